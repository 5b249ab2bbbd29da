"""Full text: an index that knows Vietnamese spelling, and queries that no input can break.

Each searchable table has an FTS5 index `<table>_fts` of four columns:

    text    as printed, with the tone mark on its older place (ủy): what a word typed with marks must match
    fold    without marks, đ as d: what a word typed without marks may match
    newer   only where it differs: the tone on its newer place (uỷ), so that a query that comes in raw, as from the
            search box of Datasette, also finds it
    tags    made-up words that nobody types. Of a sentence, one for the type and one for the issuer of its document,
            which narrow a search; and for each word without marks, `ban` but not `bàn`, one that tells it from those
            that `fold` leaves without: in FTS5 all columns share one list for `ban`, too long to look through

The tokenizer folds case and nothing else, for removing diacritics would make đang and Đảng one word. Signs such as
`-` and `/` part words, so `21-NQ/TW` is the phrase "21 nq tw", found as typed and also where blanks were printed.

FTS5 gives its hits in the order of the rowids and can stop at any of them. So a sentence's rowid begins with the day
of its document, the latest day first: the first thousand hits of a word that stands in every second sentence are the
newest ones, without a look at the others, and the sentences of a year are one stretch of rowids.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from hashlib import sha1
from typing import TYPE_CHECKING

import regex

from parsers.text import fold, one_tone, plain

# The processes that read need the words, not the database.
if TYPE_CHECKING:
    from sqlite_utils import Database

SEARCHABLE = ("documents", "sentences", "targets", "tasks")
INDEX_COLUMNS = ("text", "fold", "newer", "tags")
# A hit on the letters as typed says more than one on the bare letters. The phrase counts with either.
WEIGHTS = "4.0, 1.0, 0.0, 0.0"
# Beyond these nobody is asking a question any more, and FTS5's expression parser has limits of its own.
MAX_WORDS = 24
MAX_LETTERS = 200
# Room for the sentences of one day in the rowids; of the documents without a date there may be millions.
A_DAY = 1 << 32

_TONE_ON_OLDER_PLACE = regex.compile(r"(?<![qQ])(?:[òóỏõọ][ae]|[ùúủũụ]y)(?!\p{L})", regex.I)
_PIECE = regex.compile(r'"([^"]*)"?|([^\s"]+)')
# What the tokenizer `unicode61` takes for a word's letters.
_LETTER = regex.compile(r"[\p{L}\p{N}]")
# A word without marks; what has figures in it is hardly ever mistaken for one with marks.
_BARE = regex.compile(r"(?<![\p{L}\p{N}\p{M}])[a-zA-Z]+(?![\p{L}\p{N}\p{M}])")
_ANY_LETTER = regex.compile(r"\p{L}")


def expression(query: str) -> str:
    """The query in FTS5's language; empty when it holds no word."""
    words = list(_words(query))
    if not words:
        return ""
    every = " AND ".join(_term(word) for word in words)
    if len(words) == 1:
        return every
    # The same rows, but those where the words follow each other rank higher.
    return f'({every}) OR ({every} AND {{fold}} : "{fold(" ".join(words))}")'


def every(query: str) -> str:
    """The query as an expression without weights; empty when it holds no word."""
    return " AND ".join(map(_term, _words(query)))


def better(query: str) -> list[str]:
    """What makes a sentence that answers the query a better answer than others, as expressions, the most first.

    The letters as typed are better than those that only match without marks, words that follow each other than others.
    """
    words = list(_words(query))
    phrase = " ".join(words)
    typed = [_as_typed(word) for word in words]
    marked = [_term(word) for word in words if has_marks(word)]
    is_phrase = len(words) > 1
    is_bare = typed != list(map(_term, words))
    found = [_as_typed(phrase)] if is_phrase else []
    found += [" AND ".join(typed)] if is_bare else []
    return found + ([" AND ".join([*marked, f'{{fold}} : "{fold(phrase)}"'])] if is_phrase and is_bare else [])


def pieces(query: str) -> tuple[str, ...]:
    """What must be found of the query: words and phrases, with the signs that were typed between their letters."""
    return tuple(_words(query))


def has_marks(piece: str) -> bool:
    """Whether a word or a phrase was typed with marks, and so must stand there with these marks."""
    return fold(piece) != piece.lower()


