"""Which body issues, and by which name (GUIDE, Metadata 3 and 4)."""

from __future__ import annotations

import pytest

from parsers.frame import find_frame
from parsers.issuer import read_issuer, same_body
from parsers.model import Line
from parsers.paragraphs import canonical

DATE = "Hà Nam, ngày 5 tháng 3 năm 2024"


def issuer(
    *lines: str, kind: str = "Kế hoạch", signing: str | None = None
) -> tuple[str | None, str | None, str | None]:
    """(issuer, parent, term) of a document of whole paragraphs."""
    text = canonical([Line(line, whole=True) for line in lines])
    read = read_issuer(text, find_frame(text), kind, signing)
    assert read.place is None or " ".join(read.place.of(text.text).split()) == read.name
    return read.name, read.parent, read.term


@pytest.mark.parametrize(
    ("lines", "name", "parent", "term"),
    [
        pytest.param(
            ["TỈNH ỦY HÀ NAM", "*", "Số 5-KH/TU", DATE, "KẾ HOẠCH CỦA BAN THƯỜNG VỤ TỈNH ỦY", "về dân vận"],
            "BAN THƯỜNG VỤ TỈNH ỦY",
            "",
            None,
            id="3-the-type-line",
        ),
        pytest.param(
            [
                "BAN CHẤP HÀNH TRUNG ƯƠNG",
                "*",
                "Số 5-QĐ/TW",
                DATE,
                "QUY ĐỊNH",
                "về dân vận",
                "- Căn cứ Điều lệ Đảng,",
                "Bộ Chính trị quy định về công tác dân vận như sau:",
            ],
            "Bộ Chính trị",
            "",
            None,
            id="3-the-preamble-before-a-higher-body",
        ),
        pytest.param(
            [
                "UỶ BAN NHÂN DÂN",
                "TỈNH HÀ NAM",
                "Số: 5/KH-UBND",
                DATE,
                "KẾ HOẠCH",
                "Dân vận",
                "Thực hiện Chỉ thị số 5/CT-TTg, UBND tỉnh ban hành Kế hoạch như sau:",
            ],
            "UỶ BAN NHÂN DÂN TỈNH HÀ NAM",
            "",
            None,
            id="4-the-fullest-name",
        ),
        pytest.param(
            ["HUYỆN ỦY TÂN PHÚ", "VĂN PHÒNG", "*", "Số 5-KH/VPHU", DATE, "KẾ HOẠCH", "Dân vận"],
            "VĂN PHÒNG",
            "HUYỆN ỦY TÂN PHÚ",
            None,
            id="3-the-lower-line-of-the-masthead",
        ),
        pytest.param(
            ["SỞ LAO ĐỘNG - THƯƠNG BINH", "VÀ XÃ HỘI", "Số: 5/KH-SLĐTBXH", DATE, "KẾ HOẠCH", "Dân vận"],
            "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
            "",
            None,
            id="a-name-over-two-lines",
        ),
        pytest.param(
            ["ĐẢNG BỘ TỈNH HÀ NAM", "KHÓA XIX", "*", "Số 5-KH/TU", DATE, "KẾ HOẠCH", "Dân vận"],
            "ĐẢNG BỘ TỈNH HÀ NAM",
            "",
            "KHÓA XIX",
            id="a-term-is-no-name",
        ),
        pytest.param(
            [
                "KẾ HOẠCH",
                "Dân vận",
                "Hội nghị Ban Chấp hành Đảng bộ Sở Y tế ngày 5/3/2024 thống nhất ban hành Kế hoạch công tác như sau:",
            ],
            "Ban Chấp hành Đảng bộ Sở Y tế",
            "",
            None,
            id="honours-and-meeting-left-out",
        ),
        pytest.param(
            [
                "SỞ Y TẾ",
                "Số: 5/TTr-SYT",
                DATE,
                "TỜ TRÌNH",
                "Về việc dân vận",
                "Sở Y tế kính báo cáo Chủ tịch UBND tỉnh như sau:",
            ],
            "SỞ Y TẾ",
            "",
            None,
            id="politeness-left-out",
        ),
        pytest.param(
            [
                "SỞ Y TẾ",
                "Số: 5/TTr-SYT",
                DATE,
                "TỜ TRÌNH",
                "Về việc dân vận",
                "Sở Y tế báo cáo và kính trình UBND tỉnh nội dung như sau:",
            ],
            "SỞ Y TẾ",
            "",
            None,
            id="two-verbs-of-one-body",
        ),
        pytest.param(
            ["SỞ Y TẾ HÀ NAM", "Số: 5/KH-SYT", "MẬT", DATE, "KẾ HOẠCH", "Dân vận"],
            "SỞ Y TẾ HÀ NAM",
            "",
            None,
            id="a-stamp-is-no-body",
        ),
        pytest.param(
            ["SỞ Y TẾ HÀ NAM", "DỰ THẢO LẦN 2", "Số: 5/KH-SYT", DATE, "KẾ HOẠCH", "Dân vận"],
            "SỞ Y TẾ HÀ NAM",
            "",
            None,
            id="a-draft-is-no-body",
        ),
        pytest.param(
            ["BỘ TÀI CHÍNH", "Số: 5/KH-BTC", DATE, "KẾ HOẠCH", "THI HÀNH MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH"],
            "BỘ TÀI CHÍNH",
            "",
            None,
            id="of-a-decree-names-no-body",
        ),
        pytest.param(
            [
                "ỦY BAN NHÂN DÂN",
                "XÃ AN BÌNH",
                "Số: 5/KH-UBND",
                DATE,
                "KẾ HOẠCH",
                "Dân vận",
                "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH",
                "Căn cứ Luật Thủy lợi;",
            ],
            "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH",
            "",
            None,
            id="the-line-that-decides-over-its-grounds",
        ),
        pytest.param(
            [
                "ỦY BAN NHÂN DÂN XÃ AN BÌNH",
                "Số: 5/CT-UBND",
                DATE,
                "CHỈ THỊ",
                "Về việc thu ngân sách",
                "Ngày 21/4/2024, Chủ tịch UBND tỉnh đã ban hành Chỉ thị số 6/CT-UBND.",
            ],
            "ỦY BAN NHÂN DÂN XÃ AN BÌNH",
            "",
            None,
            id="what-another-body-has-issued",
        ),
        pytest.param(
            ["BỘ TÀI CHÍNH CỤC THUẾ", "Số: 5/KH-CT", DATE, "KẾ HOẠCH", "Dân vận"],
            "CỤC THUẾ",
            "BỘ TÀI CHÍNH",
            None,
            id="a-ministry-and-the-body-under-it-on-one-line",
        ),
        pytest.param(
            ["BỘ NỘI VỤ", "Số: 5/KH-BNV", DATE, "KẾ HOẠCH", "Dân vận"],
            "BỘ NỘI VỤ",
            "",
            None,
            id="a-ministry-is-one-body",
        ),
        pytest.param(
            [
                "UỶ BAN NHÂN DÂN",
                "TỈNH HÀ NAM",
                "Số: 5/KH-UBND",
                DATE,
                "KẾ HOẠCH",
                "Dân vận",
                "Để lập thành tích, UBND tỉnh phát động Đợt thi đua và tổ chức với các nội dung sau:",
            ],
            "UỶ BAN NHÂN DÂN TỈNH HÀ NAM",
            "",
            None,
            id="the-name-ends-before-its-first-verb",
        ),
        pytest.param(
            [
                "UỶ BAN NHÂN DÂN",
                "TỈNH HÀ NAM",
                "Số: 5/KH-UBND",
                DATE,
                "KẾ HOẠCH",
                "Dân vận",
                "Sau 8 năm, Ủy ban nhân dân tỉnh/thành phố đã ban hành nhiều chương trình, kế hoạch để thực hiện.",
                "UBND tỉnh ban hành Kế hoạch như sau:",
            ],
            "UỶ BAN NHÂN DÂN TỈNH HÀ NAM",
            "",
            None,
            id="what-has-been-issued-is-only-told",
        ),
        pytest.param(
            [
                "UỶ BAN NHÂN DÂN",
                "TỈNH HÀ NAM",
                "Số: 5/KH-UBND",
                DATE,
                "KẾ HOẠCH",
                "Dân vận",
                "Sở Nội vụ tại Tờ trình số 6/TTr-SNV ngày 2/3/2024 đề nghị ban hành Kế hoạch về dân vận.",
            ],
            "UỶ BAN NHÂN DÂN TỈNH HÀ NAM",
            "",
            None,
            id="who-proposed-it",
        ),
        pytest.param(
            [
                "BỘ TÀI CHÍNH",
                "CỤC THUẾ",
                "Số: 5/CT-CS",
                DATE,
                "Kính gửi: Thuế tỉnh Hà Nam.",
                "Cục Thuế có ý kiến để Thuế tỉnh Hà Nam biết.",
                "TL. CỤC TRƯỞNG",
                "KT. TRƯỞNG BAN CHÍNH SÁCH",
                "PHÓ TRƯỞNG BAN",
                "Trần Văn An",
            ],
            "CỤC THUẾ",
            "BỘ TÀI CHÍNH",
            None,
            id="a-position-that-signs-is-no-issuer",
        ),
        pytest.param(
            [
                "BAN CHẤP HÀNH TRUNG ƯƠNG",
                "Số 5-KL/TW",
                DATE,
                "KẾT LUẬN",
                "CỦA BỘ CHÍNH TRỊ,",
                "BAN BÍ THƯ",
                "về dân vận",
            ],
            "BỘ CHÍNH TRỊ, BAN BÍ THƯ",
            "",
            None,
            id="3-two-bodies-over-two-lines",
        ),
        pytest.param(
            [
                "TỈNH ỦY HÀ NAM",
                "VĂN PHÒNG",
                "Số 5-TB/VPTU",
                DATE,
                "THÔNG BÁO",
                "CỦA ĐỒNG CHÍ BÍ THƯ TỈNH ỦY",
                "về dân vận",
            ],
            "VĂN PHÒNG",
            "TỈNH ỦY HÀ NAM",
            None,
            id="3-a-person-is-no-body",
        ),
        pytest.param(
            [
                "Số 5-QĐ/TW",
                DATE,
                "QUY ĐỊNH",
                "thi hành Điều lệ",
                "- Xét Tờ trình,",
                "BAN CHẤP HÀNH TRUNG ƯƠNG QUY ĐỊNH THI HÀNH ĐIỀU LỆ",
            ],
            "BAN CHẤP HÀNH TRUNG ƯƠNG",
            "",
            None,
            id="3-what-it-lays-down-is-no-name",
        ),
    ],
)
def test_which_body(lines: list[str], name: str, parent: str, term: str | None) -> None:
    assert issuer(*lines) == (name, parent or None, term)


