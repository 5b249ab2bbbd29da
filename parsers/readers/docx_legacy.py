"""Words of a Word file in the fonts of the 1990s to Unicode, in its trees, before anybody reads them.

The words of every paragraph, note and automatic number are taken with the fonts that draw them, told apart by
`parsers.legacy`, and put back as Unicode. A soft hyphen and a sign of the private range are letters in such fonts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.parser import OxmlElement
from lxml.etree import _Element as Element

from parsers.legacy import Run, font_encoding, is_unicode, restore, survey, told
from parsers.legacy_tables import Encoding, to_unicode
from parsers.model import Problem
from parsers.readers.docx_parts import PARAGRAPH, RUN, TEXT, VAL, Parts, value, w
from parsers.readers.docx_styles import Styles
from parsers.readers.docx_text import SOFT_HYPHEN, spoken

# Fonts that are marked as symbol fonts keep the byte of each sign here.
_PRIVATE = {0xF000 + low: low for low in range(0x20, 0x100)}
_BYTE = re.compile(r"(?:F0|00)?([2-9A-F][0-9A-F])", re.I)
_BREAKS = frozenset(map(w, ("tab", "ptab", "br", "cr")))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one `w:t` and their font; a tab or a line break is a blank without an element."""

    run: Run
    element: Element | None = None


def restore_letters(parts: Parts, styles: Styles) -> tuple[Problem, ...]:
    """Rewrite what old fonts draw; the note says how much of which table was rewritten."""
    roots = [root for root in (parts.document, parts.footnotes, parts.endnotes) if root is not None]
    paragraphs = [list(_words(paragraph, styles)) for root in roots for paragraph in root.iter(PARAGRAPH)]
    fonts = survey(words.run for paragraph in paragraphs for words in paragraph)
    changed = sum(_restore(paragraph, fonts) for paragraph in paragraphs)
    if parts.numbering is not None:
        _restore_numbers(parts.numbering, next(filter(None, fonts.values()), None))
    return told(changed, fonts.values())


def _restore(paragraph: list[_Words], fonts: dict[str, Encoding | None]) -> int:
    changed = 0
    for words, text in zip(paragraph, restore([words.run for words in paragraph], fonts), strict=True):
        if words.element is not None and text != (words.element.text or ""):
            words.element.text = text
            changed += 1
    return changed


def _words(paragraph: Element, styles: Styles) -> Iterator[_Words]:
    style = styles.of_paragraph(paragraph)
    for run in spoken(paragraph):
        if run.tag == RUN:
            font = styles.font(run, style)
            for child in list(run):
                if child.tag in _BREAKS:
                    yield _Words(Run(" ", font))
                elif child.tag == TEXT:
                    yield _read(child, font)
                elif child.tag == w("softHyphen"):
                    yield _read(_replace(child, SOFT_HYPHEN), font)
                elif child.tag == w("sym") and (byte := _BYTE.fullmatch(child.get(w("char"), ""))):
                    drawn_in = child.get(w("font"), "")
                    if font_encoding(drawn_in):
                        yield _read(_replace(child, chr(int(byte[1], 16))), drawn_in)


def _read(words: Element, font: str) -> _Words:
    text = words.text or ""
    return _Words(Run(text.translate(_PRIVATE) if font_encoding(font) else text, font), words)


def _replace(sign: Element, text: str) -> Element:
    words: Element = OxmlElement("w:t")
    words.text = text
    parent = sign.getparent()
    if parent is not None:
        parent.replace(sign, words)
    return words


def _restore_numbers(numbering: Element, usual: Encoding | None) -> None:
    """The words of automatic numbers, `§iÒu %1.`; where none of the old fonts is named, in the document's usual one.

    Bullets are signs of symbol fonts, which name themselves.
    """
    for level in numbering.iter(w("lvl")):
        label, fonts = level.find(w("lvlText")), level.find(f"{w('rPr')}/{w('rFonts')}")
        named = font_encoding("" if fonts is None else fonts.get(w("ascii"), ""))
        if label is not None and (named or value(level, "numFmt") != "bullet"):
            words = label.get(VAL, "")
            label.set(VAL, words if is_unicode(words) else to_unicode(words, named or usual))
