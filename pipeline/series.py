"""What a printed number tells apart, with spellings that stand for one another made one (DOMAIN 1.2, 3.2).

`27/NQ-TW` and `27-NQ/TW` are one series; so are `890-QĐi/TU` and `890-QĐ/TU` of one province. A series is not yet a
document: each committee term begins it anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from string import digits

import regex

from parsers.numbers import type_codes
from parsers.text import fold
from parsers.vocabulary import load

# The Party's terms: the first day after which a document belongs to the next one (DOMAIN 3.5).
_TERMS = (
    ("vi", "1991-06-28"), ("vii", "1996-07-02"), ("viii", "2001-04-23"), ("ix", "2006-04-26"), ("x", "2011-01-20"),
    ("xi", "2016-01-29"), ("xii", "2021-02-02"), ("xiii", "2026-01-23"), ("xiv", "2031-01-01"),
)  # fmt: skip
_SERIAL = regex.compile(r"\d+(?:\.\d+)?[a-zđ]?")
_YEAR = regex.compile(r"[^/]*/(\d{4})/")
# Each number is asked for several times, and some are cited in many documents. One takes about 0.5 kB.
_REMEMBERED = 10_000
# The symbols of the National Assembly and its committee, then also those of the centre and of ministries.
_ASSEMBLY = regex.compile(r"(?:QH|UBTVQH)\d")
_OF_THE_STATE = regex.compile(r"tw$|^(?:qh|ubtvqh|b[a-z]{1,6}$)")
# Organs that are said to have issued it: of the centre, then `TU` is a slip for `TW`; of a province, then `TƯ` is TU.
_CENTRAL = regex.compile(r"ban chap hanh trung uong|bo chinh tri|ban bi thu|trung uong dang")
_PROVINCIAL = regex.compile(r"tinh uy|thanh uy|dang bo tinh|dang bo thanh pho|ban thuong vu")


@dataclass(frozen=True, slots=True, order=True)
class Series:
    """Serial, year, type and body as folded keys; of a local body the province too, else ``."""

    serial: str
    year: str
    type: str
    issuer: str
    province: str = ""

    @property
    def central(self) -> bool:
        """Whether it is one of the Party's centre, which the Party's khóa divides."""
        return self.issuer == "tw" or self.issuer.endswith("tw")


@lru_cache(_REMEMBERED)
def series_of_parts(
    number: str,
    serial: str | None,
    type_code: str | None,
    type_name: str | None,
    issuer_code: str | None,
    issuer: str | None = None,
    province: str = "",
) -> Series:
    """The series of a number by its parts; `province` counts only where the body is local."""
    leading = _SERIAL.match(serial or number)
    year = _YEAR.match(number)
    body = _body(issuer_code or "", issuer or "")
    return Series(
        leading[0].lstrip("0") if leading else fold(number),
        year[1] if year else "",
        _type(type_code, type_name, issuer_code),
        body,
        province if is_local(body) else "",
    )


def _type(code: str | None, name: str | None, issuer_code: str | None) -> str:
    """One code for QĐ and QĐi; laws and resolutions of the National Assembly share a form and are told by the word."""
    if code is None and issuer_code and _ASSEMBLY.match(issuer_code):
        return "nq" if fold(name or "").startswith("nghi quyet") else "luat"
    return same_type(code or "")


def same_type(code: str) -> str:
    """The folded code that stands for a type in a series: `QĐi` -> `qd`, `CTHĐ` -> `ctr`."""
    return _same_types().get(fold(code), fold(code))


@cache
def _same_types() -> Mapping[str, str]:
    same = {spelling: fold(code) for spelling, (code, _) in type_codes().items()}
    for row in load("types")["type"]:
        for code in [row["code"], *row.get("codes", [])]:
            same[fold(code)] = fold(row.get("same_as", row["code"]))
    return same


def _body(printed: str, said: str) -> str:
    code = fold(printed).replace("&", "")
    if "Ư" in printed and code == "tu":
        return "tu" if _PROVINCIAL.search(fold(said)) else "tw"
    code = _same_issuers().get(code, code)
    if code == "tu" and _CENTRAL.search(fold(said)):
        return "tw"
    # `12/NQ-TW-BCT`: the organ behind the symbol is no part of it.
    return "tw" if code.startswith("tw-") else code


@cache
def _same_issuers() -> Mapping[str, str]:
    same = {}
    for side in ("party", "state"):
        for code, row in load("issuers")[side].items():
            for spelling in row.get("spellings", []):
                same[fold(spelling).replace(".", "").replace("&", "")] = fold(code).replace("&", "")
    # Folded, `TƯ` looks like `TU`, which is a symbol of its own: which of them is meant, `_body` asks the organ.
    same.pop("tu", None)
    return same


@cache
def is_local(issuer: str) -> bool:
    """Whether every province, district or commune has a body of this folded symbol of its own."""
    head = issuer.split("-")[0].rstrip(digits)
    for side in ("party", "state"):
        for code, row in load("issuers")[side].items():
            if fold(code).replace("&", "") == head:
                return bool(row.get("local"))
    return not _OF_THE_STATE.search(head)


def term_of(day: str) -> str | None:
    """The khóa of the Party in which a day lies, folded: `2022-06-16` -> `xiii`."""
    return next((term for term, end in _TERMS if day < end), None)
