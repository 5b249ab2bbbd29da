"""What stands before a figure, bared of time, topic, modals and what the sentence tells before."""

from __future__ import annotations

import regex

from parsers.periods import find_periods, read_periods
from parsers.smooth import smooth
from parsers.told import skip_told
from parsers.verbs import skip_modals, verbs

# As far before a note of time its own words begin (`tính đến`, `giá so sánh`).
_REACH = 30
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
    head = _without_times(head, smooth(head))
    lower = smooth(head)
    label = _LABEL.match(lower) or _BARE_LABEL.match(head)
    start = label.end() if label else 0
    topic = lower.rfind(": ", start)
    if topic > start and lower[topic + 2 :].strip():
        if _NO_SUBJECT.match(lower, topic + 2):
            head, lower = head[:topic] + head[topic + 1 :], lower[:topic] + lower[topic + 1 :]
        else:
            start = topic + 2
    start = len(lower) - len(lower[start:].lstrip(" ,:;–-"))
    if aimed := _AIMED.match(lower, start):
        start = aimed.end()
    if item := _ITEM.match(lower, start):
        start = item.end()
    start = skip_modals(lower, start)
    if school_year := _SCHOOL_YEAR.match(lower, start):
        start = skip_modals(lower, school_year.end())
    while (opening := _opening(lower, start)) > start:
        start = skip_modals(lower, opening)
    return str(_LOOSE_END.sub("", _FROM.sub("", head[start:].strip(" ,;–-="))))


def _without_times(head: str, lower: str) -> str:
    """The words without the notes of time in them and what belongs to each (`cả năm 2028`, `năm 2028 mới`)."""
    kept, last = [], 0
    for period in read_periods(lower):
        start, end = period.span.start, period.span.end
        near = max(last, start - _REACH)
        if period.bound == "start" and _PRICES.search(lower, near, start):
            continue
        only = _ONLY.match(lower, end)
        kept.append(head[last : _WHOLE_YEAR.search(lower, near, start).start()])
        last = only.end() if only else end
    return "".join([*kept, head[last:]])


def _opening(lower: str, start: int) -> int:
    """Where the words go on behind an opening or a clause of its own, if others behind it say what is measured."""
    opening = _OPENING.match(lower, start)
    end = opening.end() if opening else skip_told(lower, start)
    return int(end) if lower[end:].strip() else start


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
