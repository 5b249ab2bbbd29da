"""The works of the corpus: every document that is held or cited, one row each, and the mentions that belong to it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import sqlite_utils

from pipeline import authority
from pipeline.identity import Decision, Named
from pipeline.named_works import decide_named
from pipeline.numbered_works import decide_numbered, label_of

_MENTIONS = """
SELECT c.id, c.document_id AS document, c.number, c.type_name, c.type_code, c.issuer_code, c.issuer, c.issued_on,
       c.term, c.serial, c.key, c.title, c.quote AS name, d.place, d.province,
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
    """Rewrite `works`, and the work of every document and citation, from what the database holds.

    Deterministic: the same documents give the same rows and ids, whatever order they were loaded in. The caller
    opens the transaction.
    """
    named = [Named(**row) for query in (_DOCUMENTS, _MENTIONS) for row in db.query(query)]
    decisions = decide(named)
    members: dict[str, list[Named]] = defaultdict(list)
    for mention in named:
        members[decisions[mention.id].work].append(mention)
    db.execute("UPDATE documents SET work_id = NULL WHERE work_id IS NOT NULL")
    db.execute("UPDATE citations SET work_id = NULL, resolution = NULL WHERE work_id IS NOT NULL")
    db.execute("DELETE FROM works")
    db.execute("DELETE FROM issuers")
    _insert(db, "issuers", list(authority.issuers()))
    for decision in decisions.values():
        for candidate in decision.candidates:
            if candidate in authority.by_work():
                members.setdefault(candidate, [])
    works = [_work(work, members[work]) for work in sorted(members)]
    _insert(db, "works", works)
    _link(db, named, decisions)


def decide(named: Sequence[Named]) -> dict[str, Decision]:
    """For every mention and document of the corpus, by its id: the work it belongs to."""
    numbered = [mention for mention in named if mention.number]
    decisions = decide_numbered(numbered)
    return {**decisions, **decide_named([mention for mention in named if not mention.number], numbered, decisions)}


def _insert(db: sqlite_utils.Database, table: str, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        columns = list(rows[0])
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        db.conn.executemany(sql, [tuple(row.values()) for row in rows])


def _link(db: sqlite_utils.Database, named: Iterable[Named], decisions: dict[str, Decision]) -> None:
    documents, citations = [], []
    for mention in named:
        decision = decisions[mention.id]
        if mention.self_of:
            documents.append((decision.work, mention.id))
        else:
            candidates = json.dumps(decision.candidates) if decision.candidates else None
            citations.append((decision.work, decision.resolution, candidates, mention.id))
    db.conn.executemany("UPDATE documents SET work_id = ? WHERE id = ?", documents)
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
