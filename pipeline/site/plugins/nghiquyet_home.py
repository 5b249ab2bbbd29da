"""The front page and the overview of a database, for Datasette: each hook is a thin call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from pluggy import HookimplMarker

from pipeline.site import home_page, places
from pipeline.site.answers import route

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """The addresses; `/` comes before Datasette's own front page, whose JSON stays."""
    return [(r"^/$", home_page.front), (route(places.OVERVIEW), home_page.overview)]


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """What templates need to lead on from a database."""
    return {
        "overview_page": partial(places.overview, datasette),
        "search_page": partial(places.search, datasette),
        "ways": partial(home_page.ways, datasette),
    }
