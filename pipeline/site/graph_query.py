"""Which part of the citation graph somebody asks for, and that part read out of the database."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any
from urllib.parse import urlencode

from parsers.model import Metadata
from pipeline.levels import LEVELS, level_of
from pipeline.schema import CITATIONS
from pipeline.site.labels import of_work
from pipeline.site.names import dated

RELATIONS = next(column.values for column in CITATIONS.columns if column.name == "relation")
FARTHEST = 3
# More boxes than this nobody can read, nor more arrows between them.
MOST, MOST_ARROWS = 300, 600

# The edges that are asked for; in the braces go the constants below. They are looked up by index wherever they are
# used, but where their years have to be asked of the works: then they are found once and kept.
_STEPS = re.compile("[0-9]{1,3}")
_YEAR = re.compile("[0-9]{4}")
_ASKED = """
asked AS {kept} (
  SELECT e.source_work AS source, e.target_work AS target, e.relation, e.mentions FROM edges e{joins}
  WHERE (:relations = '[]' OR e.relation IN (SELECT value FROM json_each(:relations))){bounds}
)"""
_JOINS = " JOIN works a ON a.id = e.source_work JOIN works b ON b.id = e.target_work"
_BOUNDS = """
    AND (:since = '' OR a.issued_on >= :since AND b.issued_on >= :since)
    AND (:until = '' OR substr(a.issued_on, 1, 4) <= :until AND substr(b.issued_on, 1, 4) <= :until)"""
_NEIGHBOURS = """
SELECT e.target FROM json_each(:ids) CROSS JOIN asked e ON e.source = value
UNION SELECT e.source FROM json_each(:ids) CROSS JOIN asked e ON e.target = value
"""
_WITHIN = "source IN (SELECT value FROM json_each(:ids)) AND target IN (SELECT value FROM json_each(:ids))"
# Those with most edges, and how many there are; an edge from a work to itself counts once. Each end is counted along
# its own index, which takes a third of the time of counting both together.
_BUSIEST = f"""
SELECT id, count(*) OVER () AS known FROM (
  SELECT source AS id, count(*) AS edges FROM asked WHERE {{within}} GROUP BY source
  UNION ALL SELECT target, count(*) FROM asked WHERE source <> target AND {{within}} GROUP BY target
)
GROUP BY id ORDER BY id <> :work, sum(edges) DESC, id LIMIT {MOST}
"""
_EDGES = f"SELECT source, target, relation, mentions FROM asked WHERE {_WITHIN} ORDER BY 1, 2, 3"
_WORKS = f"""
SELECT w.id, {of_work("w")} AS name, w.number, w.type_name, w.title, w.issued_on,
       w.issuer, w.issuer_code, w.authority, w.mentions, w.document_id IS NOT NULL AS held, d.level
