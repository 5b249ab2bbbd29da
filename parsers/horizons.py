"""By when a target is to be reached, or how often: from its clause, its lead-in, the headings above it.

The nearest note of time counts, and never the document's own title (GUIDE Targets 1-3). The day and the recurrence may
come from two places: under `Đến năm 2030` a target of `12%/năm` is due by the end of 2030 and comes again every year.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from parsers.model import Recurrence, Span
from parsers.passages import Above, Overhead, Passage
from parsers.periods import Period
from parsers.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Horizon:
    """The time of a target, put together from its clause, its lead-in and the headings above."""

    text: str | None = None
    first: str | None = None
    last: str | None = None
    recurrence: Recurrence | None = None


def read_horizon(
    passage: Passage,
    periods: list[Period],
    reach: Span,
    overhead: Overhead,
    figure: Quantity | None = None,
) -> Horizon:
    """The nearest note of time; the day and the recurrence may come from two places (GUIDE Targets 1-3)."""
    dated = _choose([period for period in periods if period.last], reach, figure)
    again = _choose([period for period in periods if _recurs(period)], reach, figure)
    recurrence = again.recurrence if again else _rate(figure)
    source = dated or again
    horizon = Horizon(
        source.span.of(passage.words) if source else None,
        dated.first if dated else None,
        dated.last if dated else None,
        recurrence,
    )
    for above in overhead.over(passage):
        if horizon.last and (horizon.recurrence or dated):
            break
        horizon = _inherit(horizon, above)
    return horizon


def _inherit(horizon: Horizon, above: Above) -> Horizon:
    """What a heading or lead-in adds to the time of the targets below it; the preamble adds nothing."""
    if above.lead_in and above.lead_in.section is None:
        return horizon
    for period in above.periods:
        if horizon.last is None and period.last:
            horizon = replace(
                horizon, first=period.first, last=period.last, text=horizon.text or period.span.of(above.words)
            )
        if horizon.recurrence is None and period.recurrence:
            horizon = replace(horizon, recurrence=period.recurrence)
    return horizon


def _recurs(period: Period) -> bool:
    """Whether a note inside a target says when; `thường xuyên` there says how."""
    return period.recurrence is not None and period.kind != "continuous"


def _rate(figure: Quantity | None) -> Recurrence | None:
    """The recurrence that a unit tells (`12%/năm`)."""
    unit = figure.unit or "" if figure else ""
    return "yearly" if unit.endswith("/năm") else "quarterly" if unit.endswith("/quý") else None


def _choose(periods: list[Period], reach: Span, figure: Quantity | None) -> Period | None:
    """The note inside the clause, best right behind the figure, else the last before it, else the passage's first."""
    inside = [period for period in periods if reach.start <= period.span.start < reach.end]
    behind = [period for period in inside if figure and 0 <= period.span.start - figure.span.end <= 2]
    earlier = [period for period in periods if 0 < period.span.start < reach.start]
    opening = [period for period in periods if period.span.start == 0]
    return next(iter([*behind, *inside, *earlier[-1:], *opening]), None)
