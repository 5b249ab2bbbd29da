"""How targets go down the levels: each target of a directive, and what a document that carries it out makes of it.

    citations -> Edge(directive, document) -> for each target of the directive the likest of the document -> Finding

A document carries a directive out when its title or preamble says so; only along these edges is anything compared.
`missing` says that no target of the document is worded like that of the directive: what stands under its headings of
targets is to be taken up below; a figure among its tasks is its own duty, and is told only where it was taken up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import regex
import sqlite_utils

from parsers.smooth import smooth
from pipeline.demand import Figure, compare, read_figure, years_apart
from pipeline.indicators import Indicator, likeness, read_indicator
from pipeline.levels import is_below

if TYPE_CHECKING:
    from pipeline.schema import Verdict

# Below it the words of two targets mean two things: of the samples' pairs `đảng viên` and `tổ chức cơ sở đảng`, both
# `hoàn thành xuất sắc nhiệm vụ`, stand highest with 76.8, and the lowest that mean one thing stand at 79.4.
ALIKE = 78.0
# Wordings that differ by less are as good as each other; then the one decides that can be compared.
_MARGIN = 10.0
# Reports, proposals, letters and notices pass targets on and set none.
_MESSENGERS = ("BC", "TTr", "CV", "TB")
# These set targets by their nature: one that sets none at all lacks them, where a regulation or guidance does not.
_PROGRAMMES = ("CTr", "CTHĐ", "KH")

_EDGES = f"""
WITH titles AS (
  SELECT d.id, json_extract(p.value, '$[1]') AS starts, json_extract(p.value, '$[2]') AS ends
  FROM documents d, json_each(d.places) p WHERE json_extract(p.value, '$[0]') = 'title'
)
SELECT h.id AS directive, d.id AS document, h.level AS above, d.level AS level,
       max(coalesce(c.char_start BETWEEN t.starts AND t.ends, 0)) AS in_title
FROM citations c JOIN works w ON w.id = c.work_id JOIN documents d ON d.id = c.document_id
     JOIN documents h ON h.id = w.document_id LEFT JOIN titles t ON t.id = d.id
WHERE c.relation = 'implements' AND c.section_id IS NULL AND w.id <> d.work_id
  AND (h.issued_on IS NULL OR d.issued_on IS NULL OR h.issued_on <= d.issued_on)
  AND coalesce(d.type_code, '') NOT IN {_MESSENGERS}
  AND (d.type_code IN {_PROGRAMMES} OR d.id IN (SELECT document_id FROM targets WHERE kind = 'target'))
GROUP BY h.id, d.id ORDER BY 1, 2
"""
# `+kind`: by its index SQLite would read all targets, as long as it has no statistics.
_TARGETS = """
SELECT id, section_id, comparator, value_min, value_max, unit, subject, indicator, change, deadline, recurrence, quote
FROM targets WHERE document_id = ? AND +kind = 'target' AND coalesce(value_min, value_max) IS NOT NULL ORDER BY id
"""
_SECTIONS = "SELECT id, parent_id, heading FROM sections WHERE document_id = ?"
_STANDING = """
SELECT DISTINCT t.document_id, c.document_id, c.in_title FROM cascade c JOIN targets t ON t.id = c.target_id
"""
_DROP = "DELETE FROM cascade WHERE document_id = ? AND target_id IN (SELECT id FROM targets WHERE document_id = ?)"
_INSERT = "INSERT INTO cascade (target_id, document_id, match_id, verdict, score, in_title) VALUES (?, ?, ?, ?, ?, ?)"
# Documents whose targets are remembered: those that carry out one directive, and that they also carry out another.
_REMEMBERED = 500
_AIMS = regex.compile(r"mục tiêu|chỉ tiêu")


@dataclass(frozen=True, slots=True)
class Edge:
    """A document that carries out a directive, both by id.

    in_title: whether its title says so, which is what the whole document is for
    is_part:  whether it stands below the directive, so that it speaks for a part of those whom that speaks for
    """

    directive: str
    document: str
    in_title: bool
    is_part: bool


@dataclass(frozen=True, slots=True)
class Aim:
    """A target with a number; `is_aim` where it stands under a heading of targets."""

    id: str
    indicator: Indicator
    figure: Figure
    is_aim: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one target of a directive in one document."""

    verdict: Verdict
    match: str | None = None
    score: float | None = None


def fill(db: sqlite_utils.Database, anew: bool = True) -> None:
    """Brings `cascade` up to date with the rest of the database; the caller opens the transaction, works are resolved.

    anew: False where all that stands there was written by this program: with a document that was read again all its
          rows have gone, so that what still stands holds as long as the one still carries out the other
    """
    if anew:
        db.execute("DELETE FROM cascade")
    edges = {(edge.directive, edge.document): edge for edge in _edges(db)}
    standing = set()
    for directive, document, in_title in db.execute(_STANDING).fetchall():
        edge = edges.get((directive, document))
        if edge and edge.in_title == bool(in_title):
            standing.add((directive, document))
        else:
            db.execute(_DROP, (document, directive))
    aims_of = lru_cache(_REMEMBERED)(partial(_aims, db))
    for pair, edge in edges.items():
        if pair not in standing:
            db.conn.executemany(_INSERT, _rows(edge, aims_of(edge.directive), aims_of(edge.document)))


def _rows(edge: Edge, aims: Iterable[Aim], others: Sequence[Aim]) -> Iterator[tuple[object, ...]]:
    """What becomes of the targets of a directive in one document."""
    for aim in aims:
        found = find(aim, others, edge.is_part)
        if found.match or aim.is_aim:
            yield aim.id, edge.document, found.match, found.verdict, found.score, edge.in_title


def find(aim: Aim, others: Iterable[Aim], is_part: bool = False) -> Finding:
    """The target of a document that is worded most like `aim`, and how its demand compares."""
    scored = [(likeness(aim.indicator, other.indicator), other) for other in others]
    enough = max(ALIKE, max((score for score, _ in scored), default=0.0) - _MARGIN)
    judged = [(compare(aim.figure, own.figure, is_part), score, own) for score, own in scored if score >= enough]
    if not judged:
        return Finding("missing")
    order, score, own = min(
        judged,
        key=lambda each: (each[0] == "incomparable", years_apart(aim.figure, each[2].figure), -each[1], each[2].id),
    )
    return Finding(order, own.id, score)


def _edges(db: sqlite_utils.Database) -> Iterator[Edge]:
    """What carries out what; a body does not carry out what one below it decides, though it may look after it."""
    for row in db.query(_EDGES):
        if not is_below(row["above"], row["level"]):
            is_part = is_below(row["level"], row["above"])
            yield Edge(row["directive"], row["document"], bool(row["in_title"]), is_part)


def _aims(db: sqlite_utils.Database, document: str) -> Sequence[Aim]:
    """The targets of a document; where no heading speaks of targets, all are taken for aims."""
    sections = {row["id"]: (row["parent_id"], row["heading"]) for row in db.query(_SECTIONS, (document,))}
    aims = [
        Aim(
            row["id"],
            read_indicator(row["subject"], row["indicator"], row["quote"]),
            read_figure(row),
            _under_aims(row["section_id"], sections),
        )
        for row in db.query(_TARGETS, (document,))
    ]
    return aims if any(aim.is_aim for aim in aims) else [replace(aim, is_aim=True) for aim in aims]


def _under_aims(section: str | None, sections: Mapping[str, tuple[str | None, str | None]]) -> bool:
    """Whether a section or one above it has a heading that speaks of targets."""
    while section:
        section, heading = sections[section]
        if _AIMS.search(smooth(heading or "")):
            return True
    return False
