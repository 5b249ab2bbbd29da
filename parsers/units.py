"""Units behind numbers: `%/năm`, `tỷ đồng`, `mô hình`, and what a bare number counts.

Nouns that the vocabulary does not know are read from the text; a scale word (`nghìn`, `triệu`) makes the number larger,
but before money in đồng it stays in the unit (`12.500 tỷ đồng`; DOMAIN 5.3).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import regex

from parsers.text import LETTER, SIGN
from parsers.vocabulary import alternatives, load

# Signs of a share: per cent, per mille.
SHARES = ("%", "‰")
# A typewriter has no sign for it (`0,2%o`).
MILLE = rf"(?:‰|%[o0](?!{SIGN}))"
PERIOD = r"(?:\s*/\s*(?:năm|quý|tháng|nhiệm kỳ|tuần|ngày))"
# `04 (bốn) mô hình` writes the number twice.
_GAP = regex.compile(r"\s*(?:\(\p{L}+(?:\s\p{L}+){0,3}\)\s*)?")
_PERIOD = regex.compile(PERIOD)
# A period after the words that describe the unit: `lượt khách du lịch/năm`.
_RATE = regex.compile(r"(?:\s+[\p{L}\"]+){1,6}\s*/\s*(?P<period>năm|quý|tháng)(?!\p{L})")


# Which money is counted by.
_SCALES = frozenset(("nghìn", "ngàn", "triệu", "tỷ", "tỉ"))
# `…, dược sĩ đại học/vạn dân đạt 4`
_OWN_RATE = regex.compile(
    r",\s(?:số\s+)?(?P<unit>\p{L}+(?:\s\p{L}+){0,3}/\p{L}+(?:\s\p{L}+)?)\s+(?:đạt|là|ở mức)\s[^,;.]*$"
)
# What was planned of the same (`1.550 ha/2.200 ha`).
_OF_PLAN = regex.compile(r"(?P<unit>[^/\d]+)/\s*\d[\d.,]*\s+(?P=unit)")
_PER_HEAD = regex.compile(r"/\s*\d")
# `32,5 triệu/người/năm`: a rate of money that leaves its đồng out.
_RATE_OF_MONEY = regex.compile(r"(?:\s*/\s*(?:người|hộ|lao động|ha|năm|tháng)(?!\p{L}))+")


class Unit(NamedTuple):
    """A unit after a number: where it ends, as printed, and by what the number grows."""

    end: int
    name: str | None
    factor: float = 1
    known: bool = True


class _Words(NamedTuple):
    """The vocabulary compiled."""

    unit: re.Pattern[str]
    scale: re.Pattern[str]
    factors: dict[str, float]
    series: re.Pattern[str]
    noun: re.Pattern[str]
    loose: frozenset[str]
    named: re.Pattern[str]
    no_noun: frozenset[str]


@cache
def unit_pattern() -> str:
    """A pattern of every known unit with its period (`mô hình/năm`)."""
    units = alternatives(word for row in load("units")["unit"] for word in row["words"])
    return rf"{units}(?!{LETTER})(?:{PERIOD}|\s*/\s*(?:\d[\d.,]*\s+)?{units})*"


@cache
def _measures() -> frozenset[str]:
    return frozenset(word for row in load("units")["unit"] if row["kind"] == "measures" for word in row["words"])


@cache
def holders() -> frozenset[str]:
    """Bodies and places, which may have so and so many of something."""
    kinds = ("bodies", "places")
    return frozenset(word for row in load("units")["unit"] if row["kind"] in kinds for word in row["words"])


def is_thing(unit: str) -> bool:
    """Whether a unit is a thing or people, not a measure: `hộ` and `xã, thị trấn`, not `ha`."""
    return bool(unit) and unit not in SHARES and unit not in _measures() and unit not in _SCALES


def is_per_head(unit: str | None) -> bool:
    """Whether a unit is a rate on so many (`bé trai/100 bé gái`), in which what is counted is no subject."""
    return bool(_PER_HEAD.search(unit or ""))


@cache
def _words() -> _Words:
    nouns = {row["kind"]: row["words"] for row in load("units")["unit"]}
    kinds = ([*nouns["bodies"], *nouns["places"]], nouns["people"], nouns["works"], nouns["events"])
    factors = {word: float(row["factor"]) for row in load("units")["scale"] for word in row["words"]}
    return _Words(
        unit=re.compile(unit_pattern()),
        scale=re.compile(
            rf"\s*(?P<scale>{alternatives(factors)})(?P<more>\s+t[ỷỉ])?(?!\s+lệ|{LETTER})\s*(?P<money>đồng|vnđ|vnd)?"
        ),
        factors=factors,
        series=re.compile("|".join(map(_series, kinds))),
        noun=re.compile(rf"(?P<first>{LETTER}+)(?P<period>{PERIOD}*)(?:\s(?P<second>{LETTER}+)(?!{LETTER}){PERIOD}*)?"),
        loose=_loose(),
        named=re.compile(rf"(?<!{LETTER})số(?:\s+lượng)?\s+(?P<unit>{unit_pattern()})[^.;]*$"),
        no_noun=frozenset(load("units")["after"]["no_noun"]),
    )


def _series(words: list[str]) -> str:
    """A pattern of nouns of one kind that are counted together: `xã, phường, thị trấn`, `dự án, công trình`."""
    noun = rf"{alternatives(words)}(?!{LETTER})"
    return rf"{noun}(?:,\s+{noun})+(?!\s+\d)(?:{PERIOD}|\s*/\s*{noun})*"


def _loose() -> frozenset[str]:
    """Words that never are the second half of a noun: verbs, prepositions and the like."""
    verbs = load("verbs")
    singles = {word for name in ("predicate", "limit", "link") for word in verbs[name]["words"] if " " not in word}
    return frozenset(singles.union(load("units")["after"]["no_noun"], load("units")["after"]["loose"]))


def series_end(lower: str, start: int) -> int:
    """Where a series of nouns of one kind that begins at `start` ends, 0 where none begins."""
    match = _words().series.match(lower, start)
    return int(match.end()) if match else 0


def read_unit(text: str, lower: str, end: int) -> Unit | None:
    """The unit that stands after a number: a scale word, a known noun, else the next noun of the text."""
    words = _words()
    scale = words.scale.match(lower, end)
    factor = 1.0
    if scale:
        factor = words.factors[scale["scale"]]
        if scale["money"]:
            return _money(text, lower, scale, factor)
        if rate := _RATE_OF_MONEY.match(lower, scale.end()):
            return Unit(rate.end(), text[scale.start("scale") : rate.end()])
        factor *= 1e9 if scale["more"] else 1
        end = scale.end()
    start = after_gap(lower, end)
    known = words.unit.match(lower, start)
    if known:
        if together := series_end(lower, start):
            return Unit(together, text[start:together], factor)
        if planned := _OF_PLAN.fullmatch(known[0]):
            return Unit(known.end(), text[start : start + len(planned["unit"])], factor)
        rate = _RATE.match(lower, known.end()) if "/" not in known[0] else None
        name = text[start : known.end()] + (f"/{rate['period']}" if rate else "")
        return Unit(known.end(), name, factor)
    noun = words.noun.match(lower, start)
    letter = noun and len(noun["first"]) == 1 and not noun["second"]  # `5 a` is a cell and the next label
    if start > end and noun and not letter and noun["first"] not in words.no_noun:
        stop = _noun_end(text, noun)
        return Unit(stop, text[start:stop], factor, known=False)
    return Unit(end, None, factor) if scale else None


def _noun_end(text: str, noun: re.Match[str]) -> int:
    """Where an unknown noun ends: most are of two syllables (`chuyên mục`), the second being no verb and no name."""
    second = noun["second"]
    if not second or noun["period"] or second in _words().loose or text[noun.start("second")].isupper():
        return int(noun.end("period"))
    return int(noun.end())


def _money(text: str, lower: str, scale: re.Match[str], factor: float) -> Unit:
    """`tỷ đồng` keeps its scale word; of `nghìn tỷ đồng` only the first grows the number."""
    start = scale.start("more") if scale["more"] else scale.start("scale")
    tail = _words().unit.match(lower, scale.start("money"))
    end = tail.end() if tail else scale.end()
    if planned := _OF_PLAN.fullmatch(lower, start, end):  # `5,8 tỷ đồng/6,2 tỷ đồng`
        return Unit(end, text[start : planned.end("unit")].strip(), factor if scale["more"] else 1)
    return Unit(end, text[start:end].strip(), factor if scale["more"] else 1)


def read_percent(text: str, lower: str, end: int) -> Unit:
    """`%` with the period it is counted by (`%/năm`)."""
    tail, sign = _PERIOD.match(lower, end), "‰" if lower.endswith(("‰", "%o", "%0"), 0, end) else "%"
    return Unit(tail.end(), sign + "".join(text[end : tail.end()].split())) if tail else Unit(end, sign)


def known_end(lower: str, end: int) -> int:
    """Where a known unit after a number ends, 0 where none begins."""
    known = _words().unit.match(lower, after_gap(lower, end))
    return int(known.end()) if known else 0


def after_gap(lower: str, end: int) -> int:
    """Where the word after a number begins."""
    match = _GAP.match(lower, end)
    return int(match.end()) if match else end


def named_before(text: str, lower: str, start: int) -> str | None:
    """The unit that the subject names (`Số bác sĩ/vạn dân đạt 12`)."""
    own = _OWN_RATE.search(lower, max(0, start - 90), start)
    named = own or _words().named.search(lower, max(0, start - 90), start)
    if not named:
        return None
    return text[named.start("unit") : max(named.end("unit"), series_end(lower, named.start("unit")))]
