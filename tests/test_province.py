"""The province that a document belongs to: the one its words name most, spelled as most often."""

from __future__ import annotations

import pytest

from parsers.model import Metadata
from parsers.province import read_province


@pytest.mark.parametrize(
    ("text", "place", "province"),
    [
        pytest.param("Đảng bộ tỉnh Nam Hà", None, "Nam Hà", id="named"),
        pytest.param("Tỉnh ủy Nam Hà", None, "Nam Hà", id="by-its-committee"),
        pytest.param("TỈNH ỦY NAM HÀ", None, "Nam Hà", id="in-capitals"),
        pytest.param("thành phố Cần Thơ", None, "Cần Thơ", id="a-city"),
        pytest.param("tỉnh An Bình; tỉnh Nam Hà; Tỉnh ủy Nam Hà", None, "Nam Hà", id="the-one-named-most"),
        pytest.param("tỉnh Nam Hà; tỉnh An Bình", None, "An Bình", id="of-two-named-alike-the-first-of-the-alphabet"),
        pytest.param("tỉnh An Bình; tỉnh An Bình; tỉnh Nam Hà", "Nam Hà", "Nam Hà", id="place-of-issue-goes-first"),
        pytest.param("tỉnh An Bình", "Tân Phú", "An Bình", id="a-commune-is-no-province"),
        pytest.param("tỉnh Đắc Lắc; tỉnh Đắk Lắk; tỉnh Đắk Lắk", None, "Đắk Lắk", id="spelled-as-it-is-written-most"),
        pytest.param("TỈNH NAM HẢ; TỈNH NAM HẢ; tỉnh Nam Hà", None, "Nam Hà", id="small-letters-before-capitals"),
        pytest.param("tỉnh Nam Hà Đẹp", None, "Nam Hà", id="two-words-at-most"),
        pytest.param("Tỉnh Đoàn; tỉnh Đảng bộ; thành phố Hồ Chí Minh", None, None, id="no-names"),
        pytest.param("thành phố Huế", None, "Huế", id="of-one-word"),
        pytest.param("thành phố Huế", "TP. Hồ Chí Minh", "Hồ Chí Minh", id="of-three-words"),
        pytest.param("thành phố Huế", "Hà Nội", None, id="issued-in-the-capital-by-the-centre"),
        pytest.param("tỉnh An Bình; thành phố Hà Nội", "Hà Nội", "Hà Nội", id="issued-in-the-capital-by-its-own"),
        pytest.param("tỉnh Bà Rịa - Vũng Tàu", None, "Bà Rịa - Vũng Tàu", id="of-two-names"),
        pytest.param("TỈNH THỪA THIÊN HUẾ", None, "Thừa Thiên Huế", id="known-in-capitals"),
        pytest.param(
            "tỉnh An Bình; tỉnh An Bình; thành phố Huế", "TP. Huế", "Huế", id="place-of-issue-that-calls-itself-a-city"
        ),
        pytest.param("Kế hoạch của Ủy ban nhân dân tỉnh", None, None, id="none-named"),
    ],
)
def test_read_province(text: str, place: str | None, province: str | None) -> None:
    assert read_province(text, Metadata(place=place)) == province
