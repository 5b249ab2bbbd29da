"""Where sentences end, and where they only seem to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.model import Paragraph, Span
from pipeline.sentences import split


def paragraphs(text: str) -> list[Paragraph]:
    """A paragraph a line; ` | ` parts the cells of a row."""
    found, start = [], 0
    for line in text.split("\n"):
        cells, place = [], start
        for cell in line.split(" | "):
            cells.append(Span(place, place + len(cell)))
            place += len(cell) + 3
        row = "|" in line
        if line.strip():
            found.append(
                Paragraph(
                    Span(start, start + len(line)), role="row" if row else "body", cells=tuple(cells) if row else ()
                )
            )
        start += len(line) + 1
    return found


CASES = [
    pytest.param("Một. Hai! Ba? Bốn", ["Một.", "Hai!", "Ba?", "Bốn"], id="plain"),
    pytest.param("1. Mục tiêu. Đạt 5.", ["1. Mục tiêu.", "Đạt 5."], id="a label goes with what follows"),
    pytest.param("đã ký. 1. Mục tiêu", ["đã ký.", "1. Mục tiêu"], id="a label inside a paragraph"),
    pytest.param("1.1. Ban Tổ chức", ["1.1. Ban Tổ chức"], id="decimal label"),
    pytest.param("a) Việc. b) Việc", ["a) Việc. b) Việc"], id="small letters begin no sentence"),
    pytest.param("Điều 5. Nhiệm vụ. Các sở", ["Điều 5. Nhiệm vụ.", "Các sở"], id="worded label"),
    pytest.param("Phần thứ nhất\nMỤC TIÊU", ["Phần thứ nhất\nMỤC TIÊU"], id="a label on its own line"),
    pytest.param("I.\n1.\nGiao việc", ["I.\n1.\nGiao việc"], id="two labels on their own lines"),
    pytest.param("Xong.\n2.", ["Xong.\n2."], id="a label at the end of all"),
    pytest.param("1.", ["1."], id="nothing but a label"),
    pytest.param("ở TP. Hồ Chí Minh. Các", ["ở TP. Hồ Chí Minh.", "Các"], id="TP."),
    pytest.param("KT. CHỦ TỊCH", ["KT. CHỦ TỊCH"], id="KT."),
    pytest.param("sách, báo, v.v. Các", ["sách, báo, v.v. Các"], id="v.v."),
    pytest.param("sách, báo, v.v... Các", ["sách, báo, v.v... Các"], id="v.v. with dots"),
    pytest.param("PGS. TS. Nguyễn V. An nói", ["PGS. TS. Nguyễn V. An nói"], id="titles and initials"),
    pytest.param("T.Ư. Đảng", ["T.Ư. Đảng"], id="T.Ư."),
    pytest.param("ngày 20.01.2024. Có 1.750 người", ["ngày 20.01.2024.", "Có 1.750 người"], id="dates and numbers"),
    pytest.param("đến năm 2025. Đến năm 2030", ["đến năm 2025.", "Đến năm 2030"], id="a year ends a sentence"),
    pytest.param("bảo “giữ lời.” Các", ["bảo “giữ lời.”", "Các"], id="closing quote"),
    pytest.param("(xong.) “Các” sở", ["(xong.)", "“Các” sở"], id="opening quote"),
    pytest.param("làm xong. - Giao", ["làm xong.", "- Giao"], id="bullet inside a paragraph"),
    pytest.param("đoàn kết... Các", ["đoàn kết...", "Các"], id="three dots"),
    pytest.param("chờ đợi... rồi làm", ["chờ đợi... rồi làm"], id="three dots in the middle"),
    pytest.param("làm xong.Các sở", ["làm xong.", "Các sở"], id="forgotten blank"),
    pytest.param("xem www.chinhphu.vn. Các", ["xem www.chinhphu.vn.", "Các"], id="addresses"),
    pytest.param("một; hai; Ba", ["một; hai; Ba"], id="semicolons part no sentences"),
    pytest.param("1 | Tỷ lệ hộ nghèo | % | 5,0", ["1 | Tỷ lệ hộ nghèo | % | 5,0"], id="a row is one sentence"),
    pytest.param(
        "1 | Làm xong. Báo cáo. | 5 | Sở Y tế",
        ["1 | Làm xong.", "Báo cáo. | 5", "Sở Y tế"],
        id="a row of several sentences",
    ),
    pytest.param("  \n\nMột \n", ["Một"], id="blanks"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_split(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in split(text, paragraphs(text))] == expected


def test_nothing_ends_inside_what_stays_whole() -> None:
    text = "theo Nghị quyết 21-NQ/TW ngày 16. 6. 2022. Các sở"
    whole = Span(5, text.index(". Các"))
    assert [span.of(text) for span in split(text, paragraphs(text), [whole])] == [text[: whole.end + 1], "Các sở"]


@given(st.text(alphabet="aĐ1.|!…”( -\n", max_size=60))
def test_sentences_hold_all_but_blanks(text: str) -> None:
    spans = split(text, paragraphs(text))
    assert all(before.end <= after.start for before, after in pairwise(spans))
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert {place for place, sign in enumerate(text) if sign not in " \n|"} <= covered
