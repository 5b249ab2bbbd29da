"""Mentions with a number: one work a date; then by khóa, by the mention's own document, by title."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import regex

from parsers.text import fold, slug
from pipeline import authority
from pipeline.identity import Decision, Named
from pipeline.series import Series, term_of

# Provincial and lower committees began new terms, and new numbers, in these years (DOMAIN 3.5).
_CONGRESS_YEARS = frozenset({"2005", "2010", "2015", "2020", "2025", "2030"})
# A title decides between candidates when it shares this much of its words with one, and with no other nearly as much.
_SAME_TITLE, _OTHER_TITLE = 0.6, 0.35
_WORD = regex.compile(r"\w+")
# Words that tell no title from another.
_COMMON = frozenset(("ve", "va", "cua", "viec", "cac", "trong", "tiep", "tuc"))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A document that a mention of the series may mean."""

    work: str
    issued_on: str
    title: str
    sure: bool = True


def decide_numbered(mentions: Sequence[Named]) -> dict[str, Decision]:
    """The work of every numbered mention, by its id."""
    groups: dict[Series, list[Named]] = defaultdict(list)
    for mention in mentions:
        groups[mention.series].append(mention)
    decisions: dict[str, Decision] = {}
    for series, members in groups.items():
        decisions.update(_decide_series(series, members))
    return decisions


def _decide_series(series: Series, members: Sequence[Named]) -> dict[str, Decision]:
    known = authority.of_series(series)
    label = label_of(series, members)
    dated = _dated(series, members, label)
    candidates = _candidates(members, dated, known)
    decisions: dict[str, Decision] = {}
    for member in members:
        if member.issued_on:
            work = dated[member.issued_on]
            decisions[member.id] = Decision(work, "exact" if work.endswith(member.issued_on) else "inferred")
        elif member.khoa:
            decisions[member.id] = _by_khoa(series, member.khoa, candidates, label)
    anchored = {member.id: decisions[member.id].work for member in members if member.id in decisions}
    here: dict[str, set[str]] = defaultdict(set)
    for member in members:
        if member.id in anchored:
            here[member.document].add(anchored[member.id])
    for member in members:
        if member.id not in decisions:
            decisions[member.id] = _by_context(member, here[member.document], candidates, set(anchored.values()), label)
    return decisions


def label_of(series: Series, members: Iterable[Named]) -> str:
    """The number's part of an id: as the authority spells it, else as most do; a local body's with its province."""
    known = authority.of_series(series)
    spellings = Counter(slug(member.number or "") for member in members)
    spelled = slug(known[0].number) if known else min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
    return f"{spelled}-{series.province}" if series.province else spelled


def _dated(series: Series, members: Iterable[Named], label: str) -> dict[str, str]:
    """Every printed date's work.

    A committee gives a number once in its term, an office of the State once in a year (DOMAIN 3.1). So a date that
    neither the authority nor a document that is held bears out is a slip, where they have one document of that time.
    """
    known = {row.issued_on: row.work for row in authority.of_series(series)}
    sure = {row.issued_on: row.work for row in authority.of_series(series) if row.status == "sure"}
    held = {
        member.issued_on: f"{label}-{member.issued_on}" for member in members if member.self_of and member.issued_on
    }
    dated: dict[str, str] = {}
    for day in sorted({member.issued_on for member in members if member.issued_on}):
        same_time = {work for other, work in {**held, **sure}.items() if _one_numbering(series, day, other)}
        slip = day not in known and day not in held and len(same_time) == 1
        dated[day] = known.get(day) or (min(same_time) if slip else f"{label}-{day}")
    return dated


def _one_numbering(series: Series, one: str, other: str) -> bool:
    """Whether two days lie in one run of numbers: a term of the Party's centre, else a year in which none began."""
    if series.central:
        return term_of(one) == term_of(other)
    return one[:4] == other[:4] and (series.year != "" or one[:4] not in _CONGRESS_YEARS)


def _candidates(
    members: Iterable[Named], dated: Mapping[str, str], known: Iterable[authority.Known]
) -> list[_Candidate]:
    """What the authority and the corpus have of a series, in the order of their dates."""
    found = {row.work: _Candidate(row.work, row.issued_on, row.title or "", row.status == "sure") for row in known}
    for member in members:
        if member.issued_on and dated[member.issued_on] not in found:
            found[dated[member.issued_on]] = _Candidate(dated[member.issued_on], member.issued_on, member.title or "")
    return sorted(found.values(), key=lambda candidate: (candidate.issued_on, candidate.work))


def _by_khoa(series: Series, khoa: str, candidates: Sequence[_Candidate], label: str) -> Decision:
    """The one document of this khóa; khóa of the Party divides central documents only."""
    if series.central:
        works = [candidate.work for candidate in candidates if term_of(candidate.issued_on) == khoa]
        if len(works) == 1:
            return Decision(works[0], "inferred")
        if len(works) > 1:
            return Decision(f"{label}-khoa-{khoa}", "ambiguous", tuple(works))
    return Decision(f"{label}-khoa-{khoa}", "exact")


def _by_context(
    member: Named, here: set[str], candidates: Sequence[_Candidate], anchored: set[str], label: str
) -> Decision:
    """An undated mention: what its own document calls by this number; else the only one, or the one of its title."""
    if member.self_of:
        return Decision(label, "exact")
    if len(here) == 1:
        return Decision(min(here), "inferred")
    if here:
        return Decision(label, "ambiguous", tuple(sorted(here)))
    possible = [candidate for candidate in candidates if not member.day or candidate.issued_on <= member.day]
    titled = _of_title(member.title, possible)
    if titled:
        return Decision(titled, "inferred")
    others = anchored - {candidate.work for candidate in candidates}
    if len(possible) == 1 and possible[0].sure and not others:
        return Decision(possible[0].work, "inferred")
    if not possible and len(others) == 1:
        return Decision(min(others), "inferred")
    works = (*(candidate.work for candidate in possible), *sorted(others))
    return Decision(label, "ambiguous" if works else "unresolved", works)


def _of_title(title: str | None, candidates: Sequence[_Candidate]) -> str | None:
    """The candidate whose title the mention gives, where no other comes near."""
    if not title or len(_words(title)) < 4:
        return None
    ranked = sorted(((_likeness(title, candidate.title), candidate.work) for candidate in candidates), reverse=True)
    if not ranked or ranked[0][0] < _SAME_TITLE or (len(ranked) > 1 and ranked[1][0] > _OTHER_TITLE):
        return None
    return ranked[0][1]


def _likeness(one: str, other: str) -> float:
    left, right = _words(one), _words(other)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _words(title: str) -> set[str]:
    return set(_WORD.findall(fold(title))) - _COMMON
