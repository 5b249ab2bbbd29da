"""The questions people ask, each a page of its own: SQL with named parameters, answered in Vietnamese columns.

A field that is left empty asks for everything, but for those that are `needed`. Words are matched by `has_words`, so
marks, capitals and `uỷ` for `ủy` do not matter more than in search. The ids at the end of a row carry the links and
are not shown; they are in the CSV and the JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.search import WEIGHTS
from pipeline.site.labels import of_dated_work, of_work
from pipeline.views import DOCUMENT_LABEL


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter as the form shows it."""

    label: str
    hint: str = ""
    kind: str = "text"
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """One question; `example` fills its fields in a way that the samples answer."""

    name: str
    title: str
    about: str
    sql: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    example: Mapping[str, str] = field(default_factory=dict)


_BODY = Field("Cơ quan", "một phần tên cũng được: ban tổ chức")
_WORDS = Field("Từ khóa", "mọi từ phải có trong câu; không dấu cũng được")
_WORK = Field("Văn bản|một", "số, ký hiệu hoặc vài chữ trong tên: 21-NQ/TW", needed=True)

# What a document says at its head that it carries out.
_DIRECTIVES = """\
chi_dao AS (
  SELECT document_id, group_concat(goi, '; ') AS theo
  FROM (
    SELECT document_id, work AS goi
    FROM v_citations WHERE relation = 'implements' AND section_id IS NULL
    GROUP BY document_id, work_id ORDER BY document_id, min(id)
  )
  GROUP BY document_id
)"""
# The works that somebody asks for: by number if one has it, else by any word of its title.
_ASKED = """\
tim_thay AS (
  SELECT w.id, has_words(coalesce(w.type_name, '') || ' ' || coalesce(w.number, '') || ' ' || coalesce(w.issued_on, ''),
                         :van_ban) AS dung_so
  FROM works w
  WHERE :van_ban <> '' AND (
    has_words(coalesce(w.type_name, '') || ' ' || coalesce(w.number, '') || ' ' || coalesce(w.issued_on, '')
              || ' ' || coalesce(w.title, ''), :van_ban)
    OR w.number IS NULL AND EXISTS (
      SELECT 1 FROM citations c WHERE c.work_id = w.id AND has_words(c.quote, :van_ban)
    )
  )
),
hoi AS (SELECT id FROM tim_thay WHERE dung_so = (SELECT max(dung_so) FROM tim_thay))"""
_PARTNERS = "(SELECT group_concat(value, '; ') FROM json_each(t.partners))"
_DOES_IT = """\
CASE
    WHEN has_words(t.lead, :co_quan) THEN 'chủ trì'
    WHEN EXISTS (SELECT 1 FROM json_each(t.partners) WHERE has_words(value, :co_quan)) THEN 'phối hợp'
    WHEN t.lead IS NULL AND has_words(t.issuer, :co_quan) THEN 'cơ quan ban hành'
  END"""

