"""Laws by name: `Luật Thi đua, khen thưởng`, `Bộ luật Lao động năm 2019`, and laws that change others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from parsers.mention import Mention, named_mention
from parsers.model import Span
from parsers.tails import read_tail
from parsers.text import one_tone, slug, squeeze
from parsers.vocabulary import alternatives, alternatives_before, load

# As far back as the words that change a law may stand before the number of the changing one.
_CHANGING_REACH = 300
# As far back as the words reach that make `Luật` no law.
_WORD_REACH = 24
_HEAD = r"(?<!\w)(?P<type>Bộ\s+[Ll]uật|Luật|Pháp\s+lệnh)\s+(?=\p{L})"
# In a small letter only a name that is listed is believed: `theo quy định của luật Phòng, chống ma túy`.
_SMALL = r"(?<!\w)(?P<type>bộ\s+luật|luật|pháp\s+lệnh)\s+(?=\p{Lu}\p{Ll})"
_LAW_HEAD = regex.compile(rf"{_HEAD}|{_SMALL}")
_LAW_HEAD_IN_CAPITALS = regex.compile(_HEAD, regex.I)
_YEAR = r",?\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/])"
# `Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017)`: the later years are part of the name.
_CHANGED = (
    r"(?:\s*\(|,\s+)(?:được\s+)?sửa\s+đổi,?\s+(?:và\s+)?bổ\s+sung(?:\s+một\s+số\s+điều)?\s+năm\s+\d{4}(?:,\s+\d{4})?\)?"
)
# `Luật Đất đai (sửa đổi) năm 2024`: a law that replaced one of its name is spoken of as if it changed that.
_ANEW = r"(?:\s*\(\s*sửa\s+đổi(?:,\s+bổ\s+sung)?\s*\))?"
_LAW_YEAR = regex.compile(rf"{_ANEW}{_YEAR}(?:{_CHANGED})?|{_CHANGED}")
# A law that changes others is one, and so are those; a draft of it is none yet (GUIDE, Citations 13).
_NO_DRAFT = r"(?<!(?:dự\s+án|dự\s+thảo|xây\s+dựng)\s+)(?<!\w)"
_CHANGING_WORDS = (
    rf"{_NO_DRAFT}Luật\s+[Ss]ửa\s+đổi,?\s+(?:và\s+)?bổ\s+sung\s+(?:một\s+số\s+)?[Đđ]iều"
    r"(?=\s+của\s+(?:các\s+)?(?:Bộ\s+)?[Ll]uật)"
)
_CHANGING = regex.compile(_CHANGING_WORDS)
_CHANGING_IN_CAPITALS = regex.compile(_CHANGING_WORDS, regex.I)
_OF_LAWS = regex.compile(r"\s+của\s+(?:các\s+)?", regex.I)
_NEXT_LAW = regex.compile(r"\s*(?:,|và)\s+", regex.I)


@dataclass(frozen=True, slots=True)
class Changing:
    """The words `Luật sửa đổi, bổ sung một số điều` at `start` to `end`, its title behind, and its key."""

    start: int
    end: int
    title_end: int
    key: str


_YEAR_BEHIND = regex.compile(r"\s*\d{4}$|\s*năm\s*$")


def law_key(kind: str, name: str) -> str | None:
    """The key of a law by its name, the same for a mention with and without its number: `luat-luu-tru`."""
    bare = slug(_YEAR_BEHIND.sub("", squeeze(name).strip(" ,(")))
    return f"{slug(kind)}-{bare}" if bare else None


@cache
def _listed() -> dict[str, regex.Pattern[str]]:
    """The names that are read whole, with their commas, by the word before them."""
    rows = load("laws")
    tables = {"Luật": rows["luat"], "Bộ luật": rows["bo_luat"], "Pháp lệnh": rows["phap_lenh"]}
    # `Luật Thanh tra của tỉnh X` would be no law's name.
    not_a_body = r"(?!\s+(?:của|cho|tại)\s+\p{Lu})"
    return {
        kind: regex.compile(rf"(?i:{alternatives(map(one_tone, names))})(?!\w){not_a_body}")
        for kind, names in tables.items()
    }


@cache
def _unlisted() -> regex.Pattern[str]:
    """A law's name that is not listed: from a capital up to a mark or a word that no name holds."""
    over = alternatives(load("laws")["name_end"])
    no_name = alternatives(load("laws")["no_name"])
    word = rf"(?:,\s(?=\p{{Ll}})|\s)(?!{over}(?!\w))[\p{{L}}\-]+"
    return regex.compile(rf"(?!(?i:{no_name})(?!\w))\p{{Lu}}\p{{L}}*(?:{word}){{0,11}}")


