"""The command `nghiquyet`: one verb a command, each a thin call.

A command imports what it alone needs when it is called, for no other should wait while that loads.

Exit codes: 0 all done, 1 some files could not be read (they are listed), 2 misuse.
"""

from __future__ import annotations

import atexit
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from sqlite_utils import Database

from parsers.errors import ParseError
from parsers.model import Document
from pipeline import freshness, report, store
from pipeline.errors import CallError, UnreadableFile, UnusableCluster
from pipeline.ingest import ingest
from pipeline.versions import DISTRIBUTION
from pipeline.vietnamese import HELP, Group, explain_call

if TYPE_CHECKING:
    from pipeline.reading import ReadAll

FAILED = 1
MISUSE = 2
INTERRUPTED = 130


@click.group(cls=Group, context_settings=HELP)
@click.version_option(package_name=DISTRIBUTION, message="%(package)s %(version)s", help="In phiên bản.")
def cli() -> None:
    """Đọc nghị quyết, chương trình hành động, chỉ thị, kết luận … thành một cơ sở dữ liệu tra cứu được."""


@cli.command("ingest")
@click.argument("raw", metavar="THƯ-MỤC", type=click.Path(path_type=Path))
@click.option("--db", "database", metavar="TỆP", type=click.Path(path_type=Path), required=True, help="Cơ sở dữ liệu.")
@click.option(
    "--workers", metavar="SỐ", type=click.IntRange(min=1), help="Số tiến trình đọc; mặc định bằng số lõi máy."
)
@click.option("--allow-secret", is_flag=True, help="Nạp cả văn bản đóng dấu MẬT, TỐI MẬT, TUYỆT MẬT.")
@click.option("--scheduler", metavar="ĐỊA-CHỈ", help="Đọc trên các máy của cụm Dask tại ĐỊA-CHỈ (tcp://…, tls://…).")
@click.option("--shared", is_flag=True, help="Các máy của cụm cùng thấy THƯ-MỤC tại chỗ ấy: không gửi nội dung tệp.")
def ingest_command(
    raw: Path, database: Path, workers: int | None, allow_secret: bool, scheduler: str | None, shared: bool
) -> int:
    """Nạp mọi văn bản trong THƯ-MỤC vào cơ sở dữ liệu; chỉ đọc lại những tệp đã đổi."""
    if scheduler and workers:
        raise CallError("--workers là số tiến trình trên máy này, không dùng cùng --scheduler.")
    if shared and not scheduler:
        raise CallError("--shared chỉ dùng cùng --scheduler.")
    readers: AbstractContextManager[ReadAll | None] = _cluster(scheduler, raw, shared) if scheduler else nullcontext()
    with readers as read_all, report.progress(Console(stderr=True)) as tell:
        summary = ingest(
            raw, database, workers or os.cpu_count() or 1, tell, allow_secret=allow_secret, read_all=read_all
        )
    report.show(summary, Console())
    return FAILED if summary.failures else 0


@cli.command("verify")
@click.argument("database", metavar="CSDL", type=click.Path(path_type=Path))
@click.argument("raw", metavar="THƯ-MỤC", type=click.Path(path_type=Path))
@click.option("--quick", is_flag=True, help="Không đọc lại các tệp, chỉ so mã băm của chúng.")
@click.option(
    "--workers", metavar="SỐ", type=click.IntRange(min=1), help="Số tiến trình đọc; mặc định bằng số lõi máy."
)
def verify_command(database: Path, raw: Path, quick: bool, workers: int | None) -> int:
    """Kiểm tra cơ sở dữ liệu đã nạp từ THƯ-MỤC: từng vị trí, từng số đếm, từng tệp. Không sửa gì."""
    from pipeline.verify import verify

    with report.bar(Console(stderr=True)) as tell:
        verdict = verify(database, raw, workers or os.cpu_count() or 1, quick, tell)
    click.echo("\n".join(report.verdict_lines(verdict)))
    return FAILED if verdict.faults.counts else 0


