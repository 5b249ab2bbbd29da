"""Where words stand on a page: words to rows, rows to strips, and the two columns of a masthead or a closing block.

Points, from the top left corner; `base` is the line the letters stand on.

    Word    what is printed without a blank inside
    Strip   words on one line without a wide blank between them
    Row     the strips that stand side by side at one height
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

# All lengths are in ems, the size of the type.
SAME_BASE = 0.25
# Two words nearer than this without a printed blank are one.
GLUED = 0.15
# A small sign this far above the line is a footnote mark or a power.
RAISED, SMALL = 0.12, 0.85
ADJACENT = 0.6
# A gap that a column edge may hide in; justified text seldom has one, and never in the same place twice.
STRIP_GAP = 0.5
# A gap that no justified line has.
WIDE_GAP = 1.2
# Columns part in the middle of the page: left of this it is the gap after a list mark.
MIDDLE = (0.28, 0.75)
# The other column opens so few rows above or below.
NEAR = 8
# A line this near to the middle axis is centred.
CENTRED = 0.6
# The blank below which a column that stands alone is no longer part of its block.
BLOCK_GAP = 3.5

SUPERSCRIPT = str.maketrans("0123456789()[]", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁽⁾")
MARK = regex.compile(r"[(\[]?(\d{1,3}|\*{1,3})[)\]]?")
RECIPIENTS = regex.compile(r"(?i)n[oơ]i (nhận|gửi)")


@dataclass(frozen=True, slots=True)
class Word:
    """Letters printed together; `blank` where the file puts white space before them."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    blank: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, or the edge of a drawn box."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def level(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True)
class Strip:
    """Words side by side, left to right, without a wide blank between them."""

    words: tuple[Word, ...]

    @cached_property
    def size(self) -> float:
        """The size of most letters."""
        letters: dict[float, int] = {}
        for word in self.words:
            letters[word.size] = letters.get(word.size, 0) + len(word.text)
        return max(letters, key=lambda size: (letters[size], size))

    @cached_property
    def base(self) -> float:
        return max(word.base for word in self.words if word.size == self.size)

    @cached_property
    def x0(self) -> float:
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether every letter is bold."""
        lettered = [word for word in self.words if any(char.isalpha() for char in word.text)]
        return bool(lettered) and all(word.bold for word in lettered)

    @cached_property
    def text(self) -> str:
        """The words with single blanks; raised footnote marks and powers in raised digits."""
        text = ""
        previous: Word | None = None
        for word in self.words:
            if previous is not None and not self._joined(previous, word):
                text += " "
            text += word.text.translate(SUPERSCRIPT) if self.is_mark(word) else word.text
            previous = word
        return text

    def is_mark(self, word: Word) -> bool:
        """Whether a word is a small raised number: `¹`, `⁽²⁾`."""
        raised = word.size <= SMALL * self.size and word.base <= self.base - RAISED * self.size
        return raised and MARK.fullmatch(word.text) is not None

    def _joined(self, left: Word, right: Word) -> bool:
        gap = (right.x0 - left.x1) / self.size
        return gap <= GLUED and (not right.blank or self.is_mark(right))

    @property
    def first_width(self) -> float:
        """How much room the first word takes."""
        end = 1
        while end < len(self.words) and self._joined(self.words[end - 1], self.words[end]):
            end += 1
        return self.words[end - 1].x1 - self.x0


@dataclass(frozen=True)
class Row:
    """The strips at one height, left to right."""

    strips: tuple[Strip, ...]

    @cached_property
    def whole(self) -> Strip:
        """The row as one strip."""
        return Strip(tuple(word for strip in self.strips for word in strip.words))

    @property
    def text(self) -> str:
        return self.whole.text

    @property
    def base(self) -> float:
        return self.whole.base

    @property
    def size(self) -> float:
        return self.whole.size


def make_rows(words: Iterable[Word]) -> list[Row]:
    """Words to rows, top to bottom; raised and lowered signs go with the line they belong to."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        if lines and word.base - lines[-1][0].base <= SAME_BASE * min(word.size, lines[-1][0].size):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [make_row(line) for line in _attach_marks(lines)]


