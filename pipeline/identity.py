"""Which mentions are one document: pure decisions over all mentions and documents of the corpus (DESIGN, rule 6).

A number is no identity; number and date are, else number and khóa, else number and place. What a mention leaves out
is taken first from its own document, then, where only one document can be meant, from the corpus; else it stays
unresolved. The result does not depend on the order in which documents were read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex

from parsers.numbers import type_codes
from parsers.province import slug
from parsers.text import fold
from parsers.vocabulary import load

Resolution = Literal["exact", "inferred", "ambiguous", "unresolved"]
# The Party's terms: the first day after which a document belongs to the next one (DOMAIN 3.5).
TERMS = (
    ("vi", "1991-06-28"), ("vii", "1996-07-02"), ("viii", "2001-04-23"), ("ix", "2006-04-26"), ("x", "2011-01-20"),
    ("xi", "2016-01-29"), ("xii", "2021-02-02"), ("xiii", "2026-01-23"), ("xiv", "2031-01-01"),
)  # fmt: skip
# Central organs said to have issued it: then `TU` is a slip for `TW` (DOMAIN 3.2).
_CENTRAL = regex.compile(r"ban chap hanh trung uong|bo chinh tri|ban bi thu|trung uong dang")
_PROVINCIAL = regex.compile(r"tinh uy|thanh uy|dang bo tinh|dang bo thanh pho|ban thuong vu")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention, or a document naming itself (`self_of` set): what is known of the document meant.

    document, place, province, day: of the citing document, which fill in what a local number leaves out
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
    place: str | None = None
    province: str | None = None
    day: str | None = None
    self_of: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """What a printed number tells apart: serial, year, type, body, and for a local body the province."""

    serial: str
    year: str
    type: str
    issuer: str
    province: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The work that a mention belongs to, how surely, and, where several could be meant, their ids."""

    work: str
    resolution: Resolution
    candidates: tuple[str, ...] = ()


def decide(named: Sequence[Named]) -> dict[str, Decision]:
    """For every mention and document of the corpus, by its id: the work it belongs to."""
    numbered = [mention for mention in named if mention.number]
    decisions = _decide_numbered(numbered)
    decisions.update(_decide_named([mention for mention in named if not mention.number], numbered, decisions))
    return decisions


# --- numbers ---------------------------------------------------------------------------------------------------------


def series_of(mention: Named) -> Series:
    """The series a number belongs to, with spellings that stand for one another made one (DOMAIN 1.2, 3.2)."""
    serial = regex.match(r"\d+(?:\.\d+)?[a-zđ]?", mention.serial or mention.number or "")
    digits = serial[0].lstrip("0") if serial else fold(mention.number or "")
    year = regex.match(r"[^/]*/(\d{4})/", mention.number or "")
    issuer = _issuer(mention)
    local = is_local(issuer)
    province = _province(mention) if local else ""
    return Series(digits, year[1] if year else "", _type(mention), issuer, province)


def _type(mention: Named) -> str:
    """One code for QĐ and QĐi; laws and resolutions of the National Assembly share a form and are told by the word."""
    code = mention.type_code
    if code is None and mention.issuer_code and regex.match(r"(?:QH|UBTVQH)\d", mention.issuer_code):
        return "nq" if fold(mention.type_name or "").startswith("nghi quyet") else "luat"
    return _same_types().get(fold(code or ""), fold(code or ""))


@cache
def _same_types() -> Mapping[str, str]:
    same = {}
    for row in load("types")["type"]:
        for code in [row["code"], *row.get("codes", [])]:
            same[fold(code)] = fold(row.get("same_as", row["code"]))
    return {**{spelling: fold(code) for spelling, (code, _) in type_codes().items()}, **same}


def _issuer(mention: Named) -> str:
    code = fold(mention.issuer_code or "").replace("&", "")
    said = fold(mention.issuer or "")
    code = _same_issuers().get(code, code)
    if code == "tu" and _CENTRAL.search(said):
        return "tw"
    if fold(mention.issuer_code or "") == "tu" and "Ư" in (mention.issuer_code or ""):
        return "tu" if _PROVINCIAL.search(said) else "tw"
    # `12/NQ-TW-BCT`: the organ behind the symbol is no part of it.
    return regex.sub(r"^tw-.*$", "tw", code)


