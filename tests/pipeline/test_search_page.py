"""The search: what is found and in which order, what is shown of it, and that nothing that is typed breaks it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from pipeline import indexing, store
from pipeline.facts import Rows
from pipeline.finding import MOST, UNKNOWN, Candidate, Narrowing, count, find, hits, one_state, search
from pipeline.search import expression
from pipeline.site.answers import POLICY
from pipeline.site.pieces import Span
from pipeline.site.search_advice import Advice, advise
from pipeline.site.search_direct import named
from pipeline.site.search_marks import LONGEST, cut, excerpt, marks
from pipeline.site.search_page import SIZE, Asked, answer, asked
from tests.servers import Ask, serving

# Documents: id, day, type, issuer, and their sentences.
CORPUS: Sequence[tuple[str, str | None, str | None, str | None, tuple[str, ...]]] = (
    ("cu", "2019-05-01", "Nghị quyết", "Huyện ủy Vân Khê", ("Kết nạp đảng viên mới.", "Ban hành quy chế.")),
    ("giua", "2022-06-16", "Kế hoạch", "Huyện ủy Vân Khê", ("Viên chức và đảng bộ cơ sở.", "Bàn việc của bản.")),
    ("moi", "2024-02-03", "Kế hoạch", "Đảng ủy xã An Phú", ("Đang làm, nhân viên chờ.", "Uỷ ban hoà giải.")),
    ("tro", None, None, None, ("Thực hiện Nghị quyết số 21-NQ/TW của Đảng.", "dang vien khong dau")),
)
HOSTILE = [
    '"', "*", "a AND", "a\0b", "NEAR(", "text:đảng*", "'; DROP TABLE documents; --", "%", "_", "😀", "((", '"đảng',
    "-- ", "\ud7ff", "0" * 5000, "đảng " * 1000, "{tags} : x", "^a", "a NOT b", "<script>alert(1)</script>",
    '" onmouseover="x', "ﬁ İ ß", "\u0301", "²", "{{ 7*7 }}", "\ue000",
]  # fmt: skip


def put(db: Database, name: str, day: str | None, kind: str | None, issuer: str | None, words: Sequence[str]) -> None:
    """A document of these sentences, in the place of what was there under its name."""
    base = {"source_path": f"{name}.txt", "source_sha256": "", "source_format": "txt", "places": "[]", "text": ""}
    told = {"ingested_at": "", "parser_version": "", "type_name": kind, "issuer_name": issuer, "issued_on": day}
    sentences = [
        {"id": f"{name}-q{number}", "document_id": name, "position": number, "text": text, "words": "", "char_start": 0,
         "char_end": 0}
        for number, text in enumerate(words, 1)
    ]  # fmt: skip
    record = store.FileRecord(f"{name}.txt", name, "", "txt", "", "")
    rows: Rows = {"documents": [{"id": name, **base, **told}], "sentences": sentences}
    store.replace(db, record, rows | indexing.entries(rows, rows["documents"][0]))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the corpus."""
    path = tmp_path_factory.mktemp("db") / "thử.db"
    with store.writing(path) as db:
        for document in CORPUS:
            put(db, *document)
        with db.atomic():
            db.execute(
                "INSERT INTO works (id, number, type_name, title, issued_on, mentions) VALUES"
                " ('21-nq-tw-2022-06-16', '21-NQ/TW', 'Nghị quyết', 'về xây dựng tổ chức cơ sở đảng', '2022-06-16', 9),"
                " ('nq121', '121-NQ/TW', 'Nghị quyết', NULL, '2011-01-01', 2),"
                " ('ct5', '05-CT/TW', 'Chỉ thị', 'về học tập', '2016-05-15', 4),"
                " ('dieu-le', NULL, 'Điều lệ', 'Điều lệ Đảng', NULL, 3)"
            )
    return path


@pytest.fixture(scope="module")
def db(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, check_same_thread=False)) as connection:
        yield connection


def ids(db: sqlite3.Connection, candidates: Sequence[Candidate]) -> list[str]:
    return [hit.sentence_id for hit in hits(db, candidates)]


