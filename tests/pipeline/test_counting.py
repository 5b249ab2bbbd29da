"""The rows of a database's tables: ours are counted, those of the indexes are named and left uncounted."""

from __future__ import annotations

import asyncio
from pathlib import Path

from datasette.app import Datasette

from pipeline import schema
from pipeline.ingest import ingest
from pipeline.site import HERE
from pipeline.site.counting import count_ours


def test_our_tables_are_counted_and_the_others_are_named(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.txt").write_text("Về A. Về B.", encoding="utf-8")
    ingest(tmp_path / "raw", tmp_path / "x.db")

    async def ask() -> tuple[dict[str, int | None], dict[str, int | None], dict[str, int | None]]:
        datasette = Datasette([str(tmp_path / "x.db")], plugins_dir=str(HERE / "plugins"))
        database = datasette.get_database("x")
        usual = await database.table_counts(1000)
        await datasette.invoke_startup()
        return usual, await count_ours(database, 1000), await database.table_counts(1000)

    usual, ours, told = asyncio.run(ask())
    assert told == ours
    assert ours.keys() == usual.keys()
    counted = {table.name for table in schema.TABLES}
    assert ours == {name: count if name in counted else None for name, count in usual.items()}
    assert ours["documents"] == 1
