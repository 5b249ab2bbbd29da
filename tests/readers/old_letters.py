"""Text put into the tables of the 1990s, to be read back."""

from __future__ import annotations

from functools import cache

from parsers.legacy_tables import Encoding, to_unicode

# The signs that a table may use: a byte, and for VNI a letter with the mark behind it.
_BYTES = [chr(code) for code in range(0x02, 0x100)]
_MARKS = [sign.upper() if case else sign for sign in "ùøûõïêéèúüëâáàåãä" for case in (0, 1)]


@cache
def _table(encoding: Encoding) -> dict[str, str]:
    """A sign for each letter; a plain letter stands for itself."""
    signs = {letter + mark for letter in "aeiouyôöAEIOUYÔÖ" for mark in _MARKS if letter.isupper() == mark.isupper()}
    table: dict[str, str] = {}
    for sign in [*(sorted(signs) if encoding == "vni" else ()), *_BYTES]:
        table.setdefault(to_unicode(sign, encoding), sign)
    return table


def in_table(text: str, encoding: Encoding) -> str:
    """The text as a file in that table has it; of TCVN3, toned capitals are small letters."""
    table = _table(encoding)
    return "".join(letter if letter.isascii() else table.get(letter) or table[letter.lower()] for letter in text)
