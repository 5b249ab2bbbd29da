"""The boards: a filter gives the rows that SQL gives, cells say what the views say, no text or parameter does harm."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from datasette.app import Datasette
from datasette.utils import tilde_encode
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import html
from openpyxl import load_workbook

from parsers import model
from pipeline import schema, store
from pipeline.ingest import ingest
from pipeline.levels import LEVELS
from pipeline.schema import Verdict
from pipeline.site import HERE, boards, coverage_query, language, targets_page, tasks_page
from pipeline.site.answers import POLICY
from pipeline.site.asking import MAX_LETTERS, Asked, Field, asked, pages
from pipeline.site.coverage_query import Carried, Place, Summary, matrix
from pipeline.site.names import CODES
from pipeline.site.tasks_query import SIZE as TASKS_ON_PAGE

RAW = Path(__file__).parents[2] / "data/raw"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt; {{ 7*7 }} \x01"
BOARDS = ("chi-tieu", "doi-chieu", "trien-khai", "nhiem-vu")
FILES = ("chi-tieu.xlsx", "nhiem-vu.ics")
DIRECTIVE, BELOW = "ctr-24-tu-thuc-hien-nq-21-docx", "ctr-22-hu-van-khe-md"
TODAY = date.today()

Ask = Callable[..., list[Any]]

# What is asked


FIELDS = (
    Field("tu_khoa", "Từ khóa"),
    Field("cap", "Cấp", "choice", {"tỉnh": "tỉnh"}),
    Field("nam", "Năm", "year", {"khong-ghi": "không ghi"}),
    Field("tu", "Từ ngày", "day"),
    Field("da", "Đã", "tick", {"1": "có"}),
    Field("phan", "", "hidden", {"da-qua": "đã qua"}),
)


@pytest.mark.parametrize(
    ("query", "chosen", "page"),
    [
        ("", {}, 1),
        ("tu_khoa=+đảng+viên+&khac=1", {"tu_khoa": "đảng viên"}, 1),
        ("tu_khoa=a%00b%0a", {"tu_khoa": "a b"}, 1),
        ("tu_khoa=" + "x" * 999, {"tu_khoa": "x" * MAX_LETTERS}, 1),
        ("cap=xã", {}, 1),
        ("cap=tỉnh&cap=xã&trang=3", {"cap": "tỉnh"}, 3),
        ("nam=2025", {"nam": "2025"}, 1),
        ("nam=khong-ghi", {"nam": "khong-ghi"}, 1),
        ("nam=20255&trang=-1", {}, 1),
        ("nam=²⁰²⁵&trang=²", {}, 1),
        ("tu=2025-02-30", {}, 1),
        ("tu=2025-02-28", {"tu": "2025-02-28"}, 1),
        ("tu=20250228&trang=99999999", {}, 1),
        ("da=1&phan=da-qua", {"da": "1", "phan": "da-qua"}, 1),
        ("da=2&phan=x&trang=0", {}, 1),
    ],
)
def test_what_is_asked(query: str, chosen: dict[str, str], page: int) -> None:
    question = asked(FIELDS, query)
    assert (question.chosen, question.page) == (chosen, page)


@given(st.text())
def test_an_address_says_the_same_again(text: str) -> None:
    question = asked(FIELDS, urlencode({"tu_khoa": text.encode("utf-8", "replace"), "trang": "7"}))
    again = asked(FIELDS, question.address(7).removeprefix("?"))
    assert again == question


def test_each_chip_takes_its_own_filter_away_and_goes_back_to_the_first_page() -> None:
    question = asked(FIELDS, "tu_khoa=a&cap=tỉnh&tu=2025-02-28&phan=da-qua&trang=4")
    assert [(chip.label, chip.words) for chip in question.chips] == [
        ("Từ khóa", "a"), ("Cấp", "tỉnh"), ("Từ ngày", "28/02/2025"),
    ]  # fmt: skip
    assert parse_qs(question.chips[1].without[1:]) == {"tu_khoa": ["a"], "tu": ["2025-02-28"], "phan": ["da-qua"]}


@pytest.mark.parametrize(
    ("asked_for", "rows", "page", "count", "skipped"),
    [(1, 0, 1, 1, 0), (1, 50, 1, 1, 0), (2, 51, 2, 2, 50), (9, 51, 2, 2, 50), (3, 151, 3, 4, 100)],
)
def test_pages(asked_for: int, rows: int, page: int, count: int, skipped: int) -> None:
    found = pages(asked_for, rows, 50)
    assert (found.page, found.count, found.skipped) == (page, count, skipped)


# The boards in Datasette


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Samples that carry each other out."""
    folder = tmp_path_factory.mktemp("raw")
    for file in sorted(RAW.iterdir()):
        if file.suffix in (".txt", ".md", ".docx"):
            shutil.copy(file, folder)
    path = tmp_path_factory.mktemp("db") / "thử.db"
    ingest(folder, path)
    return path


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of ours without a row."""
    path = tmp_path_factory.mktemp("db") / "rỗng.db"
    with store.writing(path):
        return path


@pytest.fixture(scope="module")
def hostile(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples once more, an attack wherever a document can have words."""
    path = tmp_path_factory.mktemp("db") / "xấu.db"
    shutil.copy(database, path)
    with closing(sqlite3.connect(path)) as connection:
        values = {"x": HOSTILE, "list": json.dumps([HOSTILE])}
        for table, columns in {
            "documents": "title type_name issuer_name",
            "targets": "subject indicator quote unit deadline deadline_text baseline",
            "tasks": "lead quote due_text",
            "works": "title type_name number",
            "sections": "path heading",
        }.items():
            said = ", ".join(f"{column} = :x || {column}" for column in columns.split())
            connection.execute(f"UPDATE {table} SET {said}", values)
        connection.execute("UPDATE documents SET issuer_name = :x", values)
        connection.execute("UPDATE tasks SET partners = :list", values)
        connection.execute("UPDATE tasks SET due_on = :x WHERE due_on > '2023'", values)
        connection.commit()
    return path


