"""When a task that comes round is due: the day in the month or in the year, as far as its note says it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import regex

from parsers.dates import MONTHS
from parsers.periods import QUARTERS
from parsers.smooth import smooth
from parsers.vocabulary import alternatives

_MONTH = rf"(?P<month>\d{{1,2}}|{alternatives(MONTHS)})"
# In this order: `ngày 25 tháng 11` is no `ngày 25`.
_NOTES = (
    regex.compile(r"(?<![\d/])(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})(?!\d)"),
    regex.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\s+tháng\s+{_MONTH}(?!\p{{L}})"),
    regex.compile(r"ngày\s+(?P<day>\d{1,2})(?!\d)"),
    regex.compile(r"quý\s+(?P<quarter>iv|iii|ii|i|[1-4])(?![\d\p{L}])"),
    regex.compile(rf"tháng\s+{_MONTH}(?!\p{{L}})"),
    regex.compile(r"(?P<year_end>cuối\s+năm)"),
)


@dataclass(frozen=True, slots=True)
class Round:
    """A day that comes every month, or every year where `month` is given; where a month is shorter, its last day."""

    day: int
    month: int | None = None

    def after(self, day: date) -> date:
        """The first such day that is not before `day`."""
        return next(found for found in self._days(day.year, day.month) if found >= day)

    def _days(self, year: int, month: int) -> Iterator[date]:
        for step in range(14):
            at = date(year + (month - 1 + step) // 12, (month - 1 + step) % 12 + 1, 1)
            if self.month in (None, at.month):
                yield at.replace(day=min(self.day, monthrange(at.year, at.month)[1]))


def read_round(due_kind: str | None, due_text: str | None) -> Round | None:
    """The day that the note of a yearly or monthly task fixes, None where it leaves it open (`hằng năm`).

    `trước ngày 20/12 hằng năm`, `trong quý IV hằng năm` (its last day), `cuối năm`, `trước ngày 18 hằng tháng`.
    """
    note = smooth(due_text or "")
    match = next((found for pattern in _NOTES if (found := pattern.search(note))), None)
    if match is None:
        return None
    said = match.groupdict()
    if due_kind == "monthly":
        return _round(int(said["day"]), None) if said.get("day") and not said.get("month") else None
    if due_kind != "yearly":
        return None
    if said.get("year_end"):
        return Round(31, 12)
    if said.get("quarter"):
        return Round(31, 3 * QUARTERS[said["quarter"]])
    if said.get("month"):
        month = said["month"]
        return _round(int(said.get("day") or 31), int(month) if month.isdigit() else MONTHS[" ".join(month.split())])
    return None


def _round(day: int, month: int | None) -> Round | None:
    return Round(day, month) if 1 <= day <= 31 and month in (None, *range(1, 13)) else None
