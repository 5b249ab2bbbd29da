"""Dates as drafters print them, and what is none."""

from __future__ import annotations

from datetime import date

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from parsers.dates import DATE, MONTHS, YEARS, iso, valid

DAYS = st.dates(date(YEARS.start, 1, 1), date(YEARS.stop - 1, 12, 31))


def read_date(printed: str) -> str | None:
    """The first whole date."""
    match = regex.search(DATE, printed, regex.I)
    return iso(match) if match else None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param("ngày 16/6/2022", "2022-06-16", id="slashes"),
        pytest.param("ngày 16-6-2022", "2022-06-16", id="dashes"),
        pytest.param("20.01.2024", "2024-01-20", id="full-stops"),
        pytest.param("ngày 16 / 6 / 2022", "2022-06-16", id="blanks-round-the-signs"),
        pytest.param("ngày 09 tháng 01 năm 2026", "2026-01-09", id="in-words"),
        pytest.param("ngày 9 tháng 1, năm 2026", "2026-01-09", id="comma-before-the-year"),
        pytest.param("ngày 09tháng01năm2026", "2026-01-09", id="blanks-lost-at-a-wrap"),
        pytest.param("ngày 09\ntháng 01\nnăm 2026", "2026-01-09", id="over-line-ends"),
        pytest.param("NGÀY 09 THÁNG 01 NĂM 2026", "2026-01-09", id="capitals"),
        pytest.param("ngày 3 tháng tư năm 1975", "1975-04-03", id="month-as-a-word"),
        pytest.param("ngày 3 tháng mười hai năm 1999", "1999-12-03", id="month-of-two-words"),
        pytest.param("từ ngày 01/3/2021 đến ngày 30/4/2022", "2021-03-01", id="the-first-of-two"),
        pytest.param("ngày 31/02/2024; ngày 5/5/2024", None, id="a-first-that-does-not-exist-is-told-as-none"),
        pytest.param("ngày 29/02/2024", "2024-02-29", id="leap-day"),
        pytest.param("ngày 29/02/2023", None, id="no-leap-day"),
        pytest.param("ngày 5/13/2024", None, id="no-such-month"),
        pytest.param("ngày 5/5/1929", None, id="before-the-party"),
        pytest.param("ngày 5/5/0202", None, id="a-slip-of-the-year"),
        pytest.param("ngày 5/5/20244", None, id="five-figures"),
        pytest.param("ngày    tháng 4 năm 2026", None, id="day-left-blank"),
        pytest.param("ngày ... tháng ... năm 2026", None, id="dots-for-day-and-month"),
        pytest.param("tháng 4 năm 2026", None, id="month-alone"),
        pytest.param("năm 2026", None, id="year-alone"),
        pytest.param("1.250.2024 đồng", None, id="grouped-figures"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_read_date(printed: str, expected: str | None) -> None:
    assert read_date(printed) == expected


@pytest.mark.parametrize(("word", "month"), MONTHS.items())
def test_every_month_word(word: str, month: int) -> None:
    assert read_date(f"ngày 5 tháng {word} năm 2020") == f"2020-{month:02}-05"


@given(DAYS)
def test_every_day_is_read_back_from_every_spelling(day: date) -> None:
    for printed in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"ngày {day.day} tháng {day.month} năm {day.year}",
    ):
        assert read_date(printed) == day.isoformat()


@given(st.integers(-10, 3000), st.integers(-1, 14), st.integers(-1, 40))
def test_valid_never_raises_and_gives_iso_text(year: int, month: int, day: int) -> None:
    said = valid(year, month, day)
    assert said is None or date.fromisoformat(said) == date(year, month, day)


@given(st.text(alphabet="0123456789/.- ngàytháăm", max_size=40))
def test_read_date_never_raises(text: str) -> None:
    said = read_date(text)
    assert said is None or date.fromisoformat(said)
