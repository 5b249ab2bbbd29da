"""What does not hold: one fault is a place, what is stored there and what ought to be; and how rows are compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from pipeline.facts import Row

# How much of a text is shown, and how much of it before the place where two begin to differ.
LONGEST = 60
BEFORE = 15
# How many faults of a kind are remembered; the rest is counted.
MOST = 5


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold.

    kind:   what holds not, in a few words; faults are grouped by it
    place:  table, row and column, or the path of a file
    """

    kind: str
    place: str
    stored: str
    expected: str


@dataclass(frozen=True, slots=True)
class Faults:
    """How many faults there are of each kind, and the first ones."""

    counts: Mapping[str, int]
    first: Mapping[str, tuple[Fault, ...]]


def gather(faults: Iterable[Fault]) -> Faults:
    """All of them, counted; some of each kind, kept."""
    counts: Counter[str] = Counter()
    first: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        counts[fault.kind] += 1
        if len(first[fault.kind]) < MOST:
            first[fault.kind].append(fault)
    return Faults(counts, {kind: tuple(some) for kind, some in first.items()})


def differ(kind: str, place: str, stored: object, expected: object) -> Fault:
    """A fault that shows two values, of long texts the place where they begin to differ."""
    start = 0
    if isinstance(stored, str) and isinstance(expected, str):
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(stored, expected, strict=False))
        start = max(0, sum(1 for _ in alike) - BEFORE)
    return Fault(kind, place, show(stored, start), show(expected, start))


def show(value: object, start: int = 0) -> str:
    """A value as it is printed: texts in quotes, cut where they are long."""
    if value is None:
        return "(trống)"
    if not isinstance(value, str):
        return str(value)
    cut = value[start : start + LONGEST].replace("\n", "⏎")
    return f"«{'…' if start else ''}{cut}{'…' if start + LONGEST < len(value) else ''}»"


def compare(kind: str, table: str, stored: Mapping[Hashable, Row], expected: Mapping[Hashable, Row]) -> Iterator[Fault]:
    """The differences of two sets of rows by their keys; only the columns of what is expected count."""
    for key, row in expected.items():
        if key not in stored:
            yield Fault(kind, f"{table} {_name(key)}", "không có dòng này", "có")
            continue
        for column, value in row.items():
            if stored[key][column] != value:
                yield differ(kind, f"{table}.{column} {_name(key)}", stored[key][column], value)
    for key in stored:
        if key not in expected:
            yield Fault(kind, f"{table} {_name(key)}", "có", "không có dòng này")


def by_key(rows: Iterable[Row], key: tuple[str, ...]) -> dict[Hashable, Row]:
    """The rows by the values of their key."""
    return {tuple(row[column] for column in key): row for row in rows}


def _name(key: Any) -> str:
    return " ".join(map(str, key)) if isinstance(key, tuple) else str(key)
