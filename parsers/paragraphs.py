"""Lines to the one canonical text: letters made one (NFC), broken paragraphs joined, footnotes where they cut nothing.

What decides whether a line goes on in the next one, in this order: the next line begins a unit or a bullet; bold and
capitals change; the file is one paragraph a line, or wrapped; and last the words themselves (no closing mark here,
a small letter there), which joins paragraphs that a page break or a hand has cut (DOMAIN 4.5).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

import regex

from parsers import cut, glued
from parsers.formulas import (
    is_dateline,
    is_grounds,
    is_motto,
    is_noi_nhan,
    is_number_line,
    is_origin,
    is_position,
    is_signed_note,
    is_signing,
    is_type_line,
)
from parsers.markers import read_marker
from parsers.masthead import is_issuer_again, names_another_body
from parsers.model import Line, Paragraph, Span, Text
from parsers.text import plain
from parsers.wrapping import (
    BULLET,
    TERMINAL,
    Habit,
    begins_text,
    is_cut_mid_sentence,
    is_emphasis,
    is_label,
    is_left_hanging,
    is_short_heading,
    is_torn,
    read_habit,
)

# Zero-width characters, byte order marks, and characters that XML and terminals cannot show.
_INVISIBLE = regex.compile("[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANKS = regex.compile(r"[\s\u00a0]+")
_DRAWN = regex.compile(r"^[-–—_=~]{2,}$|^[-–—_=*o\s]{5,}$")
_TERMINAL_OR_COMMA = regex.compile(r"[.,;:]$")
# `(10) Kết nạp …` below a line that ends before the margin is an item of a list, not one of a sentence.
_NUMBERED_ITEM = regex.compile(r"\(\d{1,2}\)\s+\p{Lu}")
_CLOSED = regex.compile(r"[.,;:!?]$")
# A paragraph that the format itself ended was cut by hand only where it had filled a line, or is part of a title.
_HAND_CUT = 60
_MASTHEAD_REACH = 8
# A masthead cut into pieces has more lines.
_CUT_REACH = 16
# None of its lines is in more pieces.
_CUT_PIECES = 5


def canonical(lines: Sequence[Line]) -> Text:
    """The one canonical text of a reading; every paragraph's span holds, and paragraphs are parted by one `\\n`."""
    clean = [_clean(line) for line in lines]
    habit = read_habit(clean)
    groups: list[list[int]] = []
    heads: list[str] = []
    parted = False
    for index, line in enumerate(clean):
        if line.role == "footnote" or not (line.text or line.cells):
            # A page tells by itself whether its first line goes on above the footnotes of the page before.
            parted = parted or line.role != "footnote" or line.page is None
            continue
        # A footnote or a rule between two lines parts them; only a sentence cut in the middle goes on over it.
        line, parted = (replace(line, gap=True) if parted else line), False
        in_head = 0 < len(groups) <= _CUT_REACH and len(groups[-1]) < _CUT_PIECES
        so_far = " ".join(clean[at].text for at in groups[-1]) if in_head else ""
        if cut.is_cut(so_far, line.text) or (
            groups
            and not is_issuer_again(line.text, heads)
            and _goes_on(clean[groups[-1][-1]], line, habit, clean[groups[-1][0]])
        ):
            groups[-1].append(index)
        else:
            if 0 < len(groups) <= _MASTHEAD_REACH:
                heads.append(" ".join(clean[at].text for at in groups[-1][:_CUT_PIECES]))
            groups.append([index])
    return _assemble(clean, groups, _footnotes(clean, groups))


def _clean(line: Line) -> Line:
    """The line with clean letters; a rule drawn with dashes (under the masthead, the title) is no text."""
    text = clean_text(line.text)
    return replace(line, text="" if _DRAWN.match(text) else text, cells=tuple(map(clean_text, line.cells)))


def clean_text(text: str) -> str:
    """NFC, one kind of blank, nothing invisible; spelling as printed."""
    clean: str = _BLANKS.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    return clean.strip()


