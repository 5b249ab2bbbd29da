"""What a document assigns: each bullet, numbered item or row that names who does it or by when.

The lead is the line `Đơn vị chủ trì: …`, else the subject of the item's first sentence, else the body of its lead-in,
else the heading (GUIDE Tasks 21). Items of goals and reports are no tasks, whatever bodies they name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import regex

from parsers.bodies import begins_with_verb, orders, read_subject_body, works
from parsers.captions import Line, read_bracket, read_headed, read_lines
from parsers.charges import Charge, Charges
from parsers.deadlines import Due, find_due, read_cell_due
from parsers.eligible import after_agreement, is_no_work, may_assign
from parsers.flat_tables import flat_rows
from parsers.model import Metadata, Span, Task, Text
from parsers.overhead import Overhead
from parsers.partners import read_partners
from parsers.passages import Passage
from parsers.regimes import Regime, Regimes
from parsers.smooth import smooth
from parsers.tables import task_rows


def find_tasks(text: Text, overhead: Overhead, metadata: Metadata) -> tuple[Task, ...]:
    """Every task of a document, in the order of the text."""
    passages, sections = overhead.passages, overhead.sections
    issued_on = metadata.issued_on
    year = int(issued_on[:4]) if issued_on else None
    regimes, charges = Regimes(overhead, metadata), Charges(overhead)

    def read(passage: Passage, line: Line) -> Task | None:
        if passage.role != "body" or not may_assign(passage):
            return None
        task = _read_task(_read_item(passage, line, charges.over(passage), regimes.of(passage.section), issued_on))
        return None if task is None or is_no_work(passage) else task

    lines, headed = read_lines(passages, sections)
    tasks, cells = flat_rows(passages, sections, year) if not regimes.of_procedures else ([], frozenset[int]())
    for number, (passage, line) in enumerate(zip(passages, lines, strict=True)):
        if line and number not in cells and (task := read(after_agreement(passage), line)):
            tasks.append(task)
    for index, line in headed:
        if line.lead and (task := read(read_headed(passages[index], sections, text.text), line)):
            tasks.append(replace(task, section=passages[index].section))
    tasks += task_rows(text, passages, year)
    return tuple(sorted(tasks, key=lambda task: task.span))


@dataclass(frozen=True, slots=True)
class Item:
    """One passage that may be a task, with all that decides it.

    due:    the item's own note of time, `due_text` its words
    regime: whether it stands in the text of a rule, of a guide, of a procedure, or of a document that assigns
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
    def standing(self) -> bool:
        """Whether it stands among what always holds, rules and procedures, or what is reported."""
        return self.regime in ("rule", "procedure", "report")

    @property
    def free(self) -> bool:
        """Whether it tells of work outside aims, preamble and rules."""
        passage = self.passage
        return not self.standing and passage.purpose != "aim" and passage.section is not None and works(passage.lower)


def _read_item(passage: Passage, line: Line, charge: Charge, regime: Regime, issued_on: str | None) -> Item:
    year = int(issued_on[:4]) if issued_on else None
    subject = read_subject_body(passage.words, passage.lower)
    if line.lead is None and subject is None and (noted := read_bracket(passage.words, passage.lower)):
        line = replace(line, lead=noted.lead, partners=noted.partners + line.partners)
    due = read_cell_due(line.time, "", year) if line.time else None
    due_text = line.time
    own = find_due(passage.lower, year) if due is None or due.kind is None else None
    if own and (due is None or own.kind):
        due, due_text = own, own.span.of(passage.words)
    if due and due.on and issued_on and due.on < issued_on:
        # What was over before the document was issued is no deadline; a day without a year is one of the next year.
        next_year = int(issued_on[:4]) + 1
        due = read_cell_due(line.time, "", next_year) if line.time else find_due(passage.lower, next_year)
        if due is None or due.kind != "by_date" or (due.on or "") < issued_on:
            due, due_text = None, None
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
    return item.line.lead is not None and not item.standing


def _is_ordered(item: Item) -> bool:
    """`Giao Sở Y tế …`: firm wherever it stands."""
    return orders(item.passage.words, item.passage.lower)


# Work that is to be finished, whoever does it (GUIDE Tasks 17).
_FINISHED = regex.compile(r"(?<!\p{L})(?:hoàn thành|xong) (?:trước|trong) ")


def _has_term(item: Item) -> bool:
    """In a rule only work with a deadline and a doer is a task, or what is to be finished; standing duties are none."""
    if item.regime != "rule":
        return False
    if item.subject is None:
        return item.dated and bool(item.charge.lead or _FINISHED.search(item.passage.lower))
    return item.dated or smooth(item.due_text or "") == "trong thời hạn"


def _is_charged(item: Item) -> bool:
    """The heading is a body, or the lead-in charges one (`2. Giao Sở Y tế chủ trì:`)."""
    passage = item.passage
    told = passage.purpose != "other" or works(passage.lower)
    charged = _is_given(item) if item.standing else item.charge.charged
    return charged and passage.purpose != "aim" and told


def _is_given(item: Item) -> bool:
    """What an order leaves to its list is given out in an article as well (`Điều 2. Giao Sở Y tế: 1. Công khai …`)."""
    tells = item.subject is not None or begins_with_verb(item.passage.lower)
    return item.regime == "rule" and item.charge.ordered and tells


def _is_assigned(item: Item) -> bool:
    """An item of a section of assignments, with or without a body."""
    return not item.standing and item.passage.purpose == "assignment"


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
    """Any other note of time with a kind; under a dated heading only what tells of work, no lists of things."""
    due = item.due or item.charge.due
    return (
        due is not None
        and due.kind is not None
        and item.subject is None
        and item.regime != "guide"
        and item.free
        and (item.due is not None or begins_with_verb(item.passage.lower))
    )


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
