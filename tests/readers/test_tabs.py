"""Tables pasted as text: which lines with tabs are rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.readers.plain import read
from parsers.readers.tabs import bar_rows

TABLE = ["TT\tNội dung\tChủ trì", "1\tĐề án\tVăn phòng", "2\t\tBan Tổ chức"]


def test_rows_of_the_same_cells_are_a_table() -> None:
    assert bar_rows(TABLE) == ["| TT | Nội dung | Chủ trì |", "| 1 | Đề án | Văn phòng |", "| 2 |  | Ban Tổ chức |"]
    lines = read("\n".join(["Phân công:", *TABLE, "Hết."]).encode()).lines
    assert [line.role for line in lines] == ["body", "row", "row", "row", "body"]
    assert lines[2].cells == ("1", "Đề án", "Văn phòng")


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param(TABLE[:1], id="one-row"),
        pytest.param(["Nơi nhận:\tT/M ĐẢNG ỦY", "- Tỉnh ủy;\tBÍ THƯ"], id="two-columns"),
        pytest.param([TABLE[0], "1\tĐề án"], id="unlike-rows"),
        pytest.param(["\t\tMục tiêu", "\t\tGiải pháp"], id="indented"),
        pytest.param(["a | b\tc\td", "e | f\tg\th"], id="bars-already"),
    ],
)
def test_other_lines_stay_as_they_are(printed: list[str]) -> None:
    assert bar_rows(printed) == printed


@given(st.lists(st.text(alphabet="a\t| ", max_size=8)))
def test_every_line_stays_a_line_with_its_words(printed: list[str]) -> None:
    barred = bar_rows(printed)
    assert [line.replace("|", "").split() for line in barred] == [line.replace("|", "").split() for line in printed]
