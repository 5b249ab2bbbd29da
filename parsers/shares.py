"""What a list of numbered mentions says once: behind its last member, or in its lead-in (DOMAIN 3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from parsers.dates import DATE, iso
from parsers.mention import Mention
from parsers.model import Span
from parsers.tails import bodies, name_end
from parsers.text import squeeze

# As far back as the words before a list may stand.
_HEAD_REACH = 160
# What holds a list together that shares a date; a semicolon ends it (DOMAIN 3.3).
_SHARING_GLUE = regex.compile(r"[\s,]*(?:và|cùng|hoặc)?\s*(?:(?:các|số)\s*)*", regex.I)
# `Ngày 22/12/2024, Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW`: the date stands before.
_DATED_BEFORE = regex.compile(
    rf"[Nn]gày\s*{DATE}\s*,?\s*(?P<issuer>[^,.;:]{{3,80}}?)(?:\s+\(?(?P<term>khóa\s+[IVXL\d]+)\)?)?\s+(?:đã\s+)?(?:ban\s+hành|ký|thông\s+qua|có)(?:\s+ban\s+hành)?\s*$"
)
# `các Nghị quyết của Bộ Chính trị (khóa XII): số 18-NQ/TW …`: the issuer stands before the list.
_SHARED_BEFORE = regex.compile(
    r"của\s+(?P<issuer>[^,.;:()]{3,80}?)\s*(?:\(\s*(?P<term>khóa\s+[IVXL\d]+)\s*\))?\s*:\s*$", regex.I
)
# `UBND tỉnh đã ban hành Kế hoạch số …`, `chỉ đạo của Thủ tướng Chính phủ tại Công điện số …`: the body before.
_ACTED = regex.compile(
    r"(?r)\s+(?:(?:đã|vừa|sẽ|có)\s+)*(?:(?:xây\s+dựng|ký),?\s+)?(?:ban\s+hành|có)\s+(?:các\s+)?$|(?r)\s+tại\s+(?:các\s+)?$"
)
# A director proposes for the body that he leads.
_LEADS = r"(?:Giám\s+đốc|Trưởng\s+[Bb]an|Cục\s+trưởng|Hiệu\s+trưởng)"
_LEADER = regex.compile(_LEADS)
_SAID_BY = regex.compile(
    rf"(?r)(?i:chỉ\s+đạo|ý\s+kiến|kết\s+luận|yêu\s+cầu|hướng\s+dẫn|đề\s+nghị)\s+của\s+(?:(?:Phó\s+)?{_LEADS}\s+)?$"
)
_CLAUSE_OPENS = regex.compile(r"(?:^|[.;:,)]\s+|[-+]\s+)$")
# As far back as a document may be described whose number follows in brackets.
_DESCRIBED_REACH = 400
# As far back as the name of the body may begin.
_BODY_REACH = 90


def share(flat: str, mentions: Sequence[Mention], start: int) -> list[Mention]:
    """What a list says once: behind its last member for those before, in its lead-in for all."""
    return _from_before(flat, _from_behind(flat, mentions), start)


def _from_behind(flat: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Date, issuer and term of a list's last member to the members before it that have none.

    A list is held together by nothing but commas and `và`; members share only with the same type and body. The body
    goes to members that have days of their own as well.
    """
    out = list(mentions)
    for index in range(len(out) - 2, -1, -1):
        one, after = out[index], out[index + 1]
        if one.issuer or one.term or one.title or not one.in_series_with(after):
            continue
        if _SHARING_GLUE.fullmatch(flat, one.end, after.start):
            day = one.issued_on or after.issued_on
            out[index] = replace(one, issued_on=day, issuer=after.issuer, term=after.term)
    return out


def _from_before(flat: str, mentions: Sequence[Mention], start: int) -> list[Mention]:
    """The date and body of `Ngày D, X ban hành …` to the first behind it; those of `của X:` to the whole list."""
    out = list(mentions)
    for index, mention in enumerate(out):
        floor = max(start, mention.start - _DESCRIBED_REACH, out[index - 1].end if index else start)
        acting = None if mention.issuer else _acting(flat, floor, mention.start) or _described(flat, floor, mention)
        if acting:
            out[index] = mention = replace(mention, issuer=acting)
        floor = max(start, mention.start - _HEAD_REACH)
        dated = None if mention.issued_on else _DATED_BEFORE.search(flat, floor, mention.start)
        if dated:
            out[index] = mention = _dated(mention, dated)
        lead = None if mention.issuer else _SHARED_BEFORE.search(flat, floor, mention.start)
        if lead:
            term = squeeze(lead["term"]) if lead["term"] else None
            for other in range(index, len(out)):
                if out[other].issuer or not mention.in_series_with(out[other]):
                    break
                out[other] = replace(out[other], issuer=Span(*lead.span("issuer")), term=out[other].term or term)
    return out


def _acting(flat: str, floor: int, at: int) -> Span | None:
    """The body that issued what is named at `at`, where the words right before say so."""
    act = _ACTED.search(flat, floor, at)
    if not act:
        return None
    end = act.start()
    for head in bodies().finditer(flat, max(floor, end - _BODY_REACH), end):
        if _LEADER.match(flat, head.start()):
            continue
        opens = _SAID_BY if act[0].split()[0] == "tại" else _CLAUSE_OPENS
        if opens.search(flat, floor, head.start()) and name_end(flat, head.start(), head.end(), end) == end:
            return Span(head.start(), end)
    return None


def _described(flat: str, floor: int, mention: Mention) -> Span | None:
    """The body of `Báo cáo của Ban Tổ chức Trung ương về … (Báo cáo số …)`, where the number stands in the bracket."""
    if not flat.endswith("(", floor, mention.start):
        return None
    own = f"{mention.type_name} của "
    at = flat.rfind(own, floor, mention.start) + len(own)
    head = bodies().match(flat, at, mention.start) if at >= floor + len(own) else None
    return Span(at, name_end(flat, at, head.end(), mention.start)) if head else None


def _dated(mention: Mention, said: regex.Match[str]) -> Mention:
    """The mention with the day, the body and its term that stand before it."""
    term = squeeze(said["term"]) if said["term"] else None
    issuer = mention.issuer or Span(*said.span("issuer"))
    return replace(mention, issued_on=iso(said), issuer=issuer, term=mention.term or term)
