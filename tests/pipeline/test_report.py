"""What is said on a terminal; elsewhere see test_cli."""

from __future__ import annotations

import io

from rich.console import Console

from parsers.model import Problem
from pipeline import report
from pipeline.ingest import COUNTED, Failure, Step, Summary


def terminal() -> tuple[Console, io.StringIO]:
    out = io.StringIO()
    return Console(file=out, force_terminal=True, width=100, color_system=None), out


def test_names_are_no_markup() -> None:
    """A file may be called `[b].rtf` or `[/].txt`."""
    console, out = terminal()
    with report.progress(console) as tell:
        tell(Step(1, 2, "[/].txt", None))
        tell(Step(2, 2, "[b].rtf", Problem("error", "tep_hong", "Tệp hỏng.")))
    files = dict.fromkeys(("files", "added", "changed", "unchanged", "removed", "failed"), 1234)
    summary = Summary(files, dict.fromkeys(COUNTED, 0), (Failure("[/].txt", "tep_hong", "Hãy [xem] lại."),))
    report.show(summary, console)
    said = out.getvalue()
    for part in ("1.234", "[/].txt", "tep_hong", "Hãy [xem] lại."):
        assert part in said
