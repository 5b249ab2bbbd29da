"""Tables with drawn lines: the lines of a page to grids, and the words inside a grid to rows of cells.

Lines that touch make one grid. Between two neighbouring fields of a grid stands a wall where a line runs along their
common edge; fields without a wall between them are one merged cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from parsers.readers.layout import Rule, Word, glue, is_bold, make_rows

# Lines nearer than this are one line drawn in pieces; ends nearer than this touch. In points.
SNAP = 3.0
# Shorter than this a line is a stroke of an ornament.
SHORTEST = 6.0
# No head of a column is so short that its lines could be words.
SHORT_HEAD = 4
# More lines or fields than any page of text can hold: a drawing.
MOST_LINES, MOST_FIELDS = 1500, 4000

Field = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """A drawn table: the edges of its fields, and for each field the top left field of the cell it is part of."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: dict[Field, Field]

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    @property
    def height(self) -> int:
        return len(self.ys) - 1

    @property
    def width(self) -> int:
        return len(self.xs) - 1

    def field(self, word: Word) -> Field | None:
        """The field that the middle of a word stands in."""
        x, y = (word.x0 + word.x1) / 2, word.base - word.size / 3
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        return (row, column) if 0 <= row < self.height and 0 <= column < self.width else None

    def holds(self, word: Word) -> bool:
        return self.field(word) is not None

    @property
    def is_data(self) -> bool:
        """A table of data has two rows and three columns, or three rows and two; less is a frame round running text."""
        widest = max(len({self.cells[row, column] for column in range(self.width)}) for row in range(self.height))
        heads = {row for row, _ in self.cells.values()}
        return (widest >= 3 and len(heads) >= 2) or (widest == 2 and len(heads) >= 3)


def find_grids(rules: Iterable[Rule]) -> list[Grid]:
    """The drawn tables of data on a page, top to bottom; a table drawn inside another one's bounds is part of it."""
    level, upright = _merge(rules)
    if len(level) + len(upright) > MOST_LINES:
        return []
    grids = [_grid(lines, walls) for lines, walls in _touching(level, upright)]
    tables = sorted((grid for grid in grids if grid is not None and grid.is_data), key=lambda grid: grid.top)
    kept: list[Grid] = []
    for grid in tables:
        if not kept or grid.top >= kept[-1].bottom - SNAP:
            kept.append(grid)
    return kept


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table: its cells from left to right; `bold` where every letter in them is."""

    cells: tuple[str, ...]
    bold: bool


def read_records(grid: Grid, words: Iterable[Word]) -> list[Record]:
    """The rows of a table, empty ones left out.

    A cell merged over columns stands once. A cell merged over rows is repeated in each, so that every row says it.
    """
    inside: dict[Field, list[Word]] = {}
    for word in words:
        if (field := grid.field(word)) is not None:
            inside.setdefault(grid.cells[field], []).append(word)
    said = {cell: _say([row.text for row in make_rows(found)]) for cell, found in inside.items()}
    records = []
    for row in range(grid.height):
        heads = dict.fromkeys(grid.cells[row, column] for column in range(grid.width))
        fresh = [word for head in heads if head[0] == row for word in inside.get(head, ())]
        if fresh:
            records.append(Record(tuple(said.get(head, "") for head in heads), is_bold(fresh)))
    return records


def _say(lines: Sequence[str]) -> str:
    """The lines of a cell as one text; `STT` and `ĐVT`, broken by a column too narrow for them, whole again."""
    short = "".join(lines)
    return short if short.isupper() and short.isalpha() and len(short) <= SHORT_HEAD else glue(lines)


def _merge(rules: Iterable[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Level and upright lines, those drawn in pieces made whole."""
    long = [rule for rule in rules if max(rule.x1 - rule.x0, rule.bottom - rule.top) >= SHORTEST]
    level = _whole(((rule.top + rule.bottom) / 2, rule.x0, rule.x1) for rule in long if rule.level)
    upright = _whole(((rule.x0 + rule.x1) / 2, rule.top, rule.bottom) for rule in long if not rule.level)
    return (
        [Rule(start, end, at, at) for at, start, end in level],
        [Rule(at, at, start, end) for at, start, end in upright],
    )


def _whole(lines: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Lines as (place, start, end): those in one place that overlap or touch become one."""
    places: list[list[tuple[float, float, float]]] = []
    for line in sorted(lines):
        if places and line[0] - places[-1][0][0] <= SNAP:
            places[-1].append(line)
        else:
            places.append([line])
    whole: list[tuple[float, float, float]] = []
    for lines_here in places:
        at = lines_here[0][0]
        start, end = lines_here[0][1], lines_here[0][1]
        for _, s, e in sorted(lines_here, key=lambda line: line[1]):
            if s > end + SNAP:
                whole.append((at, start, end))
                start = s
            end = max(end, e)
        whole.append((at, start, end))
    return whole


def _touching(level: Sequence[Rule], upright: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The lines in sets that hang together, each as its level and its upright lines."""
    sets: list[tuple[list[Rule], list[Rule]]] = []
    for line in level:
        sets.append(([line], []))
    for wall in upright:
        met = {at for at, one in enumerate(sets) if any(_meet(line, wall) for line in one[0])}
        if met:
            lines = [line for at in met for line in sets[at][0]]
            walls = [wall, *(other for at in met for other in sets[at][1])]
            sets = [one for at, one in enumerate(sets) if at not in met] + [(lines, walls)]
    return [(lines, walls) for lines, walls in sets if len(lines) > 1 and walls]


def _meet(line: Rule, wall: Rule) -> bool:
    return line.x0 - SNAP <= wall.x0 <= line.x1 + SNAP and wall.top - SNAP <= line.top <= wall.bottom + SNAP


def _grid(lines: Sequence[Rule], walls: Sequence[Rule]) -> Grid | None:
    """The fields of a set of lines; the outer edges of a table that is open at its sides are where its lines end."""
    xs = _edges([wall.x0 for wall in walls] + [end for line in lines for end in (line.x0, line.x1)])
    ys = _edges([line.top for line in lines] + [end for wall in walls for end in (wall.top, wall.bottom)])
    if len(xs) < 3 or len(ys) < 3 or len(xs) * len(ys) > MOST_FIELDS:
        return None
    cells = {field: field for field in product(range(len(ys) - 1), range(len(xs) - 1))}
    for (row, column), _ in sorted(cells.items()):
        y, x = (ys[row] + ys[row + 1]) / 2, (xs[column] + xs[column + 1]) / 2
        if column and not any(abs(wall.x0 - xs[column]) <= SNAP and wall.top <= y <= wall.bottom for wall in walls):
            _unite(cells, (row, column - 1), (row, column))
        if row and not any(abs(line.top - ys[row]) <= SNAP and line.x0 <= x <= line.x1 for line in lines):
            _unite(cells, (row - 1, column), (row, column))
    return Grid(tuple(xs), tuple(ys), cells)


def _edges(places: Iterable[float]) -> list[float]:
    """Places in order, those within a snap of each other once."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > SNAP:
            edges.append(place)
    return edges


def _unite(cells: dict[Field, Field], one: Field, other: Field) -> None:
    first, second = sorted((cells[one], cells[other]))
    for field, head in cells.items():
        if head == second:
            cells[field] = first


def same_columns(upper: Grid, lower: Grid) -> bool:
    """Whether two grids have their columns in the same places, as a table has that goes on over the page."""
    return len(upper.xs) == len(lower.xs) and all(
        abs(one - other) <= 2 * SNAP for one, other in zip(upper.xs, lower.xs, strict=True)
    )