def without_marks(query: str) -> str:
    """The query as typed by somebody who leaves the marks out."""
    return " ".join(f'"{fold(piece)}"' if " " in piece else fold(piece) for piece in _words(query))


def only_about(expression: str, **about: str | None) -> str:
    """The expression narrowed to the documents of which `about` tells, `type="Nghị quyết"`; None narrows nothing."""
    wanted = [f'{{tags}} : "{_tag(name, value)}"' for name, value in about.items() if value is not None]
    return " AND ".join([f"({expression})", *wanted])


def first_rowid(day: str | None) -> int:
    """Where the rowids begin of the sentences of documents of a day (ISO), or of those without one, which come last."""
    try:
        ordinal = date.fromisoformat(day).toordinal() if day else 0
    except ValueError:
        ordinal = 0
    return (date.max.toordinal() - ordinal + 1) * A_DAY


def day_of(rowid: int) -> int:
    """A number for the day of a sentence's document, the latest day the least."""
    return rowid // A_DAY


def tags(text: str, type_name: str | None, issuer: str | None) -> str:
    """What the column `tags` holds for a sentence; a type and an issuer that are not known have a word too."""
    return " ".join([_tag("type", type_name or ""), _tag("issuer", issuer or ""), *_bare_tags(plain(text))])


def index_values(text: str) -> tuple[str, str, str]:
    """What the first three columns of the index hold for a text."""
    older = one_tone(plain(unicodedata.normalize("NFC", text)))
    newer = newer_tone(older)
    return older, fold(older), newer if newer != older else ""


def newer_tone(text: str) -> str:
    """The text with every movable tone mark on its newer place (`ủy` -> `uỷ`); the other way of `one_tone`."""
    moved: str = _TONE_ON_OLDER_PLACE.sub(_move_tone, text)
    return moved


def statements(table: str) -> Iterator[str]:
    """The index of a table, and the trigger that takes a deleted row out of it, by cascade too."""
    # The index keeps its own copy of the words. Datasette and sqlite-utils recognise the index of a table by
    # `content="<table>"` in its SQL: the comment is for them.
    yield (
        f"CREATE VIRTUAL TABLE {table}_fts USING fts5"
        f"({', '.join(INDEX_COLUMNS)}, tokenize='unicode61 remove_diacritics 0' /* content=\"{table}\" */)"
    )
    yield (
        f"CREATE TRIGGER {table}_leave_index AFTER DELETE ON {table} "
        f"BEGIN DELETE FROM {table}_fts WHERE rowid = old.rowid; END"
    )


def optimize(db: Database) -> None:
    """Packs the indexes after many changes: smaller, and faster to search."""
    with db.atomic():
        for table in SEARCHABLE:
            db.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('optimize')")


def _words(query: str) -> Iterator[str]:
    sound = query.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    pieces = (phrase or word for phrase, word in _PIECE.findall(plain(unicodedata.normalize("NFC", sound))))
    words = (piece[:MAX_LETTERS] for piece in pieces if _LETTER.search(piece[:MAX_LETTERS]))
    yield from (word for _, word in zip(range(MAX_WORDS), words, strict=False))


def _term(word: str) -> str:
    any_marks = not has_marks(word) and _ANY_LETTER.search(word)
    return f'{{text fold}} : "{word}"' if any_marks else _as_typed(word)


def _as_typed(word: str) -> str:
    """With the letters as typed; the tags of a word without marks first, for they are few."""
    tagged = [] if has_marks(word) else [f'{{tags}} : "{tag}"' for tag in _bare_tags(word)]
    printed = [] if _BARE.fullmatch(word) else [f'{{text}} : "{one_tone(word)}"']
    return " AND ".join([*tagged, *printed])


def _bare_tags(text: str) -> list[str]:
    """A tag for each word without marks."""
    return [f"bare{word}" for word in sorted({word.lower() for word in _BARE.findall(text)})]


@lru_cache(maxsize=1024)
def _tag(name: str, value: str) -> str:
    """A word for the index that nobody types, made of letters and figures alone."""
    return f"{name}{sha1(value.encode(), usedforsecurity=False).hexdigest()[:12]}"


def _move_tone(match: regex.Match[str]) -> str:
    first = unicodedata.normalize("NFD", match[0][0])
    return first[0] + unicodedata.normalize("NFC", match[0][1] + first[1:])
