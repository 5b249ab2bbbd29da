"""Scanned pages to what an OCR program reads on them: PDF pages and pictures, through Tesseract with Vietnamese.

page -> picture at the scan's own resolution -> made ready -> Tesseract -> hOCR; turned and read again if need be
"""

from __future__ import annotations

import io
import math
import time
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as api
import regex
from PIL import Image, ImageSequence

from parsers.errors import ParseError, Unreadable
from parsers.model import Problem
from parsers.ocr_slips import is_secret
from parsers.readers.layout import make_rows
from parsers.readers.ocr import Patch, Recognised, Scan, find_tangles, recognise
from parsers.readers.pdf_stamps import is_stamped, open_stamped
from parsers.readers.pdfium import Sheet
from pipeline import programs
from pipeline.limits import MOST_PAGES, OCR_PAGE_SECONDS, OCR_SECONDS
from pipeline.pictures import DPI, MOST_DOTS, at_best_size, make_ready, red_ink, resolution
from pipeline.programs import MissingProgram

LANGUAGE = "vie"
# A picture smaller than this, as a share of its page, is a logo; its resolution says nothing about the page.
FULL_PAGE = 0.3
# Scans are not coarser than the first and not finer than the second, in dpi: a page of another size was made up.
COARSEST, FINEST = 60.0, 600.0
# The longer side of a sheet of A4, in inches: what a picture shows that does not say its size.
LONG_SIDE = 11.69
# A page that is read with less confidence than this, or with fewer words, may lie on its side.
SIDEWAYS, FEW_WORDS = 70.0, 10
# Below this mean confidence, in percent, a person should compare page and text.
DOUBTFUL = 80.0
# Marks of secrecy stand in this part of the first page.
HEAD = 0.45
# How Tesseract calls a page of scattered words, and one block of lines.
SPARSE, BLOCK = "11", "6"
# So many places are looked at again, each with so many dots round it.
MOST_PATCHES, MARGIN = 8, 10
WORDS = ("-l", LANGUAGE, "hocr")
ROTATE = regex.compile(rb"Rotate: (90|180|270)")
UNIT_POINTS = 72.0
_OVER = "Nhận dạng chữ quá {1} phút nên đã dừng: từ trang {0} trở đi chưa đọc. Hãy tách tệp rồi nạp lại."

# Gives a page when its turn comes, and its resolution in dpi.
Picture = Callable[[], tuple[Image.Image, float]]


@dataclass(frozen=True, slots=True)
class Pages:
    """What was read: the pages by their numbers, and what is to be said of them."""

    sheets: dict[int, Sheet]
    problems: tuple[Problem, ...]


def read_pdf_pages(data: bytes, numbers: Collection[int]) -> Pages:
    """The words on these pages of a PDF. Raises `MissingProgram` where there is nothing to read them with."""
    document = pdfium.PdfDocument(data)
    try:
        return _read((number, _drawing(document, number)) for number in sorted(numbers))
    finally:
        document.close()


def read_pictures(data: bytes) -> Pages:
    """The words on a picture, or on each of several (.tif). Raises `Unreadable` for what is no picture."""
    try:
        with warnings.catch_warnings():
            # Pillow's own limit: 89 million dots, a sheet of A2 at 450 dpi.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as pictures:
                return _read(_frames(pictures))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Unreadable(
            "Ảnh quá lớn (trên 89 triệu điểm ảnh). Hãy quét lại với độ phân giải 300 dpi.", code="anh_qua_lon"
        ) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise Unreadable("Tệp ảnh hỏng hoặc không phải ảnh; hãy quét lại hoặc lưu lại dưới dạng PDF.") from error


@cache
def missing() -> str | None:
    """What has to be installed before anything can be read; None if nothing has."""
    program = programs.find("tesseract")
    if program is None:
        return "Chưa có chương trình nhận dạng chữ Tesseract; hãy cài gói tesseract-ocr và tesseract-ocr-vie."
    if LANGUAGE not in programs.call([program, "--list-langs"], OCR_PAGE_SECONDS).decode().split():
        return "Tesseract chưa có tiếng Việt; hãy cài gói tesseract-ocr-vie."
    return None


