"""Bytes to text: what tells its encoding, what is told by its syllables, and what was saved in a wrong one."""

from __future__ import annotations

import unicodedata

import pytest

from parsers.errors import Unreadable
from parsers.legacy_tables import ENCODINGS, Encoding
from parsers.readers.encodings import decode
from parsers.readers.plain import read

from .old_letters import in_table

TEXT = "Căn cứ Điều lệ, Ban Thường vụ Huyện ủy yêu cầu các chi bộ thực hiện những việc sau đây.\nVà có cá.\n"


def in_1258(text: str) -> bytes:
    """Windows-1258: the vowel with its own mark is one byte, the tone another."""
    marked = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        marked += unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tones
    return marked.encode("cp1258")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_that_tell_themselves(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.text, decoded.problems) == (TEXT, ())


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_tables_of_the_1990s(encoding: Encoding) -> None:
    decoded = decode(in_table(TEXT, encoding).encode("latin-1"))
    assert decoded.text == TEXT
    assert [problem.code for problem in decoded.problems] == ["da_chuyen_bang_ma"]


def test_windows_1258_with_its_tones_apart() -> None:
    assert decode(in_1258(TEXT)).text == TEXT


def test_quotes_of_windows_among_old_letters() -> None:
    text = "Phong trào “Dân vận khéo” trong các tổ chức đảng"
    data = b"\x93".join(in_table(part, "tcvn3").encode("latin-1") for part in text.replace("”", "“").split("“"))
    assert decode(data).text == text.replace("”", "“")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("Quôc hôi".encode("latin-1"), id="too-little-to-tell"),
        pytest.param("École française, élève, hôtel, forêt, où êtes-vous".encode("latin-1"), id="another-language"),
        pytest.param(TEXT.encode() + b"\xff\xfe" + TEXT.encode(), id="utf-8-with-a-broken-letter"),
    ],
)
def test_no_encoding_fits(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert caught.value.code == "sai_bang_ma"


@pytest.mark.parametrize("wrong", ["sloppy-windows-1252", "mac_roman"])
def test_text_that_was_saved_in_a_wrong_encoding(wrong: str) -> None:
    decoded = decode(TEXT.encode().decode(wrong).encode())
    assert decoded.text == TEXT
    assert [(problem.severity, problem.code) for problem in decoded.problems] == [("info", "da_sua_bang_ma")]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Nghị quyết số 5 “về nông nghiệp” – khóa XIII", id="sound"),
        pytest.param("Các trang Ä Ã trong bảng chữ cái", id="letters-that-only-look-wrong"),
        pytest.param("Giá 5 € một tấm, 3 × 4 m²", id="signs"),
    ],
)
def test_sound_lines_are_left_alone(line: str) -> None:
    decoded = decode(line.encode())
    assert (decoded.text, decoded.problems) == (line, ())


@pytest.mark.parametrize(
    ("declared", "problems"),
    [
        pytest.param("windows-1252", [], id="believed"),
        pytest.param("no-such-encoding", ["da_chuyen_bang_ma"], id="unknown-name"),
    ],
)
def test_what_a_file_says_of_itself(declared: str, problems: list[str]) -> None:
    data = (
        in_table(TEXT, "tcvn3").encode("latin-1")
        if problems
        else "Xã Sông Hà có hai tháng hè và có sông, hát xoan".encode("cp1252")
    )
    assert [problem.code for problem in decode(data, declared).problems] == problems


def test_a_plain_file_in_old_letters() -> None:
    reading = read(f"{in_table('Đảng ủy xã họp phiên thường kỳ', 'tcvn3')}\n\n{TEXT}".encode())
    assert reading.lines[0].text == "Đảng ủy xã họp phiên thường kỳ"
    assert [problem.code for problem in reading.problems] == ["da_chuyen_bang_ma"]
