"""What a mention does to the document it names: told by the nearest governing word to its left (GUIDE 9 to 16)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from parsers.changes import changed_by
from parsers.mention import Mention
from parsers.model import Relation
from parsers.passives import without_passives
from parsers.vocabulary import alternatives, alternatives_before, load

_GOVERNED: tuple[Relation, ...] = ("implements", "based_on", "amends", "supersedes", "reviews", "mentions")
# A sentence is looked back over no farther than this: lists of grounds are the longest that are met.
_SENTENCE_REACH = 6000
# As far on as is looked for what is said of a mention.
_PREDICATE_REACH = 400
# As far back as the words reach that give an alias or open a bracket.
_NEAR = 40
_SENTENCE_END = regex.compile(r"(?<![\dA-ZĐ])\.\s+(?=[\p{Lu}\"(-])|[!?]\s+|\n")
_COUNT_OF_YEARS = r"(?:\d+|một|hai|ba|năm|mười)\s+năm\s+(?:\S+\s+){0,3}"
_CLAUSE_END = regex.compile(r"[;.:()]|,\s+(?:căn\s+cứ|xét|theo|trên\s+cơ\s+sở)(?!\w)", regex.I)
# Documents told by what they guide, not by a subject: `Quy định, hướng dẫn thi hành Điều lệ Đảng`.
_GUIDING = r"(?:thông\s+tư|nghị\s+định|văn\s+bản|quyết\s+định)"
_GUIDES = regex.compile(
    rf"(?:{_GUIDING}\s+(?:hướng\s+dẫn|quy\s+định\s+chi\s+tiết)(?:\s+(?:thi\s+hành|thực\s+hiện))?"
    r"|quy\s+định,?\s+(?:và\s+)?hướng\s+dẫn\s+(?:thi\s+hành|thực\s+hiện))\s*+$",
    regex.I,
)
# A number in brackets behind what it numbers: `… (Báo cáo số 386-BC/BTCTW)`, `(có Báo cáo số … kèm theo)`.
_BRACKET = regex.compile(r"\(\s*(?:có\s+|tại\s+|kèm\s+theo\s+)?$")
# What stands in brackets governs nothing outside them.
_BRACKETED = regex.compile(r"\([^()]*\)")
# A list inside a title stays inside it over these.
_LISTED_ON = ("và", "cùng", ", và")


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
        not_before = f"(?!{alternatives(row['not_before'])})" if "not_before" in row else ""
        not_after = "".join(_not_within(phrase, row["patterns"]) for phrase in row.get("not_after", []))
        parts.append(rf"(?P<{relation}>{not_before}{not_after}{alternatives_before(row['patterns'])})")
    return regex.compile(rf"(?r)(?<!\w)(?:{'|'.join(parts)})(?!\w)", regex.I)


def _not_within(phrase: str, patterns: Sequence[str]) -> str:
    """A guard: `theo` is no governing word in `kèm theo`, nor `chấp hành` in `Ban Chấp hành`."""
    word = max((pattern for pattern in patterns if phrase.endswith(" " + pattern)), key=len)
    return rf"(?!(?<={phrase.removesuffix(word)}){word}(?!\w))"


@cache
def _glue() -> regex.Pattern[str]:
    return regex.compile(rf"[\s,;\")]*(?:{_words('glue')}[\s,;]*)*[\s\"]*", regex.I)


@cache
def _through() -> regex.Pattern[str]:
    return regex.compile(rf"(?r){_before('through')}\s*$", regex.I)


@cache
def _alias() -> regex.Pattern[str]:
    return regex.compile(rf"(?r){_before('alias')}\s*[\"(]?\s*$", regex.I)


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


@cache
def _ends() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w){_words('ends')}(?!\w)", regex.I)


def _words(row: str) -> str:
    return alternatives(load("relations")[row]["patterns"])


def _before(row: str) -> str:
    return alternatives_before(load("relations")[row]["patterns"])


def relate(flat: str, mentions: Sequence[Mention], start: int, stop: int, in_title: bool) -> list[Governed]:
    """The relation of each mention of one paragraph, in order; offsets are absolute.

    The paragraph is `flat[start:stop]`; `in_title` says that the paragraph belongs to the document's own title.
    """
    if not mentions:
        return []
    names = without_passives(_without(flat, [(mention.start, mention.end) for mention in mentions], start))
    titles = without_passives(_without(flat, [(mention.start, mention.reach) for mention in mentions], start))
    sentences = [start, *(match.end() for match in _SENTENCE_END.finditer(flat, start, mentions[-1].end))]
    out: list[Governed] = []
    holders: list[int] = []
    head: Governed | None = None
    for index, mention in enumerate(mentions):
        while holders and not mentions[holders[-1]].entitles(mention.start):
            holders.pop()
        begin = max(sentences[bisect_right(sentences, mention.start) - 1], mention.start - _SENTENCE_REACH)
        found = (
            _alias_of(flat, begin, mention)
            or _called_again(flat, mentions, index, holders)
            or _as_changed(flat, mentions, out, index, begin)
            or _hangs_on(flat, mentions, out, index, head)
            # What a document's own title says governs nothing behind that title.
            or _govern(names if holders else titles, begin - start, mention.start - start, start)
        )
        outer = _outer(flat, mentions, out, index, holders)
        if outer is not None and (found is None or not (found.outer is not None or found.alias)):
            found = Governed("title_of", outer, found.governor if found else None)
        governed = found or _predicate(flat, mention, stop) or Governed("implements" if in_title else "mentions")
        out.append(governed)
        holders.append(index)
        if not governed.alias:
            head = governed
    return out


def _outer(
    flat: str, mentions: Sequence[Mention], before: Sequence[Governed], index: int, holders: Sequence[int]
) -> int | None:
    """The mention whose own title holds this one; a list inside that title stays inside over `và`.

    A document of the outer one's series stands beside that one instead (`Nghị định A quy định chi tiết Luật B và
    Nghị định C`).
    """
    mention = mentions[index]
    inside = before[index - 1].outer if index else None
    if inside is not None:
        one = mentions[index - 1]
        between = flat[one.reach if one.reach <= mention.start else one.end : mention.start].strip(" ,")
        beside = mention.in_series_with(mentions[inside]) and not mention.in_series_with(one)
        if (between in _LISTED_ON and not beside) or (not between and one.type_name == mention.type_name):
            return inside
    return holders[-1] if holders else None


def _alias_of(flat: str, begin: int, mention: Mention) -> Governed | None:
    """`(sau đây gọi tắt là Chỉ thị số 4-CT/HU)`: a name for what was mentioned before."""
    alias = _alias().search(flat, max(begin, mention.start - _NEAR), mention.start)
    return Governed("mentions", None, alias.start(), alias=True) if alias else None


def _called_again(flat: str, mentions: Sequence[Mention], index: int, holders: Sequence[int]) -> Governed | None:
    """`Nghị quyết số 5/NQ-CP ngày … về … (Nghị quyết 5/NQ-CP)`: its own number in brackets behind its title."""
    mention = mentions[index]
    if not mention.number or not flat.endswith("(", 0, mention.start) or not flat.startswith(")", mention.end):
        return None
    hosts = {*holders[-1:], index - 1} - {-1}
    own = any((one := mentions[host].number) and one.printed == mention.number.printed for host in hosts)
    return Governed("mentions", None, None, alias=True) if own else None


def _as_changed(
    flat: str, mentions: Sequence[Mention], before: Sequence[Governed], index: int, begin: int
) -> Governed | None:
    """`Luật A … được sửa đổi, bổ sung bởi Luật B`: B does what A does."""
    changed = changed_by(flat, mentions, index, begin)
    if changed is None:
        return None
    host = before[changed[0]]
    return Governed(host.relation, host.outer, changed[1])


def _hangs_on(
    flat: str, mentions: Sequence[Mention], before: Sequence[Governed], index: int, head: Governed | None
) -> Governed | None:
    """The relation of the mention before, where nothing but list words, or `ban hành kèm theo`, stands between."""
    if not index:
        return None
    one, mention = mentions[index - 1], mentions[index]
    between = flat[one.end if mention.start < one.reach else one.reach : mention.start]
    if not _glue().fullmatch(between) and not _through().fullmatch(between.strip()):
        return None
    head = head or before[index - 1]
    return Governed(before[head.outer].relation if head.outer is not None else head.relation)


def _without(flat: str, stretches: Sequence[tuple[int, int]], start: int) -> str:
    """The paragraph with these stretches blanked: what stands in a name governs nothing (`Hướng dẫn số …`)."""
    pieces, at = [], start
    for first, last in stretches:
        if last > at:
            first = max(first, at)
            pieces += [flat[at:first], " " * (last - first)]
            at = last
    return "".join(pieces)


def _govern(masked: str, begin: int, end: int, start: int) -> Governed | None:
    """The relation by the nearest governing word in the sentence; `start` is where `masked` begins in the text."""
    sentence = masked[begin:end]
    bracket = _BRACKET.search(sentence[-_NEAR:])
    sentence = _BRACKETED.sub(lambda match: " " * len(match[0]), sentence)
    if bracket:
        # The number in brackets is that of the document described before it: what governs that one governs it.
        host = _described().search(sentence)
        nearest = _nearest(sentence[: host.start()] if host else sentence)
        return Governed(nearest[0]) if nearest else None
    if _done_by().search(sentence):
        return Governed("mentions")
    nearest = _nearest(sentence)
    governor = start + begin + nearest[1] if nearest else None
    if _stands_in_description(sentence) or _GUIDES.search(sentence):
        return Governed("title_of", None, governor)
    return Governed(nearest[0], None, governor) if nearest else None


def _predicate(flat: str, mention: Mention, stop: int) -> Governed | None:
    """`Nghị định số 5/2015/NĐ-CP hết hiệu lực`: where nothing governs from the left, what is said of the mention."""
    stop = min(stop, mention.reach + _PREDICATE_REACH)
    over = _SENTENCE_END.search(flat, mention.reach, stop)
    return Governed("supersedes") if _ends().search(flat, mention.end, over.start() if over else stop) else None


def _stands_in_description(sentence: str) -> bool:
    """Whether the sentence breaks off in the subject of a document that exists and is known by its description."""
    match = _last(_described(), sentence)
    if match is None or _CLAUSE_END.search(sentence, match.end()):
        return False
    return not _to_be_made().search(sentence[: match.start()])


def _nearest(sentence: str) -> tuple[Relation, int] | None:
    """The relation that the last governing word of `sentence` tells, and where that word begins."""
    while through := _through().search(sentence):
        sentence = sentence[: through.start()]
    nearest = _governors().search(sentence)
    if nearest is None:
        return None
    relation: Relation = next(name for name in _GOVERNED if nearest[name])
    left, right = sentence[: nearest.start()], sentence[nearest.end() :]
    if relation == "implements" and "," not in right and _review().search(left):
        return "reviews", nearest.start()
    # `ban hành` governs only the document right behind it; farther left the search goes on.
    if relation == "mentions" and right.strip(' "') and nearest[0].lower() not in load("relations")["mentions"]["far"]:
        return _nearest(left)
    return relation, nearest.start()


def _last(pattern: regex.Pattern[str], text: str) -> regex.Match[str] | None:
    last = None
    for match in pattern.finditer(text):
        last = match
    return last
