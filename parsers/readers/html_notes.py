"""Footnotes of a page: two links that lead to each other, the mark in the text and the mark before the note.

Word (`#_ftn1` and `#_ftnref1`), LibreOffice and the portals name them differently; all link them both ways.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element as Element

from parsers.readers.html_tree import remove, words_of
from parsers.text import squeeze

# What may hold one note and nothing else.
_HOLDERS = frozenset(("p", "div", "li", "dd", "section", "td"))


def take_notes(body: Element) -> tuple[Mapping[Element, str], Mapping[str, str]]:
    """The marks in the text with the names of their notes, and the words of each note; the notes leave the tree."""
    targets = {name: element for element in body.iter() for name in _names(element)}
    pairs: dict[Element, Element] = {}
    paired: set[Element] = set()
    for link in body.iter("a"):
        target = _link_at(targets.get(link.get("href", "#")[1:]), body)
        if target is not None and target is not link and link not in paired:
            back = targets.get(target.get("href", "#")[1:])
            if back is not None and (back is link or link in back.iter() or back in link.iter()):
                pairs[link] = target
                paired.add(target)
    marks = paired.union(pairs)
    notes = {mark: _holder(note, marks) for mark, note in pairs.items()}
    words: dict[str, str] = {}
    for mark, note in pairs.items():
        mark_words = words_of(note)
        words[mark.get("href", "")] = squeeze(words_of(notes[mark]).replace(mark_words, "", 1))
    for holder in notes.values():
        remove(holder)
    return {mark: mark.get("href", "") for mark in pairs}, words


def _names(element: Element) -> list[str]:
    return [name for name in (element.get("id"), element.get("name")) if name]


def _link_at(target: Element | None, body: Element) -> Element | None:
    """The link at the place that a link leads to: the place itself, or the first link in it."""
    if target is None or target is body:
        return None
    if target.tag == "a" and target.get("href"):
        return target
    return next((link for link in target.iter("a") if link.get("href", "").startswith("#")), None)


def _holder(note: Element, marks: set[Element]) -> Element:
    """The largest element that holds this note and no other mark."""
    holder = note
    for element in note.iterancestors():
        if element.tag == "body" or any(link in marks and link is not note for link in element.iter("a")):
            break
        if element.tag in _HOLDERS:
            holder = element
    return holder