@dataclass(frozen=True)
class Get:
    """Asks Datasette itself, without a server: a board by its parameters, `raw` by its address."""

    site: Any
    runner: asyncio.Runner
    database: Path

    def __call__(self, board: str, of: Any = None, cookie: str = "", **parameters: str) -> Any:
        stem = tilde_encode((of or self.database).stem)
        return self.raw(f"/{stem}/-/{board}?{urlencode(parameters)}", {"cookie": cookie} if cookie else {})

    def raw(self, address: str, headers: Mapping[str, str] = MappingProxyType({})) -> Any:
        return self.runner.run(self.site.client.get(address, headers=headers))


@pytest.fixture(scope="module")
def get(database: Path, empty: Path, hostile: Path) -> Iterator[Get]:
    site = Datasette(
        [str(database), str(empty), str(hostile)],
        plugins_dir=str(HERE / "plugins"),
        template_dir=str(HERE / "templates"),
        static_mounts=[("-/nghiquyet", str(HERE / "static"))],
    )
    with asyncio.Runner() as runner:
        runner.run(site.invoke_startup())
        yield Get(site, runner, database)
        for served in site.databases.values():
            served.close()
        site.executor.shutdown()


@pytest.fixture(scope="module")
def sql(database: Path) -> Iterator[Ask]:
    """Asks SQLite, with nothing of ours between."""
    with closing(sqlite3.connect(database)) as connection:
        yield lambda query, *values: connection.execute(query, values).fetchall()


def tree(answer: Any) -> Any:
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def ids(page: Any, letter: str) -> list[str]:
    """The facts whose words the lines of a board lead to."""
    found = page.xpath(f"//table[contains(@class, 'board')]//td[@class='words']/a[contains(@href, '#{letter}-')]/@href")
    return [address.split(f"#{letter}-")[1] for address in found]


