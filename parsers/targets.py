"""What a document commits to reach, and what it reports as reached: one entry a figure or qualitative goal.

Figures come from `quantities`, their clauses from `clauses`, who and what from `subjects`, by when from `horizons`.
Where a figure stands decides what it is: under mục tiêu or chỉ tiêu a target, under tình hình or kết quả a
result, in the text of a rule (quy định, hướng dẫn) a threshold and no entry (GUIDE Targets; DOMAIN 5.1).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TypeVar

import regex

from parsers.clauses import Clause, cut, sentences
from parsers.commitments import committed, kind_of, reports
from parsers.counted import Reading
from parsers.deadlines import in_name
from parsers.goals import is_goal
from parsers.heads import bare_head
from parsers.horizons import Horizon, Times, read_horizon, times_of
from parsers.model import Citation, Metadata, Span, Target, TargetKind, Text
from parsers.norms import is_rule, lays_down, names_aim
from parsers.overhead import Overhead
from parsers.passages import Passage
from parsers.periods import Period, find_periods, read_periods
from parsers.quantities import read_quantities
from parsers.quantity import Quantity
from parsers.smooth import smooth
from parsers.stated import Statement, stated_rows
from parsers.subjects import placed, read_clause, read_goal
from parsers.tables import target_rows
from parsers.verbs import verbs


def find_targets(
    text: Text, overhead: Overhead, citations: tuple[Citation, ...], metadata: Metadata
) -> tuple[Target, ...]:
    """Every target and reported result of a document, in the order of the text."""
    type_name = smooth(metadata.type_name or "")
    year = int(metadata.issued_on[:4]) if metadata.issued_on else None
    cited = [citation.span for citation in sorted(citations, key=lambda citation: citation.span)]
    norms, rule = lays_down(metadata, overhead.headings()), is_rule(type_name)
    read = [passage for passage in overhead.passages if not norms or _is_aimed_at(passage, overhead)]
    stated = stated_rows(text, read)
    targets: list[Target] = []
    for passage, following in zip_longest(read, read[1:]):
        row = stated.get(passage.paragraph) if passage.role == "row" else None
        told = row.cell if row else passage
        if told.role == "row" or told.purpose in ("form", "proposal") or told.section in overhead.rules:
            continue
        if rule and told.purpose != "goal":
            continue
        while cited and cited[0].end <= told.span.start:
            cited.pop(0)
        for target in _read(told, following, cited, overhead, type_name, year):
            if norms and target.comparator is None:
                continue
            parent = None if target.parent is None else len(targets) - target.parent
            targets.append(replace(_dated(target, row), parent=parent))
    rows = target_rows(text, read, metadata.issued_on)
    return tuple(sorted([*targets, *rows], key=lambda target: target.span)) if rows else tuple(targets)


def _dated(target: Target, row: Statement | None) -> Target:
    """The target of a row with the time that its table gives, where its own words and the headings give none."""
    period = next((period for period in find_periods(row.time) if period.last), None) if row else None
    if target.deadline or period is None or row is None:
        return target
    text = target.deadline_text or period.span.of(row.time)
    return replace(target, deadline=period.last, deadline_from=period.first, deadline_text=text)


def _is_aimed_at(passage: Passage, overhead: Overhead) -> bool:
    """Whether a passage of a paper that lays down norms stands under a heading or lead-in that speaks of aims."""
    return passage.purpose in ("goal", "aim") and any(names_aim(above.lower) for above in overhead.over(passage))


Placed = TypeVar("Placed", Quantity, Period)

# A slogan or a name: its figures commit to nothing (`làm việc “3 ca, 4 kíp”`).
_QUOTED = regex.compile(
    r"[“\"][^“”\"]{1,70}[”\"]"
    r"|(?:đề án|chương trình|dự án|phong trào|chiến dịch|cuộc vận động|cuộc thi|kế hoạch|chiến lược)"
    r"\s*[“\"][^“”\"]{1,400}[”\"]"
)


def _read(
    passage: Passage,
    following: Passage | None,
    cited: list[Span],
    overhead: Overhead,
    type_name: str,
    year: int | None,
) -> Iterator[Target]:
    """The targets of one passage, the next one being `following`; their `parent` says how many entries back it is."""
    words, lower = passage.words, passage.lower
    goals = passage.purpose == "goal" and not passage.opens and passage.role == "body"
    figures = read_quantities(words, lower)
    if not figures and not goals:
        return
    names = [Span(*match.span()) for match in _QUOTED.finditer(lower)]
    names += [_shift(span, -passage.span.start) for span in cited if span.start < passage.span.end]
    named = {at for name in names for at in range(name.start, name.end)}
    free = [figure for figure in figures if figure.number.start not in named]
    periods = [
        period
        for period in read_periods(lower, year)
        if period.span.start not in named and (period.recurrence or not in_name(lower, period))
    ]
    opening = [period for period in periods[:1] if period.span.start == 0]
    told: list[Target] = []
    for sentence in sentences(words):
        inside = committed(passage, _within(free, sentence), sentence, type_name)
        times = times_of([*(opening if sentence.start else ()), *_within(periods, sentence)])
        if inside and not (passage.opens and passage.purpose == "other"):
            told = list(
                _measured(passage, sentence, inside, times, overhead, type_name, _goes_on(lower, sentence, told))
            )
            yield from told
        elif goals and is_goal(passage, sentence, following):
            span = Span(sentence.start, sentence.start + len(sentence.of(words).rstrip(" .;:,")))
            horizon = read_horizon(passage, times, span, overhead)
            yield _target(passage, span, "target", horizon, read_goal(span.of(words)), rule="goal")


def _goes_on(lower: str, sentence: Span, told: list[Target]) -> Reading | None:
    """What the sentence before said, where this one tells a part of it (`Có 310 ha chè. Trong đó, 175 ha …`)."""
    part = told and lower.startswith(("trong đó", "trong số"), sentence.start)
    return Reading(told[-1].subject, told[-1].indicator) if part else None


def _within(found: list[Placed], sentence: Span) -> list[Placed]:
    """Of things in the order of the text those that begin in a sentence."""
    first = bisect_left(found, sentence.start, key=lambda thing: thing.span.start)
    return found[first : bisect_left(found, sentence.end, key=lambda thing: thing.span.start)]


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _measured(
    passage: Passage,
    sentence: Span,
    figures: list[Quantity],
    times: Times,
    overhead: Overhead,
    type_name: str,
    before: Reading | None,
) -> Iterator[Target]:
    """The targets of one sentence with figures; `before` is what the sentence that it says more of said."""
    lower = passage.lower
    figures, baselines = _levels(lower, figures)
    times = times.outside([Span(base.span.start, level.span.start) for level, base in baselines.items()])
    clauses = cut(lower, sentence, figures)
    totals = _totals(lower, sentence, clauses)
    readings: list[Reading] = []
    for clause in clauses:
        figure = placed(clause.figure, clause.quote.start)
        readings.append(read_clause(clause.quote.of(passage.words), figure, readings[-1] if readings else before))
    readings, reaches = _share(passage, clauses, readings)
    reported = reports(passage, sentence, type_name)
    for index, (clause, reading) in enumerate(zip(clauses, readings, strict=True)):
        quote = clause.quote
        if not (reading.subject and reading.indicator) and _shares(lower, clauses, index):
            # `đến năm 2026 có 50% và đến năm 2028 có 80% thôn, bản đạt chuẩn`
            subject = reading.subject or readings[index + 1].subject
            reading = replace(reading, subject=subject, indicator=readings[index + 1].indicator)
            quote = Span(quote.start, clauses[index + 1].quote.end)
        figure = clause.figure
        kind = kind_of(passage, sentence, figure, reported)
        horizon = read_horizon(passage, times, reaches[index], overhead, figure)
        yield replace(
            _target(passage, quote, kind, horizon, reading, rule=figure.form),
            comparator=figure.comparator,
            value_min=figure.low,
            value_max=figure.high,
            unit=figure.unit,
            baseline=_printed(passage.words, baselines.get(figure)) or reading.baseline,
            parent=totals[index],
        )


def _target(passage: Passage, quote: Span, kind: TargetKind, horizon: Horizon, reading: Reading, rule: str) -> Target:
    return Target(
        kind=kind,
        span=_shift(quote, passage.span.start),
        subject=reading.subject,
        indicator=reading.indicator,
        change=reading.change,
        baseline=reading.baseline,
        deadline=horizon.last,
        deadline_from=horizon.first,
        deadline_text=horizon.text,
        recurrence=horizon.recurrence,
        section=passage.section,
        page=passage.page,
        rule=rule,
    )


_TO_LEVEL = regex.compile(
    r"(?:\s+(?:(?:vào\s+)?(?:cuối\s+)?\(?năm\s+\d{4}\)?|hiện\s+(?:nay|tại)))?,?\s+(?:(?:tăng|giảm|nâng|hạ)\s+)?(?:lên|xuống|còn)"
    r"(?:\s+(?:còn|đến|tới|mức))*\s+"
)


def _levels(lower: str, figures: list[Quantity]) -> tuple[list[Quantity], dict[Quantity, Quantity]]:
    """The figures without those that only say from where (`từ 15% lên 20%`), which become baselines of theirs."""
    kept: list[Quantity] = []
    baselines: dict[Quantity, Quantity] = {}
    for figure in figures:
        last = kept[-1] if kept else None
        if (
            last
            and lower.startswith("từ", last.span.start)
            and _TO_LEVEL.fullmatch(lower, last.span.end, figure.span.start)
        ):
            baselines[figure] = last
            kept.pop()
        kept.append(figure)
    return kept, baselines


def _printed(words: str, base: Quantity | None) -> str | None:
    return words[base.number.start : base.span.end] if base else None


_LISTED = regex.compile(r"(?:,|\s+và|,\s+và)\s+")
_NEEDLESS = regex.compile(r"không (?:cần thiết|phù hợp|hiệu quả|còn phù hợp)")


def _says_more(bare: str) -> bool:
    """Whether the words behind a figure hold a verb (`điều kiện không cần thiết` has none)."""
    return any(not _NEEDLESS.match(bare, verb.start()) for verb in verbs().predicate.finditer(bare))


def _is_listed(passage: Passage, left: Clause, right: Clause) -> bool:
    """Whether a clause only adds another figure and its noun to the list that the one before it stands in."""
    first = right.figure.span.start
    if right.quote.start != first or left.figure.unit != right.figure.unit:
        return False
    bare = passage.lower[right.figure.span.end : right.quote.end].split(" và ")[0]
    return _LISTED.search(passage.lower, left.figure.span.end, first) is not None and not _says_more(bare)


def _share(passage: Passage, clauses: list[Clause], readings: list[Reading]) -> tuple[list[Reading], list[Span]]:
    """The readings and reaches of clauses; those of a list share the verb before it and the time at its end.

    `Giảm 30% thời gian, 30% chi phí và 30% điều kiện kinh doanh trong năm 2025`: three times `giảm`, all in 2025.
    """
    shared = readings[:1]
    links: list[tuple[int, int]] = []
    for (left, right), own in zip(pairwise(clauses), readings[1:], strict=True):
        before = shared[-1]
        if before.change and not own.change and _is_listed(passage, left, right):
            verb = before.verb or bare_head(passage.words[left.quote.start : left.figure.span.start])
            indicator = f"{verb} {own.indicator or ''}".strip()
            own = replace(own, change=before.change, indicator=indicator, verb=verb)
            links.append((left.reach.end, right.reach.end))
        shared.append(own)
    ends: dict[int, int] = {}
    for end, later in reversed(links):
        ends[end] = ends.get(later, later)
    return shared, [Span(clause.reach.start, ends.get(clause.reach.end, clause.reach.end)) for clause in clauses]


def _shares(lower: str, clauses: list[Clause], index: int) -> bool:
    """Whether a clause without a verb takes that of the next one (`100% chi bộ và 100% đảng viên được học tập`)."""
    if index + 1 == len(clauses) or clauses[index].figure.unit != clauses[index + 1].figure.unit:
        return False
    return lower.endswith(" và ", 0, clauses[index + 1].quote.start)


_PART = regex.compile(r"trong đó|gồm")


def _totals(lower: str, sentence: Span, clauses: list[Clause]) -> list[int | None]:
    """For each figure how many entries back the total stands that it is a part of (`30 trạm, trong đó 10 trạm …`)."""
    marks = [mark.start() for mark in _PART.finditer(lower, sentence.start, sentence.end)]
    total: int | None = None
    back: list[int | None] = []
    for index, clause in enumerate(clauses):
        passed = bisect_left(marks, clause.figure.number.start)
        if index and passed and marks[passed - 1] >= clauses[index - 1].figure.number.end:
            total = index - 1
        back.append(None if total is None else index - total)
    return back
