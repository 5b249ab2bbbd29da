"""Where each document of a graph stands: levels from the top down, time from left to right, no box on another.

Documents of one level stand in one band. Time goes by columns: in a small graph each day has its own; in a larger one
they hold whole years, several sparse years one column, a crowded year several. So of two documents the later one is
never further left, whatever their levels.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, groupby

BOX_WIDTH, BOX_HEIGHT = 138.0, 38.0
# Left of the first column stand the names of the levels, over the first band the years.
GUTTER, AXIS = 126.0, 30.0
# From one box to the next; curves run in the gaps between columns, so these are the wider ones.
ROW, COLUMN = BOX_HEIGHT + 10, BOX_WIDTH + 38
PADDING = 14.0
# A small graph is drawn this wide, though not with gaps wider than a curve needs.
USUAL_WIDTH, WIDEST_COLUMN = 1180.0, 230.0
# As many columns as a wide screen or a sheet of paper shows; more only for a graph that is high as well.
USUAL_COLUMNS = 7
ASPECT = 1.5
# As long as every day can have a column of its own, a stack is no higher than this.
SAME_DAY = 4


@dataclass(frozen=True, slots=True)
class Item:
    """A document to place: `band` 0 is the topmost, `day` an ISO date or a part of one."""

    id: str
    band: int
    day: str | None = None

    @property
    def year(self) -> str | None:
        return self.day[:4] if self.day else None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float = BOX_WIDTH
    height: float = BOX_HEIGHT

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Period:
    """The years of neighbouring columns, and where these stand; without a year for what has no date."""

    first: str | None
    last: str | None
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything's place; `bands` has those bands that hold a document, from the top down."""

    boxes: Mapping[str, Box]
    bands: Mapping[int, Box]
    periods: tuple[Period, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Slice:
    """Some years and their columns, each a list of documents in order of time."""

    years: tuple[str | None, ...]
    columns: tuple[tuple[Item, ...], ...]


def place(items: Iterable[Item]) -> Layout:
    """The layout of these documents; the same whatever order they come in."""
    ordered = sorted(items, key=lambda item: (item.day or "", item.id))
    slices = _fitting(ordered)
    columns = [column for part in slices for column in part.columns]
    step = min(max(COLUMN, (USUAL_WIDTH - GUTTER) / max(len(columns), 1)), WIDEST_COLUMN)
    width = GUTTER + step * len(columns)
    bands = _bands(columns, width)
    boxes = {
        item.id: Box(GUTTER + index * step + (step - BOX_WIDTH) / 2, y)
        for index, column in enumerate(columns)
        for item, y in _stacked(column, bands)
    }
    height = max((band.y + band.height for band in bands.values()), default=AXIS)
    return Layout(boxes, bands, tuple(_periods(slices, step)), width, height)


def _fitting(ordered: Sequence[Item]) -> list[_Slice]:
    """The slices with the lowest stacks that still make a picture of a good shape."""
    for most in count():
        slices = _slices(ordered, most)
        columns = [column for part in slices for column in part.columns]
        width = GUTTER + COLUMN * len(columns)
        height = sum(band.height for band in _bands(columns, width).values())
        if len(columns) <= USUAL_COLUMNS or width <= ASPECT * height:
            return slices
    raise AssertionError("stacks as high as everything need two columns")


def _slices(ordered: Sequence[Item], most: int) -> list[_Slice]:
    """Years cut into columns in which no band holds more than `most` documents; 0 is for a column a day."""
    slices: list[_Slice] = []
    for year, group in groupby(ordered, key=lambda item: item.year):
        documents = tuple(group)
        last = slices[-1] if slices else None
        if last and year and last.years[0] and len(last.columns) == 1 and _holds(last.columns[0] + documents, most):
            slices[-1] = _Slice((*last.years, year), (last.columns[0] + documents,))
        else:
            slices.append(_Slice((year,), tuple(_columns(documents, most))))
    return slices


def _holds(column: Collection[Item], most: int) -> bool:
    one_day = len({item.day for item in column}) == 1
    return max(Counter(item.band for item in column).values()) <= (most or SAME_DAY) and (most > 0 or one_day)


def _columns(documents: Sequence[Item], most: int) -> Iterable[tuple[Item, ...]]:
    """One column after the other, a new one as soon as any band of the last is full: time stays in order for all."""
    column: tuple[Item, ...] = ()
    for item in documents:
        if not _holds((*column, item), most):
            yield column
            column = ()
        column = (*column, item)
    yield column


def _bands(columns: Iterable[Collection[Item]], width: float) -> dict[int, Box]:
    """Each band as high as its highest stack."""
    highest: dict[int, int] = defaultdict(int)
    for column in columns:
        for band, number in Counter(item.band for item in column).items():
            highest[band] = max(highest[band], number)
    bands, y = {}, AXIS
    for band in sorted(highest):
        bands[band] = Box(0, y, width, highest[band] * ROW - (ROW - BOX_HEIGHT) + 2 * PADDING)
        y += bands[band].height
    return bands


def _stacked(column: Sequence[Item], bands: Mapping[int, Box]) -> Iterable[tuple[Item, float]]:
    """The documents of a column with their heights: each stack in the middle of its band."""
    for band, group in groupby(sorted(column, key=lambda item: item.band), key=lambda item: item.band):
        stack = list(group)
        top = bands[band].middle - (len(stack) * ROW - (ROW - BOX_HEIGHT)) / 2
        yield from ((item, math.floor(top + index * ROW)) for index, item in enumerate(stack))


def _periods(slices: Iterable[_Slice], step: float) -> Iterable[Period]:
    x = GUTTER
    for part in slices:
        width = step * len(part.columns)
        yield Period(part.years[0], part.years[-1], x, width)
        x += width
