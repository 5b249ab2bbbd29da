"""Tables of targets and of tasks: which column holds what, and what each row says.

A table is one of tasks where a column of work stands beside one of bodies or times, one of targets where a column of
names stands beside columns of years or aims. Any other table holds no facts (GUIDE Targets 13, Tasks 14).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import Literal, cast

import regex

from parsers.bodies import is_body
from parsers.deadlines import read_cell_due
from parsers.figure_words import comparator_of
from parsers.model import Change, Comparator, Paragraph, Span, Target, Task, Text
from parsers.partners import split_bodies
from parsers.passages import Passage
from parsers.periods import Period, find_periods
from parsers.quantities import NUMBER, find_quantities, value
from parsers.smooth import smooth
from parsers.vocabulary import alternatives, load

# A heading may take up to three rows; its columns are read from the fullest of them.
HEADING_ROWS = 3
# The shortest words that can be a piece of work; below that it is a number or a caption.
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One row with the passage it makes."""

    paragraph: Paragraph
    passage: Passage
    cells: tuple[str, ...]


@cache
def columns_of(table: str, column: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}}){alternatives(load('columns')[table][column])}(?!\p{{L}})")


def read_tables(text: Text, passages: Iterable[Passage]) -> Iterator[list[Row]]:
    """The tables of the document, each as its rows."""
    rows = [
        Row(paragraph, passage, tuple(cell.of(text.text).strip() for cell in paragraph.cells))
        for passage in passages
        if passage.role == "row"
        and passage.purpose != "form"
        and (paragraph := text.paragraphs[passage.paragraph]).cells
    ]
    for _, table in groupby(rows, key=lambda row: row.paragraph.table):
        yield list(table)


def headed(table: str, rows: list[Row], need: tuple[str, ...]) -> tuple[int, dict[str, list[int]]] | None:
    """Which row heads the table and which columns hold what; None where it is no such table."""
    best: tuple[int, dict[str, list[int]]] | None = None
    for number, row in enumerate(rows[:HEADING_ROWS]):
        columns: dict[str, list[int]] = {}
        for index, cell in enumerate(row.cells):
            kind = _kind_of(table, smooth(cell))
            if kind:
                columns.setdefault(kind, []).append(index)
        full = "content" in columns and any(kind in columns for kind in need)
        if full and (best is None or len(columns) > len(best[1])):
            best = number, columns
    return best


def column_kind(heading: str) -> Literal["content", "lead", "partners", "time"] | None:
    """What a column of a table of tasks holds by its heading, smoothed."""
    return cast(Literal["content", "lead", "partners", "time"] | None, _kind_of("task", heading))


def _kind_of(table: str, heading: str) -> str | None:
    """What a column holds by its heading."""
    if not heading or len(heading) > 120:
        return None
    if table == "task":
        lead, partners = columns_of(table, "lead").search(heading), columns_of(table, "partners").search(heading)
        if lead and partners:
            return None
        order = (
            ("partners", "time", "lead", "content") if not columns_of(table, "content").match(heading) else ("content",)
        )
    else:
        order = ("unit", "result", "content", "value")
        if _period_of(heading) and not columns_of(table, "result").search(heading):
            return "value"
    return next((kind for kind in order if columns_of(table, kind).search(heading)), None)


# `Thực hiện 2025`, `Mục tiêu 2030`: of a column that says what it shows the year may stand alone.
_LONE_YEAR = regex.compile(
    r"(?:mục tiêu|kế hoạch|chỉ tiêu|phấn đấu|dự kiến|(?:ước )?thực hiện|ước|kết quả|hiện trạng)\s+(?P<year>20\d\d)"
)


def _period_of(heading: str) -> Period | None:
    """The time that the heading of a column names, smoothed or not."""
    lower = smooth(heading).strip()
    lone = _LONE_YEAR.fullmatch(lower)
    if lone:
        (period,) = find_periods(f"năm {lone['year']}")
        return replace(period, span=Span(*lone.span("year")))
    periods = find_periods(heading)
    return next((period for period in periods if period.last), next(iter(periods), None))


