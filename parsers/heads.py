"""What stands before a figure, bared of time, topic, modals and what the sentence tells before."""

from __future__ import annotations

from typing import NamedTuple

import regex

from parsers.periods import find_periods, read_periods
from parsers.smooth import smooth
from parsers.told import skip_told
from parsers.verbs import skip_modals, verbs

# From where a figure goes up or down is its baseline, no part of its subject.
_FROM = regex.compile(
    r"(?:^|\s+)từ\s+(?:mức\s+)?\d[\d.,]*+(?!\s?\p{L}+(?:\s\p{L}+)?\s+trở\s)\s?(?:[%‰]|\p{L}+(?:\s\p{L}+){0,3}?(?:/\d[\d.]*(?:\s\p{L}+){1,3}?|(?:/\p{L}+){1,2})?)?"
    r"(?:\s+hiện\s+(?:nay|tại))?(?=\s+(?:(?:tăng|giảm|nâng|hạ)\s+)?(?:lên|xuống|còn)|\s*$)"
)
# Where a clause says from whom or whence it is known (`Theo báo cáo của sở, …`).
_OPENING = regex.compile(
    r"(?:theo|qua|tuy nhiên|ngoài ra|bên cạnh đó|đồng thời|riêng)(?!\p{L})[^,:;]*,\s*"
    r"|(?:trong )?(?:(?:hơn|gần|trên) )?(?:(?:những|các|mười|năm|\d+|nửa) )?(?:năm|nhiệm kỳ|tháng)"
    r" (?:qua|gần đây|trước đây),\s*"
    r"|(?:cũng )?(?:trong|sau) (?:(?:hơn|gần|trên) )?(?:\d+|nửa) (?:năm|nhiệm kỳ|tháng)[^,:;\d]{0,60},\s*"
    r"|(?:(?:trên|trong|về) )?lĩnh vực [^,:;]*,\s*|(?:tính )?đến (?:cuối|hết) (?:năm|quý|tháng|kỳ|nhiệm kỳ)(?! \d),?\s*"
    r"|(?:ước )?thực hiện (?:cả năm|\d+ tháng(?: đầu năm)?)\s+(?=(?:là|đạt|ước)(?!\p{L}))"
    r"|(?:\d+|ba|sáu|chín) tháng(?: (?:đầu|cuối))? năm,\s*|(?:trong )?quý [ivx]{1,3},\s*"
    r"|(?:tính )?(?:đến|tới|tại) thời điểm (?:hiện tại|hiện nay|này),\s*"
    r"|từ đầu (?:năm|nhiệm kỳ) đến nay,\s*|trong (?:năm|quý|kỳ|nhiệm kỳ),\s*|(?:sau|trước) khi [^,:;]*,\s*"
    r"|thực hiện (?:nghị quyết|chỉ thị|kết luận)[^,:;]*,\s*(?:(?:nghị quyết|chỉ thị|kết luận|luật)[^,:;]*,\s*)*"
    r"|(?:các cấp, (?:các )?ngành|các cấp ủy|cấp ủy các cấp)[^,:;]* đã [^,:;]*,\s*"
)
_LOOSE_END = regex.compile(r"(?<!đạt)\s+được$")
# Who strives for it, or what is only the best example, before what is measured (`Đảng bộ phấn đấu tỷ lệ …`).
_AIMED = regex.compile(
    r"[^;:]*(?<!\p{L})(?:phấn đấu|nhất là|đặc biệt là|(?<!được )thông qua"
    r"|(?:đặt|đặt ra|đề ra) (?:mục tiêu|chỉ tiêu))\s+"
    r"(?=(?:tỷ lệ|tỉ lệ|tốc độ|tổng|số|thu nhập|diện tích|sản lượng|mức|giá trị)\s)"
)
# The label of a target (`Chỉ tiêu 1: Năm 2028 …`), and `cả năm 2028`.
_LABEL = regex.compile(r"\s*(?:chỉ tiêu|mục tiêu|tiêu chí|nhiệm vụ)\s+\d+(?:\.\d+)*\s*[:.)]\s+")
_SCHOOL_YEAR = regex.compile(r"\s*(?:trong\s+)?năm học \d{4}\s*[-–]\s*\d{4},?\s+")
_BARE_LABEL = regex.compile(r"\d{1,2}\s+(?=\p{Lu}\p{Ll})")
_ITEM = regex.compile(r"\s*\((?:\d{1,2}|[a-zđ])\)\s+")
_WHOLE_YEAR = regex.compile(r"(?:(?<!\p{L})(?:cả|của cả|vào|(?:tính )?(?<!hướng )(?:đến|tới))\s*)?$")
# In whose prices it is told, which is part of its name.
_PRICES = regex.compile(r"giá(?: \p{L}+ \p{L}+)?\s*$")
# `năm 2028 mới đạt 80%`
_ONLY = regex.compile(r"\s+mới(?=\s+(?:chỉ\s+)?đạt(?!\p{L}))")
# After a topic such a clause has no subject of its own (`Mô hình được nhân rộng: từ 112 chi bộ lên …`).
_NO_SUBJECT = regex.compile(r"\s*(?:từ\s+\d|(?:tăng|giảm|đạt|chiếm|lên|nâng|là|bằng|ước)(?!\p{L}))")


