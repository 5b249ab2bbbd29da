"""The edges of the citation graph are what the mentions add up to, whenever they are counted."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipeline.edges import fill
from pipeline.ingest import ingest

RAW = Path(__file__).parents[2] / "data/raw"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("raw")
    for file in (*RAW.glob("*.txt"), *RAW.glob("*.md")):
        shutil.copy(file, folder)
    path = tmp_path_factory.mktemp("db") / "a.db"
    ingest(folder, path)
    return path


def test_every_mention_of_a_work_counts_once(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        own = dict(connection.execute("SELECT id, work_id FROM documents"))
        found = connection.execute("SELECT id, document_id, work_id, relation, within FROM citations").fetchall()
        meant = {citation: work for citation, _, work, _, _ in found}
        expected = Counter(
            (meant[within] if relation == "title_of" and within else own[document], work, relation)
            for _, document, work, relation, within in found
            if work
        )
        edges = connection.execute("SELECT source_work, target_work, relation, mentions FROM edges").fetchall()
    assert {tuple(key): count for *key, count in edges} == dict(expected)
    assert any(relation == "title_of" for _, _, relation, _ in edges)


def test_counting_again_changes_nothing(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        before = connection.execute("SELECT * FROM edges ORDER BY 1, 2, 3").fetchall()
        fill(Database(connection))
        assert connection.execute("SELECT * FROM edges ORDER BY 1, 2, 3").fetchall() == before
        connection.rollback()


def test_a_document_that_leaves_takes_its_edges_along(tmp_path: Path) -> None:
    folder, path = tmp_path / "raw", tmp_path / "a.db"
    folder.mkdir()
    for name in ("31-CTr-DUK.txt", "nq_21_2022_nq-hdnd.txt"):
        shutil.copy(RAW / name, folder)
    ingest(folder, path)
    (folder / "31-CTr-DUK.txt").unlink()
    ingest(folder, path)
    with closing(sqlite3.connect(path)) as connection:
        works = {work for (work,) in connection.execute("SELECT work_id FROM documents")}
        sources = {
            source for (source,) in connection.execute("SELECT source_work FROM edges WHERE relation <> 'title_of'")
        }
    assert sources == works
