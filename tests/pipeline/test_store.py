"""The file: whose it is, what shape it has, and that it stands alone."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from pipeline import schema, store, whole
from pipeline.errors import UnusableDatabase
from pipeline.finding import search
from pipeline.ingest import Step, Summary

Put = Callable[[Mapping[str, str | None]], None]
Run = Callable[..., Summary]


def sqlite(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


OURS = f"PRAGMA application_id = {schema.APPLICATION_ID}"
REFUSED = [
    pytest.param(lambda path: path.mkdir(), "là một thư mục", id="a folder"),
    pytest.param(lambda path: path.write_text("not a database" * 100), "không phải", id="another file"),
    pytest.param(lambda path: sqlite(path, "CREATE TABLE t (a)"), "không do chương trình này", id="another's database"),
    pytest.param(
        lambda path: sqlite(path, OURS, "PRAGMA user_version = 999"), "phiên bản mới hơn", id="a newer version"
    ),
]


@pytest.mark.parametrize(("make", "message"), REFUSED)
def test_refused(make: Callable[[Path], object], message: str, tmp_path: Path, put: Put, run: Run) -> None:
    path = tmp_path / "x.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    put({"a.txt": "Về A"})
    with pytest.raises(UnusableDatabase, match=message):
        run(path)
    with pytest.raises(UnusableDatabase, match=message), store.reading(path):
        pass
    assert before is None or path.read_bytes() == before


def test_reading_makes_no_database(tmp_path: Path) -> None:
    with pytest.raises(UnusableDatabase, match="hãy nạp trước"), store.reading(tmp_path / "none.db"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_may_become_one(database: Path, put: Put, run: Run) -> None:
    database.parent.mkdir()
    database.touch()
    put({"a.txt": "Về A"})
    assert run().rows["documents"] == 1


def test_it_stands_alone(database: Path, put: Put, run: Run, tmp_path: Path) -> None:
    put({"a.txt": "Về A"})
    run()
    assert os.listdir(database.parent) == ["test.db"]
    copy = tmp_path / "chỗ khác" / "100% của #tôi?.db"
    copy.parent.mkdir()
    shutil.copy(database, copy)
    with store.reading(copy) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert [row[0] for row in db.execute("SELECT title FROM documents")] == ["Về A"]
        with pytest.raises(sqlite3.OperationalError):
            db.execute("DELETE FROM documents")


def test_who_reads_meanwhile_is_not_disturbed(
    database: Path, put: Put, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "LEAST_SECONDS", 0)
    monkeypatch.setattr(whole, "TIMES", 0)
    put({"a.txt": "Về A", "b.txt": "Về B"})
    with closing(sqlite3.connect(tmp_path / "other.db")) as reader:

        def look(step: Step) -> None:
            if step.done == 2:
                reader.execute("ATTACH ? AS seen", (str(database),))
                reader.execute("BEGIN")
                assert reader.execute("SELECT title FROM seen.documents").fetchall() == [("Về A",)]

        assert run(tell=look).rows["documents"] == 2
        assert reader.execute("SELECT title FROM seen.documents").fetchall() == [("Về A",)]
    assert run().rows["documents"] == 2
    assert os.listdir(database.parent) == ["test.db"]


def test_who_holds_the_file_is_named_as_the_trouble(
    database: Path, put: Put, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    put({"a.txt": "Về A"})
    run()
    with closing(sqlite3.connect(database)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UnusableDatabase, match="chương trình khác giữ"):
            run()


def test_no_place_for_it(tmp_path: Path, put: Put, run: Run) -> None:
    put({"a.txt": "Về A"})
    (tmp_path / "file").touch()
    with pytest.raises(UnusableDatabase, match="hãy chọn chỗ khác"):
        run(tmp_path / "file" / "x.db")


@pytest.mark.parametrize(
    "action",
    [
        pytest.param("DELETE FROM documents WHERE id = 'a-txt'", id="deleted by hand"),
        pytest.param("VACUUM", id="packed"),
    ],
)
def test_the_index_keeps_in_step(action: str, database: Path, put: Put, run: Run) -> None:
    """Whatever others do to the file."""
    put({"a.txt": "Về đảng viên", "b.txt": "Về đảng viên"})
    run()
    put({"a.txt": "Về đảng viên mới", "c.txt": "Về đảng viên"})
    run()
    sqlite(database, "PRAGMA foreign_keys = on", action)
    left = {"a-txt", "b-txt", "c-txt"} - ({"a-txt"} if "DELETE" in action else set())
    with store.reading(database) as db:
        assert {hit.document_id for hit in search(db, "đảng viên")} == left
        assert {hit.text for hit in search(db, "mới")} == {"Về đảng viên mới" for _ in left & {"a-txt"}}


def test_what_a_killed_run_had_begun_with_the_old_journal_is_taken_back(tmp_path: Path, put: Put, run: Run) -> None:
    """A journal that is hot cannot be rolled back by who only reads."""
    path = tmp_path / "x.db"
    put({"a.txt": "Về A"})
    run(path)
    code = f"""
import os, sqlite3
connection = sqlite3.connect({str(path)!r}, isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE sentences SET text = hex(randomblob(20000))")
connection.execute("CREATE TABLE filler (what)")
connection.executemany("INSERT INTO filler VALUES (randomblob(1000))", [()] * 999)
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", code], check=True)
    assert Path(f"{path}-journal").stat().st_size
    with store.reading(path) as db:
        assert [text for (text,) in db.execute("SELECT text FROM sentences")] == ["Về A"]
