"""Tables of Word files: which are data and which layout, and in what order their words come."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table, _Cell

from parsers.model import Line
from parsers.readers.docx import read
from parsers.readers.drafts import Draft
from parsers.readers.table_layout import Cell, Row, is_data

GRID = "Table Grid"


def lines(document: DocumentObject) -> tuple[Line, ...]:
    buffer = BytesIO()
    document.save(buffer)
    return read(buffer.getvalue()).lines


def fill(table: Table, rows: list[list[str]]) -> Table:
    """The cells filled in: paragraphs are parted by `¶`, and `**` before a paragraph makes it bold."""
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            write(cell, text)
    return table


def write(cell: _Cell, text: str) -> None:
    for at, words in enumerate(text.split("¶")):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.add_run(words.removeprefix("**")).bold = words.startswith("**")


def borders(top: str, sides: str, bottom: str, *, colour: str = "auto") -> str:
    """The borders of one cell."""
    drawn = {"top": top, "left": sides, "bottom": bottom, "right": sides}
    inside = (f'<w:{side} w:val="{kind}" w:color="{colour}"/>' for side, kind in drawn.items())
    return f"<w:tcBorders {nsdecls('w')}>{''.join(inside)}</w:tcBorders>"


def document_of(rows: list[list[str]], style: str | None = None) -> DocumentObject:
    document = Document()
    fill(document.add_table(len(rows), len(rows[0]), style), rows)
    return document


def shown(found: tuple[Line, ...]) -> list[str]:
    """Lines as they read: rows with bars, `^` before a line that blank space stands above."""
    return [" | ".join(x.cells) if x.role == "row" else "^" * x.gap + x.text for x in found]


MASTHEAD = [["TỈNH ỦY X¶*¶Số 5-NQ/TU", "ĐẢNG CỘNG SẢN VIỆT NAM¶¶X, ngày 1 tháng 2 năm 2024"]]
SIGNATURE = [["Nơi nhận:¶- Như trên,¶- Lưu.", "T/M BAN THƯỜNG VỤ¶PHÓ BÍ THƯ¶¶¶Trần A"]]


@pytest.mark.parametrize(
    ("rows", "order"),
    [
        pytest.param(
            MASTHEAD,
            ["^TỈNH ỦY X", "*", "Số 5-NQ/TU", "^ĐẢNG CỘNG SẢN VIỆT NAM", "^X, ngày 1 tháng 2 năm 2024"],
            id="masthead in one row",
        ),
        pytest.param(
            [["TỈNH ỦY X", "ĐẢNG CỘNG SẢN VIỆT NAM"], ["Số 5-NQ", "X, ngày 1"]],
            ["^TỈNH ỦY X", "^Số 5-NQ", "^ĐẢNG CỘNG SẢN VIỆT NAM", "^X, ngày 1"],
            id="masthead in two rows: left column first",
        ),
        pytest.param(
            [["UBND TỈNH X", "", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số 5", "", "X, ngày 1"]],
            ["^UBND TỈNH X", "^Số 5", "^CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "^X, ngày 1"],
            id="an empty column between",
        ),
        pytest.param(
            [["", "Mẫu 1"], ["UBND TỈNH X", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]],
            ["^UBND TỈNH X", "^Mẫu 1", "^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            id="a cell that is alone in its row keeps its column",
        ),
        pytest.param(
            SIGNATURE,
            ["^Nơi nhận:", "- Như trên,", "- Lưu.", "^T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "^Trần A"],
            id="recipients, then signature",
        ),
    ],
)
def test_layout_is_read_by_columns(rows: list[list[str]], order: list[str]) -> None:
    assert shown(lines(document_of(rows))) == order


def test_a_masthead_drawn_with_lines_is_layout_all_the_same() -> None:
    rows = [["UBND X", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số 5", "X, ngày 1"], ["a", "b"]]
    assert all(line.role == "body" for line in lines(document_of(rows, GRID)))


def test_a_masthead_whose_left_and_right_cells_part_at_different_columns() -> None:
    document = Document()
    table = document.add_table(2, 3)
    write(table.cell(0, 0).merge(table.cell(0, 1)), "SỞ Y")
    write(table.cell(0, 2), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    write(table.cell(1, 0), "Số 5")
    write(table.cell(1, 1).merge(table.cell(1, 2)), "X, ngày 1")
    assert shown(lines(document)) == ["^SỞ Y", "^Số 5", "^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "^X, ngày 1"]


def test_a_row_across_a_layout_table_stands_between_what_is_above_and_below() -> None:
    document = Document()
    table = fill(document.add_table(3, 2), [["a", "b"], ["", ""], ["c", "d"]])
    write(table.cell(1, 0).merge(table.cell(1, 1)), "NGHỊ QUYẾT")
    assert shown(lines(document)) == ["^a", "^b", "^NGHỊ QUYẾT", "^c", "^d"]


def test_lines_side_by_side_are_whole_and_running_text_in_a_box_may_be_joined() -> None:
    document = document_of([["TỈNH ỦY X", "ĐẢNG CỘNG SẢN VIỆT NAM"]])
    document.tables[0].cell(0, 0).paragraphs[0].add_run().add_break()
    document.tables[0].cell(0, 0).paragraphs[0].add_run("BAN TỔ CHỨC")
    box = document.add_table(1, 1, GRID).cell(0, 0).paragraphs[0]
    box.add_run("câu dài").add_break()
    box.add_run("xuống dòng")
    found = lines(document)
    assert [x.whole for x in found] == [True, True, True, False, True]
    assert shown(found[3:]) == ["^câu dài", "xuống dòng"]


def test_the_paragraph_below_a_table_has_a_gap_above() -> None:
    document = document_of([["a", "b"]])
    document.add_paragraph("thân bài")
    assert shown(lines(document))[-1] == "^thân bài"


ASSIGNMENTS = [["**TT", "**Nhiệm vụ", "**Chủ trì"], ["1", "Rà soát¶quy chế", "Văn phòng"], ["", "", ""], ["2", "b", ""]]


def test_a_data_table_is_read_by_rows() -> None:
    found = lines(document_of(ASSIGNMENTS, GRID))
    assert [x.cells for x in found] == [
        ("TT", "Nhiệm vụ", "Chủ trì"),
        ("1", "Rà soát quy chế", "Văn phòng"),
        ("2", "b", ""),
    ]
    assert [(x.role, x.table, x.bold) for x in found] == [("row", 0, True), ("row", 0, False), ("row", 0, False)]


def test_data_tables_are_counted_without_the_layout_between() -> None:
    document = document_of(ASSIGNMENTS, GRID)
    fill(document.add_table(1, 2), SIGNATURE)
    fill(document.add_table(4, 3, GRID), ASSIGNMENTS)
    assert [x.table for x in lines(document) if x.role == "row"] == [0, 0, 0, 1, 1, 1]


def test_merged_cells() -> None:
    document = document_of([["TT", "Việc", "Năm 2025", ""], ["", "", "Quý I", "Quý II"], ["1", "a", "x", "y"]], GRID)
    table = document.tables[0]
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(1, 1))
    table.cell(0, 2).merge(table.cell(0, 3))
    assert shown(lines(document)) == ["TT | Việc | Năm 2025", "TT | Việc | Quý I | Quý II", "1 | a | x | y"]


def test_cells_merged_the_old_way() -> None:
    document = document_of([["a", "", "c"], ["1", "2", "3"]], GRID)
    for at, kind in ((0, "restart"), (1, "continue")):
        properties = document.tables[0].cell(0, at)._tc.get_or_add_tcPr()
        properties.append(parse_xml(f'<w:hMerge {nsdecls("w")} w:val="{kind}"/>'))
    assert shown(lines(document)) == ["a | c", "1 | 2 | 3"]


def test_a_first_column_of_automatic_numbers_only() -> None:
    document = document_of([["TT", "Việc", "Ai"], ["", "a", "x"], ["", "b", "y"]], GRID)
    for row in (1, 2):
        document.tables[0].cell(row, 0).paragraphs[0].style = document.styles["List Number"]
    assert shown(lines(document)) == ["TT | Việc | Ai", "1. | a | x", "2. | b | y"]


def test_a_table_inside_a_cell_is_text_of_the_cell() -> None:
    document = document_of(ASSIGNMENTS, GRID)
    fill(document.tables[0].cell(1, 2).add_table(1, 3), [["x", "y", "z"]])
    assert lines(document)[1].cells == ("1", "Rà soát quy chế", "Văn phòng x y z")


def test_a_data_table_inside_a_box_is_a_data_table() -> None:
    document = document_of([["KẾ HOẠCH"]], GRID)
    fill(document.tables[0].cell(0, 0).add_table(4, 3), ASSIGNMENTS)
    assert shown(lines(document))[:2] == ["^KẾ HOẠCH", "TT | Nhiệm vụ | Chủ trì"]


def test_rows_and_cells_in_content_controls() -> None:
    document = document_of(ASSIGNMENTS, GRID)
    row = document.tables[0].rows[1]._tr
    for element in (row.tc_lst[0], row):
        parent = element.getparent()
        assert parent is not None
        control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
        parent.replace(element, control)
        control[0].append(element)
    assert shown(lines(document))[1] == "1 | Rà soát quy chế | Văn phòng"


@pytest.mark.parametrize(
    ("drawn", "role"),
    [
        pytest.param("", "row", id="lines of the table style"),
        pytest.param(borders("nil", "nil", "nil"), "body", id="taken away by every cell"),
        pytest.param(borders("single", "single", "single", colour="FFFFFF"), "body", id="white on white"),
        pytest.param(borders("nil", "nil", "single"), "body", id="a rule under the words is no frame"),
        pytest.param(borders("nil", "single", "single"), "row", id="beside and below is one"),
    ],
)
def test_drawn_or_not(drawn: str, role: str) -> None:
    document = document_of([["a", "b"], ["c", "d"], ["e", "f"]], GRID)
    for cell in (cell for row in document.tables[0].rows for cell in row.cells) if drawn else ():
        cell._tc.get_or_add_tcPr().append(parse_xml(drawn))
    assert {line.role for line in lines(document)} == {role}


def test_lines_come_from_the_style_that_a_table_style_is_based_on() -> None:
    document = document_of([["a", "b"], ["c", "d"], ["e", "f"]])
    style = document.styles.add_style("Bảng con", WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles[GRID]
    document.tables[0].style = style.name
    assert {line.role for line in lines(document)} == {"row"}


def grid(rows: list[list[str]], *, framed: bool) -> list[Row]:
    """Cells of one column each, written as in `fill`."""
    return [tuple(_cell(at, text, framed) for at, text in enumerate(row)) for row in rows]


def _cell(at: int, text: str, framed: bool) -> Cell:
    drafts = [Draft(Line(words.removeprefix("**"), bold=words.startswith("**"))) for words in text.split("¶") if words]
    return Cell(at, at + 1, tuple(drafts), " ".join(draft.line.text for draft in drafts), framed)


PAIR, TRIO = ["a", "b"], ["a", "b", "c"]


@pytest.mark.parametrize(
    ("rows", "framed", "data"),
    [
        pytest.param([["a"]] * 20, True, False, id="one column is a box, however long"),
        pytest.param([["a", ""]] * 20, True, False, id="one column with words"),
        pytest.param([TRIO] * 2, True, True, id="three columns with lines"),
        pytest.param([TRIO] * 2, False, True, id="three columns without lines, one line a cell"),
        pytest.param([["A¶Trần A", "B¶Lê B", "C¶Vũ C"]], False, False, id="three signatures side by side"),
        pytest.param([["A¶Trần A", "B¶Lê B", "C¶Vũ C"]] * 4, False, True, id="too many rows for signatures"),
        pytest.param([["A¶Trần A", "B¶Lê B", "C¶Vũ C"]], True, True, id="with lines they are data"),
        pytest.param([PAIR] * 3, True, True, id="two columns with lines, three rows"),
        pytest.param([PAIR] * 2, True, False, id="two columns with lines, two rows"),
        pytest.param([["**a", "**b"], PAIR], True, True, id="two columns with lines and a header row"),
        pytest.param([["**a", "**b"]], True, False, id="a header with nothing below is none"),
        pytest.param([PAIR] * 7, False, False, id="two columns without lines, as long as a masthead may be"),
        pytest.param([PAIR] * 8, False, True, id="two columns without lines, longer"),
        pytest.param([["Nơi nhận:¶- A;", "CHỦ TỊCH"]] * 8, True, False, id="recipients"),
        pytest.param(
            [TRIO, TRIO, ["3", "Đảng Cộng sản Việt Nam", "c"]], True, True, id="the Party as an entry of a list"
        ),
        pytest.param([["TT", "Nơi nhận", "Số bản"]] * 3, True, True, id="Nơi nhận without colon heads a column"),
        pytest.param([], False, False, id="no rows"),
    ],
)
def test_data_or_layout(rows: list[list[str]], framed: bool, data: bool) -> None:
    assert is_data(grid(rows, framed=framed)) is data


def test_a_marked_header_row_makes_two_columns_with_lines_data() -> None:
    assert is_data(grid([PAIR, PAIR], framed=True), headed=True)
