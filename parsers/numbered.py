"""Numbered mentions: `Nghị quyết số 21-NQ/TW, ngày 16/6/2022 …`, joint lists, dates that a list shares (DOMAIN 3.2, 3.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from parsers.dates import DATE, iso
from parsers.mention import Mention, read_tail, read_title
from parsers.numbers import Number, find_numbers, type_codes
from parsers.text import fold, squeeze
from parsers.vocabulary import alternatives, load

_SO = r"(?:(?:s[ốỐôÔ]|Sổ|Sô|Số\s+hiệu|cỐ)\s*:?\s*)"
_LAW = regex.compile(r"(?P<type>(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+quyết|Hiến\s+pháp))(?P<name>(?:(?!Luật\s|Bộ\s+luật|Pháp\s+lệnh)[^;:.\"\n]){0,140}?)\s*,?\s*\(?\s*(?:s[ốỐ]\s*:?\s*)$")
# Bare members before the full number: `số 217, 218-QĐ/TW`, `từ số 01 đến số 05-NQ/TU` stays with its ends.
_CHAIN = regex.compile(r"(?P<chain>(?:(?<![\d/])\d{1,4}[a-z]?\s*(?:,|;|và|hoặc)\s*(?:số\s+)?)+)$")
_GLUE = regex.compile(r"^[\s,;]*(?:và|cùng|hoặc)?\s*(?:(?:các|s[ốỐ])\s*)*$", regex.I)
# `Ngày 22/12/2024, Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW`: the date stands before.
_DATED_BEFORE = regex.compile(rf"[Nn]gày\s*{DATE}\s*,?\s*(?P<issuer>[^,.;:]{{3,80}}?)\s+(?:đã\s+)?(?:ban\s+hành|ký|thông\s+qua|có)(?:\s+ban\s+hành)?\s*$")
_SHARED_BEFORE = regex.compile(r"của\s+(?P<issuer>[^,.;:()]{3,80}?)\s*(?:\(\s*(?P<term>kh(?:óa|oá)\s+[IVXL\d]+)\s*\))?\s*:\s*$", regex.I)


@cache
def _head() -> regex.Pattern[str]:
    words = alternatives(word for row in load("types")["type"] for word in row["words"])
    return regex.compile(rf"(?<!\w)(?P<type>{words})\s*{_SO}?$", regex.I)


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
    mentions: list[Mention] = []
    for number in find_numbers(flat[start:stop]):
        at = replace(number, start=start + number.start, end=start + number.end)
        mentions += _read(flat, at, mentions[-1] if mentions else None, start, stop)
    return list(_shared(flat, mentions, start))


def _read(flat: str, number: Number, before: Mention | None, start: int, stop: int) -> Iterator[Mention]:
    floor = max(start, before.end if before else start)
    left = flat[floor : number.start]
    chain = _CHAIN.search(left)
    head_end = floor + chain.start() if chain else number.start
    begin, name, law, typed = _type(flat, number, floor, head_end, before)
    if chain and not typed and not (before and _GLUE.match(left[: chain.start()])):
        chain = None
        begin, name, law, typed = _type(flat, number, floor, number.start, before)
    if chain:
        yield from _members(flat, chain, floor, number, begin, name)
        begin = number.start
    tail = read_tail(flat, number.end, stop)
    title = read_title(flat, tail.end, stop)
    yield Mention(
        "numbered", begin, tail.end, name, "so_ky_hieu", number, number.printed, number.serial, law,
        tail.issuer, tail.issued_on, tail.term, title[0], title[1], _said(flat, title), typed,
    )  # fmt: skip


def _members(flat: str, chain: regex.Match[str], floor: int, number: Number, begin: int, name: str) -> Iterator[Mention]:
    """The bare members of a joint list; type, code and issuer go leftwards (DOMAIN 3.3)."""
    symbol = number.printed[len(number.serial) :] if number.printed.startswith(number.serial) else number.printed.lstrip("0123456789")
    for member in regex.finditer(r"\d{1,4}[a-z]?", chain["chain"]):
        at = floor + chain.start() + member.start()
        whole = replace(number, printed=member[0] + symbol, serial=member[0], start=at, end=at + len(member[0]))
        yield Mention("numbered", min(begin, at), at + len(member[0]), name, "so_trong_danh_sach", whole, whole.printed, member[0], title_start=at, title_end=at)
        begin = at + len(member[0])


def _type(flat: str, number: Number, floor: int, end: int, before: Mention | None) -> tuple[int, str, str | None, bool]:
    """(where the mention begins, its type's name, the key of a law's name, whether a type word is printed)."""
    left = flat[max(floor, end - 160) : end]
    offset = end - len(left)
    head = _head().search(left)
    if head:
        return offset + head.start("type"), _type_names()[fold(squeeze(head["type"]))], None, True
    if number.printed_code is None and number.year:
        law = _LAW.search(left)
        if law:
            said = squeeze(law["type"]).capitalize()
            key = law_key(said, law["name"]) if said != "Nghị quyết" else None
            return offset + law.start("type"), said, key, True
    name = _name_of_code(number)
    if before and _GLUE.match(flat[before.end : end]) and before.number and before.number.type_code == number.type_code:
        name = before.type_name
    so = regex.search(rf"(?<!\w){_SO}$", left, regex.I)
    return (offset + so.start() if so else number.start), name, None, False


def law_key(kind: str, name: str) -> str | None:
    """The key of a law by its name, the same for a mention with and without its number: `luat-luu-tru`."""
    bare = regex.sub(r"\s*\d{4}$|\s*năm\s*$", "", squeeze(name).strip(" ,("))
    slug = "-".join(regex.findall(r"[a-z0-9]+", fold(bare)))
    return f"{'-'.join(fold(kind).split())}-{slug}" if slug else None


def _name_of_code(number: Number) -> str:
    """The type's name when no word is printed: by its code, else what such numbers are."""
    if number.printed_code:
        return type_codes()[fold(number.printed_code).replace("&", "")][1]
    issuer = number.issuer_code or ""
    if issuer.startswith(("QH", "UBTVQH")):
        return "Luật" if issuer.startswith("QH") else "Pháp lệnh"
    return "Nghị định" if issuer in ("CP", "HĐBT") else "Công văn"


