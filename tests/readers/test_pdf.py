"""PDF files made here, letter by letter where it matters, and the lines that the reader makes of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from itertools import pairwise
from unicodedata import normalize

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from parsers.errors import NoText, Unreadable
from parsers.model import Line, Reading
from parsers.readers.pdf import read

WIDTH, HEIGHT = A4
LEFT, RIGHT, INDENT = 85.0, 538.0, 113.0
SIZE, STEP = 14.0, 18.0
LONG = "các chi bộ xây dựng kế hoạch, phân công người làm"

Draw = Callable[[Canvas], None]
Stroke = Callable[[Canvas, float, float, float, float], None]


@cache
def _fonts() -> None:
    for name in ("Roboto-Regular", "Roboto-Bold"):
        pdfmetrics.registerFont(TTFont(name, str(files("font_roboto") / "files" / f"{name}.ttf")))


def pdf(*pages: Draw, size: tuple[float, float] = A4, password: str | None = None) -> bytes:
    """A PDF with one page for each function that draws one."""
    _fonts()
    file = io.BytesIO()
    encrypt = StandardEncryption(password) if password else None
    canvas = Canvas(file, pagesize=size, encrypt=encrypt, pageCompression=0)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def put(canvas: Canvas, x: float, y: float, text: str, *, bold: bool = False, size: float = SIZE) -> float:
    """Prints text at `x`, its foot `y` below the top of the page; gives back where it ends."""
    font = "Roboto-Bold" if bold else "Roboto-Regular"
    canvas.setFont(font, size)
    canvas.drawString(x, canvas._pagesize[1] - y, text)
    return x + float(pdfmetrics.stringWidth(text, font, size))


def fill(canvas: Canvas, x: float, y: float, text: str, *, size: float = SIZE) -> None:
    """Prints a justified line, from `x` to the right margin."""
    words = text.split()
    widths = [float(pdfmetrics.stringWidth(word, "Roboto-Regular", size)) for word in words]
    gap = (RIGHT - x - sum(widths)) / (len(words) - 1)
    for word, width in zip(words, widths, strict=True):
        put(canvas, x, y, word, size=size)
        x += width + gap


def centre(canvas: Canvas, y: float, text: str, *, bold: bool = False, size: float = SIZE) -> None:
    font = "Roboto-Bold" if bold else "Roboto-Regular"
    put(canvas, (LEFT + RIGHT - float(pdfmetrics.stringWidth(text, font, size))) / 2, y, text, bold=bold, size=size)


def paragraphs(canvas: Canvas, y: float, *texts: str) -> float:
    """Paragraphs as these documents set them: first line indented, three lines, no space between; where they end."""
    for text in texts:
        fill(canvas, INDENT, y, f"{text} {LONG}")
        fill(canvas, LEFT, y + STEP, f"{LONG} theo từng quý")
        put(canvas, LEFT, y + 2 * STEP, "báo cáo trước ngày 15 hằng tháng.")
        y += 3 * STEP
    return y


def page_of(*texts: str) -> Draw:
    return lambda canvas: void(paragraphs(canvas, 150, *texts))


def void(_: object) -> None:
    return None


def body(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines if line.role == "body"]


def starts(reading: Reading) -> list[str]:
    """The lines above which the reader saw a gap."""
    return [line.text for line in reading.lines if line.gap]


def rows(reading: Reading) -> list[tuple[int | None, tuple[str, ...]]]:
    return [(line.table, line.cells) for line in reading.lines if line.role == "row"]


def codes(reading: Reading) -> dict[str, str]:
    return {problem.code: problem.message for problem in reading.problems}


# --- columns -----------------------------------------------------------------------------------------------------


def party_masthead(canvas: Canvas) -> None:
    put(canvas, 110, 70, "TỈNH ỦY ĐÔNG XUYÊN")
    put(canvas, 330, 70, "ĐẢNG CỘNG SẢN VIỆT NAM", bold=True)
    put(canvas, 175, 87, "*")
    put(canvas, 350, 95, "Đông Xuyên, ngày 12 tháng 3 năm 2024", size=13)
    put(canvas, 130, 104, "Số 15-CTr/TU")


def state_masthead(canvas: Canvas) -> None:
    """The right column stands a little lower than the left one, and nearly touches it."""
    put(canvas, 90, 70, "ỦY BAN NHÂN DÂN TỈNH ĐÔNG XUYÊN", bold=True, size=12)
    put(canvas, 322, 75, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=12)
    put(canvas, 140, 88, "Số: 7/KH-UBND", size=13)
    put(canvas, 370, 94, "Độc lập - Tự do - Hạnh phúc", bold=True, size=12)
    put(canvas, 350, 113, "Đông Xuyên, ngày 02 tháng 01 năm 2025", size=12)


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


# --- paragraphs --------------------------------------------------------------------------------------------------


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


# --- letters -----------------------------------------------------------------------------------------------------


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


# --- footnotes ---------------------------------------------------------------------------------------------------


def marked(canvas: Canvas, y: float, mark: str, *, rest: str = ", rồi báo cáo.") -> float:
    """A line with a raised footnote mark inside."""
    x = put(canvas, LEFT, y, "trong năm đã kết nạp 120 đảng viên")
    x = put(canvas, x, y - 5, mark, size=9)
    return put(canvas, x, y, rest)


def note(canvas: Canvas, y: float, mark: str, text: str) -> None:
    x = put(canvas, LEFT, y - 3, mark, size=7) if mark else LEFT
    put(canvas, x + 2, y, text, size=10)


def test_footnotes_are_tied_to_the_lines_of_their_marks() -> None:
    def page(canvas: Canvas) -> None:
        y = paragraphs(canvas, 100, "Thứ nhất.")
        marked(canvas, y, "1")
        x = marked(canvas, y + STEP, "2", rest=" ở vùng rộng 40 km")
        put(canvas, x, y + STEP - 5, "2", size=9)
        canvas.line(LEFT, HEIGHT - 690, LEFT + 144, HEIGHT - 690)
        note(canvas, 702, "1", "Theo báo cáo của Ban Tổ chức, chưa tính các chi bộ")
        note(canvas, 714, "", "mới thành lập trong quý.")
        note(canvas, 726, "2", "Không kể đảng viên chuyển đến.")

    lines = read(pdf(page)).lines
    assert [line.text for line in lines[3:5]] == [
        "trong năm đã kết nạp 120 đảng viên, rồi báo cáo.",
        "trong năm đã kết nạp 120 đảng viên ở vùng rộng 40 km²",
    ]
    assert lines[5:] == (
        Line(
            "Theo báo cáo của Ban Tổ chức, chưa tính các chi bộ mới thành lập trong quý.",
            page=1,
            role="footnote",
            whole=True,
            anchor=3,
        ),
        Line("Không kể đảng viên chuyển đến.", page=1, role="footnote", whole=True, anchor=4),
    )


def test_footnote_that_goes_on_over_a_page_is_one() -> None:
    def first(canvas: Canvas) -> None:
        marked(canvas, paragraphs(canvas, 100, "Thứ nhất."), "1", rest=" và các")
        canvas.line(LEFT, HEIGHT - 690, LEFT + 144, HEIGHT - 690)
        note(canvas, 702, "1", "Theo báo cáo của Ban Tổ chức, chưa tính các chi bộ")

    def second(canvas: Canvas) -> None:
        put(canvas, LEFT, 80, "đoàn thể cùng làm.")
        paragraphs(canvas, 98, "Thứ hai.")
        canvas.line(LEFT, HEIGHT - 690, LEFT + 144, HEIGHT - 690)
        note(canvas, 702, "", "mới thành lập trong quý.")

    notes = [line for line in read(pdf(first, second)).lines if line.role == "footnote"]
    assert [(line.page, line.anchor) for line in notes] == [(1, 3)]
    assert notes[0].text.endswith("chưa tính các chi bộ mới thành lập trong quý.")


def test_mark_without_a_note_stays_and_glues_no_digit() -> None:
    reading = read(pdf(lambda canvas: void(marked(canvas, 100, "3"))))
    assert body(reading) == ["trong năm đã kết nạp 120 đảng viên³, rồi báo cáo."]


# --- tables ------------------------------------------------------------------------------------------------------

COLUMNS = (85.0, 125.0, 330.0, 440.0, 538.0)


def stroke(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)


def thin_box(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """A line as Word draws it."""
    canvas.rect(x0, HEIGHT - y1 - 0.5, x1 - x0 + 0.5, y1 - y0 + 0.5, stroke=0, fill=1)


def table(canvas: Canvas, top: float, *cells: tuple[str, ...], height: float = 40, draw: Stroke = stroke) -> float:
    """A table with every line drawn, each cell's by itself; its text may have two lines; gives back where it ends."""
    for at, _ in enumerate(cells):
        y0, y1 = top + at * height, top + (at + 1) * height
        for x0, x1 in pairwise(COLUMNS):
            for edge in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                draw(canvas, *edge)
    bottom = top + height * len(cells)
    for at, row in enumerate(cells):
        for x, text in zip(COLUMNS, row, strict=False):
            for line, part in enumerate(text.split("\n")):
                put(canvas, x + 3, top + at * height + 14 + 13 * line, part, size=11, bold=at == 0)
    return bottom


