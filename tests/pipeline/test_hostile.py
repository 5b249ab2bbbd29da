"""One run over files that are made to do harm, good ones among them: each bad file meets its fate, the rest is read."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from hostile.kind import LOADED, Kind, words
from hostile.places import bound
from make_hostile import kinds, make

from pipeline import limits, ocr, office
from pipeline.cli import FAILED

# Small enough for a test, large enough that what is not linear takes minutes.
SCALE = 0.05
KINDS = kinds(SCALE)
GOOD = [f"tot-{number:02}.txt" for number in range(12)]
COMMAND = "from pipeline.cli import main; main()"
# Two busy cores need a minute and a half; whoever hangs is ended.
PATIENCE = 600


@dataclass(frozen=True)
class Run:
    """What came of the run: exit code, what was said, codes of problems by path, and the most that processes took.

    codes:  of the worst problem of each path; `LOADED` where there is a document
    memory: the most of each process, in bytes, by its id
    left:   processes that outlived the run
    """

    code: int
    said: str
    made: frozenset[str]
    codes: dict[str, str]
    messages: dict[str, str]
    memory: dict[int, int]
    left: list[int]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The command, once, over the whole corpus."""
    folder = tmp_path_factory.mktemp("hostile")
    made = make(folder, SCALE)
    for number, name in enumerate(GOOD):
        (folder / name).write_bytes(words(f"2. Có {number + 1} chi bộ kiểu mẫu.\n"))
    database = tmp_path_factory.mktemp("build") / "test.db"
    call = [sys.executable, "-c", COMMAND, "ingest", str(folder), "--db", str(database), "--workers", "2"]
    process = subprocess.Popen(bound(call), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    memory: dict[int, int] = {}
    watch = threading.Thread(target=_watch, args=(process.pid, memory))
    watch.start()
    try:
        said, _ = process.communicate(timeout=PATIENCE)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        watch.join()
    left = _outlive(memory)
    with closing(sqlite3.connect(database)) as connection:
        loaded = {path: LOADED for (path,) in connection.execute("SELECT source_path FROM documents")}
        rows = connection.execute("SELECT source_path, code, message FROM problems WHERE severity = 'error'").fetchall()
    return Run(
        code=process.returncode,
        said=said.decode("utf-8", "replace"),
        made=frozenset(kind.path for kind in made),
        codes={**{path: code for path, code, _ in rows}, **loaded},
        messages={path: message for path, _, message in rows},
        memory=memory,
        left=left,
    )


def _outlive(pids: Iterable[int]) -> list[int]:
    """Those that are there even after a while."""
    end = time.monotonic() + 10
    while (left := [pid for pid in pids if psutil.pid_exists(pid)]) and time.monotonic() < end:
        time.sleep(0.1)
    return left


def _watch(pid: int, memory: dict[int, int]) -> None:
    """Notes the most memory that the process and what it starts take, until it ends."""
    try:
        process = psutil.Process(pid)
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            for one in [process, *process.children(recursive=True)]:
                try:
                    memory[one.pid] = max(memory.get(one.pid, 0), one.memory_info().rss)
                except psutil.NoSuchProcess:
                    continue
            time.sleep(0.1)
    except psutil.NoSuchProcess:
        pass


@pytest.mark.parametrize("kind", [pytest.param(kind, id=ascii(kind.path)[1:40]) for kind in KINDS])
def test_each_bad_file_meets_its_fate(run: Run, kind: Kind) -> None:
    if kind.path not in run.made:
        assert kind.path not in run.codes  # this system does not know such a thing
        return
    without = set() if office.find_program() else {"thieu_libreoffice"}
    without |= set() if ocr.missing() is None else {"thieu_tesseract"}
    assert run.codes.get(kind.path) in kind.fates | without, run.messages.get(kind.path)


def test_every_good_file_is_loaded(run: Run) -> None:
    assert {name: run.codes.get(name) for name in GOOD} == dict.fromkeys(GOOD, LOADED)


def test_the_run_ends_and_says_that_files_failed(run: Run) -> None:
    assert run.code == FAILED, run.said


def test_nothing_is_blamed_on_the_program(run: Run) -> None:
    assert [path for path, code in run.codes.items() if code == "loi_chuong_trinh"] == []


def test_no_process_is_left(run: Run) -> None:
    assert run.left == []


def test_no_process_takes_more_memory_than_it_may(run: Run) -> None:
    assert max(run.memory.values()) < limits.MOST_MEMORY


def test_no_bad_file_reaches_out(run: Run) -> None:
    """What `../` and absolute names in archives would have written; what entities would have read."""
    assert not Path("/tmp/nghiquyet-thoat.xml").exists()
    assert not Path("/etc/nghiquyet-thoat.xml").exists()
    assert all("root:" not in message for message in run.messages.values())


def test_there_are_many_kinds() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS) >= 45
    assert sum(LOADED not in kind.fates for kind in KINDS) >= 45
