"""Words must give the sentence back, letter by letter, and leave the numbers of documents whole."""

from __future__ import annotations

import subprocess
import sys

import pytest

from parsers.model import Citation, Span
from pipeline import words


def cite(text: str, quote: str, number: str) -> Citation:
    start = text.index(quote)
    return Citation("numbered", Span(start, start + len(quote)), "mentions", "Nghị quyết", "test", number)


def letters(text: str) -> str:
    return "".join(sign for sign in text if not sign.isspace() and sign != "_")


SENTENCES = [
    pytest.param(
        "Ban Chấp hành Đảng bộ Khối họp.", "Ban_Chấp_hành Đảng_bộ Khối họp .", id="words of several syllables"
    ),
    pytest.param("cụ thể hoá của cấp uỷ", None, id="newer tone marks stay"),
    pytest.param("Đaị hội", None, id="misplaced mark"),
    pytest.param("Ðảng bộ", None, id="look-alike of Đ stays as printed"),
    pytest.param("đ/c A, T/M BAN THƯỜNG VỤ, KT. CHỦ TỊCH", None, id="abbreviations"),
    pytest.param("30,5%; 19.500 người; 3-4%; 20.01.2024; 16/6/2022", None, id="figures"),
    pytest.param("Chương I\nQUY ĐỊNH CHUNG", None, id="a sentence over two paragraphs"),
    pytest.param("“Hạ_tầng số” … ____ (1)", None, id="underscores of its own"),
    pytest.param("\u200bchữ\u200b 🤖 ａ", None, id="odd letters"),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_words_give_the_sentence_back(text: str, expected: str | None) -> None:
    found = words.segment(text, Span(0, len(text)), [])
    assert found.exact
    assert letters("".join(found.words)) == letters(text)
    assert expected is None or " ".join(found.words) == expected


@pytest.mark.parametrize(
    ("text", "quote", "number", "word"),
    [
        pytest.param("số 16-CTr/ĐUK, ngày 1/2/2022", "16-CTr/ĐUK", "16-CTr/ĐUK", "16-CTr/ĐUK", id="Party number"),
        pytest.param("(23/2022/NQ-HĐND)", "23/2022/NQ-HĐND", "23/2022/NQ-HĐND", "23/2022/NQ-HĐND", id="State number"),
        pytest.param("Kết luận 57- NQ/TW và", "Kết luận 57- NQ/TW", "57-NQ/TW", "57-NQ/TW", id="blanks inside"),
        pytest.param("số 31 – HD/BTCTW", "số 31 – HD/BTCTW", "31-HD/BTCTW", "31–HD/BTCTW", id="another dash"),
        pytest.param("21-NQ/TW", "21-NQ/TW", "21-NQ/TW", "21-NQ/TW", id="nothing else"),
    ],
)
def test_numbers_stay_whole(text: str, quote: str, number: str, word: str) -> None:
    [span] = numbers = words.numbers_in(text, [cite(text, quote, number)])
    found = words.segment(text, Span(0, len(text)), numbers)
    assert word in found.words
    assert found.numbers == {word}
    assert letters("".join(found.words)) == letters(text)
    assert letters(span.of(text)) == word


def test_the_number_of_the_document_itself_stays_whole() -> None:
    text = "theo 116-CTr/ĐUK\nSố 16-CTr/ĐUK"
    assert [span.of(text) for span in words.numbers_in(text, [], own="16-CTr/ĐUK")] == ["16-CTr/ĐUK"]
    assert text[words.numbers_in(text, [], own="16-CTr/ĐUK")[0].start - 3 :].startswith("Số")


def test_a_number_that_is_not_printed_in_one_piece_is_left_alone() -> None:
    text = "Nghị quyết số 18, 19-NQ/TW"
    assert words.numbers_in(text, [cite(text, "Nghị quyết số 18", "18-NQ/TW")]) == []


def test_one_sentence_does_not_change_how_the_next_is_cut() -> None:
    text = "xem 99-AB/CD và 98-AB/CD"
    words.segment(text, Span(0, len(text)), words.numbers_in(text, [cite(text, "99-AB/CD", "99-AB/CD")]))
    assert "98-AB/CD" not in words.segment(text, Span(0, len(text)), []).words


def test_where_underthesea_fails_the_syllables_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_tokenize", lambda piece: ["quite", "another", "text"])
    found = words.segment("hệ thống này bị lỗi, ạ.", Span(0, 23), [])
    assert (found.words, found.exact) == (("hệ", "thống", "này", "bị", "lỗi", ",", "ạ", "."), False)


def test_count() -> None:
    found = words.Words(
        ("Đảng_uỷ", ",", "đảng_ủy", ":", "21-NQ/TW", ",", "90", "%", "XIII", "…"), frozenset({"21-NQ/TW"})
    )
    assert words.count([found, found]) == [("21-NQ/TW", 2), ("xiii", 2), ("đảng_ủy", 4)]


def test_underthesea_is_loaded_by_those_who_segment_only() -> None:
    code = "import sys; from pipeline import cli, words; sys.exit('underthesea' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
