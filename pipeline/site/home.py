"""What the front page says of one database: what it holds, what is due, what to look at, how the last run went."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pipeline.site import home_charts
from pipeline.site.functions import amount
from pipeline.site.labels import of_dated_work
from pipeline.site.language import say
from pipeline.site.names import day, first_words, number
from pipeline.site.places import anchor, reading, work
from pipeline.site.reading import Link, Row
from pipeline.site.reading_facts import relative
from pipeline.views import DOCUMENT_LABEL

# Rows of each list.
SHOWN = 6
# Of a quote: some are whole paragraphs.
MAX_LETTERS = 150

_COUNTS = """
SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM works) AS works,
       (SELECT count(*) FROM citations) AS citations, (SELECT count(*) FROM targets) AS targets,
       (SELECT count(*) FROM tasks) AS tasks
"""
# The bound has SQLite go by the index on the day, which it does not for the order alone.
_NEWEST = f"""
SELECT d.id, {DOCUMENT_LABEL} AS label, d.title, d.issued_on, d.issuer_name
FROM documents d WHERE d.issued_on > '' ORDER BY d.issued_on DESC, d.id LIMIT {SHOWN}
"""
_CITED = f"""
SELECT w.id, {of_dated_work("w")} AS label, w.title, w.mentions, w.document_id IS NOT NULL AS held
FROM works w WHERE w.mentions > 0 ORDER BY w.mentions DESC, w.id LIMIT {SHOWN}
"""
# In the order of the index on the day, equals as they were read; the plus keeps SQLite from going by kind.
_TARGETS = """
SELECT t.id, t.document_id, t.deadline AS day, t.quote, {label} AS label,
       t.comparator, t.value_min, t.value_max, t.unit
FROM targets t JOIN documents d ON d.id = t.document_id
WHERE +t.kind = 'target' AND t.deadline {bound} ORDER BY t.deadline {way}, t.rowid LIMIT {shown}
"""
_TASKS = """
SELECT t.id, t.document_id, t.due_on AS day, t.quote, {label} AS label, t.lead
FROM tasks t JOIN documents d ON d.id = t.document_id
WHERE t.due_on {bound} ORDER BY t.due_on {way}, t.rowid LIMIT {shown}
"""
_AHEAD, _BEHIND = {"bound": ">= :today", "way": "ASC"}, {"bound": "< :today", "way": "DESC"}
_SEVERITIES = "SELECT severity, count(*) AS n FROM problems GROUP BY severity"
_TROUBLES = f"""
SELECT id, source_path, document_id, message, char_start FROM problems
WHERE severity = :severity ORDER BY rowid DESC LIMIT {SHOWN}
"""
_RUN = "SELECT started_at, finished_at, counts FROM runs ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: where it leads, and what stands beside it."""

    link: Link
    about: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """What has a day: one line each; `ahead` where the days are still to come, else the last ones are shown."""

    items: tuple[tuple[str, Item], ...]
    ahead: bool


@dataclass(frozen=True, slots=True)
class Severity:
    """How many problems of one weight there are, and the page that lists them."""

    code: str
    name: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Run:
    """The last ingest; `finished` is None while it goes on, or where it was broken off."""

    started: str
    finished: str | None
    files: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Home:
    """All that the template shows of a database that holds a document, and what it can show of an empty one."""

    counts: Mapping[str, int]
    charts: tuple[home_charts.Chart, ...]
    newest: tuple[Item, ...]
    cited: tuple[Item, ...]
    targets: Due
    tasks: Due
    severities: tuple[Severity, ...]
    troubles: tuple[Item, ...]
    run: Run | None
    today: str


async def counts(database: Any) -> Mapping[str, int]:
    """How many rows the tables have that people ask about, by table."""
    return dict((await database.execute(_COUNTS)).first())


