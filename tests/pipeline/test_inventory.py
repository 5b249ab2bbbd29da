"""Which files count, what they are, and what they are called."""

from __future__ import annotations

import io
import os
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from parsers.document import READERS
from pipeline import formats
from pipeline.inventory import name_ids, single_file, slug, take_stock


def archive(*members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for member in members:
            file.writestr(member, "x")
    return buffer.getvalue()


OFFICE = "[Content_Types].xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)
FORMATS = [
    pytest.param("a.txt", "Nghị quyết".encode(), "txt", id="text"),
    pytest.param("a.md", b"# NQ", "md", id="markdown is known by its extension"),
    pytest.param("A.MARKDOWN", b"# NQ", "md", id="extension in capitals"),
    pytest.param("nghi-quyet", b"text", "txt", id="text without extension"),
    pytest.param("a.txt", "Nghị".encode("utf-16"), "txt", id="text in UTF-16"),
    pytest.param("a.txt", b"", "txt", id="empty file"),
    pytest.param("a.docx", b"", "docx", id="empty file keeps its name's format"),
    pytest.param("a.pdf", b"%PDF-1.7 ...", "pdf", id="pdf"),
    pytest.param("a.docx", b"\n\n%PDF-1.7 ...", "pdf", id="pdf under a wrong name, after blank lines"),
    pytest.param("a.docx", archive(OFFICE, "word/document.xml"), "docx", id="docx"),
    pytest.param("a.docx", archive(OFFICE, "word/document2.xml"), "docx", id="docx whose main part has another name"),
    pytest.param("a.bin", archive(OFFICE, "word/document.xml"), "docx", id="docx under a wrong name"),
    pytest.param("a.docx", archive(OFFICE, "xl/workbook.xml"), "xlsx", id="workbook under a wrong name"),
    pytest.param("a.docx", archive("word/x.txt"), "zip", id="an archive is no docx"),
    pytest.param("a.odt", archive("content.xml"), "odt", id="odt"),
    pytest.param("a.docx", b"PK\x03\x04 cut off", "docx", id="damaged docx is for the reader to report"),
    pytest.param("a.docx", b"text of a web server", "txt", id="text under the name of a docx"),
    pytest.param("a.doc", OLE, "doc", id="doc"),
    pytest.param("a.docx", OLE, "doc", id="doc, or docx with a password, under the name of a docx"),
    pytest.param("a.xls", OLE, "xls", id="old workbook"),
    pytest.param("a.rtf", b"{\\rtf1", "rtf", id="rtf"),
    pytest.param("a.doc", b"{\\rtf1", "rtf", id="rtf under the name of a doc"),
    pytest.param("a.pdf", b" <!-- saved --> <!DOCTYPE html><p>404", "html", id="web page under the name of a pdf"),
    pytest.param("a.htm", b"\xff\xfe<\0h\0", "html", id="web page by its extension"),
    pytest.param("a.doc", b"MIME-Version: 1.0\n", "mhtml", id="page that Word saved whole under the name of a doc"),
    pytest.param("a.mht", b"From: <Saved by Blink>\n", "mhtml", id="page that a browser saved whole"),
    pytest.param("a.JPEG", b"\xff\xd8\xff\xe0", "jpg", id="photo"),
    pytest.param("a.xlsx", b"x", "xlsx", id="unknown content goes by its extension"),
    pytest.param("a", b"\0\1\2", "bin", id="unknown content without extension"),
]


@pytest.mark.parametrize(("name", "content", "expected"), FORMATS)
def test_format(name: str, content: bytes, expected: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    [file] = take_stock(tmp_path)
    assert (file.format, file.sha256, file.trouble) == (expected, sha256(content).hexdigest(), None)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("~$x.docx", id="lock file of Word"),
        pytest.param(".~lock.x.odt#", id="lock file of LibreOffice"),
        pytest.param(".DS_Store", id="macOS"),
        pytest.param("Thumbs.db", id="Windows"),
        pytest.param(".git/config", id="hidden folder"),
        pytest.param("__MACOSX/a.txt", id="leftover of an archive"),
        pytest.param("a.txt~", id="backup of an editor"),
    ],
)
def test_left_out(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("x")
    assert take_stock(tmp_path) == []


def test_order_and_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", "a.txt", "Ă.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [file.path for file in take_stock(tmp_path)] == ["a.txt", "a/c.txt", "b.txt", "Ă.txt"]


def test_the_database_itself_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "nghiquyet.db").write_text("x")
    assert [file.path for file in take_stock(tmp_path, without=tmp_path / "nghiquyet.db")] == ["a.txt"]


def test_links(tmp_path: Path) -> None:
    """Inside the folder a link is a file; out of it nothing is read; folders behind links are not entered."""
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "secret.txt").write_text("x")
    (inside / "a.txt").write_text("x")
    (inside / "same.txt").symlink_to("a.txt")
    (inside / "out.txt").symlink_to(outside / "secret.txt")
    (inside / "out").symlink_to(outside)
    (inside / "round").symlink_to(inside)
    (inside / "broken.txt").symlink_to("nowhere.txt")
    (inside / "circle").symlink_to("circle")
    stock = {file.path: (file.sha256 is not None, file.trouble is None) for file in take_stock(inside)}
    read, refused = (True, True), (False, False)
    assert stock == {
        "a.txt": read, "same.txt": read, "out.txt": refused, "out": refused, "broken.txt": refused, "circle": refused,
    }  # fmt: skip


def test_a_linked_root_is_followed(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "raw")
    assert [file.trouble for file in take_stock(tmp_path / "link")] == [None]
    assert single_file(tmp_path / "link" / "a.txt").id == "a-txt"


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/ngh\xe9.txt")).write_text("x")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/old.\xe9")).write_text("x")
    first, second = take_stock(tmp_path)
    assert (first.path, first.id, first.format, first.trouble) == ("ngh\\xe9.txt", "ngh-xe9-txt", "txt", None)
    assert (second.path, second.format) == ("old.\\xe9", "\\xe9")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("16-CTr-ĐUK.txt", "16-ctr-duk-txt", id="marks and đ folded"),
        pytest.param("2024/Nghị quyết số 05.docx", "2024--nghi-quyet-so-05-docx", id="folders"),
        pytest.param("a__(b) .pdf", "a-b-pdf", id="runs of signs"),
        pytest.param("Nghi\u0323.txt", "nghi-txt", id="decomposed letters"),
        pytest.param("文.txt", "txt", id="no letter that folds, but an extension"),
        pytest.param("文", "tep", id="no letter that folds"),
    ],
)
def test_slug(path: str, expected: str) -> None:
    assert slug(path) == expected


def test_two_paths_of_one_slug_both_carry_their_hash() -> None:
    ids = name_ids(["a b.txt", "a-b.txt", "c.txt"])
    assert ids == {"a b.txt": "a-b-txt-19d703", "a-b.txt": "a-b-txt-2f8fc8", "c.txt": "c-txt"}


def test_the_formats_that_are_read_are_those_with_a_reader() -> None:
    assert set(READERS) == formats.OWN
