"""What a document's reading page shows, asked of the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from pipeline.site import originals
from pipeline.site.labels import of_work
from pipeline.site.language import say
from pipeline.site.names import day, in_words
from pipeline.site.places import ANCHORS, anchor, work
from pipeline.site.reading import Entry, Link, Row, Source, outline, paragraphs
from pipeline.site.reading_facts import Writer, relative
from pipeline.site.reading_markup import markup
from pipeline.views import DOCUMENT_LABEL

_DOCUMENT = f"SELECT d.*, {DOCUMENT_LABEL} AS label FROM documents d WHERE d.id = :id"
_PARAGRAPHS = """
SELECT role, bold, page, table_number, cells, char_start, char_end
FROM paragraphs WHERE document_id = :id ORDER BY position
"""
_SECTIONS = """
SELECT id, depth, label, heading, char_start, own_end, body_start
FROM sections WHERE document_id = :id ORDER BY position
"""
_SENTENCES = "SELECT id, char_start FROM sentences WHERE document_id = :id"
_CITATIONS = f"""
SELECT c.id, c.work_id, c.title, c.pinpoint, c.relation, c.resolution, c.char_start, c.char_end,
       {of_work("w")} AS work, w.issued_on AS work_issued_on, w.title AS work_title,
       nullif(w.document_id, c.document_id) AS held
FROM citations c LEFT JOIN works w ON w.id = c.work_id WHERE c.document_id = :id ORDER BY c.char_start
"""
_TARGETS = """
SELECT id, kind, comparator, value_min, value_max, unit, subject, indicator, change, baseline, deadline, deadline_text,
       recurrence, char_start, char_end
FROM targets WHERE document_id = :id ORDER BY char_start
"""
_TASKS = """
SELECT id, lead, partners, due_text, due_kind, due_on, char_start, char_end
FROM tasks WHERE document_id = :id ORDER BY char_start
"""
_PROBLEMS = "SELECT * FROM problems WHERE document_id = :id ORDER BY severity, id"
# Of documents that mention this one: some are cited by thousands. The page of the work has them all.
MAX_CITING = 100
# `c.id` is that of the mention with the least position: SQLite takes bare columns from the row of a lone min().
_CITED_BY = f"""
SELECT d.id AS document_id, {DOCUMENT_LABEL} AS label, d.issued_on, d.issuer_name, c.relation, count(*) AS mentions,
       c.id, min(c.char_start), count(*) OVER () AS found
FROM citations c JOIN documents d ON d.id = c.document_id
WHERE c.work_id = (SELECT work_id FROM documents WHERE id = :id) AND d.id <> :id
GROUP BY d.id, c.relation ORDER BY d.issued_on, d.id, c.relation LIMIT {MAX_CITING}
"""


@dataclass(frozen=True, slots=True)
class CitedBy:
    """A document that mentions this one, what it does with it, and how often."""

    link: Link
    issuer: str | None
    issued_on: str | None
    relation: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """A place to look at again; the link is there where the place is known."""

    severity: str
    message: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template shows; of the `citing` ones it lists some, and `work` is the page that has them all."""

    name: str
    title: str | None
    said: tuple[tuple[str, str], ...]
    row: str
    outline: tuple[Entry, ...]
    source: Source
    counts: dict[str, int]
    cited_by: tuple[CitedBy, ...]
    citing: int
    work: str | None
    problems: tuple[Trouble, ...]
    original_page: Callable[[int | None], str | None]


async def context(datasette: Any, database: Any, document_id: str) -> dict[str, Any] | None:
    """What the template needs; None where there is no such document."""
    page = await read(datasette, database, document_id)
    if page is None:
        return None
    original = originals.address(datasette, database.name, document_id)
    return {"page": page, "original": original, **_long(datasette, page)}


async def read(datasette: Any, database: Any, document_id: str) -> Page | None:
    """A document with all that is known about its words; None where there is no such document."""

    async def rows(sql: str) -> list[Row]:
        found: list[Row] = (await database.execute(sql, {"id": document_id})).rows
        return found

    found = await rows(_DOCUMENT)
    if not found:
        return None
    document, writer = found[0], Writer(datasette, database.name)
    sections, problems = await rows(_SECTIONS), await rows(_PROBLEMS)
    facts = (
        *map(writer.citation, await rows(_CITATIONS)),
        *map(writer.target, await rows(_TARGETS)),
        *map(writer.task, await rows(_TASKS)),
    )
    cited_by = await rows(_CITED_BY)
    named = {"sections": sections, "sentences": await rows(_SENTENCES), "problems": problems}
    source = Source(document["text"], paragraphs(await rows(_PARAGRAPHS), sections), facts, _places(named))
    return Page(
        name=document["label"],
        title=document["title"],
        said=_masthead(document),
        row=writer.row("documents", document_id),
        outline=outline(document["text"], sections, ANCHORS["sections"]),
        source=source,
        counts={table: sum(fact.kind == table for fact in facts) for table in ("citations", "targets", "tasks")},
        cited_by=tuple(_cited_by(writer, row) for row in cited_by),
        citing=cited_by[0]["found"] if cited_by else 0,
        work=work(datasette, database.name, document["work_id"]) if document["work_id"] else None,
        problems=tuple(map(_trouble, problems)),
        original_page=originals.page_address(datasette, database.name, document_id, document["source_format"]),
    )


def _long(datasette: Any, page: Page) -> dict[str, Markup]:
    """The parts with thousands of steps; Datasette's own way to render takes three times as long for them."""
    templates = _plain(datasette.jinja_env)
    outlined = templates.get_template("_reading_outline.html").render(entries=page.outline)
    text = markup(page.source.blocks(), page.source.facts, page.original_page)
    return {"outline": Markup(outlined), "text": text}


@lru_cache(maxsize=1)
def _plain(environment: Environment) -> Environment:
    """The same templates without `async`, kept so that they are compiled once."""
    return environment.overlay(enable_async=False)


def _masthead(document: Row) -> tuple[tuple[str, str], ...]:
    signer = ", ".join(word for word in (document["signer_name"], document["signer_position"]) if word)
    said = (
        (say("Loại văn bản"), document["type_name"]),
        (say("Số, ký hiệu"), document["number"]),
        (say("Cơ quan ban hành"), document["issuer_name"] or document["issuer"]),
        (say("Ngày ban hành"), day(document["issued_on"])),
        (say("Người ký"), signer),
        (say("Tệp nguồn"), relative(document["source_path"])),
    )
    return tuple((name, words) for name, words in said if words)


def _places(named: dict[str, list[Row]]) -> dict[int, list[str]]:
    """The anchors of rows that mark nothing, by where they begin."""
    places: defaultdict[int, list[str]] = defaultdict(list)
    for table, rows in named.items():
        for row in rows:
            if row["char_start"] is not None:
                places[row["char_start"]].append(anchor(table, row["id"]))
    return places


def _cited_by(writer: Writer, row: Row) -> CitedBy:
    link = Link(row["label"], writer.document(row["document_id"], anchor("citations", row["id"])))
    return CitedBy(link, row["issuer_name"], day(row["issued_on"]), str(in_words(row["relation"])), row["mentions"])


def _trouble(row: Row) -> Trouble:
    href = f"#{anchor('problems', row['id'])}" if row["char_start"] is not None else None
    return Trouble(str(in_words(row["severity"])), row["message"], href)
