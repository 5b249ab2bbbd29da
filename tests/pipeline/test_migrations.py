"""A database of an older version is brought up to date with all that it holds; others' tables in it are left alone."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from pipeline import schema, store
from pipeline.cli import run as run_command
from pipeline.columns import create_table
from pipeline.errors import UnusableDatabase
from pipeline.finding import search
from pipeline.ingest import Step, Summary
from pipeline.versions import parser_version
from tests.pipeline.wholeness import astray, contents

Put = Callable[[Mapping[str, str | None]], None]
Run = Callable[..., Summary]

VERSION_1 = Path(__file__).with_name("version_1.sql")
# The tables of each version; who changes them raises the version and writes a migration, where one is needed.
SHAPES = {2: "c970076caf96e2f5"}

KEPT = {
    "documents": "id, work_id, number, issuer, title, text, ingested_at, parser_version",
    "sections": "id, path, heading, text",
    "sentences": "id, text, words",
    "citations": "id, work_id, relation, resolution, quote",
    "targets": "id, value_min, value_max, quote",
    "tasks": "id, lead, due_on, quote",
    "files": "source_path, sha256, parser_version",
    "runs": "id, started_at, finished_at, version",
}


@pytest.fixture
def old(database: Path) -> Path:
    """A database that the first program made."""
    database.parent.mkdir()
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(VERSION_1.read_text(encoding="utf-8"))
    return database


def ask(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def migrate(database: Path) -> None:
    with store.writing(database):
        pass


def test_the_version_changes_with_the_tables() -> None:
    tables = "\n".join(create_table(table) for table in schema.TABLES)
    assert SHAPES.get(schema.VERSION) == hashlib.sha256(tables.encode()).hexdigest()[:16]


def test_what_it_holds_stays(old: Path) -> None:
    queries = {table: f"SELECT {columns} FROM {table} ORDER BY 1" for table, columns in KEPT.items()}
    before = {table: ask(old, query) for table, query in queries.items()}
    assert all(before.values())
    migrate(old)
    assert {table: ask(old, query) for table, query in queries.items()} == before
    assert ask(old, "PRAGMA user_version") == [(schema.VERSION,)]


def test_what_is_new_is_filled_from_what_it_holds(old: Path) -> None:
    migrate(old)
    assert ask(old, "SELECT id, issuer_name, level FROM documents ORDER BY id") == [
        # That program took both lines of the masthead for the issuer.
        ("22-ctr-hu-txt", "Đảng bộ tỉnh Vân Hải Huyện ủy vân khê", "huyện"),
        ("24-ctr-tu-txt", "Tỉnh ủy Vân Hải", "tỉnh"),
    ]
    assert ask(old, "SELECT directive, document, finding FROM cascade_board") == [
        ("Chương trình hành động 24-CTr/TU", "Chương trình hành động 22-CTr/HU", "bằng")
    ]
    assert ask(old, "SELECT count(*) FROM issuers WHERE code = 'ĐUK'") == [(1,)]


def test_it_is_sound_and_shaped_as_a_new_one(old: Path, tmp_path: Path) -> None:
    migrate(old)
    migrate(tmp_path / "new.db")
    contents(old)
    with closing(sqlite3.connect(old)) as connection:
        assert astray(connection) == {}
    shape = (
        "SELECT type, name, sql FROM sqlite_master WHERE tbl_name <> '_sqlite_migrations' AND name NOT LIKE 'sqlite_%'"
    )
    assert sorted(ask(old, shape)) == sorted(ask(tmp_path / "new.db", shape))
    with store.reading(old) as db:
        assert {hit.document_id for hit in search(db, "huyện ủy")} == {"22-ctr-hu-txt"}


def test_it_is_done_once(old: Path) -> None:
    migrate(old)
    applied = ask(old, "SELECT name, applied_at FROM _sqlite_migrations")
    assert [name for name, _ in applied] == ["m001_levels_and_one_spelling_of_issuers"]
    migrate(old)
    assert ask(old, "SELECT name, applied_at FROM _sqlite_migrations") == applied


def test_then_its_files_are_read_again(old: Path, put: Put, run: Run, tmp_path: Path) -> None:
    """The reading is another program's, so the content comes up to date file by file."""
    put({"22-CTr-HU.txt": "Về A", "24-CTr-TU.txt": "Về B"})
    assert run().files["changed"] == 2
    run(tmp_path / "new.db")
    assert contents(old) == contents(tmp_path / "new.db")


