"""Whether what is counted and derived from many rows is what they give: terms, mentions, works, edges, the cascade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator

import regex
from sqlite_utils import Database

from parsers.text import one_tone, plain
from pipeline.facts import Row
from pipeline.faults import Fault, by_key, compare
from pipeline.whole import derive

COUNT = "Số đếm không đúng"
DERIVED = "Phần suy ra từ mọi văn bản không như suy lại"

_LETTER = regex.compile(r"\p{L}")
# What a derivation writes, and the key of each row.
_WRITTEN = (
    ("works", ("id",), "*"), ("issuers", ("code",), "*"), ("cascade", ("target_id", "document_id"), "*"),
    ("edges", ("source_work", "target_work", "relation"), "*"),
    ("documents", ("id",), "id, work_id"), ("citations", ("id",), "id, work_id, resolution, candidates"),
)  # fmt: skip


def check_counts(db: Database) -> Iterator[Fault]:
    """Works are mentioned as often as it says, and documents use their words so."""
    rows = db.execute(
        "SELECT w.id, w.mentions, count(c.id) FROM works w LEFT JOIN citations c ON c.work_id = w.id GROUP BY w.id"
    )
    for work, stored, counted in rows:
        if stored != counted:
            yield Fault(COUNT, f"works.mentions {work}", str(stored), str(counted))
    for (document,) in db.execute("SELECT id FROM documents ORDER BY id").fetchall():
        yield from _check_terms(db, document)


def check_derived(db: Database) -> Iterator[Fault]:
    """Derives all of it again, in `db` itself, and compares."""
    stored = _written(db)
    with db.atomic():
        derive(db)
    for table, rows in _written(db).items():
        yield from compare(DERIVED, table, stored[table], rows)


def _check_terms(db: Database, document: str) -> Iterator[Fault]:
    """In small letters, as all terms are but the numbers of documents."""
    counted: Counter[str] = Counter()
    for (words,) in db.execute("SELECT words FROM sentences WHERE document_id = ?", (document,)):
        counted.update(_small(word) for word in words.split(" ") if _LETTER.search(word))
    stored: Counter[str] = Counter()
    for term, count in db.execute("SELECT term, count FROM terms WHERE document_id = ?", (document,)):
        stored[_small(term)] += count
    for term in sorted(counted.keys() | stored.keys()):
        if stored[term] != counted[term]:
            yield Fault(COUNT, f"terms.count {document} {term}", str(stored[term]), str(counted[term]))


def _small(word: str) -> str:
    return one_tone(plain(word).lower())


def _written(db: Database) -> dict[str, dict[Hashable, Row]]:
    return {table: by_key(db.query(f"SELECT {columns} FROM {table}"), key) for table, key, columns in _WRITTEN}
