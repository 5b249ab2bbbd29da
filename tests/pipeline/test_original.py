"""The original files: seen and saved where they are what was read, and nothing else of the disk ever."""

from __future__ import annotations

import asyncio
import hashlib
import io
import os
import shutil
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from pipeline import indexing, store
from pipeline.facts import Row
from pipeline.site import drawing, originals, originals_draw
from pipeline.site.drawing import MOST_DOTS, NO_PAGE
from pipeline.site.originals import Changed, Missing, open_original
from pipeline.site.originals_draw import NoSuchPage, NotDrawn, TooSlow
from tests.servers import Answer, Ask, serving

SAMPLES = Path(__file__).parents[2] / "data/raw"
PDF = SAMPLES / "KL-03-TU_so-ket-3-nam.pdf"
HTML = b"<!DOCTYPE html><script>alert(1)</script><p>van ban"


def pdf(width: float = 595, height: float = 842, pages: int = 1) -> bytes:
    """Empty pages."""
    document = pdfium.PdfDocument.new()
    for _ in range(pages):
        document.new_page(width, height)
    file = io.BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()


def image(form: str, size: tuple[int, int] = (300, 400), pages: int = 1) -> bytes:
    file = io.BytesIO()
    first, *others = [Image.new("L", size, 200 + number) for number in range(pages)]
    first.save(file, form, **({"save_all": True, "append_images": others} if form == "TIFF" else {}))
    return file.getvalue()


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# Finding a file


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder with a file in a folder, beside a secret."""
    folder = tmp_path / "raw"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024/Nghị quyết.txt").write_bytes(b"noi dung")
    (tmp_path / "secret.txt").write_bytes(b"noi dung")
    return folder


def read(root: Path, path: str, data: bytes = b"noi dung") -> bytes:
    with os.fdopen(open_original(root, path, sha(data)), "rb") as file:
        return file.read()


def test_a_file_in_the_folder(raw: Path) -> None:
    assert read(raw, "2024/Nghị quyết.txt") == b"noi dung"
    (raw / "link.txt").symlink_to("2024/Nghị quyết.txt")
    assert read(raw, "link.txt") == b"noi dung"


@pytest.mark.parametrize(
    "path",
    ["../secret.txt", "2024/../../secret.txt", "{outside}", "", ".", "/", "2024", "khong-co.txt", "a\0b", "x" * 5000,
     "C:\\secret.txt", "//may/chung/secret.txt", "\\\\may\\chung\\secret.txt", "\ud800"],
)  # fmt: skip
def test_nothing_else_is_opened(path: str, raw: Path) -> None:
    with pytest.raises(Missing):
        read(raw, path.replace("{outside}", str(raw.parent / "secret.txt")))


def out_by_a_link(raw: Path) -> None:
    (raw / "a.txt").symlink_to(raw.parent / "secret.txt")


def out_by_a_linked_folder(raw: Path) -> None:
    (raw / "b").symlink_to(raw.parent)
    (raw / "a.txt").symlink_to("b/secret.txt")


def in_a_circle(raw: Path) -> None:
    (raw / "a.txt").symlink_to("a.txt")


def a_pipe(raw: Path) -> None:
    os.mkfifo(raw / "a.txt")


def a_socket(raw: Path) -> None:
    with closing(socket.socket(socket.AF_UNIX)) as one:
        one.bind(str(raw / "a.txt"))


def a_folder(raw: Path) -> None:
    (raw / "a.txt").mkdir()


@pytest.mark.parametrize("swap", [out_by_a_link, out_by_a_linked_folder, in_a_circle, a_pipe, a_socket, a_folder])
def test_what_was_swapped_in_is_not_opened(swap: Callable[[Path], None], raw: Path) -> None:
    swap(raw)
    with pytest.raises(Missing):
        read(raw, "a.txt")


def test_a_changed_file_is_not_handed_out(raw: Path) -> None:
    file = raw / "2024/Nghị quyết.txt"
    assert read(raw, "2024/Nghị quyết.txt") == b"noi dung"
    before = file.stat()
    file.write_bytes(b"noi dunG")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(Changed):
        read(raw, "2024/Nghị quyết.txt")
    file.unlink()
    with pytest.raises(Missing):
        read(raw, "2024/Nghị quyết.txt")


def test_refusals_leave_no_file_open(raw: Path) -> None:
    a_pipe(raw)
    before = len(os.listdir("/proc/self/fd"))
    for path, error in (("a.txt", Missing), ("2024/Nghị quyết.txt", Changed)):
        with pytest.raises(error):
            open_original(raw, path, "0")
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_file_is_hashed_once(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(raw, "2024/Nghị quyết.txt")
    monkeypatch.setattr(originals, "_hash", lambda _: pytest.fail("hashed again"))
    assert read(raw, "2024/Nghị quyết.txt") == b"noi dung"


# Drawing a page


@pytest.mark.parametrize(
    ("data", "form", "page", "size"),
    [
        pytest.param(pdf(pages=2), "pdf", 2, (1075, 1521), id="a sheet of A4"),
        pytest.param(image("PNG"), "png", 1, (300, 400), id="a picture as it is"),
        pytest.param(image("TIFF", pages=3), "tif", 3, (300, 400), id="a page of a fax"),
        pytest.param(image("JPEG", (4000, 3000)), "jpg", 1, (2309, 1732), id="a large picture made smaller"),
    ],
)
def test_drawn(data: bytes, form: str, page: int, size: tuple[int, int]) -> None:
    assert drawing.draw(data, form, page).size == size


@pytest.mark.parametrize(
    ("data", "form"),
    [
        pytest.param(pdf(200_000, 200_000), "pdf", id="a sheet as large as a house"),
        pytest.param(pdf(14_400, 1), "pdf", id="a strip"),
        pytest.param(image("PNG", (9000, 9000)), "png", id="81 million dots"),
    ],
)
def test_a_huge_page_is_drawn_small(data: bytes, form: str) -> None:
    picture = drawing.draw(data, form, 1)
    assert 1 <= picture.width * picture.height <= MOST_DOTS * 1.01


@pytest.mark.parametrize(
    ("data", "form", "page", "code"),
    [
        pytest.param(b"%PDF-1.7\nhong", "pdf", 1, drawing.BROKEN, id="a broken PDF"),
        pytest.param(PDF.read_bytes()[:5000], "pdf", 1, drawing.BROKEN, id="half a PDF"),
        pytest.param(b"", "png", 1, drawing.BROKEN, id="nothing"),
        pytest.param(image("PNG")[:60], "png", 1, drawing.BROKEN, id="half a picture"),
        pytest.param(HTML, "jpg", 1, drawing.BROKEN, id="a web page"),
        pytest.param(image("PNG", (16_000, 16_000)), "png", 1, drawing.BROKEN, id="256 million dots"),
        pytest.param(pdf(), "pdf", 2, NO_PAGE, id="a page too many"),
        pytest.param(image("PNG"), "png", 2, NO_PAGE, id="a second page of a picture"),
    ],
)
def test_not_drawn(data: bytes, form: str, page: int, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "limit_memory", lambda: None)
    assert drawing.main([form, str(page)], io.BytesIO(data), io.BytesIO()) == code


def drawn(file: Path, page: int, patience: float = 60) -> bytes:
    with file.open("rb") as opened:
        return asyncio.run(originals_draw.draw(opened.fileno(), sha(file.read_bytes()), "pdf", page, patience))


def test_drawn_by_a_process_and_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(400, 300))
    first = drawn(file, 1)
    assert Image.open(io.BytesIO(first)).size == (723, 542)
    monkeypatch.setattr(originals_draw, "_DRAWING", ("-c", "raise SystemExit(1)"))
    assert drawn(file, 1) == first
    with pytest.raises(NotDrawn):
        drawn(file, 2)


def test_a_page_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(401, 301))
    monkeypatch.setattr(originals_draw, "_DRAWING", ("-c", "import time; time.sleep(600)"))
    with pytest.raises(TooSlow):
        drawn(file, 1, patience=0.2)


def test_a_page_that_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(402, 302))
    with pytest.raises(NoSuchPage):
        drawn(file, 9)


# The site

FILES: dict[str, tuple[str, bytes, str, int | None]] = {
    # id: path, content, format, pages
    "pdf": ("Kết luận 03.pdf", PDF.read_bytes(), "pdf", 3),
    "broken": ("hong.pdf", b"%PDF-1.7\nhong", "pdf", 2),
    "word": ("thư mục/Kế hoạch.docx", b"PK\x03\x04", "docx", None),
    "web": ("trang.html", HTML, "html", None),
    "quote": ('a"\r\nb; c\\.txt', b"chu", "txt", None),
    "picture": ("anh.png", image("PNG"), "png", 1),
    "changed": ("doi.txt", b"moi", "txt", None),
    "gone": ("mat.txt", b"cu", "txt", None),
    "outside": ("../secret.txt", b"bi mat", "txt", None),
    "absolute": ("/etc/hostname", b"", "txt", None),
    "swapped": ("noi.txt", b"bi mat", "txt", None),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files, and a database that tells of them and of others."""
    place = tmp_path_factory.mktemp("place")
    raw = place / "thư mục gốc"
    raw.mkdir()
    (place / "secret.txt").write_bytes(b"bi mat")
    with store.writing(place / "x.db") as db:
        for name, (path, data, form, pages) in FILES.items():
            base = {"source_path": path, "source_sha256": sha(data), "source_format": form, "page_count": pages}
            told = {"places": "[]", "text": "Một câu.\nHai câu.", "ingested_at": "", "parser_version": ""}
            known: Row = {"type_name": None, "issuer_name": None, "issued_on": None, "id": name}
            span: Row = {"document_id": name, "char_start": 0, "char_end": 8, "page": pages and 1, "position": 1}
            second = {**span, "char_start": 9, "char_end": 17, "page": pages, "position": 2}
            shape = {"role": "body", "bold": 0, "cells": "[]"}
            sentence = {**second, "id": f"{name}-q1", "text": "Hai câu.", "words": ""}
            paragraphs = [{**span, **shape}, {**second, **shape}]
            rows = {"documents": [{**known, **base, **told}], "paragraphs": paragraphs, "sentences": [sentence]}
            rows |= indexing.entries(rows, rows["documents"][0])
            store.replace(db, store.FileRecord(path, name, sha(data), form, "", ""), rows)
            if name not in ("gone", "outside", "absolute", "swapped"):
                (raw / path).parent.mkdir(exist_ok=True)
                (raw / path).write_bytes(data)
    (raw / "doi.txt").write_bytes(b"khac")
    (raw / "noi.txt").symlink_to(place / "secret.txt")
    return place


