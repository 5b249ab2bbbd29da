"""The board of targets: a filter gives the rows that SQL gives, in the page, in the data and in the workbook."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook

from pipeline.site import boards, language, targets_page
from tests.pipeline.boards.pages import DIRECTIVE, Ask, Get, every_page, tree

# Each filter of the board of targets, and the same said without a word of ours.
TARGET_FILTERS = [
    ({}, "kind = 'target'"),
    ({"loai": "result"}, "kind = 'result'"),
    ({"loai": "all"}, "1"),
    ({"don_vi": "%"}, "kind = 'target' AND unit = '%'"),
    ({"so_sanh": ">="}, "kind = 'target' AND comparator = '>='"),
    ({"nam": "2025"}, "kind = 'target' AND deadline LIKE '2025-%'"),
    ({"nam": "khong-ghi", "loai": "all"}, "deadline IS NULL"),
    ({"cap": "huyện"}, "kind = 'target' AND document_id IN (SELECT id FROM documents WHERE level = 'huyện')"),
    (
        {"co_quan": "Ban Chấp hành Đảng bộ tỉnh"},
        "kind = 'target' AND document_id IN"
        " (SELECT id FROM documents WHERE issuer_name = 'Ban Chấp hành Đảng bộ tỉnh')",
    ),
    (
        {"co_quan": "chấp hành đảng bộ"},
        "kind = 'target' AND document_id IN (SELECT id FROM documents WHERE issuer_name LIKE '%Chấp hành Đảng bộ%')",
    ),
    ({"tu_khoa": '"tổ hợp tác"'}, "kind = 'target' AND lower(quote) LIKE '%tổ hợp tác%'"),
    ({"tu_khoa": "kết nạp", "don_vi": "%", "nam": "2025"}, "kind = 'target' AND unit = '%' AND deadline LIKE '2025-%'"
     " AND (quote LIKE '%ết nạp%' OR subject LIKE '%ết nạp%')"),
    ({"tu_khoa": "không-đâu-có"}, "0"),
    ({"don_vi": "' OR 1 --"}, "0"),
]  # fmt: skip


@pytest.mark.parametrize(("parameters", "condition"), TARGET_FILTERS, ids=lambda value: str(value)[:40])
def test_targets_are_those_that_sql_finds(parameters: dict[str, str], condition: str, get: Get, sql: Ask) -> None:
    wanted = sorted(row[0] for row in sql(f"SELECT id FROM targets WHERE {condition}"))
    assert sorted(every_page(get, "chi-tieu", "t", **parameters)) == wanted


@pytest.mark.parametrize(
    "parameters", [each for each, condition in TARGET_FILTERS if condition != "0"], ids=lambda value: str(value)[:40]
)
def test_data_of_the_same_filter(parameters: dict[str, str], get: Get) -> None:
    """The links to Datasette's own tables hold the rows of the board, and so does the workbook."""
    page = tree(get("chi-tieu", **parameters))
    wanted = sorted(every_page(get, "chi-tieu", "t", **parameters))
    assert wanted
    [address] = page.xpath("//p[@class='tools']/a[.='JSON']/@href")
    rows = get.raw(f"{address}&_size=max").json()["rows"]
    assert sorted(row["id"] for row in rows) == wanted
    [csv] = page.xpath("//p[@class='tools']/a[.='CSV']/@href")
    assert get.raw(csv).text.count("\r\n") == len(wanted) + 1
    [workbook] = page.xpath("//p[@class='tools']/a[.='Excel']/@href")
    answer = get("chi-tieu.xlsx", **{key: said[0] for key, said in parse_qs(urlsplit(workbook).query).items()})
    assert answer.headers["content-disposition"] == 'attachment; filename="chi-tieu.xlsx"'
    head, *lines = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert sorted(line[head.index("Mã chỉ tiêu")] for line in lines) == wanted


def test_hostile_words_in_a_filter_of_datasette_stay_words(get: Get) -> None:
    page = get("chi-tieu", co_quan="'; DROP TABLE targets; --", loai="all")
    assert page.status_code == 200
    assert get("chi-tieu", tu_khoa="a' OR 'b").status_code == 200


