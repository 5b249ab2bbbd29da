"""What stands over an item of work: who leads and helps by its headings and lead-ins, and by when."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.deadlines import Due
from parsers.overhead import Above, Overhead
from parsers.passages import TOP, Passage, Place

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


class Charges:
    """What the lead-ins and headings of a document say over each of its places, the nearest before the farther ones."""

    def __init__(self, overhead: Overhead) -> None:
        self._overhead = overhead
        self._known: dict[Place, Charge] = {TOP: Charge()}

    def over(self, passage: Passage) -> Charge:
        """Who leads and helps by what stands over a passage, and by when."""
        place = passage.place
        steps: list[tuple[Place, Above]] = []
        while place not in self._known:
            above, outer = self._overhead.step(place)
            steps.append((place, above))
            place = outer
        charge = self._known[place]
        for inner, above in reversed(steps):
            charge = self._known[inner] = _below(above, charge)
        return charge


def _below(above: Above, farther: Charge) -> Charge:
    """What holds below a heading or lead-in, by that one and by what stands farther off."""
    due = _due(above)
    return Charge(
        lead=above.body or farther.lead,
        partners=above.partners or (() if above.body else farther.partners),
        charged=above.charges if above.body else farther.charged,
        ordered=above.orders or farther.ordered,
        due=due or farther.due,
        due_text=due.span.of(above.words) if due else farther.due_text,
    )


def _due(above: Above) -> Due | None:
    """The time that a heading or a short lead-in gives to the items below it; the preamble gives none."""
    if above.lead_in and (above.lead_in.section is None or len(above.words) > _LONGEST_LEAD_IN):
        return None
    for period in above.periods:
        if period.kind == "by_year" or (period.kind == "continuous" and not above.lead_in):
            return Due(period.span, period.kind, period.last)
    return None
