"""The number and the day that an office stamps over the gaps of a PDF when it signs it digitally."""

from __future__ import annotations

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsers.errors import NoText
from parsers.readers.pdf import read

from .pdf_pages import HEIGHT, WIDTH, Draw, body, codes, paragraphs, pdf, put


def stamp(canvas: Canvas, x: float, y: float, text: str) -> None:
    """A field of a signature: laid on the page, no part of it."""
    place = {"x": x, "y": HEIGHT - y - 4, "width": 12 + 8 * len(text), "height": 17}
    plain = {"borderWidth": 0, "borderColor": None, "fillColor": None, "forceBorder": False}
    canvas.acroForm.textfield(name=f"{x}-{y}", value=text, fontName="Helvetica", fontSize=13, **place, **plain)


def letter(canvas: Canvas) -> None:
    put(canvas, 110, 70, "UBND TỈNH ĐÔNG XUYÊN", size=12)
    put(canvas, 310, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=11)
    put(canvas, 110, 104, "Số:", size=13)
    put(canvas, 172, 104, "/UBND-NC", size=13)
    put(canvas, 310, 104, "Đông Xuyên, ngày", size=13)
    put(canvas, 446, 104, "tháng 8 năm 2025", size=13)
    paragraphs(canvas, 150, "Thứ nhất.")


def signed_letter(canvas: Canvas) -> None:
    letter(canvas)
    stamp(canvas, 132, 104, "2157")
    stamp(canvas, 416, 105, "25")
    stamp(canvas, 330, 300, "Digitally signed by: UBND")
    canvas.linkURL("https://example.org", (110, 700, 200, 720))


def carelessly_signed(canvas: Canvas) -> None:
    """The stamps stand above and below their gaps."""
    letter(canvas)
    stamp(canvas, 132, 96, "2157")
    stamp(canvas, 416, 110, "25")


def signed_scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (40, 40), 128)), 0, 0, WIDTH, HEIGHT)
    stamp(canvas, 132, 104, "2157")


@pytest.mark.parametrize("draw", [signed_letter, carelessly_signed])
def test_the_number_and_the_day_stand_in_their_lines(draw: Draw) -> None:
    lines = body(read(pdf(draw)))

    assert lines[1] == "Số: 2157 /UBND-NC"
    assert "Đông Xuyên, ngày 25 tháng 8 năm 2025" in lines


def test_the_mark_of_the_signature_is_left_out() -> None:
    assert "signed by" in codes(read(pdf(signed_letter)))["bo_chu_ky_so"]


def test_what_is_unsigned_keeps_its_gaps() -> None:
    assert body(read(pdf(letter)))[1] == "Số: /UBND-NC"


def test_a_picture_with_a_stamp_is_still_a_picture() -> None:
    with pytest.raises(NoText):
        read(pdf(signed_scan))
