"""Numbers as Vietnamese documents write them: value, comparator, range, unit.

`find_quantities` reads one stretch of text and leaves out every number that is no figure: years, dates, ordinals,
document numbers, stretches of time, slogans (`chi bộ 4 tốt`) and counts of groups (`06 nhóm nhiệm vụ`).
What the figures mean is read in `targets`; here they are only measured (DOMAIN 5.2, 5.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import regex

from parsers.figure_words import REACH, figure_words, read_comparator
from parsers.model import Span
from parsers.quantity import Quantity, held
from parsers.smooth import smooth
from parsers.text import LETTER, SIGN
from parsers.units import MILLE, SHARES, Unit, after_gap, known_end, named_before, read_percent, read_unit, series_end
from parsers.worded import fraction, has_words, read_words

# 19.500 and 2.989,5 have a thousands dot and a decimal comma; 30,5 and 0.8 a decimal sign.
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_GROUPED = regex.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
# 1,500 before a counted noun is an import's English thousand (DOMAIN 5.3); before % it is one and a half.
_ENGLISH = regex.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
# Not glued to a letter or sign that makes it a name: 5G, 21-NQ, Covid-19, 3G/4G.
# Units that typists write without a blank (`447ha`, `62,3triệu đồng`).
_GLUED = rf"(?:triệu|tỷ|tỉ|nghìn|ngàn|đồng|tấn|tạ|kg|ha|km2|km|m3|m2(?=\s(?:sàn|đất)|/)|kwh|mw|người|hộ)(?!{SIGN})"
_PERCENT = rf"\s?(?:{MILLE}|%)"
_FIGURE = re.compile(
    rf"(?<!{SIGN})(?<!{SIGN}[-/.,])(?P<low>{NUMBER})(?P<low_percent>{_PERCENT})?"
    rf"(?:(?P<of>/)(?P<whole>{NUMBER})|\s*(?P<to>-|đến)\s*(?P<high>{NUMBER}))?(?P<percent>{_PERCENT})?"
    rf"(?!\d|(?!{_GLUED}){LETTER}|[-/.]{LETTER}*\d)"
)
# The first digit of what may be a figure: what `_FIGURE` asks of the signs before it, asked sooner.
_DIGIT = re.compile(rf"\d(?<!{SIGN}\d)(?<!{SIGN}[-/.,]\d)")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every figure in `text`, left to right, without overlaps.

    `ít nhất 85% hộ` is >= 85 %; `từ 15% đến 20%` is between; `1/3 cấp ủy viên` is 33.33 %; `12/12 xã` is 12 xã.
    """
    return read_quantities(text, smooth(text))


def read_quantities(text: str, lower: str) -> tuple[Quantity, ...]:
    """As `find_quantities`, of a text whose smoothed form is at hand."""
    worded = read_words(text, lower) if has_words(lower) else ()
    digits = (_figure(text, lower, match) for match in _figures(lower))
    found: list[Quantity] = []
    for quantity in sorted(filter(None, chain(digits, worded)), key=lambda quantity: quantity.span):
        if found and quantity.span.start < found[-1].span.end:
            continue
        if found and (whole := _range(lower, found[-1], quantity)):
            found[-1] = whole
        else:
            found.append(quantity)
    return tuple(found)


_TO = regex.compile(r"\s+đến\s+")


def _range(lower: str, left: Quantity, right: Quantity) -> Quantity | None:
    """The range whose two ends print their unit each (`từ 80,4 triệu đồng đến 80,8 triệu đồng`)."""
    ends = left.comparator == ">=" and not left.bound and right.comparator == "=" and left.unit == right.unit
    if not ends or not _TO.fullmatch(lower, left.span.end, right.span.start):
        return None
    if left.low is None or right.low is None or left.low >= right.low or not lower.startswith("từ", left.span.start):
        return None
    span, number = Span(left.span.start, right.span.end), Span(left.number.start, right.number.end)
    return Quantity(span, number, "between", left.low, right.low, right.unit)


def _figures(lower: str) -> Iterator[re.Match[str]]:
    """The matches of `_FIGURE`, tried only where one can begin, which is quick to find."""
    last = 0
    for digit in _DIGIT.finditer(lower):
        if digit.start() >= last and (match := _FIGURE.match(lower, digit.start())):
            last = match.end()
            yield match


def value(number: str, counted: bool = False) -> float:
    """The value of digits: `19.500` is 19500, `30,5` is 30.5; `counted` tells that a counted noun follows."""
    if _GROUPED.fullmatch(number):
        return float(number.replace(".", "").replace(",", "."))
    if counted and _ENGLISH.fullmatch(number):
        return float(number.replace(",", ""))
    whole, _, rest = number.rpartition(",") if "," in number else number.rpartition(".")
    return float(f"{whole.replace('.', '') or 0}.{rest}") if whole else float(number)


