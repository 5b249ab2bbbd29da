"""Numbers of documents: `16-CTr/ĐUK`, `23/2022/NQ-HĐND`, `45/2019/QH14`, `2457/UBND-VX`, in every spelling met.

Two grammars (DOMAIN 3.1): the Party writes serial-TYPE/ISSUER, the State serial/[year/]TYPE-ISSUER. Drafters swap the
signs, put blanks round them, lose the stroke of Đ; what is printed is kept, what it stands for is read beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from string import digits

import regex

from parsers.text import fold, plain
from parsers.vocabulary import alternatives_before, load

# Small letters stand only at the end of a run of capitals, one or two at a time: CTr, QĐi, TTg, TxU, TTri.
_SMALL = r"[trigyhxwđ]{1,2}(?!\p{Ll})"
# Points and ampersands stand only inside: T.Ư, T.W, TT.HĐND, VPCP-V.I, ĐUKCCQ&DN.
_INSIDE = r"\.(?=(?:Ư|W|HĐND)(?!\p{L}))|(?<=[-/]V)\.(?=[IVX]{1,4}(?!\p{L}))|&(?=\p{Lu})"
# One part of a symbol; atomic, so that `TWngày` is TW with a lost blank and never a T.
_PART = rf"(?>\p{{Lu}}(?:[\p{{Lu}}\d]|{_SMALL}|{_INSIDE})*)"
_SIGN = r"\s?[-/]\s?"
# `Số 84 QĐ/TWĐTN`: the sign before the type is lost.
_LOST_SIGN = rf"(?<=\d)\s(?=\p{{Lu}}{{2,}}{_SIGN}\p{{Lu}})"
_CLEAN_SERIAL = r"\d{1,5}(?:\.\d{1,3})?[a-zđ]?"
# A serial may be misread (DOMAIN 3.2): O for 0, l or I for 1, S for 5; only where a sign and a symbol follow.
_SERIAL = rf"(?P<serial>{_CLEAN_SERIAL}|[0-9OolIS]{{1,4}})"
# `kh / du`: a symbol typed in small letters, believed only where both its parts are listed.
_SMALL_SYMBOL = r"\p{L}{2,4}\s?/\s?\p{Ll}{2,8}(?!\p{L})"
_SYMBOL = rf"(?P<symbol>{_SMALL_SYMBOL}|{_PART}(?:{_SIGN}{_PART})*)"
# Words that are met glued to a number; any other small letter says that the capitals before it are no symbol.
_BEHIND = r"(?!\p{Ll})|(?=ngày|của|về|năm|kh(?:óa|oá))"
# `số31-QĐ/TW`: a portal's copy has lost the blank.
_BEFORE = r"(?:(?<![\p{L}\d/.\-]|\d,)|(?<=[Ss][ốỐ]))"
_NUMBER = regex.compile(
    rf"{_BEFORE}{_SERIAL}(?P<sign>{_SIGN}|{_LOST_SIGN})(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?{_SYMBOL}(?:{_BEHIND})"
)
_SIGNS = regex.compile(_SIGN)
_LETTER_SERIAL = regex.compile(r"[OolI]{2,}")
_WHOLE_SERIAL = regex.compile(_CLEAN_SERIAL)
_DIGIT_SLIPS = str.maketrans("OolIS", "00115")
# The first sign of a number, or the one behind a lost sign; a year may stand between it and the symbol.
_SIGN_OF_SYMBOL = re.compile(r"[-/]\s?(?:[^\W\d_]|\d{4}\s?/)")
# From the beginning of a number to such a sign, and from there to its end.
_SERIAL_REACH, _LONGEST_SYMBOL = 30, 100
# As far back as the words reach that tell what a number is one of.
_WORD_REACH = 24
# Bodies that wrote numbers without a type: decrees before 1997 (`26/CP`).
_OLD_ISSUERS = frozenset({"CP", "TTg", "HĐBT"})
_ASSEMBLY = regex.compile(r"(?:QH|UBTVQH)\d{1,2}")
# Committees and agencies of the Party that are not listed, by the ends of their symbols (DOMAIN 2.1 to 2.3).
_PARTY_KEY = regex.compile(r"(?:tw|tu|hu|qu|du|txu|thu)$|^(?:du|dd|bcs|bcd|db|cb|uk)\w*$")


_WHOLE_SERIAL = regex.compile(r"\d+(?![.\d])")


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from `text[start:end]` of the line it was found in.

    printed:     the number with the blanks inside taken out
    serial:      as printed, digits mended (`05`, `66.19`, `18a`)
    type_code:   canonical code (`CTr`), None for an official letter of the State or a law
    printed_code: the code as printed (`CTHĐ`)
    issuer_code: `ĐUK`, `UBND`, `QH14`; of an official letter the body, with its unit (`UBND-VX`)
    party:       whether the issuer is one of the Party's
    """

    printed: str
    serial: str
    year: int | None
    type_code: str | None
    printed_code: str | None
    issuer_code: str | None
    party: bool
    start: int
    end: int

    @property
    def serial_number(self) -> int | None:
        """The serial as an integer, None for decimal serials."""
        whole = _WHOLE_SERIAL.match(self.serial)
        return int(whole[0]) if whole else None


