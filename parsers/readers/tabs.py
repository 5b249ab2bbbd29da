"""Tables pasted as text: lines that stand together with the same number of tabs, to rows as Markdown writes them.

What is copied out of Word or Excel keeps its cells apart by tabs. Two lines of three cells are the least that is
taken for a table; two columns are a masthead or a list.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

FEWEST_ROWS, FEWEST_CELLS = 2, 3


def bar_rows(printed: Iterable[str]) -> list[str]:
    """The lines, with bars for tabs in those that are rows of a table; every line stays a line."""
    lines: list[str] = []
    for cells, group in groupby(printed, _count_cells):
        together = list(group)
        if cells >= FEWEST_CELLS and len(together) >= FEWEST_ROWS:
            together = [f"| {' | '.join(map(str.strip, line.split(chr(9))))} |" for line in together]
        lines += together
    return lines


def _count_cells(line: str) -> int:
    """How many cells tabs make of a line; none where it has bars of its own, or says something in one cell only."""
    cells = line.split("\t")
    return len(cells) if "|" not in line and sum(map(bool, map(str.strip, cells))) > 1 else 0
