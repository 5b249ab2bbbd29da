"""What pages print beside their text, built row by row: what goes, what stays, what is said about it."""

from __future__ import annotations

import pytest

from parsers.furniture import Page, find_footnotes, mark_pattern, read_footnotes, report, strip_furniture
from parsers.readers.layout import Row, Rule, Word, make_rows

BODY = "Các chi bộ xây dựng kế hoạch và báo cáo kết quả"


def row(text: str, base: float, x: float = 85.0, size: float = 14.0) -> Row:
    """One printed row; every letter half an em wide."""
    words = []
    for part in text.split():
        words.append(Word(part, x, x + len(part) * size / 2, base, size))
        x += (len(part) + 0.5) * size / 2
    return make_rows(words)[0]


def page(number: int, *, head: str = "", foot: str = "", body: int = 8, above: float = 40.0) -> Page:
    """A page of body rows, each its own words, between a head and a foot."""
    rows = [row(head, above)] if head else []
    rows += [row(f"{BODY} {'abcdefghklmnop'[at]}{'xyz'[number % 3]}", 80.0 + 18 * at) for at in range(body)]
    return Page(number, tuple(rows + ([row(foot, 800.0)] if foot else [])))


def left_out(*pages: Page) -> list[tuple[str, str]]:
    return [(line.kind, line.text) for line in strip_furniture(pages)[1]]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        pytest.param(["", "2", "3"], ["2", "3"], id="from-page-two"),
        pytest.param(["- 1 -", "- 2 -"], ["- 1 -", "- 2 -"], id="between-dashes"),
        pytest.param(
            ["Trang 1/3", "Trang 2/3", "Trang 3/3"], ["Trang 1/3", "Trang 2/3", "Trang 3/3"], id="page-of-pages"
        ),
        pytest.param(["", "12", "13", "14"], ["12", "13", "14"], id="numbers-that-run-ahead-of-the-sheets"),
        pytest.param(["1975"], [], id="a-year-is-no-page-number"),
        pytest.param(["", "II"], [], id="a-roman-number-is-a-heading"),
        pytest.param(["", "2 xã"], [], id="words-stay"),
    ],
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_page_numbers(heads: list[str], expected: list[str], place: str) -> None:
    pages = [page(n, head=text) if place == "head" else page(n, foot=text) for n, text in enumerate(heads, start=1)]
    assert left_out(*pages) == [("so_trang", text) for text in expected]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        pytest.param(["Công báo số 12 ngày 5"] * 4, 4, id="on-every-page"),
        pytest.param([f"Công báo số {n}" for n in (12, 13, 14)], 3, id="figures-aside"),
        pytest.param(
            ["", "Tài liệu hội nghị", "", "Tài liệu hội nghị", "", "Tài liệu hội nghị"], 3, id="on-even-pages"
        ),
        pytest.param(["Tài liệu hội nghị", "Tài liệu hội nghị", "", ""], 0, id="on-two-pages-is-chance"),
        pytest.param(["Mẫu 1", "", "", "", "", "", "", "Mẫu 2", "Mẫu 3"], 0, id="on-few-of-many-pages"),
    ],
)
def test_running_lines_are_voted_out(heads: list[str], expected: int) -> None:
    dropped = left_out(*(page(at + 1, head=text) for at, text in enumerate(heads)))
    assert [kind for kind, _ in dropped] == ["dong_lap"] * expected


def test_masthead_of_a_form_on_every_page_is_no_running_line() -> None:
    pages = [page(n, head="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", foot="Công báo") for n in range(1, 5)]
    assert left_out(*pages) == [("dong_lap", "Công báo")] * 4


def test_line_that_moves_from_page_to_page_is_text() -> None:
    assert left_out(*(page(n, head="Kính thưa các đồng chí", above=30.0 + 12 * n) for n in range(1, 5))) == []


def stamp(*rows: Row) -> list[tuple[str, str]]:
    return left_out(Page(1, (row(BODY, 100.0), *rows, row(BODY, 700.0))))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            (
                row("Ký bởi: Văn phòng Tỉnh ủy", 600.0, 350, 8),
                row("Email: vp@dongxuyen.vn", 609.0, 350, 8),
                row("Thời gian ký: 12.03.2024 08:15:02", 618.0, 350, 8),
            ),
            3,
            id="vietnamese",
        ),
        pytest.param((row("Digitally signed by VAN PHONG", 600.0), row("Date: 2024.03.12", 614.0)), 2, id="english"),
        pytest.param((row("SAO Y; SỞ NỘI VỤ ĐÔNG XUYÊN; 19/03/2026; 08:40:00; +07:00", 60.0),), 1, id="copy"),
        pytest.param(
            (row("SAO Y; SỞ NỘI VỤ ĐÔNG XUYÊN; 19/03/2026;", 60.0), row("08:40:00; +07:00", 72.0)),
            2,
            id="copy-on-two-lines",
        ),
        pytest.param((row("Cơ quan phát hành: VĂN PHÒNG TỈNH ỦY", 60.0),), 1, id="who-gave-it-out"),
        pytest.param((row("Sao y bản chính văn bản này gửi các phòng", 600.0),), 0, id="a-sentence-about-copies"),
        pytest.param((row("Cơ quan: Sở Nội vụ chủ trì", 600.0),), 0, id="particulars-alone-are-text"),
        pytest.param((row("Người ký văn bản chịu trách nhiệm", 600.0),), 0, id="a-sentence-about-signing"),
    ],
)
def test_signature_stamps(rows: tuple[Row, ...], expected: int) -> None:
    assert [kind for kind, _ in stamp(*rows)] == ["chu_ky_so"] * expected


