"""Order is kept, and only the guilty job is lost. The jobs are expressions; the work is to evaluate them."""

from __future__ import annotations

import pytest

from pipeline.pool import AHEAD, in_order

DIES = "__import__('os')._exit(1)"


def lost(job: str) -> str:
    return "lost"


@pytest.mark.parametrize("workers", [1, 2])
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
    assert list(in_order(eval, jobs, 2, lost)) == ["lost" if number in at else number for number in range(12)]


def test_no_jobs() -> None:
    assert list(in_order(eval, [], 2, lost)) == []


def test_who_stops_asking_stops_the_work() -> None:
    results = in_order(eval, ["1", "2", "3"], 2, lost)
    assert next(results) == 1
    results.close()  # type: ignore[attr-defined]
    assert list(results) == []
