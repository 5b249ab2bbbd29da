"""What a PDF page draws besides letters: its straight lines, and whether there is a picture on it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, repeat
from typing import Any

import pypdfium2.raw as api

from parsers.readers import pdfium_calls
from parsers.readers.layout import Rule

# Thinner than this, a drawn box is a line (Word draws each border of a cell as such a box).
THIN = 3.0
# A map or a chart, not a table: no page is searched for lines beyond so many drawn things.
MOST_DRAWN = 8000
DEEPEST = 4

Matrix = tuple[float, float, float, float, float, float]
# The kind of an object, its address, the matrix of the form it is in.
Drawn = tuple[int, int, Matrix]
Point = tuple[float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_drawings(page: Any) -> tuple[tuple[Rule, ...], bool]:
    """The straight lines of a page in its own coordinates, and whether it holds a picture."""
    rules: list[Rule] = []
    pictured = False
    for kind, drawn, matrix in islice(_objects(pdfium_calls.handle(page.raw)), MOST_DRAWN):
        if kind == api.FPDF_PAGEOBJ_PATH:
            rules.extend(_rules_of(drawn, _times(_matrix(drawn), matrix)))
        elif kind in (api.FPDF_PAGEOBJ_IMAGE, api.FPDF_PAGEOBJ_SHADING):
            pictured = True
    return tuple(rules), pictured


def _objects(page: Any) -> Iterator[Drawn]:
    drawn = list(map(pdfium_calls.page_object, repeat(page), range(pdfium_calls.count_objects(page))))
    return _unfold(drawn, IDENTITY, 0)


def _unfold(objects: Sequence[int], matrix: Matrix, depth: int) -> Iterator[Drawn]:
    """Objects and, in place of a form, the objects in it, each with the matrix of the form it is in."""
    for kind, drawn in zip(map(pdfium_calls.object_type, objects), objects, strict=True):
        if kind != api.FPDF_PAGEOBJ_FORM:
            yield kind, drawn, matrix
        elif depth < DEEPEST:
            parts = [pdfium_calls.form_object(drawn, at) for at in range(pdfium_calls.count_parts(drawn))]
            yield from _unfold(parts, _times(_matrix(drawn), matrix), depth + 1)


def _matrix(drawn: int) -> Matrix:
    matrix = (ctypes.c_float * 6)()
    return tuple(matrix) if pdfium_calls.object_matrix(drawn, ctypes.addressof(matrix)) else IDENTITY


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _rules_of(drawn: int, matrix: Matrix) -> Iterator[Rule]:
    """The lines of one path: thin boxes, straight strokes, the edges of stroked boxes; a mere shade has none."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_calls.draw_mode(drawn, ctypes.byref(fill), ctypes.byref(stroke))
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


def _outlines(drawn: int, matrix: Matrix) -> Iterator[list[Point]]:
    """The corners of each part of a path; parts with curves are left out."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    points: list[Point] = []
    curved = False
    for index in range(pdfium_calls.count_segments(drawn)):
        segment = pdfium_calls.path_segment(drawn, index)
        kind = pdfium_calls.segment_type(segment)
        if kind == api.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == api.FPDF_SEGMENT_BEZIERTO
        pdfium_calls.segment_point(segment, to_x, to_y)
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium_calls.segment_closes(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points
