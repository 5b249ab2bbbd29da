"""Mentions without a number: congresses and plenums, laws by name, short calls.

What one mention leaves out, the others of its document say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache

import regex

from parsers.backrefs import KEY as BACK
from parsers.local_plenums import KEY as LOCAL_PLENUM
from parsers.text import fold, slug
from parsers.vocabulary import load
from pipeline import authority
from pipeline.identity import Decision, Named, Resolution, only
from pipeline.series import same_type

_YEAR = regex.compile(r"/(\d{4})/")
_PLENUM_KEY = regex.compile(r"(?:nq|kl|qd)tw\d")
# Bodies that a province has but one of: unnamed, it is the document's own.
_PROVINCIAL = ("tinh", "khoi")


def decide_named(
    named: Sequence[Named], numbered: Sequence[Named], decided: Mapping[str, Decision]
) -> dict[str, Decision]:
    """The work of every mention without a number, by its id; `decided` holds those of the numbered ones."""
    laws = _laws(numbered, decided)
    # Of most documents nobody asks.
    serials = _serials(numbered, decided, {mention.document for mention in named if mention.serial})
    numbers = _numbers(numbered, decided, {mention.document for mention in named if _leads_back(mention)})
    decisions: dict[str, Decision] = {}
    decisions.update(_congresses([mention for mention in named if (mention.key or "").startswith("dai-hoi:")]))
    decisions.update(_plenums([mention for mention in named if _PLENUM_KEY.match(mention.key or "")]))
    for mention in named:
        if mention.self_of:
            decisions[mention.id] = Decision(f"van-ban-{mention.self_of}", "exact")
        elif _leads_back(mention):
            decisions[mention.id] = _led_back(mention, numbers)
        elif mention.id not in decisions:
            decisions[mention.id] = _short_call(mention, serials) if mention.serial else _by_name(mention, laws)
    return decisions


def _laws(numbered: Sequence[Named], decided: Mapping[str, Decision]) -> dict[tuple[str, str], set[str]]:
    """Works of numbered laws by (document, key) and, for the whole corpus, (``, key)."""
    laws: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in numbered:
        if mention.key:
            year = _YEAR.search(mention.number or "")
            for key in {mention.key, f"{mention.key}-{year[1]}" if year else mention.key}:
                laws[mention.document, key].add(decided[mention.id].work)
                laws["", key].add(decided[mention.id].work)
    return laws


def _leads_back(mention: Named) -> bool:
    return (mention.key or "").startswith(BACK)


def _numbers(
    numbered: Sequence[Named], decided: Mapping[str, Decision], documents: Collection[str]
) -> dict[tuple[str, str], set[str]]:
    """Works by (document, number as printed) in these documents, for back references."""
    numbers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in numbered:
        if mention.document in documents:
            numbers[mention.document, mention.number or ""].add(decided[mention.id].work)
    return numbers


def _led_back(mention: Named, numbers: Mapping[tuple[str, str], set[str]]) -> Decision:
    """`Nghị quyết của Bộ Chính trị` is the document that its number leads back to."""
    number = (mention.key or "").removeprefix(BACK)
    here = numbers.get((mention.document, number), set())
    if only(here):
        return Decision(only(here), "inferred")
    return Decision(slug(number), "ambiguous", tuple(sorted(here)))


def _by_name(mention: Named, laws: Mapping[tuple[str, str], set[str]]) -> Decision:
    """A law by its name: the numbered one of its document, else the one in force, else the only one of the corpus."""
    key = mention.key or f"van-ban-{mention.document}"
    plenum = LOCAL_PLENUM.fullmatch(key)
    if plenum:
        # Committees of one level meet in every province, and count anew with every term.
        province = plenum["name"] and plenum["level"] == "tinh"
        term = "-".join(fold(mention.term or "").split())
        return Decision("-".join(filter(None, (key, "" if province else mention.home, term))), "exact")
    here = only(laws.get((mention.document, key), set()))
    if here:
        return Decision(here, "inferred")
    law = authority.law_in_force(key, mention.day)
    if law:
        return Decision(law.work, "inferred")
    anywhere = laws.get(("", key), set())
    if only(anywhere):
        return Decision(only(anywhere), "inferred")
    return Decision(key, "ambiguous" if anywhere else "exact", tuple(sorted(anywhere)))


def _serials(
    numbered: Sequence[Named], decided: Mapping[str, Decision], documents: Collection[str]
) -> dict[tuple[str, str, str], set[str]]:
    """Works by (document, type, serial) in these documents, and by (`tỉnh <province>`, …) in all, for short calls."""
    serials: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for mention in numbered:
        series, work = mention.series, decided[mention.id].work
        if mention.document in documents and not mention.self_of:
            serials[mention.document, series.type, series.serial].add(work)
        if series.province:
            serials[f"tỉnh {series.province}", series.type, series.serial].add(work)
    return serials


def _short_call(mention: Named, serials: Mapping[tuple[str, str, str], set[str]]) -> Decision:
    """`Đề án số 08` is the Đề án 08 of its document, else the only one that the authority or its province has."""
    key = mention.key or ""
    kind, serial = _type_of(mention.type_name or ""), (mention.serial or "").lstrip("0")
    here = serials.get((mention.document, kind, serial), set())
    if only(here):
        return Decision(only(here), "inferred")
    if here:
        return Decision(key, "ambiguous", tuple(sorted(here)))
    known = {row.work for row in authority.by_serial(kind, serial) if not mention.day or row.issued_on <= mention.day}
    possible = known | serials.get((f"tỉnh {mention.home}", kind, serial), set())
    if only(possible):
        return Decision(only(possible), "inferred")
    return Decision(key, "ambiguous" if possible else "unresolved", tuple(sorted(possible)))


@cache
def _type_of(name: str) -> str:
    for row in load("types")["type"]:
        if any(fold(word) == fold(name) for word in row["words"]):
            return same_type(row["code"])
    return fold(name)


def _congresses(mentions: Sequence[Named]) -> dict[str, Decision]:
    """Congress resolutions: level, body, ordinal, years; what one mention leaves out, its document's others fill in."""
    by_document: dict[str, list[Named]] = defaultdict(list)
    for mention in mentions:
        by_document[mention.document].append(mention)
    decisions: dict[str, Decision] = {}
    for group in by_document.values():
        keys = [_Congress(mention.key or "") for mention in group]
        for mention, key in zip(group, keys, strict=True):
            decisions[mention.id] = key.filled(keys, mention)
    return decisions


