"""What a database holds, and whether it is whole: shared by the tests that kill, mix up, read meanwhile and migrate."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline import schema, search

# Each query counts what must not be there in any state that a reader can see.
ASTRAY = {
    "documents without a work": "SELECT count(*) FROM documents WHERE work_id IS NULL",
    "citations without a work": "SELECT count(*) FROM citations WHERE work_id IS NULL OR resolution IS NULL",
    "works that count otherwise": (
        "SELECT count(*) FROM works w WHERE mentions <> (SELECT count(*) FROM citations c WHERE c.work_id = w.id)"
    ),
    "works whose document has another": (
        "SELECT count(*) FROM works w JOIN documents d ON d.id = w.document_id WHERE d.work_id <> w.id"
    ),
    "documents without a file": (
        "SELECT count(*) FROM documents d LEFT JOIN files f ON f.document_id = d.id WHERE f.source_path IS NULL"
    ),
    "files that were read and have neither document nor problem": (
        "SELECT count(*) FROM files WHERE document_id IS NULL AND source_path NOT IN (SELECT source_path FROM problems)"
    ),
    "documents without sentences": "SELECT count(*) FROM documents WHERE id NOT IN (SELECT document_id FROM sentences)",
    "sentences out of the index": "SELECT count(*) FROM sentences WHERE rowid NOT IN (SELECT rowid FROM sentences_fts)",
    "index without sentences": "SELECT count(*) FROM sentences_fts WHERE rowid NOT IN (SELECT rowid FROM sentences)",
    "documents out of the index": "SELECT count(*) FROM documents WHERE rowid NOT IN (SELECT rowid FROM documents_fts)",
}

# Texts of invented committees that cite and carry out each other, so that works and the cascade have something to say.
PROGRAMME = """TỈNH ỦY VÂN HẢI
*
Số 24-CTr/TU

ĐẢNG CỘNG SẢN VIỆT NAM
Vân Hải, ngày 20 tháng 9 năm 2022

CHƯƠNG TRÌNH HÀNH ĐỘNG
thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khóa XIII

I. MỤC TIÊU

1. Hằng năm kết nạp đảng viên mới đạt từ 3 - 4% tổng số đảng viên.
"""
PLAN = """ĐẢNG BỘ TỈNH VÂN HẢI
HUYỆN ỦY VÂN KHÊ
*
Số {number}-KH/HU

ĐẢNG CỘNG SẢN VIỆT NAM
Vân Khê, ngày {day} tháng 10 năm 2022

KẾ HOẠCH
thực hiện Chương trình hành động số 24-CTr/TU, ngày 20/9/2022 của Tỉnh ủy Vân Hải

I. MỤC TIÊU

1. Hằng năm kết nạp đảng viên mới đạt {share}% tổng số đảng viên.

II. TỔ CHỨC THỰC HIỆN

1. Ban Tổ chức Huyện ủy sơ kết Kế hoạch số {other}-KH/HU, xong trước ngày 31/3/2023.
"""


def plan(number: int, share: int = 3) -> str:
    """A plan that cites the one before it, which may be there or not."""
    return PLAN.format(number=number, day=number % 27 + 1, share=share, other=number - 1)


def fill(folder: Path, files: Mapping[str, str]) -> None:
    """Makes the folder hold these files and no others."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def astray(connection: sqlite3.Connection) -> dict[str, int]:
    """What is not whole in the state that a connection sees now, by name; empty where all is."""
    with connection:
        connection.execute("BEGIN")
        counts = {name: connection.execute(query).fetchone()[0] for name, query in ASTRAY.items()}
    return {name: count for name, count in counts.items() if count}


def contents(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row but the values of the clock, table by table in the order of the values; the database is sound.

    Numbers of rows are SQLite's own affair, so the index is given under the ids of what it points to.
    """
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("UPDATE documents SET ingested_at = ''")
        queries = {table.name: f"SELECT * FROM {table.name}" for table in schema.TABLES if table.name != "runs"}
        for table in search.SEARCHABLE:
            connection.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('integrity-check')")
            queries[f"{table}_fts"] = (
                f"SELECT t.id, f.text, f.fold, f.newer FROM {table}_fts f LEFT JOIN {table} t ON t.rowid = f.rowid"
            )
        found = {name: sorted(connection.execute(query).fetchall(), key=repr) for name, query in queries.items()}
        connection.rollback()
        return found


def copy_as_it_lies(database: Path, folder: Path) -> Path:
    """The database with its log, copied as a killed process left them, so that looking at it changes nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for file in (database, Path(f"{database}-wal"), Path(f"{database}-journal")):
        if file.exists():
            shutil.copy(file, folder)
    return folder / database.name
