"""An older database becomes one of this version, with what it holds; a newer one is refused by `store`.

Two kinds of version stand in a database. `PRAGMA user_version` says which shape the tables have, and what is here
brings it up to date, at the next ingest and in one transaction. `files.parser_version` and `pipeline_version` say
which program read each file; a file that another one read is read again and replaces its rows. So a migration keeps
the documents readable, and fills what it can tell from them, until that reading is done, and keeps what no reading
brings back: the history of the runs.

To change the tables: change `schema`, raise `schema.VERSION`, and write a migration here for all that a new column
does not do by itself, being NULL until the file is read again. Columns, checks, indexes, views are brought up to date
by `shape`. Databases that were made at this version have no record of the earlier migrations, so each of them asks
first whether there is anything to do.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from parsers.casing import running_case
from parsers.model import Metadata
from pipeline import schema, shape
from pipeline.levels import level_of

migrations = Migrations("nghiquyet")


@migrations()
def m001_levels_and_one_spelling_of_issuers(db: Database) -> None:
    """Version 2: the level of a document's issuer, and the issuer's name in one spelling to count by."""
    documents = db.table("documents")
    lacking = {"issuer_name", "level"} - {column.name for column in documents.columns}
    for column in sorted(lacking):
        documents.add_column(column, str)
    if lacking:
        rows = db.execute("SELECT issuer_code, issuer, parent_issuer, id FROM documents").fetchall()
        db.conn.executemany(
            "UPDATE documents SET issuer_name = ?, level = ? WHERE id = ?", [_issuer_of(*row) for row in rows]
        )


def bring_up(db: Database, reindex: shape.Reindex) -> None:
    """Creates the tables, or brings those of an older version up to date; links are switched off meanwhile.

    reindex: fills the empty full-text indexes
    """
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version == schema.VERSION and shape.is_current(db):
        return
    # Nearly always the shape is current, and what derives all loads slowly.
    from pipeline.whole import derive

    with db.atomic():
        if shape.is_empty(db):
            shape.create(db)
        else:
            migrations.apply(db)
            shape.refresh(db, reindex)
            derive(db)
        db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {schema.VERSION}")


def _issuer_of(code: str | None, issuer: str | None, parent: str | None, document: str) -> tuple[str | None, ...]:
    read = Metadata(issuer_code=code, issuer=issuer, parent_issuer=parent)
    return running_case(issuer) if issuer else None, level_of(read), document
