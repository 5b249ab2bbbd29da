"""Every mention of another document in order: what stands with it, what it does, where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from parsers.backrefs import Heard, find_back_references
from parsers.footnotes import Marked
from parsers.frame import Frame
from parsers.mention import Mention
from parsers.model import Citation, Metadata, Relation, Section, Span, Text
from parsers.named import find_named
from parsers.numbered import find_numbered
from parsers.relations import relate
from parsers.text import fold, one_tone, plain, squeeze
from parsers.titles import read_pinpoint

# Governing words that stand right before the mention, and words behind it, as many as tell two like mentions apart.
_GOVERNING_REACH = 20
_BEHIND = regex.compile(r"(?:[^\S\n]+[^\s;.]+){1,4}")


def find_citations(text: Text, frame: Frame, sections: Sequence[Section], metadata: Metadata) -> tuple[Citation, ...]:
    """Mentions in document order, spans in `text.text`; none from masthead, closing, or outside the document."""
    # The patterns know one dash, one blank, one quote and one place for each tone mark; all offsets stay.
    flat = one_tone(plain(text.text))
    places = SectionIndex(sections)
    citations: list[Citation] = []
    governors: list[int | None] = []
    heard = Heard()
    marked = Marked()
    for index, paragraph in _paragraphs(text, frame):
        # What a headline begins with is the document that it heads.
        headed = paragraph.start if index == frame.type else None
        mentions = [
            one
            for one in _mentions(flat, paragraph.start, paragraph.end)
            if one.start != headed and not _is_own(one, metadata)
        ]
        back = find_back_references(flat, paragraph.start, paragraph.end, heard, mentions, metadata)
        mentions = sorted([*mentions, *back], key=lambda mention: mention.start)
        noted = text.paragraphs[index].role == "footnote"
        ungoverned: Relation = "implements" if frame.title[0] <= index < frame.body else "mentions"
        if noted:
            ungoverned = marked.footnote(flat, paragraph, mentions) or ungoverned
        relations = relate(flat, mentions, paragraph.start, paragraph.end, ungoverned) if mentions else []
        if not noted:
            marked.body(paragraph, mentions, relations)
        if not mentions:
            continue
        heard.hear(flat, mentions)
        first = len(citations)
        for mention, governed in zip(mentions, relations, strict=True):
            citation = replace(
                _citation(text.text, mention, governed.relation),
                pinpoint=read_pinpoint(flat, mention.start, paragraph.start),
                section=places.at(mention.start),
                within=None if governed.outer is None else first + governed.outer,
                page=text.paragraphs[index].page,
            )
            citations.append(citation)
            governors.append(governed.governor)
    return tuple(_told_apart(text.text, citations, governors))


def _is_own(mention: Mention, metadata: Metadata) -> bool:
    """Whether a mention is of this document itself: its own number, and no other date."""
    if not (mention.number and metadata.number):
        return False
    same = _one_sign(mention.number.printed) == _one_sign(metadata.number)
    return same and mention.issued_on in (None, metadata.issued_on)


def _one_sign(number: str) -> str:
    """A number folded, with one sign: `12-CTr/ĐU` and `12/CTr-ĐU` are the same."""
    return fold(number).replace("/", "-")


def _citation(text: str, mention: Mention, relation: Relation) -> Citation:
    """The citation that a mention is, its words as printed."""
    number = mention.number
    return Citation(
        kind=mention.kind,
        span=Span(mention.start, mention.end),
        relation=relation,
        type_name=mention.type_name,
        rule=mention.rule,
        number=number.printed if number else None,
        type_code=number.type_code if number else None,
        issuer_code=number.issuer_code if number else None,
        serial=mention.serial,
        key=mention.key,
        issuer=_said(text, mention.issuer),
        issued_on=mention.issued_on,
        term=mention.term,
        title=_said(text, mention.title),
    )


def _said(text: str, span: Span | None) -> str | None:
    """The words of a stretch on one line, without the marks at its ends."""
    return squeeze(span.of(text)).strip(" ,;.:") or None if span else None


def _told_apart(text: str, citations: Sequence[Citation], governors: Sequence[int | None]) -> Iterator[Citation]:
    """Like mentions in one section with the words that govern them, so that a quote is found again (GUIDE 17).

    Where another mention stands before it, some words behind it are taken instead.
    """
    alike = Counter((citation.section, citation.span.of(text)) for citation in citations)
    before = 0
    for index, citation in enumerate(citations):
        if alike[citation.section, citation.span.of(text)] > 1:
            after = _own_start(citations, governors, index + 1) if index + 1 < len(citations) else len(text)
            citation = replace(citation, span=_widened(text, citation.span, governors[index], before, after))
        before = citation.span.end
        yield citation


def _own_start(citations: Sequence[Citation], governors: Sequence[int | None], index: int) -> int:
    """Where a mention begins with the governing words that it may take."""
    start, governor = citations[index].span.start, governors[index]
    return governor if governor is not None and start - _GOVERNING_REACH <= governor else start


def _widened(text: str, span: Span, governor: int | None, before: int, after: int) -> Span:
    """The span with its governing words, else with the words behind it, between `before` and `after`."""
    if governor is not None and max(before, span.start - _GOVERNING_REACH) <= governor:
        return Span(governor, span.end)
    behind = _BEHIND.match(text, span.end, after)
    return Span(span.start, behind.end()) if behind else span


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
    return sorted([*numbered, *find_named(flat, start, stop, numbered)], key=lambda mention: mention.start)


class SectionIndex:
    """Finds the innermost section at an offset by bisection; sections come in document order."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections
        self._starts = [section.span.start for section in sections]

    def at(self, offset: int) -> int | None:
        """The position of the innermost section whose span holds `offset`, None before and after all."""
        position: int | None = bisect_right(self._starts, offset) - 1
        while position is not None and position >= 0:
            section = self._sections[position]
            if section.span.start <= offset < section.span.end:
                return position
            position = section.parent
        return None
