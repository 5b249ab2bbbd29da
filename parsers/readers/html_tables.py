"""Tables of a page as rows of cells in their columns; what they mean is told by `table_layout`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.etree import _Element as Element

from parsers.readers.drafts import Draft
from parsers.readers.html_blocks import whole_number
from parsers.readers.html_tree import declarations
from parsers.readers.table_layout import LONGEST_REPEATED, Cell, lay_out, text_of
from parsers.text import squeeze

# More columns than Word has, and more rows than a sound table merges, are mistakes.
_WIDEST, _HIGHEST = 63, 1000
_SIDES = ("left", "right", "top", "bottom")
_DRAWN = ("solid", "double", "dotted", "dashed", "groove", "ridge", "inset", "outset")


def read_table(table: Element, read_cell: Callable[[Element], list[Draft]], number: int) -> list[Draft]:
    """The lines of a table in reading order; rows of a data table carry its number."""
    rows: list[tuple[Cell, ...]] = []
    lasting: dict[int, tuple[Cell, int]] = {}
    border = table.get("border", "0") not in {"", "0"}
    for tr in _rows(table):
        cells: list[Cell] = []
        start = 0
        for td in tr.iterchildren("td", "th"):
            start = _go_on(cells, lasting, start)
            end = start + _count(td.get("colspan"), _WIDEST)
            drafts = tuple(read_cell(td))
            cell = Cell(start, end, drafts, squeeze(" ".join(map(text_of, drafts))), _is_drawn(td, border))
            cells.append(cell)
            if (rest := _count(td.get("rowspan"), _HIGHEST) - 1) > 0:
                said = cell.text if len(cell.text) <= LONGEST_REPEATED else ""
                lasting[start] = (Cell(start, end, (), said, cell.framed), rest + 1)
            start = end
        _go_on(cells, lasting, start)
        lasting = {at: (cell, rest - 1) for at, (cell, rest) in lasting.items() if rest > 1}
        rows.append(tuple(cells))
    headed = table.find(".//th") is not None
    return lay_out(rows, number, headed=headed)


def _go_on(cells: list[Cell], lasting: dict[int, tuple[Cell, int]], start: int) -> int:
    """Add the cells that reach down from the rows above to this place; the next free column."""
    while start in lasting:
        if not cells or cells[-1].start != start:
            cells.append(lasting[start][0])
        start = lasting[start][0].end
    return start


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(child)


def _count(said: str | None, most: int) -> int:
    number = whole_number(said)
    return 1 if number is None else min(max(number, 1), most)


def _is_drawn(td: Element, border: bool) -> bool:
    """Whether a cell has a line beside and a line above or below."""
    drawn = dict.fromkeys(_SIDES, border)
    for name, said in declarations(td):
        if name in {"border", "border-style"}:
            drawn = dict.fromkeys(_SIDES, any(kind in said for kind in _DRAWN))
        elif name.startswith("border-") and name.removeprefix("border-") in drawn:
            drawn[name.removeprefix("border-")] = any(kind in said for kind in _DRAWN)
    return (drawn["left"] or drawn["right"]) and (drawn["top"] or drawn["bottom"])
