"""Which body issues a document, and by which name (GUIDE, Metadata 3 and 4).

The one the type line names (`CỦA …`), else the one that issues in the preamble (`X ban hành …`), else the masthead,
else the signature; by the fullest name that one place gives that same body.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from parsers.formulas import is_dateline, is_motto, is_number_line, is_stamp, named_headline
from parsers.frame import Frame
from parsers.issuing import PREAMBLE_REACH, organ_head, read_issuing
from parsers.markers import read_marker
from parsers.model import Span, Text
from parsers.text import fold, one_tone, plain, squeeze

# Places that stand alone on the second line of a masthead and belong to the body above: `TỈNH NGHỆ AN`.
_PLACE_LINE = regex.compile(
    r"^(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|KHÓA|KHOÁ)\s", regex.I
)
_UNDER = regex.compile(
    r"^(?P<higher>BỘ\s(?!TRƯỞNG\s|TƯ\s+LỆNH\s|CHỈ\s+HUY\s).+?|(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN\s+(?:TỈNH|THÀNH\s+PHỐ)\s.+?)"
    r"\s+(?P<body>(?:CỤC|TỔNG\s+CỤC|SỞ|THANH\s+TRA\s+BỘ)(?!\w).*)$"
)
_TERM_BEHIND = regex.compile(
    r"(?<![\s,(])[\s,(]++(?:KHÓA|KHOÁ|NHIỆM\s+KỲ)\s+(?:THỨ\s+)?[IVXLC\d].*$", regex.S | regex.I
)
_HEADLINE_OF = regex.compile(
    r"\scủa\s+(?P<body>\p{Lu}[^,.;:()]{3,120}?)(?=\s*(?:[,(]|(?:về|thực hiện|triển khai|ngày|khóa|khoá)\s|$))"
)
_TERM_REACH = 60
_RULE = regex.compile(r"^[-–_=*\s.]+$")
_ABBREVIATIONS = (
    (regex.compile(r"\bubnd\b"), "uy ban nhan dan"),
    (regex.compile(r"\bhdnd\b"), "hoi dong nhan dan"),
    (regex.compile(r"\bbch\b"), "ban chap hanh"),
    (regex.compile(r"\bbtv\b"), "ban thuong vu"),
    (regex.compile(r"\bubmttq(?:vn)?\b"), "uy ban mat tran to quoc"),
)
_KHOA = r"KH[ÓO][ÁA]?\s+[IVXL\d]+"
_OF = regex.compile(rf"^CỦA\s+(?P<body>.+?)(?:\s*+[(,]?+\s*+(?P<term>{_KHOA})\s*\)?)?(?:\s+VỀ\s.*)?$", regex.I)
_SECOND_BODY = regex.compile(r"[^,]+?(?=\s+(?:VỀ|V/V)\s|$)")
_PERSON = regex.compile(r"(?:CÁC\s+)?(?:ĐỒNG\s+CHÍ|Đ/C|ÔNG|BÀ)\s")
# `ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ XÃ … LẦN THỨ I, NHIỆM KỲ 2025 - 2030`; of a plenum the committee is the body.
_ORDINAL = r"LẦN\s+THỨ\s+(?:\d+|\p{Lu}+(?:\s+(?:MỘT|HAI|BA|BỐN|TƯ|LĂM|SÁU|BẢY|TÁM|CHÍN))?)"
_MEETING_LINE = regex.compile(
    rf"^(?:(?P<congress>ĐẠI\s+HỘI\s[^,()]+?(?:\s{_ORDINAL}|(?=\s+KH[ÓO][ÁA]\s)))"
    rf"|HỘI\s+NGHỊ\s+(?:{_ORDINAL}\s*,?\s*(?:CỦA\s+)?(?P<after>BAN\s[^,()]+?)|(?P<before>BAN\s[^,()]+?)\s+{_ORDINAL}))"
    rf"(?:\s*+[(,]?+\s*+(?P<term>{_KHOA}|NHIỆM\s+KỲ\s+\d{{4}}\s*-\s*\d{{4}})[^()]*\)?)?$"
)
_MEETING_ALONE = regex.compile(rf"^HỘI\s+NGHỊ\s+{_ORDINAL}$")
_TERM = regex.compile(
    r"\(?\s*(?P<term>kh(?:óa|oá)\s+(?:[IVXL]+|\d{1,2})(?:\s*,\s*nhiệm\s+kỳ\s+\d{4}\s*[-–]\s*\d{4})?)\s*\)?", regex.I
)


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuing body as one place of the document names it; `place` is None where the signature alone names it."""

    name: str | None
    parent: str | None = None
    place: Span | None = None
    term: str | None = None


