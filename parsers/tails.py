"""What stands behind a number or a name in any order: date, issuer, term; and where the name of a body ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from parsers.dates import DATE, iso
from parsers.model import Span
from parsers.text import squeeze
from parsers.vocabulary import alternatives, alternatives_before, load

ROMAN_OR_DIGITS = r"(?:[IVXLl1]{1,7}|\d{1,2})"
# A name of a body is not longer than this; steering committees list what they steer.
_ISSUER_WORDS, _STEERING_WORDS = 18, 32
# As far ahead as the list of what a steering committee steers may run to the word `về`.
_STEERED_REACH = 160
# As far as a tail is looked for: `regex` looks for letters that a pattern needs up to the end that it is given.
_REACH = 2000
_DATE_TAIL = regex.compile(rf"\s*,?\s*(?:\(\s*)?(?:ký\s+|ban\s+hành\s+)?(?:ngày\s*)?{DATE}(?:\s*\))?", regex.I)
_YEARS = r"nhiệm\s+kỳ\s+\d{4}\s*-\s*\d{4}"
_TERM_TAIL = regex.compile(
    rf"\s*,?\s*\(?\s*(?P<term>khóa\s+{ROMAN_OR_DIGITS})(?!\w)(?:\s*,?\s*{_YEARS})?\s*\)?", regex.I
)
# What may stand in brackets before the body: `Quy định số 11-QĐi/TW (sửa đổi) của Bộ Chính trị`.
_AS_CHANGED = regex.compile(r"\s*\(\s*(?:đã\s+)?sửa\s+đổi(?:,?\s+bổ\s+sung)?\s*\)", regex.I)
_YEARS_TAIL = regex.compile(rf"\s*,?\s*\(?\s*(?P<term>{_YEARS})\s*\)?", regex.I)
_ORDINAL = r"lần\s+thứ\s+(?:\d{1,2}|\p{L}+(?:\s+(?:một|hai|ba|bốn|tư|lăm))?)\s*,?\s*(?:của\s+)?"
_COMMITTEE = (
    r"(?:Ban\s+Chấp\s+hành\s+Trung\s+ương|BCH\s*(?:TW|Trung\s+ương)|Trung\s+ương(?:\s+\d{1,2})?)"
    r"(?:\s+Đảng)?(?:\s+Cộng\s+sản\s+Việt\s+Nam)?"
)
_PLENUM = rf"Hội\s+nghị\s+(?:{_ORDINAL})?{_COMMITTEE}"
_CENTRAL = (
    rf"(?:{_PLENUM}|Bộ\s+Chính\s+trị|Ban\s+Bí\s+thư|Ban\s+Chấp\s+hành\s+Trung\s+ương(?:\s+Đảng)?|Chính\s+phủ"
    r"|Thủ\s+tướng\s+Chính\s+phủ|Quốc\s+hội|Ủy\s+ban\s+Thường\s+vụ\s+Quốc\s+hội)"
)
# Without `của` only the central bodies are believed, and not where they begin a clause of their own.
_ACTS = r"(?!\s+(?:đã|ban|quy|yêu|giao|kết|quyết|cho)(?!\w))"
_BARE_ISSUER = regex.compile(rf"\s*,?\s*(?P<issuer>{_CENTRAL})(?!\w){_ACTS}", regex.I)
# The two that conclude together: `của Bộ Chính trị, Ban Bí thư`.
_SECRETARIAT = regex.compile(rf"(?:,|\s+và)\s+Ban\s+Bí\s+thư(?!\w){_ACTS}")
_WORD = regex.compile(r"[^\s,;.:()\"]+")
# A number never stands in a body's name; it begins the next mention.
_A_NUMBER = regex.compile(r"\d+[a-z]?[-/]")
# A place begins behind these, also one whose first syllable is a word that ends names: `thị xã Từ Sơn`.
_LEVELS = r"tỉnh|thành\s+phố|huyện|quận|thị\s+xã|thị\s+trấn|xã|phường|đặc\s+khu"
_LEVEL = regex.compile(rf"(?r)(?<!\w)(?:{_LEVELS}|ủy)\s+$", regex.I)
_STEERING = regex.compile(r"Ban\s+[Cc]hỉ\s+đạo")
# A name that says its level and place is whole: `UBND tỉnh | phân cấp`, `UBND thành phố Hà Nội | không`; a level goes
# on in `Tỉnh ủy`, `Xã hội`.
_PLACED = regex.compile(
    rf"(?r)(?i:(?<!\w)(?:{_LEVELS}))(?:\s+\p{{Lu}}\p{{Ll}}+(?:(?:\s+-)?\s+\p{{Lu}}\p{{Ll}}+){{0,3}})?\s+$"
)
_LEVEL_GOES_ON = frozenset(("ủy", "uỷ", "hội", "đoàn", "đội"))
# As far back as a level and its place are looked for.
_PLACED_REACH = 60


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands behind a number or a name: where it ends, and what it says."""

    end: int
    issued_on: str | None = None
    issuer: Span | None = None
    term: str | None = None


