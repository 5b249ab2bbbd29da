"""Make the sample documents of data/raw from their texts in scripts/samples/texts.

    python scripts/make_samples.py [FOLDER]

The same texts give the same bytes, whatever the day and the machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from samples import pdf, plain, word
from samples.source import Sample, load

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "samples" / "texts"
RAW = HERE.parent / "data" / "raw"
WRITERS: dict[str, Callable[[Sample], bytes]] = {
    ".txt": plain.write,
    ".md": plain.write,
    ".docx": word.write,
    ".pdf": pdf.write,
}


def make(folder: Path) -> list[Path]:
    """Write every sample below `folder`; the paths written, in the order of their texts."""
    written = []
    for text in sorted(TEXTS.glob("*.toml")):
        sample = load(text)
        path = folder / sample.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(WRITERS[path.suffix](sample))
        written.append(path)
    return written


def main(arguments: list[str]) -> None:
    """Make the samples in the folder named, or in data/raw."""
    folder = Path(arguments[0]) if arguments else RAW
    for path in make(folder):
        print(path.relative_to(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
