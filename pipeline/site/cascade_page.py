"""A directive's targets beside what each document that carries it out makes of them; first, the list of directives."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from pipeline.schema import Verdict
from pipeline.site import boards, places
from pipeline.site.answers import database_of
from pipeline.site.asking import Asked, Field, asked, pages
from pipeline.site.conditions import worded
from pipeline.site.language import say
from pipeline.site.names import day
from pipeline.site.places import anchor, reading
from pipeline.site.reading import Row
from pipeline.views import DOCUMENT_LABEL, LEVEL_RANK

# A sign for each finding, beside its word and its colour.
SIGNS: Mapping[Verdict, str] = {"higher": "▲", "equal": "=", "lower": "▼", "incomparable": "?", "missing": "○"}
# Columns beside each other, and directives on a page of the list.
COLUMNS, SIZE = 8, 40

_DIRECTIVES = f"""
SELECT d.id, {DOCUMENT_LABEL} AS label, d.title, d.issuer_name AS issuer, d.issued_on, d.level, k.documents, k.targets
FROM (
  SELECT t.document_id, count(DISTINCT k.document_id) AS documents, count(DISTINCT k.target_id) AS targets
  FROM cascade k JOIN targets t ON t.id = k.target_id GROUP BY t.document_id
) k JOIN documents d ON d.id = k.document_id
WHERE (:cap = '' OR d.level = :cap)
  AND (:tu_khoa = '' OR d.rowid IN ({worded("documents", ":tu_khoa")}))
ORDER BY k.documents DESC, {LEVEL_RANK}, d.issued_on DESC, d.id
"""
_DIRECTIVE = (
    f"SELECT d.id, {DOCUMENT_LABEL} AS label, d.title, d.issuer_name AS issuer FROM documents d WHERE d.id = :id"
)
_DOCUMENTS = f"""
SELECT d.id, {DOCUMENT_LABEL} AS label, d.title, d.issuer_name AS issuer, d.issued_on, max(k.in_title) AS in_title,
       {", ".join(f"sum(k.verdict = '{verdict}') AS {verdict}" for verdict in get_args(Verdict))}
FROM targets t JOIN cascade k ON k.target_id = t.id JOIN documents d ON d.id = k.document_id
WHERE t.document_id = :id GROUP BY d.id ORDER BY in_title DESC, {LEVEL_RANK}, d.issuer_name, d.issued_on, d.id
"""
_TARGETS = """
SELECT t.id, t.quote, t.subject, t.comparator, t.value_min, t.value_max, t.unit, t.deadline, t.deadline_text,
       t.recurrence, s.path AS section
FROM targets t LEFT JOIN sections s ON s.id = t.section_id
WHERE t.document_id = :id AND EXISTS (SELECT 1 FROM cascade k WHERE k.target_id = t.id) ORDER BY t.char_start, t.id
"""
_CELLS = """
SELECT k.target_id, k.document_id, k.verdict, k.score, k.match_id, f.quote, f.comparator, f.value_min, f.value_max,
       f.unit, f.deadline, f.recurrence
FROM targets t JOIN cascade k ON k.target_id = t.id LEFT JOIN targets f ON f.id = k.match_id
WHERE t.document_id = :id AND k.document_id IN (SELECT value FROM json_each(:documents))
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document makes of one target."""

    verdict: Verdict
    sign: str
    finding: str
    amount: str
    until: str
    quote: str | None
    match: str | None
    score: float | None


async def page(datasette: Any, request: Any) -> Response:
    """The list of directives, or one of them beside its documents."""
    database = await database_of(datasette, request)
    question = asked(_fields(), request.query_string)
    shown = {
        "asked": question,
        "here": places.board(datasette, database.name, places.CASCADE),
        "signs": [(verdict, SIGNS[verdict], boards.named(verdict)) for verdict in get_args(Verdict)],
    }
    if question["chi_dao"]:
        return await _matrix(datasette, request, database, question, shown)
    found = (await database.execute(_DIRECTIVES, {**_blank(), **question.chosen})).rows
    here = pages(question.page, len(found), SIZE)
    listed = found[here.skipped : here.skipped + SIZE]
    shown |= {"found": here, "directives": listed}
    return await boards.page(datasette, request, database, "board_directives.html", shown)


def _fields() -> tuple[Field, ...]:
    return (
        Field("chi_dao", say("Chỉ đạo"), "hidden"),
        Field("tu_khoa", say("Từ khóa"), hint=say("số, ký hiệu hoặc chữ trong trích yếu")),
        Field("cap", say("Cấp"), "choice", boards.levels(), say("mọi cấp")),
    )


def _blank() -> dict[str, str]:
    return dict.fromkeys(("tu_khoa", "cap"), "")


async def _matrix(datasette: Any, request: Any, database: Any, question: Asked, shown: Mapping[str, Any]) -> Response:
    """One directive: its targets down the side, so many documents across."""

    async def rows(sql: str, **other: str) -> Sequence[Row]:
        found: Sequence[Row] = (await database.execute(sql, {"id": question["chi_dao"], **other})).rows
        return found

    directive = next(iter(await rows(_DIRECTIVE)), None)
    if directive is None:
        message = say("Không có văn bản nào mang mã này.")
        return await boards.refusal(datasette, request, database, message, shown["here"], 404)
    columns = await rows(_DOCUMENTS)
    found = pages(question.page, len(columns), COLUMNS)
    across = columns[found.skipped : found.skipped + COLUMNS]
    cells = await rows(_CELLS, documents=json.dumps([column["id"] for column in across]))

    def place_of(document: str, target: str | None = None) -> str:
        return reading(datasette, database.name, document, anchor("targets", target) if target else None)

    table = datasette.urls.table(database.name, "cascade_board")
    only = urlencode({"directive_id__exact": directive["id"]})
    return await boards.page(
        datasette,
        request,
        database,
        "board_cascade.html",
        {
            **shown,
            "directive": directive,
            "found": found,
            "columns": across,
            "targets": [_target(row) for row in await rows(_TARGETS)],
            "cells": {(row["target_id"], row["document_id"]): _cell(row) for row in cells},
            "place_of": place_of,
            "table": f"{table}?{only}",
            "csv": f"{table}.csv?{only}&_stream=on",
            "json": f"{table}.json?{only}&_shape=objects",
        },
    )


def _target(row: Row) -> dict[str, Any]:
    """A target of the directive, for the head of its line."""
    return {**dict(row), "amount": boards.figure(row), "until": _until(row)}


def _cell(row: Row) -> Cell:
    verdict: Verdict = row["verdict"]
    return Cell(
        verdict,
        SIGNS[verdict],
        boards.named(verdict),
        boards.figure(row) if row["match_id"] else "",
        _until(row),
        row["quote"],
        row["match_id"],
        row["score"],
    )


def _until(row: Row) -> str:
    return ", ".join(word for word in (boards.named(row["recurrence"]), day(row["deadline"])) if word)
