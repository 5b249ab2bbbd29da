"""Scanned pages: which of them are recognised, what comes of them, and what is said where they cannot be."""

from __future__ import annotations

import io
import time
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from pypdfium2 import PdfDocument
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsers.errors import ParseError, Unreadable
from parsers.text import fold
from pipeline import ocr, programs
from pipeline.opening import open_document
from pipeline.pictures import find_skew, red_ink, without_seals
from tests.readers.pdf_pages import LEFT, Draw, centre, pdf, put
from tests.readers.test_pdf_stamps import signed_letter, signed_scan
from tests.scans import DPI, pictures, recognised, scan

RAW = Path(__file__).parents[2] / "data" / "raw"
RED = (200, 30, 45)


def letter(canvas: Canvas) -> None:
    """Half a page with what must come out of any scan."""
    put(canvas, 110, 70, "TỈNH ỦY ĐÔNG XUYÊN")
    put(canvas, 330, 70, "ĐẢNG CỘNG SẢN VIỆT NAM", bold=True)
    put(canvas, 175, 87, "*")
    put(canvas, 340, 95, "Đông Xuyên, ngày 12 tháng 3 năm 2024", size=13)
    put(canvas, 130, 104, "Số 15-CTr/TU")
    centre(canvas, 160, "CHƯƠNG TRÌNH HÀNH ĐỘNG", bold=True, size=16)
    centre(canvas, 180, "thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022", bold=True)
    put(canvas, LEFT, 220, "I. MỤC TIÊU")
    put(canvas, LEFT, 245, "1. Đến năm 2025, có trên 90% chi bộ hoàn thành tốt nhiệm vụ.")
    put(canvas, LEFT, 270, "II. NHIỆM VỤ")


LETTER = pdf(letter)


def font(points: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(files("font_roboto") / "files" / "Roboto-Bold.ttf"), round(points * DPI / 72))


def stamped(words: str, turn: float = 0) -> bytes:
    """The letter with a mark stamped in red below its number."""
    [page] = pictures(LETTER)
    place = (round(1.9 * DPI), round(1.6 * DPI))
    draw = ImageDraw.Draw(page)
    draw.text(place, words, RED, font(14))
    x0, top, x1, bottom = draw.textbbox(place, words, font(14))
    draw.rectangle((x0 - 14, top - 12, x1 + 14, bottom + 12), outline=RED, width=4)
    return scan([page.rotate(turn, expand=True)])


@pytest.mark.parametrize(
    ("data", "source_format", "becomes"),
    [
        pytest.param(scan(pictures(LETTER)), "pdf", "pdf-ocr", id="pdf"),
        pytest.param(scan(pictures(LETTER, turn=90)), "pdf", "pdf-ocr", id="pdf-on-its-side"),
        pytest.param(scan(pictures(LETTER, turn=180)), "pdf", "pdf-ocr", id="pdf-upside-down"),
        pytest.param(scan(pictures(LETTER, turn=2)), "pdf", "pdf-ocr", id="pdf-askew"),
        pytest.param(scan(pictures(LETTER), "PNG"), "png", "image-ocr", id="png"),
        pytest.param(scan(pictures(LETTER), "JPEG"), "jpg", "image-ocr", id="jpg"),
        pytest.param(scan(pictures(LETTER) * 2, "TIFF"), "tif", "image-ocr", id="tif-of-two-pages"),
    ],
)
def test_a_scan_gives_what_the_page_says(data: bytes, source_format: str, becomes: str) -> None:
    if document := recognised(data, source_format):
        metadata = document.metadata
        assert document.source_format == becomes
        assert (metadata.number, metadata.issued_on) == ("15-CTr/TU", "2024-03-12")
        # A tone mark is a few dots; what a version of Tesseract makes of them is not the matter here.
        words = (metadata.issuer, metadata.place, metadata.type_name)
        assert [fold(word or "") for word in words] == ["tinh uy dong xuyen", "dong xuyen", "chuong trinh hanh dong"]
        assert [section.path for section in document.sections][:3] == ["I", "I/1", "II"]
        assert "21-NQ/TW" in [citation.number for citation in document.citations]
        told = [problem for problem in document.problems if problem.code == "ocr"]
        assert [problem.page for problem in told] == list(range(1, (document.page_count or 0) + 1))
        assert all("độ tin cậy" in problem.message for problem in told)


def test_a_page_of_a_sample_reads_as_the_sample_does() -> None:
    """As a whole page is: two columns in the masthead, paragraphs set in, a date, sections and citations."""
    data = (RAW / "04-NQ-TU_chuyen-doi-so.pdf").read_bytes()
    if document := recognised(scan(pictures(data, [0])), "pdf"):
        printed = open_document(data, "pdf")
        assert document.metadata.number == printed.metadata.number
        assert document.metadata.issued_on == printed.metadata.issued_on
        assert fold(document.metadata.issuer or "") == fold(printed.metadata.issuer or "")
        assert fold(document.metadata.title or "") == fold(printed.metadata.title or "")
        sections = [section.path for section in printed.sections if section.page == 1]
        assert [section.path for section in document.sections] == sections
        numbers = Counter(citation.number for citation in printed.citations if citation.page == 1)
        assert Counter(citation.number for citation in document.citations) == numbers


def mixed() -> bytes:
    """A page with its text, and a page that is a picture of the same."""
    [page] = pictures(LETTER)

    def picture(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(page), 0, 0, *canvas._pagesize)

    return pdf(letter, picture)


