"""The same folder gives the same database: at once or bit by bit, in any order, by any number of processes."""

from __future__ import annotations

import ast
import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from parsers.model import Document
from pipeline import ingest as ingest_module
from pipeline import store, versions, works
from pipeline.errors import NothingToRead
from pipeline.ingest import Step, Summary, ingest
from tests.pipeline.wholeness import contents

Put = Callable[[Mapping[str, str | None]], None]
Run = Callable[..., Summary]

ABC = {
    "a.txt": "Về A\n1. Một\nThực hiện 1-NQ/TW.",
    "b/b.txt": "Về B\n1. Hai\n- 90% hộ.",
    "c.md": "Về C\n(Sở Y tế) làm.",
}


def ids(database: Path, table: str = "documents") -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return [row[0] for row in connection.execute(f"SELECT id FROM {table} ORDER BY rowid")]


def files(summary: Summary) -> str:
    """What was done with the files, without the zeros."""
    return " ".join(f"{name}={number}" for name, number in summary.files.items() if number)


STEPS = [
    pytest.param([ABC, {}], "files=3 unchanged=3", id="nothing changed"),
    pytest.param([ABC, {"b/b.txt": "Về B\nkhác"}], "files=3 changed=1 unchanged=2", id="one changed"),
    pytest.param([ABC, {"d.txt": "Về D"}], "files=4 added=1 unchanged=3", id="one more"),
    pytest.param([ABC, {"c.md": None}], "files=2 unchanged=2 removed=1", id="one gone"),
    pytest.param(
        [ABC, {"a.txt": None, "z.txt": ABC["a.txt"]}], "files=3 added=1 unchanged=2 removed=1", id="one renamed"
    ),
    pytest.param(
        [ABC, {"a.txt": "LỖI"}], "files=3 changed=1 unchanged=2 failed=1", id="a loaded one fails: its old rows go"
    ),
    pytest.param([{**ABC, "a.txt": "LỖI"}, {}], "files=3 unchanged=3 failed=1", id="a failed one is not tried again"),
    pytest.param([{**ABC, "a.txt": "LỖI"}, {"a.txt": "Về A"}], "files=3 changed=1 unchanged=2", id="mended"),
    pytest.param(
        [{"a b.txt": "Về A"}, {"a-b.txt": "Về B"}], "files=2 added=1 changed=1", id="a second file of one slug"
    ),
    pytest.param(
        [{"a b.txt": "Về A", "a-b.txt": "Về B"}, {"a-b.txt": None}],
        "files=1 changed=1 removed=1",
        id="the second file of one slug goes",
    ),
    pytest.param([ABC, dict.fromkeys(ABC) | {"d.txt": "Về D"}], "files=1 added=1 removed=3", id="all new"),
]


@pytest.mark.parametrize(("steps", "last"), STEPS)
def test_bit_by_bit_is_as_at_once(
    steps: list[dict[str, str | None]], last: str, put: Put, run: Run, database: Path, tmp_path: Path
) -> None:
    for step in steps:
        put(step)
        summary = run()
    assert files(summary) == last
    run(tmp_path / "fresh.db")
    assert contents(database) == contents(tmp_path / "fresh.db")


def test_order_does_not_matter(put: Put, run: Run, database: Path, tmp_path: Path) -> None:
    for name in reversed(ABC):
        put({name: ABC[name]})
        run()
    run(tmp_path / "fresh.db")
    assert contents(database) == contents(tmp_path / "fresh.db")


def test_ids_and_quotes(put: Put, run: Run, database: Path, sample: str) -> None:
    put({"2024/Nghị quyết 05.txt": sample})
    run()
    doc = "2024--nghi-quyet-05-txt"
    with closing(sqlite3.connect(database)) as connection:
        for table, expected in (
            ("documents", [doc]), ("sections", [f"{doc}-s001", f"{doc}-s002"]), ("citations", [f"{doc}-c001"]),
            ("targets", [f"{doc}-t001"]), ("tasks", [f"{doc}-v001"]), ("problems", [f"{doc}-p001"]),
        ):  # fmt: skip
            assert [row[0] for row in connection.execute(f"SELECT id FROM {table} ORDER BY id")] == expected
        (text,) = connection.execute("SELECT text FROM documents").fetchone()
        for table, quote in (("citations", "quote"), ("targets", "quote"), ("tasks", "quote"), ("sentences", "text")):
            for start, end, words in connection.execute(f"SELECT char_start, char_end, {quote} FROM {table}"):
                assert text[start:end] == words
        sentences = connection.execute("SELECT id, section_id, text FROM sentences ORDER BY position").fetchall()
    assert sentences == [
        (f"{doc}-q0001", None, "Về xây dựng Đảng"),
        (f"{doc}-q0002", f"{doc}-s001", "1. Mục tiêu"),
        (f"{doc}-q0003", f"{doc}-s001", "- 90% đảng viên."),
        (f"{doc}-q0004", f"{doc}-s001", "Thực hiện 21-NQ/TW."),
        (f"{doc}-q0005", f"{doc}-s002", "2. Giao việc"),
        (f"{doc}-q0006", f"{doc}-s002", "(Sở Y tế) Đang làm."),
        (f"{doc}-q0007", f"{doc}-s002", "Uỷ ban xem."),
    ]


