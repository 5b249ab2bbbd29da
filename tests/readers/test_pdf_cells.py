"""Drawn lines to tables: pictures of tables, and the rows that are read out of them."""

from __future__ import annotations

import pytest
import regex

from parsers.readers.layout import Rule, Word
from parsers.readers.ruled import find_grids, read_records

# How far apart two signs of a picture stand, in points, and how large its letters are.
STEP, SIZE = 10.0, 9.0
LEVEL, UPRIGHT = "-+", "|+"


def picture(text: str) -> tuple[list[Rule], list[Word]]:
    """The lines of a picture, each drawn from sign to sign in pieces, and its words."""
    lines = text.strip("\n").split("\n")
    width = max(map(len, lines))
    signs = [line.ljust(width) for line in lines]
    rules, words = [], []
    for y, line in enumerate(signs):
        below = signs[y + 1] if y + 1 < len(signs) else " " * width
        for x, sign in enumerate(line):
            if sign in LEVEL and x + 1 < width and line[x + 1] in LEVEL:
                rules.append(Rule(x * STEP, (x + 1) * STEP, y * STEP, y * STEP))
            if sign in UPRIGHT and below[x] in UPRIGHT:
                rules.append(Rule(x * STEP, x * STEP, y * STEP, (y + 1) * STEP))
        for found in regex.finditer(r"\w+", line):
            words.append(Word(found[0], found.start() * STEP, found.end() * STEP, y * STEP + SIZE / 3, SIZE))
    return rules, words


@pytest.mark.parametrize(
    ("drawn", "tables"),
    [
        pytest.param(
            """
+---+---+---+
| a | b | c |
+---+---+---+
| 1 |   | 3 |
+---+---+---+
""",
            [["a|b|c", "1||3"]],
            id="closed",
        ),
        pytest.param(
            """
+---+-------+
| a | b     |
|   +---+---+
|   | c | d |
+---+---+---+
| e     | f |
+-------+---+
""",
            [["a|b", "a|c|d", "e|f"]],
            id="merged-over-columns-and-rows",
        ),
        pytest.param(
            """
----+---+----
 a  | b |  c
----+---+----
 1  | 2 |  3
----+---+----
""",
            [["a|b|c", "1|2|3"]],
            id="open-at-its-sides",
        ),
        pytest.param(
            """
 a  | b |  c
----+---+----
 1  | 2 |  3
    |   |
""",
            [["a|b|c", "1|2|3"]],
            id="lines-inside-only",
        ),
        pytest.param(
            """
+---+---+---+
| a | b | c |
+---+---+---+
| 1 | 2 | 3 |
|   |   |   |
""",
            [["a|b|c", "1|2|3"]],
            id="row-that-the-page-breaks",
        ),
        pytest.param(
            """
|   | 2 |   |
|   | z |   |
+---+---+---+
| 1 | 2 | 3 |
+---+---+---+
""",
            [["|2 z|", "1|2|3"]],
            id="and-its-rest-on-the-next-page",
        ),
        pytest.param(
            """
+---+-----------+---+
| a | b         | c |
|   | +---+---+ |   |
|   | | x | y | |   |
|   | +---+---+ |   |
+---+-----------+---+
| 1 | 2         | 3 |
+---+-----------+---+
""",
            [["a|b x y|c", "1|2|3"]],
            id="table-in-a-cell-is-words-of-the-cell",
        ),
        pytest.param(
            """
+---+---+---+
| a | b | c |
+---+---+---+
| 1 | 2 | 3 |
+---+---+---+

    between

+---+---+
| d | e |
+---+---+
| 4 | 5 |
+---+---+
| 6 | 7 |
+---+---+
""",
            [["a|b|c", "1|2|3"], ["d|e", "4|5", "6|7"]],
            id="two-tables",
        ),
        pytest.param(
            """
+---+---+
| a | b |
+---+---+
| 1 | 2 |
+---+---+
""",
            [],
            id="two-by-two-is-layout",
        ),
        pytest.param(
            """
+---+
| a |
+---+
| 1 |
+---+
| 2 |
+---+
""",
            [],
            id="boxes-one-below-the-other",
        ),
        pytest.param(
            """
-------------
  a   b   c
-------------
  1   2   3
-------------
""",
            [],
            id="level-lines-alone",
        ),
    ],
)
def test_rows_of_a_picture(drawn: str, tables: list[list[str]]) -> None:
    rules, words = picture(drawn)
    found = [read_records(grid, words) for grid in find_grids(rules)]
    assert [["|".join(record.cells) for record in records] for records in found] == tables


def test_lines_of_a_drawing_are_no_table() -> None:
    hatching = [Rule(0, 5000, 7.0 * at, 7.0 * at) for at in range(300)]
    hatching += [Rule(7.0 * at, 7.0 * at, 0, 5000) for at in range(300)]
    assert find_grids(hatching) == []
