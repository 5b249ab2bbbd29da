"""Numbers as Vietnamese documents write them: value, comparator, range, unit.

`find_quantities` reads one stretch of text and leaves out every number that is no figure: years, dates, ordinals,
document numbers, stretches of time, slogans (`chi bộ 4 tốt`) and counts of groups (`06 nhóm nhiệm vụ`).
What the figures mean is read in `targets`; here they are only measured (DOMAIN 5.2, 5.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal, NamedTuple

import regex

from parsers.model import Comparator, Span
from parsers.text import one_tone, plain
from parsers.vocabulary import alternatives, load

Form = Literal["count", "share", "rank", "none_left", "most"]

# 19.500 and 2.989,5 have a thousands dot and a decimal comma; 30,5 and 0.8 a decimal sign.
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_GROUPED = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
# 1,500 before a counted noun is an import's English thousand (DOMAIN 5.3); before % it is one and a half.
_ENGLISH = regex.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
# Not glued to a letter or sign that makes it a name: 5G, 21-NQ, Covid-19, 3G/4G.
_FIGURE = regex.compile(
    rf"(?<![\p{{L}}\d]|[\p{{L}}\d][-/.,])(?P<low>{NUMBER})(?P<low_percent>\s?%)?"
    rf"(?:(?P<of>/)(?P<whole>{NUMBER})|\s*(?P<to>-|đến)\s*(?P<high>{NUMBER}))?(?P<percent>\s?%)?(?![\d\p{{L}}]|[-/.]\p{{L}}*\d)"
)
_TRIGGER = regex.compile(
    r"\d|không còn|không để xảy ra|hầu hết|phần lớn|đa số|một nửa|phần ba|phần tư|ít nhất|tối thiểu|tối đa|không dưới"
)
_PERIOD = r"(?:\s*/\s*(?:năm|quý|tháng|nhiệm kỳ|tuần|ngày))"
_PERCENT_TAIL = regex.compile(_PERIOD)
# How far before a number its comparator can begin.
_REACH = 28


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure: `span` runs from its comparator to its unit, `number` holds the digits alone.

    unit:  where its unit is printed, None for an index; `share` is always counted in %
    form:  `rank` is a place in an order (the smaller the better); `none_left` is `không còn …`, `most` is `hầu hết …`
    bound: whether `trở lên` or `trở xuống` stands after it
    """

    span: Span
    number: Span
    comparator: Comparator
    low: float | None
    high: float | None
    unit: str | None
    form: Form = "count"
    bound: bool = False


