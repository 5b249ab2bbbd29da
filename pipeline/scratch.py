"""The temporary folder of a worker process: it goes when the process does, however that ends.

A worker that is stopped, or whose master was killed, has no chance to tidy up what its programs left behind. So all
of it lies in one folder, whose name tells the process.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread


@contextmanager
def own_folder() -> Iterator[None]:
    """Makes a folder of its own the temporary one of this worker, for as long as it and its master live.

    The worker leads a group of processes; when the master ends, all of them do.
    """
    try:
        folder = tempfile.mkdtemp(prefix=_prefix(os.getpid()))
    except OSError:  # no room: files that need none are still read
        yield
        return
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    Thread(target=_end_with_master, args=(folder,), daemon=True).start()
    try:
        yield
    finally:
        _remove(folder)


def clear(worker: int) -> None:
    """Takes away the folder of a worker process that was ended, by its id."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_prefix(worker)}*"):
        _remove(folder)


def _end_with_master(folder: str) -> None:
    master = parent_process()
    if master is not None:
        wait([master.sentinel])
        _remove(folder)
        os.killpg(0, signal.SIGKILL)


def _prefix(process: int) -> str:
    return f"nghiquyet-{process}-"


def _remove(folder: str | Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
