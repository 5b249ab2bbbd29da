"""What OCR misreads, and what only can have been printed there; and what may look like a slip and is none."""

from __future__ import annotations

import pytest

from parsers.model import Line, Reading
from parsers.ocr_slips import mend, mend_text

SLIPS = [
    pytest.param("Đại hội XIHI của Đảng", "Đại hội XIII của Đảng", id="h-for-i"),
    pytest.param("khóa XHI", "khóa XIII", id="h-for-two-strokes"),
    pytest.param("Khoá Xlll", "Khoá XIII", id="small-l-for-i"),
    pytest.param("lần thứ XTV", "lần thứ XIV", id="t-for-i"),
    pytest.param("Quý H/2023", "Quý II/2023", id="one-letter-for-two-strokes"),
    pytest.param("Quý lII năm 2025", "Quý III năm 2025", id="quarter"),
    pytest.param("Kết luận số 05-KL/ÐĐUK", "Kết luận số 05-KL/ĐUK", id="doubled-d"),
    pytest.param("Quy định số 37-QĐÐ/TW", "Quy định số 37-QĐ/TW", id="doubled-d-behind-q"),
    pytest.param("số 31-GTr/ĐUK", "số 31-CTr/ĐUK", id="programme"),
    pytest.param("Nghị định số 26/2026/NB-CP", "Nghị định số 26/2026/NĐ-CP", id="decree"),
    pytest.param("Nghị định số 26/2026/NĐ- CP", "Nghị định số 26/2026/NĐ-CP", id="decree-with-a-blank"),
    pytest.param("Quyết định số 90-QÐ/TW", "Quyết định số 90-QĐ/TW", id="decision"),
    pytest.param("Công văn số I382/STC-QLNS", "Công văn số 1382/STC-QLNS", id="letter-in-a-number"),
    pytest.param("Công văn số 1382 L/CHQ-GSQL", "Công văn số 13821/CHQ-GSQL", id="number-split-by-a-blank"),
    pytest.param("Nghị quyết số 2l-NQ/TW", "Nghị quyết số 21-NQ/TW", id="party-number"),
    pytest.param("ngày l6 tháng 3 năm 2026", "ngày 16 tháng 3 năm 2026", id="day"),
    pytest.param("ngày 1ó tháng 0Ì năm 2O26", "ngày 16 tháng 01 năm 2026", id="all-figures-of-a-date"),
    pytest.param("giai đoạn 2O21-2025", "giai đoạn 2021-2025", id="year"),
    pytest.param("đạt 9O% trở lên", "đạt 90% trở lên", id="percentage"),
    pytest.param("tăng 5,l%", "tăng 5,1%", id="percentage-behind-the-comma"),
    pytest.param("W⁄v báo cáo kết quả", "V/v báo cáo kết quả", id="subject-of-a-letter"),
    pytest.param("--PHÓ CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG", id="rim-of-a-seal"),
    pytest.param("Aơi nhân:", "Nơi nhận:", id="recipients"),
    pytest.param("ơi nhận:", "Nơi nhận:", id="recipients-cut-off"),
    pytest.param("T⁄M BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ", id="stroke"),
    pytest.param("KT. CỤC TRƯỜNG", "KT. CỤC TRƯỞNG", id="position"),
    pytest.param("TÔI MẠT", "TỐI MẬT", id="mark-of-secrecy"),
    pytest.param("Sở NN, ƯBND các xã", "Sở NN, UBND các xã", id="ubnd"),
    pytest.param("bí thư chỉ bộ, chỉ ủy", "bí thư chi bộ, chi ủy", id="cell"),
    pytest.param("Trân trọng./. Jl~- ⁄", "Trân trọng./.", id="initials-behind-the-end-mark"),
    pytest.param("Số: đỗ /HC-CNHC", "Số: … /HC-CNHC", id="number-by-hand-is-left-open"),
    pytest.param("Số: 8l3/HC-CNHC", "Số: 813/HC-CNHC", id="number-in-the-masthead"),
    pytest.param("Đông Xuyên, ngày °ÊÖ tháng 4 năm 2026", "Đông Xuyên, ngày … tháng 4 năm 2026", id="day-by-hand"),
]  # fmt: skip
NO_SLIPS = [
    pytest.param("khóa XIII, Đại hội XIV, Quý IV", id="good-numerals"),
    pytest.param("Quý 1, phần 11, chương 1", id="figures-for-numerals"),
    pytest.param("khóa học hè, Đại hội XYZ", id="no-numeral"),
    pytest.param("Số: …/KH-UBND", id="number-left-blank"),
    pytest.param("Số 16-CTr/TU", id="good-number"),
    pytest.param("- Trưởng ban; - Chánh Văn phòng", id="bullets-of-recipients"),
    pytest.param("số hộ nghèo, số lao động/năm", id="number-in-words"),
    pytest.param("ngày càng tháng càng năm dài", id="words-of-time"),
    pytest.param("ngày đầu tháng 3 năm 2026", id="day-in-words"),
    pytest.param("Ngày 20 tháng 11 năm 2025", id="good-date"),
    pytest.param("Mặt trận, mật thiết", id="no-mark-of-secrecy"),
    pytest.param("từ 5% đến 7,5% và 100%", id="good-percentages"),
    pytest.param("chỉ bộ phận này, chỉ ủy quyền một lần", id="only-a-part"),
    pytest.param("NHÀ TRƯỜNG, HIỆU TRƯỞNG", id="schools"),
    pytest.param("Kế hoạch này thực hiện từ ngày ký./.", id="end-mark"),
]


