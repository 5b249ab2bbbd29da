"""The day on which the issuing body met and decided, told in the preamble or by the sentence that ends the text."""

from __future__ import annotations

import regex

from parsers.dates import DATE, iso
from parsers.formulas import is_decision
from parsers.frame import Frame
from parsers.model import Span, Text
from parsers.text import plain

_PREAMBLE_REACH = 4
_MEETING = regex.compile(
    rf"(?:Hội\s+nghị|[Pp]hiên\s+họp|[Kk]ỳ\s+họp|Đại\s+hội|họp)(?P<between>[^.;]{{0,160}}?)ngày\s*{DATE}"
)
_YEARS = r"(?:,\s*nhiệm\s+kỳ\s+\d{4}\s*-\s*\d{4}\s+(?:đã\s+)?)?"
# `từ ngày 22/7/2025 đến ngày 23/7/2025`: what a meeting of some days adopts it adopts on the last.
_UNTIL = regex.compile(rf"\s*đến\s+(?:hết\s+)?ngày\s*{DATE}")
# `Ngày 05/01/2024, Ban Thường vụ họp …`: the day stands before the body.
_MET = regex.compile(rf"Ngày\s+{DATE}\s*,\s*\p{{Lu}}[^,.;]{{3,80}}?{_YEARS}(?<!(?:phiên|cuộc)\s)(?<=\s)họp(?!\w)")
_ANOTHER_MATTER = regex.compile(r"thực hiện|triển khai|Nghị quyết|(?:Báo cáo|Tờ trình|Thông báo|Công văn) số")
_DECIDES = regex.compile(r"quyết\s+nghị|kết\s+luận|thống\s+nhất|thông\s+qua|quyết\s+định|nhất\s+trí", regex.I)
# The sentence that closes a council's resolution or a law.
_PASSED = regex.compile(
    r"^(?:Nghị\s+quyết|Luật|Bộ\s+luật|Pháp\s+lệnh|Điều\s+lệ|Quy\s+chế|Chương\s+trình)\s+này\s+(?:đã\s+)?được\s+[^.;]{3,200}?"
    rf"thông\s+qua(?:\s+tại[^.;]{{0,80}}?)?\s*,?\s+ngày\s*{DATE}"
)


def read_adoption(text: Text, frame: Frame) -> tuple[str | None, Span | None]:
    """The day as ISO text and where it stands, None where the text tells none (GUIDE, Metadata 6)."""
    preamble = text.paragraphs[frame.body : frame.body + _PREAMBLE_REACH + 1]
    lines = [plain(paragraph.span.of(text.text)) for paragraph in preamble]
    for index, words in enumerate(lines[:_PREAMBLE_REACH]):
        # The decision may stand on a line of its own.
        decided = f"{words} {lines[index + 1]}" if index + 1 < len(lines) and is_decision(lines[index + 1]) else words
        match = _MET.match(words)
        if match and _DECIDES.search(decided, match.end()):
            return _day(match, preamble[index].span)
        match = _MEETING.search(words)
        if match and _DECIDES.search(decided, match.end()) and not _ANOTHER_MATTER.search(match["between"]):
            return _day(_UNTIL.match(words, match.end()) or match, preamble[index].span)
    for paragraph in text.paragraphs[frame.body :]:
        match = _PASSED.match(plain(paragraph.span.of(text.text)))
        if match:
            return _day(match, paragraph.span)
    return None, None


def _day(match: regex.Match[str], paragraph: Span) -> tuple[str | None, Span]:
    return iso(match), Span(paragraph.start + match.start("day"), paragraph.start + match.end())
