"""The whole ingest at the size of a province's archive, held against its limits: `scale.py [RESULTS.md]`.

Folders are read as users read them, by the command in a process of its own: 2,000 editions of real documents (composed
ones where there are no real ones), then 500 and 10,000 composed ones, for what has to do with size. What is short is
repeated and what is compared alternates; the shortest time counts, for noise only adds. Takes about a quarter of an
hour on two cores. Ends with 1 where a limit is missed, and says which.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import editions
import generator
from plan import plan
from runs import MEGABYTE, Run, ingest, machine

HERE = Path(__file__).resolve().parent
# Documents: to start the program on, then the three sizes that are compared.
START, SMALL, MIDDLE, LARGE = 2, 500, 2_000, 10_000
WORKERS = 2
# How often what can be repeated is.
ROUNDS = 2
SEED = 1


@dataclass(frozen=True, slots=True)
class Check:
    """One figure and its limit; `least` where it must be reached, else it must not be passed."""

    name: str
    value: float
    limit: float
    least: bool = False

    @property
    def holds(self) -> bool:
        """Whether the limit is kept."""
        return self.value >= self.limit if self.least else self.value <= self.limit

    def row(self) -> str:
        """The figure as a row of a table."""
        sign = "≥" if self.least else "≤"
        return f"| {self.name} | {self.value:.3g} | {sign} {self.limit:g} | {'holds' if self.holds else '**missed**'} |"


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: figures with limits, and what else is worth telling."""

    checks: Sequence[Check]
    notes: Sequence[str]


