"""What a mention does: the nearest governing word, lists and titles, descriptions, brackets (GUIDE 9 to 16)."""

from __future__ import annotations

import pytest

from parsers.governors import Governed
from parsers.mention import Mention
from parsers.named import find_named
from parsers.numbered import find_numbered
from parsers.relations import relate
from parsers.text import one_tone, plain
from parsers.vocabulary import load


def governed(text: str, in_title: bool = False) -> list[Governed]:
    flat = one_tone(plain(text))
    numbered = find_numbered(flat, 0, len(flat))
    named = find_named(flat, 0, len(flat), numbered)
    mentions: list[Mention] = sorted([*numbered, *named], key=lambda mention: mention.start)
    return relate(flat, mentions, 0, len(flat), "implements" if in_title else "mentions")


def relations(text: str) -> str:
    return " ".join(one.relation for one in governed(text))


NEAREST = [
    pytest.param("thực hiện Kết luận số 9-KL/TU", "implements", id="implements"),
    pytest.param("cụ thể hóa mục tiêu theo Kết luận số 9-KL/TU", "based_on", id="theo-is-nearer"),
    pytest.param("theo kế hoạch, thực hiện Kết luận số 9-KL/TU", "implements", id="thực-hiện-is-nearer"),
    pytest.param("học tập, tuyên truyền, phổ biến Kết luận số 9-KL/TU", "implements", id="spreading-is-carrying-out"),
    pytest.param("kiểm tra, giám sát việc thực hiện Kết luận số 9-KL/TU", "implements", id="inspection"),
    pytest.param("báo cáo kết quả thực hiện Kết luận số 9-KL/TU", "implements", id="report"),
    pytest.param("Sau 5 năm thực hiện Kết luận số 9-KL/TU", "implements", id="after-years"),
    pytest.param("Căn cứ Luật Thủy lợi", "based_on", id="ground"),
    pytest.param("phù hợp với Luật Thủy lợi", "based_on", id="fits"),
    pytest.param("theo quy định tại Điều 5 của Luật Thủy lợi", "based_on", id="looked-through-to-theo"),
    pytest.param("nêu trong Kết luận số 9-KL/TU", "mentions", id="only-looked-through"),
    pytest.param("Theo đề nghị của Sở Nội vụ tại Tờ trình số 5/TTr-SNV", "based_on", id="proposal"),
    pytest.param("theo dõi Kết luận số 9-KL/TU", "mentions", id="theo-dõi-is-no-theo"),
    pytest.param("ứng phó bạo lực trên cơ sở giới, Luật Thủy lợi", "mentions", id="trên-cơ-sở-giới-is-no-ground"),
    pytest.param("công tác truyền thông Luật Thủy lợi", "implements", id="making-known-is-carrying-out"),
    pytest.param("bãi bỏ văn bản, đánh giá tính tương thích với Luật Thủy lợi", "mentions", id="compared"),
    pytest.param('thay thế cụm từ "Quyết định số 8/QĐ-UBND"', "mentions", id="words-that-are-replaced"),
    pytest.param("thực hiện nhiệm vụ, Bộ Nội vụ đã có Công văn số 9/BNV-TCBC", "mentions", id="has-sent"),
    pytest.param("rà soát dự án theo hướng dẫn của Bộ Y tế tại Công văn số 9/BYT-KH", "based_on", id="by-instructions"),
    pytest.param("theo hướng dẫn tại Công văn số 9/BYT-KH", "based_on", id="theo-hướng-dẫn-is-no-theo-hướng"),
    pytest.param("sắp xếp theo hướng tinh gọn, Kết luận số 9-KL/TU", "mentions", id="theo-hướng-is-no-theo"),
    pytest.param(
        "theo chỉ đạo và hướng dẫn của Bộ Y tế tại Công văn số 9/BYT-KH", "based_on", id="instructions-are-a-noun"
    ),
    pytest.param("các văn bản hướng dẫn thi hành như Quyết định số 8/QĐ-UBND", "mentions", id="what-documents-do"),
    pytest.param("bảo đảm đúng quy định tại Luật Thủy lợi", "based_on", id="as-it-provides"),
    pytest.param("nghỉ hưu theo lộ trình quy định tại Quyết định số 8/QĐ-UBND", "based_on", id="lộ-trình-is-no-trình"),
    pytest.param("theo chủ trương của tỉnh, nếu có việc nêu tại Kết luận số 9-KL/TU", "mentions", id="another-clause"),
    pytest.param("thực hiện từ ngày Luật Thủy lợi có hiệu lực", "mentions", id="since-its-day"),
    pytest.param("thực hiện chế độ khi Luật Thủy lợi có hiệu lực", "mentions", id="when-it-is-in-force"),
    pytest.param("hoàn thành số nhà phát sinh ngoài Kế hoạch số 6-KH/HU", "mentions", id="what-is-beyond-it"),
    pytest.param("thực hiện mức tăng so với Quyết định số 8/QĐ-UBND", "mentions", id="compared-to-it"),
    pytest.param("thực hiện nhiệm vụ, huyện đã xây dựng Kế hoạch số 6-KH/HU", "mentions", id="has-drawn-up"),
    pytest.param("hoàn thiện hồ sơ nêu tại Quyết định số 8/QĐ-UBND", "mentions", id="papers-are-completed"),
    pytest.param("xem xét, quyết định việc nêu tại Quyết định số 8/QĐ-UBND", "mentions", id="xem-xét-is-no-ground"),
    pytest.param("Sau khi xem xét Tờ trình số 5/TTr-SNV", "based_on", id="what-is-considered"),
    pytest.param('thay thế cụm từ "Mục 3 Chương trình số 3-CTr/TU"', "mentions", id="words-with-more-before"),
    pytest.param(
        "đã ban hành nhiều văn bản để cụ thể hóa Chỉ thị trên (văn bản số 9/UBND-KT; văn bản số 8/UBND-NN)",
        "mentions mentions",
        id="numbers-in-brackets-of-what-was-issued",
    ),
    pytest.param(
        "tổng kết thực hiện các luật chuyên ngành (Luật Thủy lợi, Luật Đê điều)", "reviews reviews", id="in-brackets"
    ),
    pytest.param(
        "thực hiện dự án (trừ trường hợp quy định tại Luật Thủy lợi)", "mentions", id="brackets-govern-what-is-inside"
    ),
    pytest.param("thực hiện dự án (trừ trường hợp theo Luật Thủy lợi)", "based_on", id="governed-in-brackets"),
    pytest.param(
        "thực hiện Quy chế (ban hành kèm theo Quyết định số 8/QĐ-UBND)", "implements", id="attached-in-brackets"
    ),
    pytest.param("tiếp theo Kết luận số 9-KL/TU", "mentions", id="tiếp-theo-is-no-theo"),
    pytest.param("của Ban Chấp hành Đảng bộ; Kết luận số 9-KL/TU", "mentions", id="the-committee-carries-out-nothing"),
    pytest.param("Ủy ban Kiểm tra gửi Kết luận số 9-KL/TU", "mentions", id="the-commission-inspects-nothing"),
    pytest.param("tổng kết 10 năm thực hiện Kết luận số 9-KL/TU", "reviews", id="review-of-years"),
    pytest.param("sơ kết việc thực hiện Kết luận số 9-KL/TU", "reviews", id="review"),
    pytest.param("đánh giá 3 năm thực hiện Kết luận số 9-KL/TU", "reviews", id="assessment-of-years"),
    pytest.param("Tổng kết 10 năm thực hiện Kết luận số 9-KL/TU", "reviews", id="review-at-the-head-of-a-sentence"),
    pytest.param("Đánh giá tổng quát 5 năm thực hiện Kết luận số 9-KL/TU", "reviews", id="assessment-at-the-head"),
    pytest.param("đánh giá việc thực hiện Kết luận số 9-KL/TU", "implements", id="assessment-without-years"),
    pytest.param("sửa đổi, bổ sung Quyết định số 8/QĐ-UBND", "amends", id="amends"),
    pytest.param("trình dự thảo Nghị định sửa đổi Nghị định số 5/2015/NĐ-CP", "amends", id="through-a-draft"),
    pytest.param("dự án Luật sửa đổi Luật Thủy lợi", "amends", id="through-a-bill"),
    pytest.param("Quyết định này thay thế Quyết định số 8/QĐ-UBND", "supersedes", id="replaces"),
    pytest.param("bãi bỏ Quyết định số 8/QĐ-UBND", "supersedes", id="repeals"),
    pytest.param("Nghị định số 5/2015/NĐ-CP hết hiệu lực từ ngày ký", "supersedes", id="ends"),
    pytest.param("Nghị định số 5/2015/NĐ-CP có hiệu lực", "mentions", id="is-in-force"),
    pytest.param("đã ban hành Kế hoạch số 8-KH/TU", "mentions", id="issued"),
    pytest.param("trước khi Luật Thủy lợi có hiệu lực", "mentions", id="before"),
    pytest.param("sau khi nghe Báo cáo số 9-BC/TU", "mentions", id="heard"),
    pytest.param("ban hành kế hoạch thực hiện Nghị quyết số 3-NQ/HU", "implements", id="paper-to-be-made"),
    pytest.param("thực hiện Quy chế ban hành kèm theo Quyết định số 8/QĐ-UBND", "implements", id="attached"),
    pytest.param("tại Kết luận số 9-KL/TU. Thực hiện tốt hơn", "mentions", id="words-behind-govern-nothing"),
    pytest.param("Thực hiện tốt. Kết luận số 9-KL/TU nêu", "mentions", id="another-sentence-governs-nothing"),
    pytest.param("QUÁN TRIỆT KẾT LUẬN SỐ 9-KL/TU", "implements", id="capitals"),
]

