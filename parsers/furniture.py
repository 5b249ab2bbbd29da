"""What a page prints beside its text: page numbers, running heads and feet, signature stamps, footnotes.

Page numbers, running lines and stamps are left out and counted, so that nothing goes without a word; footnotes are
moved to where they cut no sentence. Each kind has one named rule; the rules look at the rows of all pages together,
because it is repetition that makes furniture.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import regex

from parsers.model import Problem
from parsers.readers.layout import SUPERSCRIPT, Row, Rule, Strip, glue, make_row

Kind = Literal["so_trang", "dong_lap", "chu_ky_so"]
MESSAGES: dict[Kind, str] = {
    "so_trang": "Đã bỏ {} dòng chỉ có số trang.",
    "dong_lap": "Đã bỏ {} dòng lặp lại ở đầu hoặc cuối trang: {}.",
    "chu_ky_so": "Đã bỏ {} dòng của dấu chữ ký số: {}.",
}

# How many rows from the top and from the bottom of a page can be furniture.
EDGE = 3
# A running line stands on this share of the pages, on three at the least; odd and even pages may differ.
REPEATED, FEWEST = 0.4, 3
# It stands at the same height on each, give or take so many points.
DRIFT = 8.0

MASTHEAD = regex.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM")
FIGURES = regex.compile(r"\d+")
PAGE_NUMBER = regex.compile(
    r"[-–—\s]*(?:trang\s*(?:số\s*)?:?\s*)?(?P<number>\d{1,4})(?:\s*/\s*\d{1,4})?[-–—.\s]*", regex.I
)
STAMP = regex.compile(
    r"(?:được )?ký (?:bởi|điện tử bởi)\s*:|(?:người|thời gian|ngày giờ|giờ|ngày) ký\s*:"
    # What an office that copies signs with (Nghị định 30/2020, Phụ lục I): `SAO Y; UBND tỉnh; 19/03/2026; 08:40:00`.
    r"|(?:sao y|sao lục|trích sao)\s*;|cơ quan phát hành\s*:"
    r"|signature (?:not )?(?:valid|verified)|digitally signed by|(?:signing (?:date|time)|reason|location)\s*:",
    regex.I,
)
STAMP_GOES_ON = regex.compile(
    r"(?:email|e-mail|cơ quan|tổ chức|chức vụ|thư điện tử|date|lý do|nơi ký|ou|cn|dn)\s*[:=]", regex.I
)
STAMP_TIME = regex.compile(r"\W*(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[\sT,;]+)?\d{1,2}:\d{2}.*")

LOWERED = {raised: plain for plain, raised in SUPERSCRIPT.items() if chr(plain) not in "[]"}

# Footnotes are set smaller than the text by so much at least.
FOOTNOTE_SIZE = 0.92
RAISED_NUMBER = regex.compile(r"(⁽?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}⁾?)\s*(?=\S)")
PLAIN_NUMBER = regex.compile(r"(\d{1,3}|[(\[]\d{1,3}[)\]]|\*{1,3})\s+(?=\S)")
# The line above footnotes is two inches long in Word, a third of the text in LibreOffice.
SHORT_RULE = (30.0, 220.0)


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page, top to bottom, and the drawn lines that could part off its footnotes."""

    number: int
    rows: tuple[Row, ...]
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that was left out, and why."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its number (`1`, `*`), None where it goes on from the page before, and its words."""

    label: str | None
    text: str


def strip_furniture(pages: Sequence[Page]) -> tuple[list[Page], list[Dropped]]:
    """The pages without stamps, running lines and page numbers; what was left out, in that order."""
    dropped: list[Dropped] = []
    without = [_without_stamps(page, dropped) for page in pages]
    running = find_running_lines(without)
    without = [_without(page, running[page.number], "dong_lap", dropped) for page in without]
    numbers = find_page_numbers(without)
    return [_without(page, numbers[page.number], "so_trang", dropped) for page in without], dropped


def report(dropped: Iterable[Dropped]) -> tuple[Problem, ...]:
    """One note for each kind of furniture that was left out."""
    texts: dict[Kind, list[str]] = defaultdict(list)
    for line in dropped:
        texts[line.kind].append(line.text)
    return tuple(
        Problem("info", f"bo_{kind}", MESSAGES[kind].format(len(found), "; ".join(dict.fromkeys(found))[:200]))
        for kind, found in texts.items()
    )


def _without(page: Page, at: Iterable[int], kind: Kind, dropped: list[Dropped]) -> Page:
    left_out = set(at)
    dropped.extend(Dropped(kind, page.rows[index].text) for index in sorted(left_out))
    return replace(page, rows=tuple(row for index, row in enumerate(page.rows) if index not in left_out))


def edge_rows(page: Page) -> list[int]:
    """Where the running lines of a page can stand: its first rows and its last, but not in a masthead."""
    count = len(page.rows)
    first = 0 if any(MASTHEAD.search(row.text) for row in page.rows[: 2 * EDGE]) else EDGE
    return sorted({*range(min(first, count)), *range(max(count - EDGE, 0), count)})


