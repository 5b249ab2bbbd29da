"""Who is to do it: the names of bodies, organs and office holders, and where each name ends.

A name begins with a word that only bodies bear (`Ủy ban`, `Chi bộ`), or with `Ban`, `Bộ`, `Sở` … before a capital
letter, and ends where the work begins (`chủ trì`, `có trách nhiệm`, `căn cứ`). DOMAIN 6.1.

The functions take a text and its smoothed form, which is as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from parsers.model import Span
from parsers.text import LETTER, SIGN
from parsers.verbs import verbs
from parsers.vocabulary import alternatives, load

# The longest enumeration of bodies in one subject that was seen runs over 300 letters.
LONGEST = 420
# How far into a text its subject may begin, after an opening phrase.
_FARTHEST = 3 * LONGEST


class _Words(NamedTuple):
    """The vocabulary compiled."""

    head: re.Pattern[str]
    proper: re.Pattern[str]
    order: re.Pattern[str]
    end: re.Pattern[str]
    verb: re.Pattern[str]
    inside: frozenset[str]
    opening: re.Pattern[str]


@cache
def _words() -> _Words:
    table = load("bodies")
    many = rf"(?:{alternatives(table['plural']['before'])}\s+)"
    names = alternatives([*table["head"]["words"], *table["compound"]["words"]])
    proper = table["proper"]
    # `tổ chức` is also the name of a body; of many behind one of these.
    of_many = "".join(rf"(?<!{word}\s)" for word in ("các", "những", "và", ",", "ban", "đơn vị", "cơ quan"))
    organize = (
        rf"{of_many}tổ\s+chức(?=\s{SIGN})"
        rf"(?!\s+(?!{alternatives(proper['event'])}(?!{LETTER})){alternatives(proper['noun'])}(?!{LETTER}))"
    )
    return _Words(
        head=re.compile(
            rf"{many}?{alternatives(table['head']['words'])}(?!{LETTER})|{many}{alternatives(table['plural']['words'])}(?!{LETTER}|{alternatives(table['plural']['thing'])})"
        ),
        proper=re.compile(rf"{many}?{alternatives(proper['words'])}\s+(?!{alternatives(proper['never'])}(?!{LETTER}))"),
        order=re.compile(rf"{alternatives(table['order']['words'])}\s+"),
        end=re.compile(
            rf"(?P<name>(?<!{LETTER})(?!(?<=\s){organize}){names}(?!{LETTER})|\([^()]*\))"
            r"|(?P<stop>[;:()\n]|(?<!\btp)\.)|(?P<turn>,\s+(?:đặc biệt|nhất là|trước hết|trong đó))"
            rf"|(?P<verb>(?<=\s)(?:{organize}|{alternatives(table['predicate']['words'])}(?!{LETTER})))"
        ),
        verb=re.compile(rf"(?:{alternatives(table['predicate']['words'])}|tổ\s+chức)(?!{LETTER})"),
        inside=frozenset(table["inside"]["words"]),
        opening=re.compile(
            rf"(?!theo dõi)(?:(?P<ground>{alternatives(table['opening']['ground'])})"
            rf"|{alternatives(table['opening']['time'])})(?!{LETTER})"
        ),
    )


# In a list of verbs it is one (`kiểm tra, thanh tra, hậu kiểm`), written small and with no name behind it.
_VERB_IN_LISTS = regex.compile(r"thanh tra(?=,| và(?! các| ủy ban| ubnd))")


def starts_body(text: str, lower: str, start: int = 0) -> int | None:
    """Where the head of a body's name that begins at `start` ends, None where none begins."""
    words = _words()
    if match := words.head.match(lower, start):
        return None if text[start].islower() and _VERB_IN_LISTS.match(lower, start) else int(match.end())
    proper = words.proper.match(lower, start)
    if proper and text[proper.end() : proper.end() + 1].isupper():
        return int(proper.end())
    return None


# A colon behind these is followed by which ones are meant, at least two names (`Các sở: Tài chính, Xây dựng chủ trì`).
_OF_MANY = regex.compile(r"(?:(?<!\p{L})(?:các|những)|\d)\s[^.;:()]{1,60}$")
_NAMED_EACH = regex.compile(r":\s+(?P<first>\p{Lu}[^,.;:()\n]{0,40}?)(?:,\s+|\s+và\s+)\p{Lu}")
_REACH_OF_MANY = 70


def _names_each(text: str, lower: str, start: int, colon: int) -> bool:
    """Whether a colon in a name is followed by names, not by the work (`Các xã: Căn cứ Kế hoạch này, Ủy ban …`)."""
    if not _OF_MANY.search(lower, max(start, colon - _REACH_OF_MANY), colon):
        return False
    named = _NAMED_EACH.match(text, colon)
    if named is None:
        return False
    verb = _words().verb.match(lower, named.start("first"))
    ground = _words().opening.match(lower, named.start("first"))
    return ground is None and (verb is None or verb.end() >= named.end("first"))


