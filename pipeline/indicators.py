"""Whether two targets measure the same thing, by their words: a score from 0 to 100.

What the words are (`parsers/vocabulary/indicators.toml`) is compared folded and without their order, so `đảng viên
mới | kết nạp so với tổng số đảng viên` meets `tỷ lệ kết nạp đảng viên mới | đạt`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex
from rapidfuzz.distance import Indel

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
# One word that stands for all of its group; no text holds it.
_GROUP = "nhóm{}"


@dataclass(frozen=True, slots=True)
class Indicator:
    """The words of a target: as they are, with `same` words made one, and those that tell it from its like."""

    words: tuple[str, ...]
    united: tuple[str, ...]
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    left_out: regex.Pattern[str]
    same: tuple[regex.Pattern[str], ...]
    telling: regex.Pattern[str]


def read_indicator(subject: str | None, indicator: str | None, quote: str) -> Indicator:
    """What a target measures; the quote speaks where it has no subject of its own."""
    said = " ".join(part for part in (subject, indicator) if part) if subject else quote
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
    shared = [Indel.normalized_similarity(*pair) for pair in ((one.words, other.words), (one.united, other.united))]
    return round(50 * sum(shared), 1)


def _bag(text: str) -> tuple[str, ...]:
    """The words once each and in order, as a sequence that can be aligned."""
    return tuple(sorted({fold(word) for word in _WORD.findall(text) if not word.isdigit()}))


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
