"""A folder of documents as committees write them, for measuring: all different, all the same for the same seed.

    python benchmarks/generator.py FOLDER [--documents 10000] [--seed 1] [--paragraphs FOLDER]

Each has its masthead, number and date, targets, tasks, citations of central documents and of others in the folder, and
recipients. What they say comes from `phrases.toml`, from the samples of data/raw with other names and figures and, if
asked, from the paragraphs of the documents of a further folder. Most are .txt, some .docx, .html and .pdf.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# The samples' writers lie among the scripts, which are no package that is installed.
sys.path.append(str(ROOT / "scripts"))

from plan import Brief, plan  # noqa: E402
from prose import compose, sentence_of  # noqa: E402
from samples import html, pdf, plain, word  # noqa: E402
from samples.source import Sample  # noqa: E402

from parsers.document import parse  # noqa: E402

SAMPLES = ROOT / "data" / "raw"
WRITERS: dict[str, Callable[[Sample], bytes]] = {
    ".txt": plain.write,
    ".docx": word.write,
    ".html": html.write,
    ".pdf": pdf.write,
}
# Formats whose paragraphs are borrowed: those that are read fast and without doubt.
_READ = (".txt", ".md", ".docx")


def generate(
    folder: Path, documents: int, seed: int = 1, further: Path | None = None, workers: int | None = None
) -> list[Brief]:
    """Writes so many documents below `folder`; what they are, in the order of their dates."""
    briefs = list(plan(documents, seed))
    write(folder, briefs, seed, further, workers)
    return briefs


def write(
    folder: Path, briefs: Sequence[Brief], seed: int = 1, further: Path | None = None, workers: int | None = None
) -> None:
    """Writes these documents; another seed gives other editions of them, under the same names."""
    for place in {(folder / brief.path).parent for brief in briefs}:
        place.mkdir(parents=True, exist_ok=True)
    one = partial(_write_one, folder, seed, further)
    count = min(workers if workers is not None else os.cpu_count() or 1, len(briefs) // 200)
    if count < 2:
        for brief in briefs:
            one(brief)
        return
    with ProcessPoolExecutor(count, get_context("spawn")) as pool:
        for _ in pool.map(one, briefs, chunksize=50):
            pass


def _write_one(folder: Path, seed: int, further: Path | None, brief: Brief) -> None:
    sample = compose(brief, seed, borrowed(SAMPLES) + (borrowed(further) if further else ()))
    file = folder / brief.path
    file.write_bytes(WRITERS[file.suffix](sample))


@cache
def borrowed(folder: Path) -> tuple[str, ...]:
    """The paragraphs of a folder's documents that fit into any other document."""
    found: dict[str, None] = {}
    for file in sorted(folder.rglob("*")):
        if file.suffix in _READ:
            document = parse(file.read_bytes(), file.suffix.removeprefix("."), file.name)
            cited = [citation.span for citation in document.citations]
            for paragraph in document.paragraphs:
                if paragraph.role == "body" and not any(paragraph.span.holds(span) for span in cited):
                    found[sentence_of(paragraph.span.of(document.text))] = None
    return tuple(filter(None, found))


def main() -> None:
    """Writes a folder."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--documents", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--paragraphs", type=Path, help="further documents (.txt, .md, .docx) to borrow from")
    chosen = arguments.parse_args()
    generate(chosen.folder, chosen.documents, chosen.seed, chosen.paragraphs)


if __name__ == "__main__":
    main()
