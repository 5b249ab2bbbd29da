"""Every issuing body against its examples, and the mergers of 2025 against themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from parsers.numbers import find_numbers
from parsers.vocabulary import load
from pipeline.series import series_of_parts

ROWS: dict[str, dict[str, Any]] = {**load("issuers")["party"], **load("issuers")["state"]}
EXAMPLES = [(code, example) for code, row in ROWS.items() for example in row["examples"]]


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_an_example_is_read_as_this_body_and_no_other(code: str, example: str) -> None:
    number = next(find_numbers(example))
    body = series_of_parts(number.printed, number.serial, number.type_code, None, number.issuer_code).issuer
    wanted = series_of_parts("1", "1", "NQ", None, number.issuer_code if code in ("QH", "UBTVQH") else code).issuer
    assert body == wanted
    assert number.end == len(example)


@pytest.mark.parametrize("code", [code for code, row in ROWS.items() if "since" in row or "until" in row])
def test_a_body_lives_before_its_successor(code: str) -> None:
    row = ROWS[code]
    days = [date.fromisoformat(row[key]) for key in ("since", "until") if key in row]
    assert days == sorted(days)
    if "successor" in row:
        assert row["successor"] in ROWS
        assert row["until"] < "2025-07-01"
