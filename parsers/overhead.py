"""What stands over a passage: the headings of its sections and the lead-ins that it completes, the nearest first.

They say by when, by whom, and what for, for all that stands below them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from parsers.bodies import (
    WITH,
    begins_with_verb,
    is_body,
    marks,
    orders,
    read_addressee,
    read_bare_name,
    read_named_order,
    read_subject_body,
    starts_body,
)
from parsers.deadlines import in_name
from parsers.model import Section
from parsers.partners import read_partners
from parsers.passages import TOP, Passage, Place
from parsers.periods import Period, read_periods
from parsers.purposes import articles_of
from parsers.smooth import smooth

# How a lead-in ends that leaves all of its work to the list below.
_LEAVES_ALL = regex.compile(
    r"(?<!\p{L})(?:chủ trì|(?:có|chịu) trách nhiệm|có nhiệm vụ|chỉ đạo|tập trung|khẩn trương|chủ động|thực hiện"
    r"|triển khai|phối hợp|(?<!(?:về|với|theo|gồm) )(?:các|những|một số|tốt) "
    r"(?:nhiệm vụ|nội dung|công việc|việc|giải pháp|biện pháp)(?:,? \p{L}+){0,5}? (?:sau|sau đây|như sau))\s*:$"
)
# A lead-in longer than this, with nothing that ends its name, has a verb that is not known.
_LONGEST_ALONE = 100
# What is no body however it begins: the blanks of a form.
_OF_A_FORM = regex.compile(r"(?:cơ quan, tổ chức, |cơ quan, )?(?:cơ quan|đơn vị) (?:công tác|thực hiện)\s*:")
_TOGETHER = regex.compile(rf"(?<!\p{{L}})(?:{WITH.pattern}|chỉ đạo\s+)")


def _leaves_all(text: str, lower: str, start: int) -> bool:
    """Whether behind the name of who is charged a lead-in says no more than that, or with whom (`phối hợp với X:`)."""
    if _OF_A_FORM.match(lower):
        return False
    alone = (
        lower[start:].strip() in ("", ":") and len(lower) <= _LONGEST_ALONE and not lower.endswith((" sau:", " nêu:"))
    )
    if alone or _LEAVES_ALL.search(lower, max(start, len(lower) - 60)):
        return True
    for mark in _TOGETHER.finditer(lower, start):
        if starts_body(text, lower, mark.end()) is None:
            continue
        stop = next(marks(text, lower, mark.end()), None)
        if stop and stop["stop"] == ":" and stop.end() == len(lower):
            return True
    return False


# A heading that tells whose duties follow (`Trách nhiệm của Sở Y tế`), or who is asked (`Đề nghị Công an tỉnh`).
_DUTY_OF = regex.compile(r"trách nhiệm\s+của\s+|(?P<asked>(?P<told>giao)(?:\s+cho)?\s+|(?:đề|kiến) nghị\s+)")


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
        place = passage.place
        while place != TOP:
            above, place = self.step(place)
            yield above

    def step(self, place: Place) -> tuple[Above, Place]:
        """What stands over a place that is not the top, and the place that this stands at itself."""
        section, lead = place
        if lead is not None and section in (None, self.passages[lead].section):
            return self._lead_in(lead), (section, self.passages[lead].lead_in)
        assert section is not None
        return self._heading(section), (self.sections[section].parent, lead)

    def _heading(self, section: int) -> Above:
        if section not in self._headings:
            words = self.sections[section].heading or ""
            lower = smooth(words)
            of = _DUTY_OF.match(lower)
            name = of.end() if of else 0
            body = _body_of(words[name:], lower[name:])
            standing = of is not None and of["told"] is None and self._in_article(section)
            charges = body is not None and not standing
            asked = charges and of is not None and of["asked"] is not None
            self._headings[section] = Above(words, lower, read_periods(lower), body, charges=charges, orders=asked)
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


# What is left of the sentence that a list completes (`Đảng ủy tỉnh lãnh đạo, chỉ đạo:`).
_TRAILING = regex.compile(r"(?:,?\s(?:lãnh đạo|chỉ đạo|chủ trì))+$")


def _body_of(heading: str, lower: str) -> str | None:
    """The body that a heading is, or that stands before a colon in it (`Văn phòng Sở: Tham mưu Lãnh đạo Sở`)."""
    if not is_body(heading, lower):
        return None
    name = str(_TRAILING.sub("", heading.strip(" :")))
    colon = name.find(": ")
    return name[:colon] if colon > 0 and begins_with_verb(lower[colon + 2 :]) else name


def _read_lead_in(passage: Passage, in_article: bool) -> Above:
    """What a lead-in gives to the items below it; a preamble names its addressee only where it charges him."""
    words, lower = passage.words, passage.lower
    if passage.section is None:
        body, ordered, charges = read_addressee(words, lower), False, False
    else:
        subject = read_named_order(words, lower) or read_bare_name(words, lower) or read_subject_body(words, lower)
        body = subject.of(words) if subject else None
        ordered = subject is not None and orders(words, lower)
        charges = ordered or (subject is not None and not in_article and _leaves_all(words, lower, subject.end))
    periods = tuple(period for period in read_periods(lower) if not in_name(lower, period))
    return Above(words, lower, periods, body, read_partners(words, lower), charges, ordered, passage)
