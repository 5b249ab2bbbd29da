"""Files of other word processors: through LibreOffice where it is, with a clear word where it is not."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest

from parsers.errors import ParseError
from parsers.model import Document
from pipeline import limits, office, programs
from pipeline.opening import open_document
from pipeline.programs import MissingProgram

PLAN = (
    "TỈNH ỦY ĐÔNG XUYÊN",
    "Số 15-KH/TU",
    "KẾ HOẠCH",
    "thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022",
    "I. MỤC TIÊU",
    "1. Đến năm 2025, có trên 90% chi bộ hoàn thành tốt nhiệm vụ.",
)
CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:text>{}</office:text></office:body></office:document-content>"
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def rtf(*paragraphs: str) -> bytes:
    body = "\\par ".join("".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text) for text in paragraphs)
    return b"{\\rtf1\\ansi " + body.encode("ascii") + b"}"


def odt(*paragraphs: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", CONTENT.format("".join(f"<text:p>{text}</text:p>" for text in paragraphs)))
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return file.getvalue()


def converted(data: bytes, source_format: str) -> Document | None:
    """The document; None on a machine without LibreOffice, where the one thing to be tested is what is said then."""
    if office.find_program():
        return open_document(data, source_format)
    with pytest.raises(MissingProgram, match="libreoffice-writer-nogui"):
        open_document(data, source_format)
    return None


@pytest.mark.parametrize(
    ("data", "source_format"),
    [pytest.param(rtf(*PLAN), "rtf", id="rtf"), pytest.param(odt(*PLAN), "odt", id="odt")],
)
def test_other_formats_are_read_and_keep_their_name(data: bytes, source_format: str) -> None:
    if document := converted(data, source_format):
        assert document.source_format == source_format
        assert document.metadata.number == "15-KH/TU"
        assert [section.path for section in document.sections] == ["I", "I/1"]


def test_an_old_word_file_is_read() -> None:
    """Made by LibreOffice itself, for nothing else here writes one."""
    program = office.find_program()
    if program is None:
        assert converted(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc") is None
        return
    document = converted(_as_doc(program), "doc")
    assert document
    assert (document.source_format, document.metadata.number) == ("doc", "15-KH/TU")


def _as_doc(program: str) -> bytes:
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        source = Path(folder, "tep.rtf")
        source.write_bytes(rtf(*PLAN))
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        programs.call([program, profile, "--headless", "--convert-to", "doc", "--outdir", folder, str(source)], 120)
        return source.with_suffix(".doc").read_bytes()


def test_two_at_once_do_not_disturb_each_other() -> None:
    with ThreadPoolExecutor(2) as pool:
        texts = pool.map(lambda word: converted(rtf(word), "rtf"), ["Một văn bản", "Hai văn bản"])
        assert [document and document.text for document in texts] == (
            ["Một văn bản", "Hai văn bản"] if office.find_program() else [None, None]
        )


def test_a_damaged_file_is_refused() -> None:
    if office.find_program():
        with pytest.raises(ParseError) as raised:
            open_document(odt("Một")[:200], "odt")
        assert raised.value.code in ("tep_hong", "khong_co_chu")


def test_libreoffice_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "find", lambda *names: None)
    with pytest.raises(MissingProgram, match="gói libreoffice-writer-nogui") as raised:
        open_document(rtf("Một"), "rtf")
    assert raised.value.code == "thieu_libreoffice"


def test_a_program_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ParseError, match="quá 1 giây") as raised:
        programs.call(["sleep", "60"], 1)
    assert raised.value.code == "qua_thoi_gian"


def test_a_program_that_fails_says_what_it_said() -> None:
    with pytest.raises(ParseError, match="không đọc được tệp này: đau quá"):
        programs.call(["sh", "-c", "echo 'đau quá' >&2; exit 3"], 10)


def test_the_limits_leave_room_for_libreoffice() -> None:
    """A worker is ended only after the programs that it may have started."""
    assert limits.seconds_for("doc") > limits.OFFICE_SECONDS
    assert limits.seconds_for("pdf") > limits.OCR_SECONDS
    assert limits.seconds_for("tif") > limits.OCR_SECONDS
