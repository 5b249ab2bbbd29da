"""Ingests on demand, each in a forked process that can be killed: the program is loaded once for many of them.

Reads one JSON object a line: folder, database, kill_at (a moment), wait (seconds from there to the kill), count (to
have the moments counted), and what else is to be set. A moment is one statement of SQL, a thousand steps of one, or the
reading of a file. Answers with the moments that passed, how the process ended, and what it said.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import signal
import sqlite3
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any

from parsers.errors import ParseError
from parsers.model import Document
from pipeline import store, whole
from pipeline.errors import CallError
from pipeline.ingest import ingest
from pipeline.inventory import take_stock
from pipeline.opening import open_document

STEPS = 1000
NOBODY = 65534


class Moments:
    """Counts; at the wanted one it tells the process that kills."""

    def __init__(self, wanted: int | None, pipe: int) -> None:
        self.count, self._wanted, self._pipe = 0, wanted, pipe

    def tick(self, *_: object) -> None:
        self.count += 1
        if self.count == self._wanted:
            os.write(self._pipe, b"x")
            os.sched_yield()

    def connect(self, *arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = CONNECT(*arguments, **options)
        connection.set_trace_callback(self.tick)
        connection.set_progress_handler(self.tick, STEPS)
        return connection

    def parse(self, data: bytes, source_format: str, name: str) -> Document:
        self.tick()
        return remembered(data, source_format, name)


CONNECT = sqlite3.connect


@cache
def remembered(data: bytes, source_format: str, name: str) -> Document:
    """What a file says; read before the fork, so that each of many ingests has it at hand."""
    return open_document(data, source_format, name)


def carry_out(order: dict[str, Any], pipe: int) -> dict[str, Any]:
    """One ingest in this process; where moments count, a state is committed after every document: there are more."""
    moments = Moments(order.get("kill_at"), pipe)
    if order.get("count", "kill_at" in order):
        sqlite3.connect = moments.connect  # type: ignore[assignment]
        whole.LEAST_SECONDS, whole.TIMES = 0.0, 0
    store.PATIENCE = order.get("patience", store.PATIENCE)
    if order.get("most_bytes"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["most_bytes"], resource.RLIM_INFINITY))
    if order.get("as_nobody") and os.geteuid() == 0:
        os.setuid(NOBODY)
    said = ""
    try:
        ingest(Path(order["folder"]), Path(order["database"]), parse=moments.parse)
    except CallError as error:
        said = str(error)
    return {"moments": moments.count, "said": said}


def obey(order: dict[str, Any]) -> dict[str, Any]:
    """Forks, waits for the moment, kills, and tells what came of it."""
    for file in take_stock(Path(order["folder"])):
        with contextlib.suppress(ParseError):
            remembered(file.file.read_bytes(), file.format, file.path)
    moment, told = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(told[1], json.dumps(carry_out(order, moment[1])).encode())
        finally:
            os._exit(0)
    os.close(moment[1])
    os.close(told[1])
    if os.read(moment[0], 1):
        time.sleep(order.get("wait", 0.0))
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    answer = os.read(told[0], 1 << 16)
    os.close(moment[0])
    os.close(told[0])
    return {"killed": os.WIFSIGNALED(status), **(json.loads(answer) if answer else {})}


def main() -> None:
    """Warms up, so that no fork has to load models, then obeys until the input ends."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder, "raw")
        raw.mkdir()
        (raw / "a.txt").write_text("KẾ HOẠCH\nvề đảng viên", encoding="utf-8")
        ingest(raw, Path(folder, "a.db"))
    gc.freeze()
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        print(json.dumps(obey(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
