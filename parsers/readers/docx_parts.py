"""A Word file unpacked: its parts as trees in which tracked changes are accepted and every word stands once.

Only the parts that hold words are opened, so that a missing picture or an odd content type, over which
python-docx stops, costs nothing. Its XML parser is used: it expands no entities.

    zip -> part -> tree -> alternates chosen -> changes accepted -> field codes out
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from posixpath import join, normpath
from typing import cast
from zipfile import BadZipFile, ZipFile

from docx.oxml.ns import nsmap
from docx.oxml.parser import parse_xml
from lxml import etree
from lxml.etree import _Element as Element

from parsers.errors import Unreadable

# The largest real part seen is a few MB; beyond this a file is made to fill the memory.
LARGEST_PART = 100 * 2**20
# "Strict" files of Word use other names for the same things (ISO/IEC 29500-1, Annex A).
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": nsmap["w"].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": nsmap["m"].encode(),
}
OLE = b"\xd0\xcf\x11\xe0"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


@cache
def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{nsmap['w']}}}{name}"


VAL, PARAGRAPH, RUN, TEXT = w("val"), w("p"), w("r"), w("t")
PARAGRAPH_MARK = f"{w('pPr')}/{w('rPr')}"


@dataclass(frozen=True, slots=True)
class Parts:
    """The trees that hold words or say how they are set; None for a part that the file does not have."""

    document: Element
    styles: Element | None = None
    numbering: Element | None = None
    footnotes: Element | None = None
    endnotes: Element | None = None


def unpack(data: bytes) -> Parts:
    """The parts of a Word file. Raises `Unreadable` for anything that is none, saying what it is instead."""
    if data.startswith(OLE):
        check_password(data)
        raise Unreadable("Tệp Word đời cũ (.doc) mang đuôi .docx. Hãy mở bằng Word và lưu lại thành .docx.")
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _parts(archive)
    except (BadZipFile, EOFError, KeyError, NotImplementedError, OSError, zlib.error, etree.XMLSyntaxError) as error:
        message = "Tệp .docx bị hỏng hoặc không phải tệp Word. Hãy mở lại bằng Word, lưu thành .docx rồi nạp lại."
        raise Unreadable(message) from error


def value(element: Element | None, *path: str) -> str | None:
    """`w:val` of the descendant that the path of names leads to, None where there is no such element or value."""
    for name in path:
        element = None if element is None else element.find(w(name))
    return None if element is None else element.get(VAL)


def flag(properties: Element | None, name: str) -> bool | None:
    """An on/off property: None where nothing is said, True for `<w:b/>`, False for `<w:b w:val="0"/>`."""
    element = None if properties is None else properties.find(w(name))
    return None if element is None else element.get(VAL, "1") in {"1", "true", "on"}


def check_password(data: bytes) -> None:
    """Refuses an encrypted .docx: Word wraps it in the container (OLE) that the old .doc is itself."""
    if data.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        message = "Tệp đặt mật khẩu. Hãy mở bằng Word, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ) rồi nạp lại."
        raise Unreadable(message, code="tep_co_mat_khau")


def _parts(archive: ZipFile) -> Parts:
    if any(info.flag_bits & 1 for info in archive.infolist()):
        raise Unreadable("Tệp nén có mật khẩu. Hãy bỏ mật khẩu rồi nạp lại.", code="tep_co_mat_khau")
    main = _related(archive, "").get("officeDocument", "word/document.xml")
    document = _tree(archive, main)
    if document.find(w("body")) is None:
        raise Unreadable("Tệp không phải văn bản Word (.docx). Hãy mở bằng phần mềm đã tạo ra nó và lưu thành .docx.")
    names = _related(archive, main)
    trees = {kind: _tree(archive, names[kind]) for kind in Parts.__slots__ if names.get(kind) in archive.NameToInfo}
    return Parts(document, **trees)


def _related(archive: ZipFile, part: str) -> dict[str, str]:
    """The parts that a part refers to: the last word of the relationship's type, and the name in the archive."""
    folder, _, name = part.rpartition("/")
    rels = join(folder, "_rels", f"{name}.rels")
    if rels not in archive.NameToInfo:
        return {}
    return {
        str(rel.get("Type", "")).rpartition("/")[2]: normpath(join("/", folder, str(rel.get("Target", "")))).lstrip("/")
        for rel in parse_xml(_bytes(archive, rels))
        if rel.get("TargetMode") != "External"
    }


def _bytes(archive: ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > LARGEST_PART:
        raise Unreadable("Tệp bung ra lớn bất thường nên không được đọc. Hãy kiểm tra lại nguồn của tệp.")
    return archive.read(name)


def _tree(archive: ZipFile, name: str) -> Element:
    data = _bytes(archive, name)
    for strict, usual in STRICT.items():
        data = data.replace(strict, usual)
    root = cast(Element, parse_xml(data))
    _choose_alternates(root)
    _accept_changes(root)
    _drop_field_codes(root)
    return root


def _choose_alternates(root: Element) -> None:
    """Put one branch in the place of each `mc:AlternateContent`: the first that holds words, else the first.

    The branches are one content for newer and for older programs, so both together would say everything twice.
    """
    for alternate in list(root.iter(f"{{{MC}}}AlternateContent")):
        parent, branches = alternate.getparent(), list(alternate)
        if parent is not None and branches:
            chosen = next((branch for branch in branches if branch.find(f".//{TEXT}") is not None), branches[0])
            place = parent.index(alternate)
            parent[place : place + 1] = list(chosen)


def _accept_changes(root: Element) -> None:
    """Leave the text as it reads when every tracked change is accepted."""
    for name, mark in (("tr", f"{w('trPr')}/{w('del')}"), ("tc", f"{w('tcPr')}/{w('cellDel')}")):
        for element in list(root.iter(w(name))):
            if element.find(mark) is not None:
                _remove(element)
    for paragraph in reversed(list(root.iter(PARAGRAPH))):
        if any(paragraph.find(f"{PARAGRAPH_MARK}/{w(name)}") is not None for name in ("del", "moveFrom")):
            _run_on(paragraph)
    for gone in list(root.iter(w("del"), w("moveFrom"))):
        _remove(gone)


def _run_on(paragraph: Element) -> None:
    """Move the content of a paragraph whose end was deleted to the head of the one below, if a paragraph is below."""
    below = paragraph.getnext()
    while below is not None and below.tag in {w("bookmarkStart"), w("bookmarkEnd"), w("proofErr")}:
        below = below.getnext()
    if below is None or below.tag != PARAGRAPH:
        return
    head = 0 if below.find(w("pPr")) is None else 1
    for child in reversed([child for child in paragraph if child.tag != w("pPr")]):
        below.insert(head, child)
    _remove(paragraph)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop_field_codes(root: Element) -> None:
    """Take out what stands between the beginning of a field and its result, a field inside the code included.

    A field that never ends is none: its words stay.
    """
    depth = waiting = 0  # fields open here; the outermost of them whose result has not begun
    code: list[Element] = []
    for mark in list(_run_children(root)):
        kind = mark.get(w("fldCharType")) if mark.tag == w("fldChar") else None
        if kind == "begin":
            depth += 1
            if not waiting:
                waiting, code = depth, []
        elif kind in {"separate", "end"} and depth:
            if waiting == depth:
                waiting = 0
                for element in code:
                    _remove(element)
            depth -= kind == "end"
        elif waiting:
            code.append(mark)


def _run_children(root: Element) -> Iterator[Element]:
    for run in root.iter(RUN):
        yield from run
