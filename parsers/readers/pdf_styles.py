"""The style of each text object of a PDF page: its size, its weight, its font, the way it is turned."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Mapping
from itertools import repeat
from typing import Any

import pypdfium2.raw as api

from parsers.readers import pdfium_calls
from parsers.readers.pdf_words import Style
from parsers.readers.pdfium_calls import Numbers

# How far, in quarter turns, a line of text may lean and still count as straight.
ASKEW = 0.05
# Beyond the heaviest there is, a weight was made up by a program that merges files.
BOLD_WEIGHT, HEAVIEST = 700, 1000
FORCE_BOLD = 1 << 18
FILL_AND_STROKE = 2


def read_styles(page: Any, firsts: Mapping[int | None, int]) -> dict[int | None, Style]:
    """The style of each text object, told from its first letter; the same object for the same style."""
    same: dict[Style, Style] = {}
    traits = list(_traits(page, firsts))
    told = {one: same.setdefault(style := _style(*one), style) for one in dict.fromkeys(traits)}
    return dict(zip(firsts, map(told.__getitem__, traits), strict=True))


def _traits(page: Any, firsts: Mapping[int | None, int]) -> Iterator[tuple[Any, ...]]:
    """For each text object what makes its style: its size, its font, how it prints, the way it is turned."""
    sizes = map(pdfium_calls.font_size, repeat(page), firsts.values())
    fonts, modes = map(pdfium_calls.font, firsts), map(pdfium_calls.render_mode, firsts)
    matrices = Numbers(pdfium_calls.matrix, api.FS_MATRIX).of(page, list(firsts.values()))
    return zip(sizes, fonts, modes, *(matrices[side::6] for side in range(4)), strict=True)


def _style(size: float, font: int | None, mode: int, a: float, b: float, c: float, d: float) -> Style:
    turn = math.degrees(math.atan2(b, a)) / 90
    quarter = round(turn) % 4 if abs(turn - round(turn)) < ASKEW else None
    name, bold = _face(font) if font else ("", False)
    return Style(round(size * math.hypot(c, d), 1), bold or mode == FILL_AND_STROKE, quarter, name)


def _face(address: int) -> tuple[str, bool]:
    """The name of a font, and whether it prints bold: by its name, its weight or a stroke round it."""
    font = ctypes.cast(address, api.FPDF_FONT)
    length = api.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    api.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("utf-8", "replace")
    heavy = BOLD_WEIGHT <= api.FPDFFont_GetWeight(font) <= HEAVIEST or bool(api.FPDFFont_GetFlags(font) & FORCE_BOLD)
    return name, heavy or "bold" in name.lower() or name.endswith(("-Bd", ",B"))
