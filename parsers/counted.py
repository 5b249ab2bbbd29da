"""One clause of a target as it is taken apart, and the thing that is counted in it (`95% | hộ | dùng nước sạch`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import regex

from parsers.model import Change
from parsers.quantity import Quantity
from parsers.smooth import smooth
from parsers.units import is_thing, series_end
from parsers.verbs import verbs


@dataclass(frozen=True, slots=True)
class Reading:
    """What one clause says of its figure; `counted` is what a named doer does it to, `verb` that of its list."""

    subject: str | None
    indicator: str | None
    change: Change | None = None
    baseline: str | None = None
    counted: str | None = None
    verb: str | None = None

    @property
    def topic(self) -> str | None:
        """What a clause without a subject goes on to speak of."""
        return self.counted or self.subject


class Part(NamedTuple):
    """A clause as the rules see it.

    head: what stands before the figure, without its time; `low` is the same, smoothed
    """

    clause: str
    lower: str
    figure: Quantity
    head: str
    low: str
    before: Reading | None

    @property
    def tail(self) -> str:
        """The words after the figure, up to the next semicolon."""
        return self.clause[self.figure.span.end :].split(";")[0]

    @property
    def unit(self) -> str:
        """The unit without its period."""
        return smooth(self.figure.unit or "").split("/")[0].strip()

    @property
    def action(self) -> regex.Match[str] | None:
        """The verb that the clause begins with, if it takes the thing counted as its object."""
        return verbs().action.match(self.low)


def counts_a_noun(part: Part) -> bool:
    """Whether a name of what is counted follows the figure, or is its unit."""
    if is_thing(part.unit):
        return True
    lower = smooth(part.tail).strip()
    return bool(lower) and not verbs().predicate.match(lower) and not verbs().limit.match(lower)


# A bracket inside an enumeration (`trường học (điểm chính) và trạm y tế`).
_ASIDE = regex.compile(r"\p{L}+(?:\s\p{L}+){0,5}\s?\([^()]*\)(?=(?:,|\s(?:và|hoặc))\s)")
_MARK = regex.compile(r"[,;:.]")
# Nouns that say nothing without the verb after them.
_CLASSIFIERS = frozenset(("vụ", "cuộc", "trường hợp", "đợt", "ca", "lượt"))
_RATE = regex.compile(r"(?r)(?:\s*/\s*\p{L}+|\s+trở\s+(?:lên|xuống))+$")
# Of a share the whole enumeration is meant (`100% chi ủy, chi bộ đăng ký …`), if its verb is not far.
_ENUMERATION = 60


# Verbs that are no nouns.
_SAID = frozenset(
    ("được", "có", "đạt", "đều", "phải", "bị", "đã", "hoàn thành", "thực hiện", "sử dụng", "tham gia", "kết nạp")
)
# Where those are of whom a share does something is part of their name (`100% giao dịch trên sàn | có hóa đơn`).
_WHERE = regex.compile(
    r"(?!trên (?:địa bàn|tổng|phạm vi|toàn|cả nước)|tại (?:địa phương|địa bàn|thời điểm)"
    r"|trong (?:năm|quý|tháng|kỳ|nhiệm kỳ|giai đoạn|thời gian|vòng|tổng|toàn|cả nước|tỉnh|huyện|xã|đó))"
    r"(?:(?:từ|trên|dưới)\s(?:đủ\s)?\d+(?:\s?(?:-|đến)\s?\d+)?\stuổi|(?:trên|tại|ở|trong|do)\s)[^,;:.()\d\"“]{1,60}$"
)


def after(part: Part) -> tuple[str | None, str]:
    """The name of what is counted (from the unit on, where the unit is a thing) and the words after it."""
    clause, lower, figure = part.clause, part.lower, part.figure
    start = behind = figure.span.end
    if figure.bound and part.unit == "%":  # `60% chi bộ trở lên đạt …`
        held = _RATE.sub("", clause[figure.number.end : behind]).strip(" %")
        if held:
            return held, clause[behind:]
    if figure.form != "share" and is_thing(part.unit):
        printed = clause.find((figure.unit or "").split("/")[0], figure.number.start)
        start = printed if printed >= 0 else start
    first = behind + len(lower[behind:]) - len(lower[behind:].lstrip())
    if part.unit in _CLASSIFIERS and (named := verbs().predicate.match(lower, first)):
        first = named.end()  # `14 vụ vi phạm hành chính`: the verb names what happened
    beyond = aside.end() if (aside := _ASIDE.match(lower, first)) else first
    verb, limit = verbs().predicate.search(lower, beyond), verbs().limit.search(lower, beyond)
    stop = min((match.start() for match in (verb, limit) if match), default=len(clause))
    if figure.form == "none_left":  # `không còn hộ nghèo là người có công`
        stop = next((mark.start() for mark in _MARK.finditer(lower, first)), len(clause))
    elif together := series_end(lower, first):
        stop = max(stop, together)
    elif part.unit == "%" and start == behind and verb and limit and limit[0] == ",":
        stop = verb.start() if first < limit.start() and verb.start() <= limit.start() + _ENUMERATION else stop
    elif start == behind and limit and verb and verb[0] in _SAID and _WHERE.match(lower, limit.start(), verb.start()):
        stop = verb.start()
    return _RATE.sub("", clause[start:stop].rstrip()) or None, clause[stop:]
