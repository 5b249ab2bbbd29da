"""How targets go down the levels: what is one indicator, whose figure asks more, and what is told of a whole corpus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from parsers.vocabulary import load
from pipeline import cascade, store
from pipeline.cascade import ALIKE, Aim, find
from pipeline.demand import Figure, compare, read_figure
from pipeline.indicators import likeness, read_indicator
from pipeline.ingest import ingest

WORDS = load("indicators")
ALIKE_BY_DATA = [pair for group in (WORDS["left_out"], *WORDS["same"]) for pair in group["examples"]]


def alike(one: str, other: str) -> float:
    return likeness(*(read_indicator(None, None, words) for words in (one, other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *ALIKE_BY_DATA,
        pytest.param("Kinh tế số chiếm GRDP", "kinh tế số chiếm khoảng 15% GRDP", id="how a figure is put"),
        pytest.param("đảng viên mới kết nạp so với tổng số đảng viên", "kết nạp đảng viên mới", id="held against"),
        pytest.param("bí thư có trình độ trung cấp", "trình độ trung cấp có: bí thư, đến năm 2030", id="order, year"),
        pytest.param("uỷ ban họp không giấy tờ", "ủy ban họp không giấy tờ (xong trong năm 2023)", id="note of time"),
    ],
)
def test_one_indicator(one: str, other: str) -> None:
    assert alike(one, other) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *WORDS["telling"]["examples"],
        pytest.param("đảng viên hoàn thành tốt nhiệm vụ", "chi bộ hoàn thành tốt nhiệm vụ", id="other subject"),
        pytest.param("chi bộ", "chi bộ có nơi sinh hoạt ổn định", id="a part of the words"),
        pytest.param("", "chi bộ", id="no words"),
    ],
)
def test_two_indicators(one: str, other: str) -> None:
    assert alike(one, other) < ALIKE


def test_no_word_of_the_data_stands_twice() -> None:
    groups = [WORDS["left_out"], WORDS["telling"], *WORDS["same"]]
    assert all(len(group["words"]) == len(set(group["words"])) for group in groups)
    united = [word for group in WORDS["same"] for word in group["words"]]
    assert len(united) == len(set(united))


def figure(said: str, **fields: Any) -> Figure:
    """`>= 90`, `3 - 4`, `90 chi bo`: a figure in short."""
    words = said.split()
    comparator: Any = words.pop(0) if words[0] in (">", ">=", "<", "<=", "~") else "="
    least, most = float(words[0]), float(words[2] if "-" in words else words[0])
    if "-" in words:
        comparator = "between"
    unit = " ".join(words[1:]) if "-" not in words and len(words) > 1 else "%"
    return Figure(
        comparator,
        None if comparator in ("<", "<=") else least,
        None if comparator in (">", ">=") else most,
        unit,
        is_rate=unit == "%",
        **fields,
    )


EARLY, LATE = {"deadline": "2025-12-31"}, {"deadline": "2030-12-31"}
YEARLY = {"recurrence": "yearly"}


@pytest.mark.parametrize(
    ("aim", "own", "order"),
    [
        pytest.param(figure("90"), figure("95"), "higher", id="more"),
        pytest.param(figure("90"), figure("90"), "equal", id="as much"),
        pytest.param(figure("90"), figure("85"), "lower", id="less"),
        pytest.param(figure("> 90"), figure("90"), "lower", id="above is more than at"),
        pytest.param(figure("90"), figure(">= 90"), "equal", id="at least is at"),
        pytest.param(figure("3 - 4"), figure(">= 4"), "higher", id="range by its least"),
        pytest.param(figure("3 - 4"), figure("3"), "equal", id="least of a range"),
        pytest.param(figure("~ 15"), figure("15 - 16"), "equal", id="about"),
        pytest.param(figure("<= 1"), figure("<= 0.5"), "higher", id="ceiling: less is more"),
        pytest.param(figure("<= 1"), figure("< 1"), "higher", id="below is less than at"),
        pytest.param(figure("<= 20"), figure("15 - 20"), "equal", id="range under a ceiling by its most"),
        pytest.param(figure("<= 1"), figure("2"), "lower", id="plain figure over a ceiling"),
        pytest.param(figure("3", less_is_more=True), figure("2"), "higher", id="to come down to"),
        pytest.param(figure("5", change="decrease"), figure("10", change="decrease"), "higher", id="greater decrease"),
        pytest.param(figure("5", change="decrease"), figure("10"), "incomparable", id="a change and a level"),
        pytest.param(figure(">= 1"), figure("<= 1"), "incomparable", id="floor and ceiling"),
        pytest.param(figure("15 chi bo"), figure("15 dang vien"), "incomparable", id="units"),
        pytest.param(figure("60"), figure("13 chi bo", share=76.5), "higher", id="so many out of so many"),
        pytest.param(figure("90", **LATE), figure("90", **EARLY), "higher", id="as much, sooner"),
        pytest.param(figure("90", **EARLY), figure("90", **LATE), "lower", id="as much, later"),
        pytest.param(figure("85", **LATE), figure("60", **EARLY), "incomparable", id="less, but sooner"),
        pytest.param(figure("60", **EARLY), figure("85", **LATE), "incomparable", id="more, but later"),
        pytest.param(figure("85", **LATE), figure("90"), "higher", id="no deadline"),
        pytest.param(figure("3", **YEARLY, **EARLY), figure("4", **YEARLY, **LATE), "higher", id="each year, any end"),
        pytest.param(figure("9 xa", **YEARLY), figure("9 xa"), "incomparable", id="count a year and in all"),
        pytest.param(figure("9", **YEARLY), figure("9"), "equal", id="a share is one, each year or not"),
    ],
)
def test_demand(aim: Figure, own: Figure, order: str) -> None:
    assert compare(aim, own) == order


@pytest.mark.parametrize(
    ("aim", "own", "order"),
    [
        pytest.param(figure("15 to chuc"), figure("12 to chuc"), "incomparable", id="its part in a total"),
        pytest.param(figure("15 to chuc"), figure("16 to chuc"), "higher", id="more than all"),
        pytest.param(figure("90"), figure("85"), "lower", id="a share holds for each"),
    ],
)
def test_demand_of_a_part(aim: Figure, own: Figure, order: str) -> None:
    assert compare(aim, own, is_part=True) == order


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"unit": "%/năm"}, {"unit": "%", "is_rate": True}, id="period is no unit"),
        pytest.param({"unit": "đảng viên"}, {"unit": "dang vien", "is_rate": False}, id="count"),
        pytest.param({"unit": "đảng viên", "subject": "Mỗi xã"}, {"is_rate": True}, id="for each"),
        pytest.param({"unit": "lần/quý"}, {"unit": "lan", "is_rate": True}, id="how often"),
        pytest.param({"indicator": "Giảm tỷ lệ hộ nghèo còn"}, {"less_is_more": True}, id="to come down to"),
        pytest.param({"indicator": "Giảm", "change": "decrease"}, {"less_is_more": False}, id="by how much"),
        pytest.param({"quote": "13/17 chi bộ", "value_min": 13.0}, {"share": 76.5}, id="so many out of so many"),
        pytest.param({"quote": "13 việc, ngày 2/9", "value_min": 13.0}, {"share": None}, id="a day is no share"),
    ],
)
def test_read_figure(fields: Mapping[str, Any], expected: Mapping[str, Any]) -> None:
    names = "comparator value_min value_max unit subject indicator change deadline recurrence"
    read = read_figure({**dict.fromkeys(names.split()), "quote": "", **fields})
    assert {name: getattr(read, name) for name in expected} == expected


def aim(id: str, words: str, said: str, **fields: Any) -> Aim:
    return Aim(id, read_indicator(None, None, words), figure(said, **fields))


def test_the_likest_is_found() -> None:
    others = [aim("a", "đảng viên hoàn thành tốt nhiệm vụ", "95"), aim("b", "chi bộ hoàn thành tốt nhiệm vụ", "100")]
    found = find(aim("x", "tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ", "92"), others)
    assert (found.verdict, found.match) == ("higher", "b")


def test_among_the_likest_the_one_that_can_be_compared() -> None:
    others = [aim("a", "chi bộ đạt “bốn tốt”", "60", **EARLY), aim("b", "chi bộ “bốn tốt”", "85", **LATE)]
    assert find(aim("x", "chi bộ “bốn tốt”", "80", **LATE), others).match == "b"


def test_nothing_like_it_is_missing() -> None:
    assert find(aim("x", "hộ dùng nước sạch", "95"), [aim("a", "thôn có nhà văn hóa", "95")]).verdict == "missing"
    assert find(aim("x", "hộ dùng nước sạch", "95"), []).verdict == "missing"


HEAD = "TỈNH ỦY THANH GIANG\n*\nSố 24-CTr/TU\nThanh Giang, ngày 20 tháng 9 năm 2022\n\n"
PROGRAMME = f"""{HEAD}CHƯƠNG TRÌNH HÀNH ĐỘNG
thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022