def smooth(text: str) -> str:
    """The text in lower case, with one kind of dash and quote and one place of the tone mark; always as long."""
    straight = one_tone(plain(text))
    lower = straight.lower()
    return lower if len(lower) == len(text) else "".join(x if len(x.lower()) != 1 else x.lower() for x in straight)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every figure in `text`, left to right, without overlaps.

    `ít nhất 85% hộ` is >= 85 %; `từ 15% đến 20%` is between; `1/3 cấp ủy viên` is 33.33 %; `12/12 xã` is 12 xã.
    """
    lower = smooth(text)
    if not _TRIGGER.search(lower):
        return ()
    found: list[Quantity] = []
    digits = (_figure(text, lower, match) for match in _FIGURE.finditer(lower))
    for quantity in sorted(filter(None, chain(digits, _worded(text, lower))), key=lambda quantity: quantity.span):
        if not found or quantity.span.start >= found[-1].span.end:
            found.append(quantity)
    return tuple(found)


def value(number: str, counted: bool = False) -> float:
    """The value of digits: `19.500` is 19500, `30,5` is 30.5; `counted` tells that a counted noun follows."""
    if _GROUPED.fullmatch(number) and not number.startswith("0"):
        return float(number.replace(".", "").replace(",", "."))
    if counted and _ENGLISH.fullmatch(number):
        return float(number.replace(",", ""))
    return float(number.replace(",", "."))


class _Unit(NamedTuple):
    """A unit after a number: where it ends, as printed, and by what the number grows."""

    end: int
    name: str | None
    factor: float = 1
    known: bool = True


class _Words(NamedTuple):
    """The vocabulary compiled."""

    comparator: regex.Pattern[str]
    signs: dict[str, Comparator]
    unit: regex.Pattern[str]
    scale: regex.Pattern[str]
    factors: dict[str, float]
    noun: regex.Pattern[str]
    ordinal: regex.Pattern[str]
    ordinal_bare: regex.Pattern[str]
    after: regex.Pattern[str]
    counted: regex.Pattern[str]
    values: dict[str, float]


@cache
def _words() -> _Words:
    table = load("units")
    signs = {word: row["sign"] for row in table["comparator"] for word in row["before"]}
    units = alternatives(word for row in table["unit"] for word in row["words"])
    factors = {word: float(row["factor"]) for row in table["scale"] for word in row["words"]}
    tail = rf"(?:{_PERIOD}|\s*/\s*{units})*"
    floor = alternatives(word for word, sign in signs.items() if sign in (">=", "<=", "~") and word != "từ")
    return _Words(
        comparator=regex.compile(rf"(?<!\p{{L}}){alternatives(signs)}\s+$"),
        signs=signs,
        unit=regex.compile(rf"{units}(?!\p{{L}}){tail}"),
        scale=regex.compile(rf"\s*(?P<scale>{alternatives(factors)})(?P<more>\s+t[ỷỉ])?(?!\s+lệ|\p{{L}})\s*(?P<money>đồng|vnđ|vnd)?"),
        factors=factors,
        noun=regex.compile(rf"\p{{L}}+(?!\p{{L}}){tail}"),
        ordinal=regex.compile(rf"(?<!\p{{L}}){alternatives(table['ordinal']['always'])}\s+$"),
        ordinal_bare=regex.compile(rf"(?<!\p{{L}}){alternatives(table['ordinal']['bare'])}\s+$"),
        after=regex.compile(
            rf"\s*(?:\(\p{{L}}+\)\s*)?{alternatives(chain(*(table['after'][kind] for kind in ('time', 'slogan', 'group'))))}(?!\p{{L}})"
        ),
        counted=regex.compile(
            rf"(?<!\p{{L}})(?P<before>{floor})\s+(?P<word>{alternatives(table['words'])})\s+(?P<unit>{units}(?!\p{{L}}){tail})"
        ),
        values={word: float(number) for word, number in table["words"].items()},
    )


# Words that never begin a unit: after them a bare number has none.
_NO_NOUN = frozenset(
    "của cho tại trong ở và được có đạt là để về theo từ đến trên dưới so với thì mà nhưng hoặc hay khi nếu phải sẽ đã đang do vào ra lên xuống trở"
    " gồm bao như này đó các những mỗi tham hoàn".split()
)
_RANK = regex.compile(r"(?<!\p{L})(?:thứ|hạng|thứ hạng|top)\s+$")
_GROUP_OF_BEST = regex.compile(r"(?<!\p{L})(?:nhóm|tốp|top|trong số|trong)\s+$")
_BEST = regex.compile(r"[^.;]{0,40}?(?:dẫn đầu|đứng đầu|hàng đầu|tốt nhất|cao nhất)")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_DATE_BEFORE = regex.compile(r"(?:ngày|trước|tháng|đến|sau|từ|hết|quý)\s+$")
# Between figure and `trở lên` stand at most three plain syllables; a rating (`loại khá trở lên`) is no bound.
_BOUND = regex.compile(r"(?P<middle>(?:\s+(?!tốt|khá|trung|đạt|loại|hoàn|đại|cao|cấp|có|được)[\p{L}\d]+){0,4}?)\s+trở\s+(?P<way>lên|xuống)")
_INDEX = regex.compile(r"(?:chỉ số|hệ số|tỷ số|điểm số|tỷ suất)[^.;]*$")


def _figure(text: str, lower: str, match: regex.Match[str]) -> Quantity | None:
    """The figure that begins with these digits, None where they are no figure."""
    words = _words()
    start, end = match.span()
    before = lower[max(0, start - _REACH) : start]
    if match["of"]:
        return _share(text, lower, match, before)
    low, high = match["low"], match["high"]
    if high and (_is_year(low) and _is_year(high)):
        return None
    if high and match["to"] == "đến" and not (match["percent"] or _unit(text, lower, end)):
        high, end = None, match.end("low_percent" if match["low_percent"] else "low")
    percent = bool(match["percent"] or match["low_percent"])
    if rank := _rank(text, lower, match, before):
        return rank
    if words.ordinal.search(before) or (not percent and words.after.match(lower, end) and not _measured(lower, end)):
        return None
    unit = _percent(text, lower, end) if percent else _unit(text, lower, end)
    if unit is None and not (_INDEX.search(lower[max(0, start - 80) : start]) and not _YEAR.fullmatch(low)):
        return None
    if not percent and (unit is None or not unit.known) and (words.ordinal_bare.search(before) or _is_year(low)):
        return None
    if unit is not None and not unit.known and not percent and lower[start - 1 : start] not in ("", " ", "("):
        return None
    return _measure(text, lower, Span(start, end), (low, high), unit)


def _measure(text: str, lower: str, digits: Span, ends: tuple[str, str | None], unit: _Unit | None) -> Quantity:
    """The quantity of these digits with the comparator before and the bound after it."""
    words = _words()
    sign: Comparator = "="
    start, end = digits.start, unit.end if unit else digits.end
    reach = max(0, start - _REACH)
    comparator = words.comparator.search(lower[reach:start])
    if comparator:
        start = reach + comparator.start()
        sign = words.signs[" ".join(comparator[0].split())]
    bound = _BOUND.match(lower, end)
    if bound and (bound["middle"].count(" ") < 3 or sign == ">="):
        end = bound.end()
        sign = ">=" if bound["way"] == "lên" else "<="
    else:
        bound = None
    factor = unit.factor if unit else 1
    counted = unit is not None and not (unit.name or "").startswith("%")
    low = round(value(ends[0], counted) * factor, 6)
    if ends[1]:
        return Quantity(Span(start, end), digits, "between", low, round(value(ends[1], counted) * factor, 6), unit and unit.name)
    return _held(Span(start, end), digits, sign, low, unit and unit.name, bound=bool(bound))


def _held(
    span: Span, number: Span, sign: Comparator, amount: float, unit: str | None, form: Form = "count", bound: bool = False
) -> Quantity:
    """A quantity of one value: `>` keeps the lower end only, `<` the upper one, `=` and `~` both."""
    low = None if sign in ("<", "<=") else amount
    high = None if sign in (">", ">=") else amount
    return Quantity(span, number, sign, low, high, unit, form, bound)


def _share(text: str, lower: str, match: regex.Match[str], before: str) -> Quantity | None:
    """`12/12 xã` counts xã, `1/3 cấp ủy viên` is a share; `30/6` after ngày or trước is a day."""
    unit = _unit(text, lower, match.end())
    if _DATE_BEFORE.search(before) or unit is None or not unit.known or lower[match.end() : match.end() + 1] == "/":
        return None
    part, whole = value(match["low"]), value(match["whole"])
    if part < whole <= 5:
        return _fraction(lower, match.start(), match.end(), 100 * part / whole)
    return _held(Span(match.start(), unit.end), Span(*match.span()), "=", part, unit.name)


def _fraction(lower: str, start: int, end: int, share: float) -> Quantity:
    """A share written as a fraction or in words, as per cent."""
    reach = max(0, start - _REACH)
    comparator = _words().comparator.search(lower[reach:start])
    sign: Comparator = _words().signs[" ".join(comparator[0].split())] if comparator else "="
    first = reach + comparator.start() if comparator else start
    return _held(Span(first, end), Span(start, end), sign, round(share, 2), "%", "share")


def _rank(text: str, lower: str, match: regex.Match[str], before: str) -> Quantity | None:
    """A place in an order: `thứ 15 trở lên`, `nhóm 20 tỉnh dẫn đầu` are both at most that number (GUIDE Targets 7)."""
    digits = Span(match.start("low"), match.end("low"))
    bound = _BOUND.match(lower, digits.end)
    if bound and not bound["middle"] and _RANK.search(before):
        return _held(Span(digits.start, bound.end()), digits, "<=", value(match["low"]), "hạng", "rank", bound=True)
    unit = _unit(text, lower, digits.end)
    if unit and unit.known and _GROUP_OF_BEST.search(before) and _BEST.match(lower, unit.end):
        return _held(Span(digits.start, unit.end), digits, "<=", value(match["low"]), unit.name, "rank")
    return None


def _percent(text: str, lower: str, end: int) -> _Unit:
    tail = _PERCENT_TAIL.match(lower, end)
    return _Unit(tail.end(), "%" + "".join(text[end : tail.end()].split())) if tail else _Unit(end, "%")


def _unit(text: str, lower: str, end: int) -> _Unit | None:
    """The unit that stands after a number: a scale word, a known noun, else the next noun of the text."""
    words = _words()
    scale = words.scale.match(lower, end)
    factor = 1.0
    if scale:
        factor = words.factors[scale["scale"]]
        if scale["money"]:
            start = scale.start("more") if scale["more"] else scale.start("scale")
            tail = words.unit.match(lower, scale.start("money"))
            stop = tail.end() if tail else scale.end()
            return _Unit(stop, text[start:stop].strip(), factor if scale["more"] else 1)
        factor *= 1e9 if scale["more"] else 1
        end = scale.end()
    start = _next(lower, end)
    known = words.unit.match(lower, start)
    if known:
        return _Unit(known.end(), text[start : known.end()], factor)
    noun = words.noun.match(lower, start)
    if start > end and noun and noun[0].split("/")[0] not in _NO_NOUN:
        return _Unit(noun.end(), text[start : noun.end()], factor, known=False)
    return _Unit(end, None, factor) if scale else None


_GAP = regex.compile(r"\s*(?:\((?:\p{L}+\s?){1,4}\)\s*)?")


def _next(lower: str, end: int) -> int:
    """Where the word after a number begins; `04 (bốn) mô hình` writes the number twice."""
    match = _GAP.match(lower, end)
    return match.end() if match else end


def _measured(lower: str, end: int) -> bool:
    """Whether a known unit longer than the stop word begins here: `năm tuổi` is one, `năm` is not."""
    known, stop = _words().unit.match(lower, _next(lower, end)), _words().after.match(lower, end)
    return bool(known and stop and known.end() > stop.end())


def _is_year(number: str) -> bool:
    return bool(_YEAR.fullmatch(number))


_HALF = regex.compile(r"(?<!\p{L})(?:(?P<half>một nửa)|(?P<part>một|hai|ba)\s+phần\s+(?P<whole>ba|tư|năm))(?:\s+(?:số|tổng số))?(?!\p{L})")
_PARTS = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5}
_NONE_LEFT = regex.compile(r"(?<!\p{L})không\s+(?:còn|để\s+xảy\s+ra)\s+")
_MOST = regex.compile(r"(?<!\p{L})(?:tuyệt đại đa số|hầu hết|phần lớn|đa số)(?!\p{L})")


def _worded(text: str, lower: str) -> list[Quantity]:
    """The figures that are written in words: `một nửa`, `ít nhất hai lần`, `không còn hộ nghèo`, `hầu hết`."""
    words = _words()
    found = [Quantity(Span(*m.span()), Span(*m.span()), "most", None, None, None, "most") for m in _MOST.finditer(lower)]
    for match in _HALF.finditer(lower):
        share = 50.0 if match["half"] else 100 * _PARTS[match["part"]] / _PARTS[match["whole"]]
        found.append(_fraction(lower, match.start(), match.end(), share))
    for match in words.counted.finditer(lower):
        sign = words.signs[" ".join(match["before"].split())]
        unit = text[match.start("unit") : match.end("unit")]
        found.append(_held(Span(*match.span()), Span(*match.span("word")), sign, words.values[match["word"]], unit))
    for match in _NONE_LEFT.finditer(lower):
        if known := words.unit.match(lower, match.end()):
            unit = text[match.end() : known.end()]
            found.append(Quantity(Span(*match.span()), Span(*match.span()), "=", 0.0, 0.0, unit, "none_left"))
    return found