@pytest.fixture(scope="module")
def ask(place: Path) -> Iterator[Ask]:
    with serving(place / "x.db", "--raw", str(place / "thư mục gốc")) as ask:
        yield ask


def is_harmless(answer: Answer) -> bool:
    policy = answer.headers["content-security-policy"]
    return answer.headers["x-content-type-options"] == "nosniff" and "default-src 'none'" in policy


@pytest.mark.parametrize("name", ["pdf", "word", "web", "quote", "picture"])
def test_a_file_is_saved_never_shown(name: str, ask: Ask) -> None:
    answer = ask(f"/x/-/tep/{name}/tai-ve")
    assert answer.status == 200
    assert answer.body == FILES[name][1]
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert int(answer.headers["content-length"]) == len(answer.body)


def test_the_name_and_the_type_of_a_saved_file(ask: Ask) -> None:
    told = ask("/x/-/tep/pdf/tai-ve").headers
    assert told["content-type"] == "application/pdf"
    assert "filename*=UTF-8''K%E1%BA%BFt%20lu%E1%BA%ADn%2003.pdf" in told["content-disposition"]
    assert 'filename="ket-luan-03.pdf"' in told["content-disposition"]
    told = ask("/x/-/tep/quote/tai-ve").headers
    assert "filename*=UTF-8''a%22%0D%0Ab%3B%20c%5C.txt" in told["content-disposition"]
    assert ask("/x/-/tep/web/tai-ve").headers["content-type"] == "text/html"


