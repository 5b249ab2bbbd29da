"""Programs of others that some formats need: whether they are here, and a call that comes to an end.

A program that is not here is a problem of each file that needs it, never of the run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence

from parsers.errors import ParseError, Unreadable


class MissingProgram(ParseError):
    """A program is not installed; the message names its Debian package."""

    code = "thieu_chuong_trinh"


class TookTooLong(ParseError):
    """A program, or the reading of a file, took longer than it may."""

    code = "qua_thoi_gian"


def find(*names: str) -> str | None:
    """Where the first of these programs lies that is installed."""
    return next(filter(None, map(shutil.which, names)), None)


def call(
    arguments: Sequence[str], seconds: float, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> bytes:
    """What a program writes. Raises `TookTooLong` where it does not end in time, `Unreadable` where it fails."""
    name = os.path.basename(arguments[0])
    try:
        done = subprocess.run(
            arguments, input=stdin, capture_output=True, timeout=seconds, env={**os.environ, **(environment or {})}
        )
    except subprocess.TimeoutExpired as error:
        raise TookTooLong(f"Chương trình {name} chạy quá {seconds:.0f} giây với tệp này nên đã bị dừng.") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").split("\n")[0][:200]
        raise Unreadable(f"Chương trình {name} không đọc được tệp này: {said or f'mã lỗi {done.returncode}'}.")
    return done.stdout
