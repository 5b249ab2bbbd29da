"""The rows of a database's tables: ours are counted, once for each state of the file; those of the indexes are not."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from datasette.app import Datasette

from pipeline import schema
from pipeline.ingest import ingest
from pipeline.site import HERE
from pipeline.site.counting import Counter, Counts


def built(folder: Path) -> Path:
    (folder / "raw").mkdir(exist_ok=True)
    (folder / "raw/a.txt").write_text("Về A. Về B.", encoding="utf-8")
    ingest(folder / "raw", folder / "x.db")
    return folder / "x.db"


def test_our_tables_are_counted_and_the_others_are_named(tmp_path: Path) -> None:
    async def ask() -> tuple[Counts, Counts, Counts]:
        datasette = Datasette([str(built(tmp_path))], plugins_dir=str(HERE / "plugins"))
        database = datasette.get_database("x")
        usual = await database.table_counts(1000)
        await datasette.invoke_startup()
        return usual, await Counter(database).counts(), await database.table_counts(1000)

    usual, ours, told = asyncio.run(ask())
    assert told == ours
    assert ours.keys() == usual.keys()
    counted = {table.name for table in schema.TABLES}
    assert ours == {name: count if name in counted else None for name, count in usual.items()}
    assert ours["documents"] == 1


def test_what_was_counted_holds_until_the_file_changes(tmp_path: Path) -> None:
    async def ask() -> list[int | None]:
        asked = Asked(Datasette([str(built(tmp_path))]).get_database("x"))
        counter = Counter(asked)
        found = [(await counter.counts())["documents"], (await counter.counts())["documents"]]
        assert asked.times == len(schema.TABLES)
        (tmp_path / "raw/b.txt").write_text("Về C.", encoding="utf-8")
        ingest(tmp_path / "raw", tmp_path / "x.db")
        return [*found, (await counter.counts())["documents"]]

    assert asyncio.run(ask()) == [1, 1, 2]


class Asked:
    """A database that counts how often it is asked."""

    def __init__(self, database: Any) -> None:
        self.path, self.table_names, self.times = database.path, database.table_names, 0
        self._database = database

    async def execute(self, *arguments: Any, **named: Any) -> Any:
        self.times += 1
        return await self._database.execute(*arguments, **named)