HANGING = [
    pytest.param(
        "thực hiện Chỉ thị 14 gắn với Nghị quyết Trung ương 7 (khóa XI)", "implements implements", id="gắn-với"
    ),
    pytest.param("theo Kết luận số 9-KL/TU và Kết luận số 8-KL/TU", "based_on based_on", id="và"),
    pytest.param("thay thế Quyết định số 8/QĐ-UBND, Quyết định số 9/QĐ-UBND", "supersedes supersedes", id="comma"),
    pytest.param(
        "Căn cứ Luật Đầu tư công; Luật Đấu thầu; Nghị định số 5/2015/NĐ-CP", "based_on based_on based_on", id="grounds"
    ),
    pytest.param("Căn cứ Luật Đầu tư công; bãi bỏ Quyết định số 8/QĐ-UBND", "based_on supersedes", id="a-word-between"),
    pytest.param(
        "thực hiện Nghị quyết Trung ương 4 khóa XI, XII, XIII", "implements implements implements", id="list-of-terms"
    ),
    pytest.param(
        "thực hiện Kết luận số 9-KL/TU (sau đây gọi tắt là Kết luận 19) và Chỉ thị 14",
        "implements mentions implements",
        id="past-an-alias",
    ),
]

TITLES = [
    pytest.param("Kế hoạch số 6-KH/HU thực hiện Kết luận số 9-KL/TU", "mentions title_of", id="carrying-out"),
    pytest.param("theo Kế hoạch số 6-KH/HU thực hiện Kết luận số 9-KL/TU", "based_on title_of", id="under-a-governor"),
    pytest.param("Nghị định số 7/2018/NĐ-CP sửa đổi Nghị định số 5/2015/NĐ-CP", "mentions title_of", id="amending"),
    pytest.param(
        "Kế hoạch số 6-KH/HU thực hiện Kết luận số 9-KL/TU và Chỉ thị số 5-CT/TU",
        "mentions title_of title_of",
        id="a-list-stays-inside",
    ),
    pytest.param(
        "Căn cứ Nghị định số 34/2016/NĐ-CP quy định chi tiết Luật Thủ đô và Nghị định số 154/2020/NĐ-CP",
        "based_on title_of based_on",
        id="the-outer-series-goes-on",
    ),
    pytest.param(
        "thực hiện Kết luận số 9-KL/TU về nhà ở và Kết luận số 8-KL/TU", "implements implements", id="titles-in-a-list"
    ),
    pytest.param("Báo cáo của Ban Tổ chức về thực hiện Kết luận số 9-KL/TU", "title_of", id="described-by-its-subject"),
    pytest.param("xây dựng Đề án về thực hiện Kết luận số 9-KL/TU", "implements", id="still-to-be-made"),
    pytest.param("các thông tư hướng dẫn Luật Thủy lợi", "title_of", id="guided"),
    pytest.param("quy định, hướng dẫn thi hành Điều lệ Đảng", "title_of", id="guided-by-party-documents"),
    pytest.param(
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Thủ đô ngày 18/6/2020",
        "based_on title_of",
        id="changing-law",
    ),
    pytest.param(
        "thực hiện Chỉ thị số 6/CT-TTg về tài chính và Bộ Tài chính đã ban hành Công văn số 52/BTC-NSNN",
        "implements mentions",
        id="another-body-s-act-ends-the-title",
    ),
]


