"""The masthead of a page copied from a portal: what its narrow cells cut is one again, and nothing else is joined."""

from __future__ import annotations

import pytest

from parsers.cut import is_cut
from parsers.document import parse


@pytest.mark.parametrize(
    ("before", "line", "expected"),
    [
        pytest.param("CỘNG HÒA XÃ", "HỘI CHỦ NGHĨA VIỆT NAM", True, id="motto"),
        pytest.param("CỘNG HOÀ XÃ HỘI", "CHỦ NGHĨA", True, id="motto-in-three"),
        pytest.param("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", False, id="two-mottos"),
        pytest.param("Số:", "21/2022/NQ-HĐND", True, id="number"),
        pytest.param("Số", "5-KH/HU", True, id="number-of-the-party"),
        pytest.param("Số:", "Hà Nam, ngày 5 tháng 3 năm 2024", False, id="number-left-blank"),
        pytest.param("Bình", "Định, ngày 07 tháng 9 năm 2022", True, id="place"),
        pytest.param("Bình", "Nam Định, ngày 07 tháng 9 năm 2022", False, id="whole-place"),
        pytest.param("VĂN PHÒNG", "Định, ngày 07 tháng 9 năm 2022", False, id="body-over-the-date"),
        pytest.param("", "CỘNG HÒA", False, id="nothing-before-the-motto"),
        pytest.param("CỘNG HÒA XÃ", "", False, id="a-row-of-cells-behind"),
    ],
)
def test_what_is_one(before: str, line: str, expected: bool) -> None:
    assert is_cut(before, line) is expected


def test_a_masthead_in_pieces_is_read_as_a_whole_one() -> None:
    pieces = """HỘI
ĐỒNG NHÂN DÂN
XÃ AN BÌNH
-------
|
CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số:
21/2022/NQ-HĐND
|
Bình
Định, ngày 07 tháng 9 năm 2022
|
NGHỊ QUYẾT
VỀ CÔNG TÁC DÂN VẬN
HỘI ĐỒNG NHÂN DÂN XÃ AN BÌNH
Căn cứ Luật Thủy lợi ngày 19
tháng 6 năm 2017;
"""
    read = parse(pieces.encode(), "txt").metadata
    assert (read.number, read.place, read.issued_on) == ("21/2022/NQ-HĐND", "Bình Định", "2022-09-07")
    assert (read.issuer, read.title) == ("HỘI ĐỒNG NHÂN DÂN XÃ AN BÌNH", "VỀ CÔNG TÁC DÂN VẬN")


def test_the_cells_of_a_masthead_on_one_line_are_parted() -> None:
    line = (
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 6/CT-UBND | An Bình, ngày 2 tháng 5 năm 2019 |\n"
    )
    read = parse(f"{line}CHỈ THỊ\nVề việc thu ngân sách\nNăm 2019, thu ngân sách khá.".encode(), "txt").metadata
    assert (read.number, read.issued_on, read.issuer) == ("6/CT-UBND", "2019-05-02", "ỦY BAN NHÂN DÂN")
