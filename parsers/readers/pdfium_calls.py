"""The functions of PDFium that are asked for each letter or each drawn thing of a page, called as directly as may be.

What pypdfium2 offers checks and wraps every argument and every answer, which takes longer than the answer does.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as api


def _bare(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of PDFium that gives an address as a plain number, and takes it so where its arguments are named.

    Where they are not, ctypes converts nothing, which halves the time: addresses then come by `byref`, and plain
    numbers are small.
    """
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


# Asked for a letter, by the `handle` of its page of text and by its number there.
text_object = _bare(api.FPDFText_GetTextObject, ctypes.c_void_p)
is_generated = _bare(api.FPDFText_IsGenerated, ctypes.c_int)
font_size = _bare(api.FPDFText_GetFontSize, ctypes.c_double)
origin = _bare(api.FPDFText_GetCharOrigin, ctypes.c_int)
loose_box = _bare(api.FPDFText_GetLooseCharBox, ctypes.c_int)
matrix = _bare(api.FPDFText_GetMatrix, ctypes.c_int)
# Asked for a text object, by its address.
font = _bare(api.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
render_mode = _bare(api.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)
# Asked for a page, by its `handle`, or for a form, by its address.
count_objects = _bare(api.FPDFPage_CountObjects, ctypes.c_int)
page_object = _bare(api.FPDFPage_GetObject, ctypes.c_void_p)
count_parts = _bare(api.FPDFFormObj_CountObjects, ctypes.c_int, ctypes.c_void_p)
form_object = _bare(api.FPDFFormObj_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
# Asked for a drawn thing, by its address.
object_type = _bare(api.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
object_matrix = _bare(api.FPDFPageObj_GetMatrix, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
draw_mode = _bare(api.FPDFPath_GetDrawMode, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
count_segments = _bare(api.FPDFPath_CountSegments, ctypes.c_int, ctypes.c_void_p)
path_segment = _bare(api.FPDFPath_GetPathSegment, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
# Asked for a segment of a path, by its address.
segment_type = _bare(api.FPDFPathSegment_GetType, ctypes.c_int, ctypes.c_void_p)
segment_point = _bare(api.FPDFPathSegment_GetPoint, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
segment_closes = _bare(api.FPDFPathSegment_GetClose, ctypes.c_int, ctypes.c_void_p)


def handle(pointer: Any) -> Any:
    """What a bare function takes for a page or its text."""
    return ctypes.byref(pointer.contents)


def numbers(ask: Any, kind: Any, page: Any, at: Sequence[int]) -> list[float]:
    """The numbers of a box or a matrix for each letter, in one row."""
    buffer = (kind * len(at))()
    size = ctypes.sizeof(kind)
    places = map(ctypes.byref, repeat(buffer), range(0, size * len(at), size))
    deque(map(ask, repeat(page), at, places), maxlen=0)
    return list(memoryview(buffer).cast("B").cast("f")) if at else []
