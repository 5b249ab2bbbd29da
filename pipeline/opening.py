"""A file of any kind to a document: the one place that knows which formats need another program first.

.doc .rtf .odt   LibreOffice makes them .docx
.pdf             pages without text, and all pages of a text layer that is no text, are recognised; the rest is read
.png .jpg .tif   recognised
anything else    read as it is
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from parsers.document import READERS, parse_reading
from parsers.errors import NoText, Unreadable, UnsupportedFormat
from parsers.model import Document, Problem, Reading
from parsers.ocr_slips import mend
from parsers.readers.pdf import BROKEN_LAYER, SILENT_PAGES, read_pages
from parsers.readers.pdf_legacy import restore_letters
from parsers.readers.pdfium import Sheet, read_sheets
from pipeline import formats, limits, ocr, office
from pipeline.programs import MissingProgram

ILLEGIBLE = (
    "Nhận dạng chữ không đọc ra tiếng Việt: trang trắng, ảnh quá mờ, quá nhỏ, hoặc chữ viết tay. "
    "Hãy quét lại với độ phân giải 300 dpi."
)


def open_document(data: bytes, source_format: str, name: str = "") -> Document:
    """Reads one file, whatever it takes. Raises a `ParseError` where there is no document to be had."""
    limits.check_content(data, source_format)
    if source_format in formats.OFFICE:
        made = office.to_docx(data, source_format)
        limits.check_content(made)
        return _parse(READERS["docx"](made), source_format)
    if source_format in formats.IMAGES:
        found = ocr.read_pictures(data)
        return _parse_recognised(list(found.sheets.values()), found.problems, found.sheets, "image-ocr")
    if source_format == "pdf":
        return _open_pdf(data)
    if source_format not in READERS:
        raise UnsupportedFormat(f"Chưa có bộ đọc cho tệp .{source_format}: {name}")
    return _parse(READERS[source_format](data), source_format)


def _parse(reading: Reading, source_format: str) -> Document:
    return parse_reading(limits.check_reading(reading), source_format)


def _open_pdf(data: bytes) -> Document:
    with limits.at_most(limits.seconds_for_pages(limits.count_pages(data))):
        drawn = read_sheets(data)
    sheets, problems = restore_letters(drawn)
    try:
        reading = read_pages(sheets, problems)
    except (NoText, Unreadable) as error:
        if isinstance(error, Unreadable) and error.code != BROKEN_LAYER:
            raise
        return _recognise(data, [replace(sheet, words=()) for sheet in sheets], [sheet.number for sheet in sheets])
    if not reading.silent:
        return _parse(reading, "pdf")
    try:
        return _recognise(data, sheets, reading.silent, problems)
    except MissingProgram as error:
        # The pages with text are not lost for want of a program.
        kept = (problem for problem in reading.problems if problem.code != SILENT_PAGES)
        pages = ", ".join(map(str, reading.silent))
        note = Problem("warning", error.code, f"Trang {pages} chưa đọc được. {error.message}", reading.silent[0])
        return _parse(replace(reading, problems=(*kept, note)), "pdf")


def _recognise(
    data: bytes, sheets: Sequence[Sheet], pages: Collection[int], problems: Iterable[Problem] = ()
) -> Document:
    """A PDF of which these pages are recognised."""
    found = ocr.read_pdf_pages(data, pages)
    complete = [found.sheets.get(sheet.number, sheet) for sheet in sheets]
    return _parse_recognised(complete, (*problems, *found.problems), found.sheets, "pdf-ocr")


def _parse_recognised(
    sheets: Sequence[Sheet], problems: Iterable[Problem], recognised: Collection[int], source_format: str
) -> Document:
    try:
        reading = read_pages(sheets, problems)
    except (NoText, Unreadable) as error:
        raise Unreadable(ILLEGIBLE, code="khong_nhan_dang_duoc") from error
    return _parse(mend(reading, recognised), source_format)
