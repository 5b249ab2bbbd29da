"""What a document commits to reach, and what it reports as reached: one entry a figure or qualitative goal.

Figures come from `quantities`, their clauses from `clauses`, who and what from `subjects`; their times are put together
here. Where a figure stands decides what it is: under mục tiêu or chỉ tiêu a target, under tình hình or kết quả a
result, in the text of a rule (quy định, hướng dẫn) a threshold and no entry (GUIDE Targets; DOMAIN 5.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from parsers.clauses import Clause, cut, sentences
from parsers.deadlines import in_name
from parsers.model import Citation, Metadata, Recurrence, Section, Span, Target, TargetKind, Text
from parsers.passages import Above, Overhead, Passage, read_passages
from parsers.periods import Period, read_periods
from parsers.purposes import Purpose, articles_of
from parsers.quantities import Quantity, read_quantities
from parsers.smooth import smooth
from parsers.subjects import Reading, placed, read_clause, read_goal
from parsers.tables import target_rows

# Documents whose figures are thresholds and terms of a rule, not aims.
_RULES = regex.compile(
    r"quy định|quy chế|hướng dẫn|nghị định|thông tư|luật|pháp lệnh|điều lệ|công văn|thông báo|quy trình"
)


def find_targets(
    text: Text,
    sections: tuple[Section, ...],
    citations: tuple[Citation, ...],
    metadata: Metadata,
    closing: Span | None,
) -> tuple[Target, ...]:
    """Every target and reported result of a document, in the order of the text."""
    passages = read_passages(text, sections, closing)
    overhead = Overhead(sections, passages)
    type_name = smooth(metadata.type_name or "")
    rules = articles_of(sections, {passage.section for passage in passages if passage.purpose != "other"})
    cited = [citation.span for citation in sorted(citations, key=lambda citation: citation.span)]
    targets: list[Target] = []
    for passage in passages:
        if passage.role == "row" or passage.purpose == "form" or passage.section in rules:
            continue
        if passage.purpose != "goal" and _RULES.match(type_name):
            continue
        while cited and cited[0].end <= passage.span.start:
            cited.pop(0)
        for target in _read(passage, cited, overhead, type_name):
            parent = None if target.parent is None else len(targets) - target.parent
            targets.append(replace(target, parent=parent))
    rows = target_rows(text, passages)
    return tuple(sorted([*targets, *rows], key=lambda target: target.span)) if rows else tuple(targets)


# A slogan or a name: its figures commit to nothing (`làm việc “3 ca, 4 kíp”`).
_QUOTED = regex.compile(r"[“\"][^“”\"]{1,70}[”\"]")


def _read(passage: Passage, cited: list[Span], overhead: Overhead, type_name: str) -> Iterator[Target]:
    """The targets of one passage; their `parent` says how many entries back it is."""
    words, lower = passage.words, passage.lower
    goals = passage.purpose == "goal" and not passage.opens and passage.role == "body"
    figures = read_quantities(words, lower)
    if not figures and not goals:
        return
    names = [Span(*match.span()) for match in _QUOTED.finditer(words)]
    names += [_shift(span, -passage.span.start) for span in cited if span.start < passage.span.end]
    figures = tuple(figure for figure in figures if not any(name.holds(figure.number) for name in names))
    periods = [
        period
        for period in read_periods(lower)
        if not any(name.holds(period.span) for name in names) and (period.recurrence or not in_name(lower, period))
    ]
    for sentence in sentences(words):
        inside = [figure for figure in figures if sentence.start <= figure.number.start < sentence.end]
        inside = [figure for figure in inside if _counts(lower, figure, inside, sentence, passage.purpose)]
        if inside and not (passage.opens and passage.purpose == "other"):
            yield from _measured(passage, sentence, inside, periods, overhead, type_name)
        elif goals and _is_goal(sentence.of(lower)):
            span = Span(sentence.start, sentence.start + len(sentence.of(words).rstrip(" .;:,")))
            when = _when(passage, periods, span, sentence, overhead)
            yield _target(passage, span, "target", when, read_goal(span.of(words)), rule="goal")


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _measured(
    passage: Passage,
    sentence: Span,
    figures: list[Quantity],
    periods: list[Period],
    overhead: Overhead,
    type_name: str,
) -> Iterator[Target]:
    """The targets of one sentence with figures."""
    lower = passage.lower
    figures, baselines = _levels(lower, figures)
    clauses = cut(lower, sentence, figures)
    readings: list[Reading] = []
    for clause in clauses:
        figure = placed(clause.figure, clause.quote.start)
        readings.append(read_clause(clause.quote.of(passage.words), figure, readings[-1] if readings else None))
    for index, (clause, reading) in enumerate(zip(clauses, readings, strict=True)):
        quote = clause.quote
        if not reading.indicator and _shares(lower, clauses, index):
            reading = replace(reading, indicator=readings[index + 1].indicator)
            quote = Span(quote.start, clauses[index + 1].quote.end)
        figure = clause.figure
        kind = _kind(lower, sentence, figure, passage.purpose, type_name)
        when = _when(passage, periods, clause.reach, sentence, overhead, figure)
        yield replace(
            _target(passage, quote, kind, when, reading, rule=figure.form),
            comparator=figure.comparator,
            value_min=figure.low,
            value_max=figure.high,
            unit=figure.unit,
            baseline=baselines.get(figure) or reading.baseline,
            parent=_part_of(lower, sentence, clauses, index),
        )


def _target(passage: Passage, quote: Span, kind: TargetKind, when: When, reading: Reading, rule: str) -> Target:
    return Target(
        kind=kind,
        span=_shift(quote, passage.span.start),
        subject=reading.subject,
        indicator=reading.indicator,
        change=reading.change,
        baseline=reading.baseline,
        deadline=when.last,
        deadline_from=when.first,
        deadline_text=when.text,
        recurrence=when.recurrence,
        section=passage.section,
        page=passage.page,
        rule=rule,
    )


_TO_LEVEL = regex.compile(
    r"(?:\s+(?:vào\s+)?(?:cuối\s+)?\(?năm\s+\d{4}\)?)?,?\s+(?:lên|xuống|còn)(?:\s+(?:còn|đến|tới))?\s+"
)


def _levels(lower: str, figures: list[Quantity]) -> tuple[list[Quantity], dict[Quantity, str]]:
    """The figures without those that only say from where (`từ 15% lên 20%`), which become baselines."""
    kept: list[Quantity] = []
    baselines: dict[Quantity, str] = {}
    for figure in figures:
        last = kept[-1] if kept else None
        if (
            last
            and lower.startswith("từ", last.span.start)
            and _TO_LEVEL.fullmatch(lower, last.span.end, figure.span.start)
        ):
            baselines[figure] = lower[last.number.start : last.span.end]
            kept.pop()
        kept.append(figure)
    return kept, baselines


# A figure that only says who is meant: `doanh nghiệp có từ 25 lao động trở lên`, `nhóm từ 30 hộ trở lên`.
_FILTER = regex.compile(r"(?P<noun>[^.;:,()]*)(?<!\p{L})(?:có|với|quy mô|đủ|nhóm)\s+$")
_GENERIC = regex.compile(r"(?<!\p{L})(?:đối với|nhóm|các|những|của|tại|dành cho|thuộc|hộ|loại)(?!\p{L})")
_MODAL_ONLY = regex.compile(
    r"[\s,]*(?:(?:phấn đấu|mỗi|từng|hằng năm|hàng năm|đến năm \d+|bảo đảm|đảm bảo|trong đó)[\s,]*)*"
)
_AIM = regex.compile(r"mục tiêu|phấn đấu|chỉ tiêu|bảo đảm đạt|quyết tâm")


def _counts(lower: str, figure: Quantity, inside: list[Quantity], sentence: Span, purpose: Purpose) -> bool:
    """Whether a figure is committed to or reported, and not a threshold of who is meant."""
    if figure.form in ("most", "none_left") and purpose != "goal":
        return False
    unit = figure.unit or ""
    if unit.startswith("lần") and inside[0] is not figure:
        return False  # how often is part of what the people do (`100% bí thư được tập huấn ít nhất một lần`)
    if (
        purpose == "other"
        and unit
        and not unit.startswith("%")
        and not _AIM.search(lower, sentence.start, sentence.end)
    ):
        return False
    open_ended = figure.bound or figure.comparator in (">", ">=", "<", "<=")
    if not open_ended or figure.form == "rank" or unit.startswith("%"):
        return True
    noun = _FILTER.search(lower, sentence.start, figure.span.start)
    if not noun or _MODAL_ONLY.fullmatch(noun["noun"]):
        return True
    return len(inside) == 1 and not _GENERIC.search(lower, noun.start(), noun.end())


def _shares(lower: str, clauses: list[Clause], index: int) -> bool:
    """Whether a clause without a verb takes that of the next one (`100% chi bộ và 100% đảng viên được học tập`)."""
    if index + 1 == len(clauses) or clauses[index].figure.unit != clauses[index + 1].figure.unit:
        return False
    return lower[: clauses[index + 1].quote.start].endswith(" và ")


_REPORTED = regex.compile(r"(?<!\p{L})(?:đã đạt|hiện nay|hiện có|hiện đạt|đến nay|tính đến)(?!\p{L})")
_DONE = regex.compile(r"(?<!\p{L})đã\s+(?!đề ra|quy hoạch|được|giao|đăng ký|ban hành|nêu|có|đi vào|phê duyệt|xác định)")
_TOLD = regex.compile(r"\([^()]*(?:chỉ tiêu|mục tiêu|kế hoạch|nghị quyết)[^():;.,]{0,40}:[^()]*$")


def _kind(lower: str, sentence: Span, figure: Quantity, purpose: Purpose, type_name: str) -> TargetKind:
    """A result where the text reports; a target told inside a report (`(chỉ tiêu: …)`) stays one."""
    before = lower[sentence.start : figure.number.start]
    if purpose == "result":
        return "target" if _TOLD.search(before) else "result"
    if _REPORTED.search(before) or (purpose not in ("goal", "aim") and _DONE.search(before)):
        return "result"
    return "result" if purpose == "other" and type_name.startswith("báo cáo") else "target"


_PART = regex.compile(r"trong đó|gồm")


def _part_of(lower: str, sentence: Span, clauses: list[Clause], index: int) -> int | None:
    """How many entries back the total stands that this figure is a part of (`30 trạm, trong đó VNPT: 10 trạm`)."""
    marks = list(_PART.finditer(lower, sentence.start, clauses[index].figure.number.start))
    totals = [at for at, clause in enumerate(clauses) if marks and clause.figure.number.end <= marks[-1].start()]
    return index - totals[-1] if totals else None


# A sentence under a heading of chỉ tiêu that says nothing to be reached.
_NO_GOAL = regex.compile(r"\s*(?:\(|trong đó|cụ thể|bên cạnh|trên cơ sở|năm \d{4} là|căn cứ|đơn vị tính|ghi chú|tt\s)")
_FEWEST_WORDS = 4


def _is_goal(sentence: str) -> bool:
    return (
        len(sentence.split()) >= _FEWEST_WORDS and not _NO_GOAL.match(sentence) and not sentence.rstrip().endswith(":")
    )


@dataclass(frozen=True, slots=True)
class When:
    """The time of a target, put together from its clause, its lead-in and the headings above."""

    text: str | None = None
    first: str | None = None
    last: str | None = None
    recurrence: Recurrence | None = None


def _when(
    passage: Passage,
    periods: list[Period],
    reach: Span,
    sentence: Span,
    overhead: Overhead,
    figure: Quantity | None = None,
) -> When:
    """The nearest note of time; the day and the recurrence may come from two places (GUIDE Targets 1-3)."""
    dated = _choose([period for period in periods if period.last], reach, sentence, figure)
    again = _choose([period for period in periods if _recurs(period)], reach, sentence, figure)
    recurrence = again.recurrence if again else _rate(figure)
    source = dated or again
    when = When(
        source.span.of(passage.words) if source else None,
        dated.first if dated else None,
        dated.last if dated else None,
        recurrence,
    )
    for above in overhead.over(passage):
        if when.last and (when.recurrence or dated):
            break
        when = _inherit(when, above)
    return when


def _inherit(when: When, above: Above) -> When:
    """What a heading or lead-in adds to the time of the targets below it; the preamble adds nothing."""
    if above.lead_in and above.lead_in.section is None:
        return when
    for period in above.periods:
        if when.last is None and period.last:
            when = replace(when, first=period.first, last=period.last, text=when.text or period.span.of(above.words))
        if when.recurrence is None and period.recurrence:
            when = replace(when, recurrence=period.recurrence)
    return when


def _recurs(period: Period) -> bool:
    """Whether a note inside a target says when; `thường xuyên` there says how."""
    return period.recurrence is not None and period.kind != "continuous"


def _rate(figure: Quantity | None) -> Recurrence | None:
    """The recurrence that a unit tells (`12%/năm`)."""
    unit = figure.unit or "" if figure else ""
    return "yearly" if unit.endswith("/năm") else "quarterly" if unit.endswith("/quý") else None


def _choose(periods: list[Period], reach: Span, sentence: Span, figure: Quantity | None) -> Period | None:
    """The note inside the clause, best right behind the figure, else the last before it, else the passage's first."""
    inside = [period for period in periods if reach.start <= period.span.start < reach.end]
    behind = [period for period in inside if figure and 0 <= period.span.start - figure.span.end <= 2]
    earlier = [period for period in periods if sentence.start <= period.span.start < reach.start]
    opening = [period for period in periods if period.span.start == 0]
    return next(iter([*behind, *inside, *earlier[-1:], *opening]), None)
