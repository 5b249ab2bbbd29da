"""How well files in the fonts of the 1990s are read, beside `viparse.load`, file by file.

    legacy.py [FOLDER] [TRUTH]

FOLDER holds .doc, .rtf, .docx, .pdf, .txt or .html files, TRUTH the plain text of each, named `<file>.txt`. Case aside:

    letters    1 - edit distance / length of the truth, letters alone: the truth may leave automatic numbers out
    marks      of the letters with marks in the truth, the share that is read as just that letter
    words      of the words of the truth, the share that is there, wherever it stands

LibreOffice turns .doc and .rtf into .docx. What viparse needs to open the files itself is among the dev tools; it is
shown as it loads by itself, and with `encoding="auto"`, told that the file is Vietnamese.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import regex
import viparse
from rapidfuzz.distance import Levenshtein

from parsers.document import READERS
from parsers.text import one_tone

OFFICE = {".doc", ".rtf", ".odt"}
_WORD = regex.compile(r"[\p{L}\p{M}\d]+")
Figures = tuple[float, float, float]


def ours(path: Path) -> str:
    """The text of a file as the project reads it."""
    if path.suffix in OFFICE:
        with tempfile.TemporaryDirectory() as folder:
            return ours(converted(path, Path(folder)))
    reading = READERS[path.suffix.removeprefix(".")](path.read_bytes())
    return "\n".join(" ".join(line.cells) if line.cells else line.text for line in reading.lines)


def theirs(path: Path) -> str:
    """The text of a file as viparse reads it by itself."""
    return "\n".join(document.text for document in viparse.load(str(path), output="text"))


def theirs_told(path: Path) -> str:
    """The same where it is told to look at the letters."""
    return "\n".join(document.text for document in viparse.load(str(path), output="text", encoding="auto"))


def converted(path: Path, folder: Path) -> Path:
    """The same document as .docx."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{path.stem}.docx"


def compare(text: str, truth: str) -> Figures:
    """Letters, marks and words of `text` that agree with the truth."""
    found, wanted = _letters(text), _letters(truth)
    kept = [
        sign
        for block in Levenshtein.opcodes(found, wanted)
        if block.tag == "equal"
        for sign in wanted[block.dest_start : block.dest_end]
    ]
    marked = sum(not sign.isascii() for sign in wanted)
    words = Counter(_WORD.findall(_fold(truth)))
    there = (words & Counter(_WORD.findall(_fold(text)))).total()
    return (
        1 - Levenshtein.distance(found, wanted) / len(wanted),
        sum(not sign.isascii() for sign in kept) / marked,
        there / words.total(),
    )


def _fold(text: str) -> str:
    return one_tone(unicodedata.normalize("NFC", text)).lower()


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, _fold(text)))


def told(read: Callable[[Path], str], path: Path, truth: str) -> str:
    """The three figures, or why there are none."""
    try:
        return "  ".join(f"{figure:.4f}" for figure in compare(read(path), truth))
    except Exception as error:  # what a reader cannot open is a figure as well
        return f"{type(error).__name__}: {error}"[:60]


def main() -> None:
    """Print three lines a file."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path, nargs="?", default=Path("../shared/corpus/legacy"))
    arguments.add_argument("truth", type=Path, nargs="?", default=Path("../shared/truth"))
    chosen = arguments.parse_args()
    print(f"{'':44} letters   marks   words")
    for path in sorted(chosen.folder.iterdir()):
        expected = chosen.truth / f"{path.stem}.txt"
        if expected.exists():
            truth = expected.read_text(encoding="utf-8")
            print(f"{path.name[:34]:34} nghiquyet  {told(ours, path, truth)}")
            print(f"{'':34} viparse    {told(theirs, path, truth)}")
            print(f"{'':34} auto       {told(theirs_told, path, truth)}")


if __name__ == "__main__":
    main()
