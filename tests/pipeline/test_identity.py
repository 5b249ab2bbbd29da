"""Which mentions are one document: tables of mentions, and the works that they must come to."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from parsers.numbers import find_numbers
from pipeline.identity import Named
from pipeline.works import decide


def mention(
    name: str,
    words: str,
    *,
    document: str = "d1",
    province: str = "Thanh Giang",
    day: str = "2024-05-01",
    **known: str | None,
) -> Named:
    """A mention in the notation `number [date] [(khóa X)]`, or with `key` / `serial` for one without a number."""
    number = next(find_numbers(words), None)
    rest = words[number.end :] if number else ""
    date = next((word for word in rest.split() if word[:4].isdigit()), None)
    term = rest[rest.index("(") + 1 : rest.index(")")] if "(" in rest else None
    return Named(
        id=name,
        document=document,
        number=number.printed if number else None,
        type_name=known.get("type_name", "Nghị quyết"),
        type_code=number.type_code if number else None,
        issuer_code=number.issuer_code if number else None,
        issuer=known.get("issuer"),
        issued_on=date,
        term=term,
        serial=number.serial if number else known.get("serial"),
        key=known.get("key"),
        title=known.get("title"),
        name=words,
        province=province,
        day=day,
        self_of=document if known.get("self") else None,
    )


def works(*mentions: Named) -> dict[str, tuple[str, str]]:
    """(work, resolution) of each mention."""
    return {name: (decision.work, decision.resolution) for name, decision in decide(mentions).items()}


def test_number_and_date_are_one_document_in_every_spelling() -> None:
    spelled = ["27-NQ/TW 2022-11-09", "27/NQ-TW 2022-11-09", "27 – NQ/TW 2022-11-09", "27-NQ/TƯ 2022-11-09"]
    found = works(*(mention(str(index), words) for index, words in enumerate(spelled)))
    assert set(found.values()) == {("27-nq-tw-2022-11-09", "exact")}


def test_one_number_in_three_terms_is_three_documents() -> None:
    days = ["2008-08-06", "2018-05-21", "2022-11-09"]
    assert len({work for work, _ in works(*(mention(day, f"27-NQ/TW {day}") for day in days)).values()}) == 3


def test_quy_dinh_and_quyet_dinh_of_one_date_are_one_document() -> None:
    found = works(
        mention("a", "890-QĐi/TU 2019-03-05"),
        mention("b", "890-QĐ/TU 2019-03-05"),
        mention("c", "890-QyĐ/TU 2019-03-05"),
    )
    assert len({work for work, _ in found.values()}) == 1


def test_provinces_have_numbers_of_their_own() -> None:
    here, there = (
        mention("a", "03-NQ/TU 2021-07-02"),
        mention("b", "03-NQ/TU 2021-07-02", document="d2", province="An Biên"),
    )
    named = mention("c", "03-NQ/TU 2021-07-02", issuer="Tỉnh ủy An Biên")
    found = works(here, there, named)
    assert found["a"][0] == "03-nq-tu-thanh-giang-2021-07-02"
    assert found["b"][0] == found["c"][0] == "03-nq-tu-an-bien-2021-07-02"


LEFT_OUT: list[tuple[str, str, dict[str, str], str, str]] = [
    ("the authority knows one", "05-CT/TW", {}, "05-ct-tw-2016-05-15", "inferred"),
    ("khóa leads to a date", "05-CT/TW (khóa XII)", {}, "05-ct-tw-2016-05-15", "inferred"),
    ("khóa tells one of five", "25-NQ/TW (khóa X)", {}, "25-nq-tw-2008-07-25", "inferred"),
    ("khóa in digits", "25-NQ/TW (khóa 11)", {}, "25-nq-tw-2013-06-03", "inferred"),
    ("khóa misread", "25-NQ/TW (Khóa Xl)", {}, "25-nq-tw-2013-06-03", "inferred"),
    ("two in one khóa", "03-NQ/TW (khóa VIII)", {}, "03-nq-tw-khoa-viii", "ambiguous"),
    ("nothing tells several", "21-NQ/TW", {}, "21-nq-tw", "ambiguous"),
    ("later ones are not meant", "21-NQ/TW", {"day": "2010-01-01"}, "21-nq-tw-2008-01-30", "inferred"),
    ("title", "21-NQ/TW", {"title": "về công tác dân số trong tình hình mới"}, "21-nq-tw-2017-10-25", "inferred"),
    ("slip in the date", "57-NQ/TW 2024-12-25", {"day": "2025-02-01"}, "57-nq-tw-2024-12-22", "inferred"),
    ("nobody knows it", "999-NQ/TW", {}, "999-nq-tw", "unresolved"),
    ("TU for TW", "20-NQ/TU 2008-01-28", {"issuer": "Ban Chấp hành Trung ương"}, "20-nq-tw-2008-01-28", "exact"),
    ("TƯ for TU", "13-NQ/TƯ 2021-05-04", {"issuer": "Tỉnh ủy"}, "13-nq-tu-thanh-giang-2021-05-04", "exact"),
]


@pytest.mark.parametrize(
    ("words", "known", "work", "resolution"), [pytest.param(*row, id=why) for why, *row in LEFT_OUT]
)
def test_what_is_left_out(words: str, known: dict[str, str], work: str, resolution: str) -> None:
    assert works(mention("m", words, **known))["m"] == (work, resolution)


def test_the_document_itself_comes_before_the_authority() -> None:
    found = works(mention("dated", "21-NQ/TW 2017-10-25"), mention("bare", "21-NQ/TW"))
    assert found["bare"] == ("21-nq-tw-2017-10-25", "inferred")


def test_candidates_are_kept() -> None:
    decision = decide([mention("m", "21-NQ/TW", day="2018-01-01")])["m"]
    assert decision.candidates == ("21-nq-tw-2008-01-30", "21-nq-tw-2012-11-22", "21-nq-tw-2017-10-25")


def test_a_document_and_its_mentions_meet() -> None:
    held = mention("doc", "24-CTr/TU 2022-09-20", document="d0", self="yes", type_name="Chương trình hành động")
    slip, bare = mention("slip", "24-CTr/TU 2022-09-29"), mention("bare", "24-CTr/TU", document="d2")
    found = works(held, slip, bare)
    assert {work for work, _ in found.values()} == {"24-ctr-tu-thanh-giang-2022-09-20"}
    assert found["slip"][1] == found["bare"][1] == "inferred"


def test_a_date_of_another_year_is_another_document() -> None:
    held = mention("doc", "04-NQ/TU 2021-07-02", document="d0", self="yes")
    assert works(held, mention("new", "04-NQ/TU 2026-01-15"))["new"] == ("04-nq-tu-thanh-giang-2026-01-15", "exact")


@pytest.mark.parametrize(
    ("key", "day", "work"),
    [
        pytest.param("luat-luu-tru", "2024-01-01", "01-2011-qh13-2011-11-11", id="in force on the day"),
        pytest.param("luat-luu-tru", "2025-01-01", "33-2024-qh15-2024-06-21", id="the newer one after it"),
        pytest.param("luat-luu-tru-2011", "2025-01-01", "01-2011-qh13-2011-11-11", id="the year decides"),
        pytest.param("luat-khong-co", "2025-01-01", "luat-khong-co", id="unknown law keeps its name"),
    ],
)
def test_laws_by_name(key: str, day: str, work: str) -> None:
    assert works(mention("m", "Luật", key=key, day=day))["m"][0] == work


def test_a_law_named_is_the_one_numbered_in_its_document() -> None:
    numbered = mention("n", "44/2013/QH13 2013-11-25", key="luat-thu", type_name="Luật")
    assert works(numbered, mention("m", "Luật Thử", key="luat-thu"))["m"] == ("44-2013-qh13-2013-11-25", "inferred")


@pytest.mark.parametrize(
    ("serial", "type_name", "around", "work", "resolution"),
    [
        pytest.param(
            "08",
            "Đề án",
            ["08-ĐA/TU 2021-03-01"],
            "08-da-tu-thanh-giang-2021-03-01",
            "inferred",
            id="numbered beside it",
        ),
        pytest.param("5", "Chỉ thị", [], "05-ct-tw-2016-05-15", "inferred", id="the authority has one"),
        pytest.param("15", "Đề án", [], "de-an-15", "unresolved", id="nobody has it"),
        pytest.param("21", "Nghị quyết", [], "nghi-quyet-21", "ambiguous", id="the authority has several"),
    ],
)
def test_short_calls(serial: str, type_name: str, around: list[str], work: str, resolution: str) -> None:
    key = {"Đề án": "de-an", "Chỉ thị": "chi-thi", "Nghị quyết": "nghi-quyet"}[type_name] + f"-{serial}"
    others = [mention(f"n{index}", words) for index, words in enumerate(around)]
    assert works(*others, mention("m", type_name, serial=serial, key=key, type_name=type_name))["m"] == (
        work,
        resolution,
    )


CONGRESSES = [
    ("dai-hoi:dang::xiii:", "nq-dai-hoi-xiii-dang"),
    ("dai-hoi:tinh:thanh-giang:xviii:", "nq-dai-hoi-xviii-dang-bo-tinh-thanh-giang"),
    ("dai-hoi:tinh::xviii:", "nq-dai-hoi-xviii-dang-bo-tinh-thanh-giang"),
    ("dai-hoi:tinh::xviii:2020-2025", "nq-dai-hoi-xviii-dang-bo-tinh-thanh-giang"),
    ("dai-hoi:so:giao-thong-van-tai::2020-2025", "nq-dai-hoi-ix-dang-bo-so-giao-thong-van-tai-thanh-giang"),
    ("dai-hoi:so::ix:2020-2025", "nq-dai-hoi-ix-dang-bo-so-giao-thong-van-tai-thanh-giang"),
    ("dai-hoi:khoi:an-bien:ii:", "nq-dai-hoi-ii-dang-bo-khoi-an-bien"),
]


def test_congresses_however_the_drafter_turns_the_words() -> None:
    found = works(*(mention(str(index), "Nghị quyết", key=key) for index, (key, _) in enumerate(CONGRESSES)))
    assert [found[str(index)][0] for index in range(len(CONGRESSES))] == [work for _, work in CONGRESSES]


def test_a_plenum_without_its_khoa_is_the_one_its_document_names() -> None:
    named, bare = mention("a", "Nghị quyết", key="nqtw4-khoa-xii"), mention("b", "Nghị quyết", key="nqtw4")
    assert works(named, bare)["b"] == ("nqtw4-khoa-xii", "inferred")
    assert works(bare)["b"] == ("nqtw4", "unresolved")


@pytest.mark.parametrize(
    ("key", "work"),
    [
        ("nq-hoi-nghi-5-tinh", "nq-hoi-nghi-5-tinh-thanh-giang"),
        ("nq-hoi-nghi-5-tinh-thanh-giang", "nq-hoi-nghi-5-tinh-thanh-giang"),
        ("kl-hoi-nghi-8-huyen-tan-phu", "kl-hoi-nghi-8-huyen-tan-phu-thanh-giang"),
    ],
)
def test_plenums_of_local_committees_belong_to_their_province(key: str, work: str) -> None:
    assert works(mention("a", "Nghị quyết", key=key))["a"] == (work, "exact")


def test_a_back_reference_is_the_document_it_leads_back_to() -> None:
    numbered = mention("a", "57-NQ/TW 2024-12-22")
    assert works(numbered, mention("b", "Nghị quyết", key="nhac-lai:57-NQ/TW"))["b"] == (
        "57-nq-tw-2024-12-22",
        "inferred",
    )


def corpus() -> Iterator[Named]:
    yield mention("doc", "24-CTr/TU 2022-09-20", document="d0", self="yes")
    yield mention("a", "24-CTr/TU", document="d1")
    yield mention("b", "21-NQ/TW 2022-06-16", document="d1")
    yield mention("c", "21-NQ/TW", document="d2")
    yield mention("d", "Nghị quyết", key="dai-hoi:tinh::xviii:", document="d2")
    yield mention("e", "Đề án", serial="08", key="de-an-08", type_name="Đề án", document="d2")


def test_the_order_of_reading_changes_nothing() -> None:
    wanted = decide(list(corpus()))
    for order in itertools.permutations(corpus()):
        assert decide(list(order)) == wanted
