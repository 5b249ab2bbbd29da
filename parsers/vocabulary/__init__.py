"""The domain's words as data: one TOML file a subject, every row with its examples, read once on first use."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import regex


@cache
def load(name: str) -> dict[str, Any]:
    """The table `name` of this package (`types` -> `types.toml`), parsed once."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def alternatives(words: Iterable[str]) -> str:
    """A pattern that takes any of `words`, the longest that fits first, with any blanks between their parts.

    Words that begin alike share their beginning, so that a letter rules out many at once. Read backwards it would take
    the shorter of two words with one end: `alternatives_before` is for that.
    """
    return _any_of({" ".join(word.split()) for word in words})


def alternatives_before(words: Iterable[str]) -> str:
    """The same for a pattern that is read from right to left, `(?r)…` or `(?<=…)`."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(_spaced(' '.join(word.split())) for word in longest_first)})"


def _any_of(words: Collection[str]) -> str:
    """The words by their beginnings; where one ends and others go on, the longer ones are tried first."""
    families: dict[str, list[str]] = {}
    for word in sorted(filter(None, words)):
        families.setdefault(word[0], []).append(word)
    branches = []
    for family in families.values():
        shared = _shared(family[0], family[-1])
        rest = [word.removeprefix(shared) for word in family]
        branches.append(_spaced(shared) + (_any_of(rest) if len(rest) > 1 else ""))
    return f"(?:{'|'.join(branches)})" + ("?" if "" in words else "")


def _spaced(words: str) -> str:
    return str(regex.escape(words)).replace(r"\ ", r"\s+")


def _shared(first: str, last: str) -> str:
    """The beginning that two words share, and with them all that are sorted between them."""
    return first[
        : next((at for at, pair in enumerate(zip(first, last, strict=False)) if len(set(pair)) > 1), len(first))
    ]
