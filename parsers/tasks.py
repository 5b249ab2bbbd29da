"""What a document assigns: each bullet, numbered item or row that names who does it or by when.

The lead is the line `Đơn vị chủ trì: …`, else the subject of the item's first sentence, else the body of its lead-in,
else the heading (GUIDE Tasks 21). Items of goals and reports are no tasks, whatever bodies they name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import regex

from parsers.bodies import orders, read_partners, read_subject_body, split_bodies, works
from parsers.clauses import sentences
from parsers.deadlines import Due, find_due
from parsers.model import Metadata, Span, Task, Text
from parsers.overhead import Above, Overhead
from parsers.passages import Passage
from parsers.smooth import smooth
from parsers.tables import task_rows
from parsers.vocabulary import alternatives, load

Regime = Literal["plain", "rule", "guide"]

# In a rule standing duties are no tasks; in a guide only what it assigns is (GUIDE Tasks 17).
_RULES = regex.compile(r"quy định|quy chế|nghị định|thông tư|luật|pháp lệnh|điều lệ|quy trình")
_GUIDES = regex.compile(r"hướng dẫn")
# The shortest words that can be an assignment; below that they are a caption. A lead-in with work of its own is longer.
_SHORTEST = 20
_SHORTEST_LEAD_IN = 60
# A lead-in longer than this is a sentence; the times in it are not those of the items below.
_LONGEST_LEAD_IN = 200


@dataclass(frozen=True, slots=True)
class Line:
    """Lines that name the bodies or the time of the items above them (`Đơn vị chủ trì: …; Đơn vị phối hợp: …`)."""

    lead: str | None = None
    partners: tuple[str, ...] = ()
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """What stands over an item: who leads and helps, whether it is charged with the work, and by when."""

    lead: str | None = None
    partners: tuple[str, ...] = ()
    charged: bool = False
    due: Due | None = None
    due_text: str | None = None


def find_tasks(text: Text, overhead: Overhead, metadata: Metadata) -> tuple[Task, ...]:
    """Every task of a document, in the order of the text."""
    passages = overhead.passages
    issued_on = metadata.issued_on
    general = _regime(smooth(metadata.type_name or ""))
    lines = _lines(passages)
    tasks = []
    charges: dict[tuple[int | None, int | None], Charge] = {}
    for printed, line in zip(passages, lines, strict=True):
        passage = _after_agreement(printed)
        if line is None or passage.role != "body" or not _may_assign(passage):
            continue
        regime: Regime = "rule" if passage.section in overhead.rules else general
        place = passage.section, passage.lead_in
        if place not in charges:
            charges[place] = _charge(passage, overhead)
        if task := _read_task(_read_item(passage, line, charges[place], regime, issued_on)):
            tasks.append(task)
    rows = task_rows(text, passages, int(issued_on[:4]) if issued_on else None)
    return tuple(sorted([*tasks, *rows], key=lambda task: task.span)) if rows else tuple(tasks)


def _regime(type_name: str) -> Regime:
    return "rule" if _RULES.match(type_name) else "guide" if _GUIDES.match(type_name) else "plain"


# A closing formula, an agreement, a note: no work of its own (GUIDE Tasks 18).
_FORMULA = regex.compile(
    r"trên đây là|lý do|[^.]{0,60}trân trọng |(?:cơ bản )?(?:thống nhất|đồng ý|nhất trí) |nơi nhận|kính gửi|\(?kèm theo"
    r"|ghi chú|\(?lưu ý|[^.]{0,80}có hiệu lực|[^.,]{0,30} này (?:được )?(?:phổ biến|thay thế)"
    r"|nghị quyết này (?:đã )?được|căn cứ [^,;]*;$"
    r"|trong quá trình (?:tổ chức |triển khai )*thực hiện,? nếu"
)


_AGREED = regex.compile(r"(?:cơ bản )?(?:thống nhất|đồng ý|nhất trí) ")


def _after_agreement(passage: Passage) -> Passage:
    """A passage from where it charges somebody, after what is agreed (`Đồng ý gia hạn dự án. Sở Y tế hoàn thiện …`)."""
    if not _AGREED.match(passage.lower):
        return passage
    for sentence in sentences(passage.words)[1:]:
        words, lower = passage.words[sentence.start :], passage.lower[sentence.start :]
        if read_subject_body(words, lower):
            start = passage.span.start + sentence.start
            return replace(passage, span=Span(start, passage.span.end), words=words, lower=lower)
    return passage


def _may_assign(passage: Passage) -> bool:
    """Whether a passage can be a task by its place and shape; a pure lead-in is none."""
    if passage.purpose in ("goal", "result", "form") or _FORMULA.match(passage.lower):
        return False
    if passage.opens:
        return passage.rank > 0 and len(passage.words) >= _SHORTEST_LEAD_IN
    return len(passage.words) >= _SHORTEST


@dataclass(frozen=True, slots=True)
class Item:
    """One passage that may be a task, with all that decides it.

    due:    the item's own note of time, `due_text` its words
    regime: whether it stands in the text of a rule, of a guide, or of a document that assigns
    """

    passage: Passage
    line: Line
    charge: Charge
    subject: Span | None
    due: Due | None
    due_text: str | None
    regime: Regime

    @property
    def dated(self) -> bool:
        """Whether the item prints a finishing date of its own."""
        return self.due is not None and self.due.kind in ("by_date", "by_year", "quarter", "monthly")

    @property
    def free(self) -> bool:
        """Whether it tells of work outside aims, preamble and rules."""
        passage = self.passage
        return (
            self.regime != "rule" and passage.purpose != "aim" and passage.section is not None and works(passage.lower)
        )


def _read_item(passage: Passage, line: Line, charge: Charge, regime: Regime, issued_on: str | None) -> Item:
    year = int(issued_on[:4]) if issued_on else None
    subject = read_subject_body(passage.words, passage.lower)
    due = find_due(f"({smooth(line.time)})", year) if line.time else None
    due_text = line.time
    if due is None and (due := find_due(passage.lower, year)):
        due_text = due.span.of(passage.words)
    if due and due.on and issued_on and due.on < issued_on:
        due, due_text = None, None  # what was over before the document was issued is no deadline
    return Item(passage, line, charge, subject, due, due_text, regime)


def _read_task(item: Item) -> Task | None:
    """The task of one item, None where it assigns nothing."""
    rule = next((name for name, holds in _REASONS if holds(item)), None)
    if rule is None:
        return None
    passage, line, charge = item.passage, item.line, item.charge
    due = item.due or charge.due
    lead = line.lead or (item.subject.of(passage.words) if item.subject else None)
    inherited = charge.partners if line.lead or not lead else ()
    helpers = read_partners(passage.words, passage.lower) or inherited
    return Task(
        span=passage.span,
        lead=lead or charge.lead,
        partners=tuple(dict.fromkeys(helpers + line.partners)),
        due_text=item.due_text or charge.due_text,
        due_kind=due.kind if due else None,
        due_on=due.on if due else None,
        section=passage.section,
        page=passage.page,
        rule=rule,
    )


def _has_line(item: Item) -> bool:
    """A line `Đơn vị chủ trì: …` closes the run of items it stands in."""
    return item.line.lead is not None


def _is_ordered(item: Item) -> bool:
    """`Giao Sở Y tế …`: firm wherever it stands."""
    return orders(item.passage.words, item.passage.lower)


def _has_term(item: Item) -> bool:
    """In a rule only work with a deadline and a doer is a task; standing duties are none."""
    if item.regime != "rule" or item.subject is None:
        return False
    return item.dated or smooth(item.due_text or "") == "trong thời hạn"


def _is_charged(item: Item) -> bool:
    """The heading is a body, or the lead-in charges one (`2. Giao Sở Y tế chủ trì:`)."""
    passage = item.passage
    told = passage.purpose != "other" or works(passage.lower)
    return item.regime != "rule" and item.charge.charged and passage.purpose != "aim" and told


def _is_assigned(item: Item) -> bool:
    """An item of a section of assignments, with or without a body."""
    return item.regime != "rule" and item.passage.purpose == "assignment"


def _is_dated(item: Item) -> bool:
    """A finishing date of its own."""
    return item.free and item.dated


# Persons are subjects of rules and of praise as often as of work.
_PERSON = regex.compile(
    r"(?:các |mỗi |từng |đội ngũ )*(?:đồng chí|cán bộ|đảng viên|cấp ủy viên|thành viên|người)(?!\p{L})"
)


def _has_doer(item: Item) -> bool:
    """A body is the subject of its sentence."""
    if item.subject is None or not item.free or item.regime == "guide":
        return False
    return works(item.passage.lower, item.subject.end) and not _PERSON.match(item.subject.of(item.passage.lower))


def _has_time(item: Item) -> bool:
    """Any other note of time with a kind, its own or its heading's."""
    due = item.due or item.charge.due
    return item.free and item.regime != "guide" and item.subject is None and due is not None and due.kind is not None


