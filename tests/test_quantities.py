"""Figures as they are printed, and the numbers that are none; the reference phrases are those of DOMAIN 5.5."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.quantities import find_quantities, value
from parsers.smooth import smooth
from parsers.vocabulary import load

UNITS = load("units")


def read(text: str) -> list[tuple[str, float | None, float | None, str | None]]:
    return [(found.comparator, found.low, found.high, found.unit) for found in find_quantities(text)]


@pytest.mark.parametrize(
    ("number", "counted", "expected"),
    [
        pytest.param("19.500", False, 19500, id="dot-of-thousands"),
        pytest.param("1.234.567", False, 1234567, id="two-dots"),
        pytest.param("2.989,5", False, 2989.5, id="dot-and-comma"),
        pytest.param("30,5", False, 30.5, id="decimal-comma"),
        pytest.param("0,8", False, 0.8, id="less-than-one"),
        pytest.param("0.8", False, 0.8, id="decimal-point"),
        pytest.param("02", False, 2, id="leading-zero"),
        pytest.param("1,500", True, 1500, id="english-thousand-before-a-noun"),
        pytest.param("1,500", False, 1.5, id="the-same-before-a-percent"),
    ],
)
def test_digits(number: str, counted: bool, expected: float) -> None:
    assert value(number, counted) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("trên 92% tổ chức", [(">", 92, None, "%")], id="more-than"),
        pytest.param("khoảng trên 3.000 lao động", [(">", 3000, None, "lao động")], id="about-more-than-is-more-than"),
        pytest.param("ít nhất 85% doanh nghiệp", [(">=", 85, None, "%")], id="at-least"),
        pytest.param("không dưới 30% cán bộ", [(">=", 30, None, "%")], id="not-under"),
        pytest.param("đạt và vượt 100% chỉ tiêu", [(">=", 100, None, "%")], id="reach-and-pass"),
        pytest.param("đạt từ 4% trở lên", [(">=", 4, None, "%")], id="from-and-up"),
        pytest.param("70% trở lên đơn vị", [(">=", 70, None, "%")], id="and-up-after-the-figure"),
        pytest.param("đạt 95% dân số trở lên", [(">=", 95, None, "%")], id="and-up-after-the-noun"),
        pytest.param("có từ 12 sản phẩm OCOP trở lên", [(">=", 12, None, "sản phẩm")], id="and-up-after-a-longer-noun"),
        pytest.param("100% chi bộ hoàn thành tốt nhiệm vụ trở lên", [("=", 100, 100, "%")], id="and-up-of-a-rating"),
        pytest.param("giảm 0,3%o", [("=", 0.3, 0.3, "‰")], id="per-mille-of-a-typewriter"),
        pytest.param("xã đạt chuẩn 82,5%/60%", [("=", 82.5, 82.5, "%")], id="reached-of-what-was-planned"),
        pytest.param(
            "đạt từ 70,5 triệu đồng đến 71,5 triệu đồng",
            [("between", 70.5, 71.5, "triệu đồng")],
            id="each-end-has-its-unit",
        ),
        pytest.param("thu nhập 32,5 triệu/người/năm", [("=", 32.5, 32.5, "triệu/người/năm")], id="money-without-dong"),
        pytest.param("gieo trồng 412ha", [("=", 412, 412, "ha")], id="unit-without-a-blank"),
        pytest.param("cây lâu năm 100 nghìn ha", [("=", 100000, 100000, "ha")], id="crops-of-many-years"),
        pytest.param("thôn kiểu mẫu 1,5%", [("=", 1.5, 1.5, "%")], id="share-of-model-villages"),
        pytest.param("thu đạt 84 tỷ đồng, vượt 12,5%", [("=", 84, 84, "tỷ đồng"), ("=", 12.5, 12.5, "%")], id="beyond"),
        pytest.param("số sinh viên đạt ít nhất là 240", [(">=", 240, None, "sinh viên")], id="named-before-a-floor"),
        pytest.param("trồng 1.550 ha/2.200 ha", [("=", 1550, 1550, "ha")], id="measured-of-what-was-planned"),
        pytest.param("giảm 2/3 số vụ", [("=", 66.67, 66.67, "%")], id="fraction-of-all"),
        pytest.param("nhà ở đạt 27m2 sàn/người", [("=", 27, 27, "m2 sàn/người")], id="floor-space"),
        pytest.param("số xã, phường đạt chuẩn là 20", [("=", 20, 20, "xã, phường")], id="named-as-a-set"),
        pytest.param("tạo ra 1,2 triệu việc làm", [("=", 1200000, 1200000, "việc làm")], id="jobs"),
        pytest.param("95% đạt loại khá trở lên", [("=", 95, 95, "%")], id="and-up-of-a-grade"),
        pytest.param("dưới 3%", [("<", None, 3, "%")], id="under"),
        pytest.param("không quá 02% đảng viên", [("<=", None, 2, "%")], id="at-most"),
        pytest.param("tối đa 5% số cuộc kiểm tra", [("<=", None, 5, "%")], id="the-most"),
        pytest.param("khoảng 350 đảng viên", [("~", 350, 350, "đảng viên")], id="about"),
        pytest.param("trên dưới 50 mô hình", [("~", 50, 50, "mô hình")], id="more-or-less"),
        pytest.param("gần 2.000 hộ", [("~", 2000, 2000, "hộ")], id="nearly"),
        pytest.param("từ 3 - 4% đảng viên", [("between", 3, 4, "%")], id="range-with-blanks"),
        pytest.param("từ 15% đến 20%", [("between", 15, 20, "%")], id="range-in-words"),
        pytest.param("khoảng 40-50% hộ", [("between", 40, 50, "%")], id="about-a-range-is-a-range"),
        pytest.param("02 – 03 tập thể", [("between", 2, 3, "tập thể")], id="range-with-a-long-dash"),
        pytest.param("8 - 8,5%/năm", [("between", 8, 8.5, "%/năm")], id="range-by-the-year"),
        pytest.param("1/3 cấp ủy viên", [("=", 33.33, 33.33, "%")], id="fraction"),
        pytest.param("một nửa số thôn", [("=", 50, 50, "%")], id="half"),
        pytest.param("ít nhất hai phần ba số hộ", [(">=", 66.67, None, "%")], id="fraction-in-words"),
        pytest.param("12/12 xã đạt chuẩn", [("=", 12, 12, "xã")], id="all-of-a-number"),
        pytest.param("ít nhất hai lần/nhiệm kỳ", [(">=", 2, None, "lần/nhiệm kỳ")], id="number-word"),
        pytest.param("con thứ 3 trở lên", [], id="a-third-child-is-no-rank"),
        pytest.param("Huy hiệu 40, 30 năm tuổi Đảng", [], id="badges"),
        pytest.param("thực hiện cả năm 5.817 tỷ đồng", [("=", 5817, 5817, "tỷ đồng")], id="of-the-whole-year"),
        pytest.param("chi 5,8 tỷ đồng/6,2 tỷ đồng", [("=", 5.8, 5.8, "tỷ đồng")], id="of-what-was-planned"),
        pytest.param("tăng ~10%", [("~", 10, 10, "%")], id="sign-of-about"),
        pytest.param("xếp thứ 15 trở lên", [("<=", None, 15, "hạng")], id="a-rank-and-up-is-a-smaller-number"),
        pytest.param("thuộc nhóm 20 tỉnh dẫn đầu", [("<=", None, 20, "tỉnh")], id="among-the-best"),
        pytest.param("top 10 tỉnh, thành phố", [("<=", None, 10, "tỉnh, thành phố")], id="top"),
        pytest.param("top 03 vùng Đồng bằng", [("<=", None, 3, "hạng")], id="top-of-a-region"),
        pytest.param("dưới 4/100.000 trẻ", [("<", None, 4, "/100.000 trẻ")], id="rate-without-a-unit"),
        pytest.param("107 trẻ trai/100 trẻ gái", [("=", 107, 107, "trẻ trai/100 trẻ gái")], id="rate-per-head"),
        pytest.param("5 a", [], id="letter-of-the-next-cell"),
        pytest.param("không còn hộ nghèo", [("=", 0, 0, "hộ nghèo")], id="none-left"),
        pytest.param("hầu hết thôn, bản", [("most", None, None, None)], id="most"),
        pytest.param("gấp 1,5 lần", [("=", 1.5, 1.5, "lần")], id="times"),
        pytest.param("12.500 tỷ đồng", [("=", 12500, 12500, "tỷ đồng")], id="money-keeps-its-scale"),
        pytest.param("2,5 nghìn tỷ đồng", [("=", 2500, 2500, "tỷ đồng")], id="two-scales"),
        pytest.param("2,5 tỷ USD", [("=", 2.5e9, 2.5e9, "USD")], id="other-money-is-scaled"),
        pytest.param("1,2 triệu lượt khách", [("=", 1.2e6, 1.2e6, "lượt")], id="counts-are-scaled"),
        pytest.param("04 (bốn) mô hình", [("=", 4, 4, "mô hình")], id="number-written-twice"),
        pytest.param("30.000 lao động/năm", [("=", 30000, 30000, "lao động/năm")], id="count-by-the-year"),
        pytest.param("2 mô hình “Dân vận khéo”/năm", [("=", 2, 2, "mô hình/năm")], id="period-after-a-name"),
        pytest.param("12 xã, phường", [("=", 12, 12, "xã, phường")], id="nouns-counted-together"),
        pytest.param("10 cơ quan, địa phương", [("=", 10, 10, "cơ quan, địa phương")], id="bodies-and-places-together"),
        pytest.param("03 huyện, 5 xã", [("=", 3, 3, "huyện"), ("=", 5, 5, "xã")], id="each-with-its-own-number"),
        pytest.param("05 giám sát viên", [("=", 5, 5, "giám sát")], id="an-unknown-noun-has-two-syllables"),
        pytest.param("06 homestay được công nhận", [("=", 6, 6, "homestay")], id="a-verb-is-no-second-syllable"),
        pytest.param("120 ca/100.000 dân", [("=", 120, 120, "ca/100.000 dân")], id="rate-on-a-number"),
        pytest.param("đạt ≥ 95%", [(">=", 95, None, "%")], id="sign"),
        pytest.param("≤2% hồ sơ", [("<=", None, 2, "%")], id="sign-without-a-blank"),
        pytest.param("75% thôn, khu phố trở lên", [(">=", 75, None, "%")], id="bound-after-a-series"),
        pytest.param("HDI: chỉ số đạt 0,75.", [("=", 0.75, 0.75, None)], id="index-without-a-unit"),
        pytest.param("Số bác sĩ/vạn dân đạt 12;", [("=", 12, 12, "bác sĩ/vạn dân")], id="unit-named-before"),
        pytest.param("giảm còn 3 ngày", [("=", 3, 3, "ngày")], id="time-as-a-level-reached"),
        pytest.param(
            "95% trở lên tổ chức và trên 90% đảng viên", [(">=", 95, None, "%"), (">", 90, None, "%")], id="two"
        ),
    ],
)
def test_figures(phrase: str, expected: list[tuple[str, float | None, float | None, str | None]]) -> None:
    assert read(phrase) == expected


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param("năm 2025", id="year"),
        pytest.param("giai đoạn 2021 - 2025", id="span-of-years"),
        pytest.param("trước ngày 30/6", id="day"),
        pytest.param("tháng 5/2025", id="month"),
        pytest.param("Điều 7 khoản 3", id="pinpoint"),
        pytest.param("lần thứ 5", id="ordinal"),
        pytest.param("Nghị quyết số 21-NQ/TW", id="number-of-a-document"),
        pytest.param("mạng 5G và 4G", id="glued-to-a-letter"),
        pytest.param("Covid-19", id="glued-to-a-dash"),
        pytest.param("trạm 3G/4G", id="glued-to-a-slash"),
        pytest.param("chi bộ 4 tốt", id="slogan"),
        pytest.param("mô hình 3 không", id="slogan-of-not"),
        pytest.param("sản phẩm 5 sao", id="grade"),
        pytest.param("06 nhóm nhiệm vụ", id="count-of-groups"),
        pytest.param("chính quyền 2 cấp", id="levels"),
        pytest.param("75 năm Ngày truyền thống", id="anniversary"),
        pytest.param("trong thời hạn 6 tháng", id="term"),
        pytest.param("khu công nghiệp Phú An giai đoạn 2", id="phase"),
        pytest.param("đô thị loại 2", id="class"),
        pytest.param("Đề án 06", id="short-call"),
        pytest.param("bác sĩ trên 10.000 dân", id="what-a-rate-is-counted-on"),
    ],
)
def test_numbers_that_are_no_figures(phrase: str) -> None:
    assert read(phrase) == []


@pytest.mark.parametrize("word", [word for row in UNITS["unit"] for word in row["words"]])
def test_every_unit_is_read_whole(word: str) -> None:
    assert [unit for _, _, _, unit in read(f"đạt 12 {word}")] == [word]


@pytest.mark.parametrize("row", UNITS["unit"], ids=lambda row: row["kind"])
def test_units_in_their_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        units = {unit for _, _, _, unit in read(example) if unit}
        assert {*units, *(unit.split("/")[0] for unit in units)} & set(row["words"]), example


@pytest.mark.parametrize("row", UNITS["comparator"], ids=lambda row: row["sign"])
def test_comparators_in_their_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        assert read(example)[0][0] == row["sign"], example
    for word in row["before"]:
        assert read(f"{word} 12%")[0][0] == row["sign"], word


@pytest.mark.parametrize("row", UNITS["scale"], ids=lambda row: row["words"][0])
def test_scales_in_their_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        low = read(example)[0][1]
        assert low is not None
        assert low >= row["factor"], example


@pytest.mark.parametrize("example", [*UNITS["ordinal"]["examples"], *UNITS["after"]["examples"]])
def test_examples_of_what_is_no_figure(example: str) -> None:
    assert read(example) == []


@given(st.integers(1, 999_999))
def test_grouped_digits_keep_their_value(number: int) -> None:
    assert value(f"{number:,}".replace(",", ".")) == number


@given(st.text(alphabet=st.sampled_from("0123456789.,%/- đếntừrhgà bộxãủyở lêkhoông'\"“”()")))
def test_figures_lie_in_the_text_in_order(text: str) -> None:
    figures = find_quantities(text)
    assert all(0 <= figure.span.start <= figure.number.start < figure.number.end <= len(text) for figure in figures)
    assert all(left.span.end <= right.span.start for left, right in pairwise(figures))


@given(st.text())
def test_smoothing_keeps_the_length(text: str) -> None:
    assert len(smooth(text)) == len(text)
    assert smooth(smooth(text)) == smooth(text)
