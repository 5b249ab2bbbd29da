"""Order is kept, and only the guilty job is lost. The jobs are expressions; the work is to evaluate them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from pipeline.pool import AHEAD, Hand, in_order

DIES = "__import__('os')._exit(1)"
HANGS = "__import__('time').sleep(60)"
LONG = 3.0


def lost(job: str, loss: str) -> str:
    return loss


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_results_come_in_the_order_of_the_jobs(workers: int) -> None:
    slow_first = ["__import__('time').sleep(0.2) or 0", *(str(number) for number in range(1, 20))]
    assert list(in_order(eval, slow_first, workers, lost)) == list(range(20))


@pytest.mark.parametrize(
    "at",
    [
        pytest.param({0}, id="the first"),
        pytest.param({3, 4}, id="two in a row"),
        pytest.param({2, 2 * AHEAD + 3}, id="one in the second window"),
        pytest.param({11}, id="the last"),
    ],
)
def test_only_the_job_that_kills_its_process_is_lost(at: set[int]) -> None:
    jobs = [DIES if number in at else str(number) for number in range(12)]
    assert list(in_order(eval, jobs, 2, lost)) == ["died" if number in at else number for number in range(12)]


@pytest.mark.parametrize("workers", [1, 2])
def test_only_the_job_that_hangs_is_lost(workers: int) -> None:
    began = time.monotonic()
    jobs = ["0", HANGS, "2", "3"]
    results = in_order(eval, jobs, workers, lost, lambda job: LONG if job == HANGS else 60)
    assert list(results) == [0, "hung", 2, 3]
    assert time.monotonic() - began < 30


def test_time_spent_on_results_is_not_the_job_s() -> None:
    """Whoever stores the results may take long; a job that is done meanwhile has not hung."""
    taken = []
    for result in in_order(eval, ["0", "1", "2"], 2, lost, lambda job: LONG):
        taken.append(result)
        time.sleep(LONG + 0.5 if result == 0 else 0)
    assert taken == [0, 1, 2]


def test_time_spent_waiting_behind_another_is_not_the_job_s() -> None:
    jobs = [f"__import__('time').sleep({LONG - 1}) or {number}" for number in range(3)]
    assert list(in_order(eval, jobs, 1, lost, lambda job: LONG)) == [0, 1, 2]


def test_while_results_are_stored_the_work_goes_on(tmp_path: Path) -> None:
    """A worker has its next job before anybody takes the result of the last one."""
    jobs = [f"open({str(tmp_path / str(number))!r}, 'w').close() or {number}" for number in range(3)]
    results = in_order(eval, jobs, 1, lost)
    assert next(results) == 0
    began = time.monotonic()
    while not (tmp_path / "1").exists() and time.monotonic() - began < 10:
        time.sleep(0.01)
    assert (tmp_path / "1").exists()
    assert list(results) == [1, 2]


def test_programs_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    later = f"__import__('subprocess').run(['sh', '-c', 'sleep {LONG + 1}; echo > {noted}'])"
    assert list(in_order(eval, [later], 1, lost, lambda job: LONG)) == ["hung"]
    time.sleep(2)
    assert not noted.exists()


def test_no_jobs() -> None:
    assert list(in_order(eval, [], 2, lost)) == []


def test_who_stops_asking_stops_the_work() -> None:
    results = in_order(eval, ["1", "2", "3"], 2, lost)
    assert next(results) == 1
    results.close()  # type: ignore[attr-defined]
    assert list(results) == []


def test_a_hand_does_one_job_after_the_other_whatever_befalls_it() -> None:
    hand = Hand(eval, lost, lambda job: LONG if job == HANGS else 60)
    assert [hand.do(job) for job in ("1", DIES, "2", HANGS, "3")] == [1, "died", 2, "hung", 3]
    hand.stop()


def test_killed_it_leaves_nobody_and_nothing_behind(tmp_path: Path) -> None:
    """The worker is in the middle of a long job, with a program of its own and a temporary file."""
    job = (
        "print(__import__('tempfile').mkstemp(), flush=True) or __import__('subprocess').run(['sleep', '600'])"
        " or __import__('time').sleep(600)"
    )
    code = f"from pipeline.pool import in_order; list(in_order(eval, [{job!r}], 1, print))"
    code = f"if __name__ == '__main__':\n    {code}\n"
    (tmp_path / "master.py").write_text(code, encoding="utf-8")
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    environment = {**os.environ, "TMPDIR": str(scratch), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(tmp_path / "master.py")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as master:
        assert master.stdout
        assert str(scratch) in master.stdout.readline()
        started = psutil.Process(master.pid).children(recursive=True)
        while not any(process.name() == "sleep" for process in started):
            time.sleep(0.05)
            started = psutil.Process(master.pid).children(recursive=True)
        master.kill()
        _, alive = psutil.wait_procs(started, timeout=30)
    assert alive == []
    assert list(scratch.iterdir()) == []


def test_who_is_ended_by_its_own_alarm_has_hung() -> None:
    """What no exception stops (a library that draws without end) is ended from within, at the end of its own time."""
    limits_ = "__import__('pipeline.limits', fromlist=['x'])"
    # Held, for a context that nobody holds is left at once.
    endless = f"(held := {limits_}.at_most(0.3)).__enter__() or __import__('time').sleep(60)"
    began = time.monotonic()
    assert list(in_order(eval, ["0", endless, "2"], 1, lost, lambda job: 600)) == [0, "hung", 2]
    assert time.monotonic() - began < 60


def test_who_is_killed_by_a_signal_has_died() -> None:
    killed = "__import__('os').kill(__import__('os').getpid(), 11)"
    assert list(in_order(eval, ["0", killed, "2"], 1, lost)) == [0, "died", 2]
