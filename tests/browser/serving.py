"""A Datasette that really runs, on a port that was free."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.site import RAW_FOLDER, datasette_arguments

# How long it may take to come up and to go, in seconds.
PATIENCE = 30
# Somebody else may take the port before it does.
TRIES = 3


@contextmanager
def serve(database: Path, raw: Path | None = None) -> Iterator[str]:
    """Serves a database until the block ends; gives its address, `http://127.0.0.1:…`.

    raw: the folder of the files that it was made of, to show them too
    """
    port, server = _started(database, raw)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        _stop(server)


def _started(database: Path, raw: Path | None) -> tuple[int, subprocess.Popen[bytes]]:
    for _ in range(TRIES):
        port = _free_port()
        server = subprocess.Popen(
            [sys.executable, "-m", "datasette", *datasette_arguments(database, port)],
            env={**os.environ, RAW_FOLDER: str(raw)} if raw else None,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if _is_up(port, server):
            return port, server
        _stop(server)
    raise AssertionError("the server does not come up")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _is_up(port: int, server: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    server.wait(PATIENCE)
