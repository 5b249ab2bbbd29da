"""Who or what a figure measures, and what it must do or be: the clause of a target, taken apart.

The subject stands before the verb that links it with the figure (`Tỷ lệ hộ nghèo | giảm | 0,8%`), else right after the
figure (`95% | hộ | dùng nước sạch`), else it is the thing counted (`Xây mới | 8 cầu`); a clause without any takes the
subject of the clause before it (`…, trong đó có 20% …`). GUIDE Targets 8 and 10.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import regex

from parsers.deadlines import find_periods
from parsers.model import Change, Span
from parsers.quantities import Quantity, smooth
from parsers.vocabulary import alternatives, load


@dataclass(frozen=True, slots=True)
class Reading:
    """What one clause says of its figure."""

    subject: str | None
    indicator: str | None
    change: Change | None = None
    baseline: str | None = None


class _Words(NamedTuple):
    """The vocabulary compiled."""

    modal: regex.Pattern[str]
    link: regex.Pattern[str]
    action: regex.Pattern[str]
    predicate: regex.Pattern[str]
    limit: regex.Pattern[str]
    doer: regex.Pattern[str]
    changes: tuple[tuple[Change, regex.Pattern[str]], ...]


@cache
def _words() -> _Words:
    table = load("verbs")

    def group(name: str) -> str:
        return alternatives(table[name]["words"])

    level = rf"(?:\s+{group('level')})"
    amount = rf"(?:\s+(?!{group('level')}(?!\p{{L}}))[\p{{L}},]+){{0,12}}\s*$"
    return _Words(
        modal=regex.compile(rf"[\s,:;(–-]*{group('modal')}(?!\p{{L}})[\s,:]*"),
        link=regex.compile(rf"(?<!\p{{L}}){group('link')}(?:\s+từ)?\s*$"),
        action=regex.compile(
            rf"(?:(?:{group('modal')}|cố gắng)\s+)*(?P<verb>{group('action')}(?!\p{{L}})(?:,?\s+(?:và\s+)?{group('action')}(?!\p{{L}}))*)"
        ),
        predicate=regex.compile(
            rf"(?<!\p{{L}})(?:{group('predicate')}|[\p{{L}}]+ hóa)(?!\p{{L}}|\s+(?:cơ sở|chức|viên)(?!\p{{L}}))"
        ),
        limit=regex.compile(rf"[,;:.()\"“]|(?<!\p{{L}}){group('limit')}(?!\p{{L}})"),
        doer=regex.compile(rf"{group('doer')}\s"),
        changes=(
            ("increase", regex.compile(rf"(?<!\p{{L}}){group('increase')}(?!\p{{L}}|{level}(?!\p{{L}})){amount}")),
            ("decrease", regex.compile(rf"(?<!\p{{L}}){group('decrease')}(?!\p{{L}}|{level}(?!\p{{L}})){amount}")),
        ),
    )


_BASELINE = regex.compile(r"so với\s+(?P<base>[^.;:()]{3,80}?)\s*(?=[.;:(),]|$)")
_EDGE = " ,;:.()–-"


def read_clause(clause: str, figure: Quantity, before: Reading | None = None) -> Reading:
    """The parts of a clause; `figure` is placed in it, `before` is what the clause before it said.

    `Tỷ lệ hộ dùng nước sạch đạt 95%` -> `Tỷ lệ hộ dùng nước sạch` / `đạt`; `95% hộ dùng nước sạch` -> `hộ` / `dùng nước sạch`.
    """
    head = _without_time(clause[: figure.span.start])
    tail = clause[figure.span.end :]
    lower = smooth(clause)
    change = next((way for way, pattern in _words().changes if pattern.search(lower[: figure.span.start])), None)
    based = _BASELINE.search(lower, figure.span.end)
    baseline = clause[based.start("base") : based.end("base")] if based else None
    subject, indicator = (
        _label(clause, head, tail, figure)
        or _linked(head, tail, figure, before)
        or _counted(clause, head, tail, figure, before)
    )
    return Reading(_clean(subject), _clean(indicator), change, baseline)


def read_goal(sentence: str) -> Reading:
    """The subject and indicator of a goal without a figure: `Đảng bộ | đạt danh hiệu …`."""
    lower = smooth(sentence)
    start = _skip_modals(lower)
    action = _words().action.match(lower, start)
    if action:
        start = action.end()
    verb = _words().predicate.search(lower, start + 1)
    if not verb:
        return Reading(_clean(sentence[start:]), _clean(action["verb"]) if action else None)
    return Reading(_clean(sentence[start : verb.start()]), _clean(sentence[verb.start() :]))


def _clean(words: str | None) -> str | None:
    return (" ".join(words.split()).strip(_EDGE) or None) if words else None


# From where a figure goes up or down is its baseline, no part of its subject.
_FROM = regex.compile(r"\s+từ\s+\d[\d.,]*\s?(?:%|\p{L}+)?(?=\s+(?:lên|xuống|còn)|\s*$)")


def _without_time(head: str) -> str:
    """The words before the figure, without notes of time at their head and end and without modals."""
    for period in reversed(find_periods(head)):
        head = head[: period.span.start] + head[period.span.end :]
    return _FROM.sub("", head[_skip_modals(smooth(head)) :].strip())


def _skip_modals(lower: str) -> int:
    start = 0
    while (modal := _words().modal.match(lower, start)) and modal.end() > start:
        start = modal.end()
    return start


@cache
def _counted_nouns() -> frozenset[str]:
    """Units that are things and people, not measures: `hộ`, not `ha`."""
    return frozenset(word for row in load("units")["unit"] if row["kind"] != "measures" for word in row["words"])


def _label(clause: str, head: str, tail: str, figure: Quantity) -> tuple[str | None, str | None] | None:
    """`VNPT: 25 trạm` and `Lắp đặt mới trạm: 58 trạm`: the label before the colon names the subject.

    A label that names neither a doer nor what is counted says only how: `hệ sơ cấp: 15.000 người` counts người.
    """
    if not head.endswith(":"):
        return None
    label = head.rstrip(" :")
    action = _words().action.match(smooth(label))
    counted = smooth(figure.unit or "").split("/")[0]
    if counted in _counted_nouns() and counted not in smooth(label) and not _names_a_doer(label):
        subject, rest = _after(clause, tail, figure)
        return subject, f"{label} {rest}"
    if action and action.end() < len(label):
        return label[action.end() :], label[: action.end()]
    return label, None


_MEASURE = regex.compile(
    r"(?<!\p{L})với\s+(?P<measure>(?:tổng|tỷ lệ|công suất|diện tích|quy mô|chiều dài|số)\s[^,;]*)$"
)


def _linked(head: str, tail: str, figure: Quantity, before: Reading | None) -> tuple[str | None, str | None] | None:
    """`Tỷ lệ hộ nghèo giảm còn 2%`: the words before a linking verb are the subject."""
    lower = smooth(head)
    action = _words().action.match(lower)
    if action and action.end() == len(lower):
        return None
    link = _words().link.search(lower)
    measure = _MEASURE.search(lower)
    if measure and not link:
        return head[measure.start("measure") :], head[: measure.start()]
    if link:
        subject, verb = head[: link.start()], head[link.start() :]
        rest = tail.split(";")[0]
        action = _words().action.match(smooth(subject))
        if (
            action
            and action.end() < len(subject.rstrip())
            and action["verb"] in ("nâng", "giảm", "tăng", "đưa", "nâng cấp", "duy trì")
        ):
            return subject[action.end() :], f"{subject[: action.end()]} {verb} {rest}"
        if subject.strip():
            return subject, f"{verb} {rest}"
        if link[0].split()[0] in ("đạt", "chiếm", "lên", "còn", "giảm", "tăng", "xuống", "bằng") and not _noun_after(
            tail, figure
        ):
            return (before.subject if before else None), f"{verb} {rest}"
        return None
    if action and action["verb"] in ("giảm", "tăng", "nâng", "cắt giảm") and len(head) > action.end() + 1:
        return head[action.end() :], f"{action['verb']} {tail.split(';')[0]}"
    if lower.startswith(
        ("tỷ lệ", "tốc độ", "số ", "tổng ", "chỉ số", "mức ", "thu nhập", "diện tích", "sản lượng", "năng suất")
    ):
        return head, tail.split(";")[0]
    if head and not action and not _words().doer.match(lower) and not _noun_after(tail, figure):
        return head, tail.split(";")[0]
    return None


def _noun_after(tail: str, figure: Quantity) -> bool:
    """Whether a name of what is counted follows the figure, or is its unit."""
    if smooth(figure.unit or "").split("/")[0] in _counted_nouns():
        return True
    lower = smooth(tail).strip()
    verb, limit = _words().predicate.match(lower), _words().limit.match(lower)
    return bool(lower) and not verb and not limit


def _counted(
    clause: str, head: str, tail: str, figure: Quantity, before: Reading | None
) -> tuple[str | None, str | None]:
    """`95% hộ dùng nước sạch`, `Xây mới 8 cầu`, `mỗi xã chọn 2 mô hình`: the thing counted, or the named doer."""
    subject, rest = _after(clause, tail, figure)
    lower = smooth(head)
    if _words().doer.match(lower) and (verb := _words().predicate.search(lower, 4) or _words().action.search(lower, 4)):
        return head[: verb.start()], f"{head[verb.start() :]} {subject or ''} {rest}"
    if _names_a_doer(head):
        return head, before.indicator if before else None
    if not (subject or "").strip(_EDGE):
        subject = before.subject if before else head
    return subject, f"{head} {rest}" if head else rest


def _names_a_doer(head: str) -> bool:
    """Whether the words before the figure are nothing but a proper name (`VNPT`, `MobiFone`)."""
    return (
        bool(head)
        and len(head) < 40
        and all(word[:1].isupper() for word in head.split())
        and not _words().action.match(smooth(head))
        and not _words().link.match(smooth(head))
    )


_RATE = regex.compile(r"(?:\s*/\s*\p{L}+|\s+trở\s+(?:lên|xuống))+$")


def _after(clause: str, tail: str, figure: Quantity) -> tuple[str | None, str]:
    """The name of what is counted (from the unit on, where the unit is a thing) and the words after it."""
    start = behind = figure.span.end
    if figure.form != "share" and smooth(figure.unit or "").split("/")[0] in _counted_nouns():
        printed = clause.find((figure.unit or "").split("/")[0], figure.number.start)
        start = printed if printed >= 0 else start
    lower = smooth(clause)
    first = behind + len(lower[behind:]) - len(lower[behind:].lstrip())
    verb, limit = _words().predicate.search(lower, first), _words().limit.search(lower, first)
    stop = min((match.start() for match in (verb, limit) if match), default=len(clause))
    # Of a share the whole enumeration is meant (`100% chi ủy, chi bộ đăng ký …`), of a count its first noun.
    if (
        start == behind
        and verb
        and limit
        and limit[0] == ","
        and limit.start() > first
        and verb.start() <= limit.start() + 60
    ):
        stop = verb.start()
    return _RATE.sub("", clause[start:stop].rstrip()) or None, clause[stop:]


def place(figure: Quantity, offset: int) -> Quantity:
    """The same figure, its places counted from `offset`."""
    return Quantity(
        Span(figure.span.start - offset, figure.span.end - offset),
        Span(figure.number.start - offset, figure.number.end - offset),
        figure.comparator,
        figure.low,
        figure.high,
        figure.unit,
        figure.form,
        figure.bound,
    )
