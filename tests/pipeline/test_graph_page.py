"""The picture of the citation graph: where boxes stand, what is drawn, and that no document's words do any harm."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import networkx as nx
import pytest
from datasette.app import Datasette
from datasette.utils import tilde_encode
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from pipeline import schema
from pipeline.edges import fill
from pipeline.ingest import ingest
from pipeline.levels import LEVELS
from pipeline.site import HERE
from pipeline.site.answers import DRAWING_POLICY
from pipeline.site.graph_layout import Box, Item, place
from pipeline.site.graph_legend import legend
from pipeline.site.graph_picture import band_of, curve, picture
from pipeline.site.graph_query import MOST, MOST_ARROWS, RELATIONS, Asked, Edge, Graph, Work, asked, legible
from pipeline.site.graph_style import DASHES, KINDS, NAME_LETTERS, kind_of, thickness, told, words
from pipeline.site.names import CODES
from pipeline.site.svg import clean

SVG = "{http://www.w3.org/2000/svg}"
DIRECTIVE = "21-nq-tw-2022-06-16"
HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title></svg><script>alert(1)</script>",
    "{{ 7*7 }}", "a\0b\x1bc\ufffe", "]]>", "&lt;b&gt;", "'; DROP TABLE works; --", "x" * 5000, " ",
]  # fmt: skip

WORK = Work("a", "Nghị quyết 1-NQ/TW", "1-NQ/TW", "Nghị quyết", "về một việc",
            "2022-03-02", "Bộ Chính trị", "trung ương", 3, True)  # fmt: skip

Get = Callable[..., tuple[int, str, dict[str, str]]]

days = st.one_of(st.none(), st.dates().map(lambda day: day.isoformat()), st.sampled_from(["2022-06-16", "2022", ""]))
items = st.lists(
    st.builds(Item, st.text("abcxyz", min_size=1, max_size=6), st.integers(0, len(LEVELS)), days),
    unique_by=lambda item: item.id,
    max_size=60,
)


def overlap(one: Box, other: Box) -> bool:
    apart = one.right <= other.x or other.right <= one.x
    return not (apart or one.y + one.height <= other.y or other.y + other.height <= one.y)


@given(items)
def test_no_box_lies_on_another_and_all_lie_in_the_picture(documents: list[Item]) -> None:
    layout = place(documents)
    assert set(layout.boxes) == {item.id for item in documents}
    assert not any(overlap(one, other) for one, other in combinations(layout.boxes.values(), 2))
    assert all(box.x >= 0 and box.right <= layout.width for box in layout.boxes.values())
    assert all(box.y >= 0 and box.y + box.height <= layout.height for box in layout.boxes.values())


@given(items)
def test_levels_go_down_and_time_goes_right(documents: list[Item]) -> None:
    boxes = place(documents).boxes
    for one, other in combinations(documents, 2):
        if one.band != other.band:
            higher, lower = (one, other) if one.band < other.band else (other, one)
            assert boxes[higher.id].y + boxes[higher.id].height < boxes[lower.id].y
        if (one.day or "") != (other.day or ""):
            earlier, later = (one, other) if (one.day or "") < (other.day or "") else (other, one)
            assert boxes[earlier.id].x <= boxes[later.id].x


@given(items)
def test_boxes_stand_in_their_bands_and_under_their_years(documents: list[Item]) -> None:
    layout = place(documents)
    for item in documents:
        box, band = layout.boxes[item.id], layout.bands[item.band]
        assert band.y < box.y
        assert box.y + box.height < band.y + band.height
        [period] = [period for period in layout.periods if period.x <= box.x < period.x + period.width]
        assert (period.first or "") <= (item.year or "") <= (period.last or "")


@given(items, st.randoms())
def test_the_same_documents_are_always_placed_alike(documents: list[Item], chance: Any) -> None:
    mixed = list(documents)
    chance.shuffle(mixed)
    assert place(mixed) == place(documents)


def test_a_small_graph_gives_each_day_its_column() -> None:
    boxes = place([Item("a", 0, "2022-06-16"), Item("b", 1, "2022-09-20"), Item("c", 1, "2022-09-20")]).boxes
    assert boxes["a"].x < boxes["b"].x == boxes["c"].x


def test_a_large_graph_keeps_the_shape_of_a_page() -> None:
    layout = place(Item(f"{n}", n % 5, f"{2000 + n * 7 % 23}-01-01") for n in range(300))
    assert 0.5 < layout.width / layout.height < 2.5


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, Asked()),
        ({"work": ["a "], "steps": ["2"]}, Asked("a", 2)),
        ({"steps": ["9"]}, Asked(steps=3)),
        ({"steps": ["0"]}, Asked()),
        ({"steps": ["-1"]}, Asked()),
        ({"steps": ["²"]}, Asked()),
        ({"relation": ["mentions", "x", "implements"]}, Asked(relations=("implements", "mentions"))),
        ({"from": ["2020"], "to": ["20222"]}, Asked(since="2020")),
        ({"from": ["abcd"], "to": ["2022"]}, Asked(until="2022")),
    ],
)
def test_what_is_asked(parameters: dict[str, Sequence[str]], expected: Asked) -> None:
    assert asked(parameters) == expected


def test_an_address_says_the_same_again() -> None:
    assert Asked("a b", 2, ("implements",), "2020", "2022").address == (
        "work=a+b&steps=2&relation=implements&from=2020&to=2022"
    )
    assert Asked().address == ""


def test_no_more_works_than_leave_the_arrows_legible() -> None:
    """The works stand in the order of their importance; one that would bring too many arrows ends the picture."""
    edges = [Edge("hub", f"{n}", "mentions", 1) for n in range(4)] + [Edge("3", "2", "mentions", 1)]
    ranked = ["hub", "0", "1", "2", "3"]
    assert legible(ranked, edges, most=5) == ranked
    assert legible(ranked, edges, most=4) == ["hub", "0", "1", "2"]
    assert legible(ranked, edges, most=2) == ["hub", "0", "1"]
    assert legible([], [], most=2) == []


def test_levels_have_bands() -> None:
    assert [band_of(replace(WORK, level=level)) for level in (*LEVELS, None, "?")] == [*range(len(LEVELS) + 1), 6]


@pytest.mark.parametrize(
    ("type_name", "code"),
    [
        ("Nghị quyết", "resolution"), ("Nghị quyết liên tịch", "resolution"), ("Chương trình hành động", "plan"),
        ("Quyết định", "rule"), ("Bộ luật", "law"), ("Báo cáo thẩm tra", "other"), (None, "other"),
    ],
)  # fmt: skip
def test_types_have_colours(type_name: str | None, code: str) -> None:
    assert kind_of(replace(WORK, type_name=type_name)).code == code


def test_every_relation_has_its_dash_and_its_name() -> None:
    assert set(DASHES) == set(RELATIONS) <= set(CODES)
    assert len(set(DASHES.values())) == len(DASHES)
    assert len({kind.colour for kind in KINDS}) == len(KINDS)


def test_more_mentions_are_thicker() -> None:
    assert thickness(1) < thickness(2) < thickness(8) <= thickness(10**6)


@pytest.mark.parametrize(
    ("number", "type_name", "title", "lines"),
    [
        ("1-NQ/TW", "Nghị quyết", "về một việc", ("1-NQ/TW", "Nghị quyết")),
        ("10/2022/QH15", "Luật", "Luật Thanh tra", ("10/2022/QH15", "Luật Thanh tra")),
        ("1-NQ/TW", None, None, ("1-NQ/TW",)),
        (None, "Điều lệ", "Điều lệ Đảng", ("Điều lệ Đảng",)),
        (None, "Nghị quyết", "Nghị quyết Đại hội Đảng bộ xã An Phú lần thứ I",
         ("Đại hội Đảng bộ xã An", "Phú lần thứ I")),
        (None, None, None, ("Nghị quyết 1-NQ/TW",)),
    ],
)  # fmt: skip
def test_words_in_a_box(number: str | None, type_name: str | None, title: str | None, lines: tuple[str, ...]) -> None:
    assert words(replace(WORK, number=number, type_name=type_name, title=title)) == lines


@given(st.text(), st.text(), st.one_of(st.none(), st.text()))
def test_words_always_fit(type_name: str, title: str, number: str | None) -> None:
    lines = words(replace(WORK, type_name=type_name, title=title, number=number))
    assert len(lines) <= 2
    assert all(len(line) <= NAME_LETTERS + 2 for line in lines)


def test_all_is_told_over_a_box() -> None:
    assert told(WORK) == (
        "Nghị quyết 1-NQ/TW (02/03/2022) · Bộ Chính trị · về một việc. Có trong cơ sở dữ liệu; được nhắc 3 lần."
    )
    assert "Chỉ được dẫn" in told(replace(WORK, held=False))


def test_two_relations_of_two_documents_do_not_lie_on_each_other() -> None:
    left, right = Box(0, 0), Box(400, 90)
    ways = {curve(Edge("a", "b", relation, 1), right, left) for relation in RELATIONS}
    assert len(ways) == len(RELATIONS)
    assert curve(Edge("a", "a", "mentions", 1), left, left).startswith("M0.0")
    assert curve(Edge("a", "b", "new", 1), left, right).startswith("M138.0 19.0")


def test_along_a_row_an_arrow_passes_over_the_boxes_between() -> None:
    numbers = re.findall(r"-?[\d.]+", curve(Edge("a", "b", "implements", 1), Box(600, 0), Box(0, 0)))
    start, out, back, end = (float(number) for number in numbers[1::2])
    assert (start + 3 * out + 3 * back + end) / 8 < 0


def test_the_legend_says_only_what_is_there() -> None:
    graph = Graph({"a": WORK}, (), 1)
    [sample] = [node for node in legend(graph, 0, 900)[0] if node.get("class") == "held kind-resolution"]
    assert sample is not None
    said = [text.text for text in legend(graph, 0, 900)[0].iter("text")]
    assert said == ["nghị quyết", "có trong cơ sở dữ liệu"]


@given(st.text())
def test_any_text_makes_a_picture(text: str) -> None:
    work = replace(WORK, name=text, number=text, title=text, issuer=text)
    drawn = fromstring(picture(Graph({"a": work}, (), 1, work), lambda _: "/x", heading=text))
    assert drawn.tag == f"{SVG}svg"
    assert {element.tag for element in drawn.iter()} <= {
        SVG + tag for tag in ("svg", "defs", "marker", "path", "rect", "g", "line", "text", "a", "title")
    }


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert clean("a\0b\x1bc\ufffe") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c\N{REPLACEMENT CHARACTER}"


@pytest.fixture(scope="module")
def database(text_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples that are plain text."""
    path = tmp_path_factory.mktemp("db") / "thử.db"
    ingest(text_samples, path)
    return path


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Works whose every word is an attack, each cited by the first."""
    works = [(text, text, text) for text in HOSTILE]
    return made(tmp_path_factory.mktemp("db") / "hostile.db", works, [(0, n) for n in range(len(HOSTILE))])


def made(path: Path, works: Sequence[tuple[str, str, str]], edges: Sequence[tuple[int, int]]) -> Path:
    """A database of works (id, number, title) of which some (by place) cite others."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in schema.statements():
            connection.execute(statement)
        connection.executemany("INSERT INTO works (id, number, title, mentions) VALUES (?, ?, ?, 0)", works)
        add_document = (
            "INSERT INTO documents (id, work_id, source_path, source_sha256, source_format, places, text, ingested_at,"
            " parser_version) VALUES (?, ?, '', '', '', '[]', '', '', '')"
        )
        sources = sorted({source for source, _ in edges})
        connection.executemany(add_document, [(f"d{source}", works[source][0]) for source in sources])
        add_citation = (
            "INSERT INTO citations (id, document_id, work_id, kind, type_name, relation, quote, char_start, char_end)"
            " VALUES (?, ?, ?, 'numbered', '', 'mentions', '', 0, 0)"
        )
        cited = [(f"c{n}", f"d{source}", works[target][0]) for n, (source, target) in enumerate(edges)]
        connection.executemany(add_citation, cited)
        fill(Database(connection))
        connection.commit()
    return path


