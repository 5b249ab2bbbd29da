"""Which body carried out which directive of the centre, by what document, how soon: rows and columns of a page."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any, NamedTuple

from pipeline.site.asking import Asked, Pages, pages, whole
from pipeline.site.functions import has_words
from pipeline.site.labels import of_work
from pipeline.site.reading import Row
from pipeline.views import CARRIES_OUT, CENTRAL

# Directives and bodies on a page.
ROWS, COLUMNS = 30, 9

_DIRECTIVES = f"""
SELECT w.id, {of_work("w")} AS label, w.type_name, w.title, w.issued_on, w.mentions
FROM works w WHERE {CENTRAL} ORDER BY w.mentions DESC, w.issued_on DESC, w.id
"""
# The bare columns are those of the first document: SQLite takes them from the row of a lone min().
_CARRIED = f"""
SELECT c.work_id, d.issuer_name AS issuer, d.id AS document_id, d.issued_on,
       min(coalesce(d.issued_on, 'none') || ' ' || d.id) AS first
FROM citations c JOIN works w ON w.id = c.work_id JOIN documents d ON d.id = c.document_id
WHERE {CARRIES_OUT} AND {CENTRAL} AND d.issuer_name IS NOT NULL GROUP BY c.work_id, d.issuer_name
"""
_BODIES = """
SELECT issuer_name AS name, max(issued_on) AS until, count(*) AS documents,
       group_concat(DISTINCT level) AS levels
FROM documents WHERE issuer_name IS NOT NULL GROUP BY issuer_name
"""


class Place(NamedTuple):
    """A line and a column."""

    work: str
    body: str


@dataclass(frozen=True, slots=True)
class Carried:
    """The first document by which a body carries out a directive; days from one to the other, None without a date."""

    document: str
    days: int | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What holds for all directives and bodies of the question, on this page or not.

    carried, expected:  of all pairs, those carried out, and those of a body that issued anything since the directive
    slowest:            where it took longest
    """

    carried: int
    expected: int
    directives: int
    median: float | None
    slowest: tuple[Place, Carried] | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """One page of the matrix: `bodies` are columns, `per_work` counts those of the question who carry a work out."""

    lines: Pages
    columns: Pages
    works: Sequence[Row]
    bodies: Sequence[Row]
    cells: Mapping[Place, Carried]
    per_work: Mapping[str, int]
    summary: Summary
    types: Collection[str]


async def read(database: Any, question: Asked) -> Matrix:
    """What the board shows."""
    directives = (await database.execute(_DIRECTIVES, {})).rows
    bodies = (await database.execute(_BODIES, {})).rows
    carried = (await database.execute(_CARRIED, {})).rows
    return matrix(directives, bodies, carried, question)


def matrix(directives: Sequence[Row], bodies: Sequence[Row], carried: Iterable[Row], question: Asked) -> Matrix:
    """Out of all directives, bodies and first documents what the question leaves, in order, and of it one page."""
    works = {work["id"]: work for work in directives if _is_wanted(work, question)}
    asked_for = _bodies(bodies, question)
    cells = {
        Place(row["work_id"], row["issuer"]): _carried(works[row["work_id"]], row)
        for row in carried
        if row["work_id"] in works and row["issuer"] in asked_for
    }
    per_work, per_body = (Counter(each) for each in zip(*cells, strict=True)) if cells else (Counter(), Counter())
    if question["da"]:
        works = {id: work for id, work in works.items() if id in per_work}
    down, across = list(works.values()), _most_active(asked_for.values(), per_body)
    lines, columns = pages(question.page, len(down), ROWS), pages(whole(question["cot"]), len(across), COLUMNS)
    return Matrix(
        lines=lines,
        columns=columns,
        works=down[lines.skipped : lines.skipped + ROWS],
        bodies=across[columns.skipped : columns.skipped + COLUMNS],
        cells=cells,
        per_work=per_work,
        summary=_summary(down, across, cells),
        types=sorted({work["type_name"] for work in directives if work["type_name"]}),
    )


def expects(work: Row, body: Row) -> bool:
    """Whether a body issued anything since, so that it could have carried the directive out."""
    return bool(body["until"] and body["until"] >= work["issued_on"])


def _is_wanted(work: Row, question: Asked) -> bool:
    words = " ".join(word for word in (work["type_name"], work["label"], work["title"]) if word)
    return (
        (not question["nam"] or work["issued_on"].startswith(question["nam"]))
        and (not question["loai"] or work["type_name"] == question["loai"])
        and has_words(words, question["tu_khoa"])
    )


def _bodies(bodies: Sequence[Row], question: Asked) -> dict[str, Row]:
    """A whole name means that body alone, some words of it all bodies that have them."""
    named, level = question["co_quan"], question["cap"]
    is_whole = any(body["name"] == named for body in bodies)
    return {
        body["name"]: body
        for body in bodies
        if (body["name"] == named if is_whole else has_words(body["name"], named))
        and (not level or _has_level(body, level))
    }


def _has_level(body: Row, level: str) -> bool:
    # `khối, sở, ngành` is one level.
    return f",{level}," in f",{body['levels'] or ''},"


def _carried(work: Row, row: Row) -> Carried:
    return Carried(row["document_id"], _days(work["issued_on"], row["issued_on"]))


def _days(since: str, until: str | None) -> int | None:
    try:
        return (date.fromisoformat(until) - date.fromisoformat(since)).days if until else None
    except ValueError:
        return None


def _most_active(bodies: Iterable[Row], carried: Mapping[str, int]) -> list[Row]:
    return sorted(bodies, key=lambda body: (-carried.get(body["name"], 0), -body["documents"], body["name"]))


def _summary(works: Sequence[Row], bodies: Sequence[Row], cells: Mapping[Place, Carried]) -> Summary:
    days = [(place, cell) for place, cell in cells.items() if cell.days is not None]
    return Summary(
        carried=len(cells),
        expected=_expected(works, bodies, cells),
        directives=len({place.work for place in cells}),
        median=median(cell.days or 0 for _, cell in days) if days else None,
        slowest=max(days, key=lambda each: (each[1].days or 0, each[0]), default=None),
    )


def _expected(works: Sequence[Row], bodies: Sequence[Row], cells: Mapping[Place, Carried]) -> int:
    """Pairs of a directive and a body that issued anything since; and those carried out by a document with no date."""
    issued = sorted(work["issued_on"] for work in works)
    by_time = sum(bisect_right(issued, body["until"]) for body in bodies if body["until"])
    by_id, by_name = {work["id"]: work for work in works}, {body["name"]: body for body in bodies}
    return by_time + sum(not expects(by_id[place.work], by_name[place.body]) for place in cells)
