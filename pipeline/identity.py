"""What is known of the document that a mention means, and what is decided of it (DESIGN, rule 6).

A number is no identity; number and date are, else number and khóa, else number and place. What a mention leaves out
is taken from its own document, then from the authority file and the corpus where only one document can be meant; else
it stays open, with the candidates kept. `numbered_works` and `named_works` decide; the result does not depend on the
order in which documents were read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import regex

from parsers.markers import to_roman
from parsers.province import known_provinces
from parsers.text import slug
from pipeline.series import Series, series_of_parts

Resolution = Literal["exact", "inferred", "ambiguous", "unresolved"]
_slug = lru_cache(1_000)(slug)
_TERM = regex.compile(r"kh(?:óa|oá)\s+(?:(?P<digits>\d{1,2})(?!\w)|(?P<roman>[IVXLl1]+))", regex.I)


@cache
def _place_in_name() -> regex.Pattern[str]:
    level = r"(?:[Tt]ỉnh|[Tt]hành\s+phố|[Tt]ỉnh\s+[ủỦuU][yỷ]|[Tt]hành\s+[ủỦuU][yỷ])"
    word = r"\p{Lu}\p{Ll}*"
    return regex.compile(rf"{level}\s+(?P<name>{known_provinces()}|{word}(?:\s+-\s+{word})?(?:\s+{word})?)")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention, or a document naming itself (`self_of` set): what is known of the document meant.

    name: the words of the mention; document, place, province, day: of the citing document, which fill in what a local
    number leaves out
    """

    id: str
    document: str
    number: str | None
    type_name: str | None
    type_code: str | None
    issuer_code: str | None
    issuer: str | None
    issued_on: str | None
    term: str | None
    serial: str | None
    key: str | None
    title: str | None = None
    name: str | None = None
    place: str | None = None
    province: str | None = None
    day: str | None = None
    self_of: str | None = None

    @property
    def home(self) -> str:
        """The citing document's province (else its place of issue), as a part of an id."""
        return _slug(self.province or self.place or "")

    @property
    def series(self) -> Series:
        """The series of its number; a local body's province is the one it names, else the citing document's own."""
        said = _place_in_name().search(self.issuer or "")
        province = _slug(said["name"]) if said else self.home
        return series_of_parts(
            self.number or "", self.serial, self.type_code, self.type_name, self.issuer_code, self.issuer, province
        )

    @property
    def khoa(self) -> str | None:
        """The khóa as a folded Roman numeral (`xii`), None where none is said; nhiệm kỳ is none."""
        match = _TERM.search(self.term or "")
        if not match:
            return None
        if match["digits"] and match["digits"] != "1":
            return to_roman(int(match["digits"])).lower()
        return (match["roman"] or "1").upper().replace("L", "I").replace("1", "I").lower()


@dataclass(frozen=True, slots=True)
class Decision:
    """The work that a mention belongs to, how surely, and, where several could be meant, their ids."""

    work: str
    resolution: Resolution
    candidates: tuple[str, ...] = ()


def only(values: Sequence[str] | set[str]) -> str:
    """The one value there is, `` where there are none or several."""
    distinct = set(values)
    return next(iter(distinct)) if len(distinct) == 1 else ""
