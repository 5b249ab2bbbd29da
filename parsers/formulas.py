"""The set lines of masthead, preamble and closing: what a line that stands alone is by its own words (DOMAIN 4).

Every function takes one line read through `plain` (one kind of dash, quote and blank). Nothing of a line's place in
the document is known here: that is the frame's.
"""

from __future__ import annotations

from functools import cache

import regex

from parsers.text import one_tone, squeeze
from parsers.vocabulary import alternatives, load

# `Số` as printed, as typed without its marks, and as scanners read it (`CỐ`).
_NUMBER_LINE = regex.compile(
    r"^(?:(?:Luật|Bộ\s+luật)\s+s[ốỐ]|S[ốỐôỔổÔÓóộỘ]|CỐ)\s*[:.]?\s*(?:\.{2,}|…|_+|\d|[-/]\s*\p{Lu}|$)"
)
_GROUNDS = regex.compile(
    r"^[-–+*]?\s*(?:Căn\s+cứ|Xét|Theo\s+đề\s+nghị|Thực\s+hiện|Triển\s+khai|Kính\s+gửi|Tiếp\s+tục\s+thực\s+hiện|Trên\s+cơ\s+sở)\b"
)
# A place before `ngày` without its comma is believed only where each of its words begins with a capital.
DATELINE_WITHOUT_COMMA = r"(?:Thành\s+phố\s+|TP\.?\s*)?\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+){0,3}"
_DATELINE = regex.compile(
    r"^(?:(?i:\p{Lu}[\p{L}\s.\-]{1,40},\s*(?:ngày|tháng)(?!\w))"
    rf"|{DATELINE_WITHOUT_COMMA}\s+ngày\s+\d{{1,2}}\s+tháng\s).*\d{{4}}\s*$"
)
_SUBJECT = regex.compile(r"^(?:V/v|Về việc)(?!\w)", regex.I)
_REPUBLIC = regex.compile(r"CỘNG\s+HO[ÀA]|C[ỘO]NG\s+H[ÒO]A\s+XÃ")
_ORIGIN = regex.compile(
    r"^\(?\s*(?:được\s+)?(?:(?:ban\s+hành|công\s+nhận|phê\s+duyệt|công\s+bố)\s+)?kèm\s+theo(?!\w)", regex.I
)
# `Nơi gửi:` in documents of the 1990s.
_NOI_NHAN = regex.compile(r"^[-*+\s]*n[ơo]i\s+(?:nh[ậâa]n\s*(?::|$|-)|gửi\s*:)", regex.I)
_SIGNING = regex.compile(r"^(?:T/?M|K/?T|T/?L|TUQ|T/UQ|TLĐ)[./]?\s+\p{Lu}")
_SIGNED = regex.compile(
    r"^\(?\s*(?:đã\s+k[ýí]|k[ýí],?\s+(?:ghi\s+rõ\s+họ\s+tên|đóng\s+dấu|tên)|(?:người\s+)?k[ýí]\s*(?:bởi\s*)?:|thời\s+gian\s+k[ýí]\s*:).*$",
    regex.I,
)
_DECISION = regex.compile(r"^(?:QUYẾT\s+NGHỊ|QUYẾT\s+ĐỊNH|KẾT\s+LUẬN)\s*:?$")
_SIGNED_BY = regex.compile(r"^\(?\s*đã\s+k[ýí]\s*[:)]*\s*", regex.I)
_HONOUR = r"(?:Đ/c|Đồng chí|GS\.?|PGS\.?|TS\.?|ThS\.?|BS\.?|CN\.?|KS\.?)"
_NAME = regex.compile(rf"^(?:{_HONOUR}[\s,]*)*\p{{Lu}}\p{{Ll}}*(?:\s+\p{{Lu}}\p{{Ll}}*){{1,5}}$")
_SIGNING_WORDS, _POSITION_WORDS = 16, 12
_WEB_TAIL = regex.compile(
    r"^(?:Theo\s+(?:Cổng|Báo|TTXVN|Trang|Tạp chí)|Link\b|Nguồn\b|Ngày\s+giờ\s+đăng|https?://|Xem\s+thêm|Tags?:|Từ\s+khóa)",
    regex.I,
)


def is_motto(line: str) -> bool:
    """Quốc hiệu, tiêu ngữ, or the Party's name, alone on a line."""
    return one_tone(line).lower().strip(" -_.*") in mottos() or bool(_REPUBLIC.match(line))


@cache
def mottos() -> frozenset[str]:
    """Quốc hiệu, tiêu ngữ and the Party's name in small letters."""
    return frozenset(one_tone(word) for word in load("layout")["motto"]["words"])


def is_number_line(line: str) -> bool:
    """`Số 16-CTr/ĐUK`, `Số: 49/NQ-HĐND`, also with the number left blank."""
    return bool(_NUMBER_LINE.match(line)) and len(line) < 90 and ("-" in line or "/" in line)


def is_dateline(line: str) -> bool:
    """`Nam Định, ngày 05 tháng 8 năm 2022`, also with the day or month left blank."""
    return len(line) < 80 and bool(_DATELINE.match(line))


def is_subject(line: str) -> bool:
    """`V/v chuẩn bị hội nghị`: the trích yếu that an official letter prints under its number."""
    return bool(_SUBJECT.match(line)) and len(line.split()) < 60


def is_addressee(line: str) -> bool:
    """`Kính gửi: …`: to whom a công văn goes."""
    return line.startswith("Kính gửi")


def is_grounds(line: str) -> bool:
    """A line that opens the preamble: `Căn cứ …`, `Thực hiện …`, `Xét …`, `Kính gửi …`."""
    return bool(_GROUNDS.match(line))


