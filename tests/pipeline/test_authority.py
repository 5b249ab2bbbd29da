"""The authority file: every row can be read, none contradicts the Party's terms, lookups find it."""

from __future__ import annotations

import pytest

from pipeline import authority
from pipeline.authority import Known
from pipeline.series import term_of


def test_it_is_large_enough_to_decide_with() -> None:
    assert len(authority.known()) >= 150


@pytest.mark.parametrize("row", authority.known(), ids=lambda row: row.work)
def test_every_row_holds_together(row: Known) -> None:
    assert row.status in ("sure", "check")
    assert row.source in ("cited", "public", "known")
    assert authority.by_work()[row.work] is row
    if row.term and row.number.endswith("/TW"):
        assert row.term == f"khóa {(term_of(row.issued_on) or '').upper()}"


def test_no_document_stands_twice() -> None:
    works = [row.work for row in authority.known()]
    assert len(works) == len(set(works))


@pytest.mark.parametrize(
    ("key", "day", "number"),
    [
        ("luat-luu-tru", "2020-01-01", "01/2011/QH13"),
        ("luat-luu-tru", "2026-01-01", "33/2024/QH15"),
        ("luat-luu-tru-2024", None, "33/2024/QH15"),
        ("luat-luu-tru", None, None),
        ("luat-tren-troi", "2020-01-01", None),
    ],
)
def test_the_law_in_force(key: str, day: str | None, number: str | None) -> None:
    law = authority.law_in_force(key, day)
    assert (law.number if law else None) == number
