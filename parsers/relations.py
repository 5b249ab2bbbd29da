"""What a mention does to the document it names: told by the nearest governing word to its left (GUIDE, Citations 9 to 16)."""

from __future__ import annotations

from collections.abc import Sequence
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
_CLAUSE_END = regex.compile(r"[;.:()]|,\s")


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


def relate(flat: str, mentions: Sequence[Mention], start: int, in_title: bool) -> list[tuple[Relation, int | None]]:
    """For each mention of one paragraph, in order: its relation, and the index of the mention whose title it stands in.

    `start` is where the paragraph begins; `in_title` says that the paragraph is the document's own title.
    """
    toned = one_tone(flat[start : mentions[-1].end]) if mentions else ""
    out: list[tuple[Relation, int | None]] = []
    for index, mention in enumerate(mentions):
        outer = _outer(flat, mentions, out, index)
        if outer is not None:
            out.append(("title_of", outer))
            continue
        relation = _govern(toned, flat, mentions, out, index, start)
        out.append((relation or ("implements" if in_title else "mentions"), None))
    return out


def _outer(flat: str, mentions: Sequence[Mention], before: Sequence[tuple[Relation, int | None]], index: int) -> int | None:
    """The mention whose own title holds this one; a list inside that title stays inside over `và`."""
    mention = mentions[index]
    for other in range(index - 1, -1, -1):
        if before[other][0] == "title_of" and before[other][1] is not None and other == index - 1:
            between = flat[mentions[other].end : mention.start]
            joined = regex.fullmatch(r"\s*(?:,\s*)?(?:và|cùng|hoặc)?\s*(?:các\s+)?", between)
            same_kind = mentions[other].type_name == mention.type_name
            if joined and (between.strip() in ("và", "cùng") or same_kind):
                return before[other][1]
        outer = mentions[other]
        if outer.title_start <= mention.start < outer.title_end and outer.title_end > outer.end:
            if before[other][0] == "title_of" and before[other][1] is not None:
                return other
            return other
    return None


def _govern(
    toned: str, flat: str, mentions: Sequence[Mention], before: Sequence[tuple[Relation, int | None]], index: int, start: int
) -> Relation | None:
    """The relation by the nearest governing word in the sentence, or that of the mention it hangs on."""
    mention = mentions[index]
    left = toned[: mention.start - start]
    if _ALIAS.search(left):
        return "mentions"
    if index and _glue().match(flat[_reach(mentions[index - 1]) : mention.start]):
        head = before[index - 1]
        if head[0] != "title_of" or head[1] is None:
            return head[0]
        return before[head[1]][0]
    sentence = _sentence(left)
    if _described(sentence):
        return "title_of"
    return _nearest(sentence, mention)


def _reach(mention: Mention) -> int:
    return max(mention.end, mention.title_end)


def _sentence(left: str) -> str:
    begin = 0
    for match in _SENTENCE_END.finditer(left):
        begin = match.end()
    return left[begin:]


def _described(sentence: str) -> bool:
    """Whether the mention stands in the words that say what a document known by description is about."""
    match = None
    for match in _DESCRIBED.finditer(sentence):
        pass
    if not match or _CLAUSE_END.search(sentence, match.end()):
        return False
    return not _TO_BE_MADE.search(sentence[: match.start()])


def _nearest(sentence: str, mention: Mention) -> Relation | None:
    while through := _through().search(sentence):
        sentence = sentence[: through.start()]
    nearest = None
    for nearest in _governors().finditer(sentence):
        pass
    if nearest is None:
        return None
    relation: Relation = next(name for name in _GOVERNED if nearest[name])
    if relation == "implements" and _is_review(sentence[: nearest.start()], sentence[nearest.start() :]):
        return "reviews"
    if relation == "mentions" and sentence[nearest.end() :].strip(" \"“") and nearest[0].lower() not in ("trước khi", "nghe"):
        # `ban hành` governs only the document right behind it; farther left the search goes on.
        return _nearest(sentence[: nearest.start()], mention)
    return relation


def _is_review(left: str, right: str) -> bool:
    return bool(_YEARS.search(left) or _REVIEW.search(left)) and "," not in right
