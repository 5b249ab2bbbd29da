"""Word's automatic numbers: which number or bullet Word prints before a paragraph, in words of text.

The numbers stand nowhere in the paragraphs. A paragraph names a list (`w:num`) and a level, itself or through its
style; the list points to a definition (`w:abstractNum`) that says how each level looks; and the number is what has
been counted so far. Counts belong to the definition, so lists that share one go on counting where the other
stopped, and a list with `w:startOverride` starts again where it is first used.

    paragraph, styles -> (list, level) -> count -> "1.1."
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from parsers.markers import to_roman
from parsers.readers.docx_parts import VAL, flag, value, w
from parsers.readers.docx_styles import Styles

LEVELS = 9
# Beyond this the text of a level is no label but a page before every paragraph, and a number no count.
LONGEST_TEXT, LONGEST_FIGURE = 200, 10
LARGEST = 0x7FFF  # Word counts no further ([MS-DOC] 2.9.150); `lowerLetter` would fill pages
BULLET = "-"
# Bullets that a reader tells from the dash: a plus stands a level below it, a star opens a heading (DOMAIN 4.5).
SPEAKING_BULLETS = {"+": "+", "*": "*"}
UNITS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# After tens, three units change: mười lăm, hai mươi mốt, hai mươi tư.
UNITS_AFTER_TEN = (*UNITS[:5], "lăm", *UNITS[6:])
UNITS_AFTER_TENS = ("", "mốt", "hai", "ba", "tư", "lăm", *UNITS[6:])


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list looks.

    restart: the level below which this one starts again, counted from 1; 0 for never, None for any higher level
    legal:   whether the numbers of the levels above are printed in figures (`Chương I` but `Điều 1.1`)
    style:   the paragraph style that is tied to this level
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list that paragraphs name: the definition whose counts it shares, its levels, and where it starts afresh."""

    definition: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]

    def start(self, level: int) -> int:
        """The first number of a level."""
        return self.starts.get(level, self.levels.get(level, Level()).start)


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of a document and how far each has been counted: ask for the paragraphs in their order, once each."""

    lists: Mapping[str, NumberedList]
    styles: Styles
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, paragraph: Element) -> str:
        """What Word prints before a paragraph (`I.`, `1.1.`, `a)`, `-`), empty if nothing; counts it."""
        found = self._place(paragraph)
        return self.count(*found) if found else ""

    def count(self, list_id: str, level: int) -> str:
        """The label of the next item of a list at a level."""
        numbered = self.lists[list_id]
        counts = self.counts.setdefault(numbered.definition, [None] * LEVELS)
        if list_id not in self.begun:
            # At the first use of the list, at whatever level, and not again: so does Word itself.
            self.begun.add(list_id)
            for fresh in numbered.starts:
                counts[fresh] = None
        for above in range(level):
            # A level that was jumped over counts as used: the first `1.` after a `1.1.` is `2.` (Microsoft KB Q110380).
            if counts[above] is None:
                counts[above] = numbered.start(above)
        last = counts[level]
        counts[level] = numbered.start(level) if last is None else last + 1
        for deeper in range(level + 1, LEVELS):
            if _restarts(numbered.levels.get(deeper, Level()), deeper, level):
                counts[deeper] = None
        numbers = [count or 0 for count in counts[: level + 1]]
        return _print(numbered.levels, level, numbers)

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and the level of a paragraph: said by itself, else by its style or one that is based upon.

        A style that is tied to a level of the list stands at that level, whatever it says itself.
        """
        properties = paragraph.find(w("pPr"))
        list_id = value(properties, "numPr", "numId")
        level = _number(value(properties, "numPr", "ilvl"))
        chain = list(self.styles.chain(self.styles.of_paragraph(paragraph)))
        if list_id is None:
            list_id = next(filter(None, (value(style, "pPr", "numPr", "numId") for style in chain)), None)
        if list_id is None or list_id not in self.lists:
            return None
        levels = self.lists[list_id].levels
        for style in chain if level is None else ():
            tied = (at for at, each in levels.items() if each.style == style.get(w("styleId")))
            level = next(tied, _number(value(style, "pPr", "numPr", "ilvl")))
            if level is not None:
                break
        return list_id, level if level is not None and 0 <= level < LEVELS else 0


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """The lists of `numbering.xml`; none where the file has no such part. `numId` 0 is no list: it switches off."""
    if root is None:
        return Numbering({}, styles)
    definitions = {each.get(w("abstractNumId"), ""): each for each in root.iterfind(w("abstractNum"))}
    linked = {value(each, "styleLink"): name for name, each in definitions.items()}
    lists = {}
    for num in root.iterfind(w("num")):
        name = value(num, "abstractNumId") or ""
        if name in definitions:
            name = linked.get(value(definitions[name], "numStyleLink") or "", name)
            lists[num.get(w("numId"), "")] = _read_list(num, name, definitions[name])
    lists.pop("0", None)
    return Numbering(lists, styles)


