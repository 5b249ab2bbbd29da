"""The one writer: opens the database, replaces and removes what came from a file, all of it or nothing.

While a run writes, the journal is a write-ahead log: killed at any moment, the file holds the last whole state, and
others can read meanwhile. At the end the log is folded in and switched off, so that the file stands alone and can be
copied.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database

from pipeline import indexing, migrations, schema, search
from pipeline.errors import UnusableDatabase
from pipeline.lock import alone

if TYPE_CHECKING:
    from pipeline.facts import Row, Rows

# How long to wait for another process that writes or checkpoints, in seconds.
PATIENCE = 30
# What may befall a file, and what its owner can do about it.
_REMEDIES = {
    sqlite3.SQLITE_NOTADB: "không phải cơ sở dữ liệu SQLite; hãy chọn tên tệp khác",
    sqlite3.SQLITE_CORRUPT: "đã hỏng; hãy xóa đi rồi nạp lại",
    sqlite3.SQLITE_BUSY: "đang bị chương trình khác giữ; hãy đóng chương trình ấy rồi chạy lại",
    sqlite3.SQLITE_CANTOPEN: "không mở được; hãy xem quyền ghi",
    sqlite3.SQLITE_READONLY: "không ghi được; hãy xem quyền ghi",
    sqlite3.SQLITE_FULL: "không ghi thêm được; hãy xem chỗ trống trên đĩa rồi chạy lại, những gì đã nạp vẫn nguyên",
    sqlite3.SQLITE_IOERR: "không đọc, ghi được; hãy xem chỗ trống trên đĩa rồi chạy lại, những gì đã nạp vẫn nguyên",
}
# In KiB. A document's words go to pages all over the indexes, which the usual 2 MB do not hold for long …
_CACHE = 64 * 1024
# … and, in pages of 4 KiB, the log grows so far before it is folded in, for the same pages are written again and again.
_LOG_PAGES = 16 * 1024


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What the database remembers of a file; a file that would give the same record is not read again."""

    source_path: str
    file_id: str
    sha256: str | None
    format: str
    parser_version: str
    pipeline_version: str


@contextmanager
def writing(path: Path) -> Iterator[Database]:
    """The database, made if need be, open for one run of writing."""
    with _troubles(path):
        _check(path)
        _make_folder(path.parent)
        with alone(path), closing(sqlite3.connect(path, timeout=PATIENCE)) as connection:
            db = Database(connection, execute_plugins=False)
            db.execute("PRAGMA journal_mode = wal")
            db.execute("PRAGMA synchronous = normal")
            db.execute(f"PRAGMA cache_size = -{_CACHE}")
            db.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
            migrations.bring_up(db, _reindex)
            db.execute("PRAGMA foreign_keys = on")
            # SQLite's own temporary files have a name for a moment, in which a killed process would leave them behind.
            db.execute("PRAGMA temp_store = memory")
            try:
                yield db
            finally:
                _fold_in(db)


@contextmanager
def reading(path: Path) -> Iterator[Database]:
    """The database, open for reading only."""
    command = f"nghiquyet ingest THƯ-MỤC --db {path}"
    with _troubles(path):
        version = _check(path)
        if version is None:
            raise UnusableDatabase(f"Chưa có cơ sở dữ liệu {path}; hãy nạp trước: {command}")
        if version < schema.VERSION:
            raise UnusableDatabase(
                f"{path} do phiên bản cũ hơn tạo ra; hãy nạp một lần để chuyển đổi, những gì có sẵn vẫn giữ: {command}"
            )
        with closing(_open_to_read(path)) as connection:
            yield Database(connection, execute_plugins=False)


def known_files(db: Database) -> dict[str, FileRecord]:
    """What the database remembers, by path."""
    columns = "source_path, file_id, sha256, format, parser_version, pipeline_version"
    return {row[0]: FileRecord(*row) for row in db.execute(f"SELECT {columns} FROM files")}


def paths_told(db: Database, code: str) -> set[str]:
    """The files of which this problem is told."""
    return {path for (path,) in db.execute("SELECT source_path FROM problems WHERE code = ?", (code,))}


def secret_paths(db: Database) -> set[str]:
    """The files whose documents are stored though they are marked secret."""
    return {path for (path,) in db.execute("SELECT source_path FROM documents WHERE secrecy IS NOT NULL")}


def replace(db: Database, record: FileRecord, rows: Rows) -> None:
    """Puts the rows of one file in the place of whatever came from it before; all of it or nothing."""
    _check_links(rows)
    with db.atomic():
        _remove(db, record.source_path)
        document = rows["documents"][0]["id"] if "documents" in rows else None
        for table, its_rows in rows.items():
            if index := indexing.OF.get(table):
                _enter(db, index, document, its_rows)
            else:
                _insert(db, table, _numbered(db, rows) if table == "sentences" else its_rows)
        _insert(db, "files", [{**asdict(record), "document_id": document}])


def remove(db: Database, source_path: str) -> None:
    """Takes everything that came from a file out of the database."""
    with db.atomic():
        _remove(db, source_path)


def begin_run(db: Database, started_at: str, version: str) -> int:
    """Notes that a run began; until it is ended, `is_stale` says so to the next one."""
    with db.atomic():
        cursor = db.execute("INSERT INTO runs (started_at, version) VALUES (?, ?)", (started_at, version))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def end_run(db: Database, run: int, finished_at: str, counts: str) -> None:
    """Notes that a run came to its end, and what it did."""
    with db.atomic():
        db.execute("UPDATE runs SET finished_at = ?, counts = ? WHERE id = ?", (finished_at, counts, run))


