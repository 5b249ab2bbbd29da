"""Every mention of another document, in order: numbered and named, what stands with it, what it does, where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from parsers.frame import Frame
from parsers.mention import Mention, read_pinpoint
from parsers.metadata import own_numbers
from parsers.model import Citation, Metadata, Section, Span, Text
from parsers.named import find_named
from parsers.numbered import find_numbered
from parsers.relations import relate
from parsers.text import fold, plain


def find_citations(text: Text, frame: Frame, sections: Sequence[Section], metadata: Metadata) -> tuple[Citation, ...]:
    """Mentions in document order, spans in `text.text`; none from the masthead, the closing, or outside the document."""
    flat = plain(text.text)
    own = set(own_numbers(metadata))
    places = SectionIndex(sections)
    citations: list[Citation] = []
    for index, paragraph in _paragraphs(text, frame):
        start, stop = paragraph.start, paragraph.end
        mentions = _mentions(flat, start, stop)
        base = len(citations)
        in_title = frame.title[0] <= index < frame.title[1]
        related = relate(flat, mentions, start, in_title)
        kept: dict[int, int] = {}
        for number, (mention, (relation, outer)) in enumerate(zip(mentions, related, strict=True)):
            if mention.printed and fold(mention.printed).replace("/", "-") in own and mention.issued_on in (None, metadata.issued_on):
                continue
            kept[number] = base + len(kept)
            citations.append(
                Citation(
                    kind=mention.kind,
                    span=Span(mention.start, mention.end),
                    relation=relation,
                    type_name=mention.type_name,
                    rule=mention.rule,
                    number=mention.printed,
                    type_code=mention.number.type_code if mention.number else None,
                    issuer_code=mention.number.issuer_code if mention.number else None,
                    serial=mention.serial,
                    key=mention.key,
                    issuer=mention.issuer,
                    issued_on=mention.issued_on,
                    term=mention.term,
                    title=mention.title,
                    pinpoint=read_pinpoint(flat, mention.start, start),
                    section=places.at(mention.start),
                    within=kept.get(outer) if outer is not None else None,
                    page=text.paragraphs[index].page,
                )
            )
    return tuple(citations)


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
