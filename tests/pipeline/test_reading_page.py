"""The reading page: every fact stands on its own words, no text breaks out of the page, every row finds its place."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

import pipeline.site
from pipeline import schema
from pipeline.ingest import ingest
from pipeline.site.answers import DRAWING_POLICY, POLICY
from pipeline.site.asking import whole
from pipeline.site.names import day
from pipeline.site.pieces import Span
from pipeline.site.places import ANCHORS, anchor, of_fact
from pipeline.site.reading import Fact, Source, outline, paragraphs
from pipeline.site.reading_facts import relative
from pipeline.site.reading_page import MAX_CITING
from pipeline.site.work_page import MENTIONS

SITE = Path(pipeline.site.__file__).parent
DOCUMENT = "31-ctr-duk-txt"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt; {{ 7*7 }}"
VOID = frozenset({"meta", "link", "input", "br", "img"})

Get = Callable[..., Any]


# The page as a value


def row(start: int, end: int, **other: Any) -> dict[str, Any]:
    return {
        "char_start": start, "char_end": end, "role": "body", "bold": 0, "page": None, "table_number": None,
        "cells": "[]", **other,
    }  # fmt: skip


def test_rows_of_a_table_stand_together_and_pages_are_told_once() -> None:
    rows = [
        row(0, 1, page=1),
        row(2, 5, page=1, table_number=0, role="row", cells="[[2, 3], [4, 5]]"),
        row(6, 9, page=2, table_number=0, role="row", cells="[[6, 7], [8, 9]]"),
        row(10, 11, page=2),
    ]
    fact = Fact("tasks", "n-1", Span(2, 7), "Nhiệm vụ", ())
    blocks = list(Source("a\nb|c\nd|e\nf", paragraphs(rows, []), (fact,)).blocks())
    assert [(block.kind, block.page, len(block.rows)) for block in blocks] == [
        ("body", 1, 1), ("table", None, 2), ("body", None, 1),
    ]  # fmt: skip
    cells = [["".join(step.words for step in cell) for cell in cells] for cells in blocks[1].rows]
    assert cells == [["b", "c"], ["d", "e"]]
    firsts = [step.first for cells in blocks[1].rows for cell in cells for step in cell if step.kind == "open"]
    assert firsts == [True, False, False]


def test_headings_and_outline() -> None:
    text = "I. MỤC TIÊU\n1. Mỗi chi bộ\n2. Đến"
    sections = [
        {"id": "a", "depth": 0, "label": "I", "heading": "MỤC TIÊU", "char_start": 0, "body_start": 11, "own_end": 11},
        {"id": "b", "depth": 1, "label": "1", "heading": None, "char_start": 12, "body_start": 15, "own_end": 25},
        {"id": "c", "depth": 9, "label": "2", "heading": "Đến", "char_start": 26, "body_start": 32, "own_end": 32},
    ]
    levels = [paragraph.level for paragraph in paragraphs([row(0, 11), row(12, 25), row(26, 32)], sections)]
    assert levels == [3, None, 6]
    entries = [(entry.place, entry.label, entry.words) for entry in outline(text, sections, "m")]
    assert entries == [("m-a", "I", "MỤC TIÊU"), ("m-b", "1", "Mỗi chi bộ"), ("m-c", "2", "Đến")]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a/b.docx", "a/b.docx"),
        ("/home/nguoi/b.docx", "b.docx"),
        ("C:\\Users\\nguoi\\b.docx", "b.docx"),
        ("\\\\may\\chung\\b.docx", "b.docx"),
    ],
)
def test_no_absolute_path_is_shown(path: str, shown: str) -> None:
    assert relative(path) == shown


@pytest.mark.parametrize(("value", "shown"), [("2025-03-01", "01/03/2025"), ("năm 2025", "năm 2025"), (None, None)])
def test_day(value: str | None, shown: str | None) -> None:
    assert day(value) == shown


# The page in Datasette


@pytest.fixture(scope="module")
def database(text_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples that are plain text, and one of them once more with hostile words wherever it can have any."""
    path = tmp_path_factory.mktemp("db") / "thử.db"
    ingest(text_samples, path)
    with closing(sqlite3.connect(path)) as connection:
        make_hostile(connection)
        connection.commit()
    return path


