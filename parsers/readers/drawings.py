"""What a PDF page draws besides letters: its straight lines, and whether there is a picture on it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as api

from parsers.readers.layout import Rule

# Thinner than this, a drawn box is a line (Word draws each border of a cell as such a box).
THIN = 3.0
# A map or a chart, not a table: no page is searched for lines beyond so many drawn things.
MOST_DRAWN = 8000
DEEPEST = 4

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_drawings(page: Any) -> tuple[tuple[Rule, ...], bool]:
    """The straight lines of a page in its own coordinates, and whether it holds a picture."""
    rules: list[Rule] = []
    pictured = False
    for count, (drawn, matrix) in enumerate(_objects(page.raw)):
        if count >= MOST_DRAWN:
            break
        kind = api.FPDFPageObj_GetType(drawn)
        pictured = pictured or kind in (api.FPDF_PAGEOBJ_IMAGE, api.FPDF_PAGEOBJ_SHADING)
        if kind == api.FPDF_PAGEOBJ_PATH:
            rules.extend(_rules_of(drawn, _times(_matrix(drawn), matrix)))
    return tuple(rules), pictured


def _objects(page: Any) -> Iterator[tuple[Any, Matrix]]:
    for index in range(api.FPDFPage_CountObjects(page)):
        yield from _unfold(api.FPDFPage_GetObject(page, index), IDENTITY, 0)


def _unfold(drawn: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    """An object, or the objects of a form, each with the matrix of the form it is in."""
    if api.FPDFPageObj_GetType(drawn) != api.FPDF_PAGEOBJ_FORM:
        yield drawn, matrix
    elif depth < DEEPEST:
        inner = _times(_matrix(drawn), matrix)
        for index in range(api.FPDFFormObj_CountObjects(drawn)):
            yield from _unfold(api.FPDFFormObj_GetObject(drawn, index), inner, depth + 1)


def _matrix(drawn: Any) -> Matrix:
    matrix = api.FS_MATRIX()
    if not api.FPDFPageObj_GetMatrix(drawn, matrix):
        return IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _rules_of(drawn: Any, matrix: Matrix) -> Iterator[Rule]:
    """The lines of one path: thin boxes, straight strokes, the edges of stroked boxes; a mere shade has none."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    api.FPDFPath_GetDrawMode(drawn, fill, stroke)
    for points in _outlines(drawn, matrix):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Rule(min(xs), max(xs), min(ys), max(ys))
        if min(box.x1 - box.x0, box.bottom - box.top) <= THIN:
            if fill.value or stroke.value:
                yield box
        elif stroke.value:
            yield from _straight(points)


def _straight(points: list[Point]) -> Iterator[Rule]:
    for (x0, y0), (x1, y1) in pairwise(points):
        if min(abs(x1 - x0), abs(y1 - y0)) <= THIN / 3:
            yield Rule(min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1))


def _outlines(drawn: Any, matrix: Matrix) -> Iterator[list[Point]]:
    """The corners of each part of a path; parts with curves are left out."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    curved = False
    for index in range(api.FPDFPath_CountSegments(drawn)):
        segment = api.FPDFPath_GetPathSegment(drawn, index)
        kind = api.FPDFPathSegment_GetType(segment)
        if kind == api.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == api.FPDF_SEGMENT_BEZIERTO
        api.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if api.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points
