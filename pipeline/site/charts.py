"""Small charts as SVG: bars that can be read, clicked and printed, without script or style sheet of their own.

Every bar carries its name and its figure in words, so a chart reads as a list where it cannot be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

from pipeline.site import svg
from pipeline.site.names import number, shortened

WIDTH = 420.0
# Of lying bars: the height of a row, where bars begin, and what is kept for the figure behind them.
ROW, NAMES, FIGURES = 24.0, 210.0, 50.0
# Of standing bars: their height, the room for figures above and names below.
HEIGHT, ABOVE, BELOW = 90.0, 16.0, 20.0
# What fits into the room for names.
LETTERS = 26
# Of lying bars of values: wider, for they are named after documents.
VALUES_WIDTH, VALUES_NAMES, VALUES_FIGURES, VALUES_LETTERS = 720.0, 320.0, 120.0, 41


@dataclass(frozen=True, slots=True)
class Bar:
    """What is counted, how many, and the page that lists them; `class_` names a colour in the style sheet."""

    name: str
    value: float
    href: str = ""
    class_: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A value in words, drawn from `start` to `end`: a plain one begins at nought, `từ 3 đến 4` at three."""

    name: str
    start: float
    end: float
    words: str
    href: str = ""


def values(title: str, stretches: Sequence[Stretch]) -> Markup:
    """Values of one unit below each other, the first on top. Nothing for none."""
    root = _root(title, VALUES_WIDTH, ROW * len(stretches))
    root.attrib["class"] += " values"
    most = max((stretch.end for stretch in stretches), default=0)
    room = VALUES_WIDTH - VALUES_NAMES - VALUES_FIGURES
    for position, stretch in enumerate(stretches):
        top = position * ROW
        left, right = (_share(value, most) * room for value in (stretch.start, stretch.end))
        group = _linked(root, stretch.href, f"{stretch.name}: {stretch.words}", "bar")
        svg.write(group, VALUES_NAMES - 8, top + 16, shortened(stretch.name, VALUES_LETTERS), text_anchor="end")
        svg.add(group, "rect", x=VALUES_NAMES + left, y=top + 4, width=max(right - left, 1), height=ROW - 8, rx=2)
        svg.write(group, VALUES_NAMES + right + 6, top + 16, stretch.words, class_="figure")
    return _markup(root, stretches)


def lying(title: str, bars: Sequence[Bar]) -> Markup:
    """Bars below each other, for names: the first on top. Nothing for no bars."""
    root = _root(title, WIDTH, ROW * len(bars))
    most = max((bar.value for bar in bars), default=0)
    for position, bar in enumerate(bars):
        top = position * ROW
        length = _share(bar.value, most) * (WIDTH - NAMES - FIGURES)
        group = _bar(root, bar)
        svg.write(group, NAMES - 8, top + 16, shortened(bar.name, LETTERS), text_anchor="end")
        svg.add(group, "rect", x=NAMES, y=top + 4, width=length, height=ROW - 8, rx=2)
        svg.write(group, NAMES + length + 6, top + 16, number(bar.value), class_="figure")
    return _markup(root, bars)


def standing(title: str, bars: Sequence[Bar]) -> Markup:
    """Bars beside each other, for years: the first at the left. Nothing for no bars."""
    root = _root(title, WIDTH, ABOVE + HEIGHT + BELOW)
    most = max((bar.value for bar in bars), default=0)
    step = WIDTH / max(len(bars), 8)
    for position, bar in enumerate(bars):
        left, height = position * step, _share(bar.value, most) * HEIGHT
        group = _bar(root, bar)
        middle, top = left + step / 2, ABOVE + HEIGHT - height
        svg.add(group, "rect", x=left + step * 0.12, y=top, width=step * 0.76, height=height, rx=min(2, height))
        svg.write(group, middle, top - 4, number(bar.value), text_anchor="middle", class_="figure")
        svg.write(group, middle, ABOVE + HEIGHT + 15, bar.name, text_anchor="middle")
    return _markup(root, bars)


def _root(title: str, width: float, height: float) -> Element:
    root = Element(
        "svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {width:g} {height:g}", "class": "chart"}
    )
    root.attrib |= {"role": "group", "aria-label": svg.clean(title)}
    return root


def _bar(root: Element, bar: Bar) -> Element:
    return _linked(root, bar.href, f"{bar.name}: {number(bar.value)}", f"bar {bar.class_}".rstrip())


def _linked(root: Element, href: str, words: str, class_: str) -> Element:
    """A group for one bar, inside a link where there is a page for it."""
    parent = SubElement(root, "a", {"href": href}) if href else root
    group = SubElement(parent, "g", {"class": class_})
    svg.entitle(group, words)
    return group


def _share(value: float, most: float) -> float:
    return max(value, 0) / most if most > 0 else 0.0


def _markup(root: Element, bars: Sequence[Bar] | Sequence[Stretch]) -> Markup:
    return Markup(tostring(root, encoding="unicode")) if bars else Markup("")
