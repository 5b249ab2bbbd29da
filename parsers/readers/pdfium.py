"""The door to PDFium: the words and the drawn lines of each page, upright, in points from the top left corner.

PDFium gives every character its origin on the baseline and its box in a few milliseconds a page, where a layout
library on pdfminer takes seventy. What it calls a line is not used: lines are made from the words in `layout`.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, count, repeat
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as api

from parsers import errors
from parsers.legacy import font_encoding
from parsers.legacy_tables import LINE_END
from parsers.readers import pdfium_calls
from parsers.readers.drawings import read_drawings
from parsers.readers.layout import Rule, Word
from parsers.readers.pdf_stamps import is_stamped, open_stamped
from parsers.readers.pdf_styles import read_styles
from parsers.readers.pdf_upright import Sides, Upright
from parsers.readers.pdf_words import NOTHING, WHITE, Letters, Style, make_words
from parsers.readers.pdfium_calls import Numbers

# Signs of Symbol and Wingdings, bullets first; last the letters that Word calls Ư where it writes a PDF.
SIGNS = {
    **dict.fromkeys("\uf02d\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc", "-"),
    "\uf0a3": "≤",
    "\uf0b0": "°",
    "\uf0b1": "±",
    "\uf0b3": "≥",
    "\uf0b4": "×",
    "\u01a2": "Ư",
    "\u01a3": "ư",
}
SIGN = re.compile(f"[{''.join(SIGNS)}]")
UNMAPPED = "\ufffd"
NO_INK = frozenset("\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff")
# What the text of a whole page has for some characters that PDFium knows better one by one, and for half a character.
UNTOLD, HALF = "\ufffe", re.compile("[\ud800-\udfff]")
# Type too small or too large to be read is there for machines.
SMALLEST, LARGEST = 1.0, 400.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as drawn. `turned` counts the letters that run across the page's own direction (watermarks, stamps)."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    pictured: bool
    turned: int
    fonts: frozenset[str]


def read_sheets(data: bytes) -> list[Sheet]:
    """Every page of a PDF, first to last. Raises `Unreadable` for what does not open."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _shut(data, error.err_code) from error
    try:
        boxes = Numbers(pdfium_calls.loose_box, api.FS_RECTF)
        return [_read_sheet(document, index, boxes) for index in range(len(document))]
    finally:
        document.close()


def _read_sheet(document: Any, index: int, boxes: Numbers) -> Sheet:
    try:
        page = _open_page(document, index)
        try:
            return _make_sheet(page, index + 1, boxes)
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        raise errors.Unreadable(f"Trang {index + 1} của tệp PDF hỏng, không đọc được.", page=index + 1) from error


def _open_page(document: Any, index: int) -> Any:
    """The page with what is laid on it, unless it is a picture: then all of it is recognised together."""
    page = document[index]
    if not (is_stamped(page) and _has_letters(page)):
        return page
    page.close()
    return open_stamped(document, index)


def _has_letters(page: Any) -> bool:
    text = page.get_textpage()
    try:
        return bool(_characters(text.raw).strip())
    finally:
        text.close()


def _shut(data: bytes, code: int | None) -> errors.Unreadable:
    if code == api.FPDF_ERR_PASSWORD:
        return errors.Unreadable(
            "Tệp PDF có mật khẩu: mở bằng mật khẩu, lưu lại không mã hóa rồi đưa vào lại.", code="tep_co_mat_khau"
        )
    if not data:
        return errors.Unreadable("Tệp rỗng, không có byte nào.")
    if b"%PDF-" not in data[:1024]:
        return errors.Unreadable("Tệp mang đuôi .pdf nhưng bên trong không phải PDF.")
    return errors.Unreadable("Tệp PDF hỏng, không mở được: hãy tải lại hoặc xuất lại từ bản gốc.")


