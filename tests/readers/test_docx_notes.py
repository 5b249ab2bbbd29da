"""Footnotes and endnotes, and the lines their marks stand in."""

from __future__ import annotations

import pytest

from parsers.model import Line
from parsers.readers.docx import read

from .word_files import BR, p, run, texts, word


def note(name: str, inside: str = "") -> str:
    return run(f'<w:{name} w:id="2"/>{inside}')


REF = note("footnoteReference")
CUSTOM = run('<w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>(*)</w:t>')
NOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2">{p(run("<w:footnoteRef/>"), " Kết luận số 9-KL/TU.")}{p("Câu hai.")}</w:footnote>'
)


@pytest.mark.parametrize(
    ("body", "lines", "anchor"),
    [
        pytest.param(
            p("đầu") + p("tổ chức", REF, " cơ sở"), ["đầu", "tổ chức cơ sở"], 1, id="the mark leaves no trace"
        ),
        pytest.param(p("tổ chức(", REF, ")"), ["tổ chức"], 0, id="nor do brackets round it"),
        pytest.param(p("tổ chức", CUSTOM), ["tổ chức"], 0, id="nor a mark of one's own"),
        pytest.param(
            p("a", run(BR), "b", REF, run(BR), "c"), ["a", "b", "c"], 1, id="the line of the paragraph it stands in"
        ),
        pytest.param(p("a", run(BR), REF), ["a"], 0, id="on an empty line: the line above"),
        pytest.param(p("a") + p(REF) + p("b"), ["a", "b"], 0, id="in an empty paragraph: the line above"),
        pytest.param(p(REF) + p("b"), ["b"], None, id="nothing above"),
    ],
)
def test_notes(body: str, lines: list[str], anchor: int | None) -> None:
    reading = read(word(body, footnotes=NOTES))
    assert [line.text for line in reading.lines[:-1]] == lines
    words = "Kết luận số 9-KL/TU. Câu hai."
    assert reading.lines[-1] == Line(words, role="footnote", whole=True, anchor=anchor)


def test_endnotes_are_not_taken_for_footnotes_of_the_same_id() -> None:
    endnotes = f'<w:endnote w:id="2">{p("Cuối văn bản.")}</w:endnote>'
    reading = read(word(p("a", REF) + p("b", note("endnoteReference")), footnotes=NOTES, endnotes=endnotes))
    assert [(x.text, x.anchor) for x in reading.lines[2:]] == [
        ("Kết luận số 9-KL/TU. Câu hai.", 0),
        ("Cuối văn bản.", 1),
    ]


def test_a_note_that_is_missing_is_left_out() -> None:
    assert texts(p("a", REF)) == ["a"]