def test_failures_are_told_with_file_reason_and_place(put: Put, run: Run, database: Path) -> None:
    put({"bad.txt": "KHÔNG ĐỌC ĐƯỢC", "bug.txt": "LỖI", "old.xlsx": "PK", "page.pptx": "PK", "ok.txt": "Về A"})
    summary = run()
    assert [(failure.path, failure.code) for failure in summary.failures] == [
        ("bad.txt", "tep_hong"),
        ("bug.txt", "loi_chuong_trinh"),
        ("old.xlsx", "dinh_dang_chua_ho_tro"),
        ("page.pptx", "dinh_dang_chua_ho_tro"),
    ]
    messages = {failure.path: failure.message for failure in summary.failures}
    assert "ValueError" in messages["bug.txt"]
    assert "a defect of two lines" in messages["bug.txt"]
    assert "bảng tính" in messages["old.xlsx"]
    assert ".docx" in messages["old.xlsx"]
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT source_path, severity, page FROM problems WHERE document_id IS NULL ORDER BY id"
        ).fetchall()
    assert rows[0] == ("bad.txt", "error", 1)
    assert len(rows) == 4
    assert ids(database) == ["ok-txt"]


def test_a_file_that_vanishes_meanwhile_is_a_failure_until_it_is_back(put: Put, run: Run, folder: Path) -> None:
    put({"a.txt": "Về A", "b.txt": "Về B"})
    summary = run(tell=lambda step: (folder / "b.txt").unlink() if step.done == 1 else None)
    assert [(failure.path, failure.code) for failure in summary.failures] == [("b.txt", "khong_mo_duoc")]
    assert "biến mất trong khi nạp" in summary.failures[0].message
    put({"b.txt": "Về B"})
    summary = run()
    assert files(summary) == "files=2 changed=1 unchanged=1"
    assert summary.failures == ()


def test_a_file_that_changes_meanwhile_is_stored_as_it_was_read(put: Put, run: Run, database: Path) -> None:
    """The fingerprint is that of what was read, not of what was there when the run began."""
    put({"a.txt": "Về A", "b.txt": "Về B"})
    run(tell=lambda step: put({"b.txt": "Về B, sửa"}) if step.done == 1 else None)
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT title FROM documents WHERE id = 'b-txt'").fetchall() == [("Về B, sửa",)]
        assert connection.execute(
            "SELECT count(*) FROM documents d JOIN files f ON f.document_id = d.id AND f.sha256 = d.source_sha256"
        ).fetchone() == (2,)
    assert files(run()) == "files=2 unchanged=2"
    put({"b.txt": "Về B"})
    assert files(run()) == "files=2 changed=1 unchanged=1"


