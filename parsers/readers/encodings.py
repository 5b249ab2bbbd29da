"""Bytes to text: by byte order mark, as UTF-8 or UTF-16, else by the encoding whose words are the most Vietnamese.

What was once read in a wrong encoding and saved so (`Nghá»‹ quyáº¿t`) is set right where that makes it Vietnamese.

    marks and zeros -> UTF-8 -> Windows-1258 and the tables of the 1990s, the best by its syllables -> repair
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import ftfy
from ftfy import badness

from parsers.errors import Unreadable
from parsers.legacy_tables import ENCODINGS, NAMES, to_unicode
from parsers.model import Problem
from parsers.syllables import judge, vietnamese_share

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# A plain letter of UTF-16 has a zero beside it, and a Vietnamese text has one in two of them.
_ZEROS = 0.2
_HEAD = 4096
# An encoding is known by so many Vietnamese words more than impossible ones, and by a lead over the next.
_ENOUGH, _LEAD = 4, 2
# Less than this share of Vietnamese words is no encoding's text.
_SOUND = 0.8


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and what was done to get it."""

    text: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, declared: str | None = None, shown: Callable[[str], str] = str) -> Decoded:
    """The text of a file. Raises `Unreadable` where no encoding makes it text.

    declared: what the file says of itself, which is believed where its words are none the worse for it
    shown:    what of the text is to be read as words (a page without its tags)
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _repair(_strictly(data, encoding))
    if b"\0" in data:
        return _repair(_strictly(data, _wide(data)))
    try:
        return _repair(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _guess(data, declared, shown, error.start)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        raise _unknown(encoding, getattr(error, "start", 0)) from error


def _unknown(encoding: str, place: int) -> Unreadable:
    message = (
        f"Tệp không ở mã {encoding.upper()} (byte thứ {place}) và cũng không đọc được theo bảng mã tiếng Việt nào "
        "khác. Hãy mở bằng phần mềm đã soạn ra nó và lưu lại với mã UTF-8."
    )
    return Unreadable(message, code="sai_bang_ma")


def _wide(data: bytes) -> str:
    """Which UTF-16 a file without a byte order mark is, by the side of the letters on which its zeros stand."""
    head = data[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) >= _ZEROS * len(head) / 2 and min(even, odd) * 10 <= max(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    raise Unreadable("Tệp không phải văn bản: có byte rỗng. Hãy lưu lại dưới dạng .txt mã UTF-8 hoặc .docx.")


def _guess(data: bytes, declared: str | None, shown: Callable[[str], str], place: int) -> Decoded:
    """The text in the 8-bit encoding that makes the most Vietnamese words of it."""
    texts = {name: text for name, text in _readings(data, declared).items() if text is not None}
    leads = {name: _lead(shown(text)) for name, text in texts.items()}
    best = max(leads, key=lambda name: leads[name])
    rivals = [leads[name] for name, text in texts.items() if text != texts[best]]
    clear = leads[best] >= _ENOUGH and leads[best] - max(rivals, default=0) >= _LEAD
    if not (clear or (declared and best == declared)) or vietnamese_share(shown(texts[best])) < _SOUND:
        raise _unknown("utf-8", place)
    if best == declared:
        return Decoded(texts[best])
    told = Problem("info", "da_chuyen_bang_ma", f"Đã chuyển tệp từ bảng mã {best} sang Unicode.")
    return Decoded(texts[best], (told,))


def _readings(data: bytes, declared: str | None) -> dict[str, str | None]:
    """The text in each encoding that it can be in, the declared one first, for it wins where two are as good."""
    readings = {declared: _as(data, declared)} if declared else {}
    readings["Windows-1258"] = _as(data, "cp1258")
    # What stands below 0xA0 in texts of TCVN3 and VNI are the quotes of Windows; VISCII and VPS have letters there.
    windows, bare = data.decode("cp1252", "replace"), data.decode("latin-1")
    for encoding in ENCODINGS:
        readings[NAMES[encoding]] = to_unicode(windows if encoding in {"tcvn3", "vni"} else bare, encoding)
    return readings


def _as(data: bytes, encoding: str) -> str | None:
    """The text in one of Python's encodings, tone marks with their letters; None where it is not in it."""
    try:
        return unicodedata.normalize("NFC", data.decode(encoding))
    except (LookupError, UnicodeError):
        return None


def _lead(text: str) -> int:
    good, bad = judge(text)
    return good - bad


def _repair(text: str) -> Decoded:
    """The text with the lines set right that were read in a wrong encoding before they were saved."""
    lines = text.splitlines(keepends=True)
    repaired = [_repair_line(line) for line in lines]
    changed = sum(new != old for new, old in zip(repaired, lines, strict=True))
    if not changed:
        return Decoded(text)
    message = f"Đã sửa {changed} dòng bị đọc sai bảng mã trước khi lưu (kiểu “Nghá»‹ quyáº¿t”)."
    return Decoded("".join(repaired), (Problem("info", "da_sua_bang_ma", message),))


def _repair_line(line: str) -> str:
    if line.isascii() or not badness.is_bad(line):
        return line
    fixed = ftfy.fix_encoding(line)
    return fixed if vietnamese_share(fixed) > vietnamese_share(line) else line
