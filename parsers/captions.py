"""Lines that name the bodies or the time of the work above them: `Đơn vị chủ trì: …; Thời gian thực hiện: …`.

They stand below the items they are about, in a unit of their own beside them (`a) Nhiệm vụ`, `b) Cơ quan thực hiện`),
or alone below the heading that tells the work (GUIDE Tasks 14, 21 to 23).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from parsers.bodies import read_body
from parsers.model import Section, Span
from parsers.partners import read_partners, split_bodies
from parsers.passages import Passage
from parsers.smooth import smooth
from parsers.vocabulary import alternatives, load


@dataclass(frozen=True, slots=True)
class Line:
    """What such lines say about the items above them."""

    lead: str | None = None
    partners: tuple[str, ...] = ()
    time: str | None = None


def read_lines(
    passages: tuple[Passage, ...], sections: tuple[Section, ...]
) -> tuple[list[Line | None], list[tuple[int, Line]]]:
    """For each passage what the lines below its run of items say, None for such a line itself.

    And the passages that open a unit of nothing but lines below a heading of its own, with what all of them say.
    """
    own = [_read_captions(passage.words, passage.lower) for passage in passages]
    bare = _bare_units(passages, own, sections) if any(own) else frozenset()
    below: list[Line | None] = []
    headed: list[tuple[int, Line]] = []
    line, above_line = Line(), False
    for index in range(len(passages) - 1, -1, -1):
        mine, unit = own[index], passages[index].section
        if index + 1 < len(passages) and not _reaches(sections, bare, passages[index + 1].section, unit):
            line = Line()
        if mine is None:
            below.append(line)
        else:
            line = line if above_line else Line()
            line = Line(mine.lead or line.lead, mine.partners + line.partners, mine.time or line.time)
            below.append(None)
            if unit in bare and _tells_work(sections[unit]) and (not index or passages[index - 1].section != unit):
                headed.append((index, line))
        above_line = mine is not None
    return below[::-1], headed[::-1]


def _bare_units(
    passages: tuple[Passage, ...], own: Sequence[Line | None], sections: tuple[Section, ...]
) -> frozenset[int]:
    """The units that hold nothing but such lines."""
    filled = {passage.section for passage, line in zip(passages, own, strict=True) if line is None}
    filled |= {section.parent for section in sections}
    return frozenset(passage.section for passage in passages if passage.section is not None) - filled


# A heading that only says what kind of lines follow (`b) Cơ quan thực hiện:`).
_WHOSE = regex.compile(r"(?:cơ quan|đơn vị)\s(?:chủ trì|phối hợp|thực hiện)$", regex.I)


def _tells_work(section: Section) -> bool:
    return section.heading is not None and not _WHOSE.match(section.heading)


def _reaches(sections: tuple[Section, ...], bare: frozenset[int], unit: int | None, before: int | None) -> bool:
    """Whether the lines of a unit are also about what stands before it: in that unit, or in the one beside it."""
    if unit == before:
        return True
    if unit not in bare or _tells_work(sections[unit]) or sections[unit].parent is None:
        return False
    while before is not None and sections[before].parent != sections[unit].parent:
        before = sections[before].parent
    return before is not None and sections[before].kind == sections[unit].kind


def read_headed(passage: Passage, sections: tuple[Section, ...], text: str) -> Passage:
    """The heading over such lines as a passage of its own, which stands below what its unit stands below."""
    section = sections[passage.section or 0]
    words = section.heading or ""
    start = text.find(words.split(maxsplit=1)[0], section.span.start + len(section.label), section.body)
    span = Span(start, start + len(text[start : section.body].rstrip(" \n.:;")))
    words = span.of(text)
    return replace(passage, span=span, words=words, lower=smooth(words), rank=0, opens=False, section=section.parent)


@cache
def _line_pattern() -> regex.Pattern[str]:
    table = load("bodies")["line"]
    kinds = ("lead", "partners", "person", "time", "product")
    captions = "|".join(rf"(?P<{kind}>{alternatives(table[kind])})" for kind in kinds)
    plain = "|".join(alternatives(table[kind]) for kind in kinds)
    return regex.compile(rf"(?:^|[;.]\s*)(?:{captions})\s*:\s*(?P<what>(?:(?![;.]\s*(?:{plain})\s*:)[^\n])*)")


# How far into a passage the colon of such a line stands.
_LONGEST_CAPTION = 40


def _read_captions(words: str, lower: str) -> Line | None:
    """The bodies and the time that words tell by such captions, None where they do not begin with one."""
    if ":" not in lower[:_LONGEST_CAPTION] or not _line_pattern().match(lower):
        return None
    line = Line()
    for match in _line_pattern().finditer(lower):
        what = words[match.start("what") : match.end("what")].strip(" .;") or None
        lead, partners = _read_lead(what) if what and match["lead"] else (None, ())
        if what and match["partners"]:
            partners = split_bodies(what)
        line = Line(line.lead or lead, line.partners + partners, line.time or (what if match["time"] else None))
    return line


@cache
def _sentence() -> regex.Pattern[str]:
    """The words that make a sentence of what a line says, right behind the name that leads."""
    return regex.compile(rf",?\s+{alternatives(load('bodies')['line']['then'])}(?!\p{{L}})")


def _read_lead(what: str) -> tuple[str, tuple[str, ...]]:
    """Who leads by a line, and who helps where it is a sentence (`Sở Nội vụ chủ trì, phối hợp với các xã`)."""
    lower = smooth(what)
    body = read_body(what, lower)
    if body and _sentence().match(lower, body.end):
        return body.of(what), read_partners(what, lower)
    return what, ()


_BRACKET = regex.compile(r"\((?:(?:do|giao)\s+)?(?P<note>[^()]{10,200})\)[\s.;]*$")
_LEADS = regex.compile(r"\s+(?:chủ trì|tham mưu|thực hiện|phụ trách|theo dõi|chịu trách nhiệm)(?!\p{L})")


def read_bracket(words: str, lower: str) -> Line | None:
    """What a bracket at the end of an item says as such lines do (`(Chủ trì: Sở Y tế)`, `(Sở Y tế tham mưu)`)."""
    bracket = _BRACKET.search(lower, max(0, len(lower) - 220)) if lower.rstrip(" .;").endswith(")") else None
    if bracket is None:
        return None
    note, noted = words[bracket.start("note") : bracket.end("note")], bracket["note"]
    if line := _read_captions(note, noted):
        return line
    body = read_body(note, noted)
    return Line(body.of(note)) if body and _LEADS.match(noted, body.end) else None
