"""The label at the head of a line: `Phần I`, `Chương II`, `Điều 5.`, `I.`, `1.`, `1.1.`, `a)`.

Nothing of depth is known here: what a label hangs on is the outline's.

Signs that are no labels (GUIDE, Sections 18): `(1)` in full brackets, bullets, `Biểu 01`, `Mẫu số 2`, and mentions
that happen to begin a line (`Điều 3 Điều lệ Đảng; …`).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

import regex

from parsers.model import SectionKind
from parsers.text import plain
from parsers.vocabulary import alternatives

LETTERS = tuple("abcdđeghiklmnopqrstuvxy")
# Word counts with the Latin alphabet; a list that it has numbered by itself has f, j, w and z.
LATIN_LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
ORDINAL_WORDS = {
    "nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_ROMAN_SIGNS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_WORD_LABELS: dict[str, tuple[SectionKind, str]] = {
    "phần": ("phan", "Phần"),
    "chương": ("chuong", "Chương"),
    "tiểu mục": ("tieu_muc", "Tiểu mục"),
    "mục": ("muc", "Mục"),
    "phụ lục": ("phu_luc", "Phụ lục"),
}


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed label.

    label:   as the tree's paths print it (`I`, `1.1`, `a`, `Điều 5`, `Phụ lục 02`)
    numbers: its ordinal, or all numbers of a decimal label (`2.1.1` -> (2, 1, 1)); (0,) where it has none
    end:     where the words after it begin, an offset into the line
    sign:    the mark after it (`.`, `)`, `-`, `/`, `:`) or ""
    """

    kind: SectionKind
    label: str
    numbers: tuple[int, ...]
    end: int
    sign: str = ""

    @property
    def ordinal(self) -> int:
        return self.numbers[-1]


_SPOKEN = alternatives(ORDINAL_WORDS)
_WORDED = regex.compile(
    rf"^(?P<word>{alternatives(_WORD_LABELS)})"
    r"(?:\s+(?:số\s*)?(?P<thu>thứ\s+)?"
    rf"(?P<number>[IVXL]+[A-Z]?\b|\d{{1,2}}[A-Z]?\b|[A-Z]\b|{_SPOKEN}\b))?"
    r"(?P<sign>\s*[.:\-–/])?\s*(?P<rest>.*)$",
    regex.I,
)
# `Điều 5.`, `Điều 5:`, in older texts `Điều 5-`; `Điều 5-7` is a mention.
_DIEU = regex.compile(
    r"^(?:đ|d)i[êềếểễệ]u\s+(?P<number>\d{1,3}[a-zđ]?)(?:\s*(?P<sign>[.:]|-(?=\s|[^\W\d]))\s*|\s*$)", regex.I
)
_WORDS_AHEAD = r"[\p{L}\"“(\[]"
_COUNT_AHEAD = r"(?<=[.)/]\s)\d+(?:[.,]\d+)?\s?(?:%|\p{L})"
# `I/2024` at the head of a wrapped line is a quarter.
_ROMAN = regex.compile(r"^(?P<number>[IVXL]{1,7})\s?(?P<sign>[.\-:)]|/(?!\d))\s*(?=[\p{L}\d\"“(])")
_UPPER = regex.compile(r"^(?P<number>[A-HJKMNPQ-UY])\s?(?P<sign>[.\-/)])\s+(?=\p{Lu})")
# Blanks inside (`1. 1. Công tác`) want a sign behind: `3. 05 chi bộ` is 3.
_DECIMAL = regex.compile(
    r"^(?:(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})(?P<sign>[.)\-:]?)"
    r"|(?P<number>\d{1,2}(?:\s?\.\s?\d{1,2}){1,4})(?P<sign>[.)]))"
    rf"(?:\s+|(?<=[.)])(?=\p{{Lu}}))(?={_WORDS_AHEAD}|(?<=[.)]\s)\d)"
)
# `57-NQ/TW` at the head of a wrapped line is a number: a dash or slash wants a blank or a word with small letters.
_ARABIC = regex.compile(
    r"^(?P<number>\d{1,3})\s?(?P<sign>[.)](?=\p{Lu}|\s)|[\-/](?=\s|\p{Lu}\p{Ll}+\s))\s*"
    rf"(?={_WORDS_AHEAD}|{_COUNT_AHEAD})"
)
# `đ/c`, `b/c` and `a-xít` are words: a dash or slash wants a blank.
_LETTER = regex.compile(r"^(?P<number>[a-zđ])\s?(?P<sign>[.)]|[\-/](?=\s))\s*(?=[\p{L}\d\"“(])")
# What scanners make of the signs of a label (GUIDE, Metadata 10); asked only where the label is due.
_MISREAD = {
    "arabic": str.maketrans("lI|!iOoŠSsZzBGbqg", "11111005552286699"),
    "roman": str.maketrans("l1|!iíìvx", "IIIIIIIVX"),
}
_SIGNED = regex.compile(r"^(?P<number>[^\s.)\-/]{1,5})\s?(?P<sign>[.)\-/])\s+(?=[\"“(]?\p{Lu})")
_LOST_SIGN = regex.compile(r"^(?P<number>[1-9]\d?)\s+(?=\p{Lu}\p{Ll})")
# Formulas that begin like a label.
_FORMULA = regex.compile(r"^(?:V/v|T/M|K/T|T/L|Q/H)", regex.I)
# A mention that begins a line, as against a label: `Phụ lục 2 kèm theo`, `Mục 1 Chương II của Quy chế`.
_MENTION = regex.compile(
    r"^(?:(?:kèm|của|tại|về|này|nêu|quy định|ban hành|theo|và|đã|được|điều|chương|mục|phần|khoản)(?!\w)|[,;])", regex.I
)


