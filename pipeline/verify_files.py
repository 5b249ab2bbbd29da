"""Whether the database holds what the folder holds: each file, by its content, and what is read from it today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from sqlite_utils import Database

from pipeline import schema, store
from pipeline.facts import Row
from pipeline.faults import Fault, by_key, compare, differ
from pipeline.inventory import SourceFile
from pipeline.reading import Job, Outcome, read_files, read_here
from pipeline.store import FileRecord
from pipeline.versions import parser_version, pipeline_version

FOLDER = "Thư mục và cơ sở dữ liệu không khớp"
CHANGED = "Tệp không còn như lúc nạp"
BOOKS = "Sổ ghi các tệp không khớp với các văn bản"
AGAIN = "Đọc lại ra khác"

_KEYS = {table.name: table.key for table in schema.TABLES}
# What one file gives, and the column that says so.
_READ = {
    "documents": "id", "recipients": "document_id", "paragraphs": "document_id", "sections": "document_id",
    "sentences": "document_id", "terms": "document_id", "citations": "document_id", "targets": "document_id",
    "tasks": "document_id",
}  # fmt: skip


def check_books(db: Database) -> Iterator[Fault]:
    """What is remembered of each file agrees with its document, or with the problem that it gave instead."""
    rows = db.query(
        "SELECT f.source_path, f.file_id, f.document_id, f.sha256, f.parser_version, d.id, d.source_sha256, "
        "d.parser_version AS read_by, (SELECT count(*) FROM problems p WHERE p.source_path = f.source_path AND "
        "severity = 'error') AS errors FROM files f LEFT JOIN documents d ON d.source_path = f.source_path"
    )
    for row in rows:
        place = f"files {row['source_path']}"
        if row["document_id"] != row["id"] or row["id"] not in (None, row["file_id"]):
            yield differ(BOOKS, f"{place} (document_id)", row["document_id"], row["id"])
        elif row["id"] is None and not row["errors"]:
            yield Fault(BOOKS, place, "không có văn bản", "một vấn đề nói vì sao")
        elif row["id"] is not None:
            if row["source_sha256"] != row["sha256"]:
                yield differ(BOOKS, f"documents.source_sha256 {row['id']}", row["source_sha256"], row["sha256"])
            if row["read_by"] != row["parser_version"]:
                yield differ(BOOKS, f"documents.parser_version {row['id']}", row["read_by"], row["parser_version"])
    for table in ("documents", "problems"):
        paths = f"SELECT id, source_path FROM {table} WHERE source_path NOT IN (SELECT source_path FROM files)"
        for row_id, path in db.execute(paths):
            yield differ(BOOKS, f"{table}.source_path {row_id}", path, "một tệp trong bảng files")
    for path, file_id in db.execute("SELECT source_path, file_id FROM files").fetchall():
        ids = [row[0] for row in db.execute("SELECT id FROM problems WHERE source_path = ? ORDER BY id", (path,))]
        wanted = sorted(f"{file_id}-p{number:03}" for number in range(1, len(ids) + 1))
        if sorted(ids) != wanted:
            yield differ(BOOKS, f"problems.id {path}", " ".join(ids), " ".join(wanted))


def check_folder(stock: Sequence[SourceFile], known: Mapping[str, FileRecord]) -> Iterator[Fault]:
    """The same files, with the same content."""
    for file in stock:
        if file.path not in known:
            yield Fault(FOLDER, file.path, "chưa nạp", "đã nạp (nghiquyet ingest)")
            continue
        record = known[file.path]
        if file.sha256 != record.sha256:
            yield differ(CHANGED, f"{file.path} (SHA-256)", record.sha256, file.sha256)
        for column, stored, found in (("mã", record.file_id, file.id), ("định dạng", record.format, file.format)):
            if stored != found:
                yield differ(CHANGED, f"{file.path} ({column})", stored, found)
    for path in sorted(known.keys() - {file.path for file in stock}):
        yield Fault(FOLDER, path, "đã nạp", "không còn trong thư mục")


def comparable(stock: Sequence[SourceFile], known: Mapping[str, FileRecord]) -> list[SourceFile]:
    """The files that are as they were when this very program read them."""
    ours = (parser_version(), pipeline_version())
    return [
        file
        for file in stock
        if (record := known.get(file.path))
        and (record.file_id, record.sha256, record.format) == (file.id, file.sha256, file.format)
        and (record.parser_version, record.pipeline_version) == ours
    ]


def check_again(
    db: Database, files: Sequence[SourceFile], workers: int, tell: Callable[[int, int, str], None]
) -> Iterator[Fault]:
    """Reads the files once more, and compares every row that comes of them."""
    secret = store.secret_paths(db)
    ingested = dict(db.execute("SELECT source_path, ingested_at FROM documents").fetchall())

    def job(file: SourceFile) -> Job:
        return Job(file, ingested.get(file.path, ""), parser_version(), allow_secret=file.path in secret)

    for done, outcome in enumerate(read_files(files, partial(read_here, workers=workers), job), 1):
        yield from _compare(db, outcome)
        tell(done, len(files), outcome.file.path)


def _compare(db: Database, outcome: Outcome) -> Iterator[Fault]:
    path = outcome.file.path
    (loaded,) = db.execute("SELECT count(*) FROM documents WHERE source_path = ?", (path,)).fetchone()
    if bool(loaded) == bool(outcome.failure):
        now = outcome.failure.message if outcome.failure else "đọc được"
        yield Fault(AGAIN, path, "đã nạp" if loaded else "không nạp được", now)
        return
    for table, column in _READ.items():
        stored = db.query(f"SELECT * FROM {table} WHERE {column} = ?", (outcome.file.id,))
        yield from _differences(table, stored, outcome)
    yield from _differences("problems", db.query("SELECT * FROM problems WHERE source_path = ?", (path,)), outcome)


def _differences(table: str, stored: Iterable[Row], outcome: Outcome) -> Iterator[Fault]:
    key = _KEYS[table]
    yield from compare(AGAIN, table, by_key(stored, key), by_key(outcome.rows.get(table, []), key))
