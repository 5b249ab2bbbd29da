"""What is wrong is told, each thing by its kind and place; what is right is not; and nothing is changed by looking."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.faults import LONGEST, MOST, differ, gather
from pipeline.ingest import ingest
from pipeline.inventory import slug
from pipeline.verify import Verdict, verify
from pipeline.verify_derived import COUNT, DERIVED
from pipeline.verify_facts import ELSEWHERE, GAP, ORDER, QUOTE, SPAN
from pipeline.verify_files import AGAIN, BOOKS, CHANGED, FOLDER
from pipeline.verify_store import BROKEN, INDEX, LINK, SHAPE, TYPE

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ("31-CTr-DUK.txt", "CTr 22-HU Vân Khê.md", "CT-15-TU doanh nghiệp.md", "CTr-24-TU_thuc-hien-NQ-21.docx")
PROGRAM, PLAN, *_ = (slug(name) for name in SAMPLES)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder `raw` with a few samples and a file that cannot be read, and the database made of it."""
    folder = tmp_path_factory.mktemp("clean")
    (folder / "raw").mkdir()
    for name in SAMPLES:
        shutil.copy(ROOT / "data/raw" / name, folder / "raw")
    (folder / "raw/bang.xlsx").write_bytes(b"PK")
    assert ingest(folder / "raw", folder / "x.db").rows["documents"] == len(SAMPLES)
    return folder


@pytest.fixture
def place(clean: Path, tmp_path: Path) -> Path:
    """A copy to spoil."""
    return Path(shutil.copytree(clean, tmp_path / "place"))


def spoil(database: Path, *statements: str) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def told(verdict: Verdict) -> str:
    """All that is told, as one text."""
    return "\n".join(
        f"{fault.place} {fault.stored} {fault.expected}" for some in verdict.faults.first.values() for fault in some
    )


def test_a_sound_database_holds(clean: Path) -> None:
    before = sha256((clean / "x.db").read_bytes()).digest()
    steps: list[tuple[int, int, str]] = []
    verdict = verify(clean / "x.db", clean / "raw", tell=lambda *step: steps.append(step))
    assert (verdict.faults.counts, verdict.notes) == ({}, ())
    assert verdict.examined["documents"] == len(SAMPLES)
    assert verdict.examined["again"] == len(SAMPLES) + 1 == len(steps)
    for table in ("citations", "targets", "tasks", "cascade", "works", "terms", "recipients", "problems"):
        assert verdict.examined[table] > 0
    assert sha256((clean / "x.db").read_bytes()).digest() == before
    assert sorted(path.name for path in clean.iterdir()) == ["raw", "x.db"]


