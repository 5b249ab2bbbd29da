"""What to try where a search finds nothing: the same without marks, without the words that stand nowhere, respelled."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase

import regex

from parsers.text import fold
from pipeline.search import every, pieces, without_marks

# Of a respelled word, how often it must stand to be a better guess than another: counted no further than this.
COUNTED = 100
# A syllable has seven letters at most; what is longer is no slip of one letter.
LONGEST = 8

_SYLLABLE = regex.compile(r"[a-z]+")
_COUNT = f"SELECT count(*) FROM (SELECT 1 FROM sentences_fts WHERE sentences_fts MATCH ? LIMIT {COUNTED})"


@dataclass(frozen=True, slots=True)
class Advice:
    """Queries that find something, None where there is none such; `nowhere` are the words that no sentence holds."""

    nowhere: tuple[str, ...] = ()
    unmarked: str | None = None
    fewer: str | None = None
    respelled: str | None = None


def advise(connection: sqlite3.Connection, query: str) -> Advice:
    """What to try instead of a query that finds nothing."""
    words = pieces(query)
    nowhere = tuple(word for word in words if not _finds(connection, _quoted(word)))
    unmarked = _if_it_finds(connection, without_marks(query))
    fewer = " ".join(_quoted(word) for word in words if word not in nowhere)
    respelled = " ".join(_respelled(connection, word) if word in nowhere else _quoted(word) for word in words)
    return Advice(
        nowhere,
        unmarked,
        _if_it_finds(connection, fewer) if nowhere else None,
        _if_it_finds(connection, respelled) if nowhere and not unmarked else None,
    )


def _if_it_finds(connection: sqlite3.Connection, query: str) -> str | None:
    return query if _finds(connection, query) else None


def _finds(connection: sqlite3.Connection, query: str) -> bool:
    return bool(pieces(query)) and _count(connection, query) > 0


def _count(connection: sqlite3.Connection, query: str) -> int:
    (number,) = connection.execute(_COUNT, [every(query)]).fetchone()
    return int(number)


def _respelled(connection: sqlite3.Connection, word: str) -> str:
    """The syllable one slip away, without marks, that stands in most sentences; else the word itself."""
    bare = fold(word)
    if not _SYLLABLE.fullmatch(bare) or len(bare) > LONGEST:
        return _quoted(word)
    guesses = [bare] if bare != word.lower() else []
    guesses += sorted(set(_slips(bare)))
    counted = {guess: _count(connection, guess) for guess in guesses}
    best = max(guesses, key=counted.__getitem__)
    return best if counted[best] else _quoted(word)


def _slips(word: str) -> Iterator[str]:
    """Every word that one letter left out, put in, mistaken or out of turn makes of this one."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in ascii_lowercase)
        if tail:
            yield from (head + letter + tail[1:] for letter in ascii_lowercase)
        if len(word) > 1 and tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word
