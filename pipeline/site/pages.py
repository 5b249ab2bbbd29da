"""How each table and view is shown: its title, the columns people want first, facets, order and page length.

What a table or column means is said in `pipeline.schema` and `pipeline.views`, and not again here; only the columns
that a view makes itself are described below.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache

from pipeline import schema
from pipeline.views import VIEWS

# In a request, these say which columns to show; then nothing is left out.
_COLUMN_ARGUMENTS = ("_col", "_nocol", "_all")


@dataclass(frozen=True, slots=True)
class Page:
    """One table or view; names of columns are parted by blanks.

    columns:  what a reader sees at first, in this order; the rest is one click away
    link:     the column whose words lead to the row; without one there is a column of links
    label:    what Datasette writes for a row of this table where it cannot ask `labels`: in facets and in CSV
    order:    the column to sort by, with `-` before it from the last to the first
    of:       for a view, the table whose rows it shows
    """

    title: str
    columns: str
    facets: str = ""
    order: str = ""
    size: int = 50
    link: str = ""
    label: str = ""
    of: str = ""
    hidden: bool = False


PAGES: Mapping[str, Page] = {
    "documents": Page(
        "Văn bản",
        "number type_name title issuer_name issued_on place source_path",
        facets="type_name issuer_name level source_format",
        order="-issued_on",
        link="number",
        label="source_path",
    ),
    "sections": Page("Mục", "path heading text kind document_id page", facets="kind depth", link="path", label="path"),
    "tasks": Page(
        "Nhiệm vụ",
        "due_on lead quote partners due_kind due_text document_id section_id page",
        facets="due_kind lead",
        order="-due_on",
    ),
    "targets": Page(
        "Chỉ tiêu và kết quả",
        "quote comparator value_min value_max unit deadline recurrence kind document_id section_id",
        facets="kind unit comparator recurrence",
        label="quote",
    ),
    "citations": Page(
        "Lần nhắc đến văn bản khác",
        "quote relation work_id resolution pinpoint document_id section_id page",
        facets="relation resolution kind type_name",
        label="quote",
    ),
    "issuers": Page("Cơ quan ban hành theo ký hiệu", "code name since until successor", link="code", label="name"),
    "works": Page(
        "Văn bản được biết đến",
        "number type_name title issuer issued_on mentions document_id",
        facets="type_name issuer_code",
        order="-mentions",
        link="number",
        label="id",
    ),
    "sentences": Page("Câu", "text document_id section_id page", size=100),
    "recipients": Page("Nơi nhận", "name purpose document_id", facets="name purpose", size=100),
    "terms": Page("Từ", "term count document_id", order="-count", size=100),
    "problems": Page(
        "Chỗ cần xem lại",
        "severity message source_path document_id page code",
        facets="severity code",
        order="severity",
        size=100,
    ),
    "cascade": Page(
        "Chỉ tiêu và chỉ đạo",
        "target_id verdict document_id match_id score in_title",
        facets="verdict in_title",
        hidden=True,
    ),
    "edges": Page("Liên kết của đồ thị", "source_work target_work relation mentions", facets="relation", hidden=True),
    "paragraphs": Page("Đoạn", "document_id position role page table_number", facets="role", size=100, hidden=True),
    "files": Page("Tệp", "source_path format document_id", facets="format", size=100, hidden=True),
    "runs": Page("Lần chạy", "id started_at finished_at counts", order="-id", hidden=True),
    "tasks_due": Page(
        "Việc có hạn",
        "task_id due_on lead text document section issuer partners due_text",
        facets="lead issuer",
        of="tasks",
    ),
    "targets_board": Page(
        "Bảng chỉ tiêu",
        "target_id issuer year comparator value_min value_max unit subject quote document section",
        facets="issuer unit year",
        of="targets",
    ),
    "cascade_board": Page(
        "Chỉ tiêu từ trên xuống",
        "directive directive_quote directive_amount finding document amount quote score issuer level",
        facets="finding directive level issuer",
        of="targets",
    ),
    "tasks_recurring": Page(
        "Việc lặp lại, việc thường xuyên",
        "task_id due_kind due_text lead text document section issuer partners",
        facets="due_kind lead issuer",
        of="tasks",
    ),
    "citation_graph": Page(
        "Văn bản dẫn văn bản",
        "source_label relation target_label mentions",
        facets="relation",
        size=100,
        of="citations",
    ),
    "coverage": Page(
        "Ai triển khai chỉ đạo của Trung ương",
        "directive directive_title directive_issued_on issuer document issued_on days",
        facets="issuer",
        of="citations",
    ),
    "broken_citations": Page(
        "Chỗ dẫn không khớp",
        "citation_id what printed known quote document section issuer relation",
        facets="what relation",
        of="citations",
    ),
    "v_tasks": Page(
        "Nhiệm vụ, kèm văn bản và mục",
        "id due_on due_kind lead quote document section issuer partners",
        facets="due_kind lead issuer",
        of="tasks",
    ),
    "v_targets": Page(
        "Chỉ tiêu, kèm văn bản và mục",
        "id quote comparator value_min value_max unit deadline recurrence kind document section issuer",
        facets="kind unit issuer",
        of="targets",
    ),
    "v_citations": Page(
        "Lần nhắc, kèm văn bản và mục",
        "id quote relation work resolution document section issuer",
        facets="relation resolution type_name",
        of="citations",
    ),
}

# Columns that only views have, or that mean something else there, or in one of them, than in the table of their name.
_OF_VIEWS = {
    "document": "văn bản chứa dòng này, gọi bằng loại và số",
    "document_title": "trích yếu của văn bản",
    "issuer": "cơ quan ban hành văn bản",
    "section": "mục chứa chỗ này: các nhãn từ gốc, nối bằng /",
    "heading": "tiêu đề của mục",
    "cited_issuer": "cơ quan ban hành văn bản được nhắc, như nêu tại chỗ",
    "work": "văn bản được nhắc đến, gọi bằng loại và số",
    "year": "năm phải đạt",
    "text": "nguyên văn",
    "task_id": "nhiệm vụ này trong bảng tasks",
    "target_id": "chỉ tiêu này trong bảng targets",
    "source_work": "mã của văn bản nhắc",
    "target_work": "mã của văn bản được nhắc",
    "source_label": "văn bản nhắc",
    "target_label": "văn bản được nhắc",
    "mentions": "số lần nhắc",
    "directive": "văn bản của Trung ương, gọi bằng loại và số",
    "directive_title": "trích yếu của văn bản Trung ương",
    "directive_issued_on": "ngày ban hành văn bản Trung ương (ISO)",
    "coverage.document": "văn bản triển khai; trống là chưa thấy",
    "coverage.issuer": "cơ quan có văn bản trong cơ sở dữ liệu",
    "coverage.issued_on": "ngày ban hành văn bản triển khai (ISO)",
    "days": "từ văn bản Trung ương đến văn bản triển khai, số ngày",
    "citation_id": "lần nhắc này trong bảng citations",
    "what": "không khớp ở đâu: ngày, loại văn bản, đã bị thay thế",
    "printed": "in tại chỗ nhắc",
    "known": "theo văn bản được nhắc",
    "level": "cấp của cơ quan ban hành",
    "amount": "mức phải đạt: phép so sánh, giá trị, đơn vị",
    "targets_board.issued_on": "ngày ban hành văn bản (ISO)",
    "source_path": "đường dẫn tệp, tính từ thư mục nguồn",
    "finding": "văn bản thực hiện yêu cầu thế nào so với chỉ đạo",
    "verdict": "như cột finding, viết thành mã",
    "score": "mức giống nhau của lời văn hai chỉ tiêu, từ 0 đến 100",
    "in_title": "1 nếu trích yếu của văn bản thực hiện nêu chỉ đạo này, 0 nếu phần mở đầu nêu",
    "cascade_board.directive": "văn bản chỉ đạo, gọi bằng loại và số",
    "cascade_board.document": "văn bản thực hiện, gọi bằng loại và số",
    "cascade_board.issuer": "cơ quan ban hành văn bản thực hiện",
    "cascade_board.target_id": "chỉ tiêu của chỉ đạo trong bảng targets",
    "directive_level": "cấp của cơ quan ban hành chỉ đạo",
    "directive_quote": "chỉ tiêu của chỉ đạo, nguyên văn",
    "directive_amount": "mức của chỉ đạo",
    "directive_deadline": "hạn của chỉ đạo (ISO)",
    "directive_section": "mục của chỉ đạo chứa chỉ tiêu",
    "directive_id": "mã của văn bản chỉ đạo",
    "match_id": "chỉ tiêu của văn bản thực hiện trong bảng targets",
}


@cache
def descriptions(name: str) -> dict[str, str]:
    """What each column of a table or view means, in the order of the columns."""
    for table in schema.TABLES:
        if table.name == name:
            return {column.name: column.about for column in table.columns}
    base = descriptions(PAGES[name].of)
    return {
        column: _OF_VIEWS.get(f"{name}.{column}") or _OF_VIEWS.get(column) or base.get(column, "")
        for column in _view_columns()[name]
    }


def shown(name: str, columns: Collection[str], arguments: Collection[str]) -> list[str]:
    """Which of `columns` a page shows, in order; all of them where the request speaks of columns."""
    page = PAGES.get(name)
    if page is None or any(argument in arguments for argument in _COLUMN_ARGUMENTS):
        return list(columns)
    return [column for column in page.columns.split() if column in columns]


def in_order(name: str, columns: Collection[str]) -> list[str]:
    """All of `columns`, those that a page shows at first before the others: for the page of one row."""
    first = shown(name, columns, ())
    return [*first, *(column for column in columns if column not in first)]


_EXPLAINED = re.compile(r"[;:(]")


def brief(description: str) -> str:
    """What comes before the explanations: `trang, từ 1` of `trang, từ 1; trống nếu …`. Lists of codes stay whole."""
    head = _EXPLAINED.split(description, maxsplit=1)[0].strip()
    return head if " " in head or head == description else description


@cache
def _view_columns() -> dict[str, list[str]]:
    """The columns of each view, asked of SQLite."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in schema.statements():
            connection.execute(statement)
        return {view.name: [row[1] for row in connection.execute(f"PRAGMA table_info({view.name})")] for view in VIEWS}