def read_issuer(text: Text, frame: Frame, type_name: str | None, signing: str | None) -> Issuer:
    """Who issues: by the type line, the line or the preamble that decides, the masthead, or the formula `signing`."""
    masthead = masthead_bodies(text, frame)
    own = masthead[-1] if masthead else None
    parent = " ".join(squeeze(span.of(text.text)) for span in masthead[:-1]) or None
    of, term = _type_line(text, frame)
    issuing = of or _authority(text, frame)
    introduced = bool(signing and signing.lower().startswith("thay mặt"))
    # An official letter speaks of other bodies in its first lines; its own stands in the masthead.
    if issuing is None and not introduced and (frame.type is not None or own is None):
        issuing = read_issuing(text, frame, type_name)
    term = term or _session(text, frame)
    if own is None and issuing is None:
        return Issuer(_signed(signing), term=term)
    if own and (issuing is None or _names_more(text, own, issuing)):
        return Issuer(squeeze(own.of(text.text)), parent, own, term or _term_behind(text, own))
    assert issuing
    issuing = _without_term(text, issuing)
    return Issuer(squeeze(issuing.of(text.text)), parent, issuing, term or _term_behind(text, issuing))


def _names_more(text: Text, own: Span, issuing: Span) -> bool:
    """Whether the masthead gives the body that issues in the preamble by as full a name (GUIDE, Metadata 4)."""
    one, other = own.of(text.text), issuing.of(text.text)
    return same_body(one, other) and len(_words(one)) >= len(_words(other))


def masthead_bodies(text: Text, frame: Frame) -> list[Span]:
    """The bodies printed in the masthead, the highest first; a line that only names a place joins the one above."""
    bodies: list[Span] = []
    stop = frame.type if frame.type is not None else frame.body
    for index in range(frame.head, stop):
        span = text.paragraphs[index].span
        line = plain(span.of(text.text))
        if _is_no_body(line):
            if bodies and (is_motto(line) or is_number_line(line)):
                break
            continue
        if bodies and (_PLACE_LINE.match(line) or _continues(bodies[-1].of(text.text), line)):
            bodies[-1] = Span(bodies[-1].start, span.end)
        else:
            bodies += _parted(span, line)
    return [_without_term(text, span) for span in bodies if _names_organ(span.of(text.text))]


def _parted(span: Span, line: str) -> list[Span]:
    """A masthead's line; two where a ministry or a province and the body under it are printed on one."""
    under = _UNDER.match(line)
    if not under:
        return [span]
    start, end = (span.start + place for place in under.span("body"))
    return [Span(span.start, span.start + under.end("higher")), Span(start, end)]


def _without_term(text: Text, span: Span) -> Span:
    """`HỘI ĐỒNG NHÂN DÂN TỈNH X KHÓA XVI, KỲ HỌP THỨ 6`: the body's name ends before its term."""
    match = _TERM_BEHIND.search(span.of(text.text))
    return Span(span.start, span.start + match.start()) if match and match.start() else span


def _is_no_body(line: str) -> bool:
    return (
        not line.isupper()
        or bool(_RULE.match(line))
        or is_motto(line)
        or is_number_line(line)
        or is_dateline(line)
        or any(is_stamp(line, kind) for kind in ("secrecy", "urgency", "circulation"))
        or line.startswith(("DỰ THẢO", "(DỰ THẢO", "LƯU HÀNH", "TÀI LIỆU"))
    )