def every_page(get: Get, board: str, letter: str, **parameters: str) -> list[str]:
    """The facts of all pages, in order."""
    found: list[str] = []
    number = 1
    while True:
        page = tree(get(board, **parameters, trang=str(number)))
        found += ids(page, letter)
        if not page.xpath("//nav[@class='pager']/a[@rel='next']"):
            return found
        number += 1


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
    for year, count in sql(
        "SELECT substr(deadline, 1, 4), count(*) FROM targets WHERE kind = 'target' AND deadline > '' GROUP BY 1"
    ):
        assert f"{year}: {count}" in charts


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


# A directive and those who carry it out


def test_directives_are_those_that_are_carried_out(get: Get, sql: Ask) -> None:
    found = {
        parse_qs(urlsplit(address).query)["chi_dao"][0]
        for address in tree(get("doi-chieu")).xpath("//td[@class='words']/a/@href")
    }
    assert found == {row[0] for row in sql("SELECT DISTINCT directive_id FROM cascade_board")}
    assert DIRECTIVE in found


def test_cells_say_what_the_view_says(get: Get, sql: Ask) -> None:
    for (directive,) in sql("SELECT DISTINCT directive_id FROM cascade_board"):
        page = tree(get("doi-chieu", chi_dao=directive))
        columns = [address.rsplit("/", 1)[1] for address in page.xpath("//thead//th/a/@href")]
        shown = set()
        for line in page.xpath("//table[@class='matrix']/tbody/tr"):
            [target] = [address.split("#t-")[1] for address in line.xpath("./th//a/@href")]
            for column, cell in zip(columns, line.xpath("./td"), strict=True):
                if cell.get("class"):
                    match = [address.split("#t-")[1] for address in cell.xpath(".//a/@href")]
                    shown.add((target, column, cell.get("class"), match[0] if match else None))
        query = "SELECT target_id, document_id, verdict, match_id FROM cascade_board WHERE directive_id = ?"
        assert shown == set(sql(query, directive))


def test_a_finding_is_told_by_sign_and_word(get: Get) -> None:
    cells = tree(get("doi-chieu", chi_dao=DIRECTIVE)).xpath("//table[@class='matrix']/tbody/tr/td[@class]")
    words = {"higher": "▲ cao hơn", "equal": "= bằng", "lower": "▼ thấp hơn", "incomparable": "? không so được",
             "missing": "○ không thấy"}  # fmt: skip
    assert {cell.get("class") for cell in cells} == set(words)
    for cell in cells:
        sign, word = words[cell.get("class")].split(" ", 1)
        assert cell.xpath("./span[@class='sign']/text()") == [sign]
        assert cell.xpath("./small")[0].text_content().startswith(word)


def test_tallies_count_the_cells_of_their_column(get: Get, sql: Ask) -> None:
    page = tree(get("doi-chieu", chi_dao=DIRECTIVE))
    [head] = [head for head in page.xpath("//thead//th") if head.xpath(f"./a[contains(@href, '{BELOW}')]")]
    told = {
        mark.get("class").split()[1]: int(mark.text_content().split()[-1]) for mark in head.xpath(".//span[@title]")
    }
    query = "SELECT verdict, count(*) FROM cascade_board WHERE directive_id = ? AND document_id = ? GROUP BY 1"
    assert told == dict(sql(query, DIRECTIVE, BELOW))


@pytest.mark.parametrize("directive", ["khong-co", HOSTILE, "' OR 1 --"])
def test_an_unknown_directive(directive: str, get: Get) -> None:
    answer = get("doi-chieu", chi_dao=directive)
    assert answer.status_code == 404
    assert "<script>" not in answer.text


# Who carries out what


def test_cells_of_coverage_are_those_of_the_view(get: Get, database: Path, sql: Ask) -> None:
    served = get.site.get_database(database.stem)
    found = get.runner.run(coverage_query.read(served, Asked((), {})))
    view = sql("SELECT work_id, issuer, document_id, days FROM coverage")
    carried = {(work, issuer, document, days) for work, issuer, document, days in view if document}
    assert carried
    assert {(*place, cell.document, cell.days) for place, cell in found.cells.items()} == carried
    assert (found.summary.carried, found.summary.expected) == (len(carried), len(view))


