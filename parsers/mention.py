"""What stands with a mention: date, issuer and term behind it in any order, the title after them, the clause pinpointed before it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from parsers.dates import DATE, iso
from parsers.model import CitationKind
from parsers.numbers import Number
from parsers.text import squeeze
from parsers.vocabulary import alternatives, load

# A name of a body is not longer than this; steering committees list what they steer.
_ISSUER_WORDS, _STEERING_WORDS = 18, 32
_DATE_TAIL = regex.compile(rf"\s*,?\s*(?:\(\s*)?(?:ký\s+|ban\s+hành\s+)?(?:ngày\s*)?{DATE}(?:\s*\))?", regex.I)
ROMAN_OR_DIGITS = r"(?:[IVXLl1]{1,7}|\d{1,2})"
_TERM_TAIL = regex.compile(rf"\s*,?\s*\(?\s*(?P<term>kh(?:óa|oá)\s+{ROMAN_OR_DIGITS})(?!\w)\s*\)?", regex.I)
_YEARS_TAIL = regex.compile(r"\s*,?\s*\(?\s*(?P<term>nhiệm\s+kỳ\s+\d{4}\s*-\s*\d{4})\s*\)?", regex.I)
_PLENUM = (
    r"Hội\s+nghị\s+(?:lần\s+thứ\s+(?:\d{1,2}|\p{L}+(?:\s+(?:một|hai|ba|bốn|tư|lăm))?)\s*,?\s*(?:của\s+)?)?"
    r"(?:Ban\s+Chấp\s+hành\s+Trung\s+ương|BCH\s*(?:TW|Trung\s+ương)|Trung\s+ương(?:\s+\d{1,2})?)(?:\s+Đảng)?(?:\s+Cộng\s+sản\s+Việt\s+Nam)?"
)
_CENTRAL = (
    rf"(?:{_PLENUM}|Bộ\s+Chính\s+trị|Ban\s+Bí\s+thư|Ban\s+Chấp\s+hành\s+Trung\s+ương(?:\s+Đảng)?|Chính\s+phủ|Thủ\s+tướng\s+Chính\s+phủ|Quốc\s+hội|Ủy\s+ban\s+Thường\s+vụ\s+Quốc\s+hội)"
)
_BARE_ISSUER = regex.compile(rf"\s*,?\s*(?P<issuer>{_CENTRAL})(?!\w)(?!\s+(?:đã|ban|quy|yêu|giao|kết|quyết|cho)(?!\w))", regex.I)
# Where the name of a body ends: what opens a title, a clause or a verb.
_STOP_WORDS = frozenset(
    "về ban-hành quy-định phê-duyệt hướng-dẫn sửa-đổi thực-hiện triển-khai trên tại đã gắn theo để là được trong khóa khoá ngày năm đến cho với nhằm hoặc từ "
    "tới do ký bảo-đảm tiếp-tục kèm-theo có-hiệu-lực bằng như này nêu đối-với thì phải cần sẽ cùng một-số vào ra hay bổ-sung thông-qua quán-triệt giao điều-chỉnh phát-động "
    "nhiệm-kỳ mà có việc đạt thay-thế còn nhất-là đồng-thời hiện nếu khi góp-phần phù-hợp liên-quan sau gồm sơ-kết tổng-kết đưa đề-ra giai-đoạn tổ-chức-thực-hiện".split()
)
_WORD = regex.compile(r"[^\s,;.:()\"“”]+")
_MARK = regex.compile(r"[,;.:()\"“”]")
# Names of bodies that hold `và` or commas: what joins them is followed by one more capital that begins no body or document.
_JOINING = regex.compile(r"^(?:Bộ|Sở|Ban\s+Tuyên|Phòng|Ủy\s+ban|Ban\s+Chính|Đảng\s+(?:ủy|uỷ|bộ)|Khối|Ban\s+(?:Thường|Chấp)|Tỉnh|Bộ\s+trưởng|Giám\s+đốc|Trung\s+tâm|Liên)")
_PIN = regex.compile(
    r"(?P<pin>(?:[Đđ]iểm\s+[a-zđ](?:\s*,\s*[a-zđ])*(?:\s+và\s+[a-zđ])?\s*,?\s*)?(?:[Kk]hoản\s+\d+(?:\s*,\s*\d+)*(?:\s+và\s+\d+)?\s*,?\s*)?(?:Điều|điều|Mục|Chương|Phần|Khoản)\s+(?:\d+|[IVXL]+)(?:\s*,\s*\d+)*(?:\s+và\s+\d+)?)"
    r"\s*,?\s*(?:(?:của|tại|trong)\s+)?(?:(?:Quy\s+định|Quy\s+chế|Điều\s+lệ|Hướng\s+dẫn)\s+)?(?:(?:được\s+)?ban\s+hành\s+)?(?:kèm\s+theo\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention while its neighbours are being read: offsets are absolute in the canonical text.

    title_start, title_end: the stretch of its own title behind it, both equal to `end` where it has none
    typed: whether a type word was printed before the number
    """

    kind: CitationKind
    start: int
    end: int
    type_name: str
    rule: str
    number: Number | None = None
    printed: str | None = None
    serial: str | None = None
    key: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    term: str | None = None
    title_start: int = 0
    title_end: int = 0
    title: str | None = None
    typed: bool = True
    pinpoint: str | None = None


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands behind a number or a name: where it ends, and what it says."""

    end: int
    issued_on: str | None = None
    issuer: str | None = None
    term: str | None = None


def read_tail(flat: str, at: int, stop: int) -> Tail:
    """Date, issuer and term behind `at`, each at most once, in any order."""
    day = issuer = term = None
    end = at
    while True:
        date = None if day else _DATE_TAIL.match(flat, end, stop)
        if date and iso(date):
            day, end = iso(date), _balanced(flat, end, date.end())
            continue
        said = None if term else _TERM_TAIL.match(flat, end, stop) or _YEARS_TAIL.match(flat, end, stop)
        if said:
            term, end = squeeze(said["term"]), _balanced(flat, end, said.end())
            continue
        name = None if issuer else _issuer_tail(flat, end, stop)
        if name:
            issuer, end = squeeze(flat[name[0] : name[1]]), name[1]
            continue
        return Tail(end, day, issuer, term)


def _balanced(flat: str, start: int, end: int) -> int:
    """`end` without a closing bracket that was not opened behind `start`, and without blanks."""
    piece = flat[start:end]
    if piece.count(")") > piece.count("("):
        end = start + piece.rindex(")")
    return start + len(flat[start:end].rstrip())


@cache
def _of() -> regex.Pattern[str]:
    organs = alternatives(load("issuers")["organs"]["words"])
    return regex.compile(rf"\s*,?\s*(?:của|do)\s+(?P<name>(?:đồng chí\s+)?(?:{_PLENUM}|{organs})(?!\w))", regex.I)


def _issuer_tail(flat: str, at: int, stop: int) -> tuple[int, int] | None:
    match = _of().match(flat, at, stop)
    if match:
        return match.start("name"), _name_end(flat, match.start("name"), match.end("name"), stop)
    bare = _BARE_ISSUER.match(flat, at, stop)
    return bare.span("issuer") if bare else None


def _name_end(flat: str, start: int, at: int, stop: int) -> int:
    """Where the name of a body that begins at `start` ends."""
    end = at
    words = len(flat[start:at].split())
    most = _STEERING_WORDS if _STEERING.match(flat, start) else _ISSUER_WORDS
    for word in _WORD.finditer(flat, at, stop):
        gap = flat[end : word.start()].strip()
        if words >= most or gap not in ("", ",") or _stops(flat, word, start, stop):
            break
        if gap == "," and not _comma_inside(flat, start, word, stop):
            break
        end, words = word.end(), words + 1
    return end


# Bodies whose names hold a comma: `Bộ Văn hóa, Thể thao và Du lịch`.
_COMMA_NAMES = regex.compile(r"(?:Bộ|Sở|Phòng)\s+(?:Văn\s+h(?:óa|oá)|Lao\s+động)$|Ban\s+Chính\s+sách$")
_STEERING = regex.compile(r"Ban\s+[Cc]hỉ\s+đạo")


def _comma_inside(flat: str, start: int, word: regex.Match[str], stop: int) -> bool:
    """Whether the name goes on over the comma before `word`."""
    before = flat[start : word.start()].rstrip(" ,")
    if _COMMA_NAMES.match(before):
        return True
    ahead = flat[word.start() : min(stop, word.start() + 160)]
    return bool(_STEERING.match(before)) and ahead[:1].islower() and bool(regex.match(r"[^;.:]*?\svề\s", ahead))


def _stops(flat: str, word: regex.Match[str], start: int, stop: int) -> bool:
    """Whether `word` is no part of the name any more; `và` joins only the parts of one name."""
    said = word[0].lower()
    after = _WORD.match(flat, word.end() + 1, stop)
    if said != "và":
        return said in _STOP_WORDS or (after is not None and f"{said}-{after[0].lower()}" in _STOP_WORDS)
    if not after or _begins_new(flat, after.start(), stop):
        return True
    if _STEERING.match(flat, start):
        return False
    return not (_JOINING.match(flat, start) and (after[0][0].isupper() or after[0] == "doanh"))


@cache
def _new() -> regex.Pattern[str]:
    types = [word for row in load("types")["type"] for word in row["words"]]
    return regex.compile(alternatives([*types, *load("issuers")["organs"]["words"], "Ủy viên", "các"]) + r"(?!\w)")


def _begins_new(flat: str, at: int, stop: int) -> bool:
    """Whether another document or body is named here rather than the name going on (`và Kế hoạch …`, `và UBND …`)."""
    return bool(_new().match(flat, at, stop)) and not regex.match(r"(?:Đào|Xã|Công nghệ|Môi|Phát|Dân|Truyền|Tôn)", flat[at:stop])


@cache
def _title_open() -> regex.Pattern[str]:
    openers = alternatives(load("relations")["title"]["patterns"])
    # `ban hành kèm theo` says where the document stands, not what it is about.
    # A capital begins another document (`, Hướng dẫn số …`), except in `Về`.
    return regex.compile(rf"\s*,?\s*(?:(?!ban\s+hành\s+kèm)(?P<open>{openers}|Về(?:\s+việc)?|VỀ(?:\s+VIỆC)?|V/v)(?!\w)\s*:?\s*)?(?P<quote>\")?")


def read_title(flat: str, at: int, stop: int) -> tuple[int, int]:
    """The stretch of a document's own title behind `at`; (at, at) where none opens there.

    A quoted title ends with its quote; an unquoted one with the clause, or where the list goes on with a document.
    """
    match = _title_open().match(flat, at, stop)
    if not match or not (match["open"] or match["quote"]):
        return at, at
    begin = match.start("open") if match["open"] else match.start("quote")
    if match["quote"]:
        close = flat.find('"', match.end(), stop)
        if close > 0:
            return begin, close + 1
    return begin, _clause_end(flat, match.end(), stop)


@cache
def _list_goes_on() -> regex.Pattern[str]:
    types = alternatives(word for row in load("types")["type"] for word in row["words"] if len(word) > 3)
    return regex.compile(rf"[;:]|\.(?:\s|$)|(?<!(?:Quy\s+định|Quy\s+chế|Điều\s+lệ|Danh\s+mục|Đề\s+án|Chương\s+trình|Kế\s+hoạch))\s+\(?(?:được\s+)?ban\s+hành\s+kèm\s+theo|\s\((?:sau|gọi|viết)|\s+và\s+(?=(?:các\s+)?(?:{types})\s+(?:số\s+)?\d)|,\s+(?=(?:{types})\s+(?:số\s+)?[\dOlI]+\s?[-/,])|,\s+(?=(?:{types}|UBND|Ủy\s+ban|Uỷ\s+ban|Ban\s+(?:Chấp|Thường)|Đảng\s+(?:ủy|uỷ)|Tỉnh\s+ủy|Sở)\s)")


def _clause_end(flat: str, at: int, stop: int) -> int:
    match = _list_goes_on().search(flat, at, stop)
    return match.start() if match else stop


def read_pinpoint(flat: str, start: int, floor: int) -> str | None:
    """The clause named before a mention, largest unit first: `Điểm a Khoản 3 Điều 7` -> `Điều 7 khoản 3 điểm a`."""
    match = _PIN.search(flat[max(floor, start - 140) : start])
    if not match:
        return None
    units = regex.findall(r"(?:điểm|khoản|điều|mục|chương|phần)\s+[^đkcmp]*?(?=\s*,?\s*(?:điểm|khoản|điều|mục|chương|phần)\s|$)", match["pin"], regex.I)
    ordered = [squeeze(unit).rstrip(" ,") for unit in reversed(units)]
    return " ".join(unit[0].upper() + unit[1:] if index == 0 else unit[0].lower() + unit[1:] for index, unit in enumerate(ordered)) or None
