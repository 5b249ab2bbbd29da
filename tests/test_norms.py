"""Which papers lay down norms, whose figures are thresholds and tariffs: by their titles and by their numbers."""

from __future__ import annotations

from typing import Any

import pytest

from parsers.model import Metadata
from parsers.norms import lays_down, titled
from parsers.vocabulary import load


@pytest.mark.parametrize("row", load("norms")["head"], ids=lambda row: row["kind"])
def test_titles_of_norms(row: dict[str, Any]) -> None:
    assert [example for example in row["examples"] if not titled(example)] == []


@pytest.mark.parametrize("title", load("norms")["others"]["examples"])
def test_titles_of_others(title: str) -> None:
    assert not titled(title)


@pytest.mark.parametrize(
    ("type_name", "number", "title", "headings", "expected"),
    [
        pytest.param("Nghị quyết", "12/2025/NQ-HĐND", "Quy định mức chi hội thi", [], True, id="title"),
        pytest.param("Quyết định", "77/QĐ-UBND", "Công bố thủ tục hành chính nội bộ", [], True, id="procedures"),
        pytest.param("Nghị quyết", "12/2025/NQ-HĐND", "Hỗ trợ học phí", ["Đối tượng"], True, id="number"),
        pytest.param("Nghị quyết", "12/2025/NQ-HĐND", "Chương trình nhà ở", ["Mục tiêu cụ thể"], False, id="programme"),
        pytest.param(
            "Nghị quyết",
            "12/2025/NQ-HĐND",
            "Hỗ trợ xã nghèo",
            ["Nguồn vốn Chương trình mục tiêu quốc gia"],
            True,
            id="programme-in-a-name",
        ),
        pytest.param("Nghị quyết", "12/NQ-HĐND", "Nhiệm vụ năm 2026", [], False, id="no-law"),
        pytest.param("Kế hoạch", "9/KH-UBND", "Quy định mới về đất đai", [], False, id="plan"),
    ],
)
def test_which_papers_lay_down_norms(
    type_name: str, number: str, title: str, headings: list[str], expected: bool
) -> None:
    assert lays_down(Metadata(type_name=type_name, number=number, title=title), headings) is expected
