"""Word files (.docx): paragraphs and tables in their order, automatic numbers written out, notes after the text.

Page numbers, running heads and comments are left where they are. What Word would print on the page is what is
read: tracked changes accepted, hidden text out, the results of fields in.

    bytes -> parts -> letters of old fonts to Unicode -> drafts, table by table and paragraph by paragraph
          -> lines -> notes behind them
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from lxml.etree import _Element as Element

from parsers.errors import NoText, Unreadable
from parsers.model import Line, Problem, Reading
from parsers.readers.docx_legacy import restore_letters
from parsers.readers.docx_parts import PARAGRAPH, Parts, flag, unpack, w
from parsers.readers.docx_styles import Styles, read_styles
from parsers.readers.docx_tables import read_table
from parsers.readers.docx_text import BOX, boxes, is_hidden, read_pieces
from parsers.readers.drafts import Draft, Note, with_notes
from parsers.readers.numbering import Numbering, read_numbering


def read(data: bytes) -> Reading:
    """The lines of a .docx file. Raises `Unreadable` for what is no Word file, `NoText` for one without words."""
    parts = unpack(data)
    styles = read_styles(parts.styles)
    restored = restore_letters(parts, styles)
    walk = _Walk(styles, read_numbering(parts.numbering, styles), count())
    try:
        lines = with_notes(walk.read(parts.document), _notes(parts, walk))
    except RecursionError as error:
        raise Unreadable("Tệp lồng bảng hoặc khung quá sâu. Hãy mở bằng Word, lưu lại rồi nạp.") from error
    if not any(any(map(str.isalnum, line.text)) for line in lines):
        raise NoText("Tệp Word không có chữ nào, có thể chỉ chứa ảnh quét. Hãy nạp bản PDF để nhận dạng chữ.")
    return Reading(lines, problems=(*restored, *_problems(parts.document)))


@dataclass(frozen=True, slots=True)
class _Walk:
    """The way through a document in its order, which alone gives the automatic numbers right."""

    styles: Styles
    numbering: Numbering
    tables: Iterator[int]

    def read(self, container: Element, *, gap: bool = False) -> list[Draft]:
        """The lines of a body, a cell, a text box or a note; `gap` says whether blank space stands above the first."""
        drafts: list[Draft] = []
        for block in _blocks(container):
            if block.tag == PARAGRAPH:
                found = self._paragraph(block, gap=gap)
                gap = not found or found[-1].bare or _ends_section(block)
                for box in boxes(block):
                    found += self.read(box, gap=True)
                    gap = True
            else:
                found = read_table(block, self.styles, self._cell, next(self.tables))
                gap = True
            drafts += found
        return drafts

    def _cell(self, cell: Element) -> list[Draft]:
        return self.read(cell, gap=True)

    def _paragraph(self, paragraph: Element, *, gap: bool) -> list[Draft]:
        """The lines of a paragraph with its number before the first; a bare one where it has no words."""
        if is_hidden(paragraph, self.styles):
            return []
        label = self.numbering.label(paragraph)
        gap = gap or self._starts_page(paragraph)
        drafts: list[Draft] = []
        waiting: tuple[Note, ...] = ()
        for piece in read_pieces(paragraph, self.styles):
            waiting += piece.notes
            if not piece.text.strip():
                gap = True
                continue
            text = f"{label} {piece.text.lstrip()}" if label else piece.text
            drafts.append(Draft(Line(text, gap=gap, bold=piece.bold), waiting))
            label, gap, waiting = "", False, ()
        if drafts:
            last = drafts.pop()
            return [*drafts, replace(last, line=replace(last.line, whole=True), notes=last.notes + waiting)]
        return [Draft(Line(label, whole=True), waiting, bare=True)] if label or waiting else []

    def _starts_page(self, paragraph: Element) -> bool:
        said = flag(paragraph.find(w("pPr")), "pageBreakBefore")
        style = self.styles.of_paragraph(paragraph)
        return bool(self.styles.flag(style, "pPr", "pageBreakBefore") if said is None else said)


def _blocks(container: Element) -> Iterator[Element]:
    """Paragraphs and tables in their order, also those in content controls."""
    for child in container:
        if child.tag in {PARAGRAPH, w("tbl")}:
            yield child
        elif child.tag != BOX:
            yield from _blocks(child)


def _ends_section(paragraph: Element) -> bool:
    return paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None


def _notes(parts: Parts, walk: _Walk) -> dict[Note, str]:
    """The words of each footnote and endnote. Separators have no reference in the text and so are never asked for."""
    found = {}
    for kind, root in (("footnotes", parts.footnotes), ("endnotes", parts.endnotes)):
        for note in () if root is None else root:
            drafts = walk.read(note)
            found[kind, note.get(w("id"), "")] = " ".join(draft.line.text.strip() for draft in drafts if not draft.bare)
    return found


def _problems(document: Element) -> Iterator[Problem]:
    """What Word shows and this reader does not: files of other kinds that Word takes in when it opens the document."""
    if document.find(f".//{w('altChunk')}") is not None:
        message = "Tệp có phần nhúng từ tệp khác chưa được đọc. Hãy mở bằng Word và lưu lại để phần đó thành văn bản."
        yield Problem("warning", "phan_nhung_chua_doc", message)