_YEAR = regex.compile(r"(?:19|20)\d\d")
_DATE_BEFORE = regex.compile(r"(?:ngày|trước|tháng|đến|sau|từ|hết|quý)\s+$")
_INDEX = regex.compile(r"(?:chỉ số|hệ số|tỷ số|điểm số|tỷ suất)[^.;]*$")
# `cả năm 5.817 tỷ đồng` names no year.
_WHOLE_YEAR = regex.compile(r"(?<!\p{L})cả năm\s+$")
# A level reached: also a stretch of time may be one (`giảm còn 3 ngày`).
_REACHED = regex.compile(
    r"(?<!\p{L})(?:đạt|còn|bằng)\s+(?:(?:trên|hơn|dưới|từ|khoảng|ít nhất|tối thiểu|tối đa|là)\s+)*$"
)
# … and what its subject names (`số xã đạt chuẩn là 20`).
_LEVEL = regex.compile(rf"{_REACHED.pattern}|(?<!\p{{L}})là\s+$")
_STOP = regex.compile(r"\s*(?:[;,.)]|$)")
# `trên 10.000 dân`, `trên 1 ha`: what a rate is counted on.
_PER = frozenset(("dân", "ha", "người dân", "km2", "m2", "đơn vị"))
_SCALES = ("nghìn ", "ngàn ", "triệu ", "tỷ ", "tỉ ")
_ROUND = frozenset((1.0, 10.0, 100.0, 1000.0, 10000.0, 100000.0))


def _figure(text: str, lower: str, match: re.Match[str]) -> Quantity | None:
    """The figure that begins with these digits, None where they are no figure."""
    start, end = match.span()
    before = lower[max(0, start - REACH) : start]
    if match["of"]:
        return _share(text, lower, match, before)
    low, high = match["low"], match["high"]
    if high and _YEAR.fullmatch(low) and _YEAR.fullmatch(high):
        return None
    if high and match["to"] == "đến" and not (match["percent"] or read_unit(text, lower, end)):
        high, end = None, match.end("low_percent" if match["low_percent"] else "low")
    if rank := _rank(text, lower, match, before):
        return rank
    percent = bool(match["percent"] or match["low_percent"])
    ordinal = figure_words().ordinal.search(before) and (_YEAR.fullmatch(low) or not _WHOLE_YEAR.search(before))
    if not percent and (ordinal or _is_no_figure(lower, end, before)):
        return None
    unit = read_percent(text, lower, end) if percent else _unit(text, lower, Span(start, end), low)
    if unit is None:
        return None
    if not percent and (_is_name(lower, start, low, unit, before) or _is_label(text, start, unit)):
        return None
    return _measure(lower, Span(start, end), (low, high), unit)


def _is_no_figure(lower: str, end: int, before: str) -> bool:
    """Whether a stretch of time, a slogan or a count of groups follows, and no longer unit (`năm tuổi`)."""
    time, other = figure_words().time.match(lower, end), figure_words().after.match(lower, end)
    if time and _REACHED.search(before):
        time = None
    stop = max((match.end() for match in (time, other) if match), default=0)
    return stop > 0 and known_end(lower, end) <= stop


def _unit(text: str, lower: str, digits: Span, low: str) -> Unit | None:
    """The unit of a number without %: what follows it, what its subject names, none for an index."""
    unit = read_unit(text, lower, digits.end)
    if unit or _YEAR.fullmatch(low):
        return unit
    before = lower[max(0, digits.start - 80) : digits.start]
    if _STOP.match(lower, digits.end) and _LEVEL.search(before):
        named = named_before(text, lower, digits.start)
        if named:
            return Unit(digits.end, named)
    return Unit(digits.end, None) if _INDEX.search(before) else None


# The last of several numbers that name things (`Mẫu số 01, 02, 03`).
_LISTED = regex.compile(
    r"(?r)(?<!\p{L})(?:số|mẫu|phụ lục|biểu|điều|khoản|tầng|huy hiệu)\s+\d+(?:,\s+\d+)*(?:,|\s+và)\s+$"
)


def _is_name(lower: str, start: int, low: str, unit: Unit, before: str) -> bool:
    """Whether the number names a thing (`KCN số 2`), a year, or what a rate is counted on, in spite of its unit."""
    if unit.name and unit.name.lower() in _PER and before.endswith("trên ") and value(low) in _ROUND:
        return True
    if _LISTED.search(before):
        return True
    if unit.known and unit.name:
        return False
    named = figure_words().ordinal_bare.search(before) or _YEAR.fullmatch(low)
    return bool(named) or (not unit.known and lower[start - 1 : start] not in ("", " ", "("))


def _is_label(text: str, start: int, unit: Unit) -> bool:
    """Whether a number at the very beginning is a label without its point (`2 Giảm tỷ trọng …`)."""
    name = unit.name or ""
    return start == 0 and not unit.known and name[:1].isupper() and not name[:2].isupper()


# Between figure and `trở lên` stand a few plain syllables; a rating (`loại khá trở lên`) is no bound.
_BOUND = regex.compile(
    r"(?P<middle>(?:\s+(?!tốt|khá|trung|đạt|loại|hoàn|đại|cao|cấp|có|được)[\p{L}\d]+){0,4}?)\s+trở\s+(?P<way>lên|xuống)"
)


