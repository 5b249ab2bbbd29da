"""Two columns side by side: the masthead of a document and its closing block, each side read from top to bottom.

A white band that runs down between text on both sides, over more than one line, parts two columns. Flat text would mix
them: the issuing body with the name of the state, those who receive the document with the one who signed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from parsers.readers.layout import STRIP_GAP, Row, Strip, is_capitals, make_row

# In ems: a gap that no justified line has.
WIDE_GAP = 1.2
# Columns part in the middle of the page: left of this it is the gap after a list mark.
MIDDLE = (0.28, 0.75)
# The other column opens so few rows above or below.
NEAR = 8
# A line this near to the middle axis is centred.
CENTRED = 0.6
# The blank below which a column that stands alone is no longer part of its block.
BLOCK_GAP = 3.5

RECIPIENTS = regex.compile(r"(?i)n[oơ]i (nhận|gửi)")
# Below the masthead of a letter, in no column of it though a gap parts it from those addressed.
ADDRESS = regex.compile(r"(?i)kính (?:gửi|gởi|chuyển|trình)\s*:")


@dataclass(frozen=True, slots=True)
class Corridor:
    """The white band between two columns."""

    x0: float
    x1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    def through(self, row: Row) -> Corridor:
        """What is left of the band where it passes a row; of two parts, the wider."""
        parts = [self]
        for strip in row.strips:
            parts = [part for one in parts for part in one.without(strip.x0, strip.x1)]
        return max(parts, key=lambda part: part.width, default=Corridor(self.x0, self.x0))

    def without(self, x0: float, x1: float) -> Iterator[Corridor]:
        if x1 <= self.x0 or x0 >= self.x1:
            yield self
            return
        if x0 > self.x0:
            yield Corridor(self.x0, x0)
        if x1 < self.x1:
            yield Corridor(x1, self.x1)

    def left_of(self, row: Row) -> tuple[Strip, ...]:
        return tuple(strip for strip in row.strips if strip.x1 <= self.x0 + 0.1)

    def right_of(self, row: Row) -> tuple[Strip, ...]:
        return tuple(strip for strip in row.strips if strip.x0 >= self.x1 - 0.1)


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows `start` to `end` of a page, read as a left column and then a right one."""

    start: int
    end: int
    left: tuple[Row, ...]
    right: tuple[Row, ...]


def find_columns(rows: Sequence[Row], width: float) -> list[Columns]:
    """The places of a page where two columns stand side by side, top to bottom: its masthead, its closing block."""
    found: list[Columns] = []
    at = 0
    while at < len(rows):
        columns = _columns_from(rows, at, found[-1].end if found else 0, width)
        if columns is not None:
            found.append(columns)
        at = max(columns.end if columns else 0, at + 1)
    return found


def _columns_from(rows: Sequence[Row], at: int, floor: int, width: float) -> Columns | None:
    for gap in _gaps_at(rows, at):
        if not MIDDLE[0] * width <= (gap.x0 + gap.x1) / 2 <= MIDDLE[1] * width:
            continue
        start, end, gap = _reach(rows, at, floor, gap)
        block = rows[start:end]
        columns = Columns(start, end, _side(block, gap.left_of), _side(block, gap.right_of))
        if columns.left and columns.right and gap_runs_down(block, gap) and opens_like_a_block(columns):
            return columns
    return None


def _gaps_at(rows: Sequence[Row], at: int) -> Iterator[Corridor]:
    """Where columns could part at a row: between its strips, or beside its only strip, a little above or below."""
    strips = rows[at].strips
    for left, right in pairwise(strips):
        yield Corridor(left.x1, right.x0)
    if len(strips) == 1 and _may_open(rows, at):
        x1 = strips[0].x1 + STRIP_GAP * strips[0].size
        beside = [row.whole.x0 for row in rows[max(at - NEAR, 0) : at + NEAR + 1] if row.whole.x0 > x1]
        if beside:
            yield Corridor(strips[0].x1, min(beside))


def _may_open(rows: Sequence[Row], at: int) -> bool:
    """Whether a left column may begin at a row: with Nơi nhận, or with the issuing body at the head of the page."""
    return bool(RECIPIENTS.match(rows[at].text)) or (at < 2 and is_capitals(rows[at].text))


def _reach(rows: Sequence[Row], at: int, floor: int, gap: Corridor) -> tuple[int, int, Corridor]:
    """How far a corridor runs, up and down, and what is left of it."""
    end = at + 1
    while end < len(rows) and _goes_on(rows[end - 1], rows[end], gap) and not _is_below(rows, end):
        gap = gap.through(rows[end])
        end += 1
    # Above, what stands left of the corridor is body text, unless a line further up opens a column.
    start = above = at
    rest = gap
    while above > floor and _goes_on(rows[above - 1], rows[above], rest) and not _is_below(rows, above - 1):
        above -= 1
        rest = rest.through(rows[above])
        if _may_open(rows, above) or (start == above + 1 and not rest.left_of(rows[above])):
            start, gap = above, rest
    return start, end, gap


def _goes_on(upper: Row, lower: Row, gap: Corridor) -> bool:
    em = max(upper.size, lower.size)
    open_here = all(gap.through(row).width >= STRIP_GAP * em for row in (upper, lower))
    lonely = not gap.right_of(lower)
    return open_here and not (lonely and lower.base - upper.base > BLOCK_GAP * em)


def _is_below(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is below a masthead: a letter's address, or a title alone on the middle axis of the page's text."""
    if ADDRESS.match(rows[at].text):
        return True
    if len(rows[at].strips) > 1:
        return False
    middle = (min([row.whole.x0 for row in rows]) + max([row.whole.x1 for row in rows])) / 2
    row = rows[at].whole
    return abs((row.x0 + row.x1) / 2 - middle) <= CENTRED * row.size


def _side(rows: Sequence[Row], side: Callable[[Row], tuple[Strip, ...]]) -> tuple[Row, ...]:
    return tuple(make_row(word for strip in strips for word in strip.words) for row in rows if (strips := side(row)))


def gap_runs_down(rows: Sequence[Row], gap: Corridor) -> bool:
    """Two columns: text on both sides of a white band, over more than one line, wider somewhere than a blank."""
    em = max(row.size for row in rows)
    lines = max(sum(1 for row in rows if gap.left_of(row)), sum(1 for row in rows if gap.right_of(row)))
    widest = max(gap.width, *(_gap_at(row, gap) for row in rows))
    return lines >= 2 and widest >= WIDE_GAP * em


def _gap_at(row: Row, gap: Corridor) -> float:
    left, right = gap.left_of(row), gap.right_of(row)
    return right[0].x0 - left[-1].x1 if left and right else 0.0


def opens_like_a_block(columns: Columns) -> bool:
    """Mastheads and closings open in capitals or with Nơi nhận; figures set out with tabs do not, and stay in rows."""
    heads = (columns.left[0].text, columns.right[0].text)
    return any(is_capitals(head) or RECIPIENTS.match(head) for head in heads)
