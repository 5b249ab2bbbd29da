"""Words of a PDF in the fonts of the 1990s to Unicode; the name of a font may be lost, its letters then tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.legacy import Run, restore, survey, told
from parsers.model import Problem
from parsers.readers.pdfium import Sheet


def restore_letters(sheets: Sequence[Sheet]) -> tuple[list[Sheet], tuple[Problem, ...]]:
    """The pages with every word in Unicode, and the note of what was changed."""
    fonts = survey(Run(word.text, word.font) for sheet in sheets for word in sheet.words)
    changed = 0
    out = []
    for sheet in sheets:
        words = []
        for word in sheet.words:
            (text,) = restore([Run(word.text, word.font)], fonts)
            changed += text != word.text
            words.append(replace(word, text=text))
        out.append(replace(sheet, words=tuple(words)))
    return out, told(changed, fonts.values())
