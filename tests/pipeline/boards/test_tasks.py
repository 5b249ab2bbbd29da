"""The calendar of tasks: a filter gives the rows that SQL gives, on the page and in the file, in order."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar

from pipeline.site import tasks_page
from pipeline.site.tasks_query import SIZE as TASKS_ON_PAGE
from tests.pipeline.boards.pages import Ask, Get, every_page, tree

TODAY = date.today()


TASK_FILTERS = [
    ({}, "1"),
    ({"co_quan": "sở nội vụ"}, "lead LIKE '%Sở Nội vụ%' OR partners LIKE '%Sở Nội vụ%'"),
    ({"co_quan": "ban to chuc", "vai_tro": "chu-tri"}, "lower(lead) LIKE '%tổ chức%' AND lower(lead) LIKE '%ban %'"),
    ({"co_quan": "Ủy ban Kiểm tra", "vai_tro": "phoi-hop"}, "partners LIKE '%y ban Kiểm tra%'"),
    (
        {"ban_hanh": "Ban Thường vụ Tỉnh ủy"},
        "document_id IN (SELECT id FROM documents WHERE issuer_name = 'Ban Thường vụ Tỉnh ủy')",
    ),
    ({"tu": "2023-01-01", "den": "2023-06-30"}, "due_on BETWEEN '2023-01-01' AND '2023-06-30'"),
    ({"kieu": "quarter"}, "due_kind = 'quarter'"),
    ({"tu_khoa": "nước"}, "quote LIKE '%nước%'"),
    ({"phan": "da-qua"}, f"due_on < '{TODAY}'"),
    ({"phan": "sap-toi"}, f"due_on >= '{TODAY}'"),
    ({"phan": "lap-lai"}, "id IN (SELECT task_id FROM tasks_recurring) AND due_on IS NULL"),
    ({"phan": "khong-ngay"}, "id NOT IN (SELECT task_id FROM tasks_recurring) AND due_on IS NULL"),
]  # fmt: skip


@pytest.mark.parametrize(("parameters", "condition"), TASK_FILTERS, ids=lambda value: str(value)[:40])
def test_tasks_are_those_that_sql_finds(parameters: dict[str, str], condition: str, get: Get, sql: Ask) -> None:
    wanted = sorted(row[0] for row in sql(f"SELECT id FROM tasks WHERE {condition}"))
    assert wanted or parameters == {"phan": "sap-toi"}
    assert sorted(every_page(get, "nhiem-vu", "n", **parameters)) == wanted


@pytest.mark.parametrize(("parameters", "condition"), TASK_FILTERS, ids=lambda value: str(value)[:40])
def test_a_calendar_holds_the_tasks_of_the_filter(
    parameters: dict[str, str], condition: str, get: Get, sql: Ask
) -> None:
    answer = get("nhiem-vu.ics", **parameters)
    dated = {row[0] for row in sql(f"SELECT id FROM tasks WHERE ({condition}) AND due_on IS NOT NULL")}
    every = {row[0] for row in sql(f"SELECT id FROM tasks WHERE {condition}")}
    if answer.status_code == 404:
        assert not dated
        return
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="nhiem-vu.ics"'
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    held = {str(event["UID"]).removesuffix("@nghiquyet") for event in events}
    assert len(events) == len(held)
    assert dated <= held <= every
    assert all("RRULE" in event for event in events if str(event["UID"]).removesuffix("@nghiquyet") not in dated)


def test_the_page_links_to_the_calendar_of_its_filter(get: Get) -> None:
    page = tree(get("nhiem-vu", co_quan="sở nội vụ", tu="2021-01-01"))
    [address] = page.xpath("//p[@class='tools']/a[@download]/@href")
    assert parse_qs(urlsplit(address).query) == {"co_quan": ["sở nội vụ"], "tu": ["2021-01-01"]}
    assert urlsplit(address).path.endswith("/-/nhiem-vu.ics")


def test_parts_and_months_stand_in_order(get: Get, sql: Ask) -> None:
    assert len(sql("SELECT 1 FROM tasks")) > TASKS_ON_PAGE
    past = tree(get("nhiem-vu", phan="da-qua"))
    months = past.xpath("//tr[@class='group']/th/text()")
    assert months == sorted(months, key=lambda name: name.split()[1].split("/")[::-1], reverse=True)
    assert len(months) == len(set(months))
    days = past.xpath("//td[@class='until']/time/@datetime")
    assert days == sorted(days, reverse=True)


def test_from_a_day_on_time_runs_forward(get: Get, sql: Ask) -> None:
    page = tree(get("nhiem-vu", tu="2022-06-01"))
    days = page.xpath("//td[@class='until']/time/@datetime")
    assert days == [row[0] for row in sql("SELECT due_on FROM tasks WHERE due_on >= '2022-06-01' ORDER BY due_on")]


@pytest.mark.parametrize(
    ("due_on", "due_kind", "due_text", "words"),
    [
        (TODAY, "by_date", None, "hôm nay"),
        (TODAY + timedelta(1), "by_date", None, "còn 1 ngày"),
        (TODAY - timedelta(1200), "by_date", None, "đã qua 1.200 ngày"),
        (None, "yearly", "hằng năm", ""),
        (None, None, None, ""),
        ("năm nay", "by_date", None, ""),
    ],
)
def test_how_a_day_stands(due_on: date | str | None, due_kind: str | None, due_text: str | None, words: str) -> None:
    row = {"due_on": str(due_on) if due_on else None, "due_kind": due_kind, "due_text": due_text}
    assert tasks_page._standing(row, TODAY) == words


def test_what_comes_round_says_when_next() -> None:
    row = {"due_on": None, "due_kind": "yearly", "due_text": "trước ngày 20/12 hằng năm"}
    assert tasks_page._standing(row, date(2023, 12, 21)) == "lần tới 20/12/2024"


def test_too_much_for_a_calendar_is_refused(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks_page, "MAX_ROWS", 3)
    answer = get("nhiem-vu.ics")
    assert answer.status_code == 400
    assert "nghiquyet export calendar" in answer.text
    assert not tree(get("nhiem-vu")).xpath("//p[@class='tools']/a[@download]")
