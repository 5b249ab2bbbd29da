"""Plain text and Markdown: bytes to printed lines; page numbers on lines of their own left out, footnotes gathered."""

from __future__ import annotations

import regex

from parsers.errors import NoText
from parsers.legacy import restore_lines
from parsers.model import Line, Problem, Reading
from parsers.readers.encodings import decode
from parsers.readers.markdown import read_lines
from parsers.readers.side_by_side import part_columns
from parsers.readers.tabs import bar_rows

_PAGE_NUMBER = regex.compile(r"^[-–\s]*(?:Trang\s+)?(\d{1,3})(?:\s*/\s*\d{1,3})?[-–\s]*$", regex.I)
_LOST_MARK = "\ufffd"
_FOOTNOTE = regex.compile(rf"^\s*(?:{_LOST_MARK}\s+(?=\S)|\[(\d{{1,2}})\](?:\s+|$)|⁽?([¹²³⁴⁵⁶⁷⁸⁹⁰]+)⁾?\s*(?=\S))")
_LINE_END = regex.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def read(data: bytes) -> Reading:
    """Lines of a .txt or .md file. Raises `Unreadable` for bytes that are no text, `NoText` for an empty file."""
    decoded = decode(data)
    printed, restored = restore_lines(_LINE_END.split(decoded.text))
    lines = read_lines(bar_rows(part_columns(printed)))
    kept, numbers = _without_page_numbers(lines)
    if not any(any(map(str.isalpha, line.text)) for line in kept):
        raise NoText("Tệp không có chữ nào để đọc.")
    problems = (*decoded.problems, *restored)
    if numbers:
        message = f"Đã bỏ {numbers} dòng chỉ có số trang."
        problems = (*problems, Problem("info", "bo_so_trang", message))
    return Reading(_with_footnotes(kept), problems=problems)


def _without_page_numbers(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], int]:
    """Lines without those that hold nothing but the next page's number; how many were left out.

    A number on its own counts when it is the one after the last (2, 3, 4 …), so that cells of a table that was
    flattened to lines stay.
    """
    kept: list[Line] = []
    expected = 2
    for line in lines:
        match = _PAGE_NUMBER.match(line.text)
        if match and line.role == "body" and int(match[1]) == expected and line.gap:
            expected += 1
            continue
        kept.append(line)
    return tuple(kept), expected - 2


def _with_footnotes(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Footnotes joined over their lines and anchored to the line their mark stands in.

    Where the export lost the mark (`\\ufffd`), what is left of the reference is a line that ends where the footnote's
    first words end: the footnote repeats the words that it explains.
    """
    starts = [index for index, line in enumerate(lines) if index and line.role == "body" and _FOOTNOTE.match(line.text)]
    out: list[Line] = []
    end = 0
    for start, follower in zip(starts, [*starts[1:], None], strict=False):
        out += lines[end:start]
        end = _footnote_end(lines, start, follower)
        match = _FOOTNOTE.match(lines[start].text)
        assert match
        words = " ".join([lines[start].text[match.end() :], *(line.text for line in lines[start + 1 : end])]).strip()
        sign = match[1] or (match[2] or "").translate(_SUPERSCRIPTS)
        anchor = _marked(out, match[0].strip()) if sign else _repeated(out, words)
        out.append(Line(words, role="footnote", anchor=anchor, page=lines[start].page))
    return (*out, *lines[end:])


def _footnote_end(lines: tuple[Line, ...], start: int, follower: int | None) -> int:
    """A footnote goes on in the lines right below it, up to the next one; the last one up to its closing full stop."""
    end = start + 1
    while end < len(lines) and end != follower and lines[end].role == "body" and not lines[end].gap:
        closed = lines[end - 1].text.endswith(".") and not lines[end].text[0].islower()
        if closed and follower is None:
            break
        end += 1
    return end


def _marked(lines: list[Line], mark: str) -> int | None:
    return next((index for index, line in enumerate(lines) if line.role == "body" and mark in line.text), None)


def _repeated(lines: list[Line], words: str) -> int | None:
    opening = " ".join(words.split()[:4]).rstrip(",.;:")
    for index in range(len(lines) - 1, -1, -1):
        if lines[index].role == "body" and opening and opening in " ".join(lines[index].text.split()):
            return index
    return None
