"""The words of one Word paragraph: its runs as printed, cut at line breaks, and the notes that hang on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docx.oxml.ns import nsmap
from lxml.etree import _Element as Element

from parsers.readers.docx_parts import PARAGRAPH_MARK, RUN, TEXT, flag, w
from parsers.readers.docx_styles import Styles
from parsers.readers.drafts import Note

MATH_TEXT = f"{{{nsmap['m']}}}t"
BOX = w("txbxContent")
NOTE_REFERENCES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
# A page break or a column break is no text, yet the line ends there.
SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
# Stands for the mark of a note until the line is whole. XML cannot hold this character, so no text has it.
MARK = "\x01"
# Drafters type brackets round the mark, `⁽¹⁾` or `[1]`: they are part of it.
_MARK = re.compile(rf"[(\[]{MARK}[)\]]|{MARK}")
SOFT_HYPHEN = "\u00ad"
# What only the font can tell: soft hyphens, and the private range where symbol fonts keep their signs.
_DRAWN = re.compile(f"[{SOFT_HYPHEN}\uf000-\uf0ff]")
# What the signs of the two common symbol fonts say; those that only adorn are left out.
SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈", 0x44: "Δ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "μ", 0x70: "π", 0xE5: "∑", 0x2D: "-",
} | {code: chr(code) for code in range(0x20, 0x40) if code != 0x2D}  # fmt: skip
WINGDINGS = {
    0x6F: "☐", 0x71: "☐", 0xA8: "☐", 0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0xE0: "→", 0xE8: "→", 0xF0: "→",
    0x6C: "•", 0x6E: "•", 0x76: "•", 0x9F: "•", 0xA7: "•", 0xD8: "•", 0x20: " ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two line breaks of a paragraph."""

    text: str
    bold: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Atom:
    """A stretch of one run, or the mark of a note."""

    text: str
    bold: bool = False
    note: Note | None = None


def read_pieces(paragraph: Element, styles: Styles) -> list[Piece]:
    """The lines of a paragraph, one unless line breaks part it; they may be blank."""
    lines: list[list[_Atom]] = [[]]
    for atom in _atoms(paragraph, styles):
        for at, text in enumerate(atom.text.split("\n")):
            if at:
                lines.append([])
            lines[-1].append(replace(atom, text=text))
    return [_piece(atoms) for atoms in lines]


def is_hidden(paragraph: Element, styles: Styles) -> bool:
    """Whether the very end of a paragraph is hidden, so that without visible words nothing of it is printed."""
    mark = paragraph.find(PARAGRAPH_MARK)
    return mark is not None and bool(flag(mark, "vanish")) and not any(p.text for p in read_pieces(paragraph, styles))


def boxes(element: Element) -> Iterator[Element]:
    """The contents of the text boxes anchored in a paragraph, a box in a box left to the outer one."""
    for child in element:
        if child.tag == BOX:
            yield child
        else:
            yield from boxes(child)


def _piece(atoms: list[_Atom]) -> Piece:
    letters = [atom.bold for atom in atoms for sign in atom.text if sign.isalpha()]
    text = _MARK.sub("", "".join(atom.text for atom in atoms))
    return Piece(text, bool(letters) and all(letters), tuple(atom.note for atom in atoms if atom.note))


def _atoms(paragraph: Element, styles: Styles) -> Iterator[_Atom]:
    style = styles.of_paragraph(paragraph)
    for element in spoken(paragraph):
        if element.tag == MATH_TEXT:
            yield _Atom(element.text or "")
        elif not styles.run_flag(element, style, "vanish"):
            bold = styles.run_flag(element, style, "b")
            capitals = styles.run_flag(element, style, "caps")
            for atom in _run_atoms(element, styles, style):
                yield replace(atom, text=atom.text.upper() if capitals else atom.text, bold=bold)


def spoken(element: Element) -> Iterator[Element]:
    """Runs and the letters of formulas in their order, in links, insertions, fields and content controls as well."""
    for child in element:
        if child.tag in {RUN, MATH_TEXT}:
            yield child
        elif child.tag != BOX:
            yield from spoken(child)


def _run_atoms(run: Element, styles: Styles, style: str | None) -> Iterator[_Atom]:
    for child in run:
        if child.tag == TEXT:
            yield _Atom(_text(child.text or "", run, styles, style))
        elif child.tag in SIGNS:
            yield _Atom(SIGNS[child.tag])
        elif child.tag == w("softHyphen"):
            yield _Atom(_text(SOFT_HYPHEN, run, styles, style))
        elif child.tag == w("sym"):
            yield _Atom(_symbol(child.get(w("char"), ""), child.get(w("font"), "")))
        elif child.tag in NOTE_REFERENCES:
            yield _Atom(MARK, note=(NOTE_REFERENCES[child.tag], child.get(w("id"), "")))
            if child.get(w("customMarkFollows"), "0") in {"1", "true", "on"}:
                return  # the rest of the run is a mark that the drafter chose, such as (*)
        elif child.tag == w("ruby"):
            yield from (
                atom for base in child.iter(w("rubyBase")) for r in base for atom in _run_atoms(r, styles, style)
            )


def _text(text: str, run: Element, styles: Styles, style: str | None) -> str:
    """The text of a run on one line, signs of symbol fonts as letters, soft hyphens out."""
    text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    if not _DRAWN.search(text):
        return text
    font = styles.font(run, style)
    return _DRAWN.sub(lambda sign: _glyph(ord(sign[0]), font), text)


def _symbol(code: str, font: str) -> str:
    """The letter for a `w:sym`: a code in hexadecimal, in the private range or plain, and its font."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    symbolic = font.lower().startswith(("symbol", "wingdings", "webdings"))
    if 0xF000 <= point < 0xF100 or (symbolic and point < 0x100):
        return _glyph(point, font)
    return chr(point) if 0x20 <= point < 0xD800 or 0xE000 <= point < 0xFFFE else ""


def _glyph(point: int, font: str) -> str:
    """The sign at the low byte of a code point, by the symbol font that draws it; nothing for an adornment."""
    return (WINGDINGS if font.lower().startswith("w") else SYMBOL).get(point & 0xFF, "")
