"""The language that a page speaks: Vietnamese, or English for a reader who has switched.

What is written in a template or a module is Vietnamese: `{{ _("Có {n} văn bản", n=3) }}`, `say("Văn bản")`. Its English
stands in `english/*.toml` under the Vietnamese words, so nothing but a page's own words is ever translated: what a
document says stays as printed. Where the same Vietnamese has two meanings, what follows a bar tells them apart and is
not shown: `Nhiệm vụ` for the table, `Nhiệm vụ|một` for one of them. English that counts `{n}` may have two forms,
`{n} row|{n} rows`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path

VIETNAMESE, ENGLISH = "vi", "en"
# Each language as it calls itself, by its code.
LANGUAGES: Mapping[str, str] = {VIETNAMESE: "Tiếng Việt", ENGLISH: "English"}
# The cookie that remembers the choice, and the address that sets it.
COOKIE = SWITCH = "ngon-ngu"

_spoken: ContextVar[str] = ContextVar("spoken", default=VIETNAMESE)


def spoken() -> str:
    """The code of the language of the request that is being answered."""
    return _spoken.get()


def speak(code: str | None) -> None:
    """Sets the language for the request that is being answered; a code that is not known means Vietnamese."""
    _spoken.set(code if code and code in LANGUAGES else VIETNAMESE)


def say(words: str, /, **slots: object) -> str:
    """Words of our own in the reader's language, each `{name}` in them filled in."""
    said = _said(words, spoken(), slots.get("n"))
    return said.format_map(slots) if slots else said


# A long page asks some ten thousand times for a few words.
@lru_cache(maxsize=1024)
def _said(words: str, language: str, n: object) -> str:
    said = english().get(words) if language == ENGLISH else None
    return _counted(said, n) if said else words.partition("|")[0]


def _counted(said: str, n: object) -> str:
    """Of two forms parted by a bar the one for this number."""
    one, bar, many = said.partition("|")
    return many if bar and str(n) != "1" else one


@cache
def english() -> Mapping[str, str]:
    """The English for each of our words; raises `ValueError` where two files translate the same ones."""
    said: dict[str, str] = {}
    for file in sorted(Path(__file__).with_name("english").glob("*.toml")):
        words = tomllib.loads(file.read_text(encoding="utf-8"))
        if twice := sorted(set(words) & set(said)):
            raise ValueError(f"{file.name}: {twice} are translated twice")
        said |= words
    return said
