"""What stands with a mention: date, issuer, term and title behind it, the clause before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.tails import Tail, read_tail
from parsers.text import one_tone, plain
from parsers.titles import read_pinpoint, read_title
from parsers.vocabulary import load


def tail_of(text: str, joint: bool = False) -> tuple[str, Tail]:
    flat = one_tone(plain(text))
    return flat, read_tail(flat, 0, len(flat), joint)


# What stands behind a number -> `date | issuer | term`, `-` for what is not said; `… rest` where reading stops.
TAILS = [
    pytest.param(", ngày 16/6/2022 về", "2022-06-16 | - | -", id="comma-before-the-date"),
    pytest.param(" ngày 16-6-2022", "2022-06-16 | - | -", id="dashes"),
    pytest.param(" ngày 20.01.2024", "2024-01-20 | - | -", id="points"),
    pytest.param(" ngày 09 tháng 01 năm 2026", "2026-01-09 | - | -", id="written-out"),
    pytest.param(" ngày 03 tháng bốn năm 2018", "2018-04-03 | - | -", id="month-as-a-word"),
    pytest.param(" 25/10/2017", "2017-10-25 | - | -", id="no-word"),
    pytest.param(" (25/10/2017)", "2017-10-25 | - | -", id="in-brackets"),
    pytest.param(" ký ngày 1/2/2020", "2020-02-01 | - | -", id="signed"),
    pytest.param(" tháng 7/2008", "- | - | -", id="a-month-is-no-day"),
    pytest.param(" ngày    tháng 6 năm 2026", "- | - | -", id="blank-day"),
    pytest.param(" ngày 31/02/2020", "- | - | -", id="no-such-day"),
    pytest.param(" của Bộ Chính trị ngày 16/6/2022", "2022-06-16 | Bộ Chính trị | -", id="issuer-first"),
    pytest.param(" (khóa XII) ngày 1/2/2018 của Bộ Chính trị", "2018-02-01 | Bộ Chính trị | khóa XII", id="term-first"),
    pytest.param(" (khóa XX, nhiệm kỳ 2020 - 2025) về", "- | - | khóa XX", id="term-with-its-years"),
    pytest.param(" của Tỉnh ủy 21-NQ/TW", "- | Tỉnh ủy | -", id="a-number-begins-the-next-mention"),
    pytest.param(", ngày 1/2/2018 Bộ Chính trị khoá XII", "2018-02-01 | Bộ Chính trị | khóa XII", id="no-của"),
    pytest.param(" Bộ Chính trị đã ban hành", "- | - | -", id="a-clause-of-its-own"),
    pytest.param(" của Uỷ ban nhân dân tỉnh về", "- | Ủy ban nhân dân tỉnh | -", id="tone-on-the-other-letter"),
    pytest.param(" của UBND thành phố Cần Thơ về", "- | UBND thành phố Cần Thơ | -", id="a-city-like-a-verb"),
    pytest.param(" của UBND tỉnh Cao Bằng về", "- | UBND tỉnh Cao Bằng | -", id="a-province-like-a-preposition"),
    pytest.param(" của UBND thị xã Từ Lâm về", "- | UBND thị xã Từ Lâm | -", id="a-town-like-a-preposition"),
    pytest.param(" của Huyện ủy Lâm Từ về", "- | Huyện ủy Lâm Từ | -", id="a-district-that-ends-like-a-preposition"),
    pytest.param(" của Huyện ủy Lâm từ năm", "- | Huyện ủy Lâm | -", id="a-preposition-behind-a-district"),
    pytest.param(" của Huyện ủy Lâm Hà Từ", "- | Huyện ủy Lâm Hà | -", id="a-sentence-behind-a-district"),
    pytest.param(
        " của Bộ Chính trị, Ban Bí thư về", "- | Bộ Chính trị, Ban Bí thư | -", id="the-two-that-conclude-together"
    ),
    pytest.param(" của Bộ Chính trị, Ban Bí thư yêu cầu", "- | Bộ Chính trị | -", id="a-clause-of-the-second"),
    pytest.param(" của UBND tỉnh Hà Nam Quy định", "- | UBND tỉnh Hà Nam | -", id="a-verb-in-capitals"),
    pytest.param(" của UBND tỉnh Về việc", "- | UBND tỉnh | -", id="about-in-capitals"),
    pytest.param(" của Bộ Giao thông vận tải quy định", "- | Bộ Giao thông vận tải | -", id="a-ministry-like-a-verb"),
    pytest.param(
        " của Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh.",
        "- | Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh | -",
        id="a-committee-of-a-council",
    ),
    pytest.param(" của Chính phủ trừ đi số năm", "- | Chính phủ | -", id="a-central-body-is-whole"),
    pytest.param(" của Văn phòng Chính phủ Kết luận phiên họp", "- | Văn phòng Chính phủ | -", id="and-its-office"),
    pytest.param(
        " của Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam về",
        "- | Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam | -",
        id="a-central-body-and-its-country",
    ),
    pytest.param(
        " của Đoàn đại biểu Quốc hội tỉnh về", "- | Đoàn đại biểu Quốc hội tỉnh | -", id="deputies-of-a-province"
    ),
    pytest.param(" của Chủ tịch UBND tỉnh vẫn giữ nguyên", "- | Chủ tịch UBND tỉnh | -", id="a-level-is-the-last-word"),
    pytest.param(" của UBND Thành phố không thay đổi", "- | UBND Thành phố | -", id="a-level-in-a-capital"),
    pytest.param(" của UBND xã Tân Lập không thay đổi", "- | UBND xã Tân Lập | -", id="so-is-its-place"),
    pytest.param(
        " của UBND tỉnh Bình Phước Thành lập trạm", "- | UBND tỉnh Bình Phước | -", id="a-province-is-known-by-name"
    ),
    pytest.param(
        " của UBND tỉnh Bà Rịa - Vũng Tàu Sửa đổi", "- | UBND tỉnh Bà Rịa - Vũng Tàu | -", id="a-province-of-two-names"
    ),
    pytest.param(" của Bộ trưởng Bộ Y tế công khai", "- | Bộ trưởng Bộ Y tế | -", id="a-ministry-is-whole"),
    pytest.param(
        " của Bộ trưởng Bộ Ngoại giao quy định", "- | Bộ trưởng Bộ Ngoại giao | -", id="a-ministry-with-a-verb"
    ),
    pytest.param(
        " CỦA BỘ TRƯỞNG BỘ GIÁO DỤC VÀ ĐÀO TẠO",
        "- | BỘ TRƯỞNG BỘ GIÁO DỤC VÀ ĐÀO TẠO | -",
        id="a-ministry-in-capitals",
    ),
    pytest.param(" của Thuế tỉnh Hà Nam về", "- | Thuế tỉnh Hà Nam | -", id="a-tax-office"),
    pytest.param(" của Tỉnh uỷ, UBND tỉnh", "- | Tỉnh ủy | -", id="comma-ends-the-name"),
    pytest.param(" của Bộ Giáo dục và Đào tạo quy định", "- | Bộ Giáo dục và Đào tạo | -", id="và-inside"),
    pytest.param(
        " của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch về",
        "- | Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch | -",
        id="comma-inside",
    ),
    pytest.param(" của Tỉnh ủy và Kế hoạch số", "- | Tỉnh ủy | -", id="và-before-a-document"),
    pytest.param(" của Tỉnh ủy và UBND tỉnh", "- | Tỉnh ủy | -", id="và-before-a-body"),
    pytest.param(
        " của Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh về",
        "- | Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh | -",
        id="what-a-steering-committee-steers",
    ),
    pytest.param(
        " của Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII về",
        "- | Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng | khóa XIII",
        id="plenum",
    ),
    pytest.param(
        " của Ban Bí thư Trung ương Đảng khóa XI về", "- | Ban Bí thư Trung ương Đảng | khóa XI", id="secretariat"
    ),
    pytest.param(" (sửa đổi, bổ sung) của Bộ Chính trị về", "- | Bộ Chính trị | -", id="changed-in-brackets"),
    pytest.param(" (sửa đổi) có", "- | - | -", id="changed-in-brackets-without-a-body"),
    pytest.param(" NGÀY 08/10/2025 CỦA BỘ CHÍNH TRỊ VỀ", "2025-10-08 | BỘ CHÍNH TRỊ | -", id="capitals"),
    pytest.param(" của đồng chí Bí thư", "- | - | -", id="a-person-is-no-body"),
    pytest.param(" của tỉnh", "- | - | -", id="a-place-is-no-body"),
]


@pytest.mark.parametrize(("text", "said"), TAILS)
def test_what_stands_behind(text: str, said: str) -> None:
    flat, tail = tail_of(text)
    issuer = tail.issuer.of(flat) if tail.issuer else "-"
    assert f"{tail.issued_on or '-'} | {issuer} | {tail.term or '-'}" == said


def test_a_joint_document_has_several_issuers() -> None:
    text = " của Bộ Tài chính, Bộ Công Thương và Bộ Khoa học và Công nghệ hướng dẫn"
    flat, tail = tail_of(text, joint=True)
    assert tail.issuer
    assert tail.issuer.of(flat) == "Bộ Tài chính, Bộ Công Thương và Bộ Khoa học và Công nghệ"
    flat, tail = tail_of(text)
    assert tail.issuer
    assert tail.issuer.of(flat) == "Bộ Tài chính"


def test_a_bracket_that_was_opened_before_is_left_outside() -> None:
    _, tail = tail_of(" ngày 1/2/2020) và")
    assert tail.end == len(" ngày 1/2/2020")


TITLES = [
    pytest.param(" về công tác cán bộ; Kế hoạch", "về công tác cán bộ", id="ends-with-the-clause"),
    pytest.param(" về nhà ở, đất ở. Các xã", "về nhà ở, đất ở", id="ends-with-the-sentence"),
    pytest.param(" “Về công tác cán bộ” và", '"Về công tác cán bộ"', id="quoted"),
    pytest.param(" về “Công tác cán bộ; quy hoạch” và", 'về "Công tác cán bộ; quy hoạch"', id="quoted-over-marks"),
    pytest.param(" về nhà ở, Quyết định số 5-QĐ/TU", "về nhà ở", id="the-list-goes-on"),
    pytest.param(" về nhà ở và Kế hoạch số 5-KH/TU", "về nhà ở", id="the-list-goes-on-over-và"),
    pytest.param(" về nhà ở (sau đây gọi tắt là Đề án)", "về nhà ở", id="alias"),
    pytest.param(" về nhà ở, cụ thể như sau", "về nhà ở", id="leads-over-to-the-body"),
    pytest.param(" sửa đổi, bổ sung Quy chế", "sửa đổi, bổ sung Quy chế", id="opens-with-a-verb"),
    pytest.param(" VỀ KỶ LUẬT ĐẢNG", "VỀ KỶ LUẬT ĐẢNG", id="capitals"),
    pytest.param(", Hướng dẫn số 5-HD/TU", None, id="another-document"),
    pytest.param(", hướng dẫn số 5-HD/TU", None, id="another-document-in-small-letters"),
    pytest.param(" ban hành kèm theo", None, id="attached"),
    pytest.param(" được quán triệt", None, id="none"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_title_behind(text: str, title: str | None) -> None:
    flat = plain(text)
    span = read_title(flat, 0, len(flat))
    assert (span.of(flat) if span else None) == title


PINPOINTS = [
    pytest.param("theo Điều 5 ", "Điều 5", id="article"),
    pytest.param("theo khoản 2 Điều 5 của ", "Điều 5 khoản 2", id="clause"),
    pytest.param("tại Điểm a Khoản 3 Điều 7 ", "Điều 7 khoản 3 điểm a", id="point"),
    pytest.param("tại điểm a, b và c khoản 1 Điều 6 ", "Điều 6 khoản 1 điểm a, b và c", id="points"),
    pytest.param("tại khoản 2, 3 Điều 5 ", "Điều 5 khoản 2, 3", id="clauses"),
    pytest.param("tại Điều 12, Điều 13 ", "Điều 12, Điều 13", id="articles"),
    pytest.param("tại Điều 12, 13 và 14 ", "Điều 12, 13 và 14", id="articles-with-one-word"),
    pytest.param("khoản 1 Điều 6 và Điều 7 ", "Điều 6 khoản 1, Điều 7", id="articles-of-different-depth"),
    pytest.param("Chương II của ", "Chương II", id="chapter"),
    pytest.param("Điều 7 Quy định ban hành kèm theo ", "Điều 7", id="of-an-attached-regulation"),
    pytest.param("theo Điều 5; căn cứ ", None, id="of-another-clause"),
    pytest.param("đạt 5 điều ", None, id="a-count"),
]


@pytest.mark.parametrize(("text", "pinpoint"), PINPOINTS)
def test_the_clause_pinpointed_before(text: str, pinpoint: str | None) -> None:
    assert read_pinpoint(text, len(text), 0) == pinpoint


@pytest.mark.parametrize("example", load("issuers")["whole_names"]["examples"])
def test_names_with_commas_are_read_whole(example: str) -> None:
    _flat, tail = tail_of(f" {example} quy định")
    assert tail.end == len(f" {example}")


@pytest.mark.parametrize("example", load("issuers")["name_end"]["examples"])
def test_a_name_ends_before_a_verb(example: str) -> None:
    flat, tail = tail_of(f" {example} việc này")
    assert tail.issuer
    assert f" {example}".startswith(flat[: tail.end])
    assert tail.end < len(f" {example}")


@given(st.text(alphabet="ngàycủa BộTUóa khóXI()/,1230.-", max_size=80))
def test_a_tail_ends_within_the_text(text: str) -> None:
    flat, tail = tail_of(text)
    assert 0 <= tail.end <= len(flat)
    assert tail.issuer is None or 0 <= tail.issuer.start < tail.issuer.end <= tail.end