def test_coverage_shows_its_cells(get: Get, sql: Ask) -> None:
    page = tree(get("trien-khai", da="1"))
    bodies = page.xpath("//th[@class='body']/text()")
    for line in page.xpath("//table[@class='matrix']/tbody/tr"):
        [work] = [address.rsplit("/", 1)[1] for address in line.xpath("./th/a/@href")]
        for body, cell in zip(bodies, line.xpath("./td"), strict=True):
            days = cell.xpath("./b/text()")
            query = "SELECT days FROM coverage WHERE work_id = ? AND issuer = ? AND document_id IS NOT NULL"
            assert [int(each) for each in days] == [row[0] for row in sql(query, work, body)]


def work(id: str, issued_on: str, mentions: int = 1, **other: object) -> dict[str, Any]:
    return {"id": id, "label": id, "type_name": "Nghị quyết", "title": None, "issued_on": issued_on,
            "mentions": mentions, **other}  # fmt: skip


def body(name: str, until: str | None, documents: int = 1, levels: str | None = "tỉnh") -> dict[str, Any]:
    return {"name": name, "until": until, "documents": documents, "levels": levels}


def first(work: str, issuer: str, issued_on: str | None) -> dict[str, Any]:
    return {"work_id": work, "issuer": issuer, "document_id": f"{work}-{issuer}", "issued_on": issued_on}


WORKS = [work("A", "2022-06-16", 9), work("B", "2023-01-01", 5, type_name="Chỉ thị"), work("C", "2020-01-01")]
BODIES = [
    body("Sở X", "2024-01-01", 7),
    body("Tỉnh ủy Y", "2022-12-31"),
    body("Xã Z", None, levels="khối, sở, ngành,xã"),
]
CARRIED = [
    first("A", "Tỉnh ủy Y", "2022-06-26"),
    first("A", "Xã Z", None),
    first("B", "Tỉnh ủy Y", "2023-12-31"),
    first("C", "Sở X", "2019-12-31"),
]


def of(**chosen: str) -> Asked:
    return Asked((), chosen)


def test_delays_and_their_summary() -> None:
    found = matrix(WORKS, BODIES, CARRIED, of())
    assert {place: cell.days for place, cell in found.cells.items()} == {
        ("A", "Tỉnh ủy Y"): 10, ("A", "Xã Z"): None, ("B", "Tỉnh ủy Y"): 364, ("C", "Sở X"): -1,
    }  # fmt: skip
    assert found.summary == Summary(
        # Of nine pairs Y issued nothing after B but carried it out; Z printed no date and is not expected for B and C.
        carried=4,
        expected=7,
        directives=3,
        median=10,
        slowest=(Place("B", "Tỉnh ủy Y"), Carried("B-Tỉnh ủy Y", 364)),
    )
    assert [each["name"] for each in found.bodies] == ["Tỉnh ủy Y", "Sở X", "Xã Z"]


@pytest.mark.parametrize(
    ("chosen", "works", "bodies"),
    [
        ({}, "ABC", {"Sở X", "Tỉnh ủy Y", "Xã Z"}),
        ({"nam": "2022"}, "A", {"Sở X", "Tỉnh ủy Y", "Xã Z"}),
        ({"loai": "Chỉ thị"}, "B", {"Sở X", "Tỉnh ủy Y", "Xã Z"}),
        ({"tu_khoa": "c"}, "C", {"Sở X", "Tỉnh ủy Y", "Xã Z"}),
        ({"cap": "xã"}, "ABC", {"Xã Z"}),
        ({"cap": "khối, sở, ngành"}, "ABC", {"Xã Z"}),
        ({"co_quan": "tinh uy", "da": "1"}, "AB", {"Tỉnh ủy Y"}),
        ({"co_quan": "Xã Z", "da": "1"}, "A", {"Xã Z"}),
        ({"co_quan": "không có"}, "ABC", set()),
    ],
    ids=str,
)
def test_filters_of_coverage(chosen: dict[str, str], works: str, bodies: set[str]) -> None:
    found = matrix(WORKS, BODIES, CARRIED, of(**chosen))
    assert "".join(each["id"] for each in found.works) == works
    assert {each["name"] for each in found.bodies} == bodies
    assert all(place.work in works and place.body in bodies for place in found.cells)


