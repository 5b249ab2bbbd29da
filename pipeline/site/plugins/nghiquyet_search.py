"""The addresses of the search: each a thin call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pluggy import HookimplMarker

from pipeline.site import search_answers
from pipeline.site.places import SEARCH

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """The page, and the same for programs."""
    return [
        (rf"^/(?P<database>[^/]+)/-/{SEARCH}$", search_answers.page),
        (rf"^/(?P<database>[^/]+)/-/{SEARCH}\.json$", search_answers.as_json),
    ]
