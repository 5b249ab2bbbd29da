"""By when a task is due: of all the notes of time in its words, the one that binds it.

The order of precedence is GUIDE's: a bracket or a line of its own first, then the first note that has a kind, and
`thường xuyên` after any more definite one (Tasks 23); a recurrence wins over the day it names (Tasks 24). A note that
is part of a plan's name (`Quy hoạch … thời kỳ 2021-2030`) or says where work goes (`đưa vào chương trình công tác hằng
năm`) binds nothing (Tasks 25).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

import regex

from parsers.model import DueKind, Span
from parsers.periods import Period, read_periods
from parsers.smooth import smooth
from parsers.vocabulary import alternatives, load

# How far before a note the words reach that decide about it.
_REACH = 160
# How firmly a note binds, the firmest first.
_NOTED, _BRACKETED, _PLAIN, _ALWAYS, _OPEN = range(5)


@dataclass(frozen=True, slots=True)
class Due:
    """By when a task is due, with the place of the note; `on` is the last day where the note fixes one."""

    span: Span
    kind: DueKind | None
    on: str | None = None


def read_due(text: str, year: int | None = None) -> Due | None:
    """The note of time that binds the task in `text`, None where there is none.

    `… (hoàn thành trong Quý IV hằng năm)` is yearly; `thường xuyên kiểm tra; hằng năm báo cáo` is yearly.
    `year` completes a day or quarter that prints none.
    """
    return find_due(smooth(text), year)


# Days, months and years as a column of times prints them, without the words that tell what they are.
_BARE_TIMES = (
    (regex.compile(r"20\d\d(?:\s*-\s*20\d\d)?(?:\s*(?:và|,).*)?"), "năm"),
    (regex.compile(r"\d{1,2}/20\d\d"), "tháng"),
    (regex.compile(r"\d{1,2}/\d{1,2}/20\d\d"), "trước ngày"),
    (regex.compile(r"ngày \d{1,2}(?:/\d{1,2}(?:/20\d\d)?| tháng \d{1,2}(?: năm 20\d\d)?)"), "trước"),
)


def read_cell_due(time: str | None, content: str, year: int | None) -> Due | None:
    """By when a row is due: by its cell of time, where a year may stand alone (`2026 - 2030`), else by its words."""
    if not time:
        return read_due(content, year)
    lower = smooth(time)
    kind = next((kind for bare, kind in _BARE_TIMES if bare.fullmatch(lower)), "")
    return read_due(f"({kind} {time})" if kind else f"({time})", year)


def find_due(lower: str, year: int | None = None) -> Due | None:
    """As `read_due`, of a text that is smoothed already."""
    periods = [*read_periods(lower, year), *(_year_ends(lower) if "cuối năm" in lower else ())]
    if not periods:
        return None
    brackets = [Span(*match.span()) for match in _BRACKET.finditer(lower)] if "(" in lower else []
    weighed = [(_weight(lower, period, _holding(brackets, period)), period) for period in periods]
    binding = [(weight, period.span, period) for weight, period in weighed if weight is not None]
    if not binding:
        return None
    weight, _, period = min(binding, key=lambda note: note[:2])
    if weight == _NOTED and period.kind == "continuous":
        period = _more_definite(periods, period, _holding(brackets, period))
    if period.kind == "by_date" and not _OF_A_YEAR.search(lower, period.span.start, period.span.end):
        period = next((note for _, _, note in binding if _comes_again(lower, note, period)), period)
    return Due(period.span, period.kind, period.last if period.kind in ("by_date", "by_year", "quarter") else None)


# A day that prints no year may be one of each year (`hằng năm (trước ngày 15/12)`).
_OF_A_YEAR = regex.compile(r"\d{4}")
_STOP = regex.compile(r"[.;]")


def _comes_again(lower: str, note: Period, day: Period) -> bool:
    between = lower[note.span.end : day.span.start]
    return note.kind in ("yearly", "monthly") and note.span.end <= day.span.start and not _STOP.search(between)


def _more_definite(periods: list[Period], always: Period, bracket: Span | None) -> Period:
    """`thường xuyên` yields to a note beside it in its own bracket (`(thường xuyên, hằng năm)`)."""
    kinds = (None, "continuous", "after_guidance")
    beside = (period for period in periods if period.kind not in kinds and bracket and bracket.holds(period.span))
    return next(beside, always)


def _holding(brackets: list[Span], period: Period) -> Span | None:
    """The bracket that a note stands in."""
    before = bisect_right(brackets, period.span.start, key=lambda bracket: bracket.start)
    return brackets[before - 1] if before and period.span.start < brackets[before - 1].end else None


@cache
def _names() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}}){alternatives(load('deadlines')['name']['words'])}(?!\p{{L}})[^.;:()]*$")


_AIMED = regex.compile(r"mục tiêu|phấn đấu|hoàn thành|đạt|chỉ tiêu")


def in_name(lower: str, period: Period) -> bool:
    """Whether a weak note belongs to the name of a plan (`Quy hoạch … thời kỳ 2021-2030`)."""
    if period.binding:
        return False
    name = _names().search(lower[max(0, period.span.start - _REACH) : period.span.start])
    return bool(name and not _AIMED.search(name[0]))


# Not of the last months of this year (`những tháng cuối năm`, `dịp cuối năm`).
_YEAR_END = regex.compile(
    r"(?<!\p{L}|(?:kỳ họp|dịp|tháng|quý|vụ|mùa|đến|giai đoạn|thời điểm) )cuối năm"
    r"(?!\s+(?:\d|cuối|và\s+(?:dịp\s+)?(?:tết|đầu năm)))(?!\p{L})"
)


def _year_ends(lower: str) -> list[Period]:
    """`đánh giá, xếp loại cuối năm` comes again every year."""
    return [
        Period(Span(*match.span()), "yearly", recurrence="yearly", binding=True) for match in _YEAR_END.finditer(lower)
    ]


_BRACKET = regex.compile(r"\([^()]*\)")
_TIME_LINE = regex.compile(r"(?r)(?:thời gian|thời hạn|tiến độ)(?:\s+\p{L}+){0,3}\s*:\s*$")
_NOTE_WORDS = regex.compile(r"[\s(]*(?:được\s+)?(?:thực hiện|hoàn thành|triển khai|tiến hành|báo cáo)?[\s:]*$")
# A note at the head of a clause binds; so does one right after `hoàn thành`.
_CLAUSE_HEAD = regex.compile(r"(?r)(?:^|[.;:(]\s*|(?<=,)\s*|hoàn thành\s+|xong\s+)(?:và\s+|đồng thời\s+)?$")
# `hằng năm` that names where work goes, not when it is done.
_PLACE_OF_WORK = regex.compile(
    r"(?<!\p{L}|làm )(?:vào|trong|theo|thuộc|làm (?:một trong những )?(?:cơ sở|căn cứ|tiêu chí)|là tiêu chí)"
    r"\s(?:(?!xây dựng|ban hành|tổ chức (?!đảng|đoàn|cơ sở|chính trị)|lập |tham mưu|báo cáo)[^.;()])*$"
)
# `hằng năm` that tells from which money work is paid, or what its results are held against.
_SORT_OF_PLAN = regex.compile(
    r"(?<!\p{L})(?:(?:từ|bằng|sử dụng)\s+[^.,;()]{0,60}?(?:ngân sách|kinh phí|dự toán|nguồn vốn|chi thường xuyên)"
    r"|so với\s+(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)|(?:trả|nộp) tiền(?: thuê)?)(?:\s\p{L}+){0,6}\s*$"
)
# What work is meant, not when it is done (`Đối với các nhiệm vụ triển khai trong năm 2025, các sở …`).
_WHICH_WORK = regex.compile(r"(?:^|[.;]\s+)(?:đối với|riêng)\s[^.,;:()]*$")
# `thường xuyên` before its verb, or alone; not as a sort of check, nor in what work is for.
_SORT_OF_CHECK = regex.compile(
    r"\s*(?:[,.;)]|$|(?:và|với|hoặc|phải|hoạt động|hay|theo (?!dõi)|đột xuất|trên|của|trong|tại|cho)(?!\p{L}))"
)
_PURPOSE = regex.compile(r"(?<!\p{L})(?:để|đối với|đang công tác)\s[^.;]*$")
# `thường xuyên` as a sort of spending or duty (`chi thường xuyên`).
_SORT_OF_MONEY = regex.compile(r"(?<!\p{L})(?:chi|kinh phí|nguồn|nhiệm vụ|hoạt động|sự nghiệp)\s+$")
# A term of office dates a body, not a piece of work.
_TERM = regex.compile(r"(?:trong |đến )?(?:nhiệm kỳ|thời kỳ)\s+\d")


def _weight(lower: str, period: Period, bracket: Span | None) -> int | None:
    """How firmly a note binds (the smaller the firmer), None where it does not bind at all."""
    if period.bound == "start" or _TERM.match(lower, period.span.start):
        return None
    before = lower[max(0, period.span.start - _REACH) : period.span.start]
    if _WHICH_WORK.search(before):
        return None
    alone = bracket and _NOTE_WORDS.fullmatch(lower, bracket.start, period.span.start)
    if alone or _TIME_LINE.search(before):
        return _NOTED if period.kind else _OPEN
    if bracket and not period.binding:
        return _BRACKETED if lower.startswith("(thực hiện", bracket.start) else None
    if period.kind == "continuous":
        stray = _SORT_OF_CHECK.match(lower, period.span.end) or _PURPOSE.search(before) or _SORT_OF_MONEY.search(before)
        return None if stray else _ALWAYS
    if period.kind is None:
        return _OPEN
    if period.binding:
        return _PLAIN
    if period.recurrence and period.kind != "by_year":
        return None if _PLACE_OF_WORK.search(before) or _SORT_OF_PLAN.search(before) else _PLAIN
    return _PLAIN if _CLAUSE_HEAD.search(before) and not in_name(lower, period) else None