@cache
def _no_law() -> regex.Pattern[str]:
    """Words before `Luật` that make it a subject of study, a body, or another word (`Khoa Luật`, `Pháp luật`)."""
    return regex.compile(rf"(?r)(?<!\w){alternatives_before(load('laws')['not_after'])}\s+$", regex.I)


@dataclass(frozen=True, slots=True)
class _Name:
    """A law's type and name, its year included, and the key that they make."""

    kind: str
    start: int
    end: int
    key: str


def _read_name(flat: str, head: regex.Match[str], stop: int, capitals: bool) -> _Name | None:
    """The name behind `Luật`; in a line of capitals only a listed one, for nothing tells there where another ends."""
    kind = squeeze(head["type"]).capitalize()
    name = _listed()[kind].match(flat, head.end(), stop)
    if not name and not capitals and head["type"][0].isupper():
        name = _unlisted().match(flat, head.end(), stop)
    key = law_key(kind, name[0]) if name else None
    if not name or not key:
        return None
    year = _LAW_YEAR.match(flat, name.end(), stop)
    if year and year["year"]:
        key += f"-{year['year']}"
    return _Name(kind, head.start(), year.end() if year else name.end(), key)


def laws(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """`Luật Thi đua, khen thưởng`, `Bộ luật Lao động năm 2019`, `Pháp lệnh …` by name."""
    capitals = flat[start:stop].isupper()
    for head in (_LAW_HEAD_IN_CAPITALS if capitals else _LAW_HEAD).finditer(flat, start, stop):
        if _no_law().search(flat, max(start, head.start() - _WORD_REACH), head.start()):
            continue
        name = _read_name(flat, head, stop, capitals)
        if name:
            yield named_mention(flat, (name.start, name.end), stop, rule="luat", type_name=name.kind, key=name.key)


def changing_laws(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """`Luật sửa đổi, bổ sung một số điều của Luật X ngày …`: the changing law has the date."""
    capitals = flat[start:stop].isupper()
    for match in (_CHANGING_IN_CAPITALS if capitals else _CHANGING).finditer(flat, start, stop):
        changed = list(_changed(flat, match.end(), stop, capitals))
        if not changed:
            continue
        tail = read_tail(flat, changed[-1].end, stop)
        yield Mention(
            kind="named",
            rule="luat_sua_doi",
            type_name="Luật",
            start=match.start(),
            end=match.end(),
            key=f"luat-sua-doi-{changed[0].key}",
            issuer=tail.issuer,
            issued_on=tail.issued_on,
            title=Span(match.end(), changed[-1].end),
        )
        for law in changed:
            yield Mention(kind="named", rule="luat", type_name=law.kind, start=law.start, end=law.end, key=law.key)


def _changed(flat: str, at: int, stop: int, capitals: bool) -> Iterator[_Name]:
    """The laws that are changed: a list held together by commas and `và`."""
    lead = _OF_LAWS.match(flat, at, stop)
    while lead:
        head = (_LAW_HEAD_IN_CAPITALS if capitals else _LAW_HEAD).match(flat, lead.end(), stop)
        name = _read_name(flat, head, stop, capitals) if head else None
        if not name:
            return
        yield name
        lead = _NEXT_LAW.match(flat, name.end, stop)


def changing_before(flat: str, floor: int, at: int) -> Changing | None:
    """The words of a changing law whose changed ones end at `at`, where the number of the changing one follows."""
    for match in _CHANGING.finditer(flat, max(floor, at - _CHANGING_REACH), at):
        changed = list(_changed(flat, match.end(), at, capitals=False))
        if changed and not flat[changed[-1].end : at].strip(" ,("):
            return Changing(match.start(), match.end(), changed[-1].end, f"luat-sua-doi-{changed[0].key}")
    return None
