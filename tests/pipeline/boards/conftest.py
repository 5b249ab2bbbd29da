"""One database of the samples for the tests of all boards, an empty one, and one that is full of attacks."""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette

from pipeline import store
from pipeline.ingest import ingest
from pipeline.site import HERE
from tests.pipeline.boards.pages import HOSTILE, Ask, Get
from tests.pipeline.conftest import RAW


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Samples that carry each other out."""
    folder = tmp_path_factory.mktemp("raw")
    for file in sorted(RAW.iterdir()):
        if file.suffix in (".txt", ".md", ".docx"):
            shutil.copy(file, folder)
    path = tmp_path_factory.mktemp("db") / "thử.db"
    ingest(folder, path)
    return path


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of ours without a row."""
    path = tmp_path_factory.mktemp("db") / "rỗng.db"
    with store.writing(path):
        return path


@pytest.fixture(scope="session")
def hostile(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples once more, an attack wherever a document can have words."""
    path = tmp_path_factory.mktemp("db") / "xấu.db"
    shutil.copy(database, path)
    with closing(sqlite3.connect(path)) as connection:
        values = {"x": HOSTILE, "list": json.dumps([HOSTILE])}
        for table, columns in {
            "documents": "title type_name issuer_name",
            "targets": "subject indicator quote unit deadline deadline_text baseline",
            "tasks": "lead quote due_text",
            "works": "title type_name number",
            "sections": "path heading",
        }.items():
            said = ", ".join(f"{column} = :x || {column}" for column in columns.split())
            connection.execute(f"UPDATE {table} SET {said}", values)
        connection.execute("UPDATE documents SET issuer_name = :x", values)
        connection.execute("UPDATE tasks SET partners = :list", values)
        connection.execute("UPDATE tasks SET due_on = :x WHERE due_on > '2023'", values)
        connection.commit()
    return path


@pytest.fixture(scope="module")
def get(database: Path, empty: Path, hostile: Path) -> Iterator[Get]:
    site = Datasette(
        [str(database), str(empty), str(hostile)],
        plugins_dir=str(HERE / "plugins"),
        template_dir=str(HERE / "templates"),
        static_mounts=[("-/nghiquyet", str(HERE / "static"))],
    )
    with asyncio.Runner() as runner:
        runner.run(site.invoke_startup())
        yield Get(site, runner, database)
        for served in site.databases.values():
            served.close()
        site.executor.shutdown()


@pytest.fixture(scope="module")
def sql(database: Path) -> Iterator[Ask]:
    """Asks SQLite, with nothing of ours between."""
    with closing(sqlite3.connect(database)) as connection:
        yield lambda query, *values: connection.execute(query, values).fetchall()
