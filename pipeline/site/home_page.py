"""The front page: the one database at a glance, or the databases to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from datasette.utils.asgi import Response

from pipeline.site import home, places
from pipeline.site.answers import database_of, headers, is_ours
from pipeline.site.language import say
from pipeline.site.metadata import ABOUT
from pipeline.site.queries import QUERIES
from pipeline.site.reading import Link


@dataclass(frozen=True, slots=True)
class Way:
    """A page to go on to, and what one finds there."""

    link: Link
    about: str


async def front(request: Any, datasette: Any) -> Response:
    """The page of the instance."""
    await datasette.ensure_permissions(request.actor, ["view-instance"])
    databases = [database for database in datasette.databases.values() if await _visible(datasette, request, database)]
    ours = [database for database in databases if await is_ours(database)]
    if len(databases) == 1 and ours:
        return await _page(request, datasette, ours[0])
    listed = [
        (database.name, await _glance(datasette, database) if database in ours else None) for database in databases
    ]
    html = await datasette.render_template("index.html", {"listed": listed, "about": say(ABOUT)}, request=request)
    return Response.html(html, headers=headers())


async def overview(request: Any, datasette: Any) -> Response:
    """The page of one database among several."""
    return await _page(request, datasette, await database_of(datasette, request))


def ways(datasette: Any, database: str) -> tuple[Way, ...]:
    """Where to go on from a database, in the reader's language."""
    told = (
        (places.GRAPH, say("Đồ thị viện dẫn"), say("văn bản nào dẫn văn bản nào, theo cấp và thời gian")),
        (places.TARGETS, say("Bảng chỉ tiêu"), say("chỉ tiêu của các cơ quan đặt cạnh nhau")),
        (places.CASCADE, say("Đối chiếu"), say("cấp dưới cụ thể hóa chỉ tiêu của cấp trên ra sao")),
        (places.COVERAGE, say("Triển khai"), say("ai đã có văn bản thực hiện, sau bao lâu")),
        (places.TASKS, say("Việc phải làm"), say("ai làm gì, hạn đến bao giờ")),
    )
    tables = Link(say("Mọi bảng dữ liệu"), f"{datasette.urls.database(database)}#bang")
    return (
        *(Way(Link(words, places.board(datasette, database, word)), about) for word, words, about in told),
        Way(tables, say("lọc, đếm, tải về, hỏi bằng SQL")),
    )


async def _page(request: Any, datasette: Any, database: Any) -> Response:
    shown = {
        "database": database.name,
        "home": await home.read(datasette, database, date.today()),
        "questions": [
            (say(query.title), say(query.about), datasette.urls.query(database.name, query.name)) for query in QUERIES
        ],
    }
    html = await datasette.render_template("home.html", shown, request=request)
    return Response.html(html, headers=headers())


async def _glance(datasette: Any, database: Any) -> dict[str, Any]:
    """What the list of databases says of one."""
    return {"counts": await home.counts(database), "overview": places.overview(datasette, database.name)}


async def _visible(datasette: Any, request: Any, database: Any) -> bool:
    """Whether the reader may see it; Datasette's own begin with `_`."""
    if database.name.startswith("_"):
        return False
    visible, _ = await datasette.check_visibility(request.actor, "view-database", database.name)
    return bool(visible)
