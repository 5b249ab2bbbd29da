"""What could be a Vietnamese syllable, and how healthy a text is by that measure."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.syllables import is_possible, vietnamese_share

POSSIBLE = (
    "nghị quyết của Đảng ủy uỷ hòa hoà gì giếng quý khuỷu ngoằn ngoèo thuở rượu yếu ở ế Ỷ xoong chuếnh choáng Đắk Lắk"
)
IMPOSSIBLE = "cña hµnh ­¬ng §¶ng Ñaûng quyeát Cộgn ngị kà cế ghà chêp việć đẵ nghiôp thốngg KSốý"
SILENT = "2025 TCCSĐ UBND QĐi CTr đ a Microsoft office km2 10-KH/TW và/hoặc 19.500 % — ₫"


@pytest.mark.parametrize("word", POSSIBLE.split())
def test_possible(word: str) -> None:
    assert is_possible(word) is not False


@pytest.mark.parametrize("word", IMPOSSIBLE.split())
def test_impossible(word: str) -> None:
    assert is_possible(word) is False


@pytest.mark.parametrize("word", SILENT.split())
def test_numbers_abbreviations_and_foreign_words_say_nothing_against_a_text(word: str) -> None:
    assert vietnamese_share(word) == 1.0


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        pytest.param("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII, nhiệm kỳ 2020 - 2025", 1.0, 1.0, id="unicode"),
        pytest.param(normalize("NFD", "Nghị quyết Đại hội Đảng bộ"), 1.0, 1.0, id="marks-on-their-own"),
        pytest.param("NGHỊ QUYẾT CỦA BAN CHẤP HÀNH ĐẢNG BỘ", 1.0, 1.0, id="capitals"),
        pytest.param("NghÞ quyÕt §¹i héi §¶ng bé tØnh lÇn thø XVII, nhiÖm kú", 0.0, 0.4, id="tcvn3"),
        pytest.param("Nghò quyeát Ñaïi hoäi Ñaûng boä tænh laàn thöù XVII, nhieäm kyø", 0.0, 0.4, id="vni"),
        pytest.param("Nghá»‹ quyáº¿t Äáº¡i há»™i Äáº£ng bá»™ tá»‰nh", 0.0, 0.4, id="utf-8-read-as-latin"),
        pytest.param("Ngh quyt i hi ng b tnh ln th nhim", 0.0, 0.4, id="letters-with-marks-lost"),
        pytest.param("thống ng nh ất trong toà n Đả ng", 0.3, 0.7, id="cut-inside-syllables"),
        pytest.param("The committee shall report every year", 1.0, 1.0, id="english"),
        pytest.param("", 1.0, 1.0, id="nothing"),
    ],
)
def test_share(text: str, least: float, most: float) -> None:
    assert least <= vietnamese_share(text) <= most


@given(st.text())
def test_share_is_a_share_of_any_text(text: str) -> None:
    assert 0.0 <= vietnamese_share(text) <= 1.0


@given(st.lists(st.sampled_from(POSSIBLE.split())), st.lists(st.sampled_from(SILENT.split())))
def test_words_that_say_nothing_change_nothing(words: list[str], silent: list[str]) -> None:
    assert vietnamese_share(" ".join(words + silent)) == 1.0
