"""The notes of time that a text prints: days, months, quarters, years, spans of years, recurrences, open terms.

`find_periods` reads all of them, with the word before each that makes it an end, a whole or a start (`đến`, `trong`,
`từ`). Whether one binds a target or a task is not decided here (DOMAIN 5.4, 6.2).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

import regex

from parsers.dates import MONTHS, YEARS, valid
from parsers.model import DueKind, Recurrence, Span
from parsers.smooth import smooth
from parsers.vocabulary import alternatives, alternatives_before, load

Bound = Literal["start", "end", "both", "open"]

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_KINDS: dict[Recurrence, DueKind | None] = {
    "yearly": "yearly",
    "monthly": "monthly",
    "continuous": "continuous",
    "quarterly": None,
}
# How far before a note its leading word can begin.
_REACH = 34
# Before a year these may belong to a plan's name or to an aim.
_WEAK = frozenset(("đến", "định hướng đến", "tầm nhìn đến", "từ nay đến"))


# Before a month without a year these make it the end.
_OF_A_MONTH = frozenset(
    ("trong", "ngay trong", "xong trong", "trước", "hết", "đến hết", "thực hiện trong", "chậm nhất trong")
)
# What a figure is held against (`so với ước thực hiện năm 2023`), in whose prices it is told (`giá so sánh năm 2010`).
_AGAINST = regex.compile(
    r"(?<!\p{L})(?:so(?: với)?(?! sánh)(?:\s\p{L}+){0,6}|giá (?:so sánh|cố định|thực tế|hiện hành)|theo giá)\s*$"
)
# A crop of one year, a sort of spending.
_NAMED = regex.compile(r"(?<!\p{L})(?:cây \p{L}+ năm|chi thường xuyên)$")
# The first words of the dated notes.
_HEADS = (
    "năm",
    "tháng",
    "ngày",
    "quý",
    "quí",
    "giai đoạn",
    "nhiệm kỳ",
    "thời kỳ",
    "các năm",
    "5 năm",
    "sáu tháng",
    "chín tháng",
)


@dataclass(frozen=True, slots=True)
class Period:
    """One note of time. `first` and `last` are ISO days; a note that fixes none has neither.

    binding: whether it bounds work wherever it stands (`trong quý III/2025`), unlike `đến năm 2030`, which may be part
             of a plan's name or an aim
    bound:   `start` where it only says from when, or against what a figure is held (`so với năm 2015`)
    """

    span: Span
    kind: DueKind | None
    first: str | None = None
    last: str | None = None
    recurrence: Recurrence | None = None
    binding: bool = False
    bound: Bound = "both"


class _Words(NamedTuple):
    """The vocabulary compiled."""

    head: re.Pattern[str]
    note: regex.Pattern[str]
    lead: regex.Pattern[str]
    opener: regex.Pattern[str]
    bounds: dict[str, Bound]
    recurrences: dict[str, Recurrence]
    opens: dict[str, DueKind | None]


@cache
def _words() -> _Words:
    table = load("deadlines")
    bounds: dict[str, Bound] = {word: row["bound"] for row in table["lead"] for word in row["words"]}
    recurrences: dict[str, Recurrence] = {word: row["kind"] for row in table["recurrence"] for word in row["words"]}
    opens = {word: None if row["kind"] == "none" else row["kind"] for row in table["open"] for word in row["words"]}
    month = rf"(?:\d{{1,2}}|{alternatives(MONTHS)})"
    again = rf"(?:\s*,?\s*(?P<again>{alternatives(recurrences)}))?"
    onward = r"(?P<onward>\s*(?:,|và)?\s*(?:những|các) năm (?:tiếp theo|sau|kế tiếp))?"
    earlier_day = r"(?:(?:ngày\s+)?(?<![\d/])\d{1,2}/\d{1,2}\s*(?:,|và)\s*(?=(?:ngày\s+)?\d)){0,3}"
    notes = (
        # Of days, months and quarters that share one year (`ngày 15/6 và ngày 15/12/2025`) the last one ends the note.
        # 10/11/2021, 30-6-2025, 15/12 hằng năm
        rf"{earlier_day}(?:ngày\s+)?(?<![\d/])(?P<day>\d{{1,2}})\s*(?P<sign>[/.-])\s*(?P<month>\d{{1,2}})"
        rf"(?:\s*(?P=sign)\s*(?P<year>\d{{4}}))?(?![\d%/]){again}",
        # 30 tháng 6 năm 2023
        rf"(?:ngày\s+)?(?P<day2>\d{{1,2}})\s+tháng\s+(?P<month2>{month})\s*,?\s*năm\s+(?P<year2>\d{{4}})(?!\d)",
        # ngày 18 hằng tháng; tháng 11 hằng năm; ngày 15 tháng 12 hằng năm
        rf"(?:ngày\s+\d{{1,2}}(?:\s+tháng\s+{month})?|tháng\s+{month})\s+(?P<each>{alternatives(recurrences)})",
        # ngày 15 tháng 12
        r"ngày\s+(?P<day2>\d{1,2})\s+tháng\s+(?P<month2>\d{1,2})(?!\d|\s*,?\s*năm|/)",
        # quý III/2025, quý IV hằng năm
        r"qu[ýí]\s+(?:(?:iv|iii|ii|i|[1-4])\s*(?:,|và)\s*(?:qu[ýí]\s+)?){0,3}(?P<quarter>iv|iii|ii|i|[1-4])(?![\d\p{L}])"
        rf"(?:\s*(?:/|-|,?\s*năm)\s*(?P<quarter_year>\d{{4}}))?{again}",
        # tháng 9/2025
        rf"tháng\s*(?:{month}\s*(?:,|và)\s*(?:tháng\s*)?){{0,3}}(?P<month3>{month})\s*(?:/|-|,?\s*năm)\s*(?P<month_year>\d{{4}})",
        # tháng 9
        r"tháng\s+(?P<month4>\d{1,2})(?!\d|\s*[/,-]|\s+(?:năm|và|đến|đầu|cuối)(?!\p{L}))",
        # giai đoạn 2021 - 2025, năm 2025 - 2030
        r"(?:giai\s+đoạn|nhiệm\s+kỳ|thời\s+kỳ|các\s+năm|5\s+năm|năm)\s*,?\s*(?:từ\s+)?(?:năm\s+)?"
        rf"(?P<from>\d{{4}})\s*(?:-|đến)\s*(?:năm\s+)?(?P<to>\d{{4}}){onward}",
        # 6 tháng cuối năm 2025, 9 tháng năm 2024, năm 2025 và những năm tiếp theo
        rf"(?:(?P<span>\d{{1,2}}|{alternatives(MONTHS)}|sáu)\s+tháng\s+(?:(?P<part>đầu|cuối)\s+)?)?năm\s+(?P<only>\d{{4}})(?![\d/]){onward}",
        rf"(?P<recurrence>{alternatives(recurrences)})",
        rf"(?P<open>{alternatives(opens)})",
    )
    hour = r"\d{1,2}\s*(?:giờ|h)(?:\s*\d{1,2}(?:\s*phút)?)?"
    heads = {" ".join(word.split()[:2]) for word in [*recurrences, *opens, *_HEADS]}
    firsts = "".join(sorted({word[0] for word in heads}))
    return _Words(
        # One letter, with what goes before and behind it: so the search runs from one first letter to the next.
        # A bare day is read only after a word: between other digits and slashes it is none.
        head=re.compile(
            rf"[{firsts}\d](?<!\w.)(?:(?<=(?={alternatives(heads)}|\d{{1,2}}\s+tháng).)"
            r"|(?<=[^\W\d_]\s\d)(?=\d?\s*[/.-]\s*\d))"
        ),
        note=regex.compile(rf"(?:{'|'.join(notes)})(?!\p{{L}})"),
        lead=regex.compile(rf"(?r)(?<!\p{{L}})(?P<lead>{alternatives_before(bounds)})\s+(?:{hour},?\s+)?$"),
        opener=regex.compile(alternatives(bounds)),
        bounds=bounds,
        recurrences=recurrences,
        opens=opens,
    )


def find_periods(text: str, year: int | None = None) -> tuple[Period, ...]:
    """Every note of time in `text`, left to right; `year` completes a day or quarter that prints none.

    `đến năm 2025` ends on 2025-12-31; `giai đoạn 2021-2025` has both ends; `trước ngày 20/12 hằng năm` is yearly.
    """
    return read_periods(smooth(text), year)


def read_periods(lower: str, year: int | None = None) -> tuple[Period, ...]:
    """As `find_periods`, of a text that is smoothed already."""
    return tuple(_notes(lower, year))


def is_period(lower: str) -> bool:
    """Whether a text that is smoothed already is one note of time and nothing else."""
    whole = Span(0, len(lower))
    return _leads(lower) and any(period.span == whole for period in _notes(lower, None))


def _leads(lower: str) -> bool:
    """Whether a text begins as a note of time may: with the first words of one, or with what leads to one."""
    words = _words()
    return words.head.match(lower) is not None or words.opener.match(lower) is not None


def _notes(lower: str, year: int | None) -> Iterator[Period]:
    """The notes one by one: first their first words are sought, which is quick, then read from there."""
    last = 0
    words = _words()
    for head in words.head.finditer(lower):
        match = words.note.match(lower, head.start()) if head.start() >= last else None
        if match is None or (match["recurrence"] and _NAMED.search(lower, max(0, head.start() - 5), match.end())):
            continue
        before = lower[max(last, match.start() - _REACH) : match.start()]
        lead = words.lead.search(before) if match["recurrence"] is None and match["open"] is None else None
        span = Span(match.start() - len(before) + lead.start() if lead else match.start(), match.end())
        against = ("so " in before or "giá " in before) and _AGAINST.search(before) is not None
        period = _recurring(match, span) or _dated(
            match, span, "so với" if against else " ".join(lead["lead"].split()) if lead else "", year
        )
        if period:
            last = match.end()
            yield period


def _recurring(match: regex.Match[str], span: Span) -> Period | None:
    """A note that comes again or stays open: `hằng năm`, `trước ngày 18 hằng tháng`, `định kỳ`."""
    words = _words()
    word = match["recurrence"] or match["each"] or match["again"]
    if word:
        recurrence = words.recurrences[" ".join(word.split())]
        return Period(span, _KINDS[recurrence], recurrence=recurrence, binding=not match["recurrence"])
    if match["open"]:
        return Period(span, words.opens[" ".join(match["open"].split())], binding=True, bound="open")
    return None


def _dated(match: regex.Match[str], span: Span, lead: str, year: int | None) -> Period | None:
    """A note that names a day, a month, a quarter or years."""
    bound: Bound = _words().bounds.get(lead, "both")
    ends = _ends(match, year)
    if ends is None:
        return None
    first, last, kind = ends
    if match["month4"] and lead not in _OF_A_MONTH:
        return None  # `tháng 9 đến tháng 11` is a season of every year
    if kind == "by_date" and (match["day"] or match["day2"]) and not lead:
        return None  # a bare day is when something happened or was issued
    if bound == "start":
        spanned = lead == "từ" and match["from"]  # `từ năm 2026 đến năm 2030`
        return Period(span, None, first=first, last=last if spanned else None, bound="start")
    if lead == "trước" and match["only"]:
        last = f"{int(match['only']) - 1}-12-31"
    return Period(
        span,
        kind,
        None if bound == "end" else first,
        last,
        recurrence="continuous" if match["onward"] else None,
        binding=kind == "quarter" or (bool(lead) and not (lead in _WEAK and kind == "by_year")),
        bound=bound,
    )


def _ends(match: regex.Match[str], year: int | None) -> tuple[str | None, str | None, DueKind] | None:
    """The first and last day that a dated note names, with its kind; None where there are no such days."""
    if match["day"] or match["day2"]:
        named = match["year"] or match["year2"] or (year if match["sign"] != "." and match["sign"] != "-" else None)
        month = _month(match["month"] or match["month2"])
        day = valid(int(named), month, int(match["day"] or match["day2"])) if named else None
        return (day, day, "by_date") if day else None
    if match["quarter"]:
        named = match["quarter_year"] or year
        last = 3 * QUARTERS[match["quarter"]]
        return (*_months(int(named), last - 2, last), "quarter") if named and int(named) in YEARS else None
    if match["month3"]:
        month, of = _month(match["month3"]), int(match["month_year"])
        return (*_months(of, month, month), "by_date") if 1 <= month <= 12 and of in YEARS else None
    if match["month4"]:
        month = int(match["month4"])
        return (*_months(year, month, month), "by_date") if year and 1 <= month <= 12 else None
    start, end = int(match["from"] or match["only"]), int(match["to"] or match["only"])
    if start not in YEARS or end not in YEARS or start > end:
        return None
    if match["span"]:
        count = min(max(_month(match["span"]), 1), 12)
        return (*_months(start, *((13 - count, 12) if match["part"] == "cuối" else (1, count))), "by_date")
    return f"{start}-01-01", f"{end}-12-31", "by_year"


def _month(word: str) -> int:
    return int(word) if word.isdigit() else MONTHS[" ".join(word.split())]


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    """The first day of one month and the last of another."""
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(year, last)[1]:02}"
