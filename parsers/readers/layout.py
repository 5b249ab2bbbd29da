"""Where words stand on a page: words to strips, strips to rows; and how printed lines make one text again.

Points, from the top left corner; `base` is the line the letters stand on.

    Word    what is printed without a blank inside
    Strip   words on one line without a wide blank between them
    Row     the strips that stand side by side at one height
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

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
SOFT_HYPHEN = "\u00ad"
# Where a line ends inside a word: at a soft hyphen; at a hyphen or stroke between figures (`2021-` / `2025`), before a
# symbol (`21-` / `NQ/TW`) or between small letters. `2.1-` / `Quy trình` is a label and its heading.
CUT = regex.compile(
    r"\u00ad\n|\d[-/]\n(?=\d)|\p{Ll}[-/]\n(?=\p{Ll})|[\p{L}\d]-\n(?=\p{Lu}[\p{Lu}\d/])|\p{Lu}/\n(?=\p{Lu})"
)
SUPERSCRIPT = str.maketrans("0123456789()[]", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁽⁾")
MARK = regex.compile(r"[(\[]?(\d{1,3}|\*{1,3})[)\]]?")
# What leaves room for a figure that is stamped there, as high or low as the hand put it.
LEFT_OPEN = regex.compile(r"(?i)s[ốô]:?\n[/-]|ngày\ntháng|tháng\nnăm")
MISPLACED = 0.9
MOST_STAMPS = 3


Value = TypeVar("Value")


class lazy(Generic[Value]):  # noqa: N801  it is written like property
    """A property that is worked out once. Until Python 3.12 the one of functools takes a lock, longer than the work."""

    def __init__(self, work: Callable[[Any], Value]) -> None:
        self.work = work

    def __get__(self, owner: Any, kind: type) -> Value:
        value = owner.__dict__[self.work.__name__] = self.work(owner)
        return value


class Word(NamedTuple):
    """Letters printed together in one font; `blank` where the file puts white space before them.

    A tuple, for a page has hundreds and a dataclass takes five times as long to make.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    blank: bool = True
    font: str = ""


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

    @lazy
    def size(self) -> float:
        """The size of most letters."""
        if len(self._sizes) == 1:
            return self.words[0].size
        letters: dict[float, int] = {}
        for word in self.words:
            letters[word.size] = letters.get(word.size, 0) + len(word.text)
        return max(letters, key=lambda size: (letters[size], size))

    @lazy
    def _sizes(self) -> set[float]:
        return {word.size for word in self.words}

    @lazy
    def base(self) -> float:
        size = self.size
        return max([word.base for word in self.words if word.size == size])

    @lazy
    def x0(self) -> float:
        return self.words[0].x0

    @lazy
    def x1(self) -> float:
        return max([word.x1 for word in self.words])

    @lazy
    def bold(self) -> bool:
        """Whether every letter is bold."""
        return is_bold(self.words)

    @lazy
    def capitals(self) -> bool:
        """Whether it is printed in capitals."""
        return is_capitals(self.text)

    @lazy
    def text(self) -> str:
        """The words with single blanks; raised footnote marks and powers in raised digits."""
        if len(self._sizes) == 1 and all(map(attrgetter("blank"), self.words[1:])):
            return " ".join([word.text for word in self.words])
        parts: list[str] = []
        smallest = SMALL * self.size
        for at, word in enumerate(self.words):
            full = word.size > smallest
            if at and ((full and word.blank) or not self._joined(self.words[at - 1], word)):
                parts.append(" ")
            parts.append(word.text if full or not self.is_mark(word) else word.text.translate(SUPERSCRIPT))
        return "".join(parts)

    def is_mark(self, word: Word) -> bool:
        """Whether a word is a small raised number: `¹`, `⁽²⁾`."""
        if word.size > SMALL * self.size or word.base > self.base - RAISED * self.size:
            return False
        return MARK.fullmatch(word.text) is not None

    def _joined(self, left: Word, right: Word) -> bool:
        if right.blank and not self.is_mark(right):
            return False
        return (right.x0 - left.x1) / self.size <= GLUED

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

    @lazy
    def whole(self) -> Strip:
        """The row as one strip."""
        if len(self.strips) == 1:
            return self.strips[0]
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