# What is found, in which order


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("đảng viên", ["cu-q1", "giua-q1"], id="words that follow each other first"),
        pytest.param("dang vien", ["tro-q2", "cu-q1", "moi-q1", "giua-q1"], id="as typed, then in a row, then short"),
        pytest.param("ban", ["moi-q2", "cu-q2", "giua-q2"], id="ban before bàn, the short one first"),
        pytest.param('"viên chức"', ["giua-q1"], id="a phrase"),
        pytest.param("“đảng viên”", ["cu-q1"], id="a phrase in printer's quotation marks"),
        pytest.param("ủy ban", ["moi-q2"], id="one tone style for the other"),
        pytest.param("hòa", ["moi-q2"], id="the other for the one"),
        pytest.param("21-NQ/TW", ["tro-q1"], id="a number"),
        pytest.param("đang", ["moi-q1"], id="đang is not Đảng"),
    ],
)
def test_the_best_first(query: str, expected: list[str], db: sqlite3.Connection) -> None:
    assert ids(db, find(db, query).candidates) == expected


def test_the_command_finds_the_same_in_the_same_order(path: Path, db: sqlite3.Connection) -> None:
    with store.reading(path) as opened:
        assert [hit.sentence_id for hit in search(opened, "dang vien")] == ids(db, find(db, "dang vien").candidates)
        assert [hit.sentence_id for hit in search(opened, "dang vien", limit=1)] == ["tro-q2"]


def test_the_newest_first(db: sqlite3.Connection) -> None:
    assert ids(db, find(db, "dang", newest=True).candidates) == ["moi-q1", "giua-q1", "cu-q1", "tro-q1", "tro-q2"]


words = st.sampled_from(
    ["đảng", "dang", "viên", "vien", "ban", "bàn", "của", "uỷ", '"dang vien"', "21-NQ/TW", "mới", "zz"]
)


@given(query=st.lists(words, min_size=1, max_size=4).map(" ".join))
def test_what_is_found_is_what_the_tables_search_box_finds(query: str, db: sqlite3.Connection) -> None:
    sql = "SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH ?"
    expected = {row[0] for row in db.execute(sql, [expression(query)])}
    assert {candidate.rowid for candidate in find(db, query).candidates} == expected
    assert {candidate.rowid for candidate in find(db, query, newest=True).candidates} == expected


def test_beyond_the_limit_the_better_and_the_newer_are_kept(db: sqlite3.Connection) -> None:
    assert ids(db, find(db, "dang", newest=True, most=2).candidates) == ["moi-q1", "giua-q1"]
    found = find(db, "dang vien", most=1)
    assert (ids(db, found.candidates), found.more) == (["tro-q2"], True)
    assert find(db, "đảng viên", most=2).more is False


@pytest.mark.parametrize(
    ("narrowing", "expected"),
    [
        (Narrowing(type_name="Kế hoạch"), {"giua-q1", "moi-q1"}),
        (Narrowing(issuer="Huyện ủy Vân Khê"), {"cu-q1", "giua-q1"}),
        (Narrowing(year="2019"), {"cu-q1"}),
        (Narrowing(year=UNKNOWN), {"tro-q1", "tro-q2"}),
        (Narrowing(type_name=UNKNOWN, issuer=UNKNOWN), {"tro-q1", "tro-q2"}),
        (Narrowing(type_name="Kế hoạch", year="2024"), {"moi-q1"}),
        (Narrowing(type_name='"; --'), set()),
    ],
)
def test_narrowed(narrowing: Narrowing, expected: set[str], db: sqlite3.Connection) -> None:
    assert set(ids(db, find(db, "dang", narrowing).candidates)) == expected


def test_counted_by_what_parts_them(db: sqlite3.Connection) -> None:
    facets = count(db, find(db, "dang").candidates)
    assert facets.types == (("", 2), ("Kế hoạch", 2), ("Nghị quyết", 1))
    assert dict(facets.issuers) == {"": 2, "Huyện ủy Vân Khê": 2, "Đảng ủy xã An Phú": 1}
    assert dict(facets.years) == {"": 2, "2019": 1, "2022": 1, "2024": 1}


def test_a_document_read_again_leaves_nothing_behind(tmp_path: Path) -> None:
    with store.writing(tmp_path / "x.db") as db:
        put(db, "a", "2020-01-01", None, None, ["Một hai.", "Ba bốn."])
        put(db, "b", "2020-01-01", None, None, ["Một ba."])
        put(db, "a", "2021-01-01", "Kế hoạch", None, ["Hai ba."])
        assert [hit.sentence_id for hit in search(db, "ba")] == ["a-q1", "b-q1"]
        assert [hit.text for hit in search(db, "một")] == ["Một ba."]
        assert find(db.conn, "ba", Narrowing(year="2020", type_name="Kế hoạch")).candidates == ()
        db.execute("INSERT INTO sentences_fts (sentences_fts) VALUES ('integrity-check')")


