"""Pages to one run of lines: columns one after the other, tables joined over pages, footnotes tied to their marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from parsers.furniture import Footnote, mark_pattern, read_footnotes
from parsers.model import Line
from parsers.readers.flow import FEWEST, USUAL_PITCH, Frame, Placed, column_frame, page_frame
from parsers.readers.layout import Row, glue, is_cut
from parsers.readers.pdf_columns import find_columns
from parsers.readers.ruled import Grid, Record, same_columns

# Margins nearer than this, in points, are one margin.
SAME_MARGIN = 2.0
# No table repeats more header rows than this on its next page.
MOST_HEADERS = 3


@dataclass(frozen=True, slots=True)
class Table:
    """A data table as it stands on one page."""

    grid: Grid
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What one page says, without its furniture: its rows of text, its tables, the rows of its footnotes."""

    page: int
    width: float
    rows: tuple[Row, ...]
    tables: tuple[Table, ...] = ()
    notes: tuple[Row, ...] = ()

    def parts(self) -> Iterator[tuple[Row, ...] | Table]:
        """Tables and the text between them, top to bottom."""
        floor = 0.0
        for table in self.tables:
            yield tuple(row for row in self.rows if floor <= row.base < table.grid.bottom)
            yield table
            floor = table.grid.bottom
        yield tuple(row for row in self.rows if row.base >= floor)


def make_lines(contents: Sequence[Content]) -> tuple[Line, ...]:
    """The lines of all pages in reading order; the footnotes of a page after its text."""
    frames = _frames(contents)
    lines: list[Line] = []
    before: Placed | Table | None = None
    tables = 0
    for content in contents:
        for part in content.parts():
            if isinstance(part, Table):
                goes_on = isinstance(before, Table) and same_columns(before.grid, part.grid)
                tables += not goes_on
                _add_rows(lines, part, content.page, tables - 1, goes_on=goes_on)
                before = part
                continue
            for placed in _place(part, frames[content.page], content, before if isinstance(before, Placed) else None):
                lines.append(_line(placed))
                before = placed
    return _with_notes(_mend_cut_words(lines), _join_notes(contents))


def _frames(contents: Sequence[Content]) -> dict[int, Frame]:
    """The frame of each page: its own where it has lines enough, whole where it shares a margin with the others."""
    frames: dict[int, Frame] = {}
    shared: dict[int, Frame] = {}
    for content in contents:
        width = round(content.width)
        if width not in shared:
            rows = [row for other in contents if round(other.width) == width for row in other.rows]
            shared[width] = page_frame(rows, content.width, FEWEST) or _outer_frame(rows, content.width)
        usual = shared[width]
        own = page_frame(content.rows, content.width) or usual
        frames[content.page] = replace(
            own,
            left=min(own.left, usual.left) if abs(own.right - usual.right) <= SAME_MARGIN else own.left,
            right=max(own.right, usual.right) if abs(own.left - usual.left) <= SAME_MARGIN else own.right,
            indents=tuple({*own.indents, *usual.indents}),
        )
    return frames


def _outer_frame(rows: Sequence[Row], width: float) -> Frame:
    """The frame of a file without running text: whatever its lines fill."""
    if not rows:
        return Frame(0.0, width, 0.0)
    strips = [row.whole for row in rows]
    em = max(strip.size for strip in strips)
    return Frame(min(s.x0 for s in strips), max(s.x1 for s in strips), USUAL_PITCH * em)


def _place(rows: Sequence[Row], frame: Frame, content: Content, before: Placed | None) -> Iterator[Placed]:
    """Rows to lines in their frames, columns one after the other, each knowing whether it starts a paragraph."""
    at = 0
    for columns in find_columns(rows, content.width):
        yield from _run(rows[at : columns.start], frame, content.page, before)
        yield from _run(columns.left, column_frame(columns.left), content.page, None)
        yield from _run(columns.right, column_frame(columns.right), content.page, None)
        at, before = columns.end, None
    yield from _run(rows[at:], frame, content.page, before)


def _run(rows: Iterable[Row], frame: Frame, page: int, before: Placed | None) -> Iterator[Placed]:
    for row in rows:
        before = Placed(row.whole, frame, page, before)
        yield before


