"""A scan: the pages of a PDF as pictures, one a page, with nothing behind them."""

from __future__ import annotations

import io

import pypdfium2 as pdfium

from . import pdf
from .source import Sample

DPI = 200


def write(sample: Sample) -> bytes:
    """The document as a PDF of pictures."""
    printed = pdfium.PdfDocument(pdf.write(sample))
    pages = [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in printed]
    printed.close()
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=DPI, save_all=True, append_images=pages[1:])
    return out.getvalue()
