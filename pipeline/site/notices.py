"""The line over every page of a database that a run is writing, or that a broken run left without some documents."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from datasette.database import QueryInterrupted

from pipeline import freshness


async def notices(datasette: Any, database: str | None) -> list[str]:
    """What is to be said of a database, or of each where the page is that of all."""
    names = [database] if database else [name for name in datasette.databases if not name.startswith("_")]
    said = [await _notice(datasette.get_database(name)) for name in names if name in datasette.databases]
    return [words for words in said if words]


async def _notice(database: Any) -> str | None:
    if not database.path:
        return None
    try:
        last = (await database.execute(freshness.LAST_RUN)).first()
    except (sqlite3.Error, QueryInterrupted):  # not ours, or busy: the page itself will tell
        return None
    return freshness.notice(Path(database.path), *last) if last else None
