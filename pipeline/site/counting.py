"""How many rows each of our tables holds, for the page of a database.

Datasette counts every table for it, those that belong to the full-text indexes too, which nobody is shown: on ten
thousand documents that takes a third of a second.
"""

from __future__ import annotations

from typing import Any

from datasette.database import QueryInterrupted

from pipeline.schema import TABLES

_OURS = frozenset(table.name for table in TABLES)


async def count_ours(database: Any, limit: int = 10) -> dict[str, int | None]:
    """The rows of each table by its name, as `Database.table_counts` gives them; None for those that are not counted.

    limit: milliseconds that one count may take
    """
    counts: dict[str, int | None] = dict.fromkeys(await database.table_names())
    for name in _OURS & counts.keys():
        try:
            counted = await database.execute(f"SELECT count(*) FROM {name}", custom_time_limit=limit)
        except QueryInterrupted:
            continue
        counts[name] = counted.single_value()
    return counts
