"""Labels to a tree: each unit's parent is found by small named rules over the units still open; doubt becomes a problem.

Numbering alone decides the depth; marks of Markdown and Word styles are not asked (DOMAIN 4.5). A label that fits
nowhere (a `12.` after `3.`) is no label but the beginning of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from parsers.headings import Unit, read_heading
from parsers.markers import LATIN_LETTERS, LETTERS, Due, Marker, read_marker, read_misread
from parsers.model import Paragraph, Problem, Section, Span, Text
from parsers.text import plain

# The order in which families of labels stand inside each other; a family not on this list may stand in any.
RANKS = {
    "kem_theo": 0, "phu_luc": 0, "phan": 1, "chuong": 2, "muc": 3, "tieu_muc": 4, "upper": 5, "roman": 6, "dieu": 7,
    "arabic": 8, "decimal": 9, "letter": 10,
}  # fmt: skip
# A list may leave out a number by a slip of the pen; more than this and the number is not a label.
MAX_SKIP = 2
# What a rule says of a label that is none: it fits nowhere.
NOWHERE = -1
# Both alphabets in one row (a b c d đ e f …), so that a distance can be told.
_ALL_LETTERS = "abcdđefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class _Open:
    """A unit whose end has not come yet.

    last:    the number of its last numbered child
    carried: the number that its elder sibling's list had come to, where a list may run on (`I 1 2 II 3`)
    """

    marker: Marker
    index: int
    last: Marker | None = None
    carried: Marker | None = None


@dataclass(slots=True)
class _Builder:
    """The tree being put together: (label, paragraph, parent) in document order, and the stack of open units."""

    units: list[tuple[Marker, int, int | None]] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def place(self, marker: Marker, paragraph: int, at: int) -> bool:
        """Open the unit of `marker` at its depth; False where the label fits nowhere and is body text."""
        depth = next((depth for rule in RULES if (depth := rule(marker, self.stack)) is not None), NOWHERE)
        if depth == NOWHERE:
            return False
        closed = self.stack[depth] if depth < len(self.stack) else None
        if closed:
            self._note_doubt(closed.marker, marker, at)
        del self.stack[depth:]
        parent = self.stack[-1] if self.stack else None
        if parent and marker.kind == "arabic":
            parent.last = marker
        self.stack.append(_Open(marker, len(self.units), carried=closed.last if closed else None))
        self.units.append((marker, paragraph, parent.index if parent else None))
        return True

    def place_misread(self, line: str, paragraph: int, at: int) -> None:
        """Open the unit whose label is due here and was misread by a scanner (GUIDE, Metadata 10)."""
        for due in _due(self.stack):
            marker = read_misread(line, due)
            if marker and self.place(marker, paragraph, at):
                message = f"Nhãn “{line[: marker.end].strip()}” được đọc là “{marker.label}”."
                self.problems.append(Problem("info", "nhan_doc_lai", message, start=at))
                return

    def _note_doubt(self, before: Marker, marker: Marker, at: int) -> None:
        """Record a number that is skipped or repeated among its siblings."""
        if before.kind == marker.kind and not follows(before, marker):
            said = "lặp lại" if before.label == marker.label else "không nối tiếp"
            message = f"Số mục {said}: “{marker.label}” sau “{before.label}”."
            self.problems.append(Problem("info", "so_muc_khong_lien_tuc", message, start=at))


def _due(stack: Sequence[_Open]) -> Iterator[Due]:
    """The labels that would come next: beside each open unit, and the first of a list below the innermost."""
    if stack and stack[-1].marker.kind not in ("arabic", "letter"):
        yield Due("arabic", 1)
    for open_ in reversed(stack):
        if open_.marker.kind in ("arabic", "roman"):
            yield Due(open_.marker.kind, open_.marker.ordinal + 1)


def follows(before: Marker, marker: Marker) -> bool:
    """Whether `marker` is the next sibling of `before`."""
    if marker.kind == "letter":
        for alphabet in (LETTERS, LATIN_LETTERS):
            if before.label in alphabet and marker.label in alphabet:
                if alphabet.index(marker.label) == alphabet.index(before.label) + 1:
                    return True
        return False
    if marker.kind == "decimal":
        return before.numbers[:-1] == marker.numbers[:-1] and marker.ordinal == before.ordinal + 1
    return marker.ordinal == before.ordinal + 1


def _nearest(kind: str, stack: Sequence[_Open], sign: str | None = None) -> int | None:
    """The depth of the innermost open unit of this family (and of this sign, where one is given)."""
    for depth in range(len(stack) - 1, -1, -1):
        marker = stack[depth].marker
        if marker.kind == kind and (sign is None or marker.sign == sign):
            return depth
    return None


def _above(rank: int, stack: Sequence[_Open]) -> int:
    """The depth below the innermost open unit that outranks `rank`."""
    for depth in range(len(stack) - 1, -1, -1):
        if RANKS[stack[depth].marker.kind] < rank:
            return depth + 1
    return 0


def root_of_its_own(marker: Marker, stack: Sequence[_Open]) -> int | None:
    """An annex, or a regulation issued with the decision, closes all that is open."""
    return 0 if marker.kind in ("phu_luc", "kem_theo") else None


def worded_by_rank(marker: Marker, stack: Sequence[_Open]) -> int | None:
    """Phần, Chương, Mục, Tiểu mục stand in that order."""
    return _above(RANKS[marker.kind], stack) if marker.kind in ("phan", "chuong", "muc", "tieu_muc") else None


def dieu_beside_dieu(marker: Marker, stack: Sequence[_Open]) -> int | None:
    """A Điều stands beside the open Điều, whatever has been opened inside that one; the first one below what is open."""
    if marker.kind != "dieu":
        return None
    depth = _nearest("dieu", stack)
    return depth if depth is not None else _above(RANKS["dieu"], stack)


def roman_or_upper(marker: Marker, stack: Sequence[_Open]) -> int | None:
    """`I.` and `A.` stand beside the open one of their kind, else below the worded units and Điều (in a State resolution)."""
    if marker.kind not in ("roman", "upper"):
        return None
    depth = _nearest(marker.kind, stack)
    if depth is not None:
        return depth
    parents = ("kem_theo", "phu_luc", "phan", "chuong", "muc", "tieu_muc", "dieu", "upper" if marker.kind == "roman" else "roman")
    for index in range(len(stack) - 1, -1, -1):
        if stack[index].marker.kind in parents:
            return index + 1
    return 0


def decimal_under_its_prefix(marker: Marker, stack: Sequence[_Open]) -> int | None:
    """`2.1` stands under `2`, `2.1.1` under `2.1`; without its prefix beside a decimal of its length, else below what is open."""
    if marker.kind != "decimal":
        return None
    prefix = marker.numbers[:-1]
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].marker.kind in ("arabic", "decimal") and stack[depth].marker.numbers == prefix:
            return depth + 1
    for depth in range(len(stack) - 1, -1, -1):
        open_ = stack[depth].marker
        if open_.kind == "decimal" and len(open_.numbers) == len(marker.numbers):
            return depth
    for depth in range(len(stack) - 1, -1, -1):
        open_ = stack[depth].marker
        if open_.kind not in ("letter", "decimal") or len(open_.numbers) < len(marker.numbers) and open_.kind == "decimal":
            return depth + 1
    return 0


def arabic_beside_the_last(marker: Marker, stack: Sequence[_Open]) -> int | None:
    """`4.` stands beside the innermost open `3.`, first of all one with the same sign."""
    if marker.kind != "arabic" or marker.ordinal == 1:
        return None
    for sign in (marker.sign, None):
        for depth in range(len(stack) - 1, -1, -1):
            open_ = stack[depth].marker
            if open_.kind == "arabic" and (sign is None or open_.sign == sign) and follows(open_, marker):
                return depth
    return None


def arabic_begins(marker: Marker, stack: Sequence[_Open]) -> int | None:
    """`1.` begins a list below what is open; where a list with its sign is open, it begins again beside it."""
    if marker.kind != "arabic" or marker.ordinal != 1:
        return None
    depth = _nearest("arabic", stack, marker.sign)
    return depth if depth is not None else len(stack)


def arabic_runs_on(marker: Marker, stack: Sequence[_Open]) -> int | None:
    """`3.` right below `II.` goes on with the list that `I.` had brought to `2.`."""
    if marker.kind != "arabic" or not stack or stack[-1].carried is None:
        return None
    return len(stack) if follows(stack[-1].carried, marker) else None


def arabic_skips(marker: Marker, stack: Sequence[_Open]) -> int | None:
    """A number that is skipped or repeated stands beside the open one; far off, or first of all, it fits nowhere."""
    if marker.kind != "arabic":
        return None
    depth = _nearest("arabic", stack)
    if depth is None:
        return len(stack) if marker.ordinal <= 1 + MAX_SKIP else NOWHERE
    return depth if _is_near(marker.ordinal - stack[depth].marker.ordinal) else NOWHERE


def letter_in_its_list(marker: Marker, stack: Sequence[_Open]) -> int | None:
    """`b)` stands beside the innermost open `a)`; `a)` begins a list; a letter with no list before it is none."""
    if marker.kind != "letter":
        return None
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].marker.kind == "letter" and follows(stack[depth].marker, marker):
            return depth
    last = _nearest("letter", stack)
    if last is None:
        return len(stack) if marker.label == "a" else NOWHERE
    before = stack[last].marker
    near = _is_near(_ALL_LETTERS.index(marker.label) - _ALL_LETTERS.index(before.label)) and before.sign == marker.sign
    return last if near or marker.label == "a" else NOWHERE


def _is_near(distance: int) -> bool:
    return -MAX_SKIP <= distance <= 1 + MAX_SKIP


RULES = (
    root_of_its_own,
    worded_by_rank,
    dieu_beside_dieu,
    roman_or_upper,
    decimal_under_its_prefix,
    arabic_beside_the_last,
    arabic_begins,
    arabic_runs_on,
    arabic_skips,
    letter_in_its_list,
)


def find_sections(text: Text, start: int, closing: Span | None, end: int) -> tuple[tuple[Section, ...], tuple[Problem, ...]]:
    """The tree of printed labels between paragraph `start` and `end` (indexes), leaving out the closing.

    Sections in document order; `span` nests, siblings never overlap. A numbering that skips or repeats is kept as
    printed, and told in a problem.
    """
    builder = _Builder()
    for index in range(start, end):
        paragraph = text.paragraphs[index]
        if paragraph.role != "body" or _in(closing, paragraph):
            continue
        marker = _marker(text, index, builder.stack)
        if not (marker and builder.place(marker, index, paragraph.span.start)):
            builder.place_misread(paragraph.span.of(text.text), index, paragraph.span.start)
    return _sections(text, builder, closing, end), tuple(builder.problems)


def _in(closing: Span | None, paragraph: Paragraph) -> bool:
    return closing is not None and closing.holds(paragraph.span)


_ATTACHED = regex.compile(r"^\(?\s*(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s+(?:quyết\s+định|nghị\s+quyết|nghị\s+định|thông\s+tư|công\s+văn)", regex.I)
_ATTACHED_TITLE = regex.compile(r"^(?:QUY\s+CHẾ|QUY\s+ĐỊNH|KẾ\s+HOẠCH|ĐỀ\s+ÁN|CHƯƠNG\s+TRÌNH|ĐIỀU\s+LỆ|HƯỚNG\s+DẪN|DANH\s+MỤC)\b")


def _marker(text: Text, index: int, stack: Sequence[_Open]) -> Marker | None:
    """The label of a paragraph, or the unprinted root `Kèm theo` of a regulation that follows the decision's signature."""
    words = text.paragraphs[index].span.of(text.text)
    if _ATTACHED_TITLE.match(words) and words.isupper() and _is_attached(text, index):
        return Marker("kem_theo", "Kèm theo", (0,), 0)
    marker = read_marker(words)
    if marker and marker.kind == "upper" and _nearest("upper", stack) is None and marker.ordinal != 1:
        return None
    return marker