def test_stamp_beside_a_line_leaves_the_line() -> None:
    words = [word for one in (row("CHỦ TỊCH", 600.0), row("Ký bởi: Sở Nội vụ", 600.0, 350)) for word in one.whole.words]
    pages, dropped = strip_furniture([Page(1, tuple(make_rows(words)))])
    assert [line.text for line in pages[0].rows] == ["CHỦ TỊCH"]
    assert [line.text for line in dropped] == ["Ký bởi: Sở Nội vụ"]


def test_everything_left_out_is_reported_once_a_kind() -> None:
    pages = [page(n, head="Công báo", foot=str(n)) for n in range(1, 5)]
    problems = report(strip_furniture(pages)[1])
    assert [(problem.severity, problem.code) for problem in problems] == [
        ("info", "bo_dong_lap"),
        ("info", "bo_so_trang"),
    ]
    assert "4 dòng" in problems[0].message
    assert "Công báo" in problems[0].message


SHORT_RULE, LONG_RULE = Rule(85, 229, 690, 690), Rule(85, 538, 690, 690)


@pytest.mark.parametrize(
    ("notes", "rules", "expected"),
    [
        pytest.param([("¹ Theo báo cáo.", 10)], (), 1, id="raised-number"),
        pytest.param(
            [("1 Theo báo cáo.", 10), ("chưa kể quý IV.", 10)], (SHORT_RULE,), 2, id="plain-number-below-a-rule"
        ),
        pytest.param([("1 Theo báo cáo.", 10)], (), 0, id="plain-number-without-a-rule"),
        pytest.param([("1 Theo báo cáo.", 10)], (LONG_RULE,), 0, id="rule-across-the-page-parts-something-else"),
        pytest.param([("1. Mục tiêu", 10)], (SHORT_RULE,), 0, id="list-item-in-small-type"),
        pytest.param([("¹ Theo báo cáo.", 14)], (SHORT_RULE,), 0, id="type-of-the-text"),
        pytest.param([("Nơi nhận:", 12), ("- Như trên;", 11)], (), 0, id="recipients-in-small-type"),
        pytest.param([("- Lưu.", 11), ("¹ Theo báo cáo.", 10)], (), 1, id="below-recipients"),
    ],
)
def test_footnotes_stand_last_in_smaller_type(
    notes: list[tuple[str, float]], rules: tuple[Rule, ...], expected: int
) -> None:
    rows = [row(BODY, 80.0 + 18 * at) for at in range(8)]
    rows += [row(text, 702.0 + 12 * at, size=size) for at, (text, size) in enumerate(notes)]
    found = Page(1, tuple(rows), rules)
    assert len(rows) - find_footnotes(found, 14.0) == expected


def test_footnote_from_the_page_before_goes_on_below_a_rule() -> None:
    rows = (row(BODY, 80.0), row("chưa kể quý IV.", 702.0, size=10))
    assert find_footnotes(Page(2, rows, (SHORT_RULE,)), 14.0, going_on=True) == 1
    assert find_footnotes(Page(2, rows, (SHORT_RULE,)), 14.0) == 2
    assert find_footnotes(Page(2, rows), 14.0, going_on=True) == 2


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["¹² Theo báo cáo."], [("12", "Theo báo cáo.")], id="raised"),
        pytest.param(["⁽³⁾Theo báo cáo."], [("3", "Theo báo cáo.")], id="raised-in-brackets-and-glued"),
        pytest.param(["[4] Theo báo cáo."], [("4", "Theo báo cáo.")], id="square-brackets"),
        pytest.param(["* Theo báo cáo."], [("*", "Theo báo cáo.")], id="star"),
        pytest.param(["¹ Một.", "² Hai."], [("1", "Một."), ("2", "Hai.")], id="two"),
        pytest.param(["7 Bảy.", "8 Tám."], [("7", "Bảy."), ("8", "Tám.")], id="plain-numbers-in-order"),
        pytest.param(
            ["¹ Theo Báo cáo số", "12 của tỉnh."], [("1", "Theo Báo cáo số 12 của tỉnh.")], id="wrapped-figure"
        ),
        pytest.param(
            ["7 Theo Luật số", "61 năm 2024."], [("7", "Theo Luật số 61 năm 2024.")], id="figure-out-of-order"
        ),
        pytest.param(["mới lập.", "² Hai."], [(None, "mới lập."), ("2", "Hai.")], id="goes-on-from-the-page-before"),
    ],
)
def test_footnotes_run_from_number_to_number(lines: list[str], expected: list[tuple[str | None, str]]) -> None:
    assert [(note.label, note.text) for note in read_footnotes(lines)] == expected


@pytest.mark.parametrize(
    ("label", "text", "found"),
    [
        pytest.param("1", "đảng viên¹, rồi", True, id="raised"),
        pytest.param("1", "đảng viên⁽¹⁾", True, id="raised-in-brackets"),
        pytest.param("1", "đảng viên[1];", True, id="square-brackets"),
        pytest.param("1", "đảng viên¹²", False, id="part-of-a-longer-number"),
        pytest.param("2", "rộng 40 km²", False, id="power-of-a-unit"),
        pytest.param("1", "gồm: (1) chi bộ", False, id="list-in-a-sentence"),
    ],
)
def test_marks_in_the_text(label: str, text: str, found: bool) -> None:
    assert bool(mark_pattern(label).search(text)) is found
