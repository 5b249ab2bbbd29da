"""Dates as they are printed: `ngày 16/6/2022`, `16-6-2022`, `20.01.2024`, `ngày 09 tháng 01 năm 2026`.

`DATE` is the pattern that others build theirs of; `iso` reads a match of it.
"""

from __future__ import annotations

from datetime import date

import regex

MONTHS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
# Documents of the Party and the State: 1930 to a little past today. Outside it is a slip or another thing.
YEARS = range(1930, 2100)

_MONTH_WORD = "|".join(sorted(MONTHS, key=len, reverse=True))
# Blank days and months (`ngày    tháng 4 năm 2026`) are no dates; a line break may stand anywhere in one.
DATE = (
    r"(?P<day>\d{1,2})\s*(?:[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})"
    rf"|tháng\s*(?:(?P<month2>\d{{1,2}})|(?P<word>{_MONTH_WORD}))\s*,?\s*năm\s*(?P<year2>\d{{4}}))(?!\d)"
)


def iso(match: regex.Match[str]) -> str | None:
    """ISO text of a match of `DATE`, None where there is no such day."""
    year, month = match["year"] or match["year2"], match["month"] or match["month2"]
    number = int(month) if month else MONTHS[" ".join(match["word"].lower().split())]
    return valid(int(year), number, int(match["day"]))


def valid(year: int, month: int, day: int) -> str | None:
    """ISO text of a day that exists and lies in the documents' time, else None."""
    if year not in YEARS:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
