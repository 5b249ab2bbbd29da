"""What a database holds follows from the files alone: not from how they came, by how many hands, or on which day."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import ingest as ingest_module
from pipeline import whole
from pipeline.ingest import ingest
from tests.pipeline.wholeness import PROGRAMME, contents, fill, plan

Order = Callable[..., dict[str, Any]]

# Plans that cite each other, two files of one slug, two of one content, and two that give no document.
FILES = {
    "ctr.txt": PROGRAMME,
    **{f"{number}.txt": plan(number) for number in (1, 2, 3, 4)},
    "kế hoạch 5.txt": plan(5),
    "ke-hoach-5.txt": plan(5, share=4),
    "bản sao.txt": plan(2),
    "hỏng.docx": "PK\3\4",
    "trống.txt": "",
}
OTHERS = {"1.txt": plan(1, share=2), "ctr.txt": PROGRAMME.replace("3 - 4%", "5%"), "tạm.txt": plan(7), "3.txt": "PK"}
STEPS = 4


def history(chance: random.Random) -> Iterator[dict[str, str]]:
    """What the folder holds at some moments: files come in any order, in other words at first, go, and come back."""
    for _ in range(STEPS):
        names = chance.sample(sorted(FILES), chance.randint(1, len(FILES)))
        held = {name: FILES[name] for name in names}
        yield held | {name: OTHERS[name] for name in chance.sample(sorted(OTHERS), chance.randint(0, len(OTHERS)))}
    yield FILES


@pytest.mark.parametrize("seed", range(8))
def test_any_history_ends_in_one_database(
    seed: int, order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some of its runs commit after every document, some at the end; some are killed."""
    folder, database = tmp_path / "raw", tmp_path / "x.db"
    chance = random.Random(seed)
    for held in history(chance):
        fill(folder, held)
        more = {"kill_at": chance.randint(1, 2000)} if chance.random() < 0.3 else {"count": chance.random() < 0.5}
        order(folder, database, **more)
    order(folder, database)
    order(folder, tmp_path / "fresh.db")
    assert contents(database) == contents(tmp_path / "fresh.db")


def test_so_do_many_processes_with_another_hash_seed(order: Order, tmp_path: Path) -> None:
    """As people call it; there sets are in another order."""
    folder = tmp_path / "raw"
    fill(folder, FILES)
    order(folder, tmp_path / "one.db")
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "ingest", str(folder)]
    environment = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    called = subprocess.run([*command, "--db", tmp_path / "many.db", "--workers", "3"], env=environment)
    assert called.returncode == 1
    assert contents(tmp_path / "many.db") == contents(tmp_path / "one.db")


def test_so_does_any_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files are older, and the clock says another year."""
    folder = tmp_path / "raw"
    fill(folder, FILES)
    ingest(folder, tmp_path / "today.db")
    for file in folder.iterdir():
        os.utime(file, (0, 0))
    monkeypatch.setattr(ingest_module, "_now", lambda: "2041-02-03T04:05:06+00:00")
    ingest(folder, tmp_path / "later.db")
    assert contents(tmp_path / "today.db") == contents(tmp_path / "later.db")


def test_so_does_a_folder_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copied under another name, given by a relative path, and listed by the system in another order."""
    fill(tmp_path / "raw", FILES)
    ingest(tmp_path / "raw", tmp_path / "here.db")
    elsewhere = tmp_path / "nơi khác" / "bản sao"
    elsewhere.mkdir(parents=True)
    for name in sorted(FILES, reverse=True):
        shutil.copy(tmp_path / "raw" / name, elsewhere)
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: sorted(scandir(path), key=lambda entry: entry.name, reverse=True))
    monkeypatch.setattr(whole, "LEAST_SECONDS", 0)
    monkeypatch.chdir(elsewhere.parent)
    ingest(Path("bản sao"), tmp_path / "there.db")
    assert contents(tmp_path / "here.db") == contents(tmp_path / "there.db")
