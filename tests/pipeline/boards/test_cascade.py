"""A directive beside those who carry it out: cells say what the view says, by sign and by word."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.pipeline.boards.pages import BELOW, DIRECTIVE, HOSTILE, Ask, Get, tree


def test_directives_are_those_that_are_carried_out(get: Get, sql: Ask) -> None:
    found = {
        parse_qs(urlsplit(address).query)["chi_dao"][0]
        for address in tree(get("doi-chieu")).xpath("//td[@class='words']/a/@href")
    }
    assert found == {row[0] for row in sql("SELECT DISTINCT directive_id FROM cascade_board")}
    assert DIRECTIVE in found


def test_cells_say_what_the_view_says(get: Get, sql: Ask) -> None:
    directives = sql("SELECT DISTINCT directive_id FROM cascade_board")
    assert directives
    for (directive,) in directives:
        page = tree(get("doi-chieu", chi_dao=directive))
        columns = [address.rsplit("/", 1)[1] for address in page.xpath("//thead//th/a/@href")]
        shown = set()
        for line in page.xpath("//table[@class='matrix']/tbody/tr"):
            [target] = [address.split("#t-")[1] for address in line.xpath("./th//a/@href")]
            for column, cell in zip(columns, line.xpath("./td"), strict=True):
                if cell.get("class"):
                    match = [address.split("#t-")[1] for address in cell.xpath(".//a/@href")]
                    shown.add((target, column, cell.get("class"), match[0] if match else None))
        query = "SELECT target_id, document_id, verdict, match_id FROM cascade_board WHERE directive_id = ?"
        assert shown == set(sql(query, directive))


def test_a_finding_is_told_by_sign_and_word(get: Get) -> None:
    cells = tree(get("doi-chieu", chi_dao=DIRECTIVE)).xpath("//table[@class='matrix']/tbody/tr/td[@class]")
    words = {"higher": "▲ cao hơn", "equal": "= bằng", "lower": "▼ thấp hơn", "incomparable": "? không so được",
             "missing": "○ không thấy"}  # fmt: skip
    assert {cell.get("class") for cell in cells} == set(words)
    for cell in cells:
        sign, word = words[cell.get("class")].split(" ", 1)
        assert cell.xpath("./span[@class='sign']/text()") == [sign]
        assert cell.xpath("./small")[0].text_content().startswith(word)


def test_tallies_count_the_cells_of_their_column(get: Get, sql: Ask) -> None:
    page = tree(get("doi-chieu", chi_dao=DIRECTIVE))
    [head] = [head for head in page.xpath("//thead//th") if head.xpath(f"./a[contains(@href, '{BELOW}')]")]
    told = {
        mark.get("class").split()[1]: int(mark.text_content().split()[-1]) for mark in head.xpath(".//span[@title]")
    }
    query = "SELECT verdict, count(*) FROM cascade_board WHERE directive_id = ? AND document_id = ? GROUP BY 1"
    assert told == dict(sql(query, DIRECTIVE, BELOW))


@pytest.mark.parametrize("directive", ["khong-co", HOSTILE, "' OR 1 --"])
def test_an_unknown_directive(directive: str, get: Get) -> None:
    answer = get("doi-chieu", chi_dao=directive)
    assert answer.status_code == 404
    assert "<script>" not in answer.text
