"""With whom it is to be done: the bodies after `phối hợp với`, and lists of bodies taken apart (GUIDE Tasks 22)."""

from __future__ import annotations

import regex

from parsers.bodies import LONGEST, WITH, marks, starts_body
from parsers.smooth import smooth

_MANY = regex.compile(r"(?:các|những|từng|mỗi)\s")
_ITEM = regex.compile(r",\s+|\s+và\s+|;\s+")
# A word of a series that has begun is no name of its own (`các Sở, Ban, Ngành`).
_WORD = r"(?:sở|ban|ngành|đoàn thể|địa phương|đơn vị|hội)"
_OPEN_SERIES = regex.compile(rf"(?:các|những)\s+{_WORD}(?:,\s+{_WORD})*+")
_SERIES = regex.compile(rf"{_WORD}(?=\s*(?:[,;.]|$)|\s+(?:và|liên quan|có liên quan)(?!\p{{L}}))")
_LOOSE_END = regex.compile(r"(?:[\s,;:.…]|\s(?:và|trong|để|nhằm|của))+$")


def read_partners(text: str, lower: str) -> tuple[str, ...]:
    """The bodies after `phối hợp với`, one entry each; a series such as `các sở, ban, ngành` stays whole."""
    partners: dict[str, None] = {}
    for mark in WITH.finditer(lower, 0, 2 * LONGEST):
        start = mark.end()
        if starts_body(text, lower, start) is None:
            continue
        end = next((match.start() for match in marks(text, lower, start) if match["stop"] != ")"), start + LONGEST)
        partners.update(dict.fromkeys(split_bodies(text[start:end])))
    return tuple(partners)


def split_bodies(names: str) -> tuple[str, ...]:
    """A list of names taken apart where a new name begins."""
    lower = smooth(names)
    cuts = [0]
    for mark in _ITEM.finditer(lower):
        new = names[mark.end() : mark.end() + 1].isupper() or _MANY.match(lower, mark.end())
        if new and _OPEN_SERIES.fullmatch(lower, cuts[-1], mark.start()) and _SERIES.match(lower, mark.end()):
            continue
        if new and starts_body(names, lower, mark.end()) is not None and not _in_bracket(lower, mark.start()):
            cuts.append(mark.end())
    parts = (names[left:right] for left, right in zip(cuts, [*cuts[1:], len(names)], strict=True))
    return tuple(name for part in parts if (name := _LOOSE_END.sub("", part).strip()))


def _in_bracket(lower: str, at: int) -> bool:
    return lower.rfind("(", 0, at) > lower.rfind(")", 0, at)
