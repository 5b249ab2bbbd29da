"""Word documents laid out as offices do: a borderless masthead, Times New Roman 14, numbers that Word counts."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_UNDERLINE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from . import wordxml
from .plain import PARTY, STATE
from .source import Block, Sample, bare, read_runs

FONT = "Times New Roman"
SIZE, SMALL, GAP = Pt(14), Pt(12), Pt(3)
INDENT = Mm(10)
TEXT_WIDTH = 165  # mm between the margins
LONGEST_TITLE = 255  # that Word keeps among the properties of a file
STAMP = datetime(2000, 1, 1)
LEVEL_STYLES = ("MucLon", "Muc", "MucNho", "Diem")
STYLES = frozenset(
    {"Normal", "Header", "HeaderChar", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid"}
    | {wordxml.NOTE_TEXT, wordxml.NOTE_MARK, *LEVEL_STYLES}
)
_LABELS = (r"[IVX]+\.", r"\d+\.", r"\d+\.\d+\.", r"[a-d]\)")
_LABEL = re.compile(r"^(?P<marks>\**)(?P<label>" + "|".join(f"(?:{label})" for label in _LABELS) + r") ")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass
class _Writer:
    sample: Sample
    document: Document
    counts: list[int] = field(default_factory=lambda: [0] * len(_LABELS))
    notes: list[str] = field(default_factory=list)

    def fill(self, paragraph: Paragraph, line: str, size: Pt | None = None) -> None:
        for run in read_runs(line):
            word_run = paragraph.add_run(run.text)
            word_run.bold, word_run.italic = run.bold or None, run.italic or None
            if size is not None:
                word_run.font.size = size
            if run.note is not None:
                self.notes.append(run.note)
                wordxml.mark_note(word_run, len(self.notes))

    def add(self, line: str) -> None:
        """A paragraph of the body; its typed label is left to Word where the document counts by itself."""
        label = _LABEL.match(line) if self.sample.numbering != "typed" else None
        paragraph = self.document.add_paragraph()
        if label:
            depth = next(depth for depth, form in enumerate(_LABELS) if re.fullmatch(form, label["label"]))
            self._count(depth, label["label"])
            line = label["marks"] + line[label.end() :]
            if self.sample.numbering == "styles":
                paragraph.style = LEVEL_STYLES[depth]
            else:
                wordxml.number(paragraph, wordxml.HEADINGS, depth)
        elif self.sample.numbering == "styles" and line.startswith("- "):
            line = line[2:]
            wordxml.number(paragraph, wordxml.BULLETS)
        if line.startswith("**") and line.endswith("**"):
            paragraph.paragraph_format.keep_with_next = True
            if label:
                wordxml.embolden_number(paragraph)
        self.fill(paragraph, line)

    def _count(self, depth: int, typed: str) -> None:
        """Make sure that Word will print the label that the author typed."""
        self.counts[depth] += 1
        self.counts[depth + 1 :] = [0] * (len(self.counts) - depth - 1)
        upper, middle, lower, letter = self.counts
        printed = (f"{_ROMAN[upper]}.", f"{middle}.", f"{middle}.{lower}.", f"{' abcd'[letter]})")[depth]
        if printed != typed:
            raise ValueError(f"{self.sample.file}: Word would print {printed} for {typed}")


def _base(sample: Sample) -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    header.paragraph_format.first_line_indent = Mm(0)
    wordxml.add_page_number(header)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, SIZE
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    form = normal.paragraph_format
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form.first_line_indent, form.space_before, form.space_after = INDENT, GAP, GAP
    form.line_spacing = 1.1
    if sample.numbering == "styles":
        for depth, name in enumerate(LEVEL_STYLES):
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = normal
            wordxml.number_style(document, name, depth)
    if sample.numbering != "typed":
        wordxml.add_lists(document, LEVEL_STYLES if sample.numbering == "styles" else ())
    wordxml.add_note_styles(document)
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = ""
    core.title = " ".join([*sample.type_name, *map(bare, sample.title)])[:LONGEST_TITLE]
    core.created = core.modified = STAMP
    wordxml.drop_ballast(document, STYLES)
    return document


def _line(cell: _Cell, text: str, *, first: bool = False, centred: bool = True, size: Pt = SMALL) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_before, form.space_after, form.line_spacing = Mm(0), Pt(0), Pt(0), 1.0
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    if text:
        paragraph.add_run(text).font.size = size
    return paragraph


def _underscore(paragraph: Paragraph, side: int) -> None:
    """A short rule below the line, `side` mm in from either edge: a border, not letters."""
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(side)
    wordxml.underscore(paragraph)


def _columns(document: Document, widths: tuple[float, float]) -> Table:
    table: Table = document.add_table(rows=1, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    wordxml.set_columns(table, widths)
    return table


def _masthead(sample: Sample, document: Document) -> None:
    party = sample.style == "party"
    left, right = _columns(document, (80, 90) if party else (68, 102)).rows[0].cells
    for place, text in enumerate([*sample.parent, *sample.issuer]):
        line = _line(left, text, first=place == 0, size=SIZE if party else SMALL)
        line.runs[0].bold = text in sample.issuer
    if party:
        _line(left, "*")
        _line(left, sample.number, size=SIZE)
        head = _line(right, PARTY, first=True, size=SIZE).runs[0]
        head.bold, head.underline = True, WD_UNDERLINE.SINGLE
        _line(right, "")
    else:
        _underscore(_line(left, "", size=Pt(4)), 22)
        _line(left, sample.number)
        _line(right, STATE[0], first=True).runs[0].bold = True
        motto = _line(right, STATE[1], size=SIZE)
        motto.runs[0].bold, motto.runs[0].underline = True, WD_UNDERLINE.SINGLE
        _line(right, "")
    for text in sample.subject:
        _line(left, text).runs[0].italic = True
    if sample.urgency:
        _line(left, sample.urgency, size=SIZE).runs[0].bold = True
    if sample.date:
        _line(right, sample.date, size=SIZE).runs[0].italic = True


def _centred(document: Document, text: str, writer: _Writer, *, after: Pt = GAP) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.first_line_indent = Mm(0)
    paragraph.paragraph_format.space_after = after
    writer.fill(paragraph, text)
    return paragraph


def _title(sample: Sample, document: Document, writer: _Writer) -> None:
    _centred(document, "", writer, after=Pt(0))
    for text in sample.addressees:
        _centred(document, text, writer)
    for text in sample.type_name:
        _centred(document, f"**{text}**", writer, after=Pt(0))
    for text in sample.title:
        _centred(document, f"**{text}**", writer, after=Pt(0))
    if sample.title:
        _centred(document, "-----", writer) if sample.style == "party" else _underscore(
            _centred(document, "", writer), 60
        )


def _closing(sample: Sample, document: Document) -> None:
    if not sample.signature:
        return
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    table = _columns(document, (85, 85))
    wordxml.keep_rows_whole(table)
    left, right = table.rows[0].cells
    party = sample.style == "party"
    head = _line(left, "Nơi nhận:", first=True, centred=False, size=SIZE if party else SMALL).runs[0]
    head.underline, head.bold, head.italic = party, not party, not party
    for text in sample.recipients:
        _line(left, text, centred=False, size=SMALL if party else Pt(11))
    *formula, name = sample.signature
    for place, text in enumerate(formula):
        run = _line(right, text, first=place == 0, size=SIZE).runs[0]
        run.bold = not party or place < len(formula) - 1 or len(formula) == 1
    for _ in range(4):
        _line(right, "", size=SIZE)
    _line(right, name, size=SIZE).runs[0].bold = True


def _table(block: Block, document: Document, writer: _Writer) -> None:
    table = document.add_table(rows=0, cols=len(block.rows[0]))
    table.style, table.autofit, table.alignment = "Table Grid", False, WD_TABLE_ALIGNMENT.CENTER
    share = TEXT_WIDTH / sum(block.widths)
    for place, row in enumerate(block.rows):
        for column, (cell, text) in enumerate(zip(table.add_row().cells, row, strict=True)):
            paragraph = _line(cell, "", first=True, centred=place == 0 or column == 0)
            writer.fill(paragraph, f"**{text}**" if place == 0 else text, SMALL)
    wordxml.set_columns(table, [width * share for width in block.widths])


def write(sample: Sample) -> bytes:
    """The document as a .docx file, the same bytes for the same text."""
    document = _base(sample)
    writer = _Writer(sample, document)
    _masthead(sample, document)
    _title(sample, document, writer)
    for block in sample.body:
        if block.kind == "table":
            _table(block, document, writer)
        elif block.kind == "closing":
            _closing(sample, document)
        elif block.kind == "page":
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif block.kind in ("centred", "rule"):
            _centred(document, block.text or "-----", writer)
        else:
            writer.add(block.text)
    if writer.notes:
        wordxml.add_footnotes(document, writer.notes)
    out = io.BytesIO()
    document.save(out)
    return wordxml.without_clocks(out.getvalue())
