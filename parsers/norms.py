"""Whether a State paper lays down norms: what is laid down is no commitment to be reached (GUIDE Targets 11).

A resolution on fees says `Đơn vị thu phí được giữ lại: 60%`, a decision on procedures `10 ngày làm việc = 80 giờ`.
Such papers say what they are in their title; those with a year inside the number (`12/2025/NQ-HĐND`, which only acts
that make law bear) are programmes only if one of their headings speaks of aims.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

from parsers.model import Metadata
from parsers.smooth import smooth
from parsers.vocabulary import alternatives, load

# Papers that may lay down norms; a plan or a programme never does.
_TYPES = frozenset(("quyết định", "nghị quyết", "thông báo"))
# Types whose every paper is a rule or explains one.
_RULES = regex.compile(r"quy định|quy chế|hướng dẫn|nghị định|thông tư|luật|pháp lệnh|điều lệ|công văn|quy trình")
_LAW_NUMBER = regex.compile(r"\d+/(?:19|20)\d\d/")
_AIMS = regex.compile(r"(?<!chương trình )mục tiêu(?! quốc gia)|chỉ tiêu")


def is_rule(type_name: str) -> bool:
    """Whether a type of document (smoothed) tells by itself that its figures are thresholds and terms of a rule."""
    return _RULES.match(type_name) is not None


def lays_down(metadata: Metadata, headings: Iterable[str]) -> bool:
    """Whether a decision, a resolution or a notice lays down norms, by its title, else by its number and headings."""
    if smooth(metadata.type_name or "") not in _TYPES:
        return False
    if titled(metadata.title or ""):
        return True
    lawful = _LAW_NUMBER.match(metadata.number or "")
    return lawful is not None and not any(names_aim(smooth(heading)) for heading in headings)


def names_aim(heading: str) -> bool:
    """Whether a heading (smoothed) speaks of aims; `Chương trình mục tiêu quốc gia` is a name."""
    return _AIMS.search(heading) is not None


def titled(title: str) -> bool:
    """Whether a title names a norm as what is laid down (`Về việc ban hành Quy định mức thu …`)."""
    return _title().match(smooth(title)) is not None


@cache
def _title() -> regex.Pattern[str]:
    table = load("norms")
    opening = alternatives(table["opening"]["words"])
    heads = alternatives(word for row in table["head"] for word in row["words"])
    head = rf"{heads}(?!\p{{L}})"
    return regex.compile(rf"(?:(?!{head})(?:{opening}(?!\p{{L}})[\s,]*|\d+\s+))*+{head}")
