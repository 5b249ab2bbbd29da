"""The command as a person meets it: Vietnamese words, and exit codes that a script can trust."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.cli import run
from pipeline.site import RAW_FOLDER

Put = Callable[[Mapping[str, str | None]], None]

PLAN = """TỈNH ỦY A
*
Số 15-KH/TU

KẾ HOẠCH
thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương

I. MỤC TIÊU

1. Đến năm 2030 có 90% xã đạt chuẩn.

II. TỔ CHỨC THỰC HIỆN

1. Sở Y tế

- Chủ trì, phối hợp với Sở Tài chính rà soát trang thiết bị, hoàn thành trước ngày 30/6/2027.
"""


@pytest.fixture
def loaded(put: Put, folder: Path, database: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    put({"ke-hoach.txt": PLAN})
    assert run(["ingest", str(folder), "--db", str(database), "--workers", "1"]) == 0
    capfd.readouterr()
    return database


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param([], ["Cách dùng: nghiquyet [TÙY CHỌN] LỆNH", "Lệnh:", "ingest", "explain"], id="no command"),
        pytest.param(["--help"], ["Tùy chọn:", "--version", "In phiên bản.", "In trang này."], id="help"),
        pytest.param(
            ["ingest", "--help"],
            ["Cách dùng: nghiquyet ingest [TÙY CHỌN] THƯ-MỤC", "--workers SỐ", "[bắt buộc]"],
            id="verb",
        ),
        pytest.param(["--version"], ["nghiquyet 0"], id="version"),
    ],
)
def test_help_is_vietnamese(arguments: list[str], expected: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == (0 if arguments else 2)
    said = "".join(capfd.readouterr())
    assert all(part in said for part in expected)
    assert not any(word in said for word in ("Usage", "Options", "Commands", "Show", "message", "required"))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["ingest", "none", "--db", "x.db"], "Không có thư mục none", id="no folder"),
        pytest.param(["ingest", "{raw}", "--db", "x.db"], "Không có tệp nào", id="empty folder"),
        pytest.param(["ingest", "{raw}", "--db", "{raw}"], "Không có tệp nào", id="empty folder before all"),
        pytest.param(["ingest", "{raw}"], "Thiếu --db", id="no database"),
        pytest.param(["ingest", "--db", "x.db"], "Thiếu THƯ-MỤC", id="no folder named"),
        pytest.param(["ingest", "{raw}", "--db", "x.db", "--workers", "0"], "--workers không hợp lệ", id="no workers"),
        pytest.param(["ingest", "{raw}", "--bd", "x.db"], "Không có tùy chọn --bd", id="no such option"),
        pytest.param(["nap"], "Không có lệnh nap", id="no such command"),
        pytest.param(["parse", "none.txt"], "Không có tệp none.txt", id="no file"),
        pytest.param(["search", "none.db", "đảng"], "hãy nạp trước", id="no database to search"),
        pytest.param(["serve", "none.db"], "hãy nạp trước", id="no database to serve"),
        pytest.param(["serve", "none.db", "--raw", "none"], "Không có thư mục none", id="no folder of files"),
        pytest.param(["serve", "none.db", "thừa"], "Thừa", id="one argument too many"),
    ],
)
def test_misuse(
    arguments: list[str],
    expected: str,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run([argument.format(raw=folder) for argument in arguments]) == 2
    out, said = capfd.readouterr()
    assert out == ""
    assert said.startswith("Lỗi: ")
    assert expected in said
    assert os.listdir(tmp_path) == ["raw"]


def test_failed_files_are_listed(put: Put, folder: Path, database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put({"a.txt": PLAN, "[b].xlsx": "PK"})
    for _ in ("at first", "and again, though nothing was read"):
        assert run(["ingest", str(folder), "--db", str(database), "--workers", "1"]) == 1
        out, _ = capfd.readouterr()
        assert "[b].xlsx: [dinh_dang_chua_ho_tro]" in out


def test_plain_lines_where_there_is_no_terminal(
    put: Put, folder: Path, database: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    put({"a.txt": PLAN, "b.xlsx": "PK"})
    run(["ingest", str(folder), "--db", str(database), "--workers", "1"])
    out, lines = capfd.readouterr()
    assert lines.splitlines()[0] == "[1/2] a.txt: đã nạp"
    assert lines.splitlines()[1].startswith("[2/2] b.xlsx: KHÔNG NẠP ĐƯỢC [dinh_dang_chua_ho_tro]")
    assert "\x1b" not in out + lines
    assert "văn bản" in out


def test_parse(put: Put, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put({"a.txt": PLAN, "b.xlsx": "PK"})
    assert run(["parse", str(folder / "a.txt"), "--json"]) == 0
    document = json.loads(capfd.readouterr().out)
    assert document["metadata"]["number"] == "15-KH/TU"
    assert run(["parse", str(folder / "a.txt")]) == 0
    assert "15-KH/TU" in capfd.readouterr().out
    assert run(["parse", str(folder / "b.xlsx")]) == 1
    assert "bảng tính" in capfd.readouterr().err


def test_outline(put: Put, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put({"a.txt": PLAN})
    assert run(["outline", str(folder / "a.txt")]) == 0
    assert capfd.readouterr().out.splitlines() == [
        "I  MỤC TIÊU",
        "  1  Đến năm 2030 có 90% xã đạt chuẩn.",
        "II  TỔ CHỨC THỰC HIỆN",
        "  1  Sở Y tế",
    ]


def test_explain(put: Put, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Each fact stands under the words it was read from, with its rule."""
    put({"a.txt": PLAN})
    assert run(["explain", str(folder / "a.txt")]) == 0
    lines = capfd.readouterr().out.splitlines()
    under: dict[str, list[str]] = {}
    head = ""
    for line in lines:
        if line.startswith("    ↳ "):
            under[head].append(line)
        else:
            head = line
            under[head] = []
    title = next(notes for line, notes in under.items() if line.startswith("thực hiện Nghị quyết số 21-NQ/TW"))
    assert any("nhắc đến Nghị quyết · 21-NQ/TW" in note for note in title)
    assert any("mục I/1" in note for note in under["1. Đến năm 2030 có 90% xã đạt chuẩn."])