def test_3_a_notice_of_an_office_tells_what_a_person_concluded() -> None:
    lines = [
        "VĂN PHÒNG HÀ NAM",
        "Số: 5/TB-VP",
        DATE,
        "THÔNG BÁO",
        "Về dân vận",
        "Thủ tướng Chính phủ kết luận như sau:",
    ]
    assert issuer(*lines, kind="Thông báo")[0] == "VĂN PHÒNG HÀ NAM"


@pytest.mark.parametrize(
    ("signing", "name"),
    [
        pytest.param("T/M ĐẢNG ỦY", "ĐẢNG ỦY", id="party"),
        pytest.param("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "ỦY BAN NHÂN DÂN", id="state"),
        pytest.param("Thay mặt Ban Bí thư", "Ban Bí thư", id="introduced"),
        pytest.param("KT. GIÁM ĐỐC", None, id="a-deputys-formula-names-no-body"),
        pytest.param(None, None, id="nothing"),
    ],
)
def test_3_the_signature_is_the_last_to_be_asked(signing: str | None, name: str | None) -> None:
    assert issuer("KẾ HOẠCH", "về dân vận", "I. MỤC TIÊU", "Nâng cao.", signing=signing)[0] == name


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("UBND tỉnh", "ỦY BAN NHÂN DÂN TỈNH HÀ NAM", True, id="abbreviated"),
        pytest.param("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh", True, id="both-spellings"),
        pytest.param("BTV Tỉnh ủy", "Ban Thường vụ Tỉnh ủy", True, id="standing-committee"),
        pytest.param("Bộ Chính trị", "BAN CHẤP HÀNH TRUNG ƯƠNG", False, id="two-bodies"),
        pytest.param("Ban Thường vụ Tỉnh ủy", "TỈNH ỦY HÀ NAM", False, id="a-committee-and-its-standing-committee"),
        pytest.param("", "TỈNH ỦY", False, id="nothing"),
    ],
)
def test_same_body(one: str, other: str, expected: bool) -> None:
    assert same_body(one, other) is same_body(other, one) is expected
