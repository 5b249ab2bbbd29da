"""What a mention does to the document it names: told by the nearest governing word to its left (GUIDE, Citations 9 to 16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from parsers.mention import Mention
from parsers.model import Relation
from parsers.text import one_tone
from parsers.vocabulary import alternatives, load

_GOVERNED: tuple[Relation, ...] = ("implements", "based_on", "amends", "supersedes", "reviews", "mentions")
_SENTENCE_END = regex.compile(r"(?<![\dA-ZĐ])\.\s+(?=[\p{Lu}\"“(-])|[!?]\s+|\n")
_YEARS = regex.compile(r"(?:đánh\s+giá|nhìn\s+lại|sơ\s+kết|tổng\s+kết)[^.;]{0,40}?(?:\d+|một|hai|ba|năm|mười)\s+năm\s+(?:\S+\s+){0,3}$")
_REVIEW = regex.compile(r"(?:sơ\s+kết|tổng\s+kết|kiểm\s+điểm)(?:[^.;:]{0,45})$")
_ALIAS = regex.compile(r"(?:gọi|viết)\s+(?:tắt\s+|chung\s+)?là\s*[“\"(]?\s*$")
# A document that is told by what it is about: `Báo cáo của Ban Tổ chức Trung ương về …`, not one still to be made.
_DESCRIBED = regex.compile(
    r"(?<!\w)(?:Báo cáo|Kế hoạch|Đề án|Quy định|Hướng dẫn|Quyết định|Kết luận|Nghị quyết|Thông tư|Tờ trình|Chỉ thị|Chương trình)(?:\s+(?:của|do)\s+[^;,.:]{3,70}?)?\s+về\s"
)
_TO_BE_MADE = regex.compile(r"(?:xây\s+dựng|ban\s+hành|soạn\s+thảo|dự\s+thảo|trình|hoàn\s+thiện|tham\s+mưu|lập|nghiên\s+cứu|rà\s+soát)(?:\s+(?:và|,)?\s*(?:ban\s+hành|trình|các|một\s+số|việc))?[^,;.]{0,25}$")
_CLAUSE_END = regex.compile(r"[;.:()]|,\s+(?:căn\s+cứ|xét|theo|trên\s+cơ\s+sở)(?!\w)", regex.I)
# Documents told by what they guide, not by a subject: `Quy định, hướng dẫn thi hành Điều lệ Đảng`.
_GUIDES = regex.compile(
    r"(?:(?:thông\s+tư|nghị\s+định|văn\s+bản|quyết\s+định)(?:,?\s+(?:và\s+)?(?:thông\s+tư|nghị\s+định|văn\s+bản))*\s+(?:hướng\s+dẫn|quy\s+định\s+chi\s+tiết)(?:\s+(?:thi\s+hành|thực\s+hiện))?|quy\s+định,?\s+(?:và\s+)?hướng\s+dẫn\s+(?:thi\s+hành|thực\s+hiện))\s*$",
    regex.I,
)
# A number in brackets behind what it numbers: `… (Báo cáo số 386-BC/BTCTW)`, `(có Báo cáo số … kèm theo)`.
_BRACKET = regex.compile(r"\(\s*(?:có\s+|tại\s+|kèm\s+theo\s+)?$")


@cache
def _governors() -> regex.Pattern[str]:
    """Every governing word; the group that matched names the relation."""
    rows = load("relations")
    parts = []
    for relation in _GOVERNED:
        words = alternatives(map(one_tone, rows[relation]["patterns"]))
        guard = ""
        if "not_before" in rows[relation]:
            guard = f"(?!{alternatives(rows[relation]['not_before'])})" + "".join(rf"(?<!{word.rsplit(' ', 1)[0]} )" for word in rows[relation]["not_after"])
        parts.append(rf"(?P<{relation}>{guard}{words})")
    return regex.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", regex.I)


@cache
def _glue() -> regex.Pattern[str]:
    words = alternatives(load("relations")["glue"]["patterns"])
    return regex.compile(rf"^[\s,;\"“”)]*(?:{words}[\s,;]*)*[\s\"“]*$", regex.I)


@cache
def _through() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternatives(load('relations')['through']['patterns'])})\s*$", regex.I)


@dataclass(frozen=True, slots=True)
class Governed:
    """What a mention does, the index of the mention whose title it stands in, and where its governing words begin.

    alias: whether it only gives a short name to the mention before it
    """

    relation: Relation
    outer: int | None = None
    governor: int | None = None
    alias: bool = False


# What stands in brackets governs nothing outside them.
_BRACKETED = regex.compile(r"\([^()]*\)")
# The act by which something was done: `đã ban hành Phương án … tại Quyết định số …`.
_DONE_BY = regex.compile(r"đã\s+(?:ban\s+hành|phê\s+duyệt|tham\s+gia|báo\s+cáo|trình|kiến\s+nghị|đề\s+nghị|chỉ\s+đạo|giao|thống\s+nhất|công\s+bố)(?:(?!\s(?:thực\s+hiện|theo|căn\s+cứ)\s)[^;.])*\stại\s+(?:các\s+)?$")


def relate(flat: str, mentions: Sequence[Mention], start: int, in_title: bool) -> list[Governed]:
    """The relation of each mention of one paragraph, in order; offsets are absolute.

    `start` is where the paragraph begins; `in_title` says that the paragraph belongs to the document's own title.
    """
    toned = one_tone(flat[start : mentions[-1].end]) if mentions else ""
    out: list[Governed] = []
    for index in range(len(mentions)):
        outer = _outer(flat, mentions, out, index)
        found = _govern(toned, flat, mentions, out, index, start)
        if outer is not None:
            found = Governed("title_of", outer, found.governor if found else None)
        out.append(found or Governed("implements" if in_title else "mentions"))
    return out


def _outer(flat: str, mentions: Sequence[Mention], before: Sequence[Governed], index: int) -> int | None:
    """The mention whose own title holds this one; a list inside that title stays inside over `và`."""
    mention = mentions[index]
    for other in range(index - 1, -1, -1):
        if other == index - 1 and before[other].outer is not None:
            between = flat[mentions[other].end : mention.start].strip(" ,")
            if between in ("và", "cùng") or (not between and mentions[other].type_name == mention.type_name):
                return before[other].outer
        holder = mentions[other]
        if holder.end < holder.title_end and holder.title_start <= mention.start < holder.title_end:
            return other
    return None


def _govern(toned: str, flat: str, mentions: Sequence[Mention], before: Sequence[Governed], index: int, start: int) -> Governed | None:
    """The relation by the nearest governing word in the sentence, or that of the mention it hangs on."""
    mention = mentions[index]
    left = toned[: mention.start - start]
    alias = _ALIAS.search(left)
    if alias:
        return Governed("mentions", None, start + alias.start(), alias=True)
    if index:
        hangs = _hangs_on(flat, mentions, before, index)
        if hangs:
            return hangs
    begin = _sentence(left)
    sentence = _BRACKETED.sub(lambda match: " " * len(match[0]), left[begin:])
    if _BRACKET.search(left):
        # The number in brackets is that of the document described before it: what governs that one governs it.
        host = _DESCRIBED.search(sentence)
        nearest = _nearest(sentence[: host.start()] if host else sentence)
        return Governed(nearest[0]) if nearest else None
    if _DONE_BY.search(sentence):
        return Governed("mentions")
    described = _described(sentence)
    nearest = _nearest(sentence)
    governor = start + begin + nearest[1] if nearest else None
    if described is not None or _GUIDES.search(sentence):
        return Governed("title_of", None, governor)
    return Governed(nearest[0], None, governor) if nearest else None


def _hangs_on(flat: str, mentions: Sequence[Mention], before: Sequence[Governed], index: int) -> Governed | None:
    """The relation of the mention before, where nothing but list words, or `ban hành kèm theo`, stands between."""
    one, mention = mentions[index - 1], mentions[index]
    inside = one.end < one.title_end and mention.start < one.title_end
    between = flat[one.end if inside else _reach(one) : mention.start]
    if _glue().match(between) or _through().fullmatch(between.strip()):
        head = next((governed for governed in reversed(before[:index]) if not governed.alias), before[index - 1])
        if head.outer is not None:
            head = before[head.outer]
        return Governed(head.relation)
    return None


def _reach(mention: Mention) -> int:
    return max(mention.end, mention.title_end)


def _sentence(left: str) -> int:
    """Where the sentence that `left` breaks off in begins."""
    begin = 0
    for match in _SENTENCE_END.finditer(left):
        begin = match.end()
    return begin


def _described(sentence: str) -> int | None:
    """Where a document known by description begins whose subject the mention stands in, None where there is none."""
    match = None
    for match in _DESCRIBED.finditer(sentence):
        pass
    if not match or _CLAUSE_END.search(sentence, match.end()) or _TO_BE_MADE.search(sentence[: match.start()]):
        return None
    return match.start()


def _nearest(sentence: str) -> tuple[Relation, int] | None:
    """The relation that the last governing word of `sentence` tells, and where that word begins."""
    while through := _through().search(sentence):
        sentence = sentence[: through.start()]
    nearest = None
    for nearest in _governors().finditer(sentence):
        pass
    if nearest is None:
        return None
    relation: Relation = next(name for name in _GOVERNED if nearest[name])
    if relation == "implements" and _is_review(sentence[: nearest.start()], sentence[nearest.start() :]):
        return "reviews", nearest.start()
    # `ban hành` governs only the document right behind it; farther left the search goes on.
    if relation == "mentions" and sentence[nearest.end() :].strip(' "“') and nearest[0].lower() not in ("trước khi", "nghe"):
        return _nearest(sentence[: nearest.start()])
    return relation, nearest.start()


def _is_review(left: str, right: str) -> bool:
    return bool(_YEARS.search(left) or _REVIEW.search(left)) and "," not in right
