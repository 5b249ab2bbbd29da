"""Words of a page to lines: blocks, breaks, bold, lists, tables, what is hidden, footnotes, old fonts."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.errors import NoText, ParseError, Unreadable
from parsers.model import Reading
from parsers.readers.html import read


def page(body: str, head: str = "") -> Reading:
    return read(f"<html><head>{head}</head><body>{body}</body></html>".encode())


def texts(body: str, head: str = "") -> list[str]:
    return [line.text for line in page(body, head).lines]


def marks(body: str) -> list[str]:
    """Lines as `flags text`: w whole, g gap, b bold."""
    return [f"{'w' * x.whole}{'g' * x.gap}{'b' * x.bold} {x.text}".strip() for x in page(body).lines]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param("<p>Một\n  hai</p><p>Ba", ["wg Một hai", "w Ba"], id="paragraphs"),
        pytest.param("Một<div>Hai<p>Ba</p>bốn</div>", ["wg Một", "w Hai", "w Ba", "w bốn"], id="blocks-in-blocks"),
        pytest.param("<p>Số 5<br>Hà Nội<br><br>ngày</p>", ["g Số 5", "Hà Nội", "wg ngày"], id="line-breaks"),
        pytest.param("<p>Một<p>&nbsp;<p>Hai", ["wg Một", "wg Hai"], id="an-empty-paragraph-is-blank-space"),
        pytest.param("<p>Một<p><span> </span><p>Hai", ["wg Một", "w Hai"], id="nothing-is-none"),
        pytest.param("<p>Một<hr>Hai", ["wg Một", "wg Hai"], id="a-rule"),
        pytest.param(
            "<b>Điều 1.</b><p><b>Mục <i>tiêu</i></b><p><b>a</b>b", ["wgb Điều 1.", "wb Mục tiêu", "w ab"], id="bold"
        ),
        pytest.param(
            "<h2>Mục lớn</h2><h2 style='font-weight:normal'>Mục</h2>", ["wgb Mục lớn", "w Mục"], id="headings"
        ),
        pytest.param("<p style='font-weight:700'>Đậm", ["wgb Đậm"], id="bold-by-weight"),
        pytest.param("<p style='text-transform:uppercase'>quyết định", ["wg QUYẾT ĐỊNH"], id="shown-in-capitals"),
        pytest.param(
            "<pre>Dòng một\nDòng hai\n\nĐiều 1.</pre>", ["g Dòng một", "Dòng hai", "wg Điều 1."], id="printed-lines"
        ),
        pytest.param("<p>Nghị<o:p></o:p> quyết<wbr>", ["wg Nghị quyết"], id="tags-of-word"),
        pytest.param("chỉ có chữ", ["wg chỉ có chữ"], id="no-tags"),
    ],
)
def test_blocks(body: str, lines: list[str]) -> None:
    assert marks(body) == lines


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param("<ol><li>Một<li><p>Hai</p><li value=5>Năm</ol>", ["1. Một", "2. Hai", "5. Năm"], id="numbers"),
        pytest.param("<ol type=i start=42><li>Bốn", ["xlii. Bốn"], id="high-numerals"),
        pytest.param("<ol type=i start=4000><li>Bốn", ["4000. Bốn"], id="no-numerals"),
        pytest.param("<ol type=a start=2><li>Bê</ol><ol type=I><li>Phần", ["b. Bê", "I. Phần"], id="other-numerals"),
        pytest.param("<ul><li>Một<ul><li>Hai</ul></ul>", ["- Một", "- Hai"], id="bullets"),
        pytest.param("<ol style='list-style:none'><li>1) Một</ol>", ["1) Một"], id="numbers-typed-by-hand"),
        pytest.param(
            "<p><![if !supportLists]><span>1.<span>&nbsp; </span></span><![endif]>Mục tiêu",
            ["1.\u00a0 Mục tiêu"],
            id="word",
        ),
    ],
)
def test_lists(body: str, lines: list[str]) -> None:
    assert texts(body) == lines


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>chạy()</script>",
        "<style>p {}</style>",
        "<!-- lời bình -->",
        "<!--[if gte mso 9]><p>chỉ Word</p><![endif]-->",
        "<span style='display: none'>ẩn</span>",
        "<span style='mso-hide:all'>ẩn</span>",
        "<p hidden>ẩn</p>",
        "<nav><a href=/>Trang chủ</a></nav>",
        "<button>Tải về</button>",
        "<del>bỏ</del>",
    ],
)
def test_what_is_not_shown(hidden: str) -> None:
    assert texts(f"<p>Nghị {hidden}quyết</p>")[0].split()[0] == "Nghị"
    assert set(" ".join(texts(f"<p>Nghị {hidden}quyết</p>")).split()) == {"Nghị", "quyết"}


MASTHEAD = (
    "<table border=1><tr><td>ỦY BAN NHÂN DÂN<br>XÃ AN PHÚ<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    "<tr><td>Số: 5/KH-UBND<td>An Phú, ngày 2 tháng 3 năm 2024</table>"
)
DATA = (
    "<table border=1><tr><th>TT<th>Nội dung<th>Hạn</th>"
    "<tr><td rowspan=2>1<td>Rà soát<td>Quý I<tr><td>Báo cáo<td>Quý II<tr><td colspan=2>Cộng<td>2</table>"
)


def test_a_masthead_is_read_column_by_column() -> None:
    assert texts(MASTHEAD) == [
        "ỦY BAN NHÂN DÂN",
        "XÃ AN PHÚ",
        "Số: 5/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "An Phú, ngày 2 tháng 3 năm 2024",
    ]


def test_a_data_table_is_read_row_by_row() -> None:
    lines = page(MASTHEAD + DATA).lines[5:]
    assert [line.cells for line in lines] == [
        ("TT", "Nội dung", "Hạn"),
        ("1", "Rà soát", "Quý I"),
        ("1", "Báo cáo", "Quý II"),
        ("Cộng", "2"),
    ]
    assert {(line.role, line.table) for line in lines} == {("row", 0)}


def test_two_columns_without_lines_are_layout_and_with_lines_data() -> None:
    cells = "<tr><td>Một<td>Hai<tr><td>Ba<td>Bốn<tr><td>Năm<td>Sáu"
    assert texts(f"<table>{cells}</table>") == ["Một", "Ba", "Năm", "Hai", "Bốn", "Sáu"]
    lined = cells.replace("<td", "<td style='border:solid 1pt'")
    assert texts(f"<table>{lined}</table>") == ["Một | Hai", "Ba | Bốn", "Năm | Sáu"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "<p>Theo quy định<a href='#_ftn1' name='_ftnref1'>[1]</a> mới.</p><p>Sau.</p>"
            "<div><hr><div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Quy định số 5.</p></div></div>",
            id="word",
        ),
        pytest.param(
            "<p>Theo quy định<a name=sdfootnote1anc href='#sdfootnote1sym'><sup>1</sup></a> mới.</p><p>Sau.</p>"
            "<div id=sdfootnote1><p><a name=sdfootnote1sym href='#sdfootnote1anc'>1</a> Quy định số 5.</div>",
            id="libreoffice",
        ),
        pytest.param(
            "<p>Theo quy định<sup id=r1><a href='#n1'>1</a></sup> mới.</p><p>Sau.</p>"
            "<ol><li id=n1>Quy định số 5. <a href='#r1'>↑</a></ol>",
            id="portal",
        ),
    ],
)
def test_footnotes_are_links_that_lead_to_each_other(body: str) -> None:
    lines = page(body).lines
    assert [(line.role, line.text, line.anchor) for line in lines] == [
        ("body", "Theo quy định mới.", None),
        ("body", "Sau.", None),
        ("footnote", "Quy định số 5.", 0),
    ]


def test_a_link_to_a_heading_is_no_footnote() -> None:
    assert texts("<p>Xem <a href='#d1'>Điều 1</a></p><p id=d1>Điều 1. Phạm vi</p>") == ["Xem Điều 1", "Điều 1. Phạm vi"]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        pytest.param("<p style='font-family:\".VnTime\"'>Héi nghÞ lÇn thø n¨m", "", id="style"),
        pytest.param("<p><font face='.VnTime, serif'>Héi nghÞ lÇn</font> thø n¨m", "", id="font-tag"),
        pytest.param(
            "<p class=MsoNormal>Héi nghÞ lÇn thø n¨m",
            '<style>p.MsoNormal, li.MsoNormal {margin:0; font-family:".VnTime";}</style>',
            id="style-sheet",
        ),
        pytest.param("<p>Hoäi nghò laàn thöù naêm", "", id="letters-alone"),
    ],
)
def test_old_fonts(body: str, head: str) -> None:
    assert texts(body, head) == ["Hội nghị lần thứ năm"]


def test_windows_1252_with_the_rest_as_entities() -> None:
    body = "<meta charset=windows-1252><p>XÃ TH&#7888;NG NH&#7844;T, x&atilde; h&#7897;i ch&#7911; ngh&#297;a</p>"
    assert [line.text for line in read(body.encode("cp1252")).lines] == ["XÃ THỐNG NHẤT, xã hội chủ nghĩa"]


def test_references_to_codes_of_windows_and_to_no_character() -> None:
    assert texts("<p>&#147;Dân vận khéo&#148; &#150; 2024&#12;&#xD800;&#x1;") == ["“Dân vận khéo” – 2024"]


def test_utf_16() -> None:
    assert [line.text for line in read("<p>Nghị quyết số 5".encode("utf-16")).lines] == ["Nghị quyết số 5"]


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<script>x</script>", b"<p>&nbsp;</p>", b"<!-- a -->"])
def test_a_page_without_words(data: bytes) -> None:
    with pytest.raises(NoText):
        read(data)


def test_a_page_too_deep_is_refused_not_cut() -> None:
    assert texts("<div>" * 300 + "Nghị quyết") == ["Nghị quyết"]
    with pytest.raises(Unreadable):
        texts("<div>" * 3000 + "Nghị quyết")


@given(st.binary(max_size=80))
def test_any_bytes_give_lines_or_a_parse_error(data: bytes) -> None:
    with suppress(ParseError):
        assert read(data).lines


TAGS = [
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td rowspan=3 colspan=2>",
    "<li>",
    "<ol>",
    "<br>",
    "<b>",
    "</b>",
    "<a href='#x' id=y>",
]


@given(st.lists(st.sampled_from([*TAGS, "<a href='#y' id=x>", "</table>", "chữ", "&nbsp;", " ", "<hr>"]), max_size=25))
def test_any_tags_give_sound_lines(pieces: list[str]) -> None:
    try:
        lines = page("".join(pieces)).lines
    except NoText:
        return
    for line in lines:
        assert line.text.strip() or any(line.cells)
        assert line.anchor is None or 0 <= line.anchor < len(lines)
