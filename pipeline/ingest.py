"""A folder into a database: plan, read in worker processes, one writer, whole documents in whole states.

    folder -> SourceFile … -> Plan -> Outcome … (in the order of the paths) -> rows -> works

A file whose content, id and reading program are as before is left alone, failed or not, unless what it failed for is
settled: a missing program is there now, secret documents are now allowed. One that is gone is taken out. So the same
folder gives the same database, built at once or bit by bit; only the clock's values differ.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database

from parsers.model import Problem
from pipeline import store
from pipeline.errors import NothingToRead
from pipeline.inventory import SourceFile, take_stock
from pipeline.store import FileRecord
from pipeline.versions import parser_version, pipeline_version, program_version

# What reads, writes and derives is imported where there is something to do: it loads for longer than a run takes that
# finds everything as it was.
if TYPE_CHECKING:
    from pipeline.reading import Parse, ReadAll

# What is counted for the closing table.
COUNTED = ("documents", "sections", "sentences", "citations", "works", "targets", "tasks", "problems")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do: paths to take out, files to read in order, and how many are new or as they were."""

    vanished: tuple[str, ...]
    todo: tuple[SourceFile, ...]
    added: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Step:
    """One file done, of so many; `failure` is None where it was loaded."""

    done: int
    total: int
    path: str
    failure: Problem | None


@dataclass(frozen=True, slots=True)
class Failure:
    """One file of the folder that is not in the database, and why."""

    path: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did with the files, what the database holds now, and which files it lacks, earlier failures too."""

    files: Mapping[str, int]
    rows: Mapping[str, int]
    failures: tuple[Failure, ...]


def ingest(
    folder: Path,
    database: Path,
    workers: int = 0,
    tell: Callable[[Step], None] = lambda step: None,
    parse: Parse | None = None,
    allow_secret: bool = False,
    read_all: ReadAll | None = None,
) -> Summary:
    """Brings the database up to date with the folder; raises a `CallError` before any change.

    workers:  how many processes read; with none all is read in this one, where a file that hangs hangs the run
    parse:    reads one file, `open_document` unless another is given
    read_all: who reads instead of processes of this machine (`cluster.connect`)
    """
    if not folder.is_dir():
        raise NothingToRead(f"Không có thư mục {folder}.")
    stock = take_stock(folder, without=database)
    if not stock:
        raise NothingToRead(f"Không có tệp nào trong {folder}.")
    with store.writing(database) as db:
        plan = make_plan(stock, store.known_files(db), _changed_fates(db, allow_secret=allow_secret))
        stale = store.is_stale(db, program_version())
        started_at = _now()
        run = store.begin_run(db, started_at, program_version())
        if plan.vanished or plan.todo or stale:
            from pipeline.carrying_out import carry_out
            from pipeline.reading import Job, read_here

            job = partial(
                Job,
                ingested_at=started_at,
                parser_version=parser_version(),
                parse=parse,
                allow_secret=allow_secret,
            )
            carry_out(db, plan, stale, read_all or partial(read_here, workers=workers), job, record_of, tell)
        summary = _sum_up(db, plan, len(stock))
        counts = json.dumps({"files": summary.files, "rows": summary.rows})
        store.end_run(db, run, _now(), counts)
        return summary


def make_plan(stock: Sequence[SourceFile], known: Mapping[str, FileRecord], again: Collection[str] = ()) -> Plan:
    """Compares what lies in the folder with what the database remembers; `again` are to be read in any case."""
    paths = {file.path for file in stock}
    todo = tuple(file for file in stock if known.get(file.path) != record_of(file) or file.path in again)
    return Plan(
        vanished=tuple(sorted(set(known) - paths)),
        todo=todo,
        added=sum(file.path not in known for file in todo),
        unchanged=len(stock) - len(todo),
    )


def _changed_fates(db: Database, *, allow_secret: bool) -> set[str]:
    """The files that would now be read otherwise, though they and the program are as they were."""
    settled: Mapping[str, Callable[[], bool]] = {
        "thieu_tesseract": _has_tesseract,
        "thieu_libreoffice": _has_libreoffice,
        "van_ban_mat": lambda: allow_secret,
        # What else ran on the machine may have been the cause.
        "tien_trinh_dung": lambda: True,
        "thieu_bo_nho": lambda: True,
    }
    again = set() if allow_secret else store.secret_paths(db)
    for code, is_settled in settled.items():
        paths = store.paths_told(db, code)
        if paths and is_settled():
            again |= paths
    return again


def _has_tesseract() -> bool:
    from pipeline import ocr

    return ocr.missing() is None


def _has_libreoffice() -> bool:
    from pipeline import office

    return office.find_program() is not None


def record_of(file: SourceFile) -> FileRecord:
    """What is to be remembered of a file once it is read by this program."""
    return FileRecord(file.path, file.id, file.sha256, file.format, parser_version(), pipeline_version())


def _sum_up(db: Database, plan: Plan, files: int) -> Summary:
    query = (
        "SELECT source_path, code, message FROM problems JOIN files USING (source_path) "
        "WHERE files.document_id IS NULL ORDER BY source_path"
    )
    failures = tuple(Failure(*row) for row in db.execute(query))
    rows = {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED}
    return Summary(
        files={
            "files": files,
            "added": plan.added,
            "changed": len(plan.todo) - plan.added,
            "unchanged": plan.unchanged,
            "removed": len(plan.vanished),
            "failed": len(failures),
        },
        rows=rows,
        failures=failures,
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
