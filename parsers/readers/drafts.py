"""Lines on their way into a reading, as Word files and pages give them, and the notes whose marks stand in them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from parsers.model import Line

Note = tuple[str, str]
"""The part of the file that holds a note (`footnotes`, `endnotes` …) and its name there."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A line on its way into the reading, with the notes whose marks stand in it.

    bare: a paragraph without words, kept for its number (the first column of a table is often nothing else) or its note
    """

    line: Line
    notes: tuple[Note, ...] = ()
    bare: bool = False


def with_notes(drafts: list[Draft], notes: dict[Note, str]) -> tuple[Line, ...]:
    """The lines, tables counted from 0 without a gap, and the notes behind them in the order of their marks."""
    lines: list[Line] = []
    footnotes: list[Line] = []
    tables: dict[int, int] = {}
    for draft in drafts:
        line = draft.line
        if line.table is not None:
            line = replace(line, table=tables.setdefault(line.table, len(tables)))
        if not draft.bare:
            lines.append(line)
        anchor = len(lines) - 1 if lines else None
        words = (notes.get(note, "") for note in draft.notes)
        footnotes += [Line(text, role="footnote", whole=True, anchor=anchor) for text in words if text]
    return (*lines, *footnotes)
