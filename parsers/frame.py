"""Where a document's parts stand: head, type line, title, body, closing (Nơi nhận and signature), annexes, and its end.

What a web page printed before the masthead and after the signature is outside. Indexes count paragraphs; ranges
are half-open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import regex

from parsers.attached import after_brackets, begins_annex, is_issued_with
from parsers.formulas import (
    headline,
    is_addressee,
    is_bracketed,
    is_dateline,
    is_decision,
    is_grounds,
    is_motto,
    is_name,
    is_noi_nhan,
    is_number_line,
    is_origin,
    is_position,
    is_signing,
    is_subject,
    is_web_tail,
    named_headline,
    signed_name,
    type_line,
)
from parsers.markers import read_marker
from parsers.model import Span, Text
from parsers.text import plain

# The masthead and the title stand at the top; farther down a type name in capitals belongs to an annex.
_HEAD_REACH = 80
_ADDRESSEE_REACH = 20
_TITLE_REACH = 8
_TITLE_WORDS = 90
_SUBJECT_REACH = 6
# A web page's headline stands at its top.
_HEADLINE_REACH = 25
# The masthead of what is attached may stand between the signature and its title.
_ANNEX_REACH = 8
_CLOSING_WORDS = 22
# What goes on behind the type name where the type line also names the issuer or the subject.
_STARTS_TITLE = regex.compile(r"(?:CỦA|VỀ|Về|v/v|VỀ VIỆC|SỐ|thực hiện|THỰC HIỆN|BAN HÀNH|Ban hành|CÔNG TÁC)(?!\w)")
_TYPE_LINE_WORDS = 30
_ABOUT = regex.compile(r"(?<!\w)(?:về|thực hiện|ban hành)(?!\w)", regex.I)
# `Về hướng dẫn …` under the number of an official letter, without `V/v`.
_ABOUT_UNDER = regex.compile(r"Về\s+\p{Ll}")
_ORGAN_ABOVE_GROUNDS = regex.compile(
    r"^(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|HỘI ĐỒNG|BỘ TRƯỞNG|CHÍNH PHỦ|THỦ TƯỚNG|GIÁM ĐỐC|TRƯỞNG BAN|BAN |TỔNG |CỤC TRƯỞNG"
    r"|QUỐC HỘI|SỞ |BỘ |HIỆU TRƯỞNG)"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Paragraph indexes of a document's parts.

    head:    where the masthead begins; what stands before it is none of the document
    type:    the line that names the type (`KẾ HOẠCH`), None where there is none (công văn)
    title:   first and last-plus-one paragraph of the trích yếu
    body:    where the preamble begins
    closing: Nơi nhận and signature, None where the file has neither
    end:     where the document, its annexes included, ends
    """

    head: int
    type: int | None
    title: tuple[int, int]
    body: int
    closing: tuple[int, int] | None
    end: int

    def closing_span(self, text: Text) -> Span | None:
        """The closing as a stretch of the canonical text."""
        if not self.closing:
            return None
        first, last = self.closing
        return Span(text.paragraphs[first].span.start, text.paragraphs[last - 1].span.end)


def find_frame(text: Text) -> Frame:
    """The parts of a document; every index is valid for `text.paragraphs`, of which there is at least one."""
    words = [plain(paragraph.span.of(text.text)) for paragraph in text.paragraphs]
    top_lines = _top_lines(text, words)
    number = _first(top_lines, is_number_line, _HEAD_REACH)
    kind = _type_line(top_lines, number)
    anchors = [index for index in (_first(top_lines, is_motto, _HEAD_REACH), number, kind) if index is not None]
    top = min(anchors) if anchors else 0
    if kind is not None and number is not None and kind < number:
        top = min(index for index in anchors if index != number)
    head = _head_start(words, top)
    title = _title(text, words, kind, number)
    body = (
        title[1] if title[1] > title[0] else (kind + 1 if kind is not None else _after_head(words, head, top, number))
    )
    if kind is None:
        body = _after_masthead(words, body)
        body = _addressee(words, title[1] if title[1] > title[0] else head, head + _ADDRESSEE_REACH, body)
    if kind is not None:
        body = after_brackets(words, min(body, len(words)))
    closing = _closing(text, words, body)
    return Frame(head, kind, title, body, closing, _end(text, words, closing))