def is_decision(line: str) -> bool:
    """The verb that ends a preamble, alone on a line: `QUYẾT NGHỊ`, `QUYẾT ĐỊNH:`."""
    return bool(_DECISION.match(line))


def is_bracketed(line: str) -> bool:
    """A line wholly in brackets: `(Ban hành kèm theo Quyết định số …)`."""
    return line.startswith("(") and line.endswith(")")


def is_origin(line: str) -> bool:
    """What an annex or a regulation says it belongs to: `(Ban hành kèm theo Quyết định số …)`, or its first line."""
    return bool(_ORIGIN.match(line))


@cache
def _type_names() -> frozenset[str]:
    """Names of types that may open a line, abbreviations left out: `nghị quyết`, `chương trình hành động`."""
    return frozenset(word for row in load("types")["type"] for word in row["words"] if len(word) > 5)


@cache
def type_line() -> regex.Pattern[str]:
    """A type name in capitals at the head of a line: group `name`."""
    names = alternatives(map(str.upper, _type_names()))
    return regex.compile(rf"^(?P<name>{names}|LUẬT|BỘ LUẬT|PHÁP LỆNH)(?!\w)")


@cache
def headline() -> regex.Pattern[str]:
    """A headline that names type and number: `Kết luận số 40-KL/TW ngày … của … về …`: group `name`."""
    names = alternatives(_type_names())
    return regex.compile(rf"^(?:Toàn văn:?\s+)?(?P<name>(?i:{names}))\s+(?i:số)\s*:?\s*\d")


@cache
def named_headline() -> regex.Pattern[str]:
    """A headline that names type and body, or a congress: `Kết luận của … về …`, `Nghị quyết Đại hội …`."""
    titled = alternatives(name[0].upper() + name[1:] for name in _type_names())
    about = r"\s+của\s+\p{Lu}[^.;:]{3,120}?\s(?:về|thực\s+hiện|triển\s+khai)\s"
    return regex.compile(
        rf"^(?:(?P<name>{titled})(?={about})|(?P<name>Nghị\s+quyết)(?=\s+Đại\s+hội\s[^.;:]+$))(?!.*[.;:]$)"
    )


def read_headline(line: str) -> regex.Match[str] | None:
    """A headline that stands in for a type line, group `name`."""
    return headline().match(line) or named_headline().match(line)


def is_type_line(line: str) -> bool:
    """A type name in capitals and nothing else but what sort it is: `CHƯƠNG TRÌNH HÀNH ĐỘNG`, `QUY ĐỊNH (BỔ SUNG)`."""
    match = type_line().match(line)
    rest = line[match.end() :].strip(" :") if match else ""
    return bool(match) and (not rest or is_bracketed(rest))


def is_web_tail(line: str) -> bool:
    """A line that a web page printed behind the text: its source, its links."""
    return bool(_WEB_TAIL.match(line))


def is_noi_nhan(line: str) -> bool:
    """The line `Nơi nhận:`, or `Nơi gửi:`."""
    return bool(_NOI_NHAN.match(line))


def is_signing(line: str) -> bool:
    """`T/M BAN THƯỜNG VỤ`, `KT. GIÁM ĐỐC`: the formula above a position."""
    return bool(_SIGNING.match(line)) and line[:60].upper() == line[:60] and len(line.split()) <= _SIGNING_WORDS


def is_position(line: str) -> bool:
    """A position that signs, alone in capitals: `PHÓ BÍ THƯ`, `Q. GIÁM ĐỐC`."""
    if not line.isupper() or len(line.split()) > _POSITION_WORDS:
        return False
    return bool(_positions().match(one_tone(line).lower().removeprefix("q.").removeprefix("quyền ").lstrip()))


@cache
def _positions() -> regex.Pattern[str]:
    return regex.compile(alternatives(load("layout")["positions"]["words"]) + r"(?!\w)")


def is_signed_note(line: str) -> bool:
    """`(Đã ký)`, `(Ký, đóng dấu)`, `Ký bởi: …`: what stands for the signature."""
    return bool(_SIGNED.match(line)) and not line[0].islower()


def signed_name(line: str) -> str:
    """The person's name behind such a note on one line, empty where there is none: `Đã ký: Trần Văn An`."""
    note = _SIGNED_BY.match(line)
    name = line[note.end() :].rstrip() if note else ""
    return name if is_name(name) else ""


def is_name(line: str) -> bool:
    """A person's name alone on a line: `Trần Văn An`, `PGS. TS. Trần Văn An`, `TRẦN VĂN AN`."""
    line = _rank().sub("", line)
    if line.isupper():
        words = line.lower().split()
        return 3 <= len(words) <= 5 and words[0] in load("layout")["surnames"]["words"]
    return bool(_NAME.match(line)) and len(line) < 50


@cache
def _rank() -> regex.Pattern[str]:
    """A rank of the army or the police before a name: `Thượng tướng`, `Đại tá`."""
    return regex.compile(rf"^{alternatives(load('layout')['ranks']['words'])}[\s,.]+", regex.I)


def is_stamp(line: str, kind: str) -> bool:
    """MẬT, KHẨN and their like: only in capitals on a line of their own (DOMAIN 4.4)."""
    return line.isupper() and one_tone(squeeze(line)).lower().strip(" -_.*[]()") in stamps(kind)


@cache
def stamps(kind: str) -> frozenset[str]:
    """The words of one kind of stamp, `secrecy`, `urgency` or `circulation`, in small letters."""
    return frozenset(one_tone(word) for word in load("layout")[kind]["words"])