def test_one_search_sees_one_state_while_others_write(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with store.writing(path) as db:
        put(db, "a", None, None, None, ["Một hai."])
        with store.reading(path) as reader, one_state(reader.conn):
            found = find(reader.conn, "hai").candidates
            put(db, "a", None, None, None, ["Ba bốn."])
            assert [hit.text for hit in hits(reader.conn, found)] == ["Một hai."]
        with store.reading(path) as reader:
            assert search(reader, "hai") == []


@pytest.mark.parametrize("day", ["2022-13-40", "hôm qua", "0000-00-00", "9999-12-31", ""])
def test_any_day_can_be_stored(day: str, tmp_path: Path) -> None:
    with store.writing(tmp_path / "x.db") as db:
        put(db, "a", day, None, None, ["Một."])
        assert [hit.sentence_id for hit in search(db, "một")] == ["a-q1"]


# What is marked


def marked(text: str, query: str) -> list[str]:
    return [text[span.start : span.end] for span in marks(text, query)]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Kết nạp Đảng viên mới", "đảng viên", ["Đảng viên"]),
        ("Đang kết nạp Đảng", "đảng", ["Đảng"]),
        ("Đang kết nạp Đảng", "dang", ["Đang", "Đảng"]),
        ("Uỷ ban, ủy viên", "uỷ", ["Uỷ", "ủy"]),
        ("số 21-NQ/TW và 21 - NQ/TW", "21-nq/tw", ["21-NQ/TW", "21 - NQ/TW"]),
        ("nhân dân, dân nhân", '"nhân dân"', ["nhân dân"]),
        ("đảng\nviên", "đảng viên", ["đảng\nviên"]),
        ("xác định", "xa", []),
        ("Ðại hội", "đại", ["Ðại"]),
        ("İ đảng", "đảng", ["đảng"]),
    ],
)
def test_marks(text: str, query: str, expected: list[str]) -> None:
    assert marked(text, query) == expected


@given(query=st.lists(words, max_size=5).map(" ".join))
def test_what_is_found_is_marked(query: str, db: sqlite3.Connection) -> None:
    for hit in hits(db, find(db, query).candidates):
        assert marks(hit.text, query)


@given(
    text=st.text("đảng viên \nủỷİ.-/21\u0301", max_size=80) | st.text(max_size=80),
    query=st.text("đảng viên\"'", max_size=9),
)
def test_marks_lie_in_the_text_one_after_the_other(text: str, query: str) -> None:
    last = 0
    for span in marks(text, query):
        assert last <= span.start < span.end <= len(text)
        last = span.end


@given(text=st.text("ab ", max_size=2000), start=st.integers(0, 2000), length=st.integers(1, 40))
def test_a_long_sentence_is_cut_round_its_hit(text: str, start: int, length: int) -> None:
    spans = [Span(start, start + length)] if start + length <= len(text) else []
    part = excerpt(text, spans)
    assert 0 <= part.start <= part.end <= len(text)
    assert part.end - part.start <= LONGEST
    assert "".join(piece for piece, _ in cut(text, spans, part)) == text[part.start : part.end]
    if spans and " " not in text[max(0, start - 160) : start + length]:
        assert part.start <= spans[0].start


# What else is meant


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("21-NQ/TW", ["21-nq-tw-2022-06-16"]),
        ("nghị quyết số 21 – nq/tw", ["21-nq-tw-2022-06-16"]),
        ("21-NQ", ["21-nq-tw-2022-06-16"]),
        ("21-N", []),
        ("5-CT/TW", ["ct5"]),
        ("Chỉ thị 05", ["ct5"]),
        ("chi thi so 5", ["ct5"]),
        ("Kế hoạch 05", []),
        ("điều lệ", ["dieu-le"]),
        ("xây dựng tổ chức", ["21-nq-tw-2022-06-16"]),
        ("đ", []),
        ("", []),
    ],
)
def test_works_that_are_named(query: str, expected: list[str], db: sqlite3.Connection) -> None:
    assert [work.work_id for work in named(db, query) if work.work_id] == expected


def test_a_number_that_five_documents_have(db: sqlite3.Connection) -> None:
    works = named(db, "21-NQ/TW")
    assert len({work.name for work in works}) == len(works) == 5
    assert [work.work_id for work in works] == ["21-nq-tw-2022-06-16", None, None, None, None]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("đẳng viên", Advice(nowhere=("đẳng",), unmarked="dang vien", fewer="viên")),
        ("kết nạpp", Advice(nowhere=("nạpp",), fewer="kết", respelled="kết nap")),
        ("kết qwertyuiop", Advice(nowhere=("qwertyuiop",), fewer="kết")),
        ("kết chờ", Advice()),
    ],
)
def test_advice(query: str, expected: Advice, db: sqlite3.Connection) -> None:
    assert not find(db, query).candidates
    assert advise(db, query) == expected


