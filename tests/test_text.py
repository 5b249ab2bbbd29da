"""One spelling for matching, always as long as the text it stands for."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.text import BLANKS, DASHES, LOOKALIKES, QUOTES, fold, one_tone, plain, slug, squeeze

ANY_TEXT = st.text(max_size=60)
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
LETTERS = sorted({normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES})
BARE = {letter: normalize("NFD", letter)[0] for letter in LETTERS}
VIETNAMESE = st.text(alphabet="".join(LETTERS) + "đĐqQHK -–—“”\u00a0ÐðА/1", max_size=60)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_vietnamese_vowel_folds_to_its_bare_letter(letter: str) -> None:
    assert fold(letter) == fold(letter.upper()) == BARE[letter]


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        pytest.param("Đảng", "dang", id="stroke-and-tone"),
        pytest.param("ĐƯỜNG LỐI", "duong loi", id="capitals"),
        pytest.param("Ðảng ðoàn Ɖảng", "dang doan dang", id="eth-for-d-with-stroke"),
        pytest.param("ngàу ᴠăn bản", "ngay van ban", id="letters-of-other-scripts"),
        pytest.param("НЀ", "hЀ", id="letters-that-stand-for-none-stay"),
        pytest.param("21–NQ/TW", "21-nq/tw", id="dash"),
        pytest.param("“Quy định”", '"quy dinh"', id="quotes"),
        pytest.param("uỷ ban ủy ban", "uy ban uy ban", id="both-places-of-the-tone"),
        pytest.param("İ", "i", id="a-dotted-capital-keeps-its-length"),
        pytest.param("straße", "straße", id="letters-without-a-bare-one-stay"),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize("dash", DASHES)
def test_every_dash_is_one(dash: str) -> None:
    assert plain(f"21{dash}NQ") == "21-NQ"


@pytest.mark.parametrize("quote", QUOTES)
def test_every_quotation_mark_is_one(quote: str) -> None:
    assert plain(quote) == '"'


@pytest.mark.parametrize("blank", BLANKS)
def test_every_blank_is_one(blank: str) -> None:
    assert plain(f"ngày{blank}5") == "ngày 5"


@pytest.mark.parametrize(("twin", "letter"), LOOKALIKES.items())
def test_every_lookalike_is_its_letter(twin: str, letter: str) -> None:
    assert plain(twin) == letter
    assert fold(twin) == fold(letter)


def test_plain_keeps_case_and_tones() -> None:
    assert plain("Đảng ủy Khối – Nghị quyết") == "Đảng ủy Khối - Nghị quyết"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param("uỷ", "ủy", id="uy"),
        pytest.param("Uỷ ban", "Ủy ban", id="uy-with-a-capital"),
        pytest.param("UỶ BAN", "ỦY BAN", id="uy-in-capitals"),
        pytest.param("hoà bình, hoá, xoè", "hòa bình, hóa, xòe", id="oa-oe"),
        pytest.param("KHOÁ XIII", "KHÓA XIII", id="capitals"),
        pytest.param("thuỷ lợi", "thủy lợi", id="inside-a-word"),
        pytest.param("quý, quỷ, QUÝ", "quý, quỷ, QUÝ", id="the-u-of-q-is-no-vowel"),
        pytest.param("toàn, hoàn, khuỷu", "toàn, hoàn, khuỷu", id="closed-syllables-have-one-spelling"),
        pytest.param("ủy hóa", "ủy hóa", id="older-spelling-stays"),
        pytest.param("hoà-hoá/uỷ", "hòa-hóa/ủy", id="beside-signs"),
    ],
)
def test_one_tone(printed: str, expected: str) -> None:
    assert one_tone(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param("  về công\ttác \n dân vận ", "về công tác dân vận", id="blanks-and-line-ends"),
        pytest.param("a\u00a0\u2003b", "a b", id="wide-blanks"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_squeeze(printed: str, expected: str) -> None:
    assert squeeze(printed) == expected


@pytest.mark.parametrize("same_length", [fold, plain, one_tone], ids=lambda function: function.__name__)
@given(text=st.one_of(ANY_TEXT, VIETNAMESE))
def test_length_is_kept_and_twice_is_once(same_length: type[str], text: str) -> None:
    once = same_length(text)
    assert len(once) == len(text)
    assert same_length(once) == once


@given(ANY_TEXT)
def test_fold_sees_no_difference_that_plain_takes_away(text: str) -> None:
    assert fold(plain(text)) == fold(text)


@given(st.one_of(ANY_TEXT, VIETNAMESE), st.data())
def test_a_span_of_the_fold_is_the_fold_of_the_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert fold(text)[start:end] == fold(text[start:end])


def test_a_slug_is_folded_with_hyphens() -> None:
    assert slug("Bà Rịa - Vũng Tàu") == "ba-ria-vung-tau"
