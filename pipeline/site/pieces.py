"""Cuts a text at every edge of the spans that lie in it, and puts the pieces back as marks that close in order.

Facts overlap as they like: a task is a sentence, a citation stands in it, a target reaches into the next one. HTML
knows only marks inside marks. So the text is cut at all edges, each piece knows which spans cover it, and pieces next
to each other share the marks that they begin with. A span that crosses another comes out as two marks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple


# Named tuples: of these there are many thousand on a page, and a frozen dataclass takes three times as long to make.
class Span(NamedTuple):
    """`text[start:end]`."""

    start: int
    end: int


class Piece(NamedTuple):
    """Some text that no edge cuts, and the spans over it by their numbers, those that open first before the others."""

    start: int
    end: int
    text: str
    covering: tuple[int, ...]


class Step(NamedTuple):
    """What is written next: a mark opens, a place is named, text stands there, a mark closes.

    span:   of which mark; -1 for places and text
    first:  the span has not been opened before
    words:  the text, or the name of the place
    around: the spans of the marks that this one stands in, the nearest last
    """

    kind: Literal["open", "place", "text", "close"]
    span: int = -1
    first: bool = False
    words: str = ""
    around: tuple[int, ...] = ()


def split(text: str, spans: Sequence[Span], cuts: Iterable[int] = ()) -> tuple[Piece, ...]:
    """The text in pieces, cut at the edges of the spans and at `cuts`; empty spans cover nothing."""
    opening = sorted(
        (number for number, span in enumerate(spans) if span.start < span.end),
        key=lambda number: (spans[number].start, -spans[number].end),
    )
    edges = {0, len(text), *cuts}.union(*((spans[number].start, spans[number].end) for number in opening))
    inside = sorted(edge for edge in edges if 0 <= edge <= len(text))
    return tuple(_sweep(text, spans, opening, inside))


def _sweep(text: str, spans: Sequence[Span], opening: Sequence[int], edges: Sequence[int]) -> Iterator[Piece]:
    opened = 0
    active: list[int] = []
    for start, end in pairwise(edges):
        if active:
            active = [number for number in active if spans[number].end > start]
        while opened < len(opening) and spans[opening[opened]].start <= start:
            active.append(opening[opened])
            opened += 1
        yield Piece(start, end, text[start:end], tuple(active))


def within(pieces: Sequence[Piece], starts: Sequence[int], span: Span) -> Sequence[Piece]:
    """The pieces of one stretch of the text whose ends are cuts; `starts` are where the pieces start."""
    return pieces[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def beginnings(pieces: Iterable[Piece]) -> dict[int, int]:
    """Where each span is first seen in the pieces."""
    seen: dict[int, int] = {}
    for piece in pieces:
        for number in piece.covering:
            seen.setdefault(number, piece.start)
    return seen


def nest(pieces: Iterable[Piece], begin: Mapping[int, int], places: Mapping[int, Sequence[str]]) -> Iterator[Step]:
    """The pieces with their marks, every mark closed: `begin` from `beginnings`, `places` are names by position."""
    stack: list[Step] = []
    for piece in pieces:
        kept = 0
        if stack:
            kept = _shared(stack, piece.covering)
            yield from _close(stack, kept)
        for name in places.get(piece.start, ()):
            yield Step("place", -1, False, name)
        for number in piece.covering[kept:]:
            stack.append(Step("open", number, begin.get(number) == piece.start))
            yield stack[-1]
        yield Step("text", -1, False, piece.text)
    yield from _close(stack, 0)


def _shared(stack: Sequence[Step], covering: Sequence[int]) -> int:
    """How many of the open marks stay open."""
    for depth, (mark, number) in enumerate(zip(stack, covering, strict=False)):
        if mark.span != number:
            return depth
    return min(len(stack), len(covering))


def _close(stack: list[Step], kept: int) -> Iterator[Step]:
    while len(stack) > kept:
        mark = stack.pop()
        yield Step("close", mark.span, mark.first, "", tuple([outer.span for outer in stack]))
