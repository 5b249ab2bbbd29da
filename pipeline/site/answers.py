"""Answers a request: finds the database, keeps what is not there and what is hostile out, on Datasette's pages too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Response

from pipeline.schema import TABLES
from pipeline.site.language import say

# The text is other people's: nothing in it may run, load or send, whatever it looks like.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Where a script of our own helps, and for a file that is whole in itself.
DRAWING_POLICY, FILE_POLICY = f"{POLICY}; script-src 'self'", "default-src 'none'"

# Gives what the template shows of a row, or None where there is no such row.
Read = Callable[[Any, Any, str], Awaitable[dict[str, Any] | None]]
App = Callable[[Any, Any, Any], Awaitable[None]]


def headers(policy: str = POLICY) -> dict[str, str]:
    """What the browser is told of an answer."""
    return {"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}


def guarded(app: App) -> App:
    """An ASGI application that says of every answer what a browser may do with it, where the page has not said it."""

    async def safe(scope: Any, receive: Any, send: Any) -> None:
        async def sent(message: Any) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _completed(message["headers"])}
            await send(message)

        await app(scope, receive, sent)

    return safe


def _completed(said: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of an answer and those of ours that it lacks; what is no page needs no policy."""
    names = {name.lower(): value for name, value in said}
    ours = {name.lower().encode(): value.encode() for name, value in headers().items()}
    if not names.get(b"content-type", b"").startswith(b"text/html"):
        del ours[b"content-security-policy"]
    return [*said, *((name, value) for name, value in ours.items() if name not in names)]


def route(word: str, ending: str = "") -> str:
    """The address of a page of each database, as Datasette takes it; a file of the same has an `ending`."""
    return rf"^/(?P<database>[^/]+)/-/{word}{ending}$"


def row_route(word: str, below: str = "") -> str:
    """The addresses of the pages that rows have, or of something below them."""
    return route(rf"{word}/(?P<id>[^/]+)", below)


async def answer(request: Any, datasette: Any, template: str, read: Read, policy: str = POLICY) -> Response:
    """The page of a row, or a page that says there is none."""
    database = await served(request, datasette)
    row_id = tilde_decode(request.url_vars["id"])
    found = await read(datasette, database, row_id) if database else None
    if found is None:
        missing = await datasette.render_template("missing.html", {"row_id": row_id}, request=request)
        return Response.html(missing, status=404, headers=headers())
    html = await datasette.render_template(template, {"database": database.name, **found}, request=request)
    return Response.html(html, headers=headers(policy))


async def database_of(datasette: Any, request: Any) -> Any:
    """The database that the address names. Raises `NotFound` where there is none of ours."""
    database = await served(request, datasette)
    if database is None:
        raise NotFound(say("Không có cơ sở dữ liệu này, hoặc nó không do chương trình này tạo ra."))
    return database


async def served(request: Any, datasette: Any) -> Any:
    """The database that the address names, None where there is none of ours; raises where the reader may not see it."""
    try:
        database = datasette.get_database(route=tilde_decode(request.url_vars["database"]))
    except KeyError:
        return None
    await datasette.ensure_permissions(request.actor, [("view-database", database.name), "view-instance"])
    return database if await is_ours(database) else None


async def is_ours(database: Any) -> bool:
    """Whether it has our tables: Datasette may serve others beside."""
    return {table.name for table in TABLES} <= set(await database.table_names())
