"""Word files as wholes: those that other programs write, and those that cannot be read."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from parsers.errors import NoText, Unreadable
from parsers.readers import docx_parts
from parsers.readers.docx import read

from .word_files import NAMESPACES, p, packed, run, texts, word


def test_a_file_of_python_docx() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "ĐẦU TRANG"
    document.add_heading("Tiêu đề", 1)
    document.add_paragraph("Một", style="List Number")
    document.add_paragraph("Hai", style="List Number")
    document.add_paragraph("Ba", style="List Bullet")
    buffer = BytesIO()
    document.save(buffer)
    assert [x.text for x in read(buffer.getvalue()).lines] == ["Tiêu đề", "1. Một", "2. Hai", "- Ba"]


def test_a_strict_file_of_word() -> None:
    (name,) = (old for old, new in docx_parts.STRICT.items() if new.endswith(b"wordprocessingml/2006/main"))
    document = f'<w:document xmlns:w="{name.decode()}"><w:body>{p("chữ")}</w:body></w:document>'
    assert [x.text for x in read(packed(document)).lines] == ["chữ"]


OLE = docx_parts.OLE + bytes(512)
PLAIN = word(p("chữ"))
# The flag of encryption in each entry of the archive's directory.
ENTRY = b"PK\x01\x02\x14\x03\x14\x00"
LOCKED = PLAIN.replace(ENTRY + b"\x00", ENTRY + b"\x01")


@pytest.mark.parametrize(
    ("data", "code", "word_of_advice"),
    [
        pytest.param(b"", "tep_hong", "không phải tệp Word", id="empty"),
        pytest.param(b"%PDF-1.7", "tep_hong", "không phải tệp Word", id="another kind of file"),
        pytest.param(PLAIN[:-40], "tep_hong", "bị hỏng", id="cut off"),
        pytest.param(packed("<w:document"), "tep_hong", "bị hỏng", id="broken XML"),
        pytest.param(packed("<Workbook/>"), "tep_hong", "không phải văn bản Word", id="a package without a text"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "tep_co_mat_khau", "mật khẩu", id="encrypted"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "tep_hong", ".doc", id="old .doc under a new name"),
        pytest.param(LOCKED, "tep_co_mat_khau", "mật khẩu", id="zip with a password"),
    ],
)
def test_files_that_cannot_be_read(data: bytes, code: str, word_of_advice: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.code == code
    assert word_of_advice in caught.value.message


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="empty body"),
        pytest.param(p(run("<w:drawing/>")), id="a picture only"),
        pytest.param(p("-----"), id="a rule only"),
    ],
)
def test_a_file_without_words(body: str) -> None:
    with pytest.raises(NoText):
        read(word(body))


def test_a_part_that_would_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_parts, "LARGEST_PART", 1000)
    bomb = word(p("a" * 100_000))
    assert len(bomb) < 2000
    with pytest.raises(Unreadable, match="lớn bất thường"):
        read(bomb)


def test_entities_are_not_expanded() -> None:
    entities = '<!DOCTYPE d [<!ENTITY a "bom">]>'
    document = f"{entities}<w:document {NAMESPACES}><w:body>{p('chữ &a;')}</w:body></w:document>"
    assert "bom" not in "".join(x.text for x in read(packed(document)).lines)


def test_tables_nested_without_end() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 75 + p("đáy") + "</w:tc></w:tr></w:tbl>" * 75
    assert texts(deep) == ["đáy"]


def test_embedded_files_are_a_problem() -> None:
    (problem,) = read(word(p("chữ") + '<w:altChunk r:id="x" xmlns:r="r"/>')).problems
    assert (problem.severity, problem.code) == ("warning", "phan_nhung_chua_doc")
