"""What may befall the database while it is written: a clear word, nothing lost, and the next run goes on."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline import lock, whole
from pipeline.errors import DatabaseInUse, UnusableDatabase
from pipeline.ingest import Step, Summary, ingest
from tests.pipeline.wholeness import PROGRAMME, astray, contents, fill, plan

Put = Callable[[Mapping[str, str | None]], None]
Run = Callable[..., Summary]
Order = Callable[..., dict[str, Any]]

BEFORE = {"ctr.txt": PROGRAMME, **{f"{number}.txt": plan(number) for number in range(1, 7)}}
AFTER = {"ctr.txt": PROGRAMME, **{f"{number}.txt": plan(number, share=4) for number in range(3, 12)}}


@pytest.mark.parametrize("kilobytes", [1, 40, 200, 400])
@pytest.mark.parametrize("is_first", [True, False], ids=["first run", "update"])
def test_no_room_on_the_disk(kilobytes: int, is_first: bool, order: Order, folder: Path, tmp_path: Path) -> None:
    """No file may grow beyond a limit, as where a quota is used up; the log of the database meets it first."""
    database = tmp_path / "db" / "x.db"
    if not is_first:
        fill(folder, BEFORE)
        order(folder, database)
    before = contents(database) if not is_first else None
    fill(folder, AFTER)
    said = order(folder, database, count=True, most_bytes=kilobytes << 10)["said"]
    assert "hãy xem chỗ trống trên đĩa rồi chạy lại" in said
    assert str(database) in said
    if before:
        assert len(contents(database)["documents"]) > 0
    if database.stat().st_size:
        with closing(sqlite3.connect(database)) as connection:
            has_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,)
            assert not has_tables or astray(connection) == {}
    assert order(folder, database)["said"] == ""
    order(folder, tmp_path / "fresh.db")
    assert contents(database) == contents(tmp_path / "fresh.db")
    assert os.listdir(database.parent) == ["x.db"]


def test_full(database: Path, put: Put, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's own word for it, in the middle of a document."""
    connect = sqlite3.connect
    put({"a.txt": "Về A"})
    run()
    pages = database.stat().st_size // 4096 + 20

    def limited(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    with monkeypatch.context() as patched:
        patched.setattr(sqlite3, "connect", limited)
        put({f"{number}.txt": f"Về {number}\n" + f"{number} đảng viên mới. " * 200 for number in range(5)})
        with pytest.raises(UnusableDatabase, match="không ghi thêm được; hãy xem chỗ trống"):
            run()
    assert [row[0] for row in contents(database)["documents"]] == ["a-txt"]
    assert run().rows["documents"] == 6


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that every user may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("locked", "said"),
    [
        pytest.param("x.db", "không ghi được; hãy xem quyền ghi", id="the file"),
        pytest.param(".", "không mở được; hãy xem quyền ghi", id="the folder"),
    ],
)
def test_no_right_to_write(locked: str, said: str, order: Order, public: Path) -> None:
    """The super-user may write everything, so the run is another's."""
    folder, database = public / "raw", public / "db" / "x.db"
    fill(folder, BEFORE)
    order(folder, database)
    database.parent.chmod(0o777)
    database.chmod(0o666)
    before = database.read_bytes()
    place = database.parent / locked
    place.chmod(place.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    fill(folder, AFTER)
    assert said in order(folder, database, as_nobody=True)["said"]
    assert database.read_bytes() == before
    place.chmod(0o777)
    assert order(folder, database, as_nobody=True)["said"] == ""
    assert os.listdir(database.parent) == ["x.db"]


def test_two_runs_at_once(order: Order, run: Run, put: Put, folder: Path, database: Path, tmp_path: Path) -> None:
    """The second is told, and changes nothing."""
    second = tmp_path / "second"
    fill(second, AFTER)
    said = []

    def meanwhile(step: Step) -> None:
        said.append(order(second, database)["said"])
        with pytest.raises(DatabaseInUse):
            run()

    put({"a.txt": "Về A"})
    summary = run(tell=meanwhile)
    assert said == [
        f"{database} đang được một lần nạp khác ghi; hãy đợi lần ấy xong rồi chạy lại. Lần này chưa đổi gì cả."
    ]
    assert summary.rows["documents"] == 1
    assert [row[0] for row in contents(database)["documents"]] == ["a-txt"]
    assert os.listdir(database.parent) == ["test.db"]


def test_the_lock_is_the_file_s_by_any_name(order: Order, run: Run, put: Put, database: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    put({"a.txt": "Về A"})
    run()
    link.symlink_to(database)
    with lock.alone(database):
        assert lock.is_held(database)
        assert lock.is_held(link)
        with pytest.raises(DatabaseInUse):
            run(link)
    assert not lock.is_held(database)


def test_a_lock_that_nobody_holds_locks_nothing(run: Run, put: Put, database: Path) -> None:
    database.parent.mkdir()
    lock.lock_file(database).touch()
    assert not lock.is_held(database)
    put({"a.txt": "Về A"})
    assert run().rows["documents"] == 1
    assert os.listdir(database.parent) == ["test.db"]


def test_readers_see_whole_states_and_no_trouble(folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They open the database anew each time, as a page of Datasette does, while run after run changes it."""
    monkeypatch.setattr(whole, "LEAST_SECONDS", 0)
    monkeypatch.setattr(whole, "TIMES", 0)
    fill(folder, BEFORE)
    ingest(folder, database)
    over, seen, wrong = threading.Event(), set[tuple[str, ...]](), list[object]()

    def read() -> None:
        while not over.is_set():
            try:
                with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
                    found = astray(connection)
                    seen.add(tuple(title for (title,) in connection.execute("SELECT quote FROM targets ORDER BY id")))
            except sqlite3.Error as error:
                wrong.append(error)
            else:
                wrong.extend(found.items())

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for files in (AFTER, BEFORE, AFTER):
            fill(folder, files)
            ingest(folder, database)
    finally:
        over.set()
        reader.join()
    assert wrong == []
    assert len(seen) > 3


def test_a_database_open_in_datasette_is_written(folder: Path, database: Path) -> None:
    """A reader keeps its connection, and sees with its next question what is new."""
    fill(folder, BEFORE)
    ingest(folder, database)
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as reader:
        assert reader.execute("SELECT count(*) FROM documents").fetchone() == (7,)
        fill(folder, AFTER)
        ingest(folder, database)
        assert reader.execute("SELECT count(*) FROM documents").fetchone() == (10,)
    ingest(folder, database)
    assert os.listdir(database.parent) == ["test.db"]
