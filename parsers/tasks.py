"""What a document assigns: each bullet, numbered item or row that names who does it or by when.

The lead is the line `Đơn vị chủ trì: …`, else the subject of the item's first sentence, else the body of its lead-in, else
the heading (GUIDE Tasks 21). Items of goals, aims and reports are no tasks, whatever bodies they name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from parsers.bodies import is_body, orders, read_addressee, read_partners, read_subject_body, split_bodies, works
from parsers.deadlines import Due, find_periods, read_due
from parsers.model import Citation, Metadata, Section, Span, Task, Text
from parsers.passages import Passage, articles_of, read_passages
from parsers.quantities import smooth
from parsers.tables import task_rows
from parsers.vocabulary import alternatives, load


@dataclass(frozen=True, slots=True)
class Line:
    """A line that names the bodies or the time of the items above it (`Đơn vị chủ trì: …; Đơn vị phối hợp: …`)."""

    lead: str | None = None
    partners: tuple[str, ...] = ()
    time: str | None = None


def find_tasks(
    text: Text,
    sections: tuple[Section, ...],
    citations: tuple[Citation, ...],
    metadata: Metadata,
    closing: Span | None,
) -> tuple[Task, ...]:
    """Every task of a document, in the order of the text."""
    passages = read_passages(text, sections, closing)
    year = int(metadata.issued_on[:4]) if metadata.issued_on else None
    lines = {index: line for index, passage in enumerate(passages) if (line := _read_line(passage.span.of(text.text)))}
    articles = articles_of(sections, {passage.section for passage in passages if passage.purpose != "other"})
    over = _Over(text.text, sections, passages, _is_rules(metadata), _is_guide(metadata), articles, year)
    tasks = []
    for index, passage in enumerate(passages):
        if index in lines or passage.role != "body":
            continue
        line = _line_below(index, passages, lines)
        task = _read_task(passage, line, over)
        if task:
            tasks.append(task)
    rows = task_rows(text, passages, year)
    return tuple(sorted([*tasks, *rows], key=lambda task: task.span)) if rows else tuple(tasks)


_RULES = regex.compile(r"quy định|quy chế|nghị định|thông tư|luật|pháp lệnh|điều lệ|quy trình")


def _is_guide(metadata: Metadata) -> bool:
    return bool(metadata.type_name and smooth(metadata.type_name).startswith("hướng dẫn"))


def _is_rules(metadata: Metadata) -> bool:
    return bool(metadata.type_name and _RULES.match(smooth(metadata.type_name)))


@cache
def _line_pattern() -> regex.Pattern[str]:
    table = load("bodies")["line"]
    kinds = "|".join(
        rf"(?P<{kind}>{alternatives(table[kind])})" for kind in ("lead", "partners", "person", "time", "product")
    )
    return regex.compile(rf"(?:^|[;.]\s*)(?:{kinds})\s*:\s*(?P<what>[^;\n]*)")


def _read_line(words: str) -> Line | None:
    """The line's bodies and time, None where the passage is no such line."""
    lower = smooth(words)
    found = list(_line_pattern().finditer(lower)) if ":" in lower[:40] else []
    if not found or found[0].start() != 0:
        return None
    lead: str | None = None
    partners: tuple[str, ...] = ()
    time: str | None = None
    for match in found:
        what = words[match.start("what") : match.end("what")].strip(" .;")
        if match["lead"]:
            lead = lead or what or None
        elif match["partners"]:
            partners += split_bodies(what)
        elif match["time"]:
            time = what
    return Line(lead, partners, time)


def _line_below(index: int, passages: tuple[Passage, ...], lines: dict[int, Line]) -> Line:
    """The lines that close the run of items this passage stands in, within its section."""
    section = passages[index].section
    below = Line()
    for at in range(index + 1, len(passages)):
        if passages[at].section != section:
            break
        if line := lines.get(at):
            below = Line(below.lead or line.lead, below.partners + line.partners, below.time or line.time)
        elif below != Line():
            break
    return below


# A closing formula, an introduction: no work of its own (GUIDE Tasks 18).
_FORMULA = regex.compile(
    r"trên đây là|lý do|trân trọng|[^.]{0,60}trân trọng |(?:cơ bản )?(?:thống nhất|đồng ý|nhất trí) |nơi nhận|kính gửi|kèm theo|ghi chú|\(?lưu ý|theo cổng thông tin|link bài|ngày giờ đăng|căn cứ [^,;]*;$"
)
# The shortest words that can be an assignment; below that it is a caption.
_SHORTEST = 20


