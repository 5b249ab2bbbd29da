"""The province a document belongs to, inferred from its own words: the one it names most.

The symbol of a local number does not say the province (`24-CTr/TU` exists in every one), and the place of issue may
be a commune, so that identity needs it (DOMAIN 3.6). Inferred, and kept apart from `place`, which is printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

import regex

from parsers.model import Metadata
from parsers.text import plain, slug, squeeze
from parsers.vocabulary import alternatives, load

_LEVEL = (
    r"(?:[Tt]ỉnh|TỈNH|[Tt]ỉnh\s+[Ủủ]y|[Tt]ỉnh\s+[Uu]ỷ|TỈNH\s+ỦY|TỈNH\s+UỶ"
    r"|[Tt]hành\s+phố|THÀNH\s+PHỐ|[Tt]hành\s+[Ủủ]y|THÀNH\s+(?:ỦY|UỶ))"
)
# Words behind `tỉnh` that begin no province's name; `thành phố Hồ Chí Minh` is named all over the country.
_NO_NAME = r"(?i:ủy|uỷ|đảng|hội|đoàn|ban|về|và|ủ|khóa|khoá|các|công|trực|hồ\s+chí\s+minh)(?!\p{L})"
# How a line of place and date calls a province itself: `TP. Hồ Chí Minh, ngày …`.
_CALLED = regex.compile(r"^(?:thanh-pho|tp|tinh)-")
# The name of a province that is not known: two words; what follows in capitals is another name.
_TWO_WORDS = r"\p{Lu}\p{L}*(?:\s+-)?\s+\p{Lu}\p{L}*"


@cache
def _named() -> regex.Pattern[str]:
    return regex.compile(rf"{_LEVEL}\s+(?!{_NO_NAME})(?P<name>{known_provinces()}|{_TWO_WORDS})")


@cache
def _known() -> Mapping[str, str]:
    return {slug(name): name for name in load("issuers")["provinces"]["words"]}


@cache
def known_provinces() -> str:
    """A pattern of the provinces there are and were, which may have one word (`Huế`) or two names (`Bà Rịa - …`)."""
    names = load("issuers")["provinces"]["words"]
    return rf"(?:{alternatives([*names, *map(str.upper, names)])}(?!\p{{L}}))"


def read_province(text: str, metadata: Metadata) -> str | None:
    """The province named most, `tỉnh X` or `Tỉnh ủy X`, spelled as most often; None where none is named.

    The place of issue goes first, where it calls itself a city or province or the text calls it one. What is issued in
    a province and never says so (`Hà Nội`) is the centre's.
    """
    place = slug(metadata.place or "")
    called = _known().get(_CALLED.sub("", place))
    if called and _CALLED.match(place):
        return called
    named: Counter[str] = Counter()
    spelled: dict[str, Counter[str]] = {}
    for match in _named().finditer(plain(text)):
        name = squeeze(match["name"])
        key = slug(name)
        named[key] += 1
        spelled.setdefault(key, Counter())[name] += 1
    if not named or (called and place not in named):
        return None
    best = place if place in named else min(named, key=lambda key: (-named[key], key))
    return min(spelled[best], key=lambda name: (name.isupper(), -spelled[best][name], name)).title()
