"""Word's automatic numbers, in a notation of their own: `1:0 1:1` is list 1 at its first level, then at its second."""

from __future__ import annotations

from typing import cast

import pytest
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as Element

from parsers.readers.docx_styles import read_styles
from parsers.readers.numbering import LARGEST, Numbering, format_number, read_numbering

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(at: int, form: str, text: str, *more: str, start: int | None = 1) -> str:
    first = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{at}">{first}<w:numFmt w:val="{form}"/>{"".join(more)}<w:lvlText w:val="{text}"/></w:lvl>'


def definition(name: int, *inside: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(inside)}</w:abstractNum>'


def num(name: int, of: int, *inside: str) -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{"".join(inside)}</w:num>'


def starts(at: int, number: int, *inside: str) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{number}"/>{"".join(inside)}</w:lvlOverride>'


def style(name: str, numbering: str = "", *, based_on: str = "", more: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    properties = f"<w:pPr><w:numPr>{numbering}</w:numPr></w:pPr>" if numbering else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}" {more}>{base}{properties}</w:style>'


def num_pr(list_id: int | None = None, at: int | None = None) -> str:
    ilvl = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    return ilvl + ("" if list_id is None else f'<w:numId w:val="{list_id}"/>')


def xml(name: str, *inside: str) -> Element:
    return cast(Element, parse_xml(f"<w:{name} {W}>{''.join(inside)}</w:{name}>"))


def numbering(*definitions: str, styles: tuple[str, ...] = ()) -> Numbering:
    return read_numbering(xml("numbering", *definitions), read_styles(xml("styles", *styles)))


def count(lists: Numbering, items: str) -> str:
    """The labels of items written `list:level`, with a blank between; a label's own blanks are printed as `_`."""
    pairs = [item.split(":") for item in items.split()]
    return " ".join(lists.count(name, int(at)).replace(" ", "_") or "∅" for name, at in pairs)


RESOLUTION = (
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
)


@pytest.mark.parametrize(
    ("items", "labels"),
    [
        pytest.param("1:0 1:0 1:0", "I. II. III.", id="one level counts up"),
        pytest.param("1:0 1:1 1:1 1:0 1:1", "I. 1. 2. II. 1.", id="a higher level starts the lower one again"),
        pytest.param(
            "1:0 1:1 1:2 1:2 1:1 1:2", "I. 1. 1.1. 1.2. 2. 2.1.", id="numbers of the levels above are printed"
        ),
        pytest.param("1:0 1:1 1:2 1:3 1:3 1:2 1:3", "I. 1. 1.1. a) b) 1.2. a)", id="four levels"),
        pytest.param("1:0 1:2 1:1", "I. 1.1. 2.", id="a level jumped over counts as used"),
        pytest.param("1:2 1:0", "1.1. II.", id="a list that begins below its first level"),
        pytest.param("1:0 1:3 1:0 1:3", "I. a) II. a)", id="the lowest level is reset across the levels between"),
        pytest.param("1:0 2:0 1:0 2:1", "I. II. III. 1.", id="two lists of one definition share their counts"),
        pytest.param(
            "1:0 1:0 3:0 3:0 1:0", "I. II. I. II. III.", id="a restarted list begins again, then both count on"
        ),
        pytest.param("1:0 1:0 4:0 4:0", "I. II. VII. VIII.", id="a list restarted at seven"),
        pytest.param("1:0 1:1 3:0 3:1 3:0 3:1", "I. 1. I. 1. II. 1.", id="a list restarts at its first use only"),
        pytest.param("5:0 5:0", "1/ 2/", id="a list that sets a level of its own"),
        pytest.param("6:0 6:1 6:1", "Điều_1. 1. 2.", id="words in the label"),
    ],
)
def test_counts(items: str, labels: str) -> None:
    lists = numbering(
        definition(7, *RESOLUTION),
        definition(8, level(0, "decimal", "Điều %1."), level(1, "decimal", "%2.")),
        num(1, 7),
        num(2, 7),
        num(3, 7, starts(0, 1)),
        num(4, 7, starts(0, 7)),
        num(5, 7, starts(0, 1, level(0, "decimal", "%1/"))),
        num(6, 8),
    )
    assert count(lists, items) == labels


def test_a_restart_is_used_up_by_the_first_item_at_whatever_level() -> None:
    """Word restarts a list once, when it meets it: here at the heading, and no more at the first point below."""
    lists = numbering(definition(7, *RESOLUTION), num(1, 7), num(3, 7, starts(0, 1), starts(1, 1)))
    assert count(lists, "1:0 3:0 1:1 1:1 3:1") == "I. I. 1. 2. 3."


