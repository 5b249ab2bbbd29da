"""The clause that a sentence tells before the one with the figure: no part of what the figure measures.

`Kinh tế tiếp tục phát triển, | tổng giá trị sản xuất đạt …`; `Hạ tầng được nâng lên, | toàn xã huy động …`: the comma
before the last clause is told by a word of praise that ends the one before, or by the name of a measure that begins it.
"""

from __future__ import annotations

from functools import cache

import regex

from parsers.verbs import verbs
from parsers.vocabulary import alternatives, load

_COMMA = regex.compile(r",\s+")
# What may stand before the name of a measure that begins a clause (`toàn huyện`, `ước`).
_BARE = regex.compile(r"\s*(?:đạt|đạt được|tăng|giảm|chiếm|là|lên|còn|bằng|vượt|có|được)?\s*")


@cache
def _praise() -> regex.Pattern[str]:
    """What a clause ends in that says how things went."""
    return regex.compile(rf"(?r)(?<!\p{{L}}){alternatives(load('verbs')['told']['words'])}$")


@cache
def _praises() -> regex.Pattern[str]:
    words = [*load("verbs")["told"]["words"], *load("verbs")["praise"]["words"]]
    return regex.compile(rf"{alternatives(words)}(?!\p{{L}})")


@cache
def _measure() -> regex.Pattern[str]:
    """The name of something measured; `số hóa`, `tổng kết` are none."""
    heads = alternatives(load("verbs")["measured"]["words"])
    return regex.compile(rf"(?!số (?:hóa|liệu)|tổng (?:công ty|kết|hợp|cục|thể|đài)|mức độ){heads}(?!\p{{L}})")


# Words that make a clause of what stands before a comma, beside the verbs that end a name.
_MOVES = regex.compile(r"(?<!\p{L})(?:phát triển|chuyển dịch|chuyển biến|tăng|giảm|phục hồi|diễn ra|duy trì)(?!\p{L})")


# The longest words that say how things went are shorter.
_REACH = 40


def skip_told(lower: str, start: int = 0) -> int:
    """Where the clause with the figure begins in the words from `start` on; `start` where they are one clause."""
    if lower.find(", ", start) < 0 or verbs().action.match(lower, start):
        return start
    named = _measure().match(lower, start) is not None
    told = _told_from(lower, start)
    clause, opened, counted = start, 0, start
    for comma in _COMMA.finditer(lower, start):
        end, rest = comma.start(), comma.end()
        opened += lower.count("(", counted, end) - lower.count(")", counted, end)
        counted = end
        if opened > 0 or _BARE.fullmatch(lower, rest) or _praises().match(lower, rest):
            continue
        praised = _praise().search(lower, max(start, end - _REACH), end) is not None
        measured = _measure().match(lower, rest) is not None
        if (praised and measured) or (not named and (praised or measured) and told <= end):
            clause = rest
    return clause


def _told_from(lower: str, start: int) -> int:
    """Where the first word ends that makes a clause of what stands before a comma; behind all words if none does."""
    moves, verb = _MOVES.search(lower, start), verbs().predicate.search(lower, start)
    return min((found.end() for found in (moves, verb) if found), default=len(lower) + 1)
