"""Sentences: where they begin and end inside the paragraphs of the canonical text.

A full stop ends a sentence when the beginning of another follows, unless it belongs to an abbreviation (`TP.`, `v.v.`)
or to a citation. A label alone (`1.`) goes with what follows. Nothing but blanks, and the bars between cells, lies
outside the sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import regex

from parsers.model import Paragraph, Span

# Places, titles of people, signing formulas, "and so on" (DOMAIN 2.6, 4.3). A capital alone is an initial.
ABBREVIATIONS = (
    "TP", "Tp", "TX", "TT", "Q", "P", "H", "X", "KT", "TM", "TL", "TUQ", "BS", "KS", "LS", "GS", "PGS", "TS", "ThS",
    "Ths", "TSKH", "NXB", "Nxb", "tr", "v.v", "vv",
)  # fmt: skip

_LONGEST = max(map(len, ABBREVIATIONS))

# The stop with the quotes and brackets it closes, then a blank and a capital, a figure or a bullet; or, where the
# blank was forgotten (`xong.Các`), two small letters before it and a word after it.
_STOP = regex.compile(
    r"(?<![.!?…])[.!?…]++[”\"’)\]»]*+(?=\s++[\"“‘(\[«]?(?:[-–+•]\s*+)?[\p{Lu}\p{N}])|(?<=\p{Ll}{2})\.(?=\p{Lu}\p{Ll})"
)
_ABBREVIATED = regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{'|'.join(map(regex.escape, ABBREVIATIONS))}|\p{{Lu}})\.$")
# The sign of a unit and nothing else: `IV.`, `1.2.`, `a)`, `Điều 5.`, `Phần thứ nhất`, `- 1.`
_LABEL = regex.compile(
    r"[-–+•*(\s]*"
    r"(?:(?:phần|chương|mục|tiểu mục|điều|khoản|điểm|phụ lục)\s+(?:thứ\s+\w+|số\s+\d+|[IVXLC]+|\d+\w?|\p{L})"
    r"|[IVXLC]+|\d{1,3}(?:\.\d{1,3})*|\p{L})"
    r"\s*[.):/-]*",
    regex.I,
)
_LETTER = regex.compile(r"\p{L}")


def split(text: str, paragraphs: Iterable[Paragraph], whole: Iterable[Span] = ()) -> list[Span]:
    """The sentences of the text, in order; none ends inside one of the spans that stay `whole`."""
    inside = {place for span in whole for place in range(span.start + 1, span.end)}
    found: list[Span] = []
    label: Span | None = None
    for piece in _pieces(text, paragraphs, inside):
        sentence = Span(label.start, piece.end) if label else piece
        if _LABEL.fullmatch(text, piece.start, piece.end):
            label = sentence
        else:
            found.append(sentence)
            label = None
    if label:  # the last words of the text are a label: they go with what stands before
        found[-1:] = [replace(found[-1], end=label.end) if found else label]
    return found


def _pieces(text: str, paragraphs: Iterable[Paragraph], inside: set[int]) -> Iterator[Span]:
    for paragraph in paragraphs:
        stops = _stops(text, paragraph.span, inside)
        if paragraph.cells and stops:
            units = [*_cells(text, paragraph)]
            yield from _cut(text, paragraph.span, sorted({*stops, *(unit.end for unit in units)}))
        else:
            yield from _cut(text, paragraph.span, stops)


def _stops(text: str, span: Span, inside: set[int]) -> list[int]:
    """The places in `span` where a sentence ends."""
    return [
        stop.end()
        for stop in _STOP.finditer(text, span.start, span.end)
        if stop.start() not in inside and not _is_abbreviation(text, span.start, stop.start())
    ]


def _is_abbreviation(text: str, floor: int, stop: int) -> bool:
    return _ABBREVIATED.search(text, max(floor, stop - _LONGEST), stop + 1) is not None


def _cells(text: str, row: Paragraph) -> Iterator[Span]:
    """The cells of a row that holds several sentences; a cell without words goes with its neighbour."""
    start = row.span.start
    for cell in row.cells:
        if _LETTER.search(text, cell.start, cell.end) and _LETTER.search(text, start, cell.start):
            yield Span(start, cell.start)
            start = cell.start
    yield Span(start, row.span.end)


def _cut(text: str, span: Span, stops: Iterable[int]) -> Iterator[Span]:
    edges = [span.start, *(stop for stop in stops if span.start < stop < span.end), span.end]
    for start, end in pairwise(edges):
        trimmed = _trim(text, start, end)
        if trimmed.start < trimmed.end:
            yield trimmed


def _trim(text: str, start: int, end: int) -> Span:
    """The stretch without the blanks and cell bars at its ends."""
    words = text[start:end].strip(" \t\n\u00a0|")
    start = text.index(words, start)
    return Span(start, start + len(words))
