"""Words of Word files in the fonts of the 1990s: by run, by style, by number, and not where they are Unicode."""

from __future__ import annotations

import pytest

from parsers.readers.docx import read

from .old_letters import in_table
from .word_files import NUMBERED, p, r, run, texts, word

LINE = "Căn cứ Quy chế làm việc, Đảng ủy xã quyết nghị những nhiệm vụ trọng tâm của năm tới"


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


OLD = font(".VnTime")
NORMAL = f'<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>{OLD}</w:rPr></w:style>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param([r("NghÞ quyÕt ", OLD), "của tỉnh"], "Nghị quyết của tỉnh", id="one-run-in-an-old-font"),
        pytest.param([r("nghÞ quyÕt", font(".VnTimeH"))], "NGHỊ QUYẾT", id="capitals-font"),
        pytest.param(
            [r("ho", font("VNI-Times")), r("äi", font("VNI-Times") + "<w:b/>")], "hội", id="bold-within-a-letter"
        ),
        pytest.param([f"<w:r><w:rPr>{OLD}</w:rPr><w:t>Tr</w:t><w:softHyphen/><w:t>¬ng</w:t></w:r>"], "Trương", id="ư"),
        pytest.param([r("\uf043\uf0e9ng ho\uf0b5", OLD)], "Cộng hoà", id="marked-as-a-symbol-font"),
        pytest.param(
            ["h", run('<w:sym w:font=".VnTime" w:char="F0E9"/>'), "i"], "hội", id="a-sign-put-in-from-an-old-font"
        ),
        pytest.param([r("nghÞ quyÕt", OLD + "<w:caps/>")], "NGHỊ QUYẾT", id="shown-in-capitals"),
        pytest.param([r("Nghị quyết có hiệu lực", OLD)], "Nghị quyết có hiệu lực", id="unicode-in-an-old-font"),
        pytest.param([r(in_table(LINE, "tcvn3"), font("Arial"))], LINE, id="old-letters-under-a-new-font"),
    ],
)
def test_words_of_a_run(inside: list[str], text: str) -> None:
    assert texts(p(*inside)) == [text]


def test_the_font_of_a_style() -> None:
    assert texts(p("Héi nghÞ") + p("Kh«ng"), styles=NORMAL) == ["Hội nghị", "Không"]


def test_words_of_automatic_numbers() -> None:
    levels = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="§iÒu %1."/></w:lvl></w:abstractNum>'
    )
    numbering = f'{levels}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    body = p(r("HiÖu lùc thi hµnh cña nghÞ quyÕt", OLD), properties=NUMBERED)
    assert texts(body, numbering=numbering) == ["Điều 1. Hiệu lực thi hành của nghị quyết"]


def test_what_was_changed_is_told() -> None:
    (problem,) = read(word(p(r("NghÞ quyÕt", OLD)))).problems
    assert (problem.severity, problem.code) == ("info", "da_chuyen_bang_ma")
    assert "TCVN3" in problem.message


def test_a_file_in_unicode_is_not_spoken_of() -> None:
    assert not read(word(p(LINE) + p(r(LINE, OLD)) + p(r("Có cá", OLD)))).problems
    assert not read(word(p(LINE) + "<w:p><w:r><w:t/></w:r></w:p>")).problems
