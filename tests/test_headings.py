"""Heading or text: the conventions of the annotation guide (Sections 11 to 17, 19), a table each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.model import Line, Section
from parsers.outline import find_sections
from parsers.paragraphs import canonical

BODY = "Các chi bộ rà soát, bổ sung kế hoạch, báo cáo Đảng ủy theo quy định."
UNITS = ["a) Rà soát các quy định.", "b) Bổ sung kế hoạch."]
BULLETS = ["- Rà soát các quy định;", "- Bổ sung kế hoạch."]


def sections_of(*lines: str | Line) -> tuple[Section, ...]:
    """Sections of paragraphs given as text; `**…**` is a bold one."""
    read = [
        line if isinstance(line, Line) else Line(line.strip("*"), whole=True, bold=line.startswith("**"))
        for line in lines
    ]
    text = canonical(read)
    return find_sections(text, 0, None, len(text.paragraphs))[0]


def heading_of(*lines: str | Line) -> str | None:
    return sections_of(*lines)[0].heading


@pytest.mark.parametrize(
    ("line", "below", "heading"),
    [
        pytest.param("III. Tổ chức thực hiện:", UNITS, "Tổ chức thực hiện", id="11-a-topic-that-ends-like-a-lead-in"),
        pytest.param(
            "3. Các sở, ban, ngành liên quan:", BULLETS, "Các sở, ban, ngành liên quan", id="11-all-concerned"
        ),
        pytest.param("3. Sở Y tế:", BULLETS, "Sở Y tế", id="11-a-body"),
        pytest.param("3. Ủy ban nhân dân các xã, phường:", [BODY], "Ủy ban nhân dân các xã, phường", id="11-bodies"),
        pytest.param("a) Ở cấp xã:", BULLETS, "Ở cấp xã", id="11-a-place"),
        pytest.param("2.1. Nhiệm vụ của tổ thư ký:", BULLETS, "Nhiệm vụ của tổ thư ký", id="11-a-topic"),
        pytest.param("1. Đối với cấp tỉnh:", UNITS, "Đối với cấp tỉnh", id="11-towards-whom"),
        pytest.param("2. Mục tiêu cụ thể:", BULLETS, "Mục tiêu cụ thể", id="11-goals"),
        pytest.param("1.1. Trình tự thực hiện:", [BODY], "Trình tự thực hiện", id="11-steps"),
        pytest.param("2. Cơ quan có thẩm quyền:", BULLETS, "Cơ quan có thẩm quyền", id="11-whoever-may-decide"),
        pytest.param("3. Phương pháp đánh giá:", BULLETS, "Phương pháp đánh giá", id="11-how-it-is-judged"),
        pytest.param("1.9. Căn cứ pháp lý của thủ tục:", [BODY], "Căn cứ pháp lý của thủ tục", id="11-legal-grounds"),
        pytest.param("III. DỰ TOÁN THỰC HIỆN:", UNITS, "DỰ TOÁN THỰC HIỆN", id="11-capitals"),
        pytest.param("2. Cơ quan thực hiện:", BULLETS, "Cơ quan thực hiện", id="11-who-does-it"),
        pytest.param(
            "2. Yêu cầu điều kiện thực hiện thủ tục:", [BODY], "Yêu cầu điều kiện thực hiện thủ tục", id="11-conditions"
        ),
        pytest.param(
            "1. Giám đốc các Sở: Y tế, Nội vụ:", BULLETS, "Giám đốc các Sở: Y tế, Nội vụ", id="11-names-behind-a-colon"
        ),
        pytest.param(
            "3. Bước 3: Trao đổi với cơ quan liên quan:",
            BULLETS,
            "Bước 3: Trao đổi với cơ quan liên quan",
            id="11-a-step",
        ),
        pytest.param(
            "2. Quyền và nghĩa vụ của hội viên:", BULLETS, "Quyền và nghĩa vụ của hội viên", id="11-rights-and-duties"
        ),
    ],
)
def test_a_name_with_a_colon_is_a_heading(line: str, below: list[str], heading: str) -> None:
    assert heading_of(line, *below) == heading


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("1. Giao Đảng ủy Bộ A chủ trì:", id="12-an-order"),
        pytest.param("2.3. Các đơn vị thực hiện các việc sau:", id="12-the-following-work"),
        pytest.param("2. Ban có nhiệm vụ:", id="12-whose-duty-it-is"),
        pytest.param("1. Kể từ ngày Luật này có hiệu lực:", id="12-from-when"),
        pytest.param("3. Hồ sơ gồm có:", id="12-what-it-holds"),
        pytest.param("3. Hồ sơ bao gồm:", id="12-what-it-comprises"),
        pytest.param("2. Sở Nội vụ có trách nhiệm:", id="12-who-answers"),
        pytest.param("2. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính:", id="12-who-leads"),
        pytest.param("1. Thực hiện tốt các nội dung sau đây:", id="12-as-follows"),
        pytest.param("1. Tài khoản bị khóa trong các trường hợp:", id="12-in-these-cases"),
        pytest.param("1. Tài khoản bị khóa khi có một trong các căn cứ:", id="12-on-these-grounds"),
        pytest.param("3. Yêu cầu các chi bộ:", id="12-a-demand"),
        pytest.param("3. Đề nghị Ban Thường vụ Huyện ủy:", id="12-a-request"),
        pytest.param("3. Trường hợp đảng viên vắng mặt:", id="12-a-case"),
        pytest.param("1. Ban hành danh mục kèm theo Quyết định này:", id="12-what-is-enclosed"),
        pytest.param("2. Quyết định này có hiệu lực từ ngày ký và thay thế:", id="12-what-it-replaces"),
        pytest.param("2. Năm 2027 phấn đấu:", id="12-what-is-striven-for"),
        pytest.param("1. Về kết quả, Đại hội khẳng định:", id="12-what-is-stated"),
        pytest.param("3. Hội nghị đánh giá:", id="12-what-a-meeting-finds"),
        pytest.param("2. Thông tư này áp dụng đối với:", id="12-to-whom-it-applies"),
        pytest.param("1. Trình Ủy ban nhân dân tỉnh:", id="12-what-is-submitted"),
        pytest.param("a) Tham mưu, giúp UBND xã:", id="12-in-what-one-helps"),
        pytest.param("1. UBND tỉnh ủy quyền cho Giám đốc Sở Y tế:", id="12-who-may-decide"),
        pytest.param("2. Chủ tịch UBND xã quyết định việc sửa chữa đối với:", id="12-what-is-decided"),
        pytest.param("3. NỘI DUNG NHƯ SAU:", id="12-as-follows-in-capitals"),
        pytest.param("1. Nghị quyết này quy định về:", id="12-on-what"),
        pytest.param("2. Không áp dụng khoản 1 Điều này đối với trường hợp:", id="12-in-which-case"),
        pytest.param("3. Số điểm được tính theo công thức:", id="12-by-which-formula"),
        pytest.param("1. Việc chia sẻ dữ liệu thực hiện thông qua các hình thức:", id="12-in-which-ways"),
        pytest.param("1. Dự toán kinh phí 05 năm: 7.500 triệu đồng. Trong đó:", id="12-of-which"),
        pytest.param("2. Giá dịch vụ được xây dựng trên cơ sở:", id="12-on-what-base"),
        pytest.param("2. Trong thời gian Nghị quyết này có hiệu lực:", id="12-while-it-is-in-force"),
        pytest.param("2. Quyết định này có hiệu lực thi hành:", id="12-from-when-it-is-in-force"),
        pytest.param("2. Các quyết định sau hết hiệu lực từ ngày 01/12/2027:", id="12-what-is-over"),
        pytest.param("a) Khoản 2 Điều 35 Nghị định số 12/2027/NĐ-CP quy định:", id="12-what-a-clause-says"),
        pytest.param("1. Doanh nghiệp viễn thông có nghĩa vụ:", id="12-who-is-bound"),
        pytest.param("1. Hội viên có các quyền và nghĩa vụ:", id="12-who-may-and-must"),
        pytest.param("1. “Viện trợ khẩn cấp” là viện trợ dành cho:", id="12-what-a-word-means"),
        pytest.param("3. Thân nhân được hưởng trợ cấp khi thuộc các diện dưới đây:", id="12-below"),
        pytest.param("1. Người đang hưởng trợ cấp mà chết thì:", id="12-then"),
        pytest.param("a) Cá nhân được kết nạp vào Hội khi:", id="12-when"),
        pytest.param("2. Thông tin về tài sản được sử dụng để:", id="12-to-what-end"),
        pytest.param(
            "1. Tùy tình hình thực tế, tổ chức kiểm tra các nội dung sau cho phù hợp:", id="12-as-the-case-may-be"
        ),
        pytest.param("2. Rác được thu gom theo một trong hai hình thức:", id="12-in-one-of-two-ways"),
        pytest.param("2. Quỹ hoạt động theo nguyên tắc:", id="12-on-which-principle"),
        pytest.param("1. Các sở, ngành phối hợp với Sở Tài chính:", id="12-with-whom"),
        pytest.param("2. Hội đồng nhân dân tỉnh giao:", id="12-who-is-charged"),
        pytest.param("2. Vụ Tổ chức cán bộ: Tham mưu Lãnh đạo Bộ:", id="15-a-body-run-in-above-a-list"),
        pytest.param("1. Được hưởng trợ cấp một lần theo thời gian làm việc tại hội:", id="12-what-is-granted"),
    ],
)
@pytest.mark.parametrize("bold", [False, True], ids=["plain", "bold"])
def test_a_sentence_that_the_list_completes_is_text(line: str, bold: bool) -> None:
    assert heading_of(Line(line, whole=True, bold=bold), *UNITS) is None
    assert heading_of(Line(line, whole=True, bold=bold), *BULLETS) is None


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("**2. Yêu cầu các chi bộ khẩn trương hoàn thành việc rà soát trong quý I.**", id="13-demand"),
        pytest.param("**1. Thống nhất chủ trương sắp xếp các tổ chức hội ở cơ sở.**", id="13-agreed"),
        pytest.param("**1. Đồng ý bổ sung kinh phí cho các chi bộ vùng cao.**", id="13-granted"),
        pytest.param("**3. Giao Văn phòng Huyện ủy theo dõi việc thực hiện kết luận này.**", id="13-order"),
        pytest.param("II. Thông qua Báo cáo kiểm điểm của Ban Chấp hành.", id="13-passed"),
        pytest.param(
            "III. Giao Ban Chấp hành Đảng bộ xã ban hành Chương trình trong quý III.", id="13-order-of-a-congress"
        ),
        pytest.param("2. Sở Y tế tổ chức 12 lớp tập huấn trong quý II.", id="13-who-does-what"),
    ],
)
def test_a_bold_order_is_text(line: str) -> None:
    assert heading_of(line, "Việc rà soát phải gắn với đánh giá cuối năm.") is None
    assert heading_of(line, "2. Nội dung khác") is None


@pytest.mark.parametrize(
    ("line", "below", "heading"),
    [
        pytest.param("3. Công bố tài liệu.", UNITS, "Công bố tài liệu", id="14-a-full-stop-at-its-end"),
        pytest.param(
            "3. Tiếp tục đổi mới phương thức hoạt động của Mặt trận Tổ quốc và các tổ chức chính trị - xã hội "
            "theo tinh thần Nghị quyết số 5-NQ/HU, ngày 2/3/2020 của Huyện ủy về công tác dân vận trong tình hình mới",
            [BODY],
            "Tiếp tục đổi mới phương thức hoạt động của Mặt trận Tổ quốc và các tổ chức chính trị - xã hội "
            "theo tinh thần Nghị quyết số 5-NQ/HU, ngày 2/3/2020 của Huyện ủy về công tác dân vận trong tình hình mới",
            id="14-however-long",
        ),
        pytest.param(
            "4.2. (Khoản 2): Chi ủy do đại hội bầu.",
            ["4.2.1. Số lượng do đại hội quyết định.", "4.2.2. Nhiệm kỳ là năm năm."],
            "(Khoản 2): Chi ủy do đại hội bầu",
            id="14-a-caption-of-a-clause",
        ),
        pytest.param("1. Mục tiêu chung", [BODY], "Mục tiêu chung", id="14-a-topic"),
        pytest.param("1. Mục tiêu chung", BULLETS, "Mục tiêu chung", id="14-a-topic-over-bullets"),
        pytest.param("1. Về công tác cán bộ.", [BODY], "Về công tác cán bộ", id="14-about"),
        pytest.param("1.1. Ban Tổ chức Huyện ủy", BULLETS, "Ban Tổ chức Huyện ủy", id="14-a-body"),
        pytest.param(
            "1.2. Mục tiêu 2. Lĩnh vực văn hóa", BULLETS, "Mục tiêu 2. Lĩnh vực văn hóa", id="14-a-number-of-its-own"
        ),
        pytest.param("2. Căn cứ đánh giá đảng viên", BULLETS, "Căn cứ đánh giá đảng viên", id="14-grounds"),
        pytest.param("3. Các sở, ngành liên quan.", [BODY], "Các sở, ngành liên quan", id="14-whom-it-concerns"),
        pytest.param("2. Yêu cầu đối với xã đội", UNITS, "Yêu cầu đối với xã đội", id="14-what-is-required"),
        pytest.param("I. MỤC ĐÍCH, YÊU CẦU", ["1. Mục đích", BODY], "MỤC ĐÍCH, YÊU CẦU", id="14-capitals"),
        pytest.param("I- Mục đích, yêu cầu", [BODY], "Mục đích, yêu cầu", id="14-roman-in-small-letters"),
        pytest.param("A. ĐÁNH GIÁ TÌNH HÌNH", ["I. KẾT QUẢ", BODY], "ĐÁNH GIÁ TÌNH HÌNH", id="14-capital"),
        pytest.param("3. Trong thời gian tới:", BULLETS, "Trong thời gian tới", id="11-a-time-to-come"),
        pytest.param(
            "2. Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh",
            UNITS,
            "Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh",
            id="14-who-is-asked",
        ),
        pytest.param("1.1. Giao Sở Y tế", BULLETS, "Giao Sở Y tế", id="14-who-is-charged"),
    ],
)
def test_lines_of_their_own_are_headings(line: str, below: list[str], heading: str) -> None:
    assert heading_of(line, *below) == heading


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("2.1. Về nhân lực: Bố trí ít nhất 02 người phụ trách ở mỗi đơn vị.", id="15-a-topic-run-in"),
        pytest.param("3. Phòng Tài vụ: Chủ trì tham mưu phân bổ kinh phí hằng năm.", id="15-a-body-run-in"),
        pytest.param(
            "3. Công tác tuyên truyền. Đẩy mạnh tuyên truyền trên hệ thống loa truyền thanh.", id="15-full-stop"
        ),
        pytest.param("2. Chi tập huấn: Mức chi theo quy định tại khoản 1 Điều này.”", id="15-a-quoted-unit"),
    ],
)
def test_run_in_headings_are_none(line: str) -> None:
    assert heading_of(line) is None
    assert heading_of(line, BODY) is None


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        pytest.param(["Điều 7. Giải mật", "1. Người có thẩm quyền giải mật.", "2. Hồ sơ."], "Giải mật", id="16-unit"),
        pytest.param(["Điều 7. Giải mật", BODY], "Giải mật", id="16-paragraph"),
        pytest.param(["Điều 8. Quy định này thay thế Quy định số 5-QĐ/HU, ngày 2/3/2020."], None, id="16-text"),
        pytest.param(
            ["Điều 8. Quyết định này có hiệu lực từ ngày ký.", "Điều 9. Trách nhiệm"], None, id="16-then-another"
        ),
        pytest.param(
            ["Điều 9. Đề nghị Hội Nông dân xã", "1. Vận động hội viên."],
            "Đề nghị Hội Nông dân xã",
            id="16-who-is-asked",
        ),
        pytest.param(["Điều 7: Giải mật", "1. Người có thẩm quyền giải mật."], "Giải mật", id="16-colon"),
        pytest.param(["Điều 7", "1. Người có thẩm quyền giải mật."], None, id="16-nothing-beside-the-label"),
        pytest.param(
            ["Điều 7. [2]", "1. Người có thẩm quyền giải mật."], None, id="16-but-a-footnote-beside-the-label"
        ),
        pytest.param(
            ["Điều 3. Các ông (bà) Chánh Văn phòng, Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này."],
            None,
            id="16-who-carries-it-out",
        ),
    ],
)
def test_articles(lines: list[str], heading: str | None) -> None:
    assert heading_of(*lines) == heading


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        pytest.param(["**I. Mục tiêu.**", BODY], "Mục tiêu", id="17-full-stop-dropped"),
        pytest.param(["**I. Mục tiêu;**", BODY], "Mục tiêu", id="17-semicolon-dropped"),
        pytest.param(["I. MỤC TIÊU (đến năm 2030)", BODY], "MỤC TIÊU (đến năm 2030)", id="17-brackets-kept"),
        pytest.param(["1. Phát triển Đảng [1]", BODY], "Phát triển Đảng", id="17-footnote-mark-dropped"),
        pytest.param(["1. Phát triển Đảng⁽²⁾", BODY], "Phát triển Đảng", id="17-raised-mark-dropped"),
        pytest.param(
            ["Chương II", "QUYỀN HẠN,", "TRÁCH NHIỆM", "Điều 3. Quyền hạn", BODY],
            "QUYỀN HẠN, TRÁCH NHIỆM",
            id="17-lines-joined",
        ),
        pytest.param(["Chương II. QUYỀN HẠN", "Điều 3. Quyền hạn", BODY], "QUYỀN HẠN", id="17-beside-the-label"),
        pytest.param(
            ["Chương II", "Quyền hạn và trách nhiệm", "Điều 3. Quyền hạn", BODY],
            "Quyền hạn và trách nhiệm",
            id="17-small-letters-below-a-chapter",
        ),
        pytest.param(["Phần thứ nhất", "TÌNH HÌNH", "I. KẾT QUẢ", BODY], "TÌNH HÌNH", id="17-part"),
        pytest.param(["Mục 1", "CẬP NHẬT", "Điều 3. Quyền hạn", BODY], "CẬP NHẬT", id="17-muc"),
        pytest.param(["Mục 1. CẬP NHẬT", "Điều 3. Quyền hạn", BODY], "CẬP NHẬT", id="17-muc-beside-the-label"),
    ],
)
def test_the_form_of_a_heading(lines: list[str], heading: str) -> None:
    assert heading_of(*lines) == heading


@pytest.mark.parametrize(
    ("lines", "label", "heading"),
    [
        pytest.param(["PHỤ LỤC 1", "DANH MỤC DỰ ÁN", BODY], "Phụ lục 1", "DANH MỤC DỰ ÁN", id="19-capitals"),
        pytest.param(["Phụ lục số 02:", "Danh mục dự án", BODY], "Phụ lục 02", "Danh mục dự án", id="19-nought-kept"),
        pytest.param(["PHỤ LỤC", "DANH MỤC DỰ ÁN", BODY], "Phụ lục", "DANH MỤC DỰ ÁN", id="19-alone"),
        pytest.param(["PHỤ LỤC 1: DANH MỤC DỰ ÁN", BODY], "Phụ lục 1", "DANH MỤC DỰ ÁN", id="19-beside-the-label"),
        pytest.param(
            ["PHỤ LỤC 1", "DANH MỤC DỰ ÁN", "(Kèm theo Kế hoạch số 5-KH/HU)", BODY],
            "Phụ lục 1",
            "DANH MỤC DỰ ÁN",
            id="19-bracketed-line-out",
        ),
        pytest.param(
            ["PHỤ LỤC 1", "(Kèm theo Kế hoạch số 5-KH/HU)", "DANH MỤC DỰ ÁN", BODY],
            "Phụ lục 1",
            "DANH MỤC DỰ ÁN",
            id="19-bracketed-line-above-the-title",
        ),
        pytest.param(
            [
                "PHỤ LỤC 1",
                "DANH MỤC DỰ ÁN",
                "Ưu tiên đầu tư giai đoạn 2026 - 2030",
                "(Kèm theo Kế hoạch số 5-KH/HU)",
                BODY,
            ],
            "Phụ lục 1",
            "DANH MỤC DỰ ÁN Ưu tiên đầu tư giai đoạn 2026 - 2030",
            id="19-all-lines-above-the-bracket",
        ),
        pytest.param(
            ["PHỤ LỤC 1", "MẪU BÁO CÁO", "(Kèm theo Thông tư số 5)", "Mẫu số 01", BODY],
            "Phụ lục 1",
            "MẪU BÁO CÁO",
            id="19-the-number-of-a-form-out",
        ),
        pytest.param(
            ["PHỤ LỤC 1", "DANH MỤC DỰ ÁN", "STT", "TÊN DỰ ÁN", "1", BODY],
            "Phụ lục 1",
            "DANH MỤC DỰ ÁN",
            id="19-the-head-of-a-table-out",
        ),
        pytest.param(
            ["PHỤ LỤC 1", "Mẫu tờ trình", "SỞ NỘI VỤ", "VÀ LAO ĐỘNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỜ TRÌNH"],
            "Phụ lục 1",
            "Mẫu tờ trình",
            id="19-the-masthead-of-a-form-out",
        ),
        pytest.param(
            ["PHỤ LỤC 1", "PHIẾU ĐÁNH GIÁ", "TÊN CƠ QUAN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BODY],
            "Phụ lục 1",
            "PHIẾU ĐÁNH GIÁ",
            id="19-a-title-in-capitals-above-a-masthead",
        ),
    ],
)
def test_annexes(lines: list[str], label: str, heading: str) -> None:
    annex = sections_of(*lines)[0]
    assert (annex.label, annex.heading) == (label, heading)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("1. Tiếp tục quán triệt, tuyên truyền sâu rộng trong cán bộ, đảng viên.", id="sentence"),
        pytest.param("1. Phấn đấu 100% chi bộ đạt chuẩn;", id="item-of-a-list"),
        pytest.param("1. Phấn đấu 100% chi bộ đạt chuẩn", id="item-without-its-mark"),
    ],
)
def test_numbered_paragraphs_are_text(line: str) -> None:
    assert heading_of(line, "2. Nâng cao chất lượng sinh hoạt chi bộ.") is None


@pytest.mark.parametrize(
    ("line", "below"),
    [
        pytest.param("1. Người sản xuất (tên tiếng Việt):……………", BODY, id="blank-behind-a-colon"),
        pytest.param("2. Ưu điểm ..............................", BODY, id="blank"),
        pytest.param("1. Địa chỉ:", "........................................", id="blank-below"),
    ],
)
def test_what_is_to_be_filled_in_has_no_heading(line: str, below: str) -> None:
    assert heading_of(line, below) is None


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("**3. Đề nghị Sở Y tế khẩn trương hoàn thành việc rà soát**", id="an-order"),
        pytest.param("3. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh", id="an-order-that-goes-on"),
    ],
)
def test_an_order_without_its_full_stop_is_text(line: str) -> None:
    assert heading_of(line, BODY) is None


def test_a_long_line_that_breaks_off_in_dots_is_text() -> None:
    line = "1. Tiếp tục tuyên truyền trong toàn thể nhân dân " + "về dữ liệu dân cư và định danh điện tử " * 4 + "..."
    assert heading_of(line, BODY) is None


def test_a_numbered_paragraph_of_several_sentences_is_text_whatever_stands_below() -> None:
    line = "1. Tiếp tục quán triệt nghị quyết. Các chi bộ đưa nội dung vào sinh hoạt thường kỳ."
    assert heading_of(line, BODY, *UNITS) is None


def test_a_bold_name_with_nothing_below_is_a_heading_of_a_form() -> None:
    assert heading_of("**1. Tình hình chung**", "**2. Kết quả đạt được**") == "Tình hình chung"


def test_the_body_begins_after_the_heading() -> None:
    text = canonical([Line("1. Mục tiêu chung", whole=True), Line(BODY, whole=True)])
    (section,), _ = find_sections(text, 0, None, 2)
    assert text.text[section.body :].strip() == BODY


def test_the_body_of_a_paragraph_begins_after_its_label() -> None:
    text = canonical([Line(f"1. {BODY}", whole=True)])
    (section,), _ = find_sections(text, 0, None, 1)
    assert text.text[section.body :] == BODY


WORDS = st.text(alphabet="ABĐđaủệ .,:;-()1\n", max_size=60)


@given(st.sampled_from(["I. ", "1. ", "a) ", "1.1. ", "Điều 2. ", "Chương I ", "PHỤ LỤC "]), WORDS, WORDS)
def test_no_words_make_it_raise_and_a_heading_is_in_its_section(label: str, words: str, below: str) -> None:
    text = canonical([Line(line) for line in f"{label}{words}\n{below}".split("\n")])
    sections, _ = find_sections(text, 0, None, len(text.paragraphs))
    for section in sections:
        assert section.own.start <= section.body <= section.own.end
        assert section.heading is None or section.heading.split()[0] in section.own.of(text.text)
