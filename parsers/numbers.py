"""Numbers of documents: `16-CTr/ĐUK`, `49/NQ-HĐND`, `23/2022/NQ-HĐND`, `45/2019/QH14`, `2457/UBND-VX`, in every spelling met.

Two grammars (DOMAIN 3.1): the Party writes serial-TYPE/ISSUER, the State serial/[year/]TYPE-ISSUER. Drafters swap the
signs, put blanks round them, lose the stroke of Đ; what is printed is kept, what it stands for is read beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from parsers.text import fold, plain
from parsers.vocabulary import load

# One part of a symbol: capitals and digits, with `&`, or one of the codes that have small letters (CTr, QĐi, TTg).
_PART = r"(?:\p{Lu}(?:[\p{Lu}\d]|[rigyhx](?=[^\p{Ll}]|$)|&(?=\p{Lu}))*)"
# A serial may be misread: O for 0, l or I for 1 (DOMAIN 3.2); only where a sign and a symbol follow.
_SERIAL = r"(?P<serial>\d{1,5}(?:\.\d{1,3})?[a-zđ]?|[0-9OolI]{1,4})"
_SIGN = r"\s?[-/]\s?"
NUMBER = (
    rf"{_SERIAL}(?P<sign>{_SIGN}|(?<=\d)\s(?=\p{{Lu}}{{2,}}\s?[-/]\s?\p{{Lu}}))(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?"
    rf"(?P<symbol>{_PART}(?:{_SIGN}{_PART})*)"
)
_NUMBER = regex.compile(rf"(?<![\p{{L}}\d/.,\-])(?:(?<=\b[Ss][ốỐ])|(?<![\p{{L}}])){NUMBER}(?![\p{{Ll}}])")
# `số31-QĐ/TW`: a portal's copy has lost the blank.
_GLUED = regex.compile(rf"(?<=[Ss][ốỐ]){NUMBER}(?![\p{{Ll}}])")
_DIGIT_SLIPS = str.maketrans("OolI", "0011")
# Types whose code alone may stand without an issuer: decrees before 1997 (`26/CP`).
_OLD_ISSUERS = {"CP", "TTg", "HĐBT"}


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
        digits = regex.match(r"\d+(?![.\d])", self.serial)
        return int(digits[0]) if digits else None


@cache
def type_codes() -> dict[str, tuple[str, str]]:
    """Folded spelling -> (canonical code, name) for every code of the vocabulary."""
    codes: dict[str, tuple[str, str]] = {}
    for row in load("types")["type"]:
        for code in filter(None, [row["code"], *row.get("codes", [])]):
            codes.setdefault(_key(code), (row["code"], row["name"]))
    return codes


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
    if key in _issuers("state"):
        return False
    return key in _issuers("party") or bool(regex.search(r"(?:tw|tu|hu|qu|du|txu|thu|duk\w*)$|^(?:du|dd|bcs|bcd|db|cb|uk)\w*", key))


def is_issuer(code: str) -> bool:
    """Whether a symbol is a body we know, of either side, `QH14` and `UBTVQH15` included."""
    key = regex.sub(r"\d+$", "", _key(code))
    return key in _issuers("party") or key in _issuers("state")


def find_numbers(line: str) -> Iterator[Number]:
    """Every number in `line` (offsets into it), left to right; `line` is read through `plain`."""
    flat = plain(line)
    at = 0
    while True:
        match = _first(flat, at)
        if not match:
            return
        number = _read(match)
        if number:
            yield number
            at = number.end
        else:
            at = match.start() + 1


def _first(flat: str, at: int) -> regex.Match[str] | None:
    found = [match for match in (_NUMBER.search(flat, at), _GLUED.search(flat, at)) if match]
    return min(found, key=lambda match: match.start()) if found else None


def _read(match: regex.Match[str]) -> Number | None:
    """A match as a number, None where its symbol is no symbol (`5-10 HĐND`, `2021 - UBND`)."""
    printed_serial, year = match["serial"], match["year"]
    if not any(map(str.isdigit, printed_serial)) and not regex.fullmatch(r"[OolI]{2,}", printed_serial):
        return None
    serial = printed_serial.translate(_DIGIT_SLIPS) if not regex.fullmatch(r"\d{1,5}(?:\.\d{1,3})?[a-zđ]?", printed_serial) else printed_serial
    parts = [regex.sub(r"\s", "", part) for part in regex.split(_SIGN, match["symbol"])]
    signs = [sign.strip() for sign in regex.findall(_SIGN, match["symbol"])]
    read = _symbol(parts, signs, year, match["sign"].strip())
    if read is None:
        return None
    code, printed_code, issuer = read
    printed = "".join(match[0].split()) if match["sign"].strip() else f"{match['serial']}-{''.join(match['symbol'].split())}"
    return Number(
        printed, serial, int(year) if year else None, code, printed_code, issuer, bool(issuer and is_party(issuer)), match.start(), match.end()
    )


def _symbol(parts: list[str], signs: list[str], year: str | None, sign: str) -> tuple[str | None, str | None, str | None] | None:
    """(canonical code, printed code, issuer) of a symbol's parts; None where it is none."""
    head = parts[0]
    joined = f"{head}-{parts[1]}" if len(parts) > 2 and _key(f"{head}-{parts[1]}") in type_codes() else None
    if joined:
        return type_codes()[_key(joined)][0], joined, "-".join(parts[2:])
    known = type_codes().get(_key(head))
    if known and len(parts) > 1:
        return known[0], head, _issuer(parts[1:], signs[1:])
    if not known and len(parts) == 1:
        # `1626/QĐTTg`: the sign between type and body is lost.
        for length in (4, 3, 2):
            glued = type_codes().get(_key(head[:length]))
            if glued and len(head) > length + 1 and is_issuer(head[length:]):
                return glued[0], head[:length], head[length:]
    if year and len(parts) == 1 and regex.fullmatch(r"(?:QH|UBTVQH)\d{1,2}", head):
        return None, None, head
    if len(parts) == 1 and head in _OLD_ISSUERS and sign in "-/":
        return None, None, head
    if len(parts) > 1 and not known and (is_issuer(head) or is_party(head)) and sign == "/":
        return None, None, _issuer(parts, signs)
    return None


def _issuer(parts: list[str], signs: list[str]) -> str:
    out = parts[0]
    for sign, part in zip(signs, parts[1:], strict=False):
        out += sign + part
    return out