@pytest.mark.parametrize(("text", "relation"), [*NEAREST, *HANGING, *TITLES])
def test_what_mentions_do(text: str, relation: str) -> None:
    assert relations(text) == relation


CHANGED = [
    pytest.param(
        "Căn cứ Luật Thủy lợi số 8/2017/QH14 được sửa đổi, bổ sung bởi Luật số 6/2020/QH14; Nghị định số 5/2018/NĐ-CP",
        "based_on based_on based_on",
        id="of-a-ground-and-the-next-ground",
    ),
    pytest.param(
        "Căn cứ Luật số 8/2017/QH14 được sửa đổi, bổ sung bởi Luật số 6/2020/QH14, Luật số 7/2022/QH15",
        "based_on based_on based_on",
        id="a-list",
    ),
    pytest.param(
        "thực hiện Nghị định số 5/2018/NĐ-CP đã được bổ sung một số điều theo Nghị định số 6/2023/NĐ-CP",
        "implements implements",
        id="of-what-is-carried-out",
    ),
    pytest.param(
        "Căn cứ Nghị định số 5/2018/NĐ-CP quy định chi tiết Luật Thủy lợi, được sửa đổi bởi Nghị định số 6/2023/NĐ-CP",
        "based_on title_of based_on",
        id="a-decree-changes-a-decree",
    ),
    pytest.param(
        "Căn cứ Nghị định số 5/2018/NĐ-CP quy định chi tiết Luật Thủy lợi được sửa đổi bởi Luật số 6/2023/QH15",
        "based_on title_of title_of",
        id="a-law-changes-a-law",
    ),
    pytest.param(
        "khoản 3 Điều 5 Nghị định số 5/2018/NĐ-CP (được bổ sung tại khoản 1 Điều 1 Nghị định số 6/2023/NĐ-CP)",
        "mentions mentions",
        id="pinpointed-in-brackets",
    ),
    pytest.param("danh mục được sửa đổi, bổ sung tại Quyết định số 8/QĐ-UBND", "mentions", id="of-no-document"),
    pytest.param("theo danh mục được bổ sung tại Quyết định số 8/QĐ-UBND", "based_on", id="of-none-but-governed"),
]