@cache
def _same_issuers() -> Mapping[str, str]:
    same = {}
    for side in ("party", "state"):
        for code, row in load("issuers")[side].items():
            for spelling in row.get("spellings", []):
                same[fold(spelling).replace(".", "").replace("&", "")] = fold(code).replace("&", "")
    same.pop("tu", None)
    return same


@cache
def is_local(issuer: str) -> bool:
    """Whether every province, district or commune has a body of this symbol of its own."""
    head = regex.sub(r"\d+$", "", issuer.split("-")[0])
    for side in ("party", "state"):
        for code, row in load("issuers")[side].items():
            if fold(code).replace("&", "") == head:
                return bool(row.get("local"))
    return not regex.search(r"tw$|^(?:qh|ubtvqh|b[a-z]{1,6}$)", head)


_PLACE_IN_NAME = regex.compile(
    r"(?:tỉnh|thành phố|tỉnh ủy|tỉnh uỷ|thành ủy)\s+(?P<name>\p{Lu}\p{L}*(?:\s+-\s+\p{Lu}\p{L}*)?(?:\s+\p{Lu}\p{L}*)?)",
    regex.I,
)


def _province(mention: Named) -> str:
    """The province that the mention names, else the citing document's own."""
    match = _PLACE_IN_NAME.search(mention.issuer or "")
    if match and match["name"][0].isupper() and not mention.issuer.isupper():  # type: ignore[union-attr]
        return slug(match["name"])
    return slug(mention.province or mention.place or "")


def _decide_numbered(mentions: Sequence[Named]) -> dict[str, Decision]:
    groups: dict[Series, list[Named]] = defaultdict(list)
    for mention in mentions:
        groups[series_of(mention)].append(mention)
    decisions: dict[str, Decision] = {}
    for series, members in groups.items():
        decisions.update(_decide_series(series, members))
    return decisions


def _decide_series(series: Series, members: Sequence[Named]) -> dict[str, Decision]:
    """One work a date; then undated mentions by khóa, by their own document, and by the corpus where one is left."""
    label = _label(members)
    dates = sorted({member.issued_on for member in members if member.issued_on})
    dated = {day: f"{label}-{day}" for day in dates}
    terms = sorted({term for member in members if not member.issued_on and (term := _term(member))})
    by_term = {term: _of_term(series, term, dates, dated, label) for term in terms}
    decisions: dict[str, Decision] = {}
    for member in members:
        if member.issued_on:
            decisions[member.id] = Decision(dated[member.issued_on], "exact")
        elif term := _term(member):
            known = by_term[term]
            decisions[member.id] = Decision(known, "inferred" if known in dated.values() else "exact")
        elif member.self_of and not dates and not terms:
            decisions[member.id] = Decision(label, "exact")
    rest = [member for member in members if member.id not in decisions]
    for member in rest:
        here = sorted(
            {
                decisions[other.id].work
                for other in members
                if other.document == member.document and other.id in decisions
            }
        )
        decisions[member.id] = _by_context(member, here, dated, sorted(set(by_term.values())), label)
    return decisions


def _by_context(
    member: Named, here: Sequence[str], dated: Mapping[str, str], by_term: Sequence[str], label: str
) -> Decision:
    """An undated mention: what its own document calls by this number, else the only one in the corpus, else nobody's."""
    if len(here) == 1:
        return Decision(here[0], "inferred")
    if len(here) > 1:
        return Decision(label, "ambiguous", tuple(here))
    possible = sorted({work for day, work in dated.items() if not member.day or day <= member.day} | set(by_term))
    if len(possible) == 1:
        return Decision(possible[0], "inferred")
    return Decision(label, "ambiguous" if possible else "unresolved", tuple(possible))