def _said(flat: str, title: tuple[int, int]) -> str | None:
    words = squeeze(flat[title[0] : title[1]]).strip(" ,;.:")
    return words or None


def _shared(flat: str, mentions: Sequence[Mention], start: int) -> Iterator[Mention]:
    """Date, issuer and term of a list's last member to the members before it that have none; of a lead-in to all behind it.

    A list is held together by nothing but commas, semicolons and `và`; members share only with the same type and body.
    """
    out = list(mentions)
    for index in range(len(out) - 2, -1, -1):
        one, after = out[index], out[index + 1]
        if one.issued_on or one.issuer or one.term or not _same_series(one, after):
            continue
        if one.title_end <= one.end and _GLUE.match(flat[one.end : after.start]):
            out[index] = replace(one, issued_on=after.issued_on, issuer=after.issuer, term=after.term)
    for index, mention in enumerate(out):
        if not mention.issued_on:
            dated = _DATED_BEFORE.search(flat, max(start, mention.start - 160), mention.start)
            if dated:
                out[index] = mention = replace(mention, issued_on=iso(dated), issuer=mention.issuer or squeeze(dated["issuer"]))
        if not mention.issuer:
            lead = _SHARED_BEFORE.search(flat, max(start, mention.start - 160), mention.start)
            if lead:
                said = lead["term"] and squeeze(lead["term"])
                for follower in range(index, len(out)):
                    if out[follower].issuer or not _same_series(mention, out[follower]):
                        break
                    out[follower] = replace(out[follower], issuer=squeeze(lead["issuer"]), term=out[follower].term or said)
    return iter(out)


def _same_series(one: Mention, other: Mention) -> bool:
    left, right = one.number, other.number
    return bool(left and right and left.type_code == right.type_code and left.issuer_code == right.issuer_code)