def read_tail(flat: str, at: int, stop: int, joint: bool = False) -> Tail:
    """Date, issuer and term behind `at`, each at most once, in any order; a `joint` document may have several."""
    day = term = None
    issuer: Span | None = None
    end, stop = at, min(stop, at + _REACH)
    while True:
        date = None if day else _DATE_TAIL.match(flat, end, stop)
        if date and iso(date):
            day, end = iso(date), _balanced(flat, end, date.end())
            continue
        changed = _AS_CHANGED.match(flat, end, stop)
        if changed and _of().match(flat, changed.end(), stop):
            end = changed.end()
        said = None if term else _TERM_TAIL.match(flat, end, stop) or _YEARS_TAIL.match(flat, end, stop)
        if said:
            term, end = squeeze(said["term"]), _balanced(flat, end, said.end())
            continue
        name = None if issuer else _issuer(flat, end, stop, joint)
        if name:
            issuer, end = name, name.end
            continue
        return Tail(end, day, issuer, term)


def _balanced(flat: str, start: int, end: int) -> int:
    """`end` without a closing bracket that was not opened behind `start`, and without blanks."""
    piece = flat[start:end]
    if piece.count(")") > piece.count("("):
        piece = piece[: piece.rindex(")")]
    return start + len(piece.rstrip())


@cache
def _organs() -> str:
    return alternatives(load("issuers")["organs"]["words"])


@cache
def bodies() -> regex.Pattern[str]:
    """Where the name of a body may begin: the word that says its kind."""
    return regex.compile(rf"(?<!\w){_organs()}(?!\w)")


@cache
def _of() -> regex.Pattern[str]:
    return regex.compile(rf"\s*,?\s*(?:của|do)\s+(?P<name>(?:đồng chí\s+)?(?:{_PLENUM}|{_organs()})(?!\w))", regex.I)


@cache
def _and_body() -> regex.Pattern[str]:
    return regex.compile(rf"\s*(?:,|-|\s+và)\s+(?P<name>{_organs()})(?!\w)")


def _issuer(flat: str, at: int, stop: int, joint: bool) -> Span | None:
    match = _of().match(flat, at, stop)
    if not match:
        bare = _BARE_ISSUER.match(flat, at, stop)
        return Span(*bare.span("issuer")) if bare else None
    end = name_end(flat, match.start("name"), match.end("name"), stop)
    both = _SECRETARIAT.match(flat, end, stop) if match["name"] == "Bộ Chính trị" else None
    end = both.end() if both else end
    while joint and (other := _and_body().match(flat, end, stop)):
        end = name_end(flat, other.start("name"), other.end("name"), stop)
    return Span(match.start("name"), end)


def name_end(flat: str, start: int, at: int, stop: int) -> int:
    """Where the name of a body that begins at `start` and is read up to `at` ends."""
    named = _whole_names().match(flat, start, stop)
    end = max(at, named.end()) if named else at
    ministry = _ministry().match(flat, start, stop)
    if ministry:
        return int(ministry.end())
    words = len(flat[start:end].split())
    most = _STEERING_WORDS if _STEERING.match(flat, start) else _ISSUER_WORDS
    while words < most:
        word = _WORD.search(flat, end, stop)
        gap = flat[end : word.start()].strip() if word else ";"
        if not word or gap not in ("", ","):
            break
        whole = _whole_names().match(flat, word.start(), stop) if not gap else None
        if whole:
            end, words = whole.end(), words + len(whole[0].split())
            continue
        if _stops(flat, word, start, stop) or (gap == "," and not _comma_inside(flat, start, word, stop)):
            break
        end, words = word.end(), words + 1
    return end


@cache
def _whole_names() -> regex.Pattern[str]:
    """Names taken whole: with a comma or `và` (`Văn hóa, Thể thao và Du lịch`), and provinces (`Cần Thơ`)."""
    provinces = load("issuers")["provinces"]["words"]
    names = [*load("issuers")["whole_names"]["words"], *provinces, *map(str.upper, provinces)]
    return regex.compile(alternatives(names) + r"(?!\w)")


