"""Pictures: bombs, cut files, and TIFF files whose pages are endless."""

from __future__ import annotations

import struct
import zlib

from hostile.archives import zeros
from hostile.kind import Kind, kind


def png(width: int, height: int, data: bytes) -> bytes:
    """A picture of one bit a dot."""
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )


def _bomb() -> bytes:
    return png(60_000, 60_000, b"\x78\x9c" + zeros(430 << 20))


def _white(side: int) -> bytes:
    return png(side, side, zlib.compress((b"\0" + b"\xff" * (-(-side // 8))) * side))


def tiff(frames: int, *, loop: bool) -> bytes:
    """A TIFF of pages of eight dots by eight; the last leads back to the first if `loop`."""
    size, out = 2 + 12 * 8 + 4, bytearray(struct.pack("<2sHI", b"II", 42, 16) + bytes(8))
    for frame in range(frames):
        last = frame == frames - 1
        after = (16 if loop else 0) if last else len(out) + size
        tags = ((256, 8), (257, 8), (258, 8), (259, 1), (262, 1), (273, 8), (278, 8), (279, 64))
        out += struct.pack("<H", len(tags))
        out += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags) + struct.pack("<I", after)
    return bytes(out) + bytes(64)


def kinds(scale: float) -> list[Kind]:
    """Nothing here is sized: all of it is refused, or is a page or two."""
    return [
        kind("rong.png", bytes, "tep_hong"),
        kind("cut.png", lambda: _white(800)[:60], "tep_hong"),
        kind("bom.png", _bomb, "anh_qua_lon"),
        kind("trang.png", lambda: _white(800), "khong_nhan_dang_duoc"),
        kind("mot-diem.png", lambda: _white(1), "khong_nhan_dang_duoc", "tep_hong"),
        kind("soi-chi.png", lambda: png(1, 1_000_000, zlib.compress(b"\0\xff" * 1_000_000)),
             "khong_nhan_dang_duoc", "tep_hong"),
        kind("vong.tif", lambda: tiff(2, loop=True), "khong_nhan_dang_duoc"),
        kind("nhieu-trang.tif", lambda: tiff(5000, loop=False), "qua_nhieu_trang"),
        kind("hong.tif", lambda: b"II*\0\xff\xff\xff\xff", "tep_hong"),
        kind("tu-tro.tif", lambda: b"II*\0\x08\0\0\0\1\0\0\1\4\0\1\0\0\0\x08\0\0\0\x08\0\0\0", "tep_hong"),
    ]  # fmt: skip
