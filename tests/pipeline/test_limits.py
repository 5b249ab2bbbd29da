"""What is too much is refused at the door with a code of its own, and a run goes on without it."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from parsers.errors import Unreadable
from parsers.model import Document
from pipeline import limits
from pipeline.ingest import Summary, ingest
from pipeline.pool import in_order
from tests.pipeline import deadly
from tests.readers.pdf_pages import page_of, pdf

Put = Callable[[Mapping[str, str | None]], None]
Run = Callable[..., Summary]


def archive(*members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as found:
        for number, content in enumerate(members):
            found.writestr(f"word/{number}.xml", content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("limit", "value", "data", "code"),
    [
        pytest.param("MOST_UNPACKED", 1000, archive(bytes(2000)), "bung_qua_lon", id="one-large-part"),
        pytest.param("MOST_UNPACKED", 1000, archive(*[bytes(200)] * 9), "bung_qua_lon", id="many-parts"),
        pytest.param("MOST_PAGES", 1, pdf(page_of("Một."), page_of("Hai.")), "qua_nhieu_trang", id="pages"),
    ],
)
def test_what_holds_too_much_is_refused(
    limit: str, value: int, data: bytes, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits.check_content(data)
    monkeypatch.setattr(limits, limit, value)
    with pytest.raises(Unreadable) as raised:
        limits.check_content(data)
    assert raised.value.code == code


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut off", b"%PDF-1.7 cut off", "Số 1".encode()])
def test_what_does_not_open_is_left_to_its_reader(data: bytes) -> None:
    limits.check_content(data)


def test_a_bomb_does_not_unpack() -> None:
    """A gigabyte of zeros in a megabyte: the sizes that the archive tells are enough to refuse it."""
    megabyte = bytes(limits.MEGABYTE)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as found, found.open("a", "w") as member:
        for _ in range(limits.MOST_UNPACKED // limits.MEGABYTE + 1):
            member.write(megabyte)
    with pytest.raises(Unreadable, match="1025 MB"):
        limits.check_content(file.getvalue())


def codes(summary: Summary) -> dict[str, str]:
    return {failure.path: failure.code for failure in summary.failures}


def test_a_file_too_large_is_not_even_read(put: Put, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put({"a.txt": "Về A", "b.txt": "Về B" * 100})
    monkeypatch.setattr(limits, "MOST_BYTES", 100)
    assert codes(run()) == {"b.txt": "tep_qua_lon"}


def test_memory_that_is_not_there_is_the_file_s_trouble(put: Put, run: Run) -> None:
    def hungry(data: bytes, source_format: str, name: str) -> Document:
        raise MemoryError

    put({"a.txt": "Về A"})
    assert codes(run(parse=hungry)) == {"a.txt": "thieu_bo_nho"}


def test_a_file_that_hangs_is_given_up(put: Put, folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put({"a.txt": "KẾ HOẠCH\n\nI. MỘT\n", "b.md": deadly.HANGS, "c.txt": "KẾ HOẠCH\n\nI. BA\n"})
    monkeypatch.setattr(limits, "seconds_for", lambda source_format: 0.5 if source_format == "md" else 600.0)
    assert codes(ingest(folder, database, 1, parse=deadly.parse)) == {"b.md": "qua_thoi_gian"}


MUCH = f"len(bytes({2 * limits.MOST_MEMORY}))"


def test_a_process_has_so_much_memory_and_no_more() -> None:
    lines = ["1", f"[{MUCH} for _ in [0]]", "3"]
    lost = list(in_order(eval, lines, 1, lambda job, loss: loss, prepare=limits.limit_memory))
    assert lost == [1, "died", 3]


SECRET = "TỈNH ỦY A\n*\nSố 15-KH/TU\n{}\n\nKẾ HOẠCH\nvề điều không ai được biết\n\nI. MỤC TIÊU\n"


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_of_a_secret_document_nothing_is_stored(mark: str, put: Put, folder: Path, database: Path) -> None:
    put({"a.txt": SECRET.format(mark), "b.txt": SECRET.format("KHẨN")})
    assert codes(ingest(folder, database)) == {"a.txt": "van_ban_mat"}
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT id FROM documents").fetchall() == [("b-txt",)]
        [(severity, message)] = connection.execute(
            "SELECT severity, message FROM problems WHERE source_path = 'a.txt'"
        ).fetchall()
    assert severity == "error"
    assert "--allow-secret" in message
    assert not any(word in message for word in ("15-KH/TU", "không ai", "TỈNH ỦY"))


def test_secret_documents_come_and_go_with_the_choice(put: Put, folder: Path, database: Path) -> None:
    """So that the database is always what one run with the same choice would have made of the folder."""
    put({"a.txt": SECRET.format("MẬT")})
    assert codes(ingest(folder, database)) == {"a.txt": "van_ban_mat"}
    allowed = ingest(folder, database, allow_secret=True)
    assert (codes(allowed), allowed.files["changed"]) == ({}, 1)
    assert ingest(folder, database, allow_secret=True).files["unchanged"] == 1
    assert codes(ingest(folder, database)) == {"a.txt": "van_ban_mat"}
    assert ingest(folder, database).files["unchanged"] == 1


def test_words_about_secrets_are_no_mark(put: Put, folder: Path, database: Path) -> None:
    put({"a.txt": SECRET.format("KHẨN") + "1. Bảo vệ bí mật nhà nước\n\nMẬT\n"})
    assert codes(ingest(folder, database)) == {}


def test_what_failed_for_want_of_a_program_is_tried_again(
    put: Put, folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline import office

    put({"a.rtf": "{\\rtf1 Ke hoach}"})
    with monkeypatch.context() as without:
        without.setattr(office, "find_program", lambda: None)
        for changed in (1, 0):
            summary = ingest(folder, database)
            assert codes(summary) == {"a.rtf": "thieu_libreoffice"}
            assert summary.files["unchanged"] == 1 - changed
    if office.find_program():
        assert codes(ingest(folder, database)) == {}