@dataclass(frozen=True, slots=True)
class _Shape:
    """What stands behind a serial, taken apart: the parts of the symbol and the signs between them.

    sign:     the sign behind the serial, empty where it is lost
    lettered: whether `Công văn` stands before the number
    """

    parts: tuple[str, ...]
    signs: tuple[str, ...]
    sign: str
    year: bool
    lettered: bool

    def issuer(self, first: int) -> str:
        """The parts from `first` on, with their signs."""
        rest = zip(self.signs[first:], self.parts[first + 1 :], strict=True)
        return self.parts[first] + "".join(sign + part for sign, part in rest)


# (canonical code, printed code, issuer)
_Symbol = tuple[str | None, str | None, str | None]


@cache
def type_codes() -> dict[str, tuple[str, str]]:
    """Folded spelling -> (canonical code, name) for every code of the vocabulary."""
    codes: dict[str, tuple[str, str]] = {}
    for row in load("types")["type"]:
        for code in filter(None, [row["code"], *row.get("codes", [])]):
            codes.setdefault(_key(code), (row["code"], row["name"]))
    return codes


@cache
def _printed_codes() -> dict[str, tuple[str, str]]:
    return {row["code"]: (row["code"], row["name"]) for row in load("types")["type"]}


def read_code(printed: str | None) -> tuple[str, str] | None:
    """(canonical code, name) of a code: as spelled (`DA` is Dự án), else without its stroke and case (`QD`, `CTR`)."""
    if not printed:
        return None
    return _printed_codes().get(printed) or type_codes().get(_key(printed))


@cache
def _issuers(side: str) -> frozenset[str]:
    rows = load("issuers")[side]
    return frozenset(_key(code) for name, row in rows.items() for code in [name, *row.get("spellings", [])])


def _key(code: str) -> str:
    """Codes compare without case and without the stroke of Đ, but `TTr` is not `TT`."""
    return fold(code).replace(".", "").replace("&", "")


def is_party(issuer: str) -> bool:
    """Whether a symbol belongs to the Party: listed, or ending as its committees do (TW, TU, HU, QU, ĐU …)."""
    key = _key(issuer).split("-")[0]
    return key not in _issuers("state") and (key in _issuers("party") or bool(_PARTY_KEY.search(key)))


def is_issuer(code: str) -> bool:
    """Whether a symbol is a body we know, of either side, `QH14` and `UBTVQH15` included."""
    key = _key(code).rstrip(digits)
    return key in _issuers("party") or key in _issuers("state")


def find_numbers(line: str) -> Iterator[Number]:
    """Every number in `line` (offsets into it), left to right; `line` is read through `plain`."""
    return read_numbers(plain(line), 0, len(line))


def read_numbers(flat: str, start: int, stop: int) -> Iterator[Number]:
    """Every number in a stretch of a text that went through `plain`; offsets are absolute.

    Sought by a sign before a symbol, which is rarer than what a serial is made of, and read from a little before it.
    """
    at = start
    for sign in _SIGN_OF_SYMBOL.finditer(flat, start, stop):
        if sign.start() < at:
            continue
        begin, end = max(at, sign.start() - _SERIAL_REACH), min(stop, sign.end() + _LONGEST_SYMBOL)
        while (match := _NUMBER.search(flat, begin, end)) and match.start() < sign.start():
            if number := _read(flat, match):
                yield number
                at = number.end
                break
            begin = match.start() + 1


@cache
def _form() -> regex.Pattern[str]:
    """`Mẫu số 05/BC-TKNN` numbers a form."""
    return regex.compile(
        rf"(?r)(?<!\w){alternatives_before(load('types')['form']['words'])}\s*(?:số\s*)?:?\s*$", regex.I
    )


