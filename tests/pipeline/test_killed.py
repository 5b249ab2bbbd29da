"""Killed at any moment, the database is whole; the next run makes of it what an undisturbed one does, and tidies up."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline import ingests
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


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Order]:
    """Has an ingest carried out, and killed, by a process that has loaded the program; see `ingests`."""
    scratch = tmp_path_factory.mktemp("scratch")
    driver = subprocess.Popen(
        [sys.executable, ingests.__file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(scratch), "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert driver.stdin
    assert driver.stdout
    stdin, stdout = driver.stdin, driver.stdout
    assert json.loads(stdout.readline()) == {"ready": True}

    def ask(folder: Path, database: Path, **more: Any) -> dict[str, Any]:
        stdin.write(json.dumps({"folder": str(folder), "database": str(database), **more}) + "\n")
        stdin.flush()
        answer: dict[str, Any] = json.loads(stdout.readline())
        return answer

    yield ask
    stdin.close()
    assert driver.wait(timeout=60) == 0
    stdout.close()
    assert list(scratch.iterdir()) == []


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
        assert order(folder, database)["said"] == ""
        assert contents(database) == expected
        assert os.listdir(database.parent) == ["x.db"]
    assert killed >= KILLS * 0.9


def assert_whole(database: Path) -> None:
    """Nothing is wrong with the state that a killed run left; it may be that of no documents yet."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            return
        assert astray(connection) == {}
    contents(database)
