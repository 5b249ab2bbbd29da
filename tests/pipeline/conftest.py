"""A small parser of a small language, so that these tests are about the pipeline alone.

first line            the title          1. Heading      a section
… 21-NQ/TW …          a citation         - 90% …         a target        (Sở Y tế) …    a task
KHÔNG ĐỌC ĐƯỢC        a ParseError       LỖI             a defect
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import regex

from parsers.errors import Unreadable
from parsers.model import Citation, Document, Metadata, Paragraph, Problem, Recipient, Section, Span, Target, Task
from pipeline.ingest import Summary, ingest
from tests.pipeline import ingests

Files = Mapping[str, str | None]
Run = Callable[..., Summary]
Order = Callable[..., dict[str, Any]]

RAW = Path(__file__).parents[2] / "data/raw"


@pytest.fixture(scope="session")
def text_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the samples that are plain text: quick to read, and they carry out and cite each other."""
    folder = tmp_path_factory.mktemp("raw")
    for file in sorted(RAW.iterdir()):
        if file.suffix in (".txt", ".md"):
            shutil.copy(file, folder)
    return folder


def tiny_parse(data: bytes, source_format: str, name: str = "") -> Document:
    """Reads the small language."""
    text = data.decode("utf-8")
    if "KHÔNG ĐỌC ĐƯỢC" in text:
        raise Unreadable("Tệp hỏng.", page=1)
    if "LỖI" in text:
        raise ValueError("a defect\nof two lines")
    lines = [Span(*match.span()) for match in regex.finditer(r"[^\n]+", text)]
    heads = [line for line in lines if regex.match(r"\d+\. ", line.of(text))]
    ends = [*(head.start - 1 for head in heads[1:]), len(text)] if heads else []
    sections = [
        Section(
            position=index,
            parent=None,
            depth=0,
            kind="arabic",
            label=head.of(text).split(".")[0],
            path=head.of(text).split(".")[0],
            heading=head.of(text).split(". ", 1)[1],
            span=Span(head.start, end),
            own=Span(head.start, end),
            body=head.end,
        )
        for index, (head, end) in enumerate(zip(heads, ends, strict=True))
    ]

    def section_at(place: int) -> int | None:
        return next((section.position for section in sections if section.span.start <= place < section.span.end), None)

    return Document(
        text=text,
        paragraphs=tuple(Paragraph(line, page=1) for line in lines),
        metadata=Metadata(
            title=lines[0].of(text),
            recipients=(Recipient("Lưu"),),
            places=(("title", lines[0]),),
            type_name="Nghị quyết",
        ),
        sections=tuple(sections),
        citations=tuple(
            Citation(
                "numbered",
                Span(*match.span()),
                "mentions",
                "Nghị quyết",
                "tiny",
                match[0],
                section=section_at(match.start()),
            )
            for match in regex.finditer(r"\d+-NQ/TW", text)
        ),
        targets=tuple(
            Target("target", Span(*match.span()), "=", 90.0, 90.0, "%", section=section_at(match.start()))
            for match in regex.finditer(r"- 90% \w+", text)
        ),
        tasks=tuple(
            Task(line, "Sở Y tế", section=section_at(line.start))
            for line in lines
            if line.of(text).startswith("(Sở Y tế)")
        ),
        problems=(Problem("info", "thu", "Để thử.", start=0),),
        source_format=source_format,
    )


@pytest.fixture
def sample() -> str:
    """A text of the small language with one of everything."""
    return (
        "Về xây dựng Đảng\n1. Mục tiêu\n- 90% đảng viên. Thực hiện 21-NQ/TW.\n"
        "2. Giao việc\n(Sở Y tế) Đang làm. Uỷ ban xem."
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to ingest."""
    path = tmp_path / "raw"
    path.mkdir()
    return path


@pytest.fixture
def put(folder: Path) -> Callable[[Files], None]:
    """Writes files into the folder; None as content takes the file away."""

    def write(files: Files) -> None:
        for name, content in files.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                file.unlink()
            else:
                file.write_text(content, encoding="utf-8")

    return write


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database is to be."""
    return tmp_path / "build" / "test.db"


@pytest.fixture
def run(folder: Path, database: Path) -> Run:
    """Ingests the folder with the small parser, in this process."""

    def once(into: Path = database, **options: object) -> Summary:
        return ingest(folder, into, **{"parse": tiny_parse, **options})  # type: ignore[arg-type]

    return once


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Order]:
    """Has an ingest carried out, and killed, by a process that has loaded the program; see `ingests`."""
    scratch = tmp_path_factory.mktemp("scratch")
    driver = subprocess.Popen(
        [sys.executable, ingests.__file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(scratch), "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert driver.stdin
    assert driver.stdout
    stdin, stdout = driver.stdin, driver.stdout
    assert json.loads(stdout.readline()) == {"ready": True}

    def ask(folder: Path, database: Path, **more: Any) -> dict[str, Any]:
        stdin.write(json.dumps({"folder": str(folder), "database": str(database), **more}) + "\n")
        stdin.flush()
        answer: dict[str, Any] = json.loads(stdout.readline())
        return answer

    yield ask
    stdin.close()
    assert driver.wait(timeout=60) == 0
    stdout.close()
    assert list(scratch.iterdir()) == []
