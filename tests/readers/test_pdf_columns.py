"""Columns side by side on a page: the masthead, the closing block, and what only looks like them."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers.readers.pdf import read

from .pdf_pages import INDENT, STEP, Draw, body, centre, paragraphs, party_masthead, pdf, put


def state_masthead(canvas: Canvas) -> None:
    """The right column stands a little lower than the left one, and nearly touches it."""
    put(canvas, 90, 70, "ỦY BAN NHÂN DÂN TỈNH ĐÔNG XUYÊN", bold=True, size=12)
    put(canvas, 322, 75, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=12)
    put(canvas, 140, 88, "Số: 7/KH-UBND", size=13)
    put(canvas, 370, 94, "Độc lập - Tự do - Hạnh phúc", bold=True, size=12)
    put(canvas, 350, 113, "Đông Xuyên, ngày 02 tháng 01 năm 2025", size=12)


def letter_to_many(canvas: Canvas) -> None:
    """Those addressed stand right of the band between the columns, on the line of the address and below."""
    state_masthead(canvas)
    put(canvas, 190, 150, "Kính gửi:")
    for at, text in enumerate(("- Các sở, ban, ngành;", "- Ủy ban nhân dân các xã.")):
        put(canvas, 320, 150 + STEP * at, text)
    paragraphs(canvas, 210, "Thực hiện nhiệm vụ.")


def test_the_address_of_a_letter_is_below_its_masthead() -> None:
    lines = body(read(pdf(letter_to_many)))

    address = ["Đông Xuyên, ngày 02 tháng 01 năm 2025", "Kính gửi: - Các sở, ban, ngành;"]
    assert lines[4:7] == [*address, "- Ủy ban nhân dân các xã."]


def closing(canvas: Canvas) -> None:
    """Small type on the left, each line at a height of its own; the name far below."""
    paragraphs(canvas, 150, "Điều cuối.")
    put(canvas, 88, 240, "Nơi nhận:", bold=True, size=12)
    for at, text in enumerate(
        ("- Tỉnh ủy (để báo cáo),", "- Các chi bộ trực thuộc, các đoàn thể", "và hội quần chúng,", "- Lưu.")
    ):
        put(canvas, 88, 254 + 13.5 * at, text, size=11)
    put(canvas, 360, 236, "T/M BAN THƯỜNG VỤ", bold=True)
    put(canvas, 380, 261, "PHÓ BÍ THƯ")
    put(canvas, 370, 330, "Lê Văn Thử", bold=True)


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        pytest.param(
            party_masthead,
            [
                "TỈNH ỦY ĐÔNG XUYÊN",
                "*",
                "Số 15-CTr/TU",
                "ĐẢNG CỘNG SẢN VIỆT NAM",
                "Đông Xuyên, ngày 12 tháng 3 năm 2024",
            ],
            id="party-masthead",
        ),
        pytest.param(
            state_masthead,
            [
                "ỦY BAN NHÂN DÂN TỈNH ĐÔNG XUYÊN",
                "Số: 7/KH-UBND",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Đông Xuyên, ngày 02 tháng 01 năm 2025",
            ],
            id="state-masthead-whose-columns-share-no-line",
        ),
    ],
)
def test_masthead_is_read_column_by_column(draw: Draw, expected: list[str]) -> None:
    def page(canvas: Canvas) -> None:
        draw(canvas)
        centre(canvas, 145, "KẾ HOẠCH", bold=True)
        centre(canvas, 163, "phòng, chống cháy rừng năm 2025", bold=True)
        paragraphs(canvas, 200, "Thực hiện nhiệm vụ.")

    reading = read(pdf(page))
    title = ["KẾ HOẠCH", "phòng, chống cháy rừng năm 2025"]
    assert body(reading)[: len(expected) + 2] == expected + title
    assert [line.gap for line in reading.lines[: len(expected) + 2]] == [True] * (len(expected) + 2)


def test_closing_block_does_not_mix_recipients_with_the_signature() -> None:
    lines = read(pdf(closing)).lines[3:]
    assert [(line.text, line.gap) for line in lines] == [
        ("Nơi nhận:", True),
        ("- Tỉnh ủy (để báo cáo),", True),
        ("- Các chi bộ trực thuộc, các đoàn thể", True),
        ("và hội quần chúng,", False),
        ("- Lưu.", True),
        ("T/M BAN THƯỜNG VỤ", True),
        ("PHÓ BÍ THƯ", True),
        ("Lê Văn Thử", True),
    ]


def test_figures_set_out_with_tabs_stay_on_their_lines() -> None:
    def page(canvas: Canvas) -> None:
        for at, (name, sum_) in enumerate((("Xã An Phú", "120 triệu đồng"), ("Xã Bình Hòa", "95 triệu đồng"))):
            put(canvas, INDENT, 100 + at * STEP, name)
            put(canvas, 350, 100 + at * STEP, sum_)

    assert body(read(pdf(page))) == ["Xã An Phú 120 triệu đồng", "Xã Bình Hòa 95 triệu đồng"]
