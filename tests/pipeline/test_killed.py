"""Killed at any moment, the database is whole; the next run makes of it what an undisturbed one does, and tidies up."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import Any

import psutil
import pytest

from pipeline import store
from pipeline.errors import UnusableDatabase
from tests.pipeline.wholeness import PROGRAMME, astray, contents, copy_as_it_lies, fill, plan

Order = Callable[..., dict[str, Any]]

SEED = 20221016
KILLS = 50
BEFORE = {"ctr.txt": PROGRAMME, **{f"{number}.txt": plan(number) for number in (1, 2, 3)}, "gone.txt": plan(9)}
AFTER = {
    "ctr.txt": PROGRAMME,
    **{f"{number}.txt": plan(number) for number in (1, 2, 5)},
    "3.txt": plan(3, share=4),
    "hỏng.docx": "PK\3\4",
}


def test_killed_at_fifty_moments(order: Order, tmp_path: Path) -> None:
    """Of a first run and of one that changes, adds and removes documents; half of them early or late in the run."""
    folder, database = tmp_path / "raw", tmp_path / "db" / "x.db"
    older, fresh = tmp_path / "older.db", tmp_path / "fresh.db"
    fill(folder, BEFORE)
    order(folder, older)
    fill(folder, AFTER)
    first = order(folder, fresh, count=True)["moments"]
    expected = contents(fresh)
    shutil.copy(older, tmp_path / "trial.db")
    moments = {None: first, older: order(folder, tmp_path / "trial.db", count=True)["moments"]}
    chance = random.Random(SEED)
    killed = 0
    for number in range(KILLS):
        base = older if number % 2 else None
        low, high = ((0, 1), (0, 1), (0, 0.1), (0.8, 1))[number // 2 % 4]
        at = max(1, int(moments[base] * chance.uniform(low, high)))
        wait = chance.choice((0, 0, chance.uniform(0, 0.003)))
        print(f"seed {SEED}, kill {number}: {'update' if base else 'first run'}, moment {at} of {moments[base]}")
        shutil.rmtree(database.parent, ignore_errors=True)
        database.parent.mkdir()
        if base:
            shutil.copy(base, database)
        killed += order(folder, database, kill_at=at, wait=wait)["killed"]
        assert_whole(copy_as_it_lies(database, tmp_path / "copy"))
        if number % 3 == 0:
            look_at(database)
        assert order(folder, database)["said"] == ""
        assert contents(database) == expected
        assert os.listdir(database.parent) == ["x.db"]
    print(f"{killed} of {KILLS} runs were killed before their end")
    assert killed >= KILLS * 0.8


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param("1.2 s", id="the program is being loaded, or its workers are"),
        pytest.param("[1/", id="the first file is read"),
        pytest.param(f"[{len(AFTER)}/", id="the last file is read"),
    ],
)
def test_killed_with_its_workers_about(moment: str, order: Order, tmp_path: Path) -> None:
    """The command as people call it: nobody it started lives on, and nothing lies about."""
    folder, database, scratch = tmp_path / "raw", tmp_path / "db" / "x.db", tmp_path / "tmp"
    fill(folder, AFTER)
    scratch.mkdir()
    order(folder, tmp_path / "fresh.db")
    command = [sys.executable, "-c", "from pipeline.cli import main; main()"]
    arguments = ["ingest", str(folder), "--db", str(database), "--workers", "2"]
    environment = {**os.environ, "TMPDIR": str(scratch), "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command + arguments, stderr=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stderr
        if moment.endswith("s"):
            time.sleep(float(moment.removesuffix(" s")))
        else:
            assert any(line.startswith(moment) for line in process.stderr)
        started = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        _, alive = psutil.wait_procs(started, timeout=30)
    assert alive == []
    assert list(scratch.iterdir()) == []
    if database.exists():
        assert_whole(copy_as_it_lies(database, tmp_path / "copy"))
    assert order(folder, database)["said"] == ""
    assert contents(database) == contents(tmp_path / "fresh.db")
    assert os.listdir(database.parent) == ["x.db"]


def look_at(database: Path) -> None:
    """A command that only reads, where the log of the killed run still lies beside the database."""
    told: AbstractContextManager[object] = pytest.raises(UnusableDatabase, match="hãy nạp trước")
    with nullcontext() if has_tables(database) else told, store.reading(database) as db:
        assert astray(db.conn) == {}


def has_tables(database: Path) -> bool:
    """Told from a copy, for SQLite may have something to take back first."""
    with closing(sqlite3.connect(copy_as_it_lies(database, database.parent.parent / "looked at"))) as connection:
        return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def assert_whole(database: Path) -> None:
    """Nothing is wrong with the state that a killed run left; it may be that of no documents yet."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            return
        assert astray(connection) == {}
    contents(database)
