"""What a board is asked for: whatever stands in the address, it is a question that makes sense."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.site.asking import MAX_LETTERS, Field, asked, pages

FIELDS = (
    Field("tu_khoa", "Từ khóa"),
    Field("cap", "Cấp", "choice", {"tỉnh": "tỉnh"}),
    Field("nam", "Năm", "year", {"khong-ghi": "không ghi"}),
    Field("tu", "Từ ngày", "day"),
    Field("da", "Đã", "tick", {"1": "có"}),
    Field("phan", "", "hidden", {"da-qua": "đã qua"}),
)


@pytest.mark.parametrize(
    ("query", "chosen", "page"),
    [
        ("", {}, 1),
        ("tu_khoa=+đảng+viên+&khac=1", {"tu_khoa": "đảng viên"}, 1),
        ("tu_khoa=a%00b%0a", {"tu_khoa": "a b"}, 1),
        ("tu_khoa=" + "x" * 999, {"tu_khoa": "x" * MAX_LETTERS}, 1),
        ("cap=xã", {}, 1),
        ("cap=tỉnh&cap=xã&trang=3", {"cap": "tỉnh"}, 3),
        ("nam=2025", {"nam": "2025"}, 1),
        ("nam=khong-ghi", {"nam": "khong-ghi"}, 1),
        ("nam=20255&trang=-1", {}, 1),
        ("nam=²⁰²⁵&trang=²", {}, 1),
        ("tu=2025-02-30", {}, 1),
        ("tu=2025-02-28", {"tu": "2025-02-28"}, 1),
        ("tu=20250228&trang=99999999", {}, 1),
        ("da=1&phan=da-qua", {"da": "1", "phan": "da-qua"}, 1),
        ("da=2&phan=x&trang=0", {}, 1),
    ],
)
def test_what_is_asked(query: str, chosen: dict[str, str], page: int) -> None:
    question = asked(FIELDS, query)
    assert (question.chosen, question.page) == (chosen, page)


@given(st.text())
def test_an_address_says_the_same_again(text: str) -> None:
    question = asked(FIELDS, urlencode({"tu_khoa": text.encode("utf-8", "replace"), "trang": "7"}))
    again = asked(FIELDS, question.address(7).removeprefix("?"))
    assert again == question


def test_each_chip_takes_its_own_filter_away_and_goes_back_to_the_first_page() -> None:
    question = asked(FIELDS, "tu_khoa=a&cap=tỉnh&tu=2025-02-28&phan=da-qua&trang=4")
    assert [(chip.label, chip.words) for chip in question.chips] == [
        ("Từ khóa", "a"), ("Cấp", "tỉnh"), ("Từ ngày", "28/02/2025"),
    ]  # fmt: skip
    assert parse_qs(question.chips[1].without[1:]) == {"tu_khoa": ["a"], "tu": ["2025-02-28"], "phan": ["da-qua"]}


@pytest.mark.parametrize(
    ("asked_for", "rows", "page", "count", "skipped"),
    [(1, 0, 1, 1, 0), (1, 50, 1, 1, 0), (2, 51, 2, 2, 50), (9, 51, 2, 2, 50), (3, 151, 3, 4, 100)],
)
def test_pages(asked_for: int, rows: int, page: int, count: int, skipped: int) -> None:
    found = pages(asked_for, rows, 50)
    assert (found.page, found.count, found.skipped) == (page, count, skipped)
