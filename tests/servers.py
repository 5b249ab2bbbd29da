"""A server that really runs, on a free port of this machine, for as long as a test needs it."""

from __future__ import annotations

import http.client
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

# How long it may take to come up, and to answer, in seconds.
PATIENCE = 60
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


@contextmanager
def serving(database: Path, port: int, *options: str) -> Iterator[Ask]:
    """The command `serve` on a database; gives what asks it by path, with parameters and a language."""
    server = subprocess.Popen(
        [sys.executable, "-c", _COMMAND, "serve", str(database), "--port", str(port), *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def ask(path: str, parameters: Mapping[str, str] | None = None, language: str = "") -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            query = f"?{urlencode(parameters, errors='surrogatepass')}" if parameters else ""
            headers = {"Cookie": f"ngon-ngu={language}"} if language else {}
            connection.request("GET", quote(path, safe="/%~:?=&") + query, headers=headers)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, told, answer.read())
        finally:
            connection.close()

    try:
        _wait(ask, server)
        yield ask
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _wait(ask: Ask, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended by itself"
        try:
            ask("/-/versions.json")
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server does not come up")
