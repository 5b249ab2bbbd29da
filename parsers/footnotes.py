"""What a footnote's list of documents does: what the words do at which its mark stands (GUIDE, Citations 9).

`theo các văn bản chỉ đạo của Chính phủ[2]`: what the second footnote lists is what is acted by.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from parsers.governors import Governed, govern
from parsers.mention import Mention
from parsers.model import Relation, Span
from parsers.relations import glue
from parsers.vocabulary import alternatives_before, load

_MARK = regex.compile(r"\[\d{1,3}\]|[⁽(]?[¹²³⁴⁵⁶⁷⁸⁹⁰]+[⁾)]?")
# What a list in a footnote may open with.
_LEAD = regex.compile(r"\s*(?:\[?\d{1,3}\]?\s+)?(?:(?:Bao\s+gồm|Gồm|Như|Cụ\s+thể|Các)\s*:?\s*(?:có\s+)?)?[-\s]*$")
# As far back from the mark as the noun stands that the footnote is about.
_NOUN_REACH = 160


@cache
def _documents() -> regex.Pattern[str]:
    """Documents that the text only speaks of, up to the mark: `các văn bản chỉ đạo của Chính phủ[2]`."""
    noun = rf"(?:văn\s+bản|{alternatives_before(row['name'] for row in load('types')['type'])})"
    several = r"(?:(?:các|những|nhiều|một\s+số|hệ\s+thống|\d+)\s+)?"
    return regex.compile(
        rf"(?r)(?<!\w){several}{noun}(?:(?:,|\s+và|\s+hoặc)\s+{several}{noun}){{0,5}}(?:\s+[^\s.;:]+){{0,10}}?\s*$",
        regex.I,
    )


class Marked:
    """The last paragraph that is no footnote: what its mentions do, to tell what its footnotes do."""

    def __init__(self) -> None:
        self._span = Span(0, 0)
        self._mentions: Sequence[Mention] = ()
        self._governed: Sequence[Governed] = ()
        self._notes = 0

    def body(self, span: Span, mentions: Sequence[Mention], governed: Sequence[Governed]) -> None:
        """Take note of a paragraph and what its mentions do."""
        self._span, self._mentions, self._governed, self._notes = span, mentions, governed, 0

    def footnote(self, flat: str, span: Span, mentions: Sequence[Mention]) -> Relation | None:
        """What the mentions of the next footnote do that nothing in it governs; None where its mark tells nothing."""
        self._notes += 1
        if not mentions or not _LEAD.fullmatch(flat, span.start, mentions[0].start):
            return None
        marks = list(_MARK.finditer(flat, self._span.start, self._span.end))
        if self._notes > len(marks):
            return None
        at = marks[self._notes - 1].start()
        for mention, governed in zip(self._mentions, self._governed, strict=True):
            if not flat[mention.end : at].strip() and mention.end <= at:
                return governed.relation
        noun = _documents().search(flat, max(self._span.start, at - _NOUN_REACH), at)
        return self._over(flat, noun.start()) if noun else None

    def _over(self, flat: str, at: int) -> Relation | None:
        """What the words before `at` do to what stands there: what hangs on a mention does the same."""
        pieces, last = [], self._span.start
        for mention, governed in zip(self._mentions, self._governed, strict=True):
            if mention.end <= at and glue().fullmatch(flat, mention.end, at):
                return governed.relation
            if last <= mention.start and mention.end <= at:
                pieces += [flat[last : mention.start], " " * (mention.end - mention.start)]
                last = mention.end
        masked = "".join([*pieces, flat[last:at]])
        over = max(masked.rfind(". "), masked.rfind("; "))
        found = govern(masked, over + 1, len(masked), self._span.start)
        return found.relation if found else None
