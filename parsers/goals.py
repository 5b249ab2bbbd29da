"""Which sentences under mục tiêu cụ thể and chỉ tiêu are goals without a figure (GUIDE Targets 4).

Not one: what only leads in or explains, the line of a topic that stands over others, and the name of a body, which a
table printed cell by cell leaves among its targets.
"""

from __future__ import annotations

import regex

from parsers.bodies import is_body, read_body
from parsers.model import Span
from parsers.passages import Passage
from parsers.verbs import verbs

# A sentence under a heading of chỉ tiêu that says nothing to be reached.
_NO_GOAL = regex.compile(r"\s*(?:\(|trong đó|cụ thể|bên cạnh|trên cơ sở|năm \d{4} là|căn cứ|đơn vị tính|ghi chú|tt\s)")
# What is told under a label of its own as the general aim (GUIDE Targets 5).
_GENERAL = regex.compile(r"(?:\d+\.\s*)?mục tiêu (?:chung|tổng quát|tổng thể)\s*:")
_FEWEST_WORDS = 4
# The longest line of a topic (`Du lịch, dịch vụ và thương mại biên giới`).
_TOPIC_WORDS = 8
_ENDED = (".", ";", ":", ",", "!", "…", "”", '"', ")")
# What may stand before a topic (`1.1. Mục tiêu 1. Lĩnh vực chính trị`).
_LABEL = regex.compile(r"(?:(?:mục tiêu|chỉ tiêu|nhiệm vụ)\s+\d+[.:]\s*)?")
# What a body is to do about a target, where a table says who looks after it.
_CARE = regex.compile(
    r"\s*(?:có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|thúc đẩy|theo dõi|báo cáo|tổng hợp|hướng dẫn|đôn đốc"
    r"|tham mưu)(?!\p{L})"
)


def is_goal(passage: Passage, sentence: Span, following: Passage | None) -> bool:
    """Whether a sentence without a figure is a goal; `following` is the next passage of the document."""
    words, lower = sentence.of(passage.words), sentence.of(passage.lower)
    if len(lower.split()) < _FEWEST_WORDS or _NO_GOAL.match(lower) or lower.rstrip().endswith(":"):
        return False
    if _GENERAL.match(passage.lower) or _names_body(words, lower) or _looks_after(words, lower):
        return False
    alone = sentence.end == len(passage.words) and _LABEL.fullmatch(passage.lower, 0, sentence.start)
    return not (alone and _is_topic(lower, passage, following))


def _names_body(words: str, lower: str) -> bool:
    return is_body(words, lower) and not verbs().predicate.search(lower)


def _looks_after(words: str, lower: str) -> bool:
    """Whether a sentence tells which body looks after a target (`Sở Y tế theo dõi, báo cáo`)."""
    body = read_body(words, lower)
    return body is not None and _CARE.match(lower, body.end) is not None


def _is_topic(lower: str, passage: Passage, following: Passage | None) -> bool:
    """Whether the words of a passage are a topic: short, without an end, and without a verb or over deeper lines."""
    if lower.endswith(_ENDED) or len(lower.split()) > _TOPIC_WORDS or verbs().action.match(lower):
        return False
    return _stands_over(passage, following) or not verbs().predicate.search(lower)


def _stands_over(passage: Passage, following: Passage | None) -> bool:
    """Whether the next passage stands below this one: it is of the same section and marked deeper, or not at all."""
    if following is None or following.section != passage.section or not passage.rank:
        return False
    return following.rank > passage.rank or not following.rank