@pytest.fixture(scope="module")
def get() -> Iterator[Get]:
    """Asks Datasette, in this process, about a database: status, body and headers."""
    served: dict[Path, Datasette] = {}

    def ask(path: Path, rest: str = "", address: str = "", **parameters: Any) -> tuple[int, str, dict[str, str]]:
        if path not in served:
            served[path] = Datasette(
                [str(path)], template_dir=str(HERE / "templates"), plugins_dir=str(HERE / "plugins"),
                static_mounts=[("-/nghiquyet", str(HERE / "static"))],
            )  # fmt: skip
        address = address or f"/{tilde_encode(path.stem)}/-/do-thi{rest}"
        answer = asyncio.run(served[path].client.get(address, params=parameters))
        return answer.status_code, answer.text, dict(answer.headers)

    yield ask
    for datasette in served.values():
        datasette.executor.shutdown()


def drawn(page: str) -> Element:
    """The picture out of a page: it is XML there too."""
    found = re.search(r"<svg.*</svg>", page, re.DOTALL)
    assert found
    return fromstring(found[0])


def of_class(picture_: Element, name: str) -> list[Element]:
    return [element for element in picture_.iter() if name in (element.get("class") or "").split()]


def edges_of(database: Path) -> list[tuple[str, str, str, int]]:
    with closing(sqlite3.connect(database)) as connection:
        sql = "SELECT source_work, target_work, relation, mentions FROM citation_graph"
        return connection.execute(sql).fetchall()


