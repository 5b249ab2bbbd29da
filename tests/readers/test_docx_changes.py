"""Changes that Word tracks, accepted."""

from __future__ import annotations

import pytest

from .word_files import NUMBERED, NUMBERING, p, r, texts

DELETED_MARK = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'


def ins(*inside: str) -> str:
    return f'<w:ins w:id="1">{"".join(inside)}</w:ins>'


def gone(text: str, name: str = "del") -> str:
    return f'<w:{name} w:id="1"><w:r><w:delText>{text}</w:delText><w:t>{text}</w:t></w:r></w:{name}>'


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(p("a ", ins(r("mới")), gone("cũ")), ["a mới"], id="insertion in, deletion out"),
        pytest.param(p(gone("a", "moveFrom")) + p(f"<w:moveTo>{r('a')}</w:moveTo>"), ["a"], id="moved text once"),
        pytest.param(p("a ", properties=DELETED_MARK) + p("b"), ["a b"], id="a deleted paragraph end joins two"),
        pytest.param(
            p("a", properties=DELETED_MARK) + p("b", properties=DELETED_MARK) + "<w:bookmarkStart/>" + p("c"),
            ["abc"],
            id="and three",
        ),
        pytest.param(
            p(gone("a"), properties=NUMBERED + DELETED_MARK) + p("b", properties=NUMBERED),
            ["1. b"],
            id="a deleted item is not counted",
        ),
        pytest.param(p("a", properties=DELETED_MARK), ["a"], id="nothing below to join with"),
        pytest.param(
            p(
                "a",
                properties='<w:pPrChange w:id="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>',
            ),
            ["a"],
            id="a number that was taken away",
        ),
        pytest.param(p(r("a", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")), ["a"], id="no longer hidden"),
        pytest.param(
            f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('cũ')}</w:tc></w:tr><w:tr><w:tc>{p('mới')}</w:tc></w:tr></w:tbl>",
            ["mới"],
            id="a deleted row",
        ),
    ],
)
def test_changes_are_accepted(body: str, lines: list[str]) -> None:
    assert texts(body, numbering=NUMBERING) == lines
