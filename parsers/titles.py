"""What a mention's neighbours say of it: its own title behind it, the clause pinpointed before it."""

from __future__ import annotations

from functools import cache

import regex

from parsers.model import Span
from parsers.passives import CHANGED_BY
from parsers.text import squeeze
from parsers.vocabulary import alternatives, load

# No title is longer; a text without marks would else be one.
_TITLE_REACH = 1000
# As far back as the words of a pinpoint may stand.
_PIN_REACH = 160


def _several(unit: str) -> str:
    """`unit`, or a list of them: `2`, `2, 3 và 4`."""
    return rf"{unit}(?:\s*(?:,|và)\s*{unit})*"


_POINTS = r"[Đđ]iểm\s+" + _several(r"[a-zđ](?!\w)")
_CLAUSES = r"[Kk]hoản\s+" + _several(r"\d+(?!\d)")
_ARTICLES = r"(?:[Đđ]iều|Mục|Chương|Phần|Khoản)\s+" + _several(r"(?:\d+(?!\d)|[IVXL]+(?!\w))")
_PLACE = rf"(?:{_POINTS}\s*,?\s*)?(?:{_CLAUSES}\s*,?\s*)?{_ARTICLES}"
_ATTACHED = (
    r"(?:(?:của|tại|trong)\s+)?(?:(?:Quy\s+định|Quy\s+chế|Điều\s+lệ|Hướng\s+dẫn)\s+)?"
    r"(?:(?:được\s+)?ban\s+hành\s+)?(?:kèm\s+theo\s+)?"
)
_PIN = regex.compile(rf"(?P<pin>{_PLACE}(?:\s*(?:,|;|và)\s+{_PLACE})*)\s*,?\s*{_ATTACHED}$")
_ONE_PLACE = regex.compile(_PLACE)
_UNIT_WORD = r"(?:điểm|khoản|điều|mục|chương|phần)\s"
_UNIT = regex.compile(rf"{_UNIT_WORD}(?:(?!{_UNIT_WORD}).)+", regex.I)


@cache
def _title_open() -> regex.Pattern[str]:
    words = load("relations")["title"]["patterns"]
    openers = alternatives([*words, *map(str.upper, words)])
    # `ban hành kèm theo` says where the document stands, not what it is about.
    # A capital begins another document (`, Hướng dẫn số …`), except in `Về`, and so does a small letter with a number.
    opener = rf"(?P<open>{openers}|Về(?:\s+việc)?|V/v)(?!\w)\s*:?\s*"
    return regex.compile(
        rf"\s*,?\s*(?:(?!ban\s+hành\s+kèm|\p{{Ll}}+\s+\p{{Ll}}+\s+số\s*:?\s*\d){opener})?(?P<quote>\")?"
    )


def read_title(flat: str, at: int, stop: int) -> Span | None:
    """The stretch of a document's own title behind `at`, None where none opens there.

    A quoted title ends with its quote; an unquoted one with the clause, or where the list goes on with a document.
    """
    match = _title_open().match(flat, at, stop)
    if not match or not (match["open"] or match["quote"]):
        return None
    reach = min(stop, match.end() + _TITLE_REACH)
    begin = match.start("open") if match["open"] else match.start("quote")
    if match["quote"]:
        close = flat.find('"', match.end(), reach)
        if close > 0:
            return Span(begin, close + 1)
    over = _title_over().search(flat, match.end(), reach)
    return Span(begin, over.start() if over else reach)


@cache
def _title_over() -> regex.Pattern[str]:
    """Where an unquoted title is over: the clause ends, an alias is given, or another document or body is named."""
    words = [word for row in load("types")["type"] for word in row["words"] if len(word) > 3]
    types, capitals = alternatives(words), alternatives(map(str.upper, words))
    attaching = r"(?:Quy\s+định|Quy\s+chế|Điều\s+lệ|Danh\s+mục|Đề\s+án|Chương\s+trình|Kế\s+hoạch)"
    bodies = r"UBND|Ủy\s+ban|Ban\s+(?:Chấp|Thường|Bí)|Đảng\s+ủy|Tỉnh\s+ủy|Sở|Bộ|Chính\s+phủ|Thủ\s+tướng"
    return regex.compile(
        r"[;:]|\.(?:\s|$)|\s\((?:sau|gọi|viết)"
        r"|,?\s+(?:cụ\s+thể\s+)?như\s+sau(?!\w)"
        rf"|(?<!{attaching})\s+\(?(?:được\s+)?ban\s+hành\s+kèm\s+theo"
        rf"|\s+và\s+(?=(?:các\s+)?{types}\s+(?:số\s+)?\d)"
        rf"|\s+VÀ\s+(?=(?:CÁC\s+)?{capitals}\s+(?:SỐ\s+)?\d)"
        rf"|,\s+(?={types}\s+(?:số\s+)?[\dOlI]+\s?[-/,])"
        # `Thông tri … về … và hướng dẫn của Bộ Nội vụ tại Công văn …`: what another body said, and where.
        rf"|\s+và\s+(?=(?:hướng\s+dẫn|đề\s+nghị|ý\s+kiến|chỉ\s+đạo|yêu\s+cầu)\s+của\s+(?:{bodies})\s[^;.:()]{{2,60}}\stại\s+{types}\s)"
        # What changed the document is none of its title.
        rf"|,?\s\(?(?={CHANGED_BY}\s+(?:của\s+)?(?:các\s+)?{types}\s)"
        rf"|,\s+(?=(?:{types}|{bodies})\s)"
        rf"|\s+và\s+(?=(?:{bodies})\s(?:\p{{L}}+\s){{0,8}}(?:đã\s+)?ban\s+hành\s)"
    )


def read_pinpoint(flat: str, start: int, floor: int) -> str | None:
    """The clauses named before a mention, largest unit first: `Điểm a Khoản 3 Điều 7` -> `Điều 7 khoản 3 điểm a`."""
    match = _PIN.search(flat[max(floor, start - _PIN_REACH) : start])
    if not match:
        return None
    return ", ".join(_largest_first(place[0]) for place in _ONE_PLACE.finditer(match["pin"]))


def _largest_first(place: str) -> str:
    units = [squeeze(unit).rstrip(" ,") for unit in _UNIT.findall(place)]
    first, *rest = reversed(units)
    return " ".join([first[0].upper() + first[1:], *(unit[0].lower() + unit[1:] for unit in rest)])
