"""Views: the questions people ask most, answered as flat tables that need no joins."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.levels import LEVELS


@dataclass(frozen=True, slots=True)
class View:
    """One view; `about` is what people read over it."""

    name: str
    about: str
    sql: str


# How a person calls a work or a document in one line: by type and number, else by title (cut where it is long), else by
# what is left. A law's name, and that of a document without a number, says its type itself.
_WORK_LABEL = (
    "CASE WHEN {0}.number IS NULL OR {0}.title LIKE 'Luật %' OR {0}.title LIKE 'Bộ luật %'"
    " THEN coalesce({0}.title, {0}.number, {0}.id)"
    " ELSE coalesce({0}.type_name || ' ', '') || {0}.number END"
)
_SHORT_TITLE = "CASE WHEN length({0}.title) > 60 THEN rtrim(substr({0}.title, 1, 60)) || '…' ELSE {0}.title END"
_DOCUMENT_LABEL = (
    f"coalesce({{0}}.type_name || ' ' || {{0}}.number, {{0}}.type_name || ' ' || {_SHORT_TITLE}, {{0}}.number,"
    f" {_SHORT_TITLE}, {{0}}.source_path)"
)
DOCUMENT_LABEL = _DOCUMENT_LABEL.format("d")
# A figure as a person writes it: `≥ 0,5%`, `10 - 15 tỷ đồng`; NULL where nothing is counted.
_NUMBER = "replace(CASE WHEN {0} = CAST({0} AS INTEGER) THEN CAST({0} AS INTEGER) ELSE {0} END, '.', ',')"
_SIGN = "CASE {0}.comparator WHEN '>=' THEN '≥ ' WHEN '<=' THEN '≤ ' WHEN '~' THEN 'khoảng '" + (
    " WHEN '>' THEN '> ' WHEN '<' THEN '< ' ELSE '' END"
)
_AMOUNT = (
    f"CASE WHEN {{0}}.comparator = 'most' THEN 'phần lớn' ELSE {_SIGN}"
    f" || {_NUMBER.format('coalesce({0}.value_min, {0}.value_max)')}"
    f" || CASE WHEN {{0}}.value_min < {{0}}.value_max THEN ' - ' || {_NUMBER.format('{0}.value_max')} ELSE '' END"
    " || CASE WHEN substr({0}.unit, 1, 1) = '%' THEN '' ELSE ' ' END || coalesce({0}.unit, '') END"
)
# The columns that say where a fact stands, and the joins that they need.
_WHERE = (
    f"{DOCUMENT_LABEL} AS document, d.title AS document_title, d.issuer_name AS issuer, s.path AS section, s.heading"
)
_JOINS = "JOIN documents d ON d.id = f.document_id LEFT JOIN sections s ON s.id = f.section_id"

CITATION_GRAPH = View(
    "citation_graph",
    "Văn bản nào nhắc đến văn bản nào, để làm gì, mấy lần.",
    f"""
SELECT e.source_work, e.target_work, e.relation, e.mentions,
       {_WORK_LABEL.format("a")} AS source_label, {_WORK_LABEL.format("b")} AS target_label
FROM edges e JOIN works a ON a.id = e.source_work JOIN works b ON b.id = e.target_work
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
       f.baseline, f.deadline, f.deadline_text, f.recurrence, f.quote, f.page, f.document_id, f.section_id,
       f.parent_id, d.level
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

# Of a document `d`: from the top level down, those of no known level at the end.
_RANKS = " ".join(f"WHEN '{level}' THEN {rank}" for rank, level in enumerate(LEVELS))
LEVEL_RANK = f"CASE d.level {_RANKS} ELSE {len(LEVELS)} END"