def find_running_lines(pages: Sequence[Page]) -> dict[int, list[int]]:
    """By page, the rows that stand on most pages at one height with the same words, figures aside.

    A row of figures alone is no running line: it is a page number, or it is part of the text.
    """
    heights: dict[str, list[float]] = defaultdict(list)
    for page in pages:
        for mask, base in {(_mask(page.rows[at]), page.rows[at].base) for at in edge_rows(page)}:
            heights[mask].append(base)
    enough = max(FEWEST, REPEATED * len(pages))

    def is_running(row: Row) -> bool:
        if PAGE_NUMBER.fullmatch(row.text):
            return False
        mask = _mask(row)
        near = sum(abs(base - row.base) <= DRIFT for base in heights[mask])
        return near >= enough and any(char.isalpha() for char in mask)

    return {page.number: [at for at in edge_rows(page) if is_running(page.rows[at])] for page in pages}


def _mask(row: Row) -> str:
    return "#".join(FIGURES.split(row.text.lower()))


def find_page_numbers(pages: Sequence[Page]) -> dict[int, list[int]]:
    """By page, the first or last row where it holds nothing but the number of the page.

    The printed number may run ahead of or behind the sheets (an annex, a cover), so what counts is that the distance
    is the same on two pages, or that there is none.
    """
    found: dict[int, list[tuple[int, int]]] = {}
    for page in pages:
        ends = {0, 1, len(page.rows) - 1, len(page.rows) - 2} & set(range(len(page.rows)))
        found[page.number] = [
            (at, int(match["number"]) - page.number)
            for at in sorted(ends)
            if (match := PAGE_NUMBER.fullmatch(page.rows[at].text))
        ]
    shifts = Counter(shift for places in found.values() for shift in {shift for _, shift in places})
    return {
        number: [at for at, shift in places if shift == 0 or shifts[shift] > 1][:1]
        for number, places in found.items()
    }  # fmt: skip


def _without_stamps(page: Page, dropped: list[Dropped]) -> Page:
    rows: list[Row] = []
    stamp: Strip | None = None
    for row in page.rows:
        kept: list[Strip] = []
        for strip in row.strips:
            if is_stamp(strip, stamp):
                stamp = strip
                dropped.append(Dropped("chu_ky_so", strip.text))
            else:
                kept.append(strip)
        if kept:
            rows.append(row if len(kept) == len(row.strips) else make_row(w for strip in kept for w in strip.words))
    return replace(page, rows=tuple(rows))


def is_stamp(strip: Strip, above: Strip | None) -> bool:
    """A line of a digital signature: it says so, or it stands below one that does and says who, where or when."""
    if STAMP.match(strip.text):
        return True
    if above is None or not 0 < strip.base - above.base <= 3 * above.size or strip.size > 1.1 * above.size:
        return False
    return bool(STAMP_GOES_ON.match(strip.text) or STAMP_TIME.fullmatch(strip.text))


def find_footnotes(page: Page, body_size: float, *, going_on: bool = False) -> int:
    """Where the footnotes of a page begin in its rows; the number of rows where it has none.

    They are the last rows, all set smaller than the text. The first begins with a raised number, or with a plain one
    below a drawn line; or with anything below such a line, if a footnote may be `going_on` from the page before.
    """
    first = len(page.rows)
    while first and page.rows[first - 1].size <= FOOTNOTE_SIZE * body_size:
        first -= 1
    for at in range(first, len(page.rows)):
        above = page.rows[at - 1].base if at else 0.0
        below_rule = _rule_between(page, above, page.rows[at].base)
        if opens_footnote(page.rows[at].text, below_rule=below_rule) or (going_on and below_rule and at):
            return at
    return len(page.rows)


def opens_footnote(text: str, *, below_rule: bool) -> bool:
    return bool(RAISED_NUMBER.match(text) or (below_rule and PLAIN_NUMBER.match(text)))


def _rule_between(page: Page, upper: float, lower: float) -> bool:
    shortest, longest = SHORT_RULE
    return any(
        rule.level and upper <= rule.top <= lower and shortest <= rule.x1 - rule.x0 <= longest for rule in page.rules
    )


def read_footnotes(lines: Iterable[str]) -> list[Footnote]:
    """The footnotes that lines hold, each from its number to the next.

    A plain number at the head of a line is a label only if it is the next one: footnotes too wrap before figures.
    """
    found: list[Footnote] = []
    label: str | None = None
    raised = True
    for at, text in enumerate(lines):
        match = RAISED_NUMBER.match(text)
        if match is None and (at == 0 or not raised):
            match = PLAIN_NUMBER.match(text)
            match = match if match and (at == 0 or _follows(match[1], label)) else None
            raised = raised and match is None
        if match is not None:
            label = match[1].translate(LOWERED).strip("()[]")
            found.append(Footnote(label, text[match.end() :]))
        elif found:
            found[-1] = replace(found[-1], text=glue((found[-1].text, text)))
        else:
            found.append(Footnote(None, text))
    return found


def _follows(printed: str, label: str | None) -> bool:
    number = printed.strip("()[]")
    return number.isdecimal() and label is not None and label.isdecimal() and int(number) == int(label) + 1


def mark_pattern(label: str) -> regex.Pattern[str]:
    """How a footnote's number is printed in the text: `¹`, `⁽¹⁾`, `[1]`; not as part of `¹²`, nor as in `km²`."""
    raised = regex.escape(label.translate(SUPERSCRIPT))
    digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
    return regex.compile(rf"(?<![{digits}]|\b[kcdm]?m)⁽?{raised}⁾?(?![{digits}])|\[{regex.escape(label)}\]")
