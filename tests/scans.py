"""Scans made of PDF files: each page drawn as a picture, as a copier would, and nothing else kept."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import pypdfium2 as pdfium
import pytest
from PIL import Image

from parsers.model import Document
from pipeline import ocr
from pipeline.opening import open_document
from pipeline.programs import MissingProgram

DPI = 200
PAPER = "white"


def pictures(data: bytes, pages: Sequence[int] | None = None, turn: float = 0) -> list[Image.Image]:
    """These pages of a PDF (from 0; all of them) as pictures, turned by so many degrees against the clock."""
    document = pdfium.PdfDocument(data)
    try:
        drawn = [document[index].render(scale=DPI / 72).to_pil() for index in pages or range(len(document))]
    finally:
        document.close()
    return [picture.convert("RGB").rotate(turn, expand=True, fillcolor=PAPER) for picture in drawn]


def scan(found: Iterable[Image.Image], form: str = "PDF") -> bytes:
    """The pictures in one file of a form that holds several (PDF, TIFF), or the first in another."""
    first, *others = found
    file = io.BytesIO()
    several = {"save_all": True, "append_images": others} if form in ("PDF", "TIFF") else {}
    first.save(file, form, resolution=DPI, dpi=(DPI, DPI), **several)
    return file.getvalue()


def recognised(data: bytes, source_format: str) -> Document | None:
    """The document; None on a machine without Tesseract, where the one thing to be tested is what is said then."""
    if ocr.missing() is None:
        return open_document(data, source_format)
    with pytest.raises(MissingProgram, match="tesseract-ocr"):
        open_document(data, source_format)
    return None
