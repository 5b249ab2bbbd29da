"""Word files written by hand, part by part, and what a reading of them holds."""

from __future__ import annotations

import zipfile
from io import BytesIO

from parsers.model import Reading
from parsers.readers import docx_parts
from parsers.readers.docx import read

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": docx_parts.MC,
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)


def word(body: str, **parts: str) -> bytes:
    """A .docx with this body; `styles`, `numbering`, `footnotes`, `endnotes` by keyword."""
    return packed(f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>", **parts)


def packed(document: str, **parts: str) -> bytes:
    relations = "".join(f'<Relationship Id="{p}" Type="{OFFICE}/{p}" Target="{p}.xml"/>' for p in parts)
    main = f'<Relationship Id="d" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    # A picture that is not in the archive: many portals leave such references behind.
    lost = f'<Relationship Id="x" Type="{OFFICE}/image" Target="NULL"/>'
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{main}</Relationships>')
        archive.writestr("word/document.xml", document)
        rels = f'<Relationships xmlns="{PACKAGE}">{relations}{lost}</Relationships>'
        archive.writestr("word/_rels/document.xml.rels", rels)
        for name, inside in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{inside}</w:{name}>")
    return buffer.getvalue()


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inside: str, properties: str = "") -> str:
    """A paragraph of runs; a bare string is a run of plain text."""
    runs = "".join(each if each.startswith("<") else r(each) for each in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def texts(body: str, **parts: str) -> list[str]:
    return [line.text for line in read(word(body, **parts)).lines]


def marks(reading: Reading) -> list[str]:
    """Lines as `flags text`: w whole, g gap, b bold."""
    return [f"{'w' * x.whole}{'g' * x.gap}{'b' * x.bold} {x.text}".strip() for x in reading.lines]


BR = "<w:br/>"
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