_BARE_BOUND = regex.compile(r"(?P<middle>)\s+trở\s+(?P<way>lên|xuống)")


def _measure(lower: str, digits: Span, ends: tuple[str, str | None], unit: Unit) -> Quantity:
    """The quantity of these digits with the comparator before and the bound after it."""
    start, sign = read_comparator(lower, digits.start, unit.end)
    bound = _BOUND.match(lower, unit.end)
    if not bound and (together := series_end(lower, after_gap(lower, unit.end))):
        bound = _BARE_BOUND.match(lower, together)
    if bound and (bound["middle"].count(" ") < 3 or sign == ">="):
        sign = ">=" if bound["way"] == "lên" else "<="
    else:
        bound = None
    span = Span(start, bound.end() if bound else unit.end)
    low = round(value(ends[0], _is_counted(ends[0], unit)) * unit.factor, 6)
    if ends[1]:
        high = round(value(ends[1], _is_counted(ends[1], unit)) * unit.factor, 6)
        return Quantity(span, digits, "between", low, high, unit.name)
    return held(span, digits, sign, low, unit.name, bound=bool(bound))


def _is_counted(number: str, unit: Unit) -> bool:
    """Whether a comma may part thousands: not before %, and before `triệu` or `tỷ` only where zeros say so."""
    name = unit.name or ""
    scaled = unit.factor != 1 or name.startswith(_SCALES)
    return not name.startswith(SHARES) and (not scaled or number.endswith("0"))


# What a rate is counted on (`4/100.000 trẻ`).
_PER_HEAD = regex.compile(r"1(?:0{3,6}|0?\.000|00\.000|\.000\.000)")


# Up to this a fraction is a share, beyond it counts so many of so many.
_LARGEST_PART = 5
# `giảm 2/3 số vụ`
_OF_ALL = regex.compile(r"\s+(?:tổng\s+)?số\s")


def _share(text: str, lower: str, match: re.Match[str], before: str) -> Quantity | None:
    """`12/12 xã` counts xã, `1/3 cấp ủy viên` is a share; `30/6` after ngày or trước is a day."""
    if _DATE_BEFORE.search(before):
        return None
    if match["percent"]:  # `83,2%/50%`: what is reached of what was planned
        share = read_percent(text, lower, match.end())
        return held(Span(match.start(), share.end), Span(*match.span("low")), "=", value(match["low"]), share.name)
    if value(match["low"]) < value(match["whole"]) <= _LARGEST_PART and _OF_ALL.match(lower, match.end()):
        return fraction(lower, Span(*match.span()), 100 * value(match["low"]) / value(match["whole"]))
    unit = read_unit(text, lower, match.end())
    if unit is None or not unit.known or not unit.name:
        return None
    if _PER_HEAD.fullmatch(match["whole"]):
        name = text[match.start("whole") - 1 : unit.end]
        start, sign = read_comparator(lower, match.start())
        return held(Span(start, unit.end), Span(*match.span("low")), sign, value(match["low"]), name)
    part, whole = value(match["low"]), value(match["whole"])
    if part < whole <= _LARGEST_PART:
        return fraction(lower, Span(*match.span()), 100 * part / whole)
    return held(Span(match.start(), unit.end), Span(*match.span()), "=", part * unit.factor, unit.name)


# … but a third child is none in an order.
_RANK = regex.compile(
    r"(?r)(?<!\p{L})(?:(?P<place>(?<!con )thứ|hạng)|(?P<top>top|tốp)|(?P<group>nhóm|trong số|trong))\s+$"
)
_BEST = regex.compile(r"[^.;]{0,40}?(?:dẫn đầu|đứng đầu|hàng đầu|tốt nhất|cao nhất)")


def _rank(text: str, lower: str, match: re.Match[str], before: str) -> Quantity | None:
    """A place in an order: `thứ 15 trở lên`, `nhóm 20 tỉnh dẫn đầu` are at most that number (GUIDE Targets 7)."""
    rank = _RANK.search(before)
    if rank is None:
        return None
    digits = Span(match.start("low"), match.end("low"))
    bound = _BOUND.match(lower, digits.end) if not rank["group"] else None
    if bound and not bound["middle"]:
        return held(Span(digits.start, bound.end()), digits, "<=", value(match["low"]), "hạng", "rank", bound=True)
    unit = read_unit(text, lower, digits.end) if not rank["place"] else None
    if rank["top"]:
        if unit is None or not unit.known or not unit.name or text[unit.end + 1 : unit.end + 2].isupper():
            unit = Unit(digits.end, "hạng")  # `top 3 vùng Đồng bằng …`, `top 10 cả nước`
        return held(Span(digits.start, unit.end), digits, "<=", value(match["low"]), unit.name, "rank")
    if unit and unit.known and _BEST.match(lower, unit.end):
        return held(Span(digits.start, unit.end), digits, "<=", value(match["low"]), unit.name, "rank")
    return None
