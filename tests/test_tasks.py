"""Tasks: who leads, who helps, by when, and what assigns nothing; the names of bodies and where they end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.bodies import is_body, orders, read_body, read_subject_body
from parsers.model import Metadata, Paragraph, Section, SectionKind, Span, Task, Text
from parsers.overhead import Overhead
from parsers.partners import read_partners, split_bodies
from parsers.passages import read_passages
from parsers.smooth import smooth
from parsers.tasks import find_tasks
from parsers.vocabulary import load

WORDS = load("bodies")


def document(*lines: str) -> tuple[Text, tuple[Section, ...]]:
    """Whole paragraphs; `I. `, `1. `, `Điều 1. ` open sections, whose words are a heading unless they end in a mark."""
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(len(lines))]
    spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    levels = [level_of(line) for line in lines]
    sections: list[Section] = []
    for index, (line, level) in enumerate(zip(lines, levels, strict=True)):
        if level == 2:
            continue
        end = next(
            (spans[later].start - 1 for later in range(index + 1, len(lines)) if levels[later] <= level), len(text)
        )
        over = next((section for section in reversed(sections) if section.depth <= level), None)
        label, words = line.split(". ", 1)
        heading = None if words.endswith((".", ":", ";")) else words
        body = spans[index].end if heading else spans[index].start + len(label) + 2
        kind: SectionKind = "dieu" if label.startswith("Điều") else "arabic"
        span = Span(spans[index].start, end)
        parent = over.position if over else None
        sections.append(Section(len(sections), parent, level + 1, kind, label, label, heading, span, span, body))
    return Text(text, tuple(Paragraph(span) for span in spans)), tuple(sections)


def level_of(line: str) -> int:
    label = line.split(".")[0]
    return 0 if label in ("I", "II", "III") or label.startswith("Điều") else 1 if label.isdigit() else 2


def tasks(
    *lines: str, type_name: str = "Kế hoạch", issued_on: str = "2026-02-05", title: str | None = None
) -> tuple[Task, ...]:
    text, sections = document(*lines)
    found = find_tasks(
        text,
        Overhead(sections, read_passages(text, sections, None)),
        Metadata(type_name=type_name, issued_on=issued_on, title=title),
    )
    assert all(task.span.of(text.text) == task.span.of(text.text).strip() for task in found)
    return found


@pytest.mark.parametrize(
    ("lines", "lead", "partners"),
    [
        pytest.param(["I. Nhiệm vụ", "1. Sở Y tế", "- Theo dõi việc thực hiện kế hoạch."], "Sở Y tế", (), id="heading"),
        pytest.param(
            ["I. TỔ CHỨC THỰC HIỆN", "1. SỞ Y TẾ", "- Theo dõi việc thực hiện."], "SỞ Y TẾ", (), id="in-capitals"
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "1. Sở Y tế: Theo dõi việc thực hiện kế hoạch."], "Sở Y tế", (), id="run-in"
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "- Ban Nội chính chủ trì, phối hợp với Công an tỉnh tham mưu."],
            "Ban Nội chính",
            ("Công an tỉnh",),
            id="subject-and-partner",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "- Chi bộ 2 phối hợp với Đoàn Thanh niên tổ chức ra quân."],
            "Chi bộ 2",
            ("Đoàn Thanh niên",),
            id="without-chủ-trì",
        ),
        pytest.param(["I. Nội dung", "- Giao Sở Nội vụ hướng dẫn các xã, phường."], "Sở Nội vụ", (), id="order"),
        pytest.param(
            ["I. Nội dung", "1. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh:", "- Kiểm tra các cơ sở khám bệnh."],
            "Sở Y tế",
            ("Công an tỉnh",),
            id="lead-in-with-order",
        ),
        pytest.param(
            [
                "I. Khắc phục hậu quả",
                "1. Bộ Tài chính chủ trì, phối hợp với các bộ, địa phương:",
                "- Rà soát các dư địa tăng trưởng.",
            ],
            "Bộ Tài chính",
            ("các bộ, địa phương",),
            id="lead-in-without-order",
        ),
        pytest.param(
            [
                "I. Khắc phục hậu quả",
                "1. Bộ Tài chính chỉ đạo Bảo hiểm xã hội Việt Nam:",
                "- Cấp lại thẻ bảo hiểm y tế.",
            ],
            "Bộ Tài chính",
            (),
            id="lead-in-to-one-below",
        ),
        pytest.param(
            ["I. Nhà ở", "Ủy ban nhân dân các tỉnh, thành phố:", "1. Huy động các nguồn lực dựng nhà."],
            "Ủy ban nhân dân các tỉnh, thành phố",
            (),
            id="lead-in-that-is-a-name",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "1. Đề nghị Hội Nông dân tỉnh;", "- Tham gia huy động nguồn lực."],
            "Hội Nông dân tỉnh",
            (),
            id="order-that-names-no-work",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "Các sở, ban, ngành khác", "- Tham gia huy động nguồn lực."],
            "Các sở, ban, ngành khác",
            (),
            id="line-that-is-a-name",
        ),
        pytest.param(
            [
                "I. Phân công nhiệm vụ",
                "1. Để triển khai Kế hoạch, Đảng ủy xã xác định các việc sau:",
                "- Rà soát quy chế làm việc.",
            ],
            "Đảng ủy xã",
            (),
            id="lead-in-with-subject",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "- Căn cứ Kế hoạch này, các chi bộ xây dựng kế hoạch riêng."],
            "các chi bộ",
            (),
            id="after-a-ground",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "- Đối với các nhiệm vụ mở mới trong năm 2026, các sở chủ động cân đối kinh phí."],
            "các sở",
            (),
            id="after-which-work-is-meant",
        ),
        pytest.param(
            [
                "I. Tổ chức thực hiện",
                "1. Sở Nội vụ",
                "- Theo dõi báo cáo từ các sở, đoàn thể tỉnh và UBND xã về kết quả thực hiện.",
            ],
            "Sở Nội vụ",
            (),
            id="theo-dõi-is-no-ground",
        ),
        pytest.param(
            [
                "I. Tổ chức thực hiện",
                "1. Sở Nội vụ",
                "- Trong phạm vi quản lý, chủ động phối hợp với các cơ quan, đơn vị có liên quan thực hiện Kế hoạch.",
            ],
            "Sở Nội vụ",
            ("các cơ quan, đơn vị có liên quan",),
            id="a-partner-is-no-subject",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "1. Trách nhiệm của Sở Y tế", "- Theo dõi việc thực hiện kế hoạch."],
            "Sở Y tế",
            (),
            id="heading-of-duties",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "1. Đề nghị Công an tỉnh", "- Theo dõi việc thực hiện kế hoạch."],
            "Công an tỉnh",
            (),
            id="heading-of-a-request",
        ),
        pytest.param(
            [
                "I. Tổ chức thực hiện",
                "1. Các sở, ngành chủ trì, quản lý dự án và nội dung thành phần",
                "- Phê duyệt kế hoạch giám sát.",
            ],
            None,
            (),
            id="heading-that-begins-with-a-body",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "1. Thuế tỉnh Hà Nam", "- Theo dõi việc thực hiện kế hoạch."],
            "Thuế tỉnh Hà Nam",
            (),
            id="body-of-2025",
        ),
        pytest.param(
            ["I. Nội dung", "1. Đảng ủy xã lãnh đạo, chỉ đạo", "- Rà soát các cơ sở có nguy cơ cháy."],
            "Đảng ủy xã",
            (),
            id="heading-that-leads-on-to-a-list",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "- Báo cáo tháng: Sở Y tế tổng hợp số liệu của các xã."],
            "Sở Y tế",
            (),
            id="after-a-topic-in-a-few-words",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "- Đối với hồ sơ đã tiếp nhận, Sở Y tế tiếp tục giải quyết theo quy định."],
            "Sở Y tế",
            (),
            id="after-which-work-is-meant",
        ),
        pytest.param(
            ["I. Nội dung", "- Sửa đổi quy chế làm việc.", "- Lộ trình thực hiện: Năm 2026.", "- Chủ trì: Sở Y tế."],
            "Sở Y tế",
            (),
            id="line-of-a-schedule",
        ),
        pytest.param(
            ["I. Giải pháp", "- Sở Y tế", "+ Ban hành hướng dẫn phân loại rác.", "+ Kiểm tra các cơ sở."],
            "Sở Y tế",
            (),
            id="bullet-that-only-names-a-body-over-deeper-ones",
        ),
        pytest.param(
            ["I. Giải pháp", "- Sở Y tế", "+ Ban hành hướng dẫn.", "- Công an tỉnh kiểm tra các cơ sở."],
            "Công an tỉnh",
            (),
            id="such-a-bullet-ends-at-the-next",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "- UBND TP. Hà Nội chủ trì, phối hợp với UBND TP. Hải Phòng lập quy hoạch."],
            "UBND TP. Hà Nội",
            ("UBND TP. Hải Phòng",),
            id="a-point-of-an-abbreviation",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "1. Sở Y tế", "- Định kỳ báo cáo; kiểm tra, thanh tra, hậu kiểm việc thực hiện."],
            "Sở Y tế",
            (),
            id="thanh-tra-is-a-verb-in-a-list",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "1. Sở Y tế", "- Căn cứ Kế hoạch này, chủ động lập dự toán, các trường phối hợp."],
            "Sở Y tế",
            (),
            id="work-behind-a-ground-has-no-subject",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "1. Văn phòng Sở: Tham mưu Lãnh đạo Sở", "- Kiểm tra việc thực hiện kế hoạch."],
            "Văn phòng Sở",
            (),
            id="heading-that-goes-on-with-the-work",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "- Phối hợp với các Sở, Ban, Ngành, UBND các xã trong công tác tuyên truyền."],
            None,
            ("các Sở, Ban, Ngành", "UBND các xã"),
            id="words-of-a-series",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "- Định kỳ 6 tháng, Văn phòng Đảng ủy tổng hợp báo cáo."],
            "Văn phòng Đảng ủy",
            (),
            id="after-a-time",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "- Các sở, ban, ngành; Ủy ban nhân dân các xã chủ động thực hiện."],
            "Các sở, ban, ngành; Ủy ban nhân dân các xã",
            (),
            id="enumeration",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "1. Đảng ủy xã", "- Ban Chấp hành Đảng bộ xã chỉ đạo việc cụ thể hóa."],
            "Ban Chấp hành Đảng bộ xã",
            (),
            id="subject-before-heading",
        ),
        pytest.param(
            ["I. Nhiệm vụ cụ thể", "- Lãnh đạo, chỉ đạo xây dựng quy chế phối hợp."], None, (), id="a-verb-is-no-body"
        ),
        pytest.param(
            [
                "I. Nội dung",
                "- Sửa đổi quy chế làm việc.",
                "Đơn vị chủ trì: Phòng Kế hoạch; Đơn vị phối hợp: Văn phòng Sở.",
            ],
            "Phòng Kế hoạch",
            ("Văn phòng Sở",),
            id="line-below",
        ),
        pytest.param(
            [
                "I. Nội dung",
                "- Phối hợp với Sở Tài chính lập dự toán.",
                "- Cơ quan chủ trì: Sở Nội vụ.",
                "- Cơ quan phối hợp: Các xã, phường.",
            ],
            "Sở Nội vụ",
            ("Sở Tài chính", "Các xã, phường"),
            id="a-line-always-adds-partners",
        ),
        pytest.param(
            [
                "I. Nội dung",
                "- Sửa đổi quy chế làm việc.",
                "Lãnh đạo phụ trách: Phó Giám đốc.",
                "Đơn vị chủ trì: Văn phòng Sở.",
            ],
            "Văn phòng Sở",
            (),
            id="a-person-in-charge-is-no-lead",
        ),
        pytest.param(
            [
                "I. Về dữ liệu",
                "1. Nhiệm vụ: Hoàn thiện kho dữ liệu dùng chung.",
                "2. Cơ quan thực hiện:",
                "- Đơn vị chủ trì: Sở Nội vụ.",
                "- Đơn vị phối hợp: Các xã, phường.",
                "3. Thời gian thực hiện: Hoàn thành trong năm 2026.",
            ],
            "Sở Nội vụ",
            ("Các xã, phường",),
            id="lines-in-units-beside",
        ),
        pytest.param(
            [
                "I. Nội dung",
                "1. Kiểm tra việc thi hành Luật",
                "- Cơ quan chủ trì: Sở Nội vụ",
                "- Cơ quan phối hợp: Các xã, phường.",
            ],
            "Sở Nội vụ",
            ("Các xã, phường",),
            id="lines-alone-below-a-heading",
        ),
        pytest.param(
            [
                "I. Nội dung",
                "- Truyền thông về bình đẳng giới.",
                "- Cơ quan thực hiện: Sở Nội vụ chủ trì, phối hợp với các sở, ngành và Công an tỉnh.",
            ],
            "Sở Nội vụ",
            ("các sở, ngành", "Công an tỉnh"),
            id="a-line-that-is-a-sentence",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "- Ban Thường vụ giao Ban Nội chính theo dõi, đôn đốc."],
            "Ban Nội chính",
            (),
            id="work-passed-on",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "- Đại hội giao Ban Chấp hành cụ thể hóa Nghị quyết."],
            "Ban Chấp hành",
            (),
            id="order-of-a-congress",
        ),
        pytest.param(
            ["I. Kết luận", "1. Đồng ý gia hạn dự án. Sở Y tế hoàn thiện hồ sơ trong tháng 3/2026."],
            "Sở Y tế",
            (),
            id="after-what-is-agreed",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "- Tổ chức hội nghị quán triệt (Chủ trì: Sở Y tế; thời gian: quý I/2026)."],
            "Sở Y tế",
            (),
            id="caption-in-a-bracket",
        ),
        pytest.param(
            [
                "I. Tổ chức thực hiện",
                "- Tổ chức hội nghị quán triệt (do Ban Tổ chức tham mưu, xong trong tháng 3/2026).",
            ],
            "Ban Tổ chức",
            (),
            id="sentence-in-a-bracket",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "- Các xã quán triệt, triển khai nghị quyết (Sở Y tế phụ trách)."],
            "Các xã",
            (),
            id="subject-before-a-bracket",
        ),
        pytest.param(
            ["I. Nhiệm vụ", "1. Về đất đai: giao Sở Y tế bàn giao khu đất cũ."],
            "Sở Y tế",
            (),
            id="order-behind-a-topic",
        ),
        pytest.param(
            ["I. Nhiệm vụ", "1. Đối với các trạm cấp xã: Ủy ban nhân dân xã bàn giao hồ sơ."],
            "Ủy ban nhân dân xã",
            (),
            id="body-behind-a-topic",
        ),
        pytest.param(
            ["I. Nhiệm vụ", "1. Kể từ ngày 01/7/2027, Đảng ủy xã thực hiện việc bàn giao."],
            "Đảng ủy xã",
            (),
            id="since",
        ),
        pytest.param(
            ["I. Nhiệm vụ", "1. Các xã chưa lập danh sách khẩn trương lập, xong trước ngày 31/3/2027."],
            "Các xã",
            (),
            id="those-who-have-not-yet",
        ),
    ],
)
def test_who(lines: list[str], lead: str | None, partners: tuple[str, ...]) -> None:
    (task,) = tasks(*lines)
    assert (task.lead, task.partners) == (lead, partners)


@pytest.mark.parametrize(
    ("lines", "kind", "on"),
    [
        pytest.param(
            ["I. Tổ chức thực hiện", "- Sửa đổi quy chế làm việc, xong trước 30/9."],
            "by_date",
            "2026-09-30",
            id="year-of-issue",
        ),
        pytest.param(
            ["I. Nhiệm vụ, giải pháp", "- Sửa đổi quy chế, xong trong quý III/2026."],
            "quarter",
            "2026-09-30",
            id="firm-anywhere",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "- Tổ chức sinh hoạt chuyên đề (thường xuyên, hằng năm)."],
            "yearly",
            None,
            id="always-yields-in-its-bracket",
        ),
        pytest.param(
            ["I. Tổ chức thực hiện", "1. Nhiệm vụ thường xuyên", "- Củng cố các chi bộ trực thuộc."],
            "continuous",
            None,
            id="heading-of-time",
        ),
        pytest.param(
            ["I. Nhiệm vụ năm 2027", "1. Phát triển đảng viên", "- Bồi dưỡng nguồn kết nạp đảng."],
            "by_year",
            "2027-12-31",
            id="year-in-a-heading",
        ),
        pytest.param(
            ["I. Nhiệm vụ năm 2027", "- Bồi dưỡng nguồn kết nạp đảng trong quý I/2027."],
            "quarter",
            "2027-03-31",
            id="own-note-first",
        ),
        pytest.param(
            [
                "I. Nội dung",
                "- Sửa đổi quy chế làm việc.",
                "Đơn vị thực hiện: Văn phòng.",
                "Thời gian hoàn thành: Quý II/2026.",
            ],
            "quarter",
            "2026-06-30",
            id="line-of-time",
        ),
        pytest.param(
            ["I. Nội dung", "1. Kiểm tra việc thi hành Luật", "- Đơn vị chủ trì: Văn phòng.", "- Thời hạn: Năm 2027."],
            "by_year",
            "2027-12-31",
            id="line-of-time-below-a-heading",
        ),
        pytest.param(
            [
                "I. Nội dung",
                "- Gửi báo cáo trước ngày 15/4/2026.",
                "Đơn vị thực hiện: Văn phòng.",
                "Thời hạn thực hiện: Từ tháng 10/2025 đến khi kết thúc.",
            ],
            "by_date",
            "2026-04-15",
            id="a-line-of-time-without-a-kind",
        ),
        pytest.param(["I. Tổ chức thực hiện", "- Sơ kết, tổng kết việc thực hiện Kế hoạch."], None, None, id="none"),
    ],
)
def test_when(lines: list[str], kind: str | None, on: str | None) -> None:
    (task,) = tasks(*lines)
    assert (task.due_kind, task.due_on) == (kind, on)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["I. Nhiệm vụ, giải pháp", "- Đẩy mạnh cải cách thủ tục hành chính."], id="neither-body-nor-time"),
        pytest.param(["I. Nhiệm vụ, giải pháp", "- Phát huy vai trò của Đoàn Thanh niên xã."], id="a-body-as-object"),
        pytest.param(["I. Chỉ tiêu", "- Các chi bộ phấn đấu hoàn thành trong năm 2026."], id="goal"),
        pytest.param(["I. Giải pháp", "- Phấn đấu đến năm 2030 giảm ít nhất 20% số vụ cháy."], id="aim-by-a-year"),
        pytest.param(["I. Quá trình", "- Từ năm 1991 đến tháng 8/2000 học tại tỉnh."], id="over-before-it-was-issued"),
        pytest.param(["I. Kết quả đạt được", "- Sở Y tế đã chủ trì kiểm tra 12 cơ sở."], id="report"),
        pytest.param(["I. Tổ chức thực hiện", "1. Giao Sở Y tế chủ trì:"], id="pure-lead-in"),
        pytest.param(["I. Tổ chức thực hiện", "(Kèm theo Kế hoạch số 9-KH/HU của Huyện ủy)"], id="bracket-of-an-annex"),
        pytest.param(["I. Nhiệm vụ, giải pháp", "- Tiết kiệm 5% dự toán chi thường xuyên."], id="sort-of-spending"),
        pytest.param(
            ["I. Tổ chức thực hiện", "Trên đây là Kế hoạch phát triển đảng viên năm 2026."], id="closing-formula"
        ),
        pytest.param(["I. Tổ chức thực hiện", "Nghị quyết này phổ biến đến chi bộ."], id="where-it-goes"),
        pytest.param(
            ["I. Nội dung", "- Cán bộ được bổ nhiệm phải có thời gian công tác."], id="persons-outside-assignments"
        ),
        pytest.param(["I. Đề cương báo cáo", "- Sở Y tế báo cáo trước ngày 20/12/2026."], id="form"),
        pytest.param(["Kính gửi: Các sở, ban, ngành thuộc tỉnh."], id="before-the-first-section"),
        pytest.param(["I. Tổ chức thực hiện", "- Đơn vị công tác: ………………………………"], id="blanks-to-fill-in"),
        pytest.param(["I. Danh mục công trình năm 2026", "- Sân vận động phường Tiên Phong"], id="things-under-a-year"),
        pytest.param(["I. Quy hoạch", "- Cơ quan thẩm định: Sở Xây dựng tỉnh Hà Nam;"], id="caption-of-a-body"),
        pytest.param(
            ["I. Phiếu đánh giá", "Đơn vị công tác:", "Ưu điểm, khuyết điểm trong năm."], id="blank-of-a-form"
        ),
        pytest.param(
            ["I. Trả lời", "Sở Y tế trả lời công ty về các nội dung liên quan như sau:", "- Công ty đã nộp đủ hồ sơ."],
            id="lead-in-that-leaves-no-work",
        ),
        pytest.param(
            ["Điều 2. Nhiệm vụ, quyền hạn", "1. Trung tâm có các nhiệm vụ sau:", "- Quản lý hồ sơ của người dân."],
            id="standing-duties-of-an-article",
        ),
    ],
)
def test_what_is_no_task(lines: list[str]) -> None:
    assert tasks(*lines) == ()


def test_a_lead_in_with_work_of_its_own_is_a_task() -> None:
    found = tasks(
        "I. Tổ chức thực hiện",
        "1. Giao Đảng ủy xã chỉ đạo:",
        "- Thực hiện việc sắp xếp các tổ chức trực thuộc theo những nguyên tắc sau:",
        "+ Bảo đảm đồng bộ, thống nhất.",
    )
    assert [task.lead for task in found] == ["Đảng ủy xã", "Đảng ủy xã"]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        pytest.param("- Trong thời hạn 5 năm, lưu trữ cơ quan phải hoàn thành số hóa.", 0, id="no-known-body"),
        pytest.param("- Trong thời hạn 5 năm, Văn phòng Huyện ủy phải hoàn thành số hóa.", 1, id="term-and-doer"),
        pytest.param("- Văn phòng Huyện ủy có trách nhiệm quản lý tài liệu.", 0, id="standing-duty"),
        pytest.param(
            "- Tài liệu giấy thì gửi bản chụp, hoàn thành trước ngày 18/11/2027.", 1, id="what-is-to-be-finished"
        ),
        pytest.param("- Hồ sơ nộp trước ngày 18/11/2027 thì giải quyết theo quy định cũ.", 0, id="what-came-before"),
        pytest.param("- Giao Văn phòng Huyện ủy hướng dẫn thực hiện Quy định này.", 1, id="order"),
    ],
)
def test_in_a_rule_only_what_has_a_term_or_an_order(words: str, count: int) -> None:
    assert len(tasks("I. Quản lý tài liệu", words, type_name="Quy định")) == count


def test_articles_of_a_decision_are_rules() -> None:
    assert tasks("Điều 1. Sở Y tế chịu trách nhiệm thi hành Quyết định này.", type_name="Quyết định") == ()


@pytest.mark.parametrize(
    ("lines", "leads"),
    [
        pytest.param(
            ["Điều 2. Giao Sở Y tế:", "1. Công khai quy trình tại trụ sở.", "2. Rà soát, cập nhật quy trình."],
            ["Sở Y tế", "Sở Y tế"],
            id="order",
        ),
        pytest.param(
            ["Điều 2. Giao Sở Y tế", "1. Công khai quy trình tại trụ sở.", "2. Rà soát, cập nhật quy trình."],
            ["Sở Y tế", "Sở Y tế"],
            id="order-as-a-title",
        ),
        pytest.param(["Điều 2. Đề nghị Công an tỉnh", "1. Tuyên truyền trong hội viên."], [], id="request-as-a-title"),
        pytest.param(
            [
                "Điều 2. Giao các cơ quan, đơn vị:",
                "1. Sở Y tế chủ trì, phối hợp với Sở Nội vụ:",
                "- Xây dựng quy trình điện tử.",
            ],
            ["Sở Y tế"],
            id="a-body-of-those",
        ),
        pytest.param(
            ["Điều 2. Yêu cầu tổ chức, cá nhân nộp các giấy tờ sau:", "1. Bản sao giấy chứng nhận đã cấp."],
            [],
            id="things",
        ),
        pytest.param(["Điều 2. Sở Y tế có trách nhiệm:", "1. Công khai quy trình tại trụ sở."], [], id="standing-duty"),
    ],
)
def test_in_an_article_what_an_order_leaves_to_its_list_is_given_out(lines: list[str], leads: list[str]) -> None:
    assert [task.lead for task in tasks(*lines, type_name="Quyết định")] == leads


def test_lines_of_one_unit_say_nothing_of_the_unit_before() -> None:
    found = tasks(
        "I. Nội dung",
        "1. Kiểm tra việc thi hành Luật",
        "- Cơ quan chủ trì: Sở Nội vụ.",
        "2. Tập huấn cho cán bộ cấp xã",
        "- Cơ quan chủ trì: Sở Y tế.",
        "- Cơ quan phối hợp: Các xã, phường.",
    )
    assert [(task.lead, task.partners) for task in found] == [("Sở Nội vụ", ()), ("Sở Y tế", ("Các xã, phường",))]


PROCEDURES = "Về việc công bố danh mục thủ tục hành chính mới ban hành trong lĩnh vực đê điều"


@pytest.mark.parametrize(
    ("lines", "title", "count"),
    [
        pytest.param(
            ["I. Cấp giấy phép", "- Chuyên viên thẩm định hồ sơ.", "- Cơ quan thực hiện: Sở Y tế."],
            PROCEDURES,
            0,
            id="line-of-a-procedure",
        ),
        pytest.param(
            ["I. Cấp giấy phép", "1. Sở Y tế", "- Kiểm tra, tiếp nhận hồ sơ."], PROCEDURES, 0, id="step-of-a-procedure"
        ),
        pytest.param(
            ["Điều 2. Tổ chức thực hiện", "- Giao Sở Y tế xây dựng quy trình điện tử."],
            PROCEDURES,
            1,
            id="order-in-an-article",
        ),
        pytest.param(
            ["I. Nội dung", "- Cắt giảm hồ sơ, giấy tờ.", "- Cơ quan thực hiện: Sở Y tế."],
            "Ban hành Kế hoạch rà soát thủ tục hành chính năm 2026",
            1,
            id="a-plan-about-procedures",
        ),
    ],
)
def test_published_procedures_assign_nothing(lines: list[str], title: str, count: int) -> None:
    assert len(tasks(*lines, type_name="Quyết định", title=title)) == count


@pytest.mark.parametrize(
    "words",
    [
        "Nghị quyết đã được Hội đồng nhân dân tỉnh khóa X thông qua ngày 10 tháng 12 năm 2026.",
        "Bãi bỏ Quyết định số 12/2020/QĐ-UBND ngày 05/3/2020 của Ủy ban nhân dân tỉnh.",
        "Bãi bỏ khoản 2 Điều 4 Nghị quyết số 7/2020/NQ-HĐND.",
        "Quyết định số 12/2020/QĐ-UBND ban hành Quy chế làm việc;",
        "Trường hợp văn bản dẫn chiếu tại Nghị quyết này được thay thế thì áp dụng văn bản mới.",
        "Trường hợp có sự khác nhau giữa các quy định về một nội dung thì áp dụng mức cao hơn.",
        "Các nội dung không quy định tại Quyết định này thực hiện theo pháp luật về giá.",
        "Đối với hồ sơ đã tiếp nhận trước ngày Quyết định này có hiệu lực thì giải quyết theo quy định cũ.",
        "(Ban hành kèm theo Quyết định số 12/2020/QĐ-UBND của Ủy ban nhân dân tỉnh)",
        "(Ký, ghi rõ họ tên, đóng dấu)",
        "Trường hợp có quy định khác nhau giữa Nghị quyết này và luật thì áp dụng Nghị quyết này.",
        "Các cơ quan, đơn vị, tổ chức, cá nhân khác có liên quan.",
        "Các địa phương chủ trì thực hiện",
        "Cấp phê duyệt: Ủy ban nhân dân tỉnh.",
        "Quý IV/2026 - Quý II/2027",
    ],
)
def test_what_tells_of_force_or_fills_a_cell_is_no_work(words: str) -> None:
    assert tasks("Điều 5. Tổ chức thực hiện", words, type_name="Quyết định") == ()


@pytest.mark.parametrize(
    "words",
    [
        "Bãi bỏ các thủ tục rườm rà, giảm giấy tờ cho người dân.",
        "Trường hợp có vướng mắc, Sở Y tế tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
        "Hằng năm, các xã rà soát, báo cáo Sở Y tế.",
    ],
)
def test_what_sounds_alike_and_is_work(words: str) -> None:
    assert len(tasks("Điều 5. Tổ chức thực hiện", words, type_name="Quyết định")) == 1


def test_a_lead_in_that_begins_with_work_opens_no_assignments() -> None:
    assert (
        tasks("I. Giải pháp", "- Xây dựng và tổ chức triển khai các nền tảng:", "+ Nền tảng quản lý tiêm chủng;") == ()
    )


def test_bodies_that_something_is_meant_for_do_nothing() -> None:
    assert tasks("I. Nội dung", "1. Đối tượng thực hiện", "- Cơ quan chủ quản, cơ quan chủ trì dự án thành phần.") == ()
    assert tasks("I. Mức chi", "1. Ban Giám khảo", "- Mức 400.000 đồng/buổi đối với Trưởng ban.") == ()


def test_who_a_preamble_charges_leads_what_names_no_body() -> None:
    (task,) = tasks(
        "Ban Bí thư yêu cầu các cấp ủy thực hiện các nhiệm vụ sau:", "I. Nhiệm vụ", "- Hằng năm rà soát quy hoạch."
    )
    assert (task.lead, task.due_kind) == ("các cấp ủy", "yearly")


def test_the_body_that_issues_is_no_addressee() -> None:
    (task,) = tasks("Sở Y tế xây dựng Kế hoạch như sau:", "I. Nhiệm vụ", "- Hằng năm rà soát quy hoạch cán bộ.")
    assert task.lead is None


def test_a_day_without_a_year_that_is_over_is_one_of_the_next_year() -> None:
    (task,) = tasks("I. Tổ chức thực hiện", "- Sở Y tế báo cáo trước ngày 15/01.", issued_on="2026-12-20")
    assert task.due_on == "2027-01-15"


def test_a_report_assigns_only_under_headings_that_look_ahead() -> None:
    lines = (
        "I. Công tác lãnh đạo",
        "- Đảng ủy ban hành chương trình hành động.",
        "- Thường xuyên nắm tình hình tư tưởng đảng viên.",
        "II. Phương hướng",
        "- Đảng ủy ban hành chương trình hành động.",
    )
    assert len(tasks(*lines, type_name="Báo cáo")) == 1
    assert len(tasks(*lines)) == 3


@pytest.mark.parametrize(
    ("words", "on"),
    [
        pytest.param("Sở Y tế lập hồ sơ, hoàn thành trong tháng 6.", "2026-06-30", id="month-of-the-year-of-issue"),
        pytest.param("Sở Y tế lập hồ sơ trong tháng 01.", "2027-01-31", id="month-that-is-over"),
        pytest.param("Sở Y tế lập kế hoạch; thời gian hoàn thành ngày 25/5/2026.", "2026-05-25", id="named-as-the-end"),
    ],
)
def test_days_and_months_that_end_work(words: str, on: str) -> None:
    (task,) = tasks("I. Tổ chức thực hiện", f"- {words}")
    assert task.due_on == on


def test_a_line_of_time_that_is_a_day() -> None:
    (task,) = tasks(
        "I. Nội dung",
        "1. Tổ chức ngày Chủ nhật xanh năm 2026",
        "- Thời gian: Ngày 16/3/2026.",
        "- Địa điểm: Xã Hòa An.",
        "- Chủ trì: Sở Y tế.",
    )
    assert (task.lead, task.due_on) == ("Sở Y tế", "2026-03-16")


def test_cells_one_below_the_other_are_rows_of_a_table() -> None:
    (task,) = tasks(
        "I. Phân công nhiệm vụ",
        "TT",
        "Nội dung",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Sửa đổi quy chế làm việc",
        "Sở Y tế",
        "Công an tỉnh",
    )
    assert (task.lead, task.partners, task.rule) == ("Sở Y tế", ("Công an tỉnh",), "row")


def test_annexes_of_norms_assign_nothing() -> None:
    lines = ("Phụ lục. Mức chi", "- Các khoản chi mang tính thường xuyên phát sinh hằng năm.")
    text, sections = document(*lines)
    annexes = tuple(replace(section, kind="phu_luc", parent=None) for section in sections)
    metadata = Metadata(type_name="Nghị quyết", title="Quy định mức chi đặc thù")
    assert find_tasks(text, Overhead(annexes, read_passages(text, annexes, None)), metadata) == ()


def test_rows_of_a_table_of_tasks() -> None:
    rows = (
        "TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành",
        "I | Nhiệm vụ chung |  |  | ",
        "1 | Xây dựng quy chế làm việc | Văn phòng Huyện ủy | Ban Tổ chức, Ủy ban Kiểm tra | Quý III/2026",
        "2 | Kiểm tra việc nêu gương | UBKT Huyện ủy | Các chi bộ | Hằng năm",
    )
    text = Text("\n".join(rows), tuple(row_paragraphs(rows)))
    found = find_tasks(text, Overhead((), read_passages(text, (), None)), Metadata())
    assert [(task.span.of(text.text), task.lead, task.partners, task.due_kind) for task in found] == [
        ("Xây dựng quy chế làm việc", "Văn phòng Huyện ủy", ("Ban Tổ chức", "Ủy ban Kiểm tra"), "quarter"),
        ("Kiểm tra việc nêu gương", "UBKT Huyện ủy", ("Các chi bộ",), "yearly"),
    ]


@pytest.mark.parametrize("header", load("columns")["task"]["examples"])
def test_headers_of_tables_of_tasks(header: str) -> None:
    row = " | ".join(["1", "Xây dựng quy chế làm việc", *["Sở Y tế"] * (header.count("|") - 1)])
    text = Text(f"{header}\n{row}", tuple(row_paragraphs((header, row))))
    assert [task.lead for task in find_tasks(text, Overhead((), read_passages(text, (), None)), Metadata())] == [
        "Sở Y tế"
    ]


@pytest.mark.parametrize("line", WORDS["line"]["examples"])
def test_lines_that_name_bodies(line: str) -> None:
    (task,) = tasks("I. Nội dung", "- Sửa đổi quy chế làm việc.", line)
    assert (task.lead, task.partners) == ("Phòng Quản lý Đô thị", ("Văn phòng Sở",))


def test_a_table_that_reports_assigns_nothing() -> None:
    rows = ("TT | Tên nhiệm vụ | Vai trò (Chủ trì/ Phối hợp) | Lũy kế", "1 | Xây dựng quy chế làm việc | Chủ trì | 50%")
    text = Text("\n".join(rows), tuple(row_paragraphs(rows)))
    assert find_tasks(text, Overhead((), read_passages(text, (), None)), Metadata()) == ()


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


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param(
            "Ủy ban Kiểm tra Đảng ủy tham mưu kế hoạch", "Ủy ban Kiểm tra Đảng ủy", id="capital-verb-in-a-name"
        ),
        pytest.param(
            "các cơ quan tham mưu, giúp việc Tỉnh ủy theo dõi", "các cơ quan tham mưu, giúp việc Tỉnh ủy", id="compound"
        ),
        pytest.param("Bộ Kế hoạch và Đầu tư hướng dẫn", "Bộ Kế hoạch và Đầu tư", id="và-in-a-name"),
        pytest.param("Trường Chính trị tỉnh tổ chức lớp học", "Trường Chính trị tỉnh", id="tổ-chức-as-a-verb"),
        pytest.param("Đảng ủy tổ chức 02 hội nghị", "Đảng ủy", id="tổ-chức-before-a-number"),
        pytest.param("Các cấp ủy, tổ chức đảng quán triệt", "Các cấp ủy, tổ chức đảng", id="tổ-chức-as-a-noun"),
        pytest.param(
            "Sở Công Thương (cơ quan thường trực) tổng hợp", "Sở Công Thương (cơ quan thường trực)", id="bracket"
        ),
        pytest.param("Ban hành quy chế làm việc", None, id="ban-hành"),
        pytest.param("Phòng, chống tham nhũng là nhiệm vụ", None, id="phòng-chống"),
        pytest.param("Bộ máy được sắp xếp", None, id="bộ-máy"),
        pytest.param("Hội nhập quốc tế được đẩy mạnh", None, id="hội-nhập"),
        pytest.param("Sở Y tế.", None, id="a-name-without-work"),
        pytest.param("Đảng đoàn HĐND tỉnh lãnh đạo ban hành nghị quyết", "Đảng đoàn HĐND tỉnh", id="lãnh-đạo-ban-hành"),
        pytest.param("Tổ chức hội nghị tổng kết", None, id="tổ-chức-hội-nghị"),
        pytest.param("Các chi, đảng bộ xây dựng kế hoạch", "Các chi, đảng bộ", id="chi-for-chi-bộ"),
        pytest.param("Cơ quan đăng ký đầu tư có trách nhiệm lấy ý kiến", "Cơ quan đăng ký đầu tư", id="verb-in-a-kind"),
        pytest.param(
            "Ban quản lý Khu Nông nghiệp ứng dụng Công nghệ cao Hà Nam rà soát",
            "Ban quản lý Khu Nông nghiệp ứng dụng Công nghệ cao Hà Nam",
            id="verb-in-a-proper-name",
        ),
        pytest.param("Các đơn vị sự nghiệp công lập rà soát", "Các đơn vị sự nghiệp công lập", id="công-lập"),
        pytest.param(
            "Cơ quan lập quy hoạch có trách nhiệm lấy ý kiến", "Cơ quan lập quy hoạch", id="which-kind-is-meant"
        ),
        pytest.param("Các đơn vị xây dựng kế hoạch và chịu trách nhiệm", "Các đơn vị", id="two-verbs-of-one-body"),
        pytest.param(
            "cơ quan đã lập hồ sơ mật có trách nhiệm chủ trì", "cơ quan đã lập hồ sơ mật", id="which-ones-are-meant"
        ),
        pytest.param(
            "Các sở: Xây dựng, Tài chính, Công Thương thẩm định", "Các sở: Xây dựng, Tài chính, Công Thương", id="named"
        ),
        pytest.param(
            "Giám đốc các Sở: Y tế, Nội vụ; Chủ tịch UBND các xã chịu trách nhiệm",
            "Giám đốc các Sở: Y tế, Nội vụ; Chủ tịch UBND các xã",
            id="more-bodies-after-those-named",
        ),
        pytest.param(
            "Các xã, phường: Rà soát quỹ đất, Kế hoạch sử dụng đất", "Các xã, phường", id="work-behind-a-colon"
        ),
        pytest.param("Các xã: Căn cứ Kế hoạch này, Ủy ban bố trí kinh phí", "Các xã", id="ground-behind-a-colon"),
        pytest.param("Sở Y tế: Chủ trì, Phối hợp thẩm định", "Sở Y tế", id="one-body-before-a-colon"),
        pytest.param("Bộ Ngoại giao hướng dẫn thủ tục", "Bộ Ngoại giao", id="ngoại-giao"),
    ],
)
def test_where_a_name_ends(words: str, name: str | None) -> None:
    span = read_body(words, smooth(words))
    assert (span.of(words) if span else None) == name


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("Ban Tổ chức Đảng ủy Khối", True, id="organ"),
        pytest.param("Các tổ chức chính trị - xã hội", True, id="plural"),
        pytest.param("Các doanh nghiệp đang hoạt động trong khu công nghiệp", True, id="described"),
        pytest.param("ỦY BAN NHÂN DÂN CÁC XÃ", True, id="capitals"),
        pytest.param("TỔ CHỨC THỰC HIỆN", False, id="assignment-in-capitals"),
        pytest.param("Tổ chức lớp học", False, id="verb"),
        pytest.param("Công tác kiểm tra, giám sát", False, id="topic"),
        pytest.param("Sở Y tế chủ trì tham mưu", False, id="sentence"),
    ],
)
def test_headings_that_are_bodies(heading: str, expected: bool) -> None:
    assert is_body(heading, smooth(heading)) is expected


@pytest.mark.parametrize(
    ("words", "partners"),
    [
        pytest.param(
            "phối hợp với Sở Y tế, Sở Tài chính và các xã rà soát", ("Sở Y tế", "Sở Tài chính", "các xã"), id="list"
        ),
        pytest.param(
            "phối hợp với các tỉnh ủy, thành ủy hướng dẫn", ("các tỉnh ủy, thành ủy",), id="series-stays-whole"
        ),
        pytest.param("phối hợp với Công an tỉnh trong việc cấp phép", ("Công an tỉnh",), id="before-the-matter"),
        pytest.param(
            "phối hợp chặt chẽ với các nhà mạng (A, B) để khảo sát", ("các nhà mạng (A, B)",), id="bracket-stays"
        ),
        pytest.param("phối hợp liên ngành được nâng cao", (), id="no-body"),
        pytest.param(
            "phối hợp với Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh rà soát",
            ("Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh",),
            id="what-a-body-builds",
        ),
        pytest.param(
            "phối hợp với Ban QLDA đầu tư xây dựng huyện nâng cấp đường", ("Ban QLDA đầu tư xây dựng huyện",), id="qlda"
        ),
        pytest.param("phối hợp với Sở Y tế khôi phục sản xuất (hỗ trợ giống)", ("Sở Y tế",), id="before-its-work"),
        pytest.param("Sở Y tế chủ trì cùng Sở Tài chính rà soát", ("Sở Tài chính",), id="together-with"),
        pytest.param(
            "phối hợp với Sở Y tế rà soát; phối hợp với Công an tỉnh xử lý", ("Sở Y tế", "Công an tỉnh"), id="twice"
        ),
    ],
)
def test_partners(words: str, partners: tuple[str, ...]) -> None:
    assert read_partners(words, smooth(words)) == partners


@pytest.mark.parametrize("word", WORDS["head"]["words"])
def test_every_head_begins_a_name(word: str) -> None:
    words = f"{word} A chủ trì thực hiện"
    assert read_body(words, smooth(words)) == Span(0, len(word) + 2)


@pytest.mark.parametrize("verb", WORDS["predicate"]["words"])
def test_every_predicate_ends_a_name(verb: str) -> None:
    words = f"Sở Y tế {verb} việc này"
    assert read_body(words, smooth(words)) == Span(0, len("Sở Y tế"))


@pytest.mark.parametrize(
    "example",
    [
        *WORDS["head"]["examples"],
        *WORDS["proper"]["examples"],
        *WORDS["plural"]["examples"],
        *WORDS["compound"]["examples"],
    ],
)
def test_examples_of_names(example: str) -> None:
    assert is_body(example, smooth(example))


@pytest.mark.parametrize("example", WORDS["order"]["examples"])
def test_examples_of_orders(example: str) -> None:
    assert orders(example, smooth(example))


@pytest.mark.parametrize("example", WORDS["opening"]["examples"])
def test_examples_of_openings(example: str) -> None:
    words = f"{example} xây dựng kế hoạch"
    subject = read_subject_body(words, smooth(words))
    assert subject is not None
    assert subject.end == len(example)


def test_names_are_taken_apart_where_a_new_one_begins() -> None:
    assert split_bodies("Phòng Kế hoạch - Tài chính, Văn phòng Sở và các phòng chuyên môn") == (
        "Phòng Kế hoạch - Tài chính",
        "Văn phòng Sở",
        "các phòng chuyên môn",
    )


@given(
    st.lists(
        st.text(alphabet=st.sampled_from("- ,.;:()Sở Ytếcáchủrìphợvớiđngaqúo/2026"), max_size=80),
        min_size=1,
        max_size=5,
    )
)
def test_every_quote_lies_in_its_paragraph(lines: list[str]) -> None:
    text, sections = document("I. Tổ chức thực hiện", *(f"- {line}" for line in lines))
    for task in find_tasks(text, Overhead(sections, read_passages(text, sections, None)), Metadata()):
        assert any(paragraph.span.holds(task.span) for paragraph in text.paragraphs)
        assert task.span.of(text.text) == task.span.of(text.text).strip()