def test_columns_are_on_pages_of_their_own() -> None:
    many = [body(f"{number:02}", "2024-01-01") for number in range(25)]
    seen = [each["name"] for cot in "123" for each in matrix(WORKS, many, [], of(cot=cot)).bodies]
    assert seen == [each["name"] for each in many]


# Tasks


TASK_FILTERS = [
    ({}, "1"),
    ({"co_quan": "sở nội vụ"}, "lead LIKE '%Sở Nội vụ%' OR partners LIKE '%Sở Nội vụ%'"),
    ({"co_quan": "ban to chuc", "vai_tro": "chu-tri"}, "lower(lead) LIKE '%tổ chức%' AND lower(lead) LIKE '%ban %'"),
    ({"co_quan": "Ủy ban Kiểm tra", "vai_tro": "phoi-hop"}, "partners LIKE '%y ban Kiểm tra%'"),
    (
        {"ban_hanh": "Ban Thường vụ Tỉnh ủy"},
        "document_id IN (SELECT id FROM documents WHERE issuer_name = 'Ban Thường vụ Tỉnh ủy')",
    ),
    ({"tu": "2023-01-01", "den": "2023-06-30"}, "due_on BETWEEN '2023-01-01' AND '2023-06-30'"),
    ({"kieu": "quarter"}, "due_kind = 'quarter'"),
    ({"tu_khoa": "nước"}, "quote LIKE '%nước%'"),
    ({"phan": "da-qua"}, f"due_on < '{TODAY}'"),
    ({"phan": "sap-toi"}, f"due_on >= '{TODAY}'"),
    ({"phan": "lap-lai"}, "id IN (SELECT task_id FROM tasks_recurring) AND due_on IS NULL"),
    ({"phan": "khong-ngay"}, "id NOT IN (SELECT task_id FROM tasks_recurring) AND due_on IS NULL"),
]  # fmt: skip


@pytest.mark.parametrize(("parameters", "condition"), TASK_FILTERS, ids=lambda value: str(value)[:40])
def test_tasks_are_those_that_sql_finds(parameters: dict[str, str], condition: str, get: Get, sql: Ask) -> None:
    wanted = sorted(row[0] for row in sql(f"SELECT id FROM tasks WHERE {condition}"))
    assert wanted or parameters == {"phan": "sap-toi"}
    assert sorted(every_page(get, "nhiem-vu", "n", **parameters)) == wanted


@pytest.mark.parametrize(("parameters", "condition"), TASK_FILTERS, ids=lambda value: str(value)[:40])
def test_a_calendar_holds_the_tasks_of_the_filter(
    parameters: dict[str, str], condition: str, get: Get, sql: Ask
) -> None:
    answer = get("nhiem-vu.ics", **parameters)
    dated = {row[0] for row in sql(f"SELECT id FROM tasks WHERE ({condition}) AND due_on IS NOT NULL")}
    every = {row[0] for row in sql(f"SELECT id FROM tasks WHERE {condition}")}
    if answer.status_code == 404:
        assert not dated
        return
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="nhiem-vu.ics"'
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    held = {str(event["UID"]).removesuffix("@nghiquyet") for event in events}
    assert len(events) == len(held)
    assert dated <= held <= every
    assert all("RRULE" in event for event in events if str(event["UID"]).removesuffix("@nghiquyet") not in dated)


def test_the_page_links_to_the_calendar_of_its_filter(get: Get) -> None:
    page = tree(get("nhiem-vu", co_quan="sở nội vụ", tu="2021-01-01"))
    [address] = page.xpath("//p[@class='tools']/a[@download]/@href")
    assert parse_qs(urlsplit(address).query) == {"co_quan": ["sở nội vụ"], "tu": ["2021-01-01"]}
    assert urlsplit(address).path.endswith("/-/nhiem-vu.ics")


