"""A document as it is read: its text in blocks, every fact marked where it stands, an outline to the places."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from pipeline.site.names import first_words
from pipeline.site.pieces import Piece, Span, Step, beginnings, nest, split, within

# Of a section without a heading, in the outline.
MAX_LETTERS = 60
# On the page, h1 is the document and h2 its parts.
_FIRST_LEVEL, _LAST_LEVEL = 3, 6

Row = Mapping[str, Any]


# Named tuples: of these there are thousands on a page, and a frozen dataclass takes three times as long to make.
class Link(NamedTuple):
    """Words that lead somewhere."""

    words: str
    href: str


class Fact(NamedTuple):
    """What was read out of some words: `kind` is the table, `said` the parsed fields by their Vietnamese names."""

    kind: str
    place: str
    span: Span
    name: str
    said: tuple[tuple[str, str], ...]
    links: tuple[Link, ...] = ()


class Entry(NamedTuple):
    """One line of the outline."""

    place: str
    depth: int
    label: str
    words: str


class Paragraph(NamedTuple):
    """A paragraph or a row of a table, as the database has it."""

    span: Span
    role: str
    bold: bool
    page: int | None
    table: int | None
    cells: tuple[Span, ...]
    level: int | None = None


class Block(NamedTuple):
    """What stands on its own on the page: a paragraph (one row with one cell) or a table.

    page:   the number to print before the block, where a page begins
    level:  of a heading
    """

    kind: str
    rows: tuple[tuple[tuple[Step, ...], ...], ...]
    bold: bool = False
    page: int | None = None
    level: int | None = None


@dataclass(frozen=True)
class Source:
    """A document's rows, from which the page is made; `places` are names of positions besides those of the facts."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    facts: tuple[Fact, ...]
    places: Mapping[int, Sequence[str]] = field(default_factory=dict)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The whole text, cut wherever something begins or ends."""
        ends = (edge for span in self._stretches() for edge in (span.start, span.end))
        return split(self.text, [fact.span for fact in self.facts], [*ends, *self.places])

    def blocks(self) -> Iterator[Block]:
        """What the page shows, from top to bottom."""
        starts = [piece.start for piece in self.pieces]
        shown = [within(self.pieces, starts, span) for span in self._stretches()]
        begin = beginnings(piece for pieces in shown for piece in pieces)
        stretches = iter(shown)
        page: int | None = None
        for table, group in groupby(self.paragraphs, key=attrgetter("table")):
            for paragraphs in [list(group)] if table is not None else ([paragraph] for paragraph in group):
                first = paragraphs[0]
                yield Block(
                    kind="table" if table is not None else first.role,
                    rows=tuple(
                        tuple([tuple(nest(next(stretches), begin, self.places)) for _ in paragraph.cells])
                        for paragraph in paragraphs
                    ),
                    bold=first.bold,
                    page=first.page if first.page != page else None,
                    level=first.level,
                )
                page = paragraphs[-1].page

    def _stretches(self) -> Iterator[Span]:
        return (cell for paragraph in self.paragraphs for cell in paragraph.cells)


def paragraphs(rows: Iterable[Row], sections: Iterable[Row]) -> tuple[Paragraph, ...]:
    """The paragraphs of a document; one that is a heading and nothing else has a level."""
    headings = {row["char_start"]: row for row in sections if row["heading"]}
    return tuple(_paragraph(row, headings.get(row["char_start"])) for row in rows)


def _paragraph(row: Row, heading: Row | None) -> Paragraph:
    span = Span(row["char_start"], row["char_end"])
    cells = (
        tuple(Span(start, end) for start, end in json.loads(row["cells"])) if row["table_number"] is not None else ()
    )
    whole = heading is not None and heading["body_start"] >= span.end
    return Paragraph(
        span,
        row["role"],
        bool(row["bold"]),
        row["page"],
        row["table_number"],
        cells or (span,),
        min(_FIRST_LEVEL + heading["depth"], _LAST_LEVEL) if heading is not None and whole else None,
    )


def outline(text: str, sections: Iterable[Row], place: str) -> tuple[Entry, ...]:
    """The sections by label and heading, or by the words they begin with; `place` is the letter of their anchors."""
    return tuple(
        Entry(f"{place}-{row['id']}", row["depth"], row["label"], row["heading"] or _opening(text, row))
        for row in sections
    )


def _opening(text: str, section: Row) -> str:
    """The first words of a section's own text."""
    own = text[section["body_start"] : max(section["body_start"], section["own_end"])].strip()
    return first_words(own.partition("\n")[0], MAX_LETTERS)
