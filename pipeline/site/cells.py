"""One cell as a person reads it: a link with words instead of an id, a name instead of a code.

The data stay as they are: CSV, JSON and filters keep ids, codes and points in numbers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any

from datasette.utils import tilde_encode
from markupsafe import Markup

from pipeline import schema
from pipeline.site import places, values
from pipeline.site.labels import LABELS
from pipeline.site.language import say
from pipeline.site.names import CODED, CODES, in_words, number
from pipeline.site.pages import PAGES, Page

# Where an id leads, by table and column.
LINKS: Mapping[tuple[str, str], str] = {
    **{
        (table.name, column.name): column.refers for table in schema.TABLES for column in table.columns if column.refers
    },
    ("citation_graph", "source_work"): "works",
    ("citation_graph", "target_work"): "works",
}
# Words that are a link where the id stands in the same row: in views and in answers to questions.
WORDS_OF: Mapping[str, tuple[str, str]] = {
    "document": ("documents", "document_id"),
    "section": ("sections", "section_id"),
    "work": ("works", "work_id"),
    "source_label": ("works", "source_work"),
    "target_label": ("works", "target_work"),
    "directive": ("works", "work_id"),
    "văn bản": ("documents", "document_id"),
    "mục": ("sections", "section_id"),
    "văn bản được dẫn": ("works", "work_id"),
    "văn bản gốc": ("works", "work_id"),
    "chỉ đạo": ("works", "work_id"),
}
# Ids that only carry those links: an answer does not show them.
CARRIERS = frozenset(carrier for _, carrier in WORDS_OF.values())
# The id of the fact itself, in views and in answers.
FACTS: Mapping[str, str] = {
    "task_id": "tasks",
    "target_id": "targets",
    "citation_id": "citations",
    "sentence_id": "sentences",
}
SEE = "xem"
READ = "đọc"
# Of a label: some quotes are whole paragraphs.
MAX_LETTERS = 90

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

Shown = str | None


@dataclass(frozen=True, slots=True)
class Served:
    """One database as Datasette serves it: where links lead, and what rows are called."""

    datasette: Any
    database: str

    def link(self, table: str, row_id: object, words: str, note: str | None = None) -> Markup:
        """A link to a row."""
        href = self.datasette.urls.row(self.database, table, tilde_encode(str(row_id)))
        return Markup('<a href="{}" title="{}">{}</a>').format(href, note or row_id, words)

    async def link_by_name(self, table: str, row_id: object) -> Markup:
        """A link to a row that says how a person calls it."""
        words, note = await self._label(table, row_id)
        return self.link(table, row_id, words, note)

    async def name(self, table: str, row_id: object) -> str:
        """How a person calls a row of a table that has labels."""
        return (await self._label(table, row_id))[0]

    async def _label(self, table: str, row_id: object) -> tuple[str, str | None]:
        label = LABELS[table]
        sql = f"SELECT {label.words}, {label.note} FROM {label.source} WHERE id = ?"
        words, note = (await self.datasette.execute(self.database, sql, [row_id])).first() or (str(row_id), None)
        if table == "works" and note:
            note = values.dated(note)
        return words if len(words) <= MAX_LETTERS else f"{words[:MAX_LETTERS].rstrip()}…", note


def show(served: Served, table: str | None, column: str, value: Any, row: Any) -> Shown | Awaitable[Shown]:
    """What stands in the cell; None leaves it to Datasette."""
    page = PAGES.get(table or "")
    plain = value["value"] if isinstance(value, dict) else value
    if plain is None or plain == "":
        # A column whose words lead to the row must have some.
        return served.name(str(table), row["id"]) if page and page.link == column else None
    if page and (refers := LINKS.get((str(table), column)) or LINKS.get((page.of, column))):
        return served.link_by_name(refers, plain)
    if column in WORDS_OF and (carried := _carried(row, column)):
        return served.link(WORDS_OF[column][0], carried, values.value(column, str(plain)))
    if fact := _fact(page, column):
        return served.link(fact, plain, say(SEE)) + _read(served, fact, plain, row)
    if column in CODED and plain in CODES:
        return Markup('<span title="{}">{}</span>').format(plain, in_words(plain))
    if isinstance(plain, float):
        return number(plain)
    if isinstance(plain, str) and _DAY.fullmatch(plain):
        return Markup("<time>{}</time>").format(plain)
    listed = _list(plain)
    return values.value(column, plain) if listed is None and isinstance(plain, str) else listed


def relabel(anchor: str, words: str) -> Markup:
    """The same link with other words."""
    return Markup(anchor[: anchor.index(">") + 1]) + words + Markup("</a>")


def _fact(page: Page | None, column: str) -> str | None:
    """The table whose row a view or an answer shows, where the column holds the id of that row."""
    return page.of if page and column == "id" else FACTS.get(column)


def _carried(row: Any, column: str) -> Any:
    carrier = WORDS_OF[column][1]
    return row[carrier] if carrier in row.keys() else None  # noqa: SIM118 - a sqlite3.Row holds values, not keys


def _read(served: Served, table: str, row_id: object, row: Any) -> Markup:
    """A second link, to the words of a fact on the reading page of its document, where the row tells the document."""
    document = row["document_id"] if "document_id" in row.keys() else None  # noqa: SIM118 - as above
    href = places.of_fact(served.datasette, served.database, table, row_id, document)
    return Markup(' <a href="{}" title="{}">{}</a>').format(href, say(places.READ), say(READ)) if href else Markup("")


def _list(value: Any) -> Shown:
    """The words of a JSON list, one after the other; None for anything else."""
    if not (isinstance(value, str) and value.startswith("[") and value.endswith("]")):
        return None
    try:
        items = json.loads(value)
    except ValueError:
        return None
    if not all(isinstance(item, str) for item in items):
        return None
    return "; ".join(items) or Markup("&nbsp;")