def test_parts_and_months_stand_in_order(get: Get, sql: Ask) -> None:
    assert len(sql("SELECT 1 FROM tasks")) > TASKS_ON_PAGE
    past = tree(get("nhiem-vu", phan="da-qua"))
    months = past.xpath("//tr[@class='group']/th/text()")
    assert months == sorted(months, key=lambda name: name.split()[1].split("/")[::-1], reverse=True)
    assert len(months) == len(set(months))
    days = past.xpath("//td[@class='until']/time/@datetime")
    assert days == sorted(days, reverse=True)


def test_from_a_day_on_time_runs_forward(get: Get, sql: Ask) -> None:
    page = tree(get("nhiem-vu", tu="2022-06-01"))
    days = page.xpath("//td[@class='until']/time/@datetime")
    assert days == [row[0] for row in sql("SELECT due_on FROM tasks WHERE due_on >= '2022-06-01' ORDER BY due_on")]


@pytest.mark.parametrize(
    ("due_on", "due_kind", "due_text", "words"),
    [
        (TODAY, "by_date", None, "hôm nay"),
        (TODAY + timedelta(1), "by_date", None, "còn 1 ngày"),
        (TODAY - timedelta(1200), "by_date", None, "đã qua 1.200 ngày"),
        (None, "yearly", "hằng năm", ""),
        (None, None, None, ""),
        ("năm nay", "by_date", None, ""),
    ],
)
def test_how_a_day_stands(due_on: date | str | None, due_kind: str | None, due_text: str | None, words: str) -> None:
    row = {"due_on": str(due_on) if due_on else None, "due_kind": due_kind, "due_text": due_text}
    assert tasks_page._standing(row, TODAY) == words


def test_what_comes_round_says_when_next() -> None:
    row = {"due_on": None, "due_kind": "yearly", "due_text": "trước ngày 20/12 hằng năm"}
    assert tasks_page._standing(row, date(2023, 12, 21)) == "lần tới 20/12/2024"


def test_too_much_for_a_calendar_is_refused(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks_page, "MAX_ROWS", 3)
    answer = get("nhiem-vu.ics")
    assert answer.status_code == 400
    assert "nghiquyet export calendar" in answer.text
    assert not tree(get("nhiem-vu")).xpath("//p[@class='tools']/a[@download]")


# Harm


@pytest.mark.parametrize(
    "board", [*BOARDS, f"doi-chieu?chi_dao={DIRECTIVE}", "nhiem-vu?phan=da-qua", "chi-tieu?loai=all"]
)
def test_hostile_words_stay_words(board: str, get: Get, hostile: Path) -> None:
    name, _, query = board.partition("?")
    answer = get(name, hostile, **{key: said[0] for key, said in parse_qs(query).items()})
    page = tree(answer)
    assert answer.headers["content-security-policy"] == POLICY
    assert not page.xpath("//script | //img | //iframe | //@onerror | //@style")
    assert "<script>alert(1)</script>" in page.text_content()
    assert "{{ 7*7 }}" in page.text_content()


@pytest.mark.parametrize("file", FILES)
def test_hostile_words_break_no_file(file: str, get: Get, hostile: Path) -> None:
    assert get(file, hostile).status_code == 200


@pytest.mark.parametrize("board", [*BOARDS, *FILES])
def test_an_empty_database_says_so(board: str, get: Get, empty: Path) -> None:
    answer = get(board, empty)
    assert answer.status_code == (404 if board == "nhiem-vu.ics" else 200)
    if board in BOARDS:
        assert tree(answer).xpath("//p[@class='nothing']")


NAMES = (
    "tu_khoa", "don_vi", "so_sanh", "nam", "co_quan", "cap", "loai", "trang", "chi_dao", "da", "cot", "vai_tro",
    "ban_hanh", "tu", "den", "kieu", "phan",
)  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", "0", "-1", "9" * 30, "2025", "2025-02-30", "'", '"', "NEAR(", "*", "%", "a AND", "\0", "xã"]),
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([*BOARDS, *FILES]), st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5))
def test_no_parameter_breaks_a_board(get: Get, board: str, parameters: dict[str, str]) -> None:
    sound = {name: value.encode("utf-8", "replace").decode() for name, value in parameters.items()}
    assert get(board, **sound).status_code in (200, 400, 404)