# Why a passage is a task (GUIDE Tasks 14-17), the firmest reason first.
_REASONS: tuple[tuple[str, Callable[[Item], bool]], ...] = (
    ("line", _has_line),
    ("order", _is_ordered),
    ("term", _has_term),
    ("body", _is_charged),
    ("assignment", _is_assigned),
    ("date", _is_dated),
    ("doer", _has_doer),
    ("time", _has_time),
)


def _charge(passage: Passage, overhead: Overhead) -> Charge:
    """Who leads by the lead-ins and headings over a passage, the nearest first, and by when."""
    charge = Charge()
    for above in overhead.over(passage):
        if charge.lead is None and (above.body or above.partners or above.charges):
            partners = charge.partners or above.partners
            charge = replace(charge, lead=above.body, partners=partners, charged=above.charges)
        if charge.due is None and (due := _due(above)):
            charge = replace(charge, due=due, due_text=due.span.of(above.words))
    return charge


def _due(above: Above) -> Due | None:
    """The time that a heading or a short lead-in gives to the items below it; the preamble gives none."""
    if above.lead_in and (above.lead_in.section is None or len(above.words) > _LONGEST_LEAD_IN):
        return None
    for period in above.periods:
        if period.kind == "by_year" or (period.kind == "continuous" and not above.lead_in):
            return Due(period.span, period.kind, period.last)
    return None


