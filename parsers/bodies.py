"""Who is to do it: the names of bodies, organs and office holders, and where each name ends.

A name begins with a word that only bodies bear (`Ủy ban`, `Chi bộ`), or with `Ban`, `Bộ`, `Sở` … before a capital letter,
and ends where the work begins (`chủ trì`, `có trách nhiệm`, `căn cứ`). DOMAIN 6.1.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from parsers.model import Span
from parsers.quantities import smooth
from parsers.vocabulary import alternatives, load

# The longest enumeration of bodies in one subject that was seen runs over 300 letters.
_LONGEST = 420


class _Words(NamedTuple):
    """The vocabulary compiled."""

    head: regex.Pattern[str]
    proper: regex.Pattern[str]
    plural: regex.Pattern[str]
    order: regex.Pattern[str]
    end: regex.Pattern[str]


@cache
def _words() -> _Words:
    table = load("bodies")
    many = rf"(?:{alternatives(table['plural']['before'])}\s+)"
    names = alternatives([*table["head"]["words"], *table["compound"]["words"]])
    return _Words(
        head=regex.compile(rf"{many}?{alternatives(table['head']['words'])}(?!\p{{L}})"),
        proper=regex.compile(
            rf"{many}?{alternatives(table['proper']['words'])}\s+(?!{alternatives(table['proper']['never'])}(?!\p{{L}}))"
        ),
        plural=regex.compile(rf"{many}{alternatives(table['plural']['words'])}(?!\p{{L}})"),
        order=regex.compile(rf"{alternatives(table['order']['words'])}\s+"),
        end=regex.compile(
            rf"(?P<verb>(?<=\s)(?<!(?:các|những|và|,|ban|đơn vị|cơ quan)\s)tổ\s+chức(?=\s\p{{L}})(?!\s+{alternatives(table['proper']['noun'])}(?!\p{{L}})))"
            rf"|(?P<name>(?<!\p{{L}}){names}(?!\p{{L}})|\([^()]*\))|(?P<stop>[.;:()\n])|(?P<turn>,\s+(?:đặc biệt|nhất là|trước hết|trong đó))|(?P<verb>(?<=\s){alternatives(table['predicate']['words'])}(?!\p{{L}}))"
        ),
    )


def starts_body(text: str, lower: str, start: int) -> int | None:
    """Where the head of a body's name that begins at `start` ends, None where none begins."""
    words = _words()
    for pattern in (words.head, words.plural):
        if match := pattern.match(lower, start):
            return int(match.end())
    proper = words.proper.match(lower, start)
    if proper and text[proper.end() : proper.end() + 1].isupper():
        return int(proper.end())
    return None


def read_body(text: str, lower: str, start: int) -> Span | None:
    """The name that begins at `start` and is followed by its work or a colon, None where there is no such name.

    `Sở Y tế chủ trì, phối hợp …` -> `Sở Y tế`; `Văn phòng Sở: Thực hiện …` -> `Văn phòng Sở`.
    """
    head = starts_body(text, lower, start)
    if head is None:
        return None
    for match in _words().end.finditer(lower, start, min(len(lower), start + _LONGEST)):
        if match["name"] or match["verb"] and (text[match.start()].isupper() or _is_noun(lower, match)):
            continue
        if match["stop"] and match["stop"] != ":":
            if match["stop"] == "(":
                continue
            return None
        end = match.start()
        while end > start and text[end - 1] in " ,":
            end -= 1
        return Span(start, end)
    return None


_NOUN_AFTER_COMMA = ("lãnh đạo", "chỉ đạo", "giám sát", "tự")


def _is_noun(lower: str, match: regex.Match[str]) -> bool:
    """Whether the verb's word stands in a list of names (`Văn phòng, lãnh đạo các cơ quan …`)."""
    return lower[: match.start()].rstrip().endswith(",") and match["verb"] in _NOUN_AFTER_COMMA


# A list of names or counts under a body is no work: `Đối với …`, `Ban bầu cử: 01 cá nhân`.
_NO_WORK = regex.compile(r"đối với .{0,110}$|không quá|\d|[^:]{0,90}:\s*(?:không quá|mỗi|\d)")
_STATE = regex.compile(r"[\s:]*(?:là|được|sẽ|đã|không|có chức năng|hiện|có)(?!\p{L})")


def works(text: str, start: int = 0) -> bool:
    """Whether the words from `start` on tell of work, not of what somebody is or of names and counts."""
    lower = smooth(text[start : start + 140])
    return not _NO_WORK.match(lower) and not (
        start and (_STATE.match(lower) or regex.match(r"[\s:]*(?:không quá|\d)", lower))
    )


def is_body(heading: str) -> bool:
    """Whether a whole heading is the name of a body (`1.1. Ban Tổ chức Đảng ủy Khối`)."""
    lower = smooth(heading)
    head = starts_body(heading, lower, 0)
    if head is None:
        return False
    for match in _words().end.finditer(lower):
        if (
            match["verb"]
            and match["verb"] not in _IN_NAMES
            and (heading.isupper() or not heading[match.start()].isupper())
        ):
            return False
    return True


