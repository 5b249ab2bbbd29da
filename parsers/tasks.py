"""What a document assigns: each bullet, numbered item or row that names who does it or by when.

The lead is the line `Đơn vị chủ trì: …`, else the subject of the item's first sentence, else the body of its lead-in,
else the heading (GUIDE Tasks 21). Items of goals and reports are no tasks, whatever bodies they name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from parsers.bodies import orders, read_addressee, read_partners, read_subject_body, split_bodies, works
from parsers.deadlines import Due, find_due
from parsers.model import Citation, Metadata, Section, Span, Task, Text
from parsers.passages import Above, Overhead, Passage, read_passages
from parsers.purposes import articles_of
from parsers.smooth import smooth
from parsers.tables import task_rows
from parsers.vocabulary import alternatives, load

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


def find_tasks(
    text: Text,
    sections: tuple[Section, ...],
    citations: tuple[Citation, ...],
    metadata: Metadata,
    closing: Span | None,
) -> tuple[Task, ...]:
    """Every task of a document, in the order of the text."""
    passages = read_passages(text, sections, closing)
    overhead = Overhead(sections, passages)
    year = int(metadata.issued_on[:4]) if metadata.issued_on else None
    type_name = smooth(metadata.type_name or "")
    rules = articles_of(sections, {passage.section for passage in passages if passage.purpose != "other"})
    lines = _lines(passages)
    tasks = []
    for passage, line in zip(passages, lines, strict=True):
        if line is None or passage.role != "body" or not _may_assign(passage):
            continue
        in_rule = passage.section in rules or bool(_RULES.match(type_name))
        task = _read_task(passage, line, _charge(passage, overhead), in_rule, bool(_GUIDES.match(type_name)), year)
        if task:
            tasks.append(task)
    rows = task_rows(text, passages, year)
    return tuple(sorted([*tasks, *rows], key=lambda task: task.span)) if rows else tuple(tasks)


# A closing formula, an agreement, a note: no work of its own (GUIDE Tasks 18).
_FORMULA = regex.compile(
    r"trên đây là|lý do|[^.]{0,60}trân trọng |(?:cơ bản )?(?:thống nhất|đồng ý|nhất trí) |nơi nhận|kính gửi|kèm theo"
    r"|ghi chú|\(?lưu ý|căn cứ [^,;]*;$"
)


def _may_assign(passage: Passage) -> bool:
    """Whether a passage can be a task by its place and shape; a pure lead-in is none."""
    if passage.purpose in ("goal", "result", "form") or _FORMULA.match(passage.lower):
        return False
    if passage.opens:
        return passage.rank > 0 and len(passage.words) >= _SHORTEST_LEAD_IN
    return len(passage.words) >= _SHORTEST


def _read_task(
    passage: Passage, line: Line, charge: Charge, in_rule: bool, in_guide: bool, year: int | None
) -> Task | None:
    """The task of one passage, None where it assigns nothing."""
    words, lower = passage.words, passage.lower
    subject = read_subject_body(words, lower)
    own = find_due(f"({smooth(line.time)})", year) if line.time else None
    due_text = line.time
    if own is None and (own := find_due(lower, year)):
        due_text = own.span.of(words)
    rule = _why(passage, line, subject, charge, own, due_text, in_rule, in_guide)
    if rule is None:
        return None
    due = own or charge.due
    lead = line.lead or (subject.of(words) if subject else None)
    helpers = read_partners(words, lower) or (() if lead and not line.lead else charge.partners)
    return Task(
        span=passage.span,
        lead=lead or charge.lead,
        partners=tuple(dict.fromkeys(helpers + line.partners)),
        due_text=due_text or charge.due_text,
        due_kind=due.kind if due else None,
        due_on=due.on if due else None,
        section=passage.section,
        page=passage.page,
        rule=rule,
    )


# Persons are subjects of rules and of praise as often as of work.
_PERSON = regex.compile(
    r"(?:các |mỗi |từng |đội ngũ )*(?:đồng chí|cán bộ|đảng viên|cấp ủy viên|thành viên|người)(?!\p{L})"
)


def _why(
    passage: Passage,
    line: Line,
    subject: Span | None,
    charge: Charge,
    own: Due | None,
    due_text: str | None,
    in_rule: bool,
    in_guide: bool,
) -> str | None:
    """The rule by which a passage is a task, None where it is none (GUIDE Tasks 14-17)."""
    lower = passage.lower
    dated = own is not None and own.kind in ("by_date", "by_year", "quarter", "monthly")
    if line.lead:
        return "line"
    if orders(passage.words, lower):
        return "order"
    if in_rule:
        term = dated or smooth(due_text or "") == "trong thời hạn"
        return "date" if term and subject else None
    if charge.charged and passage.purpose != "aim" and (passage.purpose != "other" or works(lower)):
        return "body"
    if passage.purpose == "assignment":
        return "assignment"
    if passage.purpose == "aim" or passage.section is None:
        return None
    if dated:
        return "date"
    if in_guide:
        return None
    if subject:
        return "subject" if works(lower, subject.end) and not _PERSON.match(subject.of(lower)) else None
    return "time" if (own or charge.due or Due(Span(0, 0), None)).kind else None


def _charge(passage: Passage, overhead: Overhead) -> Charge:
    """Who leads by the lead-ins and headings over a passage, the nearest first, and by when."""
    charge = Charge()
    lead: str | None = None
    partners: tuple[str, ...] = ()
    charged = False
    due: tuple[Due, str] | None = None
    for above in overhead.over(passage):
        if lead is None:
            partners = partners or (read_partners(above.words, above.lower) if above.lead_in else ())
            lead, charged = _lead(above)
        due = due or _due(above)
    charge = Charge(lead, partners, charged, *(due or (None, None)))
    return charge


def _lead(above: Above) -> tuple[str | None, bool]:
    """The body that a heading is or a lead-in names, and whether it is thereby charged with the items below."""
    if above.lead_in is None:
        return (above.words.strip(" :"), True) if above.body else (None, False)
    if above.lead_in.section is None:
        return read_addressee(above.words, above.lower), False
    body = read_subject_body(above.words, above.lower)
    return (body.of(above.words), orders(above.words, above.lower)) if body else (None, False)


def _due(above: Above) -> tuple[Due, str] | None:
    """The time that a heading or a short lead-in gives to the items below it; the preamble gives none."""
    if above.lead_in and (above.lead_in.section is None or len(above.words) > _LONGEST_LEAD_IN):
        return None
    for period in above.periods:
        if period.kind == "by_year" or (period.kind == "continuous" and not above.lead_in):
            return Due(period.span, period.kind, period.last), period.span.of(above.words)
    return None


@cache
def _line_pattern() -> regex.Pattern[str]:
    table = load("bodies")["line"]
    kinds = ("lead", "partners", "person", "time", "product")
    captions = "|".join(rf"(?P<{kind}>{alternatives(table[kind])})" for kind in kinds)
    return regex.compile(rf"(?:^|[;.]\s*)(?:{captions})\s*:\s*(?P<what>[^;\n]*)")


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
