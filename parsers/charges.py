"""What stands over an item of work: who leads and helps by its headings and lead-ins, and by when."""

from __future__ import annotations

from dataclasses import dataclass, replace

from parsers.deadlines import Due
from parsers.overhead import Above, Overhead
from parsers.passages import Passage

# A lead-in longer than this is a sentence; the times in it are not those of the items below.
_LONGEST_LEAD_IN = 200


@dataclass(frozen=True, slots=True)
class Charge:
    """What stands over an item: who leads and helps, whether it is charged with the work or ordered, and by when."""

    lead: str | None = None
    partners: tuple[str, ...] = ()
    charged: bool = False
    ordered: bool = False
    due: Due | None = None
    due_text: str | None = None


def read_charge(passage: Passage, overhead: Overhead) -> Charge:
    """Who leads by the lead-ins and headings over a passage, the nearest first, and by when."""
    charge = Charge()
    for above in overhead.over(passage):
        if charge.lead is None and (above.body or above.partners or above.charges):
            partners = charge.partners or above.partners
            charge = replace(charge, lead=above.body, partners=partners, charged=above.charges)
        if above.orders:
            charge = replace(charge, ordered=True)
        if charge.due is None and (due := _due(above)):
            charge = replace(charge, due=due, due_text=due.span.of(above.words))
    return charge


def _due(above: Above) -> Due | None:
    """The time that a heading or a short lead-in gives to the items below it; the preamble gives none."""
    if above.lead_in and (above.lead_in.section is None or len(above.words) > _LONGEST_LEAD_IN):
        return None
    for period in above.periods:
        if period.kind == "by_year" or (period.kind == "continuous" and not above.lead_in):
            return Due(period.span, period.kind, period.last)
    return None
