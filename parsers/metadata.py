"""Metadata: number, type, issuer, place, dates, trích yếu, signature, recipients; each with the place it was read from.

What a document does not print is None. Where a file has no masthead of its own, the headline or the sentence that
introduces it stands in (GUIDE, Metadata 1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from parsers.adoption import read_adoption
from parsers.casing import running_case
from parsers.datelines import read_dateline
from parsers.dates import DATE, iso
from parsers.formulas import is_addressee, is_number_line, is_stamp, read_headline, type_line
from parsers.frame import Frame
from parsers.introduced import read_introduced
from parsers.issuer import is_person, meeting_line, read_issuer
from parsers.model import Metadata, Span, Text
from parsers.numbers import Number, find_numbers, read_code
from parsers.signature import read_recipients, read_signature
from parsers.text import fold, plain, squeeze
from parsers.vocabulary import load

_DAY_BEHIND = regex.compile(rf"\s*,?\s*\(?\s*(?:ngày\s*)?{DATE}", regex.I)
_ABOUT = regex.compile(r"^(?:V/v|v/v)\s*:?\s*")
# Where a title begins that stands in the line of the type.
_TITLE_IN_LINE = regex.compile(r"(?<!\w)(?:VỀ|Về|về|thực hiện|THỰC HIỆN|ban hành|BAN HÀNH)(?!\w)")
_BLANK = r"[\s._…]*"
_BLANK_SYMBOL = regex.compile(
    rf"S[ốỐ]\s*:?\s*{_BLANK}(?P<rest>[-/]\s*(?:\d{{4}}\s*/\s*)?\p{{Lu}}[\p{{L}}\d&]*(?:\s?[-/]\s?\p{{Lu}}[\p{{L}}\d&]*)*)",
    regex.I,
)
_ABOUT_BEHIND = regex.compile(r"\n|\s+(?:VỀ|V/V)\s")
_LETTER = "Công văn "
# A headline that carries another document out: `KẾ HOẠCH THEO 40-KL/TW`.
_THEO, _THEO_REACH = regex.compile(r"(?<!\S)theo\s*$"), 20
# A stamp may stand over the masthead.
_STAMP_REACH = 4


def read_metadata(text: Text, frame: Frame) -> Metadata:
    """All metadata of a document; `places` names the spans they stand at."""
    places: dict[str, Span] = {}
    type_name = _type_name(text, frame, places)
    number, code, issuer_code = _number(text, frame, type_name, places)
    place, issued_on = _place_and_date(text, frame, places)
    signature = read_signature(text, frame)
    places.update(signature.places)
    issuer = read_issuer(text, frame, type_name, signature.authority)
    if issuer.place:
        places["issuer"] = issuer.place
    title = _title(text, frame, places)
    told = None if number or code else read_introduced(text, frame, type_name, title)
    if told:
        number, day, said = told
        code, issuer_code, issued_on = number.printed_code, number.issuer_code, issued_on or day
        places.update(said)
    serial = number.serial_number if number else None
    adopted_on, adopted_at = read_adoption(text, frame)
    if adopted_at:
        places["adopted_on"] = adopted_at
    if number and not issued_on:
        issued_on = _beside(text, places)
    if type_name is None and number:
        type_name = _named_by(number)
    elif type_name is None and issuer_code and code in (None, "CV") and _is_letter(text, frame):
        type_name = "Công văn"
    return Metadata(
        number=number.printed if number else None,
        serial=serial,
        type_code=code or _official_code(type_name),
        type_name=type_name,
        issuer_code=issuer_code,
        issuer=issuer.name,
        issuer_name=running_case(issuer.name) if issuer.name else None,
        parent_issuer=issuer.parent,
        place=place,
        issued_on=issued_on,
        adopted_on=adopted_on,
        title=title,
        term=issuer.term,
        signing_authority=signature.authority,
        signer_position=signature.position,
        signer_name=signature.name,
        secrecy=_stamp(text, frame, "secrecy", places),
        urgency=_stamp(text, frame, "urgency", places),
        recipients=read_recipients(text, frame),
        places=tuple(places.items()),
    )


def _type_name(text: Text, frame: Frame, places: dict[str, Span]) -> str | None:
    """The type as titled, in sentence case: `CHƯƠNG TRÌNH HÀNH ĐỘNG` -> `Chương trình hành động`."""
    if frame.type is None:
        return None
    span = text.paragraphs[frame.type].span
    words = plain(span.of(text.text))
    match = type_line().match(words) or read_headline(words)
    assert match, "the frame's type line is one"
    places["type_name"] = Span(span.start + match.start("name"), span.start + match.end("name"))
    return squeeze(match["name"]).capitalize()


def _official_code(type_name: str | None) -> str | None:
    """The abbreviation of a titled type: `Nghị quyết` -> `NQ`, `Kế hoạch hành động` -> `KH`, `Quy định` -> `QĐ`."""
    if not type_name:
        return None
    for row in load("types")["type"]:
        if any(fold(word) == fold(type_name) for word in row["words"]):
            return row.get("same_as") or row["code"] or None
    return None


def _number(
    text: Text, frame: Frame, type_name: str | None, places: dict[str, Span]
) -> tuple[Number | None, str | None, str | None]:
    """(the document's own number, type code as printed, issuer code); a blank number still gives its symbol."""
    for index in _head(frame):
        span = text.paragraphs[index].span
        line = span.of(text.text)
        if not is_number_line(plain(line)):
            continue
        if plain(line).rstrip().endswith(("-", "/")) and index + 1 < len(text.paragraphs):
            # A narrow cell broke the number behind a sign: `Số: 16 -`, `HD/BTCTW`.
            line = text.text[span.start : text.paragraphs[index + 1].span.end]
        # A document that names no type is an official letter, whose body need not be a listed one (`813/HC-CNHC`).
        said = _LETTER if frame.type is None else ""
        for number in find_numbers(said + line):
            start = span.start - len(said)
            places["number"] = Span(start + number.start, start + number.end)
            if said and _is_letter(text, frame) and (letter := _as_letter(number)):
                number = letter
            return number, number.printed_code, number.issuer_code
        blank = _BLANK_SYMBOL.match(plain(line))
        if blank:
            for number in find_numbers(f"{said}1{blank['rest'].replace(' ', '')}"):
                return None, number.printed_code, number.issuer_code
    return _stand_in_number(text, frame, type_name, places)


def _is_letter(text: Text, frame: Frame) -> bool:
    """Whether a document without a type line has the subject or the addressee of an official letter."""
    if frame.title[1] > frame.title[0]:
        return True
    return frame.body < len(text.paragraphs) and is_addressee(plain(text.paragraphs[frame.body].span.of(text.text)))


def _as_letter(number: Number) -> Number | None:
    """The number of an official letter whose body looks like a type (`5253/CT-CS`), None where the code is a letter's.

    Only a letter's own head tells that it is one.
    """
    if number.party or number.year or number.type_code in (None, "CV"):
        return None
    sign = number.printed[len(number.serial)]
    if sign != "/":
        return None
    issuer = number.printed[len(number.serial) + 1 :]
    return replace(number, type_code=None, printed_code=None, issuer_code=issuer)


def _head(frame: Frame) -> range:
    """The paragraphs of the masthead and, in files that lost it, all before the preamble."""
    return range(frame.head, max(frame.body, frame.head))


def _stand_in_number(
    text: Text, frame: Frame, type_name: str | None, places: dict[str, Span]
) -> tuple[Number | None, str | None, str | None]:
    """The number in a headline above the document or in the type line itself: `KẾT LUẬN SỐ 40-KL/TW …`."""
    stop = (frame.type if frame.type is not None else min(frame.body, 3)) + 1
    if not type_name:
        return None, None, None
    kind = fold(type_name).split()[0]
    for index in range(min(stop, len(text.paragraphs)) - 1, -1, -1):
        span = text.paragraphs[index].span
        line = plain(span.of(text.text))
        folded = fold(line)
        named = folded.find(kind)
        for number in find_numbers(line):
            is_behind = 0 <= named <= number.start - len(kind)
            if (
                number.printed_code
                and is_behind
                and not _THEO.search(folded, max(0, number.start - _THEO_REACH), number.start)
            ):
                places["number"] = Span(span.start + number.start, span.start + number.end)
                return number, number.printed_code, number.issuer_code
    return None, None, None


def _place_and_date(text: Text, frame: Frame, places: dict[str, Span]) -> tuple[str | None, str | None]:
    """The date line: place kept also where the day is left blank, date only where it is whole."""
    dateline = read_dateline(text, _head(frame), range(*frame.title))
    if dateline is None:
        return None, None
    places["place"] = dateline.place
    if dateline.day:
        places["issued_on"] = dateline.day
    return squeeze(dateline.place.of(text.text)), dateline.issued_on


def _beside(text: Text, places: dict[str, Span]) -> str | None:
    """The date that a headline prints beside the number: `Chỉ thị số 90-CT/TW (ngày 02/3/2023)`."""
    where = places.get("number")
    if where is None or is_number_line(plain(_paragraph_at(text, where).of(text.text))):
        return None
    after = text.text[where.end : _paragraph_at(text, where).end]
    match = _DAY_BEHIND.match(plain(after))
    return iso(match) if match else None


def _paragraph_at(text: Text, span: Span) -> Span:
    return next(paragraph.span for paragraph in text.paragraphs if paragraph.span.holds(span))


def _named_by(number: Number) -> str | None:
    """The type of a document without a type line: by its code, or an official letter (`2457/UBND-VX`)."""
    if known := read_code(number.printed_code):
        return known[1]
    return "Công văn" if number.issuer_code and not number.year else None


def _title(text: Text, frame: Frame, places: dict[str, Span]) -> str | None:
    """The trích yếu's lines joined, without the issuer part; from `về` where the type line itself holds it."""
    spans = [text.paragraphs[index].span for index in range(*frame.title)]
    lines = [(span, squeeze(span.of(text.text))) for span in _behind(text, spans, places.get("issuer"))]
    # The first words of a place that is broken over two lines may stand under the trích yếu.
    place = places.get("place", Span(0, 0))
    lines = [
        (span, line)
        for index, (span, line) in enumerate(lines)
        if not _is_issuer_part(line, first=not index) and not place.holds(span)
    ]
    # The congress or plenum that resolved is no title, where another stands under it.
    if len(lines) > 1 and (meeting := meeting_line(text, frame)):
        lines = [(span, line) for span, line in lines if span.start > meeting[0].end] or lines
    if lines and frame.type is None:
        lines = [(span, _ABOUT.sub("", line)) for span, line in lines]
    if not lines and frame.type is not None:
        span = text.paragraphs[frame.type].span
        match = _TITLE_IN_LINE.search(span.of(text.text))
        if match:
            places["title"] = Span(span.start + match.start(), span.end)
            return squeeze(places["title"].of(text.text))
    if not lines:
        return None
    places["title"] = Span(lines[0][0].start, lines[-1][0].end)
    return " ".join(line for _, line in lines)


def _behind(text: Text, spans: Sequence[Span], issuer: Span | None) -> list[Span]:
    """The lines of the trích yếu without the issuer that stands before its first words (`CỦA BAN BÍ THƯ VỀ …`)."""
    if issuer is None or not spans or not spans[0].start < issuer.end < spans[-1].end:
        return list(spans)
    if not text.text.startswith("CỦA ", issuer.start - 4) or not _ABOUT_BEHIND.match(text.text, issuer.end):
        return list(spans)
    return [Span(max(span.start, issuer.end), span.end) for span in spans if span.end > issuer.end]


_OF_BODY = regex.compile(r"CỦA\s.")
_OF_TERM = regex.compile(r"\(\s*KH(?:ÓA|OÁ)\s+[IVXL\d]+\s*\)")


def _is_issuer_part(line: str, first: bool) -> bool:
    """`CỦA BAN BÍ THƯ` right under the type, or `(KHÓA XV)`; a later line `CỦA THÔNG TƯ …` goes on with the title."""
    if line.startswith("CỦA ") and is_person(line.removeprefix("CỦA ")):
        return False
    of_body = first and _OF_BODY.match(line)
    return line.isupper() and bool(of_body or _OF_TERM.fullmatch(line))


def _stamp(text: Text, frame: Frame, kind: str, places: dict[str, Span]) -> str | None:
    """MẬT, KHẨN and their like in the head, as printed."""
    for index in range(max(0, frame.head - _STAMP_REACH), frame.body):
        span = text.paragraphs[index].span
        if is_stamp(plain(span.of(text.text)), kind):
            places[kind] = span
            return squeeze(span.of(text.text)).strip(" -_.*[]()")
    return None
