"""Cutting a text at the edges of spans: no letter is lost, every mark closes in order and holds its own words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.site.pieces import Piece, Span, beginnings, nest, split

CUTS = [
    pytest.param("abcd", [], [], "abcd", id="no spans"),
    pytest.param("", [], [], "", id="no text"),
    pytest.param("abcd", [(1, 3)], [], "a bc:0 d", id="one span"),
    pytest.param("abcd", [(0, 4)], [], "abcd:0", id="all of it"),
    pytest.param("abcd", [(0, 2), (2, 4)], [], "ab:0 cd:1", id="adjacent"),
    pytest.param("abcd", [(1, 3), (0, 4)], [], "a:1 bc:1,0 d:1", id="nested, the outer one first"),
    pytest.param("abcd", [(0, 3), (1, 4)], [], "a:0 bc:0,1 d:1", id="overlapping"),
    pytest.param("abcd", [(1, 3), (1, 3)], [], "a bc:0,1 d", id="the same words twice"),
    pytest.param("abcd", [(0, 2), (0, 4)], [], "ab:1,0 cd:1", id="the same start, the longer one first"),
    pytest.param("abcd", [(2, 2)], [], "abcd", id="empty span"),
    pytest.param("abcd", [(3, 1)], [], "abcd", id="span from back to front"),
    pytest.param("abcd", [(2, 9)], [], "ab cd:0", id="span that reaches over the end"),
    pytest.param("abcd", [(0, 4)], [2], "ab:0 cd:0", id="cut inside a span"),
    pytest.param("abcd", [], [0, 4, 9], "abcd", id="cuts at the ends and outside"),
]


def written(pieces: Sequence[Piece]) -> str:
    return " ".join(f"{piece.text}:{','.join(map(str, piece.covering))}".rstrip(":") for piece in pieces)


@pytest.mark.parametrize(("text", "spans", "cuts", "expected"), CUTS)
def test_split(text: str, spans: list[tuple[int, int]], cuts: list[int], expected: str) -> None:
    assert written(split(text, [Span(*span) for span in spans], cuts)) == expected


NESTED = [
    pytest.param("abcd", [(0, 4), (1, 3)], "<0 a <1 bc 1> d 0>", id="nested"),
    pytest.param("abcd", [(0, 3), (1, 4)], "<0 a <1 bc 1> 0> <1… d 1>", id="overlapping: the second one goes on"),
    pytest.param("abcd", [(0, 2), (2, 4)], "<0 ab 0> <1 cd 1>", id="adjacent"),
    pytest.param("abcd", [(0, 4), (0, 4)], "<0 <1 abcd 1> 0>", id="the same words twice"),
    pytest.param("abcd", [], "abcd", id="no spans"),
]


@pytest.mark.parametrize(("text", "spans", "expected"), NESTED)
def test_nest(text: str, spans: list[tuple[int, int]], expected: str) -> None:
    pieces = split(text, [Span(*span) for span in spans])
    signs = {"open": "<{0}{1}", "close": "{0}>", "text": "{2}"}
    steps = (
        signs[step.kind].format(step.span, "" if step.first else "…", step.words)
        for step in nest(pieces, beginnings(pieces), {})
    )
    assert " ".join(steps) == expected


def test_a_place_stands_before_the_marks_that_begin_there() -> None:
    pieces = split("abcd", [Span(2, 4)], [2])
    kinds = [step.kind for step in nest(pieces, beginnings(pieces), {2: ["m-1"]})]
    assert kinds == ["text", "place", "open", "text", "close"]


TEXTS = st.text(alphabet="ab đ\n<", max_size=30)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span], list[int]]:
    text = draw(TEXTS)
    edges = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edges, edges).map(lambda pair: Span(*sorted(pair))), max_size=8))
    return text, spans, draw(st.lists(edges, max_size=4))


@given(texts_with_spans())
def test_no_letter_is_lost(drawn: tuple[str, list[Span], list[int]]) -> None:
    text, spans, cuts = drawn
    pieces = split(text, spans, cuts)
    assert "".join(piece.text for piece in pieces) == text
    for number, span in enumerate(spans):
        own = "".join(piece.text for piece in pieces if number in piece.covering)
        assert own == text[span.start : span.end]


@given(texts_with_spans())
def test_marks_close_in_order_and_hold_their_words(drawn: tuple[str, list[Span], list[int]]) -> None:
    text, spans, cuts = drawn
    pieces = split(text, spans, cuts)
    stack: list[int] = []
    words = [""] * len(spans)
    begun: list[int] = []
    for step in nest(pieces, beginnings(pieces), {}):
        if step.kind == "open":
            stack.append(step.span)
            begun += [step.span] if step.first else []
        elif step.kind == "close":
            assert stack.pop() == step.span
            assert step.around == tuple(stack)
        for number in stack if step.kind == "text" else ():
            words[number] += step.words
    assert stack == []
    assert words == [text[span.start : span.end] for span in spans]
    assert sorted(begun) == [number for number, span in enumerate(spans) if span.start < span.end]