def arrows(picture_: Element) -> int:
    return sum(edge.get("data-source") is not None for edge in of_class(picture_, "edge"))


@pytest.mark.parametrize("rest", ["", ".svg"])
def test_everything_in_the_graph_is_drawn(rest: str, get: Get, database: Path) -> None:
    status, body, _ = get(database, rest)
    known = edges_of(database)
    assert status == 200
    assert len(of_class(drawn(body), "node")) == len({work for edge in known for work in edge[:2]})
    assert arrows(drawn(body)) == len(known)


def test_every_box_and_every_line_of_the_table_is_a_link(get: Get, database: Path) -> None:
    _, page, _ = get(database)
    works = {work for edge in edges_of(database) for work in edge[:2]}
    expected = {f"/{tilde_encode(database.stem)}/works/{tilde_encode(work)}" for work in works}
    assert {node.get("href") for node in of_class(drawn(page), "node")} == expected
    assert all(node.tag == f"{SVG}a" and node.findtext(f"{SVG}title") for node in of_class(drawn(page), "node"))
    assert page.count("<tr><td><a ") == len(edges_of(database))
    assert set(re.findall(r'<td><a href="([^"]+)"', page)) == expected


def test_solid_are_the_documents_that_are_there(get: Get, database: Path) -> None:
    _, page, _ = get(database)
    with closing(sqlite3.connect(database)) as connection:
        held = {row[0] for row in connection.execute("SELECT id FROM works WHERE document_id IS NOT NULL")}
    solid = {str(node.get("href")).split("/")[-1] for node in of_class(drawn(page), "node held")}
    solid |= {str(node.get("href")).split("/")[-1] for node in of_class(drawn(page), "held") if node.get("href")}
    assert solid == held & {work for edge in edges_of(database) for work in edge[:2]}


