"""Marks of Markdown out of printed lines: headings, emphasis, rules, fences, bars; what they said is kept as flags.

The depth of a `#` is not read: converters set it at random (DOMAIN 4.5). Bold is read, since a bold stretch that
runs over a line end is one heading, and one that opens in mid-line with a label is a new line
(`II. MỤC TIÊU**1. Mục tiêu tổng quát**`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

import regex

from parsers.model import Line

_FENCE = regex.compile(r"^\s*(```|~~~)")
_HEADING = regex.compile(r"^\s{0,8}#{1,6}(?=\s|\*|$)\s*")
_RULE = regex.compile(r"^\s*(?:[-–—_=]\s*){3,}$|^\s*(?:\*\s*){3,}$")
_BAR = regex.compile(r"^\s*(?:\|\s*)?$")
_TABLE_RULE = regex.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?\s*$")
_TABLE_ROW = regex.compile(r"^\s*\|(?P<cells>.+)\|\s*$")
# Round bullets and the wide star (`*   `) that converters print for them are items of a list; a star with one blank
# labels a horizon (`* Đến năm 2028`).
_BULLET = regex.compile(r"^\s*(?:[•●▪·]|\*(?=\s{2}))\s+(?=\S)")
_LABEL_STAR = regex.compile(r"^\s*\*\s(?=\S)")
_LINK = regex.compile(r"!?\[([^\[\]\n]*)\]\((?:https?:|/|#|mailto:)[^)\s]*\)")
_ESCAPE = regex.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!>|~])")
_ENTITY = regex.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});", regex.I)
_BREAK = regex.compile(r"<br\s*/?>", regex.I)
_LABEL_AHEAD = regex.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[IVXL]{1,6}\s?[.\-]|[a-zđ]\)|Điều\s+\d+[.:]|Chương\s+[IVXL]+|PHỤ LỤC)\s*\S"
)
# Bold that closes, opens for a blank and closes again: `cá nhân:**** **Quan tâm`.
_BOLD_BLANK = regex.compile(r"(?<=\S)\*{4}(\s+)\*\*(?=[^\s*])")
# A longer run of underscores is a rule that was drawn by hand.
_BOLD = regex.compile(r"\*{3}(?!\*)|\*\*|(?<!_)__(?!_)")
# `***` opens bold and italic at once; single stars are italic, but for a footnote's `(*)` and the rule `*` alone.
_STAR = regex.compile(r"(?<!\()\*|\*(?!\))")


@dataclass
class _Run:
    """The line being put together, and whether bold is open at this point of the file.

    pieces: those that say something, and the blanks behind them
    """

    pieces: list[str] = field(default_factory=list)
    gap: bool = True
    bold: bool = False
    letters: int = 0
    bold_letters: int = 0
    lines: list[Line] = field(default_factory=list)

    def add(self, text: str) -> None:
        letters = sum(map(str.isalpha, text))
        self.letters += letters
        self.bold_letters += letters if self.bold else 0
        if self.pieces or text.strip():
            self.pieces.append(text)

    def flush(self) -> None:
        text = "".join(self.pieces).strip()
        text = _STAR.sub("", text).strip() if text != "*" else text
        if _RULE.match(text) and text != "*":
            self.gap = True
        elif text:
            self.lines.append(Line(text, gap=self.gap, bold=0 < self.letters == self.bold_letters))
            self.gap = False
        self.pieces, self.letters, self.bold_letters = [], 0, 0


def read_lines(printed: list[str]) -> tuple[Line, ...]:
    """Lines without marks; `gap` where an empty line, a rule, a bar or a heading stood above, `bold` where all is."""
    run = _Run()
    table = -1
    in_table = False
    for raw in printed:
        row = _cells(raw)
        if row is not None or _TABLE_RULE.match(raw):
            run.flush()
            if not in_table:
                table, in_table = table + 1, True
            if row:
                run.lines.append(Line(" | ".join(row), role="row", cells=row, table=table))
            run.gap = True
            continue
        in_table = False
        if _FENCE.match(raw) or _BAR.match(raw) or _RULE.match(raw):
            run.flush()
            run.gap, run.bold = True, False
            continue
        _read_line(run, raw)
    run.flush()
    return tuple(run.lines)


def _cells(raw: str) -> tuple[str, ...] | None:
    """The cells of a row of a Markdown table, None for any other line (a lone bar parts the columns of a masthead)."""
    match = _TABLE_ROW.match(raw)
    if not match or "|" not in match["cells"] or _TABLE_RULE.match(raw):
        return None
    return tuple(_bare(_BREAK.sub(" ", cell)) for cell in match["cells"].split("|"))


def _bare(text: str) -> str:
    return " ".join(_STAR.sub("", _BOLD.sub("", unescape(_LINK.sub(r"\1", text)))).split())


def _read_line(run: _Run, raw: str) -> None:
    hard_break = raw.endswith("  ")
    line, heading = _HEADING.subn("", raw.rstrip())
    if heading:
        run.flush()
        run.gap, run.bold = True, False
    line = _BREAK.sub(" ", line) if _BREAK.search(line) else line
    for mark, sign in ((_BULLET, "- "), (_LABEL_STAR, "")):
        bullet = mark.match(line)
        if bullet:
            run.flush()
            run.gap = run.gap or not sign
            run.add(sign)
            line = line[bullet.end() :]
            break
    if _ENTITY.search(line):
        line = unescape(line)
    line = _BOLD_BLANK.sub(r"**\1", _ESCAPE.sub("", _LINK.sub(r"\1", line)))
    abuts = "****" in line
    for piece, mark in _pieces(line):
        if mark:
            _turn_bold(run, abuts=abuts)
            continue
        if run.bold and run.pieces and _opens_label(run, piece):
            run.flush()
        run.add(piece)
    if run.bold and not hard_break and run.pieces:
        run.add(" ")
        return
    run.flush()


def _pieces(line: str) -> Iterator[tuple[str, bool]]:
    """The line cut at its bold marks: (text, False) and (mark, True); two marks that abut part two bold lines."""
    at = 0
    for match in _BOLD.finditer(line):
        yield line[at : match.start()], False
        yield match[0], True
        at = match.end()
    yield line[at:], False


def _turn_bold(run: _Run, *, abuts: bool) -> None:
    """Open or close bold; a bold stretch that opens where another has just closed begins a line of its own."""
    if not run.bold and run.pieces and abuts and run.letters == run.bold_letters > 0:
        run.flush()
    run.bold = not run.bold


def _opens_label(run: _Run, piece: str) -> bool:
    """Whether this bold piece begins a unit in mid-line: nothing of the line is bold yet, and a label comes first."""
    if not _LABEL_AHEAD.match(piece):
        return False
    if run.pieces and run.pieces[-1][-1:].isdigit():  # `năm 202**5.**`
        return False
    before = next((piece.rstrip() for piece in reversed(run.pieces) if piece.strip()), "")
    fresh = run.bold_letters == 0 or before.endswith((".", ":", ";"))
    return fresh and (run.letters > 0 or before not in {"-", "*", "+"})
