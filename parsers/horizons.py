"""By when a target is to be reached, or how often: from its clause, its lead-in, the headings above it.

The nearest note of time counts, and never the document's own title (GUIDE Targets 1-3). The day and the recurrence may
come from two places: under `Đến năm 2030` a target of `12%/năm` is due by the end of 2030 and comes again every year.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

import regex

from parsers.model import Recurrence, Span
from parsers.overhead import Above, Overhead
from parsers.passages import Passage
from parsers.periods import Period
from parsers.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Horizon:
    """The time of a target, put together from its clause, its lead-in and the headings above."""

    text: str | None = None
    first: str | None = None
    last: str | None = None
    recurrence: Recurrence | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """The notes of time that one sentence may take: its own, and the one that opens its passage; in order."""

    dated: tuple[Period, ...] = ()
    recurring: tuple[Period, ...] = ()
    open: tuple[Period, ...] = ()

    def outside(self, spans: list[Span]) -> Times:
        """These notes without those in `spans` (`từ 31% năm 2015 xuống 18%`: the year of a baseline)."""
        if not spans:
            return self
        dated = (period for period in self.dated if not any(span.holds(period.span) for span in spans))
        return Times(tuple(dated), self.recurring, self.open)


def times_of(periods: list[Period]) -> Times:
    """The notes told apart: those that end on a day, that come again (`thường xuyên` there says how), the others."""
    return Times(
        tuple(period for period in periods if period.last),
        tuple(period for period in periods if period.recurrence and period.kind != "continuous"),
        tuple(period for period in periods if period.kind is None and period.bound == "open"),
    )


# Before a note that comes again these make it part of an amount.
_ON_AVERAGE = regex.compile(r"(?r)(?<!\p{L})(?:bình quân|trung bình|giảm|tăng)\s+$")


def _is_amount(lower: str, again: Period, reach: Span) -> bool:
    """Whether a note that comes again belongs to an amount before, of which what stands in `reach` is no part."""
    if not _ON_AVERAGE.search(lower, 0, again.span.start):
        return False
    return lower.find("trong đó", again.span.end, reach.start + len("trong đó") + 1) < 0


def read_horizon(
    passage: Passage, times: Times, reach: Span, overhead: Overhead, figure: Quantity | None = None
) -> Horizon:
    """The nearest note of time for what stands in `reach`."""
    dated, again = _choose(times.dated, reach, figure), _choose(times.recurring, reach, figure)
    if figure and dated and again and figure.span.end < again.span.start:
        apart = passage.lower.find(";", figure.span.end, again.span.start)
        if reach.start <= dated.span.start < apart:
            again = None  # `đạt 95% dân số vào năm 2027; hằng năm người dân được khám …`
    if again and again.span.end <= reach.start and _is_amount(passage.lower, again, reach):
        again = None  # `giảm tỷ suất sinh bình quân hằng năm 0,2‰, đưa tỷ lệ tử vong xuống 1%`
    elif dated and again and again.span.end <= reach.start <= dated.span.start:
        again = None  # `hằng năm kết nạp 3%; giai đoạn 2026-2030 kết nạp 350 người`
    elif again and again.span.end <= reach.start and any(reach.holds(period.span) for period in times.open):
        again = None  # `hằng năm 90% hoàn thành tốt; kết nạp 75 đảng viên trong nhiệm kỳ`
    source = dated or again
    horizon = Horizon(
        source.span.of(passage.words) if source else None,
        dated.first if dated else None,
        dated.last if dated else None,
        again.recurrence if again else _rate(figure),
    )
    for above in overhead.over(passage):
        if dated:
            break
        horizon = _inherit(horizon, above)
        if horizon.last and horizon.recurrence:
            break
    return horizon


def _inherit(horizon: Horizon, above: Above) -> Horizon:
    """What a heading or lead-in adds to the time of the targets below it; the preamble adds nothing."""
    if above.lead_in and above.lead_in.section is None:
        return horizon
    for period in above.periods:
        if period.kind == "continuous" and above.lead_in:
            continue  # there it says how, not by when
        if horizon.last is None and period.last:
            horizon = replace(
                horizon, first=period.first, last=period.last, text=horizon.text or period.span.of(above.words)
            )
        if horizon.recurrence is None and period.recurrence:
            horizon = replace(horizon, recurrence=period.recurrence)
    return horizon


_RATES: dict[str, Recurrence] = {"năm": "yearly", "quý": "quarterly", "tháng": "monthly"}


def _rate(figure: Quantity | None) -> Recurrence | None:
    """The recurrence that a unit tells (`12%/năm`)."""
    unit = figure.unit or "" if figure else ""
    return next((_RATES[part] for part in unit.split("/")[1:] if part in _RATES), None)


# A note right behind a figure (`2,5% năm 2030`) stands at most this far from it.
_BEHIND = 2


def _choose(periods: tuple[Period, ...], reach: Span, figure: Quantity | None) -> Period | None:
    """The note right behind the figure, else the first inside the clause, else the last one before it."""
    if figure:
        behind = bisect_left(periods, figure.span.end, key=_start)
        if behind < len(periods) and periods[behind].span.start <= min(figure.span.end + _BEHIND, reach.end):
            return periods[behind]
    first = bisect_left(periods, reach.start, key=_start)
    if first < len(periods) and periods[first].span.start < reach.end:
        return periods[first]
    return periods[first - 1] if first else None


def _start(period: Period) -> int:
    return period.span.start
