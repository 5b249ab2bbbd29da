"""Which tasks the calendar is asked for: the filter in SQL, the parts of the page, the rows of one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from pipeline.export_calendar import ORDER, TASKS
from pipeline.site.asking import Asked, Pages, pages
from pipeline.site.conditions import every, issued_by, worded
from pipeline.site.reading import Row
from pipeline.views import DOCUMENT_LABEL, RECURRING

# Rows on a page.
SIZE = 100
# The parts of the page in their order: still to come, coming round, without a day, past.
Part = Literal["sap-toi", "lap-lai", "khong-ngay", "da-qua"]
PARTS: tuple[Part, ...] = get_args(Part)

_RECURS = f"coalesce({RECURRING}, 0)"
_PARTS: Mapping[Part, str] = {
    "sap-toi": "f.due_on >= :today",
    "lap-lai": f"f.due_on IS NULL AND {_RECURS}",
    "khong-ngay": f"f.due_on IS NULL AND NOT {_RECURS}",
    "da-qua": "f.due_on < :today",
}
# What comes next and what was missed last stand first; from a day on, time runs forward.
_FORWARD = "f.due_on, f.document_id, f.char_start, f.id"
_ORDERS: Mapping[Part, str] = {
    "sap-toi": _FORWARD,
    "lap-lai": "f.due_kind IS NULL, f.due_kind DESC, f.document_id, f.char_start, f.id",
    "khong-ngay": "f.document_id, f.char_start, f.id",
    "da-qua": "f.due_on DESC, f.document_id DESC, f.char_start DESC, f.id DESC",
}
_PARTNER = "EXISTS (SELECT 1 FROM json_each(f.partners) WHERE has_words(value, :co_quan))"
_LEADS = "has_words(f.lead, :co_quan)"
# The index of words finds the few tasks that may name the body; then the roles are told apart.
_NAMES_IT = f"f.rowid IN ({worded('tasks', ':co_quan')})"
_ROLES: Mapping[str, str] = {
    "": f"({_LEADS} OR {_PARTNER})",
    "chu-tri": _LEADS,
    "phoi-hop": _PARTNER,
}
_CONDITIONS: Mapping[str, str] = {
    "ban_hanh": f"f.document_id IN (SELECT d.id FROM documents d WHERE {issued_by(':ban_hanh')})",
    "tu": "f.due_on >= :tu",
    "den": "f.due_on <= :den",
    "kieu": "f.due_kind = :kieu",
    "tu_khoa": f"f.rowid IN ({worded('tasks', ':tu_khoa')})",
}
_COUNTED = ", ".join(f'count(*) FILTER (WHERE {condition}) AS "{part}"' for part, condition in _PARTS.items())
_COUNTS = f"SELECT {_COUNTED} FROM tasks f WHERE {{conditions}}"
# The page is cut from the index before its rows are read.
_ROWS = f"""
SELECT f.id, f.lead, f.partners, f.due_text, f.due_kind, f.due_on, f.quote, f.document_id, f.section_id,
       {DOCUMENT_LABEL} AS document, d.title AS document_title, d.issuer_name AS issuer,
       coalesce(d.issued_on, d.adopted_on) AS since, s.path AS section, s.heading
FROM tasks f JOIN documents d ON d.id = f.document_id LEFT JOIN sections s ON s.id = f.section_id
WHERE f.rowid IN (SELECT f.rowid FROM tasks f WHERE {{conditions}} ORDER BY {{order}} LIMIT :limit OFFSET :before)
ORDER BY {{order}}
"""


@dataclass(frozen=True, slots=True)
class Tasks:
    """The rows of one page under their parts, and how many each part has in all."""

    pages: Pages
    counts: Mapping[Part, int]
    parts: tuple[tuple[Part, tuple[Row, ...]], ...]


async def read(database: Any, question: Asked, today: date) -> Tasks:
    """What the page shows."""
    values = {**_values(question), "today": today.isoformat()}
    conditions = _conditions(question)
    sql = _COUNTS.format(conditions=every(conditions))
    told = (await database.execute(sql, values)).first()
    wanted = ("da-qua", *PARTS[:-1]) if question["tu"] else PARTS
    counts: dict[Part, int] = {part: told[part] for part in wanted if question["phan"] in ("", part)}
    found = pages(question.page, sum(counts.values()), SIZE)
    parts = []
    for part, before, limit in _cut(counts, found):
        order = _FORWARD if question["tu"] and part == "da-qua" else _ORDERS[part]
        sql = _ROWS.format(conditions=every([*conditions, _PARTS[part]]), order=order)
        rows = await database.execute(sql, {**values, "before": before, "limit": limit})
        parts.append((part, tuple(rows.rows)))
    return Tasks(found, {part: told[part] for part in PARTS}, tuple(parts))


async def for_calendar(database: Any, question: Asked, today: date, most: int) -> list[Row]:
    """The rows of `export_calendar` for all tasks of the question, `most` and one more at the most."""
    conditions = _conditions(question)
    if part := question["phan"]:
        conditions.append(next(condition for name, condition in _PARTS.items() if name == part))
    sql = f"{TASKS} WHERE {every(conditions)} {ORDER} LIMIT {most + 1}"
    values = {**_values(question), "today": today.isoformat()}
    rows: list[Row] = await database.execute_fn(lambda connection: connection.execute(sql, values).fetchall())
    return rows


def _conditions(question: Asked) -> list[str]:
    conditions = [condition for name, condition in _CONDITIONS.items() if question[name]]
    if question["co_quan"]:
        conditions += [_NAMES_IT, _ROLES[question["vai_tro"]]]
    return conditions


def _values(question: Asked) -> dict[str, str]:
    return {each.name: question[each.name] for each in question.fields}


def _cut(counts: Mapping[Part, int], found: Pages) -> Iterator[tuple[Part, int, int]]:
    """Of each part that reaches into the page, how many rows to pass over and how many to take."""
    start, end, passed = found.skipped, found.skipped + found.size, 0
    for part, count in counts.items():
        first, last = max(start, passed), min(end, passed + count)
        if first < last:
            yield part, first - passed, last - first
        passed += count