_WANTS_MORE = regex.compile(r"(?:[-–,&]|\b(?:VÀ|CÁC|CỦA|KHỐI|TRỰC THUỘC))\s*$")


def _continues(before: str, line: str) -> bool:
    """Whether a masthead line goes on in the next: it ends in a word that wants another (`BAN QUẢN LÝ CÁC`)."""
    return _WANTS_MORE.search(plain(before)) is not None or line.startswith(("VÀ ", "& ", "- "))


# What stands in names of organs, wherever (`ĐẢNG BỘ …`, `… TỈNH ĐOÀN`).
_OF_ORGANS = regex.compile(r"ủy|uỷ|bộ|đoàn|hội|ban|sở|viện|trường", regex.I)


def _names_organ(body: str) -> bool:
    return bool(organ_head().search(one_tone(plain(body))) or _OF_ORGANS.search(body))


def _type_line(text: Text, frame: Frame) -> tuple[Span | None, str | None]:
    """The body that the type line names, on the type's own line or the next one, and the term in brackets."""
    if frame.type is None:
        return None, None
    first = text.paragraphs[frame.type].span
    headline_of = _HEADLINE_OF.search(first.of(text.text)) if not first.of(text.text)[:6].isupper() else None
    if headline_of:
        return Span(first.start + headline_of.start("body"), first.start + headline_of.end("body")), None
    if meeting := meeting_line(text, frame):
        return meeting
    for index in range(frame.type, min(frame.type + 2, len(text.paragraphs))):
        span = text.paragraphs[index].span
        words = plain(span.of(text.text))
        at = words.find("CỦA ")
        if at < 0 or (index > frame.type and at > 0) or (not words[:at].isupper() and at > 0):
            continue
        match = _OF.match(words[at:])
        if match and match["body"].isupper() and _names_organ(match["body"]) and not is_person(match["body"]):
            start = span.start + at + match.start("body")
            term = match["term"]
            end = start + len(match["body"].rstrip())
            return Span(start, _second_body(text, index, end) or end), squeeze(term) if term else None
    return None, None


def is_person(body: str) -> bool:
    """Whether `CỦA …` names who concluded, not the body whose document it is (`CỦA ĐỒNG CHÍ TỔNG BÍ THƯ`)."""
    return bool(_PERSON.match(body))


def _second_body(text: Text, index: int, end: int) -> int | None:
    """Where the second of two bodies ends, the first of which a comma ends: `CỦA BỘ CHÍNH TRỊ,` / `BAN BÍ THƯ`."""
    if text.text[end - 1] != "," or index + 1 >= len(text.paragraphs):
        return None
    span = text.paragraphs[index + 1].span
    words = plain(span.of(text.text))
    match = _SECOND_BODY.match(words)
    return span.start + match.end() if match and words.isupper() and organ_head().match(one_tone(words)) else None


def meeting_line(text: Text, frame: Frame) -> tuple[Span, str | None] | None:
    """The congress, or the committee whose plenum it was, that the line under NGHỊ QUYẾT names, and its term.

    A headline names it behind the type: `Nghị quyết Đại hội đại biểu Đảng bộ … lần thứ XI`.
    """
    if frame.type is None:
        return None
    span = text.paragraphs[frame.type].span
    line = plain(span.of(text.text))
    if headline := named_headline().match(line):
        span = Span(span.start + headline.end("name") + 1, span.end)
    elif line.startswith(("NGHỊ QUYẾT", "KẾT LUẬN")) and frame.type + 1 < len(text.paragraphs):
        span = text.paragraphs[frame.type + 1].span
        if line.startswith("KẾT LUẬN") and not plain(span.of(text.text)).startswith("HỘI NGHỊ"):
            return None
        if _MEETING_ALONE.match(plain(span.of(text.text))) and frame.type + 2 < len(text.paragraphs):
            span = Span(span.start, text.paragraphs[frame.type + 2].span.end)
    else:
        return None
    words = plain(span.of(text.text))
    match = _MEETING_LINE.match(words.upper() if headline else words)
    if not match:
        return None
    group = next(name for name in ("congress", "after", "before") if match[name])
    body = Span(span.start + match.start(group), span.start + match.end(group))
    term = span.of(text.text)[match.start("term") : match.end("term")] if match["term"] else None
    return body, squeeze(term) if term else None


