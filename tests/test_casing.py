"""Names of bodies out of capitals."""

from __future__ import annotations

import pytest

from parsers.casing import running_case


@pytest.mark.parametrize(
    ("printed", "running"),
    [
        pytest.param("SỞ Y TẾ TỈNH THANH GIANG", "Sở Y tế tỉnh Thanh Giang", id="department and province"),
        pytest.param("BAN CHẤP HÀNH ĐẢNG BỘ TỈNH", "Ban Chấp hành Đảng bộ tỉnh", id="organ of a committee"),
        pytest.param(
            "ĐẢNG ỦY SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",
            "Đảng ủy Sở Nông nghiệp và Phát triển nông thôn",
            id="known name inside",
        ),
        pytest.param("TỈNH ỦY BÀ RỊA - VŨNG TÀU", "Tỉnh ủy Bà Rịa - Vũng Tàu", id="double name of a place"),
        pytest.param(
            "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH", "Ban Quản lý các khu công nghiệp tỉnh", id="common words stay small"
        ),
        pytest.param("BỘ CHÍNH TRỊ, BAN BÍ THƯ", "Bộ Chính trị, Ban Bí thư", id="two bodies"),
        pytest.param("UBND TỈNH THANH GIANG", "UBND tỉnh Thanh Giang", id="abbreviation stays"),
        pytest.param("Đảng ủy Khối các cơ quan tỉnh", "Đảng ủy Khối các cơ quan tỉnh", id="running text is left alone"),
    ],
)
def test_names_in_capitals_come_out_in_running_text(printed: str, running: str) -> None:
    assert running_case(printed) == running