TARGETS_BOARD = View(
    "targets_board",
    "Chỉ tiêu của các cơ quan đặt cạnh nhau: theo cấp từ trên xuống, cơ quan và năm phải đạt.",
    f"""
SELECT d.issuer_name AS issuer, d.level, f.subject, f.indicator, f.comparator, f.value_min, f.value_max, f.unit,
       {_AMOUNT.format("f")} AS amount, f.change, f.recurrence,
       CAST(substr(f.deadline, 1, 4) AS INTEGER) AS year, {DOCUMENT_LABEL} AS document,
       s.path AS section, s.heading, f.quote, f.baseline, f.deadline, f.deadline_text, f.page, d.issued_on,
       d.title AS document_title, d.source_path, f.document_id, f.section_id, f.id AS target_id, f.kind
FROM targets f {_JOINS}
WHERE f.kind = 'target'
ORDER BY {LEVEL_RANK}, d.issuer_name, f.document_id, f.char_start
""",
)

CASCADE_BOARD = View(
    "cascade_board",
    "Từng chỉ tiêu của một chỉ đạo, và văn bản thực hiện đặt ra cao hơn, bằng, thấp hơn, hay không thấy đặt ra.",
    f"""
SELECT {_DOCUMENT_LABEL.format("u")} AS directive, u.level AS directive_level, t.quote AS directive_quote,
       {_AMOUNT.format("t")} AS directive_amount, t.deadline AS directive_deadline, us.path AS directive_section,
       CASE k.verdict WHEN 'higher' THEN 'yêu cầu cao hơn' WHEN 'equal' THEN 'bằng' WHEN 'lower' THEN 'yêu cầu thấp hơn'
         WHEN 'missing' THEN 'không thấy' ELSE 'có, nhưng không so được' END AS finding,
       {DOCUMENT_LABEL} AS document, d.issuer_name AS issuer, d.level, f.quote,
       {_AMOUNT.format("f")} AS amount, f.deadline,
       s.path AS section, k.verdict, k.score, k.in_title, u.id AS directive_id, k.document_id, k.target_id, k.match_id
FROM cascade k JOIN targets t ON t.id = k.target_id JOIN documents u ON u.id = t.document_id
     LEFT JOIN sections us ON us.id = t.section_id JOIN documents d ON d.id = k.document_id
     LEFT JOIN targets f ON f.id = k.match_id LEFT JOIN sections s ON s.id = f.section_id
ORDER BY k.in_title DESC, u.id, t.char_start, d.issued_on, d.id
""",
)

# What a task's row shows, beside when it is due.
_TASK = f"""f.lead, f.quote AS text, {DOCUMENT_LABEL} AS document, d.issuer_name AS issuer, d.level, f.partners,
       f.due_text, f.due_kind, s.path AS section, s.heading, f.page, f.document_id, f.section_id, f.id AS task_id"""

# Of a task `f` that comes round. The parsers have no kind for `hằng quý` and `định kỳ`. LIKE knows no capitals but
# those of ASCII.
RECURRING = """(f.due_kind IN ('monthly', 'yearly', 'continuous')
   OR f.due_kind IS NULL AND (f.due_text LIKE '%ng quý' OR f.due_text LIKE 'mỗi quý' OR f.due_text LIKE '%ịnh kỳ%'))"""

TASKS_DUE = View(
    "tasks_due",
    "Nhiệm vụ có hạn, việc đến hạn trước đứng trước.",
    f"""
SELECT f.due_on, {_TASK}
FROM tasks f {_JOINS}
WHERE f.due_on IS NOT NULL
ORDER BY f.due_on, f.document_id, f.char_start
""",
)

TASKS_RECURRING = View(
    "tasks_recurring",
    "Nhiệm vụ lặp lại hoặc làm thường xuyên: hằng tháng, hằng quý, hằng năm, định kỳ.",
    f"""
SELECT {_TASK}
FROM tasks f {_JOINS}
WHERE {RECURRING}
ORDER BY f.due_kind IS NULL, f.due_kind DESC, f.document_id, f.char_start
""",
)

