"""The reader's choice of a language: read from a cookie, changed by a link."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from pipeline.site import language

# In the link: the page to come back to.
_BACK = "ve"
_YEAR = 365 * 24 * 3600

App = Callable[[Any, Any, Any], Awaitable[None]]


def in_the_readers_language(app: App) -> App:
    """An ASGI application that first reads the language from the request's cookie."""

    async def spoken(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            language.speak(_chosen(scope["headers"]))
        await app(scope, receive, send)

    return spoken


async def change(request: Any) -> Response:
    """Remembers the language named in the address, and goes back to the page that asked."""
    code = request.url_vars["code"]
    response = Response.redirect(_local(request.args.get(_BACK)))
    if code in language.LANGUAGES:
        response.set_cookie(language.COOKIE, code, max_age=_YEAR, path="/", samesite="lax", httponly=True)
    return response


def offered(request: Any) -> list[tuple[str, str, str]]:
    """For each other language: its code, its own name, and the address that switches to it and comes back here."""
    here = "?".join(part for part in (request.path, request.query_string) if part) if request else "/"
    return [
        (code, name, f"-/{language.SWITCH}/{code}?{urlencode({_BACK: here})}")
        for code, name in language.LANGUAGES.items()
        if code != language.spoken()
    ]


def _chosen(headers: list[tuple[bytes, bytes]]) -> str | None:
    """The language that the cookie of a request names, as it stands there."""
    cookies = SimpleCookie()
    try:
        for name, value in headers:
            if name == b"cookie":
                cookies.load(value.decode("latin-1"))
    except CookieError:
        return None
    return cookies[language.COOKIE].value if language.COOKIE in cookies else None


def _local(address: str | None) -> str:
    """An address of this site; the front page where another is named: the link must not lead elsewhere."""
    is_local = address and address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if address and is_local and address.isprintable() else "/"