# Verbs that also stand inside the names of bodies, told apart only where the name is all there is.
_IN_NAMES = (
    "hoạt động",
    "xây dựng",
    "thực hiện",
    "tham mưu",
    "giúp",
    "kiểm tra",
    "lãnh đạo",
    "chỉ đạo",
    "hợp đồng",
    "được",
    "đào tạo",
    "bồi dưỡng",
)

_INTRO = regex.compile(
    r"(?:căn cứ|trên cơ sở|để|khi|định kỳ|hằng năm|hàng năm|trong|theo|thực hiện (?:nghị quyết|chỉ đạo|quyết định|kế hoạch|chỉ thị|kết luận)|trước ngày|đến|sau khi|ngoài|từ|quý|chậm nhất|nhằm|hằng tháng|hàng tháng|trường hợp|sau)(?!\p{L})"
)
_BARE = regex.compile(
    r"(?:đơn vị|doanh nghiệp|địa phương|ngành|cơ quan|tổ chức)(?!\p{L}|\s+(?:chủ trì|có trách nhiệm))"
)
# After a ground come lists (`của cơ quan, đơn vị, …`) before the subject does; after a time it comes at once.
_ARGUED = regex.compile(r"căn cứ|trên cơ sở|theo|thực hiện|để|khi|nhằm")
_THEN = regex.compile(r"(?:,|\sthì)\s+")


def read_subject_body(text: str) -> Span | None:
    """The body that is the subject of the first sentence, after an order (`Giao …`) or an opening phrase (`Căn cứ …, X`)."""
    lower = smooth(text[: 3 * _LONGEST])
    start = 0
    order = _words().order.match(lower)
    if order:
        start = order.end()
    body = read_body(text, lower, start)
    if body or order or not _INTRO.match(lower):
        return body
    stop = lower.find(". ")
    argued = _ARGUED.match(lower)
    for mark in _THEN.finditer(lower, 0, stop if stop > 0 else len(lower)):
        if argued and _BARE.match(lower, mark.end()):
            continue
        if body := read_body(text, lower, mark.end()):
            return body
    return None


_ADDRESSED = regex.compile(r"(?<!\p{L})(?:yêu cầu|đề nghị|giao(?:\s+cho)?)\s+")


def read_addressee(text: str) -> str | None:
    """Whom a preamble charges (`Ban Bí thư yêu cầu các cấp ủy thực hiện …`), None where it only tells who issues."""
    lower = smooth(text)
    for mark in _ADDRESSED.finditer(lower):
        if body := read_body(text, lower, mark.end()):
            return body.of(text)
    return None


def orders(text: str) -> bool:
    """Whether the text begins with an order to a body (`Giao Sở Y tế …`)."""
    lower = smooth(text[:200])
    order = _words().order.match(lower)
    return bool(order and starts_body(text, lower, order.end()))


_WITH = regex.compile(r"phối\s+hợp(?:\s+(?:chặt chẽ|đồng bộ))?(?:\s+(?:với|cùng))?\s+(?=\S)")
_MANY = regex.compile(r"(?:các|những|từng|mỗi)\s")
_ITEM = regex.compile(r",\s+|\s+và\s+|;\s+")


def read_partners(text: str) -> tuple[str, ...]:
    """The bodies after `phối hợp với`, one entry each; a series such as `các sở, ban, ngành` stays whole."""
    lower = smooth(text[: 2 * _LONGEST])
    for mark in _WITH.finditer(lower):
        start = mark.end()
        head = starts_body(text, lower, start)
        if head is None:
            continue
        end = min(len(lower), start + _LONGEST)
        depth_end = end
        for match in _words().end.finditer(lower, start, end):
            if match["name"] or match["stop"] == "(" and lower.find(")", match.end(), end) > 0:
                continue
            if match["stop"] == ")" or match["verb"] and (text[match.start()].isupper() or _is_noun(lower, match)):
                continue
            depth_end = match.start()
            break
        return split_bodies(text[start:depth_end].rstrip(" ,:"))
    return ()


def split_bodies(names: str) -> tuple[str, ...]:
    """A list of names taken apart where a new name begins."""
    lower = smooth(names)
    cuts = [0]
    for mark in _ITEM.finditer(lower):
        if _inside_bracket(lower, mark.start()):
            continue
        head = starts_body(names, lower, mark.end())
        if head is not None and (names[mark.end()].isupper() or _MANY.match(lower, mark.end())):
            cuts.append(mark.end())
    parts = [names[left:right] for left, right in zip(cuts, [*cuts[1:], len(names)], strict=True)]
    return tuple(
        clean for part in parts if (clean := regex.sub(r"(?:,|;|\s+và)\s*$", "", part.strip()).strip(" .,;:…"))
    )


def _inside_bracket(lower: str, at: int) -> bool:
    return lower.count("(", 0, at) > lower.count(")", 0, at)
