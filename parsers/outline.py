"""Labels to a tree of sections: units put where their labels hang, their spans, and doubt told as a problem.

Numbering alone decides the depth; marks of Markdown and Word styles are not asked (DOMAIN 4.5). A label that fits
nowhere (a `12.` after `3.`) is no label but the beginning of a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import regex

from parsers.headings import Unit, read_heading
from parsers.markers import Marker, read_marker, read_misread
from parsers.model import Paragraph, Problem, Section, Span, Text
from parsers.nesting import NOWHERE, Open, depth_of, due, follows, nearest
from parsers.text import plain


@dataclass(slots=True)
class _Builder:
    """The tree being put together: (label, paragraph, parent) in document order, and the stack of open units.

    quoting: the units that were open where a quotation began, None outside of one
    """

    units: list[tuple[Marker, int, int | None]] = field(default_factory=list)
    stack: list[Open] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    quoting: list[Open] | None = None

    def place(self, marker: Marker, paragraph: int, at: int) -> bool:
        """Open the unit of `marker` at its depth; False where the label fits nowhere and is body text."""
        depth = depth_of(marker, self.stack)
        if depth == NOWHERE:
            return False
        if any(_stands_behind(open_.marker, marker) for open_ in self.quoting or ()):
            self.quoting = None
        closed = self.stack[depth] if depth < len(self.stack) else None
        if closed:
            self._note_doubt(closed.marker, marker, at)
        del self.stack[depth:]
        parent = self.stack[-1] if self.stack else None
        if parent and marker.kind == "arabic":
            parent.last = marker
        self.stack.append(Open(marker, len(self.units), carried=closed.last if closed else None))
        self.units.append((marker, paragraph, parent.index if parent else None))
        return True

    def place_misread(self, line: str, paragraph: int, at: int, after: Callable[[int], bool]) -> None:
        """Open the unit whose label is due here and was misread by a scanner (GUIDE, Metadata 10).

        A number without its sign only where the next one (`after`) has it: so do footnotes begin (`3 Trường hợp …`).
        """
        for label in due(self.stack):
            marker = read_misread(line, label)
            if marker and (marker.sign or after(marker.ordinal + 1)) and self.place(marker, paragraph, at):
                message = f"Nhãn “{line[: marker.end].strip()}” được đọc là “{marker.label}”."
                self.problems.append(Problem("info", "nhan_doc_lai", message, start=at))
                return

    def quote(self, words: str) -> None:
        """Where a quotation of units closes, go on with the list that quotes them (`27.` below `“1. … 3. …”`)."""
        if self.quoting is None:
            self.quoting = list(self.stack) if self.stack and _opens_quotation(words) else None
        elif _QUOTATION_CLOSES.search(words):
            self.stack, self.quoting = self.quoting, None

    def _note_doubt(self, before: Marker, marker: Marker, at: int) -> None:
        """Record a number that is skipped or repeated among its siblings."""
        if before.kind == marker.kind and not follows(before, marker):
            said = "lặp lại" if before.label == marker.label else "không nối tiếp"
            message = f"Số mục {said}: “{marker.label}” sau “{before.label}”."
            self.problems.append(Problem("info", "so_muc_khong_lien_tuc", message, start=at))


# A quotation that closes with its paragraph: `… phải nộp.”`, `… cấp xã;".`.
_QUOTATION_CLOSES = regex.compile(r"[”\"][.;,]?$")


def _stands_behind(before: Marker, marker: Marker) -> bool:
    """Whether a label goes on with a unit that quotes: the quotation was not closed."""
    return before.kind == marker.kind and marker.kind not in ("arabic", "decimal", "letter") and follows(before, marker)


def _opens_quotation(words: str) -> bool:
    """Whether a paragraph opens a quotation that it does not close."""
    if _QUOTATION_CLOSES.search(words):
        return False
    return words.count("“") > words.count("”") or (words.startswith('"') and words.count('"') % 2 == 1)


def find_sections(
    text: Text, start: int, closing: Span | None, end: int
) -> tuple[tuple[Section, ...], tuple[Problem, ...]]:
    """The tree of printed labels between paragraph `start` and `end` (indexes), leaving out the closing.

    Sections in document order; `span` nests, siblings never overlap. A numbering that skips or repeats is kept as
    printed, and told in a problem.
    """
    builder = _Builder()
    for index in range(start, end):
        paragraph = text.paragraphs[index]
        if _in(closing, paragraph):
            # What stands behind the signature hangs on nothing that stands before it.
            builder.stack.clear()
            builder.quoting = None
            continue
        if paragraph.role != "body":
            continue
        words = paragraph.span.of(text.text)
        marker = _marker(text, index, builder)
        if not (marker and builder.place(marker, index, paragraph.span.start)):
            builder.place_misread(words, index, paragraph.span.start, _signs_go_on(text, index, end))
        builder.quote(words)
    return _sections(text, builder, closing, end), tuple(builder.problems)


# As many paragraphs further down the next label may stand.
_NEXT_REACH = 60


def _signs_go_on(text: Text, index: int, end: int) -> Callable[[int], bool]:
    """Whether a label with this number and its sign stands below paragraph `index`."""

    def stands_below(number: int) -> bool:
        label = regex.compile(rf"{number}\s?[.)/-]\s*\p{{Lu}}")
        below = text.paragraphs[index + 1 : min(end, index + _NEXT_REACH)]
        return any(label.match(text.text, paragraph.span.start) for paragraph in below)

    return stands_below


def _in(closing: Span | None, paragraph: Paragraph) -> bool:
    return closing is not None and closing.holds(paragraph.span)


_ATTACHED = regex.compile(
    r"^\(?\s*(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s+(?:quyết\s+định|nghị\s+quyết|nghị\s+định|thông\s+tư|công\s+văn)",
    regex.I,
)
_ATTACHED_TITLE = regex.compile(
    r"^(?:QUY\s+CHẾ|QUY\s+ĐỊNH|KẾ\s+HOẠCH|ĐỀ\s+ÁN|CHƯƠNG\s+TRÌNH|ĐIỀU\s+LỆ|HƯỚNG\s+DẪN|DANH\s+MỤC)\b"
)


def _marker(text: Text, index: int, builder: _Builder) -> Marker | None:
    """The label of a paragraph, or the unprinted root `Kèm theo` of what a decision issues behind its signature."""
    words = text.paragraphs[index].span.of(text.text)
    if _ATTACHED_TITLE.match(words) and words.isupper() and _is_attached(text, index):
        return None if _titles_the_annex(text, index, builder) else Marker("kem_theo", "Kèm theo", (0,), 0)
    marker = read_marker(words)
    if marker and marker.kind == "upper" and nearest("upper", builder.stack) is None and marker.ordinal != 1:
        return None
    return marker


def _titles_the_annex(text: Text, index: int, builder: _Builder) -> bool:
    """Whether this title is that of the annex whose label stands right above it (GUIDE, Sections 19)."""
    if not builder.stack or builder.stack[-1].marker.kind != "phu_luc":
        return False
    _, label, _ = builder.units[builder.stack[-1].index]
    between = text.paragraphs[label + 1 : index]
    return all(paragraph.span.of(text.text).startswith("(") for paragraph in between)


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
            Section(
                position,
                parent,
                depths[position],
                marker.kind,
                marker.label,
                paths[position],
                heading,
                span,
                own,
                body,
                here.page,
            )
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
