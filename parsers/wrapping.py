"""How a file breaks its lines: at a printer's width, a paragraph a line, or where the source of a web page was broken.

The source of a page is broken at a width that counts its tags: a paragraph's first line, with the tags before it, says
half as much as those below, and ends anywhere (`a) Phối hợp với Sở Giáo dục và` above `Đào tạo kiểm tra …`). In such
a file a short line tells no heading; that the next one is full tells that no paragraph begins there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from parsers.markers import read_marker
from parsers.model import Line

# Beyond this a printed line is a whole paragraph: A4 in 14 pt holds some 90 characters.
_PRINTED_WIDTH = 130
# A wrapped line is full: this much of the usual width at least.
_FULL = 0.75
_SHORT = 0.45
# Paragraphs are parted by empty lines where one line in eight has one above; all of them, where nearly all labels have.
_PARTED = 1 / 8
_ALL = 0.9
# So many first lines that break off in mid-sentence are a habit, if they are not the fewer.
_RAGGED = 2
BULLET = regex.compile(r"^[-+*•●▪·–—]\s+")
TERMINAL = regex.compile(r"""[.;:!?…][”"'’)\]»]*$|\./\.?$""")
# A small letter, or a figure given in other words: `(0,55%/tháng) xuống …`.
_SMALL = regex.compile(r"^(?:[(“\"]?\p{Ll}|\(\d{1,3},\d)")
_ROMAN_GOES_ON = regex.compile(r"^[IVXL]{1,6}\)?,?\s+\p{Ll}")
# Words that end no paragraph, and what must follow them; `10 ngày`, `tài khoản`, `kèm theo` and `tồn tại` may end one.
_HANGS = regex.compile(
    r"(?<!\w)(?:của|và|với|hoặc|bởi|các|những|cho|để|VÀ|(?<!trở\s)về|(?<!(?:tồn|hiện|thực)\s)tại"
    r"|(?<!(?:trực|phụ|lệ)\s)thuộc|(?<!(?:án|thảo)\s)Luật)\n[\p{L}\d“\"(]"
    r"|(?<!\w)(?:số\n(?!20\d\d\s*-\s*20)\d+\s*[-/]|(?<!\d\s)ngày\n\d{1,2}(?:[/.-]|\s*tháng)|ngày\s\d{1,2}\stháng\n\d{1,2}(?!\d)"
    r"|năm\n(?:19|20)\d\d(?!\d)|(?<!tài\s)khoản\n\d{1,2}(?!\d)|Điều\n\d|Việt\nNam(?!\w)|cụm\stừ\n“)"
    r"|(?<=[\p{L}\d,]\s)Điều\s\d{1,3}\n(?:Nghị\sđịnh|Bộ\sluật|Luật|Thông\stư|Quyết\sđịnh|Quy\s(?:chế|định))(?!\w)"
    r"|(?<!\w)(?:Chủ\stịch\n(?:Ủy|Uỷ)\sban|Giám\sđốc\n(?:Sở|Công)|Thủ\strưởng\ncác|Bộ\strưởng\sBộ\n\p{Lu}\p{Ll}*|Chánh\n?Văn\nphòng)(?!\w)"
)
# As far as that pattern looks to either side of a line end.
_REACH = 24