def _goes_on(before: Line, line: Line, habit: Habit, first: Line) -> bool:
    """Whether `line` continues the paragraph that `first` began and `before` has brought so far."""
    if line.role != "body" or before.role != "body" or not before.text:
        return False
    if not (line.gap or line.whole) and is_torn(before.text, line.text):
        return True
    if _opens(line, before, habit, first) or _stands_alone(before.text) or _stands_alone(line.text):
        return False
    cut_by_hand = is_cut_mid_sentence(before.text, line.text)
    if not (line.gap or line.whole) and is_label(before.text) and begins_text(line.text):
        return True
    if line.whole or before.whole:
        of_title = before.text.endswith(",") or (before.bold and line.bold)
        long = not before.whole or len(before.text) > _HAND_CUT
        return cut_by_hand and (long or of_title) and not line.text[0].isupper()
    if line.gap:
        # The lone line above may be the cell of a table (`Văn bản ký số`).
        return cut_by_hand or (before is not first and is_left_hanging(before.text, line.text))
    if before.text.endswith(":") and _LISTED_NUMBER.match(line.text):
        return True
    if before is first and _breaks_off(before, line, habit):
        return True
    restyled = _style_changes(before, line) and not is_emphasis(before, line, first, habit)
    if is_left_hanging(before.text, line.text) and not restyled:
        return True
    if is_short_heading(before, line, habit, first):
        return False
    if restyled or names_another_body(before.text, line.text):
        return False
    if not habit.wrapped:
        return cut_by_hand
    if _ends_and_begins(before, line, habit):
        return False
    full = habit.is_full(before)
    if habit.parted and not _is_short_list(before, line, habit):
        return full or not TERMINAL.search(before.text)
    return full or cut_by_hand


# `Căn cứ các Nghị định của Chính phủ:` goes on with the numbers.
_LISTED_NUMBER = regex.compile(r"số\s+\d+\s*/")


def _breaks_off(first: Line, line: Line, habit: Habit) -> bool:
    """Whether `first` is but the beginning of a paragraph, which the source of a web page broke off early.

    A full line below it begins no paragraph there; in a file whose labels all stand below an empty line, no line does.
    """
    run_in = first.bold and habit.blocks  # `**3. Phòng Tài vụ:**` above what it shall do (GUIDE, Sections 15)
    if not habit.ragged or habit.is_full(first) or first.text.isupper() or (first.bold != line.bold and not run_in):
        return False
    if not any(map(str.isalnum, line.text)):  # dots to be filled in
        return False
    if read_marker(first.text):
        fits = len(first.text) + 1 + len(line.text.split()[0]) <= habit.first
        return habit.blocks or habit.is_full(line) or (not fits and bool(TERMINAL.search(line.text)))
    return habit.is_full(line) and not TERMINAL.search(first.text)


def _ends_and_begins(before: Line, line: Line, habit: Habit) -> bool:
    """Whether a closed line stands above an early first one: what is short and open there is no last line."""
    closed = TERMINAL.search(before.text) and not TERMINAL.search(line.text)
    return bool(closed) and habit.ragged and not habit.is_full(line) and line.text[:1].isupper()


def _opens(line: Line, before: Line, habit: Habit, first: Line) -> bool:
    """Whether `line` begins a unit or a bullet of its own."""
    bullet = BULLET.match(line.text)
    if bullet:
        return line.text[0] not in "-–" or not _is_dash_inside(line, before, habit, first)
    flat = plain(line.text)
    if (is_grounds(flat) and before.text.endswith((";", ","))) or (flat.startswith("(") and is_origin(flat)):
        return True
    if _NUMBERED_ITEM.match(line.text) and not habit.is_full(before) and not before.text.endswith((",", ":")):
        return not habit.ragged or bool(TERMINAL.search(before.text))
    return read_marker(line.text) is not None or (is_label(line.text) and bool(TERMINAL.search(before.text)))


_DASH_GOES_ON = regex.compile(r"[-–]\s+(?:\p{Ll}|\d{4}\b)")


def _is_dash_inside(line: Line, before: Line, habit: Habit, first: Line) -> bool:
    """Whether a dash at the head of a line stands inside a name or a span: `Hội đồng Thi đua`, `- Khen thưởng`."""
    if line.whole or line.gap or _CLOSED.search(before.text):
        return False
    if habit.ragged and habit.blocks and (habit.is_full(line) or read_marker(first.text)):
        return not BULLET.match(before.text)
    return bool(_DASH_GOES_ON.match(line.text)) and len(before.text) > 0.6 * habit.width and habit.wrapped


