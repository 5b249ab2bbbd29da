"""What full-text search finds each row by: the words of some of its columns, and what a sentence is tagged with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline import search

# The columns whose words are those of a row. The sentences of a document are searched on their own. A target or a task
# may take words from a heading above it, so what its sentence says is not all.
WORDS: Mapping[str, tuple[str, ...]] = {
    "documents": ("type_name", "number", "title", "issuer", "place", "signer_name"),
    "sentences": ("text",),
    "targets": ("subject", "indicator", "quote"),
    "tasks": ("lead", "partners", "quote"),
}
# The table that each index is of.
OF: Mapping[str, str] = {f"{table}_fts": table for table in WORDS}

Row = Mapping[str, Any]


def document_column(table: str) -> str:
    """The column of a searchable table that tells which document a row is of."""
    return "id" if table == "documents" else "document_id"


def entries(rows: Mapping[str, Sequence[Row]], document: Row) -> dict[str, list[dict[str, Any]]]:
    """What the indexes hold for the rows of a document, by index, in the order of the rows."""
    return {index: [entry(table, row, document) for row in rows.get(table, ())] for index, table in OF.items()}


def entry(table: str, row: Row, document: Row) -> dict[str, Any]:
    """What the index of a table holds for one row of this document, by column."""
    words = " ".join(row[column] for column in WORDS[table] if row.get(column))
    text, folded, newer = search.index_values(words)
    tags = search.tags(words, document["type_name"], document["issuer_name"]) if table == "sentences" else None
    return {"text": text, "fold": folded, "newer": newer, "tags": tags}
