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


def skip_told(lower: str) -> int:
    """Where the clause with the figure begins in the words before it, 0 where they are one clause."""
    if ", " not in lower or verbs().action.match(lower):
        return 0
    named = _measure().match(lower) is not None
    start = 0
    for comma in _COMMA.finditer(lower):
        before, rest = lower[: comma.start()], lower[comma.end() :]
        if before.count("(") > before.count(")") or _BARE.fullmatch(rest) or _praises().match(rest):
            continue
        praised, measured = _praise().search(before) is not None, _measure().match(rest) is not None
        if not (praised and measured if named else praised or measured):
            continue
        if (praised and measured) or _MOVES.search(before) or verbs().predicate.search(before):
            start = comma.end()
    return int(start)
