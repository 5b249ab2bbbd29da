"""The site: everything in the database has a Vietnamese name on it, every question is answered, no input breaks it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.utils import tilde_encode
from sqlite_utils import Database

from pipeline import schema
from pipeline.finding import search
from pipeline.ingest import ingest
from pipeline.site import datasette_arguments, language
from pipeline.site.functions import NOTHING, amount, escape_fts, has_words
from pipeline.site.labels import LABELS
from pipeline.site.metadata import metadata
from pipeline.site.names import CODES, LOOKUPS, number, vietnamese
from pipeline.site.pages import PAGES, brief, in_order, shown
from pipeline.site.queries import QUERIES, Query
from pipeline.views import VIEWS
from tests.servers import serving

NAMES = [*(table.name for table in schema.TABLES), *(view.name for view in VIEWS)]
HOSTILE = [
    '"', "*", "21-NQ/TW", "a AND", "a\0b", "NEAR(", "text:đảng*", "'; DROP TABLE documents; --", "%", "_", "😀", "((",
    '"đảng', "-- ", "\ud7ff", "0" * 5000,
]  # fmt: skip

Get = Callable[..., tuple[int, str]]
Ask = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def database(text_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples that are plain text: quick to read, and they carry out and cite each other."""
    path = tmp_path_factory.mktemp("db") / "thử.db"
    ingest(text_samples, path)
    return path


@pytest.fixture(scope="module")
def get(database: Path) -> Iterator[Get]:
    """Asks a server that really runs, by path below the database and parameters; gives status and body."""
    with serving(database) as server:

        def ask(
            path: str, parameters: Mapping[str, str] | None = None, root: str = f"/{tilde_encode(database.stem)}"
        ) -> tuple[int, str]:
            answer = server(root + path, parameters)
            return answer.status, answer.text

        yield ask


@pytest.fixture(scope="module")
def ask(get: Get) -> Ask:
    """The rows that a question gives."""

    def rows(name: str, **parameters: str) -> list[dict[str, Any]]:
        status, body = get(f"/{name}.json", {"_shape": "objects", **parameters})
        assert status == 200, body
        answer: list[dict[str, Any]] = json.loads(body)["rows"]
        return answer

    return rows