# `K/T` alone in its line, above `TRƯỞNG BAN`.
_LONE_FORMULA = regex.compile(r"(?:K/?T|T/?M|T/?L|TU?Q)[./]?$")
# The number of a unit; a cell of a table that counts rows seldom has its sign and stands apart.
_LONE_LABEL = regex.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[IVXL]{1,5})[.)]|Điều\s\d{1,3}[.:]", regex.I)
# A bracket that was opened in the line above closes behind what looks like a label (`(hạng`, `II) lên …`), or goes on
# with the figure of what is named at its end (`(trong đó: xã A:`, `15 trạm)`).
_OPEN_BRACKET = regex.compile(r"\([^()]{0,40}$")
_CLOSES = regex.compile(r"(?:[IVXL]{1,6}|\d{1,3})\)")
# A unit of another document, or of this one, that is spoken of: `theo quy định tại`, `Chương II Thông tư này`.
_SPEAKS_OF = regex.compile(r"(?<!\w)(?:tại|của|theo|thuộc)$")
_SPOKEN_OF = regex.compile(
    r"(?:Phần|Chương|Mục|Điều|Phụ\s+lục)\s+(?:[IVXL]{1,6}|\d{1,3})\s"
    r"(?:của|ban\s+hành|kèm\s+theo|Luật|Bộ\s+luật|Nghị\s+(?:định|quyết)|Thông\s+tư|Quy\s+(?:định|chế)|Quyết\s+định)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Habit:
    """How the file breaks its lines.

    wrapped: at a width, not a paragraph a line
    parted:  empty lines part paragraphs, `blocks`: all of them
    ragged:  first lines of paragraphs break off early
    width:   of a usual line, in characters
    first:   how much the longest of the early first lines says
    """

    wrapped: bool
    parted: bool
    width: int
    blocks: bool = False
    ragged: bool = False
    first: int = 0

    def is_full(self, line: Line) -> bool:
        """Whether the line reaches the margin."""
        return len(line.text) >= _FULL * self.width

    def is_short(self, line: Line) -> bool:
        """Whether the line ends long before the margin."""
        return len(line.text) < _SHORT * self.width


def read_habit(lines: Sequence[Line]) -> Habit:
    """How this file breaks lines, told from the lengths of its printed lines."""
    printed = [line for line in lines if line.role == "body" and not line.whole and line.text]
    letters = sum(len(line.text) for line in printed)
    long = sum(len(line.text) for line in printed if len(line.text) > _PRINTED_WIDTH)
    lengths = sorted(len(line.text) for line in printed)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    parted = sum(line.gap for line in printed) >= _PARTED * len(printed)
    labelled = [read_marker(line.text) is not None for line in printed]
    below_gap = sum(line.gap for line, is_labelled in zip(printed, labelled, strict=True) if is_labelled)
    blocks = any(labelled) and below_gap >= _ALL * sum(labelled)
    early, full = _first_lines(printed, labelled, min(width, _PRINTED_WIDTH))
    ragged = len(early) >= _RAGGED and len(early) > full
    return Habit(long * 2 < letters, parted, width, blocks, ragged, max(early, default=0) if ragged else 0)


def _first_lines(lines: Sequence[Line], labelled: Sequence[bool], width: int) -> tuple[list[int], int]:
    """Of lines that open a paragraph and break off in mid-sentence: lengths of the early ones, count of the full."""
    early: list[int] = []
    full = 0
    for (line, below), is_labelled in zip(pairwise(lines), labelled, strict=False):
        if below.gap or not (line.gap or is_labelled or BULLET.match(line.text)):
            continue
        if is_cut_mid_sentence(line.text, below.text):
            if len(line.text) >= _FULL * width:
                full += 1
            else:
                early.append(len(line.text))
    return early, full


def is_cut_mid_sentence(before: str, line: str) -> bool:
    """Whether the words say that a sentence was cut here: nothing closes it, and it goes on with a small letter."""
    if TERMINAL.search(before) or before.isupper() or before.endswith("-"):
        return False
    return bool(_SMALL.match(line) or _ROMAN_GOES_ON.match(line))


def is_torn(before: str, line: str) -> bool:
    """Whether `line` goes on with a formula above it, or what begins it like a label with a sentence (Sections 18)."""
    if _LONE_FORMULA.match(before):
        return line.isupper()
    if _CLOSES.match(line) or (before.endswith(":") and line[:1].isdigit()):
        return bool(_OPEN_BRACKET.search(before[-2 * _REACH :]))
    return bool(_SPOKEN_OF.match(line) and _SPEAKS_OF.search(before[-_REACH:]))


def is_label(line: str) -> bool:
    """Whether a line holds nothing but a label, in tags of its own in a page's source (`2.` above `Giao Sở …`)."""
    return bool(_LONE_LABEL.fullmatch(line))


def begins_text(line: str) -> bool:
    """Whether a line begins with a word, as against a figure."""
    return line.lstrip('“"(')[:1].isalpha()


def is_left_hanging(before: str, line: str) -> bool:
    """Whether `before` ends in a word that asks for the next: `Nghị định số`, `Sở Giáo dục và`, `ngày 28 tháng`."""
    return bool(_HANGS.search(f"{before[-_REACH:]}\n{line[:_REACH]}"))


def is_emphasis(before: Line, line: Line, first: Line, habit: Habit) -> bool:
    """Whether words set in bold inside a paragraph end with a line: a plain line began it, or the sentence goes on.

    Only a page shows where its paragraphs begin: else the bold line may be a caption that stands on its own.
    """
    if line.page is None or not before.bold or line.bold or before.text.isupper() or line.text.isupper():
        return False
    if TERMINAL.search(before.text) and not line.text[:1].islower():
        return False
    inside = not first.bold or is_cut_mid_sentence(before.text, line.text)
    return inside and habit.wrapped and habit.is_full(before)


def is_short_heading(before: Line, line: Line, habit: Habit, first: Line) -> bool:
    """A labelled line that ends long before the margin (`1. Mục đích`) was ended there, where a capital follows."""
    short = habit.is_short(before) and not before.text.endswith((",", "-"))
    return before is first and short and line.text[:1].isupper() and read_marker(before.text) is not None
