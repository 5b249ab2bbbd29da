"""The front page: what a database holds is told right, nothing in it breaks out, an empty one says what to do."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from pipeline import schema
from pipeline.site import HERE
from pipeline.site.answers import POLICY
from pipeline.site.home import Home, read
from pipeline.site.home_charts import TYPES, YEARS
from pipeline.site.language import COOKIE
from pipeline.site.queries import QUERIES

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt; {{ 7*7 }}"
TODAY = date(2025, 6, 1)
WAYS = ("do-thi", "chi-tieu", "doi-chieu", "trien-khai", "nhiem-vu")

Get = Callable[..., Any]


def insert(connection: sqlite3.Connection, table: str, **values: object) -> None:
    """A row of which only what matters is said: other columns that must not be empty get something."""
    [shape] = [one for one in schema.TABLES if one.name == table]
    fillers = {"TEXT": "[]", "INTEGER": 0, "REAL": 0.0}
    filled = {
        column.name: column.values[0] if column.values else fillers[column.type]
        for column in shape.columns
        if column.required
    } | values
    marks = ", ".join("?" * len(filled))
    connection.execute(f"INSERT INTO {table} ({', '.join(filled)}) VALUES ({marks})", list(filled.values()))


def make(path: Path, fill: Callable[[sqlite3.Connection], None] | None = None) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        for statement in schema.statements():
            connection.execute(statement)
        if fill:
            fill(connection)
        connection.commit()
    return path


def known(connection: sqlite3.Connection) -> None:
    """Three documents, two of them of one type, one without a date; targets and tasks on both sides of TODAY."""
    for number, (kind, level, issued_on) in enumerate(
        [
            ("Kế hoạch", "xã", "2024-05-02"), ("Kế hoạch", "tỉnh", "2022-01-31"), ("Nghị quyết", None, None),
        ]
    ):  # fmt: skip
        insert(
            connection, "documents", id=f"d{number}", type_name=kind, level=level, issued_on=issued_on,
            number=f"0{number}-X", source_path=f"{number}.txt", work_id=f"w{number}",
        )  # fmt: skip
        insert(connection, "works", id=f"w{number}", number=f"0{number}-X", document_id=f"d{number}", mentions=number)
    insert(connection, "works", id="w9", number="21-NQ/TW", type_name="Nghị quyết", mentions=7)
    for number, (kind, deadline) in enumerate(
        [
            ("target", "2025-05-31"), ("target", "2026-12-31"), ("target", "2025-06-01"), ("result", "2025-06-01"),
            ("target", None),
        ]
    ):  # fmt: skip
        insert(connection, "targets", id=f"d0-t{number}", document_id="d0", kind=kind, deadline=deadline,
               quote=f"chỉ tiêu {number}", comparator=">=", value_min=60, unit="%")  # fmt: skip
    for number, due_on in enumerate(["2024-01-01", "2025-01-01"]):
        insert(connection, "tasks", id=f"d1-n{number}", document_id="d1", quote=f"việc {number}", due_on=due_on)
    for number, severity in enumerate(["info", "warning", "error", "error"]):
        insert(connection, "problems", id=f"p{number}", severity=severity, message=f"lời {number}", source_path="x.pdf")
    counts = json.dumps({"files": {"files": 4, "added": 3, "failed": 1}, "rows": {}})
    insert(connection, "runs", id=1, started_at="2025-05-01T00:00:00+00:00", finished_at=None)
    insert(connection, "runs", id=2, started_at="2025-05-02T00:00:00+00:00", finished_at="2025-05-02T00:01:00+00:00",
           counts=counts)  # fmt: skip


def hostile(connection: sqlite3.Connection) -> None:
    """Whatever a file can put words into holds an attack."""
    document = dict.fromkeys(
        ("number", "type_name", "title", "issuer_name", "source_path", "level", "issued_on"), HOSTILE
    )
    insert(connection, "documents", id='d"><b>', **document)
    insert(connection, "works", id='w"><b>', title=HOSTILE, number=HOSTILE, mentions=3)
    own = {"document_id": 'd"><b>', "quote": HOSTILE}
    insert(connection, "targets", id="t", deadline="2999-01-01", kind="target", unit=HOSTILE, value_min=1, **own)
    insert(connection, "tasks", id="n", due_on=HOSTILE, lead=HOSTILE, **own)
    insert(connection, "problems", id='p"><b>', severity="error", message=HOSTILE, source_path=f"/etc/{HOSTILE}")
    insert(connection, "runs", id=1, started_at=HOSTILE, finished_at=HOSTILE, counts='["no counts"]')


@contextmanager
def served(*databases: Path) -> Iterator[Any]:
    """Datasette itself, without a server: asks for a path, in English where that is wanted."""
    site = Datasette(
        [str(database) for database in databases],
        plugins_dir=str(HERE / "plugins"),
        template_dir=str(HERE / "templates"),
        static_mounts=[("-/nghiquyet", str(HERE / "static"))],
    )
    with asyncio.Runner() as runner:
        runner.run(site.invoke_startup())

        def get(path: str, language: str = "") -> Any:
            return runner.run(site.client.get(path, cookies={COOKIE: language} if language else {}))

        def at_a_glance(name: str, today: date = TODAY) -> Home:
            return runner.run(read(site, site.get_database(name), today))

        get.home = at_a_glance  # type: ignore[attr-defined]
        yield get
        for database in site.databases.values():
            database.close()
        site.executor.shutdown()


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with served(make(tmp_path_factory.mktemp("db") / "kho-ở.db", known)) as site:
        yield site


class Tags(HTMLParser):
    """What a page is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        self.tags.add(tag)
        self.names |= set(own)
        self.ids += [own["id"] or ""] if "id" in own else []
        self.links += [own["href"] or ""] if tag == "a" else []


