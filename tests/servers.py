"""A server that really runs, on a free port of this machine, for as long as a test needs it."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

# How long it may take to come up, to answer and to go, in seconds.
PATIENCE = 60
# Somebody else may take the port before it does.
TRIES = 3
_COMMAND = "from pipeline.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; the names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as a page."""
        return self.body.decode("utf-8")


Ask = Callable[..., Answer]


@dataclass(frozen=True, slots=True)
class Server:
    """One that listens on a port; asked by calling it."""

    port: int

    @property
    def address(self) -> str:
        """`http://127.0.0.1:…`"""
        return f"http://127.0.0.1:{self.port}"

    def __call__(self, path: str, parameters: Mapping[str, str] | None = None, language: str = "") -> Answer:
        """What it answers to a path, with parameters, to a reader who has chosen a language."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            query = f"?{urlencode(parameters, errors='surrogatepass')}" if parameters else ""
            headers = {"Cookie": f"ngon-ngu={language}"} if language else {}
            connection.request("GET", quote(path, safe="/%~:?=&") + query, headers=headers)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, told, answer.read())
        finally:
            connection.close()


@contextmanager
def serving(database: Path, *options: str) -> Iterator[Server]:
    """The command `serve` on a database, with its options."""
    process, server = _start(database, options)
    try:
        yield server
    finally:
        _stop(process)


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _start(database: Path, options: tuple[str, ...]) -> tuple[subprocess.Popen[bytes], Server]:
    for _ in range(TRIES):
        server = Server(free_port())
        process = subprocess.Popen(
            [sys.executable, "-c", _COMMAND, "serve", str(database), "--port", str(server.port), *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if _comes_up(server, process):
            return process, server
        _stop(process)
    raise AssertionError("the server does not come up")


def _comes_up(server: Server, process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            server("/-/versions.json")
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(PATIENCE)
