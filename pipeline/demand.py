"""How much two figures for one target ask for: the demand of a document's own beside that of the directive.

`higher` asks more, also where less is more (`không quá 1%` beside `không quá 2%`). `incomparable` says that the figures
cannot be held against each other: other units, another date, or a count that is one body's part in the total of all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import regex

from parsers.model import Change, Comparator, Recurrence
from parsers.smooth import smooth
from parsers.text import fold, squeeze

Order = Literal["higher", "equal", "lower", "incomparable"]

_ORDERS: Mapping[int, Order] = {1: "higher", 0: "equal", -1: "lower"}
# A level that is to be come down to, whatever the comparator: `giảm tỷ lệ hộ nghèo còn 3%`.
# From the first `giảm` on: what stands behind a later one stands behind that one too.
_LESS = regex.compile(r"^(?>.*?giảm\s)(?:.*\s)?(?:còn|xuống)(?!\p{L})|không còn|^còn\s", regex.S)
_PER_PERIOD = regex.compile(r"/(?:nam|quy|thang)$")
_OUT_OF = regex.compile(r"(?<![\d/])(?P<part>\d{1,6})\s*/\s*(?P<whole>\d{1,6})(?![\d/])")
# Units of figures that hold for each body alike, so that none has only a part of them.
_RATES = ("lan", "tuoi", "diem")


@dataclass(frozen=True, slots=True)
class Figure:
    """The number of a target.

    unit:         folded, without its period (`%/năm` is `%`: the period is told by `recurrence`)
    less_is_more: whether it is a level to come down to
    is_rate:      whether it holds for each body alike, unlike a count, which adds up over all of them
    share:        `13/17 chi bộ` in per cent
    """

    comparator: Comparator | None
    least: float | None
    most: float | None
    unit: str = "%"
    change: Change | None = None
    deadline: str | None = None
    recurrence: Recurrence | None = None
    less_is_more: bool = False
    is_rate: bool = True
    share: float | None = None


def read_figure(row: Mapping[str, Any]) -> Figure:
    """The figure of a row of `targets` that has one."""
    unit = _PER_PERIOD.sub("", fold(squeeze(row["unit"] or "")))
    said = smooth(" ".join(part for part in (row["subject"], row["indicator"]) if part))
    return Figure(
        comparator=row["comparator"],
        least=row["value_min"],
        most=row["value_max"],
        unit=unit,
        change=row["change"],
        deadline=row["deadline"],
        recurrence=row["recurrence"],
        less_is_more=row["change"] is None and bool(_LESS.search(said)),
        is_rate=unit.startswith("%") or "/" in unit or unit in _RATES or said.startswith("mỗi "),
        share=_share(row["quote"], row["value_min"]),
    )


def compare(aim: Figure, own: Figure, is_part: bool = False) -> Order:
    """How the demand of a document's own figure compares with that of the directive.

    A promise for an earlier day is the greater one if its figure is no smaller; the other way round nothing follows.
    is_part: whether the document speaks for a part of those whom the directive speaks for
    """
    own = _in_unit_of(aim, own)
    if own.unit != aim.unit or own.change != aim.change or _contrary(aim, own):
        return "incomparable"
    if aim.unit != "%" and own.recurrence != aim.recurrence:
        return "incomparable"
    ceiling = _is_ceiling(aim) or _is_ceiling(own)
    more = _sign(_demand(own, ceiling), _demand(aim, ceiling))
    sooner = 0 if own.recurrence or aim.recurrence else _sign(aim.deadline, own.deadline)
    if more * sooner < 0 or (more < 0 and is_part and not (aim.is_rate or own.is_rate)):
        return "incomparable"
    return _ORDERS[more or sooner]


def years_apart(aim: Figure, own: Figure) -> int:
    """The years between the deadlines, 0 where one is not known."""
    return abs(int(aim.deadline[:4]) - int(own.deadline[:4])) if aim.deadline and own.deadline else 0


def _share(quote: str, value: float | None) -> float | None:
    """`13/17 chi bộ` in per cent, where 13 is the value."""
    match = _OUT_OF.search(quote)
    if match is None or value != float(match["part"]) or not 0 < int(match["part"]) <= int(match["whole"]):
        return None
    return round(100 * int(match["part"]) / int(match["whole"]), 1)


def _in_unit_of(aim: Figure, own: Figure) -> Figure:
    """`13/17 chi bộ` as a share where the directive speaks of one."""
    if aim.unit == "%" != own.unit and own.share is not None:
        return replace(own, unit="%", least=own.share, most=own.share)
    return own


def _is_ceiling(figure: Figure) -> bool:
    return figure.comparator in ("<", "<=") or figure.less_is_more


def _contrary(aim: Figure, own: Figure) -> bool:
    """Whether one is a floor and the other a ceiling; a plain figure takes the other's direction."""
    floors = [figure.comparator in (">", ">=") and not figure.less_is_more for figure in (aim, own)]
    return any(floors) and (_is_ceiling(aim) or _is_ceiling(own))


def _demand(figure: Figure, ceiling: bool) -> tuple[float, bool]:
    """What is to be reached at the least, as a number that grows with the demand; `trên 90%` is more than `90%`."""
    bounds = (figure.most, figure.least) if ceiling else (figure.least, figure.most)
    bound = next(value for value in bounds if value is not None)
    return -bound if ceiling else bound, figure.comparator in ("<", ">")


def _sign(one: Any, other: Any) -> int:
    """1 where the first is greater, -1 where the second is, 0 where they are equal or one is not known."""
    return 0 if one is None or other is None else (one > other) - (one < other)
