"""The province a document belongs to, inferred from its own words: the one it names most.

The symbol of a local number does not say the province (`24-CTr/TU` exists in every one), and the place of issue may
be a commune, so that identity needs it (DOMAIN 3.6). Inferred, and kept apart from `place`, which is printed.
"""

from __future__ import annotations

from collections import Counter

import regex

from parsers.model import Metadata
from parsers.text import fold, plain, squeeze

_LEVEL = r"(?:[Tt]ỉnh|TỈNH|[Tt]ỉnh\s+[Ủủ]y|[Tt]ỉnh\s+[Uu]ỷ|TỈNH\s+ỦY|TỈNH\s+UỶ|[Tt]hành\s+phố|[Tt]hành\s+[Ủủ]y)"
# Words behind `tỉnh` that begin no province's name; `thành phố Hồ Chí Minh` is a name of bodies as well.
_NO_NAME = r"(?i:ủy|uỷ|đảng|hội|đoàn|ban|về|và|ủ|khóa|khoá|các|công|hồ chí minh)(?!\p{L})"
_NAMED = regex.compile(
    rf"{_LEVEL}\s+(?P<name>(?!{_NO_NAME})\p{{Lu}}\p{{L}}*(?:\s+-\s+\p{{Lu}}\p{{L}}*)?(?:\s+\p{{Lu}}\p{{L}}*){{0,2}})"
)
# Three words of a name at most are the province's; what follows in capitals is another name.
_TWO_WORDS = regex.compile(r"^\p{L}+(?:\s+-)?\s+\p{L}+(?:\s+-\s+\p{L}+)?")


def read_province(text: str, metadata: Metadata) -> str | None:
    """The province named most, `tỉnh X` or `Tỉnh ủy X`, spelled as most often; None where none is named."""
    named: Counter[str] = Counter()
    spelled: dict[str, Counter[str]] = {}
    for match in _NAMED.finditer(plain(text)):
        name = _TWO_WORDS.match(squeeze(match["name"]))
        if not name or (metadata.place is None and len(name[0]) < 4):
            continue
        key = slug(name[0])
        named[key] += 1
        spelled.setdefault(key, Counter())[name[0]] += 1
    if not named:
        return None
    place = slug(metadata.place or "")
    best = place if place in named else min(named, key=lambda key: (-named[key], key))
    return min(spelled[best], key=lambda name: (name.isupper(), -spelled[best][name], name)).title()


_WORD = regex.compile(r"[a-z0-9]+")


def slug(name: str) -> str:
    """A name as a part of an id: folded, hyphens between its words."""
    return "-".join(_WORD.findall(fold(name)))
