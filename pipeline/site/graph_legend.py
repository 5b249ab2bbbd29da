"""What colours and lines mean, as far as a picture has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from pipeline.site import svg
from pipeline.site.graph_layout import GUTTER, Box
from pipeline.site.graph_parts import arrow, frame
from pipeline.site.graph_query import RELATIONS, Graph
from pipeline.site.graph_style import FAINT, KINDS, THICKEST, kind_of
from pipeline.site.language import say
from pipeline.site.names import in_words

LINE_HEIGHT, LETTER = 24.0, 6.4
_BOX, _LINE = 20.0, 44.0


@dataclass(frozen=True, slots=True)
class Key:
    """A sample so many units wide, and what it stands for."""

    sample: Element
    width: float
    label: str


def legend(graph: Graph, top: float, width: float) -> tuple[Element, float]:
    """The legend from `top` on, and how high it is."""
    whole, y = svg.group("legend"), top + LINE_HEIGHT
    for keys in (_kinds(graph), _states(graph), _relations(graph)):
        x = GUTTER
        for key in keys:
            room = key.width + 8 + len(key.label) * LETTER + 22
            if x > GUTTER and x + room > width:
                x, y = GUTTER, y + LINE_HEIGHT
            key.sample.set("transform", f"translate({x:g} {y:g})")
            whole.append(key.sample)
            svg.write(whole, x + key.width + 8, y + 4, key.label, fill=FAINT, font_size=12)
            x += room
        y += LINE_HEIGHT
    return whole, y - top


def _kinds(graph: Graph) -> Iterable[Key]:
    there = {kind_of(work).code for work in graph.works.values()}
    return [_box(True, kind.code, kind.colour, say(kind.label)) for kind in KINDS if kind.code in there]


def _states(graph: Graph) -> Iterable[Key]:
    labels = {True: say("có trong cơ sở dữ liệu"), False: say("chỉ được dẫn")}
    there = {work.held for work in graph.works.values()}
    return [_box(held, KINDS[-1].code, KINDS[-1].colour, label) for held, label in labels.items() if held in there]


def _box(held: bool, code: str, colour: str, label: str) -> Key:
    sample = svg.group(f"{'held' if held else 'cited'} kind-{code}")
    frame(sample, Box(0, -6, _BOX, 12), held, colour)
    return Key(sample, _BOX, label)


def _relations(graph: Graph) -> Iterable[Key]:
    there = {edge.relation for edge in graph.edges}
    yield from (_line(relation, 1.5, str(in_words(relation))) for relation in RELATIONS if relation in there)
    if any(edge.mentions > 1 for edge in graph.edges):
        yield _line("", THICKEST, say("nhắc nhiều lần"))


def _line(relation: str, thickness: float, label: str) -> Key:
    sample = svg.group("edges", fill="none", stroke=FAINT)
    arrow(sample, f"M0 0L{_LINE:g} 0", relation, thickness)
    return Key(sample, _LINE, label)