def _line(placed: Placed) -> Line:
    return Line(placed.strip.text, page=placed.page, gap=placed.starts, bold=placed.strip.bold)


def _add_rows(lines: list[Line], table: Table, page: int, number: int, *, goes_on: bool) -> None:
    """Adds a table's rows; where it goes on over a page, without its repeated header, a broken row made whole."""
    records = list(table.records)
    if goes_on:
        records = records[_repeated(records, [line.cells for line in lines if line.table == number]) :]
        if records and not records[0].cells[0] and len(records[0].cells) == len(lines[-1].cells):
            whole = tuple(map(glue, zip(lines[-1].cells, records.pop(0).cells, strict=True)))
            lines[-1] = replace(lines[-1], text=" | ".join(whole), cells=whole)
    for record in records:
        text = " | ".join(record.cells)
        lines.append(Line(text, page, "row", whole=True, bold=record.bold, cells=record.cells, table=number))


def _repeated(records: Sequence[Record], above: Sequence[tuple[str, ...]]) -> int:
    """How many rows at the head of a table's new page are those at its own head."""
    count = 0
    for record, first in zip(records[:MOST_HEADERS], above, strict=False):
        if record.cells != first:
            break
        count += 1
    return count


def _mend_cut_words(lines: Sequence[Line]) -> list[Line]:
    """The lines, each with all of its last word: `số 21-` / `NQ/TW`; over a gap nothing is mended."""
    mended: list[Line] = []
    for line in lines:
        before = mended[-1] if mended else None
        running = before is not None and before.role == line.role == "body" and not line.gap
        if before is not None and running and is_cut(before.text, line.text):
            rest, _, text = line.text.partition(" ")
            mended[-1] = replace(before, text=glue((before.text, rest)))
            line = replace(line, text=text)
        if line.text:
            mended.append(line)
    return mended


def _join_notes(contents: Iterable[Content]) -> list[tuple[int, Footnote]]:
    """The footnotes with their pages, those that go on over a page break whole."""
    joined: list[tuple[int, Footnote]] = []
    for content in contents:
        for note in read_footnotes(row.text for row in content.notes):
            if note.label is None and joined:
                page, begun = joined[-1]
                joined[-1] = page, replace(begun, text=glue((begun.text, note.text)))
            else:
                joined.append((content.page, note))
    return joined


def _with_notes(lines: list[Line], notes: Iterable[tuple[int, Footnote]]) -> tuple[Line, ...]:
    """The lines with each footnote after its page; its mark, once it is found, is taken out of the text."""
    placed: list[Line] = []
    for page, note in notes:
        anchor = None
        if note.label is not None:
            mark = mark_pattern(note.label)
            anchor = _find_mark(lines, page, mark)
            if anchor is not None:
                lines[anchor] = _without_mark(lines[anchor], mark)
        placed.append(Line(note.text, page=page, role="footnote", whole=True, anchor=anchor))
    return tuple(_interleave(lines, placed))


def _find_mark(lines: Sequence[Line], page: int, mark: regex.Pattern[str]) -> int | None:
    """The line that a footnote belongs to: on its page, or, as endnotes have it, on one before."""
    marked = [at for at, line in enumerate(lines) if (line.page or 0) <= page and mark.search(line.text)]
    return next((at for at in marked if lines[at].page == page), marked[0] if marked else None)


def _without_mark(line: Line, mark: regex.Pattern[str]) -> Line:
    cells = list(line.cells)
    for at, cell in enumerate(cells):
        if mark.search(cell):
            cells[at] = mark.sub("", cell, count=1).strip()
            break
    return replace(line, text=mark.sub("", line.text, count=1).strip(), cells=tuple(cells))


def _interleave(lines: Sequence[Line], notes: Sequence[Line]) -> Iterator[Line]:
    """Lines and footnotes page by page, anchors moved by the footnotes that now stand above them."""
    new_place: dict[int | None, int | None] = {None: None}
    count = 0
    waiting = list(notes)
    for at, line in enumerate(lines):
        new_place[at] = count
        count += 1
        yield line
        next_page = lines[at + 1].page if at + 1 < len(lines) else None
        while waiting and (next_page is None or (waiting[0].page or 0) < next_page):
            note = waiting.pop(0)
            count += 1
            yield replace(note, anchor=new_place[note.anchor])
