"""Where the words of a search stand in a sentence that it found, and the stretch of the sentence to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from parsers.text import fold, one_tone, plain
from pipeline.search import has_marks, pieces
from pipeline.site.pieces import Span

# A sentence may be a row of a table of three pages: of a longer one, what stands round its first hit.
LONGEST = 600
BEFORE = 160

# The letters of a word as the index takes them.
_WORD = regex.compile(r"[\p{L}\p{N}\p{M}\p{Co}]+")


def marks(text: str, query: str) -> tuple[Span, ...]:
    """The places of all words and phrases of the query, from left to right; what only blanks part is one place."""
    found = [span for piece in pieces(query) for span in _places(text, piece)]
    return tuple(_joined(text, sorted(found, key=lambda span: (span.start, span.end))))


def excerpt(text: str, spans: Sequence[Span]) -> Span:
    """The part of a sentence to show: all of it, or so much of it round the first of the spans; whole words."""
    if len(text) <= LONGEST:
        return Span(0, len(text))
    start = max(0, (spans[0].start if spans else 0) - BEFORE)
    end = min(len(text), start + LONGEST)
    first, last = text.find(" ", start, start + BEFORE) + 1 if start else 0, text.rfind(" ", start, end)
    return Span(max(first, start), last if last > start and end < len(text) else end)


def cut(text: str, spans: Sequence[Span], part: Span) -> Iterator[tuple[str, bool]]:
    """A part of the text in pieces, and of each whether it was asked for."""
    inside = [Span(max(span.start, part.start), min(span.end, part.end)) for span in spans]
    hits = [span for span in inside if span.start < span.end]
    bounds = [Span(part.start, part.start), *hits, Span(part.end, part.end)]
    for before, hit in pairwise(bounds):
        yield text[before.end : hit.start], False
        yield text[hit.start : hit.end], True


def _places(text: str, piece: str) -> Iterator[Span]:
    """Where a word or a phrase stands, with its marks if it was typed with some."""
    spell = _as_printed if has_marks(piece) else fold
    wanted = [word[0] for word in _WORD.finditer(spell(plain(piece)))]
    words = list(_WORD.finditer(spell(plain(text))))
    spelled = [word[0] for word in words]
    for number, word in enumerate(spelled):
        if word == wanted[0] and spelled[number : number + len(wanted)] == wanted:
            yield Span(words[number].start(), words[number + len(wanted) - 1].end())


def _as_printed(text: str) -> str:
    """In small letters, the tone marks on one place; as long as the text."""
    small = (letter.lower() for letter in one_tone(text))
    return "".join(letter if len(letter) == 1 else letter[0] for letter in small)


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans without overlaps."""
    current: Span | None = None
    for span in spans:
        if current and not text[current.end : span.start].strip():
            current = Span(current.start, max(current.end, span.end))
        else:
            if current:
                yield current
            current = span
    if current:
        yield current
