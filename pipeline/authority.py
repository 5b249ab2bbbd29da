"""The authority file (`parsers/vocabulary/works.toml`): central documents, looked up by series and by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from parsers.laws import law_key
from parsers.numbers import find_numbers, type_codes
from parsers.text import fold, slug
from parsers.vocabulary import load
from pipeline.series import Series, series_of_parts

LAWS = ("Luật", "Bộ luật", "Pháp lệnh")


@dataclass(frozen=True, slots=True)
class Known:
    """One row of the authority file; `work` is the id that its work has in every database."""

    work: str
    number: str
    type_code: str | None
    type_name: str
    issuer_code: str
    issued_on: str
    term: str | None
    title: str | None
    status: Literal["sure", "check"]
    source: str
    key: str | None


@cache
def known() -> tuple[Known, ...]:
    """All rows, the Party's first, in the order of their dates."""
    rows = load("works")
    return tuple(_known(row) for side in ("party", "state") for row in rows[side])


def _known(row: Mapping[str, Any]) -> Known:
    number = next(find_numbers(row["number"]))
    law = row["type"] in LAWS
    title = row.get("title")
    return Known(
        work=f"{slug(row['number'])}-{row['issued_on']}",
        number=row["number"],
        type_code=None if law else row["type"],
        type_name=row["type"] if law else type_codes()[fold(row["type"])][1],
        issuer_code=number.issuer_code or "",
        issued_on=row["issued_on"],
        term=f"khóa {row['term']}" if row.get("term") else None,
        title=f"{row['type']} {title}" if law else title,
        status=row["status"],
        source=row["source"],
        key=law_key(row["type"], row["title"]) if law else None,
    )


def issuers() -> Iterator[dict[str, str | None]]:
    """The bodies of the vocabulary by symbol, with the days of their lives where the mergers of 2025 gave them one."""
    for side in ("party", "state"):
        for code, row in load("issuers")[side].items():
            yield {"code": code, "name": row["name"], **{key: row.get(key) for key in ("since", "until", "successor")}}


@cache
def by_work() -> Mapping[str, Known]:
    """Rows by the id of their work."""
    return {row.work: row for row in known()}


@cache
def _by_series() -> Mapping[Series, tuple[Known, ...]]:
    found: dict[Series, list[Known]] = defaultdict(list)
    for row in known():
        found[series_of_parts(row.number, None, row.type_code, row.type_name, row.issuer_code)].append(row)
    return {series: tuple(rows) for series, rows in found.items()}


def of_series(series: Series) -> tuple[Known, ...]:
    """The documents of one series that the file knows, in the order of their dates."""
    return _by_series().get(series, ())


@cache
def _by_serial() -> Mapping[tuple[str, str], tuple[Known, ...]]:
    found: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for series, rows in _by_series().items():
        found[series.type, series.serial] += [row for row in rows if row.status == "sure"]
    return {key: tuple(rows) for key, rows in found.items()}


def by_serial(kind: str, serial: str) -> tuple[Known, ...]:
    """The sure documents of one folded type with a bare serial, whatever body issued them."""
    return _by_serial().get((kind, serial), ())


@cache
def _by_key() -> Mapping[str, tuple[Known, ...]]:
    found: dict[str, list[Known]] = defaultdict(list)
    for row in known():
        if row.key:
            found[row.key].append(row)
            found[f"{row.key}-{row.issued_on[:4]}"].append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def law_in_force(key: str, day: str | None) -> Known | None:
    """The law of this name (with its year, where `key` has one) that was the newest on `day`; None where unknown.

    Without a day only a name that one law has had can be told.
    """
    rows = [row for row in _by_key().get(key, ()) if day is None or row.issued_on <= day]
    if not rows or (day is None and len(rows) > 1):
        return None
    return rows[-1]
