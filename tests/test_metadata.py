"""Metadata of whole documents: the conventions of the annotation guide (Metadata 1 to 8), each with composed text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.frame import find_frame
from parsers.metadata import read_metadata
from parsers.model import Line, Metadata
from parsers.paragraphs import canonical
from parsers.readers import plain

PARTY_HEAD = """\
ĐẢNG BỘ HUYỆN TÂN PHÚ
ĐẢNG ỦY XÃ AN BÌNH
*
Số 12-CTr/ĐU

ĐẢNG CỘNG SẢN VIỆT NAM
An Bình, ngày 5 tháng 3 năm 2024
"""
STATE_HEAD = """\
ỦY BAN NHÂN DÂN
TỈNH HÀ NAM
Số: 141/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nam, ngày 5 tháng 3 năm 2024
"""
BODY = """
I. MỤC TIÊU

1. Tiếp tục tuyên truyền sâu rộng trong cán bộ, đảng viên và Nhân dân về công tác dân vận.

2. Nâng cao chất lượng sinh hoạt chi bộ./.
"""
SIGNED = """
Nơi nhận:
- Huyện ủy,
- Lưu Văn phòng.

T/M ĐẢNG ỦY
BÍ THƯ

Trần Văn An
"""
PARTY = f"{PARTY_HEAD}\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nvề công tác dân vận\n{BODY}{SIGNED}"
STATE = f"{STATE_HEAD}\nKẾ HOẠCH\nTriển khai công tác dân vận\n{BODY}"


def read(printed: str) -> Metadata:
    text = canonical(plain.read(printed.encode()).lines)
    return read_metadata(text, find_frame(text))


def check(printed: str, **expected: str | None) -> None:
    metadata = read(printed)
    assert {key: getattr(metadata, key) for key in expected} == expected


def test_a_party_document() -> None:
    check(
        PARTY,
        number="12-CTr/ĐU",
        type_code="CTr",
        type_name="Chương trình hành động",
        issuer_code="ĐU",
        issuer="ĐẢNG ỦY XÃ AN BÌNH",
        parent_issuer="ĐẢNG BỘ HUYỆN TÂN PHÚ",
        place="An Bình",
        issued_on="2024-03-05",
        adopted_on=None,
        title="về công tác dân vận",
        term=None,
        signing_authority="T/M ĐẢNG ỦY",
        signer_position="BÍ THƯ",
        signer_name="Trần Văn An",
        secrecy=None,
        urgency=None,
    )


def test_a_state_document() -> None:
    check(
        STATE,
        number="141/KH-UBND",
        type_code="KH",
        type_name="Kế hoạch",
        issuer_code="UBND",
        issuer="ỦY BAN NHÂN DÂN TỈNH HÀ NAM",
        parent_issuer=None,
        place="Hà Nam",
        issued_on="2024-03-05",
        title="Triển khai công tác dân vận",
        signing_authority=None,
        signer_position=None,
        signer_name=None,
    )


def test_every_place_holds_what_was_read() -> None:
    text = canonical(plain.read(PARTY.encode()).lines)
    places = dict(read_metadata(text, find_frame(text)).places)
    assert {key: span.of(text.text) for key, span in places.items()} == {
        "type_name": "CHƯƠNG TRÌNH HÀNH ĐỘNG",
        "number": "12-CTr/ĐU",
        "place": "An Bình",
        "issued_on": "5 tháng 3 năm 2024",
        "issuer": "ĐẢNG ỦY XÃ AN BÌNH",
        "title": "về công tác dân vận",
        "signing_authority": "T/M ĐẢNG ỦY",
        "signer_position": "BÍ THƯ",
        "signer_name": "Trần Văn An",
    }


def test_1_a_headline_and_the_sentence_that_introduces_the_text_stand_in() -> None:
    page = (
        "Trang chủ\n\nKết luận số 40-KL/TW ngày 05/3/2024 của Ban Bí thư về công tác dân vận\n\n"
        "Thay mặt Ban Bí thư, Thường trực Ban Bí thư Trần Văn An đã ký ban hành Kết luận số 40-KL/TW (ngày 05/3/2024) "
        f"về công tác dân vận. Nội dung như sau:\n{BODY}\nTheo Báo Điện tử\n"
    )
    check(
        page,
        number="40-KL/TW",
        type_name="Kết luận",
        type_code="KL",
        issuer="Ban Bí thư",
        issued_on="2024-03-05",
        title="về công tác dân vận",
        place=None,
        signing_authority="Thay mặt Ban Bí thư",
        signer_position="Thường trực Ban Bí thư",
        signer_name="Trần Văn An",
    )


@pytest.mark.parametrize(
    ("sentence", "authority"),
    [
        pytest.param(
            "Đồng chí Trần Văn An – Phó Bí thư Tỉnh ủy vừa thay mặt Ban Thường vụ Tỉnh ủy Hà Nam ký ban hành Kế hoạch.",
            "thay mặt Ban Thường vụ Tỉnh ủy Hà Nam",
            id="behind-the-position",
        ),
        pytest.param(
            "Thay mặt Ban Thường vụ Tỉnh ủy Hà Nam, đồng chí Trần Văn An, Phó Bí thư Tỉnh ủy đã ký ban hành Kế hoạch.",
            "Thay mặt Ban Thường vụ Tỉnh ủy Hà Nam",
            id="before-the-name",
        ),
    ],
)
def test_1_a_sentence_that_names_who_signed_before_the_position(sentence: str, authority: str) -> None:
    check(
        f"{sentence}\n{BODY}",
        signing_authority=authority,
        signer_position="Phó Bí thư Tỉnh ủy",
        signer_name="Trần Văn An",
        issuer="Ban Thường vụ Tỉnh ủy Hà Nam",
    )


@pytest.mark.parametrize(
    ("headline", "type_name", "issuer", "term", "title"),
    [
        pytest.param(
            "Kết luận của Ban Bí thư về công tác dân vận",
            "Kết luận",
            "Ban Bí thư",
            None,
            "về công tác dân vận",
            id="body-and-subject",
        ),
        pytest.param(
            "Chương trình hành động của Tỉnh ủy thực hiện Nghị quyết số 5",
            "Chương trình hành động",
            "Tỉnh ủy",
            None,
            "thực hiện Nghị quyết số 5",
            id="what-it-carries-out",
        ),
        pytest.param(
            "Nghị quyết của Ban Chấp hành Đảng bộ tỉnh khóa XIII về dân vận",
            "Nghị quyết",
            "Ban Chấp hành Đảng bộ tỉnh",
            "khóa XIII",
            "về dân vận",
            id="term",
        ),
        pytest.param(
            "Nghị quyết Đại hội Đảng bộ tỉnh Hà Nam lần thứ XI, nhiệm kỳ 2020 - 2025",
            "Nghị quyết",
            "Đại hội Đảng bộ tỉnh Hà Nam lần thứ XI",
            "nhiệm kỳ 2020 - 2025",
            None,
            id="congress",
        ),
        pytest.param("Kết luận của Ban Bí thư về công tác dân vận.", None, None, None, None, id="a-sentence-is-none"),
        pytest.param("Kết luận của hội nghị về công tác dân vận", None, None, None, None, id="no-body"),
    ],
)
def test_1_a_headline_without_a_number(
    headline: str, type_name: str | None, issuer: str | None, term: str | None, title: str | None
) -> None:
    check(f"{headline}\n{BODY}", type_name=type_name, issuer=issuer, term=term, title=title, number=None)


@pytest.mark.parametrize(
    ("sentence", "number", "day"),
    [
        pytest.param(
            "Ngày 05/3/2024, Ban Thường vụ Tỉnh ủy đã ban hành Kết luận số 9-KL/TU về công tác dân vận.",
            "9-KL/TU",
            "2024-03-05",
            id="day-first",
        ),
        pytest.param(
            "Ban Thường vụ Tỉnh ủy vừa ban hành Kết luận số 9-KL/TU, ngày 05 tháng 3 năm 2024 về công tác dân vận.",
            "9-KL/TU",
            "2024-03-05",
            id="day-behind",
        ),
        pytest.param("Tỉnh ủy đã ban hành Kết luận số 9-KL/TU về công tác dân vận.", "9-KL/TU", None, id="no-day"),
        pytest.param("Tỉnh ủy đã ban hành Kết luận số 9-KL/TU về tổ chức cán bộ.", None, None, id="another-subject"),
        pytest.param("Tỉnh ủy đã ban hành Kế hoạch số 9-KH/TU về công tác dân vận.", None, None, id="another-type"),
    ],
)
def test_1_the_sentence_under_a_headline_tells_the_number(sentence: str, number: str | None, day: str | None) -> None:
    headline = "Kết luận của Ban Thường vụ Tỉnh ủy về công tác dân vận"
    check(
        f"{headline}\n\n{sentence}\n{BODY}", number=number, issued_on=day, type_code="KL", title="về công tác dân vận"
    )


def test_1_a_sentence_that_tells_what_was_just_issued() -> None:
    told = "Ban Thường vụ Tỉnh ủy vừa ban hành Chương trình hành động về công tác dân vận. Nội dung như sau:"
    check(f"{told}\n{BODY}", issuer="Ban Thường vụ Tỉnh ủy", signer_name=None)


def test_1_a_document_without_masthead() -> None:
    check(
        f"NGHỊ QUYẾT\nVề nhiệm vụ năm 2024\n{BODY}",
        number=None,
        type_name="Nghị quyết",
        type_code="NQ",
        issuer_code=None,
        issuer=None,
        issued_on=None,
        place=None,
        title="Về nhiệm vụ năm 2024",
    )


def test_1_what_a_page_printed_before_the_masthead_is_none_of_it() -> None:
    check(f"Trang chủ\n\nVăn bản mới\n\nSố hiệu: 999/KH-ABC\n\n{STATE}", issuer="ỦY BAN NHÂN DÂN TỈNH HÀ NAM")


@pytest.mark.parametrize(
    ("number", "code", "issuer"),
    [
        pytest.param("Số:      /KH-SYT", "KH", "SYT", id="blanks"),
        pytest.param("Số: ....../KH-SYT", "KH", "SYT", id="dots"),
        pytest.param("Số ...-NQ/ĐU", "NQ", "ĐU", id="party"),
        pytest.param("Số: ……/2024/QĐ-UBND", "QĐ", "UBND", id="with-its-year"),
        pytest.param("Số: ___/TB-UBND", "TB", "UBND", id="underlines"),
    ],
)
def test_2_a_number_left_blank_still_gives_its_symbol(number: str, code: str, issuer: str) -> None:
    check(STATE.replace("Số: 141/KH-UBND", number), number=None, type_code=code, issuer_code=issuer)


def test_a_number_that_is_broken_behind_its_sign() -> None:
    check(STATE.replace("Số: 141/KH-UBND", "Số: 141/\n\nKH-UBND"), number="141/KH-UBND", type_code="KH")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Hà Nam, ngày    tháng 5 năm 2024", id="day"),
        pytest.param("Hà Nam, ngày … tháng … năm 2024", id="day-and-month"),
        pytest.param("Hà Nam, ngày ... tháng ... năm 2024", id="dots"),
        pytest.param("Hà Nam, tháng 5 năm 2024", id="month-only"),
    ],
)
def test_2_a_date_line_with_a_gap_keeps_its_place(line: str) -> None:
    check(STATE.replace("Hà Nam, ngày 5 tháng 3 năm 2024", line), issued_on=None, place="Hà Nam")


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        pytest.param("Hà Nam ngày 05 tháng 3 năm 2024", "Hà Nam", "2024-03-05", id="without-its-comma"),
        pytest.param("Hà Nam, ngày\n\n5 tháng 3 năm 2024", "Hà Nam", "2024-03-05", id="broken-before-the-day"),
        pytest.param("Hà Nam, ngày 5\n\ntháng 3 năm 2024", "Hà Nam", "2024-03-05", id="broken-before-the-month"),
        pytest.param("Hà\n\nNam, ngày 5 tháng 3 năm\n\n2024", "Hà Nam", "2024-03-05", id="broken-twice"),
        pytest.param(
            "Thành phố Hồ Chí\n\nMinh, ngày 5 tháng 3 năm 2024", "Thành phố Hồ Chí Minh", "2024-03-05", id="city"
        ),
        pytest.param("Thành\n\nphố Hà Nam, ngày 5/3/2024", "Thành phố Hà Nam", "2024-03-05", id="word-for-a-city"),
        pytest.param("Đường Láng\n\nHà Nam, ngày 5/3/2024", "Hà Nam", "2024-03-05", id="a-whole-place-takes-no-more"),
        pytest.param("Luật Đất đai ngày 5 tháng 3 năm 2024", None, None, id="a-law-of-a-day-is-no-date-line"),
    ],
)
def test_a_date_line_as_narrow_cells_break_it(line: str, place: str | None, day: str | None) -> None:
    check(STATE.replace("Hà Nam, ngày 5 tháng 3 năm 2024", line), place=place, issued_on=day)


def test_the_first_words_of_a_broken_place_are_none_of_the_subject() -> None:
    head = STATE_HEAD.replace("Số: 141/KH-UBND", "").replace("Hà Nam, ngày 5 tháng 3 năm 2024\n", "")
    head += "Số: 241/UBND-VX\nV/v phòng, chống dịch\n\nHà\n\nNam, ngày 5 tháng 3 năm 2024\n\n"
    printed = f"{head}Kính gửi: Sở Y tế.\n{BODY}"
    check(printed, title="phòng, chống dịch", place="Hà Nam", issued_on="2024-03-05")


@pytest.mark.parametrize(
    ("type_lines", "title", "term"),
    [
        pytest.param(
            "NGHỊ QUYẾT CỦA BAN THƯỜNG VỤ TỈNH ỦY (KHÓA XIV)\nvề công tác dân vận",
            "về công tác dân vận",
            "KHÓA XIV",
            id="on-the-type-line",
        ),
        pytest.param(
            "NGHỊ QUYẾT\nCỦA BAN THƯỜNG VỤ TỈNH ỦY (KHÓA XIV)\nvề công tác dân vận",
            "về công tác dân vận",
            "KHÓA XIV",
            id="below-the-type-line",
        ),
        pytest.param(
            "NGHỊ QUYẾT\nCỦA BAN THƯỜNG VỤ TỈNH ỦY KHÓA XIV\nvề công tác dân vận",
            "về công tác dân vận",
            "KHÓA XIV",
            id="a-term-without-brackets",
        ),
        pytest.param(
            "NGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ SÁU BAN THƯỜNG VỤ TỈNH ỦY KHÓA XIV\nvề công tác dân vận",
            "về công tác dân vận",
            "KHÓA XIV",
            id="a-plenum",
        ),
        pytest.param(
            "NGHỊ QUYẾT\nHỘI NGHỊ BAN THƯỜNG VỤ TỈNH ỦY LẦN THỨ 6 (KHÓA XIV)\nvề công tác dân vận",
            "về công tác dân vận",
            "KHÓA XIV",
            id="a-plenum-with-its-number-behind",
        ),
        pytest.param(
            "NGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ SÁU\nBAN THƯỜNG VỤ TỈNH ỦY (KHÓA XIV)\nvề công tác dân vận",
            "về công tác dân vận",
            "KHÓA XIV",
            id="a-plenum-over-two-lines",
        ),
        pytest.param(
            "NGHỊ QUYẾT\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề công tác dân vận",
            "về công tác dân vận",
            None,
            id="without-a-term",
        ),
        pytest.param(
            "NGHỊ QUYẾT\nCỦA BAN THƯỜNG VỤ TỈNH ỦY VỀ CÔNG TÁC DÂN VẬN",
            "VỀ CÔNG TÁC DÂN VẬN",
            None,
            id="the-title-on-the-same-line",
        ),
    ],
)
def test_3_the_type_line_names_the_issuer(type_lines: str, title: str, term: str | None) -> None:
    printed = PARTY.replace("CHƯƠNG TRÌNH HÀNH ĐỘNG\nvề công tác dân vận", type_lines)
    check(printed, issuer="BAN THƯỜNG VỤ TỈNH ỦY", title=title, term=term, type_name="Nghị quyết")


MET = "Ban Chấp hành Đảng bộ xã An Bình khóa I họp Hội nghị lần thứ 6 ngày 09/01/2024, thống nhất\n\nQUYẾT NGHỊ\n"


def test_3_a_congress_issues_its_resolution() -> None:
    line = "ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ XÃ AN BÌNH LẦN THỨ I, NHIỆM KỲ 2025 - 2030"
    told = "Đại hội đại biểu Đảng bộ xã An Bình lần thứ I họp từ ngày 22/7/2025 đến ngày 23/7/2025,\n\nQUYẾT NGHỊ\n"
    check(
        f"NGHỊ QUYẾT\n{line}\n-----\n\n{told}{BODY}",
        issuer="ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ XÃ AN BÌNH LẦN THỨ I",
        term="NHIỆM KỲ 2025 - 2030",
        title=line,
        adopted_on="2025-07-23",
    )


def test_5_a_congress_in_the_title_of_another_type_is_the_title() -> None:
    line = "ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ XÃ AN BÌNH LẦN THỨ I, NHIỆM KỲ 2025 - 2030"
    check(PARTY.replace("về công tác dân vận", f"{line}\nvề nhân sự", 1), title=f"{line} về nhân sự", term=None)


@pytest.mark.parametrize("rule", ["", "-----\n"])
def test_5_a_preamble_that_a_line_of_its_own_ends_is_no_title(rule: str) -> None:
    check(
        PARTY.replace("về công tác dân vận\n", f"về công tác dân vận\n{rule}\n{MET}", 1),
        title="về công tác dân vận",
        issuer="Ban Chấp hành Đảng bộ xã An Bình",
        term="khóa I",
        adopted_on="2024-01-09",
    )


def test_5_a_title_right_above_the_decision_stays() -> None:
    check(PARTY.replace("về công tác dân vận\n", "Về công tác dân vận\n\nQUYẾT NGHỊ\n", 1), title="Về công tác dân vận")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("về công tác dân vận", "về công tác dân vận", id="one-line"),
        pytest.param(
            "thực hiện Nghị quyết số 5-NQ/HU, ngày 2/3/2020\ncủa Huyện ủy về công tác dân vận",
            "thực hiện Nghị quyết số 5-NQ/HU, ngày 2/3/2020 của Huyện ủy về công tác dân vận",
            id="lines-joined",
        ),
        pytest.param("VỀ CÔNG TÁC DÂN VẬN", "VỀ CÔNG TÁC DÂN VẬN", id="its-case"),
        pytest.param("Về công tác dân vân", "Về công tác dân vân", id="its-misprints"),
        pytest.param(
            "về công tác dân vận\n(Ban hành kèm theo Quyết định số 12-QĐ/HU)",
            "về công tác dân vận",
            id="bracketed-line-out",
        ),
        pytest.param(
            "HỘI NGHỀ CÁ TỈNH\n\n(Kèm theo Quyết định số    /QĐ-UBND ngày    tháng 9\n\ncủa Chủ tịch UBND tỉnh)",
            "HỘI NGHỀ CÁ TỈNH",
            id="bracket-of-two-lines-out",
        ),
        pytest.param(
            "SỬA ĐỔI MỘT SỐ ĐIỀU\n\nCỦA THÔNG TƯ SỐ 5/2023/TT-BYT",
            "SỬA ĐỔI MỘT SỐ ĐIỀU CỦA THÔNG TƯ SỐ 5/2023/TT-BYT",
            id="of-a-document-is-no-issuer",
        ),
        pytest.param("về công tác dân vận\n-----", "về công tác dân vận", id="rule-out"),
    ],
)
def test_5_the_title(title: str, expected: str) -> None:
    check(PARTY.replace("\nvề công tác dân vận\n", f"\n{title}\n"), title=expected)


def test_5_the_title_stands_behind_two_bodies_and_holds_a_person() -> None:
    type_lines = "KẾT LUẬN\nCỦA BAN THƯỜNG VỤ,\nBAN CHẤP HÀNH VỀ CÔNG TÁC DÂN VẬN"
    printed = PARTY.replace("CHƯƠNG TRÌNH HÀNH ĐỘNG\nvề công tác dân vận", type_lines)
    check(printed, issuer="BAN THƯỜNG VỤ, BAN CHẤP HÀNH", title="VỀ CÔNG TÁC DÂN VẬN")
    type_lines = "KẾT LUẬN\nCỦA ĐỒNG CHÍ BÍ THƯ ĐẢNG ỦY\nTẠI HỘI NGHỊ DÂN VẬN"
    printed = PARTY.replace("CHƯƠNG TRÌNH HÀNH ĐỘNG\nvề công tác dân vận", type_lines)
    check(printed, title="CỦA ĐỒNG CHÍ BÍ THƯ ĐẢNG ỦY TẠI HỘI NGHỊ DÂN VẬN")


def test_3_a_plenum_concludes_as_it_resolves() -> None:
    type_lines = "KẾT LUẬN\nHỘI NGHỊ LẦN THỨ SÁU BAN CHẤP HÀNH ĐẢNG BỘ XÃ KHÓA XIV\nvề công tác dân vận"
    printed = PARTY.replace("CHƯƠNG TRÌNH HÀNH ĐỘNG\nvề công tác dân vận", type_lines)
    check(printed, issuer="BAN CHẤP HÀNH ĐẢNG BỘ XÃ", title="về công tác dân vận", term="KHÓA XIV")


def test_5_what_sort_a_type_is_stands_in_brackets() -> None:
    printed = PARTY.replace("CHƯƠNG TRÌNH HÀNH ĐỘNG\n", "QUY ĐỊNH (BỔ SUNG)\n")
    check(printed, type_name="Quy định", title="về công tác dân vận")


def test_a_letter_without_a_head_has_none_behind_its_closing() -> None:
    letter = "Kính gửi: Các chi bộ\nThực hiện nhiệm vụ được giao, Đảng ủy đề nghị các chi bộ báo cáo.\n"
    closing = "Nơi nhận:\n- Như trên,\n- Lưu Văn phòng.\n\nK/T\nBÍ THƯ\nPHÓ BÍ THƯ\nTrần Văn An\n"
    check(
        f"{letter}{closing}Mẫu 1\nSố: 5-QC/ĐU\nQUY CHẾ\nlàm việc\n",
        number=None,
        type_name=None,
        signing_authority="K/T BÍ THƯ",
        signer_position="PHÓ BÍ THƯ",
    )


def test_5_a_type_line_that_holds_the_title() -> None:
    head = "KẾT LUẬN SỐ 40-KL/TW NGÀY 05/3/2024 CỦA BAN BÍ THƯ VỀ CÔNG TÁC DÂN VẬN"
    check(f"{head}\n{BODY}", title="VỀ CÔNG TÁC DÂN VẬN", type_name="Kết luận", number="40-KL/TW")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Hội nghị Ban Chấp hành Đảng bộ xã ngày 05/01/2024 đã thảo luận và quyết nghị:",
            "2024-01-05",
            id="the-meeting-that-decided",
        ),
        pytest.param(
            "Tại phiên họp ngày 16 tháng 5 năm 2024, Ban Thường vụ đã thống nhất kết luận:",
            "2024-05-16",
            id="the-session",
        ),
        pytest.param("Ngày 05/01/2024, Ban Thường vụ họp, nghe báo cáo và kết luận:", "2024-01-05", id="the-day-first"),
        pytest.param("Xét Tờ trình ngày 05/01/2024 của Ban Tổ chức, Đảng ủy quyết nghị:", None, id="a-paper-submitted"),
        pytest.param(
            "Thực hiện Nghị quyết Hội nghị triển khai ngày 05/01/2024, Đảng ủy quyết định:", None, id="another-meeting"
        ),
        pytest.param(
            "Kỳ họp thứ 3, trên cơ sở Báo cáo số 5/BC-HĐND ngày 05/01/2024, Thường trực thống nhất:",
            None,
            id="another-papers-day",
        ),
        pytest.param("Hội nghị ngày 31/02/2024 quyết nghị:", None, id="a-day-that-does-not-exist"),
        pytest.param(
            "Ngày 05/01/2024, Đảng bộ xã khóa I, nhiệm kỳ 2020 - 2025 họp Hội nghị lần thứ 6,\n\nQUYẾT NGHỊ:",
            "2024-01-05",
            id="the-decision-on-a-line-of-its-own",
        ),
        pytest.param(
            "Đại hội Đảng bộ xã họp trong 02 ngày, từ ngày 04/01/2024 đến hết ngày 05/01/2024, quyết nghị:",
            "2024-01-05",
            id="the-last-of-some-days",
        ),
    ],
)
def test_6_the_day_of_adoption(sentence: str, expected: str | None) -> None:
    check(f"NGHỊ QUYẾT\nVề nhiệm vụ năm 2024\n\n{sentence}\n{BODY}", adopted_on=expected, issued_on=None)


COUNCIL = f"""\
HỘI ĐỒNG NHÂN DÂN
TỈNH HÀ NAM
Số: 49/NQ-HĐND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nam, ngày 13 tháng 7 năm 2023