@dataclass(frozen=True, slots=True)
class _Over:
    """What stands over the passages: their sections, lead-ins, headings."""

    text: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    rules: bool
    guide: bool
    articles: frozenset[int]
    year: int | None

    def above(self, passage: Passage) -> Iterator[tuple[str, Passage | None]]:
        """The lead-ins (with their passage) and headings (with None) over a passage, the nearest first."""
        lead, section = passage.lead_in, passage.section
        while lead is not None:
            outer = self.passages[lead]
            while section is not None and section != outer.section:
                yield self.sections[section].heading or "", None
                section = self.sections[section].parent
            yield outer.span.of(self.text), outer
            lead = outer.lead_in
        while section is not None:
            yield self.sections[section].heading or "", None
            section = self.sections[section].parent


def _read_task(passage: Passage, line: Line, over: _Over) -> Task | None:
    """The task of one passage, None where it assigns nothing."""
    words = passage.span.of(over.text)
    lower_head = smooth(words[:60])
    if passage.purpose in ("goal", "result", "form") or len(words) < _SHORTEST or _FORMULA.match(lower_head):
        return None
    if passage.opens and (passage.rank == 0 or len(words) < 3 * _SHORTEST):
        return None
    subject = read_subject_body(words)
    own_lead = line.lead or (subject.of(words) if subject else None)
    due = _due(words, passage, line, over)
    lead, partners, charged = _inherited(passage, over)
    rule = _why(words, passage, line, subject, charged, due, over)
    if rule is None:
        return None
    helpers = read_partners(words)
    return Task(
        span=passage.span,
        lead=own_lead or lead,
        partners=tuple(dict.fromkeys((helpers or (() if own_lead and not line.lead else partners)) + line.partners)),
        due_text=due and due[0],
        due_kind=due[1].kind if due else None,
        due_on=due[1].on if due else None,
        section=passage.section,
        page=passage.page,
        rule=rule,
    )


def _why(
    words: str,
    passage: Passage,
    line: Line,
    subject: Span | None,
    charged: bool,
    due: tuple[str, Due, bool] | None,
    over: _Over,
) -> str | None:
    """The rule by which a passage is a task, None where it is none (GUIDE Tasks 14-17)."""
    if line.lead:
        return "line"
    if orders(words):
        return "order"
    kind = due[1].kind if due else None
    own_date = bool(due and due[2] and kind in ("by_date", "by_year", "quarter", "monthly"))
    if over.rules or passage.section in over.articles:
        term = bool(due and due[2] and (own_date or smooth(due[0]) == "trong thời hạn"))
        return "date" if term and subject else None
    if charged and passage.purpose != "aim" and (passage.purpose != "other" or works(words)):
        return "body"
    if passage.purpose == "assignment":
        return "assignment"
    if passage.purpose == "aim" or passage.section is None:
        return None
    if own_date:
        return "date"
    if over.guide:
        return None
    if subject:
        return "subject" if works(words, subject.end) and not _PERSON.match(smooth(subject.of(words))) else None
    return "time" if kind else None


# Persons are subjects of rules and of praise as often as of work.
_PERSON = regex.compile(
    r"(?:các |mỗi |từng |đội ngũ )*(?:đồng chí|cán bộ|đảng viên|cấp ủy viên|thành viên|người)(?!\p{L})"
)


def _inherited(passage: Passage, over: _Over) -> tuple[str | None, tuple[str, ...], bool]:
    """The lead and partners that a lead-in or heading gives, and whether they charge the items with the work."""
    lead: str | None = None
    partners: tuple[str, ...] = ()
    charged = False
    for words, lead_in in over.above(passage):
        if lead_in and lead_in.section is None:
            lead = read_addressee(words)
        elif lead_in:
            partners = partners or read_partners(words)
            body = read_subject_body(words[-600:] if len(words) > 600 else words)
            if body:
                lead, charged = body.of(words[-600:] if len(words) > 600 else words), orders(words)
        elif words and is_body(words):
            lead, charged = words.strip(" :"), True
        if lead:
            break
    return lead, partners, charged


def _due(words: str, passage: Passage, line: Line, over: _Over) -> tuple[str, Due, bool] | None:
    """The note of time of a task with its words, and whether the item itself prints it."""
    for source in (line.time, words):
        if source and (due := read_due(source if source is words else f"({source})", over.year)):
            return (due.span.of(source if source is words else f"({source})"), due, True)
    for above, lead_in in over.above(passage):
        if lead_in and (lead_in.section is None or len(above) > 200):
            continue
        for period in find_periods(above, over.year):
            if period.bound != "start" and (period.kind == "by_year" or period.kind == "continuous" and not lead_in):
                return period.span.of(above), Due(period.span, period.kind, period.last), False
    return None
