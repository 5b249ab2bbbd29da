"""Several outcomes in one transaction: given back when they are safe, and lost or kept whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipeline import batches
from pipeline.batches import write_all
from pipeline.inventory import SourceFile
from pipeline.reading import Outcome


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with closing(sqlite3.connect(tmp_path / "batches.db")) as connection:
        connection.execute("PRAGMA foreign_keys = on")
        connection.execute("CREATE TABLE parents (id TEXT PRIMARY KEY)")
        connection.execute(
            "CREATE TABLE rows (id TEXT, parent TEXT REFERENCES parents(id) DEFERRABLE INITIALLY DEFERRED)"
        )
        connection.commit()
        yield Database(connection)


def outcome(name: str) -> Outcome:
    return Outcome(SourceFile(name, Path(name), name, "txt", None), {})


def safe(path: Path) -> list[str]:
    """What another process sees."""
    with closing(sqlite3.connect(path / "batches.db")) as other:
        return [row[0] for row in other.execute("SELECT id FROM rows ORDER BY id")]


def writer(db: Database, lost: str = "") -> Callable[[Outcome], Outcome]:
    """Writes the path of an outcome; the row of `lost` leads nowhere, which only the commit tells."""

    def write(one: Outcome) -> Outcome:
        path = one.file.path
        with db.atomic():
            db.execute("INSERT INTO rows VALUES (?, ?)", (path, "nobody" if path == lost else None))
        return one

    return write


def test_each_is_safe_when_it_is_given_back(db: Database, tmp_path: Path) -> None:
    given = []
    for one in write_all(db, map(outcome, map("{:03}".format, range(300))), writer(db)):
        given.append(one.file.path)
        assert set(given) <= set(safe(tmp_path))
    assert given == safe(tmp_path) == [f"{number:03}" for number in range(300)]


@pytest.mark.parametrize(("done", "at_stake"), [(10, 1), (50, 1), (120, 3), (2_000, 20)])
def test_no_more_than_a_fiftieth_is_at_stake(db: Database, tmp_path: Path, done: int, at_stake: int) -> None:
    """What is killed while it reads the next document has all but the last few."""
    seen: list[int] = []

    def outcomes() -> Iterator[Outcome]:
        for number in range(done):
            seen.append(number - len(safe(tmp_path)))
            yield outcome(f"{number:05}")

    assert len(list(write_all(db, outcomes(), writer(db)))) == done
    assert max(seen) <= at_stake


def test_a_slow_document_does_not_hold_back_those_before_it(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "AT_STAKE", 1.0)
    monkeypatch.setattr(batches, "SECONDS", 0.0)
    written = write_all(db, map(outcome, "abc"), writer(db))
    assert [one.file.path for one in (next(written), next(written))] == ["a", "b"]
    assert safe(tmp_path) == ["a", "b"]


def test_what_is_whole_is_kept_when_the_run_is_broken_off(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "AT_STAKE", 100.0)

    def outcomes() -> Iterator[Outcome]:
        yield from map(outcome, "abc")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(write_all(db, outcomes(), writer(db)))
    assert safe(tmp_path) == ["a", "b", "c"]


def test_a_link_that_leads_nowhere_costs_its_own_document_alone(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "AT_STAKE", 100.0)
    write = writer(db, lost="b")

    def write_or_leave_out(one: Outcome) -> Outcome:
        try:
            return write(one)
        except sqlite3.IntegrityError:
            return outcome(f"without {one.file.path}")

    given = [one.file.path for one in write_all(db, map(outcome, "abc"), write_or_leave_out)]
    assert given == ["a", "without b", "c"]
    assert safe(tmp_path) == ["a", "c"]
