"""Work spread over processes, with the results in the order of the jobs and few of them in memory at once.

A process that dies takes the whole pool of `concurrent.futures` with it. Then everything that was under way is
suspect and is tried again, one job at a time in a process of its own: only the job that kills its process is lost.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

# Jobs under way for each worker: enough to keep it busy while a long one holds the order up, few enough for memory.
AHEAD = 4


def in_order(
    work: Callable[[Job], Result], jobs: Iterable[Job], workers: int, lost: Callable[[Job], Result]
) -> Iterator[Result]:
    """The results in the order of the jobs; `lost` says what stands for a job that killed its process.

    With one worker everything is done here, and no process is started.
    """
    if workers <= 1:
        yield from map(work, jobs)
        return
    waiting = deque(jobs)
    while waiting:
        yield from _until_it_breaks(work, waiting, workers, lost)


def _until_it_breaks(
    work: Callable[[Job], Result], waiting: deque[Job], workers: int, lost: Callable[[Job], Result]
) -> Iterator[Result]:
    """Takes jobs from `waiting` through one pool, until none is left or the pool is broken."""
    under_way: deque[tuple[Job, Future[Result]]] = deque()
    pool = _pool(min(workers, len(waiting)))
    try:
        broken = False
        while under_way or (waiting and not broken):
            try:
                while waiting and not broken and len(under_way) < workers * AHEAD:
                    under_way.append((waiting[0], pool.submit(work, waiting[0])))
                    waiting.popleft()
            except BrokenProcessPool:
                broken = True
                continue
            job, future = under_way.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                broken = True
                result = _alone(work, job, lost)
            yield result
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(work: Callable[[Job], Result], job: Job, lost: Callable[[Job], Result]) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(work, job).result()
        except BrokenProcessPool:
            return lost(job)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Started anew, not forked: a copy of a process that holds threads or an open database is a trap.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that started this one; it stops the others in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
