"""A laid out graph as SVG: every document a link, every arrow named, readable without script or style sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element, tostring

from pipeline.levels import LEVELS
from pipeline.site import svg
from pipeline.site.graph_layout import GUTTER, Box, Item, Layout, Period, place
from pipeline.site.graph_legend import legend
from pipeline.site.graph_parts import arrow, frame
from pipeline.site.graph_query import RELATIONS, Edge, Graph, Work
from pipeline.site.graph_style import BANDS, FAINT, INK, LINE, PAPER, kind_of, thickness, told, told_edge, words
from pipeline.site.language import say

FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"
NO_LEVEL, NO_DATE = "chưa rõ cấp", "không rõ ngày"
HEADING = 44.0
# Wider ones keep their size on a page, for shrunk to its width nobody could read them.
LARGE = 1900.0
# Between the ends of two arrows that join the same documents in different ways.
PORT = 2.5
# How far a curve swings out of a box before it turns.
LEAST_BOW, MOST_BOW = 22.0, 150.0
# Of a curve along a row: enough to pass over a box.
ARCH = 40.0

Link = Callable[[str], str]


def picture(graph: Graph, link: Link | None = None, heading: str = "") -> str:
    """The graph as an `<svg>` element; boxes are links where `link` says where to.

    With a heading it is a picture for itself, on white paper.
    """
    layout = place(Item(work.id, band_of(work), work.issued_on) for work in graph.works.values())
    key, key_height = legend(graph, layout.height, layout.width)
    top = -HEADING if heading else 0.0
    height = layout.height + key_height - top
    whole = _canvas(top, layout.width, height, heading)
    numbers = {work: index for index, work in enumerate(sorted(layout.boxes, key=lambda id_: _reading(layout, id_)))}
    whole.append(_ground(layout))
    whole.append(_arrows(graph, layout.boxes, numbers))
    nodes = svg.add(whole, "g", class_="nodes")
    nodes.extend(_node(graph, graph.works[work], layout.boxes[work], number, link) for work, number in numbers.items())
    whole.append(key)
    return tostring(whole, encoding="unicode")


def band_of(work: Work) -> int:
    """Which level a work stands on, from 0; the unknown one comes last."""
    return LEVELS.index(work.level) if work.level in LEVELS else len(LEVELS)


def curve(edge: Edge, source: Box, target: Box) -> str:
    """From the side of one box to the side of the other; in one column, out to the left and back.

    Along one row it runs in an arch, or it would seem to end at the boxes between.
    """
    shift = (RELATIONS.index(edge.relation) - len(RELATIONS) // 2) * PORT if edge.relation in RELATIONS else 0
    loop = 6 if edge.source == edge.target else 0
    start, end = source.middle + shift + loop, target.middle + shift - loop
    if source.x == target.x:
        bow = LEAST_BOW + min(abs(end - start) / 12, 14)
        return _bezier(source.x, start, -bow, target.x, end, -bow)
    leaves, reaches, way = (source.x, target.right, -1) if target.x < source.x else (source.right, target.x, 1)
    distance = abs(reaches - leaves)
    if distance > source.width and abs(end - start) < source.height:
        return _bezier(leaves, start, way * LEAST_BOW, reaches, end, -way * LEAST_BOW, lift=ARCH)
    bow = way * min(max(distance / 2, LEAST_BOW), MOST_BOW)
    return _bezier(leaves, start, bow, reaches, end, -bow)


def _bezier(x1: float, y1: float, out: float, x2: float, y2: float, back: float, lift: float = 0) -> str:
    middle = f"{x1 + out:.1f} {y1 - lift:.1f} {x2 + back:.1f} {y2 - lift:.1f}"
    return f"M{x1:.1f} {y1:.1f}C{middle} {x2:.1f} {y2:.1f}"


def _reading(layout: Layout, work: str) -> tuple[float, float]:
    """The place of a work in the order of reading, which is also the order of the Tab key."""
    return layout.boxes[work].y, layout.boxes[work].x


def _canvas(top: float, width: float, height: float, heading: str) -> Element:
    """The empty picture."""
    label = svg.clean(heading) or say("Hình đồ thị")
    whole = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "group", "aria-label": label})
    whole.attrib |= {"width": f"{width:g}", "height": f"{height:g}", "font-family": FONT}
    whole.attrib |= {"viewBox": f"0 {top:g} {width:g} {height:g}", "class": "large" if width > LARGE else "whole"}
    size = {"refX": 8, "refY": 4, "markerWidth": 9, "markerHeight": 8}
    units = "userSpaceOnUse"
    marker = svg.add(svg.add(whole, "defs"), "marker", id="arrow", orient="auto", markerUnits=units, **size)
    svg.add(marker, "path", class_="head", d="M0 0.5L9 4L0 7.5z", fill=FAINT)
    if heading:
        svg.add(whole, "rect", y=top, width=width, height=height, fill=PAPER)
        svg.write(whole, GUTTER, top + 28, heading, fill=INK, font_size=17, font_weight="600")
    return whole


def _ground(layout: Layout) -> Element:
    """Levels and years, behind everything."""
    ground = svg.group("ground")
    for index, (band, box) in enumerate(layout.bands.items()):
        odd = index % 2
        svg.add(ground, "rect", class_=f"band-{odd}", y=box.y, width=box.width, height=box.height, fill=BANDS[odd])
        name = say((*LEVELS, NO_LEVEL)[band])
        label = f"{name[0].upper()}{name[1:]}"
        svg.write(ground, 10, box.middle + 4, label, class_="level", fill=INK, font_size=12, font_weight="600")
    for period in layout.periods:
        svg.add(ground, "line", class_="year", x1=period.x, x2=period.x, y1=6, y2=layout.height, stroke=LINE)
        middle = period.x + period.width / 2
        svg.write(ground, middle, 20, _years(period), class_="years", fill=FAINT, font_size=12, text_anchor="middle")
    return ground


def _years(period: Period) -> str:
    if period.first is None:
        return say(NO_DATE)
    return period.first if period.first == period.last else f"{period.first} - {period.last}"


def _arrows(graph: Graph, boxes: Mapping[str, Box], numbers: Mapping[str, int]) -> Element:
    arrows = svg.group("edges", fill="none", stroke=FAINT, stroke_opacity="0.6")
    for edge in graph.edges:
        way = curve(edge, boxes[edge.source], boxes[edge.target])
        line = arrow(arrows, way, edge.relation, thickness(edge.mentions))
        line.attrib |= {"data-source": f"{numbers[edge.source]}", "data-target": f"{numbers[edge.target]}"}
        svg.entitle(line, told_edge(edge, graph.works))
    return arrows


def _node(graph: Graph, work: Work, box: Box, number: int, link: Link | None) -> Element:
    """A document: its box, and the words in it."""
    kind, centre = kind_of(work), graph.centre is not None and graph.centre.id == work.id
    classes = ["node", "held" if work.held else "cited", f"kind-{kind.code}", *["centre"] * centre]
    node = Element("a", {"href": link(work.id)}) if link else Element("g")
    node.attrib |= {"class": " ".join(classes), "data-node": f"{number}"}
    svg.entitle(node, told(work))
    if centre:
        ring = {"x": box.x - 4, "y": box.y - 4, "width": box.width + 8, "height": box.height + 8, "rx": 8}
        svg.add(node, "rect", class_="ring", fill="none", stroke=INK, stroke_width=1.5, **ring)
    frame(node, box, work.held, kind.colour)
    lines = words(work)
    heights = (box.middle - 3, box.middle + 12) if len(lines) == 2 else (box.middle + 4,)
    for line, height, strong in zip(lines, heights, (work.number is not None, False), strict=False):
        looks = {"font_size": 12, "font_weight": "600"} if strong else {"font_size": 10}
        ink = PAPER if work.held else INK
        svg.write(node, box.x + box.width / 2, height, line, fill=ink, text_anchor="middle", **looks)
    return node
