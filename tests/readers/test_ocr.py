"""What an OCR program says about a page, as lines: specks left out, sizes told, columns and tables as on any page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.errors import Unreadable
from parsers.model import Reading
from parsers.readers.ocr import Patch, Scan, find_tangles, recognise
from parsers.readers.pdf import read_pages

from .pdf_pages import body, rows

DPI = 100
# How wide a letter of 14 points is here, in dots, and how high.
LETTER, TALL = 9, 20
Word = tuple[str, int] | str


def word(text: str, x: int, y: int, sure: int = 95, *, letter: int = LETTER, tall: int = TALL) -> str:
    box = f"bbox {x} {y} {x + letter * len(text)} {y + tall}"
    return f"<span class='ocrx_word' title='{box}; x_wconf {sure}'>{text}</span>"


def line(y: int, words: Sequence[str], slope: float = 0.0) -> str:
    return f"<span class='ocr_line' title='bbox 80 {y} 760 {y + 24}; baseline {slope} -4'>{''.join(words)}</span>"


def text_line(y: int, text: str, x: int = 100, sure: int = 95, letter: int = LETTER) -> str:
    found, at = [], x
    for part in text.split():
        found.append(word(part, at, y, sure, letter=letter))
        at += letter * len(part) + letter // 2
    return line(y, found)


def rule(x0: int, y0: int, x1: int, y1: int) -> str:
    return f"<div class='ocr_separator' title='bbox {x0} {y0} {x1} {y1}'></div>"


def hocr(*parts: str) -> bytes:
    page = f"<div class='ocr_page' title='image \"stdin\"; bbox 0 0 827 1169'>{''.join(parts)}</div>"
    return f"<?xml version='1.0' encoding='UTF-8'?><html><body>{page}</body></html>".encode()


def read(*parts: str) -> Reading:
    return read_pages([recognise(Scan(1, hocr(*parts), DPI)).sheet])


SPECKS = [
    pytest.param(line(100, [word("Trân", 100, 100), word("trọng./.", 150, 100), word("⁄~", 300, 100, 20)]),
                 "Trân trọng./.", id="stroke-of-the-pen-behind"),
    pytest.param(line(100, [word(".", 80, 100, 90), word("Phạm", 100, 100)]), "Phạm", id="sign-that-opens-no-line"),
    pytest.param(line(100, [word("š", 80, 100, 7), word("Lưu", 100, 100)]), "Lưu", id="letter-made-of-dust"),
    pytest.param(line(100, [word("-", 100, 100, 30), word("Lưu", 120, 100)]), "- Lưu", id="bullet-however-doubtful"),
    pytest.param(line(100, [word("I.", 100, 100, 30), word("MỤC", 130, 100), word("TIÊU", 180, 100)]),
                 "I. MỤC TIÊU", id="label-however-doubtful"),
    pytest.param(line(100, [word("-:PHÓ", 100, 100), word("CHỦ", 150, 100), word("TỊCH|", 200, 100)]),
                 "PHÓ CHỦ TỊCH", id="specks-stuck-to-words"),
    pytest.param(line(100, [word("Số:", 100, 100), word("đỗ", 150, 100, 5), word("/HC-CNHC", 200, 100)]),
                 "Số: đỗ /HC-CNHC", id="what-is-written-by-hand-keeps-its-place"),
    pytest.param(text_line(100, "Văn bản") + line(200, [word("ro\"", 400, 200, 25)]), "Văn bản", id="line-of-noise"),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "expected"), SPECKS)
def test_specks_are_left_out_and_words_are_not(parts: str, expected: str) -> None:
    assert body(read(parts)) == [expected]


def test_confidence_is_the_mean_over_the_letters() -> None:
    scan = Scan(
        1, hocr(line(100, [word("mười", 100, 100, 90), word("hai", 150, 100, 60), word("x", 200, 100, 50)])), DPI
    )
    assert recognise(scan).confidence == pytest.approx((4 * 90 + 3 * 60 + 50) / 8)
    assert recognise(Scan(1, hocr(), DPI)).confidence == 0


def test_columns_are_read_one_after_the_other() -> None:
    masthead = [
        line(100, [word("TỈNH", 100, 100), word("ỦY", 145, 100), word("ĐẢNG", 450, 100), word("CỘNG", 495, 100)]),
        line(130, [word("Số", 110, 130), word("15-KH/TU", 140, 130), word("Hà", 460, 130), word("Nam", 490, 130)]),
    ]
    assert body(read(*masthead)) == ["TỈNH ỦY", "Số 15-KH/TU", "ĐẢNG CỘNG", "Hà Nam"]


def test_a_page_that_slopes_is_set_level() -> None:
    """Two columns of one row stand at two heights; the slope of the lines says that it is one row."""
    parts = [line(y, [word("TRÁI", 100, y), word("PHẢI", 600, y + 15)], slope=0.03) for y in (100, 140)]
    words = recognise(Scan(1, hocr(*parts), DPI)).sheet.words
    assert len({round(one.base, 1) for one in words}) == 2


def test_a_line_that_slopes_unlike_its_page_stays_whole() -> None:
    """A sheet that went in crooked: the head lies level, the text below it does not."""
    head = [line(100, [word("ỦY", 100, 100), word("BAN", 600, 100)], slope=-0.012)]
    text = [text_line(y, "các chi bộ xây dựng kế hoạch") for y in range(200, 440, 30)]
    words = recognise(Scan(1, hocr(*head, *text), DPI)).sheet.words
    assert words[0].base == words[1].base


def test_lines_of_a_table_make_cells() -> None:
    lines = [rule(90, y, 700, y + 1) for y in (100, 150, 200, 250)]
    lines += [rule(x, 100, x + 1, 250) for x in (90, 150, 450, 700)]
    texts = [
        line(
            110 + 50 * at,
            [word(str(at), 100, 110 + 50 * at), word(name, 170, 110 + 50 * at), word("đạt", 470, 110 + 50 * at)],
        )
        for at, name in enumerate(("Một", "Hai", "Ba"))
    ]
    assert rows(read(*lines, *texts)) == [(0, ("0", "Một", "đạt")), (0, ("1", "Hai", "đạt")), (0, ("2", "Ba", "đạt"))]


def test_footnotes_are_known_by_small_type_below_a_short_line() -> None:
    page = [text_line(100 + 30 * at, "Thực hiện nghị quyết của ban thường vụ về công tác") for at in range(8)]
    note = [rule(100, 900, 300, 901), text_line(920, "' Nghị quyết số bốn của tỉnh ủy", x=140, letter=6)]
    reading = read(*page, *note, text_line(945, "và kế hoạch của ủy ban", letter=6))
    [footnote] = [found.text for found in reading.lines if found.role == "footnote"]
    assert footnote == "Nghị quyết số bốn của tỉnh ủy và kế hoạch của ủy ban"


def test_lines_taken_for_one_are_found_and_replaced() -> None:
    first = hocr(
        text_line(100, "- Như trên;"),
        line(130, [word("-", 100, 130), word("Lưu", 120, 130), word("PH‹TH", 450, 110, 20, tall=60)]),
    )
    [tangle] = find_tangles(first)
    assert tangle == pytest.approx((450, 110, 495, 170))
    again = hocr(line(0, [word("KT.", 0, 0), word("CHỦ", 40, 0)]), line(30, [word("PHÓ", 0, 30), word("CHỦ", 40, 30)]))
    found = recognise(Scan(1, first, DPI, (Patch(tangle, again),))).sheet
    assert {one.text for one in found.words} == {"-", "Như", "trên;", "Lưu", "KT.", "CHỦ", "PHÓ"}
    [name] = [one for one in found.words if one.text == "KT."]
    assert name.x0 == pytest.approx(450 * 72 / DPI)


@pytest.mark.parametrize("data", [b"", b"Tesseract Open Source OCR Engine", b"<html></html>"])
def test_what_is_no_hocr_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        recognise(Scan(1, data, DPI))
