"""Notes of time: what they name, which of them binds a task, and which is only part of a name."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.deadlines import read_cell_due, read_due
from parsers.periods import find_periods
from parsers.vocabulary import load

WORDS = load("deadlines")


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        pytest.param("đến năm 2025", None, "2025-12-31", id="by-a-year"),
        pytest.param("đến hết năm 2025", None, "2025-12-31", id="by-the-end-of-a-year"),
        pytest.param("cuối năm 2025", None, "2025-12-31", id="at-the-end-of-a-year"),
        pytest.param("trước năm 2030", None, "2029-12-31", id="before-a-year"),
        pytest.param("trong năm 2023", "2023-01-01", "2023-12-31", id="in-a-year"),
        pytest.param("năm 2024", "2024-01-01", "2024-12-31", id="a-year"),
        pytest.param("giai đoạn 2021 - 2025", "2021-01-01", "2025-12-31", id="span-of-years"),
        pytest.param("đến năm 2025 – 2030", None, "2030-12-31", id="two-horizons-in-one"),
        pytest.param("6 tháng cuối năm 2025", "2025-07-01", "2025-12-31", id="half-a-year"),
        pytest.param("quý III/2025", "2025-07-01", "2025-09-30", id="quarter"),
        pytest.param("Quí IV-2025", "2025-10-01", "2025-12-31", id="quarter-in-the-other-spelling"),
        pytest.param("trong quý IV năm 2012", "2012-10-01", "2012-12-31", id="quarter-in-words"),
        pytest.param("chậm nhất đến hết quý II/2024", None, "2024-06-30", id="by-a-quarter"),
        pytest.param("đến hết tháng 02/2024", None, "2024-02-29", id="by-a-month"),
        pytest.param("trước ngày 10/11/2021", None, "2021-11-10", id="before-a-day"),
        pytest.param("trước ngày 30 tháng 6 năm 2023", None, "2023-06-30", id="before-a-day-in-words"),
        pytest.param("9 tháng đầu năm 2024", "2024-01-01", "2024-09-30", id="first-months"),
        pytest.param("3 tháng cuối năm 2024", "2024-10-01", "2024-12-31", id="last-months"),
        pytest.param("trước 18 giờ ngày 08/9/2024", None, "2024-09-08", id="before-an-hour-of-a-day"),
        pytest.param("tính đến hết ngày 09/9/1999", None, "1999-09-09", id="counted-up-to"),
        pytest.param("trước ngày 15/6 và ngày 15/12/2025", None, "2025-12-15", id="the-last-of-two-days"),
        pytest.param("trong tháng 8 và tháng 9 năm 2024", "2024-09-01", "2024-09-30", id="the-last-of-two-months"),
        pytest.param("Quý II, quý III năm 2025", "2025-07-01", "2025-09-30", id="the-last-of-two-quarters"),
        pytest.param("xong trước 30/9", None, "2026-09-30", id="a-day-without-a-year-takes-the-given-one"),
    ],
)
def test_dated_notes(phrase: str, first: str | None, last: str) -> None:
    (period,) = find_periods(f"Rà soát {phrase}.", 2026)
    assert (period.first, period.last) == (first, last)
    assert period.span.of(f"Rà soát {phrase}.") == phrase


@pytest.mark.parametrize(
    ("phrase", "recurrence"),
    [
        pytest.param("hằng năm", "yearly", id="yearly"),
        pytest.param("trong Quý IV hằng năm", "yearly", id="a-quarter-every-year"),
        pytest.param("trước ngày 15/12 hàng năm", "yearly", id="a-day-every-year"),
        pytest.param("Tháng 11 hằng năm", "yearly", id="a-month-every-year"),
        pytest.param("trước ngày 18 hằng tháng", "monthly", id="a-day-every-month"),
        pytest.param("trước ngày 15 tháng 12 hằng năm", "yearly", id="a-day-in-words-every-year"),
        pytest.param("mỗi quý", "quarterly", id="every-quarter"),
        pytest.param("thường xuyên", "continuous", id="continuous"),
        pytest.param("đến năm 2030 và những năm tiếp theo", "continuous", id="and-the-years-after"),
    ],
)
def test_recurring_notes(phrase: str, recurrence: str) -> None:
    (period,) = find_periods(phrase)
    assert period.recurrence == recurrence


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param("so với năm 2015", id="baseline"),
        pytest.param("kể từ ngày 01/7/2027", id="start"),
        pytest.param("đầu năm 2023", id="start-of-a-year"),
        pytest.param("Nghị định ngày 28/5/2022", id="bare-day"),
        pytest.param("chuyển sang năm 2026", id="carried-over"),
        pytest.param("so với ước thực hiện năm 2023", id="baseline-with-words-between"),
    ],
)
def test_starts_and_bare_days_end_nothing(phrase: str) -> None:
    assert not [period for period in find_periods(phrase) if period.last]


@pytest.mark.parametrize(
    ("words", "kind", "on"),
    [
        pytest.param("Củng cố chi bộ (thực hiện thường xuyên).", "continuous", None, id="bracket"),
        pytest.param("Ban hành quy chế mẫu (hoàn thành trong năm 2023).", "by_year", "2023-12-31", id="bracket-year"),
        pytest.param("Kiểm điểm (hoàn thành trong Quý IV hằng năm); chỉ đạo.", "yearly", None, id="recurrence-wins"),
        pytest.param("Thí điểm mô hình (sau khi có hướng dẫn của tỉnh).", "after_guidance", None, id="guidance"),
        pytest.param(
            "Thực hiện mô hình (thực hiện từ năm 2022, hằng năm có đánh giá).", "yearly", None, id="start-and-more"
        ),
        pytest.param("Trình cấp ủy trong quý III năm 2026.", "quarter", "2026-09-30", id="quarter"),
        pytest.param("Báo cáo trước ngày 18 hằng tháng.", "monthly", None, id="monthly"),
        pytest.param("Trước ngày 15/12 hàng năm tổng hợp, báo cáo.", "yearly", None, id="day-every-year"),
        pytest.param("Báo cáo trước ngày 15/6 và 15/12 hằng năm.", "yearly", None, id="two-days-every-year"),
        pytest.param(
            "Hằng năm (trước ngày 15 tháng 12) báo cáo.", "yearly", None, id="a-day-of-every-year-in-a-bracket"
        ),
        pytest.param("Tập huấn ngay trong tháng 5/2026.", "by_date", "2026-05-31", id="month-is-its-last-day"),
        pytest.param("thường xuyên kiểm tra; hằng năm báo cáo", "yearly", None, id="continuous-yields"),
        pytest.param("Thường xuyên theo dõi; định kỳ báo cáo.", "continuous", None, id="a-kind-before-none"),
        pytest.param("Định kỳ báo cáo kết quả.", None, None, id="periodically-has-no-kind"),
        pytest.param("Xây dựng kế hoạch hằng năm.", "yearly", None, id="drawn-up-each-year"),
        pytest.param("Lập dự toán ngân sách nhà nước hằng năm.", "yearly", None, id="budget-drawn-up-each-year"),
        pytest.param("Đối với xã, báo cáo xong trong năm 2025.", "by_year", "2025-12-31", id="after-whom-is-meant"),
        pytest.param("Đánh giá, xếp loại cuối năm.", "yearly", None, id="end-of-the-year"),
        pytest.param("Đến năm 2030, hoàn thành chương trình.", "by_year", "2030-12-31", id="at-the-head-of-the-clause"),
        pytest.param("Thời gian thực hiện: năm 2026.", "by_year", "2026-12-31", id="line-of-time"),
    ],
)
def test_due(words: str, kind: str | None, on: str | None) -> None:
    due = read_due(words)
    assert due is not None
    assert (due.kind, due.on) == (kind, on)


@pytest.mark.parametrize(
    ("time", "on"),
    [
        pytest.param("2026", "2026-12-31", id="year"),
        pytest.param("2026 - 2030", "2030-12-31", id="years"),
        pytest.param("2026 và các năm tiếp theo", "2026-12-31", id="year-and-the-next"),
        pytest.param("12/2026", "2026-12-31", id="month"),
        pytest.param("30/6/2026", "2026-06-30", id="day"),
        pytest.param("Trước ngày 15 tháng 9", "2026-09-15", id="day-of-the-year-of-issue"),
        pytest.param("Theo kế hoạch", None, id="no-day"),
    ],
)
def test_cells_of_time(time: str, on: str | None) -> None:
    due = read_cell_due(time, "Xây dựng quy chế năm 2027", 2026)
    assert (due.on if due else None) == on


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Đưa vào chương trình công tác hằng năm của cấp ủy.", id="where-work-goes"),
        pytest.param("Bố trí trong dự toán hằng năm.", id="in-the-budget"),
        pytest.param("Xây dựng giải pháp từ nay đến cuối năm.", id="until-the-end-of-this-year"),
        pytest.param("Không cấp phép trong giai đoạn cuối năm.", id="last-part-of-the-year"),
        pytest.param("Bố trí kinh phí từ nguồn ngân sách nhà nước hằng năm của các sở.", id="where-money-comes-from"),
        pytest.param("Mức độ hoàn thành so với kế hoạch hàng năm.", id="what-results-are-held-against"),
        pytest.param("Chuyển từ thuê đất trả tiền hàng năm sang trả một lần.", id="sort-of-rent"),
        pytest.param("Bảo đảm nguồn cung lương thực trong những tháng cuối năm.", id="last-months-of-this-year"),
        pytest.param("Kiểm soát giá cả dịp cuối năm.", id="season"),
        pytest.param(
            "Đối với các nhiệm vụ triển khai trong năm 2025, các sở chủ động cân đối kinh phí.",
            id="which-work-is-meant",
        ),
        pytest.param("Kiểm tra, giám sát thường xuyên và đột xuất.", id="sort-of-check"),
        pytest.param("Tạo điều kiện để hội viên thường xuyên tham gia góp ý.", id="what-work-is-for"),
        pytest.param("Giám sát Chiến lược phát triển nghề cá đến năm 2035.", id="in-a-plan's-name"),
        pytest.param("Thực hiện quy hoạch cán bộ nhiệm kỳ 2025 - 2030.", id="term-of-office"),
        pytest.param("Giảm 10% so với năm 2021.", id="baseline"),
        pytest.param("Rà soát văn bản.", id="nothing-said"),
    ],
)
def test_notes_that_bind_nothing(words: str) -> None:
    due = read_due(words)
    assert due is None or due.kind is None


@pytest.mark.parametrize(
    "row", [*WORDS["lead"], *WORDS["recurrence"], *WORDS["open"]], ids=lambda row: row["examples"][0]
)
def test_vocabulary_in_its_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        assert find_periods(example), example
        assert any(word in example for word in row["words"]), example


@pytest.mark.parametrize("row", WORDS["recurrence"], ids=lambda row: row["kind"])
def test_every_word_of_recurrence(row: dict[str, Any]) -> None:
    assert {find_periods(word)[0].recurrence for word in row["words"]} == {row["kind"]}


@given(st.integers(1931, 2098), st.integers(0, 20))
def test_spans_of_years_run_forward(start: int, length: int) -> None:
    end = min(start + length, 2099)
    (period,) = find_periods(f"giai đoạn {start}-{end}")
    assert (period.first, period.last) == (f"{start}-01-01", f"{end}-12-31")


@given(st.text(alphabet=st.sampled_from("0123456789/ -nămthángquýđếtrướcgiaoạhằIVXx()")))
def test_notes_lie_in_the_text_in_order(text: str) -> None:
    periods = find_periods(text, 2026)
    assert all(0 <= period.span.start < period.span.end <= len(text) for period in periods)
    assert all(left.span.end <= right.span.start for left, right in pairwise(periods))
