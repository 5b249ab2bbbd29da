"""What a work's page shows: what is known of it, how people spell it, and who mentions it to do what."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pipeline.site.asking import PAGE, pages
from pipeline.site.labels import of_work
from pipeline.site.language import say
from pipeline.site.names import dated, day, in_words
from pipeline.site.places import anchor
from pipeline.site.reading import Link, Row
from pipeline.site.reading_facts import Writer
from pipeline.views import DOCUMENT_LABEL

# Of mentions on one page: some laws are in every document.
MENTIONS = 100
MAX_SPELLINGS = 50

_WORK = f"SELECT w.*, {of_work('w')} AS label FROM works w WHERE w.id = :id"
_SPELLINGS = f"""
SELECT quote, count(*) AS mentions FROM citations WHERE work_id = :id
GROUP BY quote ORDER BY mentions DESC, quote LIMIT {MAX_SPELLINGS}
"""
_RELATIONS = """
SELECT relation, count(*) AS mentions, count(DISTINCT document_id) AS documents FROM citations WHERE work_id = :id
GROUP BY relation ORDER BY mentions DESC, relation
"""
# First which mentions, by index alone, then what they say. The sentence is the last one that begins before the mention.
_MENTIONS = f"""
SELECT c.id, c.document_id, c.relation, c.resolution, c.pinpoint, c.quote, c.char_start,
       {DOCUMENT_LABEL} AS label, d.issuer_name, d.issued_on, s.text AS sentence, s.char_start AS sentence_start
FROM citations c JOIN documents d ON d.id = c.document_id LEFT JOIN sentences s ON s.id = (
  SELECT e.id FROM sentences e WHERE e.document_id = c.document_id AND e.char_start <= c.char_start
  ORDER BY e.char_start DESC LIMIT 1
)
WHERE c.rowid IN (
  SELECT c.rowid FROM citations c JOIN documents d ON d.id = c.document_id WHERE c.work_id = :id
  ORDER BY d.issued_on IS NULL, d.issued_on, d.id, c.char_start, c.rowid LIMIT {MENTIONS} OFFSET :before
)
ORDER BY d.issued_on IS NULL, d.issued_on, d.id, c.char_start, c.rowid
"""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place: its sentence in three parts, the words that mention the work in the middle."""

    href: str
    does: tuple[str, ...]
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Citing:
    """A document and its mentions."""

    link: Link
    issuer: str | None
    issued_on: str | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """All that the template shows."""

    name: str
    title: str | None
    said: tuple[tuple[str, str], ...]
    row: str
    reading: str | None
    spellings: tuple[tuple[str, int], ...]
    relations: tuple[tuple[str, int, int], ...]
    citing: tuple[Citing, ...]
    mentions: int
    page: int
    pages: int

    @property
    def shown(self) -> tuple[int, int]:
        """The mentions on this page by their numbers, from 1: the first and the last."""
        return (self.page - 1) * MENTIONS + 1, min(self.page * MENTIONS, self.mentions)


async def context(datasette: Any, database: Any, work_id: str, page: int = 1) -> dict[str, Any] | None:
    """What the template needs, with one page of the mentions; None where there is no such work."""

    async def rows(sql: str, **more: int) -> list[Row]:
        found: list[Row] = (await database.execute(sql, {"id": work_id, **more})).rows
        return found

    found = await rows(_WORK)
    if not found:
        return None
    work, writer = found[0], Writer(datasette, database.name)
    relations = await rows(_RELATIONS)
    mentions = sum(row["mentions"] for row in relations)
    here = pages(page, mentions, MENTIONS)
    shown = Work(
        name=dated(work["label"], work["issued_on"]),
        title=work["title"],
        said=_said(work),
        row=writer.row("works", work_id),
        reading=writer.document(work["document_id"]) if work["document_id"] else None,
        spellings=tuple((row["quote"], row["mentions"]) for row in await rows(_SPELLINGS)),
        relations=tuple((str(in_words(row["relation"])), row["mentions"], row["documents"]) for row in relations),
        citing=_citing(writer, await rows(_MENTIONS, before=here.skipped)),
        mentions=mentions,
        page=here.page,
        pages=here.count,
    )
    return {"work": shown, "parameter": PAGE}


def _said(work: Row) -> tuple[tuple[str, str], ...]:
    said = (
        (say("Loại văn bản"), work["type_name"]),
        (say("Số, ký hiệu"), work["number"]),
        (say("Cơ quan ban hành"), work["issuer"]),
        (say("Ngày ban hành"), day(work["issued_on"])),
        (say("Khoá, nhiệm kỳ"), work["term"]),
        (say("Địa danh"), work["place"]),
        (say("Trong danh mục Trung ương"), in_words(work["authority"])),
    )
    return tuple((name, words) for name, words in said if words)


def _citing(writer: Writer, rows: list[Row]) -> tuple[Citing, ...]:
    """The mentions under their documents; the rows stand in that order."""
    return tuple(
        Citing(
            Link(first["label"], writer.document(document_id)),
            first["issuer_name"],
            day(first["issued_on"]),
            tuple(_mention(writer, row) for row in (first, *others)),
        )
        for document_id, (first, *others) in groupby(rows, key=lambda row: row["document_id"])
    )


def _mention(writer: Writer, row: Row) -> Mention:
    before, words, after = _parts(row)
    doubt = None if row["resolution"] in (None, "exact") else in_words(row["resolution"])
    does = (in_words(row["relation"]), row["pinpoint"], doubt)
    href = writer.document(row["document_id"], anchor("citations", row["id"]))
    return Mention(href, tuple(word for word in does if word), before, words, after)


def _parts(row: Row) -> tuple[str, str, str]:
    """The sentence round the words of a mention; where it does not hold them, the words alone."""
    sentence, quote = row["sentence"] or "", row["quote"]
    start = row["char_start"] - (row["sentence_start"] or 0)
    if not sentence.startswith(quote, start):
        return "", quote, ""
    return sentence[:start], quote, sentence[start + len(quote) :]
