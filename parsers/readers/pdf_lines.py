"""Pages to one run of lines: text between tables, columns one after the other, tables joined over pages, notes to marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from parsers.furniture import read_label
from parsers.model import Line
from parsers.readers.flow import USUAL_PITCH, Frame, Placed, column_frame, page_frame, starts_paragraph
from parsers.readers.layout import Row, find_columns
from parsers.readers.ruled import Grid, same_columns

SOFT_HYPHEN = "\u00ad"
# Where a line ends inside a word: at a soft hyphen, a stroke, or a hyphen of its own, between figures (`2021-` / `2025`),
# before a symbol (`21-` / `NQ/TW`) or between small letters. `2.1-` / `Quy trình` is a label and its heading.
CUT = regex.compile(
    rf"(?:{SOFT_HYPHEN}|\p{{L}}/)\n(?=[\p{{L}}\d])|\d[-/]\n(?=\d)|[\p{{L}}\d]-\n(?=\p{{Lu}}[\p{{Lu}}\d/])|\p{{Ll}}-\n(?=\p{{Ll}})"
)
# Margins nearer than this, in points, are one margin.
SAME_MARGIN = 2.0
# No table repeats more header rows than this on its next page.
MOST_HEADERS = 3

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A data table as it stands on one page."""

    grid: Grid
    rows: tuple[Cells, ...]


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


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the mark it answers to, None where it goes on from the page before."""

    mark: str | None
    text: str
    page: int


def make_lines(contents: Sequence[Content]) -> tuple[Line, ...]:
    """The lines of all pages in reading order; the footnotes of a page after its text."""
    frames = _frames(contents)
    lines: list[Line] = []
    notes: list[Note] = []
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
        notes.extend(_read_notes(content))
    return _with_notes(_mend_cut_words(lines), _join_notes(notes))


def _frames(contents: Sequence[Content]) -> dict[int, Frame]:
    """The frame of each page: its own where it has lines enough, with the margin that it shares with the others whole."""
    frames: dict[int, Frame] = {}
    shared: dict[int, Frame] = {}
    for content in contents:
        width = round(content.width)
        if width not in shared:
            rows = [row for other in contents if round(other.width) == width for row in other.rows]
            shared[width] = page_frame(rows, content.width) or _outer_frame(rows, content.width)
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
        line = Placed(row.whole, frame, page)
        before = replace(line, starts=starts_paragraph(before, line))
        yield before


def _line(placed: Placed) -> Line:
    return Line(placed.strip.text, page=placed.page, gap=placed.starts, bold=placed.strip.bold)


def _add_rows(lines: list[Line], table: Table, page: int, number: int, *, goes_on: bool) -> None:
    """Adds a table's rows; where it goes on from the page before, without its repeated header, a broken row made whole."""
    rows = list(table.rows)
    if goes_on:
        rows = rows[_repeated(rows, [line.cells for line in lines if line.table == number]) :]
        if rows and not rows[0][0] and len(rows[0]) == len(lines[-1].cells):
            whole = tuple(map(_glue, zip(lines[-1].cells, rows.pop(0), strict=True)))
            lines[-1] = replace(lines[-1], text=" | ".join(whole), cells=whole)
    for cells in rows:
        lines.append(Line(" | ".join(cells), page=page, role="row", whole=True, cells=cells, table=number))


def _repeated(rows: Sequence[Cells], above: Sequence[Cells]) -> int:
    """How many rows at the head of a table's new page are those at its own head."""
    count = 0
    for row, first in zip(rows[:MOST_HEADERS], above, strict=False):
        if row != first:
            break
        count += 1
    return count


def _glue(parts: Iterable[str]) -> str:
    """Printed lines to one text; a word that was cut at its hyphen is whole again."""
    text = ""
    for part in filter(None, parts):
        text = text.removesuffix(SOFT_HYPHEN) + part if is_cut(text, part) else f"{text} {part}".strip()
    return text


def is_cut(upper: str, lower: str) -> bool:
    """Whether a line ends inside a word that the next one ends."""
    return CUT.search(f"{upper[-2:]}\n{lower[:2]}") is not None


def _mend_cut_words(lines: Sequence[Line]) -> list[Line]:
    """The lines, each with all of its last word: `số 21-` / `NQ/TW`; over a gap nothing is mended."""
    mended: list[Line] = []
    for line in lines:
        before = mended[-1] if mended else None
        running = before is not None and before.role == line.role == "body" and not line.gap
        if before is not None and running and is_cut(before.text, line.text):
            rest, _, text = line.text.partition(" ")
            mended[-1] = replace(before, text=_glue((before.text, rest)))
            line = replace(line, text=text)
        if line.text:
            mended.append(line)
    return mended


def _read_notes(content: Content) -> Iterator[Note]:
    """The footnotes of a page, each from its mark to the next."""
    mark: str | None = None
    texts: list[str] = []
    for row in content.notes:
        label, text = read_label(row.text)
        if label is not None:
            if texts:
                yield Note(mark, _glue(texts), content.page)
            mark, texts = label, []
        texts.append(text)
    if texts:
        yield Note(mark, _glue(texts), content.page)


def _join_notes(notes: Iterable[Note]) -> list[Note]:
    """The footnotes, those that go on over a page break whole."""
    joined: list[Note] = []
    for note in notes:
        if note.mark is None and joined:
            joined[-1] = replace(joined[-1], text=_glue((joined[-1].text, note.text)))
        else:
            joined.append(note)
    return joined


def _with_notes(lines: list[Line], notes: Sequence[Note]) -> tuple[Line, ...]:
    """The lines with each footnote after its page; its mark, once it is found, is taken out of the text."""
    placed: list[tuple[Note, int | None]] = []
    for note in notes:
        anchor = None
        if note.mark is not None:
            mark = _mark_pattern(note.mark)
            anchor = next((at for at, line in enumerate(lines) if line.page == note.page and mark.search(line.text)), None)
            if anchor is not None:
                lines[anchor] = _without_mark(lines[anchor], mark)
        placed.append((note, anchor))
    return tuple(_interleave(lines, placed))


def _mark_pattern(mark: str) -> regex.Pattern[str]:
    """A footnote's mark where it is neither part of a longer one nor the power of a unit (`km²`)."""
    digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
    return regex.compile(rf"(?<![{digits}]|\b[kcdm]?m){regex.escape(mark)}(?![{digits}])")


def _without_mark(line: Line, mark: regex.Pattern[str]) -> Line:
    cells = list(line.cells)
    for at, cell in enumerate(cells):
        if mark.search(cell):
            cells[at] = mark.sub("", cell, count=1).strip()
            break
    return replace(line, text=mark.sub("", line.text, count=1).strip(), cells=tuple(cells))


def _interleave(lines: Sequence[Line], notes: Sequence[tuple[Note, int | None]]) -> Iterator[Line]:
    """Lines and footnotes page by page, anchors moved by the footnotes that now stand above them."""
    new_place: dict[int, int] = {}
    count = 0
    waiting = list(notes)
    for at, line in enumerate(lines):
        new_place[at] = count
        count += 1
        yield line
        next_page = lines[at + 1].page if at + 1 < len(lines) else None
        while waiting and (next_page is None or waiting[0][0].page < next_page):
            note, anchor = waiting.pop(0)
            count += 1
            yield _note_line(note, None if anchor is None else new_place[anchor])


def _note_line(note: Note, anchor: int | None) -> Line:
    return Line(note.text, page=note.page, role="footnote", whole=True, anchor=anchor)
