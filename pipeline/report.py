"""What a run says: a bar on a terminal, plain lines elsewhere, and at the end what was loaded and what was not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from pipeline.ingest import Step, Summary

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


@contextmanager
def progress(console: Console) -> Iterator[Callable[[Step], None]]:
    """Gives what is to be told of each file that is done."""
    if not console.is_terminal:
        yield lambda step: console.print(_line(step), soft_wrap=True, markup=False, highlight=False)
        return
    columns = (
        TextColumn("Đang đọc"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda step: bar.update(task, total=step.total, completed=step.done, description=step.path)


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
