"""Paragraphs to lines: gaps, bold, automatic numbers."""

from __future__ import annotations

import pytest

from parsers.readers.docx import read

from .word_files import BR, NUMBERED, NUMBERING, marks, p, r, run, texts, word


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(p("a", run(BR), "b"), ["a", "w b"], id="the pieces of a paragraph may be joined again"),
        pytest.param(p("a", run(BR + BR), "b"), ["a", "wg b"], id="an empty piece is a gap"),
        pytest.param(p(run(BR), "a"), ["wg a"], id="a break at the head"),
        pytest.param(p("a", run(BR)), ["w a"], id="a break at the end"),
        pytest.param(p("a") + p() + p("b"), ["w a", "wg b"], id="an empty paragraph is a gap and no line"),
        pytest.param(p("a") + p("\u00a0\t ") + p("b"), ["w a", "wg b"], id="blanks only are empty"),
        pytest.param(p("a", run('<w:br w:type="page"/>')) + p("b"), ["w a", "w b"], id="a page break is no text"),
        pytest.param(p(run('<w:br w:type="page"/>'), "b"), ["wg b"], id="text at the head of a page"),
        pytest.param(
            p("a") + p("b", properties="<w:pageBreakBefore/>"),
            ["w a", "wg b"],
            id="a paragraph that asks for a new page",
        ),
        pytest.param(p("a", properties="<w:sectPr/>") + p("b"), ["w a", "wg b"], id="a new section"),
        pytest.param(p(r("a", "<w:vanish/>")) + p("b"), ["wg b"], id="a hidden paragraph leaves no line"),
        pytest.param(
            f"<w:sdt><w:sdtContent>{p('a')}</w:sdtContent></w:sdt>" + p("b"), ["w a", "w b"], id="content control"
        ),
        pytest.param(
            f"<w:ins>{p('a')}</w:ins><w:customXml>{p('b')}</w:customXml>", ["w a", "w b"], id="other wrappers"
        ),
    ],
)
def test_lines_and_gaps(body: str, lines: list[str]) -> None:
    assert marks(read(word(body))) == lines


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
    '<w:style w:type="paragraph" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Damcon"><w:basedOn w:val="Dam"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Nhat"><w:basedOn w:val="Dam"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Manh"><w:rPr><w:b/></w:rPr></w:style>'
)
DEFAULT_BOLD = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"


@pytest.mark.parametrize(
    ("style", "inside", "bold"),
    [
        pytest.param("", [r("a", "<w:b/>")], True, id="said by the run"),
        pytest.param("", [r("a", '<w:b w:val="true"/>')], True, id="in words"),
        pytest.param("", [r("a", '<w:b w:val="0"/>')], False, id="denied by the run"),
        pytest.param("Dam", ["a"], True, id="said by the style"),
        pytest.param("Damcon", ["a"], True, id="said by the base style"),
        pytest.param("Nhat", ["a"], False, id="denied by the nearer style"),
        pytest.param("Dam", [r("a", '<w:b w:val="false"/>')], False, id="the run outweighs the style"),
        pytest.param("", [r("a", '<w:rStyle w:val="Manh"/>')], True, id="said by the character style"),
        pytest.param("Dam", [r("a", '<w:rStyle w:val="Manh"/>')], False, id="twice bold by style is plain"),
        pytest.param(
            "", [r("a", "<w:b/>"), r(" 1. ("), r("b", "<w:b/>")], True, id="figures and brackets do not count"
        ),
        pytest.param("", [r("a", "<w:b/>"), r("b")], False, id="partly bold"),
        pytest.param("", [r("2026", "<w:b/>")], False, id="no letters, not bold"),
    ],
)
def test_bold(style: str, inside: list[str], bold: bool) -> None:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    (line,) = read(word(p(*inside, properties=named), styles=STYLES)).lines
    assert line.bold is bold


def test_bold_by_the_defaults_of_the_document() -> None:
    assert read(word(p("a"), styles=DEFAULT_BOLD + STYLES)).lines[0].bold


HIDDEN = "<w:rPr><w:vanish/></w:rPr>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(
            p("a", properties=NUMBERED) + p("b", properties=NUMBERED), ["1. a", "2. b"], id="number and one blank"
        ),
        pytest.param(p("\t a", properties=NUMBERED), ["1. a"], id="blanks after the number are one"),
        pytest.param(p(run(BR), "a", run(BR), "b", properties=NUMBERED), ["1. a", "b"], id="before the first words"),
        pytest.param(
            p(properties=NUMBERED) + p("b", properties=NUMBERED), ["2. b"], id="an empty item is counted, no line"
        ),
        pytest.param(
            p(r("a", "<w:vanish/>"), properties=NUMBERED + HIDDEN) + p("b", properties=NUMBERED),
            ["1. b"],
            id="a hidden item is not counted",
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent>{p('a', properties=NUMBERED)}</w:sdtContent></w:sdt>" + p("b", properties=NUMBERED),
            ["1. a", "2. b"],
            id="counted through content controls",
        ),
    ],
)
def test_automatic_numbers(body: str, lines: list[str]) -> None:
    assert texts(body, numbering=NUMBERING) == lines
