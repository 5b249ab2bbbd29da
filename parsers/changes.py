"""`Luật A … được sửa đổi, bổ sung bởi Luật B`: what B, by which A was changed, does in the sentence.

The words are passive, so B is not what is amended; it belongs to A as that now reads, as what `ban hành kèm theo`
attaches belongs to what carries it (GUIDE, Citations 15): B does what A does.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.mention import Mention
from parsers.passives import CHANGED_BY

_RIGHT_BEFORE = regex.compile(rf"(?<!\w){CHANGED_BY}(?:\s+của)?(?:\s+(?:các|một\s+số))?\s*$", regex.I)
# As far back as the words reach that say by what a document was changed.
_REACH = 160
_LAWS = frozenset(("luật", "bộ luật", "pháp lệnh"))


def changed_by(flat: str, mentions: Sequence[Mention], index: int, begin: int) -> tuple[int, int] | None:
    """(the mention that this one changed, where the words begin that say so), None where no such words stand before.

    The nearest before it in its clause of the same type: a decree changes a decree, not the law that is carried out.
    """
    mention = mentions[index]
    floor = max(begin, mentions[index - 1].end if index else begin, mention.start - _REACH)
    words = _RIGHT_BEFORE.search(flat, floor, mention.start)
    if not words:
        return None
    clause = max(begin, flat.rfind(";", begin, mention.start) + 1)
    nearest = None
    for host in range(index - 1, -1, -1):
        if mentions[host].start < clause:
            break
        nearest = host if nearest is None else nearest
        if _same_type(mentions[host], mention):
            return host, words.start("change")
    return None if nearest is None else (nearest, words.start("change"))


def _same_type(one: Mention, other: Mention) -> bool:
    left, right = one.type_name.lower(), other.type_name.lower()
    return left == right or (left in _LAWS and right in _LAWS)
