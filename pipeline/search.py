"""Full text: an index that knows Vietnamese spelling, and queries that no input can break.

Each searchable table has an FTS5 index `<table>_fts` of three columns:

    text    as printed, with the tone mark on its older place (ủy): what a word typed with marks must match
    fold    without marks, đ as d: what a word typed without marks may match
    newer   only where it differs: the tone on its newer place (uỷ), so that a query that comes in raw, as from the
            search box of Datasette, also finds it

The tokenizer folds case and nothing else, for removing diacritics would make đang and Đảng one word. Signs such as
`-` and `/` part words, so `21-NQ/TW` is the phrase "21 nq tw", found as typed and also where blanks were printed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import regex
from sqlite_utils import Database

from parsers.text import fold, one_tone, plain
from pipeline.views import DOCUMENT_LABEL

SEARCHABLE = ("documents", "sentences")
INDEX_COLUMNS = ("text", "fold", "newer")
# A hit on the letters as typed says more than one on the bare letters. The phrase counts with either.
WEIGHTS = "4.0, 1.0, 0.0"
# Beyond these nobody is asking a question any more, and FTS5's expression parser has limits of its own.
MAX_WORDS = 24
MAX_LETTERS = 200

_TONE_ON_OLDER_PLACE = regex.compile(r"(?<![qQ])(?:[òóỏõọ][ae]|[ùúủũụ]y)(?!\p{L})", regex.I)
_PIECE = regex.compile(r'"([^"]*)"?|([^\s"]+)')
# What the tokenizer `unicode61` takes for a word's letters.
_LETTER = regex.compile(r"[\p{L}\p{N}]")


@dataclass(frozen=True, slots=True)
class Hit:
    """One sentence that answers, and where it stands; `rank` is bm25, the lower the better."""

    sentence_id: str
    document_id: str
    document: str
    section: str | None
    page: int | None
    text: str
    rank: float


_HITS = f"""
SELECT s.id, s.document_id, {DOCUMENT_LABEL}, sections.path, s.page,
       s.text, bm25(sentences_fts, {WEIGHTS}) AS rank
FROM sentences_fts
JOIN sentences s ON s.rowid = sentences_fts.rowid
JOIN documents d ON d.id = s.document_id
LEFT JOIN sections ON sections.id = s.section_id
WHERE sentences_fts MATCH ?
ORDER BY rank, s.document_id, s.position
LIMIT ?
"""


def search(db: Database, query: str, limit: int = 20) -> list[Hit]:
    """Sentences that hold every word of `query`, the best first; words in quotes must follow each other.

    A word typed with marks must stand there with these marks (`đang` is not `Đảng`), one without may have any.
    """
    match = expression(query)
    return [Hit(*row) for row in db.execute(_HITS, (match, limit))] if match else []


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


def index_values(text: str) -> tuple[str, str, str]:
    """What the three columns of the index hold for a text."""
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
        f"(text, fold, newer, tokenize='unicode61 remove_diacritics 0' /* content=\"{table}\" */)"
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
    marked = fold(word) != word.lower()
    return f'{{text}} : "{one_tone(word)}"' if marked else f'{{text fold}} : "{word}"'


def _move_tone(match: regex.Match[str]) -> str:
    first = unicodedata.normalize("NFD", match[0][0])
    return first[0] + unicodedata.normalize("NFC", match[0][1] + first[1:])
