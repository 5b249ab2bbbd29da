"""What a document commits to reach, and what it reports as reached: one entry a figure or qualitative goal.

Figures come from `quantities`, their clauses from `clauses`, who and what from `subjects`, by when from `horizons`.
Where a figure stands decides what it is: under mục tiêu or chỉ tiêu a target, under tình hình or kết quả a
result, in the text of a rule (quy định, hướng dẫn) a threshold and no entry (GUIDE Targets; DOMAIN 5.1).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import regex

from parsers.clauses import Clause, cut, sentences
from parsers.deadlines import in_name
from parsers.horizons import Horizon, Times, read_horizon, times_of
from parsers.model import Citation, Metadata, Section, Span, Target, TargetKind, Text
from parsers.passages import Overhead, Passage, read_passages
from parsers.periods import Period, read_periods
from parsers.purposes import articles_of
from parsers.quantities import Quantity, read_quantities
from parsers.smooth import smooth
from parsers.subjects import Reading, placed, read_clause, read_goal
from parsers.tables import target_rows
from parsers.units import holders, is_thing

# How far before a figure the words reach that decide what it is.
_REACH = 240
# Documents whose figures are thresholds and terms of a rule, not aims.
_RULES = regex.compile(
    r"quy định|quy chế|hướng dẫn|nghị định|thông tư|luật|pháp lệnh|điều lệ|công văn|quy trình"
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
    year = int(metadata.issued_on[:4]) if metadata.issued_on else None
    rules = articles_of(sections, {passage.section for passage in passages if passage.purpose != "other"})
    cited = [citation.span for citation in sorted(citations, key=lambda citation: citation.span)]
    targets: list[Target] = []
    for passage in passages:
        if passage.role == "row" or passage.purpose in ("form", "proposal") or passage.section in rules:
            continue
        if passage.purpose != "goal" and _RULES.match(type_name):
            continue
        while cited and cited[0].end <= passage.span.start:
            cited.pop(0)
        for target in _read(passage, cited, overhead, type_name, year):
            parent = None if target.parent is None else len(targets) - target.parent
            targets.append(replace(target, parent=parent))
    rows = target_rows(text, passages, metadata.issued_on)
    return tuple(sorted([*targets, *rows], key=lambda target: target.span)) if rows else tuple(targets)


Placed = TypeVar("Placed", Quantity, Period)

# A slogan or a name: its figures commit to nothing (`làm việc “3 ca, 4 kíp”`).
_QUOTED = regex.compile(r"[“\"][^“”\"]{1,70}[”\"]")


def _read(
    passage: Passage, cited: list[Span], overhead: Overhead, type_name: str, year: int | None
) -> Iterator[Target]:
    """The targets of one passage; their `parent` says how many entries back it is."""
    words, lower = passage.words, passage.lower
    goals = passage.purpose == "goal" and not passage.opens and passage.role == "body"
    figures = read_quantities(words, lower)
    if not figures and not goals:
        return
    names = [Span(*match.span()) for match in _QUOTED.finditer(words)]
    names += [_shift(span, -passage.span.start) for span in cited if span.start < passage.span.end]
    named = {at for name in names for at in range(name.start, name.end)}
    free = [figure for figure in figures if figure.number.start not in named]
    periods = [
        period
        for period in read_periods(lower, year)
        if period.span.start not in named and (period.recurrence or not in_name(lower, period))
    ]
    opening = [period for period in periods[:1] if period.span.start == 0]
    for sentence in sentences(words):
        inside = _committed(passage, _within(free, sentence), sentence, type_name)
        times = times_of([*(opening if sentence.start else ()), *_within(periods, sentence)])
        if inside and not (passage.opens and passage.purpose == "other"):
            yield from _measured(passage, sentence, inside, times, overhead, type_name)
        elif goals and _is_goal(sentence.of(lower)):
            span = Span(sentence.start, sentence.start + len(sentence.of(words).rstrip(" .;:,")))
            horizon = read_horizon(passage, times, span, overhead)
            yield _target(passage, span, "target", horizon, read_goal(span.of(words)), rule="goal")


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
) -> Iterator[Target]:
    """The targets of one sentence with figures."""
    lower = passage.lower
    figures, baselines = _levels(lower, figures)
    clauses = cut(lower, sentence, figures)
    totals = _totals(lower, sentence, clauses)
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
        kind = _kind(passage, sentence, figure, type_name)
        horizon = read_horizon(passage, times, clause.reach, overhead, figure)
        yield replace(
            _target(passage, quote, kind, horizon, reading, rule=figure.form),
            comparator=figure.comparator,
            value_min=figure.low,
            value_max=figure.high,
            unit=figure.unit,
            baseline=baselines.get(figure) or reading.baseline,
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
_FILTER = regex.compile(
    r"(?<!\p{L})(?:có|với|quy mô|đủ|nhóm)\s+(?:(?:tổng )?(?:mức )?(?:vốn|đầu tư|quy mô|diện tích|doanh thu|số)\s+)?$"
)
_FILTER_REACH = 30
_THRESHOLD = regex.compile(r"(?:từ|trên|hơn|dưới|quá)\s")
_GENERIC = regex.compile(r"(?<!\p{L})(?:đối với|nhóm|các|những|của|tại|dành cho|thuộc|hộ|loại)(?!\p{L})")
_OF_AGE = regex.compile(r"(?<!\p{L})(?:trẻ|trẻ em|người|phụ nữ|thanh niên|dân số|lao động|công dân|học sinh)\s+(?:từ\s+)?(?:đủ\s+)?$")
# What a figure is held against (`chưa đạt so với mức 90%`), all of them (`cả 3 cấp`).
_HELD_AGAINST = regex.compile(r"(?<!\p{L})(?:so với(?: mức| chỉ tiêu| mục tiêu)?|cả)\s+$")
# Those who are counted have it (`14 xã có tỷ lệ kết nạp dưới 2%`).
_SUCH_AS_HAVE = regex.compile(r"\d+\s\p{L}[^,;:.()\d]*\s(?:có|với) (?:tỷ lệ|mức)[^,;:.()\d]*$")
_MODAL_ONLY = regex.compile(
    r"[\s,]*(?:(?:phấn đấu|mỗi|từng|năm|hằng năm|hàng năm|đến năm \d+|bảo đảm|đảm bảo|trong đó)[\s,]*)*"
)
_AIM = regex.compile(r"mục tiêu|phấn đấu|chỉ tiêu|bảo đảm đạt|quyết tâm")


def _committed(passage: Passage, figures: list[Quantity], sentence: Span, type_name: str) -> list[Quantity]:
    """The figures of a sentence that are committed to or reported."""
    if not figures:
        return []
    lower, purpose = passage.lower, passage.purpose
    if purpose == "other" and not _AIM.search(lower, sentence.start, sentence.end):
        if not (type_name.startswith(_REPORT) or _tells(passage, sentence)):
            figures = [figure for figure in figures if _is_bare_aim(passage, figure)]
    if purpose != "goal":
        figures = [figure for figure in figures if figure.form != "none_left"]
    if purpose not in ("goal", "aim"):
        figures = [figure for figure in figures if figure.form != "most"]
    return [figure for figure in figures if _counts(lower, figure, figures, sentence)]


# What happened or was found, in a paper that is no report.
_TELLING = regex.compile(
    r"(?<!\p{L})(?:(?<!để )xảy ra|qua (?:kiểm tra|rà soát|thanh tra)|hiện (?:nay|còn|có)|đến nay|so với cùng kỳ"
    r"|trong (?:\d+|[sb]\p{L}+|chín) tháng (?:đầu )?năm)(?!\p{L})"
)
_TOLD_BEFORE = regex.compile(r"(?<!\p{L})(?:đã|tính đến)(?!\p{L})")


def _tells(passage: Passage, sentence: Span) -> bool:
    """Whether a sentence outside goals and measures tells what is; before the first section `đã` says it too."""
    if _TELLING.search(passage.lower, sentence.start, sentence.end):
        return True
    return passage.section is None and _TOLD_BEFORE.search(passage.lower, sentence.start, sentence.end) is not None


def _is_bare_aim(passage: Passage, figure: Quantity) -> bool:
    """Whether a figure commits to something where no word says so: a share, an index, or a bound in an item of work."""
    unit = figure.unit or "%"
    return unit.startswith("%") or (passage.section is not None and figure.comparator in (">=", "<="))


def _counts(lower: str, figure: Quantity, inside: list[Quantity], sentence: Span) -> bool:
    """Whether a figure is no threshold of who is meant."""
    unit = figure.unit or ""
    if unit.startswith("lần") and inside[0] is not figure and not lower.endswith("gấp ", 0, figure.span.start):
        return False  # how often is part of what the people do (`100% bí thư được tập huấn ít nhất một lần`)
    before = lower[max(sentence.start, figure.span.start - _REACH) : figure.span.start]
    if unit in ("tuổi", "năm tuổi") and _OF_AGE.search(before):
        return False  # of what age the people are (`trẻ dưới 1 tuổi`)
    if _HELD_AGAINST.search(before):
        return False
    open_ended = figure.bound or figure.comparator in (">", ">=", "<", "<=")
    if not open_ended or figure.form == "rank" or not _THRESHOLD.match(lower, figure.span.start):
        return True
    if unit.startswith("%"):
        return inside[0] is figure or not _SUCH_AS_HAVE.search(before)
    if is_thing(unit) and _describes(before, unit):
        return False
    having = _FILTER.search(before, max(0, len(before) - _FILTER_REACH))
    if not having:
        return True
    noun = before[max(before.rfind(mark, 0, having.start()) for mark in ".;:,()") + 1 : having.start()]
    if _MODAL_ONLY.fullmatch(noun):
        return True
    return len(inside) == 1 and not _GENERIC.search(noun + having[0])


# Before a body or place these make it a doer or a whole, not one of a kind.
_WHOLES = frozenset(("toàn", "cả", "mỗi", "từng", "của", "cấp", "trong", "số", "lượng", "tại", "ở"))


def _describes(before: str, unit: str) -> bool:
    """Whether a bound right behind a body or place says which ones are meant (`chi bộ trên 50 đảng viên`)."""
    words = before.split()
    nouns = {" ".join(words[-size:]) for size in (1, 2, 3)}
    lead = words[-2] if len(words) > 1 else ""
    return bool(nouns & holders()) and unit not in nouns and lead not in _WHOLES


def _shares(lower: str, clauses: list[Clause], index: int) -> bool:
    """Whether a clause without a verb takes that of the next one (`100% chi bộ và 100% đảng viên được học tập`)."""
    if index + 1 == len(clauses) or clauses[index].figure.unit != clauses[index + 1].figure.unit:
        return False
    return lower.endswith(" và ", 0, clauses[index + 1].quote.start)


_REPORT = "báo cáo"
_REPORTED = regex.compile(r"(?<!\p{L})(?:đã đạt|hiện nay|hiện có|hiện đạt|đến nay|tính đến)(?!\p{L})")
_DONE = regex.compile(r"(?<!\p{L})đã\s+(?!đề ra|quy hoạch|được|giao|đăng ký|ban hành|nêu|có|đi vào|phê duyệt|xác định)")
_TOLD = regex.compile(r"(?:chỉ tiêu|mục tiêu)[^.;:()]*\(\s*(?:từ\s+)?$|\([^()]*(?:chỉ tiêu|mục tiêu|kế hoạch|nghị quyết)[^():;.,]{0,40}:[^()]*$")


def _kind(passage: Passage, sentence: Span, figure: Quantity, type_name: str) -> TargetKind:
    """A result where the text reports; a target told inside a report (`(chỉ tiêu: …)`) stays one."""
    lower, purpose = passage.lower, passage.purpose
    before = lower[max(sentence.start, figure.number.start - _REACH) : figure.number.start]
    if purpose == "result":
        return "target" if _TOLD.search(before) else "result"
    aimed = max((aim.end() for aim in _AIM.finditer(before)), default=0)
    before = before[aimed:]
    if _REPORTED.search(before) or (purpose not in ("goal", "aim") and _DONE.search(before)):
        return "result"
    told = not aimed and _tells(passage, sentence)
    return "result" if purpose == "other" and (told or type_name.startswith(_REPORT)) else "target"


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


# A sentence under a heading of chỉ tiêu that says nothing to be reached.
_NO_GOAL = regex.compile(r"\s*(?:\(|trong đó|cụ thể|bên cạnh|trên cơ sở|năm \d{4} là|căn cứ|đơn vị tính|ghi chú|tt\s)")
_FEWEST_WORDS = 4


def _is_goal(sentence: str) -> bool:
    return (
        len(sentence.split()) >= _FEWEST_WORDS and not _NO_GOAL.match(sentence) and not sentence.rstrip().endswith(":")
    )