def _stands_alone(text: str) -> bool:
    """Lines of the masthead and the closing that are never part of a paragraph."""
    flat = plain(text)
    return flat == "*" or any(is_it(flat) for is_it in _ALONE)


_ALONE = (
    is_motto,
    is_number_line,
    is_dateline,
    is_type_line,
    is_noi_nhan,
    is_signing,
    is_position,
    is_signed_note,
)


def _style_changes(before: Line, line: Line) -> bool:
    """Whether the look changes at the line end: bold to plain, or capitals to small letters."""
    if before.bold != line.bold and (before.bold or line.text.isupper() or before.text.isupper()):
        return True
    if (
        line.text.isupper()
        and not before.text.isupper()
        and len(line.text.split()) > 2
        and _TERMINAL_OR_COMMA.search(before.text)
    ):
        return True
    return before.text.isupper() and not line.text.isupper() and len(before.text) > 3 and not _small_inside(before.text)


def _small_inside(text: str) -> bool:
    return any(map(str.islower, text))


def _is_short_list(before: Line, line: Line, habit: Habit) -> bool:
    """Whether two lines that are not parted are entries of a list (Nơi nhận, a signature), not wrapped text."""
    if not habit.is_short(before) or not line.text[0].isupper():
        return False
    return before.text.endswith((".", ";", ":") if BULLET.match(before.text) else (".", ",", ";", ":"))


def _footnotes(lines: Sequence[Line], groups: Sequence[Sequence[int]]) -> dict[int, list[int]]:
    """Footnote lines by the group they follow: the paragraph their mark stands in, else the last one before them."""
    group_of = {index: number for number, group in enumerate(groups) for index in group}
    placed: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.role == "footnote" and line.text:
            anchor = line.anchor if line.anchor is not None else index
            while anchor >= 0 and anchor not in group_of:
                anchor -= 1
            placed.setdefault(group_of.get(anchor, 0), []).append(index)
    return placed


def _assemble(lines: Sequence[Line], groups: Sequence[Sequence[int]], footnotes: dict[int, list[int]]) -> Text:
    """Groups of lines to paragraphs; of a masthead's glued lines the left column comes first, then the right one."""
    pieces: list[tuple[str, Line]] = []
    right: list[tuple[str, Line]] = []
    if not groups:
        pieces = [(lines[index].text, lines[index]) for index in footnotes.get(0, [])]
    for number, group in enumerate(groups):
        line = replace(lines[group[0]], bold=all(lines[index].bold for index in group))
        text = " ".join(lines[index].text for index in group)
        parted = _columns(text, number) if line.role == "body" else None
        if parted:
            pieces.append((parted[0], line))
            right.append((parted[1], line))
            continue
        if not (number >= _MASTHEAD_REACH and text.startswith("-")):
            # Beside the entries of Nơi nhận that are left stands the blank for the signature.
            pieces += right
            right = []
        pieces += [(part, line) for part in (glued.headings(text) if line.role == "body" else ("",))]
        pieces += [(lines[index].text, lines[index]) for index in footnotes.get(number, [])]
    return _join(pieces + right)


def _columns(text: str, number: int) -> tuple[str, str] | None:
    """The columns of a line of the masthead, or of a closing."""
    return glued.columns(text) if number < _MASTHEAD_REACH else glued.closing(text)


def _join(pieces: Sequence[tuple[str, Line]]) -> Text:
    paragraphs: list[Paragraph] = []
    texts: list[str] = []
    at = 0
    for text, line in pieces:
        cells: list[Span] = []
        if line.role == "row":
            inner = at
            for cell in line.cells:
                cells.append(Span(inner, inner + len(cell)))
                inner += len(cell) + len(" | ")
            text = " | ".join(line.cells)
        paragraphs.append(
            Paragraph(Span(at, at + len(text)), line.page, line.role, line.bold, tuple(cells), line.table)
        )
        texts.append(text)
        at += len(text) + 1
    return Text("\n".join(texts), tuple(paragraphs))