def is_stale(db: Database, version: str) -> bool:
    """Whether the last run was broken off or another program's, so that what it derives from all may not hold."""
    row = db.execute("SELECT finished_at, version FROM runs ORDER BY id DESC LIMIT 1").fetchone()
    return row is None or row[0] is None or row[1] != version


@contextmanager
def _troubles(path: Path) -> Iterator[None]:
    """Says what to do about troubles of the file; all other errors are faults of the program and pass."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        remedy = _REMEDIES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if remedy is None:
            raise
        raise UnusableDatabase(f"{path} {remedy} ({error}).") from error


def _check(path: Path) -> int | None:
    """The version of a database of ours; None where the file may become one. Raises `UnusableDatabase` otherwise."""
    if path.is_dir():
        raise UnusableDatabase(f"{path} là một thư mục; hãy nêu tên tệp cơ sở dữ liệu.")
    if not path.exists() or path.stat().st_size == 0:
        return None
    with closing(_open_to_read(path)) as connection:
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (things,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not (mark or things):  # a run was killed before it made the tables
        return None
    if mark != schema.APPLICATION_ID:
        raise UnusableDatabase(f"{path} không do chương trình này tạo ra; hãy chọn tên tệp khác.")
    if version > schema.VERSION:
        raise UnusableDatabase(
            f"{path} do phiên bản mới hơn tạo ra; hãy cập nhật chương trình, hoặc chọn tên tệp khác."
        )
    return int(version)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableDatabase(f"Không tạo được thư mục {folder} ({error.strerror}); hãy chọn chỗ khác.") from error


def _open_to_read(path: Path) -> sqlite3.Connection:
    connection = _open(path, "ro")
    try:
        connection.execute("PRAGMA application_id")
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
        # A run was killed while it switched the log on or off: what it had begun has to be taken back first.
        with closing(_open(path, "rw")) as writer:
            writer.execute("PRAGMA application_id")
        return _open(path, "ro")
    return connection


def _open(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE)


def _fold_in(db: Database) -> None:
    db.rollback()
    db.execute("PRAGMA busy_timeout = 1000")
    try:
        db.execute("PRAGMA wal_checkpoint(truncate)")
        db.execute("PRAGMA journal_mode = delete")
    except sqlite3.OperationalError:
        # Somebody else has the file open: the log stays beside it, and the last to close folds it in.
        return


def _check_links(rows: Rows) -> None:
    """Raises `IntegrityError` where a row points at one that its document lacks.

    SQLite looks at links when a transaction ends, and that of several documents would fail as a whole.
    """
    ids = {table: {row.get("id") for row in its_rows} for table, its_rows in rows.items()}
    for table in schema.TABLES:
        for column in table.columns:
            if column.refers:
                pointed_at = {row.get(column.name) for row in rows.get(table.name, ())} - {None}
                if astray := pointed_at - ids.get(column.refers, set()):
                    raise sqlite3.IntegrityError(f"{table.name}.{column.name}: {', '.join(map(str, astray))}")


def _remove(db: Database, source_path: str) -> None:
    # Sections, sentences, citations … go by cascade, and leave the index by trigger.
    for table in ("files", "problems", "documents"):
        db.execute(f"DELETE FROM {table} WHERE source_path = ?", (source_path,))


def _insert(db: Database, table: str, rows: list[Row]) -> None:
    if rows:
        columns = list(rows[0])
        values = ", ".join(f":{column}" for column in columns)
        db.conn.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})", rows)


def _numbered(db: Database, rows: Rows) -> list[Row]:
    """The sentences of a file with their rowids."""
    days = [row["issued_on"] for row in rows.get("documents", [])]
    return [
        {"rowid": number, **row}
        for number, row in enumerate(rows["sentences"], _next_rowid(db, days[0] if days else None))
    ]


def _next_rowid(db: Database, day: str | None) -> int:
    """The next free rowid for a sentence of a document of a day (ISO)."""
    first = search.first_rowid(day)
    among = (first, first + search.A_DAY - 1)
    (last,) = db.execute("SELECT max(rowid) FROM sentences WHERE rowid BETWEEN ? AND ?", among).fetchone()
    return first if last is None else int(last) + 1


def _enter(db: Database, table: str, document: str | None, entries: Sequence[Row]) -> None:
    """Puts the entries of a document's rows into the index of their table; they are in the order of the rows."""
    own = f"{indexing.document_column(table)} = ?"
    places = db.execute(f"SELECT rowid FROM {table} WHERE {own} ORDER BY rowid", (document,))
    rows = [{"rowid": rowid, **entry} for (rowid,), entry in zip(places, entries, strict=True)]
    _insert(db, f"{table}_fts", rows)


def _reindex(db: Database) -> None:
    """Fills the empty indexes with what `replace` puts there, and numbers the sentences as it does."""
    for document in db.query("SELECT * FROM documents ORDER BY id"):
        sentences = db.query("SELECT id FROM sentences WHERE document_id = ? ORDER BY position", (document["id"],))
        moves = [(number, row["id"]) for number, row in enumerate(sentences, _next_rowid(db, document["issued_on"]))]
        db.conn.executemany("UPDATE sentences SET rowid = ? WHERE id = ?", moves)
        for table in indexing.WORDS:
            own = f"{indexing.document_column(table)} = ?"
            rows = db.query(f"SELECT * FROM {table} WHERE {own} ORDER BY rowid", (document["id"],))
            _enter(db, table, document["id"], [indexing.entry(table, row, document) for row in rows])
