"""Marks of Markdown: out of the text, kept as flags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.model import Line
from parsers.readers.markdown import read_lines


def read(printed: str) -> list[Line]:
    return list(read_lines(printed.split("\n")))


def shown(printed: str) -> list[str]:
    """Lines; a bold one between `<b>`, one below a gap behind `/`."""
    return [f"{'/' if line.gap else ''}{f'<b>{line.text}</b>' if line.bold else line.text}" for line in read(printed)]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param("Nội dung", ["/Nội dung"], id="the-first-line-stands-below-a-gap"),
        pytest.param("a\nb\n\nc", ["/a", "b", "/c"], id="an-empty-line-is-a-gap"),
        pytest.param("a\n---\nb", ["/a", "/b"], id="a-rule-is-a-gap"),
        pytest.param("a\n***\nb", ["/a", "/b"], id="a-rule-of-stars-is-a-gap"),
        pytest.param("a\n**_______**\nb", ["/a", "/b"], id="a-rule-of-underscores-in-bold-is-a-gap"),
        pytest.param("ĐẢNG ỦY XÃ\n\\*\nSố 5", ["/ĐẢNG ỦY XÃ", "*", "Số 5"], id="the-star-of-a-masthead-stays"),
        pytest.param("```\na\n```", ["/a"], id="fence"),
        pytest.param("a\n|\nb", ["/a", "/b"], id="a-lone-bar"),
        pytest.param("# NGHỊ QUYẾT", ["/NGHỊ QUYẾT"], id="heading"),
        pytest.param("###### **1. Mục tiêu**", ["/<b>1. Mục tiêu</b>"], id="bold-heading"),
        pytest.param("#tag", ["/#tag"], id="no-heading-without-a-blank"),
        pytest.param("**1. Mục tiêu**", ["/<b>1. Mục tiêu</b>"], id="bold"),
        pytest.param("__1. Mục tiêu__", ["/<b>1. Mục tiêu</b>"], id="bold-by-underlines"),
        pytest.param("***1. Mục tiêu***", ["/<b>1. Mục tiêu</b>"], id="bold-and-italic"),
        pytest.param("*1. Mục tiêu*", ["/1. Mục tiêu"], id="italic-is-no-flag"),
        pytest.param("**Sở Y tế:** chủ trì", ["/Sở Y tế: chủ trì"], id="partly-bold"),
        pytest.param(
            "**1. Mục tiêu của**\n**chương trình**",
            ["/<b>1. Mục tiêu của</b>", "<b>chương trình</b>"],
            id="two-bold-lines",
        ),
        pytest.param(
            "**1. Mục tiêu của\nchương trình**",
            ["/<b>1. Mục tiêu của chương trình</b>"],
            id="bold-over-a-line-end-is-one",
        ),
        pytest.param(
            "II. MỤC TIÊU**1. Mục tiêu chung**",
            ["/II. MỤC TIÊU", "<b>1. Mục tiêu chung</b>"],
            id="a-bold-label-in-mid-line-begins-a-line",
        ),
        pytest.param(
            "**3. Hội viên:**** **Vận động quyên góp.", ["/3. Hội viên: Vận động quyên góp."], id="a-bold-blank"
        ),
        pytest.param(
            "**I. MỤC TIÊU****1. Mục tiêu chung**",
            ["/<b>I. MỤC TIÊU</b>", "<b>1. Mục tiêu chung</b>"],
            id="two-bold-stretches-that-abut",
        ),
        pytest.param("ngày 18/11/202**5. **", ["/ngày 18/11/2025."], id="a-bold-figure-of-a-year-is-no-label"),
        pytest.param("theo **Điều lệ** Đảng", ["/theo Điều lệ Đảng"], id="a-bold-word"),
        pytest.param("* Đến năm 2028", ["/Đến năm 2028"], id="a-star-that-labels-a-horizon-is-no-text"),
        pytest.param("đến 2028\n* đến 2030", ["/đến 2028", "/đến 2030"], id="a-star-parts-lines"),
        pytest.param("*   Rà soát", ["/- Rà soát"], id="a-converters-bullet"),
        pytest.param("• Rà soát\n▪ Bổ sung", ["/- Rà soát", "- Bổ sung"], id="round-bullets"),
        pytest.param("- Rà soát", ["/- Rà soát"], id="dash"),
        pytest.param(r"1\. Rà soát \- bổ sung", ["/1. Rà soát - bổ sung"], id="escapes"),
        pytest.param("[Nghị quyết](https://vi.du/nq)", ["/Nghị quyết"], id="link"),
        pytest.param("![ảnh](/a.png)", ["/ảnh"], id="picture"),
        pytest.param("[1] Kết luận", ["/[1] Kết luận"], id="a-footnote-is-no-link"),
        pytest.param("A &amp; B &lt;5%", ["/A & B <5%"], id="entities"),
        pytest.param("R&D; đổi mới", ["/R&D; đổi mới"], id="an-ampersand-of-the-text"),
        pytest.param("a<br>b", ["/a b"], id="html-break"),
        pytest.param("(*) Ghi chú", ["/(*) Ghi chú"], id="a-star-in-brackets"),
    ],
)
def test_marks(printed: str, expected: list[str]) -> None:
    assert shown(printed) == expected


def test_tables() -> None:
    rows = read("| TT | Nội dung |\n| --- | --- |\n| 1 | **Rà<br>soát** |\n\nĐoạn.\n\n| 2 | Bổ sung |")
    assert [(row.role, row.cells, row.table) for row in rows] == [
        ("row", ("TT", "Nội dung"), 0),
        ("row", ("1", "Rà soát"), 0),
        ("body", (), None),
        ("row", ("2", "Bổ sung"), 1),
    ]


@given(st.text(alphabet="ab1.)*#|_-`~[]( \n\\&;<>", max_size=80))
def test_no_marks_make_it_raise_and_every_line_says_something(printed: str) -> None:
    for line in read(printed):
        assert line.role == "row" or line.text == line.text.strip() != ""


@given(st.lists(st.text(alphabet="abc ", min_size=1).filter(str.strip), max_size=6))
def test_text_without_marks_is_kept(words: list[str]) -> None:
    assert [line.text for line in read("\n".join(words))] == [word.strip() for word in words]