def _read(pages: Iterable[tuple[int, Picture]]) -> Pages:
    """Reads page after page until all are read or the time is over; a page that fails is noted and left out."""
    if reason := missing():
        raise MissingProgram(f"Ảnh chụp phải đọc bằng nhận dạng chữ (OCR). {reason}", code="thieu_tesseract")
    end = time.monotonic() + OCR_SECONDS
    sheets: dict[int, Sheet] = {}
    problems: list[Problem] = []
    for number, picture in pages:
        left = end - time.monotonic()
        if left <= 0:
            problems.append(Problem("warning", "ocr_qua_thoi_gian", _OVER.format(number, OCR_SECONDS // 60), number))
            break
        try:
            found = _read_page(number, *picture(), min(left, OCR_PAGE_SECONDS))
        except ParseError as error:
            message = f"Trang {number} chưa đọc được. {error.message}"
            problems.append(Problem("warning", "trang_khong_nhan_dang_duoc", message, number))
            continue
        sheets[number] = found.sheet
        problems.append(_tell(number, found))
    return Pages(sheets, tuple(problems))


def _read_page(number: int, picture: Image.Image, dpi: float, seconds: float) -> Recognised:
    """The words of one page; read again where it seems to lie on its side and can be turned."""
    found = _recognise(number, picture, dpi, seconds)
    if found.confidence < SIDEWAYS or len(found.sheet.words) < FEW_WORDS:
        turn = _find_turn(picture, dpi, seconds)
        upright = picture.rotate(-turn, expand=True)
        turned = _recognise(number, upright, dpi, seconds) if turn else found
        if turned.confidence * len(turned.sheet.words) > found.confidence * len(found.sheet.words):
            found, picture = turned, upright
    return _with_marks(found, picture, dpi, seconds) if number == 1 else found


def _recognise(number: int, picture: Image.Image, dpi: float, seconds: float) -> Recognised:
    """The words of a page; where lines were tangled, what a second look at the place alone gives."""
    page, best = make_ready(picture, dpi), resolution(dpi, picture)
    hocr = _tesseract(page, best, seconds, *WORDS)
    patches = []
    for x0, top, x1, bottom in find_tangles(hocr)[:MOST_PATCHES]:
        right, foot = min(x1 + MARGIN, page.width), min(bottom + MARGIN, page.height)
        box = (max(x0 - MARGIN, 0), max(top - MARGIN, 0), right, foot)
        patches.append(Patch(box, _tesseract(page.crop(box), best, seconds, "--psm", BLOCK, *WORDS)))
    return recognise(Scan(number, hocr, best, tuple(patches)))


def _with_marks(found: Recognised, picture: Image.Image, dpi: float, seconds: float) -> Recognised:
    """The first page with the marks of secrecy that are stamped in red, which goes out with the seals."""
    ink = red_ink(picture.crop((0, 0, picture.width, round(HEAD * picture.height))))
    if ink is None:
        return found
    best = resolution(dpi, ink)
    hocr = _tesseract(at_best_size(ink, dpi), best, seconds, "--psm", SPARSE, *WORDS)
    rows = make_rows(recognise(Scan(1, hocr, best)).sheet.words)
    marks = tuple(word for row in rows if is_secret(row.text) for word in row.whole.words)
    return replace(found, sheet=replace(found.sheet, words=(*found.sheet.words, *marks)))


def _tell(number: int, found: Recognised) -> Problem:
    message = f"Trang {number} đọc bằng nhận dạng chữ, độ tin cậy trung bình {found.confidence:.0f}%."
    if found.sheet.words and found.confidence < DOUBTFUL:
        return Problem("warning", "ocr_dang_ngo", f"{message} Hãy đối chiếu với ảnh.", number)
    return Problem("info", "ocr", message, number)


def _tesseract(page: Image.Image, dpi: float, seconds: float, *options: str) -> bytes:
    program = programs.find("tesseract") or "tesseract"
    file = io.BytesIO()
    page.save(file, "PPM")
    # With threads of its own Tesseract is three times slower, and pages are read side by side anyway.
    environment = {"OMP_THREAD_LIMIT": "1"}
    arguments = [program, "stdin", "stdout", "--dpi", str(round(dpi)), *options]
    return programs.call(arguments, seconds, file.getvalue(), environment)


def _find_turn(picture: Image.Image, dpi: float, seconds: float) -> int:
    """By how many degrees, clockwise, a page has to be turned; 0 where that cannot be told."""
    page = make_ready(picture, dpi)
    try:
        match = ROTATE.search(_tesseract(page, resolution(dpi, picture), seconds, "-l", "osd", "--psm", "0"))
    except ParseError:
        return 0
    return int(match[1]) if match else 0


def _drawing(document: Any, number: int) -> Picture:
    """A page of a PDF as a picture, drawn at the resolution of the scan that it shows: PDFium enlarges roughly."""

    def draw() -> tuple[Image.Image, float]:
        page = document[number - 1]
        try:
            width, height = page.get_size()
            scanned = _own_dpi(page, width * height)
            if not scanned and is_stamped(page):
                # On a scan the number and the day are in the picture, and only marks of copies are laid over it.
                page.close()
                page = open_stamped(document, number - 1)
            dpi = min(scanned or DPI, DPI, UNIT_POINTS * math.sqrt(MOST_DOTS / (width * height)))
            return page.render(scale=dpi / UNIT_POINTS).to_pil(), dpi
        except pdfium.PdfiumError as error:
            raise Unreadable("Không vẽ được trang này.", page=number) from error
        finally:
            page.close()

    return draw


def _own_dpi(page: Any, area: float) -> float | None:
    """The resolution of the picture that fills a page."""
    for drawn in page.get_objects(filter=(api.FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = drawn.get_bounds()
        covered = (right - left) * (top - bottom)
        if covered > FULL_PAGE * area:
            width, height = drawn.get_px_size()
            return min(max(UNIT_POINTS * math.sqrt(width * height / covered), COARSEST), FINEST)
    return None


def _frames(pictures: Image.Image) -> Iterator[tuple[int, Picture]]:
    if (count := getattr(pictures, "n_frames", 1)) > MOST_PAGES:
        raise Unreadable(
            f"Tệp ảnh có {count} trang, quá mức {MOST_PAGES} trang. Hãy tách tệp thành từng văn bản.",
            code="qua_nhieu_trang",
        )
    for number, frame in enumerate(ImageSequence.Iterator(pictures), 1):
        yield number, lambda frame=frame: (frame.copy(), _said_dpi(frame))  # type: ignore[misc]


def _said_dpi(picture: Image.Image) -> float:
    """The resolution that a picture claims, if the sheet would then be of a size that there is; else that of A4."""
    longest = max(picture.size)
    said, _ = picture.info.get("dpi", (0, 0))
    plausible = said and LONG_SIDE / 2 <= longest / float(said) <= 2 * LONG_SIDE
    return float(said) if plausible else longest / LONG_SIDE
