"""A real cluster on this machine: what its workers read is what one machine reads, whoever dies in the middle."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
import pytest

from pipeline import cluster, cluster_post, cluster_worker, schema
from pipeline.cli import run
from pipeline.errors import UnusableCluster
from pipeline.ingest import Step, ingest
from pipeline.inventory import SourceFile
from pipeline.reading import ReadAll
from tests.pipeline import deadly

Put = Callable[[Mapping[str, str | None]], None]

ROOT = Path(__file__).parent.parent.parent
# Its first loss makes a document suspicious, so that this code is asked at once.
SETTINGS = {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
PLAN = "KẾ HOẠCH\nthực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022\n\nI. MỤC TIÊU\n\n1. Có {}% xã đạt chuẩn.\n"
MANY = {f"{number}.txt": PLAN.format(number) for number in range(1, 8)}


@contextmanager
def started(program: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """One of Dask's programs as a process of its own, ended with all that it started."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{program}", *arguments]
    process = subprocess.Popen(
        command, env=os.environ | SETTINGS, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    try:
        yield process
    finally:
        family = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
        process.terminate()
        _, left = psutil.wait_procs([psutil.Process(process.pid), *family] if family else [], timeout=20)
        for each in left:
            each.kill()
        process.wait(timeout=20)
        assert left == []


@contextmanager
def scheduling(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A scheduler: its process and its address."""
    note = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(note)]
    with started("scheduler", *options) as process:
        deadline = time.monotonic() + 60
        # The note is there before it is written to its end.
        while not (note.exists() and note.read_text().rstrip().endswith("}")):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        yield process, json.loads(note.read_text())["address"]


def worker(address: str, folder: Path, *arguments: str) -> Any:
    return started("worker", address, "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder), *arguments)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A cluster with one worker that comes back when it dies."""
    folder = tmp_path_factory.mktemp("dask")
    with scheduling(folder) as (_, where), worker(where, folder):
        wait_for_workers(where, 1)
        yield where


@pytest.fixture(scope="module")
def read_all(address: str) -> Iterator[ReadAll]:
    """What reads on this cluster."""
    with cluster.connect(address) as found:
        yield found


_DERIVED = ("works", "issuers", "cascade", "edges")


def rows(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the database but for the values of the clock, in the order in which they were written.

    Where what follows from all documents lies depends on when it was derived; of that the rows count alone.
    """
    tables = [table.name for table in schema.TABLES if table.name != "runs"]
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE documents SET ingested_at = ''")
        queries = {
            name: f"SELECT * FROM {name} ORDER BY 1, 2, 3" if name in _DERIVED else f"SELECT rowid, * FROM {name}"
            for name in (*tables, "documents_fts", "sentences_fts")
        }
        found = {name: connection.execute(query).fetchall() for name, query in queries.items()}
        connection.rollback()
    return found


def test_a_worker_is_killed_and_nothing_shows(address: str, read_all: ReadAll, folder: Path, tmp_path: Path) -> None:
    """The kinds of text in the samples; one of two workers dies when the first document is done."""
    for file in (ROOT / "data/raw").iterdir():
        if file.suffix in (".txt", ".md", ".docx"):
            shutil.copy(file, folder)
    steps: list[Step] = []
    with worker(address, tmp_path, "--no-nanny") as mortal:
        wait_for_workers(address, 2)

        def tell(step: Step) -> None:
            steps.append(step)
            if step.done == 1:
                mortal.kill()

        summary = ingest(folder, tmp_path / "cluster.db", tell=tell, read_all=read_all)
        assert mortal.wait(timeout=20) == -signal.SIGKILL
    assert summary == ingest(folder, tmp_path / "local.db")
    assert len(steps) == summary.rows["documents"] > 10
    assert [step.path for step in steps] == sorted(step.path for step in steps)
    assert rows(tmp_path / "cluster.db") == rows(tmp_path / "local.db")


def wait_for_workers(address: str, number: int) -> None:
    with cluster._client(address) as client:
        client.wait_for_workers(number, 60)


def test_what_kills_its_worker_is_given_up_alone(read_all: ReadAll, put: Put, folder: Path, database: Path) -> None:
    """The documents that wait behind it on the same worker are not."""
    put({"1.txt": deadly.KILLS_WORKER, "2.txt": MANY["2.txt"], "3.txt": deadly.KILLS_PROCESS, "4.xlsx": "PK"})
    summary = ingest(folder, database, parse=deadly.parse, read_all=read_all)
    assert [(failure.path, failure.code) for failure in summary.failures] == [
        ("1.txt", "tien_trinh_dung"), ("3.txt", "tien_trinh_dung"), ("4.xlsx", "dinh_dang_chua_ho_tro"),
    ]  # fmt: skip
    assert summary.failures[0].message == summary.failures[1].message
    assert summary.rows["documents"] == 1


def test_little_is_under_way_at_once(
    read_all: ReadAll, put: Put, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document is sent when there is room for it, by number and by size."""
    put(MANY)
    taken: list[str] = []

    def take(file: SourceFile) -> bytes:
        taken.append(file.path)
        return file.file.read_bytes()

    def ahead() -> list[int]:
        """How many documents are taken from the disk but not done, each time that one is."""
        taken.clear()
        seen: list[int] = []
        with TemporaryDirectory(dir=tmp_path) as place:
            ingest(
                folder, Path(place, "x.db"), tell=lambda step: seen.append(len(taken) - step.done), read_all=read_all
            )
        return seen

    monkeypatch.setattr(cluster_post, "take", take)
    monkeypatch.setattr(cluster_post, "AHEAD", 3)
    assert ahead() == [2, 2, 2, 2, 2, 1, 0]
    monkeypatch.setattr(cluster_post, "MOST_AHEAD", len(MANY["1.txt"].encode()) + 1)
    assert ahead() == [1, 1, 1, 1, 1, 1, 0]


def test_a_file_that_vanishes_meanwhile_is_a_failure(
    read_all: ReadAll, put: Put, folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put({"a.txt": MANY["1.txt"], "b.txt": MANY["2.txt"]})

    def vanish(step: Step) -> None:
        (folder / "b.txt").unlink(missing_ok=True)

    monkeypatch.setattr(cluster_post, "AHEAD", 1)
    summary = ingest(folder, database, tell=vanish, read_all=read_all)
    assert [(failure.path, failure.code) for failure in summary.failures] == [("b.txt", "khong_mo_duoc")]


def test_a_worker_of_another_program_that_comes_later_reads_nothing(
    read_all: ReadAll, put: Put, folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(MANY)
    monkeypatch.setattr(cluster_post, "versions", lambda: ("9.9.9+other", "9.9.9"))
    with pytest.raises(UnusableCluster, match=r"9\.9\.9"):
        ingest(folder, database, read_all=read_all)
    assert rows(database)["documents"] == []


def test_the_command_with_files_that_workers_share(
    address: str, put: Put, folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    put({**MANY, "8.txt": ""})
    options = ["--db", str(tmp_path / "cluster.db"), "--scheduler", address, "--shared"]
    assert run(["ingest", str(folder), *options]) == 1
    said = capfd.readouterr().err.splitlines()
    assert said[0] == "[1/8] 1.txt: đã nạp"
    assert said[7].startswith("[8/8] 8.txt: KHÔNG NẠP ĐƯỢC [")
    ingest(folder, tmp_path / "local.db")
    assert rows(tmp_path / "cluster.db") == rows(tmp_path / "local.db")


def test_workers_of_another_program_are_refused(
    address: str, put: Put, folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any
) -> None:
    put(MANY)
    monkeypatch.setattr(cluster_worker, "parser_version", lambda: "9.9.9+other")
    assert run(["ingest", str(folder), "--db", str(database), "--scheduler", address]) == 2
    said = capfd.readouterr().err
    assert "ở đây là 9.9.9+other" in said
    assert "Hãy cài giống nhau" in said
    assert not database.exists()


def test_a_folder_that_workers_do_not_see(address: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableCluster, match="không thấy thư mục"), cluster.connect(address, tmp_path / "none"):
        pass


def test_the_scheduler_is_gone_and_another_run_goes_on(
    put: Put, folder: Path, database: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    put(MANY)
    with scheduling(tmp_path) as (scheduler, where), worker(where, tmp_path, "--no-nanny"):
        wait_for_workers(where, 1)

        def stop(step: Step) -> None:
            scheduler.kill()

        with pytest.raises(UnusableCluster, match="Mất liên lạc"), cluster.connect(where) as there:
            ingest(folder, database, tell=stop, read_all=there)
    assert capfd.readouterr().err == ""
    assert len(rows(database)["documents"]) >= 1
    summary = ingest(folder, database)
    assert summary.files["unchanged"] >= 1
    assert summary.rows["documents"] == len(MANY)


def test_a_scheduler_without_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with scheduling(tmp_path) as (_, where), cluster._client(where) as client:
        monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.1)
        with pytest.raises(UnusableCluster, match="chưa có worker nào"):
            cluster._check_workers(client, None)


def test_workers_that_stay_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """A while without any is borne, for machines restart."""
    there = {"tcp://a": 3, "tcp://b": 1}

    class Client:
        def nthreads(self) -> dict[str, int]:
            return there

    monkeypatch.setattr(cluster_post, "LOOK_SECONDS", 0)
    monkeypatch.setattr(cluster_post, "ABSENCE_SECONDS", 0.2)
    attendance = cluster_post._Attendance(Client())  # type: ignore[arg-type]
    assert attendance.threads() == 4
    there.clear()
    assert attendance.threads() == 0
    time.sleep(0.3)
    with pytest.raises(UnusableCluster, match="không còn worker nào"):
        attendance.threads()


@pytest.mark.parametrize(
    ("where", "said"),
    [
        pytest.param("tcp://127.0.0.1:{port}", "Không nối được với bộ điều phối", id="nobody there"),
        pytest.param("10.0.0.5", "hãy viết như tcp://", id="no port"),
        pytest.param("http://127.0.0.1:{port}", "hãy viết như tcp://", id="no such protocol"),
        pytest.param("tls://127.0.0.1:{port}", "cần chứng thư", id="no certificate"),
    ],
)
def test_no_scheduler(
    where: str, said: str, put: Put, folder: Path, database: Path, free_port: int, capfd: pytest.CaptureFixture[str]
) -> None:
    put(MANY)
    assert run(["ingest", str(folder), "--db", str(database), "--scheduler", where.format(port=free_port)]) == 2
    assert said in capfd.readouterr().err
    assert not database.parent.exists()


@pytest.mark.parametrize(
    "options",
    [pytest.param(["--shared"], id="shared"), pytest.param(["--scheduler", "x", "--workers", "2"], id="both")],
)
def test_options_that_do_not_go_together(options: list[str], folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["ingest", str(folder), "--db", str(folder / "x.db"), *options]) == 2
    assert "cùng --scheduler" in capfd.readouterr().err


def test_without_dask(
    put: Put, folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    put(MANY)
    for name in ("cluster", "cluster_post", "cluster_worker"):
        monkeypatch.delitem(sys.modules, f"pipeline.{name}")
        monkeypatch.delattr(f"pipeline.{name}")
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert run(["ingest", str(folder), "--db", str(database), "--scheduler", "tcp://127.0.0.1:1"]) == 2
    assert "nghiquyet[cluster]" in capfd.readouterr().err
    assert not database.parent.exists()


def test_dask_is_imported_for_a_cluster_alone() -> None:
    code = "import sys, pipeline.cli; print(*(name for name in ('dask', 'distributed') if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "\n"
