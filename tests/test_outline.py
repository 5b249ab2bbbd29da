"""Labels to a tree: the notation is a line of labels and the depths they get."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.frame import find_frame
from parsers.markers import LATIN_LETTERS, LETTERS, to_roman
from parsers.model import Line, Section, Span, Text
from parsers.outline import find_sections
from parsers.paragraphs import canonical

WORDED = {"P": "Phần thứ", "C": "Chương", "M": "Mục", "T": "Tiểu mục", "Đ": "Điều", "PL": "Phụ lục"}
ORDINALS = ["", "nhất", "hai", "ba", "tư", "năm"]


def line_of(token: str) -> str:
    """A line that begins with the label a token stands for: `I`, `1`, `1.1`, `a`, `C2` (Chương 2), `1/`, `-` (body)."""
    if token == "-":
        return "- Các chi bộ triển khai thực hiện."
    if token == "PL":
        return "PHỤ LỤC"
    head = token.rstrip("0123456789")
    if head in WORDED and len(token) > len(head):
        number = token[len(head) :]
        said = ORDINALS[int(number)] if head == "P" else number
        return f"{WORDED[head]} {said}" + (". Tên điều" if head == "Đ" else "")
    if token[-1] in "./-":
        return f"{token} Nội dung"
    if token in LATIN_LETTERS or token == "đ":
        return f"{token}) Nội dung"
    return f"{token}. NỘI DUNG"


def text_of(*lines: str) -> Text:
    return canonical([Line(line, whole=True) for line in lines])


def sections_of(*lines: str) -> tuple[Section, ...]:
    text = text_of(*lines)
    return find_sections(text, 0, None, len(text.paragraphs))[0]


def outline(labels: str) -> tuple[Section, ...]:
    return sections_of(*map(line_of, labels.split()))


@pytest.mark.parametrize(
    ("labels", "depths"),
    [
        pytest.param("I 1 a b 2 II", "0 1 2 2 1 0", id="party"),
        pytest.param("I 1 1.1 1.2 2 2.1 II 1", "0 1 2 2 1 2 0 1", id="decimals-under-their-number"),
        pytest.param("1 1.1 1.1.1 1.1.2 1.2 2", "0 1 2 2 1 0", id="decimals-of-three"),
        pytest.param("1 1.1 a b 1.2 a", "0 1 2 2 1 2", id="letters-under-decimals"),
        pytest.param("1 a 1.1", "0 1 1", id="a-decimal-hangs-on-its-number-not-on-the-letter"),
        pytest.param("1.1 1.2 2.1 2.2", "0 0 0 0", id="decimals-without-their-number"),
        pytest.param("I 1.1 1.2 II 2.1", "0 1 1 0 1", id="decimals-under-a-numeral"),
        pytest.param("C1 Đ1 1 a b 2 Đ2 C2 Đ3", "0 1 2 3 3 2 1 0 1", id="law"),
        pytest.param("P1 C1 M1 T1 Đ1 1 a", "0 1 2 3 4 5 6", id="every-rank-of-a-law"),
        pytest.param("P1 I 1 P2 I 1", "0 1 2 0 1 2", id="parts-of-a-report"),
        pytest.param("C1 M1 Đ1 M2 Đ2 C2 Đ3", "0 1 2 1 2 0 1", id="articles-go-on-over-chapters"),
        pytest.param("Đ1 1 2 Đ2 1 2 3 Đ3", "0 1 1 0 1 1 1 0", id="khoan-begin-again"),
        pytest.param("Đ1 a b Đ2 1 a", "0 1 1 0 1 2", id="diem-right-under-the-article"),
        pytest.param("Đ1 I 1 2 II 1 Đ2", "0 1 2 2 1 2 0", id="numerals-inside-an-article"),
        pytest.param("A I 1 II B I", "0 1 2 1 0 1", id="capitals-above-numerals"),
        pytest.param("I A 1 B 1 II A", "0 1 2 1 2 0 1", id="numerals-above-capitals"),
        pytest.param("A. I. 1. B. I. C.", "0 1 2 0 1 0", id="c-after-b-is-no-hundred"),
        pytest.param("1. a b 2. a b c", "0 1 1 0 1 1 1", id="letters-begin-again"),
        pytest.param("I 1 2 3 II 4 5", "0 1 1 1 0 1 1", id="numbers-that-run-on-over-numerals"),
        pytest.param("I 1 2 II 1 2 3", "0 1 1 0 1 1 1", id="numbers-that-begin-again"),
        pytest.param("1. 1/ 2/ 2. 1/", "0 1 1 0 1", id="another-sign-is-another-list"),
        pytest.param("a b 1. 2. c", "0 0 1 1 0", id="numbers-inside-letters"),
        pytest.param("I 1 PL1 I 1 PL2 I", "0 1 0 1 2 0 1", id="annexes-are-roots"),
        pytest.param("I 1 PL 1 2", "0 1 0 1 1", id="lone-annex"),
        pytest.param("PL1 Đ1 1 PL2 Đ1", "0 1 2 0 1", id="articles-in-annexes"),
        pytest.param("I II IV", "0 0 0", id="a-numeral-left-out"),
        pytest.param("1 2 4 5", "0 0 0 0", id="a-number-left-out"),
        pytest.param("1 2 3 7 8", "0 0 0 0 0", id="three-numbers-left-out"),
        pytest.param("1 2 2 3", "0 0 0 0", id="a-number-twice"),
        pytest.param("1 a b d", "0 1 1 1", id="d-for-đ-after-c-left-out"),
        pytest.param("2 3", "0 0", id="a-list-whose-first-was-lost"),
        pytest.param("1 - a - b - 2 -", "0 1 1 0", id="body-between"),
    ],
)
def test_depths(labels: str, depths: str) -> None:
    assert " ".join(str(section.depth) for section in outline(labels)) == depths


@pytest.mark.parametrize(
    ("labels", "kept"),
    [
        pytest.param("1 2 12", "1 2", id="a-number-far-off-begins-a-sentence"),
        pytest.param("I g", "I", id="a-letter-without-its-list"),
        pytest.param("9 I", "I", id="a-number-without-its-list"),
        pytest.param("I B", "I", id="a-capital-without-its-a"),
        pytest.param("I 1 x", "I I/1", id="a-letter-far-off"),
    ],
)
def test_a_label_that_fits_nowhere_is_text(labels: str, kept: str) -> None:
    assert " ".join(section.path for section in outline(labels)) == kept


@pytest.mark.parametrize(
    ("labels", "paths"),
    [
        pytest.param("I 1 1.1 a", "I I/1 I/1/1.1 I/1/1.1/a", id="signs"),
        pytest.param(
            "C2 M1 Đ5 3 a",
            "Chương 2;Chương 2/Mục 1;Chương 2/Mục 1/Điều 5;Chương 2/Mục 1/Điều 5/3;Chương 2/Mục 1/Điều 5/3/a",
            id="words",
        ),
        pytest.param("P2 I", "Phần thứ hai;Phần thứ hai/I", id="part-in-words"),
        pytest.param("PL2 II 1", "Phụ lục 2;Phụ lục 2/II;Phụ lục 2/II/1", id="annex"),
    ],
)
def test_paths(labels: str, paths: str) -> None:
    assert [section.path for section in outline(labels)] == paths.split(";" if ";" in paths else " ")


def test_every_numeral_to_fifty_stands_beside_the_one_before() -> None:
    numerals = [to_roman(value) for value in range(1, 51)]
    assert [section.path for section in outline(" ".join(numerals))] == numerals


def test_numbers_to_a_hundred() -> None:
    numbers = [str(value) for value in range(1, 101)]
    assert [section.path for section in outline(" ".join(numbers))] == numbers


@pytest.mark.parametrize("alphabet", [LETTERS, LATIN_LETTERS], ids=["vietnamese", "latin"])
def test_every_letter_stands_beside_the_one_before(alphabet: tuple[str, ...]) -> None:
    assert [section.path for section in outline(" ".join(("1", *alphabet)))][1:] == [f"1/{x}" for x in alphabet]


@pytest.mark.parametrize("count", range(1, 13))
def test_every_decimal_hangs_on_its_number(count: int) -> None:
    labels = [f"{major}" if minor == 0 else f"{major}.{minor}" for major in range(1, count + 1) for minor in range(5)]
    expected = [label if "." not in label else f"{label.split('.')[0]}/{label}" for label in labels]
    assert [section.path for section in outline(" ".join(labels))] == expected


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        pytest.param("1 2 3", [], id="nothing-to-say"),
        pytest.param("I 1 2 II 1", [], id="a-new-list-is-no-slip"),
        pytest.param("I II IV", ["“IV” sau “II”"], id="left-out"),
        pytest.param("1 2 2", ["lặp lại: “2”"], id="twice"),
        pytest.param("1 a b d", ["“d” sau “b”"], id="letter-left-out"),
        pytest.param("Đ1 Đ3", ["“Điều 3” sau “Điều 1”"], id="article-left-out"),
    ],
)
def test_doubts_are_told(labels: str, said: list[str]) -> None:
    text = text_of(*map(line_of, labels.split()))
    problems = find_sections(text, 0, None, len(text.paragraphs))[1]
    assert len(problems) == len(said)
    for problem, words in zip(problems, said, strict=True):
        assert words in problem.message
        assert problem.start is not None
        assert any(problem.start == paragraph.span.start for paragraph in text.paragraphs)


@pytest.mark.parametrize(
    ("lines", "paths"),
    [
        pytest.param(
            [*map(line_of, ["1", "2", "3", "4"]), "Š. Xây dựng", "6. Báo cáo"],
            "1 2 3 4 5 6",
            id="s-with-a-hook-for-five",
        ),
        pytest.param(["1. Rà soát", "2. Xây dựng", "3 Tiếp tục đổi mới", "4. Báo cáo"], "1 2 3 4", id="full-stop-lost"),
        pytest.param(["I. MỤC TIÊU", "l. Mục tiêu chung", "2. Mục tiêu cụ thể"], "I I/1 I/2", id="l-for-one"),
        pytest.param(["I. MỤC TIÊU", "ll. NHIỆM VỤ", "III. TỔ CHỨC"], "I II III", id="small-l-for-the-numeral"),
        pytest.param(["1. Rà soát", "Z. Xây dựng", "3. Báo cáo"], "1 2 3", id="z-for-two"),
        pytest.param(["II. MỤC TIÊU", "II1. NHIỆM VỤ", "IV. TỔ CHỨC"], "II III IV", id="one-for-i"),
        pytest.param(["1. Rà soát", "3 Nghị quyết đã ban hành"], "1", id="a-count-out-of-turn-is-text"),
        pytest.param(["1. Rà soát", "2 chi bộ còn thiếu"], "1", id="a-count-before-a-small-letter-is-text"),
        pytest.param(["1. Rà soát", "S. Nguyễn"], "1", id="a-sign-out-of-turn-is-text"),
        pytest.param(
            ["1. Rà soát", "2. Xây dựng", "3 Trường hợp khác", "4 Ghi rõ họ tên"], "1 2", id="footnotes-are-text"
        ),
    ],
)
def test_misread_labels_are_read_as_the_sign_that_is_due(lines: list[str], paths: str) -> None:
    assert " ".join(section.path for section in sections_of(*lines)) == paths


ATTACHED = [
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.",
    "Điều 2. Quyết định có hiệu lực từ ngày ký.",
    "QUY CHẾ",
    "Làm việc của Ban Chỉ đạo",
    "(Ban hành kèm theo Quyết định số 12-QĐ/HU ngày 3/4/2023 của Huyện ủy)",
    "Chương I",
    "QUY ĐỊNH CHUNG",
    "Điều 1. Phạm vi",
    "1. Quy chế này quy định nguyên tắc làm việc.",
    "Điều 2. Nguyên tắc",
    "1. Làm việc theo chế độ tập thể.",
]


def test_what_a_decision_issues_is_a_root_of_its_own() -> None:
    sections = sections_of(*ATTACHED)
    assert [section.path for section in sections] == [
        "Điều 1",
        "Điều 2",
        "Kèm theo",
        "Kèm theo/Chương I",
        "Kèm theo/Chương I/Điều 1",
        "Kèm theo/Chương I/Điều 1/1",
        "Kèm theo/Chương I/Điều 2",
        "Kèm theo/Chương I/Điều 2/1",
    ]
    assert sections[2].heading == "QUY CHẾ Làm việc của Ban Chỉ đạo"


def test_an_annex_is_not_what_a_decision_issues() -> None:
    lines = ["I. MỤC TIÊU", "PHỤ LỤC 1", "DANH MỤC DỰ ÁN", "(Kèm theo Kế hoạch số 12-KH/HU)", "1. Dự án A"]
    assert [section.path for section in sections_of(*lines)] == ["I", "Phụ lục 1", "Phụ lục 1/1"]


@pytest.mark.parametrize(
    "title", [["DANH MỤC DỰ ÁN ƯU TIÊN"], ["QUY ĐỊNH MỨC CHI"], ["(Đính kèm Tờ trình)", "KẾ HOẠCH TẬP HUẤN"]]
)
def test_a_title_under_the_label_of_an_annex_is_the_annexes_own(title: list[str]) -> None:
    lines = ["Điều 1. Công bố danh mục.", "PHỤ LỤC I", *title, "(Kèm theo Quyết định số 12/QĐ-UBND)", "1. Dự án A"]
    sections = sections_of(*lines)
    assert [section.path for section in sections] == ["Điều 1", "Phụ lục I", "Phụ lục I/1"]
    assert sections[1].heading == title[-1]


def test_a_regulation_behind_an_annex_is_a_root() -> None:
    lines = ["PHỤ LỤC I", "DANH MỤC DỰ ÁN", "1. Dự án A", *ATTACHED[2:5], "Điều 1. Phạm vi"]
    paths = [section.path for section in sections_of(*lines)]
    assert paths == ["Phụ lục I", "Phụ lục I/1", "Kèm theo", "Kèm theo/Điều 1"]


@pytest.mark.parametrize(
    ("lines", "paths"),
    [
        pytest.param(
            ["1. Sửa đổi Điều 5 như sau:", "“Điều 5. Hồ sơ", "1. Đơn đề nghị.", "2. Bản sao.", "3. Ảnh.", "4. Phí.”."],
            "1 1 2 3 4 2",
            id="quoted-units-restart",
        ),
        pytest.param(
            ["1. Sửa đổi Điều 5 như sau:", '"Điều 5. Hồ sơ', "1. Đơn đề nghị.", "2. Bản sao.", '3. Ảnh.";'],
            "1 1 2 3 2",
            id="straight-quotes",
        ),
        pytest.param(
            ["1. Sửa đổi Điều 5 như sau:", "“Điều 5. Hồ sơ", "1. Đơn đề nghị.", "2. Bản sao."],
            "1 1 2 2",
            id="never-closed",
        ),
    ],
)
def test_a_list_goes_on_behind_the_units_that_it_quotes(lines: list[str], paths: str) -> None:
    labels = [section.label for section in sections_of("Điều 1. Sửa đổi", *lines, "2. Bãi bỏ Điều 6.")]
    assert " ".join(labels) == f"Điều 1 {paths}"


def test_an_article_behind_a_quotation_that_was_not_closed_is_one_of_its_own() -> None:
    lines = [
        "Điều 1. Sửa đổi",
        "1. Sửa đổi khoản 2:",
        "“2. Hồ sơ gồm đơn và ảnh.",
        "Điều 2. Thay thế",
        "1. Cụm từ “xã”.",
    ]
    paths = [section.path for section in sections_of(*lines, "2. Cụm từ khác.")]
    assert paths == ["Điều 1", "Điều 1/1", "Điều 2", "Điều 2/1", "Điều 2/2"]


def test_the_closing_belongs_to_no_section() -> None:
    lines = ["I. MỤC TIÊU", "Nội dung mục tiêu.", "Nơi nhận:", "- Các chi bộ,", "- Lưu Văn phòng."]
    text = text_of(*lines)
    closing = Span(text.paragraphs[2].span.start, text.paragraphs[-1].span.end)
    (section,), _ = find_sections(text, 0, closing, len(text.paragraphs))
    assert section.span.of(text.text) == "I. MỤC TIÊU\nNội dung mục tiêu."


def test_what_stands_behind_the_signature_hangs_on_nothing_before_it() -> None:
    text = text_of("Điều 1. Phạm vi", "1. Nội dung", "Nơi nhận:", "- Lưu VP.", "1. Danh mục", "2. Danh sách")
    closing = Span(text.paragraphs[2].span.start, text.paragraphs[3].span.end)
    sections, _ = find_sections(text, 0, closing, len(text.paragraphs))
    assert [section.path for section in sections] == ["Điều 1", "Điều 1/1", "1", "2"]
    assert sections[1].span.end < closing.start < sections[2].span.start


def test_rows_and_footnotes_hold_no_labels() -> None:
    lines = [
        Line("I. MỤC TIÊU", whole=True),
        Line("", role="row", cells=("1. Rà soát", "2"), table=0),
        Line("1. Nghị quyết đã nêu", role="footnote", anchor=0),
        Line("II. NHIỆM VỤ", whole=True),
    ]
    text = canonical(lines)
    sections = find_sections(text, 0, None, len(text.paragraphs))[0]
    assert [section.path for section in sections] == ["I", "II"]
    assert "1. Rà soát" in sections[0].span.of(text.text)


TOKENS = [
    "I",
    "II",
    "III",
    "IV",
    "1",
    "2",
    "3",
    "4",
    "12",
    "1.1",
    "1.2",
    "2.1",
    "2.1.1",
    "a",
    "b",
    "c",
    "đ",
    "x",
    "A",
    "B",
    "C",
    "P1",
    "C1",
    "C2",
    "M1",
    "T1",
    "Đ1",
    "Đ2",
    "Đ3",
    "PL",
    "PL1",
    "1/",
    "2/",
    "1-",
    "-",
]


@given(st.lists(st.sampled_from(TOKENS), max_size=24))
def test_spans_nest_and_siblings_lie_apart(tokens: list[str]) -> None:
    text = text_of(*map(line_of, tokens))
    sections, _ = find_sections(text, 0, None, len(text.paragraphs))
    for position, section in enumerate(sections):
        assert section.position == position
        assert section.span.holds(section.own)
        assert section.own.start <= section.body <= section.own.end
        assert section.path.endswith(section.label)
        if section.parent is None:
            assert (section.depth, section.path) == (0, section.label)
            continue
        parent = sections[section.parent]
        assert section.parent < position
        assert parent.span.holds(section.span)
        assert section.depth == parent.depth + 1
        assert section.path == f"{parent.path}/{section.label}"
        assert parent.own.end < section.span.start
    for above in {section.parent for section in sections}:
        for one, other in pairwise(section for section in sections if section.parent == above):
            assert one.span.end < other.span.start


LINES = st.text(alphabet="IVX12ab.)-/ \nĐiềuChươngMục(*", max_size=120)


@given(LINES)
def test_no_text_makes_it_raise(printed: str) -> None:
    text = canonical([Line(line) for line in printed.split("\n")])
    if text.paragraphs:
        frame = find_frame(text)
        find_sections(text, frame.body, frame.closing_span(text), frame.end)