def bare_head(head: str) -> str:
    """The words before the figure, without notes of time, without the topic (`Về môi trường: …`) and without modals."""
    words = _Words(head, smooth(head))
    if label := _LABEL.match(words.lower) or _BARE_LABEL.match(head):
        words = words.after(label.end())
    for period in reversed(read_periods(words.lower)):
        before = words.lower[: period.span.start]
        if period.bound == "start" and _PRICES.search(before):
            continue
        only = _ONLY.match(words.lower, period.span.end)
        words = words.without(_WHOLE_YEAR.search(before).start(), only.end() if only else period.span.end)
    topic = words.lower.rfind(": ")
    if topic > 0 and words.lower[topic + 2 :].strip():
        rest = words.after(topic + 2)
        words = words.without(topic, topic + 1) if _NO_SUBJECT.match(rest.lower) else rest
    words = words.after(len(words.lower) - len(words.lower.lstrip(" ,:;–-")))
    if aimed := _AIMED.match(words.lower):
        words = words.after(aimed.end())
    if item := _ITEM.match(words.lower):
        words = words.after(item.end())
    words = words.after(skip_modals(words.lower))
    if school_year := _SCHOOL_YEAR.match(words.lower):
        words = words.after(school_year.end())
        words = words.after(skip_modals(words.lower))
    while opening := _opening(words.lower):
        words = words.after(opening)
        words = words.after(skip_modals(words.lower))
    return str(_LOOSE_END.sub("", _FROM.sub("", words.printed.strip(" ,;–-="))))


class _Words(NamedTuple):
    """Words as printed and smoothed, cut together."""

    printed: str
    lower: str

    def after(self, start: int) -> _Words:
        return _Words(self.printed[start:], self.lower[start:]) if start else self

    def without(self, start: int, end: int) -> _Words:
        return _Words(self.printed[:start] + self.printed[end:], self.lower[:start] + self.lower[end:])


def _opening(lower: str) -> int:
    """How much of the words is an opening or a clause of its own, before others that say what is measured."""
    opening = _OPENING.match(lower)
    end = int(opening.end()) if opening else skip_told(lower)
    return end if lower[end:].strip() else 0


def timeless(sentence: str) -> str:
    """A sentence without the note of time at its beginning or behind its first name (`Đảng bộ hằng năm đạt …`)."""
    for period in find_periods(sentence):
        if period.span.start > _LONGEST_NAME:
            break
        before, behind = sentence[: period.span.start], sentence[period.span.end :]
        if not before.strip(_MARKS) and behind.strip(_MARKS):
            return behind.lstrip(_MARKS)
        if period.recurrence and verbs().predicate.match(smooth(behind[:_LONGEST_VERB]).lstrip()):
            return before.rstrip() + behind
    return sentence


_MARKS = " ,;:.–-"
_LONGEST_NAME, _LONGEST_VERB = 200, 60
