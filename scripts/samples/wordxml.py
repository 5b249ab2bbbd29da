"""The parts of a Word file that python-docx has no calls for: lists, footnotes, page numbers, a zip without clocks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun
from lxml import etree

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NOTE_TEXT, NOTE_MARK = "FootnoteText", "FootnoteReference"
# Own ids for the lists, above those of python-docx's template.
HEADINGS, BULLETS = 41, 42
BALLAST = ("/thumbnail", "/stylesWithEffects", "/customXml")
# What Word counts by itself on each level: I. / 1. / 1.1. / a)
LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"))
# A zip of 1980 is the oldest there is; members are stored, since zlib's bytes differ between its versions.
EPOCH = (1980, 1, 1, 0, 0, 0)


def add_lists(document: Document, styles: tuple[str, ...] = ()) -> None:
    """Define the multi-level list and the bullets; with `styles`, each level belongs to a paragraph style."""
    numbering = document.part.numbering_part.element
    first = numbering.find(qn("w:num"))
    indent = '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr>'
    levels = []
    for depth, (form, pattern) in enumerate(LEVELS):
        link = f'<w:pStyle w:val="{styles[depth]}"/>' if styles else ""
        levels.append(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{link}<w:suff w:val="space"/>'
            f'<w:lvlText w:val="{pattern}"/>{indent}</w:lvl>'
        )
    bullet = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="-"/>{indent}</w:lvl>'
    )
    for ident, kind, inside in ((HEADINGS, "multilevel", "".join(levels)), (BULLETS, "singleLevel", bullet)):
        xml = (
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ident}">'
            f'<w:multiLevelType w:val="{kind}"/>{inside}</w:abstractNum>'
        )
        # The schema wants every abstractNum before the first num.
        if first is None:
            numbering.append(parse_xml(xml))
        else:
            first.addprevious(parse_xml(xml))
    for ident in (HEADINGS, BULLETS):
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{ident}"><w:abstractNumId w:val="{ident}"/></w:num>')
        )


def number(paragraph: Paragraph, list_id: int, depth: int = 0) -> None:
    """Let Word count this paragraph."""
    outer: Any = paragraph._p.get_or_add_pPr()
    properties = outer.get_or_add_numPr()
    properties.get_or_add_ilvl().val = depth
    properties.get_or_add_numId().val = list_id


def number_style(document: Document, style: str, depth: int) -> None:
    """Let Word count every paragraph of this style."""
    element = document.styles[style].element
    properties = element.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{HEADINGS}"/></w:numPr>',
        )
    )


def embolden_number(paragraph: Paragraph) -> None:
    """Make the counted number bold: it takes the style of the paragraph's mark."""
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:rPr {nsdecls('w')}><w:b/></w:rPr>"))


def set_columns(table: Table, widths: Sequence[float]) -> None:
    """Set the widths in mm for the grid and for every cell: Word reads the cells, LibreOffice the grid."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def keep_rows_whole(table: Table) -> None:
    """No row is broken over two pages."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def mark_note(run: WordRun, ident: int) -> None:
    """Put the mark of footnote `ident` into the run."""
    run.style = NOTE_MARK
    run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{ident}"/>'))


def add_note_styles(document: Document) -> None:
    """The styles of a footnote and of its mark, under the ids that Word gives them."""
    text = document.styles.add_style(NOTE_TEXT, WD_STYLE_TYPE.PARAGRAPH)
    text.font.size = Pt(10)
    form = text.paragraph_format
    form.first_line_indent, form.space_before, form.space_after, form.line_spacing = Mm(0), Pt(0), Pt(0), 1.0
    text.base_style = document.styles["Normal"]
    document.styles.add_style(NOTE_MARK, WD_STYLE_TYPE.CHARACTER).font.superscript = True


def add_footnotes(document: Document, notes: list[str]) -> None:
    """Add the footnotes, numbered from 1, and the two separators that Word expects before them."""
    root = etree.fromstring(f"<w:footnotes {nsdecls('w')}/>".encode())
    for ident, kind in enumerate(("separator", "continuationSeparator"), -1):
        root.append(
            parse_xml(
                f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{ident}">'
                f"<w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>"
            )
        )
    for ident, note in enumerate(notes, 1):
        footnote = parse_xml(
            f'<w:footnote {nsdecls("w")} w:id="{ident}"><w:p><w:pPr><w:pStyle w:val="{NOTE_TEXT}"/></w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{NOTE_MARK}"/></w:rPr><w:footnoteRef/></w:r>'
            '<w:r><w:t xml:space="preserve"> </w:t></w:r></w:p></w:footnote>'
        )
        footnote.findall(f".//{qn('w:t')}")[-1].text = f" {note}"
        root.append(footnote)
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    settings = document.settings.element
    separators = parse_xml(
        f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>',
    )
    # The schema wants it before w:compat.
    compat = settings.find(qn("w:compat"))
    if compat is None:
        settings.append(separators)
    else:
        compat.addprevious(separators)


def add_page_number(paragraph: Paragraph) -> None:
    """The number of the page, as a field."""
    code = OxmlElement("w:instrText")
    code.text = "PAGE"
    begin, end = (OxmlElement("w:fldChar", {qn("w:fldCharType"): kind}) for kind in ("begin", "end"))
    for sign in (begin, code, end):
        paragraph.add_run()._r.append(sign)


def underscore(paragraph: Paragraph) -> None:
    """A rule below the line: a border, not letters."""
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>',
    )
    # What the schema wants after a border, of what these paragraphs have.
    paragraph._p.get_or_add_pPr().insert_element_before(border, "w:spacing", "w:ind", "w:jc", "w:rPr")


def drop_ballast(document: Document, styles: frozenset[str]) -> None:
    """Take out what python-docx's template carries for others: a picture, old parts, every style but these."""
    for relations in (document.part.package.rels, document.part.rels):
        for ident, relation in list(relations.items()):
            if relation.reltype.endswith(BALLAST):
                del relations[ident]
    for style in document.styles.element.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in styles:
            document.styles.element.remove(style)


def without_clocks(blob: bytes) -> bytes:
    """The same zip with members sorted, stored and undated, so that the same content has the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name))
    return out.getvalue()
