"""The few shapes that our pictures are made of, as SVG elements that may hold any text whatever."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def group(class_: str, **attributes: str | float) -> Element:
    """A group of this class."""
    return Element("g", {"class": class_, **_written(attributes)})


def add(parent: Element, tag: str, **attributes: str | float) -> Element:
    """A new element inside another: `font_size=12` is written `font-size="12"`, and nothing is written for ""."""
    return SubElement(parent, tag, _written(attributes))


def write(parent: Element, x: float, y: float, words: str, **attributes: str | float) -> Element:
    """A line of text with its baseline at (x, y)."""
    line = add(parent, "text", x=x, y=y, **attributes)
    line.text = clean(words)
    return line


def entitle(element: Element, words: str) -> None:
    """What is shown over an element, and read out for it."""
    add(element, "title").text = clean(words)


def clean(text: str) -> str:
    """Without the characters that XML cannot hold, whatever a document printed."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _written(attributes: dict[str, str | float]) -> dict[str, str]:
    said = {name.strip("_").replace("_", "-"): value for name, value in attributes.items() if value != ""}
    return {name: value if isinstance(value, str) else f"{round(value, 1):g}" for name, value in said.items()}
