"""The label at the head of a line: `Phần I`, `Chương II`, `Điều 5.`, `I.`, `1.`, `1.1.`, `a)`; nothing of depth is known here.

Signs that are no labels (GUIDE, Sections 18): `(1)` in full brackets, bullets, `Biểu 01`, `Mẫu số 2`, and mentions
that happen to begin a line (`Điều 3 Điều lệ Đảng; …`).
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from parsers.model import SectionKind
from parsers.text import plain

LETTERS = tuple("abcdđeghiklmnopqrstuvxy")
# Word counts with the Latin alphabet; a list that it has numbered by itself has f, j, w and z.
LATIN_LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
ORDINAL_WORDS = {
    "nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
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


_HEAD = r"^[\s\"(“]*"
_WORDED = regex.compile(
    r"^(?P<word>phần|chương|tiểu\s+mục|mục|phụ\s+lục)(?:\s+(?:số\s*)?(?P<thu>thứ\s+)?"
    r"(?P<number>[IVXL]+[A-Z]?\b|\d{1,2}[A-Z]?\b|[A-Z]\b|(?P<spoken>mười\s+hai|mười\s+một|nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)\b))?"
    r"(?P<sign>\s*[.:\-–/])?\s*(?P<rest>.*)$",
    regex.I,
)
_DIEU = regex.compile(r"^điều\s+(?P<number>\d{1,3}[a-zđ]?)\s*(?P<sign>[.:])\s*|^điều\s+(?P<alone>\d{1,3}[a-zđ]?)\s*$", regex.I)
_ROMAN = regex.compile(r"^(?P<number>[IVXL]{1,7})\s?(?P<sign>[.\-/:)])\s*(?=[\p{L}\d\"“(])")
_UPPER = regex.compile(r"^(?P<number>[A-HJKMNPQ-UY])\s?(?P<sign>[.\-/)])\s+(?=\p{Lu})")
_DECIMAL = regex.compile(r"^(?P<number>\d{1,2}(?:\s?\.\s?\d{1,2}){1,4})(?P<sign>[.)\-:]?)(?:\s+|(?<=[.)])(?=\p{Lu}))(?=[\p{L}\"“(\[]|(?<=[.)]\s)\d)")
# `57-NQ/TW` at the head of a wrapped line is a number: a dash or slash wants a blank or a word with small letters.
_ARABIC = regex.compile(r"^(?P<number>\d{1,3})\s?(?P<sign>[.)](?=\p{Lu}|\s)|[\-/](?=\s|\p{Lu}\p{Ll}+\s))\s*(?=[\p{L}\"“(\[]|(?<=[.)]\s)\d+(?:[.,]\d+)?\s?(?:%|\p{L}))")
_LETTER = regex.compile(r"^(?P<number>[a-zđ])\s?(?P<sign>[.)\-])\s*(?=[\p{L}\d\"“(])")
# After `1.`: a continuation of a date, a number or an abbreviation is no label (`30. Tháng`, `V/v`).
_NO_UPPER_LABEL = regex.compile(r"^(?:V/v|T/M|K/T|T/L|Q/H|TM\.|KT\.|TL\.)", regex.I)
# A mention that begins a line, as against a label: `Phụ lục 2 kèm theo`, `Mục 1 Chương II của Quy chế`.
_MENTION = regex.compile(r"^(?:kèm|của|tại|về|này|nêu|quy định|ban hành|theo|và|,|;|đã|được|điều|chương|mục|phần|khoản)(?!\w)", regex.I)


def read_marker(line: str) -> Marker | None:
    """The label that `line` begins with, None if there is none. The line has no bullet and no marks of Markdown."""
    flat = plain(line)
    for read in (_worded, _dieu, _roman, _upper, _decimal, _arabic, _letter):
        marker = read(flat)
        if marker:
            return marker
    return None


def roman(number: str) -> int | None:
    """The value of a Roman numeral, None where it is not written as one is (`IIX`)."""
    total = 0
    for sign, after in zip(number, [*number[1:], ""], strict=True):
        value = _ROMAN_VALUES[sign]
        total += -value if after and _ROMAN_VALUES[after] > value else value
    return total if to_roman(total) == number else None


def to_roman(value: int) -> str:
    """A Roman numeral up to 89."""
    signs = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    out = ""
    for worth, sign in signs:
        while value >= worth:
            out, value = out + sign, value - worth
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
    return Marker(kind, f"{name} {printed}", (_value(number, bool(match["spoken"])),), end, (match["sign"] or "").strip())


def _value(number: str, spoken: bool) -> int:
    if spoken:
        return ORDINAL_WORDS[" ".join(number.lower().split())]
    digits = regex.match(r"\d+", number)
    if digits:
        return int(digits[0])
    upper = number.upper()
    if regex.fullmatch(r"[IVXL]+", upper):
        return roman(upper) or 0
    return ord(upper[0]) - ord("A") + 1


def _dieu(line: str) -> Marker | None:
    match = _DIEU.match(line)
    if not match or not line[0].isupper():
        return None
    number = match["number"] or match["alone"]
    return Marker("dieu", f"Điều {number}", (int(regex.match(r"\d+", number)[0]),), match.end(), match["sign"] or "")


def _roman(line: str) -> Marker | None:
    match = _ROMAN.match(line)
    if not match or _NO_UPPER_LABEL.match(line):
        return None
    value = roman(match["number"])
    return Marker("roman", match["number"], (value,), match.end(), match["sign"]) if value else None


def _upper(line: str) -> Marker | None:
    match = _UPPER.match(line)
    if not match or _NO_UPPER_LABEL.match(line):
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
    if match["sign"] == "-" and not line[1:].startswith(("- ", "-\t")):
        return None
    order = LETTERS.index(letter) + 1 if letter in LETTERS else LATIN_LETTERS.index(letter) + 1
    return Marker("letter", letter, (order,), match.end(), match["sign"])
