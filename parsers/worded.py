"""Figures that are written in words: `một nửa`, `ít nhất hai lần`, `không còn hộ nghèo`, `hầu hết`."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from parsers.figure_words import figure_words, read_comparator
from parsers.model import Span
from parsers.quantity import Quantity, held
from parsers.units import known_end

# Two searches, for as one they take half as long again.
_WORDED = re.compile(r"không còn|không để xảy|hầu hết|phần lớn|đa số|một nửa|phần (?:ba|tư|năm)")
_COUNTED = re.compile(r"(?:nhất|thiểu|đa|dưới|quá|khoảng|từ|là) (?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)")


def fraction(lower: str, digits: Span, share: float) -> Quantity:
    """A share written as a fraction or in words, as per cent."""
    start, sign = read_comparator(lower, digits.start)
    return held(Span(start, digits.end), digits, sign, round(share, 2), "%", "share")


_HALF = regex.compile(
    r"(?<!\p{L})(?:(?P<half>một nửa)|(?P<part>một|hai|ba)\s+phần\s+(?P<whole>ba|tư|năm))(?:\s+(?:số|tổng số))?(?!\p{L})"
)
_PARTS = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5}
_NONE_LEFT = regex.compile(r"(?<!\p{L})không\s+(?:còn|để\s+xảy\s+ra)(?=\s)")
_MOST = regex.compile(r"(?<!\p{L})(?:tuyệt đại đa số|hầu hết|phần lớn|đa số)(?!\p{L})")


def has_words(lower: str) -> bool:
    """Whether a text may hold such a figure at all."""
    return _WORDED.search(lower) is not None or _COUNTED.search(lower) is not None


def read_words(text: str, lower: str) -> Iterator[Quantity]:
    """The figures of a text that are written in words, each kind in its order."""
    for match in _MOST.finditer(lower):
        yield Quantity(Span(*match.span()), Span(*match.span()), "most", None, None, None, "most")
    for match in _HALF.finditer(lower):
        share = 50.0 if match["half"] else 100 * _PARTS[match["part"]] / _PARTS[match["whole"]]
        yield fraction(lower, Span(*match.span()), share)
    for match in figure_words().counted.finditer(lower):
        sign = figure_words().signs[" ".join(match["before"].split())]
        unit = text[match.start("unit") : match.end("unit")]
        amount = figure_words().values[match["word"]]
        yield held(Span(*match.span()), Span(*match.span("word")), sign, amount, unit)
    for match in _NONE_LEFT.finditer(lower):
        if (end := known_end(lower, match.end())) > match.end():
            unit = text[match.end() : end].strip()
            yield Quantity(Span(*match.span()), Span(*match.span()), "=", 0.0, 0.0, unit, "none_left")