def _label(members: Iterable[Named]) -> str:
    """The part of an id that the number gives: its most usual spelling, and the province of a local one."""
    spellings = Counter(slug((member.number or "").replace("Đ", "đ")) for member in members)
    first = min(members, key=lambda member: member.id)
    series = series_of(first)
    spelled = min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
    return f"{spelled}-{series.province}" if series.province else spelled


def _term(mention: Named) -> str | None:
    """The khóa of a mention as a folded Roman numeral, None for nhiệm kỳ and none."""
    match = regex.search(r"kh(?:óa|oá)\s+(?P<term>[IVXLl1]+|\d{1,2})", mention.term or "", regex.I)
    if not match:
        return None
    term = match["term"]
    if term.isdigit() and len(term) <= 2 and term != "1":
        from parsers.markers import to_roman

        return to_roman(int(term)).lower()
    return term.upper().replace("L", "I").replace("1", "I").lower()


def _of_term(series: Series, term: str, dates: Sequence[str], dated: Mapping[str, str], label: str) -> str:
    """The dated work of this khóa where there is exactly one; khóa of the Party only tells central documents."""
    if series.issuer.endswith("tw") or series.issuer == "tw":
        of_term = [day for day in dates if term_of(day) == term]
        if len(of_term) == 1:
            return dated[of_term[0]]
    return f"{label}-khoa-{term}"


def term_of(day: str) -> str | None:
    """The khóa of the Party in which a day lies."""
    return next((term for term, end in TERMS if day < end), None)


# --- names -----------------------------------------------------------------------------------------------------------


def _decide_named(
    named: Sequence[Named], numbered: Sequence[Named], decided: Mapping[str, Decision]
) -> dict[str, Decision]:
    laws = _by_key(numbered, decided)
    serials = _by_serial(numbered, decided)
    congresses = _complete_congresses([mention for mention in named if (mention.key or "").startswith("dai-hoi:")])
    plenums = _complete_plenums([mention for mention in named if regex.match(r"(?:nq|kl|qd)tw\d", mention.key or "")])
    decisions: dict[str, Decision] = {}
    for mention in named:
        key = mention.key or f"van-ban-{mention.self_of or mention.document}"
        if mention.self_of:
            decisions[mention.id] = Decision(f"van-ban-{mention.self_of}", "exact")
        elif mention.id in congresses:
            decisions[mention.id] = congresses[mention.id]
        elif mention.id in plenums:
            decisions[mention.id] = plenums[mention.id]
        elif mention.serial:
            decisions[mention.id] = _short_call(mention, key, serials)
        else:
            decisions[mention.id] = _by_name(mention, key, laws)
    return decisions


def _by_key(numbered: Sequence[Named], decided: Mapping[str, Decision]) -> dict[tuple[str, str], set[str]]:
    """Works of numbered laws by (scope, key): in one document, and in the corpus (scope ``)."""
    laws: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in numbered:
        if mention.key:
            year = regex.search(r"/(\d{4})/", mention.number or "")
            for key in {mention.key, f"{mention.key}-{year[1]}" if year else mention.key}:
                laws[mention.document, key].add(decided[mention.id].work)
                laws["", key].add(decided[mention.id].work)
    return laws


def _by_name(mention: Named, key: str, laws: Mapping[tuple[str, str], set[str]]) -> Decision:
    """A law by its name is the numbered one of its document, or the only one of the corpus; else its name is its id."""
    here = laws.get((mention.document, key), set())
    if len(here) == 1:
        return Decision(min(here), "inferred")
    anywhere = laws.get(("", key), set())
    if len(anywhere) == 1:
        return Decision(min(anywhere), "inferred")
    return Decision(key, "ambiguous" if len(anywhere) > 1 else "exact", tuple(sorted(anywhere)))


def _by_serial(numbered: Sequence[Named], decided: Mapping[str, Decision]) -> dict[tuple[str, str, str], set[str]]:
    """Works by (document, type, serial), for short calls; documents naming themselves count for the corpus alone."""
    serials: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for mention in numbered:
        series = series_of(mention)
        serials[mention.document if not mention.self_of else "", series.type, series.serial].add(
            decided[mention.id].work
        )
    return serials


