"""The board of who carries out what: directives of the centre down, bodies across, the first document in the cell."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import Any

from datasette.utils.asgi import Response

from pipeline.site import boards, places
from pipeline.site.answers import database_of
from pipeline.site.asking import Asked, Field, asked
from pipeline.site.coverage_query import Carried, Matrix, Place, expects, read
from pipeline.site.language import say
from pipeline.site.names import number
from pipeline.site.reading import Row
from pipeline.views import DOCUMENT_LABEL

# A darker shade for each of these numbers of days that is passed.
SHADES = (30, 90, 180, 365)
_LABELS = f"""
SELECT d.id, coalesce(d.number, {DOCUMENT_LABEL}) AS short, {DOCUMENT_LABEL} AS label, d.title
FROM documents d WHERE d.id IN (SELECT value FROM json_each(:ids))
"""


async def page(datasette: Any, request: Any) -> Response:
    """The board."""
    database = await database_of(datasette, request)
    found = await read(database, asked(_fields(()), request.query_string))
    # What there is to choose from is known only now; what was chosen is the same.
    question = asked(_fields(found.types), request.query_string)
    on_page = {cell.document for place, cell in found.cells.items() if _is_on_page(place, found)}
    slowest = found.summary.slowest
    ids = json.dumps(sorted(on_page | ({slowest[1].document} if slowest else set())))
    labels = {row["id"]: row for row in await database.execute(_LABELS, {"ids": ids})}
    shown = {
        "asked": question,
        "here": places.board(datasette, database.name, places.COVERAGE),
        "matrix": found,
        "rows": [_line(work, found, labels) for work in found.works],
        "said": _said(found),
        "slowest": slowest and _cell(slowest[1], labels),
        "shades": [(f"delay-{shade}", words) for shade, words in enumerate(_shades())],
        "work_at": lambda work: places.work(datasette, database.name, work),
        "document_at": lambda document: places.reading(datasette, database.name, document),
        "table": datasette.urls.table(database.name, "coverage"),
        "other_columns": _other_columns(question, found),
    }
    return await boards.page(datasette, request, database, "board_coverage.html", shown)


def shade(days: int | None) -> str:
    """The class of a delay: its place among `SHADES`, nothing where it is not known."""
    return "" if days is None else f"delay-{sum(days > bound for bound in SHADES)}"


def _fields(types: Collection[str]) -> tuple[Field, ...]:
    return (
        Field("tu_khoa", say("Chỉ đạo"), hint=say("số, ký hiệu hoặc chữ trong trích yếu")),
        Field(
            "loai", say("Loại văn bản"), "choice" if types else "words", {name: name for name in types}, say("mọi loại")
        ),
        Field("nam", say("Năm ban hành"), "year", hint="2022"),
        Field("co_quan", say("Cơ quan triển khai"), hint=say("một phần tên")),
        Field("cap", say("Cấp"), "choice", boards.levels(), say("mọi cấp")),
        Field("da", say("chỉ những chỉ đạo đã có nơi triển khai"), "tick", {"1": say("có")}),
        Field("cot", "", "hidden"),
    )


def _is_on_page(place: Place, found: Matrix) -> bool:
    return any(place.work == work["id"] for work in found.works) and any(
        place.body == body["name"] for body in found.bodies
    )


def _line(work: Row, found: Matrix, labels: Mapping[str, Row]) -> dict[str, Any]:
    """One directive: its cells in the order of the columns; of an empty one, whether anything could stand there."""
    cells = [
        _cell(carried, labels)
        if (carried := found.cells.get(Place(work["id"], body["name"])))
        else {"document": None, "expected": expects(work, body)}
        for body in found.bodies
    ]
    return {"work": work, "cells": cells, "bodies": found.per_work.get(work["id"], 0)}


def _cell(carried: Carried, labels: Mapping[str, Row]) -> dict[str, Any]:
    label = labels[carried.document]
    return {
        "document": carried.document,
        "short": label["short"],
        "title": " – ".join(word for word in (label["label"], label["title"]) if word),
        "days": carried.days,
        "shade": shade(carried.days),
    }


def _said(found: Matrix) -> list[tuple[str, str]]:
    """The summary as names and figures."""
    summary = found.summary
    told = [
        (
            say("Chỉ đạo đã có nơi triển khai"),
            say("{n} / {all}", n=number(summary.directives), all=number(found.lines.rows)),
        ),
        (
            say("Ô đã thấy văn bản triển khai"),
            say("{n} / {all}", n=number(summary.carried), all=number(summary.expected)),
        ),
    ]
    if summary.median is not None:
        told.append((say("Một nửa triển khai trong vòng"), say("{n} ngày", n=number(summary.median))))
    return told


def _shades() -> list[str]:
    """What each shade means."""
    first = say("đến {n} ngày", n=SHADES[0])
    between = [say("{n}–{m} ngày", n=low + 1, m=high) for low, high in pairwise(SHADES)]
    return [first, *between, say("hơn {n} ngày", n=SHADES[-1])]


def _other_columns(question: Asked, found: Matrix) -> list[tuple[str, str]]:
    """Addresses of the columns before these and after them."""
    columns = found.columns
    links = []
    if columns.page > 1:
        links.append((question.address(found.lines.page, cot=str(columns.page - 1)), f"← {say('Cơ quan trước')}"))
    if columns.page < columns.count:
        links.append((question.address(found.lines.page, cot=str(columns.page + 1)), f"{say('Cơ quan sau')} →"))
    return links
