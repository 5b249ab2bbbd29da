"""What a mention does to the document it names: told by the nearest governing word to its left (GUIDE 9 to 16)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

import regex

from parsers.changes import changed_by
from parsers.governors import Governed, govern, through
from parsers.mention import Mention
from parsers.model import Relation
from parsers.passives import without_passives
from parsers.vocabulary import alternatives, alternatives_before, load

# A sentence is looked back over no farther than this: lists of grounds are the longest that are met.
_SENTENCE_REACH = 6000
# As far on as is looked for what is said of a mention.
_PREDICATE_REACH = 400
# As far back as the words reach that give an alias.
_NEAR = 40
_SENTENCE_END = regex.compile(r"(?<![\dA-ZĐ])\.\s+(?=[\p{Lu}\"(-])|[!?]\s+|\n")
# A list inside a title stays inside it over these.
_LISTED_ON = ("và", "cùng", ", và")


@cache
def glue() -> regex.Pattern[str]:
    """The words by which a mention hangs on the one before it: `và`, `gắn với`."""
    return regex.compile(rf"[\s,;\")]*(?:{_words('glue')}[\s,;]*)*[\s\"]*", regex.I)


@cache
def _tied() -> regex.Pattern[str]:
    return regex.compile(rf"(?r)(?<!\w){_before('tied')}\s+$", regex.I)


@cache
def _alias() -> regex.Pattern[str]:
    return regex.compile(rf"(?r){_before('alias')}\s*[\"(]?\s*$", regex.I)


@cache
def _ends() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w){_words('ends')}(?!\w)", regex.I)


def _words(row: str) -> str:
    return alternatives(load("relations")[row]["patterns"])


def _before(row: str) -> str:
    return alternatives_before(load("relations")[row]["patterns"])


def relate(
    flat: str, mentions: Sequence[Mention], start: int, stop: int, ungoverned: Relation = "mentions"
) -> list[Governed]:
    """The relation of each mention of one paragraph, in order; offsets are absolute.

    The paragraph is `flat[start:stop]`; `ungoverned` is what a mention does there that no word governs.
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
        beside = _beside(flat, mentions, out, index, holders)
        found = (
            beside
            or _alias_of(flat, begin, mention)
            or _called_again(flat, mentions, index, holders)
            or _as_changed(flat, mentions, out, index, begin)
            or _hangs_on(flat, mentions, out, index, head)
            # What a document's own title says governs nothing behind that title.
            or govern(
                names if holders else titles, begin - start, mention.start - start, start, mention.type_name.lower()
            )
        )
        outer = None if beside else _outer(flat, mentions, out, index, holders)
        if outer is not None and (found is None or not (found.outer is not None or found.alias)):
            found = Governed("title_of", outer, found.governor if found else None)
        governed = found or _predicate(flat, mention, stop) or Governed(ungoverned)
        out.append(governed)
        holders.append(index)
        if not governed.alias:
            head = governed
    return out


def _beside(
    flat: str, mentions: Sequence[Mention], before: Sequence[Governed], index: int, holders: Sequence[int]
) -> Governed | None:
    """`thực hiện Kết luận A về xây dựng Đảng gắn với thực hiện Chỉ thị B`: B is carried out as A is (GUIDE 9).

    Where A's title has named a document before, `gắn với` may join to that one.
    """
    if not holders or holders[-1] != index - 1:
        return None
    one = mentions[index - 1]
    if one.title is None or not _tied().search(flat, one.title.start, mentions[index].start):
        return None
    if flat.count('"', one.title.start, mentions[index].start) % 2:
        return None
    return Governed(before[index - 1].relation, before[index - 1].outer)


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
    hosts = {*holders, index - 1} - {-1}
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
    if not glue().fullmatch(between) and not through().fullmatch(between.strip()):
        return None
    head = head or before[index - 1]
    while head.outer is not None:
        head = before[head.outer]
    return Governed(head.relation)


def _without(flat: str, stretches: Sequence[tuple[int, int]], start: int) -> str:
    """The paragraph with these stretches blanked: what stands in a name governs nothing (`Hướng dẫn số …`)."""
    pieces, at = [], start
    for first, last in stretches:
        if last > at:
            first = max(first, at)
            pieces += [flat[at:first], " " * (last - first)]
            at = last
    return "".join(pieces)


def _predicate(flat: str, mention: Mention, stop: int) -> Governed | None:
    """`Nghị định số 5/2015/NĐ-CP hết hiệu lực`: where nothing governs from the left, what is said of the mention."""
    stop = min(stop, mention.reach + _PREDICATE_REACH)
    over = _SENTENCE_END.search(flat, mention.reach, stop)
    return Governed("supersedes") if _ends().search(flat, mention.end, over.start() if over else stop) else None
