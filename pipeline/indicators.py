"""Whether two targets measure the same thing, by their words: a score from 0 to 100.

What the words are (`parsers/vocabulary/indicators.toml`) is compared folded and as sets, so `đảng viên
mới | kết nạp so với tổng số đảng viên` meets `tỷ lệ kết nạp đảng viên mới | đạt`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from parsers.smooth import smooth
from parsers.text import fold
from parsers.vocabulary import alternatives, load

# What a figure is held against, and by when, is told elsewhere.
_ASIDE = regex.compile(
    r"\bso với\b.*$|\((?:[^)]*)(?:\)|$)|(?:,?\s*(?:xong|hoàn thành))?(?:\s*(?:vào|đến|trong|trước))?(?:\s*cuối)?"
    r"\s+(?:năm|ngày|tháng|quý|giai đoạn)\s+[\divx][\d/.ivx -]*",
    regex.S,
)
_WORD = regex.compile(r"[\p{L}\p{N}]+")
# Many targets are worded alike. One is about 2 kB.
_REMEMBERED = 5_000
# One word that stands for all of its group; no text holds it.
_GROUP = "nhóm{}"


@dataclass(frozen=True, slots=True)
class Indicator:
    """The words of a target: as they are, with `same` words made one, and those that tell it from its like."""

    words: frozenset[str]
    united: frozenset[str]
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    left_out: regex.Pattern[str]
    same: tuple[regex.Pattern[str], ...]
    telling: regex.Pattern[str]


def read_indicator(subject: str | None, indicator: str | None, quote: str) -> Indicator:
    """What a target measures; the quote speaks where it has no subject of its own."""
    return _read(" ".join(part for part in (subject, indicator) if part) if subject else quote)


@lru_cache(_REMEMBERED)
def _read(said: str) -> Indicator:
    vocabulary = _vocabulary()
    text = vocabulary.left_out.sub(" ", _ASIDE.sub(" ", smooth(said)))
    telling = frozenset(vocabulary.telling.findall(text))
    united = text
    for number, group in enumerate(vocabulary.same):
        united = group.sub(_GROUP.format(number), united)
    return Indicator(_bag(text), _bag(united), telling)


def likeness(one: Indicator, other: Indicator) -> float:
    """How much of the words of both they share, from 0 to 100; 0 where a telling word is on one side alone.

    The mean of the words as they are and of the united ones, so that of two that fit the nearer wording comes first.
    """
    if one.telling != other.telling or not one.words or not other.words:
        return 0.0
    return round(50 * (_shared(one.words, other.words) + _shared(one.united, other.united)), 1)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of all words of both that stand in both."""
    together = len(one) + len(other)
    return 1 - (together - 2 * len(one & other)) / together


def _bag(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORD.findall(text) if not word.isdigit())


@cache
def _vocabulary() -> _Vocabulary:
    table = load("indicators")
    return _Vocabulary(
        left_out=_whole(table["left_out"]["words"]),
        same=tuple(_whole(group["words"]) for group in table["same"]),
        telling=_whole(table["telling"]["words"]),
    )


def _whole(words: list[str]) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}}){alternatives(words)}(?!\p{{L}})")