HEAD = ("ST\nT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
HEADER = ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn")


@pytest.mark.parametrize("draw", [stroke, thin_box])
def test_ruled_table_becomes_rows_and_its_words_are_said_once(draw: Stroke) -> None:
    def page(canvas: Canvas) -> None:
        y = paragraphs(canvas, 80, "Thứ nhất.")
        y = table(
            canvas,
            y,
            HEAD,
            ("1", "Sửa quy chế, ban hành\ntrong năm", "Văn phòng", "Quý I"),
            ("2", "Mở lớp", "", "Quý II"),
            draw=draw,
        )
        paragraphs(canvas, y + 30, "Thứ hai.")

    reading = read(pdf(page))
    assert rows(reading) == [
        (0, HEADER),
        (0, ("1", "Sửa quy chế, ban hành trong năm", "Văn phòng", "Quý I")),
        (0, ("2", "Mở lớp", "", "Quý II")),
    ]
    assert [line.bold for line in reading.lines if line.role == "row"] == [True, False, False]
    assert len(body(reading)) == 6
    assert [line.role for line in reading.lines] == ["body"] * 3 + ["row"] * 3 + ["body"] * 3


def test_table_over_two_pages_is_one_without_its_repeated_header() -> None:
    def first(canvas: Canvas) -> None:
        paragraphs(canvas, 80, "Thứ nhất.")
        table(
            canvas,
            640,
            HEADER,
            ("1", "Sửa quy chế", "Văn phòng", "Quý I"),
            ("2", "Mở lớp bồi dưỡng cho", "Ban Tổ chức", "Quý II"),
        )
        centre(canvas, 810, "1")

    def second(canvas: Canvas) -> None:
        centre(canvas, 40, "2")
        y = table(canvas, 60, HEADER, ("", "bí thư chi bộ", "", ""), ("3", "Tổng kết", "Văn phòng", "Quý IV"))
        paragraphs(canvas, y + 30, "Thứ hai.")
        table(canvas, 500, HEADER, ("1", "Việc khác", "Chi bộ", "Quý I"))

    assert rows(read(pdf(first, second))) == [
        (0, HEADER),
        (0, ("1", "Sửa quy chế", "Văn phòng", "Quý I")),
        (0, ("2", "Mở lớp bồi dưỡng cho bí thư chi bộ", "Ban Tổ chức", "Quý II")),
        (0, ("3", "Tổng kết", "Văn phòng", "Quý IV")),
        (1, HEADER),
        (1, ("1", "Việc khác", "Chi bộ", "Quý I")),
    ]


def test_merged_cells_stand_once_in_a_row_and_in_every_row_they_cover() -> None:
    def page(canvas: Canvas) -> None:
        for x in (85, 125, 538):
            canvas.line(x, HEIGHT - 100, x, HEIGHT - 220)
        for x in (330, 440):
            canvas.line(x, HEIGHT - 140, x, HEIGHT - 220)
        for y in (100, 140, 220):
            canvas.line(85, HEIGHT - y, 538, HEIGHT - y)
        canvas.line(85, HEIGHT - 180, 440, HEIGHT - 180)
        for x, y, text in ((90, 115, "I"), (200, 115, "Xây dựng tổ chức"), (90, 155, "1"), (130, 155, "Mở lớp"),
                           (335, 155, "Văn phòng"), (90, 195, "2"), (130, 195, "Tổng kết"), (335, 195, "Chi bộ"),
                           (445, 175, "Quý IV")):  # fmt: skip
            put(canvas, x, y, text, size=11)

    assert rows(read(pdf(page))) == [
        (0, ("I", "Xây dựng tổ chức")),
        (0, ("1", "Mở lớp", "Văn phòng", "Quý IV")),
        (0, ("2", "Tổng kết", "Chi bộ", "Quý IV")),
    ]


def test_masthead_in_a_drawn_table_is_still_a_masthead() -> None:
    def page(canvas: Canvas) -> None:
        for x0, x1 in ((85, 300), (300, 538)):
            canvas.rect(x0, HEIGHT - 125, x1 - x0, 70)
        for y in (76, 90):
            canvas.line(85, HEIGHT - y, 538, HEIGHT - y)
        party_masthead(canvas)
        paragraphs(canvas, 200, "Thứ nhất.")

    reading = read(pdf(page))
    assert rows(reading) == []
    assert body(reading)[:4] == ["TỈNH ỦY ĐÔNG XUYÊN", "*", "Số 15-CTr/TU", "ĐẢNG CỘNG SẢN VIỆT NAM"]


def test_frame_round_running_text_is_no_table() -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(LEFT - 5, HEIGHT - 220, RIGHT - LEFT + 10, 100)
        paragraphs(canvas, 140, "Thứ nhất.")

    reading = read(pdf(page))
    assert rows(reading) == []
    assert len(body(reading)) == 3


# --- health ------------------------------------------------------------------------------------------------------


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (40, 40), 128)), 0, 0, WIDTH, HEIGHT)


