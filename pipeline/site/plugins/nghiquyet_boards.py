"""The addresses of the boards: each a thin call."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from pluggy import HookimplMarker

from pipeline.site import cascade_page, coverage_page, places, targets_page, tasks_page
from pipeline.site.answers import route
from pipeline.site.boards import all_boards
from pipeline.site.names import day

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """The pages, and what can be downloaded from them."""
    return [
        (route(places.TARGETS), targets_page.page),
        (route(places.TARGETS, r"\.xlsx"), targets_page.workbook),
        (route(places.CASCADE), cascade_page.page),
        (route(places.COVERAGE), coverage_page.page),
        (route(places.TASKS), tasks_page.page),
        (route(places.TASKS, r"\.ics"), tasks_page.calendar),
    ]


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """What the templates write days with, and what leads to the boards."""
    return {"day": day, "boards_of": partial(all_boards, datasette)}
