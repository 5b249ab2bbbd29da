"""What measures the pages measures right: percentiles, limits, and addresses that can be filled in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from string import Formatter

import pytest
from pages import PAGES, PLACES, Page, Timing, line, percentile, places

from pipeline import schema


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([7.0], 0.95, 7.0),
        ([3.0, 1.0, 2.0], 0.5, 2.0),
        ([float(n) for n in range(100, 0, -1)], 0.95, 95.0),
        ([float(n) for n in range(1, 21)], 0.95, 19.0),
        ([1.0, 2.0], 0.0, 1.0),
    ],
)
def test_percentile(values: list[float], share: float, expected: float) -> None:
    assert percentile(values, share) == expected


def test_nothing_has_no_percentile() -> None:
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 0.5)


@pytest.mark.parametrize(
    ("status", "p95", "holds", "said"),
    [(200, 149.9, True, ""), (200, 150.0, False, "over"), (404, 1.0, False, "404"), (500, 900.0, False, "500")],
)
def test_a_page_holds_its_limit_or_says_why_not(status: int, p95: float, holds: bool, said: str) -> None:
    timing = Timing(Page("home", ""), status, 1000, p95, p95, p95)
    assert timing.holds is holds
    assert said in line(timing)
    assert ("<-" in line(timing)) is not holds


def test_every_place_in_an_address_has_its_query() -> None:
    named = {name for page in PAGES for _, name, _, _ in Formatter().parse(page.address) if name}
    assert named == set(PLACES)
    assert len({page.name for page in PAGES}) == len(PAGES)
    assert all(page.limit > 0 for page in PAGES)


def test_places_of_an_empty_database_are_empty(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        for statement in schema.statements():
            connection.execute(statement)
        connection.commit()
    assert places(tmp_path / "a.db") == dict.fromkeys(PLACES, "")
