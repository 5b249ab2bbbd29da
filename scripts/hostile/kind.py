"""What a bad file is: its name, how it is put into a folder, and the fate that it must meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LOADED = ""
SOUND = """TỈNH ỦY ĐÔNG XUYÊN
*
Số 15-KH/TU

KẾ HOẠCH
thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022

I. MỤC TIÊU

1. Đến năm 2025, có trên 90% chi bộ hoàn thành tốt nhiệm vụ.

"""


@dataclass(frozen=True, slots=True)
class Kind:
    """One bad file of the corpus.

    name:  of the file in the folder; what the database calls its path is `path`
    put:   makes the file at this place; False where this machine does not let it be made
    fates: the codes of the problem that it may end in; `LOADED` where it is rightly read
    """

    name: str
    put: Callable[[Path], bool]
    fates: frozenset[str]
    path: str = ""


def kind(name: str, make: Callable[[], bytes], *fates: str) -> Kind:
    """A file of these bytes, made when it is wanted."""

    def put(place: Path) -> bool:
        place.write_bytes(make())
        return True

    return Kind(name, put, frozenset(fates or (LOADED,)), name)


def words(tail: str) -> bytes:
    """A sound plan in plain text with this behind it."""
    return (SOUND + tail).encode("utf-8", "surrogatepass")


def sized(scale: float) -> Callable[[int], int]:
    """Makes a count smaller or larger by the scale, but one at the least."""
    return lambda count: max(1, round(scale * count))