def test_around_one_work(get: Get, database: Path) -> None:
    known = edges_of(database)
    near = {DIRECTIVE} | {work for edge in known if DIRECTIVE in edge[:2] for work in edge[:2]}
    status, page, _ = get(database, work=DIRECTIVE)
    nodes = of_class(drawn(page), "node")
    assert status == 200
    assert "Đồ thị viện dẫn quanh Nghị quyết 21-NQ/TW (16/06/2022)" in page
    assert {str(node.get("href")).split("/")[-1] for node in nodes} == near
    assert len(of_class(drawn(page), "centre")) == 1
    assert arrows(drawn(page)) == sum(edge[0] in near and edge[1] in near for edge in known)
    assert f"do-thi.svg?work={DIRECTIVE}&amp;steps=1" in page


def test_more_steps_lead_further(get: Get, database: Path) -> None:
    counts = [len(of_class(drawn(get(database, work=DIRECTIVE, steps=steps)[1]), "node")) for steps in (1, 2, 3)]
    assert counts == sorted(counts)
    assert counts[0] < counts[2]


def test_only_some_relations(get: Get, database: Path) -> None:
    expected = [edge for edge in edges_of(database) if edge[2] in ("based_on", "mentions")]
    _, page, _ = get(database, relation=["based_on", "mentions"])
    assert arrows(drawn(page)) == len(expected) > 0
    assert page.count(" checked>") == 2