def blank(canvas: Canvas) -> None:
    """A page with nothing on it."""


def stamped_scan(canvas: Canvas) -> None:
    picture(canvas)
    put(canvas, 380, 40, "Ký bởi: Văn phòng Tỉnh ủy", size=8)
    put(canvas, 380, 50, "Thời gian ký: 12.03.2024 08:15:02 +07:00", size=8)


WHOLE = pdf(page_of("Thứ nhất."))
TCVN3 = ("Ban ChÊp hµnh Trung ­¬ng §¶ng Céng s¶n ViÖt Nam", "NghÞ quyÕt cña Bé ChÝnh trÞ vÒ c«ng t¸c c¸n bé")
VNI = (
    "Ban Chaáp haønh Trung öông Ñaûng Coäng saûn Vieät Nam",
    "Nghò quyeát cuûa Boä Chính trò veà coâng taùc caùn boä",
)
SHUFFLED = ("KSốý hNiệou gnhậi quyếtngh ủyđả ngộb Trưugn", "côgtn cáố xâydựg ngĐả ộicgn bgnằ hiệpng xửlg")


def lines_of(*texts: str) -> bytes:
    def page(canvas: Canvas) -> None:
        for at, text in enumerate(texts * 3):
            put(canvas, LEFT, 80 + 20 * at, text)

    return pdf(page)