def _top_lines(text: Text, words: Sequence[str]) -> list[str]:
    """The lines that may be of the head: no footnotes, and of a letter without a head none behind its closing."""
    lines = [words[at] if text.paragraphs[at].role == "body" else "" for at in range(min(len(words), _HEAD_REACH))]
    letter = bool(lines) and is_addressee(lines[0])
    return lines[: next((at for at, line in enumerate(lines) if letter and is_noi_nhan(line)), len(lines))]


def _addressee(words: Sequence[str], start: int, stop: int, otherwise: int) -> int:
    """The line that says to whom a công văn goes: its body begins there."""
    return next((index for index, line in enumerate(words[start:stop], start) if is_addressee(line)), otherwise)


def _first(words: Sequence[str], test: Callable[[str], bool], reach: int) -> int | None:
    return next((index for index, line in enumerate(words[:reach]) if test(line)), None)


def _type_line(words: Sequence[str], number: int | None) -> int | None:
    """The first line that is a type name in capitals alone, else one that names issuer or subject after it.

    Where a page printed only a text's body, the headline that names type and number stands in.
    """
    loose = None
    for index, line in enumerate(words[:_HEAD_REACH]):
        match = type_line().match(line)
        if not match:
            continue
        rest = line[match.end() :].strip(" :-")
        if not rest or is_bracketed(rest):
            return index
        fits = bool(_STARTS_TITLE.match(rest)) or len(line.split()) < _TYPE_LINE_WORDS
        if loose is None and fits and (number is None or index > number):
            loose = index
    if loose is None and number is None and not any(map(is_subject, words[:_HEADLINE_REACH])):
        numbered = _first(words, lambda line: bool(headline().match(line)), _HEADLINE_REACH)
        if numbered is not None or any(map(is_motto, words[:_HEADLINE_REACH])):
            return numbered
        return 0 if words and named_headline().match(words[0]) else None
    return loose


def _head_start(words: Sequence[str], top: int) -> int:
    """Up from the first sure line of the masthead over the issuing bodies printed in capitals above it."""
    start = top
    while start > 0 and top - start < 6:
        line = words[start - 1]
        capitals = line.isupper() and len(line.split()) <= 16 and not line.endswith((".", ";"))
        if not (capitals or line == "*"):
            break
        start -= 1
    return start


def _after_head(words: Sequence[str], head: int, top: int, number: int | None) -> int:
    """Where the body begins in a document that has no type line: after number, date, trích yếu and addressee."""
    index = head if number is None else max(top, number) + 1
    while (
        index < len(words)
        and index < _HEAD_REACH
        and (is_motto(words[index]) or is_dateline(words[index]) or is_subject(words[index]))
    ):
        index += 1
    return index


def _after_masthead(words: Sequence[str], index: int) -> int:
    """Behind the motto and the date line that columns print under the trích yếu of an official letter."""
    while index < len(words) and (is_motto(words[index]) or is_dateline(words[index])):
        index += 1
    return index


def _subject_end(words: Sequence[str], start: int) -> int:
    """A trích yếu under the number goes on over lines that are no stamp, motto, date or addressee."""
    end = start + 1
    while end < len(words) and end - start < 4:
        line = words[end]
        if line.isupper() or is_motto(line) or is_dateline(line) or is_grounds(line) or line.endswith((".", ":", ";")):
            break
        end += 1
    return end


