"""The one door to PDFium: the words and the drawn lines of each page, upright, in points from the top left corner.

PDFium gives every character its origin on the baseline and its box in about ten milliseconds a page, where a layout
library on pdfminer takes seventy. What it calls a line is not used: lines are made from the words in `layout`.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as api

from parsers import errors
from parsers.legacy import draws_capitals, font_encoding
from parsers.legacy_tables import LINE_END
from parsers.readers.drawings import read_drawings
from parsers.readers.layout import Rule, Word

# A gap inside a word that no blank fills is a blank: wider than kerning, narrower than any font's space. In ems.
WORD_GAP = 0.2
# Where PDFium guesses a blank, which it also does before and after raised figures, less than this is none.
GUESS_GAP = 0.08
MARK_GAP = 0.06
STEP_BACK = 0.5
# A word printed again this near to itself, to look bold, is one word. In ems.
DOUBLE_SHIFT = 0.06
SAME_LINE = 0.05
# Signs of Symbol and Wingdings, bullets first.
SIGNS = {
    **dict.fromkeys((0xF02D, 0xF076, 0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8, 0xF0FC), "-"),
    0xF0A3: "≤",
    0xF0B0: "°",
    0xF0B1: "±",
    0xF0B3: "≥",
    0xF0B4: "×",
}
UNMAPPED = "\ufffd"
NO_INK = frozenset("\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff")
# How far, in quarter turns, a line of text may lean and still count as straight.
ASKEW = 0.05
# Type too small or too large to be read is there for machines.
SMALLEST, LARGEST = 1.0, 400.0
BOLD_WEIGHT = 700
FORCE_BOLD = 1 << 18
FILL_AND_STROKE = 2


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
        return [_read_sheet(document, index) for index in range(len(document))]
    finally:
        document.close()


def _read_sheet(document: Any, index: int) -> Sheet:
    try:
        page = document[index]
        try:
            return _make_sheet(page, index + 1)
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        raise errors.Unreadable(f"Trang {index + 1} của tệp PDF hỏng, không đọc được.", page=index + 1) from error


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


def _make_sheet(page: Any, number: int) -> Sheet:
    letters = _page_letters(page)
    quarter = _direction(letters)
    upright = Upright(quarter, *page.get_bbox())
    rules, pictured = read_drawings(page)
    straight = [letter for letter in letters if letter.style.quarter == quarter]
    return Sheet(
        number=number,
        width=upright.width,
        height=upright.height,
        words=_once(_make_words(straight, upright)),
        rules=tuple(upright.rule(rule) for rule in rules),
        pictured=pictured,
        turned=len(letters) - len(straight),
        fonts=frozenset(letter.style.font for letter in letters),
    )


@dataclass(frozen=True, slots=True)
class Upright:
    """The way from a page's own coordinates (up, from a corner) to ours, with text that runs in `quarter` upright.

    quarter: 0 where the text runs to the right, 1 up, 2 to the left, 3 down. The page's /Rotate is not asked: most
    of the text says how the page is held.
    """

    quarter: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.quarter % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.quarter % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.quarter:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def rule(self, rule: Rule) -> Rule:
        (x0, y0), (x1, y1) = self.point(rule.x0, rule.top), self.point(rule.x1, rule.bottom)
        return Rule(min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1))


class _Style(NamedTuple):
    """What the letters of one text object share; `quarter` is None where they run askew."""

    size: float
    bold: bool
    quarter: int | None
    font: str


class _Letter(NamedTuple):
    """One printed character, in the page's own coordinates.

    blank: white space of the file stands before it; guessed: PDFium put some there
    """

    char: str
    style: _Style
    origin: tuple[float, float]
    box: tuple[float, float, float, float]
    blank: bool
    guessed: bool


class _Placed(NamedTuple):
    """The same, set upright."""

    char: str
    style: _Style
    x0: float
    x1: float
    base: float
    blank: bool
    guessed: bool


def _direction(letters: Iterable[_Letter]) -> int:
    """The quarter in which most of the text runs."""
    quarters = Counter(letter.style.quarter for letter in letters if letter.style.quarter is not None)
    return quarters.most_common(1)[0][0] if quarters else 0


def _page_letters(page: Any) -> list[_Letter]:
    text = page.get_textpage()
    try:
        return list(_read_letters(text.raw))
    finally:
        text.close()


def _read_letters(text: Any) -> Iterator[_Letter]:
    """The characters that leave ink, in the order in which the file draws them."""
    styles: dict[int | None, _Style] = {}
    x, y, box = ctypes.c_double(), ctypes.c_double(), api.FS_RECTF()
    blank = guessed = False
    for index in range(api.FPDFText_CountChars(text)):
        char = _char(api.FPDFText_GetUnicode(text, index))
        if char.isspace():
            made_up = api.FPDFText_IsGenerated(text, index) == 1
            blank, guessed = blank or not made_up, guessed or made_up
        if char.isspace() or char in NO_INK:
            continue
        drawn = api.FPDFText_GetTextObject(text, index)
        address = ctypes.cast(drawn, ctypes.c_void_p).value
        style = styles.get(address)
        if style is None:
            style = styles[address] = _style(text, index, drawn)
        if not SMALLEST <= style.size <= LARGEST:
            continue
        if char == LINE_END and font_encoding(style.font) is None:
            char = "-"
        api.FPDFText_GetCharOrigin(text, index, x, y)
        api.FPDFText_GetLooseCharBox(text, index, box)
        place = (box.left, box.bottom, box.right, box.top)
        yield _Letter(char, style, (x.value, y.value), place, blank, guessed)
        blank = guessed = False


def _char(code: int) -> str:
    if code in SIGNS:
        return SIGNS[code]
    known = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if known else UNMAPPED


def _style(text: Any, index: int, drawn: Any) -> _Style:
    matrix = api.FS_MATRIX()
    api.FPDFText_GetMatrix(text, index, matrix)
    size = api.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    turn = math.degrees(math.atan2(matrix.b, matrix.a)) / 90
    quarter = round(turn) % 4 if abs(turn - round(turn)) < ASKEW else None
    name, bold = _font(drawn) if drawn else ("", False)
    return _Style(round(size, 1), bold, quarter, name)


def _font(drawn: Any) -> tuple[str, bool]:
    """The name of a text object's font, and whether it prints bold: by its name, its weight or a stroke round it."""
    font = api.FPDFTextObj_GetFont(drawn)
    length = api.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    api.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("utf-8", "replace")
    stroked = api.FPDFTextObj_GetTextRenderMode(drawn) == FILL_AND_STROKE
    heavy = api.FPDFFont_GetWeight(font) >= BOLD_WEIGHT or bool(api.FPDFFont_GetFlags(font) & FORCE_BOLD)
    return name, stroked or heavy or "bold" in name.lower() or name.endswith(("-Bd", ",B"))