_DECIDING = regex.compile(
    r"^(?P<body>.+?)(?:\s+(?:(?:QUYẾT\s+ĐỊNH|QUYẾT\s+NGHỊ)\s*:?|(?:QUY\s+ĐỊNH|BAN\s+HÀNH)\s.+))?$"
)


def _authority(text: Text, frame: Frame) -> Span | None:
    """The line in capitals that decides: `ỦY BAN NHÂN DÂN …` over its grounds, `TRƯỞNG BAN … QUYẾT ĐỊNH` under them."""
    # In a short document the lines that sign come next.
    stop = frame.closing[0] if frame.closing else len(text.paragraphs)
    for index in range(frame.body, min(frame.body + PREAMBLE_REACH, stop)):
        span = text.paragraphs[index].span
        line = plain(span.of(text.text))
        if read_marker(line):
            break
        match = _DECIDING.match(line)
        if line.isupper() and match and len(line.split()) < 25 and _OFFICE.match(match["body"]):
            return _without_term(text, Span(span.start, span.start + match.end("body")))
    return None


_OFFICE = regex.compile(
    r"^(?:(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|TRƯỞNG\s+BAN|GIÁM\s+ĐỐC|BỘ\s+TRƯỞNG|TỔNG\s+GIÁM\s+ĐỐC|CỤC\s+TRƯỞNG|HIỆU\s+TRƯỞNG|CHÁNH\s+VĂN\s+PHÒNG)|ỦY\s+BAN|UỶ\s+BAN|HỘI\s+ĐỒNG|BAN\s|BỘ\s|CHÍNH\s+PHỦ|THỦ\s+TƯỚNG|QUỐC\s+HỘI|TỈNH\s|HUYỆN\s|ĐẢNG\s+(?:ỦY|UỶ)|SỞ\s)"
)


def same_body(one: str, other: str) -> bool:
    """Whether one name is the other, shortened: its words all stand in it once abbreviations are written out."""
    few, many = sorted((_words(one), _words(other)), key=len)
    return bool(few) and few <= many


_WORD = regex.compile(r"\w+")


def _words(name: str) -> set[str]:
    spelled = fold(name)
    for pattern, whole in _ABBREVIATIONS:
        spelled = pattern.sub(whole, spelled)
    return set(_WORD.findall(spelled))


def _term_behind(text: Text, own: Span) -> str | None:
    """The khóa printed right behind the body's name in the masthead."""
    match = _TERM.match(text.text[own.end : own.end + _TERM_REACH].lstrip(" \n,("))
    return squeeze(match["term"]) if match else None


def _session(text: Text, frame: Frame) -> str | None:
    """The khóa that a council's resolution prints with the deciding body: `HỘI ĐỒNG … KHÓA XVI, KỲ HỌP THỨ 6`."""
    for paragraph in text.paragraphs[frame.body : frame.body + 3]:
        line = plain(paragraph.span.of(text.text))
        if line.isupper() and (match := _TERM.search(line)):
            return squeeze(match["term"])
    return None


_FOR_A_BODY = regex.compile(r"^(?:T/?M[./]?|(?i:thay\s+mặt))\s+(?P<body>.+?)(?:\s+K/?T\b.*)?$")


def _signed(signing: str | None) -> str | None:
    """The body that the first line of the formula names: `T/M ĐẢNG ỦY`, `Thay mặt Đảng ủy` -> `ĐẢNG ỦY`."""
    match = _FOR_A_BODY.match(signing or "")
    return squeeze(match["body"]) if match else None
