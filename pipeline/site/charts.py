"""Small charts as SVG: bars that can be read, clicked and printed, without script or style sheet of their own.

Every bar carries its name and its figure in words, so a chart reads as a list where it cannot be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

from pipeline.site import svg
from pipeline.site.names import number

WIDTH = 420.0
# Of lying bars: the height of a row, where bars begin, and what is kept for the figure behind them.
ROW, NAMES, FIGURES = 24.0, 190.0, 50.0
# Of standing bars: their height, the room for figures above and names below.
HEIGHT, ABOVE, BELOW = 90.0, 16.0, 20.0
# What fits into the room for names.
LETTERS = 27


@dataclass(frozen=True, slots=True)
class Bar:
    """What is counted, how many, and the page that lists them; `class_` names a colour in the style sheet."""

    name: str
    value: float
    href: str = ""
    class_: str = ""


def lying(title: str, bars: Sequence[Bar]) -> Markup:
    """Bars below each other, for names: the first on top. Nothing for no bars."""
    root = _root(title, WIDTH, ROW * len(bars))
    most = max((bar.value for bar in bars), default=0)
    for position, bar in enumerate(bars):
        top = position * ROW
        length = _share(bar.value, most) * (WIDTH - NAMES - FIGURES)
        group = _linked(root, bar)
        svg.write(group, NAMES - 8, top + 16, _shortened(bar.name), text_anchor="end")
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
        group = _linked(root, bar)
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


def _linked(root: Element, bar: Bar) -> Element:
    """A group for one bar, inside a link where there is a page for it."""
    parent = SubElement(root, "a", {"href": bar.href}) if bar.href else root
    group = SubElement(parent, "g", {"class": f"bar {bar.class_}".rstrip()})
    svg.entitle(group, f"{bar.name}: {number(bar.value)}")
    return group


def _share(value: float, most: float) -> float:
    return max(value, 0) / most if most > 0 else 0.0


def _shortened(name: str) -> str:
    return name if len(name) <= LETTERS else f"{name[: LETTERS - 1].rstrip()}…"


def _markup(root: Element, bars: Sequence[Bar]) -> Markup:
    return Markup(tostring(root, encoding="unicode")) if bars else Markup("")