def _read_list(num: Element, name: str, definition: Element) -> NumberedList:
    levels = _read_levels(definition)
    starts = {}
    for override in num.iterfind(w("lvlOverride")):
        level, start = _number(override.get(w("ilvl"))), _number(value(override, "startOverride"))
        levels |= _read_levels(override)
        if start is not None and level is not None and 0 <= level < LEVELS:
            starts[level] = start
    return NumberedList(name, levels, starts)


def _read_levels(parent: Element) -> dict[int, Level]:
    levels = ((_number(level.get(w("ilvl"))), level) for level in parent.iterfind(w("lvl")))
    return {at: _read_level(level) for at, level in levels if at is not None and 0 <= at < LEVELS}


def _read_level(level: Element) -> Level:
    start, form = _number(value(level, "start")), level.find(w("numFmt"))
    kind = "decimal" if form is None else form.get(VAL, "decimal")
    text = (value(level, "lvlText") or "")[:LONGEST_TEXT]
    if kind == "bullet":
        text = _bullet(text, pictured=level.find(w("lvlPicBulletId")) is not None)
    elif kind == "custom" and form is not None:
        kind = form.get(w("format"), "decimal")
    return Level(
        # Word always writes the start; the programs that leave it out mean 1, whatever the standard says (0).
        start=1 if start is None else start,
        format=kind,
        text=text,
        restart=_number(value(level, "lvlRestart")),
        legal=bool(flag(level, "isLgl")),
        style=value(level, "pStyle"),
    )


def _bullet(text: str, *, pictured: bool) -> str:
    """The sign of a bullet: `-` for every dot, square, arrow and dash of every symbol font; words stay."""
    sign = text.strip()
    if len(sign) > 1:
        return sign
    if not sign:
        return BULLET if pictured else ""
    # Symbol fonts keep their signs at U+F000 and above, in the order of ASCII.
    plain = chr(ord(sign) - 0xF000) if 0xF020 <= ord(sign) < 0xF080 else sign
    return SPEAKING_BULLETS.get(plain, BULLET)


def _restarts(deeper: Level, at: int, used: int) -> bool:
    """Whether a level starts again after an item of a level above."""
    limit = at if deeper.restart is None else deeper.restart
    return used < min(limit, at)


def _print(levels: Mapping[int, Level], at: int, numbers: list[int]) -> str:
    """The text of a level with its place-holders `%1` … `%9` filled in."""
    level = levels.get(at, Level())
    if level.format == "bullet":
        return level.text

    def fill(match: re.Match[str]) -> str:
        wanted = int(match[1]) - 1
        form = levels.get(wanted, Level()).format
        plain = level.legal and form not in {"decimalZero", "bullet", "none"}
        return format_number(numbers[wanted], "decimal" if plain else form) if wanted <= at else ""

    return _PLACE_OF_NUMBER.sub(fill, level.text).strip()


_PLACE_OF_NUMBER = re.compile("%([1-9])")
# A form that is no name but a number as it is to look: `001`.
_PADDED = re.compile(r"(0+1)\b")


def format_number(number: int, form: str) -> str:
    """A number in one of Word's formats; in figures where the format is unknown.

    >>> [format_number(9, form) for form in ("upperRoman", "lowerLetter", "decimalZero", "001, 002, 003, ...")]
    ['IX', 'i', '09', '009']
    """
    if not 0 <= number <= LARGEST:
        return str(number)
    if padded := _PADDED.match(form):
        return str(number).zfill(len(padded[1]))
    return FORMATS.get(form, str)(number)


def _letters(number: int) -> str:
    """Letters as Word counts them: a to z without đ, then aa, bb, cc."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def _words(number: int) -> str:
    """A number below a hundred in Vietnamese words, others in figures."""
    tens, units = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    if tens == 0:
        return UNITS[units]
    if tens == 1:
        return f"mười {UNITS_AFTER_TEN[units]}".strip()
    return f"{UNITS[tens]} mươi {UNITS_AFTER_TENS[units]}".strip()


def _rank(number: int) -> str:
    return "thứ " + {1: "nhất", 4: "tư"}.get(number, _words(number))


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": to_roman,
    "lowerRoman": lambda number: to_roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "cardinalText": lambda number: _words(number).capitalize(),
    "ordinalText": lambda number: _rank(number).capitalize(),
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "numberInDash": lambda number: f"- {number} -",
    "bullet": lambda number: "",
    "none": lambda number: "",
}


def _number(text: str | None) -> int | None:
    try:
        return None if text is None else int(text[:LONGEST_FIGURE])
    except ValueError:
        return None
