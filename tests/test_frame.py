"""Where the parts of a document stand, and which set line is which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import formulas
from parsers.frame import Frame, find_frame
from parsers.model import Line, Text
from parsers.paragraphs import canonical

HEAD = ["HUYỆN ỦY TÂN PHÚ", "*", "Số 5-KH/HU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Tân Phú, ngày 5 tháng 3 năm 2024"]
TYPE = ["KẾ HOẠCH", "về công tác dân vận"]
BODY = ["Thực hiện Nghị quyết số 5-NQ/TU, Huyện ủy ban hành kế hoạch.", "I. MỤC TIÊU", "Nâng cao chất lượng."]
CLOSING = ["Nơi nhận:", "- Tỉnh ủy,", "- Lưu Văn phòng.", "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Trần Văn An"]
ANNEX = ["PHỤ LỤC", "DANH MỤC CÔNG TRÌNH", "1. Nhà văn hóa"]


def text_of(lines: list[str]) -> Text:
    return canonical([Line(line, whole=True) for line in lines])


def parts(*groups: list[str]) -> dict[str, str]:
    """The first words of every part that the frame finds in lines of the given groups."""
    text = text_of([line for group in groups for line in group])
    frame = find_frame(text)
    said = [paragraph.span.of(text.text) for paragraph in text.paragraphs]
    found = {"head": said[frame.head], "title": " ".join(said[slice(*frame.title)])}
    found["type"] = said[frame.type] if frame.type is not None else ""
    found["body"] = said[frame.body] if frame.body < len(said) else ""
    found["closing"] = " / ".join(said[slice(*frame.closing)]) if frame.closing else ""
    found["after"] = " / ".join(said[frame.end :])
    return found


def test_all_parts() -> None:
    assert parts(HEAD, TYPE, BODY, CLOSING) == {
        "head": "HUYỆN ỦY TÂN PHÚ",
        "type": "KẾ HOẠCH",
        "title": "về công tác dân vận",
        "body": BODY[0],
        "closing": " / ".join(CLOSING),
        "after": "",
    }


@pytest.mark.parametrize(
    ("bold", "expected"), [(True, "Về việc tổ chức hội nghị về dữ liệu."), (False, "")], ids=["bold", "a-sentence"]
)
def test_a_title_may_be_closed_like_a_sentence(bold: bool, expected: str) -> None:
    lines = [*map(Line, HEAD), Line("TỜ TRÌNH", bold=True), Line("Về việc tổ chức hội nghị về dữ liệu.", bold=bold)]
    text = canonical([replace(line, whole=True) for line in (*lines, *map(Line, BODY))])

    title = slice(*find_frame(text).title)
    assert " ".join(paragraph.span.of(text.text) for paragraph in text.paragraphs[title]) == expected


@pytest.mark.parametrize(
    ("groups", "part", "expected"),
    [
        pytest.param([TYPE, BODY], "head", "KẾ HOẠCH", id="no-masthead"),
        pytest.param([TYPE, BODY], "closing", "", id="no-closing"),
        pytest.param([["Trang chủ", "Tin tức"], HEAD, TYPE, BODY], "head", HEAD[0], id="noise-before"),
        pytest.param(
            [HEAD, TYPE, BODY, CLOSING, ["Chia sẻ", "Bình luận"]], "after", "Chia sẻ / Bình luận", id="noise-after"
        ),
        pytest.param(
            [HEAD, TYPE, BODY, ["Nguồn: Báo Tân Phú", "Từ khóa: dân vận"]],
            "after",
            "Nguồn: Báo Tân Phú / Từ khóa: dân vận",
            id="a-page-without-signature",
        ),
        pytest.param([HEAD, TYPE, BODY, CLOSING, ANNEX], "after", "", id="annexes-are-the-documents"),
        pytest.param(
            [HEAD, TYPE, BODY, CLOSING, ["LỊCH PHỔ BIẾN THÔNG TIN", "(Kèm theo Kế hoạch số 5-KH/HU)", "1. Quý I"]],
            "after",
            "",
            id="so-is-what-says-it-was-issued-with-them",
        ),
        pytest.param([HEAD, TYPE, BODY, CLOSING, ANNEX], "closing", " / ".join(CLOSING), id="annexes-are-no-closing"),
        pytest.param(
            [HEAD, TYPE, BODY, CLOSING[3:], CLOSING[:3]],
            "closing",
            " / ".join(CLOSING[3:] + CLOSING[:3]),
            id="signature-before-the-list",
        ),
        pytest.param([HEAD, TYPE, BODY, CLOSING[4:]], "closing", "BÍ THƯ / Trần Văn An", id="position-and-name-alone"),
        pytest.param(
            [HEAD, ["KẾ HOẠCH", "VỀ CÔNG TÁC DÂN VẬN", "NĂM 2024"], BODY],
            "title",
            "VỀ CÔNG TÁC DÂN VẬN NĂM 2024",
            id="title-of-two-lines-in-capitals",
        ),
        pytest.param(
            [HEAD, ["KẾ HOẠCH", "thực hiện Chỉ thị số 5-CT/TU", "về dân vận"], BODY],
            "title",
            "thực hiện Chỉ thị số 5-CT/TU về dân vận",
            id="title-that-begins-like-a-preamble",
        ),
        pytest.param([HEAD, TYPE, ["(Dự thảo)"], BODY], "body", BODY[0], id="bracketed-line-below-the-title"),
        pytest.param([HEAD, TYPE, ["I. MỤC TIÊU", "Nâng cao."]], "body", "I. MỤC TIÊU", id="no-preamble"),
        pytest.param([HEAD, ["KẾ HOẠCH"], BODY], "title", "", id="no-title"),
        pytest.param(
            [HEAD, ["NGHỊ QUYẾT", "ĐẠI HỘI ĐẢNG BỘ HUYỆN", "Đại hội họp từ ngày 1 đến ngày 3/10/2020,", "QUYẾT NGHỊ:"]],
            "title",
            "ĐẠI HỘI ĐẢNG BỘ HUYỆN",
            id="the-sentence-that-leads-to-the-decision-is-no-title",
        ),
        pytest.param(
            [HEAD[:3], ["V/v họp giao ban"], HEAD[3:], ["Kính gửi: Các chi bộ,"], BODY],
            "title",
            "V/v họp giao ban",
            id="official-letter",
        ),
        pytest.param(
            [HEAD[:3], ["V/v họp giao ban"], HEAD[3:], ["Kính gửi: Các chi bộ,"], BODY],
            "body",
            "Kính gửi: Các chi bộ,",
            id="official-letter-begins-with-its-addressee",
        ),
        pytest.param(
            [
                HEAD,
                ["QUYẾT ĐỊNH", "về việc thành lập Tổ công tác", "BAN THƯỜNG VỤ HUYỆN ỦY", "Căn cứ Điều lệ Đảng;"],
                BODY,
            ],
            "title",
            "về việc thành lập Tổ công tác",
            id="the-deciding-body-is-no-title",
        ),
    ],
)
def test_parts(groups: list[list[str]], part: str, expected: str) -> None:
    assert parts(*groups)[part] == expected


def test_a_regulation_behind_the_signature_is_the_documents() -> None:
    attached = [
        *HEAD[:2],
        HEAD[3],
        "QUY CHẾ",
        "Làm việc",
        "(Ban hành kèm theo Quyết định số 5-QĐ/HU)",
        "Điều 1. Phạm vi",
    ]
    assert parts(HEAD, ["QUYẾT ĐỊNH", "ban hành Quy chế"], BODY, CLOSING, attached)["after"] == ""


def test_a_footnote_is_no_headline() -> None:
    note = Line("Nghị quyết số 5/2024/QH15 ngày 29/6/2024 về chất vấn", role="footnote", anchor=1)
    text = canonical(
        [Line("Kính gửi: Các chi bộ", whole=True), Line("Thực hiện Kết luận [1], báo cáo.", whole=True), note]
    )
    assert find_frame(text).type is None


def test_no_closing_no_span() -> None:
    text = text_of(TYPE + BODY)
    assert find_frame(text).closing_span(text) is None


LINES: dict[Callable[[str], bool], tuple[list[str], list[str]]] = {
    formulas.is_motto: (
        [
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "-Độc lập - Tự do - Hạnh phúc-",
        ],
        ["Đảng Cộng sản Việt Nam lãnh đạo", "VIỆT NAM", ""],
    ),
    formulas.is_number_line: (
        [
            "Số 16-CTr/ĐUK",
            "Số: 49/NQ-HĐND",
            "Số:      /KH-SYT",
            "Số ….-NQ/ĐU",
            "SỐ 5-NQ/HU",
            "CỐ 5-NQ/HU",
            "Luật số: 45/2019/QH14",
            "Số31-QĐ/TW",
        ],
        ["Số lượng đảng viên", "Số 5", "16-CTr/ĐUK", "Sổ tay", ""],
    ),
    formulas.is_dateline: (
        [
            "Hà Nội, ngày 5 tháng 3 năm 2024",
            "TP. Hồ Chí Minh, ngày 5/3/2024",
            "An Bình, ngày    tháng 3 năm 2024",
            "Thừa Thiên - Huế, tháng 3 năm 2024",
            "Hà Nội, ngày … tháng … năm 2024",
        ],
        ["ngày 5 tháng 3 năm 2024", "Hà Nội, ngày mai", "Tại Hà Nội, ngày 5/3/2024 đã họp", ""],
    ),
    formulas.is_subject: (["V/v họp", "v/v: họp", "Về việc họp"], ["Về công tác", "Vv", ""]),
    formulas.is_grounds: (
        ["Căn cứ Điều lệ Đảng;", "- Căn cứ Quy chế", "Xét Tờ trình số 5", "Theo đề nghị của", "Kính gửi: Các chi bộ"],
        ["Căn nhà", "Đã căn cứ", ""],
    ),
    formulas.is_origin: (
        [
            "(Ban hành kèm theo Quyết định số 5)",
            "(Kèm theo Kế hoạch số 5)",
            "Ban hành kèm theo Quyết định",
            "(được ban hành kèm theo",
            "(Phê duyệt kèm theo Quyết định số 5",
        ],
        ["Ban hành Quy chế", "(Dự thảo)", ""],
    ),
    formulas.is_type_line: (
        ["NGHỊ QUYẾT", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "KẾ HOẠCH:", "LUẬT"],
        ["Nghị quyết", "NGHỊ QUYẾT CỦA BAN THƯỜNG VỤ", "MỤC TIÊU", ""],
    ),
    formulas.is_noi_nhan: (
        ["Nơi nhận:", "Nơi nhận", "**Nơi nhận:**", "NƠI NHẬN:", "Noi nhân:"],
        ["Nơi nhận hồ sơ là bộ phận một cửa", "Kính gửi:", ""],
    ),
    formulas.is_signing: (
        [
            "T/M BAN THƯỜNG VỤ",
            "TM. ỦY BAN NHÂN DÂN",
            "KT. CHỦ TỊCH",
            "K/T CHỦ NHIỆM",
            "TL. BỘ TRƯỞNG",
            "T/L BAN THƯỜNG VỤ",
            "TUQ. GIÁM ĐỐC",
            "T/UQ GIÁM ĐỐC",
        ],
        ["Tm", "TM ban hành", "BÍ THƯ", "KT-XH", ""],
    ),
    formulas.is_position: (
        [
            "BÍ THƯ",
            "PHÓ BÍ THƯ THƯỜNG TRỰC",
            "PHÓ CHỦ TỊCH",
            "Q. GIÁM ĐỐC",
            "QUYỀN GIÁM ĐỐC",
            "CHÁNH VĂN PHÒNG",
            "THƯỜNG TRỰC BAN BÍ THƯ",
            "TỔNG BÍ THƯ",
            "CHỦ NHIỆM",
            "TRƯỞNG BAN",
        ],
        ["Bí thư", "MỤC TIÊU", "BAN THƯỜNG VỤ", ""],
    ),
    formulas.is_signed_note: (
        ["(Đã ký)", "Đã ký", "(Ký, đóng dấu)", "(Ký, ghi rõ họ tên)", "Ký bởi: Văn phòng", "Thời gian ký: 5/3/2024"],
        ["ký tên, đóng dấu của cấp ủy", "Đăng ký", "Ký kết thỏa thuận", ""],
    ),
    formulas.is_name: (
        ["Trần Văn An", "PGS. TS. Trần Văn An", "Đồng chí Lê Thị Thu Hà", "Y Thông", "NGUYỄN VĂN AN"],
        ["Trần", "Các chi bộ", "Trần Văn An đã ký", "MỤC TIÊU CHUNG", "HÀ NAM", ""],
    ),
}


@pytest.mark.parametrize(
    ("is_it", "line", "expected"),
    [
        pytest.param(is_it, line, expected, id=f"{is_it.__name__}-{line or 'nothing'}")
        for is_it, (those, others) in LINES.items()
        for lines, expected in ((those, True), (others, False))
        for line in lines
    ],
)
def test_set_lines(is_it: Callable[[str], bool], line: str, expected: bool) -> None:
    assert is_it(line) is expected


@given(st.text(max_size=40))
def test_no_line_makes_them_raise(line: str) -> None:
    for is_it in LINES:
        is_it(line)


POOL = [
    *HEAD,
    *TYPE,
    *BODY,
    *CLOSING,
    *ANNEX,
    "V/v họp",
    "Kính gửi:",
    "(Dự thảo)",
    "Nguồn: Báo",
    "x",
    "Kết luận số 5-KL/TW",
]


@given(st.lists(st.sampled_from(POOL), min_size=1, max_size=16))
def test_every_index_is_a_paragraphs(lines: list[str]) -> None:
    text = text_of(lines)
    frame: Frame = find_frame(text)
    last = len(text.paragraphs)
    assert 0 <= frame.head <= frame.end <= last
    assert 0 <= frame.title[0] <= frame.title[1] <= last
    assert frame.title[1] <= frame.body or frame.title[0] == frame.title[1]
    assert frame.body <= last
    if frame.closing:
        assert frame.body <= frame.closing[0] < frame.closing[1] <= frame.end