def make_hostile(connection: sqlite3.Connection) -> None:
    """A document without a mark of its own: all its words are an attack."""
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = OFF")

    def copy(table: str, where: str, **changed: object) -> None:
        found = dict(connection.execute(f"SELECT * FROM {table} WHERE {where} LIMIT 1").fetchone()) | changed
        marks = ", ".join("?" * len(found))
        connection.execute(f"INSERT INTO {table} ({', '.join(found)}) VALUES ({marks})", list(found.values()))

    stands = {"document_id": "xấu", "char_start": 0, "char_end": len(HOSTILE), "section_id": None, "quote": HOSTILE}
    words = dict.fromkeys(("number", "title", "issuer_name", "type_name", "signer_name", "signer_position"), HOSTILE)
    own = f"document_id = '{DOCUMENT}'"
    copy(
        "documents", f"id = '{DOCUMENT}'", id="xấu", text=HOSTILE, source_path=f"/etc/{HOSTILE}", work_id=None, **words
    )
    copy("paragraphs", own, document_id="xấu", char_start=0, char_end=len(HOSTILE))
    spot = {key: stands[key] for key in ("document_id", "char_start", "char_end")}
    copy("sections", own, id='x"><b>', heading=HOSTILE, label=HOSTILE, parent_id=None, own_end=9, body_start=3, **spot)
    copy("works", "1", id="xấu", title=HOSTILE, number=HOSTILE, document_id=None)
    copy("citations", own, id='c"><b>', work_id="xấu", pinpoint=HOSTILE, within=None, **stands)
    copy("targets", own, id="t", parent_id=None, subject=HOSTILE, unit=HOSTILE, deadline=HOSTILE, **stands)
    copy("tasks", own, id="n", lead=HOSTILE, due_text=HOSTILE, due_on=HOSTILE, **stands)
    copy("problems", own, id="p", document_id="xấu", message=HOSTILE, char_start=0)


@pytest.fixture(scope="module")
def get(database: Path) -> Iterator[Get]:
    """Asks Datasette itself, without a server, by path below the database."""
    site = Datasette(
        [str(database)],
        plugins_dir=str(SITE / "plugins"),
        template_dir=str(SITE / "templates"),
        static_mounts=[("-/nghiquyet", str(SITE / "static"))],
    )
    with asyncio.Runner() as runner:
        runner.run(site.invoke_startup())
        below = site.urls.database(database.stem)
        yield lambda path, root=below: runner.run(site.client.get(f"{root}{path}"))
        for served in site.databases.values():
            served.close()
        site.executor.shutdown()


