"""The works of the corpus: every document that is held or cited, one row each, and the mentions that belong to it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlite_utils

from pipeline import authority
from pipeline.identity import Decision, Named
from pipeline.named_works import decide_named
from pipeline.numbered_works import decide_numbered, label_of

# The columns of both are the fields of `Named`, in order. Words that have a number in them name nothing else.
_MENTIONS = """
SELECT c.id, c.document_id AS document, c.number, c.type_name, c.type_code, c.issuer_code, c.issuer, c.issued_on,
       c.term, c.serial, c.key, c.title, CASE WHEN c.number IS NULL THEN c.quote END AS name, d.place, d.province,
       coalesce(d.issued_on, d.adopted_on) AS day, NULL AS self_of
FROM citations c JOIN documents d ON d.id = c.document_id ORDER BY c.id
"""
_DOCUMENTS = """
SELECT d.id, d.id AS document, d.number, d.type_name, d.type_code, d.issuer_code, d.issuer, d.issued_on, d.term,
       CAST(d.serial AS TEXT) AS serial, NULL AS key, d.title, NULL AS name, d.place, d.province,
       d.issued_on AS day, d.id AS self_of
FROM documents d ORDER BY d.id
"""


def resolve(db: sqlite_utils.Database) -> None:
    """Bring `works`, and the work of every document and citation, up to date with what the database holds.

    Deterministic: the same documents give the same rows and ids, whatever order they were loaded in. All is decided
    anew, and what differs is written. The caller opens the transaction.
    """
    named: list[Named] = []
    # The same few names and days come with every row, and SQLite makes a string of each: three quarters of the memory.
    once: dict[str | None, str | None] = {}
    for query in (_DOCUMENTS, _MENTIONS):
        for row in db.execute(query):
            said = (once.setdefault(value, value) for value in row)
            named.append(Named(*said))  # type: ignore[arg-type]
    del once
    decisions = decide(named)
    members: dict[str, list[Named]] = defaultdict(list)
    for mention in named:
        members[decisions[mention.id].work].append(mention)
    for decision in decisions.values():
        for candidate in decision.candidates:
            if candidate in authority.by_work():
                members.setdefault(candidate, [])
    _drop(db, "issuers", "code", _update(db, "issuers", "code", authority.issuers()))
    left = _update(db, "works", "id", (_work(work, members[work]) for work in sorted(members)))
    _link(db, decisions)
    _drop(db, "works", "id", left)  # now that nothing leads to them


def decide(named: Sequence[Named]) -> dict[str, Decision]:
    """For every mention and document of the corpus, by its id: the work it belongs to."""
    numbered = [mention for mention in named if mention.number]
    decisions = decide_numbered(numbered)
    return {**decisions, **decide_named([mention for mention in named if not mention.number], numbered, decisions)}


def _update(db: sqlite_utils.Database, table: str, key: str, rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Writes the rows where the table does not hold them as they are; the keys of those that it holds beside them."""
    left = dict.fromkeys(held for (held,) in db.execute(f"SELECT {key} FROM {table}"))
    columns = [column.name for column in db[table].columns]
    changes = ", ".join(f"{column} = excluded.{column}" for column in columns)
    differ = " OR ".join(f"excluded.{column} IS NOT {table}.{column}" for column in columns)

    def told() -> Iterator[Mapping[str, Any]]:
        for row in rows:
            left.pop(row[key], None)
            yield row

    db.conn.executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(f':{column}' for column in columns)}) "
        f"ON CONFLICT ({key}) DO UPDATE SET {changes} WHERE {differ}",
        told(),
    )
    return list(left)


def _drop(db: sqlite_utils.Database, table: str, key: str, values: Iterable[str]) -> None:
    db.conn.executemany(f"DELETE FROM {table} WHERE {key} = ?", [(value,) for value in values])


def _link(db: sqlite_utils.Database, decisions: Mapping[str, Decision]) -> None:
    """Writes the work of each document and citation where it is another than the stored one."""
    documents = [
        (decisions[document].work, document)
        for document, work in db.execute("SELECT id, work_id FROM documents")
        if decisions[document].work != work
    ]
    db.conn.executemany("UPDATE documents SET work_id = ? WHERE id = ?", documents)
    citations = []
    for mention, *stored in db.execute("SELECT id, work_id, resolution, candidates FROM citations"):
        decision = decisions[mention]
        decided = [decision.work, decision.resolution, json.dumps(decision.candidates) if decision.candidates else None]
        if decided != stored:
            citations.append((*decided, mention))
    db.conn.executemany("UPDATE citations SET work_id = ?, resolution = ?, candidates = ? WHERE id = ?", citations)


def _work(work: str, members: Sequence[Named]) -> dict[str, Any]:
    """One work's row: what the document that is held says, else the authority, else most mentions."""
    held = sorted((member for member in members if member.self_of), key=lambda member: member.id)
    known = authority.by_work().get(work)
    numbered = next((member for member in members if member.number), None)

    def said(field: str) -> str | None:
        """The field as the document that is held has it, else the authority, else as most mentions have it."""
        for voice in (held[0] if held else None, known):
            if voice is not None and getattr(voice, field, None):
                return str(getattr(voice, field))
        return _usual(getattr(member, field) for member in members)

    return {
        "id": work,
        **{field: said(field) for field in ("number", "type_code", "type_name", "issuer_code", "issuer")},
        "place": _usual(member.place for member in held),
        **{field: said(field) for field in ("issued_on", "term")},
        "title": said("title") if numbered or held or known else _usual(map(_name, members)),
        "series": label_of(numbered.series, members) if numbered else None,
        "authority": known.status if known else None,
        "document_id": held[0].self_of if held else None,
        "mentions": sum(not member.self_of for member in members),
    }


def _name(mention: Named) -> str | None:
    """What a mention without a number calls the document: its words from the type's name on."""
    words = mention.name or ""
    at = words.lower().find((mention.type_name or "").lower())
    return " ".join(words[max(at, 0) :].split()).strip(" ,;.") or None


def _usual(values: Iterable[str | None]) -> str | None:
    """The most frequent value, the first in the alphabet among equals; None where there is none."""
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
