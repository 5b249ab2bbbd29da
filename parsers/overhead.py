"""What stands over a passage: the headings of its sections and the lead-ins that it completes, the nearest first.

They say by when, by whom, and what for, for all that stands below them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from parsers.bodies import (
    is_body,
    leaves_all,
    orders,
    read_addressee,
    read_bare_name,
    read_named_order,
    read_subject_body,
)
from parsers.deadlines import in_name
from parsers.model import Section
from parsers.partners import read_partners
from parsers.passages import Passage
from parsers.periods import Period, read_periods
from parsers.purposes import articles_of
from parsers.smooth import smooth

# A heading that tells whose duties follow (`Trách nhiệm của Sở Y tế`).
_DUTY_OF = regex.compile(r"trách nhiệm\s+của\s+")


@dataclass(frozen=True, slots=True)
class Above:
    """A heading or lead-in that stands over passages, read once.

    body:     the body it names as the one to do the work below, None where it names none
    partners: the bodies that a lead-in says to work with
    charges:  whether it charges that body outright (a body as heading, `Giao X:`), not in passing
    orders:   whether it does so by an order (`Giao X:`)
    """

    words: str
    lower: str
    periods: tuple[Period, ...]
    body: str | None = None
    partners: tuple[str, ...] = ()
    charges: bool = False
    orders: bool = False
    lead_in: Passage | None = None


class Overhead:
    """The passages of one document with all that stands over them, each heading and lead-in read when first asked for.

    sections: the units of the document
    rules:    those whose words are a rule's text
    """

    def __init__(self, sections: tuple[Section, ...], passages: tuple[Passage, ...]) -> None:
        self.passages = passages
        self.rules = articles_of(sections, {passage.section for passage in passages if passage.purpose != "other"})
        self.sections = sections
        self._headings: dict[int, Above] = {}
        self._lead_ins: dict[int, Above] = {}

    def headings(self) -> Iterator[str]:
        """The headings of the document, in order."""
        return (section.heading for section in self.sections if section.heading)

    def over(self, passage: Passage) -> Iterator[Above]:
        """The lead-ins and headings over a passage, the nearest first; never the document's own title."""
        lead, section = passage.lead_in, passage.section
        while lead is not None:
            outer = self.passages[lead]
            while section is not None and section != outer.section:
                yield self._heading(section)
                section = self.sections[section].parent
            yield self._lead_in(lead)
            lead = outer.lead_in
        while section is not None:
            yield self._heading(section)
            section = self.sections[section].parent

    def _heading(self, section: int) -> Above:
        if section not in self._headings:
            words = self.sections[section].heading or ""
            lower = smooth(words)
            of = _DUTY_OF.match(lower)
            name = of.end() if of else 0
            body = words[name:].strip(" :") if is_body(words[name:], lower[name:]) else None
            charges = body is not None and not (of and self._in_article(section))
            self._headings[section] = Above(words, lower, read_periods(lower), body, charges=charges)
        return self._headings[section]

    def _lead_in(self, index: int) -> Above:
        if index not in self._lead_ins:
            lead_in = self.passages[index]
            self._lead_ins[index] = _read_lead_in(lead_in, self._in_article(lead_in.section))
        return self._lead_ins[index]

    def _in_article(self, section: int | None) -> bool:
        """Whether a unit is an article or stands in one: what bodies do there is their standing duty."""
        while section is not None and self.sections[section].kind != "dieu":
            section = self.sections[section].parent
        return section is not None


def _read_lead_in(passage: Passage, in_article: bool) -> Above:
    """What a lead-in gives to the items below it; a preamble names its addressee only where it charges him."""
    words, lower = passage.words, passage.lower
    if passage.section is None:
        body, ordered, charges = read_addressee(words, lower), False, False
    else:
        subject = read_named_order(words, lower) or read_bare_name(words, lower) or read_subject_body(words, lower)
        body = subject.of(words) if subject else None
        ordered = subject is not None and orders(words, lower)
        charges = ordered or (subject is not None and not in_article and leaves_all(words, lower, subject.end))
    periods = tuple(period for period in read_periods(lower) if not in_name(lower, period))
    return Above(words, lower, periods, body, read_partners(words, lower), charges, ordered, passage)
