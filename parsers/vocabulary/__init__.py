"""The domain's words as data: one TOML file a subject, every row with its examples, read once on first use."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import regex


@cache
def load(name: str) -> dict[str, Any]:
    """The table `name` of this package (`types` -> `types.toml`), parsed once."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def alternatives(words: Iterable[str]) -> str:
    """A pattern that takes any of `words`, the longest first, with any blanks between their parts."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(regex.escape, word.split())) for word in longest_first) + ")"
