"""The edges of the citation graph: which work mentions which, to do what, how often; counted once, asked many times."""

from __future__ import annotations

import sqlite_utils

# A mention inside another mention's title says something about that other document, not about the citing one.
_EDGES = """
INSERT INTO edges (source_work, target_work, relation, mentions)
SELECT CASE WHEN c.relation = 'title_of' AND c.within IS NOT NULL THEN carrier.work_id ELSE d.work_id END AS source,
       c.work_id AS target, c.relation, count(*)
FROM citations c JOIN documents d ON d.id = c.document_id LEFT JOIN citations carrier ON carrier.id = c.within
WHERE source IS NOT NULL AND target IS NOT NULL
GROUP BY source, target, c.relation
"""


def fill(db: sqlite_utils.Database) -> None:
    """Rewrite `edges` from what the database holds; the caller opens the transaction, works are resolved already."""
    db.execute("DELETE FROM edges")
    db.execute(_EDGES)
