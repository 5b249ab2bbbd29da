"""What OCR misreads and the grammar of these documents decides: Roman numerals, numbers, labels, symbols.

Each rule knows a place where only one kind of sign can stand (a term after `khóa`, a figure before `%`, the label
between 4. and 6.) and mends what was read there, if it can be one. Nothing else is touched: words are kept as they were
read, but for the commonest body of all (`chi bộ`). Every change is told with what stood there before.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from parsers.markers import roman, to_roman
from parsers.model import Line, Problem, Reading
from parsers.text import fold

# What figures are taken for.
FIGURES = str.maketrans("OoQÓÒÖÚlI|!ÌÍìíLSŠBZóG", "0000000111111111558266")
FIGURE = r"[\dOoQÓÒÖÚlI|!ÌÍìíLSŠBZóG]"
# What strokes of Roman numerals are taken for; H is II with a bar across.
STROKES = str.maketrans("l1|!iÌÍĨỊTxvYy", "IIIIIIIIIIXVVV")
NUMERAL = r"[XVILxvlHTYyi1|!ÌÍĨỊ]"
BEFORE_NUMERAL = r"(?i:khóa|khoá|đại\s+hội|lần\s+thứ|nhiệm\s+kỳ|quý|chương|phần|phụ\s+lục)"
HIGHEST_NUMERAL = 39
POSITION = r"(?:PHÓ|BÍ THƯ|CHỦ TỊCH|CHÁNH|TRƯỞNG|GIÁM ĐỐC|CỤC TRƯỞNG|[TK]/[MTL]|(?:TM|KT|TL|TUQ)\.)"
UNREAD = "…"
SECRECY = {fold(mark): mark for mark in ("MẬT", "TỐI MẬT", "TUYỆT MẬT")}

Mend = Callable[["regex.Match[str]"], str | None]


@dataclass(frozen=True, slots=True)
class Slip:
    """One reading that was mended; `unread` where all that is sure is that a figure stands there."""

    raw: str
    mended: str
    line: int
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A place in a line, and what is to stand there; None where the reading is left as it is."""

    name: str
    place: regex.Pattern[str]
    mend: Mend


def mend(reading: Reading, pages: Collection[int]) -> Reading:
    """The reading with the slips on its scanned `pages` mended, and a note of each."""
    lines = list(reading.lines)
    slips: list[Slip] = []
    for at, line in enumerate(lines):
        if line.page in pages:
            lines[at] = _mend_line(line, at, slips)
    for at, text, slip in (*_labels(lines, pages), *_chapters(lines, pages)):
        lines[at] = replace(lines[at], text=text)
        slips.append(slip)
    notes = (_note(slip, lines[slip.line].page) for slip in sorted(slips, key=lambda slip: slip.line))
    return replace(reading, lines=tuple(lines), problems=(*reading.problems, *notes))


def mend_text(text: str) -> tuple[str, list[tuple[str, str]]]:
    """A line mended by every rule in turn, and what was changed to what."""
    changes: list[tuple[str, str]] = []
    for rule in RULES:
        text = str(rule.place.sub(_noting(rule.mend, changes), text))
    return text, changes


def _noting(mend: Mend, changes: list[tuple[str, str]]) -> Callable[[regex.Match[str]], str]:
    def once(match: regex.Match[str]) -> str:
        raw: str = match[0]
        mended = mend(match)
        if mended is None or mended == raw:
            return raw
        changes.append((raw, mended))
        return mended

    return once


def _mend_line(line: Line, at: int, slips: list[Slip]) -> Line:
    text, changes = mend_text(line.text)
    cells = tuple(mend_text(cell)[0] for cell in line.cells)
    slips.extend(Slip(raw, mended, at, UNREAD in mended) for raw, mended in changes)
    return replace(line, text=text, cells=cells) if changes else line


def _note(slip: Slip, page: int | None) -> Problem:
    if slip.unread:
        message = f"Chỗ số máy không đọc được (có thể viết tay), để trống: “{slip.raw}”. Hãy xem bản gốc."
        return Problem("warning", "so_khong_doc_duoc", message, page)
    return Problem("info", "sua_loi_nhan_dang", f"Máy đọc “{slip.raw}”, sửa thành “{slip.mended}”.", page)


def is_secret(text: str) -> bool:
    """Whether a line is a mark of secrecy, or what OCR makes of one."""
    return text.isupper() and fold(text) in SECRECY


# -- What stands in a place --------------------------------------------------------------------------------------


def read_numeral(raw: str) -> str | None:
    """`XIHI`, `XHI`, `Xlll` -> `XIII`; None where no Roman numeral can have been printed."""
    if raw.isdigit():
        return None
    strokes = raw.translate(STROKES)
    for of_h in ("II", "I"):
        numeral = strokes.replace("H", of_h)
        if (value := roman(numeral)) and value <= HIGHEST_NUMERAL:
            return numeral
    return None


