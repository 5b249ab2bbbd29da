"""Where paragraphs start: what indents, margins and spacing say about the lines of a page.

These documents indent the first line of a paragraph and leave little or no space between paragraphs. A line starts
one if any of the rules in `RULES` says so; each rule sees the line, the one before it and the frame they are set in.
Over a page break the same rules hold, but for the space above.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from parsers.readers.layout import Row, Strip, lazy

# Lengths in ems. An indent is one centimetre in most documents, 2 em; a drafter's blanks make half of that.
INDENT = 0.7
DEEPEST = 6.0
SAME_PLACE, SAME_INDENT = 0.4, 0.1
# More than this above the usual distance of lines is space between paragraphs.
EXTRA_SPACE = 0.25
USUAL_PITCH = 1.5
BLANK = 0.3
CENTRED = 0.6
# A line this wide, as a share of its page, shows where the margins are; so many of them are needed to tell.
WIDE, ENOUGH, FEWEST = 0.55, 6, 2
SUPPORT = 0.15
NEW_SIZE = 0.08
SHORT_TITLE = 0.6

CLOSED = regex.compile(r"""[.;:!?…][”"')\]]*$""")
BULLET = regex.compile(r"[-–+•●▪*]\s")
LIST_MARK = regex.compile(r"(?:[-–+•●▪*]|\(?[\p{L}\d]{1,3}(?:\.\d{1,2})*[.)\]/-])\s")
SMALL_LETTER = regex.compile(r"[(“\"]?\p{Ll}(?![.)/])")
ORNAMENT = regex.compile(r"[^\p{L}\p{N}]+")


@dataclass(frozen=True, slots=True)
class Frame:
    """The box that lines are set in.

    pitch:   the usual distance of lines, in points
    indents: where lines begin that do not begin at the margin; such a line is not centred, however it looks
    column:  one side of a masthead or a closing block, where nearly every line is a paragraph of its own
    """

    left: float
    right: float
    pitch: float
    indents: tuple[float, ...] = ()
    column: bool = False


@dataclass(frozen=True)
class Placed:
    """A line in its frame on its page, and the line before it."""

    strip: Strip
    frame: Frame
    page: int
    before: Placed | None = None

    @lazy
    def starts(self) -> bool:
        """Whether the line starts a paragraph."""
        return starts_paragraph(self.before, self)

    @lazy
    def em(self) -> float:
        return self.strip.size

    @lazy
    def indent(self) -> float:
        """How far right of the margin the line begins, in ems."""
        return (self.strip.x0 - self.frame.left) / self.em

    @lazy
    def room(self) -> float:
        """How much room the line leaves at its end, in ems."""
        return (self.frame.right - self.strip.x1) / self.em

    @lazy
    def on_axis(self) -> bool:
        """Whether the line lies evenly about the middle axis."""
        return abs(self.indent - self.room) / 2 <= CENTRED

    @lazy
    def ornament(self) -> bool:
        return ORNAMENT.fullmatch(self.strip.text) is not None

    @lazy
    def centred(self) -> bool:
        """Whether the line is set on the middle axis: clear of both margins, and not by the accident of its length."""
        if self.frame.column or not self.on_axis:
            return self.on_axis
        if min(self.indent, self.room) <= INDENT:
            return False
        return not any(abs(self.strip.x0 - indent) <= SAME_INDENT * self.em for indent in self.frame.indents)


def is_apart(before: Placed, line: Placed) -> bool:
    """A wider space stands above than between the lines of a paragraph."""
    if before.page != line.page:
        return False
    return line.strip.base - before.strip.base > line.frame.pitch + EXTRA_SPACE * max(before.em, line.em)


def is_ornament(before: Placed, line: Placed) -> bool:
    """`-----` and `*` stand alone."""
    return before.ornament or line.ornament


def is_restyled(before: Placed, line: Placed) -> bool:
    """Titles part from the text, and their lines from each other where weight, size or capitals change."""
    if not (line.frame.column or before.centred or line.centred):
        return False
    one, other = before.strip, line.strip
    resized = abs(one.size - other.size) > NEW_SIZE * one.size
    changed = one.bold != other.bold or resized or one.capitals != other.capitals
    if line.frame.column or (before.centred and line.centred):
        return changed
    # One line of a centred paragraph may be as wide as the page.
    one_title = before.on_axis and line.on_axis and not changed and not CLOSED.search(one.text)
    return before.centred != line.centred and not one_title


def is_below_short_title(before: Placed, line: Placed) -> bool:
    """`NGHỊ QUYẾT` and `PHỤ LỤC` stand alone above a longer title in capitals like theirs."""
    if not (before.centred and line.on_axis):
        return False
    short = before.strip.x1 - before.strip.x0 < SHORT_TITLE * (line.strip.x1 - line.strip.x0)
    return short and before.strip.capitals and line.strip.capitals


