"""The verbs and turns that divide a clause, and what stands before a figure, bared of time, topic and modals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import regex

from parsers.model import Change
from parsers.periods import find_periods
from parsers.smooth import smooth
from parsers.text import LETTER
from parsers.vocabulary import alternatives, load


class Verbs(NamedTuple):
    """The vocabulary compiled."""

    modal: re.Pattern[str]
    link: regex.Pattern[str]
    action: re.Pattern[str]
    predicate: re.Pattern[str]
    limit: re.Pattern[str]
    doer: re.Pattern[str]
    place: re.Pattern[str]
    measured: re.Pattern[str]
    changes: tuple[tuple[Change, regex.Pattern[str]], ...]


@cache
def verbs() -> Verbs:
    """The vocabulary of verbs, compiled once."""
    table = load("verbs")

    def group(name: str) -> str:
        return alternatives(table[name]["words"])

    def change(name: str) -> regex.Pattern[str]:
        amount = rf"(?:\s+(?!{group('level')}(?!\p{{L}}))(?:[\p{{L}},]+|(?:19|20)\d\d,?)){{0,12}}\s*$"
        return regex.compile(rf"(?<!\p{{L}})(?<!vào\s){group(name)}(?!\p{{L}}|\s+{group('level')}(?!\p{{L}})){amount}")

    # `cấp` is also a level (`cấp ủy`, `cấp xã`), `tăng trưởng` is a noun, `hạ` begins many (`hạ tầng`).
    noun = r"cấp\s(?:ủy|xã|huyện|tỉnh|trên|dưới|trung|cơ)|tăng\strưởng|hạ\s(?!t[ỷỉ]\s|mức\s|thấp\s)"
    action = rf"(?!{noun}){group('action')}(?!{LETTER})"
    return Verbs(
        modal=re.compile(rf"[\s,:;(–-]*(?!đưa\svào){group('modal')}(?!{LETTER})[\s,:]*"),
        link=regex.compile(rf"(?<!\p{{L}})(?<!trở\s|chứng\s|tốc\sđộ\s){group('link')}(?:\s+từ)?\s*$"),
        action=re.compile(rf"(?:{group('modal')}\s+){{0,3}}(?P<verb>{action}(?:,?\s+(?:và\s+)?{action}){{0,4}})"),
        predicate=re.compile(
            rf"(?<!{LETTER})(?!{_inside(table['predicate'])})(?:{group('predicate')}|xã hội hóa|{LETTER}+ hóa)"
            rf"(?!{LETTER}|\s+(?:cơ sở|chức|viên)(?!{LETTER}))"
        ),
        limit=re.compile(
            rf"[,.](?!\d)|[;:()\"“]|(?<!{LETTER})(?!{_inside(table['limit'])}){group('limit')}(?!{LETTER})"
        ),
        doer=re.compile(rf"{group('doer')}\s"),
        place=re.compile(rf"{group('place')}\s*"),
        measured=re.compile(rf"{group('measured')}(?!{LETTER})"),
        changes=(("increase", change("increase")), ("decrease", change("decrease"))),
    )


def _inside(row: Mapping[str, Sequence[str]]) -> str:
    """A verb of the row that stands in one of its nouns: `học` of `khoa học`, of `học sinh`."""
    places = set()
    for noun in row["nouns"]:
        for verb in row["words"]:
            before, found, after = f" {noun} ".partition(f" {verb} ")
            if found:
                behind = rf"(?<={before.strip()}\s)" if before else ""
                places.add(rf"{behind}{verb}" + (rf"\s{after.strip()}" if after else ""))
    return rf"(?:{'|'.join(sorted(places))})(?!{LETTER})"


# From where a figure goes up or down is its baseline, no part of its subject.
_FROM = regex.compile(
    r"(?:^|\s+)từ\s+(?:mức\s+)?\d[\d.,]*+(?!\s?\p{L}+(?:\s\p{L}+)?\s+trở\s)\s?(?:[%‰]|\p{L}+(?:\s\p{L}+){0,3}?(?:/\d[\d.]*(?:\s\p{L}+){1,3}?|(?:/\p{L}+){1,2})?)?"
    r"(?:\s+hiện\s+(?:nay|tại))?(?=\s+(?:(?:tăng|giảm|nâng|hạ)\s+)?(?:lên|xuống|còn)|\s*$)"
)
# Where a clause says from whom or whence it is known (`Theo báo cáo của sở, …`).
_OPENING = regex.compile(
    r"(?:theo|qua|tuy nhiên|ngoài ra|bên cạnh đó|đồng thời|riêng)(?!\p{L})[^,:;]*,\s*"
    r"|(?:trong )?(?:(?:hơn|gần|trên) )?(?:(?:những|các|mười|năm|\d+|nửa) )?(?:năm|nhiệm kỳ|tháng)"
    r" (?:qua|gần đây|trước đây),\s*"
    r"|(?:trong|sau) (?:(?:hơn|gần|trên) )?(?:\d+|nửa) (?:năm|nhiệm kỳ|tháng)[^,:;\d]{0,60},\s*"
    r"|từ đầu (?:năm|nhiệm kỳ) đến nay,\s*|trong (?:năm|quý|kỳ|nhiệm kỳ),\s*|(?:sau|trước) khi [^,:;]*,\s*"
    r"|thực hiện (?:nghị quyết|chỉ thị|kết luận)[^,:;]*,\s*(?:(?:nghị quyết|chỉ thị|kết luận|luật)[^,:;]*,\s*)*"
    r"|(?:các cấp, (?:các )?ngành|các cấp ủy|cấp ủy các cấp)[^,:;]* đã [^,:;]*,\s*"
)
_LOOSE_END = regex.compile(r"(?<!đạt)\s+được$")
# Who strives for it, or what is only the best example, before what is measured (`Đảng bộ phấn đấu tỷ lệ …`).
_AIMED = regex.compile(
    r"[^;:]*(?<!\p{L})(?:phấn đấu|nhất là|đặc biệt là)\s+"
    r"(?=(?:tỷ lệ|tỉ lệ|tốc độ|tổng|số|thu nhập|diện tích|sản lượng|mức|giá trị)\s)"
)
# The label of a target (`Chỉ tiêu 1: Năm 2028 …`), and `cả năm 2028`.
_LABEL = regex.compile(r"\s*(?:chỉ tiêu|mục tiêu|tiêu chí|nhiệm vụ)\s+\d+(?:\.\d+)*\s*[:.)]\s+")
_SCHOOL_YEAR = regex.compile(r"\s*(?:trong\s+)?năm học \d{4}\s*[-–]\s*\d{4},?\s+")
_BARE_LABEL = regex.compile(r"\d{1,2}\s+(?=\p{Lu}\p{Ll})")
_ITEM = regex.compile(r"\s*\((?:\d{1,2}|[a-zđ])\)\s+")
_WHOLE_YEAR = regex.compile(r"(?:(?<!\p{L})(?:cả|của cả)\s*)?$")
# In whose prices it is told, which is part of its name.
_PRICES = regex.compile(r"giá(?: \p{L}+ \p{L}+)?\s*$")
# `năm 2028 mới đạt 80%`
_ONLY = regex.compile(r"^\s+mới(?=\s+(?:chỉ\s+)?đạt(?!\p{L}))")
# After a topic such a clause has no subject of its own (`Mô hình được nhân rộng: từ 112 chi bộ lên …`).
_NO_SUBJECT = regex.compile(r"\s*(?:từ\s+\d|(?:tăng|giảm|đạt|chiếm|lên|nâng|là|bằng)(?!\p{L}))")


def bare_head(head: str) -> str:
    """The words before the figure, without notes of time, without the topic (`Về môi trường: …`) and without modals."""
    if (label := _LABEL.match(smooth(head))) or (label := _BARE_LABEL.match(head)):
        head = head[label.end() :]
    for period in reversed(find_periods(head)):
        before = head[: period.span.start]
        if period.bound == "start" and _PRICES.search(smooth(before)):
            continue
        behind = _ONLY.sub("", head[period.span.end :])
        head = before[: len(before) - len(_WHOLE_YEAR.search(smooth(before))[0])] + behind
    topic, _, rest = head.rpartition(": ")
    if topic and rest.strip():
        head = f"{topic} {rest}" if _NO_SUBJECT.match(smooth(rest)) else rest
    if aimed := _AIMED.match(smooth(head)):
        head = head[aimed.end() :]
    if item := _ITEM.match(head):
        head = head[item.end() :]
    head = head[skip_modals(smooth(head)) :]
    if school_year := _SCHOOL_YEAR.match(smooth(head)):
        head = head[school_year.end() :]
        head = head[skip_modals(smooth(head)) :]
    while (opening := _OPENING.match(smooth(head))) and head[opening.end() :].strip():
        head = head[opening.end() :]
        head = head[skip_modals(smooth(head)) :]
    return str(_LOOSE_END.sub("", _FROM.sub("", head.strip(" ,;–-="))))


def timeless(sentence: str) -> str:
    """A sentence without the note of time at its beginning or behind its first name (`Đảng bộ hằng năm đạt …`)."""
    for period in find_periods(sentence):
        if period.span.start > _LONGEST_NAME:
            break
        before, behind = sentence[: period.span.start], sentence[period.span.end :]
        if not before.strip(_MARKS) and behind.strip(_MARKS):
            return behind.lstrip(_MARKS)
        if period.recurrence and verbs().predicate.match(smooth(behind[:_LONGEST_VERB]).lstrip()):
            return before.rstrip() + behind
    return sentence


_MARKS = " ,;:.–-"
_LONGEST_NAME, _LONGEST_VERB = 200, 60


def skip_modals(lower: str) -> int:
    """Where the words begin that weigh, after `phấn đấu`, `trong đó` and the like."""
    start = 0
    while (modal := verbs().modal.match(lower, start)) and modal.end() > start:
        start = modal.end()
    return start