def test_only_the_pages_without_text_are_recognised() -> None:
    document = open_document(mixed(), "pdf")
    codes = {problem.code: problem for problem in document.problems}
    assert document.metadata.number == "15-CTr/TU"
    if ocr.missing() is None:
        assert document.source_format == "pdf-ocr"
        assert codes["ocr"].page == 2
        assert [paragraph.page for paragraph in document.paragraphs].count(2) > 5
    else:
        assert document.source_format == "pdf"
        assert codes["thieu_tesseract"].page == 2


@pytest.mark.parametrize(("mark", "turn"), [("MẬT", 0), ("TỐI MẬT", 0), ("MẬT", 90)])
def test_a_mark_of_secrecy_in_red_is_seen(mark: str, turn: float) -> None:
    if document := recognised(stamped(mark, turn), "pdf"):
        assert document.metadata.secrecy == mark


def test_a_broken_text_layer_is_recognised_anew() -> None:
    garbled = ("KSốý hNiệou gnhậi quyếtngh ủyđả ngộb Trưugn", "côgtn cáố xâydựg ngĐả ộicgn bgnằ hiệpng xửlg")

    def page(canvas: Canvas) -> None:
        for at, text in enumerate(garbled * 6):
            put(canvas, LEFT, 80 + 20 * at, text)

    with pytest.raises(ParseError) as raised:
        open_document(pdf(page), "pdf")
    # What is drawn is as garbled as what is written, so nothing comes of it; but it is looked at.
    assert raised.value.code == ("thieu_tesseract" if ocr.missing() else "khong_nhan_dang_duoc")


@pytest.mark.parametrize(
    ("data", "form", "code"),
    [
        pytest.param(scan([Image.new("RGB", (800, 1100), "white")]), "pdf", "khong_nhan_dang_duoc", id="white-page"),
        pytest.param(b"\x89PNG\r\n\x1a\n cut off", "png", "tep_hong", id="damaged-picture"),
        pytest.param(b"II*\0", "tif", "tep_hong", id="empty-tif"),
    ],
)
def test_what_gives_no_text_is_refused(data: bytes, form: str, code: str) -> None:
    with pytest.raises(ParseError) as raised:
        open_document(data, form)
    assert raised.value.code == ("thieu_tesseract" if ocr.missing() and form == "pdf" else code)


def test_a_picture_of_a_hundred_million_dots_is_refused() -> None:
    file = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(file, "PNG")
    with pytest.raises(Unreadable) as raised:
        open_document(file.getvalue(), "png")
    assert raised.value.code == "anh_qua_lon"


@pytest.mark.parametrize(
    ("found", "languages", "package"),
    [
        pytest.param(None, b"", "tesseract-ocr và tesseract-ocr-vie", id="no-program"),
        pytest.param("/usr/bin/tesseract", b"List:\neng\nosd\n", "gói tesseract-ocr-vie", id="no-vietnamese"),
    ],
)
def test_what_is_missing_is_named_once(
    found: str | None, languages: bytes, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "find", lambda *names: found)
    monkeypatch.setattr(programs, "call", lambda *_, **__: languages)
    ocr.missing.cache_clear()
    try:
        with pytest.raises(ParseError, match=package) as raised:
            open_document(scan(pictures(LETTER)), "pdf")
        assert raised.value.code == "thieu_tesseract"
        noted = [problem for problem in open_document(mixed(), "pdf").problems if problem.severity == "warning"]
        assert [problem.code for problem in noted] == ["thieu_tesseract"]
    finally:
        ocr.missing.cache_clear()


def test_time_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages that were read in time are kept, the first that was not is named."""
    if ocr.missing() is None:
        times = iter([0.0, 1.0])
        monkeypatch.setattr(time, "monotonic", lambda: next(times, 10_000.0))
        found = ocr.read_pictures(scan(pictures(LETTER) * 3, "TIFF"))
        assert sorted(found.sheets) == [1]
        assert [(problem.code, problem.page) for problem in found.problems][-1] == ("ocr_qua_thoi_gian", 2)


@pytest.mark.parametrize("angle", [-3.0, -0.4, 0.0, 1.2, 4.5])
def test_the_skew_of_a_page_is_measured(angle: float) -> None:
    [page] = pictures(LETTER)
    assert find_skew(page.convert("L").rotate(angle, fillcolor="white")) == pytest.approx(-angle, abs=0.2)


@pytest.mark.parametrize(("draw", "shown"), [(signed_letter, True), (signed_scan, False)], ids=["drawn", "scanned"])
def test_what_is_stamped_on_a_page_is_shown_unless_the_page_is_a_scan(draw: Draw, shown: bool) -> None:
    document = PdfDocument(pdf(draw))

    page, dpi = ocr._drawing(document, 1)()

    left, top, right, bottom = (round(points * dpi / 72) for points in (134, 92, 150, 106))
    assert (min(page.convert("L").crop((left, top, right, bottom)).tobytes()) < 100) == shown


def test_seals_go_and_what_is_under_them_stays() -> None:
    page = Image.new("RGB", (400, 200), "white")
    draw = ImageDraw.Draw(page)
    draw.text((60, 70), "BÍ THƯ", "black", font(16))
    bare = without_seals(page)
    draw.ellipse((40, 20, 200, 180), outline=(220, 120, 130), width=6)
    cleaned = without_seals(page)
    assert min(cleaned.crop((100, 18, 140, 28)).tobytes()) > 200
    black = [sum(image.histogram()[:80]) for image in (bare, cleaned)]
    assert black[1] == pytest.approx(black[0], rel=0.05)


def test_a_page_without_red_has_no_stamp() -> None:
    [page] = pictures(LETTER)
    assert red_ink(page) is None
    assert red_ink(page.convert("L")) is None
