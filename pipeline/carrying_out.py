"""What a run does that has something to do: takes out, reads, writes, derives, packs.

Apart from `ingest`, which plans: all that is imported here loads for longer than a run takes that finds nothing to do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from sqlite_utils import Database

from pipeline import search, store
from pipeline.ingest import Plan, Step
from pipeline.inventory import SourceFile
from pipeline.reading import Job, Outcome, ReadAll, defect, failed, read_files
from pipeline.store import FileRecord
from pipeline.whole import whole_states

Record = Callable[[SourceFile], FileRecord]

# The share of the files whose change calls for new statistics and packed indexes, which cost a pass over everything;
# after less the index of words merges itself as it grows, and the statistics stay near enough.
MUCH = 0.1


def carry_out(
    db: Database,
    plan: Plan,
    anew: bool,
    read_all: ReadAll,
    job: Callable[[SourceFile], Job],
    record: Record,
    tell: Callable[[Step], None],
) -> None:
    """Brings the database up to date with the plan.

    anew:   whether what follows from all documents together is to be derived whatever the plan says
    record: what is remembered of a file
    """
    with whole_states(db, anew=anew) as pause:
        for path in plan.vanished:
            store.remove(db, path)
        for done, outcome in enumerate(read_files(plan.todo, read_all, job), 1):
            written = _write(db, outcome, record)
            tell(Step(done, len(plan.todo), written.file.path, written.failure))
            pause()
    changed = len(plan.vanished) + len(plan.todo)
    if anew or changed >= (len(plan.todo) + plan.unchanged) * MUCH:
        search.optimize(db)
        # Without statistics SQLite picks indexes that tell nothing apart (`targets.kind`).
        db.execute("ANALYZE")


def _write(db: Database, outcome: Outcome, record: Record) -> Outcome:
    """Stores an outcome; one that the database does not take becomes a failure, the disk's troubles end the run."""
    try:
        store.replace(db, record(outcome.file), outcome.rows)
        return outcome
    except sqlite3.OperationalError:
        raise
    except (sqlite3.Error, OverflowError, UnicodeError) as error:
        spoilt = failed(outcome.file, defect(error))
        store.replace(db, record(spoilt.file), spoilt.rows)
        return spoilt
