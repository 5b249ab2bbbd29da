"""What an OCR program says about a scanned page (hOCR) as a page of words, for the same layout code as any PDF page.

hOCR gives each word its box and the confidence in it, each line its baseline, and the drawn lines that were seen.
What it does not give is told from what it gives: the size of the type from the width of the words, the slope of the
page from that of its lines, the number of a footnote, which is too small to be read, from its order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

import regex
from lxml import etree
from lxml.etree import _Element as Element

from parsers.errors import Unreadable
from parsers.furniture import SHORT_RULE
from parsers.readers.layout import Rule, Word
from parsers.readers.pdfium import Sheet

Box = tuple[float, float, float, float]

POINTS = 72.0
# Words so much taller than most are two lines taken for one, as happens where two columns stand side by side.
TANGLED = 1.7
LINES = ("ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption")
# Confidences in percent. Below the first, a sign that is neither letter nor figure is a speck or a stroke of the pen;
# below the second, so is a very short word at either end of a line, and a very short line.
SURE_SIGN, SURE_WORD = 60, 40
SHORT_WORD, SHORT_LINE = 2, 8
SPECK = regex.compile(r"[^\p{L}\p{N}%()“”\"&+]+")
STUCK_SPECK = regex.compile(r"^[-–—]?[_‘'`´¬~\\:;,.„]+(?=[\p{L}\d])|(?<=[\p{L}\d])[_`´¬~\\]+$|^\|+(?![.)/-])|\|+$")
# Without two letters together, a figure, a bullet's sign or an ornament a line is a stroke of the pen.
SAYS_SOMETHING = regex.compile(r"\p{L}{2}|\d|^[*+•-]$|^\p{L}[.)]$|[-_=]{3}")
# No line begins with such a sign and a blank.
LONE = regex.compile(r"[.,:;'’‘`~„)\]”]+")
# What may open a line however doubtful it looks: a bullet, a label.
OPENER = regex.compile(r"[-–+*•]|[\p{L}\d|!]{1,5}[.,)/-]")
# A line is of the usual size unless its words are narrower or wider than this; the estimate errs by a tenth, and bold
# type runs wider. Small and large type is taken to be of these sizes.
NARROW, WIDE = 0.87, 1.2
SMALL, LARGE = 0.78, 1.3
# Fewer letters than this say nothing about the size of their line; then, and on an empty page, this is the size.
FEW_LETTERS = 8
USUAL = 14.0
# How wide the letters of Times are, in ems.
WIDTHS = {
    **dict.fromkeys("iíìỉĩịIÍÌỈĨỊjltfr.,;:'’‘!|()[]/-–", 0.3),
    **dict.fromkeys("mwMW", 0.8),
    **dict.fromkeys("0123456789", 0.5),
}
CAPITAL, LETTER = 0.69, 0.47
# A footnote begins so far in, in ems; its number is so small and so high above the line.
NOTE_INDENT, NOTE_MARGIN = 1.0, 2.0
MARK_SIZE, MARK_RISE, MARK_ROOM = 0.6, 0.35, 0.5


@dataclass(frozen=True, slots=True)
class Patch:
    """A part of a page that was read once more on its own, from its top left corner, in dots; with its hOCR."""

    box: Box
    hocr: bytes


@dataclass(frozen=True, slots=True)
class Scan:
    """One page as the OCR program read it: its number, its hOCR, and the resolution that this is measured in."""

    number: int
    hocr: bytes
    dpi: float
    patches: tuple[Patch, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page of words, and the mean confidence in them in percent, 0 where there is none."""

    sheet: Sheet
    confidence: float


@dataclass(frozen=True, slots=True)
class _Read:
    """A word as it was recognised, in points from the left edge."""

    text: str
    x0: float
    x1: float
    confidence: float