def _is_attached(text: Text, index: int) -> bool:
    """Whether the lines under this title say that it is issued with a decision."""
    for paragraph in text.paragraphs[index + 1 : index + 6]:
        if _ATTACHED.match(plain(paragraph.span.of(text.text))):
            return True
    return False


def _sections(text: Text, builder: _Builder, closing: Span | None, end: int) -> tuple[Section, ...]:
    """Units to sections: spans by where the next unit of the same depth or less begins."""
    last = text.paragraphs[end - 1].span.end if end else 0
    paragraph_of = [paragraph for _, paragraph, _ in builder.units]
    depths: list[int] = []
    paths: list[str] = []
    for marker, _, parent in builder.units:
        depths.append(0 if parent is None else depths[parent] + 1)
        paths.append(marker.label if parent is None else f"{paths[parent]}/{marker.label}")
    ends = _ends(text, builder, depths, closing, last)
    sections: list[Section] = []
    for position, (marker, index, parent) in enumerate(builder.units):
        here = text.paragraphs[index]
        follower = paragraph_of[position + 1] if position + 1 < len(builder.units) else end
        has_child = position + 1 < len(builder.units) and builder.units[position + 1][2] == position
        own_end = min(text.paragraphs[follower].span.start - 1, ends[position]) if has_child else ends[position]
        in_article = "Điều " in paths[position]
        heading, body = read_heading(Unit(text, index, follower, marker, has_child, closing, in_article))
        span = Span(here.span.start, ends[position])
        own = Span(here.span.start, own_end)
        sections.append(
            Section(position, parent, depths[position], marker.kind, marker.label, paths[position], heading, span, own, body, here.page)
        )
    return tuple(sections)


def _ends(text: Text, builder: _Builder, depths: Sequence[int], closing: Span | None, last: int) -> list[int]:
    """The end of each unit: before the next unit that is not inside it, the closing, or the end of the text."""
    ends = [0] * len(depths)
    waiting: list[int] = []
    for position, depth in enumerate(depths):
        start = text.paragraphs[builder.units[position][1]].span.start
        while waiting and depths[waiting[-1]] >= depth:
            ends[waiting.pop()] = start - 1
        waiting.append(position)
    for position in waiting:
        ends[position] = last
    if closing:
        for position, (_, index, _) in enumerate(builder.units):
            start = text.paragraphs[index].span.start
            if start < closing.start < ends[position]:
                ends[position] = closing.start - 1
    return ends