FIRST = f"(SELECT min(id) FROM {{0}} WHERE document_id = '{PROGRAM}')"
ELSEWHERE_ID = f"(SELECT min(id) FROM sections WHERE document_id = '{PLAN}')"
ROWID = f"(SELECT rowid FROM sentences WHERE id = '{PROGRAM}-q0003')"
# What is done to the database; the kinds of fault that are told; and what is told of one of them.
SABOTAGES = [
    pytest.param(
        [f"UPDATE citations SET quote = quote || 'x' WHERE id = {FIRST.format('citations')}"],
        {QUOTE}, f"citations {PROGRAM}-c001", id="quote changed",
    ),
    pytest.param(
        [f"UPDATE targets SET char_start = char_start + 1 WHERE id = {FIRST.format('targets')}"],
        {QUOTE}, f"targets {PROGRAM}-t001", id="offset shifted",
    ),
    pytest.param(
        [f"UPDATE tasks SET char_end = 9999999 WHERE id = {FIRST.format('tasks')}"],
        {SPAN}, "9999999", id="offset behind the end",
    ),
    pytest.param(
        [f"UPDATE sections SET text = 'x' WHERE id = '{PROGRAM}-s002'"], {QUOTE}, f"sections {PROGRAM}-s002",
        id="a section's words",
    ),
    pytest.param(
        [f"UPDATE sections SET char_end = 9999999 WHERE id = '{PROGRAM}-s001'"], {SPAN}, f"sections {PROGRAM}-s001",
        id="a section too long",
    ),
    pytest.param(
        [f"UPDATE sections SET path = 'x' WHERE id = '{PROGRAM}-s001'"], {ORDER}, f"sections {PROGRAM}-s001 0 x",
        id="a path that is not its parent's",
    ),
    pytest.param(
        [f"DELETE FROM paragraphs WHERE document_id = '{PROGRAM}' AND position = 3"], {ORDER, GAP},
        f"paragraphs {PROGRAM} 4", id="a paragraph gone",
    ),
    pytest.param(
        [f"UPDATE paragraphs SET cells = '[[1, 2' WHERE document_id = '{PROGRAM}' AND position = 3"], {SPAN},
        "[[1, 2", id="cells that are no JSON",
    ),
    pytest.param(
        [f"DELETE FROM sentences WHERE id = '{PROGRAM}-q0006'"], {ORDER, GAP, COUNT}, f"sentences {PROGRAM}-q0006",
        id="a sentence gone",
    ),
    pytest.param(
        [f"UPDATE sentences SET position = 99 WHERE id = '{PROGRAM}-q0003'"], {ORDER, GAP}, "99 3",
        id="a sentence out of order",
    ),
    pytest.param(
        [f"UPDATE documents SET places = '[[\"title\", 5, 9999999]]' WHERE id = '{PROGRAM}'"], {SPAN},
        f"documents.places {PROGRAM}", id="a place of a field",
    ),
    pytest.param(
        [f"UPDATE documents SET closing_start = NULL WHERE id = '{PROGRAM}'"], {SPAN},
        f"documents.closing_start {PROGRAM}", id="half a closing",
    ),
    pytest.param(
        [f"UPDATE recipients SET position = 99 WHERE document_id = '{PROGRAM}' AND position = 1"], {ORDER},
        f"recipients.position {PROGRAM}", id="recipients out of order",
    ),
    pytest.param(
        ["UPDATE problems SET id = 'x' WHERE document_id IS NULL"], {BOOKS}, "bang-xlsx-p001", id="a problem's id"
    ),
    pytest.param([f"DELETE FROM sentences_fts WHERE rowid = {ROWID}"], {INDEX}, f"{PROGRAM}-q0003", id="not indexed"),
    pytest.param(
        [f"UPDATE sentences_fts SET fold = 'x' WHERE rowid = {ROWID}"], {INDEX},
        f"sentences_fts.fold {PROGRAM}-q0003 «x»", id="indexed by other words",
    ),
    pytest.param(
        ["INSERT INTO sentences_fts (rowid, text) VALUES (999999, 'x')"], {INDEX}, "sentences_fts dòng 999999",
        id="indexed but not there",
    ),
    pytest.param(
        ["UPDATE documents_fts SET text = 'x'"], {INDEX}, f"documents_fts.text {PROGRAM}", id="documents indexed wrong"
    ),
    pytest.param(["DELETE FROM sentences_fts_data WHERE id > 10"], {INDEX}, "sentences_fts", id="index torn"),
    pytest.param(
        [f"UPDATE citations SET section_id = 'none' WHERE id = '{PROGRAM}-c001'"], {LINK}, "citations.section_id",
        id="foreign key to nowhere",
    ),
    pytest.param(
        [f"UPDATE tasks SET section_id = {ELSEWHERE_ID} WHERE id = '{PROGRAM}-v001'"], {ELSEWHERE},
        f"tasks.section_id {PROGRAM}-v001", id="foreign key to another document",
    ),
    pytest.param(
        ["UPDATE works SET mentions = mentions + 1 WHERE id = '21-nq-tw-2022-06-16'"], {COUNT},
        "works.mentions 21-nq-tw-2022-06-16", id="mentions",
    ),
    pytest.param(
        [f"UPDATE terms SET count = count + 1 WHERE document_id = '{PROGRAM}' AND term = 'và'"], {COUNT},
        f"terms.count {PROGRAM} và", id="terms",
    ),
    pytest.param(
        [f"DELETE FROM terms WHERE document_id = '{PROGRAM}' AND term = 'và'"], {COUNT}, f"{PROGRAM} và 0",
        id="a term gone",
    ),
    pytest.param(
        [f"UPDATE documents SET source_sha256 = 'x' WHERE id = '{PROGRAM}'"], {BOOKS}, f"source_sha256 {PROGRAM}",
        id="hash of the document",
    ),
    pytest.param(
        ["UPDATE files SET sha256 = 'x' WHERE document_id IS NULL"], {CHANGED}, "bang.xlsx (SHA-256) «x»",
        id="hash of the file",
    ),
    pytest.param(
        ["UPDATE files SET format = 'md' WHERE document_id IS NULL"], {CHANGED}, "bang.xlsx (định dạng)", id="format"
    ),
    pytest.param(
        [f"DELETE FROM files WHERE document_id = '{PROGRAM}'"], {BOOKS, FOLDER}, f"documents.source_path {PROGRAM}",
        id="a file forgotten",
    ),
    pytest.param(
        ["DELETE FROM problems WHERE document_id IS NULL"], {BOOKS}, "files bang.xlsx", id="a failure without reason"
    ),
    pytest.param(
        [f"UPDATE documents SET parser_version = 'x' WHERE id = '{PROGRAM}'"], {BOOKS}, f"parser_version {PROGRAM}",
        id="read by whom",
    ),
    pytest.param(
        ["UPDATE works SET title = 'x' WHERE id = '21-nq-tw-2022-06-16'"], {DERIVED}, "works.title 21-nq-tw-2022-06-16",
        id="a work's title",
    ),
    pytest.param(
        [f"UPDATE citations SET resolution = 'unresolved' WHERE id = '{PROGRAM}-c001'"], {DERIVED},
        f"citations.resolution {PROGRAM}-c001", id="how sure a citation is",
    ),
    pytest.param(
        ["DELETE FROM cascade WHERE rowid = (SELECT min(rowid) FROM cascade)"], {DERIVED}, "không có dòng này",
        id="a comparison gone",
    ),
    pytest.param(["DROP INDEX works_number"], {SHAPE}, "index works_number", id="no index"),
    pytest.param(["DROP VIEW coverage"], {SHAPE}, "view coverage", id="no view"),
    pytest.param(["DROP TRIGGER sentences_leave_index"], {SHAPE}, "trigger sentences_leave_index", id="no trigger"),
    pytest.param(["ALTER TABLE issuers DROP COLUMN successor"], {SHAPE}, "table issuers", id="no column"),
    pytest.param(
        [f"UPDATE targets SET char_start = 'x' WHERE id = '{PROGRAM}-t001'"], {TYPE}, "targets.char_start", id="type"
    ),
    pytest.param(
        ["PRAGMA ignore_check_constraints = on", "UPDATE targets SET kind = 'x'"], {BROKEN}, "CHECK", id="closed set"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("statements", "kinds", "said"), SABOTAGES)
def test_what_is_spoilt_is_told(statements: list[str], kinds: set[str], said: str, place: Path) -> None:
    """By a look that does not read the files again."""
    spoil(place / "x.db", *statements)
    verdict = verify(place / "x.db", place / "raw", quick=True)
    assert set(verdict.faults.counts) == kinds
    assert said in told(verdict)


def test_an_index_that_does_not_hold_its_table(place: Path) -> None:
    """Made by hiding the index from SQLite while the table changes."""
    take = "DELETE FROM sqlite_master WHERE name = 'works_number'"
    with closing(sqlite3.connect(place / "x.db")) as connection:
        row = connection.execute("SELECT * FROM sqlite_master WHERE name = 'works_number'").fetchone()
    spoil(place / "x.db", "PRAGMA writable_schema = on", take)
    spoil(place / "x.db", "UPDATE works SET number = 'x' WHERE id = '21-nq-tw-2022-06-16'")
    with closing(sqlite3.connect(place / "x.db")) as connection:
        connection.execute("PRAGMA writable_schema = on")
        connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", row)
        connection.commit()
    verdict = verify(place / "x.db", place / "raw", quick=True)
    assert set(verdict.faults.counts) == {BROKEN}
    assert "works_number" in told(verdict)
    assert "hãy xóa tệp ấy rồi nạp lại" in verdict.notes[0]


def test_a_page_overwritten(place: Path) -> None:
    data = bytearray((place / "x.db").read_bytes())
    data[40 * 4096 : 41 * 4096] = bytes(4096)
    (place / "x.db").write_bytes(data)
    assert set(verify(place / "x.db", place / "raw", quick=True).faults.counts) == {BROKEN}


CHANGES = [
    pytest.param(lambda raw: (raw / "31-CTr-DUK.txt").write_text("khác"), {CHANGED}, "31-CTr-DUK.txt", id="changed"),
    pytest.param(lambda raw: (raw / "31-CTr-DUK.txt").unlink(), {FOLDER}, "không còn trong thư mục", id="missing"),
    pytest.param(lambda raw: (raw / "thêm.txt").write_text("khác"), {FOLDER}, "thêm.txt chưa nạp", id="one more"),
    pytest.param(
        lambda raw: (raw / "31-CTr-DUK.txt").rename(raw / "31.txt"), {FOLDER}, "31.txt chưa nạp", id="renamed"
    ),
    pytest.param(
        lambda raw: (raw / "31-ctr_duk.txt").write_text("khác"), {FOLDER, CHANGED}, "31-CTr-DUK.txt (mã)",
        id="another of the same slug",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("change", "kinds", "said"), CHANGES)
def test_what_changed_in_the_folder_is_told(
    change: Callable[[Path], object], kinds: set[str], said: str, place: Path
) -> None:
    change(place / "raw")
    verdict = verify(place / "x.db", place / "raw", quick=True)
    assert set(verdict.faults.counts) == kinds
    assert said in told(verdict)


READ_AGAIN = [
    pytest.param(
        [f"UPDATE tasks SET due_on = '2031-02-03' WHERE id = '{PROGRAM}-v001'"],
        f"tasks.due_on {PROGRAM}-v001 «2031-02-03»",
        id="a field",
    ),
    pytest.param(
        [f"DELETE FROM tasks WHERE id = (SELECT max(id) FROM tasks WHERE document_id = '{PROGRAM}')"],
        "không có dòng này có", id="the last row",
    ),
    pytest.param(
        [
            f"INSERT INTO recipients (document_id, position, name) SELECT '{PROGRAM}', max(position) + 1, 'Ai' "
            f"FROM recipients WHERE document_id = '{PROGRAM}'"
        ],
        "có không có dòng này", id="one row more",
    ),
    pytest.param(
        ["UPDATE problems SET message = 'x' WHERE document_id IS NULL"], "problems.message bang-xlsx-p001",
        id="why it failed",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("statements", "said"), READ_AGAIN)
def test_what_only_the_file_knows_is_told(statements: list[str], said: str, place: Path) -> None:
    spoil(place / "x.db", *statements)
    verdict = verify(place / "x.db", place / "raw")
    assert set(verdict.faults.counts) == {AGAIN}
    assert said in told(verdict)


def test_a_file_that_was_read_and_cannot_be(place: Path) -> None:
    """Its document could not come of it: here, of a table that is no document."""
    digest = sha256((place / "raw/bang.xlsx").read_bytes()).hexdigest()
    spoil(
        place / "x.db",
        "DELETE FROM problems WHERE document_id IS NULL",
        f"UPDATE documents SET source_path = 'bang.xlsx', source_sha256 = '{digest}' WHERE id = '{PROGRAM}'",
        f"UPDATE files SET document_id = NULL WHERE document_id = '{PROGRAM}'",
        f"UPDATE files SET document_id = '{PROGRAM}' WHERE source_path = 'bang.xlsx'",
    )
    verdict = verify(place / "x.db", place / "raw")
    assert set(verdict.faults.counts) >= {BOOKS, AGAIN}
    assert "31-CTr-DUK.txt không nạp được đọc được" in told(verdict)


def test_what_another_version_read_is_not_compared(place: Path) -> None:
    spoil(
        place / "x.db",
        "UPDATE files SET parser_version = '0.0'",
        "UPDATE documents SET parser_version = '0.0'",
        "UPDATE runs SET version = '0.0'",
        f"UPDATE tasks SET due_on = '2031-02-03' WHERE id = '{PROGRAM}-v001'",
    )
    verdict = verify(place / "x.db", place / "raw")
    assert verdict.faults.counts == {}
    assert verdict.examined["again"] == 0
    assert "do phiên bản khác" in verdict.notes[0]
    assert f"{len(SAMPLES) + 1} tệp không đọc lại" in verdict.notes[1]


def test_the_command(place: Path, capfd: pytest.CaptureFixture[str]) -> None:
    call = ["verify", str(place / "x.db"), str(place / "raw"), "--workers", "1"]
    assert run(call) == 0
    out, err = capfd.readouterr()
    assert "4 văn bản" in out
    assert "5 tệp đọc lại" in out
    assert out.endswith("Mọi điều đã kiểm tra đều đúng.\n")
    assert err == ""
    spoil(place / "x.db", "UPDATE citations SET quote = 'x'")
    assert run([*call, "--quick"]) == 1
    lines = capfd.readouterr().out.splitlines()
    with closing(sqlite3.connect(place / "x.db")) as connection:
        (citations,) = connection.execute("SELECT count(*) FROM citations").fetchone()
    at = lines.index(f"{QUOTE}: {citations} chỗ")
    assert lines[at + 1].startswith(f"- citations {PROGRAM}-c001 (quote, ")
    assert lines[at + 1 + MOST] == f"- … và {citations - MOST} chỗ nữa"
    assert lines[-1] == f"Có {citations} chỗ không đúng."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["{place}/none.db", "{place}/raw"], "hãy nạp trước", id="no database"),
        pytest.param(["{place}/x.db", "{place}/none"], "Không có thư mục", id="no folder"),
        pytest.param(["{place}/raw/bang.xlsx", "{place}/raw"], "không phải cơ sở dữ liệu", id="another file"),
        pytest.param(["{place}/x.db"], "Thiếu THƯ-MỤC", id="no folder named"),
    ],
)
def test_misuse(arguments: list[str], said: str, clean: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", *(argument.format(place=clean) for argument in arguments)]) == 2
    assert said in capfd.readouterr().err


def test_long_texts_are_shown_where_they_differ() -> None:
    long = "a" * 500
    fault = differ("", "", f"{long}x{long}", f"{long}y{long}")
    assert fault.stored.startswith("«…aaaaa")
    assert "ax" in fault.stored
    assert "ay" in fault.expected
    assert max(len(fault.stored), len(fault.expected)) <= LONGEST + 4


def test_faults_are_counted_and_some_are_kept() -> None:
    faults = gather(
        differ(kind, str(number), None, 1) for kind, many in (("a", 2), ("b", 99)) for number in range(many)
    )
    assert faults.counts == {"a": 2, "b": 99}
    assert [fault.place for fault in faults.first["b"]] == [str(number) for number in range(MOST)]
