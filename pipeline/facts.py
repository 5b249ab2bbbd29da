"""One document as rows: the parsers' frozen values under the names of the database.

Pure, and done where the document was parsed, so that the one process that writes has nothing left to think about.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from parsers.model import Citation, Document, Problem, Section, Span, Target, Task
from pipeline import indexing
from pipeline.levels import level_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = dict[str, Any]
Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a document before it is read."""

    id: str
    path: str
    sha256: str
    ingested_at: str
    parser_version: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its words, `_` inside a word and one blank between two."""

    span: Span
    words: str


def rows_of(
    source: Source, document: Document, sentences: Sequence[Sentence], terms: Iterable[tuple[str, int]]
) -> Rows:
    """The rows of one document, by table, in document order; the full-text indexes have one for each of their table."""
    own = _document_row(source, document)
    rows = {
        "documents": [own],
        "recipients": [
            {"document_id": source.id, "position": position, "name": recipient.name, "purpose": recipient.purpose}
            for position, recipient in enumerate(document.metadata.recipients, 1)
        ],
        "paragraphs": _paragraph_rows(source.id, document),
        "sections": _section_rows(source.id, document),
        "sentences": _sentence_rows(source.id, document, sentences),
        "terms": [{"document_id": source.id, "term": term, "count": count} for term, count in terms],
        "citations": _citation_rows(source.id, document),
        "targets": _target_rows(source.id, document),
        "tasks": _task_rows(source.id, document),
        "problems": problem_rows(source.id, source.path, document.problems, source.id),
    }
    return rows | indexing.entries(rows, own)


def problem_rows(file_id: str, path: str, problems: Iterable[Problem], document_id: str | None) -> list[Row]:
    """The problems of one file; `document_id` is None where the file gave no document."""
    return [
        {
            **_copy(problem, but={"start"}),
            "id": f"{file_id}-p{number:03}",
            "source_path": path,
            "document_id": document_id,
            "char_start": problem.start,
        }
        for number, problem in enumerate(problems, 1)
    ]


def _document_row(source: Source, document: Document) -> Row:
    return {
        **_copy(document.metadata, but={"recipients", "places"}),
        "id": source.id,
        "source_path": source.path,
        "source_sha256": source.sha256,
        "source_format": document.source_format,
        "page_count": document.page_count,
        "level": level_of(document.metadata),
        "places": _json([[field, span.start, span.end] for field, span in document.metadata.places]),
        "closing_start": document.closing.start if document.closing else None,
        "closing_end": document.closing.end if document.closing else None,
        "text": document.text,
        "ingested_at": source.ingested_at,
        "parser_version": source.parser_version,
    }


def _paragraph_rows(document_id: str, document: Document) -> list[Row]:
    return [
        {
            **_copy(paragraph, but={"span", "cells", "table"}),
            **_offsets(paragraph.span),
            "document_id": document_id,
            "position": position,
            "table_number": paragraph.table,
            "cells": _json([[cell.start, cell.end] for cell in paragraph.cells]),
        }
        for position, paragraph in enumerate(document.paragraphs, 1)
    ]


def _section_rows(document_id: str, document: Document) -> list[Row]:
    return [
        {
            **_copy(section, but={"parent", "span", "own", "body"}),
            **_offsets(section.span),
            "id": _nth(document_id, "s", section.position),
            "document_id": document_id,
            "parent_id": _nth(document_id, "s", section.parent),
            "position": section.position + 1,
            "text": section.own.of(document.text),
            "own_start": section.own.start,
            "own_end": section.own.end,
            "body_start": section.body,
        }
        for section in document.sections
    ]


def _sentence_rows(document_id: str, document: Document, sentences: Sequence[Sentence]) -> list[Row]:
    sections = sorted(document.sections, key=lambda section: section.own)
    section_starts = [section.own.start for section in sections]
    paragraph_starts = [paragraph.span.start for paragraph in document.paragraphs]
    rows = []
    for index, sentence in enumerate(sentences):
        start = sentence.span.start
        rows.append(
            {
                **_offsets(sentence.span),
                "id": _nth(document_id, "q", index, digits=4),
                "document_id": document_id,
                "section_id": _nth(document_id, "s", _section_at(start, sections, section_starts)),
                "position": index + 1,
                "text": sentence.span.of(document.text),
                "words": sentence.words,
                "page": document.paragraphs[bisect_right(paragraph_starts, start) - 1].page,
            }
        )
    return rows


def _citation_rows(document_id: str, document: Document) -> list[Row]:
    return [
        {
            **_fact(document_id, document.text, citation),
            "id": _nth(document_id, "c", index),
            "within": _nth(document_id, "c", citation.within),
        }
        for index, citation in enumerate(document.citations)
    ]


def _target_rows(document_id: str, document: Document) -> list[Row]:
    return [
        {
            **_fact(document_id, document.text, target),
            "id": _nth(document_id, "t", index),
            "parent_id": _nth(document_id, "t", target.parent),
        }
        for index, target in enumerate(document.targets)
    ]


def _task_rows(document_id: str, document: Document) -> list[Row]:
    return [
        {
            **_fact(document_id, document.text, task),
            "id": _nth(document_id, "v", index),
            "partners": _json(task.partners),
        }
        for index, task in enumerate(document.tasks)
    ]


def _fact(document_id: str, text: str, fact: Citation | Target | Task) -> Row:
    """What citations, targets and tasks have in common: their own fields, and where they were read."""
    return {
        **_copy(fact, but={"span", "section", "parent", "within"}),
        **_offsets(fact.span),
        "document_id": document_id,
        "section_id": _nth(document_id, "s", fact.section),
        "quote": fact.span.of(text),
    }


def _copy(value: DataclassInstance, but: Collection[str]) -> Row:
    """The fields of a value under their own names, without those that the database holds in another form."""
    return {name: getattr(value, name) for name in _names(type(value)) if name not in but}


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _nth(document_id: str, letter: str, index: int | None, digits: int = 3) -> str | None:
    """The id of the n-th section, citation … of a document: `16-ctr-duk-txt-s012` for index 11."""
    return None if index is None else f"{document_id}-{letter}{index + 1:0{digits}}"


def _section_at(place: int, sections: Sequence[Section], starts: Sequence[int]) -> int | None:
    """The position of the section in whose own text a place lies."""
    index = bisect_right(starts, place) - 1
    return sections[index].position if index >= 0 and place < sections[index].own.end else None


def _offsets(span: Span) -> Row:
    return {"char_start": span.start, "char_end": span.end}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
