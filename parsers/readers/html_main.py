"""The element of a page that holds the document: not the menus, the list of articles beside it or the links below.

1. Down from the body into the element that holds most of the running text, as long as one does. Text of links does
   not count: menus and lists of other documents are nothing else.
2. Up again as far as what belongs to a document by its form and is not in it: the motto of the state, the number line,
   the list of recipients, the signature. Where a page shows none of them, up to its heading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

import regex
from lxml import etree
from lxml.etree import _Element as Element

from parsers.formulas import is_motto, is_noi_nhan, is_number_line, is_signing
from parsers.readers.html_blocks import BLOCKS
from parsers.readers.html_tree import remove, words_of
from parsers.text import plain, squeeze

# Shorter blocks are labels, buttons and entries of menus as often as they are text.
_RUNNING = 40
# The element that holds this share of the running text holds the document.
_MOST = 0.8
# A block that is a link in this share of its letters is a link.
_LINKED = 0.6
_SEVERAL = 3
_BESIDE = frozenset(("aside", "footer", "header"))
_ASIDE = (*_BESIDE, "ul", "ol", "div", "section", "table")
# An address (`Số 60 phố …`) looks like a number line, but for the symbol after the number.
_SYMBOL = regex.compile(r"\d\s*(?:/\s*\d{4}\s*)?[-/]\s*\p{Lu}{2}")
_SIGNS: Mapping[str, Callable[[str], object]] = {
    "motto": is_motto,
    "number": lambda text: is_number_line(text) and _SYMBOL.search(text),
    "recipients": is_noi_nhan,
    "signature": is_signing,
}


def find_main(body: Element) -> Element:
    """The smallest element that holds the document, without the lists of links in it; the body where all is text."""
    weights: dict[Element, int] = defaultdict(int)
    signed: dict[str, set[Element]] = defaultdict(set)
    for block, (text, linked) in _words_of_blocks(body).items():
        around = (block, *block.iterancestors())
        if len(text) >= _RUNNING and linked < _LINKED * len(text):
            for element in around:
                weights[element] += len(text)
        for name, is_sign in _SIGNS.items():
            if not linked and is_sign(plain(text)):
                signed[name].update(around)
    main = _descend(body, weights)
    for holders in signed.values() or [_to_heading(body)]:
        main = _climb(main, holders)
    kept = set().union(*signed.values())
    for element in [found for found in main.iter(*_ASIDE) if found is not main and found not in kept]:
        if element.tag in _BESIDE or (not weights[element] and _is_list_of_links(element)):
            remove(element)
    return main


def _to_heading(body: Element) -> set[Element]:
    return {each for heading in body.iter("h1") for each in (heading, *heading.iterancestors())}


def _is_list_of_links(element: Element) -> bool:
    """Whether an element holds little but links to other pages; marks of footnotes lead into this one."""
    links = [link for link in element.iter("a") if not link.get("href", "#").startswith("#")]
    letters = len(squeeze(words_of(element)))
    return len(links) >= _SEVERAL and sum(len(squeeze(words_of(link))) for link in links) >= _LINKED * letters


def _descend(body: Element, weights: dict[Element, int]) -> Element:
    main = body
    while True:
        heaviest = max(main, key=lambda child: weights.get(child, 0), default=None)
        if heaviest is None or heaviest.tag in {"p", "tr", "td", "tbody"}:
            return main
        if not weights.get(heaviest, 0) or weights[heaviest] < _MOST * weights[main]:
            return main
        main = heaviest


def _climb(main: Element, holders: set[Element]) -> Element:
    """The nearest element round the main one, itself included, that is one of the holders; itself if none is."""
    return next((element for element in (main, *main.iterancestors()) if element in holders), main)


def _words_of_blocks(body: Element) -> dict[Element, tuple[str, int]]:
    """For each block its own words, without those of blocks inside, and how many letters of them are links."""
    texts: dict[Element, list[str]] = defaultdict(list)
    linked: dict[Element, int] = defaultdict(int)
    blocks: list[Element] = []
    open_links = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_block, is_link = element.tag in BLOCKS, element.tag == "a" and element.get("href") is not None
        if event == "start":
            blocks += [element] if is_block or not blocks else []
            open_links += is_link
        else:
            open_links -= is_link
            if is_block and len(blocks) > 1:
                blocks.pop()
        words = element.text if event == "start" else element.tail
        if words and words.strip():
            texts[blocks[-1]].append(words)
            linked[blocks[-1]] += len(squeeze(words)) if open_links else 0
    return {block: (squeeze("".join(parts)), linked[block]) for block, parts in texts.items()}
