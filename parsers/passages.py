"""The passages that facts are read from: each bullet, numbered item, paragraph, footnote or row, and what stands over it.

A passage knows its section, what the headings above it are for (`Purpose`), and the lead-in that it completes:
`Phấn đấu đến năm 2028:` governs the bullets below it. Headings themselves and the closing are no passages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex

from parsers.deadlines import find_periods
from parsers.model import Paragraph, Role, Section, Span, Text
from parsers.quantities import smooth
from parsers.vocabulary import alternatives, load

Purpose = Literal["goal", "result", "assignment", "aim", "measure", "form", "other"]

# Marks of unlabelled list items, the outer ones first: `* Đến năm 2030` stands over `- …`, that over `+ …`.
_MARK = regex.compile(r"(?P<mark>[*•▪]|[-–]|[+○]|\((?:\d{1,2}|[a-zđ])\)\.?)\s*(?=\S)")
_RANKS = {"*": 1, "•": 1, "▪": 1, "-": 2, "–": 2, "+": 3, "○": 3}
_DEEPEST = 4
# A lone line of time (`* Đến năm 2030`) stands over what follows like a heading.
_LONGEST_TIME_LINE = 70
# A lead-in tells what it is for in its first words (`Một số chỉ tiêu cụ thể:`).
_CAPTION = 30


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch to read, without its bullet or label.

    rank:     how deep its mark stands: 0 for a plain paragraph or labelled unit, 1 for `*`, 2 for `-`, 3 for `+`
    lead_in:  index (among the passages) of the open lead-in above it, None if there is none
    opens:    whether it is itself such a lead-in
    first:    whether it opens its section
    """

    span: Span
    section: int | None
    purpose: Purpose
    rank: int = 0
    lead_in: int | None = None
    opens: bool = False
    first: bool = False
    role: Role = "body"
    page: int | None = None
    paragraph: int = 0


def read_passages(text: Text, sections: tuple[Section, ...], closing: Span | None) -> tuple[Passage, ...]:
    """The passages of a document in order."""
    purposes = section_purposes(sections)
    passages: list[Passage] = []
    open_lead_ins: list[int] = []
    started: set[int] = set()
    for number, (paragraph, section) in enumerate(_placed(text.paragraphs, sections)):
        if closing and closing.start < paragraph.span.end and paragraph.span.start < closing.end:
            continue
        span, rank = _stretch(text.text, paragraph, sections[section] if section is not None else None)
        if span is None:
            continue
        open_lead_ins = [lead for lead in open_lead_ins if _holds(passages[lead], span, sections)]
        words = span.of(text.text)
        opens = paragraph.role == "body" and _opens(words)
        if opens:
            same = [lead for lead in open_lead_ins if passages[lead].section == section]
            open_lead_ins = [lead for lead in open_lead_ins if lead not in same or passages[lead].rank < rank]
        purpose: Purpose = purposes[section] if section is not None else "other"
        if purpose == "form":
            pass
        elif opens and (told := read_purpose(words[:_CAPTION])) != "other" and len(words) < 2 * _LONGEST_TIME_LINE:
            purpose = told
        elif open_lead_ins and passages[open_lead_ins[-1]].section == section:
            purpose = passages[open_lead_ins[-1]].purpose
        passages.append(
            Passage(
                span,
                section,
                purpose,
                rank,
                open_lead_ins[-1] if open_lead_ins else None,
                opens,
                section is not None and section not in started,
                paragraph.role,
                paragraph.page,
                number,
            )
        )
        if section is not None:
            started.add(section)
        if opens:
            open_lead_ins.append(len(passages) - 1)
    return tuple(passages)


def _placed(paragraphs: tuple[Paragraph, ...], sections: tuple[Section, ...]) -> Iterator[tuple[Paragraph, int | None]]:
    """Each paragraph with its innermost section."""
    stack: list[Section] = []
    coming = 0
    for paragraph in paragraphs:
        while coming < len(sections) and sections[coming].span.start < paragraph.span.end:
            section = sections[coming]
            stack = [outer for outer in stack if outer.span.end > section.span.start]
            stack.append(section)
            coming += 1
        stack = [outer for outer in stack if outer.span.end > paragraph.span.start]
        yield paragraph, stack[-1].position if stack else None


def _stretch(text: str, paragraph: Paragraph, section: Section | None) -> tuple[Span | None, int]:
    """The words of a paragraph without label, heading, bullet and outer blanks, and how deep its mark stands."""
    start, end = paragraph.span.start, paragraph.span.end
    if section is not None:
        start = max(start, min(section.body, end)) if section.span.start <= paragraph.span.end else start
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    rank = 0
    mark = _MARK.match(text, start, end) if paragraph.role != "row" else None
    if mark:
        start, rank = mark.end(), _RANKS.get(mark["mark"], _DEEPEST)
    return (Span(start, end), rank) if start < end else (None, rank)


def _holds(lead_in: Passage, span: Span, sections: tuple[Section, ...]) -> bool:
    return lead_in.section is None or sections[lead_in.section].span.holds(span)


def _opens(words: str) -> bool:
    """Whether a passage is completed by what follows: it ends in a colon, or is a lone line of time."""
    if words.endswith(":"):
        return True
    if len(words) > _LONGEST_TIME_LINE:
        return False
    bare = words.strip(" .*:")
    return any(period.span == Span(0, len(bare)) for period in find_periods(bare))


def section_purposes(sections: tuple[Section, ...]) -> list[Purpose]:
    """What each section is for: by its own heading, else by its parent's."""
    purposes: list[Purpose] = []
    for section in sections:
        own = read_purpose(section.heading) if section.heading else "other"
        inherited: Purpose = purposes[section.parent] if section.parent is not None else "other"
        purposes.append(inherited if own == "other" or inherited == "form" else own)
    return purposes


def articles_of(sections: tuple[Section, ...]) -> frozenset[int]:
    """The sections inside an article (Điều): what has no heading of its own there is a rule's text."""
    inside: set[int] = set()
    for section in sections:
        if section.kind == "dieu" or section.parent in inside:
            inside.add(section.position)
    return frozenset(inside)


@cache
def _purposes() -> tuple[tuple[Purpose, regex.Pattern[str]], ...]:
    start = r"^(?:\s|[*\d.])*(?:(?:các|một số|những|về|khái quát|công tác|phần|phụ lục)\s+)*"
    return tuple(
        (row["kind"], regex.compile((start if row["at"] == "start" else r"(?<!\p{L})") + alternatives(row["words"]) + r"(?!\p{L})"))
        for row in load("purposes")["purpose"]
    )


def read_purpose(heading: str) -> Purpose:
    """What the words below a heading are for."""
    lower = smooth(heading)
    return next((kind for kind, pattern in _purposes() if pattern.search(lower)), "other")


_SENTENCE_END = regex.compile(r"(?<![\s(][\p{Lu}]|TP|Tp|ThS|TS|PGS|GS|tr|đ/c|v\.v)[.!?…]+[\"”’)]*\s+(?=[\p{Lu}\d“\"(])")
_SHELTER = regex.compile(r"“[^”\"]*[”\"]|\"[^\"]*\"|\([^()]*\)")


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of one passage; quotations and brackets are never cut."""
    sheltered = [match.span() for match in _SHELTER.finditer(text)] if "(" in text or "“" in text or '"' in text else []
    spans, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        if any(first < match.start() < last - 1 for first, last in sheltered):
            continue
        spans.append(Span(start, match.start() + len(match[0].rstrip())))
        start = match.end()
    spans.append(Span(start, len(text)))
    return tuple(span for span in spans if span.start < span.end)