def test_what_answers_without_marks_alone_comes_after(db: sqlite3.Connection) -> None:
    found = answer(db, Asked("đảng viên"))
    assert [hit.sentence_id for hit in found.hits] == ["cu-q1", "giua-q1"]
    assert [hit.sentence_id for hit in found.nearly] == ["tro-q2", "moi-q1"]


@given(query=st.text(max_size=60) | st.text('ađả"*:-()^{}+\0\ud800', max_size=12), newest=st.booleans())
def test_no_input_breaks_it(query: str, newest: bool, db: sqlite3.Connection) -> None:
    found = answer(db, asked({"q": query, "xep": "moi" if newest else ""}))
    assert found.total >= len(found.hits)


# The address


narrowings = st.builds(
    Narrowing, *(st.none() | st.just(UNKNOWN) | st.sampled_from(["Kế hoạch", "a&b=c", "%"]),) * 2,
    st.none() | st.just(UNKNOWN) | st.integers(1, 9999).map("{:04}".format),
)  # fmt: skip


@given(
    st.builds(Asked, st.sampled_from(["", "đảng viên", "a+b & c", '"x']), narrowings, st.booleans(), st.integers(1, 50))
)
def test_an_address_says_all_that_is_asked(question: Asked) -> None:
    assert asked(dict(parse_qsl(question.address(page=question.page)))) == question


@pytest.mark.parametrize(
    "arguments", [{"nam": "x"}, {"nam": "0000"}, {"trang": "-1"}, {"trang": "²"}, {"trang": "9" * 5000}, {"xep": "?"}]
)
def test_what_makes_no_sense_asks_for_nothing(arguments: dict[str, str]) -> None:
    assert asked(arguments) == Asked()


# The page


