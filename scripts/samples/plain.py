"""Plain text and Markdown: what is left of a document after pasting or converting.

A text keeps no bold and no tables; Markdown keeps both, and whatever `#` the converter put before a heading.
"""

from __future__ import annotations

import re
import textwrap

from .source import Block, Sample, bare

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
GUTTER = 8  # blanks between the two columns of a pasted masthead
_TURN = re.compile(r"\s*%(\d+)%\s*")
_NOTE = re.compile(r"\[\[(.+?)\]\]")


def _left(sample: Sample) -> list[str]:
    star = ["*"] if sample.style == "party" else []
    return [*sample.parent, *sample.issuer, *star, *filter(None, [sample.number, *sample.subject, sample.urgency])]


def _right(sample: Sample) -> list[str]:
    head = [PARTY] if sample.style == "party" else list(STATE)
    return [*head, *([sample.date] if sample.date else [])]


def _columns(sample: Sample) -> list[str]:
    """Left and right column on one line each, as pasted from a page."""
    left, right = _left(sample), _right(sample)
    if len(right) < len(left):
        right = [*right[:-1], *[""] * (len(left) - len(right)), right[-1]]
    width = max(map(len, left)) + GUTTER
    rows = [(*pair,) for pair in zip([*left, *[""] * (len(right) - len(left))], right, strict=True)]
    return ["\n".join(f"{a:<{width}}{b}".rstrip() for a, b in rows)]


def _cells(left: list[str], right: list[str]) -> list[str]:
    """A borderless table as converters leave it: the bars of its cells on lines of their own."""
    return ["\n".join(["|", *left, "|", *right, "|"])]


def _head(sample: Sample) -> list[str]:
    if sample.masthead == "none":
        lines: list[str] = []
    elif sample.masthead == "columns":
        lines = _columns(sample)
    elif sample.masthead == "cells":
        left, right = _left(sample), _right(sample)
        lines = _cells(
            [f"**{line}**" if line in sample.issuer else line for line in left], [f"**{right[0]}**", *right[1:]]
        )
    else:
        lines = ["\n".join([*_right(sample)[:-1]]), "\n".join(_left(sample)), _right(sample)[-1]]
    return [*lines, *sample.addressees]


def _closing(sample: Sample) -> list[str]:
    if sample.closing == "none":
        return []
    left, right = ["Nơi nhận:", *sample.recipients], list(sample.signature)
    if sample.closing == "cells":
        return _cells(["**Nơi nhận:**", *left[1:]], [f"**{right[0]}**", *right[1:]])
    return ["\n".join(left), *right]


def _table(block: Block, markdown: bool) -> str:
    if not markdown:
        return "\n".join("\t".join(map(bare, row)) for row in block.rows)
    rows = [f"| {' | '.join(row)} |" for row in block.rows]
    return "\n".join([rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:]])


def _paragraph(text: str, sample: Sample, markdown: bool, notes: list[str]) -> str:
    parts = []
    text = _NOTE.sub(lambda note: _mark(note[1], notes), text)
    for part in _TURN.sub(lambda turn: f"\f{turn[1]}\f", text).split("\f"):
        line = part if markdown else bare(part)
        parts.append(textwrap.fill(line, sample.wrap, break_on_hyphens=False) if sample.wrap else line)
    return "\n\n".join(parts)


def _mark(note: str, notes: list[str]) -> str:
    notes.append(note)
    return f"[{len(notes)}]"


def write(sample: Sample) -> bytes:
    """The document as one text, paragraphs apart by an empty line, footnotes at the end."""
    notes: list[str] = []
    markdown = sample.file.endswith(".md")
    title = [*sample.type_name, *sample.title]
    parts = _head(sample)
    if title:
        parts.append("  \n".join(f"**{line}**" for line in title) if markdown else "\n".join(title))
    for block in sample.body:
        if block.kind == "table":
            parts.append(_table(block, markdown))
        elif block.kind == "closing":
            parts.extend(_closing(sample))
        elif block.kind == "rule":
            parts.append("-----")
        elif block.text:
            parts.append(_paragraph(block.text, sample, markdown, notes))
    parts += (f"[{at}] {note}" for at, note in enumerate(notes, 1))
    return ("\n\n".join(parts) + "\n").encode()
