"""Tables of targets and of tasks: which column holds what, and what each row says."""

from __future__ import annotations

from parsers.model import Section, Span, Target, Task, Text


def target_rows(text: Text, sections: tuple[Section, ...], closing: Span | None) -> tuple[Target, ...]:
    return ()


def task_rows(text: Text, sections: tuple[Section, ...], closing: Span | None, year: int | None) -> tuple[Task, ...]:
    return ()
