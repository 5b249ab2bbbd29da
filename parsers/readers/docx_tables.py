"""Tables of a Word file as rows of cells in their columns; what they mean is told by `table_layout`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml.etree import _Element as Element

from parsers.readers.docx_parts import VAL, flag, value, w
from parsers.readers.docx_styles import Styles
from parsers.readers.drafts import Draft
from parsers.readers.table_layout import LONGEST_REPEATED, Cell, Row, lay_out, text_of
from parsers.text import squeeze

Borders = Mapping[str, bool]


def read_table(table: Element, styles: Styles, read_cell: Callable[[Element], list[Draft]], number: int) -> list[Draft]:
    """The lines of a table in reading order; rows of a data table carry its number."""
    headed = table.find(f".//{w('tblHeader')}") is not None
    return lay_out(_read_rows(table, styles, read_cell), number, headed=headed)


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
                text = above.get(start, "") if _continues(tc) else squeeze(" ".join(map(text_of, drafts)))
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