class Balance(HTMLParser):
    """Checks that every element closes in order, and collects ids, links and the text outside of cards."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        assert not any(name == "style" or name.startswith("on") for name in own)
        self.tags.add(tag)
        self.ids += [own["id"] or ""] if "id" in own else []
        self.links += [own["href"] or ""] if tag == "a" else []
        if tag not in VOID:
            self.open.append((tag, own.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        classes = {name for _, name in self.open}
        if "document" in classes and not classes & {"card", "page"}:
            self.words.append(data)


def read(html: str) -> Balance:
    page = Balance()
    page.feed(html)
    page.close()
    assert page.open == []
    return page


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def page(get: Get) -> Balance:
    answer = get(f"/-/van-ban/{DOCUMENT}")
    assert answer.status_code == 200
    return read(answer.text)


def test_the_whole_text_stands_on_the_page(page: Balance, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        (text,) = connection.execute("SELECT text FROM documents WHERE id = ?", [DOCUMENT]).fetchone()
    assert squeezed("".join(page.words)) == squeezed(text)


@pytest.mark.parametrize("table", ANCHORS)
def test_every_row_has_its_place(table: str, page: Balance, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        sql = f"SELECT id FROM {table} WHERE document_id = ? AND char_start IS NOT NULL"
        wanted = {anchor(table, row_id) for (row_id,) in connection.execute(sql, [DOCUMENT])}
    assert wanted <= set(page.ids)


def test_no_id_stands_twice_and_links_within_the_page_lead_somewhere(page: Balance) -> None:
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links if link.startswith("#")} <= set(page.ids)


def test_what_a_reader_is_told(get: Get) -> None:
    html = get(f"/-/van-ban/{DOCUMENT}").text
    assert "<h1>Chương trình hành động 31-CTr/ĐUK</h1>" in html
    assert "18/10/2022" in html
    assert "31-CTr-DUK.txt" in html
    assert "<i>chủ trì</i>" in html
    assert "<i>để làm gì</i> <span>thực hiện</span>" in html
    assert "<i>mức</i> <span>≥ 60%</span>" in html
    assert 'href="#dan-den"' in html
    assert "Đề mục" in html
    assert "None" not in html


def test_a_citation_leads_to_the_document_that_is_held(get: Get, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute(
            "SELECT c.document_id, c.id, d.id FROM citations c JOIN documents d ON d.work_id = c.work_id"
            " WHERE c.document_id <> d.id AND d.id <> 'xấu' LIMIT 1"
        ).fetchone()
    assert found
    citing, citation, cited = found
    assert any(link.endswith(f"/-/van-ban/{cited}") for link in read(get(f"/-/van-ban/{citing}").text).links)
    back = read(get(f"/-/van-ban/{cited}").text).links
    assert any(f"/-/van-ban/{citing}#c-{citing}" in link for link in back), citation


def test_hostile_words_stay_words(get: Get) -> None:
    answer = get("/-/van-ban/x~E1~BA~A5u")
    assert answer.status_code == 200
    page = read(answer.text)
    assert not page.tags & {"img", "iframe", "style"}
    assert "<script>" not in answer.text
    assert "<b>" not in "".join(page.ids).replace('c-c"><b>', "").replace('m-x"><b>', "").replace('the-c-c"><b>', "")
    assert "".join(page.words).strip() == HOSTILE
    assert "/etc/" not in answer.text
    assert "49" not in "".join(page.words)


@pytest.mark.parametrize(
    ("path", "policy", "scripts"),
    [
        (f"/-/van-ban/{DOCUMENT}", DRAWING_POLICY, ["/-/nghiquyet/reading.js"]),
        ("/-/van-ban/khong-co", POLICY, []),
        ("/-/tac-pham/x~E1~BA~A5u", POLICY, []),
    ],
)
def test_nothing_may_run_or_load_but_our_script(path: str, policy: str, scripts: list[str], get: Get) -> None:
    answer = get(path)
    assert answer.headers["content-security-policy"] == policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert re.findall(r'<script src="([^"]*)" defer></script>', answer.text) == scripts
    assert answer.text.count("<script") == len(scripts)
    assert "style=" not in answer.text


@pytest.mark.parametrize("name", ["khong-co", "~3Cscript~3E", "%3Cscript%3E", "..", "~00", "a" * 3000, "Đ"])
@pytest.mark.parametrize("kind", ["van-ban", "tac-pham"])
def test_an_unknown_document(kind: str, name: str, get: Get) -> None:
    answer = get(f"/-/{kind}/{name}")
    assert answer.status_code == 404
    assert "Không có" in answer.text
    assert "<script>" not in answer.text


@pytest.mark.parametrize("base", ["_internal", "khong-co"])
def test_other_databases_have_no_documents(base: str, get: Get) -> None:
    assert get(f"/-/van-ban/{DOCUMENT}", f"/{base}").status_code in (403, 404)


@pytest.mark.parametrize("style", ["site.css", "reading.css"])
def test_styles_are_served(style: str, get: Get) -> None:
    assert get(f"/-/nghiquyet/{style}", "").status_code == 200


@pytest.mark.parametrize("table", ["citations", "targets", "tasks", "sections", "sentences"])
def test_a_row_leads_to_its_words(table: str, get: Get, page: Balance, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        (row_id,) = connection.execute(f"SELECT id FROM {table} WHERE document_id = ? LIMIT 1", [DOCUMENT]).fetchone()
    links = read(get(f"/{table}/{row_id}").text).links
    place = anchor(table, row_id)
    assert any(link.endswith(f"/-/van-ban/{DOCUMENT}#{place}") for link in links)
    assert place in page.ids


def test_documents_and_works_lead_to_the_text(get: Get, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        (work,) = connection.execute("SELECT work_id FROM documents WHERE id = ?", [DOCUMENT]).fetchone()
        (cited,) = connection.execute("SELECT id FROM works WHERE document_id IS NULL LIMIT 1").fetchone()
    for path in (f"/documents/{DOCUMENT}", f"/works/{work}"):
        assert any(link.endswith(f"/-/van-ban/{DOCUMENT}") for link in read(get(path).text).links)
    assert "/-/van-ban/" not in get(f"/works/{cited}").text


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/v_tasks", "n"), ("/v_citations", "c"), ("/targets_board", "t"), ("/tim?tu_khoa=chi+b%E1%BB%99", "s")],
)
def test_views_and_answers_lead_to_the_words(path: str, kind: str, get: Get) -> None:
    links = read(get(path).text).links
    assert any(re.search(rf"/-/van-ban/([^#]+)#{kind}-\1-", link) for link in links)


def test_a_fact_of_another_document_is_not_sought_in_this_one() -> None:
    assert of_fact(None, "x", "targets", "a-t001", "b") is None
    assert of_fact(None, "x", "targets", "a-t001", None) is None
    assert of_fact(None, "x", "documents", "a", "a") is None


def test_a_work_is_told_with_its_sentences(get: Get, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        (work,) = connection.execute("SELECT work_id FROM citations WHERE id = ?", [f"{DOCUMENT}-c001"]).fetchone()
        count = "SELECT count(*) FROM citations WHERE work_id = ?"
        (mentions,) = connection.execute(count, [work]).fetchone()
    answer = get(f"/-/tac-pham/{work}")
    assert answer.status_code == 200
    page = read(answer.text)
    assert answer.text.count("<blockquote>") == mentions
    assert "thực hiện" in answer.text
    assert f"#c-{DOCUMENT}-c001" in "".join(page.links)
    assert 'Đưa nội dung <mark class="citations">Nghị quyết số 21-NQ/TW</mark> và Chương trình 24' in answer.text
    assert any(link.endswith(f"/-/tac-pham/{work}") for link in read(get(f"/works/{work}").text).links)


def test_a_work_of_hostile_words(get: Get) -> None:
    answer = get("/-/tac-pham/x~E1~BA~A5u")
    assert answer.status_code == 200
    assert not read(answer.text).tags & {"script", "img", "iframe", "style"}


@pytest.fixture
def famous(tmp_path: Path) -> Iterator[Any]:
    """A document that more others mention than one page lists: each once, the first of them twice."""
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        for statement in schema.statements():
            connection.execute(statement)
        connection.execute("INSERT INTO works (id, title, document_id, mentions) VALUES ('w', 'Điều lệ', 'd', 0)")
        add = (
            "INSERT INTO documents (id, work_id, source_path, source_sha256, source_format, places, text, ingested_at,"
            " parser_version, issued_on) VALUES (?, ?, ?, '', '', '[]', 'Theo Điều lệ này.', '', '', ?)"
        )
        connection.execute(add, ["d", "w", "d", None])
        cite = (
            "INSERT INTO citations (id, document_id, work_id, kind, type_name, relation, quote, char_start, char_end)"
            " VALUES (?, ?, 'w', 'named', 'Điều lệ', 'mentions', 'Điều lệ', 5, 12)"
        )
        for number in range(MENTIONS + MAX_CITING):
            name = f"n{number:03}"
            connection.execute(add, [name, None, name, f"2020-01-01T{number:03}"])
            connection.execute(cite, [f"{name}-c1", name])
        connection.execute(cite, ["n000-c2", "n000"])
        connection.commit()
    site = Datasette([str(path)], plugins_dir=str(SITE / "plugins"), template_dir=str(SITE / "templates"))
    with asyncio.Runner() as runner:
        runner.run(site.invoke_startup())
        yield lambda address: runner.run(site.client.get(address)).text
        for served in site.databases.values():
            served.close()
        site.executor.shutdown()


def test_a_document_that_thousands_mention_lists_some_and_leads_to_all(famous: Any) -> None:
    page = famous("/a/-/van-ban/d")
    assert page.count("/a/-/van-ban/n") == MAX_CITING
    assert f"Trên đây là {MAX_CITING} trong {MENTIONS + MAX_CITING}" in page
    assert "/a/-/tac-pham/w" in read(page).links


def test_the_pages_of_a_work_hold_every_mention_once(famous: Any) -> None:
    every = MENTIONS + MAX_CITING + 1
    pages = [famous(f"/a/-/tac-pham/w?trang={number}") for number in range(1, -(-every // MENTIONS) + 1)]
    found = [place for page in pages for place in re.findall(r"#c-(n\d+-c\d)\"", page)]
    assert sorted(found) == sorted([f"n{number:03}-c1" for number in range(every - 1)] + ["n000-c2"])
    assert "lần nhắc 1 – 100 trong 201" in pages[0]
    assert 'rel="prev"' not in pages[0]
    assert 'href="?trang=2#ai-nhac" rel="next"' in pages[0]
    assert 'rel="next"' not in pages[-1]


@pytest.mark.parametrize(
    ("asked", "page"), [(None, 1), ("", 1), ("2", 2), ("0", 1), ("-1", 1), ("x", 1), ("²", 1), ("9" * 30, 1)]
)
def test_the_number_of_a_page(asked: str | None, page: int) -> None:
    assert whole(asked) == page


def test_beyond_the_last_page_is_the_last(famous: Any) -> None:
    assert "lần nhắc 201 – 201 trong 201" in famous("/a/-/tac-pham/w?trang=999")
