"""The addresses of the files that documents were read from: each a thin call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pluggy import HookimplMarker

from pipeline.site import originals_page
from pipeline.site.answers import row_route
from pipeline.site.originals import WORD

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """The page about a file, a page of it as a picture, the file itself."""
    return [
        (row_route(WORD), originals_page.page),
        (row_route(WORD, r"/trang/(?P<page>[1-9][0-9]{0,5})\.png"), originals_page.picture),
        (row_route(WORD, "/tai-ve"), originals_page.download),
    ]
