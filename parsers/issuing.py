"""The body that issues in the preamble (GUIDE, Metadata 3): `UBND tỉnh ban hành Kế hoạch …`."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

import regex

from parsers.formulas import is_decision, is_position
from parsers.frame import Frame
from parsers.markers import read_marker
from parsers.model import Span, Text
from parsers.text import fold, plain
from parsers.vocabulary import alternatives, load

PREAMBLE_REACH = 25
_HONORIFIC = regex.compile(
    r"^(?:Hội\s+nghị(?:\s+lần\s+thứ\s+\S+)?(?:\s+của)?|Đại\s+hội(?=\s+Ban)|Tập\s+thể|Thay\s+mặt)\s+", regex.I
)


@cache
def organ_head() -> regex.Pattern[str]:
    """The words that begin the name of a body."""
    return regex.compile(alternatives(load("issuers")["organs"]["words"]) + r"(?!\w)", regex.I)


def read_issuing(text: Text, frame: Frame, type_name: str | None) -> Span | None:
    """The body that issues in the preamble: a name of a body, a verb of issuing, and this type's word or `như sau`."""
    for index in range(frame.body, min(frame.body + PREAMBLE_REACH, len(text.paragraphs))):
        paragraph = text.paragraphs[index]
        words = plain(paragraph.span.of(text.text))
        if index > frame.body and read_marker(words):
            break
        # The decision may stand on a line of its own.
        after = plain(text.paragraphs[index + 1].span.of(text.text)) if index + 1 < len(text.paragraphs) else ""
        span = _issuing(f"{words} {after.lower()}" if is_decision(after) else words, type_name)
        if span and not _only_told(span.of(words), type_name):
            return Span(paragraph.span.start + span.start, paragraph.span.start + span.end)
    return None


def _only_told(name: str, type_name: str | None) -> bool:
    """Whether a notice only tells what a person concluded: an office's, in which `Thủ tướng … kết luận như sau`."""
    return type_name == "Thông báo" and is_position(name.upper())


@cache
def _issuing_verb() -> regex.Pattern[str]:
    # `trình` is a verb, and the end of nouns: `ban hành nhiều chương trình, kế hoạch`.
    no_noun = r"(?<!(?i:chương|quy|quá|công|tờ|lộ)\s)"
    return regex.compile(rf"(?<!\w){no_noun}(?P<verb>{alternatives(load('layout')['issuing']['verbs'])})(?!\w)")


# What may stand between the body and its verb: `đã nhất trí quyết nghị`, `mở rộng ngày 05/01/2024 thống nhất ban hành`,
# `kính trình`, `báo cáo và kính đề nghị`.
_BETWEEN = regex.compile(
    r"\s+(?:kính(?!\w)|báo\s+cáo\s+và(?!\w)|mở\s+rộng|họp|ngày\s|đã(?!\w)|vừa(?!\w)|nhất\s+trí|thảo\s+luận|bàn(?!\w)|biểu\s+quyết|thống\s+nhất|tổ\s+chức(?!\s+đảng)|xem\s+xét).*$",
    regex.S,
)
# A verb before the issuing one: `UBND tỉnh phát động Đợt thi đua … ban hành`. Names of committees hold such verbs
# (`Ban Chỉ đạo triển khai Đề án 06`).
_VERB_INSIDE = regex.compile(r"\s+(?:phát\s+động|triển\s+khai|ban\s+hành|kêu\s+gọi)(?!\w).*$", regex.S)
_STEERING = regex.compile(r"^(?:Ban|Tiểu ban|Tổ|Hội đồng|Đoàn)\s", regex.I)
# A name of a body has at most so many words, so what decides of a clause stands in so many of its first letters.
_MOST_WORDS, _LONGEST = 18, 400
_CLAUSE = regex.compile(r"[.;:,]\s+|[(\"]|^[-–+*]?\s*")
_NO_MORE = regex.compile(r"[ :]*$")
# `Hội nghị Ban Chấp hành Đảng bộ X mở rộng ngày …; …, đã nhất trí quyết nghị:`
_MEETING = regex.compile(
    r"^(?:Tại\s+)?Hội\s+nghị(?:\s+lần\s+thứ\s+[^\s,]+)?,?\s+(?P<body>[^.;:,]+?)(?=\s+(?:kính(?!\w)|báo\s+cáo\s+và(?!\w)|mở\s+rộng|họp|đã|khóa|khoá|ngày|lần)(?!\w)|[,;])"
)

# `Ban Chấp hành Đảng bộ X khóa I họp Hội nghị lần thứ 6 ngày …`
_MET = regex.compile(r"(?P<body>\p{Lu}[^.;:,]+?)(?:\s+kh(?:óa|oá)\s+[IVXL\d]+)?\s+(?:đã\s+)?họp(?!\w)")


# How a preamble ends that decides: `… quyết nghị:`
_CLOSES = regex.compile(r"(?:sau|sau đây|nội dung|quyết nghị|quyết định|kết luận|yêu cầu)\s*:?\s*$")


def _issuing(words: str, type_name: str | None) -> Span | None:
    """The last issuing body of a paragraph: a clause that begins with a body and whose verb issues this type."""
    wanted = fold(type_name or "")
    closes = _CLOSES.search(words) is not None
    found: Span | None = None
    starts: list[int] | None = None
    for match in _issuing_verb().finditer(words):
        issued = fold(words[match.end() : match.end() + 60])
        is_type = bool(wanted) and (
            wanted in issued
            or wanted == fold(match["verb"])
            or (wanted == "nghi quyet" and match["verb"] == "quyết nghị")
        )
        # `Ngày …, Thủ tướng Chính phủ đã ban hành Chỉ thị số …`; but `…, đã quyết nghị:` ends what it tells.
        told = words.endswith("đã ", 0, match.start()) and not _NO_MORE.match(words, match.end())
        if (closes or is_type) and not told:
            starts = starts or [clause.end() for clause in _CLAUSE.finditer(words)]
            found = _body_before(words, starts, match.start()) or found
            if found and is_type:
                break
    if found is None and closes:
        meeting = _MEETING.match(words) or _MET.match(words)
        found = Span(*meeting.span("body")) if meeting and organ_head().match(meeting["body"]) else None
    return found


_SECRETARIAT = regex.compile(r"Ban Bí thư\s+")
# What no name of a body holds, and the two that may stand in one.
_OF_A_SENTENCE = regex.compile(r"\b(?:Nghị quyết|Kế hoạch|Chỉ thị|Quyết định|được|của|về|tại)\s")
_OF_A_NAME = regex.compile(r"của (?:Đảng|tỉnh)")


def _body_before(words: str, starts: list[int], verb: int) -> Span | None:
    """The name of a body that fills the clause before a verb, None where the clause says something else."""
    clause = bisect_right(starts, verb) - 1
    start = starts[clause]
    if clause and _SECRETARIAT.fullmatch(words[start:verb]) and words.startswith("Bộ Chính trị", starts[clause - 1]):
        start = starts[clause - 1]
    name = _BETWEEN.sub("", words[start : min(verb, start + _LONGEST)]).rstrip()
    if not _STEERING.match(name):
        name = _VERB_INSIDE.sub("", name)
    skipped = _HONORIFIC.match(name)
    if skipped:
        start, name = start + skipped.end(), name[skipped.end() :]
    if len(name.split()) > _MOST_WORDS or not organ_head().match(name):
        return None
    if _OF_A_SENTENCE.search(name) and not _OF_A_NAME.search(name):
        return None
    return Span(start, start + len(name))
