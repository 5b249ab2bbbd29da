"""Resolutions of plenums of the Central Committee: `Nghị quyết Trung ương 4 (khóa XI, XII)` (DOMAIN 3.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from parsers.markers import ORDINAL_WORDS, roman, to_roman
from parsers.mention import Mention
from parsers.model import Span
from parsers.tails import ROMAN_OR_DIGITS
from parsers.text import fold, squeeze
from parsers.titles import read_title
from parsers.vocabulary import alternatives

# No Central Committee has met more often in one term.
_MOST_PLENUMS = 16
_ORDINAL = (
    rf"\d{{1,2}}(?!\d)|{alternatives([*ORDINAL_WORDS, 'mười ba', 'mười bốn', 'mười lăm'])}(?!\w)|[IVXl]{{1,6}}(?!\w)"
)
_TYPE = r"(?<!\w)(?P<type>Nghị\s+quyết|NQ|Kết\s+luận|KL|Quy\s+định)"
_MEETING = r"(?:số\s+)?(?:của\s+)?(?:Hội\s+nghị|HN)"
_COMMITTEE = (
    r"(?:Ban\s+Chấp\s+hành\s+Trung\s+ương|BCH\s*(?:TW|Trung\s+ương|T\.?Ư)|Trung\s+ương|T\.?\s?Ư|T\.?W|HNTW|BCHTW)"
    r"(?:\s+Đảng)?(?:\s+Cộng\s+sản\s+Việt\s+Nam)?"
)
# `Hội nghị lần thứ tư Ban Chấp hành Trung ương`; `Hội nghị Trung ương 4`; `Hội nghị lần thứ 5` before a khóa.
_NTH_OF_COMMITTEE = rf"\s*(?:{_MEETING}\s*)?lần\s+thứ\s+(?P<nth>{_ORDINAL})\s*,?\s*(?:của\s+)?{_COMMITTEE}"
_BARE = r"\d{1,2}(?!\d)|(?-i:[IVX]{1,5})(?!\w)"
_COMMITTEE_NTH = rf"\s*(?:{_MEETING}\s*)?{_COMMITTEE}\s*(?:lần\s+thứ\s+(?P<times>{_ORDINAL})|(?P<bare>{_BARE}))"
_NTH = rf"\s+{_MEETING}\s+lần\s+thứ\s+(?P<alone>{_ORDINAL})"
# What the whole pattern is tried at: searching for it outright takes longer.
_HEAD = regex.compile(rf"{_TYPE}(?=\s*(?:số|của|Hội|HN|lần|Ban|BCH|T))", regex.I)
_PLENUM = regex.compile(rf"{_TYPE}(?P<body>{_NTH_OF_COMMITTEE}|{_COMMITTEE_NTH}|{_NTH})", regex.I)
# `Trung ương 6, 7 khóa XII`, `Trung ương 6 và Trung ương 7 khóa XII`: more ordinals, only where a khóa follows.
_NEXT = r"\s*(?:,|và)\s*"
_AGAIN = r"(?:(?:Hội\s+nghị\s+)?Trung\s+ương\s+)?"
_MORE = regex.compile(
    rf"{_NEXT}(?P<part>{_AGAIN}(?P<number>\d{{1,2}}))(?!\d)(?=(?:{_NEXT}{_AGAIN}\d{{1,2}}(?!\d))*\s*,?\s*\(?\s*khóa\s)",
    regex.I,
)
# Trung ương 6 of the eighth term met twice.
_SESSION = regex.compile(r"\s*\(?\s*lần\s+(?P<session>[12])(?!\d)\s*\)?", regex.I)
_TERM = regex.compile(rf"\s*,?\s*\(?\s*khóa\s+(?P<term>{ROMAN_OR_DIGITS})(?!\w)\s*", regex.I)
_NEXT_TERM = regex.compile(r"(?:,|và)\s*(?:(?i:khóa)\s+)?(?P<term>[VX][IVX]{0,5}|I[VX])(?!\w)\s*")


@dataclass(frozen=True, slots=True)
class _Part:
    """One ordinal or one khóa of a list, and where it stands."""

    value: int
    start: int
    end: int


def plenums(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """One mention a plenum: of a list of ordinals or of terms each member stands for itself."""
    for head in _HEAD.finditer(flat, start, stop):
        match = _PLENUM.match(flat, head.start(), stop)
        if not match:
            continue
        group = next(name for name in ("nth", "times", "bare", "alone") if match[name])
        value = _value(match[group])
        if value is None or value > _MOST_PLENUMS:
            continue
        ordinals = [_Part(value, match.start(), match.end()), *_more(flat, match.end(), stop)]
        session = _SESSION.match(flat, ordinals[-1].end, stop)
        end = session.end() if session else ordinals[-1].end
        terms = list(_terms(flat, end, stop))
        # `Hội nghị lần thứ 5` and `Trung ương V` could be another body's without a khóa.
        if not terms and (group == "alone" or (group == "bare" and not match["bare"].isdigit())):
            continue
        yield from _members(flat, match, ordinals, session, terms if len(ordinals) == 1 else terms[:1], stop)


def _more(flat: str, at: int, stop: int) -> Iterator[_Part]:
    while match := _MORE.match(flat, at, stop):
        yield _Part(int(match["number"]), *match.span("part"))
        at = match.end()


def _terms(flat: str, at: int, stop: int) -> Iterator[_Part]:
    """The khóa behind a plenum, and those that follow it in a list; one alone takes its bracket."""
    match = _TERM.match(flat, at, stop)
    opened = match is not None and "(" in match[0]
    while match:
        value = _value(match["term"])
        if value is None:
            return
        after = _NEXT_TERM.match(flat, match.end(), stop)
        closed = opened and not after and flat.startswith(")", match.end())
        yield _Part(value, match.start("term"), match.end() + 1 if closed else match.end("term"))
        match, opened = after, False


def _members(
    flat: str,
    match: regex.Match[str],
    ordinals: Sequence[_Part],
    session: regex.Match[str] | None,
    terms: Sequence[_Part],
    stop: int,
) -> Iterator[Mention]:
    """Mentions that do not overlap: the first from the type word on, those behind by their own part only."""
    kind = {"kl": "Kết luận", "qd": "Quy định"}.get(_initials(match["type"]), "Nghị quyết")
    issuer = Span(
        match.start("body") + len(match["body"]) - len(match["body"].lstrip()),
        session.end() if session else match.end(),
    )
    members: Sequence[_Part | None] = terms or [None]
    places = [(ordinal, term) for ordinal in ordinals for term in members]
    for index, (ordinal, term) in enumerate(places):
        last = index == len(places) - 1
        start = match.start() if not index else term.start if term and len(terms) > 1 else ordinal.start
        end = term.end if term and (last or len(terms) > 1) else session.end() if session and last else ordinal.end
        khoa = to_roman(term.value) if term else None
        yield Mention(
            kind="named",
            rule="hoi_nghi_trung_uong",
            type_name=kind,
            start=start,
            end=end,
            key=_key(kind, ordinal, session, khoa),
            issuer=issuer if not index else Span(ordinal.start, ordinal.end) if len(ordinals) > 1 else issuer,
            term=f"khóa {khoa}" if khoa else None,
            title=read_title(flat, end, stop) if last else None,
        )


def _key(kind: str, ordinal: _Part, session: regex.Match[str] | None, khoa: str | None) -> str:
    """`nqtw4-khoa-xii`, `nqtw6-lan-2-khoa-viii`."""
    key = f"{_initials(kind)}tw{ordinal.value}"
    if session and session["session"] != "1":
        key += f"-lan-{session['session']}"
    return key + (f"-khoa-{khoa.lower()}" if khoa else "")


def _initials(kind: str) -> str:
    folded = fold(squeeze(kind))
    return folded if len(folded) == 2 else "".join(word[0] for word in folded.split())


def _value(number: str) -> int | None:
    """The number that digits, a Roman numeral (l for I as machines misread it) or a word stand for."""
    if number.isdigit():
        return int(number)
    words = " ".join(number.lower().split())
    tens, _, ones = words.partition(" ")
    spoken = ORDINAL_WORDS.get(words) or (
        10 + {"ba": 3, "bốn": 4, "tư": 4, "lăm": 5}[ones] if tens == "mười" and ones else None
    )
    return spoken or roman(number.upper().replace("L", "I").replace("1", "I"))
