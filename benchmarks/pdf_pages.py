"""How long the PDF reader takes for a page, next to pdfplumber's extract_text on the same file in the same run.

pdf_pages.py FILE ... [--rounds N]
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import click
import pdfplumber

from parsers.readers.pdf import read


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--rounds", default=3, show_default=True, help="How often each file is read; the median counts.")
def main(paths: tuple[Path, ...], rounds: int) -> None:
    """Prints milliseconds a page for each file, by both, and how many times faster the reader is over all files."""
    ours = theirs = 0.0
    for path in paths:
        data = path.read_bytes()
        pages = read(data).page_count or 1
        mine, other = timed(read, data, rounds), timed(extract_text, data, rounds)
        ours, theirs = ours + mine, theirs + other
        click.echo(
            f"{mine * 1000 / pages:7.1f} ms/page, pdfplumber {other * 1000 / pages:7.1f}, {pages:4} pages  {path.name}"
        )
    click.echo(f"{theirs / ours:.1f} times as fast over all files")


def timed(work: Callable[[bytes], object], data: bytes, rounds: int) -> float:
    """The median of so many runs, in seconds."""
    spent = []
    for _ in range(rounds):
        began = process_time()
        work(data)
        spent.append(process_time() - began)
    return median(spent)


def extract_text(data: bytes) -> int:
    """What pdfplumber reads, in characters."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(len(page.extract_text()) for page in document.pages)


if __name__ == "__main__":
    main()
