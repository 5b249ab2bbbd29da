"""What a search finds: the sentences that answer it, in order, narrowed, counted; for the command and for the page.

No more than `MOST` sentences are looked at, the newest ones of each kind of match, so that a word that stands in every
second sentence costs no more than any other. bm25 cannot do that: to weigh a word it counts all sentences that hold it,
which for `đảng viên` in a million sentences takes 0.4 s.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

import regex
from sqlite_utils import Database

from pipeline.search import A_DAY, better, day_of, every, first_rowid, only_about, pieces
from pipeline.views import DOCUMENT_LABEL

MOST = 1000
# The year of documents that print no date, and the name of a type or an issuer that is not known.
UNKNOWN = ""
_ALL_ROWIDS = (0, (1 << 63) - 1)
_YEAR = regex.compile(r"(?!0000)[0-9]{4}")

_CANDIDATES = """
SELECT s.document_id, s.position, s.rowid, length(s.text)
FROM sentences_fts CROSS JOIN sentences s ON s.rowid = sentences_fts.rowid
WHERE sentences_fts MATCH ? AND sentences_fts.rowid BETWEEN ? AND ?
ORDER BY sentences_fts.rowid LIMIT ?
"""
_HITS = f"""
SELECT s.rowid, s.id, s.document_id, {DOCUMENT_LABEL}, sections.path, sections.heading, s.page, d.issuer_name,
       d.issued_on, d.source_format, s.text
FROM sentences s JOIN documents d ON d.id = s.document_id LEFT JOIN sections ON sections.id = s.section_id
WHERE s.rowid IN (SELECT value FROM json_each(?))
"""
_DOCUMENTS = """
SELECT id, coalesce(type_name, ''), coalesce(issuer_name, ''), coalesce(substr(issued_on, 1, 4), '')
FROM documents WHERE id IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One sentence that answers, and where it stands."""

    sentence_id: str
    document_id: str
    document: str
    section: str | None
    heading: str | None
    page: int | None
    issuer: str | None
    issued_on: str | None
    source_format: str
    text: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which documents are asked: None is any, `UNKNOWN` those that do not print it; `year` has four figures."""

    type_name: str | None = None
    issuer: str | None = None
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the sentences looked at stand in documents of each type, issuer and year; the most first."""

    types: tuple[tuple[str, int], ...]
    issuers: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]


class Candidate(NamedTuple):
    """A sentence that answers: the lower, the better; of `days` those of the latest day are the least."""

    tier: int
    letters: int
    days: int
    document_id: str
    position: int
    rowid: int


@dataclass(frozen=True, slots=True)
class Found:
    """The sentences in order; `more` where not all that answer were looked at."""

    candidates: tuple[Candidate, ...]
    more: bool


def search(db: Database, query: str, limit: int = 20) -> list[Hit]:
    """Sentences that hold every word of `query`, the best first; words in quotes must follow each other.

    A word typed with marks must stand there with these marks (`đang` is not `Đảng`), one without may have any.
    """
    with one_state(db.conn):
        found = find(db.conn, query, most=max(limit, MOST))
        return hits(db.conn, found.candidates[:limit])


@contextmanager
def one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is asked inside is answered from one state of the database, while others ingest."""
    began = not connection.in_transaction
    if began:
        connection.execute("BEGIN")
    try:
        yield
    finally:
        if began:
            connection.execute("ROLLBACK")


def find(
    connection: sqlite3.Connection,
    query: str,
    narrowing: Narrowing = Narrowing(),
    newest: bool = False,
    most: int = MOST,
) -> Found:
    """The best or the newest sentences, at most `most`.

    The best first: those with the letters as typed, then those where the words follow each other, then the shorter
    ones, for there the words weigh more.
    """

    def look(tier: int, expression: str, rowids: tuple[int, int]) -> list[Candidate]:
        narrowed = only_about(expression, type=narrowing.type_name, issuer=narrowing.issuer)
        rows = connection.execute(_CANDIDATES, (narrowed, *rowids, most + 1))
        return [Candidate(tier, 0 if newest else letters, day_of(row[-1]), *row) for *row, letters in rows]

    if not pieces(query):
        return Found((), False)
    wanted = [] if newest else better(query)
    rowids = _rowids(narrowing.year)
    newest_ones = look(len(wanted), every(query), rowids)
    more = len(newest_ones) > most
    if newest_ones and not more:
        rowids = newest_ones[0].rowid, newest_ones[-1].rowid
    found: dict[int, Candidate] = {}
    for tier, expression in enumerate(wanted):
        if len(found) >= len(newest_ones):
            break
        for candidate in look(tier, expression, rowids):
            found.setdefault(candidate.rowid, candidate)
    # What is not better is the rest: its newest ones are among the newest of all.
    for candidate in newest_ones:
        found.setdefault(candidate.rowid, candidate)
    return Found(tuple(sorted(found.values())[:most]), more)


def hits(connection: sqlite3.Connection, candidates: Iterable[Candidate]) -> list[Hit]:
    """What is shown of the sentences, in their order."""
    order = [candidate.rowid for candidate in candidates]
    found = {rowid: Hit(*told) for rowid, *told in connection.execute(_HITS, [json.dumps(order)])}
    return [found[rowid] for rowid in order]


def count(connection: sqlite3.Connection, candidates: Iterable[Candidate]) -> Facets:
    """The sentences by type, issuer and year of their documents."""
    sentences = Counter(candidate.document_id for candidate in candidates)
    types, issuers, years = Counter[str](), Counter[str](), Counter[str]()
    for document_id, type_name, issuer, year in connection.execute(_DOCUMENTS, [json.dumps(list(sentences))]):
        types[type_name] += sentences[document_id]
        issuers[issuer] += sentences[document_id]
        years[year] += sentences[document_id]
    return Facets(*(tuple(sorted(each.items(), key=_most_first)) for each in (types, issuers, years)))


def is_year(value: str) -> bool:
    """Whether a search can be narrowed to it."""
    return value == UNKNOWN or _YEAR.fullmatch(value) is not None


def _rowids(year: str | None) -> tuple[int, int]:
    """The first and the last rowid of the sentences of a year's documents."""
    if year is None:
        return _ALL_ROWIDS
    last, first = (f"{year}-12-31", f"{year}-01-01") if year else (None, None)
    return first_rowid(last), first_rowid(first) + A_DAY - 1


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    name, number = counted
    return -number, name
