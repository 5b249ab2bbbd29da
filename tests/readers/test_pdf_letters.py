"""Letters to words: drawn twice, spaced, turned, with their marks apart."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from parsers.readers.pdf import read

from .pdf_pages import HEIGHT, LEFT, SIZE, WIDTH, Draw, body, codes, paragraphs, party_masthead, pdf, put, starts, void


def letter_by_letter(canvas: Canvas) -> None:
    x = LEFT
    for letter in "CHỈ THỊ số 5":
        put(canvas, x, 100, letter)
        x = put(canvas, x + 0.3, 100, letter) - 0.3


def line_by_line(canvas: Canvas) -> None:
    for shift in (0, 0.3):
        put(canvas, LEFT + shift, 100, "CHỈ THỊ số 5")


def page_by_page(canvas: Canvas) -> None:
    for shift in (0, 0.3):
        put(canvas, LEFT + shift, 100, "CHỈ THỊ số 5")
        paragraphs(canvas, 150, "Thứ nhất.", "Thứ hai.")


@pytest.mark.parametrize("draw", [letter_by_letter, line_by_line, page_by_page])
def test_text_drawn_twice_to_look_bold_is_read_once(draw: Draw) -> None:
    assert body(read(pdf(draw)))[0] == "CHỈ THỊ số 5"


def test_words_are_parted_by_blanks_or_by_room_and_not_by_spacing() -> None:
    def page(canvas: Canvas) -> None:
        x = put(canvas, LEFT, 100, "Đảng")
        put(canvas, x + 4, 100, "ủy")
        canvas.setFont("Roboto-Regular", SIZE)
        canvas.drawString(LEFT, HEIGHT - 130, "THÔNG BÁO", charSpace=1.5)
        x = put(canvas, LEFT, 160, "-")
        put(canvas, x + 1.7, 160, "Các chi bộ")

    assert body(read(pdf(page))) == ["Đảng ủy", "THÔNG BÁO", "- Các chi bộ"]


def test_marks_on_their_own_are_composed() -> None:
    reading = read(pdf(lambda canvas: void(put(canvas, LEFT, 100, normalize("NFD", "Nghị quyết")))))
    assert body(reading) == ["Nghị quyết"]


def test_tilted_and_turned_letters_are_left_out_with_a_note() -> None:
    def page(canvas: Canvas) -> None:
        paragraphs(canvas, 150, "Thứ nhất.")
        for angle in (45, 90):
            canvas.saveState()
            canvas.translate(300, 400)
            canvas.rotate(angle)
            put(canvas, 0, 0, "BẢN SAO")
            canvas.restoreState()

    reading = read(pdf(page))
    assert len(body(reading)) == 3
    assert "12 ký tự" in codes(reading)["bo_chu_xoay"]


@pytest.mark.parametrize("angle", [0, 90, 180, 270], ids=lambda angle: f"text-turned-by-{angle}")
def test_page_is_read_the_way_its_text_runs(angle: int) -> None:
    wide = angle % 180 == 0

    def page(canvas: Canvas) -> None:
        canvas.setPageRotation((360 - angle) % 360 if not wide else 0)
        canvas.translate(*{0: (0, 0), 90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[angle])
        canvas.rotate(angle)
        canvas._pagesize = (WIDTH, HEIGHT)
        party_masthead(canvas)
        paragraphs(canvas, 200, "Thứ nhất.", "Thứ hai.")

    reading = read(pdf(page, size=A4 if wide else landscape(A4)))
    assert body(reading)[:4] == ["TỈNH ỦY ĐÔNG XUYÊN", "*", "Số 15-CTr/TU", "ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert [text.split()[1] for text in starts(reading)[5:]] == ["nhất.", "hai."]
