"""Targets that the rows of a table tell in words, beside who looks after them (`TT | Chỉ tiêu | Cơ quan chủ trì`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from parsers.model import Span, Text
from parsers.passages import Passage
from parsers.smooth import smooth
from parsers.tables import HEADING_ROWS, STATED, Row, columns_of, followed, headed, read_tables


@dataclass(frozen=True, slots=True)
class Statement:
    """A target that a row tells in words, beside who looks after it.

    cell: the words as a passage; time: what the column of times says, else the heading of the column of statements
    """

    cell: Passage
    time: str


def stated_rows(text: Text, passages: Iterable[Passage]) -> dict[int, Statement]:
    """What the rows of tables such as `TT | Chỉ tiêu | Cơ quan chủ trì` tell, by the number of their paragraph."""
    found: dict[int, Statement] = {}
    for rows in read_tables(text, passages):
        if headed("target", rows, ("value",)) or followed(rows) or headed("task", rows, ("lead", "time")):
            continue
        for number, row in enumerate(rows[:HEADING_ROWS]):
            columns = _stated(row)
            if columns is None:
                continue
            content, beside, time = columns
            for told in rows[number + 1 :]:
                if len(told.cells) == len(row.cells) and told.cells[content] and told.cells[beside]:
                    note = told.cells[time] if time is not None else ""
                    cell = _goal(told, told.cells[content], told.paragraph.cells[content])
                    found[told.passage.paragraph] = Statement(cell, note or row.cells[content])
            break
    return found


def _stated(row: Row) -> tuple[int, int, int | None] | None:
    """The columns of statements, of who looks after them, and of times; None where a row heads no such table."""
    lower = [smooth(cell) for cell in row.cells]
    content = next((index for index, cell in enumerate(lower) if STATED.match(cell)), None)
    beside = next((index for index, cell in enumerate(lower) if columns_of("task", "lead").search(cell)), None)
    time = next((index for index, cell in enumerate(lower) if columns_of("task", "time").search(cell)), None)
    return None if content is None or beside is None or content == beside else (content, beside, time)


def _goal(row: Row, words: str, span: Span) -> Passage:
    """The passage of one cell, read as what stands under a heading of chỉ tiêu."""
    return replace(row.passage, span=span, words=words, lower=smooth(words), purpose="goal", role="body")
