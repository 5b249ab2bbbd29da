"""Sanity rules over whole documents: what is silent or absurd becomes a problem."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.checks import check
from parsers.model import Document, Metadata, Problem, Section, Span

METADATA = Metadata(number="5-KH/HU", type_name="Kế hoạch", issuer="HUYỆN ỦY", issued_on="2024-03-05")
LONG = "Nội dung. " * 400


def section(path: str, position: int = 0) -> Section:
    span = Span(position, position + 1)
    return Section(position, None, 0, "arabic", path, path, None, span, span, position)


SOUND = Document(LONG, (), METADATA, sections=(section("1"), section("2", 1)))


def test_a_sound_document_has_no_doubts() -> None:
    assert check(SOUND).problems == ()


@pytest.mark.parametrize(
    ("document", "code", "severity"),
    [
        pytest.param(replace(SOUND, metadata=replace(METADATA, type_name=None)), "khong_ro_loai", "warning", id="type"),
        pytest.param(replace(SOUND, metadata=replace(METADATA, number=None)), "khong_co_so", "info", id="number"),
        pytest.param(replace(SOUND, metadata=replace(METADATA, issued_on=None)), "khong_co_ngay", "info", id="date"),
        pytest.param(
            replace(SOUND, metadata=replace(METADATA, issuer=None)), "khong_ro_co_quan", "warning", id="issuer"
        ),
        pytest.param(replace(SOUND, sections=()), "khong_co_muc", "warning", id="long-without-sections"),
        pytest.param(
            replace(SOUND, sections=(section("1"), section("1", 1))), "trung_duong_dan", "info", id="same-path"
        ),
    ],
)
def test_doubts(document: Document, code: str, severity: str) -> None:
    assert [(problem.code, problem.severity) for problem in check(document).problems] == [(code, severity)]


def test_a_short_document_needs_no_sections() -> None:
    assert check(replace(SOUND, text="Ngắn.", sections=())).problems == ()


def test_what_the_reader_said_is_kept_and_comes_first() -> None:
    said = Problem("info", "bo_so_trang", "Đã bỏ 2 dòng chỉ có số trang.")
    document = replace(SOUND, metadata=replace(METADATA, number=None), problems=(said,))
    assert [problem.code for problem in check(document).problems] == ["bo_so_trang", "khong_co_so"]


def test_a_doubt_about_a_section_tells_its_place() -> None:
    (problem,) = check(replace(SOUND, sections=(section("1"), section("1", 7)))).problems
    assert problem.start == 7
