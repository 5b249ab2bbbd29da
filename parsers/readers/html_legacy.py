"""Words of a page in the fonts of the 1990s to Unicode, in its tree, block by block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from lxml.etree import _Element as Element

from parsers.legacy import Run, restore, survey, told
from parsers.model import Problem
from parsers.readers.html_blocks import BLOCKS
from parsers.readers.html_tree import family


class _Words(NamedTuple):
    """A piece of text: an element's own, before its first child, or what stands behind the element."""

    run: Run
    element: Element
    side: Literal["text", "tail"]


def restore_letters(body: Element, class_fonts: Mapping[str, str]) -> tuple[Problem, ...]:
    """Rewrite what old fonts draw; the note says how much of which table was rewritten."""
    blocks: list[list[_Words]] = [[]]
    for words in _walk(body, "", class_fonts):
        if words is None:
            blocks.append([])
        elif words.run.text:
            blocks[-1].append(words)
    fonts = survey(words.run for block in blocks for words in block)
    changed = 0
    for block in blocks:
        for words, text in zip(block, restore([words.run for words in block], fonts), strict=True):
            if text != words.run.text:
                setattr(words.element, words.side, text)
                changed += 1
    return told(changed, fonts.values())


def _walk(element: Element, font: str, class_fonts: Mapping[str, str]) -> Iterator[_Words | None]:
    """The pieces of text in their order; None where a block begins or ends."""
    font = _font(element, class_fonts) or font
    is_block = element.tag in BLOCKS
    if is_block:
        yield None
    yield _Words(Run(element.text or "", font), element, "text")
    for child in element:
        yield from _walk(child, font, class_fonts)
        yield _Words(Run(child.tail or "", font), child, "tail")
    if is_block:
        yield None


def _font(element: Element, class_fonts: Mapping[str, str]) -> str:
    named = family(element.get("style", "")) or element.get("face", "").split(",")[0].strip()
    return named or next((class_fonts[name] for name in element.get("class", "").split() if name in class_fonts), "")
