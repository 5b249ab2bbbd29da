"""The database as data: tables, columns, keys and indexes; `statements()` prints all of it as SQL.

Names and meanings are a public promise: adding is free, renaming is not. What is said about a column is what people
read in the browser, so it is Vietnamese. Closed sets come from the parsers' model, so the two cannot drift apart.
Offsets (`char_start`, `char_end` …) are Python string offsets into `documents.text`; positions count from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from parsers import model
from pipeline import search
from pipeline.columns import Column, Table, choice, create_index, create_table, link, number, real, text
from pipeline.levels import LEVELS
from pipeline.views import VIEWS

# What became of one target of a directive in a document that carries it out.
Verdict = Literal["higher", "equal", "lower", "incomparable", "missing"]

# "nghq": the mark in the file's header that tells our databases from other people's.
APPLICATION_ID = 0x6E676871
# Raise it with every change of the tables; `migrations` says what else is to be done then.
VERSION = 2

_ID = text("id", "mã, không đổi khi dựng lại", required=True)
_DOCUMENT = link("document_id", "văn bản chứa dòng này", "documents", required=True)
_SECTION = link("section_id", "mục chứa chỗ này; trống nếu đứng trước mục đầu tiên", "sections")
_POSITION = number("position", "thứ tự trong văn bản, từ 1", required=True)
_PAGE = number("page", "trang, từ 1; trống nếu định dạng không có trang")
_SPAN = (
    number("char_start", "vị trí ký tự đầu trong documents.text", required=True),
    number("char_end", "vị trí sau ký tự cuối trong documents.text", required=True),
)
_QUOTE = text("quote", "nguyên văn: documents.text[char_start:char_end]", required=True)
_RULE = text("rule", "tên quy tắc đã đọc ra dòng này")

DOCUMENTS = Table(
    "documents",
    "Mỗi dòng là một văn bản đã nạp; ô trống nghĩa là văn bản không in.",
    (
        _ID,
        link("work_id", "văn bản này trong bảng works", "works", on_delete="SET NULL"),
        text("source_path", "đường dẫn tệp, tính từ thư mục nguồn", required=True),
        text("source_sha256", "mã băm SHA-256 của tệp", required=True),
        text("source_format", "định dạng tệp", required=True),
        number("page_count", "số trang"),
        text("number", "số và ký hiệu như in, bỏ dấu cách"),
        number("serial", "riêng số thứ tự trong số, ký hiệu"),
        text("type_code", "chữ viết tắt loại văn bản: NQ, CTr, CT …"),
        text("type_name", "tên loại văn bản: Nghị quyết, Chỉ thị …"),
        text("issuer_code", "phần ký hiệu chỉ cơ quan ban hành: TW, ĐUK, UBND …"),
        text("issuer", "cơ quan ban hành"),
        text("issuer_name", "cơ quan ban hành viết thường, một kiểu dấu: để đếm và gộp"),
        text("parent_issuer", "cơ quan cấp trên in ở đầu văn bản"),
        text("place", "địa danh ở dòng ngày tháng"),
        text("province", "tỉnh, thành phố của văn bản, suy ra từ những tên gọi trong bài (place là chữ in)"),
        text("level", f"cấp của cơ quan ban hành: {'; '.join(LEVELS)}"),
        text("issued_on", "ngày ban hành (ISO)"),
        text("adopted_on", "ngày họp thông qua (ISO)"),
        text("title", "trích yếu"),
        text("term", "khóa hoặc nhiệm kỳ của cơ quan ban hành"),
        text("signing_authority", "thể thức ký: T/M, KT. …"),
        text("signer_position", "chức vụ người ký"),
        text("signer_name", "người ký"),
        text("secrecy", "mức độ mật"),
        text("urgency", "mức độ khẩn"),
        text("places", "chỗ đọc ra từng trường: JSON [[trường, đầu, cuối], …]", required=True),
        number("closing_start", "vị trí đầu phần cuối văn bản (ký, nơi nhận)"),
        number("closing_end", "vị trí sau phần cuối văn bản"),
        text("text", "toàn văn đã chuẩn hóa (NFC); mọi vị trí ký tự tính theo cột này", required=True),
        text("ingested_at", "thời điểm nạp (UTC)", required=True),
        text("parser_version", "phiên bản bộ đọc", required=True),
    ),
    indexes=(
        ("source_path",), ("work_id",), ("number",), ("type_code",), ("type_name",), ("issuer",), ("issuer_code",),
        ("place",), ("issued_on",), ("source_sha256",), ("level",),
        # What the boards group by, without the texts that lie between in the table.
        ("id", "level", "issuer_name", "issued_on"), ("issuer_name", "issued_on"),
    ),
)  # fmt: skip

RECIPIENTS = Table(
    "recipients",
    "Nơi nhận, mỗi dòng in một dòng.",
    (_DOCUMENT, _POSITION, text("name", "nơi nhận", required=True), text("purpose", "gửi để làm gì: để báo cáo …")),
    key=("document_id", "position"),
    indexes=(("name",),),
)

PARAGRAPHS = Table(
    "paragraphs",
    "Các đoạn của toàn văn, theo thứ tự in.",
    (
        _DOCUMENT,
        _POSITION,
        choice("role", "body: đoạn văn, row: dòng của bảng, footnote: chú thích", model.Role, required=True),
        number("bold", "1 nếu cả đoạn in đậm", required=True),
        number("table_number", "bảng thứ mấy trong văn bản, từ 0; trống nếu không thuộc bảng"),
        text("cells", "các ô của dòng bảng: JSON [[đầu, cuối], …]", required=True),
        _PAGE,
        *_SPAN,
    ),
    key=("document_id", "position"),
)

SECTIONS = Table(
    "sections",
    "Các đơn vị có đánh số: phần, chương, mục, điều, khoản, điểm.",
    (
        _ID,
        _DOCUMENT,
        link("parent_id", "mục cha", "sections"),
        _POSITION,
        number("depth", "độ sâu, mục gốc là 0", required=True),
        choice("kind", "kiểu đánh số", model.SectionKind, required=True),
        text("label", "nhãn: I, 1, 1.1, a, Điều 5 …", required=True),
        text("path", "các nhãn từ gốc, nối bằng /", required=True),
        text("heading", "tiêu đề; trống nếu sau nhãn là nội dung"),
        text("text", "phần chữ của riêng mục này, không kể mục con", required=True),
        _PAGE,
        *_SPAN,
        number("own_start", "vị trí đầu phần chữ của riêng mục", required=True),
        number("own_end", "vị trí sau phần chữ của riêng mục", required=True),
        number("body_start", "vị trí nội dung bắt đầu, sau nhãn và tiêu đề", required=True),
    ),
    indexes=(("document_id", "position"), ("parent_id",), ("path",), ("kind",)),
)

SENTENCES = Table(
    "sentences",
    "Từng câu của toàn văn, kèm bản tách từ.",
    (
        _ID,
        _DOCUMENT,
        _SECTION,
        _POSITION,
        text("text", "nguyên văn câu: documents.text[char_start:char_end]", required=True),
        text("words", "câu đã tách từ: dấu cách giữa các từ, _ trong một từ", required=True),
        _PAGE,
        *_SPAN,
    ),
    indexes=(("document_id", "position"), ("document_id", "char_start"), ("section_id",)),
)

TERMS = Table(
    "terms",
    "Mỗi văn bản dùng mỗi từ bao nhiêu lần.",
    (
        _DOCUMENT,
        text("term", "từ, chữ thường, dấu thanh đặt một kiểu; số hiệu văn bản giữ như in", required=True),
        number("count", "số lần", required=True),
    ),
    key=("document_id", "term"),
    indexes=(("term",),),
)

CITATIONS = Table(
    "citations",
    "Mỗi dòng là một lần văn bản nhắc đến một văn bản khác.",
    (
        _ID,
        _DOCUMENT,
        _SECTION,
        link("work_id", "văn bản được nhắc đến", "works", on_delete="SET NULL"),
        choice("kind", "numbered: có số, ký hiệu; named: gọi bằng tên", model.CitationKind, required=True),
        text("number", "số, ký hiệu như in, bỏ dấu cách"),
        text("type_name", "tên loại văn bản", required=True),
        text("type_code", "chữ viết tắt loại văn bản"),
        text("issuer_code", "phần ký hiệu chỉ cơ quan ban hành"),
        text("serial", "riêng con số trong cách gọi tắt (Chỉ thị 05)"),
        text("key", "tên đã rút gọn của văn bản gọi bằng tên"),
        text("issuer", "cơ quan ban hành như nêu tại chỗ"),
        text("issued_on", "ngày ban hành in tại chỗ hoặc chung cho cả danh sách (ISO)"),
        text("term", "khóa, nhiệm kỳ như nêu tại chỗ"),
        text("title", "tên gọi, trích yếu như nêu tại chỗ"),
        text("pinpoint", "điều, khoản, điểm được dẫn"),
        choice("relation", "việc câu văn làm với văn bản được nhắc", model.Relation, required=True),
        Column(
            "resolution",
            "mức chắc chắn khi nhận ra văn bản được nhắc",
            values=("exact", "inferred", "ambiguous", "unresolved"),
        ),
        text("candidates", "các văn bản có thể là văn bản được nhắc, khi chưa phân định được: JSON"),
        link("within", "lần nhắc mà tên của nó chứa lần nhắc này", "citations"),
        _RULE,
        _QUOTE,
        _PAGE,
        *_SPAN,
    ),
    indexes=(
        ("document_id", "char_start"), ("section_id",), ("work_id", "document_id", "char_start", "relation"),
        ("within",), ("number",), ("relation", "section_id", "work_id", "document_id"), ("issued_on",),
    ),
)  # fmt: skip

WORKS = Table(
    "works",
    "Các văn bản được biết đến: đã nạp hoặc chỉ được nhắc đến.",
    (
        _ID,
        text("number", "số, ký hiệu"),
        text("type_code", "chữ viết tắt loại văn bản"),
        text("type_name", "tên loại văn bản"),
        text("issuer_code", "phần ký hiệu chỉ cơ quan ban hành"),
        text("issuer", "cơ quan ban hành"),
        text("place", "địa danh"),
        text("issued_on", "ngày ban hành (ISO)"),
        text("term", "khóa, nhiệm kỳ"),
        text("title", "tên gọi, trích yếu"),
        text("series", "số, ký hiệu và địa phương, không kể ngày: cùng dãy số thì giống nhau"),
        Column(
            "authority",
            "trong danh mục văn bản Trung ương: sure chắc chắn, check còn cần kiểm tra",
            values=("sure", "check"),
        ),
        link("document_id", "văn bản đã nạp; trống nếu chỉ được nhắc đến", "documents", on_delete="SET NULL"),
        number("mentions", "số lần được nhắc đến trong toàn bộ cơ sở dữ liệu", required=True),
    ),
    indexes=(("document_id",), ("number",), ("issued_on",), ("mentions",)),
)

TARGETS = Table(
    "targets",
    "Chỉ tiêu, mục tiêu và kết quả: mỗi con số hoặc mục tiêu định tính một dòng.",
    (
        _ID,
        _DOCUMENT,
        _SECTION,
        link("parent_id", "chỉ tiêu chứa chỉ tiêu này (trong đó …)", "targets"),
        choice("kind", "target: sẽ đạt, result: đã đạt", model.TargetKind, required=True),
        choice("comparator", "phép so sánh; trống nếu định tính", model.Comparator),
        real("value_min", "giá trị nhỏ nhất"),
        real("value_max", "giá trị lớn nhất"),
        text("unit", "đơn vị"),
        text("subject", "đối tượng được đo"),
        text("indicator", "phải làm gì, đạt gì"),
        choice("change", "increase: tăng thêm, decrease: giảm đi", model.Change),
        text("baseline", "mốc so sánh"),
        text("deadline", "ngày cuối cùng còn được tính là đạt (ISO)"),
        text("deadline_from", "ngày đầu của kỳ (ISO)"),
        text("deadline_text", "thời hạn như in"),
        choice("recurrence", "định kỳ", model.Recurrence),
        _RULE,
        _QUOTE,
        _PAGE,
        *_SPAN,
    ),
    indexes=(
        ("document_id", "char_start"), ("section_id",), ("parent_id",), ("kind",), ("unit",),
        # What the board of targets counts by document and by year; both hold all that it asks for.
        ("document_id", "kind", "unit", "comparator", "deadline"),
        ("deadline", "kind", "unit", "comparator", "document_id"),
    ),
)  # fmt: skip

TASKS = Table(
    "tasks",
    "Nhiệm vụ được giao: ai chủ trì, ai phối hợp, khi nào xong.",
    (
        _ID,
        _DOCUMENT,
        _SECTION,
        text("lead", "cơ quan chủ trì"),
        text("partners", "cơ quan phối hợp: JSON", required=True),
        text("due_text", "thời hạn như in"),
        choice("due_kind", "kiểu thời hạn", model.DueKind),
        text("due_on", "hạn cuối (ISO)"),
        _RULE,
        _QUOTE,
        _PAGE,
        *_SPAN,
    ),
    indexes=(
        ("document_id", "char_start"), ("section_id",), ("lead",), ("due_kind",),
        ("due_on", "document_id", "char_start", "due_kind", "due_text"),
    ),
)  # fmt: skip

CASCADE = Table(
    "cascade",
    "Từng chỉ tiêu của một văn bản, và văn bản thực hiện nó đặt ra thế nào.",
    (
        link("target_id", "chỉ tiêu của văn bản chỉ đạo", "targets", required=True),
        link("document_id", "văn bản thực hiện", "documents", required=True),
        link("match_id", "chỉ tiêu cùng việc trong văn bản thực hiện; trống nếu không thấy", "targets"),
        choice(
            "verdict",
            "so với chỉ đạo, văn bản thực hiện yêu cầu: higher cao hơn, equal bằng, lower thấp hơn, "
            "incomparable cùng việc nhưng không so được (khác đơn vị, khác thời hạn, phần của một nơi trong tổng số), "
            "missing không thấy",
            Verdict,
            required=True,
        ),
        real("score", "mức giống nhau của lời văn hai chỉ tiêu, từ 0 đến 100"),
        number(
            "in_title", "1 nếu trích yếu của văn bản thực hiện nêu chỉ đạo này, 0 nếu phần mở đầu nêu", required=True
        ),
    ),
    key=("target_id", "document_id"),
    indexes=(("document_id",), ("match_id",), ("verdict",)),
)

EDGES = Table(
    "edges",
    "Văn bản nào nhắc đến văn bản nào, để làm gì, mấy lần: đếm sẵn để vẽ đồ thị.",
    (
        link("source_work", "văn bản nhắc", "works", required=True),
        link("target_work", "văn bản được nhắc", "works", required=True),
        choice("relation", "việc văn bản này làm với văn bản kia", model.Relation, required=True),
        number("mentions", "số lần nhắc", required=True),
    ),
    key=("source_work", "target_work", "relation"),
    indexes=(("target_work", "source_work"),),
)

PROBLEMS = Table(
    "problems",
    "Những chỗ cần người xem lại, và những tệp không nạp được.",
    (
        _ID,
        text("source_path", "đường dẫn tệp", required=True),
        link("document_id", "văn bản; trống nếu tệp không nạp được", "documents"),
        choice("severity", "error: không nạp được, warning: có thể sai, info: để biết", model.Severity, required=True),
        text("code", "mã của kiểu vấn đề", required=True),
        text("message", "lời giải thích và việc cần làm", required=True),
        _PAGE,
        number("char_start", "vị trí ký tự trong documents.text; trống nếu không rõ chỗ"),
    ),
    indexes=(("document_id",), ("source_path",), ("severity", "code")),
)

FILES = Table(
    "files",
    "Mọi tệp đã thấy trong thư mục nguồn, kể cả tệp không nạp được.",
    (
        text("source_path", "đường dẫn tệp, tính từ thư mục nguồn", required=True),
        text("file_id", "mã của tệp; cũng là mã văn bản nếu nạp được", required=True),
        text("sha256", "mã băm SHA-256 của tệp; trống nếu không mở được"),
        text("format", "định dạng theo nội dung tệp", required=True),
        link("document_id", "văn bản đã nạp; trống nếu không nạp được", "documents", on_delete="SET NULL"),
        text("parser_version", "phiên bản bộ đọc", required=True),
        text("pipeline_version", "phiên bản phần tách câu, tách từ, ghi dữ liệu", required=True),
    ),
    key=("source_path",),
    indexes=(("document_id",),),
)

ISSUERS = Table(
    "issuers",
    "Cơ quan ban hành theo ký hiệu, kèm thời gian tồn tại quanh đợt sắp xếp năm 2025.",
    (
        text("code", "ký hiệu trong số văn bản", required=True),
        text("name", "tên cơ quan", required=True),
        text("since", "ngày bắt đầu hoạt động (ISO); trống nếu có từ trước"),
        text("until", "ngày cuối cùng hoạt động (ISO); trống nếu vẫn còn"),
        text("successor", "ký hiệu của cơ quan tiếp nhận công việc"),
    ),
    key=("code",),
)

RUNS = Table(
    "runs",
    "Các lần chạy lệnh nạp.",
    (
        Column("id", "lần chạy thứ mấy", "INTEGER"),
        text("started_at", "bắt đầu (UTC)", required=True),
        text("finished_at", "kết thúc (UTC); trống nếu bị ngắt giữa chừng"),
        text("counts", "số tệp và số dòng: JSON"),
        text("version", "phiên bản chương trình", required=True),
    ),
)

TABLES = (
    DOCUMENTS, RECIPIENTS, PARAGRAPHS, SECTIONS, SENTENCES, TERMS, CITATIONS, WORKS, TARGETS, TASKS, CASCADE,
    EDGES, PROBLEMS, FILES, ISSUERS, RUNS,
)  # fmt: skip


def statements() -> Iterator[str]:
    """Every statement that makes the empty database, in order."""
    for table in TABLES:
        yield create_table(table)
        yield from (create_index(table, columns) for columns in table.indexes)
    for name in search.SEARCHABLE:
        yield from search.statements(name)
    for view in VIEWS:
        yield f"CREATE VIEW {view.name} AS{view.sql.rstrip()}"
