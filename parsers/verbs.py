"""The verbs and turns that divide a clause, as compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import regex

from parsers.model import Change
from parsers.text import LETTER
from parsers.vocabulary import alternatives, load


class Verbs(NamedTuple):
    """The vocabulary compiled."""

    modal: re.Pattern[str]
    link: regex.Pattern[str]
    action: re.Pattern[str]
    predicate: re.Pattern[str]
    limit: re.Pattern[str]
    doer: re.Pattern[str]
    place: re.Pattern[str]
    measured: re.Pattern[str]
    changes: tuple[tuple[Change, regex.Pattern[str]], ...]


@cache
def verbs() -> Verbs:
    """The vocabulary of verbs, compiled once."""
    table = load("verbs")

    def group(name: str) -> str:
        return alternatives(table[name]["words"])

    def change(name: str) -> regex.Pattern[str]:
        amount = rf"(?:\s+(?!{group('level')}(?!\p{{L}}))(?:[\p{{L}},]+|(?:19|20)\d\d,?)){{0,12}}\s*$"
        return regex.compile(rf"(?<!\p{{L}})(?<!vào\s){group(name)}(?!\p{{L}}|\s+{group('level')}(?!\p{{L}})){amount}")

    # `cấp` is also a level (`cấp ủy`, `cấp xã`), `tăng trưởng` is a noun, `hạ` begins many (`hạ tầng`).
    noun = r"cấp\s(?:ủy|xã|huyện|tỉnh|trên|dưới|trung|cơ)|tăng\strưởng|hạ\s(?!t[ỷỉ]\s|mức\s|thấp\s)"
    action = rf"(?!{noun}){group('action')}(?!{LETTER})"
    return Verbs(
        modal=re.compile(rf"[\s,:;(–-]*(?!đưa\svào){group('modal')}(?!{LETTER})[\s,:]*"),
        link=regex.compile(rf"(?<!\p{{L}})(?<!trở\s|chứng\s|tốc\sđộ\s){group('link')}(?:\s+từ)?\s*$"),
        action=re.compile(rf"(?:{group('modal')}\s+){{0,3}}(?P<verb>{action}(?:,?\s+(?:và\s+)?{action}){{0,4}})"),
        predicate=re.compile(
            rf"(?<!{LETTER})(?!{_inside(table['predicate'])})(?:{group('predicate')}|xã hội hóa|{LETTER}+ hóa)"
            rf"(?!{LETTER}|\s+(?:cơ sở|chức|viên)(?!{LETTER}))"
        ),
        limit=re.compile(
            rf"[,.](?!\d)|[;:()\"“]|(?<!{LETTER})(?!{_inside(table['limit'])}){group('limit')}(?!{LETTER})"
        ),
        doer=re.compile(rf"{group('doer')}\s"),
        place=re.compile(rf"{group('place')}\s*"),
        measured=re.compile(rf"{group('measured')}(?!{LETTER})"),
        changes=(("increase", change("increase")), ("decrease", change("decrease"))),
    )


def _inside(row: Mapping[str, Sequence[str]]) -> str:
    """A verb of the row that stands in one of its nouns: `học` of `khoa học`, of `học sinh`."""
    places = set()
    for noun in row["nouns"]:
        for verb in row["words"]:
            before, found, after = f" {noun} ".partition(f" {verb} ")
            if found:
                behind = rf"(?<={before.strip()}\s)" if before else ""
                places.add(rf"{behind}{verb}" + (rf"\s{after.strip()}" if after else ""))
    return rf"(?:{'|'.join(sorted(places))})(?!{LETTER})"


def skip_modals(lower: str, start: int = 0) -> int:
    """Where the words begin that weigh, from `start` on after `phấn đấu`, `trong đó` and the like."""
    while (modal := verbs().modal.match(lower, start)) and modal.end() > start:
        start = modal.end()
    return start
