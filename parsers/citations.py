"""Every mention of another document, in order: numbered and named, what stands with it, what it does, where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from parsers.frame import Frame
from parsers.mention import Mention, read_pinpoint
from parsers.metadata import own_numbers
from parsers.model import Citation, Metadata, Section, Span, Text
from parsers.named import find_named
from parsers.numbered import find_numbered
from parsers.relations import Governed, relate
from parsers.text import fold, plain


# Governing words that stand right before the mention, and words behind it, as many as tell two like mentions apart.
_GOVERNING_REACH, _WORDS_BEHIND = 20, 4


def find_citations(text: Text, frame: Frame, sections: Sequence[Section], metadata: Metadata) -> tuple[Citation, ...]:
    """Mentions in document order, spans in `text.text`; none from the masthead, the closing, or outside the document."""
    flat = plain(text.text)
    own = set(own_numbers(metadata))
    places = SectionIndex(sections)
    citations: list[Citation] = []
    governors: list[int | None] = []
    for index, paragraph in _paragraphs(text, frame):
        mentions = _mentions(flat, paragraph.start, paragraph.end)
        in_title = frame.title[0] <= index < frame.body
        kept: dict[int, int] = {}
        for number, governed in enumerate(relate(flat, mentions, paragraph.start, in_title)):
            mention = mentions[number]
            if _is_own(mention, own, metadata):
                continue
            kept[number] = len(citations)
            outer = kept.get(governed.outer) if governed.outer is not None else None
            pinpoint = read_pinpoint(flat, mention.start, paragraph.start)
            page = text.paragraphs[index].page
            citations.append(_citation(mention, governed, places.at(mention.start), outer, pinpoint, page))
            governors.append(governed.governor)
    return tuple(_told_apart(text.text, citations, governors))


def _is_own(mention: Mention, own: set[str], metadata: Metadata) -> bool:
    """Whether a mention is of this document itself: its own number, and no other date."""
    printed = fold(mention.printed or "").replace("/", "-")
    return printed in own and mention.issued_on in (None, metadata.issued_on)


def _citation(mention: Mention, governed: Governed, section: int | None, outer: int | None, pinpoint: str | None, page: int | None) -> Citation:
    number = mention.number
    return Citation(
        kind=mention.kind,
        span=Span(mention.start, mention.end),
        relation=governed.relation,
        type_name=mention.type_name,
        rule=mention.rule,
        number=mention.printed,
        type_code=number.type_code if number else None,
        issuer_code=number.issuer_code if number else None,
        serial=mention.serial,
        key=mention.key,
        issuer=mention.issuer,
        issued_on=mention.issued_on,
        term=mention.term,
        title=mention.title,
        pinpoint=pinpoint,
        section=section,
        within=outer,
        page=page,
    )


def _told_apart(text: str, citations: Sequence[Citation], governors: Sequence[int | None]) -> Iterator[Citation]:
    """Like mentions in one section with the words that govern them, so that a quote is found again (GUIDE, Citations 17).

    Where another mention stands before it, some words behind it are taken instead.
    """
    alike = Counter((citation.section, citation.span.of(text)) for citation in citations)
    for index, citation in enumerate(citations):
        if alike[citation.section, citation.span.of(text)] == 1:
            yield citation
            continue
        start, end = citation.span.start, citation.span.end
        before = citations[index - 1].span.end if index else 0
        governor = governors[index]
        if governor is not None and max(before, start - _GOVERNING_REACH) <= governor:
            yield replace(citation, span=Span(governor, end))
            continue
        stop = citations[index + 1].span.start if index + 1 < len(citations) else len(text)
        behind = regex.compile(rf"(?:[^\S\n]+[^\s;.]+){{1,{_WORDS_BEHIND}}}").match(text, end, stop)
        yield replace(citation, span=Span(start, behind.end())) if behind else citation


def _paragraphs(text: Text, frame: Frame) -> Iterator[tuple[int, Span]]:
    """The paragraphs in which a mention counts: title and body, annexes and footnotes; not the closing."""
    first = frame.title[0] if frame.title[1] > frame.title[0] else frame.body
    if frame.type is not None:
        first = min(first, frame.type)
    for index in range(first, frame.end):
        if frame.closing and frame.closing[0] <= index < frame.closing[1]:
            continue
        yield index, text.paragraphs[index].span


def _mentions(flat: str, start: int, stop: int) -> list[Mention]:
    numbered = find_numbered(flat, start, stop)
    named = find_named(flat, start, stop, [(mention.start, mention.end) for mention in numbered])
    return sorted([*numbered, *named], key=lambda mention: mention.start)


class SectionIndex:
    """Finds the innermost section at an offset by bisection; sections come in document order."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections
        self._starts = [section.span.start for section in sections]

    def at(self, offset: int) -> int | None:
        """The position of the innermost section whose span holds the character at `offset`, None before and after all."""
        position: int | None = bisect_right(self._starts, offset) - 1
        while position is not None and position >= 0:
            section = self._sections[position]
            if section.span.start <= offset < section.span.end:
                return position
            position = section.parent
        return None