@cache
def _letter() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?r)(?<!\w){alternatives_before(load('types')['letter']['words'])}\s*(?:số\s*)?:?\s*$", regex.I
    )


def _read(flat: str, match: regex.Match[str]) -> Number | None:
    """A match as a number, None where its symbol is no symbol (`5-10 HĐND`, `2021 - UBND`)."""
    serial = _mended(match["serial"])
    before = flat[max(0, match.start() - _WORD_REACH) : match.start()]
    if serial is None or _form().search(before):
        return None
    shape = _Shape(
        parts=tuple("".join(part.split()) for part in _SIGNS.split(match["symbol"])),
        signs=tuple(sign.strip() for sign in _SIGNS.findall(match["symbol"])),
        sign=match["sign"].strip(),
        year=bool(match["year"]),
        lettered=bool(_letter().search(before)),
    )
    read = next(filter(None, (rule(shape) for rule in _RULES)), None)
    if read is None:
        return None
    code, printed_code, issuer = read
    return Number(
        printed="".join(match[0].split() if shape.sign else [match["serial"], "-", *match["symbol"].split()]),
        serial=serial,
        year=int(match["year"]) if match["year"] else None,
        type_code=code,
        printed_code=printed_code,
        issuer_code=issuer,
        party=bool(issuer and is_party(issuer)),
        start=match.start(),
        end=match.end(),
    )


def _mended(serial: str) -> str | None:
    """The serial with its slips set right, None where letters alone do not make one (`I-CT`, but `OI-CT`)."""
    if _WHOLE_SERIAL.fullmatch(serial):
        return serial
    if any(map(str.isdigit, serial)) or _LETTER_SERIAL.fullmatch(serial):
        return serial.translate(_DIGIT_SLIPS)
    return None


def _small(shape: _Shape) -> bool:
    return shape.parts[-1].islower()


def small_letters(shape: _Shape) -> _Symbol | None:
    """`12-kh/du`, `7-KH/đuk`: both parts must be listed."""
    if not _small(shape) or shape.sign != "-":
        return None
    known = read_code(shape.parts[0])
    return (known[0], shape.parts[0], shape.parts[1]) if known and is_issuer(shape.parts[1]) else None


def two_part_code(shape: _Shape) -> _Symbol | None:
    """`5-TB-KL/TU`: a code that is written with a sign inside."""
    code = "-".join(shape.parts[:2])
    known = read_code(code)
    return (known[0], code, shape.issuer(2)) if known and len(shape.parts) > 2 else None


def code_and_issuer(shape: _Shape) -> _Symbol | None:
    """`21-NQ/TW`, `49/NQ-HĐND`, `72-NQ-TW`: a listed code, and any body behind it."""
    known = read_code(shape.parts[0])
    return (known[0], shape.parts[0], shape.issuer(1)) if known and len(shape.parts) > 1 and not _small(shape) else None


def glued_code(shape: _Shape) -> _Symbol | None:
    """`1626/QĐTTg`: the sign between type and body is lost; the body must be listed."""
    if len(shape.parts) > 1 or read_code(shape.parts[0]):
        return None
    for length in (4, 3, 2):
        code, issuer = shape.parts[0][:length], shape.parts[0][length:]
        known = read_code(code)
        if known and len(issuer) > 1 and is_issuer(issuer):
            return known[0], code, issuer
    return None


def national_assembly(shape: _Shape) -> _Symbol | None:
    """`45/2019/QH14`: laws and resolutions carry the term in the place of the body."""
    if shape.year and len(shape.parts) == 1 and _ASSEMBLY.fullmatch(shape.parts[0]):
        return None, None, shape.parts[0]
    return None


def old_decree(shape: _Shape) -> _Symbol | None:
    """`26/CP`, `26-CP`."""
    return (None, None, shape.parts[0]) if len(shape.parts) == 1 and shape.parts[0] in _OLD_ISSUERS else None


def official_letter(shape: _Shape) -> _Symbol | None:
    """`2457/UBND-VX`: a listed body and its unit, any body where `Công văn` stands before."""
    head = shape.parts[0]
    if len(shape.parts) == 1 or shape.sign != "/" or _small(shape):
        return None
    return (None, None, shape.issuer(0)) if shape.lettered or is_issuer(head) or is_party(head) else None


_RULES: Sequence[Callable[[_Shape], _Symbol | None]] = (
    small_letters,
    two_part_code,
    code_and_issuer,
    glued_code,
    national_assembly,
    old_decree,
    official_letter,
)
