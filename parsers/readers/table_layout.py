"""Tables of whatever format: data row by row, and words that a table only sets side by side column by column.

The masthead and the signature block of nearly every document are tables without lines, two columns wide, and so are
boxes round running text. Reading them row by row would mix the issuing body with the name of the state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.model import Line
from parsers.readers.drafts import Draft
from parsers.text import fold, squeeze

# A masthead or a signature block has up to four rows (body, star, number, mark of secrecy); seven leave room.
LONGEST_LAYOUT = 7
# Signatures of three bodies side by side stand in one row, or in two or three: body, position, name.
LONGEST_SIGNATURES = 3
# What a merged cell says is said again in each row that it reaches, but for what no cell of a table says.
LONGEST_REPEATED = 2000
_STATE_OR_PARTY = re.compile(r"\W*(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam)\W*")
_RECIPIENTS = re.compile(r"\W*noi nhan\s*:")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the columns of the grid from `start` up to `end`, its lines, and what it says in one line.

    A cell that goes on from the row above has no lines of its own and says what that one says.
    """

    start: int
    end: int
    drafts: tuple[Draft, ...]
    text: str
    framed: bool

    @property
    def lines(self) -> list[Draft]:
        """The lines that hold words."""
        return [draft for draft in self.drafts if not draft.bare]


Row = tuple[Cell, ...]


def lay_out(rows: list[Row], number: int, *, headed: bool) -> list[Draft]:
    """The lines of rows that any format may have given: data row by row, layout column by column."""
    if is_data(rows, headed=headed):
        return [row for row in (_row(cells, number) for cells in rows) if row is not None]
    return list(_by_columns(rows))


def is_data(rows: list[Row], *, headed: bool = False) -> bool:
    """Whether a table is read row by row: the rules in their order.

    1. One column that holds words is a box round running text.
    2. A masthead or a list of recipients is layout however it is drawn.
    3. Three columns or more are data, but for signatures side by side: no lines, few rows, several lines in a cell.
    4. Two columns are data with lines and a header row, or with lines and three rows or more; without lines only
       where there are more rows than a masthead ever has.
    """
    width = max((sum(1 for cell in row if cell.text) for row in rows), default=0)
    if width < 2 or is_masthead(rows):
        return False
    framed = is_framed(rows)
    if width > 2:
        return framed or len(rows) > LONGEST_SIGNATURES or not any(len(cell.lines) > 1 for row in rows for cell in row)
    if framed:
        return len(rows) > 2 or headed or has_header(rows)
    return len(rows) > LONGEST_LAYOUT


def is_masthead(rows: list[Row]) -> bool:
    """Whether a line near the top is the name of the state or the Party, or any line opens the list of recipients."""
    return any(map(_STATE_OR_PARTY.fullmatch, _folded(rows[:2]))) or any(map(_RECIPIENTS.match, _folded(rows)))


def _folded(rows: list[Row]) -> Iterator[str]:
    return (fold(squeeze(draft.line.text)) for row in rows for cell in row for draft in cell.drafts)


def is_framed(rows: list[Row]) -> bool:
    """Whether most cells are drawn: a line beside and a line above or below. One rule under a name is no frame."""
    cells = [cell for row in rows for cell in row]
    return sum(cell.framed for cell in cells) * 2 > len(cells)


def has_header(rows: list[Row]) -> bool:
    """Whether every cell of the first row is one bold line."""
    return all(len(cell.lines) == 1 and cell.lines[0].line.bold for cell in rows[0]) and len(rows) > 1


def _row(cells: Row, number: int) -> Draft | None:
    """One line for a row of a data table, None for an empty row."""
    texts = tuple(cell.text for cell in cells)
    if not any(texts):
        return None
    drafts = [draft for cell in cells for draft in cell.drafts]
    bold = [draft.line.bold for draft in drafts if any(map(str.isalpha, draft.line.text))]
    line = Line(" | ".join(texts), role="row", whole=True, bold=bool(bold) and all(bold), cells=texts, table=number)
    return Draft(line, tuple(note for draft in drafts for note in draft.notes))


def _by_columns(rows: list[Row]) -> Iterator[Draft]:
    """The lines of a layout table: left column from top to bottom, then the next; a row of one cell cuts across."""
    band: list[Row] = []
    for row in rows:
        if len(row) == 1:
            yield from _band(band)
            yield from _cell_lines(row[0])
            band = []
        else:
            band.append(row)
    yield from _band(band)


def _band(rows: list[Row]) -> Iterator[Draft]:
    """Columns begin where the fullest rows begin them; a cell belongs to the column that it begins in.

    Spacers without words part the columns of many mastheads, so only cells with words count.
    """
    spoken = [[cell for cell in row if cell.drafts] for row in rows]
    fullest = max(map(len, spoken), default=0)
    starts = [
        min(column) for column in zip(*([c.start for c in row] for row in spoken if len(row) == fullest), strict=True)
    ]
    for at, start in enumerate(starts):
        after = starts[at + 1] if at + 1 < len(starts) else None
        for row in spoken:
            for cell in row:
                if (at == 0 or cell.start >= start) and (after is None or cell.start < after):
                    yield from (_side_by_side(draft) for draft in _cell_lines(cell))


def _cell_lines(cell: Cell) -> Iterator[Draft]:
    for at, draft in enumerate(cell.lines):
        yield draft if at else replace(draft, line=replace(draft.line, gap=True))
    yield from (draft for draft in cell.drafts if draft.bare and draft.notes)


def _side_by_side(draft: Draft) -> Draft:
    """A line of a masthead or a signature is a line of its own, also where it was parted by a line break only."""
    return replace(draft, line=replace(draft.line, whole=True))


def text_of(draft: Draft) -> str:
    """What a line says inside a cell, where a table within the cell is text like any other."""
    return " ".join(draft.line.cells) if draft.line.role == "row" else draft.line.text
