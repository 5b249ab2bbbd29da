"""When a task that comes round is due, as far as its note says it."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.recurrence import Round, read_round


@pytest.mark.parametrize(
    ("kind", "note", "expected"),
    [
        pytest.param("yearly", "trước ngày 20/12 hằng năm", Round(20, 12), id="day and month"),
        pytest.param("yearly", "ngày 25 tháng 11 hằng năm", Round(25, 11), id="month in words"),
        pytest.param("yearly", "Trong Quý II hằng năm", Round(31, 6), id="last day of the quarter"),
        pytest.param("yearly", "tháng mười một hằng năm", Round(31, 11), id="last day of the month"),
        pytest.param("yearly", "cuối năm", Round(31, 12), id="end of the year"),
        pytest.param("yearly", "hằng năm", None, id="any day of the year"),
        pytest.param("yearly", "trước ngày 15/13 hằng năm", None, id="no such month"),
        pytest.param("monthly", "Trước ngày 20 hằng tháng", Round(20), id="day of the month"),
        pytest.param("monthly", "mỗi tháng", None, id="any day of the month"),
        pytest.param("monthly", "trước ngày 40 hằng tháng", None, id="no such day"),
        pytest.param("continuous", "thường xuyên", None, id="always"),
        pytest.param(None, None, None, id="no note"),
    ],
)
def test_read_round(kind: str | None, note: str | None, expected: Round | None) -> None:
    assert read_round(kind, note) == expected


@pytest.mark.parametrize(
    ("again", "since", "first"),
    [
        pytest.param(Round(20, 12), "2022-09-20", "2022-12-20", id="later that year"),
        pytest.param(Round(20, 12), "2022-12-20", "2022-12-20", id="that very day"),
        pytest.param(Round(20, 12), "2022-12-21", "2023-12-20", id="next year"),
        pytest.param(Round(20), "2022-12-21", "2023-01-20", id="next month"),
        pytest.param(Round(31), "2023-02-05", "2023-02-28", id="short month"),
        pytest.param(Round(31, 6), "2022-07-01", "2023-06-30", id="end of a quarter"),
        pytest.param(Round(29, 2), "2023-03-01", "2024-02-29", id="leap day"),
    ],
)
def test_first_day(again: Round, since: str, first: str) -> None:
    assert again.after(date.fromisoformat(since)) == date.fromisoformat(first)
