"""What the search page shows: the sentences that answer, where they stand, what parts them, what else is meant."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from pipeline.finding import UNKNOWN, Candidate, Facets, Hit, Narrowing, count, find, hits, is_year
from pipeline.search import pieces, without_marks
from pipeline.site.asking import PAGE, pages, whole
from pipeline.site.language import say
from pipeline.site.search_advice import Advice, advise
from pipeline.site.search_direct import Named, named

# Sentences on a page, and of those that only answer without marks.
SIZE, NEARLY = 20, 10
# Values of one facet that are offered; the search can be narrowed to others through the address.
OFFERED = 12
# Nobody types more; a whole page pasted in is cut.
LONGEST = 1000
# In an address: what documents do not print.
NOT_PRINTED = "-"
_ANYWHERE, _UNCOUNTED = Narrowing(), Facets((), (), ())


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; pages count from 1."""

    query: str = ""
    narrowing: Narrowing = _ANYWHERE
    newest: bool = False
    page: int = 1

    def address(self, **changes: Any) -> str:
        """The same search with some changes, back on its first page, as the end of an address."""
        asked = replace(self, **{"page": 1, **changes})
        narrowing = asked.narrowing
        said = {
            "q": asked.query,
            "loai": _said(narrowing.type_name),
            "co_quan": _said(narrowing.issuer),
            "nam": _said(narrowing.year),
            "xep": "moi" if asked.newest else "",
            PAGE: str(asked.page) if asked.page > 1 else "",
        }
        return urlencode({name: value for name, value in said.items() if value})

    def narrowed(self, **values: str | None) -> str:
        """The address of the same search narrowed further, or less, where a value is None."""
        return self.address(narrowing=replace(self.narrowing, **values))


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: how many sentences, and the address that narrows to it."""

    name: str
    number: int
    address: str


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is found: `total` sentences, or more than that.

    nearly: sentences that answer without marks alone, where there are few others
    """

    asked: Asked
    total: int = 0
    more: bool = False
    hits: tuple[Hit, ...] = ()
    nearly: tuple[Hit, ...] = ()
    facets: Facets = _UNCOUNTED
    named: tuple[Named, ...] = ()
    advice: Advice | None = None

    @property
    def bare(self) -> str:
        """The query that `nearly` answers."""
        return without_marks(self.asked.query)

    @property
    def pages(self) -> int:
        """How many pages the sentences looked at fill."""
        return pages(1, self.total, SIZE).count


def asked(arguments: Mapping[str, str]) -> Asked:
    """What an address asks for; what makes no sense in it asks for nothing."""
    query = " ".join(arguments.get("q", "").replace("\0", " ").split())[:LONGEST].strip()
    year = _meant(arguments.get("nam"))
    type_name, issuer = _meant(arguments.get("loai")), _meant(arguments.get("co_quan"))
    return Asked(
        query,
        Narrowing(type_name, issuer, year if year is not None and is_year(year) else None),
        arguments.get("xep") == "moi",
        whole(arguments.get(PAGE)),
    )


def answer(connection: sqlite3.Connection, asked: Asked) -> Answer:
    """Everything about one search, on the last page where there are not so many; of a query without a word, nothing."""
    if not pieces(asked.query):
        return Answer(asked)
    found = find(connection, asked.query, asked.narrowing, asked.newest)
    total = len(found.candidates)
    here = pages(asked.page, total, SIZE)
    asked = replace(asked, page=here.page)
    return Answer(
        asked,
        total,
        found.more,
        tuple(hits(connection, found.candidates[here.skipped : here.skipped + SIZE])),
        tuple(hits(connection, _nearly(connection, asked, found.candidates))) if total <= SIZE else (),
        count(connection, found.candidates),
        tuple(named(connection, asked.query)) if asked.page == 1 else (),
        advise(connection, asked.query) if not total else None,
    )


def _nearly(connection: sqlite3.Connection, asked: Asked, found: Sequence[Candidate]) -> Iterable[Candidate]:
    bare = without_marks(asked.query)
    if pieces(bare) == pieces(asked.query):
        return ()
    there = {candidate.rowid for candidate in found}
    others = find(connection, bare, asked.narrowing, asked.newest).candidates
    return [candidate for candidate in others if candidate.rowid not in there][:NEARLY]


def facets(answer: Answer) -> list[tuple[str, list[Value]]]:
    """What the search can be narrowed by, each facet with the values that part the sentences."""
    narrowing = answer.asked.narrowing
    parted = (
        ("type_name", say("Theo loại"), answer.facets.types, narrowing.type_name),
        ("issuer", say("Theo cơ quan"), answer.facets.issuers, narrowing.issuer),
        ("year", say("Theo năm"), sorted(answer.facets.years[:OFFERED], reverse=True), narrowing.year),
    )
    return [
        (title, [_value(answer.asked, name, value, number) for value, number in values[:OFFERED]])
        for name, title, values, chosen in parted
        if chosen is None and len(values) > 1
    ]


def chosen(asked: Asked) -> list[tuple[str, str]]:
    """What the search is narrowed to, each with the address that widens it again."""
    parts = (
        ("type_name", say("Theo loại"), asked.narrowing.type_name),
        ("issuer", say("Theo cơ quan"), asked.narrowing.issuer),
        ("year", say("Theo năm"), asked.narrowing.year),
    )
    return [
        (f"{title}: {_shown(value)}", asked.narrowed(**{name: None}))
        for name, title, value in parts
        if value is not None
    ]


def _value(asked: Asked, name: str, value: str, number: int) -> Value:
    return Value(_shown(value), number, asked.narrowed(**{name: value}))


def _shown(value: str) -> str:
    return say("không in") if value == UNKNOWN else value


def _said(value: str | None) -> str:
    return NOT_PRINTED if value == UNKNOWN else value or ""


def _meant(value: str | None) -> str | None:
    return UNKNOWN if value == NOT_PRINTED else value or None
