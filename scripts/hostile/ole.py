"""The container of Word's old and of its encrypted files, as small as it can be (MS-CFB, version 3)."""

from __future__ import annotations

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
# A stream of this size or more lies in sectors of its own.
_LARGE = 4096


def container(stream: str) -> bytes:
    """A container of one stream, of zeros. Sectors: the table, the directory, then the stream."""
    count = _LARGE // _SECTOR
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, _LARGE, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    chain = [_FAT, _END, *range(3, 2 + count), _END]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry(stream, 2, _FREE, 2, _LARGE) + bytes(2 * 128)
    return header + table + directory + bytes(_LARGE)


def _entry(name: str, sort: int, child: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    return (
        letters.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(letters) + 2, sort, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
