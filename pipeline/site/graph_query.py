"""Which part of the citation graph somebody asks for, and that part read out of the database."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from parsers.model import Metadata
from pipeline.levels import LEVELS, level_of
from pipeline.schema import CITATIONS
from pipeline.site.labels import of_work
from pipeline.site.names import dated

RELATIONS = next(column.values for column in CITATIONS.columns if column.name == "relation")
FARTHEST = 3
# More boxes than this nobody can read.
MOST = 300

_EDGES = """
SELECT g.source_work, g.target_work, g.relation, g.mentions
FROM citation_graph g JOIN works a ON a.id = g.source_work JOIN works b ON b.id = g.target_work
WHERE (:relations = '[]' OR g.relation IN (SELECT value FROM json_each(:relations)))
  AND (:since = '' OR a.issued_on >= :since AND b.issued_on >= :since)
  AND (:until = '' OR substr(a.issued_on, 1, 4) <= :until AND substr(b.issued_on, 1, 4) <= :until)
ORDER BY 1, 2, 3
"""
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
        min(max(int(steps), 1), FARTHEST) if re.fullmatch("[0-9]{1,3}", steps) else 1,
        tuple(relation for relation in RELATIONS if relation in parameters.get("relation", ())),
        _year(first("from")),
        _year(first("to")),
    )


async def read(database: Any, request: Asked) -> Graph | None:
    """The graph that is asked for; None where the work is unknown."""
    centre = (await _works(database, [request.work])).get(request.work)
    if request.work and centre is None:
        return None
    edges = await _edges(database, request)
    if centre:
        near = _around(centre.id, edges, request.steps)
        edges = [edge for edge in edges if edge.source in near and edge.target in near]
    else:
        near = {end for edge in edges for end in (edge.source, edge.target)}
    works = await _works(database, densest(near, edges, keep=request.work))
    shown = tuple(edge for edge in edges if edge.source in works and edge.target in works)
    return Graph(works, shown, len(near), centre)


def densest(works: Collection[str], edges: Iterable[Edge], keep: str = "", most: int = MOST) -> set[str]:
    """Those with most edges; `keep` is always among them."""
    degrees = Counter(end for edge in edges for end in {edge.source, edge.target})
    return set(sorted(works, key=lambda work: (work != keep, -degrees[work], work))[:most])


def _year(text: str) -> str:
    return text if re.fullmatch("[0-9]{4}", text) else ""


def _around(centre: str, edges: Iterable[Edge], steps: int) -> set[str]:
    """The works that one reaches from `centre` in so many steps, with the arrows and against them."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        neighbours[edge.source].add(edge.target)
        neighbours[edge.target].add(edge.source)
    found = {centre}
    for _ in range(steps):
        found |= {other for work in found for other in neighbours[work]}
    return found


async def _edges(database: Any, request: Asked) -> list[Edge]:
    limits = {"relations": json.dumps(request.relations), "since": request.since, "until": request.until}
    return [Edge(*row) for row in await database.execute(_EDGES, limits)]


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