@dataclass(frozen=True, slots=True)
class _Line:
    """Words on one baseline, which starts at `base` on the left edge of the page and falls by `slope`."""

    words: tuple[_Read, ...]
    base: float
    slope: float

    @property
    def letters(self) -> int:
        return sum(len(word.text) for word in self.words)

    @property
    def confidence(self) -> float:
        return sum(word.confidence * len(word.text) for word in self.words) / max(self.letters, 1)

    @property
    def em(self) -> float | None:
        """The size of the type, told from the width of the words; None where they are too few."""
        if self.letters < FEW_LETTERS:
            return None
        drawn = sum(word.x1 - word.x0 for word in self.words)
        return drawn / sum(WIDTHS.get(c, CAPITAL if c.isupper() else LETTER) for word in self.words for c in word.text)


def recognise(scan: Scan) -> Recognised:
    """The words of a scanned page. Raises `Unreadable` for what is no hOCR."""
    page = _page(scan.hocr)
    unit = POINTS / scan.dpi
    patched = [patch.box for patch in scan.patches]
    lines = [_line(element, unit, patched) for element in _marked(page, *LINES)]
    for patch in scan.patches:
        lines += [_line(element, unit, [], patch.box) for element in _marked(_page(patch.hocr), *LINES)]
    lines = [line for line in lines if line.words]
    boxes = [_box(element, unit) for element in _marked(page, "ocr_separator")]
    rules = tuple(Rule(x0, x1, top, bottom) for x0, top, x1, bottom in boxes)
    _, _, width, height = _box(page, unit)
    words = tuple(_set_straight(lines, rules))
    sheet = Sheet(scan.number, width, height, words, rules, pictured=True, turned=0, fonts=frozenset())
    letters = sum(line.letters for line in lines)
    return Recognised(sheet, sum(line.confidence * line.letters for line in lines) / max(letters, 1))


def find_tangles(hocr: bytes) -> list[Box]:
    """Where lines were taken for one: the boxes of words that stand together and are far too tall, in dots."""
    page = _page(hocr)
    heights = [bottom - top for _, top, _, bottom in (_box(word, 1) for word in _marked(page, "ocrx_word"))]
    tall = TANGLED * median(heights) if heights else 0.0
    tangles = []
    for line in _marked(page, *LINES):
        boxes = [_box(word, 1) for word in _marked(line, "ocrx_word")]
        for is_tall, run in groupby(boxes, lambda box: box[3] - box[1] > tall):
            if is_tall:
                lefts, tops, rights, bottoms = zip(*run, strict=True)
                tangles.append((min(lefts), min(tops), max(rights), max(bottoms)))
    return tangles


def _page(hocr: bytes) -> Element:
    try:
        root = etree.fromstring(hocr or b"<html/>", etree.HTMLParser(encoding="utf-8"))
        return next(_marked(root, "ocr_page"))
    except (etree.XMLSyntaxError, StopIteration) as error:
        raise Unreadable("Chương trình nhận dạng chữ không cho kết quả đọc được.") from error


def _marked(root: Element, *kinds: str) -> Iterator[Element]:
    return (element for element in root.iter() if element.get("class") in kinds)


def _numbers(element: Element, name: str) -> list[float]:
    """What is said under a name: in `bbox 30 40 80 90; x_wconf 96` the numbers of `bbox`, or of `x_wconf`."""
    said = [part.split() for part in element.get("title", "").split(";")]
    return next(([float(number) for number in numbers] for key, *numbers in said if key == name), [])


def _box(element: Element, unit: float, origin: Box = (0, 0, 0, 0)) -> Box:
    x0, top, x1, bottom = _numbers(element, "bbox")
    left, above, *_ = origin
    return (x0 + left) * unit, (top + above) * unit, (x1 + left) * unit, (bottom + above) * unit


