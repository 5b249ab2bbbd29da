"""A page as a tree of what a browser shows: decoded, Word's conditions resolved, scripts and hidden elements out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import unescape

import regex
from lxml import etree
from lxml.etree import _Element as Element

from parsers.errors import NoText
from parsers.model import Problem
from parsers.readers.encodings import decode

HEAD = 4096
_DECLARED = regex.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", regex.I)
_TAG = regex.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)\s*>|\Z)|<[^<>]*>", regex.S | regex.I
)
# What Word writes for browsers (`<![if !supportLists]>`) parts no words; what it writes for itself is a comment.
_CONDITION = regex.compile(r"<!\[(?:if\b[^<\]>]*|endif)\]>", regex.I)
_PROLOGUE = regex.compile(r"^\s*<\?xml[^>]*\?>", regex.I)
# What no tree may hold, as it stands or as a reference (`&#12;`).
_NEVER_XML = regex.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = regex.compile(r"&#(?:[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<decimal>[0-9]{1,7}));?")
# As browsers have it, Latin-1 is Windows-1252, in what a page says of itself and in references (`&#147;`).
_LATIN_1 = frozenset(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"))

# Elements whose words are no part of any text.
_UNSEEN = """
head title script style noscript template svg math iframe object audio video canvas map select option datalist
button input textarea progress meter dialog nav menu del
"""
UNSEEN = frozenset(_UNSEEN.split())
_GONE = "gone"
_HIDING = {"display": "none", "visibility": "hidden", "mso-hide": "all", "mso-element": "comment-list"}
_RULE = regex.compile(r"([^{}]*)\{([^{}]*)\}")
_FAMILY = regex.compile(r"font-family\s*:\s*[\"']?([^;\"',]+)", regex.I)
_CLASS = regex.compile(r"\.([\w-]+)\s*$")


def read_tree(data: bytes, otherwise: str | None = None) -> tuple[Element, Mapping[str, str], tuple[Problem, ...]]:
    """The body of a page, the fonts that its style sheet gives to classes, and what was done to decode it.

    otherwise: the encoding of a page that does not say its own
    """
    declared = _DECLARED.search(data[:HEAD])
    named = declared[1].decode("ascii", "replace").lower() if declared else otherwise
    decoded = decode(data, "windows-1252" if named in _LATIN_1 else named, shown=_words)
    page = _PROLOGUE.sub("", _CONDITION.sub("", _REFERENCE.sub(_referred, decoded.text)))
    page = _NEVER_XML.sub(" ", page)
    if not page.strip():
        raise NoText("Tệp không có chữ nào để đọc.")
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    root = etree.fromstring(page, parser)
    if root is None:
        raise NoText("Tệp không có chữ nào để đọc.")
    fonts = _class_fonts(root)
    body = root.find("body")
    tree = root if body is None else body
    for element in [found for found in tree.iter("*") if found is not tree and _is_unseen(found)]:
        element.tag = _GONE
    # All at once: taken out one by one, each would hand the words behind it to the one before, again and again.
    etree.strip_elements(tree, _GONE, with_tail=False)
    return tree, fonts, decoded.problems


def declarations(element: Element) -> Iterator[tuple[str, str]]:
    """The properties of an element's `style`, in lower case and in their order."""
    for declaration in element.get("style", "").split(";"):
        name, colon, said = declaration.partition(":")
        if colon:
            yield name.strip().lower(), " ".join(said.lower().replace("!important", "").split())


def family(style: str) -> str:
    """The first font that a style names, empty if none."""
    named = _FAMILY.search(style)
    return str(named[1]).strip() if named else ""


def words_of(element: Element) -> str:
    """All words of an element, as they stand."""
    return "".join(map(str, element.itertext()))


def remove(element: Element) -> None:
    """Take an element out and leave the words behind it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _referred(reference: regex.Match[str]) -> str:
    """A reference, unless it is to a control code, which is the sign of Windows-1252, or to no character at all."""
    code = int(reference["hex"], 16) if reference["hex"] else int(reference["decimal"])
    if 0x80 <= code < 0xA0:
        return bytes([code]).decode("cp1252", "ignore")
    return " " if code > 0x10FFFF or _NEVER_XML.match(chr(code)) else str(reference[0])


def _words(page: str) -> str:
    return unescape(_TAG.sub(" ", page))


def _is_unseen(element: Element) -> bool:
    if element.tag in UNSEEN or element.get("hidden") is not None:
        return True
    return element.get("aria-hidden") == "true" or any(
        _HIDING.get(name) == said for name, said in declarations(element)
    )


def _class_fonts(root: Element) -> dict[str, str]:
    """`p.MsoNormal {font-family: ".VnTime"}`: the font that a class draws its words in."""
    fonts: dict[str, str] = {}
    for selectors, said in _RULE.findall(" ".join(style.text or "" for style in root.iter("style"))):
        font = family(said)
        for named in filter(None, (_CLASS.search(selector.strip()) for selector in selectors.split(",") if font)):
            fonts.setdefault(named[1], font)
    return fonts
