"""The text of a reading page as HTML, written step by step: as a template it takes four times as long.

Whatever comes from a document goes through `escape`; only the tags stand in this module.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from markupsafe import Markup

from pipeline.site.language import say
from pipeline.site.pieces import Step
from pipeline.site.reading import Block, Fact

# The address of a page of the original file, None where there is none.
OriginalPage = Callable[[int | None], str | None]

_special = re.compile("[&<>\"']").search


def escape(words: str) -> str:
    """The words as HTML shows them; most have nothing to escape."""
    return html.escape(words) if _special(words) else words


# Names of fields and what they say come again and again.
_again = lru_cache(maxsize=4096)(escape)


def markup(blocks: Iterable[Block], facts: Sequence[Fact], original_page: OriginalPage) -> Markup:
    """The blocks of a document whose marks are the facts of these numbers."""
    return Markup("".join(_written(blocks, facts, original_page)))


def _written(blocks: Iterable[Block], facts: Sequence[Fact], original_page: OriginalPage) -> Iterator[str]:
    for position, block in enumerate(blocks):
        seen = original_page(block.page)
        if block.page and (seen or position):
            yield _page_mark(block.page, seen)
        if block.kind == "table":
            yield '<div class="block sheet"><table>'
            for row in block.rows:
                yield "<tr>"
                for cell in row:
                    yield "<td>"
                    yield from _line(cell, facts)
                    yield "</td>"
                yield "</tr>"
            yield "</table></div>\n"
        else:
            tag = f"h{block.level}" if block.level else "p"
            yield f'<{tag} class="block {block.kind}{" bold" if block.bold else ""}">'
            yield from _line(block.rows[0][0], facts)
            yield f"</{tag}>\n"


def _page_mark(page: int, seen: str | None) -> str:
    """Where a printed page begins, with the way to its picture."""
    words = escape(say("trang {n}", n=page))
    if seen:
        title = escape(say("xem trang {n} trong tệp gốc", n=page))
        words = f'<a href="{escape(seen)}" title="{title}">{words}</a>'
    return f'<div class="page" id="trang-{page}">{words}</div>'


def _line(steps: Iterable[Step], facts: Sequence[Fact]) -> Iterator[str]:
    for kind, number, first, words, around in steps:
        if kind == "text":
            yield escape(words)
        elif kind == "place":
            yield f'<span class="place" id="{escape(words)}"></span>'
        elif kind == "open":
            yield _mark(facts[number], first)
        else:
            yield _card(facts[number], first, [facts[outer] for outer in around])
            yield "</mark>"


def _mark(fact: Fact, first: bool) -> str:
    """A mark opens; where its fact begins it is a place to go to, by the Tab key too."""
    if not first:
        return f'<mark class="{fact.kind}">'
    place = escape(fact.place)
    return f'<mark class="{fact.kind}" id="{place}" tabindex="0" aria-describedby="the-{place}">'


def _card(fact: Fact, first: bool, around: Iterable[Fact]) -> str:
    named = f' id="the-{escape(fact.place)}"' if first else ""
    said = "".join(
        f'<span class="said"><i>{_again(name)}</i> <span>{_again(words)}</span></span>' for name, words in fact.said
    )
    links = "".join(f'<a href="{escape(link.href)}">{_again(link.words)}</a> ' for link in fact.links)
    outer = "".join(
        f'<a href="#{escape(other.place)}">{_again(say("trong: {fact}", fact=other.name.lower()))}</a> '
        for other in around
    )
    head = f'<span class="card" role="note"{named}><b>{_again(fact.name)}</b>'
    return f'{head}{said}<span class="links">{links}{outer}</span></span>'
