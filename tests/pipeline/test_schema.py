"""The public names, written out once more: who renames one has to come here."""

from __future__ import annotations

import sqlite3

import pytest

from pipeline import schema, search
from pipeline.columns import Table
from pipeline.views import VIEWS, View

PROMISED = {
    "documents": (
        "id work_id source_path source_sha256 source_format page_count number serial type_code type_name issuer_code "
        "issuer parent_issuer place issued_on adopted_on title term signing_authority signer_position signer_name "
        "secrecy urgency text ingested_at parser_version"
    ),
    "recipients": "document_id position name purpose",
    "sections": "id document_id parent_id position depth kind label path heading text page char_start char_end",
    "sentences": "id document_id section_id position text words char_start char_end",
    "terms": "document_id term count",
    "citations": (
        "id document_id section_id work_id kind number type_name issuer issued_on term pinpoint relation resolution "
        "quote page char_start char_end type_code issuer_code serial key title within rule"
    ),
    "works": ("id number type_code type_name issuer_code issuer place issued_on term title document_id mentions"),
    "targets": (
        "id document_id section_id parent_id kind comparator value_min value_max unit subject indicator change "
        "baseline deadline deadline_from deadline_text recurrence quote page char_start char_end"
    ),
    "tasks": "id document_id section_id lead partners due_text due_kind due_on quote page char_start char_end",
    "problems": "id source_path document_id severity code message page char_start",
    "runs": "id started_at finished_at counts version",
    "citation_graph": "source_work target_work relation mentions",
}
LINKS = {
    ("documents", "work_id", "works"), ("recipients", "document_id", "documents"),
    ("sections", "document_id", "documents"), ("sections", "parent_id", "sections"),
    ("sentences", "document_id", "documents"), ("sentences", "section_id", "sections"),
    ("terms", "document_id", "documents"), ("citations", "document_id", "documents"),
    ("citations", "section_id", "sections"), ("citations", "work_id", "works"), ("citations", "within", "citations"),
    ("works", "document_id", "documents"), ("targets", "document_id", "documents"),
    ("targets", "section_id", "sections"), ("targets", "parent_id", "targets"), ("tasks", "document_id", "documents"),
    ("tasks", "section_id", "sections"), ("problems", "document_id", "documents"),
}  # fmt: skip


@pytest.fixture(scope="module")
def empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for statement in schema.statements():
        connection.execute(statement)
    return connection


@pytest.mark.parametrize("name", PROMISED)
def test_promised_columns_are_there(name: str, empty: sqlite3.Connection) -> None:
    columns = {row[1] for row in empty.execute(f"PRAGMA table_info({name})")}
    assert set(PROMISED[name].split()) <= columns


def test_promised_links_are_declared(empty: sqlite3.Connection) -> None:
    declared = {
        (table.name, row[3], row[2])
        for table in schema.TABLES
        for row in empty.execute(f"PRAGMA foreign_key_list({table.name})")
    }
    assert declared >= LINKS


@pytest.mark.parametrize("table", schema.TABLES, ids=lambda table: table.name)
def test_what_people_read_is_written(table: Table) -> None:
    assert table.about.endswith(".")
    assert all(column.about for column in table.columns)
    assert len({column.name for column in table.columns}) == len(table.columns)


@pytest.mark.parametrize("table", schema.TABLES, ids=lambda table: table.name)
def test_links_have_an_index(table: Table) -> None:
    """Deleting a document follows them, and so do the people who browse."""
    led = {table.key[0], *(columns[0] for columns in table.indexes)}
    assert {column.name for column in table.columns if column.refers} <= led


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_views_answer(view: View, empty: sqlite3.Connection) -> None:
    assert empty.execute(f"SELECT * FROM {view.name}").fetchall() == []


@pytest.mark.parametrize("table", search.SEARCHABLE)
def test_others_recognise_the_index(table: str, empty: sqlite3.Connection) -> None:
    from datasette.utils import detect_fts
    from sqlite_utils import Database

    assert detect_fts(empty, table) == f"{table}_fts"
    assert Database(empty).table(table).detect_fts() == f"{table}_fts"


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        (schema.CITATIONS, "relation", "likes"),
        (schema.TARGETS, "comparator", "=="),
        (schema.PROBLEMS, "severity", "fatal"),
    ],
    ids=["relation", "comparator", "severity"],
)
def test_closed_sets_are_closed(table: Table, column: str, value: str, empty: sqlite3.Connection) -> None:
    row = {each.name: each.values[0] if each.values else 0 for each in table.columns if each.required}
    names = ", ".join({**row, column: value})
    values = [*{**row, column: value}.values()]
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        empty.execute(f"INSERT INTO {table.name} ({names}) VALUES ({', '.join('?' * len(values))})", values)
