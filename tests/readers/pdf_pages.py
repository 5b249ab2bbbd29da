"""PDF pages drawn letter by letter, as these documents print them, and what a reading of them holds."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from parsers.model import Reading

WIDTH, HEIGHT = A4
LEFT, RIGHT, INDENT = 85.0, 538.0, 113.0
SIZE, STEP = 14.0, 18.0
LONG = "các chi bộ xây dựng kế hoạch, phân công người làm"

Draw = Callable[[Canvas], None]


@cache
def _fonts() -> None:
    for name in ("Roboto-Regular", "Roboto-Bold"):
        pdfmetrics.registerFont(TTFont(name, str(files("font_roboto") / "files" / f"{name}.ttf")))


def pdf(*pages: Draw, size: tuple[float, float] = A4, password: str | None = None) -> bytes:
    """A PDF with one page for each function that draws one."""
    _fonts()
    file = io.BytesIO()
    encrypt = StandardEncryption(password) if password else None
    canvas = Canvas(file, pagesize=size, encrypt=encrypt, pageCompression=0)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def put(canvas: Canvas, x: float, y: float, text: str, *, bold: bool = False, size: float = SIZE) -> float:
    """Prints text at `x`, its foot `y` below the top of the page; gives back where it ends."""
    font = "Roboto-Bold" if bold else "Roboto-Regular"
    canvas.setFont(font, size)
    canvas.drawString(x, canvas._pagesize[1] - y, text)
    return x + float(pdfmetrics.stringWidth(text, font, size))


def fill(canvas: Canvas, x: float, y: float, text: str, *, size: float = SIZE) -> None:
    """Prints a justified line, from `x` to the right margin."""
    words = text.split()
    widths = [float(pdfmetrics.stringWidth(word, "Roboto-Regular", size)) for word in words]
    gap = (RIGHT - x - sum(widths)) / (len(words) - 1)
    for word, width in zip(words, widths, strict=True):
        put(canvas, x, y, word, size=size)
        x += width + gap


def centre(canvas: Canvas, y: float, text: str, *, bold: bool = False, size: float = SIZE) -> None:
    font = "Roboto-Bold" if bold else "Roboto-Regular"
    put(canvas, (LEFT + RIGHT - float(pdfmetrics.stringWidth(text, font, size))) / 2, y, text, bold=bold, size=size)


def paragraphs(canvas: Canvas, y: float, *texts: str) -> float:
    """Paragraphs as these documents set them: first line indented, three lines, no space between; where they end."""
    for text in texts:
        fill(canvas, INDENT, y, f"{text} {LONG}")
        fill(canvas, LEFT, y + STEP, f"{LONG} theo từng quý")
        put(canvas, LEFT, y + 2 * STEP, "báo cáo trước ngày 15 hằng tháng.")
        y += 3 * STEP
    return y


def page_of(*texts: str) -> Draw:
    return lambda canvas: void(paragraphs(canvas, 150, *texts))


def void(_: object) -> None:
    return None


def body(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines if line.role == "body"]


def starts(reading: Reading) -> list[str]:
    """The lines above which the reader saw a gap."""
    return [line.text for line in reading.lines if line.gap]


def rows(reading: Reading) -> list[tuple[int | None, tuple[str, ...]]]:
    return [(line.table, line.cells) for line in reading.lines if line.role == "row"]


def codes(reading: Reading) -> dict[str, str]:
    return {problem.code: problem.message for problem in reading.problems}


def party_masthead(canvas: Canvas) -> None:
    put(canvas, 110, 70, "TỈNH ỦY ĐÔNG XUYÊN")
    put(canvas, 330, 70, "ĐẢNG CỘNG SẢN VIỆT NAM", bold=True)
    put(canvas, 175, 87, "*")
    put(canvas, 350, 95, "Đông Xuyên, ngày 12 tháng 3 năm 2024", size=13)
    put(canvas, 130, 104, "Số 15-CTr/TU")
