"""Two columns that plain text prints side by side (masthead, closing), parted: the left one first, then the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from parsers.formulas import is_dateline, is_motto, is_noi_nhan, is_position, is_signing
from parsers.text import plain, squeeze

# Columns stand apart by at least this many blanks, or by a tab.
_WIDE = regex.compile(r"(?<=\S)(?: {3,}|\s*\t\s*)(?=\S)")
# Text that is longer than this fills the page; it is no column.
_COLUMN_WIDTH = 70


def part_columns(printed: Sequence[str]) -> list[str]:
    """The lines with each side-by-side block replaced by its left column, an empty line, its right column."""
    out: list[str] = []
    for block in _blocks(printed):
        out += _parted(block) if _is_side_by_side(block) else block
    return out


def _blocks(printed: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines between empty ones; each empty line is a run of its own."""
    run: list[str] = []
    for line in printed:
        if line.strip():
            run.append(line)
            continue
        if run:
            yield run
        run = []
        yield [line]
    if run:
        yield run


def _is_side_by_side(block: Sequence[str]) -> bool:
    """Whether a wide gap parts a line of the masthead or the closing from what stands left of it."""
    for line in block:
        halves = _WIDE.split(line.strip(), maxsplit=1)
        if len(halves) == 2 and len(halves[0]) <= _COLUMN_WIDTH:
            right = plain(squeeze(halves[1]))
            if (
                is_motto(right)
                or is_dateline(right)
                or is_signing(right)
                or (is_position(right) and any(map(is_noi_nhan, block)))
            ):
                return True
    return False


def _parted(block: Sequence[str]) -> list[str]:
    left: list[str] = []
    right: list[str] = []
    column = min(match.end() for line in block if (match := _WIDE.search(line)))
    for line in block:
        match = _WIDE.search(line)
        if match:
            left.append(line[: match.start()])
            right.append(line[match.end() :])
        elif len(line) - len(line.lstrip()) >= column - 12 > 0:
            right.append(line.strip())
        else:
            left.append(line)
    return [*left, "", *right]
