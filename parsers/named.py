"""Mentions without a number: which rules read them, and the rules for the shorter names (GUIDE, Citations 1 to 6).

`key` is the folded name by which two mentions are the same: `dai-hoi:dang::xiii:`, `nqtw4-khoa-xii`, `luat-giao-duc`,
`de-an-08`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

import regex

from parsers.congresses import congresses
from parsers.dates import YEARS
from parsers.laws import changing_laws, laws
from parsers.local_plenums import local_plenums
from parsers.mention import Mention, named_mention
from parsers.plenums import plenums
from parsers.text import fold, slug, squeeze
from parsers.vocabulary import alternatives, alternatives_before, load

# As many words of a long name as tell it from others.
_KEY_WORDS = 14
_IN_FORCE = r"(?:(?:19|20)\d\d)"
_PARTY = r"Đảng(?:\s+Cộng\s+sản\s+Việt\s+Nam)?(?!\s+(?:bộ|ủy|viên|đoàn)(?!\w))"
_PLATFORM = regex.compile(
    r"(?<!\w)Cương\s+lĩnh(?:\s+(?:chính\s+trị|xây\s+dựng\s+đất\s+nước[^,.;:()]{0,60}))?(?:\s+của\s+Đảng)?"
    rf"(?:\s*\(?\s*(?:năm\s+|bổ\s+sung,\s+phát\s+triển\s+năm\s+)?(?P<year>{_IN_FORCE})\s*\)?)?(?!\w)"
)
_CONSTITUTION = regex.compile(
    r"(?<!\w)Hiến\s+pháp(?:\s+nước\s+Cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+Việt\s+Nam)?"
    rf"(?:,?\s+(?:năm\s+)?(?P<year>{_IN_FORCE}))?(?!\w)"
)
_DEMOCRACY = regex.compile(r"(?<!Ban [Cc]hỉ đạo )(?<!\w)Quy\s+chế\s+dân\s+chủ\s+(?:ở\s+)?(?:cơ\s+sở|cơ\s+quan)(?!\w)")
_GROUND_TYPES = (
    r"Quy\s+chế|Quy\s+định|Nghị\s+quyết|Chương\s+trình(?:\s+công\s+tác)?|Kế\s+hoạch|Kết\s+luận|Quyết\s+định|Đề\s+án"
    r"|Chiến\s+lược|Hướng\s+dẫn|Chỉ\s+thị|Thông\s+báo"
)
_GROUND = regex.compile(
    rf"[-–+*]?\s*(?:Căn\s+cứ|Xét|Theo)\s+(?:vào\s+)?(?P<name>(?P<type>{_GROUND_TYPES})\s+(?!này|số\s)[^;.]{{6,200}}?)\s*(?=[;.,]?\s*$|;)"
)
# What a ground holds that other rules read.
_READ_ELSEWHERE = regex.compile(r"\d\s?[-/]\s?\p{Lu}|Đại hội")
# A number that goes on as a decimal, a date or a symbol is no short call.
_GOES_ON = r"(?![\p{L}\d])(?!\s?[/.\-]\s?\d)(?!,\d)(?!\s?[-/]\s?\p{Lu})"


def find_named(flat: str, start: int, stop: int, taken: Iterable[Mention]) -> list[Mention]:
    """Named mentions of one paragraph that overlap none of `taken` and no other; offsets are absolute.

    An earlier rule goes before a later one.
    """
    words = flat[start:stop].lower()
    spans = [(mention.start, mention.end) for mention in taken]
    found: list[Mention] = []
    for rule in RULES:
        if not rule.may_find(words):
            continue
        for mention in rule.read(flat, start, stop):
            if all(mention.end <= low or high <= mention.start for low, high in spans):
                spans.append((mention.start, mention.end))
                found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


@cache
def _charter(capitals: bool) -> regex.Pattern[str]:
    bodies = alternatives(load("issuers")["mass_organisations"]["words"])
    of = rf"{_PARTY}|{bodies}(?!\s+(?:thể|viên|khối)(?!\w))(?!\w)|Hội\s+\p{{Lu}}\p{{L}}+(?:\s+\p{{L}}+){{0,4}}"
    return regex.compile(
        rf"(?<!\w)[Đđ]iều\s+lệ\s+(?P<of>{of})(?:\s*\(?\s*khóa\s+(?P<term>[IVX]+)\s*\)?)?", regex.I if capitals else 0
    )


def charters(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """Điều lệ Đảng, and the statutes of the mass organisations by name."""
    for match in _charter(flat[start:stop].isupper()).finditer(flat, start, stop):
        folded = fold(match["of"])
        name = "dang" if folded.startswith("dang") else slug(folded)
        term = f"khóa {match['term']}" if match["term"] else None
        yield named_mention(
            flat, match.span(), match.end(), rule="dieu_le", type_name="Điều lệ", key=f"dieu-le-{name}", term=term
        )


def platforms(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """Cương lĩnh of the Party."""
    for match in _PLATFORM.finditer(flat, start, stop):
        yield _of_year(match, "cuong_linh", "Cương lĩnh", "cuong-linh-dang")


def constitutions(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """`Hiến pháp năm 2013`."""
    for match in _CONSTITUTION.finditer(flat, start, stop):
        yield _of_year(match, "hien_phap", "Hiến pháp", "hien-phap")


def _of_year(match: regex.Match[str], rule: str, type_name: str, key: str) -> Mention:
    key += f"-{match['year']}" if match["year"] else ""
    return Mention(kind="named", rule=rule, type_name=type_name, start=match.start(), end=match.end(), key=key)


@cache
def _short(capitals: bool) -> regex.Pattern[str]:
    """A short call: a type and a bare number; with `số`, or with two digits as such numbers are spoken."""
    words = alternatives(load("types")["short_call"]["words"])
    return regex.compile(
        rf"(?<!\w)(?P<type>{words})\s+(?:số\s*:?\s*(?P<number>\d{{1,4}}[a-z]?)|(?P<bare>\d{{2,4}})){_GOES_ON}{_not_counted()}",
        regex.I if capitals else 0,
    )


@cache
def _small() -> regex.Pattern[str]:
    """A short call in small letters, with `số`; sought by that word, which is rare, and looked back from there."""
    words = alternatives_before(map(str.lower, load("types")["short_call"]["words"]))
    return regex.compile(
        rf"(?<=(?<!\w)(?P<type>{words})\s+)số\s*:?\s*(?P<number>\d{{1,4}}[a-z]?)(?P<bare>){_GOES_ON}{_not_counted()}"
    )


def _not_counted() -> str:
    """A guard: `Kế hoạch 5 năm` counts; but a day behind is not counted (`Hướng dẫn số 02 ngày 30/10/2025`)."""
    counted = alternatives(load("types")["short_call"]["counted"])
    return rf"(?!(?!\s*ngày\s*\d)\s*(?:%|{counted}(?!\w)))"


@cache
def _next_short(capitals: bool) -> regex.Pattern[str]:
    """The next number of a list of short calls: `các Nghị quyết 57, 59 và 66`, `từ Nghị quyết số 01 đến số 05`.

    What is counted may follow a comma too (`Chỉ thị 05, 12 tập thể`), so the list must go on or end behind the number.
    """
    behind = r"(?=\s*(?:[,;.:)(]|$|(?:và|đến|của|ngày|về|khóa)(?!\w)))"
    return regex.compile(
        rf"\s*(?:,|và|đến)\s+(?:số\s+)?(?P<number>\d{{2,4}}){_GOES_ON}{behind}", regex.I if capitals else 0
    )


def short_calls(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """`Đề án số 08`, `Nghị quyết 35`, `Quy định 377`; of a list each number, with the body named behind the last."""
    capitals = flat[start:stop].isupper()
    found = _short(capitals).finditer(flat, start, stop)
    for match in found if capitals else chain(found, _small().finditer(flat, start, stop)):
        if match["bare"] and int(match["bare"]) in YEARS:
            continue
        numbers = [match, *_next_numbers(flat, match.end(), stop, capitals)]
        kind = squeeze(match["type"])
        kind = kind.capitalize() if capitals else kind
        ends = [number.end() for number in numbers]
        last = named_mention(flat, (numbers[-1].start(), ends[-1]), stop, rule="goi_tat", type_name=kind, key="")
        if kind[0].islower():
            # In a small letter only one whose day or body is told (`kế hoạch số 2 ngày 30/10/2025`).
            if not (last.issuer or last.issued_on):
                continue
            kind = kind.capitalize()
        for number, end in zip(numbers, ends, strict=True):
            serial = number["number"] or number["bare"]
            yield Mention(
                kind="named",
                rule="goi_tat",
                type_name=kind,
                start=match.start("type") if number is match else number.start("number"),
                end=last.end if number is numbers[-1] else end,
                key=f"{'-'.join(fold(kind).split())}-{serial}",
                serial=serial,
                issuer=last.issuer,
                issued_on=last.issued_on,
                term=last.term,
                title=last.title if number is numbers[-1] else None,
            )


def _next_numbers(flat: str, at: int, stop: int, capitals: bool) -> Iterator[regex.Match[str]]:
    while match := _next_short(capitals).match(flat, at, stop):
        if int(match["number"]) in YEARS:
            return
        yield match
        at = match.end()


def grounds(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """What a line `Căn cứ …` of the preamble names in full, without a number."""
    match = _GROUND.match(flat, start, stop)
    if match and not _READ_ELSEWHERE.search(match["name"]):
        words = slug(match["name"]).split("-")
        yield Mention(
            kind="named",
            rule="can_cu",
            type_name=squeeze(match["type"]),
            start=match.start("name"),
            end=match.end("name"),
            key="-".join(words[:_KEY_WORDS]),
        )


def democracy(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """Quy chế dân chủ ở cơ sở, by the name everybody knows."""
    for match in _DEMOCRACY.finditer(flat, start, stop):
        key = "quy-che-dan-chu-o-co-so"
        yield Mention(
            kind="named", rule="quy_che_dan_chu", type_name="Quy chế", start=match.start(), end=match.end(), key=key
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, and what a paragraph in small letters must hold for it to find anything: one of each group.

    Most paragraphs hold nothing for most rules, and looking for a syllable is ten times as fast as for a pattern.
    """

    read: Callable[[str, int, int], Iterator[Mention]]
    needs: tuple[tuple[str, ...], ...]

    def may_find(self, words: str) -> bool:
        """Whether the paragraph `words` holds a word of each group; loops, for `any` takes half as long again."""
        for group in self.needs:
            for need in group:
                if need in words:
                    break
            else:
                return False
        return True


RULES = (
    Rule(plenums, (("quyết", "nq", "luận", "kl", "định"), ("ương", "lần", "tw", "t.w", "tư", "t.ư", "t ư", "t. ư"))),
    Rule(local_plenums, (("hội nghị", "hn"), ("lần",), ("thứ",))),
    Rule(congresses, (("đại", "đh"),)),
    Rule(charters, (("lệ",),)),
    Rule(platforms, (("lĩnh",),)),
    Rule(constitutions, (("hiến",),)),
    Rule(changing_laws, (("luật",),)),
    Rule(laws, (("luật", "lệnh"),)),
    Rule(short_calls, (tuple("0123456789"),)),
    Rule(grounds, (("căn", "xét", "theo"),)),
    Rule(democracy, (("chế",),)),
)
