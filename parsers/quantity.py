"""One figure as a document prints it: what it is held against, its value or its two ends, its unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from parsers.model import Comparator, Span

Form = Literal["count", "share", "rank", "none_left", "most"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure: `span` runs from its comparator to its unit, `number` holds the digits alone.

    unit:  as printed, None for an index; a share is always counted in %
    form:  `rank` is a place in an order (the smaller the better); `none_left` is `không còn …`, `most` is `hầu hết …`
    bound: whether `trở lên` or `trở xuống` stands after it
    """

    span: Span
    number: Span
    comparator: Comparator
    low: float | None
    high: float | None
    unit: str | None
    form: Form = "count"
    bound: bool = False


def held(
    span: Span,
    number: Span,
    sign: Comparator,
    amount: float,
    unit: str | None,
    form: Form = "count",
    bound: bool = False,
) -> Quantity:
    """A quantity of one value: `>` keeps the lower end only, `<` the upper one, `=` and `~` both."""
    low = None if sign in ("<", "<=") else amount
    high = None if sign in (">", ">=") else amount
    return Quantity(span, number, sign, low, high, unit, form, bound)
