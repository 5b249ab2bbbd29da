"""What one file may cost: its size, what it unpacks to, its pages, and the time and the memory of its reading.

A file beyond a limit is refused with a code of its own and the run goes on. The limits are far above what documents
need, and below what would harm a laptop.
"""

from __future__ import annotations

import io
import sys
import zipfile

import pypdfium2 as pdfium

from parsers.errors import Unreadable

MEGABYTE = 1 << 20
# A scan of 500 pages in colour is 250 MB.
MOST_BYTES = 300 * MEGABYTE
# The text of a book is 5 MB in a .docx; its pictures are packed already and grow little.
MOST_UNPACKED = 1024 * MEGABYTE
# The longest plan with all of its annexes has 900 pages.
MOST_PAGES = 3000
# Of address space, for each process: LibreOffice maps 2 GB, a page of 300 dpi takes 30 MB while it is prepared.
MOST_MEMORY = 6 * 1024 * MEGABYTE
# Seconds. Reading 3000 pages of text takes five minutes; an OCR program takes two to six seconds a page.
TEXT_SECONDS = 600
OCR_PAGE_SECONDS = 90
OCR_SECONDS = 1800
OFFICE_SECONDS = 180
# What is left after the last page of a scan for the reading itself.
NO_MEMORY = (
    f"Đọc tệp này cần hơn {MOST_MEMORY // MEGABYTE // 1024} GB bộ nhớ nên đã bị dừng: tệp quá lớn hoặc bị hỏng. "
    "Hãy tách tệp, hoặc mở bằng phần mềm gốc và lưu lại."
)
PATIENCE = {"pdf": OCR_SECONDS + TEXT_SECONDS, **dict.fromkeys(("png", "jpg", "tif"), OCR_SECONDS + TEXT_SECONDS)}


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


def check_content(data: bytes) -> None:
    """Refuses an archive that unpacks to too much and a PDF of too many pages; what does not open passes."""
    if data.startswith(b"PK\x03\x04"):
        _check_archive(data)
    elif b"%PDF-" in data[:1024]:
        _check_pages(data)


def limit_memory() -> None:
    """Takes from this process, and from the programs it starts, what memory is beyond the limit."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        least = MOST_MEMORY if most == resource.RLIM_INFINITY else min(MOST_MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (least, most))


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
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return
    try:
        pages = len(document)
    finally:
        document.close()
    if pages > MOST_PAGES:
        raise Unreadable(
            f"Tệp có {pages} trang, quá mức {MOST_PAGES} trang. Hãy tách tệp thành từng văn bản.",
            code="qua_nhieu_trang",
        )