I. MỤC TIÊU

1. 90% chi bộ hoàn thành tốt nhiệm vụ.
2. 80% hộ gia đình dùng nước sạch.

II. NHIỆM VỤ

1. Kiểm tra ít nhất 08 đảng bộ trực thuộc.
"""
PLAN = """ĐẢNG BỘ TỈNH THANH GIANG
HUYỆN ỦY VÂN KHÊ
*
Số 09-KH/HU
Vân Khê, ngày 08 tháng 11 năm 2022

KẾ HOẠCH
thực hiện Chương trình hành động số 24-CTr/TU, ngày 20/9/2022 của Tỉnh ủy Thanh Giang

I. MỤC TIÊU

1. 95% chi bộ hoàn thành tốt nhiệm vụ.
"""
LETTER = PLAN.replace("KẾ HOẠCH\n", "BÁO CÁO\n").replace("09-KH/HU", "31-BC/HU")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("raw")
    for name, text in {"ctr.txt": PROGRAMME, "kh.txt": PLAN, "bc.txt": LETTER}.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = tmp_path_factory.mktemp("db") / "cascade.db"
    ingest(folder, path)
    return path


@pytest.fixture
def db(loaded: Path) -> Iterator[Database]:
    with store.reading(loaded) as db:
        yield db


def test_each_aim_is_held_against_the_plan(db: Database) -> None:
    """A duty of the province's own is not missing in the plan, and a report is no plan."""
    rows = db.query(
        "SELECT directive_amount, finding, document, amount, in_title FROM cascade_board ORDER BY target_id"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("90%", "yêu cầu cao hơn", "Kế hoạch 09-KH/HU", "95%", 1),
        ("80%", "không thấy", "Kế hoạch 09-KH/HU", None, 1),
    ]


