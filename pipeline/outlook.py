"""One document for the eyes: what was understood, its outline, and each fact under the words it was read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import fields

from parsers.model import Citation, Document, Metadata, Section, Target, Task
from parsers.text import squeeze

# What the fields of the metadata are called.
_NAMES = {
    "number": "số, ký hiệu",
    "serial": "số thứ tự",
    "type_code": "ký hiệu loại",
    "type_name": "loại văn bản",
    "issuer_code": "ký hiệu cơ quan",
    "issuer": "cơ quan ban hành",
    "parent_issuer": "cơ quan cấp trên",
    "place": "địa danh",
    "province": "tỉnh, thành phố (suy ra)",
    "issued_on": "ngày ban hành",
    "adopted_on": "ngày thông qua",
    "title": "trích yếu",
    "term": "khóa, nhiệm kỳ",
    "signing_authority": "thể thức ký",
    "signer_position": "chức vụ người ký",
    "signer_name": "người ký",
    "secrecy": "độ mật",
    "urgency": "độ khẩn",
    "recipients": "nơi nhận",
}
# Of a section without a heading, this many letters of its text stand for one.
_GLIMPSE = 60


def summary(document: Document) -> Iterator[str]:
    """The metadata, and how much of everything else there is."""
    for field in fields(Metadata):
        value = getattr(document.metadata, field.name)
        if value is not None and field.name not in ("recipients", "places"):
            yield f"{_NAMES.get(field.name, field.name)}: {value}"
    for recipient in document.metadata.recipients:
        yield f"nơi nhận: {recipient.name}" + (f" ({recipient.purpose})" if recipient.purpose else "")
    yield (
        f"{len(document.sections)} mục, {len(document.citations)} lần nhắc đến văn bản khác, "
        f"{len(document.targets)} chỉ tiêu, kết quả, {len(document.tasks)} nhiệm vụ"
    )
    for problem in document.problems:
        yield f"[{problem.severity}] {problem.code}: {problem.message}"


def outline(document: Document) -> Iterator[str]:
    """One line a section, set in by its depth."""
    for section in document.sections:
        yield f"{'  ' * section.depth}{section.label}  {section.heading or _glimpse(document, section)}"


def explain(document: Document) -> Iterator[str]:
    """The text paragraph by paragraph, and under each what was read from it, with the rule that did."""
    starts = [paragraph.span.start for paragraph in document.paragraphs]
    notes: list[list[tuple[int, str]]] = [[] for _ in starts]
    for place, note in _notes(document):
        notes[max(bisect_right(starts, place) - 1, 0)].append((place, note))
    for paragraph, its_notes in zip(document.paragraphs, notes, strict=True):
        yield paragraph.span.of(document.text)
        yield from (f"    ↳ {note}" for _, note in sorted(its_notes))
    yield from (
        f"[{doubt.severity}] {doubt.code}: {doubt.message}" for doubt in document.problems if doubt.start is None
    )


def _notes(document: Document) -> Iterator[tuple[int, str]]:
    for field, span in document.metadata.places:
        yield span.start, f"{_NAMES.get(field, field)}: {getattr(document.metadata, field, span.of(document.text))}"
    for section in document.sections:
        yield section.span.start, f"mục {section.path} ({section.kind}): {section.heading or 'không có tiêu đề'}"
    facts: list[Citation | Target | Task] = [*document.citations, *document.targets, *document.tasks]
    for fact in facts:
        yield fact.span.start, f"{_describe(fact)} [{fact.rule}] «{squeeze(fact.span.of(document.text))}»"
    for doubt in document.problems:
        if doubt.start is not None:
            yield doubt.start, f"{doubt.severity} {doubt.code}: {doubt.message}"


def _describe(fact: Citation | Target | Task) -> str:
    match fact:
        case Citation():
            parts = [fact.number or fact.key, fact.issued_on, fact.issuer, fact.term, fact.pinpoint, fact.relation]
            return f"nhắc đến {_join(fact.type_name, *parts)}"
        case Target():
            values = [fact.comparator, fact.value_min, fact.value_max, fact.unit]
            what = "chỉ tiêu" if fact.kind == "target" else "kết quả"
            return f"{what} {_join(fact.subject, fact.indicator, *values, fact.deadline, fact.recurrence)}"
        case Task():
            return f"nhiệm vụ {_join(fact.lead, *fact.partners, fact.due_kind, fact.due_on)}"


def _join(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part is not None)


def _glimpse(document: Document, section: Section) -> str:
    words = squeeze(document.text[section.body : section.own.end])
    return words if len(words) <= _GLIMPSE else words[:_GLIMPSE].rsplit(" ", 1)[0] + " …"
