"""The codes of the database in Vietnamese: what `implements`, `by_date`, `>=` … are called on a page."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.schema import TABLES

CODES: Mapping[str, str] = {
    # citations.kind, relation, resolution
    "numbered": "có số, ký hiệu", "named": "gọi bằng tên",
    "implements": "thực hiện", "based_on": "căn cứ", "amends": "sửa đổi, bổ sung", "supersedes": "thay thế, bãi bỏ",
    "reviews": "sơ kết, tổng kết", "title_of": "trong tên văn bản khác", "mentions": "nhắc đến",
    "exact": "chắc chắn", "inferred": "suy ra", "ambiguous": "nhiều khả năng", "unresolved": "chưa nhận ra",
    # works.authority
    "sure": "chắc chắn", "check": "còn cần kiểm tra",
    # targets.kind, comparator, change, recurrence
    "target": "sẽ đạt", "result": "đã đạt",
    "=": "=", ">": ">", ">=": "≥", "<": "<", "<=": "≤", "~": "khoảng", "between": "từ … đến …", "most": "phần lớn",
    "increase": "tăng", "decrease": "giảm",
    "yearly": "hằng năm", "quarterly": "hằng quý", "monthly": "hằng tháng", "continuous": "thường xuyên",
    # cascade.verdict
    "higher": "cao hơn", "equal": "bằng", "lower": "thấp hơn", "incomparable": "không so được", "missing": "không thấy",
    # tasks.due_kind
    "quarter": "trong quý", "by_date": "trước ngày", "by_year": "trong năm", "after_guidance": "sau khi có hướng dẫn",
    # problems.severity
    "error": "lỗi", "warning": "có thể sai", "info": "để biết",
    # sections.kind
    "phan": "phần", "chuong": "chương", "muc": "mục", "tieu_muc": "tiểu mục", "dieu": "điều", "phu_luc": "phụ lục",
    "kem_theo": "văn bản kèm theo", "upper": "A, B, C", "roman": "I, II, III", "arabic": "1, 2, 3",
    "decimal": "1.1, 1.2", "letter": "a, b, c",
    # paragraphs.role
    "body": "đoạn văn", "row": "dòng của bảng", "footnote": "chú thích",
}  # fmt: skip
# Columns, of whatever table or view, that hold such a code.
CODED = frozenset(column.name for table in TABLES for column in table.columns if column.values)
# How a filter compares a column with a value; the keys are Datasette's.
LOOKUPS: Mapping[str, str] = {
    "exact": "=", "not": "≠", "contains": "có chứa", "endswith": "kết thúc bằng", "startswith": "bắt đầu bằng",
    "gt": ">", "gte": "≥", "lt": "<", "lte": "≤", "like": "theo mẫu (like)", "notlike": "không theo mẫu (like)",
    "glob": "theo mẫu (glob)", "in": "là một trong", "notin": "không thuộc", "arraycontains": "danh sách có",
    "arraynotcontains": "danh sách không có", "date": "đúng ngày", "isnull": "là NULL", "notnull": "không là NULL",
    "isblank": "để trống", "notblank": "có nội dung",
}  # fmt: skip


def vietnamese(code: str | None) -> str | None:
    """The Vietnamese name of a code; anything else comes back as it is."""
    return code if code is None else CODES.get(code, code)


def number(value: float) -> str:
    """A number as Vietnamese writes it: `12.500`, `17,4`."""
    return f"{value:,.10g}".translate(str.maketrans(",.", ".,"))
