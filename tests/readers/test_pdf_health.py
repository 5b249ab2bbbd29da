"""PDF files that cannot be read, or not all of them, and what is said of it."""

from __future__ import annotations

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsers.errors import NoText, Unreadable
from parsers.readers.pdf import read

from .pdf_pages import HEIGHT, LEFT, WIDTH, body, codes, page_of, pdf, put


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


UNMARKED = (
    "So Nang nghiep va Moi twang nhan duoc Cong van sa cua So NQi vu ve viec cu dai dien",
    "lanh dao tham gia Ban Vi su tien bo cua phu nu va to thu ky giup viec cua tinh",
)


def lines_of(*texts: str, on_scan: bool = False) -> bytes:
    def page(canvas: Canvas) -> None:
        if on_scan:
            picture(canvas)
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
        pytest.param(
            lines_of(*UNMARKED, on_scan=True), Unreadable, "lop_chu_hong", "mất dấu", id="recognised-as-english"
        ),
        pytest.param(lines_of(*SHUFFLED), Unreadable, "lop_chu_hong", "xáo trộn", id="shuffled-letters"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    data: bytes, error: type[Exception], code: str, says: str
) -> None:
    with pytest.raises(error, match=says) as caught:
        read(data)
    assert getattr(caught.value, "code", None) == code


@pytest.mark.parametrize(
    ("letters", "table"), [pytest.param(TCVN3, "TCVN3", id="tcvn3"), pytest.param(VNI, "VNI", id="vni")]
)
def test_letters_of_old_fonts_are_put_into_unicode(letters: tuple[str, ...], table: str) -> None:
    """The fonts carry no name that would tell, as in PDFs that keep only the letters they use."""
    reading = read(lines_of(*letters))
    assert body(reading)[:2] == [
        "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam",
        "Nghị quyết của Bộ Chính trị về công tác cán bộ",
    ]
    assert table in codes(reading)["da_chuyen_bang_ma"]
    assert "lop_chu_dang_ngo" not in codes(reading)


def test_pages_that_are_pictures_are_named() -> None:
    reading = read(pdf(page_of("Thứ nhất."), picture, page_of("Thứ hai."), picture, blank))
    assert "Trang 2, 4 " in codes(reading)["trang_khong_co_lop_chu"]
    assert reading.page_count == 5


def test_some_impossible_words_are_a_warning() -> None:
    good = "Nghị quyết của Đảng bộ tỉnh về phát triển nông nghiệp bền vững"
    reading = read(lines_of(good, good, "Quy Õt ®Þnh sè cña thñ t­íng"))
    assert [problem.severity for problem in reading.problems if problem.code == "lop_chu_dang_ngo"] == ["warning"]


def test_text_without_marks_that_lies_over_no_picture_is_as_its_author_wrote_it() -> None:
    assert body(read(lines_of(*UNMARKED)))[0].startswith("So Nang nghiep")


def test_foreign_text_is_not_taken_for_broken_text() -> None:
    reading = read(
        lines_of("The report was written in plain English words by somebody else, and signed by nobody at all.")
    )
    assert reading.problems == ()
