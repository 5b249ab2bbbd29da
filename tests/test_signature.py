"""Signature and Nơi nhận (GUIDE, Metadata 7 to 9)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.frame import find_frame
from parsers.model import Line, Text
from parsers.paragraphs import canonical
from parsers.readers import plain
from parsers.signature import read_recipients, read_signature

BODY = "KẾ HOẠCH\nvề công tác dân vận\n\nI. MỤC TIÊU\n\nNâng cao chất lượng sinh hoạt chi bộ ở các thôn trong xã./.\n\n"


def text_of(closing: str) -> Text:
    return canonical(plain.read((BODY + closing).encode()).lines)


def signature(closing: str) -> tuple[str | None, str | None, str | None]:
    text = text_of(closing)
    read = read_signature(text, find_frame(text))
    return read.authority, read.position, read.name


def recipients(closing: str) -> list[str | tuple[str, str]]:
    """Names, with their purpose where they have one."""
    text = text_of(closing)
    return [(one.name, one.purpose) if one.purpose else one.name for one in read_recipients(text, find_frame(text))]


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        pytest.param("T/M ĐẢNG ỦY\nBÍ THƯ\n\nTrần Văn An", ("T/M ĐẢNG ỦY", "BÍ THƯ", "Trần Văn An"), id="party"),
        pytest.param(
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nTrần Văn An",
            ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn An"),
            id="7-all-lines-above",
        ),
        pytest.param(
            "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Văn An", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn An"), id="7-deputy"
        ),
        pytest.param(
            "T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\n\nTrần Văn An",
            ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Trần Văn An"),
            id="by-order",
        ),
        pytest.param(
            "TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\n\nTrần Văn An",
            ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ", "Trần Văn An"),
            id="by-mandate",
        ),
        pytest.param("Q. GIÁM ĐỐC\n\nTrần Văn An", (None, "Q. GIÁM ĐỐC", "Trần Văn An"), id="acting"),
        pytest.param("BÍ THƯ\n\nTrần Văn An", (None, "BÍ THƯ", "Trần Văn An"), id="position-alone"),
        pytest.param(
            "TM. BAN BÍ THƯ\n(đã ký)\n\nTrần Văn An",
            ("TM. BAN BÍ THƯ", None, "Trần Văn An"),
            id="7-organ-and-name-only",
        ),
        pytest.param("T/M ĐẢNG ỦY\nBÍ THƯ", ("T/M ĐẢNG ỦY", "BÍ THƯ", None), id="no-name"),
        pytest.param(
            "T/M ĐẢNG ỦY\nPHÓ BÍ THỦ\n\nTrần Văn An",
            ("T/M ĐẢNG ỦY PHÓ BÍ THỦ", None, "Trần Văn An"),
            id="10-a-misread-position-is-kept-as-printed",
        ),
        pytest.param(
            "BÍ THƯ\n(Ký, đóng dấu)\n\nPGS. TS. Trần Văn An", (None, "BÍ THƯ", "PGS. TS. Trần Văn An"), id="titles"
        ),
        pytest.param("CHỦ TỊCH\n\nNGUYỄN VĂN AN", (None, "CHỦ TỊCH", "NGUYỄN VĂN AN"), id="name-in-capitals"),
        pytest.param(
            "KT. BỘ TRƯỞNG\nBỘ TÀI CHÍNH\nTHỨ TRƯỞNG\n\nTrần Văn An\n\nKT. BỘ TRƯỞNG\nBỘ Y TẾ\nTHỨ TRƯỞNG\n\nLê Thị Hà",
            ("KT. BỘ TRƯỞNG BỘ TÀI CHÍNH", "THỨ TRƯỞNG", "Trần Văn An"),
            id="the-first-of-two",
        ),
        pytest.param(
            "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nThượng tướng Trần Văn An",
            ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Thượng tướng Trần Văn An"),
            id="a-rank",
        ),
        pytest.param(
            "TL. CỤC TRƯỞNG\n\nTRƯỞNG BAN CHÍNH SÁCH,\n\nTHUẾ QUỐC TẾ\n\nTrần Văn An",
            ("TL. CỤC TRƯỞNG", "TRƯỞNG BAN CHÍNH SÁCH, THUẾ QUỐC TẾ", "Trần Văn An"),
            id="a-position-over-two-lines",
        ),
        pytest.param(
            "TL. CỤC TRƯỞNG\nKT. TRƯỞNG BAN CHÍNH SÁCH PHÓ TRƯỞNG BAN\n\nTrần Văn An",
            ("TL. CỤC TRƯỞNG KT. TRƯỞNG BAN CHÍNH SÁCH", "PHÓ TRƯỞNG BAN", "Trần Văn An"),
            id="formula-and-position-on-one-line",
        ),
        pytest.param(
            "K/T BÍ THƯ\nPHÓ BÍ THƯ THƯỜNG TRỰC\n\nĐã ký: Trần Văn An",
            ("K/T BÍ THƯ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Trần Văn An"),
            id="name-behind-the-note",
        ),
        pytest.param("BÍ THƯ\n(Đã ký) Trần Văn An", (None, "BÍ THƯ", "Trần Văn An"), id="name-behind-the-bracket"),
        pytest.param("T/M ĐẢNG ỦY\nBÍ THƯ\n(Đã ký)", ("T/M ĐẢNG ỦY", "BÍ THƯ", None), id="the-note-alone"),
        pytest.param("", (None, None, None), id="none"),
    ],
)
def test_signature(closing: str, expected: tuple[str | None, str | None, str | None]) -> None:
    assert signature(closing) == expected


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        pytest.param(
            "Nơi nhận:\n- Huyện ủy,\n- Các chi bộ,\n- Lưu Văn phòng.",
            ["Huyện ủy", "Các chi bộ", "Lưu Văn phòng"],
            id="party",
        ),
        pytest.param(
            "Nơi nhận:\n- Sở Y tế (để b/c);\n- Lưu: VT, TH (3b).",
            [("Sở Y tế", "để b/c"), "Lưu: VT, TH (3b)"],
            id="8-brackets-out-but-not-of-the-archive",
        ),
        pytest.param(
            "Nơi nhận:\n- Chi bộ 2, (VBĐT)\n- Lưu VP.", [("Chi bộ 2", "VBĐT"), "Lưu VP"], id="8-comma-and-bracket"
        ),
        pytest.param(
            "Nơi nhận:\n- Chi bộ 2; (T/h)\n- Huyện ủy (B/c),\n- Phó Bí thư (Đ/c An),\n- Lưu VP.",
            [("Chi bộ 2", "T/h"), ("Huyện ủy", "B/c"), "Phó Bí thư (Đ/c An)", "Lưu VP"],
            id="8-notes-of-two-letters",
        ),
        pytest.param("Nơi gửi:\n- Huyện ủy,\n- Lưu VP.", ["Huyện ủy", "Lưu VP"], id="9-sent-to"),
        pytest.param(
            "Nơi nhận:\n- Huyện ủy,\n- Ban Tổ chức, } (để báo cáo)\n- Lưu VP.",
            ["Huyện ủy", ("Ban Tổ chức", "để báo cáo"), "Lưu VP"],
            id="8-brace",
        ),
        pytest.param(
            "Nơi nhận:\n- Huyện ủy | (để báo cáo)\n- Lưu VP.", [("Huyện ủy", "để báo cáo"), "Lưu VP"], id="8-bar"
        ),
        pytest.param(
            "Nơi nhận:\n- Đồng chí Bí thư (Trần Văn An),\n- Lưu VP.",
            ["Đồng chí Bí thư (Trần Văn An)", "Lưu VP"],
            id="8-a-persons-name-stays",
        ),
        pytest.param(
            "Nơi nhận:\n- Công an tỉnh; Thanh tra tỉnh;\n- Lưu: VT.",
            ["Công an tỉnh; Thanh tra tỉnh", "Lưu: VT"],
            id="9-one-item-of-two-bodies",
        ),
        pytest.param(
            "Nơi nhận:\n- Ban Thường trực Mặt trận Tổ quốc\n- và các tổ chức chính trị - xã hội,\n- Lưu VP.",
            ["Ban Thường trực Mặt trận Tổ quốc và các tổ chức chính trị - xã hội", "Lưu VP"],
            id="9-an-item-over-two-dashes",
        ),
        pytest.param(
            "Nơi nhận:\n- Ban Thường trực Mặt trận Tổ quốc\nviệt Nam huyện,\n- Lưu VP.",
            ["Ban Thường trực Mặt trận Tổ quốc việt Nam huyện", "Lưu VP"],
            id="9-an-item-over-two-lines",
        ),
        pytest.param(
            "Nơi nhận: - Huyện ủy; - Các chi bộ; - Lưu: VT.",
            ["Huyện ủy", "Các chi bộ", "Lưu: VT"],
            id="all-on-one-line",
        ),
        pytest.param(
            "Nơi nhận:\nHuyện ủy,\nCác chi bộ,\nLưu Văn phòng.",
            ["Huyện ủy", "Các chi bộ", "Lưu Văn phòng"],
            id="without-dashes",
        ),
        pytest.param("Nơi nhận:\n- Như trên;\n- Lưu: VT./.", ["Như trên", "Lưu: VT"], id="the-mark-that-ends-a-text"),
        pytest.param("### Nơi nhận:\n\n* Huyện ủy,\n* Lưu VP.", ["Huyện ủy", "Lưu VP"], id="markdown"),
        pytest.param("Nơi nhận:\n\nT/M ĐẢNG ỦY\nBÍ THƯ\n\nTrần Văn An", [], id="9-empty"),
        pytest.param("", [], id="9-none"),
        pytest.param(
            "Nơi nhận:                         T/M ĐẢNG ỦY\n- Huyện ủy,                          BÍ THƯ\n"
            "- Lưu VP.\n                                  Trần Văn An",
            ["Huyện ủy", "Lưu VP"],
            id="side-by-side",
        ),
        pytest.param(
            "Nơi nhận:\n- Huyện ủy,\n- Lưu VP.\nHoa-25\n\nT/M ĐẢNG ỦY\nBÍ THƯ\n\nTrần Văn An",
            ["Huyện ủy", "Lưu VP"],
            id="the-typists-mark",
        ),
    ],
)
def test_recipients(closing: str, expected: list[str | tuple[str, str]]) -> None:
    assert recipients(closing) == expected


POOL = [
    "Nơi nhận:",
    "- Huyện ủy (để b/c),",
    "- và các đoàn thể",
    "} (để báo cáo)",
    "- Lưu VP.",
    "T/M ĐẢNG ỦY",
    "BÍ THƯ",
    "(",
    "Trần Văn An",
    "(Đã ký)",
    "Hoa-25",
    "-",
    "|",
    "PHỤ LỤC",
    "CHỦ TỊCH UBND",
]


@given(st.lists(st.one_of(st.sampled_from(POOL), st.text(max_size=20)), max_size=10))
def test_no_closing_makes_it_raise(lines: list[str]) -> None:
    text = canonical([Line(line, whole=True) for line in [*BODY.split("\n"), *lines]])
    frame = find_frame(text)
    for recipient in read_recipients(text, frame):
        assert recipient.name == recipient.name.strip(" ,;.")
    for _, span in read_signature(text, frame).places:
        assert span.of(text.text)
