"""Who carries out what: cells are those of the view, delays and their summary are counted right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.site import coverage_query
from pipeline.site.asking import Asked
from pipeline.site.coverage_query import Carried, Place, Summary, matrix
from tests.pipeline.boards.pages import Ask, Get, tree


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
    lines = page.xpath("//table[@class='matrix']/tbody/tr")
    assert lines
    for line in lines:
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