NGHỊ QUYẾT
Về chương trình giám sát năm 2024

HỘI ĐỒNG NHÂN DÂN TỈNH HÀ NAM
KHÓA XVIII, KỲ HỌP THỨ MƯỜI BỐN

Căn cứ Luật Tổ chức chính quyền địa phương;
Xét Tờ trình số 51/TTr-UBND ngày 5 tháng 7 năm 2023 của Ủy ban nhân dân tỉnh.

QUYẾT NGHỊ:
{BODY}
Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa XVIII, kỳ họp thứ mười bốn thông qua ngày 12 tháng 7 năm 2023./.

CHỦ TỊCH
(Đã ký)
NGUYỄN VĂN CƯỜNG
"""


def test_a_council_prints_term_session_and_the_day_it_passed() -> None:
    check(
        COUNCIL,
        number="49/NQ-HĐND",
        issuer="HỘI ĐỒNG NHÂN DÂN TỈNH HÀ NAM",
        term="KHÓA XVIII",
        issued_on="2023-07-13",
        adopted_on="2023-07-12",
        title="Về chương trình giám sát năm 2024",
        signing_authority=None,
        signer_position="CHỦ TỊCH",
        signer_name="NGUYỄN VĂN CƯỜNG",
    )


@pytest.mark.parametrize(
    ("number", "issuer_code", "code", "name", "title"),
    [
        pytest.param(
            "Số 189-CV/VPHU\nV/v chuẩn bị hội nghị", "VPHU", "CV", "Công văn", "chuẩn bị hội nghị", id="party"
        ),
        pytest.param(
            "Số: 2457/UBND-VX\nV/v phòng, chống dịch", "UBND-VX", "CV", "Công văn", "phòng, chống dịch", id="state"
        ),
        pytest.param(
            "Số:       /UBND-VX\nV/v phòng, chống dịch", "UBND-VX", "CV", "Công văn", "phòng, chống dịch", id="blank"
        ),
        pytest.param(
            "Số: 2457/UBND-VX\nVề việc phòng, chống dịch",
            "UBND-VX",
            "CV",
            "Công văn",
            "Về việc phòng, chống dịch",
            id="written-out",
        ),
        pytest.param(
            "Số: 5253/CT-CS\nV/v tiền thuê đất", "CT-CS", "CV", "Công văn", "tiền thuê đất", id="a-body-like-a-type"
        ),
        pytest.param("Số: 5253/CT-CS", "CT-CS", "CV", "Công văn", None, id="addressee-alone"),
        pytest.param(
            "Số: 515/SYT-NV\nVề hướng dẫn phòng, chống dịch",
            "SYT-NV",
            "CV",
            "Công văn",
            "Về hướng dẫn phòng, chống dịch",
            id="about",
        ),
    ],
)
def test_an_official_letter_has_no_type_line(
    number: str, issuer_code: str, code: str, name: str, title: str | None
) -> None:
    printed = STATE_HEAD.replace("Số: 141/KH-UBND", number) + f"\nKính gửi: Các sở, ban, ngành.\n{BODY}"
    check(printed, issuer_code=issuer_code, type_code=code, type_name=name, title=title)


@pytest.mark.parametrize(
    ("number", "name"),
    [
        pytest.param("12-KL/TU", "Kết luận", id="by-its-code"),
        pytest.param("12-ĐA/TU", "Đề án", id="with-a-stroke"),
        pytest.param("12-DA/TU", "Dự án", id="without-it-another-type"),
        pytest.param("12-QD/TU", "Quyết định", id="a-lost-stroke"),
    ],
)
def test_without_a_type_line_the_number_tells_the_type(number: str, name: str) -> None:
    check(
        f"TỈNH ỦY NAM HÀ\n*\nSố {number}\nNam Hà, ngày 5 tháng 3 năm 2024\n\nCăn cứ Điều lệ Đảng;\n{BODY}",
        type_name=name,
    )


@pytest.mark.parametrize(
    ("stamp", "key", "expected"),
    [
        pytest.param("MẬT", "secrecy", "MẬT", id="secret"),
        pytest.param("TUYỆT MẬT", "secrecy", "TUYỆT MẬT", id="top-secret"),
        pytest.param("KHẨN", "urgency", "KHẨN", id="urgent"),
        pytest.param("HOẢ TỐC", "urgency", "HOẢ TỐC", id="spelling-as-printed"),
        pytest.param("HỎA TỐC HẸN GIỜ", "urgency", "HỎA TỐC HẸN GIỜ", id="by-the-hour"),
        pytest.param("Mật", "secrecy", None, id="small-letters-are-a-word"),
        pytest.param("DỰ THẢO", "secrecy", None, id="a-draft-is-no-secret"),
        pytest.param("LƯU HÀNH NỘI BỘ", "urgency", None, id="internal-use-is-no-urgency"),
    ],
)
def test_stamps(stamp: str, key: str, expected: str | None) -> None:
    printed = STATE.replace("TỈNH HÀ NAM\nSố: 141/KH-UBND", f"TỈNH HÀ NAM\nSố: 141/KH-UBND\n{stamp}")
    check(printed, **{key: expected}, issuer="ỦY BAN NHÂN DÂN TỈNH HÀ NAM")


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(
            "ĐẢNG BỘ HUYỆN TÂN PHÚ ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ AN BÌNH An Bình, ngày 5 tháng 3 năm 2024\n*\n"
            "Số 12-CTr/ĐU\n",
            id="glued",
        ),
        pytest.param(
            "ĐẢNG BỘ HUYỆN TÂN PHÚ                 ĐẢNG CỘNG SẢN VIỆT NAM\n"
            "  ĐẢNG ỦY XÃ AN BÌNH              An Bình, ngày 5 tháng 3 năm 2024\n"
            "         *\n   Số 12-CTr/ĐU\n",
            id="side-by-side",
        ),
        pytest.param(
            "ĐẢNG BỘ HUYỆN TÂN PHÚ\nĐẢNG ỦY XÃ AN BÌNH\n-------\nĐẢNG CỘNG SẢN VIỆT NAM\n---------------\n"
            "Số 12-CTr/ĐU\nAn Bình, ngày 5 tháng 3 năm 2024\n",
            id="rules-for-the-star",
        ),
        pytest.param(
            "**ĐẢNG BỘ HUYỆN TÂN PHÚ**\n**ĐẢNG ỦY XÃ AN BÌNH**\n\n\\*\n\nSố 12-CTr/ĐU\n\n**ĐẢNG CỘNG SẢN VIỆT NAM**\n\n"
            "*An Bình, ngày 5 tháng 3 năm 2024*\n",
            id="markdown",
        ),
        pytest.param(
            "ÐẢNG BỘ HUYỆN TÂN PHÚ\nÐẢNG ỦY XÃ AN BÌNH\n*\nSố 12–CTr/ÐU\nÐẢNG CỘNG SẢN VIỆT NAM\n"
            "An Bình, ngày 5 tháng 3 năm 2024\n",
            id="eth-and-en-dash",
        ),
    ],
)
def test_mastheads_as_converters_print_them(head: str) -> None:
    metadata = read(f"{head}\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nvề công tác dân vận\n{BODY}")
    assert metadata.serial == 12
    assert metadata.type_code == "CTr"
    assert metadata.place == "An Bình"
    assert metadata.issued_on == "2024-03-05"
    assert (metadata.issuer or "").replace("Ð", "Đ") == "ĐẢNG ỦY XÃ AN BÌNH"
    assert (metadata.parent_issuer or "").replace("Ð", "Đ") == "ĐẢNG BỘ HUYỆN TÂN PHÚ"


LINES = st.lists(
    st.sampled_from(
        [
            *PARTY.split("\n"),
            *STATE.split("\n"),
            *COUNCIL.split("\n"),
            "Số:     /KH-SYT",
            "ngày  tháng năm",
            "V/v họp",
            "Kết luận số 40-KL/TW",
            "PHỤ LỤC",
            "**",
            "| a | b |",
            "[1] Chú thích",
            "\ufffd chú thích",
            "Kính gửi:",
            "CỦA BAN",
        ]
    ),
    max_size=14,
)


@given(LINES)
def test_no_order_of_lines_makes_it_raise(lines: list[str]) -> None:
    text = canonical([Line(line) for line in lines])
    if text.paragraphs:
        metadata = read_metadata(text, find_frame(text))
        assert all(0 <= span.start < span.end <= len(text.text) for _, span in metadata.places)


@given(st.text(max_size=120))
def test_no_text_makes_it_raise(printed: str) -> None:
    text = canonical([Line(line) for line in printed.splitlines()])
    if text.paragraphs:
        read_metadata(text, find_frame(text))
