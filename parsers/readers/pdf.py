"""PDF files that carry their text: bytes to printed lines in reading order.

sheets (PDFium)  the words and the drawn lines of each page, upright
-> letters       of the fonts of the 1990s to Unicode
-> tables        by their drawn lines (pdfplumber); the words in them belong to no other line
-> furniture     page numbers, running lines and stamps left out, footnotes set aside
-> lines         columns one after the other, paragraphs marked where they start
-> health        a text layer that is not Vietnamese text is refused, not returned
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import regex

from parsers.errors import NoText, Unreadable
from parsers.furniture import FOOTNOTE_SIZE, MASTHEAD, Page, find_footnotes, report, strip_furniture
from parsers.model import Line, Problem, Reading
from parsers.readers.layout import Row, Word, make_rows
from parsers.readers.pdf_columns import RECIPIENTS
from parsers.readers.pdf_legacy import restore_letters
from parsers.readers.pdf_lines import Content, Table, make_lines
from parsers.readers.pdfium import Sheet, read_sheets
from parsers.readers.ruled import find_grids, read_records
from parsers.syllables import BREAKS, judge

# The codes of what OCR can help with.
BROKEN_LAYER, SILENT_PAGES = "lop_chu_hong", "trang_khong_co_lop_chu"
# Below the first share a text layer is not Vietnamese text; below the second a person should look at it.
HOPELESS, DOUBTFUL = 0.6, 0.9
# Fewer judged words than this say nothing about a file.
FEW_WORDS = 20
# Where more words than this have no Vietnamese letter, a program for another language has recognised the scan; of what
# is printed a quarter has none.
UNMARKED = 0.6
SCAN = (
    "Tệp PDF không có lớp chữ trên trang nào: đây là bản chụp (scan). Cần nhận dạng chữ (OCR) trước, "
    "hoặc đưa vào bản .docx hay bản PDF xuất thẳng từ Word."
)
TCVN3_FONT, VNI_FONT = regex.compile(r"(?i)^(?:\w+\+)?\.?vn[a-z]"), regex.compile(r"(?i)^(?:\w+\+)?vni[- ]")
TCVN3_LETTERS = regex.compile(r"[µ¶·¸¹»¼½¾Æ®©«¬§]")
VNI_LETTERS = regex.compile(r"(?i)[aeouyôö][ùøûõïâăêáàåãäéèúüë]")


def read(data: bytes) -> Reading:
    """The lines of a PDF.

    Raises `Unreadable` where the file is damaged or encrypted, or its text layer is no text, and `NoText` for a scan.
    """
    with _uncollected():
        return read_pages(*restore_letters(read_sheets(data)))


@contextmanager
def _uncollected() -> Iterator[None]:
    """No collection of garbage meanwhile: it would look again and again through thousands of words that hold none."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def read_pages(sheets: Sequence[Sheet], problems: Iterable[Problem] = ()) -> Reading:
    """The lines of pages whose words are known, from a text layer or from recognised pictures."""
    tables = {sheet.number: _read_tables(sheet) for sheet in sheets}
    pages, dropped = strip_furniture([_page(sheet, tables[sheet.number]) for sheet in sheets])
    silent = [page.number for page in pages if not page.rows and not tables[page.number]]
    if len(silent) == len(sheets):
        raise NoText(SCAN, code="pdf_khong_co_lop_chu")
    lines = make_lines(tuple(_contents(sheets, pages, tables)))
    pictures = tuple(sheet.number for sheet in sheets if sheet.number in silent and sheet.pictured)
    doubts = (*_check_health(lines, sheets), *_silent_pages(pictures), *_turned(sheets), *report(dropped))
    return Reading(lines, page_count=len(sheets), problems=(*problems, *doubts), silent=pictures)


def _read_tables(sheet: Sheet) -> tuple[Table, ...]:
    """The data tables of a page. A masthead or a closing block is layout, however it is drawn."""
    tables = (Table(grid, tuple(read_records(grid, sheet.words))) for grid in find_grids(sheet.rules))
    return tuple(table for table in tables if table.records and not _is_layout(table))


def _is_layout(table: Table) -> bool:
    cells = [cell for record in table.records for cell in record.cells]
    return any(MASTHEAD.search(cell) or RECIPIENTS.match(cell) for cell in cells)


