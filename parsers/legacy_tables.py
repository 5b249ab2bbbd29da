"""The tables of the 1990s: letters of TCVN3, VNI, VISCII and VPS to Unicode, once it is known which table they are in.

TCVN3, VISCII and VPS have one sign for a letter (viparse has the tables); VNI writes a letter and its mark one after
the other. TCVN3 has no capitals with tones, and a PDF renames some of its signs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal, get_args

import regex
from viparse.normalize.encodings import CHARMAPS

from parsers.syllables import TONES, is_syllable

Encoding = Literal["tcvn3", "vni", "viscii", "vps"]
ENCODINGS: tuple[Encoding, ...] = get_args(Encoding)
# What clerks call them.
NAMES: Mapping[Encoding, str] = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "viscii": "VISCII", "vps": "VPS"}

# What a PDF makes of two letters of TCVN3, whose codes are the soft hyphen's and the dot's, and of the micro sign.
_IN_PDF = {"\u2212": "ư", "\u2219": "ã", "\u03bc": "à"}
_LETTER_IN_PDF = regex.compile(r"(?<=\p{L})[−∙]|[−∙](?=\p{L})|μ")
# PDFium writes this for a hyphen at the end of a line, be it soft or hard.
LINE_END = "\x02"
_LINE_END = regex.compile(rf"(\p{{L}}*){LINE_END}")
# TCVN3 has no capitals with tones: among capitals a small letter stands for one (`NGHÞ`).
_LETTERS = regex.compile(r"\p{L}+")

# VNI writes a letter and its mark one after the other. These rules give the whole table; viparse lists what it met in
# its corpus, which lacks ẳ, ỵ and a capital whose mark is small (`Aá`).
_VNI_LETTERS = {**{vowel: vowel for vowel in "aeiouy"}, "ô": "ơ", "ö": "ư"}
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0306\u0323", "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323",
}  # fmt: skip
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ò": "ị", "æ": "ỉ", "ó": "ĩ", "î": "ỵ"}
_MARKED_VOWELS = frozenset(
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in ("", *TONES)
)
_VNI = regex.compile(rf"[{''.join(_VNI_LETTERS)}][{''.join(_VNI_MARKS)}]|[{''.join(_VNI_ALONE)}]", regex.I)


def to_unicode(text: str, encoding: Encoding | None) -> str:
    """Text of one table as Unicode (NFC); what the table does not have stays. VISCII and VPS use control codes too."""
    if encoding is None or (text.isascii() and text.isprintable()):
        return text
    return unicodedata.normalize("NFC", _DECODERS[encoding](text))


def is_vni_pair(letter: str, mark: str) -> bool:
    """Whether a letter and the sign after it are one letter of VNI."""
    return letter + mark in _vni_table()


@cache
def _table(encoding: Encoding) -> dict[int, str]:
    """The letters of a table with one sign a letter; Word shows the bytes below 0xA0 as Windows-1252 does."""
    table: dict[int, str] = {}
    for sign, letter in CHARMAPS[encoding].pairs:
        table[ord(sign)] = letter
        if 0x80 <= ord(sign) < 0xA0:
            table[ord(bytes([ord(sign)]).decode("cp1252", "ignore") or sign)] = letter
    return table


def _from_tcvn3(text: str) -> str:
    letters = text.translate(_table("tcvn3"))
    letters = _LETTER_IN_PDF.sub(lambda sign: _IN_PDF[sign[0]], letters)
    letters = _LINE_END.sub(lambda end: end[1] + ("ư" if is_syllable(f"{end[1]}ư".lower()) else "-"), letters)
    words = _LETTERS.findall(letters)
    if any(map(_is_heading, words)) and all(letter.isupper() for word in words for letter in _plain(word)):
        return str(letters).upper()
    return str(_LETTERS.sub(lambda word: word[0].upper() if _in_capitals(word[0]) else word[0], letters))


def _plain(word: str) -> list[str]:
    return [letter for letter in word if letter.isascii()]


def _in_capitals(word: str) -> bool:
    """Whether at least two of a word's plain letters are capitals, and none is small."""
    plain = _plain(word)
    return len(plain) > 1 and all(map(str.isupper, plain))


def _is_heading(word: str) -> bool:
    """Whether a word in capitals is more than an abbreviation: `NHÂN`, not `NĐ`."""
    return _in_capitals(word) and not word.isascii() and is_syllable(word.lower())


@cache
def _vni_table() -> dict[str, str]:
    table = dict(_VNI_ALONE)
    for sign, vowel in _VNI_LETTERS.items():
        for mark, marks in _VNI_MARKS.items():
            letter = unicodedata.normalize("NFC", vowel + marks)
            if letter in _MARKED_VOWELS:
                table[sign + mark] = letter
    upper = {sign[0].upper() + rest: letter.upper() for sign, letter in table.items() for rest in _cases(sign[1:])}
    return {**{sign[0] + rest: letter for sign, letter in table.items() for rest in _cases(sign[1:])}, **upper}


def _cases(mark: str) -> set[str]:
    return {mark, mark.upper()}


def _from_vni(text: str) -> str:
    return str(_VNI.sub(lambda sign: _vni_table().get(sign[0], sign[0]), text))


_DECODERS: Mapping[Encoding, Callable[[str], str]] = {
    "tcvn3": _from_tcvn3,
    "vni": _from_vni,
    "viscii": lambda text: text.translate(_table("viscii")),
    "vps": lambda text: text.translate(_table("vps")),
}
