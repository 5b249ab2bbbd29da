"""Examines a database without changing it: the file, its facts, what is derived from them, and the folder it came from.

All of it looks at a copy, made at one moment, so that nothing can be changed and a run that writes is not disturbed.
What would only repeat a fault that is told already is left out, and that is said.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlite_utils import Database

from pipeline import schema, store
from pipeline.errors import NothingToRead
from pipeline.faults import Fault, Faults, gather
from pipeline.inventory import SourceFile, take_stock
from pipeline.verify_derived import check_counts, check_derived
from pipeline.verify_facts import check_facts
from pipeline.verify_files import check_again, check_books, check_folder, comparable
from pipeline.verify_store import BROKEN, check_file, check_links, check_search, check_shape, check_types
from pipeline.versions import program_version

Tell = Callable[[int, int, str], None]

_NOT_SOUND = "Các phép kiểm tra khác chưa làm, vì chúng cần một cơ sở dữ liệu lành; hãy xóa tệp ấy rồi nạp lại."
_NOT_DERIVED = "Chưa suy lại các bảng works, cascade: {}."
_NOT_READ = "{} tệp không đọc lại để so: {}."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What does not hold; how much of what was examined; and what was not, with the reason."""

    faults: Faults
    examined: Mapping[str, int]
    notes: tuple[str, ...]


def verify(
    database: Path, folder: Path, workers: int = 0, quick: bool = False, tell: Tell = lambda done, total, path: None
) -> Verdict:
    """Examines the database that was made of the folder. Raises a `CallError` where there is none, or no folder.

    workers: how many processes read the files again; quick: whether that is left out
    """
    if not folder.is_dir():
        raise NothingToRead(f"Không có thư mục {folder}.")
    with _copy(database) as db:
        examination = _Examination(db, take_stock(folder, without=database), workers, quick, tell)
        faults = gather(examination.run())
        return Verdict(faults, examination.examined, tuple(examination.notes))


class _Examination:
    """One examination, from the pages of the file to the meaning of its rows."""

    def __init__(self, db: Database, stock: list[SourceFile], workers: int, quick: bool, tell: Tell) -> None:
        self._db, self._stock = db, stock
        self._workers, self._quick, self._tell = workers, quick, tell
        self._found = 0
        self.examined: dict[str, int] = {}
        self.notes: list[str] = []

    def run(self) -> Iterator[Fault]:
        for check in (check_file, check_shape, check_types):
            yield from self._count(check(self._db))
            if self._found:
                self.notes.append(_NOT_SOUND)
                return
        tables = [table.name for table in schema.TABLES]
        self.examined = {name: self._db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
        for check in (check_links, check_facts, check_counts, check_search, check_books):
            yield from self._count(check(self._db))
        known = store.known_files(self._db)
        yield from self._count(check_folder(self._stock, known))
        # It changes the copy, and comes before the rows are compared with what the files give: they do not meet.
        yield from self._derive()
        yield from self._read_again(comparable(self._stock, known))

    def _derive(self) -> Iterator[Fault]:
        if self._found:
            self.notes.append(_NOT_DERIVED.format("các dòng mà chúng suy ra từ đó đã sai"))
        elif store.is_stale(self._db, program_version()):
            self.notes.append(_NOT_DERIVED.format("lần nạp cuối bị ngắt hoặc do phiên bản khác; hãy nạp lại"))
        else:
            yield from self._count(check_derived(self._db))

    def _read_again(self, files: list[SourceFile]) -> Iterator[Fault]:
        if self._quick:
            self.notes.append(_NOT_READ.format(len(self._stock), "--quick"))
            return
        if len(files) < len(self._stock):
            reason = "mới, đã đổi, hoặc do phiên bản khác của chương trình đọc"
            self.notes.append(_NOT_READ.format(len(self._stock) - len(files), reason))
        yield from self._count(check_again(self._db, files, self._workers, self._tell))
        self.examined["again"] = len(files)

    def _count(self, faults: Iterable[Fault]) -> Iterator[Fault]:
        """The same faults; what SQLite cannot read is one too."""
        try:
            for fault in faults:
                self._found += 1
                yield fault
        except sqlite3.DatabaseError as error:
            self._found += 1
            yield Fault(BROKEN, type(error).__name__, str(error), "đọc được")


@contextmanager
def _copy(database: Path) -> Iterator[Database]:
    """A copy to examine, on the disk, for it may be larger than the memory."""
    with (
        TemporaryDirectory(prefix="nghiquyet-") as folder,
        closing(sqlite3.connect(Path(folder, "ban-sao.db"))) as copy,
    ):
        with store.reading(database) as db:
            db.conn.backup(copy)
        yield Database(copy)
