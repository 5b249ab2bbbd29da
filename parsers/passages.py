"""The passages that facts are read from: each bullet, item, paragraph, footnote or row, and what stands over it.

A passage knows its section, what the headings above it are for, and the lead-in that it completes:
`Phấn đấu đến năm 2028:` governs the bullets below it. Headings themselves and the closing are no passages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from parsers.bodies import orders, read_bare_name, read_named_order
from parsers.model import Paragraph, Role, Section, Span, Text
from parsers.periods import is_period
from parsers.purposes import Purpose, read_purpose, section_purposes
from parsers.smooth import smooth

# Marks of unlabelled list items, the outer ones first: `* Đến năm 2030` stands over `- …`, that over `+ …`.
_MARK = regex.compile(r"(?P<mark>[*•▪]|[-–]|[+○]|\((?:\d{1,2}|[a-zđ])\)\.?)\s*(?=\S)")
_RANKS = {"*": 1, "•": 1, "▪": 1, "-": 2, "–": 2, "+": 3, "○": 3}
_DEEPEST = 4
# A number line that is filled in heads a document; that of a form is left blank (`Số: …/BC-…`).
_NUMBER_LINE = regex.compile(r"(?m)^số\s*:?\s*\d+\s*[-/]\s*\p{L}{2}")
# A lone line of time (`* Đến năm 2030`) stands over what follows like a heading.
_LONGEST_TIME_LINE = 70
# A lead-in tells what it is for in its first words (`Một số chỉ tiêu cụ thể:`); a long one is a sentence.
_CAPTION = 30
_LONGEST_CAPTION = 140


# Where a passage stands: in which unit, and below which open lead-in of the same or an outer unit.
Place = tuple[int | None, int | None]
TOP: Place = (None, None)


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch to read, without its bullet or label.

    lower:    its words, smoothed
    rank:     how deep its mark stands: 0 for a plain paragraph or labelled unit, 1 for `*`, 2 for `-`, 3 for `+`
    lead_in:  index (among the passages) of the open lead-in above it, None if there is none
    opens:    whether it is itself such a lead-in
    nests:    whether its items have marks that stand deeper than its own: what has no deeper one ends it
    """

    span: Span
    words: str
    lower: str
    section: int | None
    purpose: Purpose
    paragraph: int
    rank: int = 0
    lead_in: int | None = None
    opens: bool = False
    nests: bool = False
    role: Role = "body"
    page: int | None = None

    @property
    def place(self) -> Place:
        """What stands over it, which passages of one place share."""
        return self.section, self.lead_in


def read_passages(text: Text, sections: tuple[Section, ...], closing: Span | None) -> tuple[Passage, ...]:
    """The passages of a document in order."""
    lower = smooth(text.text)
    purposes = section_purposes(sections, tuple(match.start() for match in _NUMBER_LINE.finditer(lower)))
    passages: list[Passage] = []
    over: list[int] = []
    for number, (paragraph, section) in enumerate(_placed(text.paragraphs, sections)):
        coming = text.paragraphs[number + 1 : number + 2]
        if closing and closing.start < paragraph.span.end and paragraph.span.start < closing.end:
            continue
        span, rank = _stretch(text.text, paragraph, sections[section] if section is not None else None)
        if span is None:
            continue
        words, said = span.of(text.text), span.of(lower)
        is_body = paragraph.role == "body"
        outer: Purpose = purposes[section] if section is not None else "other"
        nests = is_body and rank > 0 and bool(coming) and _rank(text.text, coming[0]) > rank
        opens = is_body and (
            _opens(said) or ((nests or rank == 0) and _charges(words, said, "assignment" if nests else outer))
        )
        over = [lead for lead in over if _governs(passages[lead], span, section, rank, opens, sections)]
        if over and passages[over[-1]].section == section and outer != "form":
            outer = passages[over[-1]].purpose
        passage = Passage(
            span,
            words,
            said,
            section,
            _told(said, outer) if opens and not orders(words, said) else outer,
            number,
            rank,
            over[-1] if over else None,
            opens,
            opens and nests,
            paragraph.role,
            paragraph.page,
        )
        passages.append(passage)
        if opens:
            over.append(len(passages) - 1)
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
        start = max(start, min(section.body, end))
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    rank = 0
    mark = _MARK.match(text, start, end) if paragraph.role != "row" else None
    if mark:
        start, rank = mark.end(), _RANKS.get(mark["mark"], _DEEPEST)
    return (Span(start, end), rank) if start < end else (None, rank)


def _rank(text: str, paragraph: Paragraph) -> int:
    """How deep the mark of a paragraph stands, 0 where it has none."""
    mark = _MARK.match(text, paragraph.span.start, paragraph.span.end)
    return _RANKS.get(mark["mark"], _DEEPEST) if mark and paragraph.role == "body" else 0


def _governs(
    lead_in: Passage, span: Span, section: int | None, rank: int, opens: bool, sections: tuple[Section, ...]
) -> bool:
    """Whether a lead-in still stands over a passage: until its section ends or one no deeper than itself follows."""
    if lead_in.section is not None and not sections[lead_in.section].span.holds(span):
        return False
    return not ((opens or lead_in.nests) and lead_in.section == section and lead_in.rank >= rank)


def _opens(lower: str) -> bool:
    """Whether a passage is completed by what follows: it ends in a colon, or is a lone line of time."""
    if lower.endswith(":"):
        return True
    if len(lower) > _LONGEST_TIME_LINE:
        return False
    bare = lower.strip(" .*:")
    return is_period(bare)


def _charges(words: str, lower: str, purpose: Purpose) -> bool:
    """Whether a plain line only names a body, with an order or among assignments: what follows is that body's work."""
    if read_named_order(words, lower):
        return True
    return (
        purpose == "assignment"
        and words[0].isupper()
        and words[-1].isalpha()
        and read_bare_name(words, lower) is not None
    )


# Work of its own, no caption of assignments (`Xây dựng và tổ chức triển khai các nền tảng:`).
_IS_WORK = regex.compile(r"(?:xây dựng|chủ trì|chủ động|tham mưu|ban hành|rà soát|nghiên cứu|hoàn thiện)(?!\p{L})")


def _told(lower: str, outer: Purpose) -> Purpose:
    """What a lead-in is for by its own first words, else what its section is for."""
    own = read_purpose(lower[:_CAPTION]) if outer != "form" and len(lower) < _LONGEST_CAPTION else "other"
    if own == "assignment" and _IS_WORK.match(lower):
        return outer
    return outer if own == "other" else own
