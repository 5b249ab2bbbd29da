"""How long the PDF reader takes for a page: `python benchmarks/pdf_pages.py FILE ... [--rounds N]`."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from time import perf_counter

import click

from parsers.readers.pdf import read


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--rounds", default=5, show_default=True, help="How often each file is read; the median counts.")
def main(paths: tuple[Path, ...], rounds: int) -> None:
    """Prints pages, lines and milliseconds a page for each file."""
    for path in paths:
        data = path.read_bytes()
        times = []
        for _ in range(rounds):
            begun = perf_counter()
            reading = read(data)
            times.append(perf_counter() - begun)
        pages = reading.page_count or 1
        click.echo(
            f"{median(times) * 1000 / pages:7.1f} ms/page {pages:5} pages {len(reading.lines):6} lines  {path.name}"
        )


if __name__ == "__main__":
    main()