@pytest.fixture(scope="module")
def columns() -> dict[str, list[str]]:
    """The columns that each table and view really has."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in schema.statements():
            connection.execute(statement)
        return {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_described(name: str, columns: dict[str, list[str]]) -> None:
    told = metadata(["x"])["databases"]["x"]["tables"][name]
    assert told["title"]
    assert told["description"]
    assert list(told["columns"]) == columns[name]
    assert [column for column, about in told["columns"].items() if not about] == []


def test_nothing_else_is_described() -> None:
    assert set(PAGES) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_pages_speak_of_columns_that_are_there(name: str, columns: dict[str, list[str]]) -> None:
    page = PAGES[name]
    spoken = {*page.columns.split(), *page.facets.split(), page.order.lstrip("-"), page.link, page.label} - {""}
    assert spoken <= set(columns[name])
    assert page.of in {"", *(table.name for table in schema.TABLES)}
    assert set(in_order(name, columns[name])) == set(columns[name])


def test_a_request_may_ask_for_other_columns() -> None:
    assert shown("tasks", ["id", "quote", "due_on"], ()) == ["due_on", "quote"]
    assert shown("tasks", ["id", "quote"], ("_col",)) == ["id", "quote"]
    assert shown("a table of tomorrow", ["id"], ()) == ["id"]


@pytest.mark.parametrize(
    ("description", "short"),
    [
        ("trang, từ 1; trống nếu định dạng không có trang", "trang, từ 1"),
        ("ngày ban hành (ISO)", "ngày ban hành"),
        ("trích yếu", "trích yếu"),
        ("target: sẽ đạt, result: đã đạt", "target: sẽ đạt, result: đã đạt"),
    ],
)
def test_brief(description: str, short: str) -> None:
    assert brief(description) == short


def test_every_code_has_a_name() -> None:
    codes = {value for table in schema.TABLES for column in table.columns for value in column.values}
    assert set(CODES) == codes


def test_every_row_that_is_pointed_to_has_a_name(database: Path) -> None:
    pointed = {column.refers for table in schema.TABLES for column in table.columns if column.refers}
    assert set(LABELS) == pointed
    with closing(sqlite3.connect(database)) as connection:
        for label in LABELS.values():
            found = connection.execute(f"SELECT {label.words}, {label.note} FROM {label.source}").fetchall()
            assert found
            assert all(words for words, _ in found)


@pytest.mark.parametrize("name", ["documents", "works", "sections", "citations", "targets"])
def test_label_column_is_never_empty(name: str, columns: dict[str, list[str]]) -> None:
    """Datasette itself writes it, where an empty one would read `None`."""
    assert PAGES[name].label in columns[name]
    [table] = [table for table in schema.TABLES if table.name == name]
    [column] = [column for column in table.columns if column.name == PAGES[name].label]
    assert column.required or table.key == (column.name,)


# What the samples answer: a question, its parameters, and what must be among its rows.
ANSWERS = [
    ("viec-den-han", {"tu_ngay": "2022-11-01", "so_ngay": "30"}, {"văn bản": "Chương trình hành động 31-CTr/ĐUK"}),
    ("viec-den-han", {}, {"hạn": "2022-11-30", "document_id": "ctr-22-hu-van-khe-md"}),
    ("viec-cua-co-quan", {"co_quan": "ban to chuc"}, {"chủ trì": "Ban Tổ chức Đảng ủy Khối", "vai trò": "chủ trì"}),
    (
        "nghi-quyet-thanh-chi-tieu",
        {"van_ban": "21-NQ/TW", "tu_khoa": "chi bộ"},
        {"văn bản": "Chương trình hành động 31-CTr/ĐUK", "thực hiện": "trực tiếp", "mức": "≥ 60%"},
    ),
    ("nghi-quyet-thanh-chi-tieu", {"van_ban": "Nghị quyết 21-NQ/TW 2022"}, {"document_id": "31-ctr-duk-txt"}),
    ("ai-hua-gi", {"tu_khoa": "đảng viên"}, {"cơ quan": "Ban Chấp hành Đảng bộ huyện Vân Khê", "mức": "3%"}),
    ("ai-dan-van-ban", {"van_ban": "21-NQ/TW"}, {"để làm gì": "thực hiện", "document_id": "31-ctr-duk-txt"}),
    ("chi-dao-chua-trien-khai", {"co_quan": "Huyện uỷ OR"}, None),
    ("chi-dao-chua-trien-khai", {"co_quan": ""}, {"chỉ đạo": "Kết luận 79-KL/TW"}),
    ("van-ban-con-thieu", {"tu_khoa": "21-NQ/TW"}, {"văn bản được dẫn": "Nghị quyết 21-NQ/TW"}),
    ("vien-dan-chua-ro", {}, {}),
    ("viec-chua-ro", {"co_quan": "đảng ủy"}, {}),
    ("tim", {"tu_khoa": "dang vien"}, {"văn bản": "Chương trình hành động 31-CTr/ĐUK"}),
    ("tim", {"tu_khoa": "không-đâu-có"}, None),
]


@pytest.mark.parametrize(
    ("name", "parameters", "among"), ANSWERS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_questions_are_answered(name: str, parameters: dict[str, str], among: dict[str, str] | None, ask: Ask) -> None:
    rows = ask(name, **parameters)
    if among is None:
        assert rows == []
    else:
        assert any(among.items() <= row.items() for row in rows), rows[:3]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_questions_say_what_they_ask(query: Query) -> None:
    assert query.title
    assert query.about
    assert query.name not in NAMES
    assert all(f":{name}" in query.sql for name in query.fields)
    assert set(query.example) == set(query.fields)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_questions_are_pages(query: Query, get: Get) -> None:
    status, page = get(f"/{query.name}", query.example)
    assert status == 200
    assert query.title in page
    assert "<h1>" in page
    assert ">document_id<" not in page
    status, empty = get(f"/{query.name}")
    assert status == 200
    asked = [language.say(field.label) for field in query.fields.values() if field.needed]
    assert not asked or f"Hãy điền: {', '.join(asked)}." in empty


@pytest.mark.parametrize("query", [query for query in QUERIES if query.fields], ids=lambda query: query.name)
def test_no_input_breaks_a_question(query: Query, get: Get) -> None:
    for text in HOSTILE:
        status, body = get(f"/{query.name}.json", dict.fromkeys(query.fields, text))
        assert (status, json.loads(body)["error"]) == (200, None)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_input_breaks_a_search_box(text: str, get: Get) -> None:
    for table in ("documents", "sentences"):
        assert get(f"/{table}.json", {"_search": text[:200]})[0] == 200


@pytest.mark.parametrize("text", ["đảng viên", "dang vien", "21-NQ/TW", "uỷ ban", "Đang", '"chi bộ"', "?!"])
def test_search_box_finds_what_the_command_finds(text: str, get: Get, ask: Ask, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        expected = {hit.sentence_id for hit in search(Database(connection), text, limit=2000)}
    _, body = get("/sentences.json", {"_search": text, "_shape": "objects", "_size": "max"})
    assert {row["id"] for row in json.loads(body)["rows"]} == expected
    assert {row["sentence_id"] for row in ask("tim", tu_khoa=text)} <= expected


@pytest.mark.parametrize("name", NAMES)
def test_tables_are_pages(name: str, get: Get) -> None:
    for parameters in ({}, {"_all": "on"}):
        status, page = get(f"/{name}", parameters)
        assert status == 200
        assert PAGES[name].title in page
    for english in (" rows", "Suggested", "Next page", "View and edit", "This data as", "None<"):
        assert english not in page


def test_start_pages(get: Get) -> None:
    for status, page in (get("/", root=""), get("")):
        assert status == 200
        assert all(query.title in page for query in QUERIES)
        assert "sentences_fts_data" not in page


def test_a_row_has_links_with_words(get: Get) -> None:
    status, page = get("/citations/31-ctr-duk-txt-c001")
    assert status == 200
    assert ">Chương trình hành động 31-CTr/ĐUK</a>" in page
    assert ">thực hiện</span>" in page
    status, page = get("/documents/nghi-quyet-nhiem-vu-2024-dang-bo-so-gtvt-txt")
    assert status == 200
    assert "<h1>Nghị quyết về phương hướng" in page


def test_links_in_tables_have_words(get: Get) -> None:
    _, page = get("/tasks", {"_facet": "document_id"})
    assert ">Chương trình hành động 31-CTr/ĐUK</a>" in page
    assert ">trong năm</span>" in page
    _, page = get("/works", {"number__isnull": "1"})
    assert ">Điều lệ Đảng</a>" in page


def test_data_stay_as_they_are(get: Get) -> None:
    _, csv = get("/citations.csv")
    assert ",implements," in csv
    assert "thực hiện</span>" not in csv


def test_what_is_not_there(get: Get) -> None:
    status, page = get(f"/{tilde_encode('không-có')}")
    assert status == 404
    assert "Không có trang này" in page
    status, page = get("", {"sql": "SELECT không_có"})
    assert status == 400
    assert "no such column" in page


def test_only_for_reading_and_only_for_this_machine(database: Path) -> None:
    arguments = datasette_arguments(database, 8123)
    assert arguments[arguments.index("--host") + 1] == "127.0.0.1"
    assert arguments[arguments.index("--port") + 1] == "8123"
    assert str(database) in arguments


def test_a_new_ingest_shows_at_once(get: Get, ask: Ask, database: Path) -> None:
    def count() -> int:
        rows: list[list[int]] = json.loads(get(".json", {"sql": "SELECT count(*) FROM problems"})[1])["rows"]
        return rows[0][0]

    before = count()
    with closing(sqlite3.connect(database)) as connection:
        add = (
            "INSERT INTO problems (id, source_path, severity, code, message) VALUES ('mới', 'x', 'info', 'thu', 'Mới.')"
        )
        connection.execute(add)
        connection.commit()
        assert count() == before + 1
        connection.execute("DELETE FROM problems WHERE id = 'mới'")
        connection.commit()


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        pytest.param("Ban Tổ chức Tỉnh ủy", "ban tổ chức", True, id="capitals"),
        pytest.param("Ban Tổ chức Tỉnh ủy", "tinh uy", True, id="no marks"),
        pytest.param("Ban Tổ chức Tỉnh uỷ", "tỉnh ủy", True, id="two places of a mark"),
        pytest.param("đang làm", "Đảng", False, id="other marks"),
        pytest.param("xác định", "xa", False, id="whole words"),
        pytest.param("số 21-NQ/TW", "21-nq/tw", True, id="number"),
        pytest.param("21 người, NQ/TW", "21-NQ/TW", False, id="parts of a number apart"),
        pytest.param("chi bộ", "", True, id="nothing asked"),
        pytest.param(None, "?!", True, id="no word asked"),
        pytest.param(None, "chi bộ", False, id="no text"),
        pytest.param(2025, "2025", True, id="a number is text too"),
    ],
)
def test_has_words(text: object, query: str, expected: bool) -> None:
    assert has_words(text, query) is expected


@pytest.mark.parametrize(
    ("comparator", "least", "most", "unit", "expected"),
    [
        ("=", 90.0, 90.0, "%", "90%"),
        (">=", 60.0, None, "%/năm", "≥ 60%/năm"),
        ("<", None, 0.5, "%", "< 0,5%"),
        ("between", 10.0, 15.0, "tỷ đồng", "10 - 15 tỷ đồng"),
        ("~", 12500.0, 12500.0, "lượt", "khoảng 12.500 lượt"),
        ("most", None, None, "chi bộ", "phần lớn"),
        (None, None, None, None, None),
    ],
)
def test_amount(
    comparator: str | None, least: float | None, most: float | None, unit: str | None, expected: str | None
) -> None:
    assert amount(comparator, least, most, unit) == expected


def test_names() -> None:
    assert vietnamese("implements") == "thực hiện"
    assert vietnamese("lạ") == "lạ"
    assert vietnamese(None) is None
    assert (number(12500), number(17.4), number(60.0)) == ("12.500", "17,4", "60")
    assert LOOKUPS["exact"] == "="


def test_an_empty_query_finds_nothing() -> None:
    assert escape_fts(None) == escape_fts("?") == NOTHING
