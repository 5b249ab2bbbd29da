"""The fixed words of the layout: every row has examples, and every example is read as its row says."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from parsers import formulas
from parsers.text import one_tone, plain
from parsers.vocabulary import alternatives, alternatives_before, load

LAYOUT = load("layout")


def examples(row: str) -> list[object]:
    return [pytest.param(example, id=example) for example in LAYOUT[row]["examples"]]


@pytest.mark.parametrize("row", LAYOUT)
def test_every_row_has_words_and_examples(row: str) -> None:
    words = LAYOUT[row].get("words") or LAYOUT[row].get("verbs")
    assert words
    assert LAYOUT[row]["examples"]
    assert len(words) == len(set(words))
    assert all(word == word.lower() == word.strip() for word in words)


@pytest.mark.parametrize("line", examples("motto"))
def test_mottos(line: str) -> None:
    assert formulas.is_motto(plain(line))


@pytest.mark.parametrize("kind", ["secrecy", "urgency", "circulation"])
def test_stamps(kind: str) -> None:
    for line in LAYOUT[kind]["examples"]:
        assert formulas.is_stamp(line, kind)
        assert not formulas.is_stamp(line.lower(), kind)
    for word in LAYOUT[kind]["words"]:
        assert formulas.is_stamp(word.upper(), kind)


def test_a_stamp_is_of_one_kind() -> None:
    kinds = [formulas.stamps(kind) for kind in ("secrecy", "urgency", "circulation")]
    assert len(frozenset.union(*kinds)) == sum(map(len, kinds))


@pytest.mark.parametrize("line", examples("positions"))
def test_positions(line: str) -> None:
    assert formulas.is_position(line)


@pytest.mark.parametrize("word", LAYOUT["positions"]["words"])
def test_every_position_signs_in_both_spellings(word: str) -> None:
    assert formulas.is_position(word.upper())
    assert formulas.is_position(word.upper().replace("ỦY", "UỶ"))


@pytest.mark.parametrize("line", examples("surnames"))
def test_names_in_capitals(line: str) -> None:
    assert formulas.is_name(line)


@pytest.mark.parametrize("line", examples("ranks"))
def test_names_with_a_rank(line: str) -> None:
    assert formulas.is_name(line)


@pytest.mark.parametrize("line", examples("issuing"))
def test_issuing_verbs(line: str) -> None:
    assert regex.search(alternatives(LAYOUT["issuing"]["verbs"]), one_tone(line))


def test_alternatives_take_the_longest_first() -> None:
    match = regex.match(alternatives(["bí thư", "bí thư chi bộ"]), "bí  thư chi bộ")
    assert match
    assert match[0] == "bí  thư chi bộ"


WORDS = st.lists(st.text(alphabet="ab.*+(", min_size=1, max_size=4).filter(str.strip), min_size=1, max_size=5)


@given(WORDS)
def test_alternatives_take_each_word_to_the_letter(words: list[str]) -> None:
    pattern = regex.compile(alternatives(words))
    assert all(pattern.fullmatch(word) for word in words)


@given(WORDS, st.text(alphabet="ab.*+( ", max_size=30))
def test_shared_beginnings_change_nothing(words: list[str], text: str) -> None:
    one_by_one = regex.compile(alternatives_before(words))
    assert [match.span() for match in regex.finditer(alternatives(words), text)] == [
        match.span() for match in one_by_one.finditer(text)
    ]


def test_read_backwards_the_longest_goes_first_too() -> None:
    match = regex.search(rf"(?r){alternatives_before(['kết luận', 'thông báo kết luận'])}$", "thông báo kết  luận")
    assert match
    assert match[0] == "thông báo kết  luận"
