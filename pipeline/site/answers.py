"""Answers a request for one of our own pages: finds the database, keeps what is not there and what is hostile out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from datasette.utils import tilde_decode
from datasette.utils.asgi import Response

from pipeline.schema import TABLES

# The text is other people's: nothing in it may run, load or send, whatever it looks like.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}

# Gives what the template shows of a row, or None where there is no such row.
Read = Callable[[Any, Any, str], Awaitable[dict[str, Any] | None]]


def route(word: str) -> str:
    """The addresses of a kind of page, as Datasette takes them."""
    return rf"/(?P<database>[^/]+)/-/{word}/(?P<id>[^/]+)$"


async def answer(request: Any, datasette: Any, template: str, read: Read) -> Response:
    """The page of a row, or a page that says there is none."""
    database = _database(datasette, tilde_decode(request.url_vars["database"]))
    row_id = tilde_decode(request.url_vars["id"])
    if database:
        await datasette.ensure_permissions(request.actor, [("view-database", database.name), "view-instance"])
    found = await read(datasette, database, row_id) if database and await _is_ours(database) else None
    if found is None:
        missing = await datasette.render_template("missing.html", {"row_id": row_id}, request=request)
        return Response.html(missing, status=404, headers=HEADERS)
    html = await datasette.render_template(template, {"database": database.name, **found}, request=request)
    return Response.html(html, headers=HEADERS)


def _database(datasette: Any, name: str) -> Any:
    """The database that is served under this name in an address, or None."""
    try:
        return datasette.get_database(route=name)
    except KeyError:
        return None


async def _is_ours(database: Any) -> bool:
    """Whether it has our tables: Datasette may serve others beside."""
    return {table.name for table in TABLES} <= set(await database.table_names())