def task_rows(text: Text, passages: Iterable[Passage], year: int | None) -> tuple[Task, ...]:
    """One task a row of every table that assigns work."""
    tasks = []
    for rows in read_tables(text, passages):
        found = headed("task", rows, ("lead", "time"))
        if found is None:
            continue
        head, columns = found
        charged: str | None = None
        for row in rows[head + 1 :]:
            filled = [cell for cell in row.cells if cell]
            if len(filled) <= 2:
                caption = filled[-1] if filled else ""
                charged = caption if is_body(caption, smooth(caption)) else charged
            elif len(row.cells) == len(rows[head].cells) and (task := _task(row, columns, charged, year)):
                tasks.append(task)
    return tuple(tasks)


def _task(row: Row, columns: dict[str, list[int]], charged: str | None, year: int | None) -> Task | None:
    content = columns["content"][0]
    if len(row.cells[content]) < _SHORTEST or row.cells[content] == row.cells[content].upper():
        return None
    lead = _cell(row, columns, "lead") or charged
    time = _cell(row, columns, "time")
    due = read_cell_due(time, row.cells[content], year)
    return Task(
        span=row.paragraph.cells[content],
        lead=lead,
        partners=split_bodies(_cell(row, columns, "partners") or ""),
        due_text=time or (due.span.of(row.cells[content]) if due else None),
        due_kind=due.kind if due else None,
        due_on=due.on if due else None,
        section=row.passage.section,
        page=row.passage.page,
        rule="row",
    )


def _cell(row: Row, columns: dict[str, list[int]], kind: str) -> str | None:
    return row.cells[columns[kind][0]].strip(" .;") or None if kind in columns else None


# A cell that holds a number alone, with a sign or word of comparison.
_BARE = regex.compile(
    r"(?:(?P<sign>[<>]=|[≥≤<>]|trên|dưới|từ|khoảng|ít nhất|tối thiểu|tối đa)\s*)?"
    rf"(?P<low>{NUMBER})(?:\s*-\s*(?P<high>{NUMBER}))?"
    r"(?:\s+trở\s+(?P<bound>lên|xuống))?"
)


def target_rows(text: Text, passages: Iterable[Passage], issued_on: str | None) -> tuple[Target, ...]:
    """One target for each figure of every table of targets; what a year that was over then shows is a result."""
    targets: list[Target] = []
    for rows in read_tables(text, passages):
        found = headed("target", rows, ("value",)) or followed(rows)
        if found is None or headed("task", rows, ("lead",)):
            continue
        head, columns = found
        over: Period | None = None
        for row in rows[head + 1 :]:
            if len(row.cells) != len(rows[head].cells) or len(row.cells[columns["content"][0]]) < 3:
                continue
            over = _caption(row, columns) or over
            targets += (_timed(target, over) for target in _targets(row, rows[head], columns, issued_on or ""))
    return tuple(targets)


# What a column of statements is headed (`Chỉ tiêu | Chủ trì`); `Nội dung` may be anything.
STATED = regex.compile(r"(?:các |tên |nội dung )?(?:chỉ tiêu|mục tiêu)(?!\p{L})")


def followed(rows: list[Row]) -> tuple[int, dict[str, list[int]]] | None:
    """The columns of a list of targets whose figures stand under `Kết quả`, beside who follows each up.

    `TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan chủ trì theo dõi`: what is to come of it, not what has come.
    """
    found = headed("target", rows, ("result",))
    if found is None or "unit" not in found[1]:
        return None
    head, columns = found
    if not STATED.match(smooth(rows[head].cells[columns["content"][0]])):
        return None
    if not any(columns_of("task", "lead").search(smooth(cell)) for cell in rows[head].cells):
        return None
    return head, {**{kind: at for kind, at in columns.items() if kind != "result"}, "value": columns["result"]}


def _caption(row: Row, columns: dict[str, list[int]]) -> Period | None:
    """The time that a row over others names (`I | Đến năm 2030`)."""
    name = row.cells[columns["content"][0]].strip("* ")
    if any(row.cells[index] for index in columns["value"]):
        return None
    return next((period for period in find_periods(name) if period.last and period.span == Span(0, len(name))), None)


