"""What one file may cost: its size, what it unpacks to, its pages, and the time and the memory of its reading.

A file beyond a limit is refused with a code of its own and the run goes on. The limits are far above what documents
need, and below what would harm a laptop.
"""

from __future__ import annotations

import io
import signal
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from multiprocessing import parent_process

import regex

from parsers.errors import Unreadable
from parsers.model import Reading
from pipeline import formats

MEGABYTE = 1 << 20
# A scan of 500 pages in colour is 250 MB.
MOST_BYTES = 300 * MEGABYTE
# The text of a book is 5 MB in a .docx; its pictures are packed already and grow little.
MOST_UNPACKED = 1024 * MEGABYTE
# The longest plan with all of its annexes has 900 pages.
MOST_PAGES = 3000
# 3000 full pages have nine million letters, in 140,000 lines.
MOST_LETTERS = 10_000_000
MOST_LINES = 500_000
# A letter of Vietnamese takes up to three bytes; a web page has its pictures and its marks besides.
MOST_PAGE_BYTES = 64 * MEGABYTE
# Unicode's own measure for texts that are safe to normalise (UAX 15, Stream-Safe Text Format); Vietnamese has two.
MOST_MARKS = 30
# Of address space, for each process: LibreOffice maps 2 GB, a page of 300 dpi takes 30 MB while it is prepared.
MOST_MEMORY = 6 * 1024 * MEGABYTE
# Seconds. Reading 3000 pages of text takes five minutes; an OCR program takes two to six seconds a page.
TEXT_SECONDS = 600
OCR_PAGE_SECONDS = 90
OCR_SECONDS = 1800
OFFICE_SECONDS = 180
# A page of a PDF that is full of letters takes a tenth of a second; one that draws itself has no end.
PDF_SECONDS, PDF_PAGE_SECONDS = 20.0, 0.5
NO_MEMORY = (
    f"Đọc tệp này cần hơn {MOST_MEMORY // MEGABYTE // 1024} GB bộ nhớ nên đã bị dừng: tệp quá lớn hoặc bị hỏng. "
    "Hãy tách tệp, hoặc mở bằng phần mềm gốc và lưu lại."
)
# What is left after the last page of a scan is for the reading itself.
PATIENCE = dict.fromkeys({"pdf"} | formats.IMAGES, OCR_SECONDS + TEXT_SECONDS)


def seconds_for(source_format: str) -> float:
    """How long the reading of a file may take before its process is ended."""
    return PATIENCE.get(source_format, TEXT_SECONDS)


def check_size(size: int) -> None:
    """Refuses a file that is too large to be read into memory."""
    if size > MOST_BYTES:
        raise Unreadable(
            f"Tệp lớn {size // MEGABYTE} MB, quá mức {MOST_BYTES // MEGABYTE} MB. Hãy tách tệp, hoặc quét lại với độ "
            "phân giải 200-300 dpi.",
            code="tep_qua_lon",
        )


def check_content(data: bytes, source_format: str = "") -> None:
    """Refuses an archive that unpacks to too much, a PDF of too many pages, and too much text.

    What does not open passes: its reader says why.
    """
    if data.startswith(b"PK\x03\x04"):
        _check_archive(data)
    elif b"%PDF-" in data[:1024]:
        _check_pages(data)
    elif source_format in {"txt", "md"}:
        check_amount(len(data) // 4, max(map(data.count, (b"\n", b"\r", b"\v", b"\f"))))
    elif source_format in {"html", "mhtml"} and len(data) > MOST_PAGE_BYTES:
        raise Unreadable(
            f"Trang lớn {len(data) // MEGABYTE} MB, quá mức {MOST_PAGE_BYTES // MEGABYTE} MB. Hãy mở bằng trình duyệt, "
            "chép phần văn bản sang Word.",
            code="tep_qua_lon",
        )


def check_amount(letters: int, lines: int) -> None:
    """Refuses more text than any document has."""
    if letters > MOST_LETTERS:
        raise Unreadable(
            f"Tệp có hơn {letters // 1_000_000} triệu chữ, quá mức {MOST_LETTERS // 1_000_000} triệu chữ (chừng "
            f"{MOST_PAGES} trang). Hãy tách tệp thành từng văn bản.",
            code="qua_nhieu_chu",
        )
    if lines > MOST_LINES:
        raise Unreadable(
            f"Tệp có {lines} dòng, quá mức {MOST_LINES} dòng. Hãy tách tệp thành từng văn bản.", code="qua_nhieu_dong"
        )


def check_reading(reading: Reading) -> Reading:
    """The same reading; refuses one of too much text, or with a letter under a heap of marks."""
    letters = sum(len(line.text) + sum(map(len, line.cells)) for line in reading.lines)
    check_amount(letters, len(reading.lines))
    for number, line in enumerate(reading.lines, 1):
        if any(map(_heap().search, (line.text, *line.cells))):
            raise Unreadable(
                f"Dòng {number} có chữ mang hơn {MOST_MARKS} dấu chồng nhau: không phải văn bản bình thường. "
                "Hãy sửa dòng ấy rồi nạp lại.",
                code="dau_chong_qua_nhieu",
                page=line.page,
            )
    return reading


@cache
def _heap() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{M}})\p{{M}}{{{MOST_MARKS + 1}}}")


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Ends this process where what is inside takes longer; only a worker's, which then counts as hung.

    For code of others, which no exception stops.
    """
    if parent_process() is None or not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def seconds_for_pages(pages: int) -> float:
    """How long the text of a PDF may take to be read."""
    return PDF_SECONDS + PDF_PAGE_SECONDS * pages


def limit_memory() -> None:
    """Takes from this process, and from the programs it starts, what memory is beyond the limit."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        least = MOST_MEMORY if most == resource.RLIM_INFINITY else min(MOST_MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (least, most))


def count_pages(data: bytes) -> int:
    """How many pages a PDF has; 0 for one that does not open."""
    # Who only asks for a limit does not wait for the library to load.
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return
    if unpacked > MOST_UNPACKED:
        raise Unreadable(
            f"Tệp nén bung ra {unpacked // MEGABYTE} MB, quá mức {MOST_UNPACKED // MEGABYTE} MB: không phải văn bản "
            "bình thường. Hãy mở bằng Word và lưu lại; nếu tệp từ nơi lạ, đừng mở.",
            code="bung_qua_lon",
        )


def _check_pages(data: bytes) -> None:
    pages = count_pages(data)
    if pages > MOST_PAGES:
        raise Unreadable(
            f"Tệp có {pages} trang, quá mức {MOST_PAGES} trang. Hãy tách tệp thành từng văn bản.",
            code="qua_nhieu_trang",
        )
