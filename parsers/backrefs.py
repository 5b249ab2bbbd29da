"""Back references: `Nghị quyết của Bộ Chính trị`, where the text has cited but one that can be meant.

What is meant is a document that was cited by number before, of the same type, whose issuer has all the words of the
one named here. Two of them, none, or the document itself: no mention (GUIDE, Citations 2 and 6).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

import regex

from parsers.mention import Mention
from parsers.model import Metadata
from parsers.tails import read_tail
from parsers.text import fold
from parsers.titles import read_title
from parsers.vocabulary import alternatives_before, load

# `nhac-lai:21-NQ/TW`: the key of a back reference is the number it leads back to.
KEY = "nhac-lai:"


@dataclass(slots=True)
class Heard:
    """The numbered documents cited so far: (folded type, words of the issuer) -> numbers."""

    issuers: dict[tuple[str, frozenset[str]], set[str]] = field(default_factory=lambda: defaultdict(set))

    def hear(self, flat: str, mentions: Iterable[Mention]) -> None:
        """Take note of the mentions of one paragraph."""
        for mention in mentions:
            if mention.number and mention.issuer:
                words = _words(mention.issuer.of(flat))
                self.issuers[fold(mention.type_name), words].add(mention.number.printed)

    def meant(self, type_name: str, issuer: str) -> str | None:
        """The one number that `type_name` of `issuer` can mean."""
        words = _words(issuer)
        numbers = {
            number
            for (kind, said), cited in self.issuers.items()
            if kind == fold(type_name) and words <= said
            for number in cited
        }
        return min(numbers) if len(numbers) == 1 else None


def find_back_references(
    flat: str, start: int, stop: int, heard: Heard, taken: Iterable[Mention], metadata: Metadata
) -> Iterator[Mention]:
    """Back references of one paragraph that overlap none of `taken`; offsets are absolute."""
    if not heard.issuers:
        return
    spans = [(mention.start, mention.end) for mention in taken]
    for match in _pattern().finditer(flat, start, stop):
        begin = match.start("type")
        tail = read_tail(flat, match.end("type"), stop)
        if begin < start or not tail.issuer or tail.issued_on or tail.term or read_title(flat, tail.end, stop):
            continue
        issuer, type_name = tail.issuer.of(flat), " ".join(match["type"].split())
        number = heard.meant(type_name, issuer)
        apart = all(tail.end <= low or high <= begin for low, high in spans)
        if number and apart and not _is_own(issuer, metadata) and not _listed().search(flat, start, begin):
            yield Mention(
                kind="named",
                rule="nhac_lai",
                type_name=type_name,
                start=begin,
                end=tail.end,
                key=f"{KEY}{number}",
                issuer=tail.issuer,
            )


@cache
def _pattern() -> regex.Pattern[str]:
    """One document of a type, by its issuer alone; plurals are series."""
    # Sought by the word behind the type, which is rare, and looked back from there: twice as fast.
    types = alternatives_before(row["name"] for row in load("types")["type"])
    one = rf"(?<!(?:các|những|mọi|nhiều|một\s+số)\s)(?<!\w)(?P<type>{types})"
    return regex.compile(rf"(?<={one}\s+)của\s")


@cache
def _listed() -> regex.Pattern[str]:
    """A series that goes on with the type behind it: `các văn bản luật, nghị quyết của Quốc hội`."""
    types = alternatives_before(["văn bản", "luật", *(row["name"] for row in load("types")["type"])])
    several = r"(?:các|những|mọi|nhiều|một\s+số)"
    return regex.compile(rf"(?r)(?<!\w){several}\s+{types}(?:(?:\s|,\s){types}){{0,4}}(?:,|\svà|\shoặc)\s+$", regex.I)


def _is_own(issuer: str, metadata: Metadata) -> bool:
    """Whether the body is the one that issues this document: then the words may as well mean this one."""
    own, said = _words(metadata.issuer or ""), _words(issuer)
    return bool(own) and (own <= said or said <= own)


_WORD = regex.compile(r"\w+")


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(name)))