def make_row(words: Iterable[Word]) -> Row:
    """One line's words to strips, cut at every gap that could be the edge of a column."""
    ordered = sorted(words, key=lambda word: word.x0)
    strips: list[list[Word]] = [[ordered[0]]]
    for left, right in zip(ordered, ordered[1:], strict=False):
        if right.x0 - left.x1 > STRIP_GAP * max(left.size, right.size):
            strips.append([right])
        else:
            strips[-1].append(right)
    return Row(tuple(Strip(tuple(strip)) for strip in strips))


def _attach_marks(lines: list[list[Word]]) -> list[list[Word]]:
    """Moves small signs that stand a little above or below a line into it; lines that this empties are left out."""
    for at, line in enumerate(lines):
        for neighbour in lines[at + 1 : at + 2] + lines[max(at - 1, 0) : at]:
            for word in [word for word in line if _hangs_on(word, neighbour)]:
                line.remove(word)
                neighbour.append(word)
    return [line for line in lines if line]


def _hangs_on(word: Word, line: Sequence[Word]) -> bool:
    return any(
        word.size <= SMALL * other.size
        and -0.3 * other.size <= other.base - word.base <= 0.65 * other.size
        and -0.3 * other.size <= max(word.x0 - other.x1, other.x0 - word.x1) <= ADJACENT * other.size
        for other in line
    )


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
    for left, right in zip(strips, strips[1:], strict=False):
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
    while end < len(rows) and _goes_on(rows[end - 1], rows[end], gap) and not _is_title(rows, end):
        gap = gap.through(rows[end])
        end += 1
    # Above, what stands left of the corridor is body text, unless a line further up opens a column.
    start = above = at
    rest = gap
    while above > floor and _goes_on(rows[above - 1], rows[above], rest):
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


def _is_title(rows: Sequence[Row], at: int) -> bool:
    """Whether a row stands alone on the middle axis of the page's text: the title below a masthead."""
    middle = (min(row.whole.x0 for row in rows) + max(row.whole.x1 for row in rows)) / 2
    row = rows[at].whole
    return len(rows[at].strips) == 1 and abs((row.x0 + row.x1) / 2 - middle) <= CENTRED * row.size


def _side(rows: Sequence[Row], side: Callable[[Row], tuple[Strip, ...]]) -> tuple[Row, ...]:
    return tuple(make_row(word for strip in strips for word in strip.words) for row in rows if (strips := side(row)))


def gap_runs_down(rows: Sequence[Row], gap: Corridor) -> bool:
    """Two columns: text on both sides of a white band, over more than one line, wider somewhere than a stretched blank."""
    em = max(row.size for row in rows)
    lines = max(sum(1 for row in rows if gap.left_of(row)), sum(1 for row in rows if gap.right_of(row)))
    widest = max(gap.width, *(_gap_at(row, gap) for row in rows))
    return lines >= 2 and widest >= WIDE_GAP * em


def _gap_at(row: Row, gap: Corridor) -> float:
    left, right = gap.left_of(row), gap.right_of(row)
    return right[0].x0 - left[-1].x1 if left and right else 0.0


def opens_like_a_block(columns: Columns) -> bool:
    """Mastheads and closings open in capitals or with Nơi nhận; figures set out with tabs do not, and are read by rows."""
    heads = (columns.left[0].text, columns.right[0].text)
    return any(is_capitals(head) or RECIPIENTS.match(head) for head in heads)


def is_capitals(text: str) -> bool:
    """Whether a line is printed in capitals, a small word in brackets aside."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and sum(char.isupper() for char in letters) >= 0.8 * len(letters)