def _make_words(letters: Iterable[_Letter], upright: Upright) -> Iterator[Word]:
    """The words, in the order in which the file draws them."""
    word: list[_Placed] = []
    for letter in letters:
        placed = _place(letter, upright)
        if word and placed.guessed and placed.x0 - word[-1].x1 > GUESS_GAP * placed.style.size:
            placed = placed._replace(blank=True)
        if word and unicodedata.combining(placed.char):
            # Where a mark is a glyph of its own it may take room; the next letter stands behind it.
            word.append(placed._replace(x1=max(placed.x1, word[-1].x1)))
        elif word and _goes_on(word[-1], placed):
            if _is_list_mark(word) and placed.x0 - word[-1].x1 > MARK_GAP * placed.style.size:
                yield _word(word)
                word, placed = [], placed._replace(blank=True)
            word.append(placed)
        else:
            if word:
                yield _word(word)
            word = [placed]
    if word:
        yield _word(word)


def _place(letter: _Letter, upright: Upright) -> _Placed:
    left, bottom, right, top = letter.box
    (x0, _), (x1, _) = upright.point(left, bottom), upright.point(right, top)
    _, base = upright.point(*letter.origin)
    return _Placed(letter.char, letter.style, min(x0, x1), max(x0, x1), base, letter.blank, letter.guessed)


def _goes_on(last: _Placed, letter: _Placed) -> bool:
    em = last.style.size
    alike = last.style.bold == letter.style.bold and _same_letters(last, letter) and abs(em - letter.style.size) <= SAME_LINE * em
    near = -STEP_BACK * em <= letter.x0 - last.x1 <= WORD_GAP * em
    return alike and near and not letter.blank and abs(last.base - letter.base) <= SAME_LINE * em


def _same_letters(last: _Placed, letter: _Placed) -> bool:
    """Whether two fonts follow one table of letters; where they do not, the word is parted to be put into Unicode."""
    one, other = last.style.font, letter.style.font
    return one == other or (font_encoding(one), draws_capitals(one)) == (font_encoding(other), draws_capitals(other))


def _is_list_mark(word: Sequence[_Placed]) -> bool:
    """Whether a word is a bullet, or ends like a label (`a)`): Word sets its tab so near that no blank is left."""
    return (len(word) == 1 and word[0].char in "-+") or word[-1].char == ")"


def _word(letters: list[_Placed]) -> Word:
    first = letters[0]
    return Word(
        text=unicodedata.normalize("NFC", "".join(letter.char for letter in letters)),
        x0=first.x0,
        x1=max(letter.x1 for letter in letters),
        base=first.base,
        size=first.style.size,
        bold=first.style.bold,
        blank=first.blank,
        font=first.style.font,
    )


def _once(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words, each once. PDFium drops a string drawn over itself, but not a page drawn over itself."""
    kept: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        if not any(_lies_on(twin, word) for twin in kept[word.text]):
            kept[word.text].append(word)
    return tuple(word for alike in kept.values() for word in alike)


def _lies_on(one: Word, other: Word) -> bool:
    reach = DOUBLE_SHIFT * one.size
    return one.size == other.size and abs(one.x0 - other.x0) <= reach and abs(one.base - other.base) <= reach
