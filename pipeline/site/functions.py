"""What SQL can call on these pages besides SQLite's own functions.

escape_fts(câu)                     anything typed, as a query of any full-text index, `sentences_fts` …
has_words(chữ, từ khóa)             1 where the text holds every word, spelled as search takes it; no words, always 1
vietnamese(mã)                      `implements` as `thực hiện`
amount(comparator, min, max, unit)  `≥ 60%`, `10 - 15 tỷ đồng`

`escape_fts` is Datasette's own name: its search boxes call it, so they take what the command `search` takes.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from functools import lru_cache

import regex

from parsers.text import fold, one_tone, plain
from pipeline.search import expression
from pipeline.site.names import in_words, number, vietnamese
from pipeline.site.values import unit as unit_in_words

# FTS5 has no empty query; this one finds nothing.
NOTHING = '""'
# The longest text that is taken for a name, in letters.
_NAME = 150
_WORD = regex.compile(r"[\p{L}\p{N}]+")


def register(connection: sqlite3.Connection) -> None:
    """Makes the functions known to a connection."""
    connection.create_function("escape_fts", 1, escape_fts, deterministic=True)
    connection.create_function("has_words", 2, has_words, deterministic=True)
    connection.create_function("vietnamese", 1, vietnamese, deterministic=True)
    connection.create_function("amount", 4, amount, deterministic=True)


def escape_fts(query: object) -> str:
    """A query that no input can break."""
    return expression(_text(query)) or NOTHING


def has_words(text: object, query: object) -> bool:
    """Whether each piece of the query stands in the text as whole words, `21-NQ/TW` as three that follow each other.

    A piece with marks must stand there with these marks (`đang` is not `Đảng`), one without may have any.
    """
    wanted = _phrases(_text(query))
    if not wanted:
        return True
    said = _text(text)
    marked, bare = _spelled(said) if len(said) <= _NAME else _spelled.__wrapped__(said)
    return all(phrase in (marked if has_marks else bare) for phrase, has_marks in wanted)


def amount(comparator: str | None, least: float | None, most: float | None, unit: str | None) -> str | None:
    """A figure in one cell; None where nothing is counted."""
    if comparator == "most":
        return in_words(comparator)
    bounds = [number(bound) for bound in dict.fromkeys((least, most)) if isinstance(bound, int | float)]
    if not bounds:
        return None
    sign = "" if comparator in ("=", "between", None) else f"{in_words(comparator)} "
    blank = "" if not unit or unit.startswith("%") else " "
    return f"{sign}{' - '.join(bounds)}{blank}{unit_in_words(unit) if unit else ''}"


@lru_cache(maxsize=64)
def _phrases(query: str) -> tuple[tuple[str, bool], ...]:
    pieces = [_letters(piece) for piece in query.split() if _WORD.search(piece)]
    return tuple((_words(piece), fold(piece) != piece) for piece in pieces)


@lru_cache(maxsize=8192)
def _spelled(text: str) -> tuple[str, str]:
    """The words of a text as typed and without marks; kept for names, which a question meets again row by row."""
    letters = _letters(text)
    return _words(letters), _words(fold(letters))


def _letters(text: str) -> str:
    return one_tone(plain(unicodedata.normalize("NFC", text))).lower()


def _words(letters: str) -> str:
    return f" {' '.join(_WORD.findall(letters))} "


def _text(value: object) -> str:
    return "" if value is None else str(value)
