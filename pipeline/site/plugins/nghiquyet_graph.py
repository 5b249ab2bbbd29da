"""The addresses of the citation graph: each a thin call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pluggy import HookimplMarker

from pipeline.site import graph_pages
from pipeline.site.answers import route
from pipeline.site.places import GRAPH

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """The page, and what can be downloaded from it."""
    return [
        (route(GRAPH), graph_pages.page),
        (route(GRAPH, r"\.svg"), graph_pages.svg),
        (route(GRAPH, r"\.graphml"), graph_pages.graphml),
    ]
