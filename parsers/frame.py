"""Where a document's parts stand: head, type line, title, body, closing (Nơi nhận and signature), annexes, and its end.

What a web page printed before the masthead and after the signature is outside. Indexes count paragraphs; ranges
are half-open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from parsers.markers import read_marker
from parsers.model import Span, Text
from parsers.text import one_tone, plain
from parsers.vocabulary import alternatives, load

# The masthead and the title stand at the top; farther down a type name in capitals belongs to an annex.
_HEAD_REACH = 80
_TITLE_REACH = 8
_NUMBER_LINE = regex.compile(r"^(?:(?:Luật|Bộ\s+luật)\s+s[ốỐ]|S[ốỐôỔổÔÓóộỘ]|CỐ)\s*[:.]?\s*(?:\.{2,}|…|_+|\d|[-/]\s*\p{Lu}|$)")
_CAN_CU = regex.compile(r"^[-–+*]?\s*(?:Căn\s+cứ|Xét|Theo\s+đề\s+nghị|Thực\s+hiện|Triển\s+khai|Kính\s+gửi|Tiếp\s+tục\s+thực\s+hiện|Trên\s+cơ\s+sở)\b")
_BRACKETED = regex.compile(r"^\(.*\)$", regex.S)
_NOI_NHAN = regex.compile(r"^[-*+\s]*n[ơo]i\s+nh[ậâa]n\s*(?::|$|-)", regex.I)
_SIGNING = regex.compile(r"^(?:T/?M|K/?T|T/?L|TUQ|T/UQ|TLĐ)[./]?\s+\p{Lu}")
_NAME = regex.compile(r"^(?:(?:Đ/c|Đồng chí|GS\.?|PGS\.?|TS\.?|ThS\.?|BS\.?)\s*)*\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*){1,5}$")
_WEB_TAIL = regex.compile(r"^(?:Theo\s+(?:Cổng|Báo|TTXVN|Trang|Tạp chí)|Link\b|Nguồn\b|Ngày\s+giờ\s+đăng|https?://|Xem\s+thêm|Tags?:|Từ\s+khóa)", regex.I)
_CLOSING_WORDS = 22
_ATTACHED_TITLE = regex.compile(r"^(?:QUY\s+CHẾ|QUY\s+ĐỊNH|KẾ\s+HOẠCH|ĐỀ\s+ÁN|CHƯƠNG\s+TRÌNH|ĐIỀU\s+LỆ|HƯỚNG\s+DẪN|DANH\s+MỤC|PHỤ\s+LỤC|MẪU|BIỂU|PHÂN\s+CÔNG|BẢNG)\b")


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
    number = _first(words, is_number_line, _HEAD_REACH)
    kind = _type_line(words, number)
    anchors = [index for index in (_first(words, is_motto, _HEAD_REACH), number, kind) if index is not None]
    top = min(anchors) if anchors else 0
    if kind is not None and number is not None and kind < number:
        top = min(index for index in anchors if index != number)
    head = _head_start(words, top)
    title = _title(text, words, kind, number)
    body = title[1] if title[1] > title[0] else (kind + 1 if kind is not None else _after_head(words, head, top, number))
    if kind is None:
        body = next((index for index in range(head, min(head + 20, len(words))) if words[index].startswith("Kính gửi")), body)
    while body < len(words) and title[1] > title[0] and _BRACKETED.match(words[body]):
        body += 1
    body = min(body, len(words))
    closing = _closing(text, words, body)
    return Frame(head, kind, title, body, closing, _end(text, words, closing))


def is_motto(line: str) -> bool:
    """Quốc hiệu, tiêu ngữ, or the Party's name, alone on a line."""
    return one_tone(line).lower().strip(" -_.*") in _mottos() or bool(regex.match(r"CỘNG\s+HO[ÀA]|C[ỘO]NG\s+H[ÒO]A\s+XÃ", line))


