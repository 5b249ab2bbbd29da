"""The parts of a graph's picture that its legend shows as well: a box and a line."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pipeline.site import svg
from pipeline.site.graph_layout import Box
from pipeline.site.graph_style import DASHES, PAPER


def frame(parent: Element, box: Box, held: bool, colour: str) -> None:
    """Solid for a document of the corpus, an outline for one that is only cited."""
    shape = {"x": box.x, "y": box.y, "width": box.width, "height": box.height, "rx": min(5, box.height / 3)}
    svg.add(parent, "rect", class_="box", fill=colour if held else PAPER, stroke=colour, stroke_width=1.5, **shape)


def arrow(parent: Element, way: str, relation: str, thickness: float) -> Element:
    """A line with a head, dashed as its relation says."""
    dash = DASHES.get(relation, "")
    cap = "round" if dash.startswith("1 ") else ""
    line = svg.add(parent, "path", class_="edge", d=way, stroke_dasharray=dash, stroke_linecap=cap)
    line.attrib |= {"stroke-width": f"{thickness:g}", "marker-end": "url(#arrow)"}
    return line