def read_figure(raw: str) -> str | None:
    """`l6` -> `16`, `2O25` -> `2025`; None where it is no figure."""
    figure = raw.replace(" ", "").translate(FIGURES)
    return figure if figure.isascii() and figure.isdigit() else None


def _numeral(match: regex.Match[str]) -> str | None:
    numeral = read_numeral(match["numeral"])
    return numeral and match["before"] + numeral


def _figure(match: regex.Match[str]) -> str | None:
    return read_figure(match[0]) if any(map(str.isdigit, match[0])) else None


def _number(match: regex.Match[str]) -> str | None:
    """The serial of a document's number; what holds no figure at all was never one."""
    figure = read_figure(match["serial"])
    return match["before"] + figure if figure and any(map(str.isdigit, match["serial"])) else None


def _own_number(match: regex.Match[str]) -> str | None:
    """The slot for the number in the masthead, which is filled by hand."""
    return f"{match['before']}{read_figure(match['serial']) or UNREAD}"


def _date(match: regex.Match[str]) -> str | None:
    """A date whose words are read; each figure must be one of its kind, or is left open."""
    day, month, year = (read_figure(match[name]) for name in ("day", "month", "year"))
    if not (year and 1930 <= int(year) <= 2100):
        return None
    day = day if day and 1 <= int(day) <= 31 else UNREAD
    month = month if month and 1 <= int(month) <= 12 else UNREAD
    if UNREAD in (day, month) and not match["dateline"]:
        return None
    return f"{match['dateline'] or ''}{match['ngày']} {day} {match['tháng']} {month} {match['năm']} {year}"


def _always(text: str) -> Mend:
    return lambda match: text


def _secrecy(match: regex.Match[str]) -> str | None:
    """A mark of secrecy on a line of its own; in doubt it is one."""
    return SECRECY[fold(match[0])] if is_secret(match[0]) else None


RULES: Sequence[Rule] = (
    Rule("a mark of secrecy", regex.compile(r"^\p{L}{3,5}(?: \p{L}{3})?$"), _secrecy),
    Rule("the sign of fractions for a stroke", regex.compile("⁄"), _always("/")),
    Rule("Nơi nhận", regex.compile(r"^\p{L}{0,2}[ơoưƠ]i\s+nh[âậaă]n(?=\s*:)"), _always("Nơi nhận")),
    Rule(
        "strokes before a position", regex.compile(rf"^[-–—.:;,~“”?\s]+(?={POSITION}(?!\w)[\p{{Lu}}\s]*$)"), _always("")
    ),
    Rule("V/v below the number", regex.compile(r"^[VWYvw]/[vyw](?=\s\p{Ll})"), _always("V/v")),
    Rule("initials behind the end mark", regex.compile(r"\./\.\s*(?:\S{1,5}\s*){1,3}$"), _always("./.")),
    Rule(
        "a term, a congress, a quarter",
        regex.compile(rf"(?P<before>(?<!\w){BEFORE_NUMERAL}\s+)(?P<numeral>{NUMERAL}{{2,6}}|H)(?!\w)"),
        _numeral,
    ),
    Rule(
        "a doubled Đ in a symbol", regex.compile(r"(?<=[/-])[ÐĐƉD][ĐÐƉ](?=\p{Lu})|(?<=[/-][QN])[ÐĐƉ]{2}"), _always("Đ")
    ),
    Rule("programmes", regex.compile(r"(?<=\d[/-])GTr(?=[/-])"), _always("CTr")),
    Rule("decrees", regex.compile(r"(?<=\d/)N[BHDÐ0Đ]\s?-\s?CP(?!\w)"), _always("NĐ-CP")),
    Rule("decisions", regex.compile(r"(?<=\d[/-])Q[BHDÐ0](?=\s?[-/]\s?(?:TTg|TW|TU|UBND)(?!\w))"), _always("QĐ")),
    Rule(
        "a cell of the Party, where `chỉ` (only) makes no sense",
        regex.compile(
            r"(?<!\w)(?P<c>[Cc])hỉ(?=\s+(?:bộ|ủy|uỷ)(?!\w)(?!\s+(?:phận|máy|môn|luật|trưởng|quyền|ban|nhiệm)(?!\w)))"
        ),
        lambda match: f"{match['c']}hi",
    ),
    Rule("UBND", regex.compile(r"(?<!\w)ƯBN[DĐ](?!\w)"), _always("UBND")),
    Rule(
        "positions in capitals",
        regex.compile(r"(?<=(?<!\w)(?:CỤC|VỤ|BỘ|PHÒNG|BAN|VIỆN|CHI|THỦ|CHÁNH|HIỆU|ĐỘI|TỔ|PHÓ)\s)TR[ƯỪỮU][OƠỜỠ]NG$"),
        _always("TRƯỞNG"),
    ),
    Rule(
        "the number in the masthead",
        regex.compile(r"^(?P<before>S[ốỐôÔ]\s*:?\s*)(?P<serial>[^\s/\-.…_][^\s/\-…_]{0,7})(?=\s?[/-]\s?\p{Lu}{2})"),
        _own_number,
    ),
    Rule(
        "the number of a document",
        regex.compile(
            rf"(?P<before>(?<!\w)[Ss]ố\s+)(?P<serial>{FIGURE}{{1,4}}(?:\s?{FIGURE})?)(?=\s?[/-](?:\d{{4}}/)?\p{{Lu}})"
        ),
        _number,
    ),
    Rule(
        "a date in words",
        regex.compile(
            r"(?P<dateline>^\p{Lu}[\p{L}\s.\-]{1,40},\s*)?(?P<ngày>ngày)\s+(?P<day>\S{1,4}(?:\s\S{1,3})?)\s+(?P<tháng>tháng)"
            r"\s+(?P<month>\S{1,3})\s+(?P<năm>năm)\s+(?P<year>\S{4})(?!\w)"
        ),
        _date,
    ),
    Rule("a year", regex.compile(rf"(?<![\w.,/])(?:20|2O|19|l9|I9){FIGURE}{{2}}(?![\w%])"), _figure),
    Rule("a percentage", regex.compile(rf"(?<![\w.,]){FIGURE}{{2,4}}(?=(?:[.,]\d+)?\s?%)"), _figure),
    Rule(
        "a percentage behind the comma",
        regex.compile(rf"(?<=\d[.,]){FIGURE}{{1,2}}(?=\s?%)"),
        lambda match: read_figure(match[0]),
    ),
)

