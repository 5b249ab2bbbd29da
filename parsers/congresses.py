"""Resolutions of congresses: the Party's, those of its organisations, those of the mass organisations (DOMAIN 3.4).

The key says level, name of the body, ordinal and years (`dai-hoi:tinh:khanh-hoa:xviii:2020-2025`,
`dai-hoi:dang::xiii:`); what a mention leaves out is filled in over the document and the corpus.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from parsers.markers import roman, to_roman
from parsers.mention import Mention
from parsers.model import Span
from parsers.text import fold, slug, squeeze
from parsers.vocabulary import alternatives, load

# The Party's congresses in living use: a bare `Đại hội XIII` is one of them.
_NATIONAL = range(6, 21)
_RESOLUTION = r"(?<!\w)(?:[Nn]ghị\s+quyết|NQ)\s+(?:của\s+)?(?P<congress>[Đđ]ại\s+hội|ĐH)"
# What the longer patterns are tried at: searching for them outright takes four times as long.
_HEAD = regex.compile(_RESOLUTION)
_HEAD_IN_CAPITALS = regex.compile(_RESOLUTION, regex.I)
_NUMBER = r"(?:[IVXL]{1,6}|\d{1,2})(?!\w)"
_MARK = r"[\s,.;:()\"]"
_YEARS = r"\s*,?\s*\(?\s*nhiệm\s+kỳ\s+(?P<from>\d{4})\s*-\s*(?P<to>\d{4})\s*\)?"
# Organisations of one kind at every level, and of those below: no one document (GUIDE, Citations 6).
_PLURAL = regex.compile(r"(?<!\w)(?:các|cấp|trực\s+thuộc)(?!\w)(?!\s+(?:cơ\s+quan|khu|ban|doanh|trường))")
_LEVELS = (
    ("khoi", regex.compile(r"\bkhoi\b")),
    ("so", regex.compile(r"\bso\b")),
    ("tinh", regex.compile(r"\b(?:tinh|thanh pho)\b")),
    ("huyen", regex.compile(r"\b(?:huyen|quan|thi xa)\b")),
    ("xa", regex.compile(r"\b(?:xa|phuong|thi tran|dac khu)\b")),
    ("co-so", regex.compile(r"\bco so\b")),
    ("chi-bo", regex.compile(r"^chi bo\b")),
)
_KIND_WORDS = regex.compile(
    r"\b(?:khoi|cac co quan|va doanh nghiep|doanh nghiep|tinh|so|huyen|quan|thi xa|xa|phuong|thi tran|thanh pho)\b"
)
# Levels of which a document has one above it: named without ordinal and years they still mean one congress.
_DEFINITE_LEVELS = ("tinh", "khoi", "huyen")


@cache
def _party(capitals: bool) -> regex.Pattern[str]:
    """A congress of the Party or of one of its organisations, its parts in any of the orders met."""
    stops = [*load("issuers")["name_end"]["words"], *load("issuers")["congress_end"]["words"]]
    over = rf"(?:và\s+(?!\p{{Lu}}|doanh)|thành(?!\s+phố)(?!\w)|{alternatives(stops)}(?!\w))"
    national = r"\s+(?:Đảng\s+)?toàn\s+quốc|\s+Đảng(?=\s+(?:lần\s+thứ|[IVXL]{2,}))(?:\s+toàn\s+quốc)?"
    body = rf"\s+(?:của\s+)?(?:[Đđ]ảng\s+bộ|Đảng\s+ủy|[Cc]hi\s+bộ)(?:\s+(?!{over})[^\s,.;:()\"]+){{0,16}}"
    party = r"\s+(?:của\s+)?Đảng(?:\s+Cộng\s+sản\s+Việt\s+Nam)?(?!\s+(?:bộ|ủy|viên|đoàn|các)(?!\w))"
    return regex.compile(
        rf"{_RESOLUTION}(?:\s+đại\s+biểu)?(?P<national>{national})?(?:\s+(?:lần\s+thứ\s+)?(?P<first>{_NUMBER}))?"
        rf"(?P<body>{body})?(?P<party>{party})?(?:\s*,?\s+lần\s+thứ\s+(?P<second>{_NUMBER}))?(?P<years>{_YEARS})?(?={_MARK}|$)",
        regex.I if capitals else 0,
    )


@cache
def _mass() -> regex.Pattern[str]:
    """A congress of a mass organisation, with its ordinal before or behind the name."""
    names = alternatives(load("issuers")["mass_organisations"]["words"])
    first = rf"(?:toàn\s+quốc\s+)?(?:(?:lần\s+thứ\s+)?(?P<first>{_NUMBER})\s+(?:của\s+)?)?"
    second = rf"(?:\s+toàn\s+quốc)?(?:\s+lần\s+thứ\s+(?P<second>{_NUMBER}))?"
    return regex.compile(
        rf"{_RESOLUTION}\s+(?:đại\s+biểu\s+)?{first}(?P<body>{names})(?!\w){second}(?:{_YEARS})?(?={_MARK}|$)"
    )


def congresses(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """`Nghị quyết Đại hội XIII của Đảng`, `Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVIII, nhiệm kỳ 2020 - 2025`."""
    capitals = flat[start:stop].isupper()
    for head in (_HEAD_IN_CAPITALS if capitals else _HEAD).finditer(flat, start, stop):
        match = _mass().match(flat, head.start(), stop)
        if match and (match["second"] or match["first"]):
            yield _of_mass_organisation(flat, match)
            continue
        match = _party(capitals).match(flat, head.start(), stop)
        mention = _of_party(flat, match) if match else None
        if mention:
            yield mention


def _of_mass_organisation(flat: str, match: regex.Match[str]) -> Mention:
    """`Nghị quyết Đại hội XIII Công đoàn Việt Nam`, `Nghị quyết Đại hội Đoàn toàn quốc lần thứ XII`."""
    ordinal = _as_roman(match["second"] or match["first"]).lower()
    return _mention(
        flat, match.start(), match.end(), f"nq-dai-hoi-{ordinal}-{'-'.join(fold(match['body']).split())}", match
    )


def _of_party(flat: str, match: regex.Match[str]) -> Mention | None:
    """A congress of the Party, or of one of its organisations where one congress of one body is meant."""
    number = match["second"] or match["first"]
    body = squeeze(match["body"] or "").removeprefix("của ")
    if match["national"] and number and body:
        # `… toàn quốc lần thứ XIII của Đảng bộ Sở`: the words behind belong to something else (DOMAIN, Appendix B).
        return _congress(flat, (match.start(), match.start("body")), "dang", "", number, match)
    if number and not body and (match["national"] or match["party"] or _is_national(number)):
        return _congress(flat, match.span(), "dang", "", number, match)
    if body and _is_definite(flat, match, number, body):
        return _congress(flat, match.span(), level_of(body), own_name(body), number, match)
    return None


def _is_definite(flat: str, match: regex.Match[str], number: str | None, body: str) -> bool:
    """Whether one congress of one body is meant."""
    if _PLURAL.search(body.lower()) or flat.endswith("các ", 0, match.start()):
        return False
    return bool(number or match["years"] or level_of(body) in _DEFINITE_LEVELS)


def _congress(
    flat: str, span: tuple[int, int], level: str, name: str, number: str | None, match: regex.Match[str]
) -> Mention:
    ordinal = _as_roman(number).lower() if number else ""
    years = f"{match['from']}-{match['to']}" if match["years"] and level != "dang" else ""
    return _mention(flat, *span, f"dai-hoi:{level}:{name}:{ordinal}:{years}", match)


def _mention(flat: str, start: int, end: int, key: str, match: regex.Match[str]) -> Mention:
    """The mention; its issuer is the congress, its term the years."""
    end = start + len(flat[start:end].rstrip(" ,"))
    said = match["from"] and end >= match.end("to")
    years = flat.rfind("nhiệm", start, match.start("from")) if said else end
    return Mention(
        kind="named",
        rule="dai_hoi",
        type_name="Nghị quyết",
        start=start,
        end=end,
        key=key,
        issuer=Span(
            match.start("congress"), match.start("congress") + len(flat[match.start("congress") : years].rstrip(" ,("))
        ),
        term=squeeze(flat[years : match.end("to")]) if said else None,
    )


def _is_national(number: str) -> bool:
    """A bare `Đại hội XIII` is the Party's when its number is one of the Party's congresses in living use."""
    return (int(number) if number.isdigit() else roman(number)) in _NATIONAL


def level_of(body: str) -> str:
    """The level of a Party organisation, by its name: `tinh`, `huyen`, `xa`."""
    folded = fold(body)
    return next((level for level, pattern in _LEVELS if pattern.search(folded)), "dang-bo")


_PARTY_BODY = regex.compile(r"^(?:dang bo|dang uy|chi bo)\s*")


def own_name(body: str) -> str:
    """What tells this body from others of its level: `Đảng bộ tỉnh Khánh Hòa` -> `khanh-hoa`, `Đảng bộ Sở` -> ``."""
    return slug(_KIND_WORDS.sub(" ", _PARTY_BODY.sub("", fold(body))))


def _as_roman(number: str) -> str:
    return to_roman(int(number)) if number.isdigit() else number.upper()
