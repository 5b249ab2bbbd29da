"""What full-text search finds each row by: the words of some of its columns, and what a sentence is tagged with."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline import search
from pipeline.facts import Row

# The columns whose words are those of a row. The sentences of a document are searched on their own. A target or a task
# may take words from a heading above it, so what its sentence says is not all.
WORDS: Mapping[str, tuple[str, ...]] = {
    "documents": ("type_name", "number", "title", "issuer", "place", "signer_name"),
    "sentences": ("text",),
    "targets": ("subject", "indicator", "quote"),
    "tasks": ("lead", "partners", "quote"),
}
# The columns of an index, in the order of an entry.
COLUMNS = ("text", "fold", "newer", "tags")

Entry = tuple[str, str, str, str | None]


def entry(table: str, row: Row, document: Row) -> Entry:
    """What the index of a table holds for a row of this document."""
    words = " ".join(row[column] for column in WORDS[table] if row.get(column))
    tags = search.tags(words, document["type_name"], document["issuer_name"]) if table == "sentences" else None
    return (*search.index_values(words), tags)