def is_bold(words: Sequence[Word]) -> bool:
    """Whether there are letters in the words and each is bold."""
    if not any(map(attrgetter("bold"), words)):
        return False
    lettered = [word for word in words if any(map(str.isalpha, word.text))]
    return bool(lettered) and all(word.bold for word in lettered)


def make_rows(words: Iterable[Word]) -> list[Row]:
    """Words to rows, top to bottom; raised and lowered signs go with the line they belong to."""
    lines: list[list[Word]] = []
    base = size = -inf
    for word in sorted(words, key=attrgetter("base", "x0")):
        if word.base == base or word.base - base <= SAME_BASE * min(word.size, size):
            lines[-1].append(word)
        else:
            lines.append([word])
            base, size = word.base, word.size
    return [make_row(line) for line in _attach_figures(_attach_marks(lines))]


def make_row(words: Iterable[Word]) -> Row:
    """One line's words to strips, cut at every gap that could be the edge of a column."""
    ordered = tuple(sorted(words, key=attrgetter("x0")))
    cuts = [
        at
        for at, (left, right) in enumerate(pairwise(ordered), start=1)
        if right.x0 - left.x1 > STRIP_GAP * left.size and right.x0 - left.x1 > STRIP_GAP * right.size
    ]
    return Row(tuple(Strip(ordered[begin:end]) for begin, end in pairwise((0, *cuts, len(ordered)))))


def _attach_marks(lines: list[list[Word]]) -> list[list[Word]]:
    """Moves small signs that stand a little above or below a line into it; lines that this empties are left out."""
    smallest = [min([word.size for word in line]) for line in lines]
    largest = [max([word.size for word in line]) for line in lines]
    if min(smallest, default=0) > SMALL * max(largest, default=0):
        return lines
    for at, line in enumerate(lines):
        for beside in (at + 1, at - 1):
            if not 0 <= beside < len(lines) or smallest[at] > SMALL * largest[beside]:
                continue
            for word in [word for word in line if _hangs_on(word, lines[beside])]:
                line.remove(word)
                lines[beside].append(word)
                smallest[beside] = min(smallest[beside], word.size)
    return [line for line in lines if line]


def _attach_figures(lines: list[list[Word]]) -> list[list[Word]]:
    """Moves figures that stand above or below the room left for them into it: `1239` beside `Số:      /SYT-TCCB`."""
    for at, line in enumerate(lines):
        if len(line) > MOST_STAMPS or not all(word.text.isdigit() for word in line):
            continue
        for beside in (at + 1, at - 1):
            if 0 <= beside < len(lines):
                placed = [word for word in line if _fits(word, lines[beside])]
                lines[beside] += placed
                line = lines[at] = [word for word in line if word not in placed]
    return [line for line in lines if line]


def _fits(word: Word, line: Sequence[Word]) -> bool:
    ordered = sorted(line, key=attrgetter("x0"))
    return any(
        left.x0 < word.x0 and word.x1 < right.x1 and abs(word.base - left.base) <= MISPLACED * left.size
        for left, right in pairwise(ordered)
        if LEFT_OPEN.fullmatch(f"{left.text}\n{right.text[:1] if right.text[0] in '/-' else right.text}")
    )


def _hangs_on(word: Word, line: Sequence[Word]) -> bool:
    return any(
        word.size <= SMALL * other.size
        and -0.3 * other.size <= other.base - word.base <= 0.65 * other.size
        and -0.3 * other.size <= max(word.x0 - other.x1, other.x0 - word.x1) <= ADJACENT * other.size
        for other in line
    )


def is_capitals(text: str) -> bool:
    """Whether a line is printed in capitals, a small word in brackets aside."""
    letters = list(filter(str.isalpha, text))
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.8 * len(letters)


def glue(parts: Iterable[str]) -> str:
    """Printed lines to one text; a word that was cut at its hyphen is whole again."""
    text = ""
    for part in filter(None, parts):
        text = text.removesuffix(SOFT_HYPHEN) + part if is_cut(text, part) else f"{text} {part}".strip()
    return text


def is_cut(upper: str, lower: str) -> bool:
    """Whether a line ends inside a word that the next one ends."""
    return CUT.search(f"{upper[-2:]}\n{lower[:2]}") is not None
