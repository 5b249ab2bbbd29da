"""Letters of a PDF page to words: what stands close on one line, in one style, without a blank between."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import pairwise
from math import inf
from typing import NamedTuple

from parsers.legacy import draws_capitals, font_encoding
from parsers.readers.layout import Word

# A gap inside a word that no blank fills is a blank: wider than kerning, narrower than any font's space. In ems.
WORD_GAP = 0.16
# In letters set so close that they overlap, a blank is as much wider than what stands between the others.
CONDENSED, CONDENSED_GAP = -0.04, 0.12
# No Vietnamese syllable has so many letters: where a word has, the page is looked at for hidden blanks.
LONG = 8
LONG_WORD = re.compile(r"[^\W\d_]{8}")
# Where PDFium guesses a blank, which it also does before and after raised figures, less than this is none.
GUESS_GAP = 0.08
MARK_GAP = 0.06
STEP_BACK = 0.5
# A word printed again this near to itself, to look bold, is one word. In ems.
DOUBLE_SHIFT = 0.06
SAME_LINE = 0.05
# What stands between a letter and the one before: white space, of the file or put there by PDFium.
NOTHING, WHITE = 0, 1
# Or the letter is a mark upon the one before; or that one may end a bullet or a label.
ACCENT, LABEL = 2, 3
LABELS = re.compile(r"[-+)]")


class Style(NamedTuple):
    """What the letters of one text object share; `quarter` is None where they run askew."""

    size: float
    bold: bool
    quarter: int | None
    font: str


@dataclass(frozen=True, slots=True)
class Letters:
    """The characters of a page that leave ink, in the order in which the file draws them, set upright.

    They stand in columns, for a page has thousands: an object for each would cost more than all that PDFium does.
    Letters of one style have the same `Style` object.

    kinds:        the different styles
    seams:        what stands before each: NOTHING or WHITE
    starts, ends: where each begins and ends on its line
    feet, heads:  how far down and up its box reaches; letters of one style and one box stand on one line
    base:         the line that a letter stands on, which is to be asked for and not for each letter
    blank:        whether the white space before a letter is the file's own, which is to be asked for likewise
    """

    text: str
    styles: Sequence[Style]
    kinds: Sequence[Style]
    seams: Sequence[int]
    starts: Sequence[float]
    ends: Sequence[float]
    feet: Sequence[float]
    heads: Sequence[float]
    base: Callable[[int], float]
    blank: Callable[[int], bool]


def make_words(letters: Letters) -> tuple[Word, ...]:
    """The words, in the order in which the file draws them."""
    return each_once(list(_words(_with_signs(letters)))) if letters.text else ()


def _with_signs(letters: Letters) -> Letters:
    """The letters, with the seams where something else than the gap may decide."""
    text, seams, ends = letters.text, list(letters.seams), letters.ends
    for label in LABELS.finditer(text, 0, len(text) - 1):
        seams[label.end()] = seams[label.end()] or LABEL
    accents = {char for char in set(text) if unicodedata.combining(char)}
    if accents:
        ends = list(ends)
        for at in range(1, len(text)):
            if text[at] in accents:
                # Where a mark is a glyph of its own it may take room; the next letter stands behind it.
                seams[at], ends[at] = ACCENT, max(ends[at], ends[at - 1])
    return replace(letters, seams=seams, ends=ends)


def _words(letters: Letters) -> Iterator[Word]:
    text = letters.text
    begins, blanks = _with_condensed(letters, *_partings(letters))
    spans = list(map(slice, begins, [*begins[1:], len(text)]))
    words = [text[span] for span in spans]
    if not unicodedata.is_normalized("NFC", text):
        words = [unicodedata.normalize("NFC", word) for word in words]
    starts = map(letters.starts.__getitem__, begins)
    ends = map(max, map(letters.ends.__getitem__, spans))
    sizes, bolds, _, fonts = zip(*map(letters.styles.__getitem__, begins), strict=True)
    columns = zip(words, starts, ends, _bases(letters, begins), sizes, bolds, blanks, fonts, strict=True)
    # Word._make does no more, and takes half as long again.
    return map(partial(tuple.__new__, Word), columns)


def _bases(letters: Letters, places: Sequence[int]) -> Iterator[float]:
    """The lines that letters stand on, each asked for once while it goes on."""
    columns = (map(column.__getitem__, places) for column in (letters.styles, letters.feet, letters.heads))
    last, base = None, 0.0
    for place, level in zip(places, zip(*columns, strict=True), strict=True):
        if level != last:
            last, base = level, letters.base(place)
        yield base


def _partings(letters: Letters) -> tuple[list[int], list[bool]]:
    """Where each word begins, and whether a blank stands before it."""
    seams, styles, starts, ends, feet = letters.seams, letters.styles, letters.starts, letters.ends, letters.feet
    # Most letters stand so near to the one before that no style would part them, and need no closer look.
    reaches = [_reach(style) for style in letters.kinds]
    low, high = max(low for low, _ in reaches), min(high for _, high in reaches)
    pairs = zip(seams[1:], starts[1:], ends, styles[1:], styles, feet[1:], feet)  # noqa: B905
    doubtful = [
        at
        for at, (seam, start, end, style, last, foot, level) in enumerate(pairs, 1)
        if seam or style is not last or foot != level or not low <= start - end <= high
    ]
    begins, blanks = [0], [letters.blank(0)]
    for at in doubtful:
        # Most of them: white space, as wide as a blank.
        if seams[at] == WHITE and starts[at] - ends[at - 1] > GUESS_GAP * styles[at].size:
            begins.append(at)
            blanks.append(True)
        elif (parted := _parted(letters, at, alone=begins[-1] == at - 1)) is not None:
            begins.append(at)
            blanks.append(parted)
    return begins, blanks


def _with_condensed(letters: Letters, begins: list[int], blanks: list[bool]) -> tuple[list[int], list[bool]]:
    """The partings, with those of lines set so close that their blanks are no wider than kerning."""
    text = letters.text
    spans = zip(begins, [*begins[1:], len(text)], strict=True)
    long = [text[begin:end] for begin, end in spans if end - begin >= LONG]
    if not any(LONG_WORD.search(word) for word in long if not word.isascii()):
        return begins, blanks
    parted = dict(zip(begins, blanks, strict=True))
    for line in _runs(letters):
        gaps = [letters.starts[at] - letters.ends[at - 1] for at in line[1:]]
        usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
        size = letters.styles[line[0]].size
        if usual < CONDENSED * size:
            wide = usual + CONDENSED_GAP * size
            parted |= {at: True for at, gap in zip(line[1:], gaps, strict=True) if gap > wide and at not in parted}
    begins = sorted(parted)
    return begins, list(map(parted.__getitem__, begins))


def _runs(letters: Letters) -> Iterator[Sequence[int]]:
    """The letters of one style and height that follow each other: a line, or a part of one."""
    levels = list(zip(map(id, letters.styles), letters.feet, strict=True))
    starts = [at for at, (last, level) in enumerate(pairwise(levels), 1) if last != level]
    return (range(start, end) for start, end in pairwise((0, *starts, len(levels))))


def _reach(style: Style) -> tuple[float, float]:
    """How far before and behind the end of a letter the next one of its word may begin."""
    return -STEP_BACK * style.size, WORD_GAP * style.size


def _parted(letters: Letters, at: int, *, alone: bool) -> bool | None:
    """None where a letter goes on with the word before it, else whether a blank parts them; none so wide does.

    alone: the letter before is all of its word
    """
    seam = letters.seams[at]
    if seam == ACCENT:
        return None
    gap, em = letters.starts[at] - letters.ends[at - 1], letters.styles[at].size
    if seam == WHITE and letters.blank(at):
        return True
    if not _goes_on(letters, at, gap):
        return False
    return True if gap > MARK_GAP * em and _is_list_mark(letters.text[at - 1], alone=alone) else None


def _goes_on(letters: Letters, at: int, gap: float) -> bool:
    last, style = letters.styles[at - 1], letters.styles[at]
    low, high = _reach(last)
    if not low <= gap <= high or not (last is style or _alike(last, style)):
        return False
    return abs(letters.base(at - 1) - letters.base(at)) <= SAME_LINE * last.size


def _alike(last: Style, style: Style) -> bool:
    """Whether two styles may share a word: of one weight and size, in fonts that follow one table of letters."""
    resized = abs(last.size - style.size) > SAME_LINE * last.size
    return last.bold == style.bold and not resized and _table(last.font) == _table(style.font)


@cache
def _table(font: str) -> tuple[str | None, bool]:
    return font_encoding(font), draws_capitals(font)


def _is_list_mark(last: str, *, alone: bool) -> bool:
    """Whether a word is a bullet, or ends like a label (`a)`): Word sets its tab so near that no blank is left."""
    return last == ")" or (alone and last in "-+")


def each_once(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, each once. PDFium drops a string drawn over itself, but not a page drawn over itself."""
    if _are_apart(words):
        return tuple(words)
    namesakes: dict[str, _Twins] = {}
    return tuple(word for word in words if namesakes.setdefault(word.text, _Twins()).takes(word))