def test_search(loaded: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["search", str(loaded), "so y te"]) == 0
    assert "Sở Y tế" in capfd.readouterr().out
    assert run(["search", str(loaded), "21-NQ/TW", "(", '"']) == 0
    assert "21-NQ/TW" in capfd.readouterr().out
    assert run(["search", str(loaded), "không", "đâu", "có"]) == 0
    assert capfd.readouterr().out == "Không tìm thấy câu nào.\n"


@pytest.mark.parametrize(
    ("what", "name", "said"),
    [
        pytest.param("graph", "x.graphml", "Đã ghi", id="graph"),
        pytest.param("targets", "x.XLSX", "Đã ghi", id="workbook, capitals"),
        pytest.param("targets", "x.csv", "Đã ghi", id="csv"),
        pytest.param("calendar", "x.ics", "1 nhiệm vụ có ngày, trong đó 0 việc lặp lại.", id="calendar"),
    ],
)
def test_export(
    what: str, name: str, said: str, loaded: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", what, str(loaded), str(tmp_path / name)]) == 0
    assert said in capfd.readouterr().out
    assert (tmp_path / name).stat().st_size


@pytest.mark.parametrize(
    ("what", "name", "said"),
    [
        pytest.param("graph", "x.png", "hãy dùng một trong: graphml", id="no such graph"),
        pytest.param("targets", "x", "hãy dùng một trong: xlsx, csv", id="no ending"),
        pytest.param("calendar", "x.csv", "đuôi tệp .ics", id="no calendar"),
        pytest.param("targets", "none/x.csv", "Không ghi được", id="no such folder"),
    ],
)
def test_export_misuse(
    what: str, name: str, said: str, loaded: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", what, str(loaded), str(tmp_path / name)]) == 2
    assert said in capfd.readouterr().err


def test_serve_is_for_this_machine_alone(loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda path, arguments: called.append(arguments))
    assert run(["serve", str(loaded), "--port", "8123"]) == 0
    [arguments] = called
    assert arguments[1:3] == ["-m", "datasette"]
    assert str(loaded) in arguments
    assert "8123" in arguments
    assert arguments[arguments.index("--host") + 1] == "127.0.0.1"


def test_serve_tells_the_folder_to_the_server_alone(loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[list[str], str | None]] = []
    monkeypatch.setattr(os, "execv", lambda _, arguments: called.append((arguments, os.environ.get(RAW_FOLDER))))
    monkeypatch.setenv(RAW_FOLDER, "/khac")
    assert run(["serve", str(loaded), "--raw", str(loaded.parent)]) == 0
    assert run(["serve", str(loaded)]) == 0
    assert [folder for _, folder in called] == [str(loaded.parent.resolve()), None]
    assert "--raw" not in called[0][0]


def test_interrupted(put: Put, folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "ingest", stop)
    assert run(["ingest", str(folder), "--db", str(database)]) == 130


def test_views_answer_for_a_real_document(loaded: Path) -> None:
    with closing(sqlite3.connect(loaded)) as connection:
        [(document, section, lead, due)] = connection.execute(
            "SELECT document, section, lead, due_on FROM v_tasks WHERE due_on IS NOT NULL"
        ).fetchall()
        [(year, minimum)] = connection.execute("SELECT year, value_min FROM targets_board").fetchall()
    assert (document, section, lead, due) == ("Kế hoạch 15-KH/TU", "II/1", "Sở Y tế", "2027-06-30")
    assert (year, minimum) == (2030, 90)


def test_a_run_that_finds_nothing_to_do_loads_nothing_that_reads(loaded: Path, folder: Path) -> None:
    """It takes a second to load, and the run itself a tenth of that."""
    code = (
        "import sys; from pipeline.cli import run; run(sys.argv[1:]); "
        "print(sorted({'parsers.document', 'pypdfium2', 'networkx', 'openpyxl', 'underthesea'} & set(sys.modules)))"
    )
    call = [sys.executable, "-c", code, "ingest", str(folder), "--db", str(loaded)]
    told = subprocess.run(call, check=True, capture_output=True, text=True).stdout.splitlines()
    assert told[-1] == "[]"
