"""The addresses of the citation graph: each a thin call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pluggy import HookimplMarker

from pipeline.site import graph_pages

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """The page, and what can be downloaded from it."""
    return [
        (r"^/(?P<database>[^/]+)/-/do-thi$", graph_pages.page),
        (r"^/(?P<database>[^/]+)/-/do-thi\.svg$", graph_pages.svg),
        (r"^/(?P<database>[^/]+)/-/do-thi\.graphml$", graph_pages.graphml),
    ]
