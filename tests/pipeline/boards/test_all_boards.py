"""Every board: no text or parameter does harm, both languages are spoken, anybody can read it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import get_args
from urllib.parse import parse_qs

import pytest
from datasette.utils import tilde_encode
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import model
from pipeline import schema
from pipeline.levels import LEVELS
from pipeline.schema import Verdict
from pipeline.site import HERE, language
from pipeline.site.answers import POLICY
from pipeline.site.names import CODES
from tests.pipeline.boards.pages import BOARDS, DIRECTIVE, FILES, Get, tree


@pytest.mark.parametrize(
    "board", [*BOARDS, f"doi-chieu?chi_dao={DIRECTIVE}", "nhiem-vu?phan=da-qua", "chi-tieu?loai=all"]
)
def test_hostile_words_stay_words(board: str, get: Get, hostile: Path) -> None:
    name, _, query = board.partition("?")
    answer = get(name, hostile, **{key: said[0] for key, said in parse_qs(query).items()})
    page = tree(answer)
    assert answer.headers["content-security-policy"] == POLICY
    assert not page.xpath("//script | //img | //iframe | //@onerror | //@style")
    assert "<script>alert(1)</script>" in page.text_content()
    assert "{{ 7*7 }}" in page.text_content()


@pytest.mark.parametrize("file", FILES)
def test_hostile_words_break_no_file(file: str, get: Get, hostile: Path) -> None:
    assert get(file, hostile).status_code == 200


@pytest.mark.parametrize("board", [*BOARDS, *FILES])
def test_an_empty_database_says_so(board: str, get: Get, empty: Path) -> None:
    answer = get(board, empty)
    assert answer.status_code == (404 if board == "nhiem-vu.ics" else 200)
    if board in BOARDS:
        assert tree(answer).xpath("//p[@class='nothing']")


NAMES = (
    "tu_khoa", "don_vi", "so_sanh", "nam", "co_quan", "cap", "loai", "trang", "chi_dao", "da", "cot", "vai_tro",
    "ban_hanh", "tu", "den", "kieu", "phan",
)  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", "0", "-1", "9" * 30, "2025", "2025-02-30", "'", '"', "NEAR(", "*", "%", "a AND", "\0", "xã"]),
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([*BOARDS, *FILES]), st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5))
def test_no_parameter_breaks_a_board(get: Get, board: str, parameters: dict[str, str]) -> None:
    sound = {name: value.encode("utf-8", "replace").decode() for name, value in parameters.items()}
    assert get(board, **sound).status_code in (200, 400, 404)


@pytest.mark.parametrize("query", ["tu_khoa=%FF%FE", "%00=%00", "=&&&;", "nam=2025&nam=x", "trang=%D9%A1"])
@pytest.mark.parametrize("board", BOARDS)
def test_no_query_string_breaks_a_board(board: str, query: str, get: Get, database: Path) -> None:
    address = f"/{tilde_encode(database.stem)}/-/{board}?{query}"
    assert get.raw(address).status_code == 200


@pytest.mark.parametrize("base", ["_internal", "khong-co"])
@pytest.mark.parametrize("board", [*BOARDS, *FILES])
def test_other_databases_have_no_boards(board: str, base: str, get: Get) -> None:
    assert get(board, Path(base)).status_code in (403, 404)


@pytest.mark.parametrize(
    ("board", "title", "english"),
    [
        ("chi-tieu", "Bảng chỉ tiêu", "Board of targets"),
        ("doi-chieu", "Đối chiếu với chỉ đạo", "Against directives"),
        ("trien-khai", "Ai đã triển khai", "Who carries out what"),
        ("nhiem-vu", "Lịch nhiệm vụ", "Task calendar"),
    ],
)
def test_a_board_speaks_both_languages(board: str, title: str, english: str, get: Get) -> None:
    for cookie, words, code in (("", title, "vi"), ("ngon-ngu=en", english, "en")):
        page = tree(get(board, cookie=cookie))
        assert page.xpath("//h1/text()") == [words]
        assert page.get("lang") == code
        assert [link.text for link in page.xpath("//nav[@class='boards']/a[@aria-current='page']")] == [words]


SAID_CODES = (model.TargetKind, model.Comparator, model.Change, model.Recurrence, model.DueKind, Verdict)


def test_every_code_that_a_board_says_has_its_english() -> None:
    words = {CODES[code] for codes in SAID_CODES for code in get_args(codes)} | set(LEVELS)
    assert {word for word in words if word.strip("<=>≤≥")} <= set(language.english())


# What is written in which colour on which, by the names in the style sheets.
PAIRS = [
    *[(name, f"{name}-band") for name in ("higher", "equal", "lower", "other")],
    *[("ink", f"delay-{shade}") for shade in range(5)],
    *[(name, ground) for name in ("ink", "faint", "link", "alarm") for ground in ("paper", "band")],
]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_told_from_their_ground(ink: str, ground: str, scheme: int) -> None:
    """By the contrast that WCAG 2 asks for at level AA."""
    colours: dict[str, str] = {}
    for sheet in ("site.css", "boards.css"):
        block = re.findall(r":root \{(.*?)\}", (HERE / "static" / sheet).read_text(encoding="utf-8"), re.S)[scheme]
        colours |= dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", block))

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((luminance(colours[ink]), luminance(colours[ground])))
    assert (high + 0.05) / (low + 0.05) >= 4.5


@pytest.mark.parametrize("board", [*BOARDS, f"doi-chieu?chi_dao={DIRECTIVE}"])
def test_a_board_can_be_read_without_seeing_it(board: str, get: Get) -> None:
    name, _, query = board.partition("?")
    page = tree(get(name, **{key: said[0] for key, said in parse_qs(query).items()}))
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//main//table")
    assert all(table.xpath("./caption") for table in page.xpath("//main//table"))
    assert all(head.get("scope") for head in page.xpath("//main//th"))
    for control in page.xpath("//form[@class='board']//input[not(@type='hidden')] | //form[@class='board']//select"):
        assert control.xpath("ancestor::label/span/text()")


def test_every_table_of_the_schema_that_is_searched_is_filled(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        for table in ("targets", "tasks"):
            (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            (indexed,) = connection.execute(f"SELECT count(*) FROM {table}_fts").fetchone()
            assert rows == indexed > 0
    assert {"targets", "tasks"} <= {table.name for table in schema.TABLES}
