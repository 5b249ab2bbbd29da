"""Where the time of a whole ingest goes, in one process: `python benchmarks/ingest.py [FOLDER]`."""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from parsers.document import parse
from parsers.errors import ParseError
from pipeline import store
from pipeline.ingest import record_of
from pipeline.inventory import take_stock
from pipeline.reading import Job, make_rows, refusal
from pipeline.search import optimize
from pipeline.whole import derive


class Clock:
    """Seconds spent, by name."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] += perf_counter() - start


def measure(folder: Path, database: Path) -> tuple[Clock, int, int]:
    """Ingests the folder step by step; gives the times, the number of documents and of their characters."""
    clock, documents, letters = Clock(), 0, 0
    with clock("taking stock"):
        stock = [file for file in take_stock(folder) if refusal(file) is None]
    with store.writing(database) as db:
        for file in stock:
            with clock("reading"):
                data = file.file.read_bytes()
            try:
                with clock("parsing"):
                    document = parse(data, file.format, file.path)
            except ParseError:
                continue
            with clock("sentences and words"):
                rows = make_rows(Job(file, "", ""), file, document)
            with clock("writing"):
                store.replace(db, record_of(file), rows)
            documents, letters = documents + 1, letters + len(document.text)
        with clock("deriving"), db.atomic():
            derive(db)
        with clock("writing"):
            optimize(db)
    return clock, documents, letters


def main() -> None:
    """Prints the times and their shares."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "data/raw")
    with tempfile.TemporaryDirectory() as place:
        clock, documents, letters = measure(folder, Path(place) / "bench.db")
    total = sum(clock.seconds.values())
    for name, seconds in clock.seconds.items():
        print(f"{name:<20} {seconds:8.2f} s {seconds / total:6.0%}")
    print(f"{'all':<20} {total:8.2f} s   {documents} documents, {letters / total:,.0f} characters a second")


if __name__ == "__main__":
    main()