@cache
def _line_pattern() -> regex.Pattern[str]:
    table = load("bodies")["line"]
    kinds = ("lead", "partners", "person", "time", "product")
    captions = "|".join(rf"(?P<{kind}>{alternatives(table[kind])})" for kind in kinds)
    plain = "|".join(alternatives(table[kind]) for kind in kinds)
    return regex.compile(rf"(?:^|[;.]\s*)(?:{captions})\s*:\s*(?P<what>(?:(?![;.]\s*(?:{plain})\s*:)[^\n])*)")


# How far into a passage the colon of such a line stands.
_LONGEST_CAPTION = 40


def _read_line(passage: Passage) -> Line | None:
    """The line's bodies and time, None where the passage is no such line."""
    if ":" not in passage.lower[:_LONGEST_CAPTION] or not _line_pattern().match(passage.lower):
        return None
    line = Line()
    for match in _line_pattern().finditer(passage.lower):
        what = passage.words[match.start("what") : match.end("what")].strip(" .;") or None
        line = Line(
            line.lead or (what if match["lead"] else None),
            line.partners + (split_bodies(what) if what and match["partners"] else ()),
            line.time or (what if match["time"] else None),
        )
    return line


def _lines(passages: tuple[Passage, ...]) -> list[Line | None]:
    """For each passage what the lines right below its run of items say; None for such a line itself."""
    own = [_read_line(passage) for passage in passages]
    below: list[Line | None] = []
    line, above_line = Line(), False
    for index in range(len(passages) - 1, -1, -1):
        mine = own[index]
        if index + 1 < len(passages) and passages[index + 1].section != passages[index].section:
            line = Line()
        if mine is None:
            below.append(line)
        else:
            line = line if above_line else Line()
            line = Line(mine.lead or line.lead, mine.partners + line.partners, mine.time or line.time)
            below.append(None)
        above_line = mine is not None
    return below[::-1]