async def read(datasette: Any, database: Any, today: date) -> Home:
    """A database at a glance; `today` parts what is still to be done from what is over."""

    async def rows(sql: str, **parameters: object) -> list[Row]:
        found: list[Row] = (await database.execute(sql, parameters)).rows
        return found

    async def due(sql: str) -> tuple[list[Row], bool]:
        for bounds in (_AHEAD, _BEHIND):
            found = await rows(sql.format(label=DOCUMENT_LABEL, shown=SHOWN, **bounds), today=today.isoformat())
            if found:
                break
        return found, bounds is _AHEAD

    writer = _Writer(datasette, database.name)
    severities = writer.severities({row["severity"]: row["n"] for row in await rows(_SEVERITIES)})
    worst = next((severity.code for severity in severities[:2] if severity.count), "error")
    run = await rows(_RUN)
    return Home(
        counts=await counts(database),
        charts=await home_charts.read(datasette, database),
        newest=tuple(map(writer.document, await rows(_NEWEST))),
        cited=tuple(map(writer.work, await rows(_CITED))),
        targets=writer.due("targets", *await due(_TARGETS)),
        tasks=writer.due("tasks", *await due(_TASKS)),
        severities=severities,
        troubles=tuple(map(writer.trouble, await rows(_TROUBLES, severity=worst))),
        run=_run(run[0]) if run else None,
        today=f"{today:%d/%m/%Y}",
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes lines whose links stay in one database."""

    datasette: Any
    database: str

    def document(self, row: Row) -> Item:
        link = Link(row["label"], reading(self.datasette, self.database, row["id"]))
        return Item(link, _other(row["title"], row["label"]), _notes(day(row["issued_on"]), row["issuer_name"]))

    def work(self, row: Row) -> Item:
        link = Link(_short(row["label"]), work(self.datasette, self.database, row["id"]))
        held = say("đã có toàn văn") if row["held"] else say("chưa có toàn văn")
        return Item(link, _other(row["title"], row["label"]), (say("{n} lần nhắc", n=number(row["mentions"])), held))

    def due(self, table: str, rows: list[Row], ahead: bool) -> Due:
        return Due(tuple((str(day(row["day"])), self._fact(table, row)) for row in rows), ahead)

    def _fact(self, table: str, row: Row) -> Item:
        href = reading(self.datasette, self.database, row["document_id"], anchor(table, row["id"]))
        if table == "tasks":
            return Item(Link(_short(row["quote"]), href), None, _notes(row["lead"], row["label"]))
        figure = amount(row["comparator"], row["value_min"], row["value_max"], row["unit"])
        return Item(Link(_short(row["quote"]), href), None, _notes(figure, row["label"]))

    def severities(self, counts: Mapping[str, int]) -> tuple[Severity, ...]:
        names = {"error": say("chỗ lỗi"), "warning": say("chỗ có thể sai"), "info": say("điều nên biết")}
        table = self.datasette.urls.table(self.database, "problems")
        return tuple(
            Severity(code, name, counts.get(code, 0), f"{table}?severity__exact={code}") for code, name in names.items()
        )

    def trouble(self, row: Row) -> Item:
        """A problem leads to its place in the document where that is known, else to its row."""
        if row["document_id"] and row["char_start"] is not None:
            href = reading(self.datasette, self.database, row["document_id"], anchor("problems", row["id"]))
        else:
            href = home_charts.filtered(self.datasette, self.database, "problems", "id", row["id"])
        return Item(Link(_short(row["message"]), href), None, (relative(row["source_path"]),))


def _run(row: Row) -> Run:
    counts = json.loads(row["counts"] or "{}")
    return Run(_moment(row["started_at"]), _moment(row["finished_at"]) if row["finished_at"] else None, _files(counts))


def _files(counts: Any) -> Mapping[str, int]:
    files = counts.get("files") if isinstance(counts, dict) else None
    return files if isinstance(files, dict) else {}


def _moment(stored: str) -> str:
    """A time of the database, which is UTC, on this machine's clock; anything else as it is."""
    try:
        return f"{datetime.fromisoformat(stored).astimezone():%H:%M, %d/%m/%Y}"
    except ValueError:
        return stored


def _notes(*words: str | None) -> tuple[str, ...]:
    return tuple(word for word in words if word)


def _other(title: str | None, label: str) -> str | None:
    """The title, where the label does not say it already."""
    return None if not title or title.rstrip("…")[:40] in label else _short(title)


def _short(text: str) -> str:
    return first_words(" ".join(text.split()), MAX_LETTERS)