def test_a_part_stands_under_its_whole(get: Get, sql: Ask) -> None:
    order = every_page(get, "chi-tieu", "t", loai="all")
    pairs = sql("SELECT id, parent_id FROM targets WHERE parent_id IS NOT NULL")
    assert pairs
    assert all(order.index(whole) < order.index(part) for part, whole in pairs)
    page = tree(get("chi-tieu", loai="all"))
    inset = {
        address.split("#t-")[1]
        for address in page.xpath("//tr[contains(@class, 'part')]/td/a/@href")
        if "#t-" in address
    }
    assert inset
    assert inset <= {part for part, _ in pairs}


def test_a_part_alone_says_what_it_is_a_part_of(get: Get, sql: Ask) -> None:
    [(part, whole)] = sql(
        "SELECT f.quote, p.quote FROM targets f JOIN targets p ON p.id = f.parent_id WHERE f.document_id = ? LIMIT 1",
        DIRECTIVE,
    )
    page = tree(get("chi-tieu", tu_khoa=part.removeprefix("trong đó ")))
    assert any(whole in small.text_content() for small in page.xpath("//td[@class='words']/small"))


def test_targets_are_drawn_by_year_and_issuer(get: Get, sql: Ask) -> None:
    charts = tree(get("chi-tieu")).xpath("//div[@class='charts']//*[name()='title']/text()")
    years = sql(
        "SELECT substr(deadline, 1, 4), count(*) FROM targets WHERE kind = 'target' AND deadline > '' GROUP BY 1"
    )
    issuers = sql(
        "SELECT d.issuer_name, count(*) FROM targets t JOIN documents d ON d.id = t.document_id "
        "WHERE t.kind = 'target' GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    assert years
    assert len(issuers) > targets_page.MOST_BARS
    assert {f"{bar}: {count}" for bar, count in [*years, *issuers[: targets_page.MOST_BARS]]} <= set(charts)


@pytest.mark.parametrize(
    ("parameters", "drawn"),
    [
        ({"tu_khoa": "kết nạp", "don_vi": "%"}, True),
        ({"tu_khoa": "kết nạp"}, False),
        ({"don_vi": "%", "loai": "all"}, False),
    ],
    ids=["one unit", "several units", "too many"],
)
def test_values_are_drawn_where_they_can_be_compared(parameters: dict[str, str], drawn: bool, get: Get) -> None:
    bars = tree(get("chi-tieu", **parameters)).xpath("//figure[@class='values']//*[name()='title']/text()")
    assert bool(bars) == drawn
    if drawn:
        assert any(bar.endswith(": 3 - 4%") for bar in bars)


def test_too_much_for_a_workbook_is_refused(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets_page, "MAX_ROWS", 3)
    answer = get("chi-tieu.xlsx")
    assert answer.status_code == 400
    assert "nghiquyet export targets" in answer.text
    assert not tree(get("chi-tieu")).xpath("//a[.='Excel']")


@pytest.mark.parametrize(
    ("row", "vietnamese", "english"),
    [
        ({"comparator": "~", "value_min": 85.0, "value_max": 85.0, "unit": "%"}, "khoảng 85%", "about 85%"),
        ({"comparator": "most", "value_min": None, "value_max": None, "unit": None}, "phần lớn", "most"),
        ({"comparator": ">=", "value_min": 12.5, "value_max": None, "unit": "ha"}, "≥ 12,5 ha", "≥ 12.5 ha"),
        ({"comparator": "between", "value_min": 3.0, "value_max": 4.0, "unit": "%"}, "3 - 4%", "3 - 4%"),
        ({"comparator": None, "value_min": None, "value_max": None, "unit": None}, "", ""),
    ],
)
def test_figures_in_both_languages(row: dict[str, Any], vietnamese: str, english: str) -> None:
    assert boards.figure(row) == vietnamese
    language.speak("en")
    try:
        assert boards.figure(row) == english
    finally:
        language.speak("vi")
