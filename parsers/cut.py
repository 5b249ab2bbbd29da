"""What stands on two lines and is one: the masthead of a page copied from a portal, whose narrow cells cut it anywhere.

CỘNG HÒA XÃ              Số:                   Bình
HỘI CHỦ NGHĨA VIỆT NAM   21/2022/NQ-HĐND       Định, ngày 07 tháng 9 năm 2022
"""

from __future__ import annotations

import regex

from parsers.formulas import is_dateline, mottos
from parsers.text import one_tone, plain

_BARE_NUMBER = regex.compile(r"S[ốỐ]\s*:?")
_SERIAL = regex.compile(r"\d[\d.]*[a-zđ]?\s*[-/]")
# Half of the name of a place: a name of one word before the comma is seldom a whole one.
_HALF_A_PLACE = regex.compile(r"\p{Lu}\p{Ll}+")
_REST_OF_PLACE = regex.compile(r"\p{Lu}\p{Ll}+,\s*ngày")


def is_cut(before: str, line: str) -> bool:
    """Whether a line of the masthead goes on with what stands above it; both as printed."""
    upper, lower = plain(before).strip(), plain(line).strip()
    if not (upper and lower):
        return False
    return _is_motto_cut(upper, lower) or _is_number_cut(upper, lower) or _is_place_cut(upper, lower)


def _is_motto_cut(before: str, line: str) -> bool:
    begun, joined = (one_tone(words).lower() for words in (before, f"{before} {line}"))
    return begun not in mottos() and any(motto.startswith(joined) for motto in mottos())


def _is_number_cut(before: str, line: str) -> bool:
    return bool(_BARE_NUMBER.fullmatch(before) and _SERIAL.match(line))


def _is_place_cut(before: str, line: str) -> bool:
    return bool(_HALF_A_PLACE.fullmatch(before) and _REST_OF_PLACE.match(line) and is_dateline(f"{before} {line}"))
