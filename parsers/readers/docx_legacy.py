"""Words of a Word file in the fonts of the 1990s to Unicode, in its trees, before anybody reads them.

The words of every paragraph, note and automatic number are taken with the fonts that draw them, told apart by
`parsers.legacy`, and put back as Unicode. A soft hyphen and a sign of the private range are letters in such fonts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import nsmap
from docx.oxml.parser import OxmlElement
from lxml.etree import _Element as Element

from parsers.legacy import NAMES, Encoding, Run, choose, font_encoding, restore, survey, to_unicode
from parsers.model import Problem
from parsers.readers.docx_parts import PARAGRAPH, RUN, TEXT, VAL, Parts, w
from parsers.readers.docx_styles import Styles
from parsers.text import squeeze

SOFT_HYPHEN = "\\u00ad"
# Symbol fonts keep the byte of each sign here.
PRIVATE = range(0xF020, 0xF100)
_BREAKS = {w("tab"), w("ptab"), w("br"), w("cr")}


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one `w:t` and their font; a tab or a line break is a blank without an element."""

    run: Run
    element: Element | None = None


def restore_letters(parts: Parts, styles: Styles) -> tuple[Problem, ...]:
    """Rewrite what old fonts draw; a note says how many letters of which table were changed."""
    roots = [root for root in (parts.document, parts.footnotes, parts.endnotes) if root is not None]
    paragraphs = [list(_words(paragraph, styles)) for root in roots for paragraph in root.iter(PARAGRAPH)]
    fonts = survey(words.run for paragraph in paragraphs for words in paragraph)
    changed = sum(_restore(paragraph, fonts) for paragraph in paragraphs)
    usual = next((encoding for encoding in fonts.values() if encoding), None)
    if parts.numbering is not None:
        _restore_numbers(parts.numbering, usual)
    return told(changed, {encoding for encoding in fonts.values() if encoding})


def told(changed: int, encodings: set[Encoding]) -> tuple[Problem, ...]:
    """The note of what was changed; none where nothing was."""
    if not changed:
        return ()
    names = ", ".join(NAMES[encoding] for encoding in sorted(encodings)) or "cũ"
    return (Problem("info", "da_chuyen_bang_ma", f"Đã chuyển {changed} chữ từ bảng mã {names} sang Unicode."),)