def test_filled_again_it_is_the_same(loaded: Path) -> None:
    with store.writing(loaded) as db:
        before = list(db.query("SELECT * FROM cascade"))
        with db.atomic():
            cascade.fill(db)
        assert list(db.query("SELECT * FROM cascade")) == before


CHANGES = [
    pytest.param({"kh.txt": PLAN.replace("95%", "85%")}, id="the plan asks for less"),
    pytest.param({"kh.txt": PLAN.replace("24-CTr/TU", "25-CTr/TU")}, id="the plan carries out another"),
    pytest.param({"ctr.txt": PROGRAMME.replace("90% chi bộ", "97% chi bộ")}, id="the directive asks for more"),
    pytest.param({"ctr.txt": PROGRAMME.replace("24-CTr/TU", "26-CTr/TU")}, id="the directive is another"),
    pytest.param({"bc.txt": LETTER.replace("95%", "94%")}, id="what is no plan changes"),
    pytest.param({"a.txt": PROGRAMME}, id="a second copy of the directive comes first"),
    pytest.param({"kh2.txt": PLAN.replace("09-KH/HU", "10-KH/HU")}, id="a second plan"),
    pytest.param({"ctr.txt": None}, id="the directive goes"),
    pytest.param({"kh.txt": None}, id="the plan goes"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_filled_after_a_change_it_is_as_filled_at_once(change: dict[str, str | None], tmp_path: Path) -> None:
    def put(files: Mapping[str, str | None]) -> None:
        for name, text in files.items():
            if text is None:
                (tmp_path / "raw" / name).unlink()
            else:
                (tmp_path / "raw" / name).write_text(text, encoding="utf-8")

    def filled(name: str) -> list[tuple[object, ...]]:
        ingest(tmp_path / "raw", tmp_path / name)
        with store.reading(tmp_path / name) as db:
            return db.execute("SELECT * FROM cascade ORDER BY target_id, document_id").fetchall()

    (tmp_path / "raw").mkdir()
    put({"ctr.txt": PROGRAMME, "kh.txt": PLAN, "bc.txt": LETTER})
    assert len(filled("kept.db")) == 2
    put(change)
    assert filled("kept.db") == filled("fresh.db")


def test_levels_stand_with_the_documents(db: Database) -> None:
    levels = {row["number"]: row["level"] for row in db.query("SELECT number, level FROM documents")}
    assert levels == {"24-CTr/TU": "tỉnh", "09-KH/HU": "huyện", "31-BC/HU": "huyện"}


def test_board_goes_from_the_top_down(db: Database) -> None:
    rows = list(db.query("SELECT level, amount FROM targets_board"))
    assert [row["level"] for row in rows] == ["tỉnh"] * 3 + ["huyện"] * 2
    assert rows[2]["amount"] == "≥ 8 đảng bộ"
