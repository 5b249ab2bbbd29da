"""PDF pages as Word prints them: A4, two-column masthead, page numbers from page 2, footnotes, ruled tables."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from .plain import PARTY, STATE
from .setting import FACE, Piece, SetLine, break_lines, draw_line, load_fonts, split_words, word_width
from .source import Block, Run, Sample, bare, read_runs

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 30 * mm, WIDTH - 15 * mm, HEIGHT - 20 * mm, 20 * mm
SIZE, SMALL, NOTE = 13.0, 11.5, 10.0
LEADING = 1.35  # line height as a share of the letter size
AFTER = 5.0  # below a paragraph
INDENT = 10 * mm
SIGNING_SPACE = 62.0  # for the stamp
PADDING = 3.0  # inside a table's cell


@dataclass
class _Pages:
    canvas: Canvas
    y: float = TOP
    page: int = 1
    notes: list[tuple[str, list[SetLine]]] = field(default_factory=list)
    note_count: int = 0

    def floor(self) -> float:
        """The lowest place that the footnotes of this page leave."""
        lines = sum(len(lines) for _, lines in self.notes)
        return float(BOTTOM) + (lines * NOTE * LEADING + 12 if lines else 0)

    def turn(self) -> None:
        self._draw_notes()
        self.canvas.showPage()
        self.page += 1
        self.y = TOP
        line = break_lines(split_words([Run(str(self.page))]), SIZE, RIGHT - LEFT)[0]
        draw_line(self.canvas, line, LEFT, HEIGHT - 14 * mm, SIZE, "centre")

    def finish(self) -> None:
        self._draw_notes()
        self.canvas.showPage()

    def _draw_notes(self) -> None:
        if not self.notes:
            return
        y = self.floor() - 8
        self.canvas.setLineWidth(0.5)
        self.canvas.line(LEFT, y + 4, LEFT + 50 * mm, y + 4)
        for _, lines in self.notes:
            for line in lines:
                y -= NOTE * LEADING
                draw_line(self.canvas, line, LEFT, y + 3, NOTE)
        self.notes = []

    def need(self, height: float) -> None:
        """Begin a new page where less than `height` is left."""
        if self.y - height < self.floor():
            self.turn()

    def write(self, text: str, size: float = SIZE, align: str = "justify", after: float = AFTER) -> None:
        """Set a paragraph, over as many pages as it takes."""
        words = split_words(read_runs(text), self.note_count + 1)
        indent = INDENT if align == "justify" else 0.0
        if text.startswith("**") and text.endswith("**"):
            self.need(3 * size * LEADING)  # a heading does not end a page
        for line in break_lines(words, size, RIGHT - LEFT, indent):
            marks = [(mark.text, self._note_lines(mark.text, mark.note or "")) for mark in line.notes()]
            taken = sum(len(lines) for _, lines in marks) * NOTE * LEADING
            self.need(size * LEADING + taken + (12 if marks and not self.notes else 0))
            self.notes.extend(marks)
            self.note_count += len(marks)
            self.y -= size * LEADING
            draw_line(self.canvas, line, LEFT, self.y, size, align)
        self.y -= after

    def _note_lines(self, mark: str, note: str) -> list[SetLine]:
        return break_lines([(Piece(mark, note=note),), *split_words(read_runs(note))], NOTE, RIGHT - LEFT)


def _column(pages: _Pages, lines: list[tuple[str, float]], x: float, width: float, y: float, align: str) -> float:
    """Draw lines of markup into a column from `y` down; the lowest place reached."""
    for text, size in lines:
        for line in break_lines(split_words(read_runs(text)), size, width):
            y -= size * LEADING
            draw_line(pages.canvas, line, x, y, size, align if align != "justify" else "left")
    return y


def _rule(pages: _Pages, centre: float, y: float, length: float) -> None:
    pages.canvas.setLineWidth(0.6)
    pages.canvas.line(centre - length / 2, y, centre + length / 2, y)


def _masthead(pages: _Pages, sample: Sample) -> None:
    party = sample.style == "party"
    split = LEFT + (70 if party else 64) * mm
    left, right = (LEFT - 5 * mm, split - LEFT + 3 * mm), (split, RIGHT - split + 3 * mm)
    size = SIZE if party else SMALL
    names = [(text, size) for text in sample.parent] + [(f"**{text}**", size) for text in sample.issuer]
    low = _column(pages, names, *left, pages.y, "centre")
    if party:
        under = _column(pages, [(f"**{PARTY}**", SIZE)], *right, pages.y, "centre")
        _rule(pages, right[0] + right[1] / 2, under - 4, 60 * mm)
        low = _column(pages, [("*", SIZE)], *left, low, "centre")
    else:
        under = _column(pages, [(f"**{STATE[0]}**", SMALL), (f"**{STATE[1]}**", SIZE)], *right, pages.y, "centre")
        _rule(pages, right[0] + right[1] / 2, under - 4, 44 * mm)
        _rule(pages, left[0] + left[1] / 2, low - 5, 22 * mm)
        low -= 8
    if sample.number:
        low = _column(pages, [(sample.number, SIZE)], *left, low, "centre")
    low = _column(pages, [(f"*{text}*", SMALL) for text in sample.subject], *left, low, "centre")
    if sample.urgency:
        low = _column(pages, [(f"**{sample.urgency}**", SIZE)], *left, low, "centre")
    if sample.date:
        under = _column(pages, [(f"*{sample.date}*", SIZE)], *right, under - 8, "centre")
    pages.y = min(low, under) - 14


def _title(pages: _Pages, sample: Sample) -> None:
    for text in sample.addressees:
        pages.write(text, align="centre")
    for text in [*sample.type_name, *sample.title]:
        pages.write(f"**{text}**", align="centre", after=0)
    if sample.title and sample.style == "party":
        pages.write("-----", align="centre")
    elif sample.title:
        _rule(pages, (LEFT + RIGHT) / 2, pages.y - 6, 30 * mm)
        pages.y -= 14


def _closing(pages: _Pages, sample: Sample) -> None:
    if not sample.signature:
        return
    *formula, name = sample.signature
    small = SMALL if sample.style == "party" else 10.5
    height = max(len(sample.recipients) * small * LEADING + 30, len(formula) * SIZE * LEADING + SIGNING_SPACE + 30)
    pages.need(height)
    half = (RIGHT - LEFT) / 2
    top = pages.y - 6
    head = "Nơi nhận:" if sample.style == "party" else "***Nơi nhận:***"
    low = _column(pages, [(head, SIZE if sample.style == "party" else SMALL)], LEFT, half, top, "left")
    if sample.style == "party":
        width = word_width(split_words([Run("Nơi nhận:")])[0], SIZE) + 34
        pages.canvas.line(LEFT, low - 2, LEFT + width, low - 2)
    low = _column(pages, [(text, small) for text in sample.recipients], LEFT, half, low - 2, "left")
    lines = [(f"**{text}**" if place < len(formula) - 1 or sample.style == "state" or place == 0 else text, SIZE)
             for place, text in enumerate(formula)]  # fmt: skip
    right = _column(pages, lines, LEFT + half, half, top, "centre")
    right = _column(pages, [(f"**{name}**", SIZE)], LEFT + half, half, right - SIGNING_SPACE, "centre")
    pages.y = min(low, right) - 10


def _table(pages: _Pages, block: Block) -> None:
    share = (RIGHT - LEFT) / sum(block.widths)
    widths = [width * share for width in block.widths]
    for place, row in enumerate(block.rows):
        cells = [
            break_lines(split_words(read_runs(f"**{text}**" if place == 0 else text)), SMALL, width - 2 * PADDING)
            for text, width in zip(row, widths, strict=True)
        ]
        height = max(map(len, cells)) * SMALL * LEADING + 2 * PADDING
        pages.need(height)
        x = LEFT
        pages.canvas.setLineWidth(0.5)
        for column, (lines, width) in enumerate(zip(cells, widths, strict=True)):
            pages.canvas.rect(x, pages.y - height, width, height)
            y = pages.y - PADDING
            for line in lines:
                y -= SMALL * LEADING
                align = "centre" if place == 0 or column == 0 else "left"
                draw_line(pages.canvas, line, x + PADDING, y + 3, SMALL, align)
            x += width
        pages.y -= height
    pages.y -= 12


def write(sample: Sample) -> bytes:
    """The document as a PDF with its fonts embedded, the same bytes for the same text.

    Nothing is compressed: zlib's bytes differ between its versions.
    """
    load_fonts()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=0, initialFontName=FACE)
    canvas.setTitle(" ".join([*sample.type_name, *map(bare, sample.title)]))
    pages = _Pages(canvas)
    _masthead(pages, sample)
    _title(pages, sample)
    for block in sample.body:
        if block.kind == "table":
            _table(pages, block)
        elif block.kind == "closing":
            _closing(pages, sample)
        elif block.kind == "page":
            pages.turn()
        elif block.kind in ("centred", "rule"):
            pages.write(block.text or "-----", align="centre")
        else:
            pages.write(block.text)
    pages.finish()
    canvas.save()
    return out.getvalue()
