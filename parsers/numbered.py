"""Numbered mentions: `Nghị quyết số 21-NQ/TW, ngày 16/6/2022 …`, joint lists (DOMAIN 3.2, 3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

import regex

from parsers.laws import Changing, changing_before, law_key
from parsers.mention import Mention
from parsers.model import Span
from parsers.numbers import Number, is_party, read_code, read_numbers
from parsers.shares import share
from parsers.tails import Tail, read_tail
from parsers.text import fold, squeeze
from parsers.titles import read_title
from parsers.vocabulary import alternatives_before, load

# As far back as a type word, or a law's name, may stand before its number.
_HEAD_REACH = 160
# As far back as the bare members of a list may stand before the full number.
_LIST_REACH = 80
# Bare members before the full number: `số 217, 218-QĐ/TW`, `từ số 01 đến số 05-NQ/TU` (its ends).
_MEMBER = r"(?<![\d/])\d{1,4}[a-z]?"
_MEMBERS = regex.compile(_MEMBER)
_CHAIN = regex.compile(rf"(?P<chain>(?:{_MEMBER}\s*(?:,|;|và|hoặc|đến)\s*(?:số\s+)?)+)$")
_GLUE = regex.compile(r"[\s,;]*(?:và|cùng|hoặc)?\s*(?:(?:các|số)\s*)*", regex.I)
# `Thông tri` shares its code with `Thông tư` of the State (DOMAIN 1.1).
_MASS_ISSUERS = ("MTTW", "MTTQ")


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before a number: where the mention begins, its type, a law's key, whether a word says the type.

    issuer:   the body named between the two
    changing: the law by which the one named before the number is changed, whose number it then is
    """

    start: int
    type_name: str
    key: str | None = None
    typed: bool = False
    issuer: Span | None = None
    changing: Changing | None = None


@cache
def _label() -> str:
    return rf"(?:{alternatives_before(load('types')['label']['words'])}\s*:?\s*)"


@cache
def _head() -> regex.Pattern[str]:
    """The type word right before a number; read backwards, so that only the end of the text is looked at."""
    words = alternatives_before(word for row in load("types")["type"] for word in row["words"])
    return regex.compile(rf"(?r)(?<!\w)(?P<type>{words})\s*{_label()}?$", regex.I)


@cache
def _loose_head() -> regex.Pattern[str]:
    """`Nghị quyết chuyên đề số`, `Quyết định của Thủ tướng số`: a type word, a few others or the issuer, and `số`."""
    words = alternatives_before(word for row in load("types")["type"] for word in row["words"] if row["code"])
    between = r"(?:\s+\p{Ll}+){1,3}?|\s+của\s+(?P<issuer>[^,.;:()\d]{3,60}?)"
    return regex.compile(rf"(?r)(?<!\w)(?P<type>(?i:{words}))(?:{between})\s+số\s*:?\s*$")


@cache
def _label_only() -> regex.Pattern[str]:
    return regex.compile(rf"(?r)(?<!\w){_label()}$", regex.I)


@cache
def _law_head() -> regex.Pattern[str]:
    """A law, or a resolution of the National Assembly, by name before its number: `Luật Lưu trữ số 33/2024/QH15`."""
    types = r"Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+quyết"
    name = r"(?:(?!Luật\s|Bộ\s+luật|Pháp\s+lệnh)[^;:.\"\n])"
    return regex.compile(rf"(?P<type>{types})(?P<name>{name}{{0,140}}?)\s*,?\s*\(?\s*(?:[Ss][ốỐ]\s*:?\s*)$")


@cache
def _type_names() -> dict[str, str]:
    """Folded printed word -> the name: `NQ` -> Nghị quyết, `chương trình hành động` -> Chương trình hành động."""
    names = {}
    for row in load("types")["type"]:
        for word in row["words"]:
            names[fold(word)] = word if len(word) > 5 or " " in word else row["name"]
    return names


def find_numbered(flat: str, start: int, stop: int) -> list[Mention]:
    """Numbered mentions of one paragraph, in order; offsets are absolute."""
    numbers = list(read_numbers(flat, start, stop))
    if not numbers:
        return []
    mentions: list[Mention] = []
    for number, after in zip_longest(numbers, numbers[1:]):
        tail_stop = after.start if after else stop
        mentions += _read(flat, number, mentions[-1] if mentions else None, start, tail_stop, stop)
    return share(flat, mentions, start)


