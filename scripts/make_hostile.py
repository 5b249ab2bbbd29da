"""Make files that are made to do harm, for trying what a run does with them.

    python scripts/make_hostile.py FOLDER [SCALE]

SCALE (1 by default) sizes the files that are long and to be read all the same. What must come of each is told.
"""

from __future__ import annotations

import sys
from pathlib import Path

from hostile import office, pdf, pictures, places, texts, web, word
from hostile.kind import LOADED, Kind

MODULES = (texts, word, web, pdf, pictures, office, places)


def kinds(scale: float = 1.0) -> list[Kind]:
    """Every kind, in the order of the modules."""
    return [kind for module in MODULES for kind in module.kinds(scale)]


def make(folder: Path, scale: float = 1.0) -> list[Kind]:
    """Puts every kind into the folder; gives those that this machine could make."""
    folder.mkdir(parents=True, exist_ok=True)
    return [kind for kind in kinds(scale) if kind.put(folder / kind.name)]


def main(arguments: list[str]) -> None:
    """Make them, and print what each must come to."""
    for kind in make(Path(arguments[0]), float(arguments[1]) if arguments[1:] else 1.0):
        print(f"{kind.path!r}: {', '.join(fate or 'loaded' for fate in sorted(kind.fates)) or LOADED}")


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    main(sys.argv[1:])
