"""What Datasette is told about our database: titles, the meaning of every column, order, facets, questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from sqlite_utils import Migrations

from pipeline import schema
from pipeline.site.language import spoken
from pipeline.site.pages import PAGES, Page, descriptions
from pipeline.site.queries import QUERIES, Query
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
        "title": TITLE,
        "description": ABOUT,
        "databases": {
            name: {
                "title": name,
                "description": ABOUT,
                "tables": {table: _table(table, page, about[table]) for table, page in PAGES.items()}
                | {Migrations.migrations_table: {"hidden": True}},
                "queries": {query.name: _query(query) for query in QUERIES},
            }
            for name in databases
        },
    }


def _table(name: str, page: Page, about: str) -> dict[str, Any]:
    told = {
        "title": page.title,
        "description": about,
        "columns": descriptions(name),
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
        "title": query.title,
        "description": query.about,
        "sql": query.sql,
        "params": list(query.fields),
        "fields": {name: asdict(shape) for name, shape in query.fields.items()},
        "example": dict(query.example),
    }
