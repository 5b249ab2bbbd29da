"""The label at the head of a line: every form that is one, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.markers import LATIN_LETTERS, LETTERS, Marker, read_marker, roman, to_roman

ROMANS = [to_roman(value) for value in range(1, 51)]
CAPITALS = "".join(letter.upper() for letter in LATIN_LETTERS if letter not in "ilovwxz")


def read(line: str) -> str | None:
    """`kind label ordinal` of a line's label, None where it has none."""
    marker = read_marker(line)
    return f"{marker.kind} {marker.label} {marker.ordinal}" if marker else None


def rest(line: str) -> str:
    """What a line says after its label."""
    marker = read_marker(line)
    assert marker, line
    return line[marker.end :]


@pytest.mark.parametrize("value", range(1, 51))
def test_roman_numerals_are_read_back(value: int) -> None:
    assert roman(to_roman(value)) == value


@pytest.mark.parametrize("written", ["IIX", "IIII", "VX", "IL", "LL", "VV", "XXXX", "IVI"])
def test_what_no_one_writes_is_no_roman_numeral(written: str) -> None:
    assert roman(written) is None


@pytest.mark.parametrize("sign", [".", "-", "/", ":", " .", " -", ")"])
@pytest.mark.parametrize("number", ROMANS)
def test_every_roman_label(number: str, sign: str) -> None:
    line = f"{number}{sign} MỤC TIÊU"
    assert read(line) == f"roman {number} {roman(number)}"
    assert rest(line) == "MỤC TIÊU"


@pytest.mark.parametrize("sign", [".", ")", "-", "/", " ."])
@pytest.mark.parametrize("number", range(1, 121))
def test_every_arabic_label(number: int, sign: str) -> None:
    line = f"{number}{sign} Tiếp tục quán triệt"
    assert read(line) == f"arabic {number} {number}"
    assert rest(line) == "Tiếp tục quán triệt"


@pytest.mark.parametrize("sign", [".", "", "-", ")", ":"])
@pytest.mark.parametrize("number", [f"{a}.{b}" for a in range(1, 13) for b in range(1, 13)] + ["2.1.1", "1.2.3.4"])
def test_every_decimal_label(number: str, sign: str) -> None:
    line = f"{number}{sign} Công tác tổ chức"
    assert read(line) == f"decimal {number} {number.rsplit('.', 1)[1]}"
    assert rest(line) == "Công tác tổ chức"


@pytest.mark.parametrize("sign", [")", ".", "-", "/", " -"])
@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_label(letter: str, sign: str) -> None:
    line = f"{letter}{sign} Rà soát"
    assert read(line) == f"letter {letter} {LETTERS.index(letter) + 1}"
    assert rest(line) == "Rà soát"


@pytest.mark.parametrize("letter", "fjwz")
def test_letters_of_a_list_that_the_word_processor_numbered(letter: str) -> None:
    assert read(f"{letter}) Rà soát") == f"letter {letter} {LATIN_LETTERS.index(letter) + 1}"


@pytest.mark.parametrize("letter", CAPITALS)
def test_every_capital(letter: str) -> None:
    assert read(f"{letter}. ĐÁNH GIÁ TÌNH HÌNH") == f"upper {letter} {ord(letter) - ord('A') + 1}"