@cache
def _mottos() -> frozenset[str]:
    return frozenset(one_tone(word) for word in load("layout")["motto"]["words"])


def is_number_line(line: str) -> bool:
    """`Số 16-CTr/ĐUK`, `Số: 49/NQ-HĐND`, also with the number left blank."""
    return bool(_NUMBER_LINE.match(line)) and len(line) < 90 and ("-" in line or "/" in line)


@cache
def type_line() -> regex.Pattern[str]:
    """A type name in capitals at the head of a line: group `name`."""
    names = {word for row in load("types")["type"] for word in row["words"] if len(word) > 5}
    return regex.compile(rf"^(?P<name>{alternatives(name.upper() for name in names)}|LUẬT|BỘ LUẬT|PHÁP LỆNH)(?!\w)")


def _first(words: Sequence[str], test: object, reach: int) -> int | None:
    assert callable(test)
    return next((index for index, line in enumerate(words[:reach]) if test(line)), None)


def _type_line(words: Sequence[str], number: int | None) -> int | None:
    """The first line that is a type name in capitals and nothing else, or names its issuer or subject after it."""
    pattern = type_line()
    loose = None
    for index, line in enumerate(words[:_HEAD_REACH]):
        match = pattern.match(line)
        if not match:
            continue
        rest = line[match.end() :].strip(" :-")
        if not rest:
            return index
        starts_title = regex.match(r"(?:CỦA|VỀ|Về|v/v|VỀ VIỆC|SỐ|thực hiện|THỰC HIỆN|BAN HÀNH|Ban hành|CÔNG TÁC)(?!\w)", rest)
        if loose is None and (starts_title or len(line.split()) < 30) and (number is None or index > number):
            loose = index
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
    while index < len(words) and index < _HEAD_REACH and (is_motto(words[index]) or is_dateline(words[index]) or _is_subject(words[index])):
        index += 1
    return index


def is_dateline(line: str) -> bool:
    """`Nam Định, ngày 05 tháng 8 năm 2022`, also with the day or month left blank."""
    return len(line) < 80 and bool(regex.match(r"^\p{Lu}[\p{L}\s.\-]{1,40},\s*(?:ngày|tháng)(?!\w).*\d{4}\s*$", line, regex.I))


def _is_subject(line: str) -> bool:
    return bool(regex.match(r"^(?:V/v|Về việc)(?!\w)", line, regex.I)) and len(line.split()) < 60


def _subject_end(words: Sequence[str], start: int) -> int:
    """A trích yếu under the number goes on over lines that are no stamp, motto, date or addressee."""
    end = start + 1
    while end < len(words) and end - start < 4:
        line = words[end]
        if line.isupper() or is_motto(line) or is_dateline(line) or _CAN_CU.match(line) or line.endswith((".", ":", ";")):
            break
        end += 1
    return end


def _title(text: Text, words: Sequence[str], kind: int | None, number: int | None) -> tuple[int, int]:
    """The lines under the type name, up to the first that is preamble: an opener, a closed sentence, a unit."""
    if kind is None:
        start = (number if number is not None else -1) + 1
        for index in range(start, min(start + 6, len(words))):
            if _is_subject(words[index]):
                return index, _subject_end(words, index)
        return start, start
    start = index = kind + 1
    while index < len(words) and index - start < _TITLE_REACH:
        line = words[index]
        if _ends_title(text, words, index, start):
            break
        index += 1
        if _BRACKETED.match(line):
            break
    while index > start and _BRACKETED.match(words[index - 1]):
        index -= 1
    return start, index


def _ends_title(text: Text, words: Sequence[str], index: int, start: int) -> bool:
    """Whether the paragraph at `index` is no longer the title."""
    line = words[index]
    if read_marker(line) or is_motto(line) or line.startswith("- ") or is_dateline(line) or is_number_line(line):
        return True
    if line.isupper():
        return index > start and _is_authority(words, index)
    if line.endswith((".", ":", ";", "…")) or len(line.split()) > 90:
        return not _BRACKETED.match(line)
    if index > start and line.endswith(",") and _CAN_CU.match(line):
        return True
    # A title may itself begin with `Thực hiện …`; the second such line is the preamble.
    opener = bool(_CAN_CU.match(line))
    return index > start and opener and not text.paragraphs[index].bold


