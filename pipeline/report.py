"""What a run says: a bar on a terminal, plain lines elsewhere, and at the end what was loaded and what was not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.ingest import Step, Summary

if TYPE_CHECKING:
    from pipeline.verify import Verdict

_FILES = {
    "files": "tệp trong thư mục",
    "added": "mới",
    "changed": "đọc lại",
    "unchanged": "giữ nguyên",
    "removed": "đã bỏ khỏi cơ sở dữ liệu",
    "failed": "không nạp được",
}
_ROWS = {
    "documents": "văn bản",
    "sections": "mục",
    "sentences": "câu",
    "citations": "lần nhắc đến văn bản khác",
    "works": "văn bản được biết đến",
    "targets": "chỉ tiêu, kết quả",
    "tasks": "nhiệm vụ",
    "problems": "chỗ cần xem lại",
}
_EXAMINED = {**_ROWS, "paragraphs": "đoạn", "terms": "từ", "files": "tệp đã nạp", "again": "tệp đọc lại"}


@contextmanager
def progress(console: Console) -> Iterator[Callable[[Step], None]]:
    """Gives what is to be told of each file that is done."""
    if not console.is_terminal:
        yield lambda step: console.print(_line(step), soft_wrap=True, markup=False, highlight=False)
        return
    with bar(console) as move:
        yield lambda step: move(step.done, step.total, step.path)


@contextmanager
def bar(console: Console) -> Iterator[Callable[[int, int, str], None]]:
    """Gives what is to be told of each file: how many are done, of how many, and its path. Silent on no terminal."""
    # Imported here: most runs that find nothing to do are of programs, which have no terminal.
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Đang đọc"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:
        task = shown.add_task("", total=None)
        yield lambda done, total, path: shown.update(task, total=total, completed=done, description=path)


def show(summary: Summary, console: Console) -> None:
    """The closing tables."""
    loaded = Table("Đã nạp", "", show_header=False)
    for names, numbers in ((_FILES, summary.files), (_ROWS, summary.rows)):
        for key, name in names.items():
            loaded.add_row(name, f"{numbers[key]:,}".replace(",", "."))
        loaded.add_section()
    console.print(loaded)
    if summary.failures:
        _show_failures(summary, console)


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """What an examination found, each kind of fault with its first places."""
    examined = ", ".join(
        f"{verdict.examined[key]} {name}" for key, name in _EXAMINED.items() if key in verdict.examined
    )
    yield f"Đã kiểm tra: {examined or 'tệp cơ sở dữ liệu'}."
    yield from (f"Lưu ý: {note}" for note in verdict.notes)
    for kind, count in verdict.faults.counts.items():
        yield f"{kind}: {count} chỗ"
        first = verdict.faults.first[kind]
        yield from (f"- {fault.place}: trong CSDL: {fault.stored}; đúng ra: {fault.expected}" for fault in first)
        if count > len(first):
            yield f"- … và {count - len(first)} chỗ nữa"
    total = sum(verdict.faults.counts.values())
    yield f"Có {total} chỗ không đúng." if total else "Mọi điều đã kiểm tra đều đúng."


def _show_failures(summary: Summary, console: Console) -> None:
    if not console.is_terminal:
        console.print("Không nạp được:")
        for failure in summary.failures:
            line = f"- {failure.path}: [{failure.code}] {failure.message}"
            console.print(line, soft_wrap=True, markup=False, highlight=False)
        return
    failed = Table("Tệp", "Vấn đề", "Là gì, và làm gì", title="Không nạp được", title_justify="left", show_lines=True)
    for failure in summary.failures:
        failed.add_row(Text(failure.path), failure.code, Text(failure.message))
    console.print(failed)


def _line(step: Step) -> str:
    result = f"KHÔNG NẠP ĐƯỢC [{step.failure.code}] {step.failure.message}" if step.failure else "đã nạp"
    return f"[{step.done}/{step.total}] {step.path}: {result}"
