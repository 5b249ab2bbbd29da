"""What a highlighted place says: a citation, a target or a task in Vietnamese, as it stands on its card."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from datasette.utils import tilde_encode

from pipeline.site.functions import amount
from pipeline.site.names import vietnamese
from pipeline.site.pieces import Span
from pipeline.site.places import anchor, reading, work
from pipeline.site.reading import Fact, Link, Row

_ROW = "dòng dữ liệu"

Said = Iterator[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes cards whose links stay in one database."""

    datasette: Any
    database: str

    def citation(self, row: Row) -> Fact:
        """Which work is mentioned, and what the sentence does with it."""
        return self._fact("citations", row, "Nhắc đến văn bản", _citation(row), tuple(self._work(row)))

    def target(self, row: Row) -> Fact:
        """What is measured, how much, by when."""
        name = "Kết quả đã đạt" if row["kind"] == "result" else "Chỉ tiêu"
        return self._fact("targets", row, name, _target(row))

    def task(self, row: Row) -> Fact:
        """Who leads, who helps, by when."""
        return self._fact("tasks", row, "Nhiệm vụ", _task(row))

    def row(self, table: str, row_id: object) -> str:
        """The address of a row."""
        return f"{_table(self.datasette, self.database, table)}/{_encoded(str(row_id))}"

    def document(self, document_id: object, place: str | None = None) -> str:
        """The address of a reading page."""
        return reading(self.datasette, self.database, document_id, place)

    def _fact(self, table: str, row: Row, name: str, said: Said, links: tuple[Link, ...] = ()) -> Fact:
        return Fact(
            table,
            anchor(table, row["id"]),
            Span(row["char_start"], row["char_end"]),
            name,
            tuple((field, words) for field, words in said if words),
            (*links, Link(_ROW, self.row(table, row["id"]))),
        )

    def _work(self, row: Row) -> Iterator[Link]:
        if row["held"]:
            yield Link("đọc văn bản này", self.document(row["held"]))
        if row["work_id"]:
            yield Link("ai nhắc, để làm gì", work(self.datasette, self.database, row["work_id"]))


@lru_cache(maxsize=64)
def _table(datasette: Any, database: str, table: str) -> str:
    return str(datasette.urls.table(database, table))


@lru_cache(maxsize=4096)
def _encoded(row_id: str) -> str:
    return str(tilde_encode(row_id))


def day(value: str | None) -> str | None:
    """A date as Vietnamese writes it; anything else as it is."""
    try:
        return f"{date.fromisoformat(value):%d/%m/%Y}" if value else value
    except ValueError:
        return value


def relative(source_path: str) -> str:
    """The path of a file below its folder: of an absolute one, the name alone."""
    if PurePosixPath(source_path).is_absolute() or PureWindowsPath(source_path).anchor:
        return PureWindowsPath(source_path).name
    return source_path


def _citation(row: Row) -> Said:
    yield "văn bản", row["work"] or row["title"]
    yield "ngày", day(row["work_issued_on"])
    yield "tên", row["work_title"] if row["work_title"] != row["work"] else None
    yield "điều, khoản", row["pinpoint"]
    yield "để làm gì", vietnamese(row["relation"])
    yield "nhận ra", vietnamese(row["resolution"])


def _target(row: Row) -> Said:
    yield "đối tượng", row["subject"]
    yield "nội dung", row["indicator"]
    figure = amount(row["comparator"], row["value_min"], row["value_max"], row["unit"])
    yield "mức", " ".join(word for word in (vietnamese(row["change"]), figure) if word)
    yield "so với", row["baseline"]
    yield "thời hạn", _until(row["deadline_text"], row["deadline"])
    yield "định kỳ", vietnamese(row["recurrence"])


def _task(row: Row) -> Said:
    yield "chủ trì", row["lead"]
    yield "phối hợp", "; ".join(json.loads(row["partners"]))
    yield "thời hạn", _until(row["due_text"] or vietnamese(row["due_kind"]), row["due_on"])


def _until(printed: str | None, last: str | None) -> str | None:
    """A deadline as printed and as understood."""
    if printed and last:
        return f"{printed} (đến {day(last)})"
    return printed or day(last)
