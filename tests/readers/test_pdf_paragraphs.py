"""Where the paragraphs of a page start, and words that the end of a line cuts."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers.readers.pdf import read

from .pdf_pages import INDENT, LEFT, LONG, STEP, body, centre, fill, page_of, paragraphs, pdf, put, starts


def test_paragraphs_start_at_indented_lines_only() -> None:
    reading = read(pdf(page_of("Thứ nhất.", "Thứ hai.", "Thứ ba.")))
    assert [text.split()[1] for text in starts(reading)] == ["nhất.", "hai.", "ba."]
    assert len(body(reading)) == 9


def test_paragraph_goes_on_over_a_page_break() -> None:
    def first(canvas: Canvas) -> None:
        y = paragraphs(canvas, 150, "Thứ nhất.", "Thứ hai.")
        fill(canvas, INDENT, y, f"Thứ ba. {LONG}")

    def second(canvas: Canvas) -> None:
        centre(canvas, 50, "2")
        fill(canvas, LEFT, 80, f"{LONG} theo từng quý")
        put(canvas, LEFT, 98, "thì được xem xét.")
        paragraphs(canvas, 116, "Thứ tư.", "Thứ năm.")

    reading = read(pdf(first, second))
    assert [text.split()[1] for text in starts(reading)] == ["nhất.", "hai.", "ba.", "tư.", "năm."]
    assert [line.page for line in reading.lines] == [1] * 7 + [2] * 8


def test_space_between_paragraphs_that_are_not_indented() -> None:
    def page(canvas: Canvas) -> None:
        for at in range(4):
            fill(canvas, LEFT, 100 + at * 60, f"{LONG} thời hạn")
            fill(canvas, LEFT, 118 + at * 60, f"{LONG} thời hạn")
            fill(canvas, LEFT, 136 + at * 60, f"{LONG} thời hạn")

    assert [line.gap for line in read(pdf(page)).lines] == [True, False, False] * 4


def test_one_line_paragraphs_and_a_title_of_several_lines() -> None:
    def page(canvas: Canvas) -> None:
        centre(canvas, 70, "NGHỊ QUYẾT", bold=True)
        centre(canvas, 88, "CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ AN PHÚ", bold=True)
        centre(canvas, 106, "về phát triển nghề dệt chiếu cói", bold=True)
        centre(canvas, 124, "giai đoạn 2021 - 2025", bold=True)
        centre(canvas, 142, "-----")
        y = paragraphs(canvas, 180, "Mở đầu.")
        for at, text in enumerate(("I. TÌNH HÌNH", "1. Kết quả", "- Đã mở hai lớp dạy nghề.")):
            put(canvas, INDENT, y + at * STEP, text, bold=at < 2)
        paragraphs(canvas, y + 3 * STEP, "- Thứ hai.", "- Thứ ba.")

    lines = read(pdf(page)).lines
    assert [(line.text, line.gap, line.bold) for line in lines[:5]] == [
        ("NGHỊ QUYẾT", True, True),
        ("CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ AN PHÚ", True, True),
        ("về phát triển nghề dệt chiếu cói", True, True),
        ("giai đoạn 2021 - 2025", False, True),
        ("-----", True, False),
    ]
    assert [(line.text, line.gap, line.bold) for line in lines[8:11]] == [
        ("I. TÌNH HÌNH", True, True),
        ("1. Kết quả", True, True),
        ("- Đã mở hai lớp dạy nghề.", True, False),
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        pytest.param("số 21-", "NQ/TW ngày", "số 21-NQ/TW", id="symbol-cut-at-its-hyphen"),
        pytest.param("số 49/NQ-", "HĐND ngày", "số 49/NQ-HĐND", id="symbol-cut-before-the-issuer"),
        pytest.param("giai đoạn 2021-", "2025 và", "giai đoạn 2021-2025", id="years"),
        pytest.param("kinh tế-", "xã hội", "kinh tế-xã", id="small-letters"),
        pytest.param("hiệu lực. 2.2-", "Quy trình", "hiệu lực. 2.2-", id="label-and-heading"),
        pytest.param("Mặt trận -", "các đoàn thể", "Mặt trận -", id="dash-with-a-blank"),
    ],
)
def test_word_cut_at_its_hyphen_is_made_whole(upper: str, lower: str, expected: str) -> None:
    def page(canvas: Canvas) -> None:
        y = paragraphs(canvas, 100, "Thứ nhất.", "Thứ hai.")
        fill(canvas, INDENT, y, f"Căn cứ vào những chủ trương đã nêu {upper}")
        fill(canvas, LEFT, y + STEP, f"{lower} {LONG} thời hạn")

    first, second = body(read(pdf(page)))[6:8]
    assert first.endswith(expected)
    assert f"{first}{second}".replace(" ", "").count(f"{upper}{lower}".replace(" ", "")) == 1