def test_everything_is_counted(get: Any) -> None:
    home = get.home("kho-ở")
    assert home.counts == {"documents": 3, "works": 4, "citations": 0, "targets": 5, "tasks": 2}
    assert [(severity.code, severity.count) for severity in home.severities] == [
        ("error", 2), ("warning", 1), ("info", 1),
    ]  # fmt: skip


def bars(home: Home) -> list[list[str]]:
    return [re.findall(r"<title>(.*?)</title>", chart.picture) for chart in home.charts]


def test_charts_hold_every_document(get: Any) -> None:
    home = get.home("kho-ở")
    assert bars(home) == [
        ["Kế hoạch: 2", "Nghị quyết: 1"],
        ["tỉnh: 1", "xã: 1", "không rõ cấp: 1"],
        ["2022: 1", "2023: 0", "2024: 1"],
    ]
    assert home.charts[2].rest is not None
    assert home.charts[2].rest.words == "1 văn bản chưa rõ ngày"


@pytest.mark.parametrize("chart", [0, 1, 2])
def test_a_bar_leads_to_the_documents_that_it_counts(chart: int, get: Any) -> None:
    picture = get.home("kho-ở").charts[chart].picture
    found = re.findall(r'href="(.*?)".*?<title>.*?: (\d+)</title>', picture)
    assert found
    for href, count in found:
        path, _, query = href.replace("&amp;", "&").partition("?")
        assert get(f"{path}.json?{query}").json()["filtered_table_rows_count"] == int(count)


def test_newest_and_most_cited(get: Any) -> None:
    home = get.home("kho-ở")
    assert [item.link.words for item in home.newest] == ["Kế hoạch 00-X", "Kế hoạch 01-X"]
    assert home.newest[0].link.href.endswith("/-/van-ban/d0")
    cited = [(item.link.words, item.notes) for item in home.cited]
    assert cited == [
        ("Nghị quyết 21-NQ/TW", ("7 lần nhắc", "chưa có toàn văn")),
        ("02-X", ("2 lần nhắc", "đã có toàn văn")),
        ("01-X", ("1 lần nhắc", "đã có toàn văn")),
    ]
    assert home.cited[0].link.href.endswith("/-/tac-pham/w9")


@pytest.mark.parametrize(
    ("today", "ahead", "days"),
    [
        (TODAY, True, ["01/06/2025", "31/12/2026"]),
        (TODAY + timedelta(1), True, ["31/12/2026"]),
        (date(2027, 1, 1), False, ["31/12/2026", "01/06/2025", "31/05/2025"]),
    ],
)
def test_targets_due_from_today_on_else_the_latest(today: date, ahead: bool, days: list[str], get: Any) -> None:
    due = get.home("kho-ở", today).targets
    assert (due.ahead, [day for day, _ in due.items]) == (ahead, days)
    assert all(item.link.words.startswith("chỉ tiêu") and item.notes[0] == "≥ 60%" for _, item in due.items)


def test_tasks_that_are_over_are_called_so(get: Any) -> None:
    due = get.home("kho-ở").tasks
    assert (due.ahead, [item.link.words for _, item in due.items]) == (False, ["việc 1", "việc 0"])
    assert "Không còn nhiệm vụ nào có hạn từ hôm nay" in get("/").text


def test_the_newest_errors_come_first_and_lead_to_their_rows(get: Any) -> None:
    troubles = get.home("kho-ở").troubles
    assert [item.link.words for item in troubles] == ["lời 3", "lời 2"]
    assert "lời 3" in get(troubles[0].link.href).text


def test_the_last_run(get: Any) -> None:
    home = get.home("kho-ở")
    assert home.run is not None
    assert home.run.finished is not None
    assert home.run.files == {"files": 4, "added": 3, "failed": 1}
    assert "4 tệp: 3 mới, 0 đọc lại" in get("/").text
    assert "Đang nạp" not in get("/").text


