"""At which level a document's issuer stands; the words are data, and their examples are read here."""

from __future__ import annotations

from typing import Any

import pytest

from parsers.model import Metadata
from parsers.vocabulary import load
from pipeline.levels import LEVELS, is_below, level_of

ROWS = load("levels")["level"]


def test_levels_are_those_of_the_data() -> None:
    assert tuple(row["name"] for row in ROWS) == LEVELS
    assert {row["below"] for row in ROWS if "below" in row} <= set(LEVELS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_examples(row: dict[str, Any]) -> None:
    assert row["examples"]
    for name in row["examples"]:
        assert level_of(Metadata(issuer=name)) == row["name"], name


@pytest.mark.parametrize(
    ("code", "issuer", "parent", "level"),
    [
        pytest.param("TU", "Ban Chấp hành Đảng bộ tỉnh", None, "tỉnh", id="symbol"),
        pytest.param("TU", "Thành ủy Lâm Thạch", None, "tỉnh", id="symbol before name"),
        pytest.param("UBKTTU", None, None, "tỉnh", id="symbol by its ending"),
        pytest.param("UBKTĐUK", None, None, "khối, sở, ngành", id="longest ending first"),
        pytest.param("BTCTW", None, None, "trung ương", id="central organ of the Party"),
        pytest.param("QH15", None, None, "trung ương", id="symbol with a term"),
        pytest.param("BTC", None, None, "trung ương", id="ministry"),
        pytest.param("UBND", "ỦY BAN NHÂN DÂN TỈNH THANH GIANG", None, "tỉnh", id="symbol of every level"),
        pytest.param("UBND", "UBND xã An Phú, huyện Vân Khê, tỉnh Thanh Giang", None, "xã", id="first word decides"),
        pytest.param("UBND", "UBND TP. Hồ Chí Minh", None, "tỉnh", id="city that is a province"),
        pytest.param("UBND", "UBND thành phố Lâm Thạch", None, "huyện", id="city in a province"),
        pytest.param("ĐU", "Đảng ủy Sở Y tế tỉnh Thanh Giang", None, "khối, sở, ngành", id="department"),
        pytest.param("ĐU", "Đảng uỷ xã", None, "xã", id="other place of the tone"),
        pytest.param("CB", "Chi bộ Văn phòng Đảng ủy xã", None, "chi bộ", id="cell of an office"),
        pytest.param("ĐU", "Đảng ủy", "ĐẢNG BỘ HUYỆN VÂN KHÊ", "xã", id="one below its parent"),
        pytest.param("ĐU", "Đảng ủy", "ĐẢNG BỘ KHỐI CÁC CƠ QUAN TỈNH", "khối, sở, ngành", id="in a block"),
        pytest.param("ĐU", "Đảng ủy", "ĐẢNG BỘ TỈNH THANH GIANG", None, id="below a province: many levels"),
        pytest.param(None, "Liên minh Hợp tác xã", None, None, id="a word inside another"),
        pytest.param(None, None, None, None, id="nothing said"),
    ],
)
def test_level(code: str | None, issuer: str | None, parent: str | None, level: str | None) -> None:
    assert level_of(Metadata(issuer_code=code, issuer=issuer, parent_issuer=parent)) == level


@pytest.mark.parametrize(
    ("level", "other", "below"),
    [("xã", "tỉnh", True), ("tỉnh", "xã", False), ("tỉnh", "tỉnh", False), (None, "tỉnh", False), ("xã", None, False)],
)
def test_is_below(level: str | None, other: str | None, below: bool) -> None:
    assert is_below(level, other) is below
