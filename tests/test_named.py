"""Named mentions: congresses, plenums, laws, statutes, short calls, grounds; and the generic words that are none."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.laws import law_key
from parsers.mention import Mention
from parsers.named import RULES, Rule, find_named
from parsers.text import one_tone, plain
from parsers.vocabulary import load

RAW = Path(__file__).parent.parent / "data/raw"


def mentions_of(text: str) -> tuple[str, list[Mention]]:
    flat = one_tone(plain(text))
    return flat, find_named(flat, 0, len(flat), ())


def keys(text: str) -> list[str | None]:
    return [mention.key for mention in mentions_of(text)[1]]


CONGRESSES = [
    pytest.param("Nghị quyết Đại hội XIII của Đảng", "dai-hoi:dang::xiii:", id="short"),
    pytest.param("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "dai-hoi:dang::xiii:", id="in-full"),
    pytest.param("Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII", "dai-hoi:dang::xiii:", id="party-first"),
    pytest.param("Nghị quyết Đại hội Đảng lần thứ XIII", "dai-hoi:dang::xiii:", id="party-and-ordinal"),
    pytest.param("Nghị quyết Đại hội Đảng XIII", "dai-hoi:dang::xiii:", id="ordinal-behind-the-party"),
    pytest.param("Nghị quyết Đại hội XIV", "dai-hoi:dang::xiv:", id="bare-ordinal-in-living-use"),
    pytest.param("Nghị quyết Đại hội 13 của Đảng", "dai-hoi:dang::xiii:", id="digits"),
    pytest.param("NQ ĐH XIII của Đảng", "dai-hoi:dang::xiii:", id="abbreviated"),
    pytest.param("THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI XIII CỦA ĐẢNG", "dai-hoi:dang::xiii:", id="capitals"),
    pytest.param(
        "Nghị quyết Đại hội Đảng bộ tỉnh Khánh Hòa lần thứ XVIII", "dai-hoi:tinh:khanh-hoa:xviii:", id="province"
    ),
    pytest.param("Nghị quyết Đại hội Đảng bộ thành phố Đà Nẵng lần thứ XXII", "dai-hoi:tinh:da-nang:xxii:", id="city"),
    pytest.param(
        "Nghị quyết Đại hội lần thứ XIX của Đảng bộ tỉnh nhiệm kỳ 2020-2025",
        "dai-hoi:tinh::xix:2020-2025",
        id="ordinal-before-the-body",
    ),
    pytest.param(
        "Nghị quyết Đại hội đại biểu lần thứ XIX Đảng bộ tỉnh, nhiệm kỳ 2020 - 2025",
        "dai-hoi:tinh::xix:2020-2025",
        id="ordinal-before-the-body-without-của",
    ),
    pytest.param("Nghị quyết Đại hội Đảng bộ Khối các cơ quan tỉnh lần thứ VIII", "dai-hoi:khoi::viii:", id="block"),
    pytest.param("Nghị quyết Đại hội Đảng bộ huyện Tân Phú lần thứ IX", "dai-hoi:huyen:tan-phu:ix:", id="district"),
    pytest.param("Nghị quyết Đại hội Đảng bộ tỉnh đề ra", "dai-hoi:tinh:::", id="the-province's-without-ordinal"),
    pytest.param("Nghị quyết Đại hội Đảng bộ tỉnh và các Đề án", "dai-hoi:tinh:::", id="và-begins-something-else"),
    pytest.param(
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng bộ Sở",
        "dai-hoi:dang::xiii:",
        id="the-body-belongs-to-something-else",
    ),
    pytest.param("Nghị quyết Đại hội XIII Công đoàn Việt Nam", "nq-dai-hoi-xiii-cong-doan-viet-nam", id="trade-union"),
    pytest.param("Nghị quyết Đại hội Đoàn toàn quốc lần thứ XII", "nq-dai-hoi-xii-doan", id="youth-union"),
]

PLENUMS = [
    pytest.param("Nghị quyết Trung ương 4 (khóa XII)", "nqtw4-khoa-xii", id="brackets"),
    pytest.param("Nghị quyết Trung ương 4 khoá XII", "nqtw4-khoa-xii", id="tone-on-the-other-letter"),
    pytest.param("NQTW4 khóa XII", "nqtw4-khoa-xii", id="glued"),
    pytest.param("NQ TƯ 5 khóa VIII", "nqtw5-khoa-viii", id="tư"),
    pytest.param("Nghị quyết T.Ư 4, khóa XI", "nqtw4-khoa-xi", id="t.ư"),
    pytest.param("Nghị quyết HNTW 4 khóa XII", "nqtw4-khoa-xii", id="hntw"),
    pytest.param("Nghị quyết Hội nghị Trung ương 5 khóa XI", "nqtw5-khoa-xi", id="meeting"),
    pytest.param("Nghị quyết Hội nghị lần thứ tư BCHTW khóa XII", "nqtw4-khoa-xii", id="ordinal-in-words"),
    pytest.param("Nghị quyết Hội nghị lần thứ 4 BCHTW Đảng khóa XII", "nqtw4-khoa-xii", id="ordinal-in-digits"),
    pytest.param("Nghị quyết Hội nghị lần thứ 5 khóa XI", "nqtw5-khoa-xi", id="committee-left-out"),
    pytest.param(
        "Nghị quyết Hội nghị lần thứ mười một Ban Chấp hành Trung ương Đảng khóa XIII",
        "nqtw11-khoa-xiii",
        id="eleventh",
    ),
    pytest.param("Nghị quyết Trung ương 6 khóa 12", "nqtw6-khoa-xii", id="khóa-in-digits"),
    pytest.param("Nghị quyết Trung ương 6 Khóa Xlll", "nqtw6-khoa-xiii", id="khóa-misread"),
    pytest.param("Kết luận Trung ương 4 khóa XIII", "kltw4-khoa-xiii", id="conclusion"),
    pytest.param("Quy định Trung ương 4 khóa XII", "qdtw4-khoa-xii", id="regulation"),
    pytest.param("Nghị quyết Trung ương 4", "nqtw4", id="no-khóa"),
    pytest.param("Nghị quyết Trung ương 6 (lần 2) khóa VIII", "nqtw6-lan-2-khoa-viii", id="second-session"),
    pytest.param("NGHỊ QUYẾT TRUNG ƯƠNG 4 KHÓA XII", "nqtw4-khoa-xii", id="capitals"),
    pytest.param(
        "Nghị quyết Trung ương 4 khóa XI, XII, XIII", "nqtw4-khoa-xi nqtw4-khoa-xii nqtw4-khoa-xiii", id="terms"
    ),
    pytest.param("Nghị quyết Trung ương 4 (khóa XI, XII)", "nqtw4-khoa-xi nqtw4-khoa-xii", id="terms-in-brackets"),
    pytest.param("Nghị quyết Trung ương 4 khóa XI và khóa XII", "nqtw4-khoa-xi nqtw4-khoa-xii", id="terms-with-words"),
    pytest.param("các Nghị quyết Trung ương 6, 7 khóa XII", "nqtw6-khoa-xii nqtw7-khoa-xii", id="ordinals"),
    pytest.param(
        "Nghị quyết Trung ương 6 và Trung ương 7 khóa XII", "nqtw6-khoa-xii nqtw7-khoa-xii", id="the-committee-again"
    ),
    pytest.param("Nghị quyết Trung ương 6 và Trung ương 7", "nqtw6", id="the-committee-again-without-a-term"),
    pytest.param("Nghị quyết Trung ương 6 và 7 (khóa XII)", "nqtw6-khoa-xii nqtw7-khoa-xii", id="ordinals-over-và"),
]

LAWS = [
    pytest.param("Luật Công đoàn", "luat-cong-doan", id="name"),
    pytest.param("Luật Đất đai năm 2024", "luat-dat-dai-2024", id="year"),
    pytest.param("Luật Nhà ở 2023", "luat-nha-o-2023", id="bare-year"),
    pytest.param("Luật đất đai", "luat-dat-dai", id="small-letters"),
    pytest.param("Bộ Luật hình sự năm 2015", "bo-luat-hinh-su-2015", id="capital-on-the-wrong-word"),
    pytest.param("Luật Đất đai (sửa đổi)", "luat-dat-dai", id="amended"),
    pytest.param("Luật Đất đai (sửa đổi) năm 2024", "luat-dat-dai-2024", id="amended-in-a-year"),
    pytest.param("Luật Phòng, chống ma túy và Luật Cư trú", "luat-phong-chong-ma-tuy luat-cu-tru", id="comma-inside"),
    pytest.param("Luật Phòng, chống ma tuý", "luat-phong-chong-ma-tuy", id="tone-on-the-other-letter"),
    pytest.param("Luật Đầu tư, Luật Đấu thầu và các luật liên quan", "luat-dau-tu luat-dau-thau", id="list"),
    pytest.param("Luật Đo đạc và bản đồ quy định", "luat-do-dac-va-ban-do", id="name-that-is-not-listed"),
    pytest.param("quy định của luật Phòng, chống ma túy", "luat-phong-chong-ma-tuy", id="in-a-small-letter"),
    pytest.param("Pháp lệnh Dân số", "phap-lenh-dan-so", id="ordinance"),
    pytest.param("THI HÀNH LUẬT CÔNG ĐOÀN", "luat-cong-doan", id="capitals"),
    pytest.param(
        "THI HÀNH LUẬT SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT THỦ ĐÔ",
        "luat-sua-doi-luat-thu-do luat-thu-do",
        id="changing-law-in-capitals",
    ),
    pytest.param(
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Thủ đô",
        "luat-sua-doi-luat-to-chuc-chinh-phu luat-to-chuc-chinh-phu luat-thu-do",
        id="changing-law",
    ),
    pytest.param(
        "Luật Sửa đổi, bổ sung một số điều của Luật Thủ đô",
        "luat-sua-doi-luat-thu-do luat-thu-do",
        id="changing-law-with-a-capital",
    ),
    pytest.param(
        "dự án Luật sửa đổi, bổ sung một số điều của Luật Thủ đô", "luat-thu-do", id="draft-of-a-changing-law"
    ),
]

OTHERS = [
    pytest.param("Điều lệ Đảng", "dieu-le-dang", id="charter"),
    pytest.param("Điều lệ Đảng Cộng sản Việt Nam", "dieu-le-dang", id="charter-in-full"),
    pytest.param("điều lệ Đảng (khóa XI)", "dieu-le-dang", id="charter-in-small-letters"),
    pytest.param("Điều lệ Công đoàn Việt Nam", "dieu-le-cong-doan-viet-nam", id="statutes"),
    pytest.param("Cương lĩnh năm 1991", "cuong-linh-dang-1991", id="platform"),
    pytest.param("Cương lĩnh (bổ sung, phát triển năm 2011)", "cuong-linh-dang-2011", id="platform-of-2011"),
    pytest.param("Hiến pháp năm 2013", "hien-phap-2013", id="constitution"),
    pytest.param(
        "Hiến pháp nước Cộng hoà xã hội chủ nghĩa Việt Nam năm 2013", "hien-phap-2013", id="constitution-in-full"
    ),
    pytest.param("Quy chế dân chủ ở cơ sở", "quy-che-dan-chu-o-co-so", id="democracy"),
    pytest.param("Đề án 06", "de-an-06", id="short-call"),
    pytest.param("Chỉ thị số 40 của Ban Bí thư", "chi-thi-40", id="short-call-with-số"),
    pytest.param("QUA 10 NĂM THỰC HIỆN NGHỊ QUYẾT 10 CỦA BỘ CHÍNH TRỊ", "nghi-quyet-10", id="short-call-in-capitals"),
    pytest.param("KẾ HOẠCH 30 NGÀY ĐÊM", "", id="a-count-in-capitals"),
    pytest.param("các Quyết định 217, 218", "quyet-dinh-217 quyet-dinh-218", id="short-calls"),
    pytest.param(
        "Nghị quyết số 57, 59 và 68 của Bộ Chính trị", "nghi-quyet-57 nghi-quyet-59 nghi-quyet-68", id="three"
    ),
    pytest.param("từ Nghị quyết số 01 đến số 05", "nghi-quyet-01 nghi-quyet-05", id="range-gives-its-ends"),
    pytest.param("Chỉ thị 05, 12 tập thể được khen", "chi-thi-05", id="a-count-behind-a-comma"),
    pytest.param(
        "- Căn cứ Quy chế làm việc của Tỉnh ủy khóa XV;", "quy-che-lam-viec-cua-tinh-uy-khoa-xv", id="ground-in-full"
    ),
]

NONE = [
    "các chỉ thị, nghị quyết của Đảng",
    "các nghị quyết, kết luận, quy định của Trung ương, của tỉnh",
    "theo quy định của pháp luật",
    "Nghị quyết của HĐND tỉnh",
    "Nghị quyết này",
    "Chương trình hành động này",
    "Chương trình công tác",
    "(sau đây gọi tắt là Nghị quyết)",
    "Nghị quyết đại hội đảng các cấp",
    "Nghị quyết Đại hội đảng bộ các cấp, nhiệm kỳ 2020-2025",
    "nghị quyết đại hội chi bộ",
    "các Nghị quyết Đại hội Đảng bộ tỉnh",
    "Nghị quyết của Trung ương",
    "Kế hoạch 5 năm 2021-2025",
    "Kế hoạch 2025",
    "Nghị quyết 30 điểm",
    "Chương trình MTQG giảm nghèo bền vững giai đoạn 2021 - 2025",
    "Chuyên đề năm 2022",
    "Ban Chỉ đạo Quy chế dân chủ ở cơ sở",
    "kỷ luật Đảng",
    "luật sư, luật gia, Luật sư Trần Văn A",
    "Luật này, Luật số",
    "pháp luật về đất đai",
    "PHÁP LUẬT VỀ ĐẤT ĐAI",
    "Khoa Luật Kinh tế",
    "Đại học Luật Hà Nội",
    "ngành Luật Dân sự",
    "Điều lệ Đảng bộ",
    "pháp luật Việt Nam",
    "kỷ luật Lao động",
    "luật Thủy văn",
    "theo kế hoạch số 5 của nhóm",
    "hướng dẫn số 5",
    "Khoản 2 Điều này",
    "Phụ lục 2 kèm theo Thông tư này",
    "ngày 12/12/2013, 10/10 chi bộ, 24/7, T/M, đ/c",
]


@pytest.mark.parametrize(("text", "found"), [*CONGRESSES, *PLENUMS, *LAWS, *OTHERS])
def test_a_name_is_read(text: str, found: str) -> None:
    assert keys(text) == found.split()


@pytest.mark.parametrize("text", NONE)
def test_generic_words_name_no_document(text: str) -> None:
    assert keys(text) == []


LOCAL_PLENUMS = [
    pytest.param("Nghị quyết Hội nghị Thành uỷ lần thứ 18 khoá VIII", "nq-hoi-nghi-18-tinh", id="city-committee"),
    pytest.param(
        "Nghị quyết Hội nghị lần thứ năm Ban Chấp hành Đảng bộ tỉnh khóa XIX", "nq-hoi-nghi-5-tinh", id="in-words"
    ),
    pytest.param("Nghị quyết Hội nghị BCH Đảng bộ tỉnh Tân An lần thứ 5", "nq-hoi-nghi-5-tinh-tan-an", id="named"),
    pytest.param("Kết luận Hội nghị lần thứ 8 Huyện ủy Tân Phú về", "kl-hoi-nghi-8-huyen-tan-phu", id="concludes"),
    pytest.param("Nghị quyết Hội nghị Tỉnh ủy", "", id="without-ordinal"),
    pytest.param("Nghị quyết Hội nghị lần thứ 5 của ngành", "", id="of-no-committee"),
]


@pytest.mark.parametrize(("text", "found"), LOCAL_PLENUMS)
def test_plenums_of_local_committees(text: str, found: str) -> None:
    assert keys(text) == found.split()


# text -> issuer and term as said
SAID = [
    pytest.param(
        "Nghị quyết Hội nghị lần thứ 5 Ban Chấp hành Đảng bộ tỉnh khóa XIX",
        "Hội nghị lần thứ 5 Ban Chấp hành Đảng bộ tỉnh",
        "khóa XIX",
        id="local-plenum-carries-its-ordinal",
    ),
    pytest.param("Nghị quyết Đại hội XIII của Đảng", "Đại hội XIII của Đảng", None, id="congress"),
    pytest.param(
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVIII, nhiệm kỳ 2020 - 2025",
        "Đại hội Đảng bộ tỉnh lần thứ XVIII",
        "nhiệm kỳ 2020 - 2025",
        id="congress-with-its-years",
    ),
    pytest.param("Nghị quyết Trung ương 7 (khóa XI)", "Trung ương 7", "khóa XI", id="plenum-carries-its-ordinal"),
    pytest.param(
        "Nghị quyết Hội nghị lần thứ 9 BCHTW khóa XI", "Hội nghị lần thứ 9 BCHTW", "khóa XI", id="plenum-in-full"
    ),
    pytest.param("Nghị quyết 42 của Quốc hội", "Quốc hội", None, id="short-call"),
    pytest.param("công văn số 12 của Sở Y tế", "Sở Y tế", None, id="short-call-in-a-small-letter"),
    pytest.param("hướng dẫn số 2 ngày 30/10/2025 của Tỉnh ủy", "Tỉnh ủy", None, id="in-a-small-letter-with-its-day"),
    pytest.param("Điều lệ Đảng (khóa XI)", None, "khóa XI", id="charter"),
]


@pytest.mark.parametrize(("text", "issuer", "term"), SAID)
def test_who_issued_it(text: str, issuer: str | None, term: str | None) -> None:
    flat, (mention,) = mentions_of(text)
    assert (mention.issuer.of(flat) if mention.issuer else None, mention.term) == (issuer, term)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        pytest.param(
            "Nghị quyết Trung ương 4 khóa XI, XII, XIII về",
            ["Nghị quyết Trung ương 4 khóa XI", "XII", "XIII"],
            id="terms-by-their-own-part",
        ),
        pytest.param(
            "Nghị quyết Trung ương 6, 7 khóa XII",
            ["Nghị quyết Trung ương 6", "7 khóa XII"],
            id="ordinals-by-their-own-part",
        ),
        pytest.param(
            "Nghị quyết Trung ương 6 và Trung ương 7 khóa XII",
            ["Nghị quyết Trung ương 6", "Trung ương 7 khóa XII"],
            id="ordinals-with-the-committee-again",
        ),
        pytest.param(
            "Luật Đất đai (sửa đổi) năm 2024 và", ["Luật Đất đai (sửa đổi) năm 2024"], id="a-year-behind-the-change"
        ),
        pytest.param(
            "Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017) và",
            ["Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017)"],
            id="years-of-change-are-part-of-the-name",
        ),
        pytest.param(
            "Luật Đầu tư công ngày 13 tháng 6 năm 2019;", ["Luật Đầu tư công ngày 13 tháng 6 năm 2019"], id="date"
        ),
        pytest.param("Nghị quyết 57, 59 của Bộ Chính trị", ["Nghị quyết 57", "59 của Bộ Chính trị"], id="short-calls"),
    ],
)
def test_what_is_quoted(text: str, quotes: list[str]) -> None:
    assert [text[mention.start : mention.end] for mention in mentions_of(text)[1]] == quotes


def test_the_date_behind_the_changed_laws_is_the_changing_law_s() -> None:
    text = "Luật sửa đổi, bổ sung một số điều của Luật Thủ đô ngày 18 tháng 6 năm 2020"
    _, (changing, changed) = mentions_of(text)
    assert (changing.issued_on, changed.issued_on) == ("2020-06-18", None)
    assert changing.entitles(changed.start)


@pytest.mark.parametrize(
    ("table", "kind"),
    [("luat", "Luật"), ("bo_luat", "Bộ luật"), ("phap_lenh", "Pháp lệnh")],
    ids=["luat", "bo-luat", "phap-lenh"],
)
def test_every_listed_law_is_read_whole_and_as_itself(table: str, kind: str) -> None:
    for name in load("laws")[table]:
        text = f"{kind} {name} và các văn bản"
        _, mentions = mentions_of(text)
        assert [text[mention.start : mention.end] for mention in mentions] == [f"{kind} {name}"]
        assert mentions[0].key == law_key(kind, name)


WORDS = (
    "Nghị_quyết Đại_hội Đảng_bộ tỉnh lần_thứ XIII khóa XII , ( ) Trung_ương 4 Luật Đất_đai năm 2013 và của Đảng "
    "57 số Điều_lệ sửa_đổi, bổ_sung một_số_điều Căn_cứ Quy_chế nhiệm_kỳ 2020-2025 ; đến"
)
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=24)


@given(TEXTS)
def test_mentions_are_sorted_and_never_overlap_whatever_the_words(words: list[str]) -> None:
    text = " ".join(words).replace("_", " ")
    _, mentions = mentions_of(text)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(one.end <= other.start for one, other in itertools.pairwise(mentions))


def phrases() -> list[str]:
    """All that the tables above hold, as printed, in small letters and in capitals, and the lines of the samples."""
    said = [str(case.values[0]) for table in (CONGRESSES, PLENUMS, LAWS, OTHERS, SAID) for case in table]
    lines = [line for file in RAW.glob("*.txt") for line in file.read_text(encoding="utf-8").splitlines()]
    return [*said, *map(str.lower, said), *map(str.upper, said), *lines]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.read.__name__)
def test_a_rule_finds_nothing_in_a_paragraph_without_what_it_needs(rule: Rule) -> None:
    flats = [one_tone(plain(phrase)) for phrase in phrases()]
    found = [flat for flat in flats if list(rule.read(flat, 0, len(flat)))]
    assert found
    assert [flat for flat in found if not rule.may_find(flat.lower())] == []