def _make_sheet(page: Any, number: int, boxes: Numbers) -> Sheet:
    text = page.get_textpage()
    try:
        drawn = _read_drawn(text.raw)
        quarter = _direction(drawn)
        upright = Upright(quarter, *page.get_bbox())
        straight = _in_direction(drawn, quarter)
        words = make_words(_set_upright(text.raw, straight, upright, boxes))
    finally:
        text.close()
    rules, pictured = read_drawings(page)
    return Sheet(
        number=number,
        width=upright.width,
        height=upright.height,
        words=words,
        rules=tuple(upright.rule(rule) for rule in rules),
        pictured=pictured,
        turned=len(drawn.at) - len(straight.at),
        fonts=frozenset(style.font for style in drawn.kinds),
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The characters that leave ink, in the order in which the file draws them.

    at:      what PDFium counts each as
    styles:  the style of each; letters of one style have the same object
    seams:   what stands before each: NOTHING or WHITE
    kinds:   the different styles
    blank:   whether the file itself puts white space before the character that PDFium counts so
    """

    text: str
    at: Sequence[int]
    styles: Sequence[Style]
    seams: Sequence[int]
    kinds: Sequence[Style]
    blank: Callable[[int], bool]


def _direction(drawn: _Drawn) -> int:
    """The quarter in which most of the text runs."""
    if len({style.quarter for style in drawn.kinds}) == 1:
        return drawn.kinds[0].quarter or 0
    quarters = Counter(style.quarter for style in drawn.styles if style.quarter is not None)
    return quarters.most_common(1)[0][0] if quarters else 0


def _in_direction(drawn: _Drawn, quarter: int) -> _Drawn:
    kinds = [style for style in drawn.kinds if style.quarter == quarter]
    if len(kinds) == len(drawn.kinds):
        return drawn
    places = [place for place, style in enumerate(drawn.styles) if style.quarter == quarter]
    return _Drawn(
        text="".join(drawn.text[place] for place in places),
        at=[drawn.at[place] for place in places],
        styles=[drawn.styles[place] for place in places],
        seams=[drawn.seams[place] for place in places],
        kinds=kinds,
        blank=drawn.blank,
    )


def _read_drawn(text: Any) -> _Drawn:
    page = pdfium_calls.handle(text)
    chars = _characters(text)
    inked = {char for char in set(chars) if not (char.isspace() or char in NO_INK)}
    at = list(compress(count(), map(inked.__contains__, chars)))
    objects = list(map(pdfium_calls.text_object, repeat(page), at))
    known = read_styles(page, dict(zip(reversed(objects), reversed(at), strict=True)))
    unread = {drawn for drawn, style in known.items() if not SMALLEST <= style.size <= LARGEST}
    if unread:
        at = [place for place, drawn in zip(at, objects, strict=True) if drawn not in unread]
        objects = [drawn for drawn in objects if drawn not in unread]
    styles = list(map(known.__getitem__, objects))
    kinds = {id(style): style for drawn, style in known.items() if drawn not in unread}
    pieces = _pieces(chars, at)
    printed = _with_hyphens("".join(pieces), styles)
    return _Drawn(printed, at, styles, _seams(pieces), list(kinds.values()), _blanks(page, chars, at))


def _characters(text: Any) -> str:
    """The characters of a page, each where PDFium counts it; where its text does not keep to that, one by one."""
    count = api.FPDFText_CountChars(text)
    buffer = (ctypes.c_ushort * (count + 1))()
    told = api.FPDFText_GetText(text, 0, count, buffer) - 1
    chars = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if told != count or len(chars) != count or HALF.search(chars):
        chars = "".join(_char(api.FPDFText_GetUnicode(text, at)) for at in range(count))
    elif UNTOLD in chars:
        chars = "".join(
            _char(api.FPDFText_GetUnicode(text, at)) if char == UNTOLD else char for at, char in enumerate(chars)
        )
    return SIGN.sub(lambda sign: SIGNS[sign[0]], chars)


def _char(code: int) -> str:
    known = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if known else UNMAPPED


def _with_hyphens(printed: str, styles: Sequence[Style]) -> str:
    """What PDFium takes for a hyphen at the end of a line is a letter in the fonts that have one in its place."""
    if LINE_END not in printed:
        return printed
    pairs = zip(printed, styles, strict=True)
    return "".join("-" if char == LINE_END and font_encoding(style.font) is None else char for char, style in pairs)


def _pieces(chars: str, at: Sequence[int]) -> list[str]:
    """The letters at these places, parted where white space stands between them."""
    pieces = chars.split()
    if sum(map(len, pieces)) == len(at):
        return pieces
    seen = set(at)
    return "".join(char for place, char in enumerate(chars) if place in seen or char.isspace()).split()


def _seams(pieces: Sequence[str]) -> list[int]:
    """What stands before each letter of the pieces."""
    ends = list(accumulate(map(len, pieces)))
    seams = [NOTHING] * (ends[-1] if ends else 0)
    for end in ends[:-1]:
        seams[end] = WHITE
    return seams


def _blanks(page: Any, chars: str, at: Sequence[int]) -> Callable[[int], bool]:
    """Whether white space that PDFium did not put there itself stands between a letter and the one before."""

    def blank(letter: int) -> bool:
        place = bisect_left(at, letter)
        between = range(at[place - 1] + 1 if place else 0, letter)
        return any(pdfium_calls.is_generated(page, char) != 1 for char in between if chars[char].isspace())

    return blank


def _set_upright(text: Any, drawn: _Drawn, upright: Upright, boxes: Numbers) -> Letters:
    page = pdfium_calls.handle(text)
    numbers = boxes.of(page, drawn.at)
    sides = Sides(*(numbers[side::4] for side in range(4)))
    starts, ends = upright.along(sides)
    feet, heads = (sides.lefts, sides.rights) if upright.quarter % 2 else (sides.bottoms, sides.tops)
    x, y = ctypes.c_double(), ctypes.c_double()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    known: dict[tuple[int, float, float], float] = {}

    def base(place: int) -> float:
        level = id(drawn.styles[place]), feet[place], heads[place]
        found = known.get(level)
        if found is None:
            pdfium_calls.origin(page, drawn.at[place], to_x, to_y)
            _, found = upright.point(x.value, y.value)
            known[level] = found
        return found

    def blank(place: int) -> bool:
        return drawn.blank(drawn.at[place])

    return Letters(drawn.text, drawn.styles, drawn.kinds, drawn.seams, starts, ends, feet, heads, base, blank)