class Bench:
    """The folders and databases of one measuring, each made when it is first asked for."""

    def __init__(self, place: Path, shrink: int, corpus: Path) -> None:
        self._place = place
        self._shrink = shrink
        self._originals = editions.read(corpus) if corpus.is_dir() else ()

    def what(self) -> str:
        """What the documents are of the folder of the middle size."""
        if self._originals:
            return f"{self.size(MIDDLE):,} editions (`editions.py`) of {len(self._originals)} real documents"
        return f"{self.size(MIDDLE):,} composed documents (`generator.py`), for there were no real ones"

    def size(self, documents: int) -> int:
        """How many documents a folder really has."""
        return max(START, documents // self._shrink)

    def database(self, documents: int) -> Path:
        """Where the database of a folder lies."""
        return self._place / f"{documents}.db"

    def first(self, documents: int, workers: int = WORKERS, one_core: bool = False) -> Run:
        """A run into a new database."""
        self.database(documents).unlink(missing_ok=True)
        return self.again(documents, f"first run, {workers} workers{', one core' * one_core}", workers, one_core)

    def again(self, documents: int, what: str, workers: int = WORKERS, one_core: bool = False) -> Run:
        """A run into the database that is there."""
        run = ingest(self._folder(documents), self.database(documents), workers, one_core)
        print(
            f"{self.size(documents):6} documents, {what}: {run.seconds:.2f} s, {run.peak / MEGABYTE:.0f} MiB",
            flush=True,
        )
        return run

    def edit(self, documents: int, seed: int) -> None:
        """Puts other editions in the place of one document of a hundred."""
        self._write(documents, range(0, self.size(documents), 100), seed)

    def _folder(self, documents: int) -> Path:
        if not (self._place / str(documents)).exists():
            self._write(documents, range(self.size(documents)), SEED)
        return self._place / str(documents)

    def _write(self, documents: int, which: range, seed: int) -> None:
        folder = self._place / str(documents)
        if self._originals and documents == MIDDLE:
            editions.write(folder, self._originals, which, seed)
        else:
            briefs = list(plan(self.size(documents), SEED))
            generator.write(folder, [briefs[at] for at in which], seed)


def compare_workers(bench: Bench) -> Findings:
    """One worker, two, and underthesea alone, in turns; then two again, nothing changed and a little."""
    crowded, one, two, alone, changed = [], [], [], [], []
    for _ in range(ROUNDS):
        crowded.append(bench.first(MIDDLE, 1, one_core=True).seconds)
        one.append(bench.first(MIDDLE, 1).seconds)
        alone.append(segmentation(bench.database(MIDDLE)))
        two.append(bench.first(MIDDLE).seconds)
    unchanged = min(bench.again(MIDDLE, "unchanged").seconds for _ in range(2 * ROUNDS))
    for round_ in range(ROUNDS):
        bench.edit(MIDDLE, SEED + 1 + round_)
        changed.append(bench.again(MIDDLE, "1% changed").seconds)
    told = {name: min(figures[name] for figures in alone) for name in alone[0]}
    every, distinct, cached = told["all"], told["distinct"], told["cached"]
    return Findings(
        [
            Check(f"(a) ingest of {bench.size(MIDDLE):,} documents by one worker / `word_tokenize` alone over all of "
                  "its sentences, nothing remembered", min(one) / every, 1.25),
            Check("(b) one worker / two workers on two cores", min(one) / min(two), 1.8, least=True),
            Check("(c) first run / unchanged run, two workers", min(two) / unchanged, 100, least=True),
            Check("(c) run with 1% changed / first run, two workers", min(changed) / min(two), 0.04),
        ],
        [
            f"(a) to (c) and (f) were measured on {bench.what()}: {told['sentences']:,} sentences of "
            f"{told['letters']:,} characters, of which {told['different']:,} sentences of "
            f"{told['different_letters']:,} characters are different.",
            f"One worker: {min(one):.1f} s, two: {min(two):.1f} s; unchanged {unchanged:.2f} s, 1% changed "
            f"{min(changed):.2f} s. `word_tokenize` over all sentences: {every:.1f} s; over the different ones, each "
            f"once: {distinct:.1f} s. Against these alone, which is stricter than (a), the ingest takes "
            f"{min(one) / distinct:.2f} times as long.",
            "(b) One worker already has the writer beside it on the second core. Where both share one core they take "
            f"{min(crowded):.1f} s: two cores do {min(crowded) / min(two):.2f} times the work of one.",
            f"(f) The bounded memory of segmented pieces knows {told['hits']:.0%} of the sentences and saves "
            f"{every - cached:.1f} s of {every:.1f} s.",
        ],
    )  # fmt: skip


def compare_sizes(bench: Bench) -> Findings:
    """Few documents and many."""
    start = min(bench.first(START).seconds for _ in range(ROUNDS))
    small = [bench.first(SMALL) for _ in range(ROUNDS)]
    large = bench.first(LARGE)
    peaks = sorted((max(run.peak for run in small), large.peak))
    few = (min(run.seconds for run in small) - start) / bench.size(SMALL)
    many = (large.seconds - start) / bench.size(LARGE)
    return Findings(
        [
            Check("(d) peak memory of all processes, MiB", peaks[-1] / MEGABYTE, 1024),
            Check(f"(d) peak memory at {bench.size(SMALL):,} and {bench.size(LARGE):,} documents, the larger / the "
                  "smaller", peaks[-1] / peaks[0], 1.15),
            Check(f"(e) time a document at {bench.size(LARGE):,} / at {bench.size(SMALL):,} documents", many / few,
                  1.15),
        ],
        [
            f"(d) and (e) were measured on composed documents (`generator.py`) by two workers: {bench.size(SMALL):,} "
            f"in {min(run.seconds for run in small):.1f} s, {bench.size(LARGE):,} in {large.seconds:.1f} s. Starting "
            f"the program takes {start:.2f} s, which (e) leaves out: a document takes {1000 * few:.1f} and "
            f"{1000 * many:.1f} ms. Peaks: {small[-1].peak / MEGABYTE:.0f} and {large.peak / MEGABYTE:.0f} MiB.",
        ],
    )  # fmt: skip


def segmentation(database: Path) -> dict[str, float]:
    """What `segmentation.py` measures, in a fresh process."""
    command = [sys.executable, str(HERE / "segmentation.py"), str(database)]
    told: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return told


def report(findings: Sequence[Findings]) -> str:
    """The page of results."""
    return "\n".join(
        [
            "# How fast the ingest is",
            "",
            "Written by `make bench`. Times are by the clock, the shortest of several runs.",
            "",
            *(f"- {line}" for line in machine()),
            "",
            "| what | figure | limit | |",
            "| --- | --- | --- | --- |",
            *(check.row() for found in findings for check in found.checks),
            "",
            *(f"{note}\n" for found in findings for note in found.notes),
        ]
    )


def main() -> None:
    """Measures, writes the page, and ends with 1 if a limit is missed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("page", type=Path, nargs="?", default=HERE / "RESULTS.md")
    arguments.add_argument("--corpus", type=Path, default=editions.CORPUS, help="the real documents")
    arguments.add_argument("--shrink", type=int, default=1, help="so many times fewer documents, to try it out")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="scale-") as place:
        bench = Bench(Path(place), chosen.shrink, chosen.corpus)
        findings = [compare_workers(bench), compare_sizes(bench)]
    page = report(findings)
    chosen.page.write_text(page, encoding="utf-8")
    print(page)
    missed = [check.name for found in findings for check in found.checks if not check.holds]
    if missed:
        sys.exit("Missed: " + "; ".join(missed))


if __name__ == "__main__":
    main()
