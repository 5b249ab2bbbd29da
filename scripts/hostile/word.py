"""Word files: XML that swells or reaches out, parts that are not there, tables and lists without measure."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import partial

from hostile import ole
from hostile.archives import GIGABYTE, archive, nested, raw_archive, zeros
from hostile.kind import LOADED, SOUND, Kind, kind, sized

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
MAIN = "word/document.xml"
_MORE = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
LAUGHS = f"<!DOCTYPE x [<!ENTITY a0 'ha'>{_MORE}]>"


def p(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


PLAN = "".join(p(line) for line in SOUND.splitlines())


def relations(*targets: tuple[str, str]) -> str:
    found = "".join(f'<Relationship Id="r{n}" Type="{OFFICE}/{t}" Target="{x}"/>' for n, (t, x) in enumerate(targets))
    return f'<Relationships xmlns="{PACKAGE}">{found}</Relationships>'


def document(body: str, prologue: str = "") -> str:
    return f'{prologue}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def parts(body: str, prologue: str = "", **more: str) -> dict[str, str | bytes]:
    """The parts of a Word file; `numbering`, `styles` and so on by keyword."""
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("officeDocument", MAIN)),
        MAIN: document(body, prologue),
        "word/_rels/document.xml.rels": relations(*((name, f"{name}.xml") for name in more)),
        **{f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{inside}</w:{name}>' for name, inside in more.items()},
    }


def word(tail: str = "", prologue: str = "", **more: str) -> bytes:
    """A sound plan as .docx with this behind it."""
    return archive(parts(PLAN + tail, prologue, **more))


def _without(*names: str) -> bytes:
    return archive({name: part for name, part in parts(PLAN).items() if name not in names})


def _with(name: str, content: str | bytes) -> bytes:
    return archive({**parts(PLAN), name: content})


def _honest_bomb() -> bytes:
    return raw_archive({"[Content_Types].xml": _packed(TYPES), MAIN: (zeros(2 * GIGABYTE), 2 * GIGABYTE)})


def _lying_bomb() -> bytes:
    """Two gigabytes that claim to be a thousand bytes."""
    rels = _packed(relations(("officeDocument", MAIN)))
    return raw_archive({"[Content_Types].xml": _packed(TYPES), "_rels/.rels": rels, MAIN: (zeros(2 * GIGABYTE), 1000)})


def _packed(text: str) -> tuple[bytes, int]:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(text.encode()) + packer.flush(), len(text.encode())


def _large_part() -> bytes:
    return archive(parts(PLAN + p("a" * 1000) * (300 * 1024)))


def _crowd() -> bytes:
    """A directory of a million entries over one member."""
    return raw_archive({"[Content_Types].xml": _packed(TYPES), MAIN: _packed(document(PLAN))}, 500_000)


def _unsealed() -> bytes:
    return archive(parts(PLAN))[:-200]


def _encrypted_zip() -> bytes:
    """Every member flagged as encrypted."""
    made = bytearray(word())
    for head, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = made.find(head)
        while place >= 0:
            made[place + at] |= 1
            place = made.find(head, place + 1)
    return bytes(made)


def _nested_lists(count: int) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="99999999999999999999"/><w:numFmt w:val="lowerLetter"/>'
        f'<w:lvlText w:val="{"%1%2%3" * 3000}"/></w:lvl>'
        for n in (*range(9), -1, 10, 10**30)
    )
    return f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>' + (
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>' * count
    )


def _numbered(level: str) -> str:
    return p("Mục", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def _table(rows: int, cell: str) -> str:
    return f"<w:tbl>{f'<w:tr>{cell}</w:tr>' * rows}</w:tbl>"


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def _merged(rows: int) -> str:
    """One long cell that goes on through many rows."""
    first = _cell("chữ " * 50_000, '<w:vMerge w:val="restart"/>') + _cell("a")
    other = _cell("", "<w:vMerge/>") + _cell("b")
    return f"<w:tbl><w:tr>{first}</w:tr>{f'<w:tr>{other}</w:tr>' * rows}</w:tbl>"


def _deep(open_: str, close: str, depth: int) -> str:
    return open_ * depth + p("sâu") + close * depth


def _loops() -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{other}"/></w:style>'
        for name, other in (("A", "B"), ("B", "A"), ("C", "C"))
    )


def kinds(scale: float) -> list[Kind]:
    """`scale` sizes those that are to be read."""
    some = sized(scale)

    def file(name: str, make: Callable[[], bytes], *fates: str) -> Kind:
        return kind(f"{name}.docx", make, *fates)

    number = _numbered
    spans = '<w:gridSpan w:val="1000000000"/>'
    outside = {"../../../../tmp/nghiquyet-thoat.xml": "<x/>", "/etc/nghiquyet-thoat.xml": "<x/>"}
    return [
        file("rong", bytes, "tep_hong", "khong_co_chu"),
        file("cut", _unsealed, "tep_hong", "dinh_dang_chua_ho_tro"),
        file("cut-nua", lambda: word()[:400], "tep_hong", "dinh_dang_chua_ho_tro"),
        file("thuc-ra-la-pdf", lambda: b"%PDF-1.4\nnothing more", "tep_hong"),
        file("thuc-ra-la-zip", lambda: archive({"a.txt": "a"}), "dinh_dang_chua_ho_tro"),
        file("bom-noi-that", _honest_bomb, "bung_qua_lon"),
        file("bom-noi-doi", _lying_bomb, "tep_hong"),
        file("bom-phan-lon", _large_part, "bung_qua_lon", "tep_hong"),
        file("trieu-muc-luc", _crowd, "dinh_dang_chua_ho_tro", "bung_qua_lon"),
        kind("bom-long.zip", partial(nested, 4), "dinh_dang_chua_ho_tro"),
        file("bom-chong-trong-docx", lambda: _with("word/media/a.zip", nested(3))),
        file("ty-tieng-cuoi", lambda: word(p("&a9;"), LAUGHS), "tep_hong", LOADED),
        file("thuc-the-tep", lambda: word(p("&x;"), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), LOADED),
        file("thuc-the-http", lambda: word(p("&x;"), '<!DOCTYPE x [<!ENTITY x SYSTEM "http://[::1]:9/x">]>'), LOADED),
        file("dtd-http", lambda: word("", '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'), LOADED),
        file("thieu-van-ban", lambda: _without(MAIN), "tep_hong", "dinh_dang_chua_ho_tro"),
        file("thieu-quan-he", lambda: _without("_rels/.rels", "word/_rels/document.xml.rels")),
        file("quan-he-hong", lambda: _with("_rels/.rels", "<Relationships"), "tep_hong"),
        file("quan-he-ra-ngoai", lambda: _with("_rels/.rels", relations(("officeDocument", "../../../etc/passwd"))),
             "tep_hong"),
        file("quan-he-vong", lambda: _with("word/_rels/document.xml.rels", relations(("styles", "document.xml")))),
        file("ten-ra-ngoai", lambda: archive({**parts(PLAN), **outside})),
        file("zip-mat-khau", _encrypted_zip, "tep_co_mat_khau"),
        file("co-mat-khau", partial(ole.container, "EncryptedPackage"), "tep_co_mat_khau"),
        file("long-the", lambda: word(_deep("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 100_000)), "tep_hong"),
        file("long-bang", lambda: word(_deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 60)), "tep_hong", LOADED),
        file("bang-lon", lambda: word(_table(some(1000), _cell("Ô") * 100))),
        file("bang-rong", lambda: word(_table(some(100), _cell("Một ô. Hai câu. ", spans) * 300))),
        file("gop-o", lambda: word(_merged(3000))),
        file("cap-so", lambda: word(number("99") + number("-1") + number("a") + number("9" * 40) * 3
             + number("8") * some(3000), numbering=_nested_lists(1))),
        file("kieu-vong", lambda: word(p("Một", '<w:pStyle w:val="A"/>') + p("Hai", '<w:pStyle w:val="C"/>'),
             styles=_loops())),
        file("doan-xoa", lambda: word('<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
             * some(50_000))),
        file("truong-mo", lambda: word('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * some(50_000))),
        file("vung-ky-hieu", lambda: word('<w:p><w:r><w:sym w:font="Wingdings" w:char="FFFFFFFFFFFF"/></w:r></w:p>')),
    ]  # fmt: skip
