"""The addresses of the search: each a thin call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pluggy import HookimplMarker

from pipeline.site import search_answers
from pipeline.site.answers import route
from pipeline.site.places import SEARCH

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """The page, and the same for programs."""
    return [
        (route(SEARCH), search_answers.page),
        (route(SEARCH, r"\.json"), search_answers.as_json),
    ]
