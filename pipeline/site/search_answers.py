"""The answers about a search: its page, and the same sentences for other programs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Response

from pipeline.finding import Hit, one_state
from pipeline.site import originals, places
from pipeline.site.answers import database_of, headers
from pipeline.site.names import day
from pipeline.site.search_marks import cut, excerpt, marks
from pipeline.site.search_page import SIZE, Answer, Asked, answer, asked, chosen, facets

# What SQLite says of a statement that took longer than it may.
_INTERRUPTED = "interrupted"
EXAMPLES = ("đảng viên", "dang vien", '"kết nạp đảng viên"', "21-NQ/TW", "Chỉ thị 05")


@dataclass(frozen=True, slots=True)
class Shown:
    """One sentence on the page: the words to show, each piece with whether it was asked for, and where they lead."""

    hit: Hit
    href: str
    words: tuple[tuple[str, bool], ...]
    before: bool
    after: bool
    issued_on: str | None
    original: str | None


async def page(datasette: Any, request: Any) -> Response:
    """The sentences with what parts them, what else may be meant, and what to try."""
    database = await database_of(datasette, request)
    found = await _answer(datasette, database, asked(request.args))
    shown = {
        "database": database.name,
        "here": places.search(datasette, database.name),
        "found": found,
        "examples": EXAMPLES,
        "per_page": SIZE,
    }
    if found:
        shown |= {
            "hits": [_show(datasette, database.name, found.asked.query, hit) for hit in found.hits],
            "nearly": [_show(datasette, database.name, found.bare, hit) for hit in found.nearly],
            "facets": facets(found),
            "chosen": chosen(found.asked),
            "work": lambda work_id: places.work(datasette, database.name, work_id),
            "reading": lambda document_id: places.reading(datasette, database.name, document_id),
        }
    html = await datasette.render_template("search.html", shown, request=request)
    return Response.html(html, status=200 if found else 503, headers=headers())


async def as_json(datasette: Any, request: Any) -> Response:
    """The hits of the page with the places of the words in each sentence, counted in characters."""
    database = await database_of(datasette, request)
    found = await _answer(datasette, database, asked(request.args))
    if found is None:
        return _json({"error": "timeout"}, 503)

    def told(hits: Iterable[Hit], query: str) -> list[dict[str, Any]]:
        return [
            {
                **asdict(hit),
                "marks": [[span.start, span.end] for span in marks(hit.text, query)],
                "url": _place(datasette, database.name, hit),
            }
            for hit in hits
        ]

    following = found.asked.page < found.pages and found.asked.address(page=found.asked.page + 1)
    return _json(
        {
            "query": found.asked.query,
            "total": found.total,
            "more": found.more,
            "page": found.asked.page,
            "next": f"{places.search(datasette, database.name)}.json?{following}" if following else None,
            "hits": told(found.hits, found.asked.query),
            "without_marks": told(found.nearly, found.bare),
            "works": [asdict(work) for work in found.named],
            "facets": asdict(found.facets),
        }
    )


async def _answer(datasette: Any, database: Any, asked: Asked) -> Answer | None:
    """None where it takes longer than Datasette lets a statement take."""

    def ask(connection: sqlite3.Connection) -> Answer:
        with sqlite_timelimit(connection, datasette.sql_time_limit_ms), one_state(connection):
            return answer(connection, asked)

    try:
        found: Answer = await database.execute_fn(ask)
    except sqlite3.OperationalError as error:
        if str(error) != _INTERRUPTED:
            raise
        return None
    return found


def _show(datasette: Any, database: str, query: str, hit: Hit) -> Shown:
    spans = marks(hit.text, query)
    part = excerpt(hit.text, spans)
    return Shown(
        hit,
        _place(datasette, database, hit),
        tuple((words, asked_for) for words, asked_for in cut(hit.text, spans, part) if words),
        part.start > 0,
        part.end < len(hit.text),
        day(hit.issued_on),
        originals.page_address(datasette, database, hit.document_id, hit.source_format)(hit.page),
    )


def _place(datasette: Any, database: str, hit: Hit) -> str:
    return places.reading(datasette, database, hit.document_id, places.anchor("sentences", hit.sentence_id))


def _json(value: dict[str, Any], status: int = 200) -> Response:
    body = json.dumps(value, ensure_ascii=False)
    return Response(body, status=status, headers=headers(), content_type="application/json; charset=utf-8")
