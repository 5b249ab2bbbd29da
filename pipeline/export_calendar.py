"""The tasks as a calendar (iCalendar, RFC 5545): one event for each that has a day, with the words it comes from.

A task falls on its due day (`trước ngày D` on D, `quý II` and `năm N` on their last day). One that comes round every
month or year repeats, from the day its document was issued on, if its note says when. What has no day is left out,
and counted by the reason.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from icalendar import Calendar, Event
from sqlite_utils import Database

from parsers.text import squeeze
from pipeline.errors import CallError
from pipeline.recurrence import Round, read_round
from pipeline.views import DOCUMENT_LABEL

# What a calendar shows in the cell of a day.
_GLIMPSE = 90
# What an event is made of, before any condition and order.
TASKS = f"""
SELECT f.id, f.lead, f.partners, f.due_text, f.due_kind, f.due_on, f.quote, {DOCUMENT_LABEL} AS document, d.type_name,
       d.issuer, d.source_path, d.ingested_at, coalesce(d.issued_on, d.adopted_on) AS since, s.path AS section
FROM tasks f JOIN documents d ON d.id = f.document_id LEFT JOIN sections s ON s.id = f.section_id
"""
ORDER = "ORDER BY f.due_on IS NULL, f.due_on, f.id"
_CONTINUOUS = "làm thường xuyên"
_GUIDANCE = "chờ hướng dẫn của cấp trên"
_NO_DAY = "lặp lại nhưng không nói vào ngày nào"
_NO_START = "lặp lại, nhưng văn bản không in ngày ban hành nên chưa rõ từ bao giờ"
_UNTIMED = "không in thời hạn"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The file, how many events it holds and how many of these repeat, and what is not in it, by the reason."""

    content: bytes
    events: int
    repeating: int
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _When:
    """The first day of an event, and how it comes again."""

    day: date
    again: Round | None = None


def calendar_file(db: Database) -> CalendarFile:
    """All tasks that have a day. Raises `CallError` where none has: a calendar without events is no valid one."""
    return file_of(db.query(f"{TASKS} {ORDER}"))


def file_of(tasks: Iterable[Mapping[str, Any]]) -> CalendarFile:
    """The same for some of the rows of `TASKS`."""
    dated: list[tuple[Mapping[str, Any], _When]] = []
    left_out: Counter[str] = Counter()
    for task in tasks:
        when = _when(task)
        if isinstance(when, str):
            left_out[when] += 1
        else:
            dated.append((task, when))
    if not dated:
        raise CallError("Không có nhiệm vụ nào có ngày đến hạn, nên không có gì để đưa vào lịch.")
    content = _calendar(_event(task, when) for task, when in dated).to_ical()
    repeating = sum(when.again is not None for _, when in dated)
    return CalendarFile(content, len(dated), repeating, dict(left_out.most_common()))


def _when(task: Mapping[str, Any]) -> _When | str:
    """When a task is due, or why it has no day."""
    if task["due_on"]:
        return _day(task["due_on"])
    match task["due_kind"]:
        case "continuous":
            return _CONTINUOUS
        case "after_guidance":
            return _GUIDANCE
        case None if task["due_text"] is None:
            return _UNTIMED
    again = read_round(task["due_kind"], task["due_text"])
    if again is None:
        return _NO_DAY
    return _When(again.after(date.fromisoformat(task["since"])), again) if task["since"] else _NO_START


def _day(text: str) -> _When | str:
    try:
        return _When(date.fromisoformat(text))
    except ValueError:
        return _NO_DAY


def _calendar(events: Iterable[Event]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//nghiquyet//nghiquyet export calendar//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # Not in the standard, but what the programs in use show as the calendar's name.
    calendar.add("x-wr-calname", "Nhiệm vụ đến hạn")
    for event in events:
        calendar.add_component(event)
    return calendar


def _event(task: Mapping[str, Any], when: _When) -> Event:
    """One day-long event that leaves the day free.

    The UID is made of the task's id, so that a calendar that is imported again is brought up to date, not doubled; the
    stamp is that of the reading, so that the newer of two versions is known.
    """
    event = Event()
    event.add("uid", f"{task['id']}@nghiquyet")
    event.add("dtstamp", datetime.fromisoformat(task["ingested_at"]))
    event.add("dtstart", when.day)
    if when.again:
        event.add("rrule", _rule(when.again))
    event.add("summary", _summary(task["quote"]))
    event.add("description", "\n".join(_description(task)))
    event.add("categories", [squeeze(word) for word in (task["type_name"], task["lead"]) if word] or ["Nhiệm vụ"])
    event.add("transp", "TRANSPARENT")
    return event


def _rule(again: Round) -> dict[str, Any]:
    """The round as a recurrence rule; a day that a month lacks falls on its last one."""
    if again.month is not None:
        days = min(monthrange(year, again.month)[1] for year in (2023, 2024))
        return {"freq": "yearly", "bymonth": again.month, "bymonthday": again.day if again.day <= days else -1}
    if again.day in (29, 30):
        return {"freq": "monthly", "bymonthday": list(range(28, again.day + 1)), "bysetpos": -1}
    return {"freq": "monthly", "bymonthday": again.day if again.day <= 28 else -1}


def _summary(quote: str) -> str:
    """The first words of a task, without its bullet."""
    words = squeeze(quote).lstrip("-–+*• ")
    return words if len(words) <= _GLIMPSE else words[:_GLIMPSE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _description(task: Mapping[str, Any]) -> Iterable[str]:
    """Where the task was read, in the document's words."""
    partners = json.loads(task["partners"])
    section = f", mục {task['section']}" if task["section"] else ""
    lines = (
        ("", squeeze(task["quote"])),
        ("Chủ trì: ", task["lead"]),
        ("Phối hợp: ", "; ".join(partners)),
        ("Thời hạn như in: ", task["due_text"]),
        ("Theo: ", f"{task['document']}{section}"),
        ("Cơ quan ban hành: ", task["issuer"]),
        ("Tệp: ", task["source_path"]),
    )
    return (f"{name}{squeeze(value)}" for name, value in lines if value)
