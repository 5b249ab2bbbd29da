"""Whether the database file is sound: pages and indexes, foreign keys, its shape, and the full-text indexes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from sqlite_utils import Database

from pipeline import indexing, schema, search
from pipeline.faults import Fault, differ, show

BROKEN = "Tệp cơ sở dữ liệu hỏng"
SHAPE = "Cấu trúc khác với chương trình này"
TYPE = "Giá trị không đúng kiểu của cột"
LINK = "Dòng trỏ đến một dòng không có"
INDEX = "Chỉ mục tìm kiếm không khớp"


def check_file(db: Database) -> Iterator[Fault]:
    """SQLite's own examination, which covers that each index holds its table."""
    for (said,) in db.execute("PRAGMA integrity_check(20)"):
        if said != "ok":
            yield Fault(BROKEN, "PRAGMA integrity_check", said, "ok")


def check_shape(db: Database) -> Iterator[Fault]:
    """Every table with its columns, every index, trigger and view is there."""
    with closing(sqlite3.connect(":memory:")) as connection:
        fresh = Database(connection)
        for statement in schema.statements():
            fresh.execute(statement)
        wanted = _shape(fresh)
    found = _shape(db)
    for (kind, name), definition in wanted.items():
        if found.get((kind, name)) != definition:
            yield differ(SHAPE, f"{kind} {name}", found.get((kind, name)), definition)


def check_types(db: Database) -> Iterator[Fault]:
    """Every value is of its column's type; SQLite itself does not mind."""
    for table in schema.TABLES:
        for column in table.columns:
            wanted = column.type.lower()
            rows = db.execute(
                f"SELECT rowid, typeof({column.name}) AS type FROM {table.name} WHERE type NOT IN (?, 'null')",
                (wanted,),
            )
            for rowid, found in rows:
                yield Fault(TYPE, f"{table.name}.{column.name} dòng {rowid}", found, wanted)


def check_links(db: Database) -> Iterator[Fault]:
    """Every foreign key leads to a row."""
    for table, rowid, parent, number in db.execute("PRAGMA foreign_key_check").fetchall():
        column = next(row[3] for row in db.execute(f"PRAGMA foreign_key_list({table})") if row[0] == number)
        (value,) = db.execute(f"SELECT {column} FROM {table} WHERE rowid = ?", (rowid,)).fetchone()
        yield Fault(LINK, f"{table}.{column} dòng {rowid}", show(value), f"một dòng của {parent}")


def check_search(db: Database) -> Iterator[Fault]:
    """Each full-text index is whole, and holds each row of its table as it would be indexed now; writes to `db`."""
    for table in indexing.WORDS:
        try:
            db.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            yield Fault(INDEX, f"{table}_fts", str(error), "FTS5 integrity-check không báo lỗi")
        stored = ", ".join(f"f.{column} AS stored_{column}" for column in search.INDEX_COLUMNS)
        rows = db.query(
            f"SELECT t.*, d.type_name, d.issuer_name, f.rowid AS found, {stored} FROM {table} t "
            f"JOIN documents d ON d.id = t.{indexing.document_column(table)} "
            f"LEFT JOIN {table}_fts f ON f.rowid = t.rowid"
        )
        for row in rows:
            if row["found"] is None:
                yield Fault(INDEX, f"{table}_fts {row['id']}", "không có dòng này", "có")
                continue
            for column, expected in indexing.entry(table, row, row).items():
                if row[f"stored_{column}"] != expected:
                    yield differ(INDEX, f"{table}_fts.{column} {row['id']}", row[f"stored_{column}"], expected)
        for (rowid,) in db.execute(f"SELECT rowid FROM {table}_fts WHERE rowid NOT IN (SELECT rowid FROM {table})"):
            yield Fault(INDEX, f"{table}_fts dòng {rowid}", "có", "không có dòng này")


def _shape(db: Database) -> dict[tuple[str, str], str]:
    """What the file is made of; tables by their columns, for a column that was added later is written otherwise."""
    found = db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {(kind, name): _columns(db, name) if kind == "table" else sql for kind, name, sql in found}


def _columns(db: Database, table: str) -> str:
    return ", ".join(sorted(row[1] for row in db.execute(f"PRAGMA table_info({table})")))
