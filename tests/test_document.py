"""The whole reading of one file: what holds for every text there can be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers.document import READERS, parse
from parsers.errors import NoText, ParseError, Unreadable, UnsupportedFormat
from parsers.model import Citation, Document, Target, Task

# Pieces of which real documents are made, so that random texts come near to them.
PIECES = st.sampled_from(
    """
    TỈNH ỦY THANH GIANG; *; Số 16-CTr/TU; ĐẢNG CỘNG SẢN VIỆT NAM; Thanh Giang, ngày 05 tháng 8 năm 2022;
    CHƯƠNG TRÌNH HÀNH ĐỘNG; NGHỊ QUYẾT; về công tác dân vận; - Căn cứ Điều lệ Đảng,; I. MỤC TIÊU; II- NHIỆM VỤ;
    1. Mục tiêu chung; 2.1. Ban Tổ chức; a) Rà soát; đ) Báo cáo; Điều 5. Hiệu lực; Chương II; Phụ lục 01;
    - Kết nạp 3-4% đảng viên; Đến năm 2025, có trên 90% chi bộ hoàn thành tốt nhiệm vụ.; trước ngày 30/9/2023;
    thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022; các Quyết định số 217, 218-QĐ/TW; (thực hiện thường xuyên);
    | TT | Nội dung | Cơ quan chủ trì |; |---|---|---|; | 1 | Rà soát | Ban Tổ chức |; **; #; ```; [1]; Nơi nhận:;
    - Lưu VPTU.; T/M BAN THƯỜNG VỤ; BÍ THƯ; Nguyễn Văn An; \ufffd; \u0301; \x00; \u200b; 16-; /TW; %
    """.replace("\n", " ").split("; ")
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=40).map("\n".join))


def check(document: Document) -> None:
    """Every span lies in the text, sections nest, facts point to sections that hold them."""
    text = document.text
    assert unicodedata.is_normalized("NFC", text)
    for paragraph in document.paragraphs:
        assert 0 <= paragraph.span.start <= paragraph.span.end <= len(text)
        assert "\n" not in paragraph.span.of(text)
    for section in document.sections:
        assert section.span.holds(section.own)
        assert section.span.start <= section.body
        if section.parent is not None:
            assert document.sections[section.parent].span.holds(section.span)
            assert section.path == f"{document.sections[section.parent].path}/{section.label}"
    facts: tuple[Citation | Target | Task, ...] = (*document.citations, *document.targets, *document.tasks)
    for fact in facts:
        assert 0 <= fact.span.start < fact.span.end <= len(text)
        assert fact.span.of(text) == fact.span.of(text).strip()
        if fact.section is not None:
            assert (
                document.sections[fact.section].span.start <= fact.span.start < document.sections[fact.section].span.end
            )
    starts = [citation.span.start for citation in document.citations]
    assert starts == sorted(starts)


@given(TEXTS)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_a_sound_document_or_says_why_not(text: str) -> None:
    try:
        document = parse(text.encode("utf-8", "surrogatepass"), "txt")
    except (NoText, Unreadable):
        return
    check(document)


@given(st.sampled_from(sorted(READERS)), st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_give_a_document_or_a_parse_error(form: str, data: bytes) -> None:
    try:
        check(parse(data, form))
    except ParseError as error:
        said = (error.message, error.code)
    else:
        return
    assert all(said)


def test_reading_twice_gives_the_same() -> None:
    data = "KẾ HOẠCH\nthực hiện Nghị quyết số 21-NQ/TW\n\nI. MỤC TIÊU\n\n- Kết nạp 20 đảng viên.\n".encode()
    assert parse(data, "txt") == parse(data, "txt")


def test_unknown_format_names_the_file() -> None:
    with pytest.raises(UnsupportedFormat, match=r"bang\.xyz"):
        parse(b"...", "xyz", "bang.xyz")