def _line(element: Element, unit: float, without: Sequence[Box], origin: Box = (0, 0, 0, 0)) -> _Line:
    """A line, without the words in the boxes that were read once more."""
    x0, _, _, bottom = _box(element, unit, origin)
    slope, offset = _numbers(element, "baseline") or (0.0, 0.0)
    kept = (word for word in _marked(element, "ocrx_word") if not _lies_in(_box(word, 1), without))
    words = _without_specks([_word(word, unit, origin) for word in kept])
    line = _Line(tuple(words), bottom + offset * unit - slope * x0, slope)
    says = any(SAYS_SOMETHING.search(word.text) for word in line.words)
    is_speck = not says or (line.letters < SHORT_LINE and line.confidence < SURE_WORD)
    return _Line((), 0.0, 0.0) if is_speck else line


def _lies_in(box: Box, others: Sequence[Box]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in others)


def _word(element: Element, unit: float, origin: Box) -> _Read:
    x0, _, x1, _ = _box(element, unit, origin)
    text = "".join(str(part) for part in element.itertext()).strip()
    return _Read(STUCK_SPECK.sub("", text), x0, x1, sum(_numbers(element, "x_wconf")))


def _without_specks(words: Sequence[_Read]) -> Iterator[_Read]:
    """The words of a line without specks and strokes of the pen. What is written by hand inside a line stays."""
    for at, word in enumerate(words):
        if at == 0 and LONE.fullmatch(word.text):
            continue
        outside = at in (0, len(words) - 1) and len(word.text) <= SHORT_WORD
        least = SURE_SIGN if SPECK.fullmatch(word.text) else SURE_WORD if outside else 0.0
        if word.text and (word.confidence >= least or (at == 0 and OPENER.fullmatch(word.text))):
            yield word


def _set_straight(lines: Sequence[_Line], rules: Sequence[Rule]) -> Iterator[Word]:
    """The words on level lines, each in the size of its line, footnotes with their numbers."""
    slope = median(line.slope for line in lines) if lines else 0.0
    sizes = _sizes(lines)
    margin = min((line.words[0].x0 for line in lines), default=0.0)
    notes = 0
    for line, size in zip(lines, sizes, strict=True):
        words = [_set(word, line, slope, size) for word in line.words]
        if size < max(sizes) and _opens_footnote(words[0], rules, margin):
            notes += 1
            words = list(_with_mark(words, str(notes)))
        yield from words


def _sizes(lines: Sequence[_Line]) -> list[float]:
    """The size of each line: the usual one of the page, small or large."""
    estimates = [line.em for line in lines]
    letters = [em for line, em in zip(lines, estimates, strict=True) if em is not None for _ in range(line.letters)]
    usual = median(letters) if letters else USUAL
    shares = [em / usual if em is not None else 1.0 for em in estimates]
    return [round(usual * (SMALL if share < NARROW else LARGE if share > WIDE else 1.0), 1) for share in shares]


def _set(word: _Read, line: _Line, slope: float, size: float) -> Word:
    """A word on its line, which is set level as a whole: where a sheet went in crooked, lines slope each in its way."""
    middle = (line.words[0].x0 + line.words[-1].x1) / 2
    return Word(word.text, word.x0, word.x1, line.base + (line.slope - slope) * middle, size)


def _opens_footnote(first: Word, rules: Sequence[Rule], margin: float) -> bool:
    """A line in small type, set in, below a short drawn line from the margin: the first line of a footnote."""
    set_in = first.x0 - margin >= NOTE_INDENT * first.size
    return set_in and any(
        rule.level
        and rule.bottom < first.base
        and SHORT_RULE[0] <= rule.x1 - rule.x0 <= SHORT_RULE[1]
        and abs(rule.x0 - margin) <= NOTE_MARGIN * first.size
        for rule in rules
    )


def _with_mark(words: Sequence[Word], label: str) -> Iterator[Word]:
    """A footnote with its number raised in front, in the place of whatever was made of it."""
    first, *rest = words
    readable = any(map(str.isalpha, first.text)) and len(first.text) > 1
    rest = [first, *rest] if readable else rest
    if rest:
        x0, size = rest[0].x0 - MARK_ROOM * first.size, MARK_SIZE * first.size
        yield Word(label, x0, x0 + size / 2, rest[0].base - MARK_RISE * first.size, size)
        yield from rest
