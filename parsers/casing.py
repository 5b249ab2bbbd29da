"""A body's name that is printed in capitals, in the letters of running text: `SỞ Y TẾ` -> `Sở Y tế`.

Mastheads print capitals, preambles do not; written one way, one body is one value to count by. Names that the
vocabulary has are spelled as there; what follows a word of place is a proper name; all else is small.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import regex

from parsers.text import one_tone
from parsers.vocabulary import alternatives, load


def running_case(name: str) -> str:
    """`name` in the letters of running text, tones on their older place; only that where it is not all in capitals."""
    toned = one_tone(name)
    if not name.isupper():
        return toned
    spelled: str = _place().sub(lambda match: f"{match['kind']} {match['name'].title()}", toned.lower())
    spelled = _known_pattern().sub(lambda match: _known()[" ".join(match[0].split())], spelled)
    return spelled[:1].upper() + spelled[1:]


@cache
def _place() -> regex.Pattern[str]:
    """A word of place and the name behind it, of three words at most, or two such joined by a dash."""
    rows = load("names")
    none = rf"(?!{alternatives(rows['no_places'])}(?!\w))"
    name = rf"{none}\p{{L}}+(?:\s+{none}\p{{L}}+){{0,2}}"
    return regex.compile(rf"(?<!\w)(?P<kind>{alternatives(rows['places'])})\s+(?P<name>{name}(?:\s+-\s+{name})?)")


@cache
def _known() -> Mapping[str, str]:
    """Small letters, tones on their older place -> the vocabulary's spelling; names before the words in them."""
    issuers = load("issuers")
    names = [row["name"] for side in ("party", "state") for row in issuers[side].values()]
    # `Tỉnh ủy, Thành ủy` is two names for one symbol; `Bộ Văn hóa, Thể thao và Du lịch` is one.
    whole = [name for name in names if "," not in name or name.startswith("Bộ")]
    known: dict[str, str] = {}
    for name in (*whole, *load("names")["capitals"], *issuers["organs"]["words"]):
        known.setdefault(one_tone(name).lower(), name)
    return known


@cache
def _known_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{alternatives(_known())})(?!\w)")