def is_own_line(before: Placed, line: Placed) -> bool:
    """A centred line in a masthead or a closing block, unless it goes on with a small letter."""
    return line.frame.column and line.centred and not SMALL_LETTER.match(line.strip.text)


def is_entry(before: Placed, line: Placed) -> bool:
    """A bullet below Nơi nhận or Kính gửi: one more of those who receive the document."""
    return line.centred or line.frame.column if BULLET.match(line.strip.text) else False


def had_room_above(before: Placed, line: Placed) -> bool:
    """The first word would have fitted on the line before, which therefore ended its paragraph."""
    return not line.centred and before.room > line.strip.first_width / line.em + BLANK


def is_indented(before: Placed, line: Placed) -> bool:
    """The line begins further in than the one before, and does not hang below a list mark."""
    hangs = before.starts and LIST_MARK.match(before.strip.text) and not LIST_MARK.match(line.strip.text)
    return not line.centred and line.indent > before.indent + INDENT and not hangs


def is_back_from_hanging(before: Placed, line: Placed) -> bool:
    """The line begins further out than one that went on: the next item of a list whose text hangs."""
    return not before.starts and not before.centred and line.indent < before.indent - INDENT


def is_next_first_line(before: Placed, line: Placed) -> bool:
    """Two lines begin at one indent, and the first of them filled its line and closed its sentence."""
    level = abs(line.indent - before.indent) <= SAME_PLACE and line.indent > INDENT and not line.centred
    closed = CLOSED.search(before.strip.text) or LIST_MARK.match(line.strip.text)
    return bool(level and before.starts and closed and not SMALL_LETTER.match(line.strip.text))


RULES: tuple[Callable[[Placed, Placed], bool], ...] = (
    is_apart,
    is_ornament,
    is_restyled,
    is_below_short_title,
    is_own_line,
    is_entry,
    had_room_above,
    is_indented,
    is_back_from_hanging,
    is_next_first_line,
)


def starts_paragraph(before: Placed | None, line: Placed) -> bool:
    """Whether a line starts a paragraph, seen after the line before it."""
    if before is None or before.frame.column != line.frame.column:
        return True
    # A generator would take twice as long.
    for rule in RULES:  # noqa: SIM110
        if rule(before, line):
            return True
    return False


def column_frame(rows: Sequence[Row]) -> Frame:
    """The frame of one side of a masthead or a closing block."""
    strips = [row.whole for row in rows]
    steps = sorted(lower.base - upper.base for upper, lower in pairwise(strips))
    pitch = min(steps[len(steps) // 2], steps[0] * 1.3) if steps else 0.0
    return Frame(min(s.x0 for s in strips), max(s.x1 for s in strips), pitch, column=True)


def page_frame(rows: Iterable[Row], width: float, enough: int = ENOUGH) -> Frame | None:
    """The frame of running text, told from the wide lines; None where there are too few of them."""
    strips = [row.whole for row in rows]
    wide = [strip for strip in strips if strip.x1 - strip.x0 >= WIDE * width]
    if len(wide) < enough:
        return None
    # The first lines of short paragraphs may outnumber the lines at the margin, which is further out.
    left = min(_supported([strip.x0 for strip in wide]), default=min(strip.x0 for strip in wide))
    right = _usual([strip.x1 for strip in wide], least=SUPPORT) or max(strip.x1 for strip in wide)
    em = _usual([strip.size for strip in wide]) or wide[0].size
    inner = [strip.x0 for strip in strips if INDENT * em < strip.x0 - left < DEEPEST * em]
    steps = [
        lower.base - upper.base
        for upper, lower in pairwise(strips)
        if lower.x0 - left < SAME_PLACE * em and right - upper.x1 < INDENT * em and lower.base - upper.base < 3 * em
    ]
    return Frame(left, right, _usual(steps) or USUAL_PITCH * em, tuple(_supported(inner, least=0)))


def _supported(values: Sequence[float], least: float = SUPPORT) -> list[float]:
    """The values that are no accident, to half a point: those of at least this share, and not only once."""
    counts = Counter(round(value * 2) / 2 for value in values)
    return [value for value, times in counts.items() if times >= max(2, least * len(values))]


def _usual(values: Sequence[float], least: float = 0.0) -> float | None:
    """The most frequent value, to half a point; None where it is not the value of at least this share."""
    if not values:
        return None
    value, times = Counter(round(value * 2) / 2 for value in values).most_common(1)[0]
    return value if times >= least * len(values) else None
