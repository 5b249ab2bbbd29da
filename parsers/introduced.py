"""The number and day that the sentence under a headline tells: `Ngày …, X đã ban hành Nghị quyết số … về …`.

A newspaper prints a text so, under a headline that names type, body and subject (GUIDE, Metadata 1).
"""

from __future__ import annotations

from collections.abc import Mapping

import regex

from parsers.dates import DATE, iso
from parsers.formulas import named_headline
from parsers.frame import Frame
from parsers.model import Span, Text
from parsers.numbers import Number, find_numbers
from parsers.tails import read_tail
from parsers.text import fold, plain

_REACH = 2
_ISSUED = regex.compile(r"(?<!\w)(?:ban\s+hành|ký)\s+(?P<type>\p{L}+(?:\s\p{L}+){0,4}?)\s+số\s*:?\s*$")
_DAY = regex.compile(rf"(?<!\w)[Nn]gày\s+{DATE}\s*,[^.;]*$")
# As much of the subject as tells that the sentence speaks of this document.
_SUBJECT_LETTERS = 40


def read_introduced(
    text: Text, frame: Frame, type_name: str | None, title: str | None
) -> tuple[Number, str | None, Mapping[str, Span]] | None:
    """The number, the day, and where they stand; only of the headline's own type and subject."""
    if frame.type is None or not type_name or not title:
        return None
    if not named_headline().match(plain(text.paragraphs[frame.type].span.of(text.text))):
        return None
    subject = fold(title)[:_SUBJECT_LETTERS]
    for paragraph in text.paragraphs[frame.body : frame.body + _REACH]:
        words, start = plain(paragraph.span.of(text.text)), paragraph.span.start
        for number in find_numbers(words):
            issued = _ISSUED.search(words, 0, number.start)
            tail = read_tail(words, number.end, len(words))
            if not issued or fold(issued["type"]) != fold(type_name):
                continue
            if not fold(words[tail.end :]).lstrip(" ,").startswith(subject):
                continue
            places = {"number": Span(start + number.start, start + number.end)}
            before = _DAY.search(words, 0, number.start)
            if before and iso(before):
                places["issued_on"] = Span(
                    start + before.start("day"), start + max(before.end("year"), before.end("year2"))
                )
            return number, tail.issued_on or (iso(before) if before else None), places
    return None
