"""Only whole states are committed: whoever reads the database, or kills the run, finds works in step with documents.

What belongs to one document is soon written; works, the work that a citation means, edges and cascade follow from all
documents together. So documents are written in one transaction until what follows from them is due, that is derived
in the same transaction, and both are committed at once. A killed run loses what it read since: some seconds' work,
more where deriving takes long.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from sqlite_utils import Database

from pipeline import cascade, edges, works

# Between two commits pass at least so many seconds, and so many times as many as deriving takes: a twentieth of the
# writer's time goes there, and that while other processes read.
LEAST_SECONDS = 3.0
TIMES = 20


def derive(db: Database, anew: bool = True) -> None:
    """Brings up to date what follows from all documents together; the caller opens the transaction.

    anew: False where what stands there was written by this program (`cascade.fill`)
    """
    works.resolve(db)
    cascade.fill(db, anew)
    edges.fill(db)


@contextmanager
def whole_states(db: Database, anew: bool = True) -> Iterator[Callable[[], None]]:
    """Opens a transaction, and gives what is to be called after each document: it may commit and open the next.

    At the end, and where the run is broken off, what was written is derived from and committed too; where the
    database itself fails, it keeps its last whole state.
    """
    last = monotonic()
    cost = 0.0

    def commit() -> None:
        nonlocal last, cost, anew
        began = monotonic()
        derive(db, anew)
        anew = False
        db.conn.commit()
        last = monotonic()
        cost = last - began

    def pause() -> None:
        if monotonic() - last >= max(LEAST_SECONDS, TIMES * cost):
            commit()
            db.conn.execute("BEGIN IMMEDIATE")

    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield pause
    except sqlite3.Error:
        db.conn.rollback()
        raise
    except BaseException:
        commit()
        raise
    commit()
