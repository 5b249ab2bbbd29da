"""The words of a paragraph: runs, signs, fields and text boxes."""

from __future__ import annotations

import pytest

from parsers.readers.docx import read

from .word_files import marks, p, r, run, texts, word

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param(["Chương ", "trình"], "Chương trình", id="runs are joined as they stand"),
        pytest.param(["Số", run("<w:tab/>"), "12"], "Số\t12", id="tab"),
        pytest.param(["12", run("<w:noBreakHyphen/>"), "NQ/TU"], "12-NQ/TU", id="non-breaking hyphen"),
        pytest.param(["nghị", run("<w:softHyphen/>"), "quyết"], "nghịquyết", id="soft hyphen is out"),
        pytest.param(["nghị\u00adquyết"], "nghịquyết", id="soft hyphen as a character is out"),
        pytest.param([r("Tr\u00ad¬ng", '<w:rFonts w:ascii=".VnTime"/>')], "Trương", id="soft hyphen is ư in .VnTime"),
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
