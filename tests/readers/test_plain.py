"""Bytes of .txt and .md to lines: encodings, page numbers, footnotes."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.errors import NoText, ParseError, Unreadable
from parsers.model import Line
from parsers.readers.plain import read


def lines(printed: str) -> list[Line]:
    return list(read(printed.encode()).lines)


def texts(printed: str) -> list[str]:
    return [line.text for line in lines(printed)]


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        pytest.param("Quôc hôi".encode("latin-1"), "sai_bang_ma", "UTF-8", id="another-encoding"),
        pytest.param("trách".encode()[:3], "sai_bang_ma", "byte thứ", id="cut-inside-a-letter"),
        pytest.param(b"\xff\xfeN\x00x", "sai_bang_ma", "UTF-16", id="half-a-letter-of-utf-16"),
        pytest.param(b"PK\x03\x04\x00\x00", "tep_hong", "byte rỗng", id="no-text-at-all"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, code: str, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.code == code
    assert said in caught.value.message


@pytest.mark.parametrize("data", [b"", b"\n\n", b"1\n\n2\n", b"---\n***", b"\xef\xbb\xbf"])
def test_a_file_without_letters(data: bytes) -> None:
    with pytest.raises(NoText):
        read(data)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\u2028", "\u2029"])
def test_every_line_end(end: str) -> None:
    assert texts(f"Dòng một{end}Dòng hai") == ["Dòng một", "Dòng hai"]


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        pytest.param("a\n\n2\n\nb\n\n3\n\nc", ["a", "b", "c"], id="in-turn"),
        pytest.param("a\n\n- 2 -\n\nb", ["a", "b"], id="between-dashes"),
        pytest.param("a\n\nTrang 2/5\n\nb", ["a", "b"], id="page-of-pages"),
        pytest.param("a\n\n7\n\nb", ["a", "7", "b"], id="out-of-turn-is-a-cell"),
        pytest.param("a\n2\nb", ["a", "2", "b"], id="no-empty-line-above-is-a-cell"),
        pytest.param("a\n\n2 xã\n\nb", ["a", "2 xã", "b"], id="words-stay"),
    ],
)
def test_page_numbers(printed: str, kept: list[str]) -> None:
    assert texts(printed) == kept


def test_page_numbers_left_out_are_told() -> None:
    (problem,) = read(b"a\n\n2\n\nb\n\n3\n\nc").problems
    assert (problem.severity, problem.code) == ("info", "bo_so_trang")
    assert "2" in problem.message


@pytest.mark.parametrize(
    ("printed", "footnote", "anchor"),
    [
        pytest.param(
            "Theo kết luận [1] đã ban hành\nDòng khác.\n[1] Kết luận số 5.", "Kết luận số 5.", 0, id="square-brackets"
        ),
        pytest.param("Theo kết luận⁽¹⁾ đã ban hành\nDòng khác.\n⁽¹⁾ Kết luận số 5.", "Kết luận số 5.", 0, id="raised"),
        pytest.param("Theo kết luận¹ đã ban hành\n¹ Kết luận số 5.", "Kết luận số 5.", 0, id="raised-without-brackets"),
        pytest.param(
            "Có 04 chỉ tiêu đạt\nDòng khác.\n\ufffd Có 04 chỉ tiêu đạt: thu ngân sách.",
            "Có 04 chỉ tiêu đạt: thu ngân sách.",
            0,
            id="mark-lost",
        ),
        pytest.param("Dòng đầu.\n[1] Kết luận số 5.", "Kết luận số 5.", None, id="mark-nowhere"),
        pytest.param(
            "Theo [1]\n[1] Kết luận số 5 của\nBan Bí thư.", "Kết luận số 5 của Ban Bí thư.", 0, id="over-two-lines"
        ),
    ],
)
def test_footnotes(printed: str, footnote: str, anchor: int | None) -> None:
    (note,) = [line for line in lines(printed) if line.role == "footnote"]
    assert (note.text, note.anchor) == (footnote, anchor)


def test_each_footnote_on_its_own() -> None:
    printed = "Theo [1] và [2].\n[1] Kết luận số 5.\n[2] Kết luận số 6."
    assert [line.text for line in lines(printed) if line.role == "footnote"] == ["Kết luận số 5.", "Kết luận số 6."]


@given(st.binary(max_size=80))
def test_any_bytes_give_lines_or_a_parse_error(data: bytes) -> None:
    with suppress(ParseError):
        assert read(data).lines


@given(st.text(alphabet="ab*#|_-`~[]()¹²\ufffd1 \n\t\\&;<>/", max_size=80))
def test_any_text_gives_lines_without_line_ends(printed: str) -> None:
    try:
        reading = read(printed.encode())
    except NoText:
        return
    for line in reading.lines:
        assert "\n" not in line.text
        assert line.anchor is None or 0 <= line.anchor < len(reading.lines)
