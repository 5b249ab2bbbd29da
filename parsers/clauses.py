"""Sentences and clauses: a passage cut so that each figure has the words that say what it measures."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import regex

from parsers.model import Span
from parsers.quantity import Quantity
from parsers.units import SHARES, is_thing
from parsers.verbs import verbs

_ABBREVIATED = r"[\s(][\p{Lu}]|TP|Tp|ThS|TS|PGS|GS|tr|đ/c|v\.v"
# A row of stops is tried at its beginning, and behind the stop of an abbreviation, not at each of its stops.
_SENTENCE_END = regex.compile(
    rf"(?:(?<![.!?…])(?<!{_ABBREVIATED})|(?<=(?:{_ABBREVIATED})[.!?…]))[.!?…]++[\"”’)]*+\s++(?=[\p{{Lu}}\d“\"(])"
)
_SHELTER = regex.compile(r"“[^”\"]{0,600}[”\"]|\"[^\"]*\"|\([^()]*\)")


def sentences(words: str) -> tuple[Span, ...]:
    """The sentences of one passage; quotations and brackets are never cut."""
    sheltered = [match.span() for match in _SHELTER.finditer(words)] if any(sign in words for sign in '("“') else []
    spans, start, shelter = [], 0, 0
    for match in _SENTENCE_END.finditer(words):
        while shelter < len(sheltered) and sheltered[shelter][1] - 1 <= match.start():
            shelter += 1
        if shelter < len(sheltered) and sheltered[shelter][0] < match.start():
            continue
        spans.append(Span(start, match.start() + len(match[0].rstrip())))
        start = match.end()
    spans.append(Span(start, len(words)))
    return tuple(span for span in spans if span.start < span.end)


@dataclass(frozen=True, slots=True)
class Clause:
    """The stretch of a passage that holds one figure.

    quote: the stretch that is shown, from the subject to the end of the clause
    reach: up to where the next figure's clause begins, with what goes on after a semicolon without a figure of its own
    """

    figure: Quantity
    quote: Span
    reach: Span


def cut(lower: str, sentence: Span, figures: list[Quantity]) -> list[Clause]:
    """One clause a figure: cut at a semicolon, a bracket or `trong đó`, else at the last comma, else at `và`."""
    starts = [_opening(lower, sentence.start, figures[0].span.start)]
    having = [_having(lower, left, right) for left, right in pairwise(figures)]
    starts += [
        _between(lower, left.span.end, right.span.start) if verb is None else verb
        for (left, right), verb in zip(pairwise(figures), having, strict=True)
    ]
    ends = [*starts[1:], sentence.end]
    for index, (left, right) in enumerate(pairwise(figures)):
        if _is_sum(right) and is_thing(left.unit or "") and _COLON.fullmatch(lower, left.span.end, right.span.start):
            starts[index + 1] = starts[index]
    clauses = []
    for index, (figure, start, end) in enumerate(zip(figures, starts, ends, strict=True)):
        head = _TRIM_HEAD.match(lower, start, figure.span.start)
        first = head.end() if head else start
        if index < len(having) and having[index] is not None:
            end = ends[index + 1]
        clauses.append(Clause(figure, _quote(lower, first, figure.span.end, end), Span(start, end)))
    return clauses


# `100% xã, phường mỗi quý có ít nhất 2 bài`: what those have whom a share counts is said of all of them.
_HAVING = regex.compile(r"[^;:.()]*?\s(?=có\s*$)")
_EACH = regex.compile(r",\s+(?:mỗi|từng|trong đó|toàn|đồng thời|phấn đấu|và)(?!\p{L})")


def _having(lower: str, left: Quantity, right: Quantity) -> int | None:
    """Where `có` stands between a share and what its holders have, where nothing else is said of them between."""
    start, end = left.span.end, right.span.start
    if left.unit != "%" or right.unit is None or right.unit.startswith("%"):
        return None
    found = _HAVING.match(lower, start, end)
    if not found or _EACH.search(lower, start, end) or verbs().predicate.search(lower, start, found.end()):
        return None
    return int(found.end())


_CUT = regex.compile(
    r"(?P<hard>;|\.\s|trong đó|gồm|[()]"
    r"|\svới\s+(?=(?:tổng|số tiền|số vốn|kinh phí|giá trị|diện tích|công suất)(?!\p{L})))"
    r"|(?P<soft>,(?!\d))|(?P<last>\svà\s|\s(?=nâng tổng|tổng (?:công suất|diện tích|vốn|mức|chiều dài)(?!\p{L})))"
)
# A bracket without a figure is part of the words around it (`số giường bệnh (không tính trạm y tế xã): 31,5`).
_ASIDE = regex.compile(r"\([^()]*\)")
# Right before a figure `và` parts it from the one before, whatever commas stand between (`100% sở, ngành và 19 xã`).
_AND = regex.compile(r"\svà\s+(?:có\s+)?$")
# Right behind one it parts it from the next measure (`là 80% và tỷ lệ có bằng, chứng chỉ đạt 35%`).
_AND_MEASURE = regex.compile(
    r"\s+và\s+(?=(?:tỷ lệ|tỉ lệ|tổng số|tốc độ|diện tích|thu nhập|giá trị)\s)(?!.*(?:trong đó|;))"
)
# A comma right behind a figure ends its clause, whatever commas follow (`dịch vụ 36%, nông, lâm nghiệp 15%`).
_ADJACENT = regex.compile(r"\s*,(?=[^;()]*$)(?!\s*trong đó)")
# Without any mark (`đạt 69,5 tỷ đồng đạt 122% dự toán`).
_BARE_VERB = regex.compile(r"\s+(?:ước\s+)?(?:đạt|bằng|tăng|giảm|vượt|chiếm)(?:\s+tỷ lệ)?\s+")
# A sum behind a colon is told of all that stands before it (`Thu tiền thuê đất của 12 dự án: 15 tỷ đồng`).
_COLON = regex.compile(r"\s*:\s*")
# Where a long sentence comes to its figure: `…, góp phần đạt …`.
_TURN = regex.compile(
    r",\s+(?=(?:mỗi|phấn đấu|mục tiêu|góp phần|bảo đảm|đảm bảo|với|nâng|trong đó|từ đó"
    r"|(?:đưa|giảm|tăng) (?:tỷ lệ|tổng))(?!\p{L}))"
)
_TRIM_HEAD = regex.compile(r"(?:\((?:\d{1,2}|\p{L})\)|[\s,;:.)–-])*(?:(?:và|hay|hoặc)\s+)?")
_TRIM_TAIL = regex.compile(r"(?r)(?:[\s.,;:(]|\s(?:và|và có|với|trong đó|gồm))*$")


def _is_sum(figure: Quantity) -> bool:
    unit = figure.unit or ""
    return bool(unit) and not is_thing(unit) and not unit.startswith(SHARES)


def _between(lower: str, start: int, end: int) -> int:
    """Where the clause of the next figure begins, between one figure and the next."""
    adjacent = _ADJACENT.match(lower, start, end)
    if adjacent:
        return int(adjacent.end())
    if measured := _AND_MEASURE.match(lower, start, end):
        return int(measured.end())
    if joined := _AND.search(lower, start, end):
        return int(joined.end())
    asides = [aside.span() for aside in _ASIDE.finditer(lower, start, end)]
    marks = [
        mark
        for mark in _CUT.finditer(lower, start, end)
        if not any(first <= mark.start() < last for first, last in asides)
    ]
    for group in ("hard", "soft", "last"):
        found = [mark for mark in marks if mark[group]]
        if found:
            return int(found[-1].start() if found[-1][0] in ("trong đó", "gồm") else found[-1].end())
    return start if _BARE_VERB.fullmatch(lower, start, end) else end


def _opening(lower: str, start: int, end: int) -> int:
    """Where the clause of the first figure begins: after the last open bracket, semicolon or turn before it."""
    opened = lower.rfind("(", start, end)
    if opened >= 0 and lower.find(")", opened, end) < 0:
        start = opened + 1
    start = max(start, lower.rfind("; ", start, end) + 1)
    turns = list(_TURN.finditer(lower, start, end))
    return int(turns[-1].end()) if turns else start


def _quote(lower: str, start: int, after: int, end: int) -> Span:
    """A clause up to the first semicolon after its figure, without marks at its end."""
    stop = lower.find(";", after, end)
    end = stop if stop >= 0 else end
    if lower.count(")", start, end) > lower.count("(", start, end):
        end = max(after, lower.find(")", after, end))
    tail = _TRIM_TAIL.search(lower, after, end)
    return Span(start, tail.start() if tail else end)
