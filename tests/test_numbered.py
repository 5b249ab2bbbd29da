"""Numbered mentions: the word before the number, lists and what their members share, laws with numbers."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.mention import Mention
from parsers.numbered import find_numbered
from parsers.text import one_tone, plain
from parsers.vocabulary import load


def mentions_of(text: str) -> tuple[str, list[Mention]]:
    flat = one_tone(plain(text))
    return flat, find_numbered(flat, 0, len(flat))


def quotes(text: str) -> list[str]:
    _flat, mentions = mentions_of(text)
    return [text[mention.start : mention.end] for mention in mentions]


def told(text: str) -> list[str]:
    """`number date issuer (term)` of each mention, what is not said left out."""
    flat, mentions = mentions_of(text)
    lines = []
    for mention in mentions:
        assert mention.number
        issuer = mention.issuer.of(flat) if mention.issuer else None
        term = f"({mention.term})" if mention.term else None
        lines.append(" ".join(filter(None, [mention.number.printed, mention.issued_on, issuer, term])))
    return lines


LISTS = [
    pytest.param(
        "Quyết định số 217-QĐ/TW, Quyết định số 218-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị (khóa XI)",
        ["217-QĐ/TW 2013-12-12 Bộ Chính trị (khóa XI)", "218-QĐ/TW 2013-12-12 Bộ Chính trị (khóa XI)"],
        id="all-is-shared-backwards",
    ),
    pytest.param(
        "các Quyết định số 217, 218-QĐ/TW", ["217-QĐ/TW", "218-QĐ/TW"], id="type-code-and-issuer-go-leftwards"
    ),
    pytest.param("các Quyết định số 217-QĐ/TW và 218-QĐ/TW", ["217-QĐ/TW", "218-QĐ/TW"], id="type-goes-rightwards"),
    pytest.param(
        "Nghị quyết số 18, 19-NQ/TW ngày 25/10/2017",
        ["18-NQ/TW 2017-10-25", "19-NQ/TW 2017-10-25"],
        id="date-to-a-bare-member",
    ),
    pytest.param(
        "các Kết luận số 187, 188- KL/TW ngày 1/2/2025",
        ["187-KL/TW 2025-02-01", "188-KL/TW 2025-02-01"],
        id="blank-in-the-full-number",
    ),
    pytest.param(
        "các Nghị quyết số 18, 19, 20, 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương (khóa XIII)",
        [f"{serial}-NQ/TW 2022-06-16 Ban Chấp hành Trung ương (khóa XIII)" for serial in (18, 19, 20, 21)],
        id="four-members",
    ),
    pytest.param(
        "Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW ngày 25/10/2017",
        ["18-NQ/TW 2017-10-25", "19-NQ/TW 2017-10-25"],
        id="date-over-và",
    ),
    pytest.param(
        "NQ 24, 25-NQ/TW; Nghị quyết số 27-NQ/TW ngày 06/8/2008",
        ["24-NQ/TW", "25-NQ/TW", "27-NQ/TW 2008-08-06"],
        id="semicolon-ends-the-sharing",
    ),
    pytest.param(
        "Quyết định số 23-QĐ/TW, ngày 30/7/2021 của Bộ Chính trị, Quyết định số 269-QĐ/TU, ngày 30/11/2021 của Tỉnh ủy",
        ["23-QĐ/TW 2021-07-30 Bộ Chính trị", "269-QĐ/TU 2021-11-30 Tỉnh ủy"],
        id="each-keeps-its-own",
    ),
    pytest.param(
        "Kết luận số 5-KL/TW, ngày 26/9/2025, Kết luận số 7-KL/TW ngày 31/10/2025 của Bộ Chính trị, Ban Bí thư",
        ["5-KL/TW 2025-09-26 Bộ Chính trị, Ban Bí thư", "7-KL/TW 2025-10-31 Bộ Chính trị, Ban Bí thư"],
        id="days-of-their-own-and-one-issuer",
    ),
    pytest.param(
        "Quyết định số 9-QĐ/TU, Kế hoạch số 8-KH/TU, ngày 1/2/2020",
        ["9-QĐ/TU", "8-KH/TU 2020-02-01"],
        id="another-type-shares-nothing",
    ),
    pytest.param(
        "các Nghị quyết của Bộ Chính trị: số 57-NQ/TW ngày 22/12/2024, số 59-NQ/TW ngày 24/01/2025",
        ["57-NQ/TW 2024-12-22 Bộ Chính trị", "59-NQ/TW 2025-01-24 Bộ Chính trị"],
        id="issuer-before-the-list",
    ),
    pytest.param(
        "Ngày 2/3/2020, Tỉnh ủy ban hành Kết luận số 9-KL/TU",
        ["9-KL/TU 2020-03-02 Tỉnh ủy"],
        id="date-and-issuer-before-the-number",
    ),
    pytest.param(
        "Ngày 2-3-2020, Ban Chấp hành Đảng bộ tỉnh khóa XV đã ban hành Nghị quyết số 9-NQ/TU",
        ["9-NQ/TU 2020-03-02 Ban Chấp hành Đảng bộ tỉnh (khóa XV)"],
        id="term-before-the-number",
    ),
    pytest.param("từ Nghị quyết số 01 đến số 05-NQ/TU", ["01-NQ/TU", "05-NQ/TU"], id="range-gives-its-ends"),
    pytest.param("từ số 01-NQ/TU đến số 05-NQ/TU", ["01-NQ/TU", "05-NQ/TU"], id="range-of-full-numbers"),
    pytest.param("ngày 5, 18-NQ/TW", ["18-NQ/TW"], id="a-day-is-no-member"),
    pytest.param("có 12, 18-NQ/TW", ["18-NQ/TW"], id="a-count-is-no-member"),
    pytest.param("Nghị định 26-CP, 26/CP và 101/CP", ["26-CP", "26/CP", "101/CP"], id="old-decrees"),
    pytest.param("điểm 5/CP", [], id="no-old-decree-without-a-word"),
]

# text -> the type's name, and the quote
HEADS = [
    pytest.param("theo nghị quyết số 03-NQ/TU", "Nghị quyết", "nghị quyết số 03-NQ/TU", id="small-letters"),
    pytest.param("NQ số 25-NQ/TW", "Nghị quyết", "NQ số 25-NQ/TW", id="abbreviated-word"),
    pytest.param("KH 200/KH-UBND", "Kế hoạch", "KH 200/KH-UBND", id="abbreviated-word-without-số"),
    pytest.param("CV 5973/UBND-KT", "Công văn", "CV 5973/UBND-KT", id="cv"),
    pytest.param(
        "Nghị quyết số: 97-CTHĐ/ĐBS", "Nghị quyết", "Nghị quyết số: 97-CTHĐ/ĐBS", id="the-word-contradicts-the-code"
    ),
    pytest.param("CỐ 19-NQ/TW", "Nghị quyết", "CỐ 19-NQ/TW", id="misread-số"),
    pytest.param("theo SÓ 22-NQ/TW", "Nghị quyết", "SÓ 22-NQ/TW", id="misread-số-in-capitals"),
    pytest.param("(16-CTr/ĐUK)", "Chương trình", "16-CTr/ĐUK", id="by-its-code"),
    pytest.param("25-TT/TU", "Thông tri", "25-TT/TU", id="tt-of-the-party"),
    pytest.param("25/TT-MTTW-BTT", "Thông tri", "25/TT-MTTW-BTT", id="tt-of-the-front"),
    pytest.param("01/2021/TT-BNV", "Thông tư", "01/2021/TT-BNV", id="tt-of-a-ministry"),
    pytest.param(
        "Chương trình hành động số 24-CTr/TU",
        "Chương trình hành động",
        "Chương trình hành động số 24-CTr/TU",
        id="longest-word",
    ),
    pytest.param(
        "Thông báo kết luận số 9-TB/TU", "Thông báo kết luận", "Thông báo kết luận số 9-TB/TU", id="two-types-in-one"
    ),
    pytest.param(
        "Nghị quyết chuyên đề số 05-NQ/TU", "Nghị quyết", "Nghị quyết chuyên đề số 05-NQ/TU", id="words-between"
    ),
    pytest.param(
        "Quyết định của Thủ tướng Chính phủ số 749/QĐ-TTg",
        "Quyết định",
        "Quyết định của Thủ tướng Chính phủ số 749/QĐ-TTg",
        id="issuer-between",
    ),
    pytest.param("Nghị quyết nêu tại số 5-KH/TU", "Kế hoạch", "số 5-KH/TU", id="another-type-is-no-head"),
    pytest.param(
        "QUY ĐỊNH SỐ 377-QĐ/TW NGÀY 08/10/2025 CỦA BỘ CHÍNH TRỊ VỀ KỶ LUẬT",
        "Quy định",
        "QUY ĐỊNH SỐ 377-QĐ/TW NGÀY 08/10/2025 CỦA BỘ CHÍNH TRỊ",
        id="capitals",
    ),
    pytest.param(
        "Hướng dẫn số 06-HD/BTCTW-BTGTW của Ban Tổ chức Trung ương và Ban Tuyên giáo Trung ương về",
        "Hướng dẫn",
        "Hướng dẫn số 06-HD/BTCTW-BTGTW của Ban Tổ chức Trung ương và Ban Tuyên giáo Trung ương",
        id="of-two-bodies",
    ),
    pytest.param("Luật số 31/2024/QH15", "Luật", "Luật số 31/2024/QH15", id="law-without-a-name"),
    pytest.param(
        "Nghị quyết số 43/2022/QH15", "Nghị quyết", "Nghị quyết số 43/2022/QH15", id="the-word-tells-nq-of-qh"
    ),
    pytest.param("45/2019/QH14", "Luật", "45/2019/QH14", id="law-by-its-form"),
]


# text -> number, date and issuer, where the body stands before
ISSUED = [
    pytest.param("; UBND tỉnh đã ban hành Kế hoạch số 6/KH-UBND", ["6/KH-UBND UBND tỉnh"], id="issued"),
    pytest.param("việc UBND tỉnh đã ban hành Kế hoạch số 6/KH-UBND", ["6/KH-UBND"], id="inside-a-clause"),
    pytest.param(
        "theo chỉ đạo của Thủ tướng Chính phủ tại Công điện số 8/CĐ-TTg", ["8/CĐ-TTg Thủ tướng Chính phủ"], id="said-in"
    ),
    pytest.param(
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 5/TTr-SNV", ["5/TTr-SNV Sở Nội vụ"], id="by-its-director"
    ),
    pytest.param("công tác của Sở Nội vụ tại Tờ trình số 5/TTr-SNV", ["5/TTr-SNV"], id="nothing-said"),
    pytest.param(
        "nghe Báo cáo của Ban Tổ chức Trung ương về nhân sự (Báo cáo số 6-BC/BTCTW)",
        ["6-BC/BTCTW Ban Tổ chức Trung ương"],
        id="described-before-the-bracket",
    ),
    pytest.param(
        "nghe Báo cáo của Sở Nội vụ về việc nêu tại (Tờ trình số 5/TTr-SNV)", ["5/TTr-SNV"], id="another-type"
    ),
]


@pytest.mark.parametrize(("text", "mentions"), ISSUED)
def test_the_body_that_stands_before(text: str, mentions: list[str]) -> None:
    assert told(text) == mentions


@pytest.mark.parametrize(("text", "mentions"), LISTS)
def test_lists_and_what_their_members_get(text: str, mentions: list[str]) -> None:
    assert told(text) == mentions


@pytest.mark.parametrize(("text", "name", "quote"), HEADS)
def test_the_type_and_where_the_mention_begins(text: str, name: str, quote: str) -> None:
    _, (mention,) = mentions_of(text)
    assert (mention.type_name, text[mention.start : mention.end]) == (name, quote)


def test_members_of_a_list_quote_their_own_part() -> None:
    text = "Nghị quyết số 57, 59 và 68-NQ/TW của Bộ Chính trị"
    assert quotes(text) == ["Nghị quyết số 57", "59", "68-NQ/TW của Bộ Chính trị"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("Luật Lưu trữ số 33/2024/QH15", ["33/2024/QH15 luat-luu-tru"], id="name-before-the-number"),
        pytest.param("Luật Lưu trữ (số 33/2024/QH15)", ["33/2024/QH15 luat-luu-tru"], id="number-in-brackets"),
        pytest.param(
            "Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13",
            ["80/2015/QH13 luat-ban-hanh-van-ban-quy-pham-phap-luat"],
            id="name-that-ends-in-luật",
        ),
        pytest.param(
            "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Thủ đô số 47/2019/QH14",
            ["47/2019/QH14 luat-sua-doi-luat-to-chuc-chinh-phu"],
            id="number-of-the-changing-law",
        ),
        pytest.param(
            "Luật số 63/2020/QH14 sửa đổi, bổ sung một số điều của Luật Thủ đô số 25/2012/QH13",
            ["63/2020/QH14 None", "25/2012/QH13 luat-thu-do"],
            id="each-with-its-number",
        ),
    ],
)
def test_laws_with_numbers(text: str, keys: list[str]) -> None:
    _, mentions = mentions_of(text)
    assert [f"{mention.number.printed if mention.number else None} {mention.key}" for mention in mentions] == keys


@pytest.mark.parametrize(
    "example",
    [example for row in load("types")["type"] for example in row["examples"]],
    ids=lambda example: str(example),
)
def test_every_type_reads_its_examples(example: str) -> None:
    rows = [row for row in load("types")["type"] if example in row["examples"]]
    _, (mention,) = mentions_of(example)
    assert mention.number
    assert mention.number.type_code in [row["code"] for row in rows]


SYMBOLS = st.sampled_from(["-NQ/TW", "-CT/TW", "-QĐ/TU", "-KH/ĐUK", "/QĐ-UBND", "/2024/NĐ-CP", "/KH-UBND", "-CTr/HU"])
WORDS = st.sampled_from(["Nghị quyết số ", "Văn bản số ", "số ", "", "các Quyết định số "])
DATES = st.sampled_from(["", ", ngày 16/6/2022", " ngày 01 tháng 02 năm 2020", " của Tỉnh ủy"])


@given(
    st.lists(st.tuples(WORDS, st.integers(1, 9999), SYMBOLS, DATES), max_size=8), st.sampled_from(["; ", ", ", " và "])
)
def test_a_list_of_mentions_gives_back_its_numbers_in_order(parts: list[tuple[str, int, str, str]], glue: str) -> None:
    text = glue.join(word + str(serial) + symbol + date for word, serial, symbol, date in parts)
    _, mentions = mentions_of(text)
    assert [mention.number.printed for mention in mentions if mention.number] == [
        f"{n}{symbol}" for _, n, symbol, _ in parts
    ]
    assert all(one.end <= other.start for one, other in itertools.pairwise(mentions))
