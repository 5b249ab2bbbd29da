"""Word files: what is read of paragraphs, runs, notes and changes, and what is said of files that cannot be read."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document

from parsers.errors import NoText, Unreadable
from parsers.model import Line, Reading
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
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
DELETED_MARK = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param(["Chương ", "trình"], "Chương trình", id="runs are joined as they stand"),
        pytest.param(["Số", run("<w:tab/>"), "12"], "Số\t12", id="tab"),
        pytest.param(["12", run("<w:noBreakHyphen/>"), "NQ/TU"], "12-NQ/TU", id="non-breaking hyphen"),
        pytest.param(["nghị", run("<w:softHyphen/>"), "quyết"], "nghịquyết", id="soft hyphen is out"),
        pytest.param(["nghị\u00adquyết"], "nghịquyết", id="soft hyphen as a character is out"),
        pytest.param(
            [r("Tr\u00ad¬ng", '<w:rFonts w:ascii=".VnTime"/>')], "Tr\u00ad¬ng", id="soft hyphen is ư in .VnTime"
        ),
        pytest.param([run('<w:sym w:font="Symbol" w:char="F0B3"/>'), " 90%"], "≥ 90%", id="sign of the Symbol font"),
        pytest.param([run('<w:sym w:font="Wingdings" w:char="F0FC"/>'), "Có"], "✓Có", id="tick of Wingdings"),
        pytest.param([run('<w:sym w:font="Wingdings" w:char="F028"/>'), "Có"], "Có", id="a telephone says nothing"),
        pytest.param([run('<w:sym w:font="Arial" w:char="2265"/>'), "5"], "≥5", id="symbol by its Unicode number"),
        pytest.param([run('<w:sym w:font="Batang" w:char="FF0B"/>'), "5"], "＋5", id="and a wide one"),
        pytest.param([run('<w:sym w:font="Arial" w:char="xyz"/>'), "5"], "5", id="symbol without a number"),
        pytest.param([run('<w:sym w:font="Arial" w:char="D800"/>'), "5"], "5", id="half a character"),
        pytest.param([r("\uf0a3", '<w:rFonts w:ascii="Symbol"/>'), "5"], "≤5", id="character of the private range"),
        pytest.param([r("mục đích", "<w:caps/>")], "MỤC ĐÍCH", id="capitals by format are printed as capitals"),
        pytest.param(["dòng\nsau"], "dòng sau", id="a line end in the file is a blank"),
        pytest.param([f"<w:hyperlink>{r('trang tin')}</w:hyperlink>"], "trang tin", id="link"),
        pytest.param([f'<w:fldSimple w:instr="DATE">{r("2026")}</w:fldSimple>'], "2026", id="simple field"),
        pytest.param(
            [f"<w:sdt><w:sdtContent>{r('Tên')}</w:sdtContent></w:sdt>"], "Tên", id="content control in a line"
        ),
        pytest.param([f"<w:smartTag>{r('Huế')}</w:smartTag>"], "Huế", id="smart tag"),
        pytest.param(["<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"], "x+1", id="formula"),
        pytest.param(["a", run("<w:lastRenderedPageBreak/>"), "b"], "ab", id="where the page ended last time"),
        pytest.param(["a", r("ẩn", "<w:vanish/>"), "b"], "ab", id="hidden text"),
        pytest.param(
            ["a", '<w:commentRangeStart w:id="1"/>', run('<w:commentReference w:id="1"/>')], "a", id="comment"
        ),
        pytest.param(
            [
                run(
                    "<w:ruby><w:rt><w:r><w:t>rt</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>gốc</w:t></w:r></w:rubyBase></w:ruby>"
                )
            ],
            "gốc",
            id="reading aid above the word",
        ),
    ],
)
def test_words_of_a_paragraph(inside: list[str], text: str) -> None:
    assert texts(p(*inside)) == [text]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param([BEGIN, run("<w:instrText>PAGE</w:instrText>"), SEPARATE, "3", END], "3", id="result only"),
        pytest.param([BEGIN, run("<w:instrText>TC x</w:instrText>"), END, "sau"], "sau", id="a field without result"),
        pytest.param(
            [BEGIN, run("<w:instrText>IF</w:instrText>"), BEGIN, SEPARATE, "mã", END, SEPARATE, "kết quả", END],
            "kết quả",
            id="the result of a field inside the code is code",
        ),
        pytest.param(
            [BEGIN, SEPARATE, "ngoài ", BEGIN, "mã", SEPARATE, "trong", END, END, " sau"],
            "ngoài trong sau",
            id="a field inside the result",
        ),
        pytest.param([BEGIN, "chữ"], "chữ", id="a field that never ends is none"),
        pytest.param([END, "chữ", SEPARATE], "chữ", id="ends without beginning"),
    ],
)
def test_fields(inside: list[str], text: str) -> None:
    assert texts(p(*inside)) == [text]


def test_a_field_over_several_paragraphs() -> None:
    assert texts(p(BEGIN, "mã") + p("mã", SEPARATE, "Mục lục") + p("I. Mở đầu", END) + p("sau")) == [
        "Mục lục",
        "I. Mở đầu",
        "sau",
    ]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(p("a", run(BR), "b"), ["a", "w b"], id="the pieces of a paragraph may be joined again"),
        pytest.param(p("a", run(BR + BR), "b"), ["a", "wg b"], id="an empty piece is a gap"),
        pytest.param(p(run(BR), "a"), ["wg a"], id="a break at the head"),
        pytest.param(p("a", run(BR)), ["w a"], id="a break at the end"),
        pytest.param(p("a") + p() + p("b"), ["w a", "wg b"], id="an empty paragraph is a gap and no line"),
        pytest.param(p("a") + p("\u00a0\t ") + p("b"), ["w a", "wg b"], id="blanks only are empty"),
        pytest.param(p("a", run('<w:br w:type="page"/>')) + p("b"), ["w a", "w b"], id="a page break is no text"),
        pytest.param(p(run('<w:br w:type="page"/>'), "b"), ["wg b"], id="text at the head of a page"),
        pytest.param(
            p("a") + p("b", properties="<w:pageBreakBefore/>"),
            ["w a", "wg b"],
            id="a paragraph that asks for a new page",
        ),
        pytest.param(p("a", properties="<w:sectPr/>") + p("b"), ["w a", "wg b"], id="a new section"),
        pytest.param(p(r("a", "<w:vanish/>")) + p("b"), ["wg b"], id="a hidden paragraph leaves no line"),
        pytest.param(
            f"<w:sdt><w:sdtContent>{p('a')}</w:sdtContent></w:sdt>" + p("b"), ["w a", "w b"], id="content control"
        ),
        pytest.param(
            f"<w:ins>{p('a')}</w:ins><w:customXml>{p('b')}</w:customXml>", ["w a", "w b"], id="other wrappers"
        ),
    ],
)
def test_lines_and_gaps(body: str, lines: list[str]) -> None:
    assert marks(read(word(body))) == lines


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
    '<w:style w:type="paragraph" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Damcon"><w:basedOn w:val="Dam"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Nhat"><w:basedOn w:val="Dam"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Manh"><w:rPr><w:b/></w:rPr></w:style>'
)
DEFAULT_BOLD = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"


@pytest.mark.parametrize(
    ("style", "inside", "bold"),
    [
        pytest.param("", [r("a", "<w:b/>")], True, id="said by the run"),
        pytest.param("", [r("a", '<w:b w:val="true"/>')], True, id="in words"),
        pytest.param("", [r("a", '<w:b w:val="0"/>')], False, id="denied by the run"),
        pytest.param("Dam", ["a"], True, id="said by the style"),
        pytest.param("Damcon", ["a"], True, id="said by the base style"),
        pytest.param("Nhat", ["a"], False, id="denied by the nearer style"),
        pytest.param("Dam", [r("a", '<w:b w:val="false"/>')], False, id="the run outweighs the style"),
        pytest.param("", [r("a", '<w:rStyle w:val="Manh"/>')], True, id="said by the character style"),
        pytest.param("Dam", [r("a", '<w:rStyle w:val="Manh"/>')], False, id="twice bold by style is plain"),
        pytest.param(
            "", [r("a", "<w:b/>"), r(" 1. ("), r("b", "<w:b/>")], True, id="figures and brackets do not count"
        ),
        pytest.param("", [r("a", "<w:b/>"), r("b")], False, id="partly bold"),
        pytest.param("", [r("2026", "<w:b/>")], False, id="no letters, not bold"),
    ],
)
def test_bold(style: str, inside: list[str], bold: bool) -> None:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    (line,) = read(word(p(*inside, properties=named), styles=STYLES)).lines
    assert line.bold is bold


def test_bold_by_the_defaults_of_the_document() -> None:
    assert read(word(p("a"), styles=DEFAULT_BOLD + STYLES)).lines[0].bold


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
HIDDEN = "<w:rPr><w:vanish/></w:rPr>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(
            p("a", properties=NUMBERED) + p("b", properties=NUMBERED), ["1. a", "2. b"], id="number and one blank"
        ),
        pytest.param(p("\t a", properties=NUMBERED), ["1. a"], id="blanks after the number are one"),
        pytest.param(p(run(BR), "a", run(BR), "b", properties=NUMBERED), ["1. a", "b"], id="before the first words"),
        pytest.param(
            p(properties=NUMBERED) + p("b", properties=NUMBERED), ["2. b"], id="an empty item is counted, no line"
        ),
        pytest.param(
            p(r("a", "<w:vanish/>"), properties=NUMBERED + HIDDEN) + p("b", properties=NUMBERED),
            ["1. b"],
            id="a hidden item is not counted",
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent>{p('a', properties=NUMBERED)}</w:sdtContent></w:sdt>" + p("b", properties=NUMBERED),
            ["1. a", "2. b"],
            id="counted through content controls",
        ),
    ],
)
def test_automatic_numbers(body: str, lines: list[str]) -> None:
    assert texts(body, numbering=NUMBERING) == lines


def ins(*inside: str) -> str:
    return f'<w:ins w:id="1">{"".join(inside)}</w:ins>'


def gone(text: str, name: str = "del") -> str:
    return f'<w:{name} w:id="1"><w:r><w:delText>{text}</w:delText><w:t>{text}</w:t></w:r></w:{name}>'


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(p("a ", ins(r("mới")), gone("cũ")), ["a mới"], id="insertion in, deletion out"),
        pytest.param(p(gone("a", "moveFrom")) + p(f"<w:moveTo>{r('a')}</w:moveTo>"), ["a"], id="moved text once"),
        pytest.param(p("a ", properties=DELETED_MARK) + p("b"), ["a b"], id="a deleted paragraph end joins two"),
        pytest.param(
            p("a", properties=DELETED_MARK) + p("b", properties=DELETED_MARK) + "<w:bookmarkStart/>" + p("c"),
            ["abc"],
            id="and three",
        ),
        pytest.param(
            p(gone("a"), properties=NUMBERED + DELETED_MARK) + p("b", properties=NUMBERED),
            ["1. b"],
            id="a deleted item is not counted",
        ),
        pytest.param(p("a", properties=DELETED_MARK), ["a"], id="nothing below to join with"),
        pytest.param(
            p(
                "a",
                properties='<w:pPrChange w:id="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>',
            ),
            ["a"],
            id="a number that was taken away",
        ),
        pytest.param(p(r("a", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")), ["a"], id="no longer hidden"),
        pytest.param(
            f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('cũ')}</w:tc></w:tr><w:tr><w:tc>{p('mới')}</w:tc></w:tr></w:tbl>",
            ["mới"],
            id="a deleted row",
        ),
    ],
)
def test_changes_are_accepted(body: str, lines: list[str]) -> None:
    assert texts(body, numbering=NUMBERING) == lines


def box(text: str) -> str:
    return f"<w:txbxContent>{p(text)}</w:txbxContent>"


MODERN = f'<mc:Choice Requires="wps"><w:drawing><wps:wsp>{box("DỰ THẢO")}</wps:wsp></w:drawing></mc:Choice>'
OLD = f"<w:pict><v:textbox>{box('DỰ THẢO')}</v:textbox></w:pict>"
BOTH = f"<mc:AlternateContent>{MODERN}<mc:Fallback>{OLD}</mc:Fallback></mc:AlternateContent>"
BLANK = "<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(BOTH, id="new and old form of one box"),
        pytest.param(OLD, id="old form only"),
        pytest.param(BLANK.format(OLD), id="words in the old form only"),
    ],
)
def test_a_text_box_is_read_once_below_its_anchor(drawing: str) -> None:
    body = p("Tiêu đề", run(drawing)) + p("Thân bài")
    assert marks(read(word(body))) == ["w Tiêu đề", "wg DỰ THẢO", "wg Thân bài"]


def note(name: str, inside: str = "") -> str:
    return run(f'<w:{name} w:id="2"/>{inside}')


REF = note("footnoteReference")
CUSTOM = run('<w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>(*)</w:t>')
NOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2">{p(run("<w:footnoteRef/>"), " Kết luận số 9-KL/TU.")}{p("Câu hai.")}</w:footnote>'
)


@pytest.mark.parametrize(
    ("body", "lines", "anchor"),
    [
        pytest.param(
            p("đầu") + p("tổ chức", REF, " cơ sở"), ["đầu", "tổ chức cơ sở"], 1, id="the mark leaves no trace"
        ),
        pytest.param(p("tổ chức(", REF, ")"), ["tổ chức"], 0, id="nor do brackets round it"),
        pytest.param(p("tổ chức", CUSTOM), ["tổ chức"], 0, id="nor a mark of one's own"),
        pytest.param(
            p("a", run(BR), "b", REF, run(BR), "c"), ["a", "b", "c"], 1, id="the line of the paragraph it stands in"
        ),
        pytest.param(p("a", run(BR), REF), ["a"], 0, id="on an empty line: the line above"),
        pytest.param(p("a") + p(REF) + p("b"), ["a", "b"], 0, id="in an empty paragraph: the line above"),
        pytest.param(p(REF) + p("b"), ["b"], None, id="nothing above"),
    ],
)
def test_notes(body: str, lines: list[str], anchor: int | None) -> None:
    reading = read(word(body, footnotes=NOTES))
    assert [line.text for line in reading.lines[:-1]] == lines
    words = "Kết luận số 9-KL/TU. Câu hai."
    assert reading.lines[-1] == Line(words, role="footnote", whole=True, anchor=anchor)


def test_endnotes_are_not_taken_for_footnotes_of_the_same_id() -> None:
    endnotes = f'<w:endnote w:id="2">{p("Cuối văn bản.")}</w:endnote>'
    reading = read(word(p("a", REF) + p("b", note("endnoteReference")), footnotes=NOTES, endnotes=endnotes))
    assert [(x.text, x.anchor) for x in reading.lines[2:]] == [
        ("Kết luận số 9-KL/TU. Câu hai.", 0),
        ("Cuối văn bản.", 1),
    ]


def test_a_note_that_is_missing_is_left_out() -> None:
    assert texts(p("a", REF)) == ["a"]


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
