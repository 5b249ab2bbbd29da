"""What is laid on a page of a PDF after it was made: the number, the day and the marks of digital signatures.

An office that signs digitally (Nghị định 30/2020, Phụ lục I) prints `Số:     /UBND-NC` and stamps the number and the
day over the gaps as fields of the signature. They belong to no text of the page and are not drawn with it, until they
are made a part of it.
"""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as api

# What shows words of the document; a note, a highlight or a link that a reader put there is none.
_SHOWN = frozenset({api.FPDF_ANNOT_WIDGET, api.FPDF_ANNOT_FREETEXT, api.FPDF_ANNOT_STAMP})


def is_stamped(page: Any) -> bool:
    """Whether something that shows words is laid on the page."""
    return any(kind in _SHOWN for kind in _kinds(page))


def open_stamped(document: Any, index: int) -> Any:
    """The page with what is laid on it made a part of it."""
    page = document[index]
    if not is_stamped(page):
        return page
    for place, kind in reversed(list(enumerate(_kinds(page)))):
        if kind not in _SHOWN:
            api.FPDFPage_RemoveAnnot(page, place)
    api.FPDFPage_Flatten(page, api.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def _kinds(page: Any) -> list[int]:
    return [_kind(page, place) for place in range(api.FPDFPage_GetAnnotCount(page))]


def _kind(page: Any, place: int) -> int:
    laid = api.FPDFPage_GetAnnot(page, place)
    if not laid:
        return int(api.FPDF_ANNOT_UNKNOWN)
    try:
        return int(api.FPDFAnnot_GetSubtype(laid))
    finally:
        api.FPDFPage_CloseAnnot(laid)