# -- Labels, which their neighbours decide -----------------------------------------------------------------------

ARABIC = regex.compile(r"(?P<label>\d{1,2})\.(?=\s*\p{Lu})")
ROMAN = regex.compile(r"(?P<label>[IVX]{1,5})(?=\s?[.\-/]\s*\p{Lu})")
DOUBTFUL = regex.compile(rf"(?P<label>{FIGURE}{{1,2}}|[§g])\s?[.,](?=\s+\p{{Lu}})")
CHAPTER = regex.compile(r"(?i:chương)(?:\s+(?P<label>[IVX]{1,5}))?$")
STROKE = "Il|!"
LABEL_FIGURES = FIGURES | str.maketrans("§g", "59")


def _labels(lines: Sequence[Line], pages: Collection[int]) -> Iterator[tuple[int, str, Slip]]:
    """The labels that can only be the next one: after the one before, or before the one that follows."""
    numerals = _clean_labels(lines, ROMAN, roman)
    numbers = _clean_labels(lines, ARABIC, int)
    parted = 2 in numerals.values()
    last_numeral = last = 0
    for at, line in enumerate(lines):
        if at in numerals:
            if line.page in pages and (lost := _lost_stroke(numerals[at], last_numeral, _after(numerals, at))):
                raw = to_roman(last_numeral)
                yield at, lost + line.text[len(raw) :], Slip(raw, lost, at)
                numerals[at] += 1
            last_numeral = numerals[at]
        if at in numbers:
            last = numbers[at]
        elif line.role == "body" and line.page in pages and (match := DOUBTFUL.match(line.text)):
            figure = match["label"].translate(LABEL_FIGURES)
            number = int(figure) if figure.isdigit() else 0
            fits = number and (number == last + 1 or (number == 1 and _after(numbers, at) == 2))
            if match["label"] in STROKE and line.text.isupper():
                label = "I." if _after(numerals, at) == 2 else match[0]
            elif fits and not (match["label"] == "I" and parted):
                label, last = f"{number}.", number
            else:
                continue
            if label != match[0]:
                yield at, label + line.text[match.end() :], Slip(match[0], label, at)


def _chapters(lines: Sequence[Line], pages: Collection[int]) -> Iterator[tuple[int, str, Slip]]:
    """The heads of chapters whose numeral lost its last stroke, which is all that the first one has."""
    last = 0
    for at, line in enumerate(lines):
        if line.role != "body" or not (match := CHAPTER.match(line.text)):
            continue
        number = roman(match["label"]) if match["label"] else 0
        lost = _lost_stroke(number, last, None) if number else "I" if last == 0 else None
        if lost and line.page in pages:
            mended = f"{line.text.split()[0]} {lost}"
            yield at, mended, Slip(line.text, mended, at)
            number = last + 1
        last = number or last


def _clean_labels(
    lines: Sequence[Line], pattern: regex.Pattern[str], value: Callable[[str], int | None]
) -> dict[int, int]:
    """The labels that are as they should be, by their lines."""
    found = ((at, pattern.match(line.text)) for at, line in enumerate(lines) if line.role == "body")
    return {at: number for at, match in found if match and (number := value(match["label"]))}


def _after(labels: Mapping[int, int], at: int) -> int | None:
    return next((number for place, number in labels.items() if place > at), None)


def _lost_stroke(numeral: int, last: int, following: int | None) -> str | None:
    """`II.` after `II.` is `III.`: no part has the number of the one before, and the last stroke is easily lost."""
    again = numeral == last and (last > 1 or following == last + 2)
    return to_roman(last + 1) if again and to_roman(last + 1) == to_roman(last) + "I" else None
