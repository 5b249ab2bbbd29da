"""One document as its author wrote it: a TOML file with the masthead, the closing and the body.

In the body a line is a paragraph, and its first signs say what kind:

    = words       centred
    | a | b |     a row of a table; rows that follow each other are one table, the first its head
    ---           a short rule
    %%%           a new page
    <<closing>>   where Nơi nhận and the signature stand, if annexes follow; else they end the document

Inside a line: `**bold**`, `*italic*`, `[[words of a footnote]]`, and `%2%` where page 2 begins in the middle of a
paragraph (only a text that was pasted from pages shows it).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

BlockKind = Literal["paragraph", "centred", "table", "rule", "page", "closing"]

CLOSING = "<<closing>>"
_MARKS = re.compile(r"(?P<note>\[\[.+?\]\])|(?P<bold>\*\*)|(?P<italic>\*(?=\S)|(?<=\S)\*)")
_TURN = re.compile(r"\s*%\d+%\s*")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one style; `note` is the text of a footnote whose mark stands here (then `text` is empty)."""

    text: str
    bold: bool = False
    italic: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a table or a sign between them."""

    kind: BlockKind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """One document. `masthead`, `wrap` and `closing` say how a plain text shows it, `numbering` how Word does."""

    file: str
    style: Literal["party", "state"]
    body: tuple[Block, ...]
    parent: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    number: str = ""
    subject: tuple[str, ...] = ()
    urgency: str = ""
    date: str = ""
    addressees: tuple[str, ...] = ()
    type_name: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    masthead: Literal["columns", "stacked", "cells", "none"] = "stacked"
    closing: Literal["stacked", "cells", "none"] = "stacked"
    wrap: int = 0
    numbering: Literal["typed", "styles", "direct"] = "typed"


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def read_blocks(body: str, widths: list[list[float]]) -> tuple[Block, ...]:
    """The blocks of a body; `widths` are the relative column widths, one list a table."""
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    columns = iter(widths)
    for line in [*body.strip("\n").split("\n"), ""]:
        if line.startswith("|"):
            rows.append(_cells(line))
            continue
        if rows:
            blocks.append(Block("table", rows=tuple(rows), widths=tuple(next(columns))))
            rows = []
        if line.startswith("= "):
            blocks.append(Block("centred", line[2:]))
        elif line == "---":
            blocks.append(Block("rule"))
        elif line == "%%%":
            blocks.append(Block("page"))
        elif line == CLOSING:
            blocks.append(Block("closing"))
        elif line.strip():
            blocks.append(Block("paragraph", line))
    if not any(block.kind == "closing" for block in blocks):
        blocks.append(Block("closing"))
    return tuple(blocks)


def load(path: Path) -> Sample:
    """Read one document's text."""
    fields = tomllib.loads(path.read_text(encoding="utf-8"))
    blocks = read_blocks(fields.pop("body"), fields.pop("widths", []))
    kept: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}
    return Sample(body=blocks, **kept)


def read_runs(line: str) -> tuple[Run, ...]:
    """The styled stretches of a line, without its marks.

    >>> [run.text for run in read_runs("**a** b *c*")]
    ['a', ' b ', 'c']
    """
    runs: list[Run] = []
    bold = italic = False
    start = 0
    line = _TURN.sub(" ", line)
    for mark in _MARKS.finditer(line):
        if mark.start() > start:
            runs.append(Run(line[start : mark.start()], bold, italic))
        start = mark.end()
        if mark["note"]:
            runs.append(Run("", bold, italic, note=mark["note"][2:-2]))
        elif mark["bold"]:
            bold = not bold
        else:
            italic = not italic
    if bold or italic:
        raise ValueError(f"mark left open: {line}")
    if start < len(line):
        runs.append(Run(line[start:]))
    return tuple(runs)


def bare(line: str) -> str:
    """The line without marks of style."""
    return "".join(run.text for run in read_runs(line))
