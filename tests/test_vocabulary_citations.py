"""The vocabulary of citations: every row reads its examples, no other row does, and no word stands twice."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import regex

from parsers.laws import law_key
from parsers.named import find_named
from parsers.numbered import find_numbered
from parsers.numbers import find_numbers, is_issuer, is_party, read_code, type_codes
from parsers.tails import read_tail
from parsers.text import fold, one_tone, plain
from parsers.vocabulary import alternatives, load

TYPES: list[dict[str, Any]] = load("types")["type"]
ISSUERS = load("issuers")
RELATIONS = load("relations")


def row_id(row: dict[str, Any]) -> str:
    return fold(str(row["name"])).replace(" ", "-")


@pytest.mark.parametrize("row", TYPES, ids=row_id)
def test_a_type_reads_its_examples_and_no_other_type_does(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        (number,) = find_numbers(example)
        assert number.type_code == row["code"]
    others = [example for other in TYPES if other is not row for example in other["examples"]]
    codes = {number.type_code for example in others for number in find_numbers(example)}
    assert row["code"] not in codes


@pytest.mark.parametrize("row", [row for row in TYPES if row["code"]], ids=row_id)
def test_every_code_of_a_type_stands_for_it(row: dict[str, Any]) -> None:
    assert read_code(row["code"]) == (row["code"], row["name"])
    for code in row.get("codes", []):
        assert type_codes()[fold(code)] == (row["code"], row["name"])


@pytest.mark.parametrize("printed", [None, "", "ZZ"])
def test_what_is_no_code_stands_for_no_type(printed: str | None) -> None:
    assert read_code(printed) is None


def test_every_type_with_a_code_has_examples_and_says_its_side() -> None:
    for row in TYPES:
        assert bool(row["examples"]) == bool(row["code"]), row["name"]
        assert row["side"] in ("party", "state", "both"), row["name"]
        assert row["words"][0] == row["name"]


def test_no_code_and_no_word_belongs_to_two_types() -> None:
    codes = Counter(code for row in TYPES for code in [row["code"], *row.get("codes", [])] if code)
    words = Counter(fold(word) for row in TYPES for word in row["words"])
    assert [code for code, times in codes.items() if times > 1] == []
    assert [word for word, times in words.items() if times > 1] == []


def test_a_type_that_is_the_same_as_another_names_one() -> None:
    codes = {row["code"] for row in TYPES}
    assert all(row["same_as"] in codes for row in TYPES if "same_as" in row)


@pytest.mark.parametrize("example", load("types")["label"]["examples"])
def test_the_label_before_a_number_belongs_to_the_mention(example: str) -> None:
    flat = plain(example)
    (mention,) = find_numbered(flat, 0, len(flat))
    assert (mention.start, mention.end) == (0, len(flat))


@pytest.mark.parametrize("example", load("types")["form"]["examples"])
def test_numbers_of_forms_are_none(example: str) -> None:
    assert list(find_numbers(example)) == []
    bare = regex.sub(r"^\D+", "", example)
    assert len(list(find_numbers(bare))) == 1


@pytest.mark.parametrize("example", load("types")["letter"]["examples"])
def test_an_official_letter_of_any_body_is_told_by_its_word(example: str) -> None:
    assert [number.type_code for number in find_numbers(example)] == [None]
    assert list(find_numbers(regex.sub(r"^\D+", "", example))) == []


@pytest.mark.parametrize("example", load("types")["short_call"]["examples"])
def test_short_calls(example: str) -> None:
    (mention,) = find_named(example, 0, len(example), ())
    assert mention.rule == "goi_tat"


@pytest.mark.parametrize("word", load("types")["short_call"]["counted"])
def test_what_is_counted_is_no_short_call(word: str) -> None:
    text = f"Kế hoạch 12 {word}"
    assert find_named(text, 0, len(text), ()) == []


def test_types_that_are_called_short_are_types() -> None:
    words = {word for row in TYPES for word in row["words"]}
    assert set(load("types")["short_call"]["words"]) <= words


@pytest.mark.parametrize("side", ["party", "state"])
def test_every_listed_body_is_read_in_a_number_of_its_side(side: str) -> None:
    for code, row in ISSUERS[side].items():
        for spelling in [code, *row.get("spellings", [])]:
            assert is_issuer(spelling), spelling
            assert is_party(spelling) == (side == "party"), spelling
            (number,) = find_numbers(f"5-KH/{spelling}" if side == "party" else f"5/KH-{spelling}")
            assert number.issuer_code == plain(spelling)


def test_no_body_stands_on_both_sides() -> None:
    codes = Counter(fold(code) for side in ("party", "state") for code in ISSUERS[side])
    assert [code for code, times in codes.items() if times > 1] == []


@pytest.mark.parametrize("organ", ISSUERS["organs"]["words"])
def test_every_organ_begins_a_name(organ: str) -> None:
    flat = one_tone(f" của {organ} Tân Phú về")
    tail = read_tail(flat, 0, len(flat))
    assert tail.issuer
    rows = ISSUERS["whole"]
    ends = organ.lower().endswith(tuple(map(str.lower, rows["words"])))
    whole = ends and not any(word in organ for word in rows["not_after"])
    assert tail.issuer.of(flat) == one_tone(organ if whole else f"{organ} Tân Phú")


@pytest.mark.parametrize("word", ISSUERS["name_end"]["words"])
def test_every_end_word_ends_a_name(word: str) -> None:
    flat = f" của Tỉnh ủy {word} điều ấy"
    assert read_tail(flat, 0, len(flat)).end == len(" của Tỉnh ủy")


@pytest.mark.parametrize("example", ISSUERS["joined_names"]["examples"])
def test_names_that_và_joins(example: str) -> None:
    flat = f" {example} về"
    assert read_tail(flat, 0, len(flat)).end == len(f" {example}")


@pytest.mark.parametrize("example", ISSUERS["congress_end"]["examples"])
def test_the_body_of_a_congress_ends(example: str) -> None:
    (mention,) = find_named(example, 0, len(example), ())
    assert mention.rule == "dai_hoi"


@pytest.mark.parametrize("example", ISSUERS["mass_organisations"]["examples"])
def test_mass_organisations_have_statutes_and_congresses(example: str) -> None:
    (mention,) = find_named(example, 0, len(example), ())
    assert mention.key
    assert not mention.key.startswith("dai-hoi")
    assert mention.end == len(example)


@pytest.mark.parametrize("example", load("laws")["examples"])
def test_laws_read_their_examples_whole(example: str) -> None:
    (mention,) = find_named(example, 0, len(example), ())
    kind = mention.type_name
    assert (mention.start, mention.end) == (0, len(example))
    assert mention.key == law_key(kind, example.removeprefix(kind))


@pytest.mark.parametrize("word", load("laws")["not_after"])
def test_words_that_make_luật_no_law(word: str) -> None:
    text = f"{word} Luật Đất đai"
    kinds = [mention.type_name for mention in find_named(text, 0, len(text), ())]
    assert kinds == (["Bộ luật"] if word == "Bộ" else [])


@pytest.mark.parametrize("word", load("laws")["name_end"])
def test_words_that_end_a_law_s_name(word: str) -> None:
    text = f"Luật Đo đạc {word} điều gì"
    mention = next(iter(find_named(text, 0, len(text), ())))
    assert text[mention.start : mention.end] == "Luật Đo đạc"


# One list of the relations may hold a word of another only where it is longer or shorter: no word twice.
def test_no_governing_word_has_two_relations() -> None:
    governed = ("implements", "based_on", "amends", "supersedes", "reviews", "mentions")
    words = Counter(one_tone(word) for relation in governed for word in RELATIONS[relation]["patterns"])
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize("row", [name for name in RELATIONS if name not in ("reviews", "mentions", "glue")])
def test_every_list_of_words_reads_its_examples(row: str) -> None:
    words = regex.compile(rf"(?<!\w){alternatives(RELATIONS[row]['patterns'])}(?!\w)", regex.I)
    assert all(words.search(one_tone(example)) for example in RELATIONS[row]["examples"])


def test_the_vocabulary_is_spelled_with_the_tone_where_the_patterns_look_for_it() -> None:
    def words(value: object) -> list[str]:
        if isinstance(value, dict):
            return [word for inner in value.values() for word in words(inner)]
        if isinstance(value, list):
            return [word for inner in value for word in words(inner)]
        return [value] if isinstance(value, str) else []

    for name in ("types", "issuers", "laws", "relations"):
        assert [word for word in words(load(name)) if one_tone(word) != word] == []
