"""What a table is made of, and how that is said in SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Action = Literal["CASCADE", "SET NULL"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `refers` is the table whose `id` it holds, `values` the closed set it takes its value from."""

    name: str
    about: str
    type: Literal["TEXT", "INTEGER", "REAL"] = "TEXT"
    required: bool = False
    refers: str | None = None
    on_delete: Action = "CASCADE"
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table; each of `indexes` is a tuple of column names."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    indexes: tuple[tuple[str, ...], ...] = ()


def text(name: str, about: str, required: bool = False) -> Column:
    """A column of words, dates (ISO) or JSON."""
    return Column(name, about, required=required)


def number(name: str, about: str, required: bool = False) -> Column:
    """A column of whole numbers."""
    return Column(name, about, "INTEGER", required)


def real(name: str, about: str) -> Column:
    """A column of measured values."""
    return Column(name, about, "REAL")


def choice(name: str, about: str, literal: object, required: bool = False) -> Column:
    """A column that takes one of the values of a `Literal`."""
    return Column(name, about, required=required, values=get_args(literal))


def link(name: str, about: str, refers: str, required: bool = False, on_delete: Action = "CASCADE") -> Column:
    """A column that holds the id of a row of table `refers`."""
    return Column(name, about, required=required, refers=refers, on_delete=on_delete)


def create_table(table: Table) -> str:
    """The CREATE TABLE statement."""
    lines = [_define(column, is_key=table.key == (column.name,)) for column in table.columns]
    if len(table.key) > 1:
        lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"


def create_index(table: Table, columns: tuple[str, ...]) -> str:
    """The CREATE INDEX statement over some columns of a table."""
    return f"CREATE INDEX {table.name}_{'_'.join(columns)} ON {table.name} ({', '.join(columns)})"


def _define(column: Column, is_key: bool) -> str:
    """One column's line. Foreign keys are checked at commit, for documents and works point at each other."""
    parts = [column.name, column.type]
    if is_key:
        parts.append("PRIMARY KEY")
    if column.required:
        parts.append("NOT NULL")
    if column.values:
        parts.append(f"CHECK ({column.name} IN ({', '.join(repr(value) for value in column.values)}))")
    if column.refers:
        parts.append(f"REFERENCES {column.refers}(id) ON DELETE {column.on_delete} DEFERRABLE INITIALLY DEFERRED")
    return " ".join(parts)