@pytest.mark.parametrize("name", ["changed", "gone", "outside", "absolute", "swapped"])
def test_what_is_not_the_original_is_not_handed_out(name: str, ask: Ask) -> None:
    for path in ("", "/tai-ve", "/trang/1.png"):
        answer = ask(f"/x/-/tep/{name}{path}")
        assert answer.status == 404
        assert b"bi mat" not in answer.body
    said = "Tệp đã đổi" if name == "changed" else "Không thấy tệp"
    assert said in ask(f"/x/-/tep/{name}").text


@pytest.mark.parametrize(
    "name",
    ["khong-co", "..", "../x", "%2e%2e", "~2E~2E~2Fsecret~2Etxt", "..%2fsecret.txt", "~00", "/etc/passwd", "a" * 3000],
)
def test_an_id_is_no_path(name: str, ask: Ask) -> None:
    for path in ("", "/tai-ve", "/trang/1.png"):
        answer = ask(f"/x/-/tep/{name}{path}")
        assert answer.status in (302, 404)
        assert b"bi mat" not in answer.body


def test_a_page_is_seen(ask: Ask) -> None:
    page = ask("/x/-/tep/pdf", {"trang": "2"})
    assert (page.status, is_harmless(page)) == (200, True)
    assert 'src="/x/-/tep/pdf/trang/2.png"' in page.text
    assert 'rel="prev" href="/x/-/tep/pdf?trang=1"' in page.text
    assert 'rel="next" href="/x/-/tep/pdf?trang=3"' in page.text
    assert 'href="/x/-/van-ban/pdf#trang-2"' in page.text
    assert "trang 2 trên 3" in page.text
    picture = ask("/x/-/tep/pdf/trang/2.png")
    assert (picture.status, picture.headers["content-type"], is_harmless(picture)) == (200, "image/png", True)
    assert Image.open(io.BytesIO(picture.body)).width > 1000