@pytest.mark.parametrize(
    ("line", "expected", "words"),
    [
        pytest.param("Phần thứ nhất", "phan Phần thứ nhất 1", "", id="phan-in-words"),
        pytest.param("PHẦN THỨ HAI", "phan Phần thứ hai 2", "", id="phan-in-capitals"),
        pytest.param("Phần I. TÌNH HÌNH", "phan Phần I 1", "TÌNH HÌNH", id="phan-with-its-heading"),
        pytest.param("PHẦN III", "phan Phần III 3", "", id="phan-roman"),
        pytest.param("Phần A", "phan Phần A 1", "", id="phan-by-letter"),
        pytest.param("Phần thứ mười hai", "phan Phần thứ mười hai 12", "", id="phan-twelve"),
        pytest.param("Chương I", "chuong Chương I 1", "", id="chuong"),
        pytest.param("CHƯƠNG IV. TỔ CHỨC", "chuong Chương IV 4", "TỔ CHỨC", id="chuong-capitals"),
        pytest.param("Chương 2", "chuong Chương 2 2", "", id="chuong-arabic"),
        pytest.param("Mục 1", "muc Mục 1 1", "", id="muc"),
        pytest.param("Mục 3. KHAI THÁC", "muc Mục 3 3", "KHAI THÁC", id="muc-with-its-heading"),
        pytest.param("Tiểu mục 2. LƯU TRỮ", "tieu_muc Tiểu mục 2 2", "LƯU TRỮ", id="tieu-muc"),
        pytest.param("Phụ lục", "phu_luc Phụ lục 0", "", id="lone-annex"),
        pytest.param("PHỤ LỤC:", "phu_luc Phụ lục 0", "", id="lone-annex-with-colon"),
        pytest.param("PHỤ LỤC 1", "phu_luc Phụ lục 1 1", "", id="annex"),
        pytest.param("Phụ lục số 02:", "phu_luc Phụ lục 02 2", "", id="annex-keeps-its-nought"),
        pytest.param("Phụ lục IV", "phu_luc Phụ lục IV 4", "", id="annex-roman"),
        pytest.param("PHỤ LỤC IIA", "phu_luc Phụ lục IIA 2", "", id="annex-with-a-letter"),
        pytest.param("PHỤ LỤC 1A", "phu_luc Phụ lục 1A 1", "", id="annex-arabic-with-a-letter"),
        pytest.param("Điều 5.", "dieu Điều 5 5", "", id="dieu-heading-below"),
        pytest.param("Điều 5. Giải thích từ ngữ", "dieu Điều 5 5", "Giải thích từ ngữ", id="dieu"),
        pytest.param("Điều 5: Giải thích từ ngữ", "dieu Điều 5 5", "Giải thích từ ngữ", id="dieu-colon"),
        pytest.param("Điều 5- Giải thích từ ngữ", "dieu Điều 5 5", "Giải thích từ ngữ", id="dieu-dash"),
        pytest.param("Điều 5 - Giải thích từ ngữ", "dieu Điều 5 5", "Giải thích từ ngữ", id="dieu-dash-between-blanks"),
        pytest.param("ĐIỀU 12. GIẢI THÍCH", "dieu Điều 12 12", "GIẢI THÍCH", id="dieu-capitals"),
        pytest.param("Ðiều 7. Nguyên tắc", "dieu Điều 7 7", "Nguyên tắc", id="dieu-with-eth"),
        pytest.param("Điều 8", "dieu Điều 8 8", "", id="dieu-alone"),
        pytest.param("Điều 8a. Bổ sung", "dieu Điều 8a 8", "Bổ sung", id="dieu-put-in-between"),
        pytest.param("I -MỤC ĐÍCH", "roman I 1", "MỤC ĐÍCH", id="roman-blank-before-the-dash"),
        pytest.param("II.MỤC TIÊU", "roman II 2", "MỤC TIÊU", id="roman-no-blank"),
        pytest.param("II– MỤC TIÊU", "roman II 2", "MỤC TIÊU", id="roman-en-dash"),
        pytest.param("III. Mục tiêu", "roman III 3", "Mục tiêu", id="roman-small-letters"),
        pytest.param("1.Tiếp tục", "arabic 1 1", "Tiếp tục", id="arabic-no-blank"),
        pytest.param("1- Tiếp tục", "arabic 1 1", "Tiếp tục", id="arabic-dash"),
        pytest.param("1-Tiếp tục", "arabic 1 1", "Tiếp tục", id="arabic-dash-no-blank"),
        pytest.param("1/ Tiếp tục", "arabic 1 1", "Tiếp tục", id="arabic-slash"),
        pytest.param("5/ 100% chi bộ", "arabic 5 5", "100% chi bộ", id="arabic-slash-before-a-share"),
        pytest.param("1) Tiếp tục", "arabic 1 1", "Tiếp tục", id="arabic-bracket"),
        pytest.param("1. 100% chi bộ", "arabic 1 1", "100% chi bộ", id="arabic-before-a-share"),
        pytest.param("3. 05 chi bộ đạt chuẩn", "arabic 3 3", "05 chi bộ đạt chuẩn", id="arabic-before-a-count"),
        pytest.param("4. “Ngày vì dân”", "arabic 4 4", "“Ngày vì dân”", id="arabic-before-a-quote"),
        pytest.param("2. 15 chi bộ", "arabic 2 2", "15 chi bộ", id="arabic-before-a-count-without-nought"),
        pytest.param("1.1 Công tác", "decimal 1.1 1", "Công tác", id="decimal-no-sign"),
        pytest.param("1.1.Công tác", "decimal 1.1 1", "Công tác", id="decimal-no-blank"),
        pytest.param("1. 1. Công tác", "decimal 1.1 1", "Công tác", id="decimal-blank-inside"),
        pytest.param("1.2. 100% chi bộ", "decimal 1.2 2", "100% chi bộ", id="decimal-before-a-share"),
        pytest.param("a)Rà soát", "letter a 1", "Rà soát", id="letter-no-blank"),
        pytest.param("đ) Rà soát", "letter đ 5", "Rà soát", id="letter-with-stroke"),
        pytest.param("ð) Rà soát", "letter đ 5", "Rà soát", id="letter-with-eth"),
        pytest.param("i) Rà soát", "letter i 9", "Rà soát", id="i-in-small-is-a-letter"),
        pytest.param("A- ĐÁNH GIÁ", "upper A 1", "ĐÁNH GIÁ", id="capital-dash"),
        pytest.param("B/ ĐÁNH GIÁ", "upper B 2", "ĐÁNH GIÁ", id="capital-slash"),
    ],
)
def test_forms(line: str, expected: str, words: str) -> None:
    assert read(line) == expected
    assert rest(line) == words


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="nothing"),
        pytest.param("(1) Nội dung", id="full-brackets"),
        pytest.param("(a) Nội dung", id="letter-in-full-brackets"),
        pytest.param("- Nội dung", id="bullet"),
        pytest.param("* Đến năm 2028", id="star"),
        pytest.param("Biểu 01", id="form"),
        pytest.param("Mẫu số 2", id="pattern"),
        pytest.param("Phụ lục 2 kèm theo Kế hoạch này", id="mention-of-an-annex"),
        pytest.param("Phụ lục kèm theo", id="mention-of-a-lone-annex"),
        pytest.param("Điều 3 Điều lệ Đảng; các quy định", id="mention-of-an-article"),
        pytest.param("Điều 7 của Quy chế", id="mention-of-an-article-of"),
        pytest.param("Mục 1 Chương II của Quy chế", id="mention-of-a-muc"),
        pytest.param("mục 2 của Nghị quyết", id="small-letters-are-running-text"),
        pytest.param("chương 3 nêu rõ", id="chapter-in-running-text"),
        pytest.param("phần thứ hai của báo cáo", id="part-in-running-text"),
        pytest.param("Phần lớn các chi bộ", id="a-large-part"),
        pytest.param("Mục tiêu đến năm 2030", id="muc-tieu"),
        pytest.param("Chương trình hành động", id="chuong-trinh"),
        pytest.param("V/v triển khai", id="v-v"),
        pytest.param("T/M BAN THƯỜNG VỤ", id="signing"),
        pytest.param("XIII về tiếp tục đổi mới", id="khoa-at-the-head-of-a-wrapped-line"),
        pytest.param("2021 - 2025 đạt", id="a-period"),
        pytest.param("57-NQ/TW của Bộ Chính trị", id="a-number-at-the-head-of-a-wrapped-line"),
        pytest.param("21-NQ/TW, ngày 16/6/2022", id="a-party-number"),
        pytest.param("10/10 chi bộ", id="a-fraction"),
        pytest.param("I/2024 hoàn thành", id="a-quarter-at-the-head-of-a-wrapped-line"),
        pytest.param("24/7", id="round-the-clock"),
        pytest.param("19.500 người", id="grouped-figures"),
        pytest.param("30,5% hộ", id="decimal-comma"),
        pytest.param("01. Tiếp tục", id="a-nought-first"),
        pytest.param("1.500 hộ dân", id="a-thousand"),
        pytest.param("2.0 Công nghiệp", id="a-nought-inside"),
        pytest.param("1", id="a-number-alone"),
        pytest.param("I", id="a-numeral-alone"),
        pytest.param("a", id="a-letter-alone"),
        pytest.param("12", id="a-page-number"),
        pytest.param("PGS. TS. Trần Văn A", id="a-title"),
        pytest.param("IIX. Nội dung", id="no-numeral"),
        pytest.param("đ/c Bí thư", id="an-abbreviation"),
        pytest.param("a-xít", id="a-word-with-a-dash"),
        pytest.param("Điều 5-7 Quy chế", id="mention-of-several-articles"),
        pytest.param("TP. Hồ Chí Minh", id="city"),
    ],
)
def test_what_is_no_label(line: str) -> None:
    assert read(line) is None


LABELLED = st.from_regex(
    r"(?:[IVXL]{1,4}|[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}|[a-zđA-Z]|Điều [0-9]|Phụ lục)[.)\-/: ]{0,3}.{0,12}"
)


@given(st.one_of(st.text(max_size=40), LABELLED))
def test_a_marker_ends_inside_its_line_and_prints_its_label(line: str) -> None:
    marker = read_marker(line)
    assert marker is None or (isinstance(marker, Marker) and 0 < marker.end <= len(line) and marker.label)