@pytest.mark.parametrize(
    ("restart", "labels"),
    [
        pytest.param("", "1. 1.1. a) 1.2. a) 2. a)", id="absent: after any higher level"),
        pytest.param('<w:lvlRestart w:val="0"/>', "1. 1.1. a) 1.2. b) 2. c)", id="0: never"),
        pytest.param('<w:lvlRestart w:val="1"/>', "1. 1.1. a) 1.2. b) 2. a)", id="1: after the first level only"),
        pytest.param('<w:lvlRestart w:val="9"/>', "1. 1.1. a) 1.2. a) 2. a)", id="too large: as if absent"),
        pytest.param('<w:lvlRestart w:val="x"/>', "1. 1.1. a) 1.2. a) 2. a)", id="no number: as if absent"),
    ],
)
def test_restart_of_a_level(restart: str, labels: str) -> None:
    levels = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%3)", restart))
    lists = numbering(definition(7, *levels), num(1, 7))
    assert count(lists, "1:0 1:1 1:2 1:1 1:2 1:0 1:2") == labels


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        pytest.param("upperRoman", "II.1.", id="as the level above prints it"),
        pytest.param("decimalZero", "02.1.", id="leading zeros stay also in legal style"),
        pytest.param("bullet", ".1.", id="a bullet has no number"),
    ],
)
def test_the_number_above_as_it_is_printed_there(form: str, labels: str) -> None:
    lists = numbering(definition(7, level(0, form, "%1."), level(1, "decimal", "%1.%2.")), num(1, 7))
    assert count(lists, "1:0 1:0 1:1").split()[-1] == labels


def test_legal_style_prints_the_numbers_above_in_figures() -> None:
    levels = (level(0, "upperRoman", "Chương %1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>"))
    lists = numbering(definition(7, *levels), num(1, 7))
    assert count(lists, "1:0 1:0 1:1") == "Chương_I. Chương_II. 2.1."


@pytest.mark.parametrize(
    ("form", "text", "label"),
    [
        pytest.param("bullet", "\uf0b7", "-", id="dot of the Symbol font"),
        pytest.param("bullet", "\uf0a7", "-", id="square of Wingdings"),
        pytest.param("bullet", "o", "-", id="letter o of Courier New drawn as a ring"),
        pytest.param("bullet", "–", "-", id="en dash"),
        pytest.param("bullet", "-", "-", id="hyphen"),
        pytest.param("bullet", "+", "+", id="plus marks the level below the dash"),
        pytest.param("bullet", "\uf02b", "+", id="plus of the Symbol font"),
        pytest.param("bullet", "*", "*", id="star"),
        pytest.param("bullet", "(*)", "(*)", id="a sign of several letters stays"),
        pytest.param("bullet", "", "∅", id="no sign at all"),
        pytest.param("none", "Mục", "Mục", id="no number but a word"),
        pytest.param("none", "%1", "∅", id="no number and nothing else"),
        pytest.param("decimal", "", "∅", id="counted but not printed"),
        pytest.param("decimal", "%1", "1", id="bare number"),
        pytest.param("decimal", " %1.\t", "1.", id="blanks round the number"),
        pytest.param("decimal", "%1.%2.", "1..", id="a level that lies below is not printed"),
        pytest.param("decimalZero", "%1", "01", id="leading zero"),
        pytest.param("decimalEnclosedParen", "%1", "(1)", id="in brackets"),
        pytest.param("ordinalText", "Phần %1", "Phần_Thứ_nhất", id="Phần thứ nhất"),
        pytest.param("cardinalText", "%1", "Một", id="in words"),
        pytest.param("russianLower", "%1)", "1)", id="unknown format: figures"),
    ],
)
def test_signs(form: str, text: str, label: str) -> None:
    assert count(numbering(definition(7, level(0, form, text)), num(1, 7)), "1:0") == label


def test_a_picture_as_bullet_is_a_dash() -> None:
    lists = numbering(definition(7, level(0, "bullet", "", '<w:lvlPicBulletId w:val="0"/>')), num(1, 7))
    assert count(lists, "1:0") == "-"


def test_a_custom_format_pads_with_zeros() -> None:
    form = '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
    lists = numbering(definition(7, f'<w:lvl w:ilvl="0">{form}<w:lvlText w:val="%1."/></w:lvl>'), num(1, 7))
    assert count(lists, "1:0 1:0") == "001. 002."


def test_a_level_without_start_begins_at_one() -> None:
    assert count(numbering(definition(7, level(0, "decimal", "%1.", start=None)), num(1, 7)), "1:0") == "1."


def test_levels_held_by_another_definition_through_a_list_style() -> None:
    lists = numbering(
        definition(7, '<w:styleLink w:val="Danhsach"/>', *RESOLUTION),
        definition(8, '<w:numStyleLink w:val="Danhsach"/>'),
        num(1, 7),
        num(2, 8),
    )
    assert count(lists, "1:0 2:0 2:1") == "I. II. 1."