_WHAT_IS_STEERED = regex.compile(r"[^;.:]*?\svề(?!\w)")


def _comma_inside(flat: str, start: int, word: regex.Match[str], stop: int) -> bool:
    """Whether a steering committee's name goes on over the comma before `word`, to the `về` behind what it steers."""
    if not _STEERING.match(flat, start) or not word[0][0].islower():
        return False
    reach = min(stop, word.start() + _STEERED_REACH)
    return _WHAT_IS_STEERED.match(flat, word.start(), reach) is not None


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(load("issuers")["name_end"]["words"])


@cache
def _joined() -> regex.Pattern[str]:
    """Heads of bodies whose names hold `và`."""
    return regex.compile(alternatives(load("issuers")["joined_names"]["heads"]) + r"(?!\w)")


def _stops(flat: str, word: regex.Match[str], start: int, stop: int) -> bool:
    """Whether `word` is no part of the name any more; `và` joins only the parts of one name."""
    said = word[0].lower()
    after = _WORD.match(flat, word.end() + 1, stop)
    if _A_NUMBER.match(said) or _is_whole(flat, word, start):
        return True
    if said != "và":
        if word[0].istitle() and _is_in_place(flat, said, after, start, word.start()):
            return False
        return said in _stop_words() or (after is not None and f"{said} {after[0].lower()}" in _stop_words())
    if not after or _new().match(flat, after.start(), stop):
        return True
    if _STEERING.match(flat, start):
        return False
    return not (_joined().match(flat, start) and (after[0][0].isupper() or after[0] == "doanh"))


@cache
def _ministry() -> regex.Pattern[str]:
    """A ministry or its minister by the whole name: `Bộ trưởng Bộ Ngoại giao`, `Bộ Giáo dục và Đào tạo`."""
    names = [row["name"] for row in load("issuers")["state"].values() if row["name"].startswith("Bộ ")]
    return regex.compile(rf"(?:(?:Thứ\s+trưởng|Bộ\s+trưởng)\s+)?{alternatives(names)}(?!\w|\s+-\s)", regex.I)


@cache
def _central() -> regex.Pattern[str]:
    """A central body's name, which is whole."""
    rows = load("issuers")["whole"]
    names, no_body = alternatives_before(rows["words"]), alternatives_before(rows["not_after"])
    return regex.compile(rf"(?r)(?<!\w)(?<!{no_body}\s){names}\s+$", regex.I)


@cache
def _province() -> regex.Pattern[str]:
    """The name of a province behind its level; no other word belongs to the body's name."""
    names = alternatives_before(load("issuers")["provinces"]["words"])
    return regex.compile(rf"(?r)(?<!\w)(?:tỉnh|thành\s+phố)\s+{names}\s+$", regex.I)


def _is_whole(flat: str, word: regex.Match[str], start: int) -> bool:
    """Whether a name that is read up to `word` has said all that such a body's name says."""
    begin = max(start, word.start() - _PLACED_REACH)
    if _STEERING.match(flat, start) or word[0] == "-":
        return False
    if _central().search(flat, begin, word.start()):
        return word[0].lower() not in load("issuers")["whole"]["goes_on"]
    if word[0][0].islower() and word[0] not in (*_LEVEL_GOES_ON, "và"):
        return bool(_PLACED.search(flat, begin, word.start()))
    return bool(_province().search(flat, begin, word.start()))


def _is_in_place(flat: str, said: str, after: regex.Match[str] | None, start: int, at: int) -> bool:
    """Whether a word in a capital is a syllable of a place's name: the first (`thị xã Từ Sơn`), or the second."""
    if after and after[0].istitle() and _LEVEL.search(flat, start, at):
        return True
    before = flat.rfind(" ", start, at - 1) + 1
    return (
        said in load("issuers")["name_end"]["in_places"]
        and flat[before:at].strip().istitle()
        and bool(_LEVEL.search(flat, start, before))
    )


@cache
def _new() -> regex.Pattern[str]:
    """Another document or body that is named here, rather than the name going on (`và Kế hoạch …`, `và UBND …`)."""
    types = [word for row in load("types")["type"] for word in row["words"]]
    return regex.compile(alternatives([*types, *load("issuers")["organs"]["words"], "Ủy viên", "các"]) + r"(?!\w)")
