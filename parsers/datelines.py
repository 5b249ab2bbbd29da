"""The date line of the masthead: place and day, also where a narrow cell broke it over two or three paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from parsers.dates import DATE, iso
from parsers.formulas import DATELINE_WITHOUT_COMMA, is_number_line
from parsers.model import Span, Text
from parsers.numbers import find_numbers
from parsers.text import plain

_BLANK = r"[\s._…]*"
_DATELINE = regex.compile(
    rf"(?P<place>\p{{Lu}}[\p{{L}}\s.\-]{{1,40}}?)\s*,\s*(?:ngày\s*(?:{DATE}"
    rf"|{_BLANK}(?:\d{{1,2}})?{_BLANK}tháng{_BLANK}\d{{0,2}}{_BLANK}năm\s*\d{{0,4}})|tháng\s*\d{{1,2}}\s*năm\s*\d{{4}})",
    regex.I,
)
_WITHOUT_COMMA = regex.compile(rf"(?P<place>{DATELINE_WITHOUT_COMMA})\s+ngày\s*{DATE}\s*$")
_LENGTH = 160
# A line that breaks off in its date goes on in the next paragraph: `Cao Bằng, ngày`, `Nội, ngày 21 tháng 11 năm`.
_BROKEN_DAY = regex.compile(r",\s*ngày(?:\s*\d{1,2}(?:\s*tháng(?:\s*\d{1,2}(?:\s*năm)?)?)?)?$", regex.I)
_GOES_ON = regex.compile(r"^(?:(?:\d{1,2}\s*)?(?:tháng|năm)(?!\p{L})|\d{4}$)", regex.I)
_MOST_LINES = 3
# What is left of a place whose beginning stands in the paragraph before: one syllable, or the rest of a city's name.
_REST = regex.compile(r"^(?:\p{L}+|phố\s+\p{Lu}[\p{L}\s]+|(?:Hồ\s+)?Chí\s+Minh)$")
_BEGINNING = regex.compile(r"^(?:Thành|(?:(?:Thành\s+phố|TP\.?)\s*)?(?:\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*){0,2})?)$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A date line's place, and its day where that is whole."""

    place: Span
    day: Span | None = None
    issued_on: str | None = None


def read_dateline(text: Text, head: Iterable[int], title: range) -> Dateline | None:
    """The first date line of the paragraphs `head` outside `title`; the place is kept also where the day is blank."""
    for index in head:
        if index in title:
            continue
        span = _whole(text, index)
        line = plain(span.of(text.text))
        if len(line) > _LENGTH:
            continue
        # Flattened columns leave number and date on one line: the place begins behind the number.
        behind = max((number.end for number in find_numbers(line)), default=0)
        match = _DATELINE.search(line, behind if is_number_line(line) else 0) or _WITHOUT_COMMA.match(line)
        if not match:
            continue
        place = Span(span.start + match.start("place"), span.start + match.end("place"))
        day = iso(match) if match["day"] else None
        return Dateline(
            _with_beginning(text, index, place),
            Span(span.start + match.start("day"), span.start + match.end()) if day else None,
            day,
        )
    return None


def _whole(text: Text, index: int) -> Span:
    """The paragraph, with those that follow while its date breaks off."""
    span = text.paragraphs[index].span
    for after in text.paragraphs[index + 1 : index + _MOST_LINES]:
        breaks_off = _BROKEN_DAY.search(plain(span.of(text.text)))
        if not breaks_off or not _GOES_ON.match(plain(after.span.of(text.text))):
            break
        span = Span(span.start, after.span.end)
    return span


def _with_beginning(text: Text, index: int, place: Span) -> Span:
    """The place with its first words where they stand alone in the paragraph before: `Hà`, `Thành phố Hồ Chí`."""
    if not index or place.start != text.paragraphs[index].span.start or not _REST.match(plain(place.of(text.text))):
        return place
    before = text.paragraphs[index - 1].span
    return Span(before.start, place.end) if _BEGINNING.match(plain(before.of(text.text))) else place
