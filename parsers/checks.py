"""What a whole document should look like: sanity rules that turn silence and absurdity into problems to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from parsers.model import Document, Problem

# A document of this many characters has sections or it was not understood.
_LONG = 3000


def check(document: Document) -> Document:
    """The document with its doubts added to `problems`."""
    return replace(document, problems=(*document.problems, *_doubts(document)))


def _doubts(document: Document) -> Iterator[Problem]:
    metadata = document.metadata
    if metadata.type_name is None:
        yield Problem("warning", "khong_ro_loai", "Không tìm thấy tên loại văn bản (nghị quyết, kế hoạch …).")
    if metadata.number is None:
        yield Problem("info", "khong_co_so", "Văn bản không in số, ký hiệu.")
    if metadata.issued_on is None:
        yield Problem("info", "khong_co_ngay", "Văn bản không in ngày ban hành đầy đủ.")
    if metadata.issuer is None:
        yield Problem("warning", "khong_ro_co_quan", "Không rõ cơ quan ban hành.")
    if not document.sections and len(document.text) > _LONG:
        yield Problem("warning", "khong_co_muc", "Văn bản dài mà không nhận ra mục nào.")
    for section, following in pairwise(document.sections):
        if section.path == following.path:
            yield Problem(
                "info",
                "trung_duong_dan",
                f"Hai mục liền nhau cùng đường dẫn {section.path}.",
                section.page,
                following.span.start,
            )
