"""Setting type for a PDF: words, lines, and how they are drawn, in one serif face.

The face has no Vietnamese italics, so they are the upright letters aslant, as Word prints them in that case.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .source import Run

FACE, BOLD = "SourceSerif", "SourceSerifBold"
SLANT = 0.2  # tangent of the angle
MARK_SIZE, MARK_RISE = 0.65, 0.35  # of a footnote's mark, as shares of the letter size


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one style inside a word; of a footnote's mark, `note` is its text."""

    text: str
    bold: bool = False
    italic: bool = False
    note: str | None = None

    def width(self, size: float) -> float:
        """How wide it is at a letter size."""
        scale = MARK_SIZE if self.note is not None else 1.0
        return float(pdfmetrics.stringWidth(self.text, BOLD if self.bold else FACE, size * scale))


Word = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of words; `indent` from the left edge, `last` where the paragraph ends."""

    words: tuple[Word, ...]
    width: float
    indent: float = 0.0
    last: bool = False

    def notes(self) -> list[Piece]:
        """The footnotes whose marks stand in this line."""
        return [piece for word in self.words for piece in word if piece.note is not None]


@cache
def load_fonts() -> None:
    """Make the two faces known to reportlab."""
    folder = files("font_source_serif_pro") / "files"
    for name, file in ((FACE, "SourceSerifPro-Regular.ttf"), (BOLD, "SourceSerifPro-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))


def split_words(runs: Iterable[Run], first_note: int = 1) -> list[Word]:
    """The words of a paragraph; footnotes are numbered from `first_note`."""
    words: list[list[Piece]] = []
    open_word = False
    for run in runs:
        if run.note is not None:
            mark = Piece(str(first_note), run.bold, False, run.note)
            first_note += 1
            if words:
                words[-1].append(mark)
            continue
        for place, text in enumerate(run.text.split(" ")):
            if place > 0:
                open_word = False
            if not text:
                continue
            piece = Piece(text, run.bold, run.italic)
            if open_word:
                words[-1].append(piece)
            else:
                words.append([piece])
            open_word = True
    return [tuple(word) for word in words]


def word_width(word: Word, size: float) -> float:
    """The width of a whole word."""
    return sum(piece.width(size) for piece in word)


def blank(size: float) -> float:
    """The width of the blank between words."""
    return float(pdfmetrics.stringWidth(" ", FACE, size))


def break_lines(words: list[Word], size: float, width: float, indent: float = 0.0) -> list[SetLine]:
    """Fill lines one after the other; the first begins `indent` in."""
    lines: list[SetLine] = []
    kept: list[Word] = []
    used, room = 0.0, width - indent
    for word in words:
        wide = word_width(word, size)
        if kept and used + blank(size) + wide > room:
            lines.append(SetLine(tuple(kept), room, width - room))
            kept, used, room = [], 0.0, width
        used += wide + (blank(size) if kept else 0.0)
        kept.append(word)
    lines.append(SetLine(tuple(kept), room, width - room, last=True))
    return lines


def _draw_piece(canvas: Canvas, piece: Piece, x: float, y: float, size: float, tail: str) -> None:
    marked = piece.note is not None
    text = canvas.beginText()
    text.setFont(BOLD if piece.bold else FACE, size * (MARK_SIZE if marked else 1.0))
    text.setTextTransform(1, 0, SLANT if piece.italic else 0, 1, x, y + (size * MARK_RISE if marked else 0.0))
    text.textOut(piece.text + tail)
    canvas.drawText(text)


def draw_line(canvas: Canvas, line: SetLine, x: float, y: float, size: float, align: str = "justify") -> None:
    """Draw a line whose left edge is `x` and whose letters stand on `y`; align is justify, left or centre."""
    natural = sum(word_width(word, size) for word in line.words) + blank(size) * (len(line.words) - 1)
    gap = blank(size)
    x += line.indent
    if align == "centre":
        x += (line.width - natural) / 2
    elif align == "justify" and not line.last and len(line.words) > 1:
        gap += (line.width - natural) / (len(line.words) - 1)
    for place, word in enumerate(line.words):
        for number, piece in enumerate(word):
            more = number == len(word) - 1 and place < len(line.words) - 1
            _draw_piece(canvas, piece, x, y, size, " " if more else "")
            x += piece.width(size)
        x += gap