def _page(sheet: Sheet, tables: Sequence[Table]) -> Page:
    """The rows of a page outside its tables."""
    outside: Iterable[Word] = sheet.words
    for table in tables:
        outside = [word for word in outside if not table.grid.holds(word)]
    return Page(sheet.number, tuple(make_rows(outside)), sheet.rules)


def _contents(
    sheets: Sequence[Sheet], pages: Sequence[Page], tables: dict[int, tuple[Table, ...]]
) -> Iterator[Content]:
    """The pages with their footnotes set apart."""
    usual = _usual_size(row for page in pages for row in page.rows)
    going_on = False
    for sheet, page in zip(sheets, pages, strict=True):
        full_size = any(row.size > FOOTNOTE_SIZE * usual for row in page.rows)
        at = find_footnotes(page, usual if full_size else _usual_size(page.rows), going_on=going_on)
        going_on = at < len(page.rows)
        yield Content(sheet.number, sheet.width, page.rows[:at], tables[sheet.number], page.rows[at:])


def _usual_size(rows: Iterable[Row]) -> float:
    """The size of most letters."""
    letters: Counter[float] = Counter()
    for row in rows:
        letters[row.size] += len(row.text)
    return max(letters, key=letters.__getitem__, default=0.0)


def _check_health(lines: Sequence[Line], sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """Refuses a text layer that is not Vietnamese text; notes one that is in doubt."""
    text = "\n".join(line.text for line in lines)
    good, bad = judge(text)
    share = good / (good + bad) if good + bad >= FEW_WORDS else 1.0
    if share < HOPELESS or _is_unmarked(text, sheets):
        raise Unreadable(
            f"Lớp chữ của tệp PDF không phải tiếng Việt Unicode: {_looks_like(text, sheets)} "
            "Cần chuyển mã, xuất lại từ bản gốc hoặc nhận dạng chữ (OCR).",
            code=BROKEN_LAYER,
        )
    if share < DOUBTFUL:
        yield Problem(
            "warning",
            "lop_chu_dang_ngo",
            f"Lớp chữ có {1 - share:.0%} số tiếng không thể có trong tiếng Việt: {_looks_like(text, sheets)}",
        )


def _is_unmarked(text: str, sheets: Iterable[Sheet]) -> bool:
    """Whether a text layer lies over pictures and is spelled without the marks of the language (`Sa Nang nghiep`)."""
    if not all(sheet.pictured and sheet.fonts for sheet in sheets if sheet.words):
        return False
    words = [word for word in BREAKS.split(text) if any(map(str.islower, word))]
    return len(words) >= 2 * FEW_WORDS and sum(map(str.isascii, words)) > UNMARKED * len(words)


def _looks_like(text: str, sheets: Iterable[Sheet]) -> str:
    """What is wrong with a text layer, told from the names of its fonts, else from its letters."""
    fonts = sorted({font for sheet in sheets for font in sheet.fonts}, key=lambda font: (len(font), font))
    for name, pattern in (("VNI", VNI_FONT), ("TCVN3 (ABC)", TCVN3_FONT)):
        if found := next(filter(pattern.match, fonts), None):
            return f"chữ theo bảng mã {name}, phông {found.rpartition('+')[2]}."
    tcvn3, vni = len(TCVN3_LETTERS.findall(text)), len(VNI_LETTERS.findall(text))
    if max(tcvn3, vni) * 20 > len(text):
        return f"chữ trông như theo bảng mã {'TCVN3 (ABC)' if tcvn3 >= vni else 'VNI'}."
    return "bảng ký tự của phông bị hỏng, chữ bị xáo trộn hoặc mất dấu."


def _silent_pages(pictures: Sequence[int]) -> Iterator[Problem]:
    """A note of the pages that are pictures among pages with text; an empty page is none."""
    if pictures:
        numbers = ", ".join(map(str, pictures))
        message = f"Trang {numbers} không có lớp chữ (ảnh chụp), chưa đọc được: cần nhận dạng chữ (OCR)."
        yield Problem("warning", SILENT_PAGES, message, page=pictures[0])


def _turned(sheets: Iterable[Sheet]) -> Iterator[Problem]:
    turned = {sheet.number: sheet.turned for sheet in sheets if sheet.turned}
    if turned:
        message = f"Đã bỏ {sum(turned.values())} ký tự in xoay (hình mờ, dấu) ở trang {', '.join(map(str, turned))}."
        yield Problem("info", "bo_chu_xoay", message, page=next(iter(turned)))
