"""The answers about the graph: its page, its picture as a file, and the whole of it for other programs."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import Any
from urllib.parse import parse_qs

from datasette.utils.asgi import NotFound, Response
from markupsafe import Markup
from sqlite_utils import Database

from pipeline.export_graph import graph_file
from pipeline.site.answers import DRAWING_POLICY, FILE_POLICY, database_of, headers
from pipeline.site.graph_picture import picture
from pipeline.site.graph_query import FARTHEST, RELATIONS, Asked, Graph, asked, read
from pipeline.site.language import say
from pipeline.site.reading_facts import Writer

TITLE = "Đồ thị viện dẫn"


async def page(datasette: Any, request: Any) -> Response:
    """The picture with its form, and the same edges as a table."""
    database = await database_of(datasette, request)
    question = _asked(request)
    graph = await read(database, question)

    link = partial(Writer(datasette, database.name).row, "works")

    shown = {
        "database": database.name,
        "asked": question,
        "graph": graph,
        "picture": Markup(picture(graph, link)) if graph and graph.works else None,
        "heading": _heading(graph),
        "relations": RELATIONS,
        "farthest": FARTHEST,
        "link": link,
    }
    body = await datasette.render_template("graph.html", shown, request=request)
    return Response.html(body, status=200 if graph else 404, headers=headers(DRAWING_POLICY))


async def svg(datasette: Any, request: Any) -> Response:
    """The picture as a file that needs nothing else; it leads nowhere, for it will lie in reports."""
    graph = await read(await database_of(datasette, request), _asked(request))
    if graph is None:
        raise NotFound(say("Không có văn bản này"))
    body = '<?xml version="1.0" encoding="UTF-8"?>\n' + picture(graph, heading=_heading(graph))
    return _file(body, "image/svg+xml; charset=utf-8")


async def graphml(datasette: Any, request: Any) -> Response:
    """The whole graph in the form that `nghiquyet export` writes."""
    database = await database_of(datasette, request)

    def write(connection: sqlite3.Connection) -> bytes:
        return graph_file(Database(connection, recursive_triggers=False, execute_plugins=False), "graphml")

    return _file(await database.execute_fn(write), "application/xml; charset=utf-8")


def _file(body: str | bytes, content_type: str) -> Response:
    return Response(body, headers=headers(FILE_POLICY), content_type=content_type)


def _asked(request: Any) -> Asked:
    return asked(parse_qs(request.query_string))


def _heading(graph: Graph | None) -> str:
    if graph and graph.centre:
        return say("Đồ thị viện dẫn quanh {work}", work=graph.centre.dated_name)
    return say(TITLE)