def _read(
    flat: str, number: Number, before: Mention | None, start: int, tail_stop: int, stop: int
) -> Iterator[Mention]:
    """The mention of a full number, and before it the members of its list that are bare.

    `tail_stop` is where the next number stands: what belongs to this one ends before it, but its title may hold it.
    """
    floor = max(start, before.end if before else start)
    chain = _CHAIN.search(flat, max(floor, number.start - _LIST_REACH), number.start)
    head = _read_head(flat, number, floor, chain.start() if chain else number.start, before)
    if chain and not head.typed and not (before and _GLUE.fullmatch(flat, floor, chain.start())):
        chain = None
        head = _read_head(flat, number, floor, number.start, before)
    if _is_bare_old_decree(number) and not head.typed and not _lists(flat, before, number):
        return
    if chain:
        yield from _members(chain, number, head)
        head = replace(head, start=number.start)
    joint = head.type_name.endswith(("liên tịch", "liên ngành")) or number.type_code == "TTLT" or _of_two(number)
    tail = read_tail(flat, number.end, tail_stop, joint)
    if head.changing:
        yield _changing(number, head.changing, tail)
        return
    yield Mention(
        kind="numbered",
        rule="so_ky_hieu",
        type_name=head.type_name,
        start=head.start,
        end=tail.end,
        number=number,
        serial=number.serial,
        key=head.key,
        issuer=tail.issuer or head.issuer,
        issued_on=tail.issued_on,
        term=tail.term,
        title=read_title(flat, tail.end, stop),
        typed=head.typed,
    )


def _of_two(number: Number) -> bool:
    """Whether a Party number names two bodies: `06-HD/BTCTW-BTGTW`."""
    parts = (number.issuer_code or "").split("-")
    return len(parts) > 1 and all(is_party(part) for part in parts)


def _is_bare_old_decree(number: Number) -> bool:
    """Whether it looks like `26/CP`: believed only where a type word or a list says so."""
    return number.type_code is None and not number.year and "-" not in (number.issuer_code or "")


def _lists(flat: str, before: Mention | None, number: Number) -> bool:
    """Whether a number goes on with the list of the mention before it."""
    return before is not None and bool(_GLUE.fullmatch(flat, before.end, number.start))


def _members(chain: regex.Match[str], number: Number, head: _Head) -> Iterator[Mention]:
    """The bare members of a joint list; type, code and issuer go leftwards (DOMAIN 3.3)."""
    symbol = number.printed[len(number.serial) :]
    for index, member in enumerate(_MEMBERS.finditer(chain["chain"])):
        start, end = (chain.start() + place for place in member.span())
        whole = replace(number, printed=member[0] + symbol, serial=member[0], start=start, end=end)
        yield Mention(
            kind="numbered",
            rule="so_trong_danh_sach",
            type_name=head.type_name,
            start=start if index else head.start,
            end=end,
            number=whole,
            serial=member[0],
        )


def _changing(number: Number, changing: Changing, tail: Tail) -> Mention:
    """A law that changes others, named before its number; the changed ones stand in its title."""
    return Mention(
        kind="numbered",
        rule="luat_sua_doi",
        type_name="Luật",
        start=changing.start,
        end=changing.end,
        number=number,
        serial=number.serial,
        key=changing.key,
        issuer=tail.issuer,
        issued_on=tail.issued_on,
        title=Span(changing.end, changing.title_end),
    )


def _read_head(flat: str, number: Number, floor: int, end: int, before: Mention | None) -> _Head:
    """What says the type: the word before the number, a law's name, the list it stands in, else its code."""
    floor = max(floor, end - _HEAD_REACH)
    # A law first: its name may itself end in `luật` (`Luật Ban hành văn bản quy phạm pháp luật số …`).
    law = _law_head().search(flat, floor, end) if number.printed_code is None and number.year else None
    if law:
        return _law(flat, law, floor)
    head = _head().search(flat, floor, end)
    if head:
        return _Head(head.start("type"), _type_names()[fold(squeeze(head["type"]))], typed=True)
    loose = _loose_head().search(flat, floor, end)
    if loose and _code_of(fold(squeeze(loose["type"]))) == (number.type_code or "CV"):
        issuer = Span(*loose.span("issuer")) if loose["issuer"] else None
        return _Head(loose.start("type"), _type_names()[fold(squeeze(loose["type"]))], typed=True, issuer=issuer)
    name = _name_of_code(number)
    if (
        before
        and before.number
        and before.number.type_code == number.type_code
        and _GLUE.fullmatch(flat, before.end, end)
    ):
        name = before.type_name
    label = _label_only().search(flat, floor, end)
    return _Head(label.start() if label else end, name)


def _law(flat: str, law: regex.Match[str], floor: int) -> _Head:
    kind = squeeze(law["type"]).capitalize()
    changing = changing_before(flat, floor, law.end("name")) if law["name"].strip() else None
    key = law_key(kind, law["name"]) if kind != "Nghị quyết" else None
    return _Head(law.start("type"), kind, key, typed=True, changing=changing)


@cache
def _code_of(folded: str) -> str | None:
    """The code of a type word."""
    return next((row["code"] for row in load("types")["type"] if folded in map(fold, row["words"])), None)


def _name_of_code(number: Number) -> str:
    """The type's name when no word is printed: by its code, else what such numbers are."""
    issuer = number.issuer_code or ""
    if number.type_code == "TT" and (is_party(issuer) or issuer.startswith(_MASS_ISSUERS)):
        return "Thông tri"
    known = read_code(number.printed_code)
    if known:
        return known[1]
    if issuer.startswith(("QH", "UBTVQH")):
        return "Luật" if issuer.startswith("QH") else "Pháp lệnh"
    return "Nghị định" if issuer in ("CP", "HĐBT") else "Công văn"