def _timed(target: Target, over: Period | None) -> Target:
    """A target with the time of the caption over its row, where it has none of its own."""
    if target.deadline or over is None:
        return target
    return replace(target, deadline=over.last, deadline_from=over.first)


# A row that tells by how much something goes up or down (`Tốc độ tăng GRDP`, `Hộ nghèo giảm bình quân hằng năm`).
_PACE = regex.compile(r"(?:tốc độ|tỷ lệ|mức)\s+(?P<way>tăng|giảm)(?!\p{L})")
_BY = regex.compile(r"(?<!\p{L})(?P<way>tăng|giảm)(?:\s+thêm)?(?:\s+bình quân)?(?:\s+(?:hằng|hàng|mỗi)\s+năm)?$")
_WAYS: dict[str, Change] = {"tăng": "increase", "giảm": "decrease"}
_AIMED = regex.compile(r"mục tiêu|kế hoạch|chỉ tiêu|phấn đấu|dự kiến")


def _bases(head: Row, columns: dict[str, list[int]]) -> set[int]:
    """The columns of a year alone beside those that name the aims of later years (`Năm 2025 | Mục tiêu năm 2030`)."""
    last = {index: period.last for index in columns["value"] if (period := _period_of(head.cells[index]))}
    aimed = {index for index in last if _AIMED.search(smooth(head.cells[index]))}
    first = min((last[index] or "" for index in aimed), default="")
    return {index for index in last if index not in aimed and (last[index] or "9") < first}


def _targets(row: Row, head: Row, columns: dict[str, list[int]], issued_on: str) -> Iterator[Target]:
    unit = _cell(row, columns, "unit")
    name = row.cells[columns["content"][0]]
    moved = _PACE.match(smooth(name)) or _BY.search(smooth(name))
    again = next((period.recurrence for period in find_periods(name) if period.recurrence), None)
    bases = _bases(head, columns)
    for index in columns["value"] + columns.get("result", []):
        measured = _measured(row.cells[index], unit)
        if measured is None:
            continue
        comparator, low, high, found = measured
        when = period if (period := _period_of(head.cells[index])) and period.last else None
        over = when is not None and (when.last or "") < issued_on
        yield Target(
            kind="result" if over or index in bases or index in columns.get("result", []) else "target",
            span=Span(row.paragraph.cells[columns["content"][0]].start, row.paragraph.span.end),
            comparator=comparator,
            value_min=low,
            value_max=high,
            unit=found,
            subject=name,
            indicator=" ".join(head.cells[index].split()) or None,
            change=_WAYS[moved["way"]] if moved else None,
            recurrence=again or ("yearly" if (found or "").endswith("/năm") else None),
            deadline=when.last if when else None,
            deadline_from=when.first if when else None,
            deadline_text=when.span.of(head.cells[index]) if when else None,
            section=row.passage.section,
            page=row.passage.page,
            rule="row",
        )


Measured = tuple[Comparator, float | None, float | None, str | None]


def _measured(cell: str, unit: str | None) -> Measured | None:
    """The figure of a cell, its unit from the cell or from the column of units."""
    bare = _BARE.fullmatch(smooth(cell).strip())
    if bare and unit:  # measured in whatever the column says, also in minutes
        low = value(bare["low"], counted=True)
        if bare["high"]:
            return "between", low, value(bare["high"], counted=True), unit
        sign = comparator_of(bare["sign"] or "", bare["bound"])
        return sign, None if sign in ("<", "<=") else low, None if sign in (">", ">=") else low, unit
    found = next(iter(find_quantities(f"{cell} {unit}" if unit and "%" not in cell else cell)), None)
    if found:
        return found.comparator, found.low, found.high, unit if unit and "%" not in cell else found.unit
    if bare and not bare["sign"] and not bare["bound"]:
        low, high = value(bare["low"], counted=True), value(bare["high"], counted=True) if bare["high"] else None
        return ("between", low, high, None) if high is not None else ("=", low, low, None)
    return None