@pytest.mark.parametrize("query", ["tu_khoa=%FF%FE", "%00=%00", "=&&&;", "nam=2025&nam=x", "trang=%D9%A1"])
@pytest.mark.parametrize("board", BOARDS)
def test_no_query_string_breaks_a_board(board: str, query: str, get: Get, database: Path) -> None:
    address = f"/{tilde_encode(database.stem)}/-/{board}?{query}"
    assert get.raw(address).status_code == 200


@pytest.mark.parametrize("base", ["_internal", "khong-co"])
@pytest.mark.parametrize("board", [*BOARDS, *FILES])
def test_other_databases_have_no_boards(board: str, base: str, get: Get) -> None:
    assert get(board, Path(base)).status_code in (403, 404)


@pytest.mark.parametrize(
    ("board", "title", "english"),
    [
        ("chi-tieu", "Bảng chỉ tiêu", "Board of targets"),
        ("doi-chieu", "Đối chiếu với chỉ đạo", "Against directives"),
        ("trien-khai", "Ai đã triển khai", "Who carries out what"),
        ("nhiem-vu", "Lịch nhiệm vụ", "Task calendar"),
    ],
)
def test_a_board_speaks_both_languages(board: str, title: str, english: str, get: Get) -> None:
    for cookie, words, code in (("", title, "vi"), ("ngon-ngu=en", english, "en")):
        page = tree(get(board, cookie=cookie))
        assert page.xpath("//h1/text()") == [words]
        assert page.get("lang") == code
        assert [link.text for link in page.xpath("//nav[@class='boards']/a[@aria-current='page']")] == [words]


SAID_CODES = (model.TargetKind, model.Comparator, model.Change, model.Recurrence, model.DueKind, Verdict)


def test_every_code_that_a_board_says_has_its_english() -> None:
    words = {CODES[code] for codes in SAID_CODES for code in get_args(codes)} | set(LEVELS)
    assert {word for word in words if word.strip("<=>≤≥")} <= set(language.english())


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


# What is written in which colour on which, by the names in the style sheets.
PAIRS = [
    *[(name, f"{name}-band") for name in ("higher", "equal", "lower", "other")],
    *[("ink", f"delay-{shade}") for shade in range(5)],
    *[(name, ground) for name in ("ink", "faint", "link", "alarm") for ground in ("paper", "band")],
]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_told_from_their_ground(ink: str, ground: str, scheme: int) -> None:
    """By the contrast that WCAG 2 asks for at level AA."""
    colours: dict[str, str] = {}
    for sheet in ("site.css", "boards.css"):
        block = re.findall(r":root \{(.*?)\}", (HERE / "static" / sheet).read_text(encoding="utf-8"), re.S)[scheme]
        colours |= dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", block))

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((luminance(colours[ink]), luminance(colours[ground])))
    assert (high + 0.05) / (low + 0.05) >= 4.5


@pytest.mark.parametrize("board", [*BOARDS, f"doi-chieu?chi_dao={DIRECTIVE}"])
def test_a_board_can_be_read_without_seeing_it(board: str, get: Get) -> None:
    name, _, query = board.partition("?")
    page = tree(get(name, **{key: said[0] for key, said in parse_qs(query).items()}))
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//main//table")
    assert all(table.xpath("./caption") for table in page.xpath("//main//table"))
    assert all(head.get("scope") for head in page.xpath("//main//th"))
    for control in page.xpath("//form[@class='board']//input[not(@type='hidden')] | //form[@class='board']//select"):
        assert control.xpath("ancestor::label/span/text()")


def test_every_table_of_the_schema_that_is_searched_is_filled(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        for table in ("targets", "tasks"):
            (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            (indexed,) = connection.execute(f"SELECT count(*) FROM {table}_fts").fetchone()
            assert rows == indexed > 0
    assert {"targets", "tasks"} <= {table.name for table in schema.TABLES}