# Verbs that are nouns in a list of names (`Văn phòng, lãnh đạo các cơ quan …`).
_NOUNS_IN_LISTS = frozenset(("lãnh đạo", "chỉ đạo", "giám sát", "tự"))


def marks(text: str, lower: str, start: int) -> Iterator[re.Match[str]]:
    """The verbs, stops and turns after a name begins; words that belong to names are passed over."""
    for match in _words().end.finditer(lower, start, min(len(lower), start + LONGEST)):
        if match["name"] or match["stop"] == "(":
            continue
        if match["verb"] and text[match.start()].isupper():
            continue
        if match["stop"] == ";" and starts_body(text, lower, match.end() + 1) is not None:
            continue
        if match["stop"] == ":" and _names_each(text, lower, start, match.start()):
            continue
        if match["verb"] in _NOUNS_IN_LISTS and lower[: match.start()].endswith(", "):
            continue
        yield match


# After these the name may go on with which ones are meant, up to what is their duty (`cơ quan đã xác định bí mật | có
# trách nhiệm`).
_TELLS_WHICH = frozenset(("đã", "chưa", "được"))
_DUTY = regex.compile(r"[^.,;:()]{1,80}?\s(?P<duty>có trách nhiệm|chịu trách nhiệm|phải|chủ trì)(?!\p{L})")
# … and so does a name that does not tell which (`Cơ quan lập quy hoạch | có trách nhiệm`).
_GENERIC = ("cơ quan", "đơn vị", "tổ chức", "doanh nghiệp", "bộ phận", "được giao", "được phân công")
_CHARGED = regex.compile(r"[^.,;:()]{1,80}?(?<!\svà)\s(?P<duty>có trách nhiệm|chịu trách nhiệm)(?!\p{L})")


def read_body(text: str, lower: str, start: int = 0) -> Span | None:
    """The name that begins at `start` and is followed by its work or a colon, None where there is no such name.

    `Sở Y tế chủ trì, phối hợp …` -> `Sở Y tế`; `Văn phòng Sở: Thực hiện …` -> `Văn phòng Sở`.
    """
    if starts_body(text, lower, start) is None:
        return None
    mark = next(marks(text, lower, start), None)
    if mark is None or (mark["stop"] and mark["stop"] != ":"):
        return None
    if mark["verb"] in _TELLS_WHICH and (duty := _DUTY.match(lower, mark.end())):
        return Span(start, duty.start("duty") - 1)
    if mark["verb"] and is_generic(lower, mark.start()) and (duty := _CHARGED.match(lower, mark.end())):
        return Span(start, duty.start("duty") - 1)
    return Span(start, start + len(text[start : mark.start()].rstrip(" ,")))


def is_generic(lower: str, end: int) -> bool:
    """Whether a name that ends at `end` does not tell which body it is (`Cơ quan`)."""
    return lower[:end].rstrip().endswith(_GENERIC)


# In a heading these tell of a case, not of a body (`Đảng viên có đủ 30 năm tuổi đảng`).
_TELLS = regex.compile(r"(?<!\p{L})(?:có (?!liên quan)|xin |khai |bị |khi )")


def is_body(heading: str, lower: str) -> bool:
    """Whether a whole heading is the name of a body (`1.1. Ban Tổ chức Đảng ủy Khối`)."""
    if starts_body(heading, lower) is None or _TELLS.search(lower):
        return False
    verbs = (match for match in _words().end.finditer(lower) if match["verb"] and match["verb"] not in _words().inside)
    return not any(heading.isupper() or heading[match.start()].islower() for match in verbs)


# In a ground these go on with a list (`của cơ quan, đơn vị, …`) and begin no subject.
_BARE = regex.compile(r"(?:đơn vị|doanh nghiệp|địa phương|ngành|cơ quan|tổ chức)(?!\p{L})")
_THEN = regex.compile(r"(?:[,;]|\sthì)\s+")
# Behind a ground these begin the work itself, done by whoever is charged above (`Căn cứ Luật này, chủ động rà soát …`).
_STARTS_WORK = regex.compile(
    r"(?:chủ động|khẩn trương|tích cực|tiếp tục|kịp thời|tham mưu|chủ trì|phối hợp|rà soát|tập trung|tăng cường"
    r"|đẩy mạnh|xây dựng|triển khai|tổ chức (?:triển khai|thực hiện)|lập kế hoạch|bố trí|cân đối|ban hành)(?!\p{L})"
)


WITH = regex.compile(
    r"(?:phối\s+hợp(?:\s+(?:chặt chẽ|đồng bộ))?(?:\s+(?:với|cùng))?|chủ trì,?\s+cùng(?:\s+với)?)\s+(?=\S)"
)
# One body gives the work to another (`Ban Thường vụ giao Ban Tổ chức tham mưu …`).
_PASSES_ON = regex.compile(r"\s+(?:giao(?: cho| nhiệm vụ cho)?|yêu cầu|đề nghị)\s+")


