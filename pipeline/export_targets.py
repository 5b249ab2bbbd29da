"""The targets as a table for Excel (.xlsx) or any other program (.csv): one row a target, with where it was read.

What a document says may begin like a formula (`=`, `+`, `-`, `@`). In .xlsx such a cell is stored as text and marked
as quoted, so that it stays text when it is edited; in .csv, which cannot say so, an apostrophe goes before the sign.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from typing import Any, Literal

import regex
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from sqlite_utils import Database

from parsers.text import squeeze
from pipeline.errors import CallError
from pipeline.site.names import vietnamese

Value = str | float | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the name it has in the query, how its values are made, its width in letters."""

    heading: str
    name: str
    kind: Literal["text", "code", "number", "date"] = "text"
    width: int = 14


COLUMNS = (
    Column("Cơ quan ban hành", "issuer", width=32),
    Column("Cấp", "level", width=16),
    Column("Văn bản", "document", width=30),
    Column("Ngày ban hành", "issued_on", "date"),
    Column("Đối tượng", "subject", width=36),
    Column("Chỉ tiêu", "indicator", width=44),
    Column("So sánh", "comparator", "code", width=10),
    Column("Giá trị từ", "value_min", "number", width=12),
    Column("Giá trị đến", "value_max", "number", width=12),
    Column("Đơn vị", "unit", width=16),
    Column("Tăng, giảm", "change", "code", width=12),
    Column("Mốc so sánh", "baseline", width=22),
    Column("Năm", "year", "number", width=8),
    Column("Hạn", "deadline", "date"),
    Column("Thời hạn như in", "deadline_text", width=22),
    Column("Định kỳ", "recurrence", "code"),
    Column("Loại", "kind", "code", width=10),
    Column("Nguyên văn", "quote", width=70),
    Column("Mục", "section", width=12),
    Column("Tiêu đề mục", "heading", width=30),
    Column("Trang", "page", "number", width=8),
    Column("Trích yếu", "document_title", width=44),
    Column("Tệp", "source_path", width=30),
    Column("Mã chỉ tiêu", "target_id", width=30),
    Column("Mã văn bản", "document_id", width=30),
)
_DATE_FORMAT = "dd/mm/yyyy"
# Signs that make Excel and its like calculate a cell, in their wide forms too; also after a semicolon, by which Excel
# parts the columns where the comma is the decimal sign, as in Vietnamese.
_FORMULA = regex.compile(r"(?:^|(?<=;))(\s*)(?=[=+\-@＝＋－＠])")


def targets_file(db: Database, form: str) -> bytes:
    """All targets in one of `FORMATS`, those of the highest level first. Raises `CallError` for any other."""
    if form not in FORMATS:
        raise CallError(f"Chưa xuất được chỉ tiêu dạng “{form}”; hãy dùng một trong: {', '.join(FORMATS)}.")
    return file_of(db.query("SELECT * FROM targets_board"), form)


def file_of(rows: Iterable[Mapping[str, Any]], form: str) -> bytes:
    """The same for rows of the query's names, in one of `FORMATS`."""
    return FORMATS[form]([[_value(column, row) for column in COLUMNS] for row in rows])


def _value(column: Column, row: Mapping[str, Any]) -> Value:
    """A cell as a value of its own kind."""
    value = row[column.name]
    if value is None or isinstance(value, float | int):
        return int(value) if isinstance(value, float) and value.is_integer() else value
    match column.kind:
        case "date":
            return _date(value)
        case "code":
            return vietnamese(value)
        case _:
            return str(ILLEGAL_CHARACTERS_RE.sub("", squeeze(value)))


def _date(text: str) -> date | str:
    """A day; what is none stays as it is."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return str(ILLEGAL_CHARACTERS_RE.sub("", text))


def _xlsx(rows: Iterable[Iterable[Value]]) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Chỉ tiêu"
    sheet.append([column.heading for column in COLUMNS])
    for number, row in enumerate(rows, 2):
        for place, (column, value) in enumerate(zip(COLUMNS, row, strict=True), 1):
            _fill(sheet.cell(number, place), column, value)
    for place, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
        head = sheet.cell(1, place)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="E8E8E8")
        head.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(cell: Cell, column: Column, value: Value) -> None:
    """Writes one cell; a text is never a formula or an error value, whatever it begins with."""
    cell.value = value
    cell.alignment = Alignment(vertical="top", wrap_text=column.kind == "text")
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = bool(_FORMULA.match(value))
    elif isinstance(value, date):
        cell.number_format = _DATE_FORMAT


def _csv(rows: Iterable[Iterable[Value]]) -> bytes:
    """Comma-separated, dates in ISO, in UTF-8 with the mark by which Excel knows it."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([column.heading for column in COLUMNS])
    for row in rows:
        writer.writerow([_harmless(value) if isinstance(value, str) else value for value in row])
    return out.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    return str(_FORMULA.sub(r"\1'", text))


FORMATS: Mapping[str, Callable[[Iterable[Iterable[Value]]], bytes]] = {"xlsx": _xlsx, "csv": _csv}
