"""What a board is asked for: filters out of an address, cleaned; as chips to take away; as an address again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from urllib.parse import parse_qs, urlencode

# In an address: which page.
PAGE = "trang"
# Of a filter; nobody types more, and search takes no more.
MAX_LETTERS = 200
# A year that is not told.
NO_YEAR = "khong-ghi"

_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_WHOLE = re.compile(r"\d{1,6}", re.ASCII)
# Control characters, and halves of characters that no database takes.
_UNSOUND = re.compile("[\0-\x1f\x7f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Field:
    """One filter: its name in the address, and what it is called.

    kind:     `tick` is a choice of one value; `hidden` ones are set by links, and kept by the form if they have options
    options:  of a choice, its values and their names; of words, what to suggest
    unsaid:   what it is called not to choose
    """

    name: str
    label: str
    kind: Literal["words", "choice", "year", "day", "tick", "hidden"] = "words"
    options: Mapping[str, str] = field(default_factory=dict)
    unsaid: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set: what it says, and the address without it."""

    label: str
    words: str
    without: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters that are set, by their names, and which page."""

    fields: tuple[Field, ...]
    chosen: Mapping[str, str]
    page: int = 1

    def __getitem__(self, name: str) -> str:
        """The value of a filter, empty where it is not set."""
        return self.chosen.get(name, "")

    def address(self, page: int = 1, **changed: str) -> str:
        """The query string of the same question with other values: `?a=b`, always written in one way."""
        values = {**self.chosen, **changed}
        pairs = [(each.name, values[each.name]) for each in self.fields if values.get(each.name)]
        if page > 1:
            pairs.append((PAGE, str(page)))
        return f"?{urlencode(pairs)}" if pairs else "?"

    def _without(self, name: str) -> str:
        rest = {other: value for other, value in self.chosen.items() if other != name}
        return Asked(self.fields, rest).address()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The filters that are set, in the order of the form."""
        return tuple(
            Chip(each.label, each.options.get(value) or _day(value), self._without(each.name))
            for each in self.fields
            if each.kind != "hidden" and (value := self[each.name])
        )


@dataclass(frozen=True, slots=True)
class Pages:
    """So many rows on pages of `size`; `page` is one that there is."""

    page: int
    rows: int
    size: int

    @property
    def count(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.rows // self.size))

    @property
    def skipped(self) -> int:
        """How many rows stand on the pages before."""
        return (self.page - 1) * self.size


def asked(fields: Sequence[Field], query_string: str) -> Asked:
    """The question out of the address; a value that makes no sense counts as not set."""
    parameters = parse_qs(query_string, keep_blank_values=True)
    said = {name: _UNSOUND.sub(" ", values[0]).strip()[:MAX_LETTERS] for name, values in parameters.items()}
    return Asked(
        tuple(fields),
        {each.name: value for each in fields if (value := said.get(each.name, "")) and _makes_sense(each, value)},
        whole(said.get(PAGE, "")),
    )


def whole(text: str | None) -> int:
    """A number of a page as it stands in an address; anything else is the first."""
    return max(int(text), 1) if text and _WHOLE.fullmatch(text) else 1


def pages(page: int, rows: int, size: int) -> Pages:
    """The page that was asked for, the last one where there are not so many."""
    return Pages(min(page, max(1, -(-rows // size))), rows, size)


def _makes_sense(field: Field, value: str) -> bool:
    match field.kind:
        case "words":
            return True
        case "year":
            return bool(_YEAR.fullmatch(value)) or value in field.options
        case "day":
            return _is_day(value)
        case "hidden":
            return value in field.options or not field.options
        case _:
            return value in field.options


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _day(value: str) -> str:
    """A day as Vietnamese writes it; anything else as it is."""
    return f"{date.fromisoformat(value):%d/%m/%Y}" if _is_day(value) else value
