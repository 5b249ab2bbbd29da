"""When something is due: the days, quarters, years, periods and recurrences that a text names.

`find_periods` reads every note of time of one stretch of text; `read_due` chooses the one that binds a task.
The order of precedence is GUIDE's: a bracket or a line of its own first, then the first note that has a kind, and
`thường xuyên` last (Tasks 23); a recurrence wins over the day it names (Tasks 24).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import regex

from parsers.dates import MONTHS, YEARS, valid
from parsers.model import DueKind, Recurrence, Span
from parsers.quantities import smooth
from parsers.vocabulary import alternatives, load

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Period:
    """One note of time. `first` and `last` are ISO days; a note that fixes none has neither.

    binding: whether it bounds work wherever it stands (`trong quý III/2025`), unlike `đến năm 2030`, which may be part of
             a plan's name or an aim
    bound:   `start` where it only says from when, or against what a figure is held (`so với năm 2015`)
    """

    span: Span
    kind: DueKind | None
    first: str | None = None
    last: str | None = None
    recurrence: Recurrence | None = None
    binding: bool = False
    bound: str = "end"


@dataclass(frozen=True, slots=True)
class Due:
    """By when a task is due, with the place of the note."""

    span: Span
    kind: DueKind | None
    on: str | None = None


class _Words(NamedTuple):
    """The vocabulary compiled."""

    trigger: regex.Pattern[str]
    time: regex.Pattern[str]
    bounds: dict[str, str]
    recurrences: dict[str, Recurrence]
    open: dict[str, DueKind | None]
    name: regex.Pattern[str]


@cache
def _words() -> _Words:
    table = load("deadlines")
    bounds = {word: row["bound"] for row in table["lead"] for word in row["words"]}
    recurrences: dict[str, Recurrence] = {word: row["kind"] for row in table["recurrence"] for word in row["words"]}
    opens: dict[str, DueKind | None] = {
        word: None if row["kind"] == "none" else row["kind"] for row in table["open"] for word in row["words"]
    }
    lead = rf"(?:(?P<lead>{alternatives(bounds)})\s+)?"
    again = rf"(?:\s*,?\s*(?P<again>{alternatives(recurrences)}))?"
    onward = r"(?P<onward>\s*(?:,|và)?\s*(?:những|các) năm (?:tiếp theo|sau|kế tiếp))?"
    month = rf"(?:\d{{1,2}}|{alternatives(MONTHS)})"
    time = (
        rf"(?<!\p{{L}})(?:{lead}(?:"
        rf"(?:ngày\s+)?(?<![\d/])(?P<day>\d{{1,2}})(?:\s*[/.-]\s*(?P<month>\d{{1,2}})(?:\s*[/.-]\s*(?P<year>\d{{4}}))?|\s+tháng\s+(?P<month2>{month})\s*,?\s*năm\s+(?P<year2>\d{{4}}))(?![\d%/]){again}"
        rf"|ngày\s+(?P<monthday>\d{{1,2}})(?![\d/.-])\s+(?P<each>{alternatives(recurrences)})"
        rf"|quý\s+(?P<quarter>iv|iii|ii|i|[1-4])(?![\d\p{{L}}])(?:\s*(?:/|-|,?\s*năm)\s*(?P<quarter_year>\d{{4}}))?{again}"
        rf"|tháng\s*{month}\s+(?P<monthly>{alternatives(recurrences)})"
        rf"|tháng\s*(?P<month3>{month})\s*(?:/|-|,?\s*năm)\s*(?P<month_year>\d{{4}})"
        rf"|(?:giai\s+đoạn|nhiệm\s+kỳ|thời\s+kỳ|các\s+năm|5\s+năm|năm)\s*,?\s*(?:từ\s+)?(?:năm\s+)?(?P<from>\d{{4}})\s*(?:-|đến)\s*(?:năm\s+)?(?P<to>\d{{4}}){onward}"
        rf"|(?:(?P<half>6|sáu)\s+tháng\s+(?P<part>đầu|cuối)\s+)?năm\s+(?P<only>\d{{4}})(?![\d/]){onward}"
        rf")|(?P<recurrence>{alternatives(recurrences)})|(?P<open>{alternatives(opens)}))(?!\p{{L}})"
    )
    return _Words(
        trigger=regex.compile(
            r"(?:năm|tháng|ngày|quý|trước|đến|hết) \d|quý i|tháng \p{L}+ năm \d|[hm][àằỗ]i?ng? (?:năm|quý|tháng)|mỗi |từng |thường |liên tục|định kỳ|khi |nhiệm kỳ|toàn khóa|giai đoạn|cuối năm|tiến độ|thời hạn|theo yêu"
        ),
        time=regex.compile(time),
        bounds=bounds,
        recurrences=recurrences,
        open=opens,
        name=regex.compile(rf"(?<!\p{{L}}){alternatives(table['name']['words'])}(?!\p{{L}})[^.;:()]*$"),
    )


def find_periods(text: str, year: int | None = None) -> tuple[Period, ...]:
    """Every note of time in `text`, left to right; `year` completes a day or quarter that prints none.

    `đến năm 2025` ends on 2025-12-31; `giai đoạn 2021-2025` has both ends; `trước ngày 20/12 hằng năm` is yearly.
    """
    lower = smooth(text)
    if not _words().trigger.search(lower):
        return ()
    return tuple(_read_all(lower, year))


def _read_all(lower: str, year: int | None) -> Iterator[Period]:
    words = _words()
    for match in words.time.finditer(lower):
        period = _recurring(match) or _dated(match, lower, year)
        if period:
            yield period


def _recurring(match: regex.Match[str]) -> Period | None:
    """A note that comes again or stays open: `hằng năm`, `trước ngày 18 hằng tháng`, `định kỳ`."""
    words = _words()
    span = Span(*match.span())
    word = match["recurrence"] or match["each"] or match["monthly"] or match["again"]
    if word:
        recurrence = words.recurrences[" ".join(word.split())]
        return Period(span, _kind_of(recurrence), recurrence=recurrence, binding=not match["recurrence"])
    if match["open"]:
        return Period(span, words.open[" ".join(match["open"].split())], binding=True, bound="open")
    return None


def _kind_of(recurrence: Recurrence) -> DueKind | None:
    kinds: dict[Recurrence, DueKind | None] = {"yearly": "yearly", "monthly": "monthly", "continuous": "continuous", "quarterly": None}
    return kinds[recurrence]


def _dated(match: regex.Match[str], lower: str, year: int | None) -> Period | None:
    """A note that names a day, a month, a quarter or years."""
    lead = " ".join((match["lead"] or "").split())
    bound = _words().bounds.get(lead, "")
    ends = _ends(match, year)
    if ends is None:
        return None
    first, last, kind = ends
    if kind == "by_date" and match["day"] and not bound:
        return None  # a bare day is when something happened or was issued
    if bound == "start":
        return Period(Span(*match.span()), None, first=first, bound="start")
    if bound == "end":
        first = None
    if lead == "trước" and match["only"]:
        last = f"{int(match['only']) - 1}-12-31"
    return Period(
        Span(*match.span()),
        kind,
        first,
        last,
        recurrence="continuous" if match["onward"] else None,
        binding=bool(lead) and not (lead in _WEAK and kind == "by_year") or kind == "quarter",
        bound=bound or "both",
    )


# Before a year these may belong to a plan's name or to an aim.
_WEAK = frozenset(("đến", "định hướng đến", "tầm nhìn đến", "vào", "từ nay đến"))


def _ends(match: regex.Match[str], year: int | None) -> tuple[str | None, str | None, DueKind] | None:
    """The first and last day that a dated note names, with its kind; None where there are no such days."""
    if match["day"]:
        named = match["year"] or match["year2"] or year
        month = match["month"] or match["month2"]
        day = named and valid(int(named), _month(month), int(match["day"]))
        return (day, day, "by_date") if day else None
    if match["quarter"]:
        named = match["quarter_year"] or year
        last = 3 * QUARTERS[match["quarter"]]
        return (*_months(int(named), last - 2, last), "quarter") if named else None
    if match["month3"]:
        month = _month(match["month3"])
        return (*_months(int(match["month_year"]), month, month), "by_date") if 1 <= month <= 12 else None
    start, end = int(match["from"] or match["only"]), int(match["to"] or match["only"])
    if start not in YEARS or end not in YEARS or start > end:
        return None
    halves = {"đầu": (1, 6), "cuối": (7, 12)}
    if match["half"]:
        return (*_months(start, *halves[match["part"]]), "by_date")
    return f"{start}-01-01", f"{end}-12-31", "by_year"


def _month(word: str) -> int:
    return int(word) if word.isdigit() else MONTHS[" ".join(word.split())]


def _months(year: int, first: int, last: int) -> tuple[str | None, str | None]:
    """The first day of one month and the last of another."""
    if year not in YEARS:
        return None, None
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(year, last)[1]:02}"


def in_name(lower: str, period: Period) -> bool:
    """Whether a weak note belongs to the name of a plan (`Quy hoạch … thời kỳ 2021-2030`)."""
    if period.binding:
        return False
    name = _words().name.search(lower[max(0, period.span.start - 160) : period.span.start])
    return bool(name and not _AIMED.search(name[0]))


_AIMED = regex.compile(r"mục tiêu|phấn đấu|hoàn thành|đạt|chỉ tiêu")


_BRACKET = regex.compile(r"\([^()]*\)")
_TIME_LINE = regex.compile(r"(?:thời gian|thời hạn|tiến độ)(?:\s+\p{L}+){0,3}\s*:\s*")
# A note at the head of a clause binds; so does one right after `hoàn thành`.
_CLAUSE_HEAD = regex.compile(r"(?:^|[.;:(]\s*|(?<=,)\s*|hoàn thành\s+|phấn đấu\s+|xong\s+)(?:và\s+|đồng thời\s+)?$")
# `hằng năm` that names where work goes, not when it is done (GUIDE Tasks 25).
_PLACE_OF_WORK = regex.compile(
    r"(?<!\p{L}|làm )(?:vào|trong|theo|thuộc|làm (?:một trong những )?(?:cơ sở|căn cứ|tiêu chí)|là tiêu chí)\s(?:(?!xây dựng|ban hành|tổ chức (?!đảng|đoàn|cơ sở|chính trị)|lập |tham mưu|báo cáo)[^.;()])*$"
)
# `thường xuyên` before its verb, or alone; not as a sort of check (GUIDE Tasks 25).
_SORT_OF_CHECK = regex.compile(r"\s*(?:[,.;)]|$|và|với|hoặc|phải|hoạt động|hay|theo (?!dõi)|đột xuất|trên|của|trong|tại|cho)")
_AIM_OF_WORK = regex.compile(r"(?<!\p{L})(?:để|đối với|đang công tác)\s[^.;]*$")
_YEAR_END = regex.compile(r"(?<!\p{L})cuối năm(?!\s+(?:\d|cuối))(?!\p{L})")
# A term of office dates a body, not a piece of work.
_TERM = regex.compile(r"(?:trong |đến )?(?:nhiệm kỳ|thời kỳ)\s+\d")
_NOTE_WORDS = regex.compile(r"[\s(]*(?:được\s+)?(?:thực hiện|hoàn thành|triển khai|tiến hành|báo cáo)?[\s:]*$")


def read_due(text: str, year: int | None = None) -> Due | None:
    """The note of time that binds the task in `text`, None where there is none.

    `… (hoàn thành trong Quý IV hằng năm)` is yearly; `thường xuyên kiểm tra; hằng năm báo cáo` is yearly.
    """
    lower = smooth(text)
    if not _words().trigger.search(lower):
        return None
    brackets = [Span(*match.span()) for match in _BRACKET.finditer(lower)]
    notes = [(_weight(lower, period, brackets), period) for period in _read_all(lower, year)]
    notes += [(2, Period(Span(*match.span()), "yearly", recurrence="yearly")) for match in _YEAR_END.finditer(lower)]
    notes = sorted(((weight, period) for weight, period in notes if weight is not None), key=lambda note: (note[0], note[1].span))
    for _, period in notes:
        return Due(period.span, period.kind, period.last if period.kind in ("by_date", "by_year", "quarter") else None)
    return None


def _weight(lower: str, period: Period, brackets: list[Span]) -> int | None:
    """How firmly a note binds (the smaller the firmer), None where it does not bind at all."""
    before, after = lower[max(0, period.span.start - 160) : period.span.start], lower[period.span.end : period.span.end + 20]
    note = next((bracket for bracket in brackets if bracket.holds(period.span)), None)
    if period.bound == "start" or _TERM.match(lower, period.span.start):
        return None
    if note and _NOTE_WORDS.fullmatch(lower[note.start : period.span.start]) or _TIME_LINE.search(before[-60:]):
        return 0 if period.kind else 4
    if note and not period.binding:
        return 1 if lower[note.start : note.end].startswith("(thực hiện") else None
    if period.recurrence == "continuous" and period.kind == "continuous":
        return None if _SORT_OF_CHECK.match(after) or _AIM_OF_WORK.search(before) else 3
    if period.recurrence and not period.binding and period.kind != "by_year":
        return None if _PLACE_OF_WORK.search(before) else 2
    if period.kind is None:
        return 4
    if period.binding:
        return 2
    return 2 if _CLAUSE_HEAD.search(before) and not in_name(lower, period) else None
