"""The words that govern a mention: the nearest one to its left tells what is done to the document it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from parsers.model import Relation
from parsers.vocabulary import alternatives, alternatives_before, load

_GOVERNED: tuple[Relation, ...] = ("implements", "based_on", "amends", "supersedes", "reviews", "mentions")
# As far back as the words reach that open a bracket.
_NEAR = 40
_COUNT_OF_YEARS = r"(?:\d+|một|hai|ba|năm|mười)\s+năm\s+(?:\S+\s+){0,3}"
_CLAUSE_END = regex.compile(r"[;.:()]|,\s+(?:căn\s+cứ|xét|theo|trên\s+cơ\s+sở)(?!\w)", regex.I)
# Documents told by what they guide, not by a subject: `Quy định, hướng dẫn thi hành Điều lệ Đảng`.
_GUIDING = r"(?:thông\s+tư|nghị\s+định|văn\s+bản|quyết\s+định)"
_GUIDES = regex.compile(
    rf"(?:{_GUIDING}\s+(?:hướng\s+dẫn(?:\s+chi\s+tiết)?|quy\s+định\s+chi\s+tiết)(?:\s+(?:thi\s+hành|thực\s+hiện))?"
    r"|quy\s+định,?\s+(?:và\s+)?hướng\s+dẫn\s+(?:thi\s+hành|thực\s+hiện))\s*+$",
    regex.I,
)
# A number in brackets behind what it numbers: `… (Báo cáo số 386-BC/BTCTW)`, `(có Báo cáo số … kèm theo)`.
_BRACKET = regex.compile(
    r"\(\s*(?:có\s+|tại\s+|kèm\s+theo\s+|gồm\s*:?\s*|bao\s+gồm\s*:?\s*|như\s*:?\s*|nhất\s+là\s+|trong\s+đó\s+có\s+|cụ\s+thể\s*(?:là|:)?\s*)?$"
)
# Several that are only spoken of before a bracket that tells their numbers: `ban hành nhiều văn bản … (Văn bản số …)`.
_SEVERAL = r"(?<!\w)(?:các|những|nhiều|một\s+số|\d+)\s+"
# A clause of its own, over which `theo chủ trương của cấp trên` governs nothing.
_NEXT_CLAUSE = regex.compile(r",\s+(?:nếu|thì|mà|nhưng|song)(?!\w)", regex.I)
# What stands in brackets governs nothing outside them.
_BRACKETED = regex.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Governed:
    """What a mention does, the index of the mention whose title it stands in, and where its governing words begin.

    alias: whether it only gives a short name to the mention before it
    """

    relation: Relation
    outer: int | None = None
    governor: int | None = None
    alias: bool = False


@cache
def _governors() -> regex.Pattern[str]:
    """Every governing word, sought from the right; the group that matched names the relation."""
    parts = []
    for relation in _GOVERNED:
        row = load("relations")[relation]
        though = f"(?!{alternatives(row['though'])})" if "though" in row else ""
        not_before = f"(?!{though}{alternatives(row['not_before'])})" if "not_before" in row else ""
        not_after = "".join(_not_within(phrase, row["patterns"]) for phrase in row.get("not_after", []))
        parts.append(rf"(?P<{relation}>{not_before}{not_after}{alternatives_before(row['patterns'])})")
    return regex.compile(rf"(?r)(?<!\w)(?:{'|'.join(parts)})(?!\w)", regex.I)


def _not_within(phrase: str, patterns: Sequence[str]) -> str:
    """A guard: `theo` is no governing word in `kèm theo`, nor `chấp hành` in `Ban Chấp hành`."""
    word = max((pattern for pattern in patterns if phrase.endswith(" " + pattern)), key=len)
    return rf"(?!(?<={phrase.removesuffix(word)}){word}(?!\w))"


@cache
def through() -> regex.Pattern[str]:
    """Words that are looked through: `ban hành kèm theo`, `quy định tại`."""
    words = alternatives_before(load("relations")["through"]["patterns"])
    return regex.compile(rf"(?r)(?<!(?<!\w)đúng\s+(?:các\s+)?){words}\s*$", regex.I)


@cache
def _described() -> regex.Pattern[str]:
    """A document that is told by what it is about: `Báo cáo của Ban Tổ chức Trung ương về …`."""
    return regex.compile(rf"(?<!\w){_words('described')}(?:\s+(?:của|do)\s+[^;,.:]{{3,70}}?)?\s+về\s")


@cache
def _to_be_made() -> regex.Pattern[str]:
    """The words before a document that is still to be made, and so describes none."""
    return regex.compile(
        rf"{_words('to_be_made')}(?:\s+(?:và|,)?\s*(?:ban\s+hành|trình|các|một\s+số|việc))?[^,;.]{{0,25}}$"
    )


@cache
def _done_by() -> regex.Pattern[str]:
    """The act by which something was done: `đã ban hành Phương án … tại Quyết định số …`."""
    return regex.compile(rf"đã\s+{_words('done')}(?:(?!\s(?:thực\s+hiện|theo|căn\s+cứ)\s)[^;.])*\stại\s+(?:các\s+)?$")


@cache
def _review() -> regex.Pattern[str]:
    """Words of review before a verb of carrying out: `tổng kết việc`, `đánh giá 3 năm`."""
    row = load("relations")["reviews"]
    of_years = rf"{alternatives([*row['patterns'], *row['before_years']])}[^.;]{{0,40}}?{_COUNT_OF_YEARS}$"
    return regex.compile(rf"{of_years}|{alternatives(row['patterns'])}[^.;:]{{0,45}}$", regex.I)


def _words(row: str) -> str:
    return alternatives(load("relations")[row]["patterns"])


@cache
def _several(kind: str) -> regex.Pattern[str]:
    return regex.compile(rf"{_SEVERAL}(?:{alternatives([kind, 'văn bản'])})(?!\w)", regex.I)


def govern(masked: str, begin: int, end: int, start: int, kind: str = "") -> Governed | None:
    """The relation by the nearest governing word in the sentence; `start` is where `masked` begins in the text.

    kind: the type of what is governed, to find in brackets what the bracket is about
    """
    sentence = masked[begin:end]
    bracket = _BRACKET.search(sentence[-_NEAR:])
    sentence = _BRACKETED.sub(lambda match: " " * len(match[0]), sentence)
    if bracket:
        # The number in brackets is that of the document described before it: what governs that one governs it.
        host = _described().search(sentence) or _last(_several(kind), sentence)
        nearest = _nearest(sentence[: host.start()] if host else sentence)
        return Governed(nearest[0]) if nearest else None
    inside = sentence[sentence.rfind("(") + 1 :]
    if not through().fullmatch(inside.strip()):
        # What stands in a bracket is governed by what stands there, what is attached by what carries it.
        sentence = inside.rjust(len(sentence))
    if _done_by().search(sentence):
        return Governed("mentions")
    nearest = _nearest(sentence)
    governor = start + begin + nearest[1] if nearest else None
    if _stands_in_description(sentence) or _GUIDES.search(sentence):
        return Governed("title_of", None, governor)
    return Governed(nearest[0], None, governor) if nearest else None


def _stands_in_description(sentence: str) -> bool:
    """Whether the sentence breaks off in the subject of a document that exists and is known by its description."""
    match = _last(_described(), sentence)
    if match is None or _CLAUSE_END.search(sentence, match.end()):
        return False
    return not _to_be_made().search(sentence[: match.start()])


# No sentence has as many words in a row that might govern and do not.
_MOST_PASSED_OVER = 20


def _nearest(sentence: str) -> tuple[Relation, int] | None:
    """The relation that the last governing word of `sentence` tells, and where that word begins."""
    end = len(sentence)
    for _ in range(_MOST_PASSED_OVER):
        while seen := through().search(sentence, max(0, end - _NEAR), end):
            end = seen.start()
        nearest = _governors().search(sentence, 0, end)
        if nearest is None:
            return None
        relation: Relation = next(name for name in _GOVERNED if nearest[name])
        right = sentence[nearest.end() : end]
        end = nearest.start()
        if relation == "implements" and "," not in right and _review().search(sentence, 0, end):
            return "reviews", end
        if relation == "based_on" and _NEXT_CLAUSE.search(right):
            return None
        # `ban hành` governs only the document right behind it; farther left the search goes on.
        if relation != "mentions" or not right.strip(' "') or _reaches(nearest[0].lower(), right):
            return relation, end
    return None


def _reaches(word: str, right: str) -> bool:
    """Whether `trước khi`, or `cụm từ` over what is in its quotes, governs a document that is not right behind it."""
    row = load("relations")["mentions"]
    return word in row["far"] or (word in row["quoted"] and right.count('"') % 2 == 1)


def _last(pattern: regex.Pattern[str], text: str) -> regex.Match[str] | None:
    last = None
    for match in pattern.finditer(text):
        last = match
    return last
