"""Work spread over processes, with the results in the order of the jobs and few of them in memory at once.

Each process has its own pipe and does its jobs one after another, so it is always known who does what and since when:
a process that dies, or works on one job for longer than it may, costs that job alone, and another takes its place.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Literal, TypeVar

from pipeline import scratch

Job = TypeVar("Job")
Result = TypeVar("Result")
Loss = Literal["died", "hung"]

# Jobs under way or done and waiting, for each worker: enough to keep it busy while a long one holds the order up, few
# enough for memory.
AHEAD = 4
# Of these, jobs that a worker holds: the one that it is at, and the next, so that it need not wait for whoever takes
# the results. More would only be held up by a long one. They must fit into a pipe, or both ends wait for each other.
_HELD = 2
# For a process that rests to end, in seconds.
_GRACE = 2.0
# Started anew, not forked: a copy of a process that holds threads or an open database is a trap.
_CONTEXT = get_context("spawn")


def in_order(
    work: Callable[[Job], Result],
    jobs: Iterable[Job],
    workers: int,
    lost: Callable[[Job, Loss], Result],
    patience: Callable[[Job], float] = lambda job: inf,
    prepare: Callable[[], None] | None = None,
) -> Iterator[Result]:
    """The results in the order of the jobs.

    workers:  how many processes; with none everything is done here, and nothing guards it
    lost:     what stands for a job whose process died, or hung
    patience: how many seconds a job may take
    prepare:  what each process does first
    """
    if workers < 1:
        yield from map(work, jobs)
        return
    waiting = list(jobs)
    crew = [_Worker(work, prepare) for _ in range(min(workers, len(waiting)))]
    done: dict[int, Result] = {}
    begun = 0
    try:
        for wanted in range(len(waiting)):
            while True:
                end = min(len(waiting), wanted + workers * AHEAD)
                while begun < end and (worker := min(crew, key=_Worker.held)).held() < _HELD:
                    worker.begin(begun, waiting[begun], patience(waiting[begun]))
                    begun += 1
                for worker in _ready(crew, wait_for_one=wanted not in done):
                    at, result = worker.result(lost)
                    done[at] = result
                if wanted in done:
                    break
            yield done.pop(wanted)
    finally:
        for worker in crew:
            worker.dismiss()
        for worker in crew:
            worker.stop()


@dataclass(slots=True)
class _Process:
    """A running process and our end of its pipe."""

    process: BaseProcess
    pipe: Connection


@dataclass(frozen=True, slots=True)
class _Task(Generic[Job]):
    """A job, its number, and how many seconds it may take."""

    at: int
    job: Job
    patience: float


class _Worker(Generic[Job, Result]):
    """One process at a time, and the jobs that it holds: the one that it is at, and those that it will be at next."""

    def __init__(self, work: Callable[[Job], Result], prepare: Callable[[], None] | None) -> None:
        self._tasks: deque[_Task[Job]] = deque()
        self._deadline = inf
        self._does = (work, prepare)
        self._running = self._start()

    @property
    def pipe(self) -> Connection:
        return self._running.pipe

    def held(self) -> int:
        """How many jobs it holds."""
        return len(self._tasks)

    def begin(self, at: int, job: Job, patience: float) -> None:
        """Gives it one more job."""
        self._tasks.append(_Task(at, job, patience))
        if len(self._tasks) == 1:
            self._start_clock()
        self._send(job)

    def left(self) -> float:
        """How many seconds it still has for the job that it is at."""
        return self._deadline - time.monotonic()

    def result(self, lost: Callable[[Job, Loss], Result]) -> tuple[int, Result]:
        """The number of the job that it was at, and what it sent, or what stands for it if it died or was too slow."""
        late = not self.pipe.poll()
        task = self._tasks.popleft()
        try:
            if not late:
                return task.at, self.pipe.recv()
        except (EOFError, ConnectionResetError):
            pass
        finally:
            self._start_clock()
        # One that ends for want of time ends by its own alarm.
        process = self._running.process
        self.stop()
        hung = late or process.exitcode == -signal.SIGALRM
        self._running = self._start()
        for other in self._tasks:
            self._send(other.job)
        return task.at, lost(task.job, "hung" if hung else "died")

    def dismiss(self) -> None:
        """Lets a process that rests end by itself: should ours be killed now, it still tidies up."""
        if not self._tasks:
            self.pipe.close()

    def stop(self) -> None:
        """Ends the process and whatever programs it has started."""
        process = self._running.process
        if self.pipe.closed:
            process.join(_GRACE)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid or 0, signal.SIGKILL)
        process.kill()
        process.join()
        self.pipe.close()
        scratch.clear(process.pid or 0)

    def _start(self) -> _Process:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=_serve, args=(theirs, *self._does), daemon=True)
        process.start()
        theirs.close()
        return _Process(process, ours)

    def _start_clock(self) -> None:
        """From now on the first of the jobs takes time; what it took before its turn was seen is not counted."""
        self._deadline = time.monotonic() + self._tasks[0].patience if self._tasks else inf

    def _send(self, job: Job) -> None:
        with contextlib.suppress(BrokenPipeError):  # it died while it rested; reading from the pipe will tell
            self.pipe.send(job)


class Hand(Generic[Job, Result]):
    """One process for one job at a time, for whoever waits for each result; to be stopped in the end.

    The arguments are those of `in_order`.
    """

    def __init__(
        self,
        work: Callable[[Job], Result],
        lost: Callable[[Job, Loss], Result],
        patience: Callable[[Job], float],
        prepare: Callable[[], None] | None = None,
    ) -> None:
        self._worker = _Worker(work, prepare)
        self._lost, self._patience = lost, patience

    def do(self, job: Job) -> Result:
        """The result, or what stands for it if the process died or its time was over."""
        self._worker.begin(0, job, self._patience(job))
        [worker] = _ready([self._worker])
        return worker.result(self._lost)[1]

    def stop(self) -> None:
        """Ends the process and whatever programs it has started."""
        self._worker.stop()


def _ready(crew: Sequence[_Worker[Job, Result]], wait_for_one: bool = True) -> list[_Worker[Job, Result]]:
    """The workers that have sent something, died or run out of time; waits until there is one, if so wished."""
    busy = [worker for worker in crew if worker.held()]
    least = max(0.0, min((worker.left() for worker in busy), default=0.0)) if wait_for_one else 0.0
    sent = wait([worker.pipe for worker in busy], None if least == inf else least)
    return [worker for worker in busy if worker.pipe in sent or worker.left() <= 0]


def _serve(pipe: Connection, work: Callable[[Any], Any], prepare: Callable[[], None] | None) -> None:
    """A worker's whole life: job after job, until nobody asks for more."""
    # A group of its own, so that the programs it starts end with it. Ctrl-C is for the process that started it.
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with scratch.own_folder(), contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        if prepare:
            prepare()
        while True:
            pipe.send(work(pipe.recv()))
    # Taking apart all that was loaded takes longer than reading some documents, and somebody waits for it.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