FROM works w LEFT JOIN documents d ON d.id = w.document_id
WHERE w.id IN (SELECT value FROM json_each(:ids))
ORDER BY w.id
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for: everything, or what lies around one work; empty means no limit."""

    work: str = ""
    steps: int = 1
    relations: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    @property
    def address(self) -> str:
        """The same as a query string, always written in one way."""
        pairs = [("work", self.work), ("steps", self.steps if self.work else "")]
        pairs += [("relation", relation) for relation in self.relations]
        pairs += [("from", self.since), ("to", self.until)]
        return urlencode([pair for pair in pairs if pair[1]])


@dataclass(frozen=True, slots=True)
class Work:
    """A document as the picture needs it."""

    id: str
    name: str
    number: str | None
    type_name: str | None
    title: str | None
    issued_on: str | None
    issuer: str | None
    level: str | None
    mentions: int
    held: bool

    @property
    def dated_name(self) -> str:
        return dated(self.name, self.issued_on)


@dataclass(frozen=True, slots=True)
class Edge:
    """One work speaks of another, in one way."""

    source: str
    target: str
    relation: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Graph:
    """What is drawn; `known` counts the works that were asked for, drawn or not."""

    works: Mapping[str, Work]
    edges: tuple[Edge, ...]
    known: int
    centre: Work | None = None


def asked(parameters: Mapping[str, Sequence[str]]) -> Asked:
    """The request out of the parameters of an address; what makes no sense counts as not asked."""

    def first(name: str) -> str:
        return next(iter(parameters.get(name, ())), "").strip()

    steps = first("steps")
    return Asked(
        first("work"),
        min(max(int(steps), 1), FARTHEST) if _STEPS.fullmatch(steps) else 1,
        tuple(relation for relation in RELATIONS if relation in parameters.get("relation", ())),
        _year(first("from")),
        _year(first("to")),
    )


async def read(database: Any, request: Asked) -> Graph | None:
    """The graph that is asked for, or its densest part; None where the work is unknown."""
    centre = (await _works(database, [request.work])).get(request.work)
    if request.work and centre is None:
        return None
    near = await _around(database, request) if centre else None
    ranked, known = await _busiest(database, request, near)
    between = await _edges(database, request, ranked)
    kept = legible(ranked, between)
    works = await _works(database, kept)
    shown = tuple(edge for edge in between if edge.source in works and edge.target in works)
    return Graph(works, shown, known, centre)


def legible(ranked: Sequence[str], edges: Iterable[Edge], most: int = MOST_ARROWS) -> Sequence[str]:
    """As many of the works, which stand in their order of importance, as leave no more edges than `most`."""
    rank = {work: position for position, work in enumerate(ranked)}
    entering = Counter(max(rank[edge.source], rank[edge.target]) for edge in edges)
    arrows = accumulate(entering[position] for position in range(len(ranked)))
    return ranked[: next((position for position, count in enumerate(arrows) if count > most), len(ranked))]


def _year(text: str) -> str:
    return text if _YEAR.fullmatch(text) else ""


async def _around(database: Any, request: Asked) -> list[str]:
    """The works that one reaches from the one in the middle, with the arrows and against them."""
    found = edge = {request.work}
    for _ in range(request.steps):
        edge = {row[0] for row in await _ask(database, request, _NEIGHBOURS, edge)} - found
        found = found | edge
    return sorted(found)


async def _busiest(database: Any, request: Asked, near: Collection[str] | None) -> tuple[list[str], int]:
    """The works to draw, the most important first, and how many there are; all of them where `near` is None."""
    sql = _BUSIEST.format(within="1" if near is None else _WITHIN)
    rows = await _ask(database, request, sql, near or ())
    if not rows and near:
        return list(near), len(near)
    return [row["id"] for row in rows], rows[0]["known"] if rows else 0


async def _edges(database: Any, request: Asked, works: Collection[str]) -> list[Edge]:
    return [Edge(*row) for row in await _ask(database, request, _EDGES, works)]


async def _ask(database: Any, request: Asked, sql: str, ids: Collection[str]) -> Sequence[Any]:
    """The rows of a query over the edges that are asked for."""
    dated = bool(request.since or request.until)
    asked = (
        _ASKED.format(kept="MATERIALIZED", joins=_JOINS, bounds=_BOUNDS)
        if dated
        else _ASKED.format(kept="NOT MATERIALIZED", joins="", bounds="")
    )
    limits = {"relations": json.dumps(request.relations), "since": request.since, "until": request.until}
    limits |= {"ids": json.dumps(sorted(ids)), "work": request.work}
    rows: Sequence[Any] = (await database.execute(f"WITH {asked} {sql}", limits)).rows
    return rows


async def _works(database: Any, ids: Collection[str]) -> dict[str, Work]:
    rows = await database.execute(_WORKS, {"ids": json.dumps(sorted(ids))})
    return {row["id"]: _work(row) for row in rows}


def _work(row: Any) -> Work:
    copied = ("id", "name", "number", "type_name", "title", "issued_on", "issuer", "mentions")
    return Work(**{name: row[name] for name in copied}, held=bool(row["held"]), level=_level(row))


def _level(row: Any) -> str | None:
    """A document's level as read; else what the issuer tells. The list of known works holds central ones only."""
    if row["level"] or not row["authority"]:
        return row["level"] or level_of(Metadata(issuer_code=row["issuer_code"], issuer=row["issuer"]))
    return LEVELS[0]
