"""Two columns side by side: the left one first, then the right one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.readers.side_by_side import part_columns


def parted(printed: str) -> list[str]:
    """Lines that say something, blanks round them left out."""
    return [line.strip() for line in part_columns(printed.split("\n")) if line.strip()]


MASTHEAD = """\
ĐẢNG BỘ HUYỆN TÂN PHÚ              ĐẢNG CỘNG SẢN VIỆT NAM
  ĐẢNG ỦY XÃ AN BÌNH            An Bình, ngày 5 tháng 3 năm 2024
         *
    Số 12-CTr/ĐU"""
CLOSING = """\
Nơi nhận:                              T/M ĐẢNG ỦY
- Huyện ủy,                              BÍ THƯ
- Các chi bộ,
- Lưu VP.
                                      Trần Văn An"""


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param(
            MASTHEAD,
            [
                "ĐẢNG BỘ HUYỆN TÂN PHÚ",
                "ĐẢNG ỦY XÃ AN BÌNH",
                "*",
                "Số 12-CTr/ĐU",
                "ĐẢNG CỘNG SẢN VIỆT NAM",
                "An Bình, ngày 5 tháng 3 năm 2024",
            ],
            id="masthead",
        ),
        pytest.param(
            CLOSING,
            ["Nơi nhận:", "- Huyện ủy,", "- Các chi bộ,", "- Lưu VP.", "T/M ĐẢNG ỦY", "BÍ THƯ", "Trần Văn An"],
            id="closing",
        ),
        pytest.param(
            "SỞ Y TẾ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH-SYT\tHà Nam, ngày 5 tháng 3 năm 2024",
            ["SỞ Y TẾ", "Số: 5/KH-SYT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Nam, ngày 5 tháng 3 năm 2024"],
            id="tabs",
        ),
        pytest.param(
            "Nơi nhận:                 BÍ THƯ\n- Lưu VP.",
            ["Nơi nhận:", "- Lưu VP.", "BÍ THƯ"],
            id="position-beside-the-list",
        ),
        pytest.param(
            "Chỉ tiêu     Năm 2025     Năm 2030\nThu ngân sách     10     12",
            ["Chỉ tiêu     Năm 2025     Năm 2030", "Thu ngân sách     10     12"],
            id="a-table-is-no-masthead",
        ),
        pytest.param(
            "Các chi bộ rà soát, bổ sung kế hoạch   và báo cáo.",
            ["Các chi bộ rà soát, bổ sung kế hoạch   và báo cáo."],
            id="a-gap-in-a-line",
        ),
        pytest.param("NGHỊ QUYẾT\nvề công tác dân vận", ["NGHỊ QUYẾT", "về công tác dân vận"], id="one-column"),
    ],
)
def test_columns(printed: str, expected: list[str]) -> None:
    assert parted(printed) == expected


def test_an_empty_line_parts_the_columns() -> None:
    lines = part_columns(MASTHEAD.split("\n"))
    assert lines.index("") == 4


LINES = st.lists(
    st.one_of(
        st.sampled_from([*MASTHEAD.split("\n"), *CLOSING.split("\n"), "", "\t", "   x"]), st.text("ab \t", max_size=30)
    ),
    max_size=10,
)


@given(LINES)
def test_no_word_is_lost(lines: list[str]) -> None:
    assert sorted(" ".join(part_columns(lines)).split()) == sorted(" ".join(lines).split())
