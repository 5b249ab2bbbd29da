"""What `implements`, `by_date`, `>=` … are called on a page, and how it writes numbers, days and what is too long."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pipeline.schema import TABLES
from pipeline.site.language import ENGLISH, say, spoken

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


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def vietnamese(code: str | None) -> str | None:
    """The Vietnamese name of a code, as SQL gives it; anything else comes back as it is."""
    return code if code is None else CODES.get(code, code)


def in_words(code: str | None) -> str | None:
    """The name of a code in the reader's language; anything else comes back as it is."""
    return say(CODES[code]) if code is not None and code in CODES else code


def codes() -> Mapping[str, str]:
    """The name of every code in the reader's language."""
    return {code: say(words) for code, words in CODES.items()}


def lookups() -> Mapping[str, str]:
    """How a filter compares, in the reader's language."""
    return {key: say(words) for key, words in LOOKUPS.items()}


def number(value: float) -> str:
    """A number as the reader's language writes it: `12.500`, `17,4`; in English `12,500`, `17.4`."""
    written = f"{value:,.10g}"
    return written if spoken() == ENGLISH else written.translate(str.maketrans(",.", ".,"))


def dated(name: str, issued_on: str | None) -> str:
    """A work with its date behind its name: a number alone is not an identity."""
    return f"{name} ({day(issued_on)})" if issued_on else name


def day(value: str | None) -> str | None:
    """A date as the reader's language writes it: `20/11/2025`, `20 Nov 2025`; anything else as it is."""
    try:
        found = date.fromisoformat(value) if value else None
    except ValueError:
        found = None
    if found is None:
        return value
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}" if spoken() == ENGLISH else f"{found:%d/%m/%Y}"


def shortened(text: str, most: int) -> str:
    """The text, or its beginning and a sign that more follows: `most` letters at the most."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def first_words(text: str, most: int) -> str:
    """The text, or its first whole words within `most` letters and a sign that more follow."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]}…"
