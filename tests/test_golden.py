"""Whole documents as text that a person can review: tests/golden holds one file for each sample of data/raw.

`make golden` rewrites them; look at the diff before keeping it. On a mismatch the actual text stands beside the
expected one as `*.actual`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from parsers.document import READERS, parse
from parsers.model import Citation, Document, Metadata, Target, Task
from parsers.text import slug

ROOT = Path(__file__).parent.parent
SAMPLES = sorted(path for path in (ROOT / "data/raw").rglob("*") if path.suffix.removeprefix(".") in READERS)
GOLDEN = Path(__file__).parent / "golden"
WRITING = os.environ.get("GOLDEN") == "write"


def golden_file(sample: Path) -> Path:
    return GOLDEN / f"{slug(sample.relative_to(ROOT / 'data/raw').as_posix())}.txt"


def rendered(document: Document) -> str:
    """Metadata, outline, facts and text, one fact a line."""
    parts = {
        "METADATA": metadata(document.metadata),
        "OUTLINE": (
            f"{'  ' * section.depth}{section.label} | {section.heading or '-'}" for section in document.sections
        ),
        "CITATIONS": (citation(document, fact) for fact in document.citations),
        "TARGETS": (target(document, fact) for fact in document.targets),
        "TASKS": (task(document, fact) for fact in document.tasks),
        "PROBLEMS": (f"{problem.severity} {problem.code}: {problem.message}" for problem in document.problems),
        "TEXT": (f"[{paragraph.role}] {paragraph.span.of(document.text)}" for paragraph in document.paragraphs),
    }
    return "\n".join(f"== {name}\n" + "".join(f"{line}\n" for line in lines) for name, lines in parts.items())


def metadata(values: Metadata) -> Iterator[str]:
    for field in fields(values):
        value = getattr(values, field.name)
        if field.name == "recipients":
            yield from (
                f"recipient: {entry.name}" + (f" ({entry.purpose})" if entry.purpose else "") for entry in value
            )
        elif value is not None and field.name != "places":
            yield f"{field.name}: {value}"


def citation(document: Document, fact: Citation) -> str:
    what = fact.number or fact.key
    known = ", ".join(filter(None, [fact.issued_on, fact.issuer, fact.term, fact.pinpoint]))
    return f"{path(document, fact.section)} | {fact.relation} | {what} | {known} | {fact.span.of(document.text)}"


def target(document: Document, fact: Target) -> str:
    values = "..".join("" if value is None else f"{value:g}" for value in (fact.value_min, fact.value_max))
    when = ", ".join(filter(None, [fact.deadline_from, fact.deadline, fact.recurrence, fact.baseline, fact.change]))
    return (
        f"{path(document, fact.section)} | {fact.kind} | {fact.comparator or '-'} {values} {fact.unit or '-'} | "
        f"{fact.subject} / {fact.indicator} | {when} | {fact.span.of(document.text)}"
    )


def task(document: Document, fact: Task) -> str:
    words = fact.span.of(document.text)
    due = ", ".join(filter(None, [fact.due_kind, fact.due_on, fact.due_text]))
    return f"{path(document, fact.section)} | {fact.lead} + {'; '.join(fact.partners)} | {due} | {words[:90]}"


def path(document: Document, section: int | None) -> str:
    return document.sections[section].path if section is not None else "."


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_the_sample_reads_as_its_golden_file_says(sample: Path) -> None:
    actual = rendered(parse(sample.read_bytes(), sample.suffix.removeprefix("."), sample.name))
    file = golden_file(sample)
    if WRITING:
        file.parent.mkdir(exist_ok=True)
        file.write_text(actual, encoding="utf-8")
    expected = file.read_text(encoding="utf-8")
    if actual != expected:
        file.with_suffix(".actual").write_text(actual, encoding="utf-8")
        pairs = enumerate(zip(actual.splitlines(), expected.splitlines(), strict=False), 1)
        line = next((number for number, (one, other) in pairs if one != other), "cuối")
        pytest.fail(f"{file.name}, dòng {line}: khác bản vàng; xem {file.with_suffix('.actual').name} bên cạnh.")


def test_no_golden_file_is_left_over() -> None:
    assert {file.name for file in GOLDEN.glob("*.txt")} == {golden_file(sample).name for sample in SAMPLES}


def test_golden_files_are_not_rewritten_by_ordinary_tests() -> None:
    assert not WRITING, "GOLDEN=write đang bật: các bản vàng vừa được viết lại, hãy xem git diff rồi chạy lại."
