"""The level that a document comes from: by the ending of its symbol, else its issuer's name, else its parent's.

The words stand in `parsers/vocabulary/levels.toml`. Where none of the three says it the level is None, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import regex

from parsers.model import Metadata
from parsers.smooth import smooth
from parsers.text import squeeze
from parsers.vocabulary import alternatives, load

# From the top down.
LEVELS = ("trung ương", "tỉnh", "khối, sở, ngành", "huyện", "xã", "chi bộ")
# `QH15`, `UBTVQH14`: the term of an assembly is no part of its symbol.
_TERM = regex.compile(r"\d+$")
_ABBREVIATIONS = (
    (regex.compile(r"\bubnd\b"), "ủy ban nhân dân"),
    (regex.compile(r"\btp\.?\s*(?:hcm|hồ chí minh)\b"), "thành phố hồ chí minh"),
    (regex.compile(r"\btp\.?\s"), "thành phố "),
)


def level_of(metadata: Metadata) -> str | None:
    """The level of the body that issued a document."""
    own = _by_symbol(metadata.issuer_code) or _by_name(metadata.issuer)
    above = _by_name(metadata.parent_issuer)
    return own or (_rows()[above].get("below") if above else None)


def is_below(level: str | None, other: str | None) -> bool:
    """Whether one level stands under another; False where one of them is not known."""
    return level in LEVELS and other in LEVELS and LEVELS.index(level) > LEVELS.index(other)


@cache
def _rows() -> Mapping[str, Mapping[str, Any]]:
    return {row["name"]: row for row in load("levels")["level"]}


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """(ending, level), the longest ending first."""
    found = [(ending, name) for name, row in _rows().items() for ending in row["endings"]]
    return tuple(sorted(found, key=lambda each: (-len(each[0]), each[0])))


def _by_symbol(code: str | None) -> str | None:
    """The level that the issuer's part of a number tells: `TU`, `BTCTU` the province's, `BTC` a ministry's."""
    if code is None:
        return None
    issuers = load("issuers")
    row = issuers["party"].get(code) or issuers["state"].get(_TERM.sub("", code))
    if row and not row.get("local"):
        return LEVELS[0]
    return next((level for ending, level in _endings() if code.endswith(ending)), None)


@cache
def _words() -> tuple[regex.Pattern[str], Mapping[str, str]]:
    """The pattern of every word that tells a level, and the level of each; those of `other` have none."""
    central = [row["name"].lower() for row in load("issuers")["state"].values() if not row.get("local")]
    levels = {word: name for name, row in _rows().items() for word in row["words"]}
    levels = {**dict.fromkeys(central, LEVELS[0]), **levels}
    every = [*levels, *load("levels")["other"]["words"]]
    return regex.compile(rf"(?<!\p{{L}}){alternatives(every)}(?!\p{{L}})"), levels


def _by_name(name: str | None) -> str | None:
    """The level that the first telling word of a body's name says."""
    spelled = squeeze(smooth(name or ""))
    for pattern, whole in _ABBREVIATIONS:
        spelled = pattern.sub(whole, spelled)
    pattern, levels = _words()
    found = (levels.get(match[0]) for match in pattern.finditer(spelled))
    return next((level for level in found if level), None)
