"""Who reads a database that a run is writing, or that a broken run left, is told; else nothing is said."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette

from pipeline import cli, lock
from pipeline.ingest import Step, Summary
from pipeline.site import HERE

Put = Callable[[Mapping[str, str | None]], None]
Run = Callable[..., Summary]

WRITING = "Đang nạp: những văn bản chưa đọc đến thì chưa có ở đây."
BROKEN = "bị dừng giữa chừng, có thể còn thiếu văn bản; hãy chạy lại lệnh nạp."


@pytest.fixture
def broken(database: Path, put: Put, run: Run) -> Path:
    """A database whose last run was broken off."""

    def stop(step: Step) -> None:
        raise KeyboardInterrupt

    put({"a.txt": "Về đảng viên", "b.txt": "Về B"})
    with pytest.raises(KeyboardInterrupt):
        run(tell=stop)
    return database


def page(database: Path, address: str) -> str:
    """A page of the site."""
    site = Datasette([str(database)], template_dir=str(HERE / "templates"), plugins_dir=str(HERE / "plugins"))

    async def get() -> str:
        answer = await site.client.get(address)
        assert answer.status_code == 200
        return str(answer.text)

    return asyncio.run(get())


def test_commands_say_it(broken: Path, run: Run, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    search = ["search", str(broken), "đảng"]
    assert cli.run(search) == 0
    out, said = capfd.readouterr()
    assert "Về đảng viên" in out
    assert BROKEN in said
    with lock.alone(broken):
        assert cli.run(["export", "targets", str(broken), str(tmp_path / "x.csv")]) == 0
        assert WRITING in capfd.readouterr().err
    run()
    assert cli.run(search) == 0
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("address", ["/", "/test", "/test/documents", "/test/-/do-thi", "/test/documents/a-txt"])
def test_pages_say_it(address: str, broken: Path, run: Run) -> None:
    assert BROKEN in page(broken, address)
    with lock.alone(broken):
        assert WRITING in page(broken, address)
    run()
    assert "notice" not in page(broken, address)


def test_another_s_database_has_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a)")
    assert "notice" not in page(path, "/other")
