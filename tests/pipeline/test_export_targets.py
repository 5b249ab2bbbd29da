"""The table of targets as Excel and other programs read it: headings, kinds of values, and no formula from a text."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlite_utils import Database

from pipeline import store
from pipeline.errors import CallError
from pipeline.export_targets import COLUMNS, targets_file
from pipeline.ingest import ingest

PLAN = """TỈNH ỦY THANH GIANG
*
Số 15-KH/TU
Thanh Giang, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022

I. MỤC TIÊU

1. Đến năm 2030 có trên 90,5% xã đạt chuẩn.
2. Hằng năm kết nạp từ 1.200 đến 1.500 đảng viên.
"""
HEADINGS = [column.heading for column in COLUMNS]
# What a text may begin with that Excel would calculate.
HOSTILE = ["=1+1", "+84 912", "-2 xã", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1+1", "#N/A"]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("raw")
    (folder / "kh.txt").write_text(PLAN, encoding="utf-8")
    path = tmp_path_factory.mktemp("db") / "x.db"
    ingest(folder, path)
    return path


@pytest.fixture
def db(loaded: Path) -> Iterator[Database]:
    with store.reading(loaded) as db:
        yield db


@pytest.fixture
def hostile(loaded: Path, tmp_path: Path) -> Iterator[Database]:
    """A database whose targets have their subjects from `HOSTILE`."""
    copy = tmp_path / "hostile.db"
    copy.write_bytes(loaded.read_bytes())
    with store.writing(copy) as db:
        for number, text in enumerate(HOSTILE):
            db.execute(
                "INSERT INTO targets (id, document_id, kind, subject, quote, char_start, char_end) "
                "SELECT ?, id, 'target', ?, 'x; =1+1', 0, 1 FROM documents",
                (f"x{number}", text),
            )
        db.conn.commit()
        yield db


def test_workbook(db: Database) -> None:
    sheet = load_workbook(BytesIO(targets_file(db, "xlsx"))).active
    head, first, second = sheet.iter_rows(values_only=True)
    assert list(head) == HEADINGS
    row, other = dict(zip(HEADINGS, first, strict=True)), dict(zip(HEADINGS, second, strict=True))
    assert (row["Cấp"], row["Văn bản"], row["Mục"], row["So sánh"]) == ("tỉnh", "Kế hoạch 15-KH/TU", "I/1", ">")
    assert (row["Giá trị từ"], row["Giá trị đến"], row["Đơn vị"]) == (90.5, None, "%")
    assert (row["Ngày ban hành"], row["Hạn"]) == (datetime(2023, 1, 10), datetime(2030, 12, 31))
    assert row["Năm"] == 2030
    assert (other["Giá trị từ"], other["Giá trị đến"], other["Định kỳ"]) == (1200, 1500, "hằng năm")


def test_workbook_is_ready_to_read(db: Database) -> None:
    sheet = load_workbook(BytesIO(targets_file(db, "xlsx"))).active
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet["D2"].number_format == "dd/mm/yyyy"
    assert sheet.column_dimensions["A"].width == COLUMNS[0].width


def test_csv(db: Database) -> None:
    content = targets_file(db, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    row, _ = csv.DictReader(StringIO(content.decode("utf-8-sig")))
    assert list(row) == HEADINGS
    assert (row["Giá trị từ"], row["Hạn"], row["Tệp"]) == ("90.5", "2030-12-31", "kh.txt")


def test_no_text_is_a_formula_in_excel(hostile: Database) -> None:
    sheet = load_workbook(BytesIO(targets_file(hostile, "xlsx"))).active
    place = HEADINGS.index("Đối tượng")
    cells = {cell.value: cell for row in sheet.iter_rows(min_row=2) if (cell := row[place]).value in HOSTILE}
    assert set(cells) == set(HOSTILE)
    assert {cell.data_type for cell in cells.values()} == {"s"}
    assert {text for text, cell in cells.items() if cell.quotePrefix} == set(HOSTILE) - {"#N/A"}


def test_no_text_is_a_formula_in_csv(hostile: Database) -> None:
    rows = list(csv.DictReader(StringIO(targets_file(hostile, "csv").decode("utf-8-sig"))))
    subjects = {row["Đối tượng"] for row in rows if row["Nguyên văn"].startswith("x")}
    assert subjects == {text if text == "#N/A" else f"'{text}" for text in HOSTILE}
    assert {row["Nguyên văn"] for row in rows if row["Nguyên văn"].startswith("x")} == {"x; '=1+1"}


def test_signs_that_excel_cannot_store_are_dropped(hostile: Database) -> None:
    hostile.execute("UPDATE targets SET subject = 'chi\x01 bộ' WHERE id = 'x0'")
    values = [cell.value for row in load_workbook(BytesIO(targets_file(hostile, "xlsx"))).active for cell in row]
    assert "chi bộ" in values


def test_an_unknown_format_is_named(db: Database) -> None:
    with pytest.raises(CallError, match="pdf"):
        targets_file(db, "pdf")
