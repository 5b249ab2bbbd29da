"""One page of a file as a PNG, in a process of its own: PDFium is not thread-safe, and a hostile file may break it.

    python -m pipeline.site.drawing pdf 3 < FILE > PAGE.png

Ends with `NO_PAGE` or `BROKEN` where there is nothing to draw.
"""

from __future__ import annotations

import io
import math
import sys
import warnings
from typing import BinaryIO

import pypdfium2 as pdfium
from PIL import Image, UnidentifiedImageError

from pipeline.limits import limit_memory

NO_PAGE, BROKEN = 3, 4
# Readable on a screen: a sheet of A4 is 1075 dots wide.
DPI = 130.0
# Of the picture that is sent; one that is opened may have Pillow's 89 million: A3 at 600 dpi has 70 million.
MOST_DOTS = 4_000_000
POINTS_PER_INCH = 72.0
# What the libraries raise.
_OF_A_BROKEN_FILE = (
    pdfium.PdfiumError, UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError,
    MemoryError, Warning,
)  # fmt: skip


class NoSuchPage(Exception):
    """The file has fewer pages."""


def draw(data: bytes, source_format: str, page: int) -> Image.Image:
    """The page, from 1; raises `NoSuchPage`, and whatever the libraries raise of a broken file."""
    return _pdf_page(data, page) if source_format == "pdf" else _frame(data, page)


def _pdf_page(data: bytes, number: int) -> Image.Image:
    document = pdfium.PdfDocument(data)
    if not 1 <= number <= len(document):
        raise NoSuchPage
    page = document[number - 1]
    width, height = page.get_size()
    picture: Image.Image = page.render(scale=_scale(width, height, DPI / POINTS_PER_INCH)).to_pil()
    return picture


def _frame(data: bytes, number: int) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
    try:
        picture.seek(number - 1)
    except EOFError as error:
        raise NoSuchPage from error
    scale = _scale(*picture.size, 1.0)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    picture.draft("RGB", size)
    return picture.convert("RGB").resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _scale(width: float, height: float, wanted: float) -> float:
    """What makes the picture as large as wanted, but not larger than may be."""
    return min(wanted, math.sqrt(MOST_DOTS / max(width * height, 1.0)))


def main(arguments: list[str], source: BinaryIO, target: BinaryIO) -> int:
    """Draws what the arguments ask for; gives the exit code."""
    source_format, page = arguments
    try:
        picture = draw(source.read(), source_format, int(page))
        picture.save(target, "PNG")
    except NoSuchPage:
        return NO_PAGE
    except _OF_A_BROKEN_FILE:
        return BROKEN
    return 0


if __name__ == "__main__":
    limit_memory()
    sys.exit(main(sys.argv[1:], sys.stdin.buffer, sys.stdout.buffer))