def _short_call(mention: Named, key: str, serials: Mapping[tuple[str, str, str], set[str]]) -> Decision:
    """`Đề án số 08` is the numbered Đề án 08 of the same document; with several, or none, it stays by itself."""
    kind = _short_type(mention.type_name or "")
    serial = (mention.serial or "").lstrip("0")
    here = serials.get((mention.document, kind, serial), set())
    if len(here) == 1:
        return Decision(min(here), "inferred")
    return Decision(key, "ambiguous" if here else "unresolved", tuple(sorted(here)))


@cache
def _short_type(name: str) -> str:
    for row in load("types")["type"]:
        if any(fold(word) == fold(name) for word in row["words"]):
            return fold(row.get("same_as", row["code"]))
    return fold(name)


def _complete_congresses(mentions: Sequence[Named]) -> dict[str, Decision]:
    """Congress resolutions: level, body, ordinal, years; what one mention leaves out, its document's others fill in."""
    decisions: dict[str, Decision] = {}
    by_document: dict[str, list[Named]] = defaultdict(list)
    for mention in mentions:
        by_document[mention.document].append(mention)
    for document in sorted(by_document):
        group = by_document[document]
        keys = {mention.id: tuple((mention.key or "").split(":")[1:]) for mention in group}
        for mention in group:
            level, name, ordinal, years = keys[mention.id]
            peers = [key for key in keys.values() if key[0] == level]
            printed = (name, ordinal, years)
            if level != "dang":
                name = (
                    name
                    or _only({key[1] for key in peers if key[1] and _compatible(key, (level, name, ordinal, years))})
                    or _own(mention, level)
                )
                ordinal = ordinal or _only(
                    {key[2] for key in peers if key[2] and key[3] in ("", years) and key[1] in ("", name)}
                )
                years = years or _only(
                    {key[3] for key in peers if key[3] and key[2] in ("", ordinal) and key[1] in ("", name)}
                )
            whole = bool(ordinal or years)
            filled = (name, ordinal, years) != printed
            resolution: Resolution = "inferred" if filled and whole else "exact" if whole else "unresolved"
            decisions[mention.id] = Decision(_congress_id(level, name, ordinal or years, mention), resolution)
    return decisions


def _compatible(key: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two mentions of one level can be one: no ordinal or years that differ."""
    return (not key[2] or not other[2] or key[2] == other[2]) and (not key[3] or not other[3] or key[3] == other[3])


def _only(values: set[str]) -> str:
    return min(values) if len(values) == 1 else ""


def _own(mention: Named, level: str) -> str:
    """The province stands for what a provincial body, or one of a block, does not say of itself."""
    return slug(mention.province or mention.place or "") if level in ("tinh", "khoi") else ""


def _congress_id(level: str, name: str, ordinal: str, mention: Named) -> str:
    if level == "dang":
        return f"nq-dai-hoi-{ordinal or 'dang'}" + ("-dang" if ordinal else "")
    scope = slug(mention.province or mention.place or "") if level not in ("tinh", "khoi") else ""
    parts = [
        "nq-dai-hoi",
        ordinal,
        "dang-bo" if level not in ("dang-bo", "chi-bo") else "",
        level,
        name,
        scope if scope not in name else "",
    ]
    return "-".join(filter(None, parts))


def _complete_plenums(mentions: Sequence[Named]) -> dict[str, Decision]:
    """Plenum resolutions: without khóa, the one of the same plenum that the document names with it."""
    with_term: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in mentions:
        key = mention.key or ""
        if "-khoa-" in key:
            with_term[mention.document, key.split("-khoa-")[0]].add(key)
    decisions: dict[str, Decision] = {}
    for mention in mentions:
        key = mention.key or ""
        if "-khoa-" in key:
            decisions[mention.id] = Decision(key, "exact")
            continue
        here = with_term.get((mention.document, key), set())
        known = _only(here)
        decisions[mention.id] = (
            Decision(known, "inferred")
            if known
            else Decision(key, "ambiguous" if here else "unresolved", tuple(sorted(here)))
        )
    return decisions
