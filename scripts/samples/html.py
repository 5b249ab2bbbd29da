"""A web page as Word saves it: the masthead a table, every paragraph a `p`, footnotes at the end."""

from __future__ import annotations

from html import escape

from .plain import PARTY, STATE
from .source import Block, Run, Sample, read_runs


def write(sample: Sample) -> bytes:
    """The document as one page."""
    notes: list[str] = []
    title = (_paragraph(line, notes, "center", bold=True) for line in (*sample.type_name, *sample.title))
    parts = [*_head(sample), *title]
    for block in sample.body:
        parts += _block(block, sample, notes)
    for at, note in enumerate(notes, 1):
        parts.append(f'<div id="ftn{at}"><p><a href="#_ftnref{at}" name="_ftn{at}">[{at}]</a> {note}</p></div>')
    body = "\n".join(parts)
    return f'<html><head><meta charset="utf-8"></head><body>\n{body}\n</body></html>\n'.encode()


def _head(sample: Sample) -> list[str]:
    if sample.masthead == "none":
        return []
    star = ["*"] if sample.style == "party" else []
    left = [*sample.parent, *sample.issuer, *star, *filter(None, [sample.number, *sample.subject, sample.urgency])]
    right = [*([PARTY] if sample.style == "party" else STATE), *filter(None, [sample.date])]
    return [_two_cells(left, right), *(_paragraph(line, [], "center") for line in sample.addressees)]


def _two_cells(left: list[str], right: list[str]) -> str:
    cells = "".join(f"<td>{''.join(_paragraph(line, [], 'center') for line in side)}</td>" for side in (left, right))
    return f"<table><tr>{cells}</tr></table>"


def _block(block: Block, sample: Sample, notes: list[str]) -> list[str]:
    match block.kind:
        case "table":
            rows = ("".join(f"<td>{_paragraph(cell, notes)}</td>" for cell in row) for row in block.rows)
            return [f'<table border="1">{"".join(f"<tr>{row}</tr>" for row in rows)}</table>']
        case "closing":
            if sample.closing == "none":
                return []
            return [_two_cells(["Nơi nhận:", *sample.recipients], list(sample.signature))]
        case "rule" | "page":
            return ["<hr>"]
        case kind:
            return [_paragraph(block.text, notes, "center" if kind == "centred" else "justify")]


def _paragraph(line: str, notes: list[str], align: str = "left", *, bold: bool = False) -> str:
    words = "".join(_run(run, notes) for run in read_runs(line))
    return f'<p style="text-align:{align}">{f"<b>{words}</b>" if bold else words}</p>'


def _run(run: Run, notes: list[str]) -> str:
    if run.note is not None:
        notes.append(escape(run.note))
        at = len(notes)
        return f'<a href="#_ftn{at}" name="_ftnref{at}"><sup>[{at}]</sup></a>'
    words = escape(run.text)
    words = f"<i>{words}</i>" if run.italic else words
    return f"<b>{words}</b>" if run.bold else words
