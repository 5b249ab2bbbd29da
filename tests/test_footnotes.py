"""What a footnote's list of documents does: what the words do at which its mark stands (GUIDE, Citations 9)."""

from __future__ import annotations

import pytest

from parsers.footnotes import Marked
from parsers.mention import Mention
from parsers.model import Span
from parsers.named import find_named
from parsers.numbered import find_numbered
from parsers.relations import relate

LIST = "Quyết định số 8/QĐ-UBND ngày 02/3/2020; Quyết định số 9/QĐ-UBND"
AT_ITS_MARK = [
    pytest.param("nhiệm vụ theo các văn bản chỉ đạo của Chính phủ[1], Bộ Y tế", 1, "based_on", id="documents-acted-by"),
    pytest.param("theo văn bản của Chính phủ[1]; quán triệt các nghị quyết của tỉnh[2]", 2, "implements", id="second"),
    pytest.param("thực hiện Kết luận số 9-KL/TU, tỉnh đã ban hành nhiều kế hoạch[1] để", 1, "mentions", id="issued"),
    pytest.param("theo Kết luận số 9-KL/TU và các văn bản của Bộ Y tế¹", 1, "based_on", id="hangs-on-a-mention"),
    pytest.param("thay thế Quyết định 8/QĐ-UBND[1] của tỉnh", 1, "supersedes", id="at-a-mention"),
    pytest.param("thực hiện tốt việc nâng chuẩn cơ sở giáo dục[1]", 1, None, id="at-no-document"),
    pytest.param("theo các văn bản chỉ đạo của Chính phủ", 1, None, id="without-a-mark"),
]


def mentions(text: str, start: int) -> list[Mention]:
    numbered = find_numbered(text, start, len(text))
    named = find_named(text, start, len(text), numbered)
    return sorted([*numbered, *named], key=lambda mention: mention.start)


@pytest.mark.parametrize(("body", "note", "expected"), AT_ITS_MARK)
def test_what_a_footnote_does(body: str, note: int, expected: str | None) -> None:
    marked = Marked()
    found = mentions(body, 0)
    marked.body(Span(0, len(body)), found, relate(body, found, 0, len(body)))
    text = f"{body}\n{LIST}"
    span = Span(len(body) + 1, len(text))
    told = [marked.footnote(text, span, mentions(text, span.start)) for _ in range(note)]
    assert told[-1] == expected


def test_a_sentence_in_a_footnote_is_no_list() -> None:
    body, note = "theo các văn bản chỉ đạo[1]", "Thủ tướng đã thay thế Quyết định số 8/QĐ-UBND"
    marked = Marked()
    marked.body(Span(0, len(body)), [], [])
    text = f"{body}\n{note}"
    span = Span(len(body) + 1, len(text))
    assert marked.footnote(text, span, mentions(text, span.start)) is None
