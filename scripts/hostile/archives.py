"""Zip archives that say what is not so: bombs, false sizes, names that lead elsewhere."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

MEGABYTE = 1 << 20
GIGABYTE = 1 << 30
_LOCAL, _CENTRAL, _END = b"PK\3\4", b"PK\1\2", b"PK\5\6"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """An honest archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def zeros(size: int) -> bytes:
    """What deflates `size` zeros, in no time: one block over and over."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(bytes(MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first * (size // MEGABYTE) + b"\x03\x00"


def raw_archive(members: Mapping[str, tuple[bytes, int]], times: int = 1) -> bytes:
    """Members of deflated bytes and the size that they claim; with `times` each is listed so often over."""
    body, listed = b"", []
    for name, (packed, size) in members.items():
        fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, 0, len(packed), size, len(name.encode()), 0)
        listed.append(
            _CENTRAL + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name.encode()
        )
        body += _LOCAL + fields + name.encode() + packed
    directory = b"".join(listed) * times
    count = min(len(listed) * times, 0xFFFF)
    return body + directory + _END + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)


def nested(depth: int) -> bytes:
    """An archive in an archive in an archive …, ten to each."""
    inside = archive({"0.txt": "0" * MEGABYTE})
    for _ in range(depth):
        inside = archive({f"{number}.zip": inside for number in range(10)})
    return inside
