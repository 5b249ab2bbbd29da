"""Targets: the 58 worked phrases of DOMAIN 5.5, and where a figure stands that makes it what it is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.clauses import sentences
from parsers.model import Citation, Metadata, Paragraph, Section, Span, Target, Text
from parsers.overhead import Overhead
from parsers.passages import read_passages
from parsers.purposes import read_purpose
from parsers.subjects import read_goal
from parsers.targets import find_targets
from parsers.vocabulary import load


def document(*lines: str) -> tuple[Text, tuple[Section, ...]]:
    """A text of whole paragraphs; `I. HEADING`, `1. Heading` … open sections, one level for each kind of label."""
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(len(lines))]
    spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    levels = [
        0 if line.split(".")[0] in ("I", "II", "III") else 1 if line[:1].isdigit() and line[1:2] == "." else 2
        for line in lines
    ]
    sections: list[Section] = []
    for index, (line, level) in enumerate(zip(lines, levels, strict=True)):
        if level == 2:
            continue
        end = next(
            (spans[later].start - 1 for later in range(index + 1, len(lines)) if levels[later] <= level), len(text)
        )
        over = next((section for section in reversed(sections) if section.depth <= level), None)
        label, heading = line.split(". ", 1)
        span = Span(spans[index].start, end)
        parent = over.position if over else None
        sections.append(
            Section(len(sections), parent, level + 1, "arabic", label, label, heading, span, span, spans[index].end)
        )
    return Text(text, tuple(Paragraph(span) for span in spans)), tuple(sections)


def targets(*lines: str, type_name: str = "Kế hoạch") -> tuple[Target, ...]:
    text, sections = document(*lines)
    found = find_targets(
        text, Overhead(sections, read_passages(text, sections, None)), (), Metadata(type_name=type_name)
    )
    assert all(target.span.of(text.text) == target.span.of(text.text).strip() for target in found)
    return found


Value = tuple[str | None, float | None, float | None, str | None]


def values(*lines: str, type_name: str = "Kế hoạch") -> list[Value]:
    return [(t.comparator, t.value_min, t.value_max, t.unit) for t in targets(*lines, type_name=type_name)]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param(
            "Đến năm 2025, có trên 92% tổ chức cơ sở đảng được xếp loại hoàn thành tốt nhiệm vụ trở lên",
            [(">", 92, None, "%")],
            id="1",
        ),
        pytest.param(
            "Hằng năm kết nạp từ 3 - 4% đảng viên mới so với tổng số đảng viên đầu năm",
            [("between", 3, 4, "%")],
            id="2",
        ),
        pytest.param("Tỷ lệ kết nạp đảng viên mới đạt từ 4% trở lên", [(">=", 4, None, "%")], id="3"),
        pytest.param(
            "Ít nhất 85% doanh nghiệp có từ 20 lao động trở lên thành lập được công đoàn cơ sở",
            [(">=", 85, None, "%")],
            id="4",
        ),
        pytest.param("Không quá 02% đảng viên xếp loại không hoàn thành nhiệm vụ", [("<=", None, 2, "%")], id="5"),
        pytest.param(
            "Giảm tỷ lệ hộ nghèo 0,6% so với năm 2024 (giảm 1.150 hộ)",
            [("=", 0.6, 0.6, "%"), ("=", 1150, 1150, "hộ")],
            id="6",
        ),
        pytest.param("Mỗi năm giảm từ 1 - 1,5% hộ nghèo đa chiều", [("between", 1, 1.5, "%")], id="7"),
        pytest.param(
            "Tạo việc làm mới cho 20.000 lao động, trong đó khoảng 1.200 lao động đi làm việc ở nước ngoài",
            [("=", 20000, 20000, "lao động"), ("~", 1200, 1200, "lao động")],
            id="8",
        ),
        pytest.param(
            "Đưa khoảng trên 3.000 lao động đi làm việc có thời hạn ở nước ngoài",
            [(">", 3000, None, "lao động")],
            id="9",
        ),
        pytest.param(
            "Lao động qua đào tạo đạt 72,5%, trong đó có bằng cấp, chứng chỉ đạt 31%",
            [("=", 72.5, 72.5, "%"), ("=", 31, 31, "%")],
            id="10",
        ),
        pytest.param(
            "100% chi bộ và 100% đảng viên đăng ký nội dung làm theo Bác hằng năm",
            [("=", 100, 100, "%"), ("=", 100, 100, "%")],
            id="11",
        ),
        pytest.param("Hầu hết thôn, tổ dân phố có chi bộ độc lập", [("most", None, None, None)], id="12"),
        pytest.param("Cơ bản hoàn thành số hóa hồ sơ đảng viên trong năm 2026", [(None, None, None, None)], id="13"),
        pytest.param("Không để xảy ra điểm nóng về an ninh trật tự", [("=", 0, 0, "điểm nóng")], id="14"),
        pytest.param("Cuối năm 2025 không còn hộ người có công thuộc diện nghèo", [("=", 0, 0, "hộ")], id="15"),
        pytest.param(
            "Mỗi chi bộ đăng ký ít nhất 01 mô hình “Dân vận khéo”/năm", [(">=", 1, None, "mô hình/năm")], id="16"
        ),
        pytest.param(
            "Mỗi đảng bộ cơ sở lựa chọn 02 - 03 tập thể, 03 - 05 cá nhân tiêu biểu",
            [("between", 2, 3, "tập thể"), ("between", 3, 5, "cá nhân")],
            id="17",
        ),
        pytest.param(
            "Cấp ủy viên được tập huấn nghiệp vụ ít nhất hai lần/nhiệm kỳ", [(">=", 2, None, "lần/nhiệm kỳ")], id="18"
        ),
        pytest.param("Trong toàn nhiệm kỳ kết nạp khoảng 350 đảng viên", [("~", 350, 350, "đảng viên")], id="19"),
        pytest.param(
            "Đến năm 2023 có 60.000 đoàn viên, đến năm 2025 có 66.500 đoàn viên",
            [("=", 60000, 60000, "đoàn viên"), ("=", 66500, 66500, "đoàn viên")],
            id="20",
        ),
        pytest.param(
            "70% trở lên đơn vị ký kết thỏa ước lao động tập thể; đến năm 2030 đạt tỷ lệ trên 80%",
            [(">=", 70, None, "%"), (">", 80, None, "%")],
            id="21",
        ),
        pytest.param("Tỷ lệ thất nghiệp khu vực thành thị dưới 3%", [("<", None, 3, "%")], id="22"),
        pytest.param(
            "Tốc độ tăng GRDP bình quân giai đoạn 2021 - 2025 đạt 8 - 8,5%/năm", [("between", 8, 8.5, "%/năm")], id="23"
        ),
        pytest.param(
            "Thu ngân sách năm 2025 đạt trên 12.500 tỷ đồng, tăng 10% so với năm 2024",
            [(">", 12500, None, "tỷ đồng"), ("=", 10, 10, "%")],
            id="24",
        ),
        pytest.param("GRDP bình quân đầu người năm 2025 đạt 4.500 USD", [("=", 4500, 4500, "USD")], id="25"),
        pytest.param("Kim ngạch xuất khẩu đạt 2,5 tỷ USD", [("=", 2.5e9, 2.5e9, "USD")], id="26"),
        pytest.param("Giảm tối thiểu 10% đầu mối bên trong so với năm 2021", [(">=", 10, None, "%")], id="27"),
        pytest.param(
            "Tinh giản 5% biên chế công chức, 10% viên chức hưởng lương ngân sách giai đoạn 2022 - 2026",
            [("=", 5, 5, "%"), ("=", 10, 10, "%")],
            id="28",
        ),
        pytest.param("Ít nhất 1/3 cấp ủy viên được đổi mới", [(">=", 33.33, None, "%")], id="29"),
        pytest.param(
            "Cán bộ nữ tham gia cấp ủy đạt từ 15% trở lên, cán bộ trẻ từ 10% trở lên",
            [(">=", 15, None, "%"), (">=", 10, None, "%")],
            id="30",
        ),
        pytest.param(
            "Số đảng viên hoàn thành xuất sắc không vượt quá 20% số đảng viên hoàn thành tốt",
            [("<=", None, 20, "%")],
            id="31",
        ),
        pytest.param("Tỷ lệ bao phủ bảo hiểm y tế đạt 95% dân số trở lên", [(">=", 95, None, "%")], id="32"),
        pytest.param("Phần đầu 90% xã đạt chuẩn nông thôn mới", [("=", 90, 90, "%")], id="33"),
        pytest.param("Hoàn thành 100% kế hoạch kiểm tra, giám sát năm", [("=", 100, 100, "%")], id="34"),
        pytest.param("Duy trì trên dưới 50 mô hình tự quản", [("~", 50, 50, "mô hình")], id="35"),
        pytest.param("Số doanh nghiệp có tổ chức đảng gấp 1,5 lần so với năm 2020", [("=", 1.5, 1.5, "lần")], id="36"),
        pytest.param("Chỉ số PCI xếp thứ 15 trở lên trong cả nước", [("<=", None, 15, "hạng")], id="37"),
        pytest.param("Thuộc nhóm 20 tỉnh dẫn đầu về chuyển đổi số", [("<=", None, 20, "tỉnh")], id="38"),
        pytest.param("Chỉ số hài lòng của người dân đạt 90 điểm trở lên", [(">=", 90, None, "điểm")], id="39"),
        pytest.param("Có từ 15% đến 20% đảng viên hoàn thành xuất sắc nhiệm vụ", [("between", 15, 20, "%")], id="40"),
        pytest.param(
            "Đến năm 2025 - 2030: hằng năm trên 90% chi bộ hoàn thành tốt nhiệm vụ", [(">", 90, None, "%")], id="41"
        ),
        pytest.param("Một nửa số thôn đạt danh hiệu văn hóa kiểu mẫu", [("=", 50, 50, "%")], id="42"),
        pytest.param("Giữ vững 12/12 xã đạt chuẩn quốc gia về y tế", [("=", 12, 12, "xã")], id="43"),
        pytest.param(
            "Chậm nhất đến hết quý II/2024, 100% cấp ủy sửa đổi xong quy chế làm việc", [("=", 100, 100, "%")], id="44"
        ),
        pytest.param(
            "Gần 2.000 hộ được vay vốn; hơn 1.500 lượt người được tư vấn",
            [("~", 2000, 2000, "hộ"), (">", 1500, None, "lượt")],
            id="46",
        ),
        pytest.param("Bình quân mỗi năm phát triển thêm 2.000 đoàn viên", [("=", 2000, 2000, "đoàn viên")], id="47"),
        pytest.param(
            "95% trở lên tổ chức đảng và trên 90% đảng viên hoàn thành tốt nhiệm vụ",
            [(">=", 95, None, "%"), (">", 90, None, "%")],
            id="48",
        ),
        pytest.param(
            "Đảng bộ được xếp loại hoàn thành tốt nhiệm vụ trở lên hằng năm", [(None, None, None, None)], id="49"
        ),
        pytest.param(
            "Tuyển sinh 17.500 người; trong đó cao đẳng 300 người, trung cấp 1.700 người, sơ cấp: 15.500 người",
            [
                ("=", 17500, 17500, "người"),
                ("=", 300, 300, "người"),
                ("=", 1700, 1700, "người"),
                ("=", 15500, 15500, "người"),
            ],
            id="50",
        ),
        pytest.param("Tối đa 5% số cuộc kiểm tra được điều chỉnh", [("<=", None, 5, "%")], id="51"),
        pytest.param("Không dưới 30% cán bộ lãnh đạo cấp phòng được luân chuyển", [(">=", 30, None, "%")], id="52"),
        pytest.param(
            "Nâng tỷ lệ bí thư chi bộ có trình độ lý luận chính trị trung cấp trở lên lên 80%",
            [("=", 80, 80, "%")],
            id="53",
        ),
        pytest.param("Giảm còn 2% tỷ lệ trẻ suy dinh dưỡng vào năm 2030", [("=", 2, 2, "%")], id="54"),
        pytest.param("Nhân kỷ niệm 75 năm Ngày truyền thống, tổ chức 03 đợt thi đua", [("=", 3, 3, "đợt")], id="56"),
        pytest.param(
            "Phấn đấu đạt và vượt 100% chỉ tiêu phát triển đoàn viên được giao", [(">=", 100, None, "%")], id="57"
        ),
        pytest.param(
            "Tỷ lệ cơ quan, đơn vị có từ 03 đảng viên chính thức trở lên thành lập chi bộ: 100%",
            [("=", 100, 100, "%")],
            id="58",
        ),
    ],
)
def test_worked_phrases(phrase: str, expected: list[Value]) -> None:
    """The numbers are those of DOMAIN 5.5; 45 is a task and 55 a result, below."""
    assert values("I. Chỉ tiêu chủ yếu", f"- {phrase}.") == expected


@pytest.mark.parametrize(
    ("phrase", "deadline", "recurrence"),
    [
        pytest.param("Đến năm 2025, có trên 92% chi bộ hoàn thành tốt nhiệm vụ", "2025-12-31", None, id="1"),
        pytest.param(
            "Hằng năm kết nạp từ 3 - 4% đảng viên mới so với tổng số đảng viên đầu năm", None, "yearly", id="2"
        ),
        pytest.param("Cuối năm 2025 không còn hộ người có công thuộc diện nghèo", "2025-12-31", None, id="15"),
        pytest.param("Mỗi chi bộ đăng ký ít nhất 01 mô hình “Dân vận khéo”/năm", None, "yearly", id="16"),
        pytest.param("Trong toàn nhiệm kỳ kết nạp khoảng 350 đảng viên", None, None, id="19"),
        pytest.param(
            "Tốc độ tăng GRDP bình quân giai đoạn 2021 - 2025 đạt 8 - 8,5%/năm", "2025-12-31", "yearly", id="23"
        ),
        pytest.param(
            "Đến năm 2025 - 2030: hằng năm trên 90% chi bộ hoàn thành tốt nhiệm vụ", "2030-12-31", "yearly", id="41"
        ),
        pytest.param(
            "Chậm nhất đến hết quý II/2024, 100% cấp ủy sửa đổi xong quy chế làm việc", "2024-06-30", None, id="44"
        ),
        pytest.param("Giảm còn 2% tỷ lệ trẻ suy dinh dưỡng vào năm 2030", "2030-12-31", None, id="54"),
        pytest.param("Đảng bộ được xếp loại hoàn thành tốt nhiệm vụ trở lên hằng năm", None, "yearly", id="49"),
    ],
)
def test_times_of_worked_phrases(phrase: str, deadline: str | None, recurrence: str | None) -> None:
    (target,) = targets("I. Chỉ tiêu chủ yếu", f"- {phrase}.")
    assert (target.deadline, target.recurrence) == (deadline, recurrence)


def test_each_clause_has_its_own_year() -> None:
    found = targets("I. Chỉ tiêu", "- Đến năm 2023 có 60.000 đoàn viên, đến năm 2025 có 66.500 đoàn viên.")
    assert [target.deadline for target in found] == ["2023-12-31", "2025-12-31"]


@pytest.mark.parametrize(
    ("phrase", "subject", "indicator", "change"),
    [
        pytest.param("Tỷ lệ hộ dùng nước sạch đạt 95%", "Tỷ lệ hộ dùng nước sạch", "đạt", None, id="before-the-verb"),
        pytest.param("95% hộ dùng nước sạch", "hộ", "dùng nước sạch", None, id="after-the-figure"),
        pytest.param("Xây mới 8 cầu", "cầu", "Xây mới", None, id="thing-counted"),
        pytest.param("mỗi xã chọn 2 mô hình", "mỗi xã", "chọn mô hình", None, id="named-doer"),
        pytest.param("Giảm tỷ lệ hộ nghèo 0,6%", "tỷ lệ hộ nghèo", "giảm", "decrease", id="object-of-reducing"),
        pytest.param("Nâng tỷ lệ cán bộ nữ lên 20%", "tỷ lệ cán bộ nữ", "Nâng lên", None, id="level-reached"),
        pytest.param("Thu ngân sách tăng 8%/năm", "Thu ngân sách", "tăng", "increase", id="increase"),
        pytest.param("Giảm còn 2% hộ nghèo", "hộ nghèo", "Giảm còn", None, id="reduced-to-a-level"),
        pytest.param("Tinh giản 5% biên chế", "biên chế", "Tinh giản", "decrease", id="cut"),
        pytest.param("Diện tích rừng trồng mới: trên 500 ha", "Diện tích rừng trồng mới", None, None, id="label"),
        pytest.param("Sơ cấp: 15.500 người", "người", "Sơ cấp", None, id="label-that-says-how"),
        pytest.param("Toàn tỉnh có 12 xã đạt chuẩn", "xã", None, None, id="place-is-no-subject"),
        pytest.param("Toàn tỉnh có 85% xã đạt chuẩn", "xã", None, None, id="place-of-a-share"),
        pytest.param("Trên địa bàn huyện Tân Phú có 12 xã đạt chuẩn", "xã", None, None, id="place-however-called"),
        pytest.param("Hạ tỷ lệ sinh mỗi năm 0,3‰", "tỷ lệ sinh", "hạ", "decrease", id="lowering"),
        pytest.param("Hạ tỷ lệ sinh xuống = 12‰", "tỷ lệ sinh", "Hạ xuống", None, id="sign-of-equality"),
        pytest.param(
            "Giảm tỷ lệ hộ nghèo cả huyện năm 2027 bình quân từ 1,3% đến 1,5%/năm",
            "tỷ lệ hộ nghèo cả huyện bình quân",
            None,
            "decrease",
            id="amount-behind-a-year",
        ),
        pytest.param("Thu ngân sách phấn đấu đạt 120 tỷ đồng", "Thu ngân sách", "đạt", None, id="striving-is-no-name"),
        pytest.param(
            "Đảng bộ phấn đấu tỷ lệ kết nạp đạt 4%", "tỷ lệ kết nạp", "đạt", None, id="who-strives-for-a-share"
        ),
        pytest.param(
            "Nông nghiệp phát triển khá, nhất là sản lượng lúa đạt 900 tấn", "sản lượng lúa", "đạt", None, id="best"
        ),
        pytest.param("100% chi bộ đều kết nạp được đảng viên", "chi bộ", "đều kết nạp được đảng viên", None, id="all"),
        pytest.param(
            "100% thiết bị y tế được kiểm định", "thiết bị y tế", "được kiểm định", None, id="noun-that-holds-a-verb"
        ),
        pytest.param(
            "90% nước thải sinh hoạt được xử lý", "nước thải sinh hoạt", "được xử lý", None, id="waste-of-households"
        ),
        pytest.param(
            "100% trường học (điểm chính) và trạm y tế có nước sạch",
            "trường học (điểm chính) và trạm y tế",
            "có nước sạch",
            None,
            id="bracket-in-an-enumeration",
        ),
        pytest.param("Trong năm qua, xã Tân An trồng được 3.000 cây", "xã Tân An", "trồng cây", None, id="time-before"),
        pytest.param(
            "Sau khi học nghề, có từ 80% học viên có việc làm", "học viên", "có việc làm", None, id="after-what"
        ),
        pytest.param("Đưa tỉnh vào nhóm 20 tỉnh dẫn đầu cả nước", "tỉnh", None, None, id="into-the-group"),
        pytest.param(
            "Tăng gấp 1,5 lần số doanh nghiệp có tổ chức đảng so với năm 2020",
            "số doanh nghiệp có tổ chức đảng",
            "Tăng gấp so với năm 2020",
            "increase",
            id="times-as-many-of-what",
        ),
        pytest.param("tốc độ tăng bình quân 8%/năm", "tốc độ tăng bình quân", None, "increase", id="pace"),
        pytest.param(
            "Huy động vốn ngoài ngân sách cho giao thông khoảng 150 tỷ đồng",
            "vốn ngoài ngân sách cho giao thông",
            "huy động",
            None,
            id="object-of-a-measure",
        ),
        pytest.param(
            "Ổn định diện tích trồng chè khoảng 500 ha", "diện tích trồng chè", "ổn định", None, id="kept-as-it-is"
        ),
        pytest.param(
            "Tỷ lệ trẻ được khám ≥ 3 lần trong năm đạt 90%",
            "Tỷ lệ trẻ được khám ≥ 3 lần trong năm",
            "đạt",
            None,
            id="bound-in-the-name-of-a-share",
        ),
        pytest.param(
            "Số xã đạt từ 10 tiêu chí trở lên là 37 xã",
            "Số xã đạt từ 10 tiêu chí trở lên",
            "là",
            None,
            id="bound-in-the-name-of-a-count",
        ),
        pytest.param("Hiện huyện có 6 xã đạt chuẩn", "xã", None, None, id="place-of-today"),
        pytest.param("Cả nước đã có 400 lao động được đào tạo", "lao động", None, None, id="place-by-now"),
        pytest.param(
            "Chiều cao thanh niên Việt Nam 18 tuổi đạt 168,5 cm",
            "Chiều cao thanh niên Việt Nam 18 tuổi",
            "đạt",
            None,
            id="of-what-age",
        ),
        pytest.param(
            "100% trẻ em được phổ cập mầm non 5 tuổi", "trẻ em", "được phổ cập mầm non 5 tuổi", None, id="class-of-age"
        ),
        pytest.param("Trong năm, xã Tân An trồng 3.000 cây", "xã Tân An", "trồng cây", None, id="in-the-year"),
        pytest.param("mỗi xã xã hội hóa 2 công trình", "mỗi xã", "xã hội hóa công trình", None, id="verb-of-two-words"),
        pytest.param("Có 6 xã đạt 19/19 tiêu chí", "xã", "đạt 19/19 tiêu chí", None, id="how-much-of-a-standard"),
        pytest.param(
            "Dịch vụ công trực tuyến mức độ 3,4 đạt 30%",
            "Dịch vụ công trực tuyến mức độ 3,4",
            "đạt",
            None,
            id="comma-between-digits",
        ),
        pytest.param("Toàn huyện kết nạp 50 đảng viên", "Toàn huyện", "kết nạp đảng viên", None, id="place-that-does"),
        pytest.param("Ban Kiểm tra xã kiểm tra 5 chi bộ", "Ban Kiểm tra xã", "kiểm tra chi bộ", None, id="body"),
        pytest.param("Công an xã: 12 chốt", "Công an xã", None, None, id="label-of-a-body"),
        pytest.param("Ban Tổ chức mở lớp cho 100% bí thư", "bí thư", None, None, id="holders-of-a-share"),
        pytest.param("60% chi bộ trở lên đạt chuẩn", "chi bộ", "đạt chuẩn", None, id="inside-the-bound"),
        pytest.param("Mỗi chi bộ đỡ đầu 2 hộ", "Mỗi chi bộ", None, None, id="each-with-an-unknown-verb"),
        pytest.param("100% xã, phường có bưu điện", "xã, phường", "có bưu điện", None, id="series"),
        pytest.param("Xử lý 9 vụ vi phạm lòng đường", "vụ vi phạm lòng đường", "Xử lý", None, id="what-happened"),
        pytest.param("Khách quốc tế 40 nghìn lượt", "Khách quốc tế", None, None, id="who-came"),
        pytest.param("Không còn hộ nghèo là người có công", "hộ nghèo là người có công", None, None, id="none-left"),
        pytest.param("Thu nội địa 900 tỷ đồng", "Thu nội địa", None, None, id="revenue-is-a-noun"),
        pytest.param("Cấp ủy viên dự sinh hoạt ít nhất 2 lần", "Cấp ủy viên", None, None, id="how-often-somebody-does"),
        pytest.param(
            "Số giường (không tính trạm y tế): 30 giường", "Số giường (không tính trạm y tế)", None, None, id="aside"
        ),
        pytest.param("05 tổ chức khoa học được xếp hạng", "tổ chức khoa học", None, None, id="verb-inside-a-noun"),
        pytest.param("100% đơn vị công lập tự chủ", "đơn vị công lập", "tự chủ", None, id="verb-that-ends-a-noun"),
        pytest.param("80% học sinh trung học được tư vấn", "học sinh trung học", None, None, id="verb-in-two-nouns"),
        pytest.param("90% chi bộ trực thuộc đạt chuẩn", "chi bộ trực thuộc", "đạt chuẩn", None, id="subordinate"),
        pytest.param("Giảm nợ thuế xuống dưới 5%", "nợ thuế", "Giảm xuống", None, id="reduced-to-below"),
        pytest.param("Tỷ lệ che phủ giữ ở mức 42%", "Tỷ lệ che phủ", "giữ ở mức", None, id="held-at-a-level"),
        pytest.param(
            "100% chi ủy, chi bộ xây dựng kế hoạch", "chi ủy, chi bộ", "xây dựng kế hoạch", None, id="enumeration"
        ),
        pytest.param("Cụ thể: (1) Tổng số thủ tục là 30 bộ", "Tổng số thủ tục", "là", None, id="label-in-brackets"),
        pytest.param("Chỉ tiêu 1: Năm 2028 đạt 60% xã có chợ", "xã", None, None, id="label-of-a-target"),
        pytest.param("Chỉ tiêu 2: Giảm tỷ lệ hộ nghèo còn 2%", "tỷ lệ hộ nghèo", "Giảm còn", None, id="label-and-verb"),
        pytest.param("2 Giảm tỷ lệ hộ nghèo còn 2%", "tỷ lệ hộ nghèo", "Giảm còn", None, id="label-without-its-point"),
        pytest.param(
            "Tại đô thị: 100% trẻ em được tiêm chủng", "trẻ em", "được tiêm chủng", None, id="label-of-a-place"
        ),
        pytest.param("tăng trưởng kinh tế cả năm 2028 đạt 8%", "tăng trưởng kinh tế", "đạt", None, id="noun-not-verb"),
        pytest.param("tăng trưởng kinh tế 8% của tỉnh", "tăng trưởng kinh tế", None, "increase", id="growth"),
        pytest.param("100% điểm đến du lịch có bãi xe", "điểm đến du lịch", None, None, id="limit-inside-a-noun"),
        pytest.param("Mở 20 tập dữ liệu mở cho dân", "tập dữ liệu mở", None, None, id="compound-unit"),
        pytest.param(
            "Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản đạt 95%",
            "Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản",
            "đạt",
            None,
            id="of-what-age-they-are",
        ),
        pytest.param(
            "Tỷ suất sinh giảm từ 23 ca sinh/1.000 phụ nữ xuống 18 ca sinh/1.000 phụ nữ",
            "Tỷ suất sinh",
            "giảm xuống",
            None,
            id="rate-with-a-baseline",
        ),
        pytest.param(
            "Chỉ số hài lòng nằm trong tốp 9 cả nước", "Chỉ số hài lòng", "nằm trong tốp cả nước", None, id="rank"
        ),
        pytest.param(
            "Có ít nhất 03 doanh nghiệp nằm trong tốp 200 doanh nghiệp lớn nhất vùng",
            "doanh nghiệp",
            "nằm trong tốp 200 doanh nghiệp lớn nhất vùng",
            None,
            id="in-the-best-of-so-many",
        ),
        pytest.param(
            "Không còn lớp học quá 45 học sinh", "lớp học quá 45 học sinh", None, None, id="none-with-so-many"
        ),
        pytest.param(
            "Chiều cao của thanh thiếu niên từ 1 - 18 tuổi tăng 1,2 cm",
            "Chiều cao của thanh thiếu niên từ 1 - 18 tuổi",
            "tăng",
            "increase",
            id="of-an-age",
        ),
        pytest.param(
            "Năm học 2027-2028 có 4/7 trường tiểu học dạy học 2 buổi/ngày",
            "trường tiểu học",
            "dạy học 2 buổi/ngày",
            None,
            id="school-year",
        ),
        pytest.param("Thu ngân sách vượt 12% dự toán", "Thu ngân sách", "vượt dự toán", None, id="by-how-much"),
        pytest.param(
            "Đóng góp của khoa học vào tăng trưởng kinh tế ở mức trên 45%",
            "Đóng góp của khoa học vào tăng trưởng kinh tế",
            "ở mức",
            None,
            id="a-share-of-growth-is-no-growth",
        ),
        pytest.param(
            "Số bài báo tăng trung bình 11%/năm", "Số bài báo", "tăng trung bình", "increase", id="on-average"
        ),
        pytest.param("Giảm tỷ lệ sinh mỗi năm 0,7‰", "tỷ lệ sinh", "giảm", "decrease", id="per-mille-each-year"),
        pytest.param("Tỷ lệ hộ nghèo giảm hàng năm 1%-2%", "Tỷ lệ hộ nghèo", "giảm", "decrease", id="each-year"),
        pytest.param("Đưa vào sử dụng 04 công trình", "công trình", "Đưa vào sử dụng", None, id="put-to-use"),
        pytest.param(
            "Dành tối thiểu 12% ngân sách cho thư viện", "ngân sách", "Dành cho thư viện", None, id="set-aside"
        ),
        pytest.param(
            "Chi thường xuyên cho y tế không dưới 18% tổng chi ngân sách",
            "Chi thường xuyên cho y tế",
            "tổng chi ngân sách",
            None,
            id="share-of-spending",
        ),
        pytest.param(
            "100% trụ sở sau sắp xếp đơn vị hành chính được dùng",
            "trụ sở sau sắp xếp đơn vị hành chính",
            "được dùng",
            None,
            id="after-what",
        ),
        pytest.param("100% xã, đặc khu có nhà văn hóa", "xã, đặc khu", "có nhà văn hóa", None, id="special-zones"),
        pytest.param("Xây 900 căn nhà ở xã hội", "căn nhà ở xã hội", "Xây", None, id="housing"),
        pytest.param(
            "Trong những năm qua, các cấp, các ngành đã quan tâm chỉ đạo, đóng góp của hợp tác xã đạt 12%",
            "đóng góp của hợp tác xã",
            "đạt",
            None,
            id="behind-what-was-done",
        ),
        pytest.param(
            "Mười năm qua, thực hiện Nghị quyết 9, Luật Đất đai, sản lượng lúa đạt 20 tấn",
            "sản lượng lúa",
            "đạt",
            None,
            id="behind-what-was-carried-out",
        ),
        pytest.param(
            "Tỷ lệ dân dùng mạng có tốc độ 1 Gb/s đạt 90%",
            "Tỷ lệ dân dùng mạng có tốc độ 1 Gb/s",
            "đạt",
            None,
            id="speed",
        ),
        pytest.param(
            "Kinh tế của xã tiếp tục được duy trì, tổng giá trị sản xuất trên địa bàn đạt 900 tỷ đồng",
            "tổng giá trị sản xuất trên địa bàn",
            "đạt",
            None,
            id="behind-a-clause-of-its-own",
        ),
        pytest.param(
            "Cơ cấu kinh tế chuyển dịch theo hướng tích cực, công nghiệp - xây dựng tăng 2,5%",
            "công nghiệp - xây dựng",
            "tăng",
            "increase",
            id="behind-a-clause-of-praise",
        ),
        pytest.param(
            "Hồ sơ được giải quyết đúng quy định, đúng hạn đạt 96%",
            "Hồ sơ được giải quyết đúng quy định, đúng hạn",
            "đạt",
            None,
            id="praise-that-goes-on",
        ),
        pytest.param(
            "Tỷ lệ hộ có đời sống ổn định, phát triển đạt 80%",
            "Tỷ lệ hộ có đời sống ổn định, phát triển",
            "đạt",
            None,
            id="praise-in-the-name-of-a-share",
        ),
        pytest.param(
            "Trên lĩnh vực nông nghiệp, diện tích lúa đạt 500 ha", "diện tích lúa", "đạt", None, id="behind-a-field"
        ),
        pytest.param(
            "Cũng trong 6 tháng đầu năm, thu ngân sách đạt 30 tỷ đồng", "thu ngân sách", "đạt", None, id="also-in-half"
        ),
        pytest.param(
            "Tổng mức bán lẻ ước cả năm đạt 800 tỷ đồng", "Tổng mức bán lẻ", "đạt", None, id="estimate-of-a-year"
        ),
        pytest.param(
            "Chi ngân sách ước thực hiện 6 tháng đầu năm: 20 tỷ đồng", "Chi ngân sách", None, None, id="half-a-year"
        ),
        pytest.param("Lũy kế đến cuối năm có 16 dự án được vận hành", "dự án", "được vận hành", None, id="by-its-end"),
        pytest.param("Đến năm 2028: Giảm tỷ lệ sinh 0,5‰", "tỷ lệ sinh", "giảm", "decrease", id="behind-a-year"),
        pytest.param("Về văn hóa: 75% gia đình", "gia đình", None, None, id="topic-of-a-share"),
        pytest.param("Tỷ lệ hộ nghèo giảm bình quân là 3%", "Tỷ lệ hộ nghèo", None, "decrease", id="on-average-is"),
        pytest.param("Quy mô dân số khoảng 90.000 người", "Quy mô dân số", None, None, id="size"),
        pytest.param("Doanh thu của 12 dự án", "dự án", "Doanh thu của", None, id="measure-of-what-is-counted"),
        pytest.param(
            "Có 68 dự án đầu tư đang hoạt động", "dự án đầu tư", "đang hoạt động", None, id="what-is-going-on"
        ),
        pytest.param(
            "100% giao dịch trên sàn điện tử có hóa đơn", "giao dịch trên sàn điện tử", "có hóa đơn", None, id="where"
        ),
        pytest.param("90% hộ trên địa bàn xã dùng nước sạch", "hộ", None, None, id="where-all-are"),
        pytest.param(
            "100% thôn trong vùng xây dựng quy ước", "thôn", "trong vùng xây dựng quy ước", None, id="verb-or-noun"
        ),
        pytest.param(
            "Kết nạp đảng viên mới 60 đồng chí",
            "đảng viên mới",
            "kết nạp",
            None,
            id="comrades",
        ),
        pytest.param(
            "Giảm tỷ lệ sinh con thứ 3 trở lên xuống dưới 8%",
            "tỷ lệ sinh con thứ 3 trở lên",
            None,
            None,
            id="third-child",
        ),
        pytest.param(
            "Tỷ lệ người dân trên 15 tuổi dùng mạng đạt 80%",
            "Tỷ lệ người dân trên 15 tuổi dùng mạng",
            "đạt",
            None,
            id="of-what-age",
        ),
        pytest.param(
            "Hội đồng nhân dân thông qua tổng thu ngân sách 30 tỷ đồng",
            "tổng thu ngân sách",
            None,
            None,
            id="voted",
        ),
        pytest.param("6 tháng đầu năm, Đảng ủy đã mở 2 lớp", "Đảng ủy", None, None, id="behind-half-a-year"),
        pytest.param("Trong quý I, toàn huyện trồng 12 ha", "toàn huyện", "trồng", None, id="behind-a-quarter"),
        pytest.param("Huyện đã kết nạp được 46 đảng viên", "Huyện", None, None, id="place-that-does"),
        pytest.param("Xã hội hóa đầu tư 5 tuyến đường", "tuyến đường", None, None, id="society-is-no-commune"),
        pytest.param("Tỉnh được hỗ trợ 12 trạm", "trạm", None, None, id="place-to-which-it-is-done"),
        pytest.param("Tỉnh ta còn 46 hộ nghèo", "hộ nghèo", None, None, id="what-a-place-still-has"),
        pytest.param("Toàn xã có hơn 310 ha chè, chủ yếu là chè đồi", "chè", None, None, id="area-of-what"),
        pytest.param("Đến cuối nhiệm kỳ có 60% cơ sở đạt vững mạnh", "cơ sở", None, None, id="end-of-term"),
        pytest.param("Tỷ lệ hộ nghèo được kéo giảm còn 3%", "Tỷ lệ hộ nghèo", None, None, id="pulled-down"),
        pytest.param(
            "Tỷ lệ trẻ nhẹ cân (dưới 2,5 kg) dưới 5%", "Tỷ lệ trẻ nhẹ cân (dưới 2,5 kg)", None, None, id="note"
        ),
        pytest.param("95% trẻ từ 12-17 tuổi được tiêm", "trẻ từ 12-17 tuổi", "được tiêm", None, id="of-an-age"),
        pytest.param("100% cơ sở tuyên truyền về đại hội", "cơ sở", "tuyên truyền về đại hội", None, id="propaganda"),
        pytest.param("Giữ ổn định 35 ha đất trồng lúa", "đất trồng lúa", "Giữ ổn định", None, id="kept"),
        pytest.param("60% trường do xã quản lý đạt chuẩn", "trường do xã quản lý", "đạt chuẩn", None, id="by-whom"),
        pytest.param("Chi đầu tư: Ước thực hiện cả năm 5.817 tỷ đồng", "Chi đầu tư", None, None, id="whole-year"),
    ],
)
def test_subjects(phrase: str, subject: str, indicator: str | None, change: str | None) -> None:
    (target,) = targets("I. Chỉ tiêu", f"- {phrase}.")
    assert (target.subject, target.change) == (subject, change)
    assert indicator is None or target.indicator == indicator


@pytest.mark.parametrize(
    ("phrase", "subjects"),
    [
        pytest.param(
            "Thu ngân sách đạt 69,5 tỷ đồng đạt 122% dự toán tỉnh giao và đạt 86% dự toán huyện giao",
            ["Thu ngân sách"] * 3,
            id="verbs-without-a-comma",
        ),
        pytest.param(
            "Tổng thu đạt 14 tỷ đồng, đạt 77% dự toán tỉnh giao, 24% dự toán huyện giao", ["Tổng thu"] * 3, id="plans"
        ),
        pytest.param(
            "Tổng diện tích khoảng 370 ha, trong đó có 230 ha trồng trên đất dốc", ["Tổng diện tích"] * 2, id="part"
        ),
        pytest.param(
            "Giá trị xuất khẩu đạt 40 triệu USD, tăng bình quân trong giai đoạn này đạt 10%/năm",
            ["Giá trị xuất khẩu"] * 2,
            id="on-average",
        ),
        pytest.param(
            "Thu tiền thuê đất của 59 điểm mỏ: 142.343.000 đồng",
            ["điểm mỏ", "Thu tiền thuê đất của 59 điểm mỏ"],
            id="sum-behind-a-colon",
        ),
        pytest.param("Có 22 dự án tổng công suất 1.393 MW", ["dự án", "tổng công suất"], id="total-without-comma"),
        pytest.param(
            "Kết nạp 18 quần chúng vào Đảng nâng tổng số đảng viên 94 đồng chí",
            ["quần chúng", "tổng số đảng viên"],
            id="total-that-is-raised",
        ),
        pytest.param(
            "Tỷ lệ lao động qua đào tạo là 80% và tỷ lệ được cấp bằng, chứng chỉ đạt 35%",
            ["Tỷ lệ lao động qua đào tạo", "tỷ lệ được cấp bằng, chứng chỉ"],
            id="and-the-next-measure",
        ),
        pytest.param(
            "Có 10 sản phẩm OCOP. Trong số này, có 4 sản phẩm 5 sao", ["sản phẩm OCOP", "sản phẩm 5 sao"], id="of-these"
        ),
        pytest.param("Toàn xã có 310 ha chè. Trong đó, 175 ha đã cho thu hái", ["chè", "chè"], id="part-told-apart"),
        pytest.param("Thu nội địa 80 tỷ đồng, tăng 9% so cùng kỳ (73 tỷ đồng)", ["Thu nội địa"] * 2, id="last-year"),
    ],
)
def test_subjects_of_several_figures(phrase: str, subjects: list[str]) -> None:
    assert [target.subject for target in targets("I. Kết quả", f"- {phrase}.")] == subjects


def test_what_comes_again_on_average_is_told_of_its_amount_alone() -> None:
    rows = targets(
        "I. Chỉ tiêu", "- Giảm tỷ suất sinh bình quân hằng năm 0,2‰, đưa tỷ lệ hộ nghèo xuống 1%; thu hút 5 dự án."
    )
    assert [target.recurrence for target in rows] == ["yearly", None, None]


def test_by_how_much_one_is_higher_is_an_amount() -> None:
    (value,) = values("I. Kết quả", "- Diện tích lúa cao hơn 1,5% so với cùng kỳ.")
    assert value[0] == "="


def test_a_clause_without_subject_takes_the_one_before() -> None:
    total, part = targets("I. Chỉ tiêu", "- 100% chi bộ hoàn thành nhiệm vụ, trong đó có 20% hoàn thành xuất sắc.")
    assert (part.subject, part.parent, total.parent) == ("chi bộ", 0, None)


def test_what_two_shares_do_is_told_once() -> None:
    first, second = targets("I. Chỉ tiêu", "- 100% chi bộ và 100% đảng viên được học tập nghị quyết.")
    assert (first.subject, second.subject) == ("chi bộ", "đảng viên")
    assert first.indicator == second.indicator == "được học tập nghị quyết"


def test_what_the_holders_of_a_share_have_is_said_of_all_of_them() -> None:
    share, count = targets("I. Chỉ tiêu", "- 100% khu công nghệ cao, cụm công nghiệp có tối thiểu 2 trạm bơm.")
    assert (share.subject, share.indicator) == ("khu công nghệ cao, cụm công nghiệp", "có tối thiểu 2 trạm bơm")
    assert (count.comparator, count.value_min, count.unit) == (">=", 2, "trạm bơm")


def test_what_each_of_them_has_is_a_clause_of_its_own() -> None:
    first, second = targets("I. Chỉ tiêu", "- 100% xã thành lập câu lạc bộ, mỗi xã có 2 sân.")
    assert (first.subject, second.subject) == ("xã", "mỗi xã")


def test_what_two_shares_count_is_told_once() -> None:
    first, second = targets("I. Chỉ tiêu", "- Đến năm 2026 có 50% và đến năm 2028 có 80% thôn đạt chuẩn văn hóa.")
    assert (first.subject, first.deadline) == ("thôn", "2026-12-31")
    assert (second.subject, second.deadline) == ("thôn", "2028-12-31")


def test_what_two_shares_reach_is_told_once() -> None:
    words = "- Chỉ tiêu 1: Đến năm 2026 đạt 60% và đến năm 2030 đạt 75% cơ quan có nữ lãnh đạo."
    assert [(target.subject, target.value_min) for target in targets("I. Chỉ tiêu", words)] == [
        ("cơ quan", 60),
        ("cơ quan", 75),
    ]


def test_a_clause_with_a_term_of_its_own_does_not_come_again() -> None:
    first, second = targets(
        "I. Chỉ tiêu", "- Hằng năm có 90% chi bộ hoàn thành tốt nhiệm vụ; kết nạp 75 đảng viên trong nhiệm kỳ."
    )
    assert (first.recurrence, second.recurrence) == ("yearly", None)


@pytest.mark.parametrize(
    ("phrase", "value"),
    [("Xuất khẩu đạt 5,877 triệu USD", 5_877_000), ("Xuất khẩu đạt 1,500 triệu USD", 1_500_000_000)],
)
def test_before_a_scale_a_comma_parts_thousands_only_where_zeros_say_so(phrase: str, value: float) -> None:
    (target,) = targets("I. Chỉ tiêu", f"- {phrase}.")
    assert target.value_min == value


def test_crops_of_one_year_do_not_come_again() -> None:
    (target,) = targets("I. Chỉ tiêu", "- Diện tích cây hằng năm đạt 26.000 ha.")
    assert target.recurrence is None


def test_what_an_equal_amount_is_of() -> None:
    words = "- Có 320/411 xã đạt chuẩn, tương đương 77,86%."
    assert [target.subject for target in targets("I. Chỉ tiêu", words)] == ["xã", "xã"]


def test_what_says_more_of_the_clause_before() -> None:
    words = "- Tổng vốn đầu tư khoảng 900 tỷ đồng, bằng 30% GRDP; số vụ cháy là 20 vụ, giảm 6 vụ so với năm 2025."
    subjects = [target.subject for target in targets("I. Chỉ tiêu", words)]
    assert subjects == ["Tổng vốn đầu tư", "Tổng vốn đầu tư", "số vụ cháy", "số vụ cháy"]


def test_a_sum_is_cut_from_what_it_stands_with() -> None:
    found = targets("I. Kết quả", "- Đấu giá thành công 7 khu đất với tổng số tiền trúng đấu giá 25 tỷ đồng.")
    assert [target.subject for target in found] == ["khu đất", "tổng số tiền trúng đấu giá"]


def test_times_as_much_as_in_a_year() -> None:
    _, times = targets("I. Chỉ tiêu", "- Thu nhập đến năm 2030 đạt 120 triệu đồng/người, gấp 1,5 lần năm 2025.")
    assert (times.value_min, times.unit, times.subject, times.deadline) == (1.5, "lần", "Thu nhập", "2030-12-31")


def test_a_list_shares_its_verb_and_the_time_at_its_end() -> None:
    words = "- Giảm ít nhất 25% thời gian, ít nhất 25% chi phí và ít nhất 25% giấy tờ không cần thiết trong năm 2027."
    found = targets("I. Chỉ tiêu đến năm 2030", words)
    assert [target.subject for target in found] == ["thời gian", "chi phí", "giấy tờ"]
    assert {(target.change, target.deadline) for target in found} == {("decrease", "2027-12-31")}


def test_what_its_holders_do_is_no_part_of_a_list() -> None:
    found = targets("I. Chỉ tiêu", "- Giảm 25% thời gian, 95% hồ sơ được giải quyết đúng hạn.")
    assert [target.change for target in found] == ["decrease", None]


def test_ranks_of_one_subject() -> None:
    found = targets("I. Chỉ tiêu", "- Trình độ số thuộc nhóm 4 nước đứng đầu vùng và nhóm 30 nước đứng đầu thế giới.")
    assert [(target.comparator, target.value_max, target.unit) for target in found] == [
        ("<=", 4, "nước"),
        ("<=", 30, "nước"),
    ]
    assert {target.subject for target in found} == {"Trình độ số"}


def test_each_rate_has_its_own_unit() -> None:
    found = values(
        "I. Chỉ tiêu", "- Số bác sĩ/vạn dân đạt 18, dược sĩ đại học/vạn dân đạt 3, điều dưỡng/vạn dân đạt 30."
    )
    assert [unit for *_, unit in found] == ["bác sĩ/vạn dân", "dược sĩ đại học/vạn dân", "điều dưỡng/vạn dân"]


def test_what_a_whole_has_is_no_threshold() -> None:
    words = "- Toàn tỉnh có trên 9.000 doanh nghiệp, mỗi năm thành lập mới 700 doanh nghiệp."
    assert [value for _, value, *_ in values("I. Chỉ tiêu", words)] == [9000, 700]


def test_of_a_part_set_apart_its_own_figure_is_told() -> None:
    words = "- Kết nạp ít nhất 640 đảng viên; riêng khối doanh nghiệp từ 150 đảng viên trở lên."
    assert [value for _, value, *_ in values("I. Chỉ tiêu", words)] == [640, 150]


def test_what_comes_again_behind_a_semicolon_is_told_of_something_else() -> None:
    (target,) = targets("I. Chỉ tiêu", "- Bảo hiểm đạt trên 95% dân số vào năm 2027; hằng năm người dân được khám.")
    assert (target.deadline, target.recurrence) == ("2027-12-31", None)


def test_the_year_of_a_baseline_is_no_deadline() -> None:
    (target,) = targets("I. Chỉ tiêu đến năm 2030", "- Tỷ lệ hộ nghèo giảm từ 21% năm 2015 xuống còn 4%.")
    assert (target.deadline, target.baseline) == ("2030-12-31", "21%")


def test_a_level_of_today_is_a_baseline() -> None:
    (target,) = targets("I. Nhiệm vụ", "- Nâng tỷ lệ hồ sơ số hóa từ 61% hiện nay lên tối thiểu 82% vào cuối năm 2027.")
    assert (target.kind, target.comparator, target.value_min, target.baseline) == ("target", ">=", 82, "61%")
    assert (target.subject, target.indicator) == ("tỷ lệ hồ sơ số hóa", "Nâng lên vào cuối năm 2027")


@pytest.mark.parametrize(
    ("phrase", "subject", "baseline"),
    [
        pytest.param("Tỷ suất sinh giảm từ 21,5‰ năm 2021 xuống còn 18‰", "Tỷ suất sinh", "21,5‰", id="per-mille"),
        pytest.param(
            "Thu nhập từ 38 triệu đồng/người năm 2021 tăng lên 52 triệu đồng/người",
            "Thu nhập",
            "38 triệu đồng/người",
            id="verb-behind-the-base",
        ),
        pytest.param("Tỷ lệ hộ nghèo giảm từ 36,06 xuống 31,4%", "Tỷ lệ hộ nghèo", "36,06", id="without-its-unit"),
        pytest.param("Kim ngạch tăng 8% so cùng kỳ", "Kim ngạch", "cùng kỳ", id="held-against-in-short"),
        pytest.param("Vốn đầu tư tăng 8% so ước thực hiện năm 2025", "Vốn đầu tư", "ước thực hiện năm 2025", id="est"),
    ],
)
def test_what_a_level_or_a_change_is_held_against(phrase: str, subject: str, baseline: str) -> None:
    (target,) = targets("I. Chỉ tiêu", f"- {phrase}.")
    assert (target.subject, target.baseline, target.deadline) == (subject, baseline, None)


def test_the_year_of_prices_is_no_deadline() -> None:
    (target,) = targets("I. Chỉ tiêu đến năm 2030", "- Giá trị sản xuất (giá so sánh năm 2010) đạt 900 tỷ đồng.")
    assert (target.deadline, target.subject) == ("2030-12-31", "Giá trị sản xuất (giá so sánh năm 2010)")


def test_a_figure_is_not_cut_at_the_comma_of_a_number() -> None:
    (target,) = targets("I. Kết quả", "- Tỷ lệ hộ ≥ 2 con tăng từ 46,8% năm 2021 lên 75,2%.")
    assert (target.value_min, target.baseline) == (75.2, "46,8%")


def test_what_was_planned_is_told_of_the_one_before() -> None:
    done, planned = targets("I. Kết quả", "- Tỷ lệ đảng viên hoàn thành tốt đạt 97% (chỉ tiêu Nghị quyết là 95%).")
    assert (done.kind, planned.kind) == ("result", "target")
    assert planned.subject == done.subject == "Tỷ lệ đảng viên hoàn thành tốt"


def test_how_many_times_as_much_is_a_figure() -> None:
    found = targets("I. Kết quả", "- Thu ngân sách đạt 120 tỷ đồng, tăng 2,5 lần so với năm 2020.")
    assert [(target.value_min, target.unit, target.subject) for target in found] == [
        (120, "tỷ đồng", "Thu ngân sách"),
        (2.5, "lần", "Thu ngân sách"),
    ]


def test_a_doer_in_the_plural_has_its_share() -> None:
    first, second = targets("I. Chỉ tiêu", "- Công nghiệp khoảng 64%; các ngành dịch vụ khoảng 28%.")
    assert (first.subject, second.subject) == ("Công nghiệp", "các ngành dịch vụ")


def test_from_where_is_a_baseline() -> None:
    (target,) = targets("I. Chỉ tiêu", "- Tăng tỷ lệ nữ tham gia cấp ủy từ 15% lên 20% vào năm 2030.")
    assert (target.value_min, target.baseline, target.deadline) == (20, "15%", "2030-12-31")


@pytest.mark.parametrize(
    ("lines", "deadline"),
    [
        pytest.param(["I. Chỉ tiêu đến năm 2030", "- 100% thôn có nhà văn hóa."], "2030-12-31", id="heading"),
        pytest.param(["I. Chỉ tiêu", "* Đến năm 2028:", "- 100% thôn có nhà văn hóa."], "2028-12-31", id="lead-in"),
        pytest.param(["I. Chỉ tiêu năm 2030", "* Đến năm 2028", "- 100% thôn có điện."], "2028-12-31", id="nearest"),
        pytest.param(["I. Chỉ tiêu năm 2030", "- Đến năm 2027, 100% thôn có điện."], "2027-12-31", id="own-words"),
        pytest.param(
            ["I. Chỉ tiêu", "Phê duyệt Chương trình đọc sách giai đoạn 2026-2030 gồm:", "- 100% thôn có điện."],
            None,
            id="not-the-title-told-in-a-lead-in",
        ),
        pytest.param(
            ["Kế hoạch đến năm 2030 như sau:", "I. Chỉ tiêu", "- 100% thôn có điện."], None, id="not-the-preamble"
        ),
        pytest.param(
            ["I. Chỉ tiêu", "- 100% đảng viên học Quy hoạch vùng thời kỳ 2021-2030."], None, id="not-in-a-name"
        ),
        pytest.param(["I. Chỉ tiêu năm 2030", "- Tăng 5% so với năm 2025."], "2030-12-31", id="not-the-baseline"),
        pytest.param(
            ["I. Chỉ tiêu", "- Từ năm 2026 đến năm 2029:", "+ 100% thôn có điện."], "2029-12-31", id="from-to"
        ),
        pytest.param(
            ["I. Kết quả năm 2025", "- Số còn phải thu chuyển sang năm 2026: 12 tỷ đồng."],
            "2025-12-31",
            id="not-where-it-is-carried-over",
        ),
    ],
)
def test_where_a_deadline_comes_from(lines: list[str], deadline: str | None) -> None:
    (target,) = targets(*lines)
    assert target.deadline == deadline


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        pytest.param(
            ["I. Kết quả đạt được", "Năm 2023, giải quyết việc làm đạt 108% kế hoạch."], ["result"], id="report"
        ),
        pytest.param(["I. Tình hình", "Kết nạp 4 đảng viên (chỉ tiêu: 6 đảng viên)."], ["result", "target"], id="told"),
        pytest.param(["I. Nhiệm vụ", "- Đến nay đã xây dựng 12 trạm."], ["result"], id="done-so-far"),
        pytest.param(["I. Nhiệm vụ", "- Số hóa 100% hồ sơ; mở 03 lớp tập huấn."], ["target", "target"], id="in-a-task"),
        pytest.param(["I. Mục tiêu chung", "- Phấn đấu kinh tế số chiếm 20%."], ["target"], id="in-an-aim"),
        pytest.param(
            ["I. Mục tiêu chung", "- Giữ vững tiêu chí đã đạt; phấn đấu thêm 02 xã đạt chuẩn."],
            ["target"],
            id="an-aim-after-what-was-reached",
        ),
        pytest.param(["I. Mục tiêu chung", "- Đến năm 2028, hầu hết chi bộ dùng sổ điện tử."], ["target"], id="most"),
        pytest.param(
            ["Trong 4 tháng đầu năm 2026, xảy ra 27 vụ cháy, làm 02 người bị thương."],
            ["result", "result"],
            id="told-in-a-preamble",
        ),
        pytest.param(["I. An ninh", "- Qua kiểm tra 40 cơ sở, phát hiện 6 cơ sở vi phạm."], ["result"] * 2, id="found"),
        pytest.param(
            ["I. Nhiệm vụ", "- Cho thuê quỹ đất đã đầu tư hạ tầng; giảm tối thiểu 25% tiền thuê đất."],
            ["target"],
            id="a-floor-behind-what-is-done",
        ),
        pytest.param(["Tuy nhiên, vẫn còn 12 dự án chậm tiến độ."], ["result"], id="still-so-many"),
        pytest.param(["Tỷ lệ giải ngân năm 2025 mới đạt 71,5% kế hoạch."], ["result"], id="only-so-much"),
        pytest.param(
            ["I. Đánh giá chung về tổ chức", "- Sau gần 5 tháng vận hành, tỷ lệ hồ sơ đúng hạn đạt 97,5%."],
            ["result"],
            id="after-some-months",
        ),
        pytest.param(
            ["I. Cán bộ", "- Tỷ lệ lao động có chứng chỉ đạt 30%."], ["target"], id="certificates-are-no-only"
        ),
        pytest.param(
            ["1. Năm 2028 phấn đấu", "- Kết nạp 150 đảng viên mới.", "- Thành lập 04 chi bộ."],
            ["target", "target"],
            id="striven-for-in-a-year",
        ),
        pytest.param(["I. Sở Y tế", "- Tổ chức ít nhất 04 lớp tập huấn cho y tế xã."], ["target"], id="at-least"),
    ],
)
def test_where_a_figure_stands(lines: list[str], kinds: list[str]) -> None:
    assert [target.kind for target in targets(*lines)] == kinds


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ["I. Nhiệm vụ", "- Hoàn thành việc học tập trước ngày 30/6/2023."], id="45-a-deadline-is-no-target"
        ),
        pytest.param(["I. Nhiệm vụ", "- Hỗ trợ các doanh nghiệp có từ 25 lao động trở lên."], id="who-is-meant"),
        pytest.param(["I. Nhiệm vụ", "- Làm việc “3 ca, 4 kíp” để hoàn thành."], id="slogan-in-quotes"),
        pytest.param(
            ["I. Nhiệm vụ", "- Ưu tiên các dự án có vốn từ 100 tỷ đồng trở lên."], id="how-large-the-projects-are"
        ),
        pytest.param(["I. Nhiệm vụ", "- Hạ tầng đồng bộ, hiện đại, thuận tiện."], id="quality-outside-goals"),
        pytest.param(["I. Nhiệm vụ", "- Rà soát chi bộ trên 50 đảng viên để lập tổ đảng."], id="which-ones-are-meant"),
        pytest.param(["I. Kết quả", "- Chưa đạt so với mức 90% của Chương trình."], id="what-it-is-held-against"),
        pytest.param(["I. Nhiệm vụ", "- Tiêm vắc xin cho trẻ dưới 5 tuổi."], id="of-what-age"),
        pytest.param(
            [
                "I. Nhiệm vụ",
                "- Thực hiện Đề án “Đầu tư xây dựng ít nhất 01 triệu căn hộ cho công nhân các khu công nghiệp”.",
            ],
            id="in-the-name-of-a-programme",
        ),
        pytest.param(["I. Nhiệm vụ", "- Hỗ trợ gạo cho 04 tỉnh bị lũ lụt."], id="how-many-provinces"),
        pytest.param(["I. Nhiệm vụ", "- Củng cố bộ máy của 30 xã, phường."], id="whose"),
        pytest.param(["I. Nhiệm vụ", "- Tập huấn tại 04 Mô hình một cửa."], id="how-many-named-things"),
        pytest.param(["I. Nhiệm vụ", "- Ngành có tỷ lệ nữ dưới 30% có thể điều chỉnh."], id="what-allows-something"),
        pytest.param(["I. Nhiệm vụ", "- Nếu có từ 02 xã trở lên bằng điểm thì bốc thăm."], id="condition"),
        pytest.param(
            ["I. Nhiệm vụ", "- Kê khai theo Mẫu số 01, 02, 03 ban hành kèm theo."], id="last-of-several-names"
        ),
        pytest.param(
            ["I. Nhiệm vụ", "- Phối hợp với Ủy ban nhân dân 04 xã: Tân An, Tân Bình."], id="bodies-that-are-named"
        ),
        pytest.param(["I. Chỉ tiêu", "- Đối với đảng bộ 16 phường, tăng cường kiểm tra:"], id="of-whom"),
        pytest.param(["I. Phụ lục", "- Tỷ lệ chi trả từ 90-95% cộng 03 điểm."], id="what-scores-points"),
        pytest.param(["I. Nhiệm vụ", "- Thi công 3 ca, 4 kíp trên công trường."], id="shifts"),
        pytest.param(["I. Nhiệm vụ", "- Duy trì Tổng đài 115 phục vụ cấp cứu."], id="number-of-a-name"),
        pytest.param(["I. Kiến nghị, đề xuất", "- Đề nghị tăng thêm 02 biên chế."], id="proposal"),
        pytest.param(["I. Chỉ tiêu", "- Năm 2024 là năm bản lề, thực hiện các chỉ tiêu sau:"], id="lead-in"),
        pytest.param(["I. Đề cương báo cáo", "- Thu ngân sách đạt 100% dự toán."], id="form"),
        pytest.param(["I. Chỉ tiêu", "Sở Khoa học và Công nghệ"], id="name-of-a-body"),
        pytest.param(["I. Chỉ tiêu", "Sở Y tế; Sở Nội vụ thúc đẩy, theo dõi, báo cáo chỉ tiêu"], id="who-looks-after"),
        pytest.param(["I. Chỉ tiêu", "Mục tiêu chung: Khai thác tốt lợi thế của xã."], id="general-aim"),
        pytest.param(["I. Chỉ tiêu", "Nông nghiệp công nghệ cao"], id="line-of-a-topic"),
        pytest.param(["I. Chỉ tiêu", "Mục tiêu 2. Lĩnh vực kinh tế, lao động"], id="topic-behind-a-label"),
    ],
)
def test_what_is_no_target(lines: list[str]) -> None:
    assert targets(*lines) == ()


def test_figures_of_a_report_are_results_wherever_they_stand() -> None:
    found = targets("I. Công tác chỉ đạo", "- Tổ chức 02 hội nghị cho 64 công chức.", type_name="Báo cáo")
    assert [(target.kind, target.value_min) for target in found] == [("result", 2), ("result", 64)]


def test_a_report_also_strives() -> None:
    words = "- Thực hiện chỉ tiêu đề ra, kết nạp 12 đảng viên; phấn đấu cuối năm kết nạp thêm 5 đảng viên."
    found = targets("I. Công tác đảng viên", words, type_name="Báo cáo")
    assert [target.kind for target in found] == ["result", "target"]


def test_the_conclusion_of_a_meeting_sets_targets() -> None:
    words = "- Phấn đấu đến ngày 31/12/2026 giải ngân tối thiểu 90% kế hoạch."
    assert values("I. Nhiệm vụ", words, type_name="Thông báo") == [(">=", 90, None, "%")]


def test_thresholds_of_a_rule_are_no_targets() -> None:
    assert values("I. Tiêu chuẩn", "- Có ít nhất 80% phiếu tán thành.", type_name="Quy định") == []


def test_a_paper_that_lays_down_norms_commits_only_where_it_speaks_of_aims() -> None:
    text, sections = document(
        "1. Mức hỗ trợ",
        "Hỗ trợ 50% chi phí mua máy, tối đa 60 triệu đồng.",
        "2. Mục tiêu thực hiện chính sách",
        "Đến hết năm 2028 hỗ trợ ít nhất 40 hợp tác xã.",
        "3. Nguyên tắc, chỉ tiêu quy hoạch",
        "Bố trí cây xanh và mái che dọc các lối đi bộ.",
    )
    metadata = Metadata(type_name="Nghị quyết", number="12/2026/NQ-HĐND", title="Quy định chính sách hỗ trợ")
    found = find_targets(text, Overhead(sections, read_passages(text, sections, None)), (), metadata)
    assert [(target.value_min, target.unit, target.deadline) for target in found] == [(40, "hợp tác xã", "2028-12-31")]


def test_each_sentence_of_a_goal_without_figure_is_one_entry() -> None:
    found = targets("I. Mục tiêu cụ thể", "- Hạ tầng cảng được đầu tư đồng bộ. Đời sống ngư dân được nâng lên.")
    assert [(target.subject, target.comparator) for target in found] == [
        ("Hạ tầng cảng", None),
        ("Đời sống ngư dân", None),
    ]


def test_the_line_of_a_topic_over_others_is_no_goal() -> None:
    found = targets("I. Mục tiêu cụ thể", "- Hệ sinh thái đổi mới sáng tạo", "Mạng lưới cố vấn được mở rộng.")
    assert [target.subject for target in found] == ["Mạng lưới cố vấn"]


def test_a_figure_inside_a_citation_is_none() -> None:
    text, sections = document("I. Chỉ tiêu", "- Đạt 90% theo Đề án phát triển 5 khu công nghiệp của tỉnh.")
    name = Span(text.text.index("Đề án"), text.text.index(" của tỉnh"))
    cited = (Citation("named", name, "based_on", "Đề án", "test"),)
    assert [
        target.value_min
        for target in find_targets(text, Overhead(sections, read_passages(text, sections, None)), cited, Metadata())
    ] == [90]


def test_a_count_each_year_is_no_threshold() -> None:
    found = values("I. Chỉ tiêu", "- Mỗi năm có ít nhất 5.000 lượt bạn đọc; số sách đạt 1,2 bản/người.")
    assert found == [(">=", 5000, None, "lượt"), ("=", 1.2, 1.2, "bản/người")]


@pytest.mark.parametrize("header", load("columns")["target"]["examples"])
def test_headers_of_tables_of_targets(header: str) -> None:
    rows = (header, "1 | Số xã đạt chuẩn | xã | 12 | 14")
    text = Text("\n".join(rows), tuple(row_paragraphs(rows)))
    assert [
        target.value_min for target in find_targets(text, Overhead((), read_passages(text, (), None)), (), Metadata())
    ] == [
        12,
        14,
    ]


def test_a_table_of_targets_gives_one_entry_a_figure() -> None:
    rows = ("TT | Chỉ tiêu | Đơn vị tính | Năm 2026 | Đến năm 2030", "1 | Hộ dùng nước sạch | % | ≥ 92 | 95 - 97")
    text = Text("\n".join(rows), tuple(row_paragraphs(rows)))
    found = find_targets(text, Overhead((), read_passages(text, (), None)), (), Metadata())
    assert [(t.comparator, t.value_min, t.value_max, t.unit, t.subject, t.deadline) for t in found] == [
        (">=", 92, None, "%", "Hộ dùng nước sạch", "2026-12-31"),
        ("between", 95, 97, "%", "Hộ dùng nước sạch", "2030-12-31"),
    ]


@pytest.mark.parametrize("header", ["Thực hiện 2025 | Mục tiêu 2030", "Năm 2025 | Mục tiêu năm 2030"])
def test_a_table_of_targets_may_show_from_where(header: str) -> None:
    rows = (f"TT | Chỉ tiêu | Đơn vị tính | {header}", "1 | Tỷ lệ hộ nghèo giảm bình quân hằng năm | % | 0,7 | 1,2")
    text = Text("\n".join(rows), tuple(row_paragraphs(rows)))
    found = find_targets(text, Overhead((), read_passages(text, (), None)), (), Metadata(issued_on="2025-08-02"))
    assert sorted((t.kind, t.value_min, t.deadline, t.change, t.recurrence) for t in found) == [
        ("result", 0.7, "2025-12-31", "decrease", "yearly"),
        ("target", 1.2, "2030-12-31", "decrease", "yearly"),
    ]


def test_what_is_to_come_of_a_target_stands_beside_who_follows_it_up() -> None:
    rows = (
        "TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan chủ trì theo dõi",
        "I | Đến năm 2030 |  |  | ",
        "1 | Tỷ lệ hồ sơ số hóa | % | ≥ 80 | Sở Nội vụ",
        "2 | Diện tích rừng trồng | ha | >= 50 | Sở Y tế",
    )
    text = Text("\n".join(rows), tuple(row_paragraphs(rows)))
    found = find_targets(text, Overhead((), read_passages(text, (), None)), (), Metadata())
    assert [(target.kind, target.comparator, target.value_min, target.deadline) for target in found] == [
        ("target", ">=", 80, "2030-12-31"),
        ("target", ">=", 50, "2030-12-31"),
    ]


def test_a_table_may_tell_its_targets_in_words() -> None:
    rows = (
        "TT | Chỉ tiêu đến năm 2030 | Cơ quan chủ trì",
        "I | Phát triển kinh tế số của tỉnh | ",
        "1 | Kinh tế số chiếm 45% GRDP tỉnh. | Sở Tài chính",
        "2 | Đến năm 2028, có ít nhất 12 nền tảng số. | Sở Y tế theo dõi, báo cáo",
        "3 | Hạ tầng số được đầu tư đồng bộ. | Sở Xây dựng",
    )
    text = Text("\n".join(rows), tuple(row_paragraphs(rows)))
    found = find_targets(text, Overhead((), read_passages(text, (), None)), (), Metadata())
    assert [(t.comparator, t.value_min, t.unit, t.subject, t.deadline) for t in found] == [
        ("=", 45, "%", "Kinh tế số", "2030-12-31"),
        (">=", 12, "nền tảng", "nền tảng số", "2028-12-31"),
        (None, None, None, "Hạ tầng số", "2030-12-31"),
    ]
    assert found[0].span.of(text.text) == "Kinh tế số chiếm 45% GRDP tỉnh"


def test_a_table_of_targets_may_have_a_column_of_times() -> None:
    rows = ("TT | Mục tiêu | Chủ trì | Thời hạn", "1 | Mở 5.000 tài khoản cho hộ nghèo | Sở Y tế | Trong năm 2027")
    text = Text("\n".join(rows), tuple(row_paragraphs(rows)))
    (target,) = find_targets(text, Overhead((), read_passages(text, (), None)), (), Metadata())
    assert (target.value_min, target.deadline_from, target.deadline) == (5000, "2027-01-01", "2027-12-31")


def test_in_a_table_a_year_that_is_over_shows_results() -> None:
    rows = ("TT | Chỉ tiêu | ĐVT | Năm 2024 | Năm 2026", "1 | Thời gian chờ | phút | 22 | < 15")
    text = Text("\n".join(rows), tuple(row_paragraphs(rows)))
    found = find_targets(text, Overhead((), read_passages(text, (), None)), (), Metadata(issued_on="2025-03-25"))
    assert [(t.kind, t.comparator, t.value_min, t.value_max, t.unit) for t in found] == [
        ("result", "=", 22, 22, "phút"),
        ("target", "<", None, 15, "phút"),
    ]


def test_a_form_ends_where_the_next_document_of_the_file_begins() -> None:
    form = ("I. Mẫu báo cáo", "- Thu ngân sách đạt 100% dự toán.")
    assert targets(*form, "1. Chỉ tiêu", "- 100% thôn có điện.") == ()
    (target,) = targets(*form, "Số 12-KH/ĐU", "1. Chỉ tiêu", "- 100% thôn có điện.")
    assert target.subject == "thôn"


def row_paragraphs(rows: tuple[str, ...]) -> list[Paragraph]:
    """Rows printed with ` | ` between their cells."""
    paragraphs, start = [], 0
    for row in rows:
        cells, at = [], start
        for cell in row.split(" | "):
            cells.append(Span(at, at + len(cell)))
            at += len(cell) + 3
        paragraphs.append(Paragraph(Span(start, start + len(row)), role="row", cells=tuple(cells), table=0))
        start += len(row) + 1
    return paragraphs


@pytest.mark.parametrize("row", load("purposes")["purpose"], ids=lambda row: f"{row['kind']}-{row['at']}")
def test_headings_in_their_examples(row: dict[str, Any]) -> None:
    assert {read_purpose(example) for example in row["examples"]} == {row["kind"]}


@pytest.mark.parametrize(
    ("group", "row"), load("verbs").items(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_verbs_in_their_examples(group: str, row: dict[str, Any]) -> None:
    for example in row["examples"]:
        assert any(word in example.lower() for word in row["words"]), (group, example)


def test_a_goal_is_divided_at_its_verb() -> None:
    reading = read_goal("Lãnh đạo xây dựng các tổ chức đoàn thể đạt danh hiệu vững mạnh")
    assert (reading.subject, reading.indicator) == ("các tổ chức đoàn thể", "đạt danh hiệu vững mạnh")
    yearly = read_goal("Đảng bộ xã hằng năm đạt danh hiệu vững mạnh")
    assert (yearly.subject, yearly.indicator) == ("Đảng bộ xã", "đạt danh hiệu vững mạnh")
    dated = read_goal("Đến năm 2030, xã đạt chuẩn nông thôn mới nâng cao")
    assert (dated.subject, dated.indicator) == ("xã", "đạt chuẩn nông thôn mới nâng cao")
    several = read_goal("Tiếp tục giảm biên chế; cơ bản hoàn thành việc sắp xếp các xã")
    assert (several.subject, several.indicator) == ("biên chế", "giảm")


@pytest.mark.parametrize(
    ("words", "count"),
    [
        pytest.param("Đạt 20%. Năm sau đạt 30%.", 2, id="two"),
        pytest.param("Đạt 1.750 người. Hết", 2, id="a-thousands-dot-ends-nothing"),
        pytest.param("Đạt danh hiệu “Tốt. Bền”. Xong", 2, id="quotation-is-not-cut"),
        pytest.param("Theo TP. Tân An", 1, id="abbreviation"),
    ],
)
def test_sentences(words: str, count: int) -> None:
    assert len(sentences(words)) == count


@given(
    st.lists(
        st.text(alphabet=st.sampled_from("- 15%.;:,()“”đạtừrởlênơhộgiảmcòtongăm20/|"), max_size=60),
        min_size=1,
        max_size=6,
    )
)
def test_every_quote_lies_in_its_paragraph(lines: list[str]) -> None:
    text, sections = document("I. Chỉ tiêu đến năm 2030", *(f"- {line}" for line in lines))
    for target in find_targets(text, Overhead(sections, read_passages(text, sections, None)), (), Metadata()):
        assert target.span.start < target.span.end
        assert any(paragraph.span.holds(target.span) for paragraph in text.paragraphs)
        assert target.span.of(text.text) == target.span.of(text.text).strip()
