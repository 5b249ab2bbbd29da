"""The calendar of tasks: by month what is to come and what is past, what comes round, what has no day; and as .ics."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, get_args

from datasette.utils.asgi import Response

from parsers import model
from pipeline.errors import CallError
from pipeline.export_calendar import file_of
from pipeline.recurrence import read_round
from pipeline.site import boards, places
from pipeline.site.answers import database_of
from pipeline.site.asking import Field, asked
from pipeline.site.language import say
from pipeline.site.names import day, number
from pipeline.site.places import anchor, reading
from pipeline.site.reading import Row
from pipeline.site.tasks_query import PARTS, Part, for_calendar, read

CALENDAR = "text/calendar; charset=utf-8"
# Rows that go into one file; the command `export calendar` has no such end.
MAX_ROWS = 5_000
# What falls due in so many days is told apart.
SOON = 30


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading: a month, or a way to come round."""

    name: str
    rows: tuple[dict[str, Any], ...]


async def page(datasette: Any, request: Any) -> Response:
    """The calendar."""
    database = await database_of(datasette, request)
    question, today = asked(_fields(), request.query_string), date.today()
    found = await read(database, question, today)
    here = places.board(datasette, database.name, places.TASKS)

    def shown(row: Row) -> dict[str, Any]:
        return _row(datasette, database.name, row, today)

    parts = [
        {
            "part": part,
            "title": _titles()[part],
            "count": found.counts[part],
            "groups": [Group(name, tuple(map(shown, rows))) for name, rows in _groups(part, rows)],
        }
        for part, rows in found.parts
    ]
    return await boards.page(
        datasette,
        request,
        database,
        "board_tasks.html",
        {
            "asked": question,
            "here": here,
            "found": found.pages,
            "today": today.isoformat(),
            "parts": parts,
            # The part that is shown alone leads back to all.
            "jumps": [
                (_titles()[part], found.counts[part], question.address(phan="" if is_here else part), is_here)
                for part in PARTS
                for is_here in [part == question["phan"]]
            ],
            "soon": question.address(tu=today.isoformat(), den=(today + timedelta(SOON)).isoformat(), phan=""),
            "soon_days": SOON,
            "calendar": f"{here}.ics{question.address()}" if found.pages.rows <= MAX_ROWS else None,
            "table": datasette.urls.table(database.name, "v_tasks"),
        },
    )


async def calendar(datasette: Any, request: Any) -> Response:
    """The tasks of the same question as a calendar."""
    database = await database_of(datasette, request)
    question = asked(_fields(), request.query_string)
    rows = await for_calendar(database, question, date.today(), MAX_ROWS)
    back = places.board(datasette, database.name, places.TASKS) + question.address()
    if len(rows) > MAX_ROWS:
        message = say(
            "Có hơn {most} nhiệm vụ, nhiều hơn một tệp lịch chứa được. Hãy lọc bớt, hoặc chạy lệnh: nghiquyet export "
            "calendar",
            most=number(MAX_ROWS),
        )
        return await boards.refusal(datasette, request, database, message, back, 400)
    try:
        file = await asyncio.to_thread(file_of, rows)
    except CallError:
        message = say("Không có nhiệm vụ nào có ngày đến hạn, nên không có gì để đưa vào lịch.")
        return await boards.refusal(datasette, request, database, message, back, 404)
    return boards.file(file.content, CALENDAR, "nhiem-vu.ics")


def _fields() -> tuple[Field, ...]:
    return (
        Field("co_quan", say("Cơ quan làm"), hint=say("một phần tên")),
        Field(
            "vai_tro",
            say("Vai trò"),
            "choice",
            {"chu-tri": say("chủ trì"), "phoi-hop": say("phối hợp")},
            say("chủ trì hoặc phối hợp"),
        ),
        Field("ban_hanh", say("Cơ quan giao"), hint=say("một phần tên")),
        Field("tu", say("Hạn từ ngày"), "day"),
        Field("den", say("đến ngày"), "day"),
        Field(
            "kieu",
            say("Kiểu thời hạn"),
            "choice",
            {code: boards.named(code) for code in get_args(model.DueKind)},
            say("bất kỳ"),
        ),
        Field("tu_khoa", say("Từ khóa"), hint=say("báo cáo, kế hoạch …")),
        Field("phan", "", "hidden", _titles()),
    )


def _titles() -> dict[str, str]:
    return {
        "sap-toi": say("Chưa đến hạn"),
        "lap-lai": say("Lặp lại, thường xuyên"),
        "khong-ngay": say("Không ghi ngày"),
        "da-qua": say("Đã qua hạn"),
    }


def _groups(part: Part, rows: Sequence[Row]) -> Iterator[tuple[str, Sequence[Row]]]:
    """The rows of a part under their headings; they stand in that order."""
    for name, members in groupby(rows, key=lambda row: _heading(part, row)):
        yield name, tuple(members)


def _heading(part: Part, row: Row) -> str:
    if part in ("sap-toi", "da-qua"):
        return say("Tháng {month}/{year}", month=row["due_on"][5:7], year=row["due_on"][:4])
    if part == "lap-lai":
        return boards.named(row["due_kind"]) or say("định kỳ, hằng quý")
    return ""


def _row(datasette: Any, database: str, row: Row, today: date) -> dict[str, Any]:
    """One task as the page shows it."""
    return {
        "quote": row["quote"],
        "href": reading(datasette, database, row["document_id"], anchor("tasks", row["id"])),
        "lead": row["lead"],
        "partners": _partners(row["partners"]),
        "due_on": row["due_on"],
        "due_text": row["due_text"],
        "standing": _standing(row, today),
        "is_soon": row["due_on"] and today.isoformat() <= row["due_on"] <= (today + timedelta(SOON)).isoformat(),
        "issuer": row["issuer"],
        "document": row["document"],
        "document_title": row["document_title"],
        "document_href": reading(datasette, database, row["document_id"]),
        "section": row["section"],
        "section_href": row["section_id"]
        and reading(datasette, database, row["document_id"], anchor("sections", row["section_id"])),
    }


def _partners(partners: str) -> str:
    return "; ".join(str(name) for name in json.loads(partners))


def _standing(row: Row, today: date) -> str:
    """How far a day is from today, in words; of what comes round, its next day if it says one."""
    try:
        due = date.fromisoformat(row["due_on"]) if row["due_on"] else None
    except ValueError:
        return ""
    if due is None:
        again = read_round(row["due_kind"], row["due_text"])
        return say("lần tới {day}", day=day(again.after(today).isoformat())) if again else ""
    days = (due - today).days
    if days < 0:
        return say("đã qua {n} ngày", n=number(-days))
    return say("còn {n} ngày", n=number(days)) if days else say("hôm nay")
