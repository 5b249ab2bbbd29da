"""The board of targets: the page with its filters and charts, and the same rows as a workbook."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from datasette.utils.asgi import Response
from markupsafe import Markup

from parsers import model
from pipeline.export_targets import file_of
from pipeline.site import boards, places
from pipeline.site.answers import database_of
from pipeline.site.asking import NO_YEAR, Asked, Field, asked
from pipeline.site.charts import Bar, Stretch, lying, standing, values
from pipeline.site.language import say
from pipeline.site.names import CODES, number
from pipeline.site.places import anchor, reading
from pipeline.site.reading import Row
from pipeline.site.targets_query import ALL, Board, as_table_filter, every_row, read

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A workbook takes a second for each thousand rows; the command `export targets` has no such end.
MAX_ROWS = 10_000
# Bars of a chart by issuers, and of years.
MOST_BARS, MOST_YEARS = 8, 16
# Of units, to suggest.
_UNITS = "SELECT unit, count(*) AS n FROM targets WHERE unit IS NOT NULL GROUP BY unit ORDER BY n DESC, unit LIMIT 60"
_ISSUERS = "SELECT DISTINCT issuer_name FROM documents WHERE issuer_name IS NOT NULL ORDER BY 1 LIMIT 200"


async def page(datasette: Any, request: Any) -> Response:
    """The board."""
    database = await database_of(datasette, request)
    question = asked(await _fields(database), request.query_string)
    board = await read(database, question)
    here = places.board(datasette, database.name, places.TARGETS)
    table, query = datasette.urls.table(database.name, "v_targets"), as_table_filter(question)
    shown = {
        "asked": question,
        "here": here,
        "found": board.pages,
        "rows": [_row(datasette, database.name, row, board.rows) for row in board.rows],
        "by_year": _by_year(board, question),
        "by_issuer": _by_issuer(board, question),
        "values": _values(datasette, database.name, board),
        "table": f"{table}?{query}",
        "csv": f"{table}.csv?{query}&_stream=on",
        "json": f"{table}.json?{query}&_shape=objects",
        "workbook": f"{here}.xlsx{question.address()}" if board.pages.rows <= MAX_ROWS else None,
    }
    return await boards.page(datasette, request, database, "board_targets.html", shown)


async def workbook(datasette: Any, request: Any) -> Response:
    """The rows of the same question as a workbook."""
    database = await database_of(datasette, request)
    question = asked(await _fields(database), request.query_string)
    found = (await read(database, question)).pages.rows
    if found > MAX_ROWS:
        message = say(
            "Có {n} dòng; trang này chỉ xuất Excel đến {most} dòng. Hãy lọc bớt, tải CSV, hoặc chạy lệnh: nghiquyet "
            "export targets",
            n=number(found),
            most=number(MAX_ROWS),
        )
        back = places.board(datasette, database.name, places.TARGETS) + question.address()
        return await boards.refusal(datasette, request, database, message, back, 400)
    rows = await every_row(database, question)
    return boards.file(await asyncio.to_thread(file_of, rows, "xlsx"), WORKBOOK, "chi-tieu.xlsx")


async def _fields(database: Any) -> tuple[Field, ...]:
    units = [row["unit"] for row in await database.execute(_UNITS)]
    issuers = [row["issuer_name"] for row in await database.execute(_ISSUERS)]
    return (
        Field("tu_khoa", say("Từ khóa"), hint=say("đảng viên, hộ nghèo …")),
        Field("don_vi", say("Đơn vị"), options=dict.fromkeys(units, "")),
        Field(
            "so_sanh",
            say("So sánh"),
            "choice",
            {code: boards.named(code) for code in get_args(model.Comparator)},
            say("bất kỳ"),
        ),
        Field("nam", say("Năm phải đạt"), "year", {NO_YEAR: say("không ghi năm")}, hint="2025"),
        Field("co_quan", say("Cơ quan ban hành"), options=dict.fromkeys(issuers, ""), hint=say("một phần tên")),
        Field("cap", say("Cấp"), "choice", boards.levels(), say("mọi cấp")),
        Field(
            "loai",
            say("Loại"),
            "choice",
            {"result": say("kết quả đã đạt"), ALL: say("cả chỉ tiêu và kết quả")},
            say("chỉ tiêu phải đạt"),
        ),
    )


def _row(datasette: Any, database: str, row: Row, on_page: Sequence[Row]) -> dict[str, Any]:
    """One target as the table shows it; a part is set in under its whole, or says of what it is a part."""
    depth = _depth(row, {other["target_id"]: other for other in on_page})
    return {
        "amount": " ".join(word for word in (boards.named(row["change"]), boards.figure(row)) if word),
        "subject": row["subject"],
        "quote": row["quote"],
        "href": reading(datasette, database, row["document_id"], anchor("targets", row["target_id"])),
        "kind": row["kind"],
        "depth": depth,
        "part_of": row["parent_quote"] if not depth else None,
        "deadline": row["deadline"],
        "deadline_text": _unless_said(row["deadline_text"], row["recurrence"]),
        "recurrence": boards.named(row["recurrence"]),
        "baseline": row["baseline"],
        "issuer": row["issuer"],
        "document": row["document"],
        "document_title": row["document_title"],
        "document_href": reading(datasette, database, row["document_id"]),
        "section": row["section"],
        "heading": row["heading"],
        "section_href": row["section_id"]
        and reading(datasette, database, row["document_id"], anchor("sections", row["section_id"])),
    }


def _unless_said(printed: str | None, recurrence: str | None) -> str | None:
    """The deadline as printed, unless it is just the name of the recurrence."""
    return None if printed and recurrence and printed.lower() == CODES.get(recurrence) else printed


def _depth(row: Row, by_id: Mapping[str, Row]) -> int:
    """How many wholes of a part stand on the page, two at most."""
    depth = 0
    while depth < 2 and row["parent_id"] in by_id:
        row, depth = by_id[row["parent_id"]], depth + 1
    return depth


def _by_year(board: Board, question: Asked) -> Markup:
    """How many fall due in each of the last years, and how many name none."""
    told = sorted(year for year in board.years if year)[-MOST_YEARS:]
    bars = [Bar(year, board.years[year], question.address(nam=year)) for year in told]
    if untold := board.years[None]:
        bars.append(Bar(say("không"), untold, question.address(nam=NO_YEAR)))
    return standing(say("Số chỉ tiêu theo năm phải đạt"), bars) if len(bars) > 1 else Markup("")


def _by_issuer(board: Board, question: Asked) -> Markup:
    """The issuers with most."""
    most = sorted(board.issuers.items(), key=lambda each: (-each[1], each[0] or ""))[:MOST_BARS]
    bars = [Bar(name or say("không rõ"), n, question.address(co_quan=name) if name else "") for name, n in most]
    return lying(say("Số chỉ tiêu theo cơ quan"), bars) if len(bars) > 1 else Markup("")


def _values(datasette: Any, database: str, board: Board) -> Markup:
    """The values side by side, where all that is found stands on one page and is counted in one unit."""
    counted = [row for row in board.rows if row["value_min"] is not None or row["value_max"] is not None]
    if board.pages.count > 1 or len(counted) < 2 or len({(row["unit"], row["change"]) for row in counted}) > 1:
        return Markup("")
    by_issuer = len({row["issuer"] for row in counted}) == len(counted)
    return values(
        say("Mức của từng chỉ tiêu"),
        [
            Stretch(
                row["issuer"] if by_issuer and row["issuer"] else row["document"],
                row["value_min"] if row["comparator"] == "between" else 0,
                row["value_max"] if row["value_max"] is not None else row["value_min"],
                boards.figure(row),
                reading(datasette, database, row["document_id"], anchor("targets", row["target_id"])),
            )
            for row in counted
        ],
    )
