"""Searches for inputs of up to 100 kB that take longer than a second to read, led by what code they reach.

    fuzz.py [libFuzzer's options]       fuzz.py -max_total_time=300

Needs atheris, which is no dependency: `python -m pip install atheris` in an environment of its own that sees this
project's. An input is a place and a list of fragments of these documents, which are repeated there; a slow one is
printed as such, to be added to tests/test_linear.py.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import atheris

with atheris.instrument_imports(include=["parsers"]):
    import parsers.document  # noqa: F401
from tests.pumping import FRAGMENTS, LONG, MOST_GROWTH, PLACES, SHORT

MOST_FRAGMENTS = 6
MOST_SECONDS = 1.0


def units(data: bytes) -> Iterator[str]:
    """The fragments that an input of the fuzzer stands for; a byte beyond them ends a line."""
    for code in data[1 : 1 + MOST_FRAGMENTS]:
        yield FRAGMENTS[code] if code < len(FRAGMENTS) else "\n"


def try_one(data: bytes) -> None:
    """Reads one document; raises where it takes too long, and not only for being watched or of many short lines."""
    unit = "".join(units(data))
    if not unit.strip():
        return
    name = sorted(PLACES)[data[0] % len(PLACES)]
    long = PLACES[name].seconds(unit, LONG)
    if long > MOST_SECONDS and long > MOST_GROWTH * PLACES[name].seconds(unit, SHORT):
        raise TimeoutError(f"{long:.1f} s for {unit!r} as {name}")


if __name__ == "__main__":
    atheris.Setup([sys.argv[0], "-max_len=7", *sys.argv[1:]], try_one)
    atheris.Fuzz()
