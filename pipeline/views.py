"""Views: the questions people ask most, answered as flat tables that need no joins."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """One view; `about` is what people read over it."""

    name: str
    about: str
    sql: str


# How a person calls a work or a document in one line: by its number, else by its title, else by the shortest words
# that mean it, else by what is left.
_NAMED = "coalesce({0}.type_name || ' ' || {0}.number, {0}.type_name || ' ' || {0}.title, {0}.number, {0}.title"
_SHORTEST = "(SELECT quote FROM citations WHERE work_id = {0}.id ORDER BY length(quote), quote LIMIT 1)"
_WORK_LABEL = f"{_NAMED}, {_SHORTEST}, {{0}}.id)"
DOCUMENT_LABEL = f"{_NAMED.format('d')}, d.source_path)"
# The columns that say where a fact stands, and the joins that they need.
_WHERE = f"{DOCUMENT_LABEL} AS document, d.title AS document_title, d.issuer, s.path AS section, s.heading"
_JOINS = "JOIN documents d ON d.id = f.document_id LEFT JOIN sections s ON s.id = f.section_id"

CITATION_GRAPH = View(
    "citation_graph",
    "Văn bản nào nhắc đến văn bản nào, để làm gì, mấy lần.",
    # A mention inside another mention's title says something about that other document, not about the citing one.
    f"""
WITH edges AS (
  SELECT CASE WHEN c.relation = 'title_of' AND c.within IS NOT NULL THEN carrier.work_id ELSE d.work_id END AS source,
         c.work_id AS target, c.relation
  FROM citations c JOIN documents d ON d.id = c.document_id LEFT JOIN citations carrier ON carrier.id = c.within
)
SELECT e.source AS source_work, e.target AS target_work, e.relation, count(*) AS mentions,
       {_WORK_LABEL.format("a")} AS source_label, {_WORK_LABEL.format("b")} AS target_label
FROM edges e JOIN works a ON a.id = e.source JOIN works b ON b.id = e.target
GROUP BY e.source, e.target, e.relation
""",
)

V_CITATIONS = View(
    "v_citations",
    "Các lần nhắc đến văn bản khác, kèm văn bản và mục chứa chỗ nhắc.",
    f"""
SELECT f.id, {_WHERE}, f.relation, f.type_name, f.number, f.issued_on, f.issuer AS cited_issuer, f.term, f.pinpoint,
       f.resolution, {_WORK_LABEL.format("w")} AS work, f.quote, f.page, f.document_id, f.section_id, f.work_id
FROM citations f {_JOINS} LEFT JOIN works w ON w.id = f.work_id
""",
)

V_TARGETS = View(
    "v_targets",
    "Chỉ tiêu và kết quả, kèm văn bản và mục.",
    f"""
SELECT f.id, {_WHERE}, f.kind, f.subject, f.indicator, f.comparator, f.value_min, f.value_max, f.unit, f.change,
       f.baseline, f.deadline, f.deadline_text, f.recurrence, f.quote, f.page, f.document_id, f.section_id
FROM targets f {_JOINS}
""",
)

V_TASKS = View(
    "v_tasks",
    "Nhiệm vụ được giao, kèm văn bản và mục.",
    f"""
SELECT f.id, {_WHERE}, f.lead, f.partners, f.due_text, f.due_kind, f.due_on, f.quote, f.page,
       f.document_id, f.section_id
FROM tasks f {_JOINS}
""",
)

TARGETS_BOARD = View(
    "targets_board",
    "Chỉ tiêu của các cơ quan đặt cạnh nhau, theo năm phải đạt.",
    f"""
SELECT d.issuer, f.subject, f.indicator, f.comparator, f.value_min, f.value_max, f.unit, f.change, f.recurrence,
       CAST(substr(f.deadline, 1, 4) AS INTEGER) AS year, {DOCUMENT_LABEL} AS document, s.path AS section, f.quote,
       f.document_id, f.id AS target_id
FROM targets f {_JOINS}
WHERE f.kind = 'target'
""",
)

TASKS_DUE = View(
    "tasks_due",
    "Nhiệm vụ có hạn, việc đến hạn trước đứng trước.",
    f"""
SELECT f.due_on, f.lead, f.quote AS text, {DOCUMENT_LABEL} AS document, d.issuer, f.partners, f.due_text,
       s.path AS section, f.document_id, f.id AS task_id
FROM tasks f {_JOINS}
WHERE f.due_on IS NOT NULL
ORDER BY f.due_on, f.document_id, f.char_start
""",
)

VIEWS = (CITATION_GRAPH, V_CITATIONS, V_TARGETS, V_TASKS, TARGETS_BOARD, TASKS_DUE)
