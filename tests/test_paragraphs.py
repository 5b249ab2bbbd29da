"""Lines to the one canonical text: what is joined, what is kept apart, and what always holds."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.model import Line, Text
from parsers.paragraphs import canonical, clean_text

WRAPPED = """\
1. Tiếp tục quán triệt, tuyên truyền sâu rộng các chủ trương, nghị quyết của
Đảng về công tác dân vận trong tình hình mới; nâng cao nhận thức, trách nhiệm
của cấp ủy, chính quyền.
2. Rà soát, bổ sung quy chế phối hợp giữa chính quyền và Mặt trận Tổ quốc các
cấp; định kỳ sơ kết, rút kinh nghiệm.
- Các chi bộ đưa nội dung công tác dân vận vào sinh hoạt thường kỳ và báo cáo
kết quả về Đảng ủy trước ngày 20 hằng tháng."""


def said(text: Text) -> list[str]:
    return [paragraph.span.of(text.text) for paragraph in text.paragraphs]


def paragraphs(printed: str, *, whole: bool = False, page: int | None = None) -> list[str]:
    """Paragraphs of printed lines; an empty line is a gap, `**…**` a bold line."""
    lines: list[Line] = []
    gap = True
    for line in printed.split("\n"):
        if not line.strip():
            gap = True
            continue
        bold = line.startswith("**")
        lines.append(Line(line.strip("*") if bold else line, page=page, gap=gap, bold=bold, whole=whole))
        gap = False
    return said(canonical(lines))


def test_hard_wrapped_lines_are_joined_up_to_the_next_unit_or_bullet() -> None:
    assert [line[:2] for line in paragraphs(WRAPPED)] == ["1.", "2.", "- "]
    assert " ".join(paragraphs(WRAPPED)) == WRAPPED.replace("\n", " ")


LONG = "Các chi bộ rà soát, bổ sung kế hoạch công tác năm, phân công đảng viên phụ trách từng việc, định kỳ kiểm tra "


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param("phát huy tinh thần", "đoàn kết của toàn đảng bộ.", id="small-letter"),
        pytest.param(
            "theo tinh thần nghị quyết Trung ương sáu khóa", "XIII về tiếp tục đổi mới.", id="numeral-of-a-term"
        ),
        pytest.param("rà soát quy chế (kể cả", "“quy ước” thôn).", id="opening-quote"),
    ],
)
def test_a_paragraph_that_a_page_break_cut_is_one(above: str, below: str) -> None:
    assert paragraphs(f"{LONG}{above}\n\n{below}") == [f"{LONG}{above} {below}"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param("báo cáo Đảng ủy.", "Các đoàn thể phối hợp.", id="a-full-stop"),
        pytest.param("báo cáo Đảng ủy;", "đôn đốc thực hiện.", id="a-semicolon"),
        pytest.param("như sau:", "đẩy mạnh tuyên truyền.", id="a-colon"),
        pytest.param("báo cáo Đảng ủy", "Các đoàn thể phối hợp.", id="a-capital"),
        pytest.param("báo cáo Đảng ủy", "2. Nhiệm vụ", id="a-unit"),
        pytest.param("báo cáo Đảng ủy", "- đôn đốc thực hiện", id="a-bullet"),
        pytest.param("báo cáo Đảng ủy", "+ đôn đốc thực hiện", id="a-plus"),
        pytest.param("kết thúc./.", "đôn đốc thực hiện", id="the-mark-that-ends-a-text"),
    ],
)
def test_paragraphs_parted_by_an_empty_line_stay_apart(above: str, below: str) -> None:
    assert paragraphs(f"{LONG}{above}\n\n{below}") == [f"{LONG}{above}", below]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            "I. MỤC TIÊU\nNâng cao chất lượng.", ["I. MỤC TIÊU", "Nâng cao chất lượng."], id="capitals-to-small"
        ),
        pytest.param(
            "**1. Mục tiêu**\nNâng cao chất lượng.", ["1. Mục tiêu", "Nâng cao chất lượng."], id="bold-to-plain"
        ),
        pytest.param(
            "**1. Mục tiêu của**\n**chương trình**", ["1. Mục tiêu của chương trình"], id="bold-over-two-lines"
        ),
        pytest.param("NGHỊ QUYẾT\nVỀ CÔNG TÁC DÂN VẬN", ["NGHỊ QUYẾT", "VỀ CÔNG TÁC DÂN VẬN"], id="type-line"),
        pytest.param(
            "- Xét đề nghị của Ban Tổ chức,\nBAN THƯỜNG VỤ HUYỆN ỦY",
            ["- Xét đề nghị của Ban Tổ chức,", "BAN THƯỜNG VỤ HUYỆN ỦY"],
            id="the-body-that-decides-under-its-grounds",
        ),
        pytest.param("HUYỆN ỦY TÂN PHÚ\nVĂN PHÒNG", ["HUYỆN ỦY TÂN PHÚ", "VĂN PHÒNG"], id="two-bodies"),
        pytest.param("TỈNH ỦY HÀ NAM\nĐẢNG ỦY KHỐI", ["TỈNH ỦY HÀ NAM", "ĐẢNG ỦY KHỐI"], id="two-committees"),
        pytest.param("BAN CHẤP HÀNH\nĐẢNG BỘ XÃ AN BÌNH", ["BAN CHẤP HÀNH ĐẢNG BỘ XÃ AN BÌNH"], id="half-a-body"),
        pytest.param("ĐẢNG ỦY XÃ\n*\nSố 5-NQ/ĐU", ["ĐẢNG ỦY XÃ", "*", "Số 5-NQ/ĐU"], id="the-star-under-a-body"),
        pytest.param("PHÓ BÍ THƯ\n(Đã ký)\nTrần Văn An", ["PHÓ BÍ THƯ", "(Đã ký)", "Trần Văn An"], id="signature"),
        pytest.param("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG", ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"], id="authority-and-position"),
        pytest.param(
            "Căn cứ Luật Thủy lợi;\nCăn cứ Nghị quyết số 5;",
            ["Căn cứ Luật Thủy lợi;", "Căn cứ Nghị quyết số 5;"],
            id="grounds",
        ),
        pytest.param(
            "Số 5-NQ/ĐU\nAn Bình, ngày 5 tháng 3 năm 2024",
            ["Số 5-NQ/ĐU", "An Bình, ngày 5 tháng 3 năm 2024"],
            id="number-and-date",
        ),
        pytest.param("-----\nNội dung", ["Nội dung"], id="a-drawn-rule-is-no-text"),
        pytest.param(
            f"{LONG}và\n1. Mục đích\nQuán triệt sâu sắc.",
            [f"{LONG}và", "1. Mục đích", "Quán triệt sâu sắc."],
            id="a-short-heading",
        ),
        pytest.param(
            "ỦY BAN NHÂN DÂN XÃ\nSố: 5/QĐ-UBND\nQUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ LÀM VIỆC CỦA\nỦY BAN NHÂN DÂN XÃ",
            [
                "ỦY BAN NHÂN DÂN XÃ",
                "Số: 5/QĐ-UBND",
                "QUYẾT ĐỊNH",
                "BAN HÀNH QUY CHẾ LÀM VIỆC CỦA",
                "ỦY BAN NHÂN DÂN XÃ",
            ],
            id="the-issuer-again-under-the-title",
        ),
    ],
)
def test_lines_that_stand_alone(lines: str, expected: list[str]) -> None:
    assert paragraphs(lines) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("II. MỤC TIÊU1. Mục tiêu chung", ["II. MỤC TIÊU", "1. Mục tiêu chung"], id="two-headings"),
        pytest.param(
            "II. MỤC TIÊU 1. Mục tiêu chung", ["II. MỤC TIÊU", "1. Mục tiêu chung"], id="two-headings-a-blank-apart"
        ),
        pytest.param(
            "TỈNH ỦY HÀ NAM ĐẢNG CỘNG SẢN VIỆT NAM", ["TỈNH ỦY HÀ NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"], id="body-and-motto"
        ),
        pytest.param(
            "Số 36-HD/VPTW Hà Nội, ngày 5 tháng 3 năm 2024",
            ["Số 36-HD/VPTW", "Hà Nội, ngày 5 tháng 3 năm 2024"],
            id="number-and-date",
        ),
        pytest.param(
            "* Số 36-HD/VPTW ĐẢNG CỘNG SẢN VIỆT NAM",
            ["* Số 36-HD/VPTW", "ĐẢNG CỘNG SẢN VIỆT NAM"],
            id="star-number-and-motto",
        ),
        pytest.param(
            "I. MỤC TIÊU 2030 VÀ TẦM NHÌN 2045", ["I. MỤC TIÊU 2030 VÀ TẦM NHÌN 2045"], id="years-part-nothing"
        ),
    ],
)
def test_what_was_glued_on_one_line_is_parted(line: str, expected: list[str]) -> None:
    assert paragraphs(line) == expected


def test_of_a_glued_masthead_the_left_column_comes_first() -> None:
    glued = "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH HÀ NAM Độc lập - Tự do - Hạnh phúc\nKẾ HOẠCH"
    assert paragraphs(glued) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH HÀ NAM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
    ]


def test_of_a_glued_closing_the_entries_come_first() -> None:
    lines = [
        "Nơi nhận: TL. CHỦ TỊCH",
        "- Như trên; CHÁNH VĂN PHÒNG",
        "- Chủ tịch UBND tỉnh;",
        "- Lưu: VT.",
        "Trần Văn An",
    ]
    body = [f"{number}. Nội dung thực hiện." for number in range(1, 10)]
    assert paragraphs("\n".join([*body, *lines]), whole=True)[9:] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Chủ tịch UBND tỉnh;",
        "- Lưu: VT.",
        "TL. CHỦ TỊCH",
        "CHÁNH VĂN PHÒNG",
        "Trần Văn An",
    ]


def test_a_footnote_stands_behind_the_paragraph_of_its_mark_and_cuts_no_sentence() -> None:
    lines = [
        Line("Thực hiện kết luận về tổ chức [1] các hội quần chúng ở", gap=True),
        Line("Kết luận về hội quần chúng.", role="footnote", anchor=0),
        Line("cơ sở theo quy định.", gap=True),
        Line("Đoạn tiếp theo.", gap=True),
    ]
    assert said(canonical(lines)) == [
        "Thực hiện kết luận về tổ chức [1] các hội quần chúng ở cơ sở theo quy định.",
        "Kết luận về hội quần chúng.",
        "Đoạn tiếp theo.",
    ]


BOLD_INSIDE = """\
Bộ Nội vụ có ý kiến như sau: việc công nhận chức danh người đứng đầu hội thực
**hiện theo quy chế của cấp có thẩm quyền về công tác cán bộ và quy định của**
Hội (Phụ lục III), các tỉnh gửi kết quả về Bộ trước ngày 15 tháng 12 năm 2024."""
BOLD_CLAUSE = """\
Bộ Nội vụ có ý kiến như sau: việc công nhận chức danh người đứng đầu hội thực
**hiện theo quy chế của cấp có thẩm quyền về công tác cán bộ trong cả năm 2024;**
các tỉnh gửi kết quả về Bộ trước ngày 15 tháng 12."""
BOLD_LEAD = """\
**5. Về tổng hợp, cập nhật tiến độ, kết quả thực hiện các nhiệm vụ Thường trực**
tỉnh ủy giao: các sở đã hoàn thành đúng hạn và báo cáo về Văn phòng Tỉnh ủy."""
BOLD_HEADING = """\
**5. Về tổng hợp, cập nhật tiến độ, kết quả thực hiện các nhiệm vụ Thường trực**
Các sở đã hoàn thành đúng hạn và báo cáo về Văn phòng Tỉnh ủy trước ngày 15/12."""


@pytest.mark.parametrize(
    ("printed", "page", "count"),
    [
        pytest.param(BOLD_INSIDE, 1, 1, id="bold-words-fill-a-line-of-a-paragraph"),
        pytest.param(BOLD_CLAUSE, 1, 1, id="a-bold-clause-fills-its-line"),
        pytest.param(BOLD_LEAD, 1, 1, id="bold-words-end-on-the-next-line"),
        pytest.param(BOLD_HEADING, 1, 2, id="a-heading-fills-its-line"),
        pytest.param(BOLD_INSIDE, None, 2, id="a-caption-in-a-file-without-pages"),
    ],
)
def test_bold_words_inside_a_paragraph_of_a_page_do_not_part_it(printed: str, page: int | None, count: int) -> None:
    assert len(paragraphs(printed, page=page)) == count


@pytest.mark.parametrize(("page", "count"), [(1, 1), (None, 2)])
def test_a_sentence_goes_on_over_the_footnotes_of_a_page(page: int | None, count: int) -> None:
    lines = [
        Line("Ủy ban nhân dân tỉnh làm việc với các sở về giải pháp nâng cao các chỉ số SIPAS, PAPI,", page=page),
        Line("Theo Quyết định số 5/QĐ-UBND ngày 12/3/2024.", role="footnote", whole=True, page=page, anchor=0),
        Line("PCI và bộ chỉ số phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính;", page=page and 2),
        Line("cùng các địa phương đánh giá kết quả.", page=page and 2),
    ]
    assert [paragraph.role for paragraph in canonical(lines).paragraphs].count("body") == count


def test_a_footnote_whose_mark_was_lost_follows_the_line_before_it() -> None:
    lines = [Line("Đoạn một."), Line("Chú thích.", role="footnote"), Line("Đoạn hai.", gap=True)]
    assert [paragraph.role for paragraph in canonical(lines).paragraphs] == ["body", "footnote", "body"]


def test_rows_keep_their_cells() -> None:
    text = canonical([Line("", role="row", cells=("1", "Rà soát", "Quý I"), table=0)])
    (row,) = text.paragraphs
    assert text.text == "1 | Rà soát | Quý I"
    assert [cell.of(text.text) for cell in row.cells] == ["1", "Rà soát", "Quý I"]
    assert row.table == 0


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        pytest.param(normalize("NFD", "Phấn đấu giảm"), "Phấn đấu giảm", id="marks-on-their-own"),
        pytest.param("về\u00a0công\t tác", "về công tác", id="blanks"),
        pytest.param("\ufeffNghị\u200b quyết\u00ad", "Nghị quyết", id="invisible"),
        pytest.param("uỷ ban, hoá", "uỷ ban, hoá", id="spelling-as-printed"),
        pytest.param("“Quy định” – phần 2", "“Quy định” – phần 2", id="signs-as-printed"),
        pytest.param("\x00\x1f", "", id="controls"),
    ],
)
def test_clean_text(printed: str, clean: str) -> None:
    assert clean_text(printed) == clean


def test_word_paragraphs_stay_as_the_format_ended_them() -> None:
    assert paragraphs("Mục tiêu\nnâng cao chất lượng", whole=True) == ["Mục tiêu", "nâng cao chất lượng"]


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("thực hiện Kết luận số 3-KL/TU,\nngày 02/7/2021 của Tỉnh ủy", id="after-a-comma"),
        pytest.param("**thực hiện Kết luận số 3-KL/TU**\n**của Ban Thường vụ Tỉnh ủy**", id="bold"),
    ],
)
def test_a_title_in_several_word_paragraphs_is_one(printed: str) -> None:
    assert paragraphs(printed, whole=True) == [printed.replace("*", "").replace("\n", " ")]


# The source of a web page: first lines say little, since the tags before them count.
FULL = "các chi bộ rà soát, bổ sung kế hoạch công tác năm, phân công đảng viên phụ"
RAGGED = [f"a) Tiếp tục rà soát và\n{FULL} trách.", f"b) Củng cố tổ chức và\n{FULL} trách."] * 2


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("a) Phối hợp với Sở Giáo dục và\nĐào tạo kiểm tra việc thực hiện.", id="inside-a-name"),
        pytest.param("2.1. Sở\nTài chính", id="behind-one-word"),
        pytest.param("1. Kinh phí thực hiện\nKế hoạch này do ngân sách xã bảo đảm.", id="what-looks-like-a-topic"),
        pytest.param("đ) Đến hết năm 2045: 100%\nHTX của xã bán hàng qua mạng.", id="inside-a-figure"),
        pytest.param("2. Trưởng các ban;\nChủ tịch Hội Nông dân xã phối hợp thực hiện.", id="behind-a-semicolon"),
        pytest.param("3. Thời gian nộp báo cáo:\nTrước ngày 20 hằng tháng.", id="behind-a-colon"),
        pytest.param("**6. Phạm vi:**\nToàn bộ các thôn của xã.", id="in-bold-before-what-it-says"),
        pytest.param("**Điều 3.**\nChủ tịch Hội Nông dân xã.", id="a-bold-label"),
        pytest.param("4. Chủ tịch Hội đồng Thi đua\n- Khen thưởng xã chủ trì.", id="before-a-dash-inside-a-name"),
        pytest.param("5. Trong giai đoạn 2026\n- 2030 trồng 20 ha rừng.", id="before-a-dash-inside-a-span"),
    ],
)
def test_an_early_first_line_is_no_heading_where_empty_lines_part_all_paragraphs(lines: str) -> None:
    assert paragraphs("\n\n".join([*RAGGED, lines]))[-1] == lines.replace("*", "").replace("\n", " ")


@pytest.mark.parametrize("above", ["3. Công việc:", "Các cơ quan", "- Chi bộ 1 (để báo cáo)"])
def test_a_bullet_stays_one_below_an_early_first_line(above: str) -> None:
    assert paragraphs("\n\n".join([*RAGGED, f"{above}\n- Chi bộ 2"]))[-1] == "- Chi bộ 2"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        pytest.param(f"Điều 3. Chánh\nVăn phòng, {FULL}", True, id="a-full-line-begins-no-paragraph"),
        pytest.param(f"Theo đề nghị của Giám đốc\nSở Y tế, {FULL}", True, id="without-a-label"),
        pytest.param(f"Căn cứ Nghị định số\n12/2025/NĐ-CP, {FULL}", True, id="before-a-figure"),
        pytest.param("b) Tổ chức việc thực hiện\nNghị quyết.", True, id="the-next-word-would-not-have-fitted"),
        pytest.param("1. Mức thu\nMiễn thu.", False, id="the-next-word-would-have-fitted"),
        pytest.param("1. Phạm vi điều chỉnh\nQuyết định này quy định", False, id="a-short-line-may-begin-one"),
        pytest.param(f"Căn cứ Luật Thủy lợi;\nChi bộ, {FULL}", False, id="a-closed-line-without-a-label"),
        pytest.param("3. Ngày sinh\n" + "." * 70, False, id="dots-to-be-filled-in"),
    ],
)
def test_an_early_first_line_where_no_empty_lines_stand(lines: str, joined: bool) -> None:
    assert (lines.replace("\n", " ") in paragraphs("\n".join([*RAGGED, lines]))) == joined


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        pytest.param("An Bình, ngày\n28 tháng 11 năm 2025", True, id="date-line"),
        pytest.param("An Bình, ngày 28 tháng 11 năm\n2025", True, id="year"),
        pytest.param("Có hiệu lực từ ngày 05 tháng\n12 năm 2025.", True, id="month"),
        pytest.param("Căn cứ Luật Thủy lợi ngày\n19/6/2017;", True, id="day-in-figures"),
        pytest.param("Căn cứ Nghị định số\n12/2025/NĐ-CP của Chính phủ;", True, id="number"),
        pytest.param("Căn cứ một số điều của Luật\nThủy lợi;", True, id="law"),
        pytest.param("Bổ sung điểm b khoản 2 Điều\n40 như sau:", True, id="article"),
        pytest.param("Căn cứ khoản\n6 của Thông tư này;", True, id="clause"),
        pytest.param("2. Sở Văn hóa và\nThể thao", True, id="body"),
        pytest.param("Đề nghị người Việt\nNam ở nước ngoài", True, id="nation"),
        pytest.param("Căn cứ khoản 1 Điều 26\nNghị định số 5/2020/NĐ-CP;", True, id="of-which-decree"),
        pytest.param("2. Giám đốc\nSở Y tế báo cáo", True, id="head-of-an-office"),
        pytest.param("3. Chủ tịch\nỦy ban nhân dân xã", True, id="head-of-a-committee"),
        pytest.param("Quyết định của Bộ trưởng Bộ\nTài chính", True, id="minister"),
        pytest.param("2. Thay thế cụm từ\n“cấp huyện” tại Điều 5", True, id="words-that-are-replaced"),
        pytest.param("Lãi suất giảm còn 6,6%/năm\n(0,55%/tháng).", True, id="a-figure-in-other-words"),
        pytest.param("Viên chức lên hạng (hạng\nII) hoặc tương đương", True, id="a-bracket-that-closes"),
        pytest.param("Thời gian dừng bán hàng (lần\n2) đến Sở Y tế", True, id="a-figure-that-closes-a-bracket"),
        pytest.param("Lắp đặt 25 trạm (trong đó: xã A:\n15 trạm, xã B: 10 trạm)", True, id="a-bracket-that-goes-on"),
        pytest.param("Viên chức lên hạng\nII) Hồ sơ", False, id="a-label-where-no-bracket-is-open"),
        pytest.param("Thực hiện quy định tại\nChương II Thông tư này", True, id="a-chapter-spoken-of"),
        pytest.param("Trách nhiệm của các cơ quan\nChương II Thông tư", False, id="a-chapter-of-its-own"),
        pytest.param("Điều 9\nNghị định này thay đổi", False, id="an-article-of-its-own"),
        pytest.param("Chuyển đổi số\n2026-2030", False, id="a-span-of-years"),
        pytest.param("Thời hạn: 10 ngày\n12 tháng", False, id="a-span-of-days"),
        pytest.param("Hồ sơ tài khoản\n12 tờ", False, id="an-account"),
        pytest.param("Đơn vị trực thuộc\nSở Y tế", False, id="whom-one-serves"),
        pytest.param("Hạn chế, tồn tại\nCông tác dân vận", False, id="what-is-still-there"),
        pytest.param("Danh mục kèm theo\nMẫu đơn", False, id="what-is-enclosed"),
    ],
)
def test_a_word_that_asks_for_the_next_ends_no_paragraph(lines: str, joined: bool) -> None:
    assert (lines.replace("\n", " ") in paragraphs(f"- {FULL}, {FULL}.\n{lines}")) == joined


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        pytest.param("2.\nGiao Sở Y tế theo dõi việc thực hiện.", True, id="a-number"),
        pytest.param("1.1.\nSở Y tế", True, id="a-decimal"),
        pytest.param("a)\nBãi bỏ khoản 2.", True, id="a-letter"),
        pytest.param("Điều 3.\nChánh Văn phòng chịu trách nhiệm thi hành.", True, id="an-article"),
        pytest.param("II.\nTHỦ TỤC BỊ BÃI BỎ", True, id="a-numeral"),
        pytest.param("**Điều 3.**\nChánh Văn phòng chịu trách nhiệm.", True, id="a-bold-label"),
        pytest.param("2.\n1.001234", False, id="a-number-above-a-number"),
        pytest.param("2.\n3. Báo cáo kết quả", False, id="a-number-above-a-unit"),
        pytest.param("2.\n\nSở Y tế", False, id="a-cell-that-stands-apart"),
    ],
)
def test_a_label_in_a_line_of_its_own_opens_the_line_below(lines: str, joined: bool) -> None:
    assert (len(paragraphs(lines)) == 1) is joined


def test_an_empty_line_inside_a_date_ends_no_paragraph() -> None:
    printed = [f"1. Sở Y tế {FULL}", f"và {FULL} theo Quyết định ngày 29 tháng", "4 năm 2027 của Sở Y tế."]
    assert paragraphs("\n".join(printed[:2]) + "\n\n" + printed[2])[0].endswith(printed[2])
    assert paragraphs("Văn bản ký số\n\n1/4 ngày") == ["Văn bản ký số", "1/4 ngày"]


def test_a_numbered_item_below_a_short_heading_begins_a_paragraph() -> None:
    head, item = "2.3. Về xây dựng Đảng", "(10) Kết nạp 130 đảng viên mới."
    assert paragraphs(f"{FULL}.\n\n{FULL}.\n{head}\n{item}")[-2:] == [head, item]


def test_a_number_in_brackets_inside_a_sentence_begins_none() -> None:
    assert len(paragraphs(f"- {FULL}, {FULL} và\n(2) Sở Y tế theo dõi.")) == 1


def test_a_full_closed_line_ends_its_paragraph_where_an_early_line_follows() -> None:
    closed = f"Điều 2. Sở Y tế và {FULL}."
    below = f"Trường hợp có vướng\nmắc thì {FULL}."
    assert paragraphs("\n".join([*RAGGED, closed, below]))[-2:] == [closed, below.replace("\n", " ")]


def test_a_full_closed_line_goes_on_where_lines_are_wrapped_at_a_width() -> None:
    closed = f"Điều 2. Sở Y tế và {FULL}."
    assert paragraphs(f"{closed}\nTrường hợp có vướng mắc\nthì {FULL}.")[0].startswith(f"{closed} Trường hợp")


PIECES = st.sampled_from(
    [
        "I. MỤC TIÊU",
        "1. Mục tiêu chung",
        "a) Rà soát",
        "- đôn đốc",
        "Số 5-NQ/ĐU",
        "*",
        "-----",
        "NGHỊ QUYẾT",
        "Trần Văn An",
        "các chi bộ thực hiện",
        "Các chi bộ thực hiện.",
        "T/M ĐẢNG ỦY",
        "XIII về đổi mới",
        "e\u0301",
        "\u200b",
        "  ",
        "Điều 1.",
    ]
)
LINES = st.lists(
    st.builds(
        Line,
        text=st.one_of(PIECES, st.text(max_size=30)),
        role=st.sampled_from(["body", "body", "body", "footnote"]),
        whole=st.booleans(),
        gap=st.booleans(),
        bold=st.booleans(),
    ),
    max_size=12,
)


@given(LINES)
def test_paragraphs_are_the_text_one_line_end_apart(lines: list[Line]) -> None:
    text = canonical(lines)
    assert "\n".join(said(text)) == text.text
    assert all(one.span.end + 1 == other.span.start for one, other in pairwise(text.paragraphs))
    assert not text.paragraphs or (text.paragraphs[0].span.start, text.paragraphs[-1].span.end) == (0, len(text.text))
    assert is_normalized("NFC", text.text)
    assert all(paragraph == paragraph.strip() and "\n" not in paragraph for paragraph in said(text))


CLOSED = st.builds(
    Line,
    text=st.one_of(
        st.sampled_from(
            ["I. Mục tiêu.", "1. Mục tiêu chung.", "a) Rà soát;", "- Đôn đốc.", "* Yêu cầu.", "Điều 1. Tên."]
        ),
        st.text("abđê ,", min_size=1, max_size=300).map(lambda words: f"Rà{words}soát."),
    ),
    role=st.just("body"),
    whole=st.just(True),
    gap=st.booleans(),
    bold=st.booleans(),
)


@given(st.lists(CLOSED, max_size=12))
def test_whole_lines_that_end_are_paragraphs(lines: list[Line]) -> None:
    assert said(canonical(lines)) == [clean_text(line.text) for line in lines]


@given(LINES)
def test_no_word_is_lost(lines: list[Line]) -> None:
    words = [word for line in lines for word in clean_text(line.text).split() if any(map(str.isalnum, word))]
    kept = "".join(canonical(lines).text.split())
    assert all(word in kept for word in words)