@pytest.mark.parametrize(("raw", "mended"), SLIPS)
def test_what_the_place_decides_is_mended(raw: str, mended: str) -> None:
    assert mend_text(raw)[0] == mended
    assert mend_text(mended) == (mended, [])


@pytest.mark.parametrize("text", NO_SLIPS)
def test_what_is_no_slip_stays(text: str) -> None:
    assert mend_text(text) == (text, [])


LABELS = [
    pytest.param("4. Rà soát/Š. Báo cáo/6. Tổng kết", "4. 5. 6.", id="between-four-and-six"),
    pytest.param("l. Mục tiêu/2. Nhiệm vụ", "1. 2.", id="before-two"),
    pytest.param("I. Mục tiêu/2. Nhiệm vụ", "1. 2.", id="roman-one-without-a-two"),
    pytest.param("1, Mục tiêu/2, Nhiệm vụ", "1. 2.", id="comma-for-a-stop"),
    pytest.param("I. MỤC TIÊU/1. Chung/2. Riêng/II. NHIỆM VỤ/1. Một", "I. 1. 2. II. 1.", id="roman-parts-stay"),
    pytest.param("1. Một/S. Báo cáo/2. Hai", "1. S. 2.", id="not-the-next-number"),
    pytest.param("I. MỘT/II. HAI/II. BA/IV. BỐN", "I. II. III. IV.", id="lost-stroke"),
    pytest.param("I. MỘT/I. HAI/III. BA", "I. II. III.", id="lost-stroke-of-the-second"),
    pytest.param("A. ĐẦU/I. MỘT/B. SAU/I. MỘT/II. HAI", "A. I. B. I. II.", id="numerals-begin-again"),
    pytest.param("|. MỤC TIÊU/1. Chung/II. NHIỆM VỤ", "I. 1. II.", id="stroke-for-a-part"),
    pytest.param("9. Chín/1O. Mười", "9. 10.", id="ten"),
]


@pytest.mark.parametrize(("printed", "expected"), LABELS)
def test_labels_follow_each_other(printed: str, expected: str) -> None:
    reading = mend(Reading(tuple(Line(text, page=1) for text in printed.split("/"))), {1})
    assert " ".join(line.text.split()[0] for line in reading.lines) == expected


def test_chapters_get_back_the_stroke_they_lost() -> None:
    printed = ["Chương", "Chương II", "Chương II", "Chương IV", "Chương này", "Chương"]
    reading = mend(Reading(tuple(Line(text, page=1) for text in printed)), {1})
    assert [line.text for line in reading.lines] == [
        "Chương I", "Chương II", "Chương III", "Chương IV", "Chương này", "Chương",
    ]  # fmt: skip
    assert len(reading.problems) == 2


def test_each_change_is_told_with_its_page_and_what_stood_there() -> None:
    lines = (Line("khóa XIHI", page=2), Line("l. Một", page=2), Line("2. Hai", page=2), Line("Số: đỗ/HC-CNHC", page=2))
    told = mend(Reading(lines), {2}).problems
    assert [(note.severity, note.code, note.page) for note in told] == [
        ("info", "sua_loi_nhan_dang", 2),
        ("info", "sua_loi_nhan_dang", 2),
        ("warning", "so_khong_doc_duoc", 2),
    ]
    assert "“khóa XIHI”, sửa thành “khóa XIII”" in told[0].message


def test_pages_with_a_text_of_their_own_are_left_alone() -> None:
    reading = Reading((Line("khóa XIHI", page=1), Line("khóa XIHI", page=2)))
    assert [line.text for line in mend(reading, {2}).lines] == ["khóa XIHI", "khóa XIII"]
