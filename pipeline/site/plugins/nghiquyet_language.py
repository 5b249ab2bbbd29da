"""The switch between Vietnamese and English, for Datasette: each hook is a thin call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from pluggy import HookimplMarker

from pipeline.site import language, switch

hookimpl = HookimplMarker("datasette")


@hookimpl
def asgi_wrapper() -> Callable[[Any], Any]:
    """Every request is answered in the language of its reader."""
    return switch.in_the_readers_language


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """The address that changes the language."""
    return [(rf"^/-/{language.SWITCH}/(?P<code>[a-z]+)$", switch.change)]


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """What templates say their words with: macros too, and the page of an error, which gets no variables."""
    env.globals |= {"_": language.say, "language_code": language.spoken}


@hookimpl
def extra_template_vars(request: Any) -> dict[str, Any]:
    """The language of the page, and the links to the others."""
    return {"spoken": language.spoken(), "languages": switch.offered(request)}
