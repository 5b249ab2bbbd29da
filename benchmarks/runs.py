"""One run of the ingest as its users start it, in a process of its own: how long, and how much memory at the most."""

from __future__ import annotations

import platform
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

import psutil

# Seconds between two looks at the memory; one look costs some ms.
_PAUSE = 0.1
_INGEST = (sys.executable, "-c", "from pipeline.__main__ import main; main()", "ingest")
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds by the clock from start to end, and the peak of the memory of all its processes together, in bytes."""

    seconds: float
    peak: int


def ingest(folder: Path, database: Path, workers: int, one_core: bool = False) -> Run:
    """Runs `nghiquyet ingest`; raises `CalledProcessError` unless every file is loaded.

    one_core: whether all its processes share one
    """
    command = [*_INGEST, str(folder), "--db", str(database), "--workers", str(workers)]
    peaks, ended = [0], Event()
    began = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        if one_core:
            psutil.Process(process.pid).cpu_affinity([0])
        # Watched from aside, so that the end is seen when it comes: a run without work takes less than a few pauses.
        watcher = Thread(target=_watch, args=(process.pid, peaks, ended))
        watcher.start()
        _, told = process.communicate()
        seconds = perf_counter() - began
        ended.set()
        watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=told[-2000:].decode(errors="replace"))
    return Run(seconds, max(peaks))


def _watch(pid: int, peaks: list[int], ended: Event) -> None:
    while not ended.wait(_PAUSE):
        peaks.append(memory_of(pid))


def memory_of(pid: int) -> int:
    """The memory of a process and all that it started; what several share counts once (PSS), where Linux tells."""
    total = 0
    try:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    for process in family:
        try:
            told = process.memory_full_info()
        except psutil.Error:
            continue
        total += getattr(told, "pss", told.uss)
    return total


def machine() -> list[str]:
    """What the figures were measured on."""
    return [
        f"{psutil.cpu_count()} cores, {_processor()}, {psutil.virtual_memory().total / 2**30:.0f} GiB of memory",
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, underthesea {metadata.version('underthesea')}",
    ]


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in told.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()
