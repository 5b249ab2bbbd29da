"""Speed of single passes in MB of UTF-8 text a second on one core, and whether they stay linear in length.

The time is that of the processor, which other programs on the machine hardly change.

    passes.py [FOLDER] [--megabytes 20]

FOLDER holds .txt and .md documents (default: data/raw); their text is repeated to the size asked for.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from parsers.citations import find_citations
from parsers.frame import Frame
from parsers.model import Line, Metadata, Paragraph, Role, Section, Span, Text
from parsers.outline import find_sections
from parsers.overhead import Overhead
from parsers.paragraphs import canonical
from parsers.passages import read_passages
from parsers.readers import plain
from parsers.targets import find_targets
from parsers.tasks import find_tasks

ROLE: Role = "body"


def corpus_text(folder: Path, megabytes: float) -> Text:
    """The canonical text of the folder's documents, repeated to about so many MB."""
    lines: list[Line] = []
    for path in sorted([*folder.rglob("*.txt"), *folder.rglob("*.md")]):
        lines += [line for line in plain.read(path.read_bytes()).lines if line.role == ROLE]
    once = canonical(lines)
    size = len(once.text.encode())
    times = max(1, round(megabytes * 1e6 / size))
    paragraphs = [paragraph.span.of(once.text) for paragraph in once.paragraphs] * times
    return joined(paragraphs)


def joined(paragraphs: Sequence[str]) -> Text:
    """Paragraphs as one canonical text."""
    at, spans = 0, []
    for words in paragraphs:
        spans.append(Paragraph(Span(at, at + len(words))))
        at += len(words) + 1
    return Text("\n".join(paragraphs), tuple(spans))


def citations(text: Text, sections: tuple[Section, ...]) -> int:
    frame = Frame(0, None, (0, 0), 0, None, len(text.paragraphs))
    return len(find_citations(text, frame, sections, Metadata()))


def outline(text: Text, sections: tuple[Section, ...]) -> int:
    return len(find_sections(text, 0, None, len(text.paragraphs))[0])


def targets_and_tasks(text: Text, sections: tuple[Section, ...]) -> int:
    overhead = Overhead(sections, read_passages(text, sections, None))
    return len(find_targets(text, overhead, (), Metadata())) + len(find_tasks(text, overhead, Metadata()))


Pass = Callable[[Text, tuple[Section, ...]], int]
PASSES: dict[str, Pass] = {
    "outline": outline,
    "citations": citations,
    "targets and tasks": targets_and_tasks,
}


def seconds(work: Pass, text: Text, sections: tuple[Section, ...]) -> tuple[float, int]:
    began = time.process_time()
    found = work(text, sections)
    return time.process_time() - began, found


def main() -> None:
    """Print one line a pass: speed at a tenth of the size and at the size, and on one line of digits and slashes."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path, nargs="?", default=Path("data/raw"))
    arguments.add_argument("--megabytes", type=float, default=20)
    chosen = arguments.parse_args()
    whole = corpus_text(chosen.folder, chosen.megabytes)
    tenth = corpus_text(chosen.folder, chosen.megabytes / 10)
    noise = joined(["12-3/45-678/9 " * int(chosen.megabytes / 2 * 1e6 / 14)])
    for name, work in PASSES.items():
        work(corpus_text(chosen.folder, 0), ())
        figures = []
        for text in (tenth, whole, noise):
            sections = find_sections(text, 0, None, len(text.paragraphs))[0] if name != "outline" else ()
            spent, found = seconds(work, text, sections)
            figures.append(f"{len(text.text.encode()) / 1e6 / spent:6.2f} MB/s ({found})")
        print(f"{name:>18}: tenth {figures[0]}, whole {figures[1]}, one noisy line {figures[2]}")


if __name__ == "__main__":
    main()