def test_a_file_whose_process_ended_is_tried_again(
    put: Put, run: Run, folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have been the system that ended it, for want of memory."""

    def short_of_memory(*_: object) -> Document:
        raise MemoryError

    put({"a.txt": "Về A"})
    assert [failure.code for failure in run(parse=short_of_memory).failures] == ["thieu_bo_nho"]
    summary = run()
    assert files(summary) == "files=1 changed=1"
    assert summary.failures == ()


def test_a_database_among_the_files_is_none_of_them(put: Put, run: Run, folder: Path) -> None:
    """Nor is what a killed run left beside it."""
    put({"a.txt": "Về A"} | {f"x.db{ending}": "" for ending in ("-wal", "-shm", "-journal", "-lock")})
    assert files(run(folder / "x.db")) == "files=1 added=1"
    assert files(run(folder / "x.db")) == "files=1 unchanged=1"


def test_what_the_database_does_not_take_leaves_no_half(
    put: Put, run: Run, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in the middle of one document: its rows go back, it is a failure, the others are loaded."""
    insert = store._insert

    def fail_late(db: Database, table: str, rows: list[dict[str, Any]]) -> None:
        if table == "tasks" and rows and rows[0]["document_id"] == "b-txt":
            raise sqlite3.IntegrityError("no such luck")
        insert(db, table, rows)

    monkeypatch.setattr(store, "_insert", fail_late)
    put({"a.txt": "Về A", "b.txt": "Về B\n1. Một\n(Sở Y tế) làm.", "c.txt": "Về C"})
    summary = run()
    assert [(failure.path, failure.code) for failure in summary.failures] == [("b.txt", "loi_chuong_trinh")]
    assert ids(database) == ["a-txt", "c-txt"]
    assert {row[1] for row in contents(database)["sections"]} == set()
    monkeypatch.undo()
    put({"b.txt": "Về B\n1. Một\n(Sở Y tế) làm xong."})
    assert run().failures == ()


def test_broken_off_it_keeps_what_it_read_and_goes_on(
    put: Put, run: Run, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C: what was read is resolved and stays."""

    def stop(step: Step) -> None:
        if step.done == 2:
            raise KeyboardInterrupt

    resolved: list[int] = []
    monkeypatch.setattr(works, "resolve", lambda db: resolved.append(len(list(db["documents"].rows))))
    put(ABC)
    with pytest.raises(KeyboardInterrupt):
        run(tell=stop)
    assert ids(database) == ["a-txt", "b--b-txt"]
    assert len(contents(database)["sentences"]) == 6
    assert resolved == [2]
    assert files(run()) == "files=3 added=1 unchanged=2"
    assert resolved == [2, 3]


@pytest.mark.parametrize(
    ("change", "times"),
    [
        pytest.param(lambda put, db: None, 1, id="not when nothing changed"),
        pytest.param(lambda put, db: put({"a.txt": "Về khác"}), 2, id="when one changed"),
        pytest.param(lambda put, db: put({"a.txt": None}), 2, id="when one went"),
        pytest.param(lambda put, db: db.execute("UPDATE runs SET finished_at = NULL"), 2, id="after a broken run"),
        pytest.param(lambda put, db: db.execute("UPDATE runs SET version = '0'"), 2, id="after another program"),
    ],
)
def test_works_are_resolved(
    change: Callable[[Put, sqlite3.Connection], object],
    times: int,
    put: Put,
    run: Run,
    database: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resolved: list[None] = []
    monkeypatch.setattr(works, "resolve", lambda db: resolved.append(None))
    put(ABC)
    run()
    with closing(sqlite3.connect(database)) as connection:
        change(put, connection)
        connection.commit()
    run()
    assert len(resolved) == times


@pytest.mark.parametrize("function", ["parser_version", "pipeline_version"])
def test_another_program_reads_all_again(function: str, put: Put, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put({**ABC, "a.txt": "LỖI"})
    run()
    monkeypatch.setattr(ingest_module, function, lambda: "9.9.9")
    assert files(run()) == "files=3 changed=3 failed=1"


def led_to(module: str) -> set[str]:
    """A module of the pipeline and all others of it that it imports, and these in turn."""
    found, to_see = {module}, [module]
    while to_see:
        tree = ast.parse((Path(versions.__file__).parent / f"{to_see.pop()}.py").read_text(encoding="utf-8"))
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
        names = {alias.name for node in imports if node.module == "pipeline" for alias in node.names}
        names |= {str(node.module).split(".")[1] for node in imports if str(node.module).startswith("pipeline.")}
        to_see += names - found
        found |= names
    return found


@pytest.mark.parametrize("module", ["opening", "sentences", "words", "facts"])
def test_whatever_shapes_a_documents_rows_is_part_of_the_version(module: str) -> None:
    """Else files would keep the rows of the program before; `reading` only calls these four."""
    assert led_to(module) <= set(versions._SHAPING)


def test_versions_name_the_release() -> None:
    assert versions.parser_version().startswith(versions.release() + "+")
    assert "underthesea" in versions.pipeline_version()


def test_runs_are_told(put: Put, run: Run, database: Path) -> None:
    put({**ABC, "x.xlsx": "PK"})
    run()
    with closing(sqlite3.connect(database)) as connection:
        [(started, finished, counts)] = connection.execute(
            "SELECT started_at, finished_at, counts FROM runs"
        ).fetchall()
    assert started <= finished
    assert json.loads(counts)["files"] == {
        "files": 4, "added": 4, "changed": 0, "unchanged": 0, "removed": 0, "failed": 1,
    }  # fmt: skip
    assert json.loads(counts)["rows"]["documents"] == 3


def test_steps_are_told_in_order(put: Put, run: Run) -> None:
    put({**ABC, "x.xlsx": "PK"})
    steps: list[Step] = []
    run(tell=steps.append)
    assert [(step.done, step.total, step.path) for step in steps] == [
        (1, 4, "a.txt"), (2, 4, "b/b.txt"), (3, 4, "c.md"), (4, 4, "x.xlsx"),
    ]  # fmt: skip
    assert [step.failure is None for step in steps] == [True, True, True, False]


def test_nothing_to_read(run: Run, folder: Path, database: Path) -> None:
    with pytest.raises(NothingToRead):
        run()
    folder.rmdir()
    with pytest.raises(NothingToRead):
        run()
    assert not database.exists()


def test_processes_give_what_one_process_gives(put: Put, folder: Path, tmp_path: Path) -> None:
    """With the real parsers, for the small one cannot be sent to another process."""
    head = "Số {0}-KH/TU\nKẾ HOẠCH\nthực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022\n\n"
    text = head + "I. MỤC TIÊU\n\n1. Có {0}% xã đạt chuẩn.\n"
    put({f"{number}.txt": text.format(number) for number in range(1, 8)} | {"0.txt": ""})
    one, two = ingest(folder, tmp_path / "one.db", 1), ingest(folder, tmp_path / "two.db", 2)
    assert one == two
    assert one.files["failed"] == 1
    assert contents(tmp_path / "one.db") == contents(tmp_path / "two.db")
    assert ids(tmp_path / "one.db") == ids(tmp_path / "two.db") == [f"{number}-txt" for number in range(1, 8)]