def _are_apart(words: Sequence[Word]) -> bool:
    """Whether each line is drawn in one go from left to right, clear of the others, so that no word lies on another."""
    reach = DOUBLE_SHIFT * max([word.size for word in words], default=0.0)
    base = x0 = -inf
    bases: set[float] = set()
    for word in words:
        if word.base != base:
            base = word.base
            if base in bases:
                return False
            bases.add(base)
        elif word.x0 - x0 <= reach:
            return False
        x0 = word.x0
    return all(lower - upper > reach for upper, lower in pairwise(sorted(bases)))


@dataclass(slots=True)
class _Twins:
    """Words of the same letters, none upon another; in a field of the page's grid there is room for one of a size."""

    fields: dict[tuple[float, float, float], Word] = field(default_factory=dict)

    def takes(self, word: Word) -> bool:
        """Whether there is room for a word, which then stands there."""
        reach = DOUBLE_SHIFT * word.size
        column, row = word.x0 // reach, word.base // reach
        if self.fields and any(
            twin is not None and abs(twin.base - word.base) <= reach and abs(twin.x0 - word.x0) <= reach
            for twin in [self.fields.get((word.size, column + x, row + y)) for x, y in _AROUND]
        ):
            return False
        self.fields[word.size, column, row] = word
        return True


_AROUND = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
