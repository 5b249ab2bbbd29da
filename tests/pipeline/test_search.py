"""What a reader types, and what is to be found: through our search, and through the search box of Datasette."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from datasette.utils import escape_fts
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from pipeline import schema
from pipeline.finding import search
from pipeline.search import index_values, newer_tone

SENTENCES = {
    "dang-vien": "Kết nạp Đảng viên mới.",
    "dang-lam": "Sở đang làm, nhân viên chờ.",
    "duong-loi": "Giữ vững đường lối.",
    "uy-newer": "Uỷ ban nhân dân hoà giải.",
    "uy-older": "Ủy ban nhân dân hòa giải.",
    "nq": "Thực hiện Nghị quyết số 21-NQ/TW.",
    "nq-blank": "Thực hiện Nghị quyết số 21 - NQ/TW.",
    "nq-other": "Thực hiện Nghị quyết số 121-NQ/TW.",
    "eth": "Ðại hội.",
    "apart": "Viên chức và đảng.",
}


@pytest.fixture(scope="module")
def db() -> Iterator[Database]:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in schema.statements():
            connection.execute(statement)
        connection.execute(
            "INSERT INTO documents (id, source_path, source_sha256, source_format, places, text, ingested_at, "
            "parser_version, type_name, number) "
            "VALUES ('d', 'd.txt', '', 'txt', '[]', '', '', '', 'Nghị quyết', '05-NQ/TU')"
        )
        for position, (name, text) in enumerate(SENTENCES.items(), 1):
            connection.execute(
                "INSERT INTO sentences (id, document_id, position, text, words, char_start, char_end) "
                "VALUES (?, 'd', ?, ?, '', 0, 0)",
                (name, position, text),
            )
            connection.execute(
                "INSERT INTO sentences_fts (rowid, text, fold, newer) VALUES (last_insert_rowid(), ?, ?, ?)",
                index_values(text),
            )
        connection.commit()
        yield Database(connection)


def box(db: Database, query: str) -> set[str]:
    """What the search box of a Datasette table page finds."""
    sql = "SELECT id FROM sentences WHERE rowid IN (SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH ?)"
    return {row[0] for row in db.execute(sql, (escape_fts(query),))}


BOTH = [
    pytest.param("đảng viên", {"dang-vien", "apart"}, id="with marks, in any order"),
    pytest.param("dang vien", {"dang-vien", "dang-lam", "apart"}, id="without marks"),
    pytest.param("đang", {"dang-lam"}, id="đang is not Đảng"),
    pytest.param("Đảng", {"dang-vien", "apart"}, id="Đảng is not đang"),
    pytest.param("ĐẢNG", {"dang-vien", "apart"}, id="capitals"),
    pytest.param("dang", {"dang-vien", "dang-lam", "apart"}, id="without marks it is both"),
    pytest.param("duong lối", {"duong-loi"}, id="mixed"),
    pytest.param("uỷ ban", {"uy-newer", "uy-older"}, id="newer tone place"),
    pytest.param("ủy ban", {"uy-newer", "uy-older"}, id="older tone place"),
    pytest.param("UỶ BAN", {"uy-newer", "uy-older"}, id="newer tone place in capitals"),
    pytest.param("hoà", {"uy-newer", "uy-older"}, id="hoà"),
    pytest.param('"uỷ ban nhân dân hoà giải"', {"uy-newer", "uy-older"}, id="a phrase in the newer spelling"),
    pytest.param("21-NQ/TW", {"nq", "nq-blank"}, id="a number as typed"),
    pytest.param("21-nq/tw", {"nq", "nq-blank"}, id="a number in small letters"),
    pytest.param("NQ/TW", {"nq", "nq-blank", "nq-other"}, id="a part of a number"),
    pytest.param('"nhân dân"', {"uy-newer", "uy-older"}, id="a phrase"),
    pytest.param('"dân nhân"', set(), id="a phrase has an order"),
    pytest.param("Đảng: viên", {"dang-vien", "apart"}, id="a colon is no column"),
    pytest.param("Đại hội", {"eth"}, id="a look-alike of Đ was printed"),
    pytest.param("không có đâu", set(), id="nothing"),
]
OURS = [
    pytest.param("Đa\u0309ng", {"dang-vien", "apart"}, id="decomposed letters"),
    pytest.param("Ðảng", {"dang-vien", "apart"}, id="a look-alike of Đ is typed"),
    pytest.param("đảng - viên", {"dang-vien", "apart"}, id="a dash alone is no word"),
    pytest.param('viên "đảng', {"dang-vien", "apart"}, id="an open quote"),
    pytest.param("21–NQ/TW", {"nq", "nq-blank"}, id="another dash"),
    pytest.param("", set(), id="nothing typed"),
    pytest.param('?!*() "', set(), id="no word typed"),
    pytest.param("NEAR(đảng viên)", set(), id="no operators"),
    pytest.param("text:đảng*", set(), id="no columns and wildcards"),
]


@pytest.mark.parametrize(("query", "expected"), BOTH + OURS)
def test_search(query: str, expected: set[str], db: Database) -> None:
    assert {hit.sentence_id for hit in search(db, query)} == expected


@pytest.mark.parametrize(("query", "expected"), BOTH)
def test_search_box_of_datasette(query: str, expected: set[str], db: Database) -> None:
    assert box(db, query) == expected


def test_words_that_follow_each_other_come_first(db: Database) -> None:
    assert search(db, "dang vien")[0].sentence_id == "dang-vien"
    assert [hit.sentence_id for hit in search(db, "đảng viên")] == ["dang-vien", "apart"]


def test_hits_say_where_they_stand(db: Database) -> None:
    [hit] = search(db, "đường lối", limit=1)
    assert (hit.document_id, hit.document, hit.section, hit.text) == (
        "d",
        "Nghị quyết 05-NQ/TU",
        None,
        "Giữ vững đường lối.",
    )


@given(query=st.text(max_size=40) | st.text(alphabet='ađả"*:-()^{}+\0\ud800', max_size=12))
def test_no_input_breaks_it(query: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in schema.statements():
            connection.execute(statement)
        assert search(Database(connection), query) == []


@pytest.mark.parametrize(
    "query", ["đảng " * 5000, '"' * 999, "a" * 100_000, '"' + "dang " * 9999], ids=lambda query: query[:6]
)
def test_long_input_does_not_either(query: str, db: Database) -> None:
    search(db, query)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("ủy ban", "uỷ ban"),
        ("HÒA", "HOÀ"),
        ("Ủy", "Uỷ"),
        ("toàn", "toàn"),
        ("quý", "quý"),
        ("khỏe", "khoẻ"),
        ("của", "của"),
    ],
)
def test_newer_tone(older: str, newer: str) -> None:
    assert newer_tone(older) == newer