@pytest.mark.parametrize(("text", "expected"), CHANGED)
def test_15_what_changed_a_document_does_what_that_does(text: str, expected: str) -> None:
    assert relations(text) == expected


def test_a_mention_in_a_title_names_the_one_whose_title_it_is() -> None:
    assert [one.outer for one in governed("Kế hoạch số 6-KH/HU thực hiện Kết luận số 9-KL/TU")] == [None, 0]


TITLES = [
    pytest.param(
        "Xét Tờ trình số 6/TTr-UBND về bãi bỏ quy định; Báo cáo số 9/BC-BPC; ý kiến tại Báo cáo số 8/BC-SYT",
        "based_on based_on based_on",
        id="what-a-title-says-governs-nothing-behind-it",
    ),
    pytest.param(
        "Thực hiện Kết luận số 9-KL/TU về dân vận và hướng dẫn của Bộ Nội vụ tại Công văn số 9/BNV-TCBC",
        "implements implements",
        id="what-another-body-said-is-none-of-the-title",
    ),
    pytest.param(
        "Nghị định số 9/2025/NĐ-CP sửa đổi Nghị định số 5/2018/NĐ-CP về thủy lợi và Nghị định số 6/2020/NĐ-CP",
        "mentions title_of title_of",
        id="a-list-inside-a-title-whose-members-have-titles",
    ),
    pytest.param(
        "theo Nghị quyết số 5/NQ-CP về thực hiện chuyển đổi số (Nghị quyết 5/NQ-CP)",
        "based_on mentions",
        id="its-own-number-again-in-brackets",
    ),
    pytest.param(
        "theo Nghị quyết số 5/NQ-CP về thực hiện Kết luận số 9-KL/TW về dân vận (Nghị quyết số 5/NQ-CP)",
        "based_on title_of mentions",
        id="its-own-number-again-behind-a-title-within-its-title",
    ),
    pytest.param(
        "đã ban hành Kế hoạch số 6-KH/HU thực hiện Chương trình số 3-CTr/TU về thực hiện Kết luận số 9-KL/TW; "
        "Kế hoạch số 7-KH/HU về dân vận",
        "mentions title_of title_of mentions",
        id="a-list-goes-on-behind-a-title-within-a-title",
    ),
    pytest.param(
        "Nâng cao hiệu quả thực hiện Kết luận số 9-KL/TU về xây dựng Đảng gắn với thực hiện Chỉ thị số 4-CT/TW",
        "implements implements",
        id="what-is-tied-to-a-document-whose-title-is-told",
    ),
    pytest.param(
        "Kế hoạch số 6-KH/HU về thực hiện Kết luận số 9-KL/TU gắn với Chỉ thị số 4-CT/TW",
        "mentions title_of title_of",
        id="what-is-tied-to-a-document-in-the-title",
    ),
    pytest.param(
        "TÌNH HÌNH THỰC HIỆN KẾT LUẬN SỐ 9-KL/TU VỀ THI HÀNH PHÁP LUẬT VÀ NGHỊ QUYẾT SỐ 5/NQ-CP"
        " THỰC HIỆN KẾT LUẬN SỐ 9-KL/TU",
        "implements implements title_of",
        id="titles-in-capitals",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles(text: str, expected: str) -> None:
    assert relations(text) == expected


def test_an_alias_is_told_as_one() -> None:
    _, alias = governed("Chỉ thị số 4-CT/HU (sau đây gọi tắt là Chỉ thị 14)")
    assert (alias.relation, alias.alias) == ("mentions", True)


def test_the_number_in_brackets_is_governed_as_what_it_numbers() -> None:
    assert relations("Căn cứ Báo cáo của Ban Tổ chức về kết quả rà soát (Báo cáo số 386-BC/BTCTW)") == "based_on"


def test_what_stands_in_brackets_governs_nothing_outside() -> None:
    assert relations("bãi bỏ (theo thẩm quyền) Quyết định số 8/QĐ-UBND") == "supersedes"


def test_the_document_that_an_act_was_done_by_is_only_told() -> None:
    assert relations("đã phê duyệt Phương án triển khai tại Quyết định số 8/QĐ-UBND") == "mentions"


def test_in_the_documents_own_title_what_nothing_governs_is_carried_out() -> None:
    assert [one.relation for one in governed("Nghị quyết số 9-NQ/TU", in_title=True)] == ["implements"]


def test_where_the_governing_words_begin() -> None:
    assert governed("tham gia thực hiện Kết luận số 9-KL/TU")[0].governor == len("tham gia ")


GOVERNING = ("implements", "based_on", "amends", "supersedes", "mentions")


@pytest.mark.parametrize(
    ("relation", "example"),
    [(relation, example) for relation in GOVERNING for example in load("relations")[relation]["examples"]],
)
def test_every_row_reads_its_examples_and_no_other_does(relation: str, example: str) -> None:
    assert relations(f"{example} Kết luận số 9-KL/TU") == relation


@pytest.mark.parametrize("example", load("relations")["reviews"]["examples"])
def test_words_of_review_before_a_verb_of_carrying_out(example: str) -> None:
    assert relations(f"{example} Kết luận số 9-KL/TU") == "reviews"


@pytest.mark.parametrize("example", load("relations")["ends"]["examples"])
def test_what_is_said_of_a_document_that_ends(example: str) -> None:
    assert relations(f"Kết luận số 9-KL/TU {example}") == "supersedes"


@pytest.mark.parametrize("example", load("relations")["glue"]["examples"])
def test_words_that_hang_one_mention_on_another(example: str) -> None:
    assert relations(f"theo Kết luận số 9-KL/TU {example} Chỉ thị số 5-CT/TU") == "based_on based_on"


@pytest.mark.parametrize("example", load("relations")["through"]["examples"])
def test_words_that_are_looked_through(example: str) -> None:
    assert relations(f"thực hiện {example} Kết luận số 9-KL/TU") == "implements"
    assert relations(f"{example} Kết luận số 9-KL/TU") == "mentions"


@pytest.mark.parametrize("example", load("relations")["alias"]["examples"])
def test_words_that_give_an_alias(example: str) -> None:
    assert governed(f"thực hiện Chỉ thị số 4-CT/HU ({example} Chỉ thị 14)")[1].alias
