"""How many rows each of our tables holds, for the page of a database: counted once for each state of the file.

Datasette counts every table for every page, those that belong to the full-text indexes too, which nobody is shown: on
ten thousand documents that takes a third of a second.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from datasette.database import QueryInterrupted

from pipeline.schema import TABLES

_OURS = frozenset(table.name for table in TABLES)
# Milliseconds that the count of one table may take. Datasette's own limit, 5 or 10, is for counts that come again.
_PATIENCE = 500

Counts = dict[str, int | None]
# When the file and its log were last written, and how long they are.
State = tuple[tuple[int, int] | None, ...]


@dataclass
class Counter:
    """The rows of a database's tables, and the state of the file that they were counted in."""

    database: Any
    _state: State | None = field(default=None, init=False)
    _counts: Counts = field(default_factory=dict, init=False)

    async def counts(self, limit: int = 10) -> Counts:
        """As `Database.table_counts` gives them, by name; None for tables that are not counted, or not in time.

        limit: Datasette's, in milliseconds; not heeded, for what was counted is remembered
        """
        state = _state_of(self.database.path)
        if state is None or state != self._state:
            self._counts, self._state = await self._count(), state
        return dict(self._counts)

    async def _count(self) -> Counts:
        counts: Counts = dict.fromkeys(await self.database.table_names())
        for name in _OURS & counts.keys():
            try:
                counted = await self.database.execute(f"SELECT count(*) FROM {name}", custom_time_limit=_PATIENCE)
            except QueryInterrupted:
                continue
            counts[name] = counted.single_value()
        return counts


def _state_of(path: str | None) -> State | None:
    """None where there is no file, as of a database in memory."""
    return tuple(map(_written, (path, f"{path}-wal"))) if path else None


def _written(path: str) -> tuple[int, int] | None:
    try:
        found = Path(path).stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size
