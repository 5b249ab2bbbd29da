"""Names that no one should give, and what stands in a folder without being a file."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hostile.kind import LOADED, Kind, words

SHUT = "khong_mo_duoc"


def _named(name: str) -> Kind:
    """A sound plan under this name."""

    def put(place: Path) -> bool:
        try:
            place.write_bytes(words(""))
        except (OSError, UnicodeError):
            return False
        return True

    path = os.fsencode(name).decode("utf-8", "backslashreplace")
    return Kind(name, put, frozenset((LOADED,)), path)


def _special(name: str, make: Callable[[Path], object], *fates: str) -> Kind:
    def put(place: Path) -> bool:
        try:
            make(place)
        except (OSError, AttributeError, NotImplementedError):
            return False
        return True

    return Kind(name, put, frozenset(fates or (SHUT,)), name)


def _link(target: str) -> Callable[[Path], None]:
    return lambda place: place.symlink_to(target)


def _listen(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(place))


def _shut(place: Path) -> None:
    place.write_bytes(words(""))
    place.chmod(0)


def _folder(mode: int) -> Callable[[Path], None]:
    """A folder with a sound plan in it, and these permissions."""

    def make(place: Path) -> None:
        place.mkdir()
        (place / "a.txt").write_bytes(words(""))
        place.chmod(mode)

    return make


def _device(place: Path) -> None:
    os.mknod(place, 0o020666, os.makedev(1, 5))


def _hole(place: Path) -> None:
    """A file of a terabyte that takes no room on the disk."""
    place.touch()
    os.truncate(place, 1 << 40)


def bound(command: list[str]) -> list[str]:
    """The command as one that may open only what permissions let it, whoever starts it."""
    if os.geteuid():
        return command
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]


def kinds(scale: float) -> list[Kind]:
    """Nothing here is sized. What is shut is so for whom permissions bind; the super-user they do not (`bound`)."""
    return [
        _named("tên có 'nháy' và \"kép\".txt"),
        _named("tên\ncó dòng mới.txt"),
        _named("=cmd|'calc'!A1.txt"),
        _named("<script>alert(1)</script>".replace("/", "∕") + ".txt"),
        _named("%2e%2e%2f;DROP TABLE documents.txt"),
        _named(f"{'d' * 251}.txt"),
        _named("\u202etxt.exe.txt"),
        _named(os.fsdecode(b"kh\xf4ng utf8 \xff.txt")),
        _special("vong-1", _link("vong-2")),
        _special("vong-2", _link("vong-1")),
        _special("tu-tro.txt", _link("tu-tro.txt")),
        _special("dut.txt", _link("khong-co.txt")),
        _special("ra-ngoai.txt", _link("/etc/passwd")),
        _special("thu-muc-ra-ngoai", _link("/etc")),
        _special("ong.txt", lambda place: os.mkfifo(place)),
        _special("o-cam.txt", _listen),
        _special("thiet-bi.txt", _device),
        _special("cam-doc.txt", _shut),
        _special("thu-muc-cam", _folder(0)),
        replace(_special("thu-muc-cam-vao", _folder(0o444)), path="thu-muc-cam-vao/a.txt"),
        _special("ho-1tb.txt", _hole, "tep_qua_lon"),
    ]
