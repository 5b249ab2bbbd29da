"""The files that documents were read from, in the folder that the server was given: found, proved, opened.

A path comes from the database, and a database can be anybody's. So a file is opened only where it lies in the folder,
links followed, and is handed out only while its bytes are those that were read: whatever is swapped for it, between
one look and the next or later, has another SHA-256.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from datasette.utils import tilde_encode

from pipeline.limits import MOST_BYTES
from pipeline.site import RAW_FOLDER
from pipeline.site.asking import PAGE

# In an address, before the id of a document.
WORD = "tep"
# What can be shown as pictures of its pages.
DRAWN = frozenset({"pdf", "png", "jpg", "tif"})
_CHUNK = 1 << 20
# SHA-256 by what the system says of a file; a thousand take 0.2 MB.
_REMEMBERED = 1000
_digests: dict[tuple[int, ...], str] = {}
# Not to wait at a pipe, not to follow a link that has taken a file's place.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class NoOriginal(Exception):
    """The file cannot be shown."""


class Missing(NoOriginal):
    """It is not in the folder any more, or never was; or it is no ordinary file."""


class Changed(NoOriginal):
    """Other bytes have taken its place since it was read."""


def folder() -> Path | None:
    """The folder of the documents; None where the server was given none."""
    given = os.environ.get(RAW_FOLDER)
    return Path(given) if given else None


def address(datasette: Any, database: str, document_id: object, page: int | None = None) -> str | None:
    """The page about a document's file, open at one of its pages; None where the server has no files."""
    if folder() is None:
        return None
    path = f"{datasette.urls.database(database)}/-/{WORD}/{tilde_encode(str(document_id))}"
    return f"{path}?{PAGE}={page}" if page else path


def page_address(
    datasette: Any, database: str, document_id: object, source_format: str
) -> Callable[[int | None], str | None]:
    """Where a page of the original is seen, by its number; for files that are not drawn, nowhere."""
    if source_format not in DRAWN:
        return lambda _: None
    return lambda page: address(datasette, database, document_id, page) if page else None


def open_original(root: Path, source_path: str, sha256: str) -> int:
    """A descriptor of the file, at its beginning, for the caller to close; raises `Missing` or `Changed`."""
    try:
        descriptor = os.open(_inside(root, source_path), _FLAGS)
    except (OSError, ValueError) as error:
        raise Missing from error
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            raise Missing
        if state.st_size > MOST_BYTES or _digest(descriptor, state) != sha256:
            raise Changed
        os.lseek(descriptor, 0, os.SEEK_SET)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _inside(root: Path, source_path: str) -> str:
    """Where the path leads, links followed; raises `Missing` where that is not in the folder."""
    parts = PurePosixPath(source_path).parts
    if not parts or ".." in parts or parts[0] == "/" or PureWindowsPath(source_path).drive:
        raise Missing
    base = os.path.realpath(root)
    real = os.path.realpath(os.path.join(base, *parts))
    if os.path.commonpath([base, real]) != base:
        raise Missing
    return real


def _digest(descriptor: int, state: os.stat_result) -> str:
    # A change of content shows in the last of the times, for no program can set it.
    known = (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
    if known not in _digests:
        if len(_digests) >= _REMEMBERED:
            _digests.clear()
        _digests[known] = _hash(descriptor)
    return _digests[known]


def _hash(descriptor: int) -> str:
    digest = hashlib.sha256()
    while chunk := os.read(descriptor, _CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
