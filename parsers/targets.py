"""What a document commits to reach, and what it reports as reached: one entry a figure or qualitative goal.

Figures come from `quantities`, their times from `deadlines`, their clause is cut here and taken apart in `subjects`.
Where a figure stands decides what it is: under mục tiêu or chỉ tiêu a target, under tình hình or kết quả a result,
in a rule's own text (quy định, hướng dẫn) a threshold and no entry (GUIDE Targets; DOMAIN 5.1).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from parsers.deadlines import Period, find_periods, in_name
from parsers.model import Citation, Metadata, Recurrence, Section, Span, Target, TargetKind, Text
from parsers.passages import Passage, Purpose, articles_of, read_passages, read_purpose, sentences
from parsers.quantities import Quantity, find_quantities, smooth
from parsers.subjects import Reading, place, read_clause, read_goal
from parsers.tables import target_rows


@dataclass(frozen=True, slots=True)
class Clause:
    """The stretch of a passage that holds one figure, up to where the next figure's clause begins.

    quote: the stretch that is shown; `reach` also holds what goes on after a semicolon without a figure of its own
    """

    figure: Quantity
    quote: Span
    reach: Span


def find_targets(
    text: Text,
    sections: tuple[Section, ...],
    citations: tuple[Citation, ...],
    metadata: Metadata,
    closing: Span | None,
) -> tuple[Target, ...]:
    """Every target and reported result of a document, in the order of the text."""
    passages = read_passages(text, sections, closing)
    rules = _is_rules(metadata)
    articles = articles_of(sections, {passage.section for passage in passages if passage.purpose != "other"})
    spans = sorted(citation.span for citation in citations)
    targets: list[Target] = []
    for passage in passages:
        if passage.role == "row" or passage.purpose == "form" or rules and passage.purpose != "goal":
            continue
        if passage.section in articles:
            continue
        words = passage.span.of(text.text)
        outer = _Outer(text.text, sections, passages, passage)
        for target in _read(words, passage, metadata, _overlapping(spans, passage.span), outer):
            parent = None if target.parent is None else len(targets) - target.parent
            targets.append(replace(target, parent=parent))
    rows = target_rows(text, passages)
    return tuple(sorted([*targets, *rows], key=lambda target: target.span)) if rows else tuple(targets)


# Documents whose figures are thresholds and terms of a rule, not aims.
_RULES = regex.compile(
    r"quy định|quy chế|hướng dẫn|nghị định|thông tư|luật|pháp lệnh|điều lệ|công văn|thông báo|quy trình"
)


def _is_rules(metadata: Metadata) -> bool:
    return bool(metadata.type_name and _RULES.match(smooth(metadata.type_name)))


def _overlapping(spans: list[Span], passage: Span) -> list[Span]:
    """The citation spans inside a passage, counted from its start."""
    first = max(0, bisect_right(spans, passage) - 2)
    found = []
    for span in spans[first:]:
        if span.start >= passage.end:
            break
        if span.end > passage.start:
            found.append(Span(span.start - passage.start, span.end - passage.start))
    return found


def _read(words: str, passage: Passage, metadata: Metadata, cited: list[Span], outer: _Outer) -> Iterator[Target]:
    """The targets of one passage; their `parent` says how many entries back it is."""
    figures = [
        figure
        for figure in find_quantities(words)
        if not any(span.start <= figure.number.start < span.end for span in cited)
    ]
    goals = passage.purpose == "goal" and not passage.opens and passage.role == "body"
    if not figures and not goals:
        return
    quoted = [Span(*match.span()) for match in _QUOTED.finditer(words)] if figures else []
    figures = [figure for figure in figures if not any(span.holds(figure.number) for span in quoted)]
    lower = smooth(words)
    periods = [
        period
        for period in find_periods(words)
        if not _cited(period, cited) and (period.recurrence or not in_name(lower, period))
    ]
    for sentence in sentences(words):
        inside = [figure for figure in figures if sentence.start <= figure.number.start < sentence.end]
        inside = [figure for figure in inside if _counts(lower, figure, inside, sentence, passage.purpose)]
        inside, started = _levels(lower, inside)
        if inside and not (passage.opens and passage.purpose == "other"):
            yield from _measured(words, lower, sentence, inside, started, periods, passage, metadata, outer)
        elif goals and _is_goal(lower[sentence.start : sentence.end]):
            span = Span(
                sentence.start,
                sentence.end
                - len(words[sentence.start : sentence.end])
                + len(words[sentence.start : sentence.end].rstrip(" .;:,")),
            )
            when = outer.when([period for period in periods if sentence.holds(period.span)], span, sentence)
            reading = read_goal(span.of(words))
            yield _target(passage, span, "target", when, reading, rule="goal")


# A slogan or a name: its figures commit to nothing (`làm việc “3 ca, 4 kíp”`).
_QUOTED = regex.compile(r"[“\"][^“”\"]{1,70}[”\"]")


_TO_LEVEL = regex.compile(
    r"(?:\s+(?:vào\s+)?(?:cuối\s+)?\(?năm\s+\d{4}\)?)?,?\s+(?:lên|xuống|còn)(?:\s+(?:còn|đến|tới))?\s+"
)


def _levels(lower: str, figures: list[Quantity]) -> tuple[list[Quantity], dict[Quantity, str]]:
    """The figures without those that only say from where (`từ 15% lên 20%`), which become baselines."""
    kept: list[Quantity] = []
    started: dict[Quantity, str] = {}
    for figure in figures:
        last = kept[-1] if kept else None
        if (
            last
            and lower[last.span.start : last.span.start + 2] == "từ"
            and _TO_LEVEL.fullmatch(lower, last.span.end, figure.span.start)
        ):
            started[figure] = lower[last.number.start : last.span.end]
            kept.pop()
        kept.append(figure)
    return kept, started


def _cited(period: Period, cited: list[Span]) -> bool:
    return any(span.start <= period.span.start < span.end for span in cited)


def _measured(
    words: str,
    lower: str,
    sentence: Span,
    figures: list[Quantity],
    started: dict[Quantity, str],
    periods: list[Period],
    passage: Passage,
    metadata: Metadata,
    outer: _Outer,
) -> Iterator[Target]:
    """The targets of one sentence with figures."""
    reading: Reading | None = None
    clauses = cut(words, sentence, figures)
    readings: list[Reading] = []
    for clause in clauses:
        reading = read_clause(clause.quote.of(words), place(clause.figure, clause.quote.start), reading)
        readings.append(reading)
    for index, clause in enumerate(clauses):
        reading = readings[index]
        if not reading.indicator and _shares(lower, clauses, index):
            reading = replace(reading, indicator=readings[index + 1].indicator)
            clause = replace(clause, quote=Span(clause.quote.start, clauses[index + 1].quote.end))
        figure = clause.figure
        kind = _kind(lower, sentence, clause, passage.purpose, metadata)
        when = outer.when(periods, clause.reach, sentence, figure)
        part = _part_of(lower, sentence, clauses, index)
        yield replace(
            _target(passage, clause.quote, kind, when, reading, rule=figure.form),
            comparator=figure.comparator,
            value_min=figure.low,
            value_max=figure.high,
            unit=figure.unit,
            baseline=started.get(figure) or reading.baseline,
            parent=part,
        )


def _shares(lower: str, clauses: list[Clause], index: int) -> bool:
    """Whether a clause without a verb takes that of the next one (`100% chi bộ và 100% đảng viên được học tập`)."""
    if index + 1 == len(clauses) or clauses[index].figure.unit != clauses[index + 1].figure.unit:
        return False
    return lower[: clauses[index + 1].quote.start].endswith(" và ")


def _target(passage: Passage, quote: Span, kind: TargetKind, when: When, reading: Reading, rule: str) -> Target:
    return Target(
        kind=kind,
        span=Span(passage.span.start + quote.start, passage.span.start + quote.end),
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


_CUT = regex.compile(r"(?P<hard>;|\.\s|trong đó|gồm|[()])|(?P<soft>,)|(?P<last>\svà\s)")
# Where a long sentence comes to its figure: `…, góp phần đạt …`.
_TURN = regex.compile(r",\s+(?=(?:phấn đấu|mục tiêu|góp phần|bảo đảm|đảm bảo|với|nâng|trong đó|từ đó)(?!\p{L}))")
# A comma right behind a figure ends its clause, whatever commas follow (`dịch vụ 36%, nông, lâm nghiệp 15%`).
_ADJACENT = regex.compile(r"\s*,(?=[^;()]*$)(?!\s*trong đó)")
_TRIM_TAIL = regex.compile(r"(?:[\s.,;:(]|\s(?:và|trong đó|gồm))*$")
_TRIM_HEAD = regex.compile(r"[\s,;:.)–-]*(?:(?:và|hay|hoặc)\s+)?")


def cut(words: str, sentence: Span, figures: list[Quantity]) -> list[Clause]:
    """One clause a figure: cut at a semicolon, a bracket or `trong đó`, else at the last comma, else at `và`."""
    lower = smooth(words)
    starts = [sentence.start]
    for left, right in zip(figures, figures[1:], strict=False):
        starts.append(_cut_between(lower, left.span.end, right.span.start))
    first = _hard_before(lower, sentence.start, figures[0].span.start)
    starts[0] = first
    clauses = []
    for index, figure in enumerate(figures):
        start, end = starts[index], starts[index + 1] if index + 1 < len(starts) else sentence.end
        head = _TRIM_HEAD.match(lower, start, figure.span.start)
        start = head.end() if head else start
        clauses.append(Clause(figure, _trim(lower, words, start, figure.span.end, end), Span(start, end)))
    return clauses


def _cut_between(lower: str, start: int, end: int) -> int:
    """Where the clause of the next figure begins, between one figure and the next."""
    adjacent = _ADJACENT.match(lower, start, end)
    if adjacent:
        return int(adjacent.end())
    marks = list(_CUT.finditer(lower, start, end))
    for group in ("hard", "soft", "last"):
        found = [mark for mark in marks if mark[group]]
        if found:
            mark = found[-1]
            return mark.start() if mark[0] in ("trong đó", "gồm") else mark.end()
    return end


def _hard_before(lower: str, start: int, end: int) -> int:
    """Where the clause of the first figure begins: after the last semicolon or open bracket before it."""
    opened = lower.rfind("(", start, end)
    if opened >= 0 and lower.find(")", opened, end) < 0:
        start = opened + 1
    mark = lower.rfind("; ", start, end)
    start = mark + 1 if mark >= 0 else start
    turns = list(_TURN.finditer(lower, start, end))
    return turns[-1].end() if turns else start


def _trim(lower: str, words: str, start: int, after: int, end: int) -> Span:
    """A clause up to the first semicolon after its figure, without marks at its end."""
    stop = lower.find(";", after, end)
    end = stop if stop >= 0 else end
    opened, closed = words.count("(", start, end), words.count(")", start, end)
    if closed > opened:
        end = words.find(")", after, end)
    tail = _TRIM_TAIL.search(lower, after, end)
    return Span(start, tail.start() if tail else end)


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
    if figure.unit and figure.unit.startswith("lần") and inside[0] is not figure:
        return False  # how often belongs to what the share of people does (`100% bí thư được tập huấn ít nhất một lần`)
    if (
        purpose == "other"
        and not _AIM.search(lower, sentence.start, sentence.end)
        and figure.unit
        and not figure.unit.startswith("%")
    ):
        return False
    if figure.form == "rank" or not figure.bound and figure.comparator not in (">", ">=", "<", "<="):
        return True
    if figure.unit and figure.unit.startswith("%"):
        return True
    noun = _FILTER.search(lower, sentence.start, figure.span.start)
    if not noun or _MODAL_ONLY.fullmatch(noun["noun"]):
        return True
    return not (len(inside) > 1 or _GENERIC.search(lower, noun.start(), noun.end()))


_REPORTED = regex.compile(r"(?<!\p{L})(?:đã đạt|hiện nay|hiện có|hiện đạt|đến nay|tính đến)(?!\p{L})")
_DONE = regex.compile(r"(?<!\p{L})đã\s+(?!đề ra|quy hoạch|được|giao|đăng ký|ban hành|nêu|có|đi vào|phê duyệt|xác định)")
_TOLD = regex.compile(r"(?:chỉ tiêu|mục tiêu|kế hoạch|nghị quyết)[^():;.,]{0,40}:[^()]*$")


def _kind(lower: str, sentence: Span, clause: Clause, purpose: Purpose, metadata: Metadata) -> TargetKind:
    """A result where the text reports; a target told inside a report (`(chỉ tiêu: …)`) stays one."""
    before = lower[sentence.start : clause.figure.number.start]
    if purpose == "result":
        return (
            "target"
            if _TOLD.search(before[max(before.rfind("("), before.rfind(")")) + 1 :]) and _is_open(before)
            else "result"
        )
    if _REPORTED.search(before) or purpose not in ("goal", "aim") and _DONE.search(before):
        return "result"
    report = metadata.type_name and smooth(metadata.type_name).startswith("báo cáo")
    return "result" if report and purpose == "other" else "target"


def _is_open(before: str) -> bool:
    """Whether a bracket is still open at the end."""
    return before.rfind("(") > before.rfind(")")


_PART = regex.compile(r"trong đó|gồm")


def _part_of(lower: str, sentence: Span, clauses: list[Clause], index: int) -> int | None:
    """How many entries back the total stands that this figure is a part of (`30 trạm, trong đó VNPT: 10 trạm`)."""
    mark = None
    for mark in _PART.finditer(lower, sentence.start, clauses[index].figure.number.start):
        pass
    if mark is None:
        return None
    totals = [at for at, clause in enumerate(clauses) if clause.figure.number.end <= mark.start()]
    return index - totals[-1] if totals else None


# A sentence under a heading of chỉ tiêu that says nothing to be reached.
_NO_GOAL = regex.compile(r"\s*(?:\(|trong đó|cụ thể|bên cạnh|trên cơ sở|năm \d{4} là|căn cứ|đơn vị tính|ghi chú|tt\s)")


def _is_goal(sentence: str) -> bool:
    return len(sentence.split()) >= 4 and not _NO_GOAL.match(sentence) and not sentence.rstrip().endswith(":")


@dataclass(frozen=True, slots=True)
class When:
    """The time of a target as it was put together from its clause, its lead-in and the headings above."""

    text: str | None = None
    first: str | None = None
    last: str | None = None
    recurrence: Recurrence | None = None


@dataclass(frozen=True, slots=True)
class _Outer:
    """What stands over a passage and may give its targets a time; never the document's own title (GUIDE Targets 1)."""

    text: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    passage: Passage

    def when(self, periods: list[Period], reach: Span, sentence: Span, figure: Quantity | None = None) -> When:
        """The nearest note of time: in the clause, before it in the sentence, at the passage's head, in what stands above."""
        words = self.passage.span.of(self.text)
        dated = _choose(
            [period for period in periods if period.last and period.bound != "start"], reach, sentence, figure
        )
        again = _choose(
            [period for period in periods if period.recurrence and not _is_loose(period)], reach, sentence, figure
        )
        recurrence = again.recurrence if again else None
        if figure and figure.unit and recurrence is None:
            recurrence = (
                "yearly" if figure.unit.endswith("/năm") else "quarterly" if figure.unit.endswith("/quý") else None
            )
        source = dated or again
        text = source.span.of(words) if source else None
        first, last = (dated.first, dated.last) if dated else (None, None)
        for above in self._above() if not (dated and recurrence) else ():
            for period in find_periods(above):
                if last is None and period.last and period.bound != "start":
                    first, last, text = period.first, period.last, text or period.span.of(above)
                if recurrence is None and period.recurrence and period.kind != "by_date":
                    recurrence = period.recurrence
            if last:
                break
        return When(text, first, last, recurrence)

    def _above(self) -> Iterator[str]:
        """The lead-ins and headings over the passage, the nearest first."""
        lead, section = self.passage.lead_in, self.passage.section
        while lead is not None and self.passages[lead].section is not None:
            outer = self.passages[lead]
            while section is not None and section != outer.section:
                yield self.sections[section].heading or ""
                section = self.sections[section].parent
            yield (
                outer.span.of(self.text)[-200:]
                if read_purpose(outer.span.of(self.text)) == "other"
                else outer.span.of(self.text)
            )
            lead = outer.lead_in
        while section is not None:
            yield self.sections[section].heading or ""
            section = self.sections[section].parent


def _is_loose(period: Period) -> bool:
    """`thường xuyên` inside a target says how, not by when."""
    return period.kind == "continuous"


def _choose(periods: list[Period], reach: Span, sentence: Span, figure: Quantity | None) -> Period | None:
    """The note inside the clause, best right behind the figure, else the last one before it in the sentence, else one that opens the passage."""
    inside = [period for period in periods if reach.start <= period.span.start < reach.end]
    behind = [period for period in inside if figure and 0 <= period.span.start - figure.span.end <= 2]
    if inside:
        return behind[0] if behind else inside[0]
    earlier = [period for period in periods if sentence.start <= period.span.start < reach.start]
    if earlier:
        return earlier[-1]
    return next((period for period in periods if period.span.start == 0), None)