class _Congress:
    """The parts of a congress's key: `dai-hoi:<level>:<body>:<ordinal>:<years>`."""

    def __init__(self, key: str) -> None:
        _, self.level, self.name, self.ordinal, self.years = key.split(":")

    def may_be(self, other: _Congress) -> bool:
        """Whether both can be one congress: one level, and nothing said of both that differs."""
        pairs = ((self.name, other.name), (self.ordinal, other.ordinal), (self.years, other.years))
        return self.level == other.level and all(not one or not two or one == two for one, two in pairs)

    def filled(self, peers: Sequence[_Congress], mention: Named) -> Decision:
        """The decision on this one, with what its peers of the same document say."""
        if self.level == "dang":
            return Decision(f"nq-dai-hoi-{self.ordinal}-dang", "exact")
        same = [peer for peer in peers if self.may_be(peer)]
        name = (
            self.name
            or only({peer.name for peer in same if peer.name})
            or (mention.home if self.level in _PROVINCIAL else "")
        )
        ordinal = self.ordinal or only({peer.ordinal for peer in same if peer.ordinal})
        years = self.years or only({peer.years for peer in same if peer.years})
        scope = "" if self.level in _PROVINCIAL or (mention.home and mention.home in name) else mention.home
        party = "" if self.level in ("dang-bo", "chi-bo") else "dang-bo"
        work = "-".join(filter(None, ["nq-dai-hoi", ordinal or years, party, self.level, name, scope]))
        said = bool(self.ordinal or self.years)
        resolution: Resolution = "exact" if said and self.name else "inferred" if ordinal or years else "unresolved"
        return Decision(work, resolution)


def _plenums(mentions: Sequence[Named]) -> dict[str, Decision]:
    """Plenum resolutions: without khóa, the one of the same plenum that the document names with it."""
    with_term: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in mentions:
        key = mention.key or ""
        if "-khoa-" in key:
            with_term[mention.document, key.split("-khoa-")[0]].add(key)
    decisions: dict[str, Decision] = {}
    for mention in mentions:
        key = mention.key or ""
        here = with_term.get((mention.document, key), set())
        if "-khoa-" in key:
            decisions[mention.id] = Decision(key, "exact")
        elif only(here):
            decisions[mention.id] = Decision(only(here), "inferred")
        else:
            decisions[mention.id] = Decision(key, "ambiguous" if here else "unresolved", tuple(sorted(here)))
    return decisions
