"""How a person calls a row that another row points to: SQL for the words of a link, and for the note over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.views import DOCUMENT_LABEL


@dataclass(frozen=True, slots=True)
class Label:
    """A table under the name it has in the two expressions; the note may be NULL."""

    source: str
    words: str
    note: str = "NULL"


def of_work(row: str) -> str:
    """The work that stands under the name `row` in a query: by number, else by its name, `Điều lệ Đảng`."""
    numbered = f"coalesce({row}.type_name || ' ', '') || {row}.number"
    return f"coalesce({numbered}, {row}.title, {row}.id)"


def of_dated_work(row: str) -> str:
    """The same with its date: a number alone is not an identity."""
    return f"{of_work(row)} || coalesce(strftime(' (%d/%m/%Y)', {row}.issued_on), '')"


LABELS: Mapping[str, Label] = {
    "documents": Label("documents d", DOCUMENT_LABEL, "title"),
    "works": Label("works w", of_work("w"), "coalesce(strftime('%d/%m/%Y ', issued_on), '') || coalesce(title, '')"),
    "sections": Label("sections", "path", "heading"),
    "citations": Label("citations", "quote"),
    "targets": Label("targets", "quote"),
}
