"""The calendar as other programs read it: which tasks are in it, on which day, and with which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from icalendar import Calendar, Event

from pipeline import store
from pipeline.errors import CallError
from pipeline.export_calendar import CalendarFile, calendar_file
from pipeline.ingest import ingest

LONG = "xây dựng kế hoạch phát triển đảng viên trong doanh nghiệp ngoài khu vực nhà nước, hợp tác xã và trường học"
PLAN = f"""TỈNH ỦY THANH GIANG
*
Số 15-KH/TU
Thanh Giang, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022

II. TỔ CHỨC THỰC HIỆN

1. Ban Tổ chức Tỉnh ủy

- Chủ trì, phối hợp với Sở Tài chính; Sở Nội vụ {LONG}, hoàn thành trước ngày 30/6/2023.
- Tham mưu sơ kết trong quý II/2024.
- Báo cáo kết quả trước ngày 20/12 hằng năm.
- Phát hành bản tin trước ngày 29 hằng tháng.
- Theo dõi, đôn đốc các cấp ủy trực thuộc, báo cáo Ban Thường vụ Tỉnh ủy.
- Mở lớp bồi dưỡng cấp ủy viên (hằng năm).
- Kiểm tra các chi bộ (thực hiện thường xuyên).
- Hướng dẫn bình xét (sau khi có hướng dẫn của Trung ương).
"""
# A text without a date of its own: nobody knows from when its rounds go.
UNDATED = PLAN.replace("Thanh Giang, ngày 10 tháng 01 năm 2023\n", "").replace("15-KH/TU", "16-KH/TU")
Export = Callable[..., CalendarFile]


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Export:
    def run(**texts: str) -> CalendarFile:
        folder, path = tmp_path_factory.mktemp("raw"), tmp_path_factory.mktemp("db") / "x.db"
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        ingest(folder, path)
        with store.reading(path) as db:
            return calendar_file(db)

    return run


@pytest.fixture(scope="module")
def file(export: Export) -> CalendarFile:
    return export(kh=PLAN)


@pytest.fixture(scope="module")
def events(file: CalendarFile) -> dict[date, Event]:
    calendar = Calendar.from_ical(file.content)
    return {event.decoded("dtstart"): event for event in events_of(calendar)}


def events_of(calendar: object) -> Iterator[Event]:
    assert isinstance(calendar, Calendar)
    yield from calendar.walk("VEVENT")  # type: ignore[misc]


def test_a_task_falls_on_its_due_day(events: dict[date, Event]) -> None:
    event = events[date(2023, 6, 30)]
    assert "DTEND" not in event
    assert "RRULE" not in event
    assert event["TRANSP"] == "TRANSPARENT"
    assert date(2024, 6, 30) in events


@pytest.mark.parametrize(
    ("first", "rule"),
    [
        pytest.param(date(2023, 12, 20), "FREQ=YEARLY;BYMONTHDAY=20;BYMONTH=12", id="yearly"),
        pytest.param(date(2023, 1, 29), "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1", id="monthly, and in February"),
    ],
)
def test_rounds_repeat(first: date, rule: str, events: dict[date, Event]) -> None:
    assert events[first]["RRULE"].to_ical() == rule.encode()


def test_what_has_no_day_is_told(file: CalendarFile, events: dict[date, Event]) -> None:
    assert (file.events, file.repeating) == (len(events), 2)
    assert file.left_out == {
        "lặp lại nhưng không nói vào ngày nào": 1,
        "làm thường xuyên": 1,
        "chờ hướng dẫn của cấp trên": 1,
        "không in thời hạn": 1,
    }


def test_words_say_where_it_comes_from(events: dict[date, Event]) -> None:
    event = events[date(2023, 6, 30)]
    assert str(event["SUMMARY"]).startswith("Chủ trì, phối hợp với Sở Tài chính; Sở Nội vụ xây dựng")
    assert str(event["SUMMARY"]).endswith(" …")
    lines = str(event["DESCRIPTION"]).split("\n")
    assert LONG in lines[0]
    assert "Chủ trì: Ban Tổ chức Tỉnh ủy" in lines
    assert "Theo: Kế hoạch 15-KH/TU, mục II/1" in lines
    assert "Tệp: kh.txt" in lines
    assert event.categories == ["Kế hoạch", "Ban Tổ chức Tỉnh ủy"]


def test_the_file_keeps_the_standard(file: CalendarFile) -> None:
    lines = file.content.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert Calendar.from_ical(file.content).to_ical() == file.content
    assert "Sở Tài chính\\; Sở Nội vụ" in file.content.replace(b"\r\n ", b"").decode()


def test_a_rebuilt_database_gives_the_same_events(export: Export, file: CalendarFile) -> None:
    """Also where other documents have come along."""

    def uids(content: bytes) -> list[str]:
        return [str(event["UID"]) for event in events_of(Calendar.from_ical(content))]

    later = export(kh=PLAN, a=PLAN.replace("15-KH", "14-KH"))
    assert [uid for uid in uids(later.content) if uid.startswith("kh-")] == uids(file.content)
    assert len(set(uids(later.content))) == later.events == 2 * file.events


def test_rounds_need_a_beginning(export: Export) -> None:
    file = export(kh=UNDATED)
    assert file.repeating == 0
    assert sum(count for reason, count in file.left_out.items() if "chưa rõ từ bao giờ" in reason) == 2


def test_a_calendar_without_events_is_none(export: Export) -> None:
    with pytest.raises(CallError, match="Không có nhiệm vụ nào"):
        export(kh=PLAN.split("II. TỔ CHỨC", maxsplit=1)[0])
