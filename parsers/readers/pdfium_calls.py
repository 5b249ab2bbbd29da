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


class Numbers:
    """A box or a matrix, asked for many letters.

    The room in which PDFium puts them is kept from page to page, for to make its places known to ctypes takes a
    fifth of the time. So no two documents that are read at once may share it.
    """

    def __init__(self, ask: Any, kind: Any) -> None:
        self._ask, self._kind = ask, kind
        self._make_room(0)

    def _make_room(self, count: int) -> None:
        self._room = (self._kind * count)()
        size = ctypes.sizeof(self._kind)
        self._places = [ctypes.byref(self._room, at) for at in range(0, size * count, size)]

    def of(self, page: Any, at: Sequence[int]) -> list[float]:
        """The numbers for each letter of a page, in one row."""
        if not at:
            return []
        if len(at) > len(self._places):
            self._make_room(len(at))
        deque(map(self._ask, repeat(page), at, self._places), maxlen=0)
        return list(memoryview(self._room).cast("B")[: len(at) * ctypes.sizeof(self._kind)].cast("f"))
