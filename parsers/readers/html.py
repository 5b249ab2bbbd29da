"""Pages (.html, .htm): those that Word saves, and those of law portals, whose menus and links are no document.

bytes -> tree of what is shown -> letters of old fonts to Unicode -> footnotes out -> main element -> lines
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

import regex
from lxml.etree import _Element as Element

from parsers.errors import NoText, Unreadable
from parsers.model import Line, Reading
from parsers.readers.drafts import Draft, Note, with_notes
from parsers.readers.html_blocks import BLOCKS, is_bold, is_in_capitals, label, number_items
from parsers.readers.html_legacy import restore_letters
from parsers.readers.html_main import find_main
from parsers.readers.html_notes import take_notes
from parsers.readers.html_tables import read_table
from parsers.readers.html_tree import declarations, read_tree

# A browser shows any run of these as one blank, a hard blank not.
_BLANKS = regex.compile(r"[ \t\r\n\f]+")
_LINE_ENDS = regex.compile(r"\r\n?|\n")
HARD_BLANK = "\u00a0"
_NOTES = "notes"


def read(data: bytes, declared: str | None = None) -> Reading:
    """The lines of a page. Raises `Unreadable` for bytes in no known encoding, `NoText` for a page without words.

    declared: the encoding, as told by what the page lies in
    """
    try:
        body, fonts, decoded = read_tree(data, declared)
        restored = restore_letters(body, fonts)
        marks, notes = take_notes(body)
        walk = _Walk(marks, number_items(body), count())
        lines = with_notes(
            walk.read(find_main(body), _Look()), {(_NOTES, name): words for name, words in notes.items()}
        )
    except RecursionError as error:
        raise Unreadable("Trang lồng các khung quá sâu. Hãy mở bằng trình duyệt, chép nội dung sang Word.") from error
    if not any(any(map(str.isalnum, line.text)) for line in lines):
        raise NoText("Trang không có chữ nào để đọc.")
    return Reading(lines, problems=(*decoded, *restored))


@dataclass(frozen=True, slots=True)
class _Look:
    """How words look where they stand."""

    bold: bool = False
    capitals: bool = False
    kept_blanks: bool = False


@dataclass(slots=True)
class _Page:
    """The lines so far, and the paragraph being put together: its printed lines, and whether each letter is bold.

    label: of a list item, until its first words come; gap: whether blank space stands above what comes next
    """

    drafts: list[Draft] = field(default_factory=list)
    texts: list[str] = field(default_factory=lambda: [""])
    bold: list[list[bool]] = field(default_factory=lambda: [[]])
    notes: tuple[Note, ...] = ()
    label: str = ""
    gap: bool = True

    def add(self, text: str, look: _Look) -> None:
        shown = _LINE_ENDS.split(text) if look.kept_blanks else [_BLANKS.sub(" ", text)]
        for at, words in enumerate(shown):
            if at:
                self.break_line()
            if self.label and words.strip():
                self.texts[-1], self.label = self.label, ""
            self.texts[-1] += words.upper() if look.capitals else words
            self.bold[-1] += [look.bold for letter in words if letter.isalpha()]

    def break_line(self) -> None:
        self.texts.append("")
        self.bold.append([])

    def end(self) -> None:
        """Close the paragraph. One that was opened and holds nothing to see is blank space."""
        lines = list(zip(self.texts, self.bold, strict=True))
        last = max((at for at, (text, _) in enumerate(lines) if text.strip()), default=-1)
        for at, (text, bold) in enumerate(lines):
            if text.strip():
                line = Line(text.strip(), gap=self.gap, bold=bool(bold) and all(bold), whole=at == last)
                self.drafts.append(Draft(line, self.notes if at == last else ()))
                self.gap = False
            elif at or HARD_BLANK in text:
                self.gap = True
        if last < 0 and self.notes:
            self.drafts.append(Draft(Line(""), self.notes, bare=True))
        self.texts, self.bold, self.notes = [""], [[]], ()


@dataclass(frozen=True, slots=True)
class _Walk:
    """The way through the main element in its order; a block ends the paragraph before it and after it."""

    marks: Mapping[Element, str]
    numbers: Mapping[Element, int]
    tables: Iterator[int]

    def read(self, container: Element, look: _Look) -> list[Draft]:
        """The lines of the main element or of a cell."""
        page = _Page()
        self._enter(container, look, page)
        page.end()
        return page.drafts

    def _enter(self, element: Element, around: _Look, page: _Page) -> None:
        look = _look(element, around)
        page.add(element.text or "", look)
        for child in element:
            self._meet(child, look, page)
            page.add(child.tail or "", look)

    def _meet(self, element: Element, look: _Look, page: _Page) -> None:
        if element in self.marks:
            page.notes += ((_NOTES, self.marks[element]),)
        elif element.tag == "br":
            page.break_line()
        elif element.tag == "table":
            page.end()
            page.drafts += read_table(element, lambda cell: self.read(cell, look), next(self.tables))
            page.gap = True
        elif element.tag in BLOCKS:
            page.end()
            page.gap = page.gap or element.tag == "hr"
            page.label = label(element, self.numbers) or page.label
            self._enter(element, look, page)
            page.end()
        else:
            self._enter(element, look, page)


def _look(element: Element, around: _Look) -> _Look:
    kept = around.kept_blanks or element.tag == "pre"
    for name, said in declarations(element):
        if name == "white-space":
            kept = said.startswith(("pre", "break-spaces"))
    return _Look(is_bold(element, around.bold), is_in_capitals(element, around.capitals), kept)
