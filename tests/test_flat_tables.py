"""Tables of tasks whose cells stand one below the other: which cells make a row, and what each of them is."""

from __future__ import annotations

import pytest

from parsers.flat_tables import flat_rows
from parsers.model import Paragraph, Span, Task, Text
from parsers.passages import read_passages

HEAD = ("STT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")


def rows(*cells: str) -> tuple[list[Task], list[str]]:
    """The tasks of a text of such cells, and the cells that are left over."""
    starts = [sum(len(cell) + 1 for cell in cells[:index]) for index in range(len(cells))]
    spans = [Span(start, start + len(cell)) for start, cell in zip(starts, cells, strict=True)]
    passages = read_passages(Text("\n".join(cells), tuple(Paragraph(span) for span in spans)), (), None)
    tasks, taken = flat_rows(passages, (), 2026)
    return tasks, [passage.words for index, passage in enumerate(passages) if index not in taken]


def told(task: Task, cells: tuple[str, ...]) -> tuple[str, str | None, tuple[str, ...], str | None]:
    return task.span.of("\n".join(cells)), task.lead, task.partners, task.due_on or task.due_kind


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(
            (
                *HEAD,
                "1",
                "Xây dựng quy chế làm việc",
                "Sở Nội vụ",
                "Các sở, ban, ngành; UBND các xã",
                "Quý III/2026",
                "2",
                "Tổ chức tập huấn",
                "Sở Tư pháp",
                "Công an tỉnh",
                "Hằng năm",
            ),
            [
                ("Xây dựng quy chế làm việc", "Sở Nội vụ", ("Các sở, ban, ngành", "UBND các xã"), "2026-09-30"),
                ("Tổ chức tập huấn", "Sở Tư pháp", ("Công an tỉnh",), "yearly"),
            ],
            id="numbered-rows",
        ),
        pytest.param(
            (*HEAD, "Xây dựng quy chế", "Sở Nội vụ", "2026", "Tổ chức tập huấn", "Sở Tư pháp", "2026 - 2030"),
            [
                ("Xây dựng quy chế", "Sở Nội vụ", (), "2026-12-31"),
                ("Tổ chức tập huấn", "Sở Tư pháp", (), "2030-12-31"),
            ],
            id="lost-numbers-an-empty-cell-and-bare-years",
        ),
        pytest.param(
            (
                *HEAD,
                "Sản phẩm",
                "1",
                "Xây dựng quy chế",
                "Sở Nội vụ",
                "Công an tỉnh",
                "12/2026",
                "Quy chế được ban hành",
                "Tổ chức tập huấn",
                "Sở Tư pháp",
                "Sở Nội vụ",
                "Thường xuyên",
            ),
            [
                ("Xây dựng quy chế", "Sở Nội vụ", ("Công an tỉnh",), "2026-12-31"),
                ("Tổ chức tập huấn", "Sở Tư pháp", ("Sở Nội vụ",), "continuous"),
            ],
            id="a-product-behind-the-time",
        ),
        pytest.param(
            (
                *HEAD[:4],
                "Kết quả",
                "Thời gian",
                "Xây dựng quy chế",
                "Sở Nội vụ",
                "Công an tỉnh",
                "Quy chế được ban hành",
                "2027",
                "Tổ chức tập huấn",
                "Sở Tư pháp",
                "Sở Nội vụ",
                "Báo cáo",
                "2028",
            ),
            [
                ("Xây dựng quy chế", "Sở Nội vụ", ("Công an tỉnh",), "2027-12-31"),
                ("Tổ chức tập huấn", "Sở Tư pháp", ("Sở Nội vụ",), "2028-12-31"),
            ],
            id="a-product-before-the-time",
        ),
        pytest.param(
            (
                *HEAD,
                "I",
                "HOÀN THIỆN THỂ CHẾ",
                "1",
                "Xây dựng quy chế",
                "Sở Nội vụ",
                "Viện, Trường; Doanh nghiệp",
                "2027",
                "II",
                "Đào tạo nhân lực",
                "Mở lớp cho cán bộ xã",
                "Sở Tư pháp;",
                "Công an tỉnh",
                "Sở Nội vụ",
                "2027",
            ),
            [
                ("Xây dựng quy chế", "Sở Nội vụ", ("Viện, Trường", "Doanh nghiệp"), "2027-12-31"),
                ("Mở lớp cho cán bộ xã", "Sở Tư pháp; Công an tỉnh", ("Sở Nội vụ",), "2027-12-31"),
            ],
            id="groups-and-names-in-two-paragraphs",
        ),
        pytest.param(
            (
                "TT",
                "Nhiệm vụ",
                "Người đứng đầu chịu trách nhiệm",
                "Cơ quan chủ trì",
                "Thời hạn",
                "Mở lớp cho cán bộ xã",
                "Giám đốc Sở Tư pháp",
                "Sở Tư pháp",
                "01/3/2027",
            ),
            [("Mở lớp cho cán bộ xã", "Sở Tư pháp", (), "2027-03-01")],
            id="a-person-in-charge-is-no-lead",
        ),
    ],
)
def test_rows(cells: tuple[str, ...], expected: list[tuple[object, ...]]) -> None:
    tasks, left = rows(*cells)
    assert [told(task, cells) for task in tasks] == expected
    assert left == []


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(("Nội dung", "Thời gian", "Địa điểm", "Họp giao ban", "8 giờ"), id="nobody-leads"),
        pytest.param(("Nội dung.", "Trách nhiệm.", "Thời gian.", "Xây dựng quy chế", "Sở Y tế"), id="items-of-a-list"),
        pytest.param(("STT", "Nội dung", "Cơ quan chủ trì", "Xây dựng quy chế làm việc."), id="no-rows"),
    ],
)
def test_no_table(cells: tuple[str, ...]) -> None:
    assert rows(*cells) == ([], list(cells))


def test_a_text_goes_on_behind_a_table() -> None:
    cells = (
        *HEAD,
        "Xây dựng quy chế",
        "Sở Nội vụ",
        "Công an tỉnh",
        "2027",
        "Trong quá trình thực hiện, các sở báo cáo.",
    )
    tasks, left = rows(*cells)
    assert len(tasks) == 1
    assert left == [cells[-1]]