BROKEN_CITATIONS = View(
    "broken_citations",
    "Lần nhắc có chỗ không khớp với văn bản được nhắc, hoặc nhắc đến văn bản đã bị thay thế.",
    # The type is compared by the code that two words of one code share; QĐi and QĐ are one (Quy định, Quyết định).
    f"""
WITH replaced AS (
  SELECT c.work_id, min(d.issued_on) AS since, d.work_id AS by_work
  FROM citations c JOIN documents d ON d.id = c.document_id
  WHERE c.relation = 'supersedes' AND c.work_id IS NOT NULL GROUP BY c.work_id
), found AS (
  SELECT c.id, 'ngày' AS what, c.issued_on AS printed, w.issued_on AS known
  FROM citations c JOIN works w ON w.id = c.work_id
  WHERE c.issued_on IS NOT NULL AND w.issued_on IS NOT NULL AND c.issued_on <> w.issued_on
  UNION ALL
  SELECT c.id, 'loại văn bản', c.type_name, w.type_name
  FROM citations c JOIN works w ON w.id = c.work_id
  WHERE c.kind = 'numbered' AND (w.document_id IS NOT NULL OR w.authority IS NOT NULL)
    AND lower(c.type_name) <> lower(w.type_name) AND instr(lower(c.type_name), lower(w.type_name)) = 0
    AND instr(lower(w.type_name), lower(c.type_name)) = 0
  UNION ALL
  SELECT c.id, 'cơ quan', c.issuer_code, b.name || ' ' || coalesce('từ ' || b.since, 'đến ' || b.until)
  FROM citations c JOIN issuers b ON b.code = c.issuer_code
  WHERE c.issued_on < b.since OR c.issued_on > b.until
  UNION ALL
  SELECT c.id, 'đã bị thay thế', c.number, coalesce(n.number, n.title)
  FROM citations c JOIN replaced r ON r.work_id = c.work_id JOIN documents d ON d.id = c.document_id
       JOIN works n ON n.id = r.by_work
  WHERE d.issued_on > r.since AND c.relation IN ('implements', 'based_on')
)
SELECT b.what, b.printed, b.known, f.quote, {_WHERE}, f.relation, f.page, f.document_id, f.section_id, f.work_id,
       f.id AS citation_id
FROM found b JOIN citations f ON f.id = b.id {_JOINS}
""",
)

# Of a work `w`: a directive from which days can be counted.
CENTRAL = """(w.issued_on IS NOT NULL
    AND (w.issuer_code LIKE '%TW' OR w.issuer_code IN ('CP', 'TTg') OR w.issuer_code GLOB 'QH[0-9]*'))"""
# Of a mention `c`: a document carries a directive out when its title or preamble says so, before its first section.
CARRIES_OUT = "c.relation = 'implements' AND c.section_id IS NULL"

COVERAGE = View(
    "coverage",
    "Văn bản của Trung ương và từng cơ quan: văn bản nào triển khai, sau bao nhiêu ngày; trống là chưa thấy.",
    f"""
WITH central AS (
  SELECT * FROM works w WHERE {CENTRAL}
), issuers AS (
  SELECT issuer_name AS issuer, min(issued_on) AS since, max(issued_on) AS until FROM documents
  WHERE issuer_name IS NOT NULL GROUP BY issuer_name
), carried AS (
  SELECT c.work_id, d.issuer_name AS issuer, d.id, d.issued_on,
         row_number() OVER (
           PARTITION BY c.work_id, d.issuer_name ORDER BY d.issued_on IS NULL, d.issued_on, d.id
         ) AS nth
  FROM citations c JOIN documents d ON d.id = c.document_id
  WHERE {CARRIES_OUT}
)
SELECT {_WORK_LABEL.format("w")} AS directive, w.issued_on AS directive_issued_on, i.issuer,
       {DOCUMENT_LABEL} AS document, d.issued_on,
       CAST(julianday(d.issued_on) - julianday(w.issued_on) AS INTEGER) AS days,
       w.title AS directive_title, w.id AS work_id, d.id AS document_id
FROM central w CROSS JOIN issuers i
     LEFT JOIN carried k ON k.work_id = w.id AND k.issuer = i.issuer AND k.nth = 1 LEFT JOIN documents d ON d.id = k.id
WHERE k.id IS NOT NULL OR i.until >= w.issued_on
""",
)

VIEWS = (
    CITATION_GRAPH, BROKEN_CITATIONS, COVERAGE, V_CITATIONS, V_TARGETS, V_TASKS, TARGETS_BOARD, CASCADE_BOARD,
    TASKS_DUE, TASKS_RECURRING,
)  # fmt: skip
