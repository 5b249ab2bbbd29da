"""Conditions in SQL that several boards ask by: the words of a fact, the body that issued its document."""

from __future__ import annotations


def worded(table: str, said: str) -> str:
    """The rowids of a searchable table whose words fit; `said` is a parameter or a literal."""
    return f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH escape_fts({said})"


def has_them(table: str, said: str) -> str:
    """Whether the words of a row `f` fit: quicker than `worded` where few rows are looked at."""
    return (
        f"EXISTS (SELECT 1 FROM {table}_fts WHERE {table}_fts MATCH escape_fts({said}) AND {table}_fts.rowid = f.rowid)"
    )


def names(issuer: str, said: str) -> str:
    """Whether a column names the issuer that is meant: a whole name means that body, some words all that have them."""
    return (
        f"CASE WHEN {issuer} IS NULL THEN 0 WHEN {said} IN (SELECT issuer_name FROM documents)"
        f" THEN {issuer} = {said} ELSE has_words({issuer}, {said}) END"
    )


def issued_by(said: str) -> str:
    """Whether a document `d` was issued by the body that is meant; each name is looked at once."""
    return (
        "d.issuer_name IN (SELECT issuer_name FROM (SELECT DISTINCT issuer_name FROM documents)"
        f" WHERE {names('issuer_name', said)})"
    )


def every(conditions: list[str]) -> str:
    """All of them; true where there is none."""
    return " AND ".join(conditions) or "1"
