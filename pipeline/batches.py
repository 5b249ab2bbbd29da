"""Outcomes into the database, several in one transaction, for a commit costs as much as the rows of a document.

Each outcome is whole or not there, by a savepoint of its own, and is given back only when it is safe on the disk.
Ctrl-C commits what is whole. A kill or a power cut takes what is not committed yet: no more than a fiftieth of what was
done, nor than a second's work. The next run reads those files again, for they are not on record.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterable, Sequence
from time import monotonic

from sqlite_utils import Database

from pipeline.reading import Outcome

# Of the documents done, so many may be lost: a fiftieth, so that the first fifty are committed one by one …
AT_STAKE = 1 / 50
# … and never more than these, for beyond they save nothing: the pages of the indexes that they write are others.
MOST = 20
SECONDS = 1.0


def write_all(
    db: Database, outcomes: Iterable[Outcome], write: Callable[[Outcome], Outcome]
) -> Generator[Outcome, None, None]:
    """What became of each outcome, in order, once it is committed; `write` stores one, all of it or nothing."""
    batch: list[Outcome] = []
    done, until = 0, 0.0
    try:
        for outcome in outcomes:
            if not batch:
                db.begin()
                until = monotonic() + SECONDS
            batch.append(write(outcome))
            if len(batch) >= min(MOST, done * AT_STAKE) or monotonic() > until:
                done += len(batch)
                yield from _commit(db, batch, write)
                batch = []
        yield from _commit(db, batch, write)
    finally:
        _commit(db, batch, write)


def _commit(db: Database, batch: Sequence[Outcome], write: Callable[[Outcome], Outcome]) -> Sequence[Outcome]:
    """Ends the transaction, if one is open; what became of the batch."""
    try:
        db.commit()
        return batch
    except sqlite3.IntegrityError:
        # Links are checked at the commit. Alone, the one document whose links lead nowhere becomes a failure.
        db.rollback()
        return [write(outcome) for outcome in batch]