def _title(text: Text, words: Sequence[str], kind: int | None, number: int | None) -> tuple[int, int]:
    """The lines under the type name, up to the first that is preamble: an opener, a closed sentence, a unit."""
    if kind is None:
        start = (number if number is not None else -1) + 1
        for index in range(start, min(start + _SUBJECT_REACH, len(words))):
            if is_subject(words[index]) or (index == start and number is not None and _ABOUT_UNDER.match(words[index])):
                return index, _subject_end(words, index)
        return start, start
    start = index = kind + 1
    holds_it = named_headline().match(words[kind]) or (headline().match(words[kind]) and _ABOUT.search(words[kind]))
    if not words[kind].isupper() and holds_it:
        return start, start
    while index < len(words) and index - start < _TITLE_REACH:
        line = words[index]
        if _ends_title(text, words, index, start):
            break
        index += 1
        if is_bracketed(line):
            break
    while index > start and is_bracketed(words[index - 1]):
        index -= 1
    return start, index


def _ends_title(text: Text, words: Sequence[str], index: int, start: int) -> bool:
    """Whether the paragraph at `index` is no longer the title."""
    line = words[index]
    if read_marker(line) or line.startswith("- ") or (line.startswith("(") and is_origin(line)):
        return True
    if is_motto(line) or is_dateline(line) or is_number_line(line):
        return True
    if line.isupper():
        return line.endswith(":") or (index > start and (is_decision(line) or _is_authority(words, index)))
    if index > start and line[:1].isupper() and index + 1 < len(words) and is_decision(words[index + 1]):
        return True
    if line.endswith(",") and index + 1 < len(words) and words[index + 1].isupper() and words[index + 1].endswith(":"):
        return True
    if index == start and line.endswith(".") and text.paragraphs[index].bold and len(line.split()) <= _TITLE_WORDS:
        return bool(is_grounds(line))  # a title closed like a sentence
    if line.endswith((".", ":", ";", "…")) or len(line.split()) > _TITLE_WORDS:
        return not is_bracketed(line)
    if index > start and line.endswith(",") and is_grounds(line):
        return True
    # A title may itself begin with `Thực hiện …`; the second such line is the preamble.
    opener = bool(is_grounds(line))
    return index > start and opener and not text.paragraphs[index].bold


def _is_authority(words: Sequence[str], index: int) -> bool:
    """A body in capitals under the title that decides (`ỦY BAN NHÂN DÂN TỈNH …`), with the grounds right below."""
    follows = any(is_grounds(line) or line.startswith("- Căn cứ") for line in words[index + 1 : index + 3])
    return bool(_ORGAN_ABOVE_GROUNDS.match(words[index])) and follows


def _closing(text: Text, words: Sequence[str], body: int) -> tuple[int, int] | None:
    """The first Nơi nhận or signature after the body begins, down to the last line that can belong to it."""
    for index in range(body, len(words)):
        if text.paragraphs[index].role != "body":
            continue
        line = words[index]
        alone = is_position(line) and index + 1 < len(words) and any(map(_names_signer, words[index + 1 : index + 3]))
        if is_noi_nhan(line) or is_signing(line) or alone:
            return index, _closing_end(text, words, index)
    return None


def _names_signer(line: str) -> bool:
    return is_name(line) or bool(signed_name(line))


def _closing_end(text: Text, words: Sequence[str], start: int) -> int:
    signed = listed = False
    index = start
    while index < len(words):
        line = words[index]
        paragraph = text.paragraphs[index]
        if paragraph.role != "body" or (index > start and begins_annex(line)):
            break
        if signed and listed and not (is_name(line) or line.startswith("- ")):
            break
        if len(line.split()) > _CLOSING_WORDS and not line.startswith(("-", "+")) and not is_noi_nhan(line):
            break
        signed = signed or (index > start and not line.startswith("- ") and _names_signer(line))
        listed = listed or is_noi_nhan(line)
        index += 1
    return max(index, start + 1)


def _end(text: Text, words: Sequence[str], closing: tuple[int, int] | None) -> int:
    """After the closing only annexes, tables and footnotes are the document's; a web page's own lines are not."""
    last = len(words)
    if closing:
        after = closing[1]
        near = words[after : after + _ANNEX_REACH]
        if near and (text.paragraphs[after].role != "body" or any(map(begins_annex, near)) or is_issued_with(near)):
            return last
        return after if after < last else last
    while last > 1 and is_web_tail(words[last - 1]):
        last -= 1
    return last