def test_only_some_years(get: Get, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        years = {row[0]: row[1] for row in connection.execute("SELECT id, substr(issued_on, 1, 4) FROM works")}
    within = {work for work, year in years.items() if year in ("2021", "2022")}
    expected = [edge for edge in edges_of(database) if within.issuperset(edge[:2])]
    _, page, _ = get(database, **{"from": "2021", "to": "2022"})
    assert arrows(drawn(page)) == len(expected) > 0
    assert "văn bản không rõ ngày không có trong hình" in page


def test_nothing_to_draw(get: Get, database: Path) -> None:
    status, page, _ = get(database, **{"from": "1899", "to": "1899"})
    assert status == 200
    assert "Không có liên kết nào." in page
    status, body, _ = get(database, ".svg", **{"from": "1899", "to": "1899"})
    assert status == 200
    assert fromstring(body.encode()).tag == f"{SVG}svg"


def test_a_work_that_nobody_cites_stands_alone(get: Get, tmp_path: Path) -> None:
    path = made(tmp_path / "alone.db", [("a", "1", "một")], [])
    _, page, _ = get(path, work="a")
    assert len(of_class(drawn(page), "node")) == 1
    assert "Các liên kết trong hình" not in page


@pytest.mark.parametrize("work", ["không-có", "<script>alert(1)</script>", "'; --", "\0", "x" * 3000])
def test_an_unknown_work(work: str, get: Get, database: Path) -> None:
    status, page, headers = get(database, work=work)
    assert status == 404
    assert "Cơ sở dữ liệu không có văn bản nào mang mã" in page
    assert "<script>alert" not in page
    assert "default-src 'none'" in headers["content-security-policy"]
    status, page, _ = get(database, ".svg", work=work)
    assert status == 404
    assert "Không có trang này" in page


def test_an_unknown_database(get: Get, database: Path) -> None:
    for rest in ("", ".svg", ".graphml"):
        assert get(database, address=f"/other/-/do-thi{rest}")[0] == 404


def test_too_many_documents_are_thinned_out_and_it_is_said(get: Get, tmp_path: Path) -> None:
    works = [(f"w{n:04}", f"{n}-NQ/TW", "") for n in range(MOST + 1234)]
    edges = [(0, n) for n in range(1, len(works))] + [(n, n + 1) for n in range(1000, 1100)]
    path = made(tmp_path / "many.db", works, edges)
    _, page, _ = get(path)
    assert len(of_class(drawn(page), "node")) == MOST
    assert drawn(page).get("class") == "large"
    assert "Có 1.534 văn bản; hình chỉ vẽ 300 văn bản có nhiều liên kết nhất." in page
    assert {"w0000", "w1000", "w1100"} <= set(re.findall(r"works/(w\d+)", page))


def test_too_many_arrows_are_thinned_out(get: Get, tmp_path: Path) -> None:
    works = [(f"w{n:04}", f"{n}-NQ/TW", "") for n in range(60)]
    path = made(tmp_path / "dense.db", works, [(source, target) for source in range(60) for target in range(source)])
    _, page, _ = get(path)
    boxes = len(of_class(drawn(page), "node"))
    assert boxes * (boxes - 1) / 2 <= MOST_ARROWS < (boxes + 1) * boxes / 2
    assert arrows(drawn(page)) == boxes * (boxes - 1) / 2
    assert f"Có 60 văn bản; hình chỉ vẽ {boxes} văn bản có nhiều liên kết nhất." in page


@pytest.mark.parametrize("rest", ["", ".svg"])
def test_hostile_words_stay_words(rest: str, get: Get, hostile: Path) -> None:
    class Tags(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: list[tuple[str, list[str]]] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found.append((tag, [name for name, _ in attrs]))

    for parameters in ({}, *({"work": work} for work in HOSTILE)):
        _, body, _ = get(hostile, rest, **parameters)
        tags = Tags()
        tags.feed(body)
        assert [tag for tag, _ in tags.found if tag in ("img", "b")] == []
        assert [names for tag, names in tags.found if tag == "script"] == [["src", "defer"]] * (not rest)
        assert not any(name.startswith("on") or name == "style" for _, names in tags.found for name in names)
        assert "49" not in re.findall(r">\s*(\d+)\s*<", body)
        if "<svg" in body:
            assert drawn(body).tag == f"{SVG}svg"


def test_nothing_runs_but_our_script(get: Get, database: Path) -> None:
    _, page, headers = get(database)
    assert headers["content-security-policy"] == DRAWING_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert " style=" not in page
    assert "<style" not in page
    assert re.findall(r"<script([^>]*)>([^<]*)</script>", page) == [(' src="/-/nghiquyet/graph.js" defer', "")]


def test_the_file_needs_nothing_else(get: Get, database: Path) -> None:
    status, body, headers = get(database, ".svg", work=DIRECTIVE)
    assert status == 200
    assert headers["content-type"].startswith("image/svg+xml")
    assert headers["content-security-policy"] == "default-src 'none'"
    assert "href" not in body
    picture_ = fromstring(body.encode())
    assert "quanh Nghị quyết 21-NQ/TW" in "".join(picture_.itertext())
    assert all(box.get("fill") and box.get("stroke") for box in of_class(picture_, "box"))


def test_graphml_is_the_whole_graph(get: Get, database: Path) -> None:
    status, body, _ = get(database, ".graphml")
    graph = nx.read_graphml(BytesIO(body.encode()))
    assert status == 200
    assert graph.number_of_edges() == len(edges_of(database))


def test_the_pages_lead_there(get: Get, database: Path) -> None:
    root = f"/{tilde_encode(database.stem)}"
    for path, query in (("/", ""), (root, ""), (f"{root}/works/{DIRECTIVE}", f"?work={DIRECTIVE}")):
        status, page, _ = get(database, address=path)
        assert status == 200
        assert f'href="{root}/-/do-thi{query}"' in page
