"""What Datasette is told about our database: titles, the meaning of every column, order, facets, questions.

All of it is said in the language of the reader: Datasette asks anew for every request.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from sqlite_utils import Migrations

from pipeline import schema
from pipeline.site.language import say, spoken
from pipeline.site.pages import PAGES, Page, descriptions
from pipeline.site.queries import QUERIES, Field, Query
from pipeline.views import VIEWS

TITLE = "Nghị quyết"
ABOUT = (
    "Nghị quyết, chương trình hành động, chỉ thị, kết luận, kế hoạch đã tách thành mục, chỉ tiêu, nhiệm vụ và những "
    "lần văn bản này dẫn văn bản kia. Mỗi dòng đều chỉ về chỗ nó được đọc ra."
)


def metadata(databases: Iterable[str]) -> dict[str, Any]:
    """The same for each database of these names, for every file served is one of ours.

    Datasette asks some hundred times a page, so what it gets is made once for each language, and shared.
    """
    return _metadata(tuple(databases), spoken())


@lru_cache(maxsize=16)
def _metadata(databases: tuple[str, ...], language: str) -> dict[str, Any]:
    about = {table.name: table.about for table in schema.TABLES} | {view.name: view.about for view in VIEWS}
    return {
        "title": say(TITLE),
        "description": say(ABOUT),
        "databases": {
            name: {
                "title": name,
                "description": say(ABOUT),
                "tables": {table: _table(table, page, about[table]) for table, page in PAGES.items()}
                | {Migrations.migrations_table: {"hidden": True}},
                "queries": {query.name: _query(query) for query in QUERIES},
            }
            for name in databases
        },
    }


def _table(name: str, page: Page, about: str) -> dict[str, Any]:
    told = {
        "title": say(page.title),
        "description": say(about),
        "columns": {column: say(meaning) for column, meaning in descriptions(name).items()},
        "facets": page.facets.split(),
        "size": page.size,
        "label_column": page.label,
        "hidden": page.hidden,
        "sort": "" if page.order.startswith("-") else page.order,
        "sort_desc": page.order[1:] if page.order.startswith("-") else "",
    }
    return {key: value for key, value in told.items() if value}


def _query(query: Query) -> dict[str, Any]:
    return {
        "name": query.name,
        "title": say(query.title),
        "description": say(query.about),
        "sql": query.sql,
        "params": list(query.fields),
        "fields": {name: _field(shape) for name, shape in query.fields.items()},
        "example": dict(query.example),
    }


def _field(field: Field) -> dict[str, Any]:
    return asdict(field) | {"label": say(field.label), "hint": say(field.hint) if field.hint else ""}