def read_marker(line: str) -> Marker | None:
    """The label that `line` begins with, None if there is none. The line has no bullet and no marks of Markdown."""
    flat = plain(line)
    for read in (_worded, _dieu, _roman, _upper, _decimal, _arabic, _letter):
        marker = read(flat)
        if marker:
            return marker
    return None


class Due(NamedTuple):
    """The label that the outline waits for: its family and its ordinal."""

    kind: SectionKind
    ordinal: int


def read_misread(line: str, due: Due) -> Marker | None:
    """The label that is due, where `line` begins with what a scanner made of it: `Š.` for 5, `3 Rà soát`."""
    flat = plain(line)
    lost = _LOST_SIGN.match(flat) if due.kind == "arabic" and due.ordinal > 1 else None
    if lost and int(lost["number"]) == due.ordinal:
        return Marker("arabic", lost["number"], (due.ordinal,), lost.end())
    match = _SIGNED.match(flat)
    label = to_roman(due.ordinal) if due.kind == "roman" else str(due.ordinal)
    if not match or match["number"].translate(_MISREAD[due.kind]) != label:
        return None
    return Marker(due.kind, label, (due.ordinal,), match.end(), match["sign"])


def roman(number: str) -> int | None:
    """The value of a Roman numeral up to 89, None where it is not written as one is (`IIX`, `IA`)."""
    if not number or not set(number) <= set(_ROMAN_VALUES):
        return None
    total = 0
    for sign, after in zip(number, [*number[1:], ""], strict=True):
        value = _ROMAN_VALUES[sign]
        total += -value if after and _ROMAN_VALUES[after] > value else value
    return total if total < 90 and to_roman(total) == number else None


def to_roman(value: int) -> str:
    """A number as a Roman numeral; nothing for 0."""
    out = ""
    for worth, sign in _ROMAN_SIGNS:
        times, value = divmod(value, worth)
        out += sign * times
    return out


def _worded(line: str) -> Marker | None:
    match = _WORDED.match(line)
    if not match:
        return None
    kind, name = _WORD_LABELS[" ".join(match["word"].lower().split())]
    rest, number = match["rest"], match["number"]
    if number is None and (kind != "phu_luc" or rest.strip(" :.-")):
        return None
    if rest and not match["sign"] and (_MENTION.match(rest) or not rest[:1].isupper()):
        return None
    if rest and kind == "phu_luc" and not match["sign"] and not match["word"].isupper():
        return None
    if not match["word"][0].isupper():
        return None
    end = len(line) - len(rest)
    if number is None:
        return Marker(kind, name, (0,), end)
    printed = f"thứ {number.lower()}" if match["thu"] else number.upper()
    return Marker(kind, f"{name} {printed}", (_value(number),), end, (match["sign"] or "").strip())


def _value(number: str) -> int:
    """What a printed number stands for; a letter behind it (`IIA`, `8a`) is not counted."""
    spoken = ORDINAL_WORDS.get(" ".join(number.lower().split()))
    if spoken:
        return spoken
    digits = "".join(takewhile(str.isdigit, number))
    if digits:
        return int(digits)
    upper = number.upper()
    return roman(upper) or roman(upper[:-1]) or ord(upper[0]) - ord("A") + 1


def _dieu(line: str) -> Marker | None:
    match = _DIEU.match(line)
    if not match or not line[0].isupper():
        return None
    number = match["number"]
    return Marker("dieu", f"Điều {number}", (_value(number),), match.end(), match["sign"] or "")


def _roman(line: str) -> Marker | None:
    match = _ROMAN.match(line)
    if not match or _FORMULA.match(line):
        return None
    value = roman(match["number"])
    return Marker("roman", match["number"], (value,), match.end(), match["sign"]) if value else None


def _upper(line: str) -> Marker | None:
    match = _UPPER.match(line)
    if not match or _FORMULA.match(line):
        return None
    return Marker("upper", match["number"], (ord(match["number"]) - ord("A") + 1,), match.end(), match["sign"])


def _decimal(line: str) -> Marker | None:
    match = _DECIMAL.match(line)
    if not match:
        return None
    label = "".join(match["number"].split())
    numbers = tuple(map(int, label.split(".")))
    return Marker("decimal", label, numbers, match.end(), match["sign"]) if 0 not in numbers else None


def _arabic(line: str) -> Marker | None:
    match = _ARABIC.match(line)
    if not match or match["number"].startswith("0"):
        return None
    return Marker("arabic", match["number"], (int(match["number"]),), match.end(), match["sign"])


def _letter(line: str) -> Marker | None:
    match = _LETTER.match(line)
    if not match:
        return None
    letter = match["number"]
    order = LETTERS.index(letter) + 1 if letter in LETTERS else LATIN_LETTERS.index(letter) + 1
    return Marker("letter", letter, (order,), match.end(), match["sign"])