def test_a_run_without_an_end_goes_on(tmp_path: Path) -> None:
    def fill(connection: sqlite3.Connection) -> None:
        known(connection)
        insert(connection, "runs", id=3, started_at="2025-05-03T00:00:00+00:00")

    with served(make(tmp_path / "a.db", fill)) as site:
        assert "Đang nạp" in site("/").text


def main(page: str) -> str:
    """A page without its frame."""
    return page.partition("<main")[2].partition("</main>")[0]


def test_ways_onward(get: Any) -> None:
    page = get("/").text
    links = Tags(page).links
    base = "/kho-~E1~BB~9F"
    assert {f"{base}/-/{way}" for way in WAYS} <= set(links)
    assert f'action="{base}/-/tim"' in page
    assert 'name="q"' in page
    assert all(query.title in page for query in QUERIES)
    assert main(get(f"{base}/-/tong-quan").text) == main(page)


def test_one_heading_and_no_id_twice(get: Any) -> None:
    page = get("/").text
    ids = Tags(page).ids
    assert page.count("<h1") == 1
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'aria-labelledby="(.*?)"', page)) <= set(ids)


def test_in_english(get: Any) -> None:
    page = get("/", "en").text
    assert '<html lang="en">' in page
    for words in ("Targets due next", "By level", "Most cited", "not held", "1 documents without a date", "Last run"):
        assert words in page
    for words in ("Chỉ tiêu sắp", "Theo cấp", "7 lần nhắc", "Lần nạp", "có hạn từ"):
        assert words not in page
    assert "Kế hoạch 00-X" in page


def test_an_empty_database_says_what_to_do(tmp_path: Path) -> None:
    with served(make(tmp_path / "trống.db")) as site:
        answer = site("/")
        assert answer.status_code == 200
        assert "Chưa có văn bản nào" in answer.text
        assert "nghiquyet ingest" in answer.text
        assert "Chưa chạy lần nào." in answer.text
        assert "No documents yet" in site("/", "en").text


def test_an_empty_database_tells_why(tmp_path: Path) -> None:
    def fill(connection: sqlite3.Connection) -> None:
        insert(connection, "problems", id="p", severity="error", message="Tệp hỏng; hãy chép lại.", source_path="a.pdf")

    with served(make(tmp_path / "a.db", fill)) as site:
        page = site("/").text
        assert "Tệp hỏng; hãy chép lại." in page
        assert "a.pdf" in page


def test_several_databases_are_listed(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "khác.db")) as connection:
        connection.execute("CREATE TABLE a (b)")
    with served(make(tmp_path / "một.db", known), make(tmp_path / "hai.db"), tmp_path / "khác.db") as site:
        page = site("/").text
        links = Tags(page).links
        assert "/m~E1~BB~99t/-/tong-quan" in links
        assert "/hai/-/tong-quan" in links
        assert "không do nghiquyet tạo ra" in page
        assert site("/m~E1~BB~99t/-/tong-quan").status_code == 200
        assert site("/kh~C3~A1c/-/tong-quan").status_code == 404


@pytest.mark.parametrize("language", ["vi", "en"])
def test_hostile_words_stay_words(language: str, tmp_path: Path) -> None:
    with served(make(tmp_path / "a.db", hostile)) as site:
        answer = site("/", language)
    assert answer.status_code == 200
    page = Tags(answer.text)
    assert not page.tags & {"script", "img", "iframe", "style", "b>"}
    assert "/etc/" not in answer.text
    assert "{{ 7*7 }}" in answer.text


def test_nothing_may_run_or_load(get: Any) -> None:
    for path in ("/", "/kho-~E1~BB~9F/-/tong-quan"):
        answer = get(path)
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        page = Tags(answer.text)
        assert not page.tags & {"script", "style"}
        assert not {name for name in page.names if name == "style" or name.startswith("on")}


def test_styles_are_served(get: Any) -> None:
    assert get("/-/nghiquyet/home.css").status_code == 200


def test_many_types_and_years_share_a_bar(tmp_path: Path) -> None:
    def fill(connection: sqlite3.Connection) -> None:
        for number in range(20):
            insert(
                connection,
                "documents",
                id=f"{number}",
                type_name=f"Loại {number:02}",
                issued_on=f"{2000 + number}-01-01",
            )

    with served(make(tmp_path / "a.db", fill)) as site:
        types, _, years = bars(site.home("a"))
    assert len(types) == TYPES + 1
    assert types[-1] == f"{20 - TYPES} loại khác: {20 - TYPES}"
    assert years[0] == f"≤{2019 - YEARS}: {20 - YEARS}"
    assert len(years) == YEARS + 1


def test_the_page_of_the_database_leads_the_same_ways(get: Any) -> None:
    page = get("/kho-~E1~BB~9F")
    assert page.status_code == 200
    assert {f"/kho-~E1~BB~9F/-/{way}" for way in (*WAYS, "tong-quan")} <= set(Tags(page.text).links)
    assert "Overview" in get("/kho-~E1~BB~9F", "en").text
