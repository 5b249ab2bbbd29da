"""A document in another coat gives the same facts: each sample as Word, PDF, web page, text, Markdown and scan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from samples import html, pdf, plain, word
from samples.source import Block, Sample, load

from parsers.document import parse
from parsers.model import Document
from tests.scans import pictures, recognised, scan

TEXTS = sorted((Path(__file__).parents[1] / "scripts/samples/texts").glob("*.toml"))
# Over all samples, of every kind of fact; what recognition gets wrong is mostly a tone mark in a heading.
SCAN_F1 = 0.95


def saved_whole(sample: Sample) -> bytes:
    """The web page of a sample as a browser saves it with all that belongs to it."""
    whole = MIMEMultipart("related")
    whole.attach(MIMEText(html.write(sample).decode(), "html", "utf-8"))
    return whole.as_bytes()


COATS: dict[str, Callable[[Sample], bytes]] = {
    "pdf": pdf.write,
    "html": html.write,
    "mhtml": saved_whole,
    "txt": plain.write,
    "md": plain.write,
}


def dressed(sample: Sample, ending: str) -> Sample:
    """The sample as that writer wants it; the `#` that converters put before headings are Markdown's alone."""
    body = sample.body if ending == "md" else tuple(map(without_hashes, sample.body))
    return replace(sample, file=f"sample.{ending}", body=body)


def without_hashes(block: Block) -> Block:
    return replace(block, text=block.text.lstrip("# ")) if block.text.startswith("#") else block


def facts(document: Document) -> dict[str, Counter[object]]:
    return {
        "sections": Counter((section.path, section.heading) for section in document.sections),
        "citations": Counter((c.number, c.issued_on) for c in document.citations if c.number),
        "targets": Counter((t.comparator, t.value_min, t.value_max, t.unit) for t in document.targets),
    }


def read(sample: Sample, ending: str, write: Callable[[Sample], bytes]) -> dict[str, Counter[object]]:
    coat = dressed(sample, ending)
    return facts(parse(write(coat), ending, coat.file))


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_every_coat_says_the_same(text: Path) -> None:
    sample = load(text)
    as_word = read(sample, "docx", word.write)
    assert as_word["citations"]
    assert {ending: read(sample, ending, write) for ending, write in COATS.items()} == dict.fromkeys(COATS, as_word)


def test_a_scan_says_nearly_the_same() -> None:
    shared: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for text in TEXTS:
        sample = load(text)
        as_word = read(sample, "docx", word.write)
        if document := recognised(scan(pictures(pdf.write(dressed(sample, "pdf")))), "pdf"):
            scanned = facts(document)
            for kind, known in as_word.items():
                shared[kind] += 2 * (known & scanned[kind]).total()
                told[kind] += known.total() + scanned[kind].total()
    assert {kind: shared[kind] / told[kind] for kind in told if shared[kind] < SCAN_F1 * told[kind]} == {}
