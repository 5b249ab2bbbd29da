"""One writer at a time: a lock beside the database that ends with the process that holds it, however that ends.

The lock is SQLite's own, held on an empty file, so it holds wherever the database itself is safe. What a killed
process leaves behind is the empty file, which locks nothing and goes with the next run.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from pipeline.errors import DatabaseInUse

SUFFIX = "-lock"
# Who only asks whether the lock is held holds it for a moment; nobody else gives it back so soon. In seconds.
_MOMENT = 1.0


@contextmanager
def alone(database: Path) -> Iterator[None]:
    """Holds the lock of a database; raises `DatabaseInUse` while another process does."""
    file = lock_file(database)
    with closing(_take(file, database)):
        try:
            yield
        finally:
            with suppress(PermissionError):  # some systems do not let go of a file that is open; empty, it may stay
                file.unlink(missing_ok=True)


def is_held(database: Path) -> bool:
    """Whether some process is writing the database now."""
    file = lock_file(database)
    if not file.exists():
        return False
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=0)) as connection:
            connection.execute("SELECT name FROM sqlite_master").fetchone()
        return False
    except sqlite3.OperationalError as error:
        return _is_busy(error)


def lock_file(database: Path) -> Path:
    """Where the lock lies, by whatever name the database is called."""
    real = os.path.realpath(database)
    return Path(real + SUFFIX)


def _take(file: Path, database: Path) -> sqlite3.Connection:
    """A connection that holds the lock.

    Whoever held it before may take the file away after it was opened here; what is locked then is no longer the file
    of that name, and another process could lock the next one. So the file must be the same before and after.
    """
    while True:
        before = _identity(file)
        connection = sqlite3.connect(file, timeout=_MOMENT, isolation_level=None)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            connection.close()
            if not _is_busy(error):
                raise
            raise DatabaseInUse(
                f"{database} đang được một lần nạp khác ghi; hãy đợi lần ấy xong rồi chạy lại. Lần này chưa đổi gì cả."
            ) from error
        if before is not None and before == _identity(file):
            return connection
        connection.close()


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
        return status.st_dev, status.st_ino
    except FileNotFoundError:
        return None


def _is_busy(error: sqlite3.Error) -> bool:
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
