"""Tables with drawn lines: the lines of a page to cells, and the words inside the cells to rows.

pdfplumber makes the cells, out of the lines that PDFium read. Given the page itself it takes six times as long as all
the rest of the reading does, and takes clipping paths and white boxes for lines: running text becomes a table. What no
line closes is no cell to it (pdfplumber #181, #307), so lines that touch get an outline first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from pdfplumber.utils.geometry import filter_edges, merge_bboxes, obj_to_bbox

from parsers.readers.layout import Rule, Word, glue, is_bold, make_rows

# Lines nearer than this are one line drawn in pieces; ends nearer than this touch. In points, as pdfplumber has it.
SNAP = 3.0
# Shorter than this a line is a stroke of an ornament.
SHORTEST = 6.0
# No head of a column is so short that its lines could be words.
SHORT_HEAD = 4
# More pairs of lines, or places where they meet, than any page of text can hold: a drawing. The time that cells take
# grows with the square of these places: a table of 500 cells takes 20 ms, one of 1500 takes 100.
MOST_PAIRS, MOST_POINTS = 60_000, 3000

Edge = dict[str, Any]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """The box of one cell, over however many columns and rows it is merged."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True)
class Grid:
    """A drawn table: its cells, in any order."""

    cells: tuple[Cell, ...]

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """The heights at which cells begin; each is the head of a row."""
        return tuple(sorted({cell.top for cell in self.cells}))

    @cached_property
    def bottom(self) -> float:
        return max(cell.bottom for cell in self.cells)

    @cached_property
    def edges(self) -> tuple[float, ...]:
        """Where columns begin and end."""
        return tuple(sorted({x for cell in self.cells for x in (cell.x0, cell.x1)}))

    @cached_property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells of each row, left to right; one merged over rows is in all of them."""
        ordered = sorted(self.cells, key=lambda cell: cell.x0)
        return tuple(tuple(cell for cell in ordered if cell.top <= top < cell.bottom) for top in self.tops)

    @property
    def is_data(self) -> bool:
        """A table of data has two rows and three columns, or three rows and two; less is a frame round running text."""
        widest = max(map(len, self.rows))
        return (widest >= 3 and len(self.rows) >= 2) or (widest == 2 and len(self.rows) >= 3)

    def find(self, word: Word) -> Cell | None:
        """The cell that the middle of a word stands in."""
        x, y = (word.x0 + word.x1) / 2, word.base - word.size / 3
        row = bisect_right(self.tops, y) - 1
        if row < 0:
            return None
        return next((cell for cell in self.rows[row] if cell.x0 <= x < cell.x1 and y < cell.bottom), None)

    def holds(self, word: Word) -> bool:
        return self.find(word) is not None


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """The drawn tables of data on a page, top to bottom; a table drawn inside another one's bounds is part of it."""
    if len({rule.level for rule in rules}) < 2:
        # Most pages: no line, or a few of one direction.
        return []
    edges = _join([_edge(rule) for rule in rules])
    level = sum(edge["orientation"] == "h" for edge in edges)
    if level * (len(edges) - level) > MOST_PAIRS:
        return []
    outlines = [edge for boxes in _touching(edges) for edge in _outline(boxes)]
    points = edges_to_intersections(_join(edges + outlines), SNAP, SNAP)
    if len(points) > MOST_POINTS:
        return []
    tables = cells_to_tables(intersections_to_cells(points))
    grids = [Grid(tuple(Cell(*map(float, box)) for box in boxes)) for boxes in tables]
    kept: list[Grid] = []
    for grid in sorted((grid for grid in grids if grid.is_data), key=lambda grid: grid.tops[0]):
        if not kept or grid.tops[0] >= kept[-1].bottom - SNAP:
            kept.append(grid)
    return kept


def _edge(rule: Rule) -> Edge:
    """A line as pdfplumber has it: of length alone, through the middle of what is drawn."""
    x, y = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
    x0, x1, top, bottom = (rule.x0, rule.x1, y, y) if rule.level else (x, x, rule.top, rule.bottom)
    return {
        "orientation": "h" if rule.level else "v",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _join(edges: list[Edge]) -> list[Edge]:
    """The lines that are drawn in pieces made whole, and what is too short for a line left out."""
    return filter_edges(merge_edges(edges, SNAP, SNAP, SNAP, SNAP), min_length=SHORTEST)


def _touching(edges: list[Edge]) -> list[set[Box]]:
    """The lines in sets that hang together."""
    sets: list[set[Box]] = []
    for met in edges_to_intersections(edges, SNAP, SNAP).values():
        here = {obj_to_bbox(edge) for side in met.values() for edge in side}
        joined = [one for one in sets if not here.isdisjoint(one)]
        sets = [one for one in sets if here.isdisjoint(one)] + [here.union(*joined)]
    return sets


def _outline(boxes: Iterable[Box]) -> list[Edge]:
    """The four lines round a set of lines. A table may be open at its sides, or where the page breaks it."""
    x0, top, x1, bottom = merge_bboxes(boxes)
    sides = (Rule(x0, x1, top, top), Rule(x0, x1, bottom, bottom), Rule(x0, x0, top, bottom), Rule(x1, x1, top, bottom))
    return [_edge(side) for side in sides]


def same_columns(upper: Grid, lower: Grid) -> bool:
    """Whether two grids have their columns in the same places, as a table has that goes on over the page."""
    return len(upper.edges) == len(lower.edges) and all(
        abs(one - other) <= 2 * SNAP for one, other in zip(upper.edges, lower.edges, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table: its cells from left to right; `bold` where every letter in them is."""

    cells: tuple[str, ...]
    bold: bool


def read_records(grid: Grid, words: Iterable[Word]) -> list[Record]:
    """The rows of a table, empty ones left out.

    A cell merged over columns stands once. A cell merged over rows is repeated in each, so that every row says it.
    """
    inside: dict[Cell, list[Word]] = {}
    for word in words:
        if (cell := grid.find(word)) is not None:
            inside.setdefault(cell, []).append(word)
    said = {cell: _say([row.text for row in make_rows(found)]) for cell, found in inside.items()}
    records = []
    for top, row in zip(grid.tops, grid.rows, strict=True):
        fresh = [word for cell in row if cell.top == top for word in inside.get(cell, ())]
        if fresh:
            records.append(Record(tuple(said.get(cell, "") for cell in row), is_bold(fresh)))
    return records


def _say(lines: Sequence[str]) -> str:
    """The lines of a cell as one text; `STT` and `ĐVT`, broken by a column too narrow for them, whole again."""
    short = "".join(lines)
    return short if short.isupper() and short.isalpha() and len(short) <= SHORT_HEAD else glue(lines)
