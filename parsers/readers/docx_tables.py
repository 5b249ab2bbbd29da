"""Tables of a Word file: data row by row, and words that a table only sets side by side column by column.

The masthead and the signature block of nearly every document are tables without lines, two columns wide, and so are
boxes round running text. Reading them row by row would mix the issuing body with the name of the state.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from parsers.model import Line
from parsers.readers.docx_parts import VAL, flag, value, w
from parsers.readers.docx_styles import Styles
from parsers.readers.docx_text import Note
from parsers.text import fold, squeeze

# A masthead or a signature block has up to four rows (body, star, number, mark of secrecy); seven leave room.
LONGEST_LAYOUT = 7
# Signatures of three bodies side by side stand in one row, or in two or three: body, position, name.
LONGEST_SIGNATURES = 3
# What a merged cell says is said again in each row that it reaches, but for what no cell of a table says.
LONGEST_REPEATED = 2000
_STATE_OR_PARTY = re.compile(r"\W*(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam)\W*")
_RECIPIENTS = re.compile(r"\W*noi nhan\s*:")

Borders = Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Draft:
    """A line on its way into the reading, with the notes whose marks stand in it.

    bare: a paragraph without words, kept for its number (the first column of a table is often nothing else) or its note
    """

    line: Line
    notes: tuple[Note, ...] = ()
    bare: bool = False


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


def read_table(table: Element, styles: Styles, read_cell: Callable[[Element], list[Draft]], number: int) -> list[Draft]:
    """The lines of a table in reading order; rows of a data table carry its number."""
    headed = table.find(f".//{w('tblHeader')}") is not None
    return lay_out(_read_rows(table, styles, read_cell), number, headed=headed)


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


def _read_rows(table: Element, styles: Styles, read_cell: Callable[[Element], list[Draft]]) -> list[Row]:
    """The rows with their cells in place; a cell that is merged with the one above repeats its words."""
    of_style = [style.find(w("tblPr")) for style in styles.chain(value(table, "tblPr", "tblStyle"))]
    of_table = _borders([table.find(w("tblPr")), *of_style], "tblBorders")
    trs = [tr for tr in _inside(table, "tr") if not flag(tr.find(w("trPr")), "hidden")]
    rows: list[Row] = []
    above: dict[int, str] = {}
    for at, tr in enumerate(trs):
        drawn = of_table | _borders([tr.find(w("tblPrEx"))], "tblBorders")
        sides = _sides(drawn, first=at == 0, last=at == len(trs) - 1)
        start = _count(value(tr, "trPr", "gridBefore"), least=0)
        row = [Cell(0, start, (), "", framed=False)] if start else []
        for tc in _inside(tr, "tc"):
            end = start + _count(value(tc, "tcPr", "gridSpan"), least=1)
            if value(tc, "tcPr", "hMerge") != "continue":
                drafts = () if _continues(tc) else tuple(read_cell(tc))
                text = above.get(start, "") if _continues(tc) else squeeze(" ".join(map(_words, drafts)))
                row.append(Cell(start, end, drafts, text, _is_drawn(tc, sides)))
                above[start] = text if len(text) <= LONGEST_REPEATED else ""
            start = end
        rows.append(tuple(row))
    return rows


def _continues(tc: Element) -> bool:
    """Whether a cell is the lower part of one that begins in a row above."""
    merge = tc.find(f"{w('tcPr')}/{w('vMerge')}")
    return merge is not None and merge.get(VAL, "continue") == "continue"


def _sides(table: Borders, *, first: bool, last: bool) -> dict[str, bool]:
    """The sides that a table draws round the cells of a row. Cells at the edge are taken for cells within."""
    beside = table.get("left", False) or table.get("insideV", False)
    top = table.get("top" if first else "insideH", False)
    bottom = table.get("bottom" if last else "insideH", False)
    return {"top": top, "bottom": bottom, "left": beside, "right": beside}


def _is_drawn(tc: Element, sides: Borders) -> bool:
    """Whether a cell has a line beside and a line above or below; what the cell says outweighs the table."""
    drawn = {**sides, **_borders([tc.find(w("tcPr"))], "tcBorders")}
    return (drawn["left"] or drawn["right"]) and (drawn["top"] or drawn["bottom"])


def _words(draft: Draft) -> str:
    """What a line says inside a cell, where a table within the cell is text like any other."""
    return " ".join(draft.line.cells) if draft.line.role == "row" else draft.line.text


def _borders(sources: list[Element | None], name: str) -> dict[str, bool]:
    """Which sides are drawn, as the first source that speaks of a side says."""
    drawn: dict[str, bool] = {}
    for source in sources:
        for side in () if source is None else source.iterfind(f"{w(name)}/*"):
            kind = {"start": "left", "end": "right"}.get(local := str(side.tag).rpartition("}")[2], local)
            visible = side.get(VAL, "none") not in {"nil", "none"} and side.get(w("color"), "").upper() != "FFFFFF"
            drawn.setdefault(kind, visible)
    return drawn


def _inside(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also where a content control stands round them."""
    for child in element:
        if child.tag == w(name):
            yield child
        elif child.tag not in {w("tbl"), w("p")}:
            yield from _inside(child, name)


def _count(text: str | None, *, least: int) -> int:
    """A number of grid columns. Word has 63 at most."""
    return min(max(int(text), least), 63) if text and text.isdecimal() else least
