"""What elements of a page are to a reader of its words: blocks, bold, lists, and the labels of list items."""

from __future__ import annotations

from collections.abc import Mapping

import regex
from lxml.etree import _Element as Element

from parsers.markers import to_roman
from parsers.readers.html_tree import declarations

# Elements that stand on lines of their own.
_BLOCKS = """
html body div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption blockquote pre center
address article aside section main header footer figure figcaption fieldset form hr details summary
"""
BLOCKS = frozenset(_BLOCKS.split())
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_NUMBER = regex.compile(r"[0-9]{1,9}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Beyond it browsers print figures (CSS Counter Styles 3, 6.1).
_MOST_ROMAN = 3999


def is_bold(element: Element, around: bool) -> bool:
    """Whether the words of an element are bold, standing in words that are so or not."""
    for name, said in declarations(element):
        if name == "font-weight":
            return said in {"bold", "bolder"} or (whole_number(said) or 0) >= 600
    return around or element.tag in _BOLD


def is_in_capitals(element: Element, around: bool) -> bool:
    """Whether the words of an element are shown in capitals."""
    for name, said in declarations(element):
        if name == "text-transform":
            return said == "uppercase"
    return around


def number_items(body: Element) -> dict[Element, int]:
    """The number of each item of a numbered list, printed or not."""
    numbers = {}
    for ordered in body.iter("ol"):
        number = whole_number(ordered.get("start"))
        number = 1 if number is None else number
        for item in ordered.iterchildren("li"):
            said = whole_number(item.get("value"))
            numbers[item] = number if said is None else said
            number = numbers[item] + 1
    return numbers


def label(item: Element, numbers: Mapping[Element, int]) -> str:
    """What a browser prints before an item of a list: `- `, `1. `, `a. `."""
    parent = item.getparent()
    if parent is None or parent.tag not in {"ul", "ol"}:
        return ""
    if any(
        name.startswith("list-style") and "none" in said for each in (parent, item) for name, said in declarations(each)
    ):
        return ""
    if parent.tag == "ul":
        return "- "
    return f"{_numeral(numbers.get(item, 1), parent.get('type', '1'))}. "


def whole_number(said: str | None) -> int | None:
    """What an attribute says; None where it is no number, or one of more figures than anything is counted in."""
    return int(said) if said and _NUMBER.fullmatch(said) else None


def _numeral(number: int, kind: str) -> str:
    if kind in {"a", "A"} and 0 < number <= len(_LETTERS):
        letter = _LETTERS[number - 1]
        return letter.upper() if kind == "A" else letter
    if kind in {"i", "I"} and 0 < number <= _MOST_ROMAN:
        return to_roman(number) if kind == "I" else to_roman(number).lower()
    return str(number)