@cli.command("parse")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="In mọi điều đọc được, dạng JSON.")
def parse_command(file: Path, as_json: bool) -> None:
    """Đọc một TỆP và in những gì hiểu được, không ghi vào đâu."""
    from pipeline import outlook

    document = _read(file)
    if as_json:
        click.echo(json.dumps(asdict(document), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(outlook.summary(document)))


@cli.command("outline")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
def outline_command(file: Path) -> None:
    """In dàn mục của một TỆP."""
    from pipeline import outlook

    click.echo("\n".join(outlook.outline(_read(file))))


@cli.command("explain")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
def explain_command(file: Path) -> None:
    """In từng đoạn của TỆP, dưới mỗi đoạn là những gì đọc ra từ đó và theo quy tắc nào."""
    from pipeline import outlook

    click.echo("\n".join(outlook.explain(_read(file))))


@cli.command("search")
@click.argument("database", metavar="CSDL", type=click.Path(path_type=Path))
@click.argument("query", metavar="CÂU-HỎI…", nargs=-1, required=True)
@click.option("--limit", metavar="SỐ", type=click.IntRange(min=1), default=20, help="Nhiều nhất bấy nhiêu câu (20).")
def search_command(database: Path, query: Sequence[str], limit: int) -> None:
    """Tìm câu trong cơ sở dữ liệu. Gõ có dấu thì tìm đúng dấu, không dấu thì dấu nào cũng được."""
    from pipeline.finding import search

    with _reading(database) as db:
        hits = search(db, " ".join(query), limit)
    for hit in hits:
        page = f", trang {hit.page}" if hit.page else ""
        section = f", mục {hit.section}" if hit.section else ""
        click.echo(f"{hit.document}{section}{page} ({hit.document_id})\n    {' '.join(hit.text.split())}")
    if not hits:
        click.echo("Không tìm thấy câu nào.")


@cli.group("export", cls=Group)
def export_group() -> None:
    """Xuất dữ liệu cho chương trình khác: lịch, bảng tính, đồ thị."""


_DATABASE = click.argument("database", metavar="CSDL", type=click.Path(path_type=Path))
_TARGET = click.argument("target", metavar="TỆP", type=click.Path(path_type=Path))


@export_group.command("graph")
@_DATABASE
@_TARGET
def export_graph_command(database: Path, target: Path) -> None:
    """Xuất đồ thị viện dẫn ra TỆP; đuôi tệp chọn dạng: .graphml, .gexf hoặc .json."""
    from pipeline.export_graph import graph_file

    with _reading(database) as db:
        _write(target, graph_file(db, _form(target)))


@export_group.command("targets")
@_DATABASE
@_TARGET
def export_targets_command(database: Path, target: Path) -> None:
    """Xuất bảng chỉ tiêu ra TỆP; đuôi tệp chọn dạng: .xlsx (Excel) hoặc .csv.

    Chữ trong văn bản không bao giờ chạy như công thức: ở .xlsx ô chữ luôn là chữ, ở .csv dấu = + - @ đứng đầu có thêm
    dấu nháy đơn phía trước.
    """
    from pipeline.export_targets import targets_file

    with _reading(database) as db:
        _write(target, targets_file(db, _form(target)))


@export_group.command("calendar")
@_DATABASE
@_TARGET
def export_calendar_command(database: Path, target: Path) -> None:
    """Xuất nhiệm vụ có ngày đến hạn ra lịch TỆP (.ics), mở được bằng mọi chương trình lịch."""
    from pipeline.export_calendar import calendar_file

    if _form(target) != "ics":
        raise CallError(f"Lịch có đuôi tệp .ics; hãy đổi tên {target}.")
    with _reading(database) as db:
        calendar = calendar_file(db)
    _write(target, calendar.content)
    click.echo(f"{calendar.events} nhiệm vụ có ngày, trong đó {calendar.repeating} việc lặp lại.")
    for reason, count in calendar.left_out.items():
        click.echo(f"Không có trong lịch: {count} nhiệm vụ {reason}.")


@cli.command("serve")
@click.argument("database", metavar="CSDL", type=click.Path(path_type=Path))
@click.option("--port", metavar="CỔNG", type=click.IntRange(0, 65535), default=8001, help="Cổng trên máy này (8001).")
@click.option("--raw", metavar="THƯ-MỤC", type=click.Path(path_type=Path), help="Nơi có tệp gốc, để xem và tải về.")
def serve_command(database: Path, port: int, raw: Path | None) -> None:
    """Mở cơ sở dữ liệu trong trình duyệt, chỉ trên máy này."""
    from pipeline import site

    if raw and not raw.is_dir():
        raise CallError(f"Không có thư mục {raw}; hãy nêu thư mục đã nạp, hoặc bỏ --raw.")
    with _reading(database):
        arguments = site.datasette_arguments(database, port)
    if port:
        click.echo(f"Mở http://127.0.0.1:{port} trong trình duyệt; bấm Ctrl+C để dừng.")
    os.environ.pop(site.RAW_FOLDER, None)
    if raw:
        os.environ[site.RAW_FOLDER] = str(raw.resolve())
    os.execv(sys.executable, [sys.executable, "-m", "datasette", *arguments])


def run(arguments: Sequence[str] | None = None) -> int:
    """Carries out a call, and gives its exit code."""
    try:
        return cli.main(arguments, prog_name="nghiquyet", standalone_mode=False) or 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return MISUSE
    except click.UsageError as error:
        click.echo(f"Lỗi: {explain_call(error)}", err=True)
        if error.ctx:
            click.echo(f"Gõ `{error.ctx.command_path} --help` để xem cách dùng.", err=True)
        return MISUSE
    except CallError as error:
        click.echo(f"Lỗi: {error}", err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Đã dừng. Những văn bản đã nạp vẫn còn nguyên; chạy lại để làm tiếp.", err=True)
        return INTERRUPTED


def main() -> None:
    """Runs the command and ends the process with its code."""
    code = FAILED

    def leave() -> None:
        # Taking apart all that was loaded takes longer than looking at a thousand files.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)

    atexit.register(leave)  # the first to be registered is the last to be called
    code = run()


def _cluster(scheduler: str, raw: Path, shared: bool) -> AbstractContextManager[ReadAll]:
    try:
        # Dask is optional, and slow to import.
        from pipeline import cluster
    except ModuleNotFoundError as error:
        if error.name not in ("dask", "distributed"):
            raise
        raise UnusableCluster(
            "Đọc trên nhiều máy cần phần bổ sung `cluster`: pip install 'nghiquyet[cluster]'."
        ) from error
    return cluster.connect(scheduler, raw if shared else None)


@contextmanager
def _reading(database: Path) -> Iterator[Database]:
    """The database, for reading only; where it is not up to date, that is said."""
    with store.reading(database) as db:
        last = db.execute(freshness.LAST_RUN).fetchone()
        if last and (words := freshness.notice(database, *last)):
            click.echo(f"Lưu ý: {words}", err=True)
        yield db


def _form(target: Path) -> str:
    return target.suffix.removeprefix(".").lower()


def _write(target: Path, content: bytes) -> None:
    try:
        target.write_bytes(content)
    except OSError as error:
        raise CallError(f"Không ghi được {target} ({error.strerror}); hãy chọn chỗ khác.") from error
    click.echo(f"Đã ghi {target}.")


def _read(file: Path) -> Document:
    from pipeline.inventory import single_file
    from pipeline.limits import check_size
    from pipeline.opening import open_document
    from pipeline.reading import refusal

    if not file.is_file():
        raise CallError(f"Không có tệp {file}.")
    source = single_file(file)
    if refused := refusal(source):
        raise UnreadableFile(refused.message)
    try:
        check_size(file.stat().st_size)
        return open_document(file.read_bytes(), source.format, file.name)
    except ParseError as error:
        raise UnreadableFile(error.message) from error
