"""What a highlighted place says: a citation, a target or a task, as it stands on its card."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from datasette.utils import tilde_encode

from pipeline.site.functions import amount
from pipeline.site.language import say
from pipeline.site.names import day, in_words
from pipeline.site.pieces import Span
from pipeline.site.places import anchor, reading, work
from pipeline.site.reading import Fact, Link, Row

Said = Iterator[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes cards whose links stay in one database."""

    datasette: Any
    database: str

    def citation(self, row: Row) -> Fact:
        """Which work is mentioned, and what the sentence does with it."""
        return self._fact("citations", row, say("Nhắc đến văn bản"), _citation(row), tuple(self._work(row)))

    def target(self, row: Row) -> Fact:
        """What is measured, how much, by when."""
        name = say("Kết quả đã đạt") if row["kind"] == "result" else say("Chỉ tiêu")
        return self._fact("targets", row, name, _target(row))

    def task(self, row: Row) -> Fact:
        """Who leads, who helps, by when."""
        return self._fact("tasks", row, say("Nhiệm vụ|một"), _task(row))

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
            (*links, Link(say("dòng dữ liệu"), self.row(table, row["id"]))),
        )

    def _work(self, row: Row) -> Iterator[Link]:
        if row["held"]:
            yield Link(say("đọc văn bản này"), self.document(row["held"]))
        if row["work_id"]:
            yield Link(say("ai nhắc, để làm gì"), work(self.datasette, self.database, row["work_id"]))


@lru_cache(maxsize=64)
def _table(datasette: Any, database: str, table: str) -> str:
    return str(datasette.urls.table(database, table))


@lru_cache(maxsize=4096)
def _encoded(row_id: str) -> str:
    return str(tilde_encode(row_id))


def relative(source_path: str) -> str:
    """The path of a file below its folder: of an absolute one, the name alone."""
    if PurePosixPath(source_path).is_absolute() or PureWindowsPath(source_path).anchor:
        return PureWindowsPath(source_path).name
    return source_path


def _citation(row: Row) -> Said:
    yield say("văn bản"), row["work"] or row["title"]
    yield say("ngày"), day(row["work_issued_on"])
    yield say("tên"), row["work_title"] if row["work_title"] != row["work"] else None
    yield say("điều, khoản"), row["pinpoint"]
    yield say("để làm gì"), in_words(row["relation"])
    yield say("nhận ra"), in_words(row["resolution"])


def _target(row: Row) -> Said:
    yield say("đối tượng"), row["subject"]
    yield say("nội dung"), row["indicator"]
    figure = amount(row["comparator"], row["value_min"], row["value_max"], row["unit"])
    yield say("mức"), " ".join(word for word in (in_words(row["change"]), figure) if word)
    yield say("so với"), row["baseline"]
    yield say("thời hạn"), _until(row["deadline_text"], row["deadline"])
    yield say("định kỳ"), in_words(row["recurrence"])


def _task(row: Row) -> Said:
    yield say("chủ trì"), row["lead"]
    yield say("phối hợp"), "; ".join(json.loads(row["partners"]))
    yield say("thời hạn"), _until(row["due_text"] or in_words(row["due_kind"]), row["due_on"])


def _until(printed: str | None, last: str | None) -> str | None:
    """A deadline as printed and as understood."""
    if printed and last:
        return say("{printed} (đến {day})", printed=printed, day=day(last))
    return printed or day(last)