def test_until_then_only_an_ingest_touches_it(old: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = old.read_bytes()
    assert run_command(["search", str(old), "huyện"]) == 2
    assert "phiên bản cũ hơn" in capfd.readouterr().err
    with pytest.raises(UnusableDatabase, match=f"nghiquyet ingest THƯ-MỤC --db {old}"), store.reading(old):
        pass
    assert old.read_bytes() == before


def test_broken_off_it_is_as_before(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("no such luck")

    before = ask(old, "SELECT sql FROM sqlite_master")
    with monkeypatch.context() as patched:
        patched.setattr("pipeline.whole.derive", fail)
        with pytest.raises(sqlite3.OperationalError):
            migrate(old)
    assert ask(old, "SELECT sql FROM sqlite_master") == before
    assert ask(old, "PRAGMA user_version") == [(1,)]
    migrate(old)
    assert ask(old, "PRAGMA user_version") == [(schema.VERSION,)]


def test_a_view_that_changed_costs_no_reading(database: Path, put: Put, run: Run) -> None:
    put({"a.txt": "Về A"})
    run()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DROP VIEW v_tasks")
        connection.execute("CREATE VIEW v_tasks AS SELECT 1")
        connection.execute("DROP INDEX documents_level")
        connection.execute("CREATE INDEX documents_urgency ON documents (urgency)")
    assert run().files["unchanged"] == 1
    assert "Nhiệm" not in str(ask(database, "SELECT * FROM v_tasks"))
    indexes = "SELECT name FROM sqlite_master WHERE name IN ('documents_level', 'documents_urgency')"
    assert ask(database, indexes) == [("documents_level",)]


def test_others_tables_are_left_alone(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("CREATE TABLE ghi_chu (van_ban TEXT, loi TEXT)")
        connection.execute("INSERT INTO ghi_chu VALUES ('22-ctr-hu-txt', 'xem lại')")
        connection.execute(
            "CREATE VIEW cua_toi AS SELECT g.loi, d.title FROM ghi_chu g JOIN documents d ON d.id = van_ban"
        )
        connection.commit()
    migrate(old)
    assert len(ask(old, "SELECT * FROM cua_toi")) == 1


def test_an_index_that_changed_is_filled_from_the_rows(database: Path, put: Put, run: Run) -> None:
    put({"a.txt": "Về đảng viên", "b.txt": "Uỷ ban"})
    run()
    before = contents(database)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DROP TABLE sentences_fts")
        connection.execute("CREATE VIRTUAL TABLE sentences_fts USING fts5 (text)")
        connection.execute("INSERT INTO sentences_fts (rowid, text) SELECT rowid, 'khác' FROM sentences")
        connection.commit()
    assert run().files["unchanged"] == 2
    assert contents(database) == before


def test_what_cannot_be_kept_is_read_again(database: Path, put: Put, run: Run) -> None:
    """Rows that lack what the tables of this version demand."""
    put({"a.txt": "Về A"})
    run()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE kept AS SELECT * FROM documents")
        connection.execute("DROP TABLE documents")
        connection.execute(create_table(schema.DOCUMENTS).replace("places TEXT NOT NULL", "places TEXT"))
        connection.execute("INSERT INTO documents SELECT * FROM kept")
        connection.execute("DROP TABLE kept")
        connection.execute("UPDATE documents SET places = NULL")
        connection.commit()
    summary = run()
    assert (summary.files["added"], summary.rows["documents"]) == (1, 1)
    contents(database)


def test_stopped_after_migrating_it_is_whole(old: Path, put: Put, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first document is read by the new program, the others are still as the old one left them."""

    def stop(step: Step) -> None:
        raise KeyboardInterrupt

    put({"22-CTr-HU.txt": "Về A", "24-CTr-TU.txt": "Về B"})
    with pytest.raises(KeyboardInterrupt):
        run(tell=stop)
    read_by = {row[0]: row[1] for row in ask(old, "SELECT id, parser_version FROM documents")}
    assert read_by.pop("22-ctr-hu-txt") == parser_version()
    assert parser_version() not in read_by.values()
    assert len(read_by) == 1
    with closing(sqlite3.connect(old)) as connection:
        assert astray(connection) == {}