def _is_authority(words: Sequence[str], index: int) -> bool:
    """A body in capitals under the title that decides (`ỦY BAN NHÂN DÂN TỈNH …`), with the grounds right below."""
    organ = regex.match(r"^(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|HỘI ĐỒNG|BỘ TRƯỞNG|CHÍNH PHỦ|THỦ TƯỚNG|GIÁM ĐỐC|TRƯỞNG BAN|BAN |TỔNG |CỤC TRƯỞNG|QUỐC HỘI|SỞ |BỘ |HIỆU TRƯỞNG)", words[index])
    follows = any(_CAN_CU.match(line) or line.startswith("- Căn cứ") for line in words[index + 1 : index + 3])
    return bool(organ) and follows


def is_signing(line: str) -> bool:
    """`T/M BAN THƯỜNG VỤ`, `KT. GIÁM ĐỐC`: the formula above a position."""
    return bool(_SIGNING.match(line)) and line[:60].upper() == line[:60] and len(line.split()) <= 16


def is_position(line: str) -> bool:
    """A position that signs, alone in capitals: `PHÓ BÍ THƯ`."""
    if not line.isupper() or len(line.split()) > 12:
        return False
    return bool(_positions().match(one_tone(line).lower().replace("q. ", "")))


@cache
def _positions() -> regex.Pattern[str]:
    return regex.compile(alternatives(load("layout")["positions"]["words"]) + r"(?!\w)")


def is_name(line: str) -> bool:
    """A person's name alone on a line."""
    return bool(_NAME.match(line)) and len(line) < 50


def is_noi_nhan(line: str) -> bool:
    """The line `Nơi nhận:`."""
    return bool(_NOI_NHAN.match(line))


def _closing(text: Text, words: Sequence[str], body: int) -> tuple[int, int] | None:
    """The first Nơi nhận or signature after the body begins, down to the last line that can belong to it."""
    for index in range(body, len(words)):
        if text.paragraphs[index].role != "body":
            continue
        line = words[index]
        alone = is_position(line) and index + 1 < len(words) and any(map(is_name, words[index + 1 : index + 3]))
        if is_noi_nhan(line) or is_signing(line) or alone:
            return index, _closing_end(text, words, index)
    return None


def _closing_end(text: Text, words: Sequence[str], start: int) -> int:
    signed = listed = False
    index = start
    while index < len(words):
        line = words[index]
        paragraph = text.paragraphs[index]
        if paragraph.role != "body" or (index > start and _begins_annex(line)):
            break
        if signed and listed and not (is_name(line) or line.startswith("- ")):
            break
        if len(line.split()) > _CLOSING_WORDS and not line.startswith(("-", "+")) and not is_noi_nhan(line):
            break
        signed = signed or (is_name(line) and index > start and not line.startswith("- "))
        listed = listed or is_noi_nhan(line)
        index += 1
    return max(index, start + 1)


def _begins_annex(line: str) -> bool:
    marker = read_marker(line)
    return bool(marker and marker.kind == "phu_luc") or (line.isupper() and bool(_ATTACHED_TITLE.match(line)))


def _end(text: Text, words: Sequence[str], closing: tuple[int, int] | None) -> int:
    """After the closing only annexes, tables and footnotes are the document's; a web page's own lines are not."""
    last = len(words)
    if closing:
        after = closing[1]
        if after < last and (text.paragraphs[after].role != "body" or any(map(_begins_annex, words[after : after + 6]))):
            return last
        return after if after < last else last
    while last > 1 and _WEB_TAIL.match(words[last - 1]):
        last -= 1
    return last