@pytest.mark.parametrize("number", ["0", "-1", "x", "999999999999", "²", "1e3"])
def test_a_page_that_makes_no_sense(number: str, ask: Ask) -> None:
    assert ask("/x/-/tep/pdf", {"trang": number}).status == 200
    assert ask(f"/x/-/tep/pdf/trang/{number}.png").status in (302, 404)
    assert ask("/x/-/tep/pdf/trang/4.png").status == 404


def test_a_broken_file_does_not_break_the_site(ask: Ask) -> None:
    assert ask("/x/-/tep/broken").status == 200
    answer = ask("/x/-/tep/broken/trang/1.png")
    assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (422, "text/plain")
    assert "không vẽ được" in answer.text.lower()
    assert ask("/x/-/tep/pdf/trang/1.png").status == 200


def test_files_without_pages_are_only_saved(ask: Ask) -> None:
    page = ask("/x/-/tep/web")
    assert (page.status, is_harmless(page)) == (200, True)
    assert "<img" not in page.text
    assert "alert(1)" not in page.text
    assert 'href="/x/-/tep/web/tai-ve"' in page.text
    assert ask("/x/-/tep/web/trang/1.png").status == 404
    assert ask("/x/-/tep/word").status == 200


@pytest.mark.parametrize(
    ("language", "said"),
    [("", ["Tệp gốc:", "Tải tệp về", "Trang sau"]), ("en", ["Original file:", "Download", "Next"])],
)
def test_the_page_speaks_the_readers_language(language: str, said: list[str], ask: Ask) -> None:
    text = ask("/x/-/tep/pdf", language=language).text
    assert [words for words in said if words not in text] == []
    assert f'lang="{language or "vi"}"' in text


def test_the_text_leads_to_the_pages(ask: Ask) -> None:
    text = ask("/x/-/van-ban/pdf").text
    assert 'href="/x/-/tep/pdf?trang=1"' in text
    assert 'href="/x/-/tep/pdf?trang=3"' in text
    assert '<a href="/x/-/tep/pdf">Tệp gốc</a>' in text
    assert "?trang=" not in ask("/x/-/van-ban/word").text
    assert 'href="/x/-/tep/pdf?trang=3"' in ask("/x/-/tim", {"q": "hai câu"}).text


def test_the_folder_is_told_to_nobody(ask: Ask, place: Path) -> None:
    pages = [
        "/",
        "/x",
        "/x/-/tep/pdf",
        "/x/-/tep/gone",
        "/x/-/tep/changed",
        "/x/-/van-ban/pdf",
        "/x/documents/pdf.json",
    ]
    pages += [f"/-/{name}" for name in ("plugins", "settings", "metadata", "config", "versions", "threads", "actor")]
    pages += [f"{page}.json" for page in pages if page.startswith("/-/")]
    for page in [*pages, "/x/-/tep/pdf/trang/9.png", "/x/-/tep/gone/tai-ve"]:
        body = ask(page).text
        assert "thư mục gốc" not in body
        assert str(place) not in body.replace(str(place / "x.db"), "")


def test_without_a_folder_there_are_no_files(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NGHIQUYET_RAW", str(place / "thư mục gốc"))
    with serving(place / "x.db") as ask:
        assert "/-/tep/" not in ask("/x/-/van-ban/pdf").text
        assert "/-/tep/" not in ask("/x/-/tim", {"q": "hai câu"}).text
        assert [ask(f"/x/-/tep/pdf{path}").status for path in ("", "/tai-ve", "/trang/1.png")] == [404, 404, 404]


@pytest.mark.parametrize(
    ("column", "value"),
    [("page_count", "'nhiều'"), ("page_count", "-5"), ("source_path", "x'ff00'"), ("source_sha256", "7")],
)
def test_a_sabotaged_row_breaks_nothing(column: str, value: str, place: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    shutil.copy(place / "x.db", path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE documents SET {column} = {value} WHERE id = 'pdf'")
        connection.execute(
            "UPDATE files SET source_path = d.source_path FROM documents d WHERE d.id = 'pdf'"
            " AND files.document_id = 'pdf'"
        )
        connection.commit()
    with serving(path, "--raw", str(place / "thư mục gốc")) as ask:
        assert ask("/x/-/tep/pdf").status in (200, 404)
        assert ask("/x/-/tep/pdf/trang/1.png").status in (200, 404)


def test_the_samples_can_be_seen(tmp_path: Path) -> None:
    """What the program itself wrote is what its own folder holds."""
    shutil.copy(PDF, tmp_path)
    os.close(open_original(tmp_path, PDF.name, sha(PDF.read_bytes())))