HEADINGS = (
    style("Normal", more='w:default="1"'),
    style("Muc", num_pr(1), based_on="Normal"),
    style("Tieumuc", num_pr(at=1), based_on="Muc"),
    style("Y", num_pr(1, 3), based_on="Normal"),
    style("Ydam", based_on="Y"),
    style("Khongso", num_pr(0), based_on="Muc"),
    style("Lap", num_pr(), based_on="Lap"),
)


@pytest.mark.parametrize(
    ("paragraphs", "labels"),
    [
        pytest.param([("", num_pr(1, 0)), ("", num_pr(1, 1))], ["I.", "1."], id="said by the paragraph"),
        pytest.param([("", num_pr(1))], ["I."], id="no level said: the first"),
        pytest.param([("Muc", ""), ("Muc", "")], ["I.", "II."], id="said by the style"),
        pytest.param([("Muc", ""), ("Tieumuc", "")], ["I.", "1."], id="list from the base style, level from its own"),
        pytest.param([("Ydam", ""), ("Ydam", "")], ["a)", "b)"], id="all from the base style"),
        pytest.param(
            [("Muc", ""), ("Muc", num_pr(at=1))], ["I.", "1."], id="list from the style, level from the paragraph"
        ),
        pytest.param([("Muc", num_pr(0))], [""], id="list 0 in the paragraph switches off"),
        pytest.param([("Khongso", "")], [""], id="list 0 in the style switches off"),
        pytest.param([("Muc", num_pr(0)), ("Muc", "")], ["", "I."], id="what is switched off is not counted"),
        pytest.param([("", num_pr(99))], [""], id="a list that does not exist"),
        pytest.param([("Lap", "")], [""], id="a style based on itself"),
        pytest.param([("Khac", ""), ("", "")], ["", ""], id="an unknown style, and none"),
        pytest.param([("", num_pr(1, 12))], ["I."], id="a level that cannot be"),
        pytest.param(
            [("Gan", ""), ("Gan", num_pr(2))], ["1.", "2."], id="a style tied to a level stands at that level"
        ),
    ],
)
def test_where_a_paragraph_gets_its_number(paragraphs: list[tuple[str, str]], labels: list[str]) -> None:
    tied = level(1, "decimal", "%2.", '<w:pStyle w:val="Gan"/>')
    lists = numbering(
        definition(7, *RESOLUTION),
        definition(8, level(0, "upperRoman", "%1."), tied),
        num(1, 7),
        num(2, 8),
        styles=(*HEADINGS, style("Gan", num_pr(2))),
    )
    found = []
    for name, properties in paragraphs:
        named = f'<w:pStyle w:val="{name}"/>' if name else ""
        numbers = f"<w:numPr>{properties}</w:numPr>" if properties else ""
        found.append(lists.label(xml("p", f"<w:pPr>{named}{numbers}</w:pPr>")))
    assert found == labels


def test_a_file_without_lists_numbers_nothing() -> None:
    lists = read_numbering(None, read_styles(None))
    assert lists.label(xml("p", f"<w:pPr><w:numPr>{num_pr(1, 0)}</w:numPr></w:pPr>")) == ""


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        pytest.param(
            "upperRoman", {1: "I", 4: "IV", 9: "IX", 14: "XIV", 49: "XLIX", 1994: "MCMXCIV", 0: ""}, id="Roman"
        ),
        pytest.param("lowerRoman", {3: "iii"}, id="small Roman"),
        pytest.param(
            "lowerLetter", {1: "a", 5: "e", 26: "z", 27: "aa", 53: "aaa", 0: ""}, id="Word's letters have no đ"
        ),
        pytest.param("upperLetter", {4: "D"}, id="capital letters"),
        pytest.param("decimalZero", {9: "09", 10: "10"}, id="two figures"),
        pytest.param(
            "cardinalText",
            {
                4: "Bốn",
                10: "Mười",
                15: "Mười lăm",
                20: "Hai mươi",
                21: "Hai mươi mốt",
                24: "Hai mươi tư",
                35: "Ba mươi lăm",
                100: "100",
            },
            id="Vietnamese numerals change after ten",
        ),
        pytest.param(
            "ordinalText", {1: "Thứ nhất", 2: "Thứ hai", 4: "Thứ tư"}, id="first and fourth have words of their own"
        ),
        pytest.param("lowerLetter", {LARGEST + 1: "32768", -1: "-1"}, id="numbers that Word cannot count to"),
    ],
)
def test_formats(form: str, printed: dict[int, str]) -> None:
    assert {number: format_number(number, form) for number in printed} == printed
