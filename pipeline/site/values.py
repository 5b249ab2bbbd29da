"""Words of our own that stand in the data: levels, findings, amounts, units, in the language of the reader.

The database and its CSV are Vietnamese throughout. On an English page a value is said in English where it is ours and
not a document's: a name of a level, what a view found, the unit of a figure. Anything else stays as it is.
"""

from __future__ import annotations

import re

from pipeline.site.language import ENGLISH, english, say, spoken
from pipeline.site.names import day, number

# Columns, of whatever table, view or answer, whose values are our own words, or lists of them.
OWN = frozenset(
    ("level", "directive_level", "finding", "what", "vai trò", "để làm gì", "định kỳ", "mức chắc chắn", "thiếu", "hạn")
)
# Columns that hold a figure with its unit as `functions.amount` writes it, or the unit alone.
AMOUNTS = frozenset(("amount", "directive_amount", "mức"))
UNITS = frozenset(("unit", "đơn vị"))

_FIGURE = r"\d[\d.]*(?:,\d+)?"
_AMOUNT = re.compile(rf"(khoảng |[≥≤<>] )?({_FIGURE})(?: - ({_FIGURE}))?( ?)(.*)")
_DATED = re.compile(r"(?:^|(?<= \())(\d\d)/(\d\d)/(\d{4})(?=\)(?:;|$)| |$)")
# Columns with names of works to which our SQL adds their dates.
DATED = frozenset(("văn bản gốc", "có thể là"))
# Columns where it puts a word before a name or a date: `qua Nghị quyết 12-NQ/TU`, `Tỉnh ủy từ 2025-07-01`.
THROUGH, BOUNDED = "thực hiện", "known"
_BOUND = re.compile(r"(.* )(?:(từ)|đến) (\d{4}-\d\d-\d\d)")


def value(column: str, words: str) -> str:
    """A value of this column as the reader's language says it."""
    if spoken() != ENGLISH:
        return words
    if column in AMOUNTS:
        return amount(words)
    if column in UNITS:
        return unit(words)
    if column in OWN:
        return "; ".join(say(part) for part in words.split("; "))
    if column == THROUGH:
        return _through(words)
    if column == BOUNDED:
        return _bounded(words)
    return dated(words) if column in DATED else words


def amount(words: str) -> str:
    """A figure with its unit: `≥ 12.500,5 tỷ đồng` is `≥ 12,500.5 billion VND`."""
    match = _AMOUNT.fullmatch(words)
    if match is None:
        return say(words)
    sign, least, most, blank, counted = match.groups()
    bounds = " - ".join(_figure(bound) for bound in (least, most) if bound)
    return f"{say(sign.strip()) + ' ' if sign else ''}{bounds}{blank}{unit(counted)}"


def unit(words: str) -> str:
    """A unit, `tỷ đồng/năm` by its parts; as printed where one of them has no English."""
    if spoken() != ENGLISH or not words:
        return words
    counted, *by = words.lower().split("/")
    parts = ["%" if counted == "%" else english().get(f"{counted}|đơn vị"), *(english().get(f"/{part}") for part in by)]
    return "".join(part for part in parts if part) if all(parts) else words


def dated(words: str) -> str:
    """Names of works with dates behind them, or one with its date before it, as our SQL writes them."""
    if spoken() != ENGLISH:
        return words
    return _DATED.sub(lambda found: str(day(f"{found[3]}-{found[2]}-{found[1]}")), words)


def _through(words: str) -> str:
    before, qua, work = words.partition("qua ")
    return say("qua {work}", work=work) if qua and not before else say(words)


def _bounded(words: str) -> str:
    bound = _BOUND.fullmatch(words)
    if bound is None:
        return words
    return bound[1] + say("từ {day}" if bound[2] else "đến {day}", day=day(bound[3]))


def _figure(written: str) -> str:
    return number(float(written.replace(".", "").replace(",", ".")))
