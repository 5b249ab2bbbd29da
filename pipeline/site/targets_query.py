"""Which targets a board is asked for: the filter in SQL, the same as filters of Datasette's own tables, the rows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any
from urllib.parse import urlencode

from pipeline.site.asking import NO_YEAR, Asked, Pages, pages
from pipeline.site.conditions import every, has_them, issued_by, names, worded
from pipeline.site.reading import Row
from pipeline.views import DOCUMENT_LABEL, LEVEL_RANK

# Rows on a page.
SIZE = 50
# Without a choice the board shows what is to be reached.
TARGET, ALL = "target", "all"

_ABOUT_FACTS: Mapping[str, str] = {
    "tu_khoa": f"f.rowid IN ({worded('targets', ':tu_khoa')})",
    # The plus keeps SQLite from an index that tells little apart: half of all targets are counted in per cent.
    "don_vi": "+f.unit = :don_vi",
    "so_sanh": "+f.comparator = :so_sanh",
    "nam": "f.deadline BETWEEN :nam || '-01-01' AND :nam || '-12-31'",
    "loai": "f.kind = :loai",
}
_ABOUT_DOCUMENTS: Mapping[str, str] = {
    "co_quan": issued_by(":co_quan"),
    "cap": "d.level = :cap",
}
_ORDER = f"{LEVEL_RANK}, d.issuer_name, d.id"
# A part stands under the whole.
_WITHIN = "coalesce(p.char_start, f.char_start), f.char_start, f.id"
_PER_DOCUMENT = f"""
SELECT d.id, d.issuer_name, n
FROM (SELECT f.document_id, count(*) AS n FROM targets f WHERE {{facts}} GROUP BY f.document_id)
     JOIN documents d ON d.id = document_id
WHERE {{documents}} ORDER BY {_ORDER}
"""
_PER_DEADLINE = """
SELECT f.deadline, count(*) AS n FROM targets f
WHERE {facts} AND ({everywhere} OR f.document_id IN (SELECT d.id FROM documents d WHERE {documents}))
GROUP BY f.deadline
"""
# What the board shows, and what the workbook of `export_targets` holds.
_ROWS = f"""
SELECT f.id AS target_id, f.parent_id, f.kind, f.comparator, f.value_min, f.value_max, f.unit, f.subject, f.indicator,
       f.change, f.baseline, f.deadline, f.deadline_text, f.recurrence, f.quote, f.page,
       CAST(substr(f.deadline, 1, 4) AS INTEGER) AS year, f.document_id, {DOCUMENT_LABEL} AS document,
       d.issuer_name AS issuer, d.level, d.issued_on, d.title AS document_title, d.source_path,
       f.section_id, s.path AS section, s.heading, p.quote AS parent_quote
FROM targets f JOIN documents d ON d.id = f.document_id LEFT JOIN sections s ON s.id = f.section_id
     LEFT JOIN targets p ON p.id = f.parent_id
WHERE {{facts}} AND {{documents}}
"""
_ON_PAGE = f"{_ROWS} AND f.document_id IN (SELECT value FROM json_each(:on_page)) ORDER BY {_ORDER}, {_WITHIN}"
EVERY_ROW = f"{_ROWS} ORDER BY {_ORDER}, {_WITHIN}"


@dataclass(frozen=True, slots=True)
class Board:
    """The rows of one page, and the counts of all that the filter leaves."""

    pages: Pages
    rows: tuple[Row, ...]
    issuers: Mapping[str | None, int]
    years: Mapping[str | None, int]


async def read(database: Any, question: Asked) -> Board:
    """What the board shows."""

    async def rows(sql: str, **other: object) -> list[Row]:
        said = filtered(sql, question, few="on_page" in other)
        found: list[Row] = (await database.execute(said, {**_values(question), **other})).rows
        return found

    per_document = await rows(_PER_DOCUMENT)
    found = pages(question.page, sum(row["n"] for row in per_document), SIZE)
    on_page, before = _documents_on(found, per_document)
    shown = await rows(
        f"{_ON_PAGE} LIMIT {SIZE} OFFSET :before", on_page=json.dumps(on_page), before=found.skipped - before
    )
    issuers: Counter[str | None] = Counter()
    for row in per_document:
        issuers[row["issuer_name"]] += row["n"]
    years: Counter[str | None] = Counter()
    for row in await rows(_PER_DEADLINE):
        years[row["deadline"][:4] if row["deadline"] else None] += row["n"]
    return Board(found, tuple(shown), issuers, years)


def filtered(sql: str, question: Asked, few: bool = False) -> str:
    """A query with the conditions of the question in their places; its values are bound by name.

    few: whether the query looks at the rows of some documents only
    """
    conditions = dict(_ABOUT_FACTS)
    if question["nam"] == NO_YEAR:
        conditions["nam"] = "f.deadline IS NULL"
    if few:
        conditions["tu_khoa"] = has_them("targets", ":tu_khoa")
    facts = [condition for name, condition in conditions.items() if _value(question, name)]
    documents = [condition for name, condition in _ABOUT_DOCUMENTS.items() if question[name]]
    return sql.format(facts=every(facts), documents=every(documents), everywhere="0" if documents else "1")


async def every_row(database: Any, question: Asked) -> list[Row]:
    """All rows that the filter leaves."""
    found: list[Row] = await database.execute_fn(
        lambda connection: connection.execute(filtered(EVERY_ROW, question), _values(question)).fetchall()
    )
    return found


def as_table_filter(question: Asked) -> str:
    """The query string by which Datasette's own page of `v_targets` shows the same rows."""
    return urlencode(list(_table_filters(question)))


def _table_filters(question: Asked) -> Iterator[tuple[str, str]]:
    for name, column in (("loai", "kind"), ("don_vi", "unit"), ("so_sanh", "comparator"), ("cap", "level")):
        if value := _value(question, name):
            yield f"{column}__exact", value
    if question["nam"] == NO_YEAR:
        yield "deadline__isnull", "1"
    elif year := question["nam"]:
        yield "deadline__gte", f"{year}-01-01"
        yield "deadline__lte", f"{year}-12-31"
    if issuer := question["co_quan"]:
        yield "_where", names("issuer", _quoted(issuer))
    if words := question["tu_khoa"]:
        yield "_where", f"id IN (SELECT id FROM targets WHERE rowid IN ({worded('targets', _quoted(words))}))"


def _quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _value(question: Asked, name: str) -> str:
    """What a filter comes down to: without a kind, the targets."""
    value = question[name] or (TARGET if name == "loai" else "")
    return "" if value == ALL else value


def _values(question: Asked) -> dict[str, str]:
    return {each.name: _value(question, each.name) for each in question.fields}


def _documents_on(found: Pages, per_document: Sequence[Row]) -> tuple[list[str], int]:
    """The documents whose rows stand on a page, and how many rows stand before the first of them."""
    ends = list(accumulate(row["n"] for row in per_document))
    first, last = found.skipped, found.skipped + found.size
    on_page = [
        (row["id"], end - row["n"])
        for row, end in zip(per_document, ends, strict=True)
        if end > first and end - row["n"] < last
    ]
    return [document for document, _ in on_page], on_page[0][1] if on_page else 0
