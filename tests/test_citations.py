"""Citations of a whole document: where they count, what is quoted, which section, whose title, and how quickly."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.citations import SectionIndex, find_citations
from parsers.frame import Frame
from parsers.model import Citation, Metadata, Paragraph, Section, Span, Text


def document(*paragraphs: str) -> Text:
    text, spans, at = "\n".join(paragraphs), [], 0
    for paragraph in paragraphs:
        spans.append(Paragraph(Span(at, at + len(paragraph)), page=1))
        at += len(paragraph) + 1
    return Text(text, tuple(spans))


def body(text: Text, title: tuple[int, int] = (0, 0), closing: tuple[int, int] | None = None) -> Frame:
    """A frame whose body begins behind the title and ends with the text."""
    return Frame(head=0, type=None, title=title, body=title[1], closing=closing, end=len(text.paragraphs))


def cite(*paragraphs: str, metadata: Metadata | None = None) -> list[Citation]:
    text = document(*paragraphs)
    return list(find_citations(text, body(text), (), metadata or Metadata()))


def quotes(*paragraphs: str) -> list[str]:
    text = document(*paragraphs)
    return [citation.span.of(text.text) for citation in find_citations(text, body(text), (), Metadata())]


def told(citation: Citation) -> str:
    """`relation number-or-key date | issuer | term | pinpoint`, what is not said left out."""
    head = " ".join(filter(None, [citation.relation, citation.number or citation.key, citation.issued_on]))
    return " | ".join(filter(None, [head, citation.issuer, citation.term, citation.pinpoint]))


# One paragraph -> its citations in order.
PARAGRAPHS = [
    pytest.param(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025; Luật sửa đổi, bổ sung một số điều của "
        "Luật Ngân sách nhà nước ngày 18 tháng 6 năm 2020;",
        [
            "based_on luat-to-chuc-chinh-quyen-dia-phuong 2025-06-16",
            "based_on luat-sua-doi-luat-ngan-sach-nha-nuoc 2020-06-18",
            "title_of luat-ngan-sach-nha-nuoc",
        ],
        id="ground-of-a-people's-council",
    ),
    pytest.param(
        "Xét Tờ trình số 155/TTr-UBND ngày 20 tháng 11 năm 2023 của Ủy ban nhân dân tỉnh về phí; Báo cáo thẩm tra "
        "số 45/BC-KTNS ngày 3 tháng 12 năm 2023 của Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh; ý kiến đại biểu.",
        [
            "based_on 155/TTr-UBND 2023-11-20 | Ủy ban nhân dân tỉnh",
            "based_on 45/BC-KTNS 2023-12-03 | Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh",
        ],
        id="proposal-and-review-of-a-people's-council",
    ),
    pytest.param(
        "sửa đổi Điểm a Khoản 3 Điều 7 Quy định ban hành kèm theo Nghị quyết số 3/2022/NQ-HĐND",
        ["amends 3/2022/NQ-HĐND | Điều 7 khoản 3 điểm a"],
        id="clause-of-an-attached-regulation",
    ),
    pytest.param(
        "Thực hiện Kết luận số 7-KL/TW, ngày 25/12/2013 của Bộ Chính trị về đẩy mạnh thực hiện Nghị quyết số 20-NQ/TU, "
        "ngày 28/01/2008 của Ban Chấp hành Trung ương",
        [
            "implements 7-KL/TW 2013-12-25 | Bộ Chính trị",
            "title_of 20-NQ/TU 2008-01-28 | Ban Chấp hành Trung ương",
        ],
        id="nested",
    ),
    pytest.param(
        "NÂNG CAO CHẤT LƯỢNG THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI XIII CỦA ĐẢNG VÀ ĐIỀU LỆ ĐẢNG",
        ["implements dai-hoi:dang::xiii: | ĐẠI HỘI XIII CỦA ĐẢNG", "implements dieu-le-dang"],
        id="capitals",
    ),
    pytest.param(
        "Công văn số 45/BNNMT-ĐCKS ngày 1/2/2026 của Bộ Nông nghiệp và Môi trường và Công văn số 13/STC-NS",
        ["mentions 45/BNNMT-ĐCKS 2026-02-01 | Bộ Nông nghiệp và Môi trường", "mentions 13/STC-NS"],
        id="official-letters",
    ),
    pytest.param(
        "theo Quy định số 590 (được sửa đổi theo Quyết định số 231-QĐ/QU ngày 20/01/2022)",
        ["based_on quy-dinh-590", "based_on 231-QĐ/QU 2022-01-20"],
        id="changed-by-another",
    ),
    pytest.param(
        "Trong năm 2024, 10/10 chi bộ tổ chức 24/7; đ/c Bí thư ký T/M; tỷ lệ 5/5 theo quy định, theo kế hoạch năm.",
        [],
        id="near-misses",
    ),
]


@pytest.mark.parametrize(("text", "citations"), PARAGRAPHS)
def test_paragraphs_and_their_citations(text: str, citations: list[str]) -> None:
    assert list(map(told, cite(text))) == citations


def test_twelve_grounds_of_one_sentence() -> None:
    grounds = [
        f"Quyết định số {serial}-QĐ/TU, ngày 1/2/2020 của Tỉnh ủy về việc số {serial}" for serial in range(1, 13)
    ]
    found = cite("Căn cứ " + "; ".join(grounds) + ".")
    assert [citation.number for citation in found] == [f"{serial}-QĐ/TU" for serial in range(1, 13)]
    assert {(citation.relation, citation.issued_on, citation.issuer) for citation in found} == {
        ("based_on", "2020-02-01", "Tỉnh ủy")
    }


def test_words_are_kept_as_printed() -> None:
    (citation,) = cite("Thực hiện Nghị quyết số 28 – NQ/TW của Tỉnh uỷ Khánh Hoà về “Hoà giải”")
    assert (citation.number, citation.issuer, citation.title) == ("28-NQ/TW", "Tỉnh uỷ Khánh Hoà", "về “Hoà giải”")


def test_a_numbered_mention_stops_before_its_title() -> None:
    assert quotes("theo Kết luận số 9-KL/TU, ngày 2/3/2020 của Tỉnh ủy về nhà ở") == [
        "Kết luận số 9-KL/TU, ngày 2/3/2020 của Tỉnh ủy"
    ]


def test_like_mentions_of_a_section_are_told_apart_by_the_words_that_govern_them() -> None:
    assert quotes("Kết luận số 9-KL/TU nêu rõ.", "Tham gia thực hiện Kết luận số 9-KL/TU") == [
        "Kết luận số 9-KL/TU nêu rõ",
        "thực hiện Kết luận số 9-KL/TU",
    ]


def test_a_headline_that_names_this_document_is_no_citation() -> None:
    text = document(
        "Nghị quyết Đại hội Đảng bộ tỉnh Hà Nam lần thứ XI", "Thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ X."
    )
    frame = Frame(head=0, type=0, title=(1, 1), body=1, closing=None, end=2)
    (citation,) = find_citations(text, frame, (), Metadata())
    assert citation.span.of(text.text) == "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ X"


def test_the_documents_own_number_is_no_citation() -> None:
    own = Metadata(number="16-CTr/ĐUK", issued_on="2022-10-05")
    text = (
        "Chương trình số 16-CTr/ĐUK, thực hiện Nghị quyết số 21-NQ/TW; Chương trình số 16/CTr-ĐUK; "
        "Chương trình số 16-CTr/ĐUK, ngày 1/2/2018"
    )
    assert [told(citation) for citation in cite(text, metadata=own)] == [
        "implements 21-NQ/TW",
        "implements 16-CTr/ĐUK 2018-02-01",
    ]


def test_the_title_counts_and_the_closing_does_not() -> None:
    text = document("Thực hiện Nghị quyết số 1-NQ/TU", "Theo Kết luận số 2-KL/TU", "Nơi nhận: theo Công văn số 3-CV/TU")
    found = find_citations(text, body(text, title=(0, 1), closing=(2, 3)), (), Metadata())
    assert [citation.number for citation in found] == ["1-NQ/TU", "2-KL/TU"]


def test_the_one_whose_title_a_mention_stands_in() -> None:
    found = cite("Theo Kế hoạch số 6-KH/HU thực hiện Kết luận số 9-KL/TU", "và Chỉ thị số 5-CT/TU")
    assert [citation.within for citation in found] == [None, 0, None]


def section(position: int, parent: int | None, start: int, end: int) -> Section:
    span = Span(start, end)
    return Section(position, parent, 1, "arabic", "1", "1", None, span, span, start)


def test_the_innermost_section_at_an_offset() -> None:
    index = SectionIndex([section(0, None, 10, 50), section(1, 0, 20, 30), section(2, None, 50, 60)])
    assert [index.at(offset) for offset in (5, 10, 25, 40, 55, 60)] == [None, 0, 1, 0, 2, None]


PIECES = st.lists(
    st.sampled_from(
        [
            "Căn cứ ", "thực hiện ", "và ", ", ", "; ", ". ", "(", ")", "\n", "“", "”", "về nhà ở ", "ngày 16/6/2022 ",
            "Nghị quyết số ", "21-NQ/TW", "18, 19-NQ/TW ", "Luật Đất đai ", "năm 2013 ", "của Bộ Chính trị ",
            "(khóa XII) ",
            "Nghị quyết Trung ương 4 khóa XI, XII ", "Đề án 06 ", "Điều 5 ", "sửa đổi, bổ sung ", "kèm theo ",
            "hết hiệu lực ",
            "Nghị quyết Đại hội XIII của Đảng ", "Luật sửa đổi, bổ sung một số điều của Luật Thủ đô ", "gọi tắt là ",
        ]
    ),
    max_size=30,
)  # fmt: skip


def assert_holds(text: Text, found: list[Citation]) -> None:
    spans = [citation.span for citation in found]
    assert all(0 <= span.start < span.end <= len(text.text) for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert all(citation.within is None or citation.within < index for index, citation in enumerate(found))
    for citation in found:
        assert not citation.issuer or citation.issuer in " ".join(text.text.split())
        assert citation.relation != "title_of" or citation.kind in ("numbered", "named")


@given(PIECES)
def test_spans_are_sorted_and_never_overlap(pieces: list[str]) -> None:
    text = document(*"".join(pieces).split("\n"))
    assert_holds(text, list(find_citations(text, body(text), (), Metadata())))


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(words: str) -> None:
    text = document(*words.split("\n"))
    assert_holds(text, list(find_citations(text, body(text), (), Metadata())))


SENTENCE = "Căn cứ Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Bộ Chính trị về nhà ở, đất ở và Luật Đất đai năm 2024; "


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param(SENTENCE, id="citations"),
        pytest.param("Luật Luật Luật sửa đổi ", id="laws"),
        pytest.param("18, 19, 20, ", id="numbers-of-a-list"),
        pytest.param("Nghị quyết Đại hội Đảng bộ tỉnh và Đảng bộ ", id="congresses"),
        pytest.param("thực hiện theo (căn cứ) nêu trong ", id="governing-words"),
    ],
)
def test_the_time_grows_with_the_length(piece: str) -> None:
    """A paragraph without an end is what a broken file gives: ten times the length is no hundred times the time."""

    def seconds(times: int) -> float:
        text = document(piece * times)
        begin = time.process_time()
        find_citations(text, body(text), (), Metadata())
        return time.process_time() - begin

    seconds(10)
    assert seconds(800) < 40 * seconds(80) + 0.2