# What the work is about, before who does it (`Về đất đai: Giao Sở Y tế …`).
_TOPIC = regex.compile(r"(?:về|đối với)\s[^.;:()]{2,160}:\s+")


# … also in a few words of another sort (`Kinh phí: Sở Tài chính bố trí …`), but not a body, a place, a step.
_SHORT_TOPIC = regex.compile(
    r"(?!bước|trường hợp|nơi|địa điểm|thành phần|đối tượng|điều kiện)\p{L}[^.,;:()\d]{2,45}:\s+(?!-)"
)


def _behind_topic(text: str, lower: str) -> int:
    if lower.startswith(("về", "đối")):
        topic = _TOPIC.match(lower)
        return topic.end() if topic else 0
    if lower.find(":", 0, 50) < 0 or starts_body(text, lower) is not None or _words().order.match(lower):
        return 0
    topic = _SHORT_TOPIC.match(lower)
    return topic.end() if topic and text[topic.end() : topic.end() + 1].isupper() else 0


def read_subject_body(text: str, lower: str) -> Span | None:
    """The body that is the subject of the first sentence, after an order (`Giao …`) or an opening (`Căn cứ …, X`)."""
    start = _behind_topic(text, lower)
    order = _words().order.match(lower, start)
    if order:
        return read_body(text, lower, order.end())
    body = read_body(text, lower, start)
    if body and (passed := _PASSES_ON.match(lower, body.end)):
        return read_body(text, lower, passed.end()) or body
    opening = _words().opening.match(lower)
    if body or not opening:
        return body
    stop = lower.find(". ", 0, _FARTHEST)
    aimed = opening[0] in ("để", "nhằm")  # what work is for lists verbs before its subject
    for mark in _THEN.finditer(lower, 0, stop if stop > 0 else min(len(lower), _FARTHEST)):
        if WITH.search(lower, 0, mark.start()) or (not aimed and _STARTS_WORK.match(lower, mark.end())):
            return None
        if opening["ground"] and _BARE.match(lower, mark.end()):
            continue
        if body := read_body(text, lower, mark.end()):
            return body
    return None


_ADDRESSED = regex.compile(r"(?<!\p{L})(?:yêu cầu|đề nghị|giao(?:\s+cho)?)\s+")


def read_addressee(text: str, lower: str) -> str | None:
    """Whom a preamble charges (`Ban Bí thư yêu cầu các cấp ủy thực hiện …`), None where it only tells who issues."""
    bodies = (read_body(text, lower, mark.end()) for mark in _ADDRESSED.finditer(lower))
    return next((body.of(text) for body in bodies if body), None)


def orders(text: str, lower: str) -> bool:
    """Whether the text begins with an order to a body (`Giao Sở Y tế …`)."""
    order = _words().order.match(lower, _behind_topic(text, lower))
    return bool(order and starts_body(text, lower, order.end()) is not None)


def read_named_order(text: str, lower: str) -> Span | None:
    """The body of an order that names no work of its own (`Đề nghị Hội Nông dân tỉnh`): the units below tell it."""
    order = _words().order.match(lower)
    return read_bare_name(text, lower, order.end()) if order else None


# A name that ends in one of these goes on in the next line.
_GOES_ON = regex.compile(r"(?:,|\s(?:và|với|của|các|(?<!trực )thuộc|trong|cho|về))$")


def read_bare_name(text: str, lower: str, start: int = 0) -> Span | None:
    """The name that is all there is from `start` on, None where there is more or less."""
    end = len(lower.rstrip(" .:;"))
    if starts_body(text, lower, start) is None or _GOES_ON.search(lower, max(start, end - 8), end):
        return None
    mark = next(marks(text, lower, start), None)
    return Span(start, end) if mark is None or mark.start() >= end else None


# A list of names or counts under a body is no work: `Đối với …`, `Ban bầu cử: 01 cá nhân`.
_NO_WORK = regex.compile(
    r"đối với [^:]{0,110}$|(?:tổng (?:số|giá trị)|số lượng|tỷ lệ|họ và tên|tên) "
    r"|không quá|mức (?:\p{L}+ ){0,3}\d|\d|[^:]{0,90}:\s*(?:không quá|mỗi|\d)"
)


def begins_with_verb(lower: str) -> bool:
    """Whether words without a subject tell of work by their first one, or by the first behind a topic (`Về vốn: …`)."""
    return _begins(lower, 0) or ((topic := lower.find(": ")) > 0 and _begins(lower, topic + 2))


def _begins(lower: str, start: int) -> bool:
    return bool(_words().verb.match(lower, start) or verbs().action.match(lower, start))


# After a name: what it is or has, not what it is to do.
_STATE = regex.compile(r"[\s:]*(?:là|được|sẽ|đã|không|có chức năng|hiện|có(?! trách nhiệm)|\d)(?!\p{L})")


def works(lower: str, start: int = 0) -> bool:
    """Whether the words from `start` on tell of work, not of what somebody is or of names and counts."""
    if start and _STATE.match(lower, start):
        return False
    return not _NO_WORK.match(lower, start, start + 140)
