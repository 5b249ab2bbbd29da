"""What a worker of a cluster does: each document in a process of its own, under the limits that hold on one machine.

So a document that crashes, hangs or swallows the memory costs that document alone, as at home, and the worker lives.
The processes are kept from document to document, for starting one takes longer than most documents.
"""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from distributed import Worker, WorkerPlugin, get_worker

from pipeline import limits, ocr, office
from pipeline.pool import Hand, Loss
from pipeline.reading import Job, Outcome, lost, patience, read
from pipeline.versions import parser_version, pipeline_version


@dataclass(frozen=True, slots=True)
class Program:
    """What reads on a machine; where any of it differs, so may what is read."""

    parser: str
    pipeline: str
    recognises: bool
    opens_office: bool


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent to a worker.

    data:     what the file holds; None where the worker reads the file itself
    versions: of the parsers and the pipeline that must read it
    """

    job: Job
    data: bytes | None
    versions: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stranger:
    """What comes back where a program of another version runs."""

    versions: tuple[str, str]


Answer = Outcome | Stranger


class Crew(WorkerPlugin):
    """The processes of one worker: as many as it has threads that call for one, until the run is over."""

    def setup(self, worker: Worker) -> None:
        # The nanny marks its worker as a daemon, and daemons may have no children.
        multiprocessing.current_process().daemon = False
        self._idle: list[Hand[Parcel, Answer]] = []
        self._lock = Lock()
        self._open = True

    def teardown(self, worker: Worker) -> None:
        with self._lock:
            self._open = False
        for hand in self._idle:
            hand.stop()

    def read(self, parcel: Parcel) -> Answer:
        with self._lock:
            hand = self._idle.pop() if self._idle else None
        hand = hand or Hand(read_parcel, lost_parcel, lambda parcel: patience(parcel.job), limits.limit_memory)
        answer = hand.do(parcel)
        with self._lock:
            if self._open:
                self._idle.append(hand)
                return answer
        hand.stop()
        return answer


def read_there(parcel: Parcel, crew: str) -> Answer:
    """What a worker is asked to do; `crew` is the name that the plugin goes by."""
    plugin = get_worker().plugins[crew]
    assert isinstance(plugin, Crew)
    return plugin.read(parcel)


def read_parcel(parcel: Parcel) -> Answer:
    """What the process of a worker does."""
    # Asked here, for a process that starts now may find other code than its worker did.
    here = versions()
    return read(parcel.job, parcel.data) if here == parcel.versions else Stranger(here)


def lost_parcel(parcel: Parcel, loss: Loss) -> Answer:
    """What stands for a parcel whose process hung or died."""
    return lost(parcel.job, loss)


def versions() -> tuple[str, str]:
    """What decides, apart from programs of others, how a file is read."""
    return parser_version(), pipeline_version()


def introduce() -> Program:
    """The program that runs here."""
    return Program(*versions(), recognises=ocr.missing() is None, opens_office=office.find_program() is not None)


def sees(folder: Path) -> bool:
    """Whether a folder of the calling machine is here too."""
    return folder.is_dir()
