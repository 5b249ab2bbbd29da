"""Tables of tasks whose cells stand one below the other, each a paragraph of its own (GUIDE Tasks 14).

So they come out of web pages and of files saved as plain text. The captions of the columns stand in a row, `Nội dung`
beside `Cơ quan chủ trì` or `Thời gian`; a row below them is words of work, then names of bodies and times in the order
of the columns. What a row leaves empty leaves no paragraph, and the number of a row may be lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import regex

from parsers.bodies import read_bare_name, starts_body
from parsers.deadlines import read_cell_due
from parsers.model import Section, Task
from parsers.partners import split_bodies
from parsers.passages import Passage
from parsers.tables import column_kind

Column = Literal["content", "lead", "partners", "person", "time", "other"]

_LONGEST_CAPTION = 60
_FEWEST_CAPTIONS = 3
_COUNT = regex.compile(r"(?:tt|stt|số tt|số thứ tự)\.?")
_OTHER = regex.compile(
    r"(?:sản phẩm|kết quả|kinh phí|nguồn (?:vốn|kinh phí|lực)|ghi chú|văn bản|căn cứ|tình trạng|chỉ tiêu|địa điểm)"
    r"(?!\p{L})"
)
# Persons in charge are no lead (GUIDE Tasks 21).
_PERSON = regex.compile(r"(?:lãnh đạo|người|đồng chí)(?: \p{L}+){0,3} (?:phụ trách|chịu trách nhiệm|chỉ đạo)")
_NUMBER = regex.compile(r"(?!20\d\d$)\d{1,3}(?:\.\d{1,3}){0,3}\.?")
_GROUP = regex.compile(r"(?:[ivxlc]{1,6}|[a-eg-hk])\.?")
_LONGEST_TIME = 90
_TIMED = regex.compile(
    r"(?:(?:trước|đến|trong|từ|sau|khi|hết|chậm nhất|hoàn thành|thực hiện|định kỳ|dự kiến|ngay) )*"
    r"(?:(?:cuối |đầu )?(?:năm|qu[ýí]|tháng|ngày|giai đoạn) |20\d\d|\d{1,2}/\d|hằng |hàng |thường xuyên"
    r"|thường kỳ|liên tục|theo (?:kế hoạch|lộ trình|tiến độ|chương trình|yêu cầu|quy định)"
    r"|có (?:hướng dẫn|yêu cầu|quy chế|quy định|văn bản))"
)
# `nt`, `như trên` in a column of bodies.
_SAME = regex.compile(r"-?\s*nt\s*-?|như trên")
_LONGEST_TITLE = 4
# After so many cells without a name or a time the table is over.
_LONGEST_RUN = 10


@dataclass(slots=True)
class _Row:
    """The cells of one row by the numbers of their passages; `words` also has the products of the row before."""

    words: list[int] = field(default_factory=list)
    marks: dict[int, Literal["number", "group"]] = field(default_factory=dict)
    bodies: list[int] = field(default_factory=list)
    time: int | None = None

    @property
    def begun(self) -> bool:
        return bool(self.bodies) or self.time is not None


def flat_rows(
    passages: Sequence[Passage], sections: Sequence[Section], year: int | None
) -> tuple[list[Task], frozenset[int]]:
    """One task a row of every such table, and which passages are its captions and cells."""
    tasks: list[Task] = []
    taken: set[int] = set()
    tables = list(_captions(passages))
    for number, (start, end, columns) in enumerate(tables):
        limit = tables[number + 1][0] if number + 1 < len(tables) else len(passages)
        rows, over = _rows(passages[:limit], sections, end, columns)
        tasks += (_task(passages, row, row is rows[0], columns, year) for row in rows)
        if rows:
            # Between two tables of one annex stands no more than the title of the next group.
            goes_on = limit < len(passages) and limit - over <= _LONGEST_TITLE
            taken.update(range(start, limit if goes_on else over))
    return tasks, frozenset(taken)


def _captions(passages: Sequence[Passage]) -> Iterator[tuple[int, int, list[Column]]]:
    """Where the captions of such a table stand, and what its columns hold: first the work, then bodies or times."""
    index = 0
    while index < len(passages):
        end = index
        columns: list[Column] = []
        while end < len(passages) and (kind := _caption(passages[end])):
            columns += [] if kind == "count" else [kind]
            end += 1
        told = "lead" in columns or ("time" in columns and "partners" in columns)
        if end - index >= _FEWEST_CAPTIONS and columns[0] == "content" and told:
            yield index, end, columns
        index = max(end, index + 1)


def _caption(passage: Passage) -> Column | Literal["count"] | None:
    """What the column is that a paragraph captions, None where it is no caption."""
    if passage.role != "body" or passage.purpose == "form" or len(passage.words) > _LONGEST_CAPTION:
        return None
    lower = passage.lower
    if lower[-1] in ".;:," or not passage.words[0].isupper():
        return None
    if _COUNT.fullmatch(lower):
        return "count"
    if _PERSON.match(lower):
        return "person"
    return "other" if _OTHER.match(lower) else column_kind(lower)


def _rows(
    passages: Sequence[Passage], sections: Sequence[Section], start: int, columns: list[Column]
) -> tuple[list[_Row], int]:
    """The rows below the captions, and which passage is the first behind the table."""
    root = _root(passages[start - 1], sections)
    between = "other" in columns and "time" in columns and columns.index("other") < columns.index("time")
    close = "lead" in columns and columns[columns.index("lead") :][:3] == ["lead", "partners", "time"]
    rows = [_Row()]
    over, run = start, 0
    for index in range(start, len(passages)):
        passage = passages[index]
        if passage.role != "body" or run > _LONGEST_RUN or _root(passage, sections) != root:
            break
        kind = _cell(passage, columns)
        if kind == "words" and close and len(rows[-1].bodies) == 1 and rows[-1].time is None:
            kind = _helper(passages, index, columns)
        run = run + 1 if kind == "words" else 0
        if kind in ("body", "time"):
            over = index + 1
            # A product stands between the bodies of its row and its time.
            if kind == "time" and between and not rows[-1].begun and len(rows) > 1 and rows[-2].time is None:
                rows.pop()
            if kind == "body":
                rows[-1].bodies.append(index)
            else:
                rows[-1].time = index
            continue
        if rows[-1].begun:
            rows.append(_Row())
        if kind == "words":
            rows[-1].words.append(index)
        elif kind == "number" or kind == "group":
            rows[-1].marks[len(rows[-1].words)] = kind
    trailing = columns[-1] == "other" and over < len(passages) and _cell(passages[over], columns) == "words"
    return [row for row in rows if row.begun and row.words], over + trailing


def _root(passage: Passage, sections: Sequence[Section]) -> int | None:
    section = passage.section
    while section is not None and (outer := sections[section].parent) is not None:
        section = outer
    return section


def _cell(passage: Passage, columns: list[Column]) -> Literal["number", "group", "body", "time", "words"]:
    """What a cell is by its own words."""
    lower = passage.lower
    if _NUMBER.fullmatch(lower):
        return "number"
    if _GROUP.fullmatch(lower):
        return "group"
    if "time" in columns and len(lower) <= _LONGEST_TIME and _TIMED.match(lower):
        return "time"
    named = "lead" in columns or "partners" in columns
    if named and (_SAME.fullmatch(lower) or all(_names(passage.words, lower))):
        return "body"
    return "words"


# Who helps may be told in words that no name of a body has (`Viện, Trường; Doanh nghiệp`).
_SOMEBODY = regex.compile(
    r"(?:viện|trường|hội|ban|sở|bộ|đơn vị|tổ chức|cơ quan|doanh nghiệp|hợp tác xã|cơ sở)(?!\p{L})"
)


def _helper(passages: Sequence[Passage], index: int, columns: list[Column]) -> Literal["body", "words"]:
    """What words between the one who leads and a time are where a column of helpers stands there."""
    passage = passages[index]
    told = starts_body(passage.words, passage.lower) is not None or _SOMEBODY.match(passage.lower)
    timed = index + 1 < len(passages) and _cell(passages[index + 1], columns) == "time"
    return "body" if told and timed else "words"


def _names(words: str, lower: str) -> Iterator[bool]:
    """Of each name between semicolons whether it is one."""
    start = 0
    for piece in lower.rstrip(" .;,").split(";"):
        left = start + len(piece) - len(piece.lstrip(" -"))
        end = start + len(piece)
        yield read_bare_name(words[left:end], lower[left:end]) is not None
        start = end + 1


def _task(passages: Sequence[Passage], row: _Row, first: bool, columns: list[Column], year: int | None) -> Task:
    cell = passages[row.words[_content(passages, row, first, columns)]]
    lead, partners = _bodies(passages, row, columns)
    time = passages[row.time].words.strip(" .;") if row.time is not None else None
    due = read_cell_due(time or "", cell.words, year)
    return Task(
        span=cell.span,
        lead=lead,
        partners=partners,
        due_text=time or (due.span.of(cell.words) if due else None),
        due_kind=due.kind if due else None,
        due_on=due.on if due else None,
        section=cell.section,
        page=cell.page,
        rule="row",
    )


def _content(passages: Sequence[Passage], row: _Row, first: bool, columns: list[Column]) -> int:
    """Which of the words before the bodies are the work, not a product of the row above or the title of a group."""
    last = len(row.words) - 1
    if row.marks:
        at, mark = max(row.marks.items())
        return min(at + (mark == "group"), last)
    edge = next(index for index, kind in enumerate(columns) if kind in ("lead", "partners", "time"))
    if columns[-1] == "other" and not first:
        return max(last + 1 - edge, 0)
    titles = (index for index, at in enumerate(row.words) if not passages[at].words.isupper())
    return next(titles, last)


def _bodies(passages: Sequence[Passage], row: _Row, columns: list[Column]) -> tuple[str | None, tuple[str, ...]]:
    """Who leads and who helps; a cell goes on in the next paragraph behind a semicolon or comma."""
    cells: list[str] = []
    for index in row.bodies:
        words = passages[index].words
        if cells and cells[-1][-1] in ";,":
            cells[-1] = f"{cells[-1]} {words}"
        else:
            cells.append(words)
    names = [cell.strip(" .;,") for cell in cells]
    if "person" in columns and len(names) > 1:
        del names[0]
    lead = names.pop(0) if names and "lead" in columns else None
    helpers = names if "partners" in columns else []
    return lead, tuple(name for cell in helpers for name in split_bodies(cell))