@pytest.mark.parametrize(
    ("data", "error", "code", "says"),
    [
        pytest.param(b"", Unreadable, "tep_hong", "rỗng", id="no-bytes"),
        pytest.param(b"PK\x03\x04 not a pdf", Unreadable, "tep_hong", "không phải PDF", id="another-format"),
        pytest.param(WHOLE[:300], Unreadable, "tep_hong", "hỏng", id="cut-off"),
        pytest.param(pdf(blank, password="kín"), Unreadable, "tep_co_mat_khau", "mật khẩu", id="password"),
        pytest.param(pdf(picture, picture), NoText, "pdf_khong_co_lop_chu", "OCR", id="scan"),
        pytest.param(pdf(stamped_scan), NoText, "pdf_khong_co_lop_chu", "OCR", id="scan-with-a-signature-stamp"),
        pytest.param(pdf(blank), NoText, "pdf_khong_co_lop_chu", "OCR", id="empty-page"),
        pytest.param(lines_of(*TCVN3), Unreadable, "lop_chu_hong", "TCVN3", id="tcvn3-letters"),
        pytest.param(lines_of(*VNI), Unreadable, "lop_chu_hong", "VNI", id="vni-letters"),
        pytest.param(lines_of(*SHUFFLED), Unreadable, "lop_chu_hong", "xáo trộn", id="shuffled-letters"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    data: bytes, error: type[Exception], code: str, says: str
) -> None:
    with pytest.raises(error, match=says) as caught:
        read(data)
    assert getattr(caught.value, "code", None) == code


def test_pages_that_are_pictures_are_named() -> None:
    reading = read(pdf(page_of("Thứ nhất."), picture, page_of("Thứ hai."), picture, blank))
    assert "Trang 2, 4 " in codes(reading)["trang_khong_co_lop_chu"]
    assert reading.page_count == 5


def test_some_impossible_words_are_a_warning() -> None:
    good = "Nghị quyết của Đảng bộ tỉnh về phát triển nông nghiệp bền vững"
    reading = read(lines_of(good, good, "Quy Õt ®Þnh sè cña thñ t­íng"))
    assert [problem.severity for problem in reading.problems if problem.code == "lop_chu_dang_ngo"] == ["warning"]


def test_foreign_text_is_not_taken_for_broken_text() -> None:
    reading = read(
        lines_of("The report was written in plain English words by somebody else, and signed by nobody at all.")
    )
    assert reading.problems == ()
