"""Words of a PDF in the fonts of the 1990s to Unicode; the name of a font may be lost, its letters then tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from parsers.legacy import Run, drawn, survey, told
from parsers.legacy_tables import Encoding
from parsers.model import Problem
from parsers.readers.pdfium import Sheet


def restore_letters(sheets: Sequence[Sheet]) -> tuple[list[Sheet], tuple[Problem, ...]]:
    """The pages with every word in Unicode, and the note of what was changed."""
    # Most words of a document stand in it often.
    different = dict.fromkeys(map(attrgetter("text", "font"), chain.from_iterable(sheet.words for sheet in sheets)))
    fonts = survey(different)
    if not any(fonts.values()):
        return list(sheets), ()
    restored = [_restore_page(sheet, fonts) for sheet in sheets]
    pairs = (
        pair for page, sheet in zip(restored, sheets, strict=True) for pair in zip(page.words, sheet.words, strict=True)
    )
    return restored, told(sum(new.text != old.text for new, old in pairs), fonts.values())


def _restore_page(sheet: Sheet, fonts: Mapping[str, Encoding | None]) -> Sheet:
    words = (word._replace(text=drawn(Run(word.text, word.font), fonts[word.font])) for word in sheet.words)
    return replace(sheet, words=tuple(words))
