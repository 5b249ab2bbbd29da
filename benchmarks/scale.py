"""The whole ingest at the size of a province's archive, held against its limits: `scale.py [RESULTS.md]`.

Folders of 500, 2,000 and 10,000 generated documents are read as users read them, by the command in a process of its
own. What is short is repeated and what is compared alternates; the shortest time counts, for noise only adds. Takes
about a quarter of an hour on two cores. Ends with 1 where a limit is missed, and says which.
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

from generator import generate, write
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

    def __init__(self, place: Path, shrink: int) -> None:
        self._place = place
        self._shrink = shrink

    def size(self, documents: int) -> int:
        """How many documents a folder really has."""
        return max(START, documents // self._shrink)

    def database(self, documents: int) -> Path:
        """Where the database of a folder lies."""
        return self._place / f"{documents}.db"

    def first(self, documents: int, workers: int = WORKERS) -> Run:
        """A run into a new database."""
        self.database(documents).unlink(missing_ok=True)
        return self.again(documents, f"first run, {workers} workers", workers)

    def again(self, documents: int, what: str, workers: int = WORKERS) -> Run:
        """A run into the database that is there."""
        run = ingest(self._folder(documents), self.database(documents), workers)
        print(
            f"{self.size(documents):6} documents, {what}: {run.seconds:.2f} s, {run.peak / MEGABYTE:.0f} MiB",
            flush=True,
        )
        return run

    def edit(self, documents: int, seed: int) -> None:
        """Puts other editions in the place of one document of a hundred."""
        briefs = list(plan(self.size(documents), SEED))
        write(self._folder(documents), briefs[::100], seed)

    def _folder(self, documents: int) -> Path:
        folder = self._place / str(documents)
        if not folder.exists():
            generate(folder, self.size(documents), SEED)
        return folder


def compare_workers(bench: Bench) -> Findings:
    """One worker, two, and underthesea alone, in turns."""
    one, two, alone = [], [], []
    for _ in range(ROUNDS):
        one.append(bench.first(MIDDLE, 1).seconds)
        alone.append(segmentation(bench.database(MIDDLE)))
        two.append(bench.first(MIDDLE, 2).seconds)
    told = {name: min(figures[name] for figures in alone) for name in alone[0]}
    every, distinct, cached = told["all"], told["distinct"], told["cached"]
    return Findings(
        [
            Check(f"(a) ingest of {bench.size(MIDDLE):,} documents by one worker / `word_tokenize` alone over all of "
                  "its sentences, nothing remembered", min(one) / every, 1.25),
            Check("(b) one worker / two workers on two cores", min(one) / min(two), 1.8, least=True),
        ],
        [
            f"One worker: {min(one):.1f} s, two: {min(two):.1f} s. `word_tokenize` over all {told['sentences']:,} "
            f"sentences: {every:.1f} s; over the {told['different']:,} different ones, each once: {distinct:.1f} s. "
            f"Against these alone, which is stricter than (a), the ingest takes {min(one) / distinct:.2f} times as "
            "long.",
            f"(f) The bounded memory of segmented pieces knows {told['hits']:.0%} of the sentences and saves "
            f"{every - cached:.1f} s of {every:.1f} s.",
        ],
    )  # fmt: skip


def compare_runs(bench: Bench) -> Findings:
    """Few documents and many; then the many again, unchanged and changed a little."""
    start = min(bench.first(START).seconds for _ in range(ROUNDS))
    small = [bench.first(SMALL) for _ in range(ROUNDS)]
    large = bench.first(LARGE)
    unchanged = min(bench.again(LARGE, "unchanged").seconds for _ in range(ROUNDS + 1))
    changed = []
    for edition in range(ROUNDS):
        bench.edit(LARGE, SEED + 1 + edition)
        changed.append(bench.again(LARGE, "1% changed").seconds)
    peaks = sorted((max(run.peak for run in small), large.peak))
    few = (min(run.seconds for run in small) - start) / bench.size(SMALL)
    many = (large.seconds - start) / bench.size(LARGE)
    return Findings(
        [
            Check("(c) first run / unchanged run", large.seconds / unchanged, 100, least=True),
            Check("(c) run with 1% changed / first run", min(changed) / large.seconds, 0.04),
            Check("(d) peak memory of all processes, MiB", peaks[-1] / MEGABYTE, 1024),
            Check(f"(d) peak memory at {bench.size(SMALL):,} and {bench.size(LARGE):,} documents, the larger / the "
                  "smaller", peaks[-1] / peaks[0], 1.15),
            Check(f"(e) time a document at {bench.size(LARGE):,} / at {bench.size(SMALL):,} documents", many / few,
                  1.15),
        ],
        [
            f"Two workers: {bench.size(SMALL):,} documents in {min(run.seconds for run in small):.1f} s, "
            f"{bench.size(LARGE):,} in {large.seconds:.1f} s; unchanged {unchanged:.2f} s, 1% changed "
            f"{min(changed):.2f} s. Starting the program takes {start:.2f} s, which (e) leaves out: a document takes "
            f"{1000 * few:.1f} and {1000 * many:.1f} ms. Peaks: {small[-1].peak / MEGABYTE:.0f} and "
            f"{large.peak / MEGABYTE:.0f} MiB.",
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
            "Written by `make bench`; the documents are those of `benchmarks/generator.py`. Times are by the clock, "
            "the shortest of several runs.",
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
    arguments.add_argument("--shrink", type=int, default=1, help="so many times fewer documents, to try it out")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="scale-") as place:
        bench = Bench(Path(place), chosen.shrink)
        findings = [compare_workers(bench), compare_runs(bench)]
    page = report(findings)
    chosen.page.write_text(page, encoding="utf-8")
    print(page)
    missed = [check.name for found in findings for check in found.checks if not check.holds]
    if missed:
        sys.exit("Missed: " + "; ".join(missed))


if __name__ == "__main__":
    main()
