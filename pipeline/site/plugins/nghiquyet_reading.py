"""The pages of a document and of a work, for Datasette: each hook is a thin call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from pluggy import HookimplMarker

from pipeline.site import language, places, reading_page, work_page
from pipeline.site.answers import DRAWING_POLICY, answer, row_route
from pipeline.site.asking import PAGE, whole

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """The addresses of the pages."""
    return [(row_route(places.READING), reading), (row_route(places.WORK), work)]


async def reading(request: Any, datasette: Any) -> Any:
    """A document."""
    return await answer(request, datasette, "reading.html", reading_page.context, DRAWING_POLICY)


async def work(request: Any, datasette: Any) -> Any:
    """A work."""
    page = whole(request.args.get(PAGE))
    return await answer(request, datasette, "work.html", partial(work_page.context, page=page))


@hookimpl
def extra_template_vars(datasette: Any, database: str | None) -> dict[str, Any]:
    """What `row.html` needs to lead to a row's words."""
    return {
        "reading_of_row": partial(places.reading_of_row, datasette, database or ""),
        "read": language.say(places.READ),
        "work_page": partial(places.work, datasette, database or ""),
    }
