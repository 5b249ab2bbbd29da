"""Everything that the parsers know of a document has a column to stand in."""

from __future__ import annotations

import pytest

from parsers.model import Citation, Document, Metadata, Paragraph, Problem, Recipient, Section, Span, Target, Task
from pipeline.columns import Table
from pipeline.facts import Row, Sentence, Source, rows_of
from pipeline.schema import TABLES

TEXT = "Kế hoạch\nI. Một\nA | B\n1. Hai theo 1-NQ/TW"
DOCUMENT = Document(
    text=TEXT,
    paragraphs=(
        Paragraph(Span(0, 8), page=1, bold=True),
        Paragraph(Span(9, 15), page=1),
        Paragraph(Span(16, 21), page=2, role="row", cells=(Span(16, 17), Span(20, 21)), table=0),
        Paragraph(Span(22, len(TEXT)), page=2),
    ),
    metadata=Metadata(recipients=(Recipient("Lưu", "để biết"),), places=(("title", Span(0, 8)),)),
    sections=(
        Section(0, None, 0, "roman", "I", "I", "Một", Span(9, len(TEXT)), Span(9, 21), 12, 1),
        Section(1, 0, 1, "arabic", "1", "I/1", None, Span(22, len(TEXT)), Span(22, len(TEXT)), 25, 2),
    ),
    citations=(
        Citation("named", Span(22, 28), "mentions", "Luật", "r", key="luat", section=1, page=2),
        Citation("numbered", Span(34, 41), "title_of", "Nghị quyết", "r", "1-NQ/TW", section=1, within=0, page=2),
    ),
    targets=(Target("target", Span(9, 15), section=0), Target("result", Span(16, 17), section=0, parent=0)),
    tasks=(Task(Span(22, 28), "Sở", ("Ban", "Hội"), section=1, page=2),),
    problems=(Problem("info", "x", "X.", 2, 22),),
    page_count=2,
    closing=Span(40, 41),
)
SENTENCES = [Sentence(Span(0, 8), "Kế_hoạch"), Sentence(Span(16, 21), "A | B"), Sentence(Span(22, 41), "…")]
ROWS = rows_of(Source("d", "d.txt", "0" * 64, "now", "1"), DOCUMENT, SENTENCES, [("kế_hoạch", 1)])


@pytest.mark.parametrize("table", [table for table in TABLES if table.name in ROWS], ids=lambda table: table.name)
def test_every_field_has_a_column_and_every_need_is_met(table: Table) -> None:
    columns = {column.name: column for column in table.columns}
    for row in ROWS[table.name]:
        assert set(row) <= set(columns)
        assert {name for name, column in columns.items() if column.required} <= {
            name for name, value in row.items() if value is not None
        }


def only(table: str, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in columns) for row in ROWS[table]]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (only("sections", "id", "parent_id", "position", "text"), [
            ("d-s001", None, 1, "I. Một\nA | B"), ("d-s002", "d-s001", 2, "1. Hai theo 1-NQ/TW"),
        ]),
        (only("sentences", "id", "section_id", "page", "text"), [
            ("d-q0001", None, 1, "Kế hoạch"), ("d-q0002", "d-s001", 2, "A | B"),
            ("d-q0003", "d-s002", 2, "1. Hai theo 1-NQ/TW"),
        ]),
        (only("citations", "id", "within", "section_id", "quote"), [
            ("d-c001", None, "d-s002", "1. Hai"), ("d-c002", "d-c001", "d-s002", "1-NQ/TW"),
        ]),
        (only("targets", "id", "parent_id"), [("d-t001", None), ("d-t002", "d-t001")]),
        (only("tasks", "id", "partners", "quote"), [("d-v001", '["Ban", "Hội"]', "1. Hai")]),
        (only("problems", "id", "document_id", "char_start", "page"), [("d-p001", "d", 22, 2)]),
        (only("recipients", "position", "name", "purpose"), [(1, "Lưu", "để biết")]),
        (only("paragraphs", "position", "bold", "role", "cells", "table_number"), [
            (1, 1, "body", "[]", None), (2, 0, "body", "[]", None), (3, 0, "row", "[[16, 17], [20, 21]]", 0),
            (4, 0, "body", "[]", None),
        ]),
        (only("documents", "places", "closing_start", "closing_end"), [('[["title", 0, 8]]', 40, 41)]),
    ],
    ids=["sections", "sentences", "citations", "targets", "tasks", "problems", "recipients", "paragraphs", "documents"],
)  # fmt: skip
def test_rows(found: list[Row], expected: list[Row]) -> None:
    assert found == expected