QUERIES = (
    Query(
        "viec-den-han",
        "Việc đến hạn",
        "Phải làm gì, trước ngày nào, theo chỉ đạo nào. Để trống ngày thì xem mọi việc có hạn.",
        f"""\
WITH {_DIRECTIVES}
SELECT t.due_on AS "hạn", t.lead AS "chủ trì", t.quote AS "việc phải làm", {_PARTNERS} AS "phối hợp",
  t.document AS "văn bản", t.section AS "mục", chi_dao.theo AS "theo chỉ đạo", t.due_text AS "thời hạn như in",
  t.document_id, t.section_id, t.id AS task_id
FROM v_tasks t LEFT JOIN chi_dao ON chi_dao.document_id = t.document_id
WHERE t.due_on IS NOT NULL
  AND (:tu_ngay = '' OR t.due_on BETWEEN date(:tu_ngay)
       AND date(:tu_ngay, '+' || coalesce(nullif(:so_ngay, ''), '90') || ' days'))
  AND {_DOES_IT} IS NOT NULL
ORDER BY t.due_on, t.id""",
        {
            "tu_ngay": Field("Từ ngày", kind="date"),
            "so_ngay": Field("Trong bao nhiêu ngày", "90", "number"),
            "co_quan": _BODY,
        },
        {"tu_ngay": "2022-11-01", "so_ngay": "90", "co_quan": ""},
    ),
    Query(
        "viec-cua-co-quan",
        "Việc của một cơ quan",
        "Mọi việc mà một cơ quan chủ trì hoặc phối hợp, cả việc thường xuyên và việc không in thời hạn.",
        f"""\
WITH {_DIRECTIVES}
SELECT {_DOES_IT} AS "vai trò",
  t.quote AS "việc phải làm", coalesce(t.due_on, vietnamese(t.due_kind)) AS "hạn", t.lead AS "chủ trì",
  {_PARTNERS} AS "phối hợp", t.document AS "văn bản", t.section AS "mục", chi_dao.theo AS "theo chỉ đạo",
  t.document_id, t.section_id, t.id AS task_id
FROM v_tasks t LEFT JOIN chi_dao ON chi_dao.document_id = t.document_id
WHERE "vai trò" IS NOT NULL
ORDER BY t.due_on IS NULL, t.due_on, t.id""",
        {"co_quan": _BODY},
        {"co_quan": "ban tổ chức"},
    ),
    Query(
        "nghi-quyet-thanh-chi-tieu",
        "Một nghị quyết thành chỉ tiêu ở từng đơn vị",
        "Những văn bản thực hiện một văn bản, trực tiếp hoặc qua văn bản khác, và chỉ tiêu của từng văn bản về một "
        "việc. Văn bản không đặt chỉ tiêu nào về việc ấy đứng cuối, ô chỉ tiêu để trống.",
        f"""\
WITH RECURSIVE
{_ASKED},
canh AS (
  SELECT c.work_id AS cap_tren, d.work_id AS cap_duoi, d.id AS document_id, max(c.section_id IS NULL) AS o_dau
  FROM citations c JOIN documents d ON d.id = c.document_id
  WHERE c.relation = 'implements' AND c.work_id <> d.work_id
  GROUP BY d.id, c.work_id
),
chuoi (goc, cap_duoi, document_id, bac, qua) AS (
  SELECT hoi.id, canh.cap_duoi, canh.document_id, 1, NULL FROM hoi JOIN canh ON canh.cap_tren = hoi.id
  UNION
  -- Further down only what a document says at its head that it carries out.
  SELECT chuoi.goc, canh.cap_duoi, canh.document_id, chuoi.bac + 1, canh.cap_tren
  FROM chuoi JOIN canh ON canh.cap_tren = chuoi.cap_duoi AND canh.o_dau WHERE chuoi.bac < 4
),
gan AS (SELECT goc, document_id, min(bac) AS bac, qua FROM chuoi GROUP BY goc, document_id)
SELECT d.issuer_name AS "cơ quan", {DOCUMENT_LABEL} AS "văn bản",
  CASE WHEN gan.qua IS NULL THEN 'trực tiếp' ELSE 'qua ' || {of_work("q")} END AS "thực hiện",
  amount(t.comparator, t.value_min, t.value_max, t.unit) AS "mức", t.quote AS "chỉ tiêu", t.deadline AS "hạn",
  s.path AS "mục", {of_dated_work("w")} AS "văn bản gốc", d.id AS document_id, t.section_id, t.id AS target_id,
  w.id AS work_id
FROM gan JOIN documents d ON d.id = gan.document_id JOIN works w ON w.id = gan.goc
LEFT JOIN works q ON q.id = gan.qua
-- The plus keeps SQLite from looking targets up by kind, which nearly all of them share.
LEFT JOIN targets t ON t.document_id = d.id AND +t.kind = 'target'
  AND has_words(t.quote || ' ' || coalesce(t.subject, '') || ' ' || coalesce(t.unit, ''), :tu_khoa)
LEFT JOIN sections s ON s.id = t.section_id
ORDER BY t.id IS NULL, w.mentions DESC, w.id, gan.bac, d.issued_on, t.id""",
        {"van_ban": _WORK, "tu_khoa": Field("Về việc gì", "vài chữ hoặc đơn vị đo: kết nạp đảng viên")},
        {"van_ban": "21-NQ/TW", "tu_khoa": "chi bộ"},
    ),
    Query(
        "ai-hua-gi",
        "Ai hứa gì",
        "Chỉ tiêu của từng cơ quan, theo cơ quan ban hành và năm phải đạt.",
        """\
SELECT coalesce(t.issuer, t.document) AS "cơ quan", amount(t.comparator, t.value_min, t.value_max, t.unit) AS "mức",
  t.quote AS "chỉ tiêu", t.deadline AS "hạn", vietnamese(t.recurrence) AS "định kỳ", t.document AS "văn bản",
  t.section AS "mục", t.document_id, t.section_id, t.id AS target_id
FROM v_targets t
WHERE t.kind = 'target' AND has_words(t.issuer, :co_quan) AND has_words(t.quote, :tu_khoa)
  AND (:nam = '' OR substr(t.deadline, 1, 4) = :nam)
ORDER BY lower("cơ quan"), t.deadline IS NULL, t.deadline, t.id""",
        {
            "co_quan": Field("Cơ quan ban hành", _BODY.hint),
            "tu_khoa": _WORDS,
            "nam": Field("Năm phải đạt", "2025", "number"),
        },
        {"co_quan": "", "tu_khoa": "đảng viên", "nam": "2025"},
    ),
    Query(
        "ai-dan-van-ban",
        "Ai dẫn văn bản này, để làm gì",
        "Từng lần một văn bản được nhắc đến: văn bản nào nhắc, để làm gì, trong câu nào.",
        f"""\
WITH {_ASKED}
SELECT {of_work("w")} AS "văn bản được dẫn", w.issued_on AS "ngày", vietnamese(c.relation) AS "để làm gì",
  {DOCUMENT_LABEL} AS "văn bản", d.issuer_name AS "cơ quan", s.path AS "mục",
  coalesce((SELECT e.text FROM sentences e WHERE e.document_id = c.document_id
            AND e.char_start <= c.char_start AND c.char_start < e.char_end), c.quote) AS "câu dẫn",
  c.pinpoint AS "điều, khoản", vietnamese(c.resolution) AS "mức chắc chắn", w.id AS work_id, d.id AS document_id,
  c.section_id, c.id AS citation_id
FROM hoi JOIN works w ON w.id = hoi.id JOIN citations c ON c.work_id = w.id JOIN documents d ON d.id = c.document_id
LEFT JOIN sections s ON s.id = c.section_id
ORDER BY w.mentions DESC, w.id, c.relation, d.issued_on, c.id""",
        {"van_ban": _WORK},
        {"van_ban": "21-NQ/TW"},
    ),
    Query(
        "chi-dao-chua-trien-khai",
        "Chỉ đạo của Trung ương chưa thấy triển khai",
        "Văn bản của Trung ương mà trong cơ sở dữ liệu không văn bản nào của cơ quan này mở đầu bằng việc thực hiện "
        "nó; để trống cơ quan thì không văn bản nào của bất cứ ai.",
        """\
SELECT c.directive AS "chỉ đạo", c.directive_title AS "trích yếu", c.directive_issued_on AS "ngày",
  w.mentions AS "số lần được nhắc",
  group_concat(CASE WHEN c.document IS NOT NULL THEN c.issuer END, '; ') AS "đã có văn bản thực hiện của", c.work_id
FROM coverage c JOIN works w ON w.id = c.work_id
WHERE w.mentions > 0 AND w.type_name NOT IN ('Hiến pháp', 'Bộ luật', 'Luật', 'Pháp lệnh', 'Báo cáo', 'Tờ trình')
GROUP BY c.work_id
HAVING sum(has_words(c.issuer, :co_quan)) > 0
  AND sum(c.document IS NOT NULL AND has_words(c.issuer, :co_quan)) = 0
ORDER BY w.mentions DESC, c.directive_issued_on DESC, c.work_id""",
        {"co_quan": Field("Cơ quan ban hành", _BODY.hint)},
        {"co_quan": "đảng ủy khối"},
    ),
    Query(
        "van-ban-con-thieu",
        "Văn bản được dẫn mà chưa có",
        "Văn bản được nhắc đến nhưng chưa nạp vào cơ sở dữ liệu, văn bản được nhắc nhiều đứng trước.",
        f"""\
SELECT {of_work("w")} AS "văn bản được dẫn", w.title AS "trích yếu", w.issuer AS "cơ quan ban hành",
  w.issued_on AS "ngày", w.mentions AS "số lần được nhắc", count(DISTINCT c.document_id) AS "trong bao nhiêu văn bản",
  (SELECT group_concat(vietnamese(relation), '; ')
   FROM (SELECT DISTINCT relation FROM citations WHERE work_id = w.id)) AS "để làm gì", w.id AS work_id
FROM works w JOIN citations c ON c.work_id = w.id
WHERE w.document_id IS NULL
  AND has_words(coalesce(w.type_name, '') || ' ' || coalesce(w.number, '') || ' ' || coalesce(w.issuer, '') || ' '
                || coalesce(w.title, ''), :tu_khoa)
GROUP BY w.id
ORDER BY w.mentions DESC, w.issued_on DESC, w.id""",
        {"tu_khoa": Field("Từ khóa", "loại, số, cơ quan hoặc vài chữ trong tên")},
        {"tu_khoa": "trung ương"},
    ),
    Query(
        "vien-dan-chua-ro",
        "Chỗ dẫn chưa rõ là văn bản nào",
        "Những lần nhắc đến mà số, ngày, tên nêu tại chỗ chưa đủ hoặc khớp với nhiều văn bản.",
        f"""\
SELECT t.quote AS "chỗ dẫn", vietnamese(t.resolution) AS "mức chắc chắn", t.document AS "văn bản", t.section AS "mục",
  t.page AS "trang",
  (SELECT group_concat(coalesce({of_dated_work("w")}, value), '; ')
   FROM json_each(c.candidates) LEFT JOIN works w ON w.id = value) AS "có thể là",
  t.document_id, t.section_id, t.id AS citation_id
FROM v_citations t JOIN citations c ON c.id = t.id
WHERE t.resolution IN ('ambiguous', 'unresolved')
ORDER BY t.resolution, t.id""",
    ),
    Query(
        "viec-chua-ro",
        "Việc thiếu người làm hoặc thiếu hạn",
        "Nhiệm vụ không in cơ quan chủ trì, hoặc không in thời hạn nào.",
        """\
SELECT CASE WHEN t.lead IS NULL AND t.due_kind IS NULL THEN 'chủ trì, thời hạn'
            WHEN t.lead IS NULL THEN 'chủ trì' ELSE 'thời hạn' END AS "thiếu",
  t.quote AS "việc phải làm", t.lead AS "chủ trì", coalesce(t.due_on, vietnamese(t.due_kind)) AS "hạn",
  t.document AS "văn bản", t.issuer AS "cơ quan ban hành", t.section AS "mục", t.document_id, t.section_id,
  t.id AS task_id
FROM v_tasks t
WHERE (t.lead IS NULL OR t.due_kind IS NULL) AND has_words(t.issuer, :co_quan)
ORDER BY t.document_id, t.id""",
        {"co_quan": Field("Cơ quan ban hành", _BODY.hint)},
        {"co_quan": "tỉnh ủy"},
    ),
    Query(
        "tim",
        "Tìm câu",
        "Gõ có dấu thì tìm đúng dấu, không dấu thì dấu nào cũng được; để trong ngoặc kép thì các từ phải liền nhau.",
        f"""\
SELECT e.text AS "câu", {DOCUMENT_LABEL} AS "văn bản", s.path AS "mục", e.page AS "trang", d.issuer_name AS "cơ quan",
  d.issued_on AS "ngày", e.document_id, e.section_id, e.id AS sentence_id
FROM sentences_fts JOIN sentences e ON e.rowid = sentences_fts.rowid JOIN documents d ON d.id = e.document_id
LEFT JOIN sections s ON s.id = e.section_id
WHERE sentences_fts MATCH escape_fts(:tu_khoa)
ORDER BY bm25(sentences_fts, {WEIGHTS}), e.document_id, e.position
LIMIT 200""",
        {"tu_khoa": Field("Điều cần tìm", "21-NQ/TW, dang vien, “đảng viên mới”", "search", needed=True)},
        {"tu_khoa": '"đảng viên" 21-NQ/TW'},
    ),
)
