"""Documents out to the workers of a cluster, what came of them back in order, and few of them under way at once.

Dask brings a document whose worker dies to another worker. One whose workers die time and again is read once more
while nothing else is under way, so that no document is blamed for its neighbour; if they die again, it is given up
like one whose process dies here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from math import inf
from time import monotonic

from distributed import CancelledError, Client, Future, KilledWorker
from distributed.client import ClosedClientError

from pipeline.cluster_worker import Answer, Parcel, Stranger, read_there, versions
from pipeline.errors import UnusableCluster
from pipeline.limits import MEGABYTE
from pipeline.reading import Job, Outcome, befallen, lost, take

# Documents under way or done and waiting, for each thread of a worker; and how many bytes they may be together, for
# the scheduler keeps them until they are read.
AHEAD = 4
MOST_AHEAD = 512 * MEGABYTE
# Seconds between two looks at who is there, and how long a run goes on while nobody is: a machine restarts meanwhile.
LOOK_SECONDS = 2
ABSENCE_SECONDS = 180
_GO_ON = "Những văn bản đã nạp vẫn còn nguyên; khi cụm chạy lại, gọi lại lệnh này để làm tiếp."


def read_all(client: Client, crew: str, jobs: Sequence[Job], shared: bool) -> Iterator[Outcome]:
    """What comes of each job, in their order. Raises `UnusableCluster` where the cluster is gone.

    crew:   the name of the plugin that reads on each worker
    shared: whether the workers read the files themselves
    """
    post = _Post(client, crew, shared)
    begun = 0
    for wanted, job in enumerate(jobs):
        while begun < len(jobs) and (begun == wanted or post.has_room()):
            post.send(begun, jobs[begun])
            begun += 1
        yield post.receive(wanted, job)


class _Post:
    """What is under way, by number: futures with their bytes, and what needed not be sent."""

    def __init__(self, client: Client, crew: str, shared: bool) -> None:
        self._client, self._crew, self._shared = client, crew, shared
        self._attendance = _Attendance(client)
        self._sent: dict[int, tuple[Future[Answer], int]] = {}
        self._unsent: dict[int, Outcome] = {}

    def has_room(self) -> bool:
        """Whether one more document may be sent ahead."""
        enough = self._attendance.threads() * AHEAD
        return (
            len(self._sent) + len(self._unsent) < enough and sum(size for _, size in self._sent.values()) < MOST_AHEAD
        )

    def send(self, number: int, job: Job) -> None:
        try:
            data = None if self._shared else take(job.file)
        except Exception as error:  # it would befall `read` as well
            self._unsent[number] = befallen(job.file, error)
            return
        parcel = Parcel(job, data, versions())
        with _connection():
            future = self._client.submit(read_there, parcel, self._crew, pure=False)
        self._sent[number] = future, len(data or b"")

    def receive(self, number: int, job: Job) -> Outcome:
        """What came of a document; waits for it."""
        if number in self._unsent:
            return self._unsent.pop(number)
        answer = self._answer(number) or self._answer_alone(number, job) or lost(job, "died")
        if isinstance(answer, Stranger):
            raise UnusableCluster(
                f"Một worker mới vào cụm đọc bằng phiên bản {' '.join(answer.versions)}, máy này là "
                f"{' '.join(versions())}. Hãy cài giống nhau rồi chạy lại. {_GO_ON}"
            )
        return answer

    def _answer_alone(self, number: int, job: Job) -> Answer | None:
        for other, _ in self._sent.values():
            self._await(other)
        self.send(number, job)
        return self._unsent.pop(number, None) or self._answer(number)

    def _answer(self, number: int) -> Answer | None:
        """What came back; None where worker after worker died."""
        future, _ = self._sent.pop(number)
        self._await(future)
        with _connection():
            error = future.exception()
            if error is None:
                return future.result()
        if isinstance(error, KilledWorker):
            return None
        raise UnusableCluster(f"Một worker hỏng giữa chừng ({type(error).__name__}: {error}). {_GO_ON}") from error

    def _await(self, future: Future[Answer]) -> None:
        """Waits until something came of it."""
        while not future.done():
            with _connection(), suppress(TimeoutError):
                future.exception(LOOK_SECONDS)
            self._attendance.threads()


class _Attendance:
    """Who is there, looked up now and then."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._threads = 0
        self._looked = -inf
        self._seen = monotonic()

    def threads(self) -> int:
        """How many documents can be read at once. Raises `UnusableCluster` where it has been none for long."""
        now = monotonic()
        if now - self._looked > LOOK_SECONDS:
            with _connection():
                self._threads = sum(self._client.nthreads().values())
            self._looked = now
            self._seen = now if self._threads else self._seen
        if now - self._seen > ABSENCE_SECONDS:
            raise UnusableCluster(f"Cụm không còn worker nào từ {ABSENCE_SECONDS} giây nay. {_GO_ON}")
        return self._threads


@contextmanager
def _connection() -> Iterator[None]:
    """Says what it means that the scheduler does not answer any more."""
    try:
        yield
    except (CancelledError, ClosedClientError, OSError) as error:
        raise UnusableCluster(f"Mất liên lạc với bộ điều phối của cụm. {_GO_ON}") from error
