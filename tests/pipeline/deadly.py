"""A parser that does harm when a document tells it to; a module of its own, for workers import it."""

from __future__ import annotations

import os
import signal
import time

from parsers.model import Document
from pipeline.opening import open_document

KILLS_WORKER = "GIẾT WORKER"
KILLS_PROCESS = "GIẾT TIẾN TRÌNH"
HANGS = "TREO"


def parse(data: bytes, source_format: str, name: str = "") -> Document:
    """Reads like the real one, unless the document kills this process, or the worker that started it, or hangs it."""
    if KILLS_WORKER.encode() in data:
        os.kill(os.getppid(), signal.SIGKILL)
    if KILLS_WORKER.encode() in data or KILLS_PROCESS.encode() in data:
        os._exit(1)
    if HANGS.encode() in data:
        time.sleep(3600)
    return open_document(data, source_format, name)
