"""How documents and relations look in the picture of the graph: colour, dashes, thickness, the words in a box.

Colours are presentation attributes, so that a picture saved to disk needs no style sheet; `static/graph.css` has
lighter ones for dark pages under the same class names.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.site.graph_query import Edge, Work
from pipeline.site.language import say
from pipeline.site.names import in_words, number, shortened

# What is read in a box of the layout's width: a number in bold, or the beginning of a name.
NUMBER_LETTERS, NAME_LETTERS = 17, 21
PAPER, INK, FAINT, LINE, BANDS = "#ffffff", "#1d1f21", "#63676d", "#dcdcd6", ("#f6f6f2", "#ffffff")
THICKEST = 4.5


@dataclass(frozen=True, slots=True)
class Kind:
    """Types of documents that share a colour; `types` are the first words of their names."""

    code: str
    label: str
    colour: str
    types: tuple[str, ...] = ()


KINDS = (
    Kind("resolution", "nghị quyết", "#b3261e", ("nghị quyết",)),
    Kind("conclusion", "kết luận", "#b9530a", ("kết luận",)),
    Kind("directive", "chỉ thị", "#866a00", ("chỉ thị",)),
    Kind("plan", "chương trình, kế hoạch", "#1e7b3a", ("chương trình", "kế hoạch", "đề án")),
    Kind("guide", "hướng dẫn", "#0f7c80", ("hướng dẫn",)),
    Kind("law", "luật, nghị định", "#1d5fae", ("luật", "bộ luật", "hiến pháp", "pháp lệnh", "nghị định", "thông tư")),
    Kind("rule", "quy định, quyết định, điều lệ", "#6b3fa0", ("quy định", "quyết định", "quy chế", "điều lệ")),
    Kind("other", "văn bản khác", "#5d646c"),
)
DASHES: Mapping[str, str] = {
    "implements": "",
    "based_on": "8 4",
    "amends": "12 3 2 3",
    "supersedes": "12 3 2 3 2 3",
    "reviews": "16 6",
    "title_of": "1 5",
    "mentions": "3 3",
}


def kind_of(work: Work) -> Kind:
    """The kind that a work's type belongs to."""
    name = (work.type_name or "").lower()
    return next((kind for kind in KINDS if name.startswith(kind.types)), KINDS[-1])


def thickness(mentions: int) -> float:
    """Of a line: one mention is thin, twice as many are a little thicker."""
    return round(min(1.2 + 0.7 * math.log2(max(mentions, 1)), THICKEST), 2)


def words(work: Work) -> tuple[str, ...]:
    """The one or two lines in a work's box: its number and what it is, else the beginning of its name."""
    kind, title = work.type_name or "", work.title or ""
    full = title if title.lower().startswith(kind.lower()) else f"{kind} {title}"
    if work.number is None:
        return _wrapped(full.strip() or work.name, kind)
    called = full if kind and full == title else kind
    return tuple(part for part in (shortened(work.number, NUMBER_LETTERS), shortened(called, NAME_LETTERS + 2)) if part)


def _wrapped(name: str, kind: str) -> tuple[str, ...]:
    """A name on two lines; where it is longer, without the type that the colour tells: `Đại hội Đảng bộ …`."""
    rest = name[len(kind) :].strip()
    if len(name) > 2 * NAME_LETTERS and rest[:1].isupper():
        name = rest
    return tuple(textwrap.wrap(name, NAME_LETTERS, max_lines=2, placeholder="…"))


def told(work: Work) -> str:
    """All that the picture knows about a work."""
    parts = [work.dated_name, work.issuer, work.title if work.title != work.name else None]
    held = say("Có trong cơ sở dữ liệu") if work.held else say("Chỉ được dẫn, chưa có trong cơ sở dữ liệu")
    mentioned = say("được nhắc {n} lần", n=number(work.mentions))
    return f"{' · '.join(part for part in parts if part)}. {held}; {mentioned}."


def told_edge(edge: Edge, works: Mapping[str, Work]) -> str:
    """An arrow in words."""
    does = in_words(edge.relation)
    times = say("{n} lần", n=number(edge.mentions))
    return f"{works[edge.source].name} → {works[edge.target].name}: {does}, {times}"
