"""One file to one Document: the whole method on one screen.

bytes -> lines -> canonical text -> frame -> sections, metadata, citations, targets, tasks -> Document
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from parsers.checks import check
from parsers.citations import find_citations
from parsers.errors import NoText, UnsupportedFormat
from parsers.frame import find_frame
from parsers.metadata import read_metadata
from parsers.model import Document, Reading
from parsers.outline import find_sections
from parsers.overhead import Overhead
from parsers.paragraphs import canonical
from parsers.passages import read_passages
from parsers.province import read_province
from parsers.readers import docx, html, mhtml, pdf, plain
from parsers.targets import find_targets
from parsers.tasks import find_tasks

READERS: Mapping[str, Callable[[bytes], Reading]] = {
    "txt": plain.read,
    "md": plain.read,
    "html": html.read,
    "mhtml": mhtml.read,
    "docx": docx.read,
    "pdf": pdf.read,
}


def parse(data: bytes, source_format: str, name: str = "") -> Document:
    """Read one document; every span of the result holds in its `text`.

    source_format is a key of `READERS`; `name` is only told in messages. Raises a `ParseError` (UnsupportedFormat,
    Unreadable, NoText) where there is no document to be had; whatever is doubtful otherwise is in `problems`.
    """
    if source_format not in READERS:
        raise UnsupportedFormat(f"Chưa có bộ đọc cho tệp .{source_format}: {name}")
    return parse_reading(READERS[source_format](data), source_format)


def parse_reading(reading: Reading, source_format: str) -> Document:
    """The same from a reading, wherever its lines come from; raises `NoText` where they say nothing."""
    text = canonical(reading.lines)
    if not text.paragraphs:
        raise NoText("Tệp không có chữ nào để đọc.")
    frame = find_frame(text)
    closing = frame.closing_span(text)
    metadata = read_metadata(text, frame)
    metadata = replace(metadata, province=read_province(text.text, metadata))
    sections, doubts = find_sections(text, frame.body, closing, frame.end)
    citations = find_citations(text, frame, sections, metadata)
    overhead = Overhead(sections, read_passages(text, sections, closing))
    targets = find_targets(text, overhead, citations, metadata)
    tasks = find_tasks(text, overhead, metadata)
    document = Document(
        text=text.text,
        paragraphs=text.paragraphs,
        metadata=metadata,
        sections=sections,
        citations=citations,
        targets=targets,
        tasks=tasks,
        problems=(*reading.problems, *doubts),
        page_count=reading.page_count,
        source_format=source_format,
        closing=closing,
    )
    return check(document)
