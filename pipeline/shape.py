"""Gives a database the shape that `schema` says, and keeps the rows that it holds.

A column that was added is NULL until its file is read again, one that is no longer there goes; other people's tables
and views are left alone. SQLite cannot add a check or a link to a table, so a table that differs is written anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import regex
from sqlite_utils import Database

from pipeline import schema, search
from pipeline.columns import Table, create_index, create_table

Reindex = Callable[[Database], None]

_CREATES = regex.compile(r"CREATE (?:VIRTUAL )?(TABLE|INDEX|TRIGGER|VIEW) (\w+)")


def is_current(db: Database) -> bool:
    """Whether everything is there as `schema` says it."""
    return _stored(db).issuperset(schema.statements())


def is_empty(db: Database) -> bool:
    """Whether nothing of ours is there yet."""
    return not any(db.table(table.name).exists() for table in schema.TABLES)


def create(db: Database) -> None:
    """Makes the empty tables; the caller opens the transaction."""
    for statement in schema.statements():
        db.execute(statement)


def refresh(db: Database, reindex: Reindex) -> None:
    """Brings tables, indexes, triggers and views up to date; the caller opens the transaction, links are switched off.

    Where rows do not fit the new shape, all is made anew and empty: it can be read again from the files.

    reindex: fills the empty full-text indexes, where one of them has changed
    """
    kept = "before_shape"
    db.execute(f"SAVEPOINT {kept}")
    try:
        for table in schema.TABLES:
            if create_table(table) not in _stored(db):
                _rewrite(db, table)
            _drop_old_indexes(db, table)
        searchable = {statement for name in search.SEARCHABLE for statement in search.statements(name)}
        is_index_current = _stored(db).issuperset(searchable)
        stored = _stored(db) - (set() if is_index_current else searchable)
        for statement in schema.statements():
            if statement not in stored:
                _replace(db, statement)
        if not is_index_current:
            reindex(db)
    except sqlite3.IntegrityError:
        db.execute(f"ROLLBACK TO {kept}")
        _drop(db)
        create(db)
    db.execute(f"RELEASE {kept}")


def _stored(db: Database) -> set[str]:
    return {sql for (sql,) in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}


def _rewrite(db: Database, table: Table) -> None:
    """The table as it is to be, with the rows that were there under their rowids, by which the index knows them."""
    old = db.table(table.name)
    if not old.exists():
        db.execute(create_table(table))
        return
    there = {column.name for column in old.columns}
    columns = [column.name for column in table.columns if column.name in there]
    if not any(column.type == "INTEGER" and table.key == (column.name,) for column in table.columns):
        columns.append("rowid")
    names = ", ".join(columns)
    db.execute(
        f"CREATE TEMP TABLE kept AS SELECT {names.replace('rowid', 'rowid AS kept_rowid')} FROM main.{table.name}"
    )
    db.execute(f"DROP TABLE main.{table.name}")
    db.execute(create_table(table))
    db.execute(f"INSERT INTO {table.name} ({names}) SELECT * FROM temp.kept")
    db.execute("DROP TABLE temp.kept")


def _drop_old_indexes(db: Database, table: Table) -> None:
    """Takes away the indexes that this program's tables once had; they bear the table's name before the columns'."""
    wanted = {create_index(table, columns) for columns in table.indexes}
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
    for name, sql in db.execute(query, (table.name,)).fetchall():
        if name.startswith(f"{table.name}_") and sql not in wanted:
            db.execute(f'DROP INDEX "{name}"')


def _replace(db: Database, statement: str) -> None:
    match = _CREATES.match(statement)
    assert match is not None
    kind, name = match.groups()
    db.execute(f"DROP {kind} IF EXISTS {name}")
    db.execute(statement)


def _drop(db: Database) -> None:
    """Takes away everything of ours, whatever kind it once was."""
    ours = [match[2] for statement in schema.statements() if (match := _CREATES.match(statement))]
    for name in reversed(ours):
        found = db.execute("SELECT type FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        if found:
            db.execute(f'DROP {found[0]} "{name}"')