class Page(HTMLParser):
    """What a reader sees: links by their words, marked words, headings, and no element that may run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: dict[str, str] = {}
        self.marked: list[str] = []
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self._link = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self._open.append(tag)
        self._link = dict(attrs).get("href") or "" if tag == "a" else self._link

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if "a" in self._open:
            self.links[data.strip()] = self._link
        if "mark" in self._open:
            self.marked.append(data)

    @property
    def said(self) -> str:
        """All words, with single blanks."""
        return " ".join("".join(self.words).split())


@pytest.fixture(scope="module")
def ask(path: Path) -> Iterator[Ask]:
    with serving(path) as ask:
        yield lambda address, *rest, root="/th~E1~BB~AD", **more: ask(f"{root}{address}", *rest, **more)


def test_the_page_shows_sentences_with_their_places(ask: Ask) -> None:
    answer = ask("/-/tim", {"q": "đảng viên"})
    page = Page(answer.text)
    assert (answer.status, answer.headers["content-security-policy"]) == (200, POLICY)
    assert page.marked == ["đảng viên", "Viên", "đảng", "dang vien", "Đang", "viên"]
    assert page.links["Nghị quyết"].endswith("loai=Ngh%E1%BB%8B+quy%E1%BA%BFt")
    assert any(href.endswith("/-/van-ban/cu#s-cu-q1") for href in page.links.values())
    assert "2 câu" in page.said
    assert "Huyện ủy Vân Khê · 01/05/2019" in page.said or "01/05/2019" in page.said
    assert "Chỉ khớp khi không xét dấu" in page.said


def test_a_filter_can_be_set_and_taken_off(ask: Ask) -> None:
    narrowed = Page(ask("/-/tim", {"q": "dang", "loai": "Kế hoạch"}).text)
    assert "2 câu" in narrowed.said
    labels = {value for _, name, value in narrowed.attributes if name == "aria-label"}
    assert "Bỏ lọc Theo loại: Kế hoạch" in labels
    [wider] = [href for words, href in narrowed.links.items() if words.startswith("Theo loại: Kế hoạch")]
    assert "5 câu" in Page(ask(wider.removeprefix("/th~E1~BB~AD")).text).said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("", ["Tìm trong văn bản", "Xếp theo mức khớp", "Theo cơ quan", "Thu hẹp"]),
        ("en", ["Search the documents", "Sorted by relevance", "By issuer", "Narrow", "Kết nạp đảng viên mới."]),
    ],
)
def test_the_page_speaks_the_readers_language(language: str, said: list[str], ask: Ask) -> None:
    page = Page(ask("/-/tim", {"q": "dang"}, language=language).text)
    assert [words for words in said if words not in page.said] == []


def test_labels_and_order_of_headings(ask: Ask) -> None:
    text = ask("/-/tim", {"q": "dang"}).text
    page = Page(text)
    assert ("input", "aria-label", "Tìm") in page.attributes
    assert ("form", "role", "search") in page.attributes
    named_by = {value for _, name, value in page.attributes if name == "aria-labelledby"}
    assert named_by <= {value for _, name, value in page.attributes if name == "id"}
    levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_more_than_a_page(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with store.writing(path) as db:
        put(db, "a", "2020-01-01", None, None, [f"Câu thứ {number}." for number in range(SIZE + 3)])
        for number in range(MOST // 50):
            put(db, f"b{number}", "2021-01-01", None, None, [f"Đoạn {number} {part}." for part in range(51)])
    with serving(path) as ask:
        second = ask("/x/-/tim", {"q": "câu", "trang": "2"}).text
        assert second.count("<mark>") == 3
        assert 'start="21"' in second
        assert 'rel="prev"' in second
        assert 'rel="next"' not in second
        assert Page(ask("/x/-/tim", {"q": "câu", "trang": "7"}).text).words == Page(second).words
        many = Page(ask("/x/-/tim", {"q": "đoạn"}).text)
        assert "Hơn 1.000 câu" in many.said
        assert "Chỉ xếp và đếm 1.000 câu" in many.said
        last = json.loads(ask("/x/-/tim.json", {"q": "đoạn", "trang": "999"}).text)
        assert (last["page"], len(last["hits"]), last["next"], last["more"]) == (50, SIZE, None, True)


def test_nothing_asked_and_nothing_found(ask: Ask) -> None:
    empty = Page(ask("/-/tim").text)
    assert "Thử tìm:" in empty.said
    assert any("21-NQ" in words for words in empty.links)
    nothing = Page(ask("/-/tim", {"q": "kết nạpp"}).text)
    assert "Không có câu nào" in nothing.said
    assert "Có phải muốn tìm: kết nap" in nothing.said
    assert nothing.links["kết nap"].endswith("/-/tim?q=k%E1%BA%BFt+nap")


def test_the_same_for_programs(ask: Ask) -> None:
    answer = ask("/-/tim.json", {"q": "đảng viên"})
    found = json.loads(answer.text)
    assert answer.headers["content-type"].startswith("application/json")
    assert [hit["sentence_id"] for hit in found["hits"]] == ["cu-q1", "giua-q1"]
    assert found["hits"][0]["marks"] == [[8, 17]]
    assert found["hits"][0]["url"].endswith("/-/van-ban/cu#s-cu-q1")
    assert (found["total"], found["more"], found["page"], found["next"]) == (2, False, 1, None)
    assert [hit["sentence_id"] for hit in found["without_marks"]] == ["tro-q2", "moi-q1"]
    assert found["facets"]["years"] == [["2019", 1], ["2022", 1]]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_words_stay_words(text: str, ask: Ask) -> None:
    asked_for = {"q": text, "loai": text[:300], "co_quan": text[:300], "nam": text[:300], "trang": text[:300]}
    for parameters in ({"q": text}, asked_for):
        answer = ask("/-/tim", parameters)
        page = Page(answer.text)
        assert answer.status == 200
        assert not page.tags & {"script", "img", "iframe", "style"}
        assert not any(name.startswith("on") or name == "style" for _, name, _ in page.attributes)
        assert json.loads(ask("/-/tim.json", parameters).text)["hits"] is not None


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=200))
def test_no_text_breaks_the_page(text: str, ask: Ask) -> None:
    assert ask("/-/tim", {"q": text}).status == 200


def test_words_of_documents_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    attack = "<script>alert(1)</script> đảng <img src=x onerror=alert(1)> \"'&lt; {{ 7*7 }}"
    with store.writing(path) as db:
        put(db, "a", attack, attack, attack, [attack])
    with serving(path) as ask:
        page = Page(ask("/x/-/tim", {"q": "đảng"}).text)
    assert not page.tags & {"script", "img", "iframe", "style"}
    assert page.marked == ["đảng"]
    assert "<img src=x onerror=alert(1)>" in page.said
    assert "49" not in page.said


def test_another_database_has_no_search(ask: Ask, path: Path) -> None:
    assert ask("", root="/_internal/-/tim").status in (403, 404)
    assert ask("-khong-co/-/tim").status == 404


def test_the_search_box_leads_here(ask: Ask) -> None:
    assert 'action="/th~E1~BB~AD/-/tim"' in ask("").text
