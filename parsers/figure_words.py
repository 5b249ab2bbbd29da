"""The words round figures: what says how a value is held against it, and what makes a number no figure.

`trên 92%` is > 92 and `70% trở lên` >= 70 (GUIDE Targets 7); `Điều 7`, `6 tháng`, `3 không` are no figures.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import regex

from parsers.model import Comparator
from parsers.text import LETTER
from parsers.units import unit_pattern
from parsers.vocabulary import alternatives, alternatives_before, load

# How far before a number its comparator can begin.
REACH = 28


# `mỗi năm 0,6%`, `cây lâu năm 100 ha` name no year, `kiểu mẫu 5 xã` no form.
_EACH = r"(?<!\p{L})(?:mỗi|hằng|hàng|từng|lâu|kiểu|gương)"


class FigureWords(NamedTuple):
    """The vocabulary compiled; what stands right before a number is read from it to the left."""

    comparator: regex.Pattern[str]
    signs: dict[str, Comparator]
    ordinal: regex.Pattern[str]
    ordinal_bare: regex.Pattern[str]
    time: regex.Pattern[str]
    after: regex.Pattern[str]
    counted: re.Pattern[str]
    values: dict[str, float]


@cache
def figure_words() -> FigureWords:
    """The vocabulary, compiled once."""
    table = load("units")
    signs: dict[str, Comparator] = {word: row["sign"] for row in table["comparator"] for word in row["before"]}
    floor = alternatives(word for word, sign in signs.items() if sign in (">=", "<=", "~") and word != "từ")
    twice = r"\s*(?:\(\p{L}+\)\s*)?"
    after = table["after"]
    return FigureWords(
        comparator=regex.compile(rf"(?r)(?:(?<!\p{{L}}){alternatives_before(signs)}\s+|(?:[<>]=|[≥≤<>~])\s*)$"),
        signs=signs,
        ordinal=regex.compile(rf"(?r)(?<!\p{{L}})(?<!{_EACH}\s){alternatives_before(table['ordinal']['always'])}\s+$"),
        ordinal_bare=regex.compile(rf"(?r)(?<!\p{{L}}){alternatives_before(table['ordinal']['bare'])}\s+$"),
        time=regex.compile(rf"{twice}{alternatives(after['time'])}(?!\p{{L}})"),
        after=regex.compile(rf"{twice}{alternatives(after['slogan'] + after['group'])}(?!\p{{L}})"),
        counted=re.compile(
            rf"(?<!{LETTER})(?P<before>{floor})\s+(?P<word>{alternatives(table['words'])})\s+(?P<unit>{unit_pattern()})"
        ),
        values={word: float(number) for word, number in table["words"].items()},
    )


# `vượt 12% dự toán` is by how much.
_EXCEEDED = regex.compile(r"\s+(?:so (?:với\s+)?)?(?:dự toán|kế hoạch|chỉ tiêu|mục tiêu)(?!\p{L})")
# `cao hơn 1,3% so với cùng kỳ` is by how much, too.
_APART = ("cao hơn", "thấp hơn", "nhiều hơn", "ít hơn", "lớn hơn", "nhỏ hơn")
_HELD_AGAINST = regex.compile(r"\s+so\s+(?:với|cùng)\s")
# So it is behind another figure (`đạt 104 tỷ đồng, vượt 19,5%`).
_BEYOND = regex.compile(r"\d[^;:.()]{0,40}[,(]\s*vượt\s+$")
_BEYOND_REACH = 64


def read_comparator(lower: str, start: int, end: int | None = None) -> tuple[int, Comparator]:
    """Where the comparator before a number begins, and its sign; `=` where there is none; `end` is behind its unit."""
    reach = max(0, start - REACH)
    comparator = figure_words().comparator.search(lower[reach:start])
    if not comparator:
        return start, "="
    word = " ".join(comparator[0].split())
    if word == "vượt" and end is not None and _is_amount(lower, start, end):
        return start, "="
    if word in _APART and end is not None and _HELD_AGAINST.match(lower, end):
        return start, "="
    return reach + comparator.start(), figure_words().signs[word]


def _is_amount(lower: str, start: int, end: int) -> bool:
    """Whether a number after `vượt` says by how much, not what is passed."""
    if _EXCEEDED.match(lower, end):
        return True
    return _BEYOND.search(lower, max(0, start - _BEYOND_REACH), start) is not None


def comparator_of(words: str, bound: str | None = None) -> Comparator:
    """The sign that a word before a number (`tối đa`, `≥`) or a bound after it (`lên`, `xuống`) stands for."""
    if bound:
        return ">=" if bound == "lên" else "<="
    return figure_words().signs.get(words, "=")
