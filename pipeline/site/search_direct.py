"""What is typed as the name of a document: the works of that number, and those with such a title."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import regex

from parsers.text import fold, plain
from pipeline.authority import known
from pipeline.search import every, pieces
from pipeline.site.functions import has_words
from pipeline.site.labels import of_dated_work
from pipeline.site.names import day

# Of a number as many as there may be in all provinces, of titles the best.
MOST_NUMBERED, MOST_TITLED = 12, 3
# How many documents and cited works are looked through for a title.
LOOKED_THROUGH = 200
# A single letter stands in every title.
LEAST_LETTERS = 2

_JOINT = regex.compile(r"\s*([-/])\s*")
_NUMBER = regex.compile(r"(?<![\p{L}\p{N}/-])0*(?P<serial>\d{1,5})\p{L}?[-/][\p{L}\p{N}][\p{L}\p{N}/-]*")
# `Chỉ thị 05`, `Chỉ thị số 05`
_SERIAL = regex.compile(r"(?P<type>\p{L}[\p{L} ]*?)\s+(?:s[ốo]\s+)?0*(?P<serial>\d{1,4})", regex.I)
_LEADING = regex.compile(r"\D")
_LETTER_OR_FIGURE = regex.compile(r"[\p{L}\p{N}]")

_COLUMNS = f"""w.id, {of_dated_work("w")} AS name, w.title, w.number, w.type_name, w.document_id, w.mentions"""
# `-` and `/` are neighbours, and figures follow them.
_NUMBERED = f"""
SELECT {_COLUMNS} FROM works w WHERE w.number >= :serial || '-' AND w.number < :serial || '0'
ORDER BY w.mentions DESC, w.issued_on DESC, w.id
"""
_TITLED = f"""
SELECT {_COLUMNS} FROM (
  SELECT d.work_id, length(d.title) AS letters, d.id
  FROM documents_fts CROSS JOIN documents d ON d.rowid = documents_fts.rowid
  WHERE documents_fts MATCH :query LIMIT {LOOKED_THROUGH}
) found JOIN works w ON w.id = found.work_id ORDER BY found.letters, found.id LIMIT {MOST_TITLED}
"""
# The plus keeps SQLite from looking up all works without a document, only to sort them.
_CITED = f"""
SELECT {_COLUMNS} FROM works w WHERE +w.document_id IS NULL ORDER BY w.mentions DESC LIMIT {LOOKED_THROUGH}
"""


# Whether a work of this number and type is one that was typed.
Fits = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Named:
    """A work that what was typed may mean; without an id it is only in the list of central documents."""

    work_id: str | None
    name: str
    title: str | None
    document_id: str | None = None
    mentions: int = 0


def named(connection: sqlite3.Connection, query: str) -> list[Named]:
    """The works that the query names: by number, else by words of their titles, those that are held first."""
    by_number = [work for serial, fits in _numbers(query) for work in _numbered(connection, serial, fits)]
    if by_number:
        return by_number[:MOST_NUMBERED]
    if len("".join(pieces(query))) < LEAST_LETTERS:
        return []
    held = map(_named, _rows(connection, _TITLED, query=every(query)))
    return [*held, *_cited(connection, query)][:MOST_TITLED]


def _numbers(query: str) -> Iterator[tuple[str, Fits]]:
    """Each number in the query: its serial, and what tells the works that it may be."""
    letters = _JOINT.sub(r"\1", plain(query))
    for number in _NUMBER.finditer(letters):
        typed = _key(number[0])
        yield number["serial"], lambda number, _, typed=typed: _begins(_key(number), typed)  # type: ignore[misc]
    if whole := _SERIAL.fullmatch(letters.strip()):
        yield whole["serial"], lambda _, type_name: fold(type_name) == fold(whole["type"])


def _numbered(connection: sqlite3.Connection, serial: str, fits: Fits) -> list[Named]:
    """The works with this serial, as it is or with a nought before it, then those that nobody mentions here."""
    spellings = dict.fromkeys((serial, serial.zfill(2)))
    rows = [row for spelled in spellings for row in _rows(connection, _NUMBERED, serial=spelled)]
    found = [_named(row) for row in rows if fits(row["number"], row["type_name"] or "")]
    there = {work.work_id for work in found}
    listed = (work for work in known() if _LEADING.split(work.number, maxsplit=1)[0].lstrip("0") == serial)
    return found + [
        Named(None, f"{work.type_name} {work.number} ({day(work.issued_on)})", work.title)
        for work in listed
        if work.work not in there and fits(work.number, work.type_name)
    ]


def _cited(connection: sqlite3.Connection, query: str) -> Iterator[Named]:
    for row in _rows(connection, _CITED):
        if has_words(f"{row['type_name'] or ''} {row['title'] or ''}", query):
            yield _named(row)


def _key(number: str) -> str:
    return fold(number).lstrip("0")


def _begins(number: str, typed: str) -> bool:
    """`21-nq/tw` answers `21-nq/tw` and `21-nq`, but not `21-n`."""
    return number.startswith(typed) and not _LETTER_OR_FIGURE.match(number, len(typed))


def _named(row: sqlite3.Row) -> Named:
    return Named(row["id"], row["name"], row["title"], row["document_id"], row["mentions"])


def _rows(connection: sqlite3.Connection, sql: str, **parameters: str) -> Iterable[sqlite3.Row]:
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql, parameters)
