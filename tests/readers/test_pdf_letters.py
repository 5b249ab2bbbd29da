"""Letters to words: drawn twice, spaced, turned, with their marks apart."""

from __future__ import annotations

import gc
from contextlib import suppress
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from parsers.errors import Unreadable
from parsers.readers.layout import Word
from parsers.readers.pdf import read
from parsers.readers.pdf_words import DOUBLE_SHIFT, each_once
from parsers.readers.pdfium import read_sheets

from .pdf_pages import (
    HEIGHT,
    LEFT,
    SIZE,
    WIDTH,
    Draw,
    body,
    codes,
    page_of,
    paragraphs,
    party_masthead,
    pdf,
    put,
    starts,
    void,
)


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


PLACES = st.sampled_from([100.0, 100.5, 112.0, 124.0])
WORDS = st.builds(Word, st.sampled_from(["Đảng", "ủy"]), PLACES, st.just(0.0), PLACES, st.sampled_from([13.0, 14.0]))


@given(st.lists(WORDS, max_size=12) | st.lists(WORDS, max_size=12).map(lambda words: sorted(words, key=_in_order)))
def test_of_words_that_lie_on_each_other_the_first_stays(words: list[Word]) -> None:
    kept: list[Word] = []
    for word in words:
        if not any(_lies_on(word, other) for other in kept):
            kept.append(word)
    assert list(each_once(words)) == kept


def _in_order(word: Word) -> tuple[float, float]:
    return word.base, word.x0


def _lies_on(word: Word, other: Word) -> bool:
    reach = DOUBLE_SHIFT * word.size
    near = abs(word.base - other.base) <= reach and abs(word.x0 - other.x0) <= reach
    return near and (word.text, word.size) == (other.text, other.size)


def test_blank_of_the_file_parts_words_however_narrow() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Roboto-Regular", SIZE)
        canvas.drawString(LEFT, HEIGHT - 100, "Đảng ủy xã", charSpace=-1.2, wordSpace=-1.5)

    assert body(read(pdf(page))) == ["Đảng ủy xã"]


def test_page_says_the_same_alone_and_after_longer_and_shorter_ones() -> None:
    pages = [page_of("Thứ nhất."), page_of("Thứ nhất.", "Thứ hai.", "Thứ ba."), page_of("Thứ hai.")]
    together = read_sheets(pdf(*pages))
    alone = [read_sheets(pdf(page))[0] for page in pages]
    assert [_unnamed(sheet.words) for sheet in together] == [_unnamed(sheet.words) for sheet in alone]


def _unnamed(words: tuple[Word, ...]) -> list[Word]:
    """The words without their fonts, whose names have a tag of their own in each file."""
    return [word._replace(font="") for word in words]


@pytest.mark.parametrize("data", [pdf(page_of("Thứ nhất.")), b"", b"%PDF-1.7"], ids=["good", "empty", "broken"])
def test_collection_of_garbage_goes_on_after_a_file_as_before_it(data: bytes) -> None:
    with suppress(Unreadable):
        read(data)
    assert gc.isenabled()
    gc.disable()
    try:
        with suppress(Unreadable):
            read(data)
        assert not gc.isenabled()
    finally:
        gc.enable()


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


def test_the_letters_that_word_writes_for_u_with_horn() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, LEFT, 100, "CH\u01a2\u01a0NG I")
        paragraphs(canvas, 150, "Ban Th\u01a3ờng vụ.")

    reading = read(pdf(page))
    assert body(reading)[0] == "CHƯƠNG I"
    assert "Thường vụ" in body(reading)[1]


@pytest.mark.parametrize(("stem", "bold"), [(87, False), (160, True), (800, False)])
def test_a_weight_that_no_font_has_tells_nothing(stem: int, bold: bool) -> None:
    data = pdf(lambda canvas: void(put(canvas, LEFT, 100, "Thứ nhất."))).replace(b"/StemV 87", b"/StemV %2d" % stem)

    assert [line.bold for line in read(data).lines] == [bold]


def put_words(canvas: Canvas, y: float, words: str, spacing: float, gap: float) -> None:
    """Words without blanks between them: so far apart, their letters moved by so much."""
    x = LEFT
    for word in words.split():
        drawn = canvas.beginText(x, HEIGHT - y)
        drawn.setFont("Roboto-Regular", SIZE)
        drawn.setCharSpace(spacing)
        drawn.textOut(word)
        canvas.drawText(drawn)
        x += stringWidth(word, "Roboto-Regular", SIZE) + spacing * (len(word) - 1) + gap


@pytest.mark.parametrize(
    ("spacing", "gap"), [pytest.param(-0.9, 1.2, id="condensed"), pytest.param(0, 2.4, id="squeezed-blanks")]
)
def test_words_stand_apart_though_no_blank_is_printed(spacing: float, gap: float) -> None:
    words = "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"

    def page(canvas: Canvas) -> None:
        put_words(canvas, 100, words, spacing, gap)
        paragraphs(canvas, 150, "Thứ nhất.")

    assert body(read(pdf(page)))[0] == words


def test_condensed_words_with_blanks_keep_their_letters() -> None:
    def page(canvas: Canvas) -> None:
        put_words(canvas, 100, "Pickleball Nguyễn-Văn-Trường", -0.9, 4)

    assert body(read(pdf(page))) == ["Pickleball Nguyễn-Văn-Trường"]
