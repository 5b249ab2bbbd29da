"""What Datasette asks of the site: each hook is a thin call."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from pluggy import HookimplMarker

from pipeline.site import answers, cells, functions, labels, language, names, pages, values
from pipeline.site.metadata import metadata
from pipeline.site.notices import notices

hookimpl = HookimplMarker("datasette")


@hookimpl
def get_metadata(datasette: Any, key: str | None) -> dict[str, Any]:
    """Titles, meanings, questions."""
    # Asked for the tables alone, Datasette looks for permissions and the length of facets, of which we say nothing; it
    # copies all that it gets for each table of a page.
    if key == "tables":
        return {}
    return metadata(name for name in datasette.databases if not name.startswith("_"))


@hookimpl
def asgi_wrapper() -> Callable[[Any], Any]:
    """Every answer says what a browser may do with it."""
    return answers.guarded


# Last, so that our `escape_fts` takes the place of Datasette's.
@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Functions for SQL."""
    functions.register(conn)


@hookimpl
def render_cell(
    row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any
) -> cells.Shown | Awaitable[cells.Shown]:
    """Links with words, Vietnamese names."""
    return cells.show(cells.Served(datasette, database), table, column, value, row)


@hookimpl
def extra_template_vars(datasette: Any, database: str | None) -> dict[str, Any]:
    """What our templates need besides what Datasette gives them."""
    return {
        "brief": pages.brief,
        "called": cells.Served(datasette, database or "").name,
        "carriers": cells.CARRIERS,
        "facts": cells.FACTS,
        "labelled": labels.LABELS,
        "coded": names.CODED,
        "codes": names.codes(),
        "in_order": pages.in_order,
        "lookups": names.lookups(),
        "notices": partial(notices, datasette, database),
        "number": names.number,
        "pages": pages.PAGES,
        "relabel": cells.relabel,
        "see": language.say(cells.SEE),
        "shown": pages.shown,
        "worded": values.value,
    }
