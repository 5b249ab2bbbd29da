"""Where a label hangs: small named rules over the units still open, each one an answer to one family of labels.

A rule is asked with the label and the open units, the outermost first. It gives the depth at which the label opens
its unit, `NOWHERE` where the label fits nowhere and is but the beginning of a sentence, or None where it has no say.
The first rule of `RULES` that has one decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.markers import LATIN_LETTERS, LETTERS, Due, Marker

# The order in which families of labels stand inside each other; a family not on this list may stand in any.
RANKS = {
    "kem_theo": 0, "phu_luc": 0, "phan": 1, "chuong": 2, "muc": 3, "tieu_muc": 4, "upper": 5, "roman": 6, "dieu": 7,
    "arabic": 8, "decimal": 9, "letter": 10,
}  # fmt: skip
# A list may leave out a number by a slip of the pen; more than this and the number is not a label.
MAX_SKIP = 2
# Under the same sign a number may stand so far behind the one before it.
_MAX_LEAP = 5
# What a rule says of a label that is none: it fits nowhere.
NOWHERE = -1
# Both alphabets in one row (a b c d đ e f …), so that a distance can be told.
_ALL_LETTERS = "abcdđefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class Open:
    """A unit whose end has not come yet.

    last:    the number of its last numbered child
    carried: the number that its elder sibling's list had come to, where a list may run on (`I 1 2 II 3`)
    """

    marker: Marker
    index: int
    last: Marker | None = None
    carried: Marker | None = None


def follows(before: Marker, marker: Marker) -> bool:
    """Whether `marker` is the next sibling of `before`."""
    if marker.kind == "letter":
        pair = (before.label, marker.label)
        return any(pair in pairwise(alphabet) for alphabet in (LETTERS, LATIN_LETTERS))
    if marker.kind == "decimal":
        return before.numbers[:-1] == marker.numbers[:-1] and marker.ordinal == before.ordinal + 1
    return marker.ordinal == before.ordinal + 1


def nearest(kind: str, stack: Sequence[Open], sign: str | None = None) -> int | None:
    """The depth of the innermost open unit of this family (and of this sign, where one is given)."""
    for depth in range(len(stack) - 1, -1, -1):
        marker = stack[depth].marker
        if marker.kind == kind and (sign is None or marker.sign == sign):
            return depth
    return None


def _above(rank: int, stack: Sequence[Open]) -> int:
    """The depth below the innermost open unit that outranks `rank`."""
    for depth in range(len(stack) - 1, -1, -1):
        if RANKS[stack[depth].marker.kind] < rank:
            return depth + 1
    return 0


def root_of_its_own(marker: Marker, stack: Sequence[Open]) -> int | None:
    """An annex, or a regulation issued with the decision, closes all that is open."""
    return 0 if marker.kind in ("phu_luc", "kem_theo") else None


def worded_by_rank(marker: Marker, stack: Sequence[Open]) -> int | None:
    """Phần, Chương, Mục, Tiểu mục stand in that order."""
    return _above(RANKS[marker.kind], stack) if marker.kind in ("phan", "chuong", "muc", "tieu_muc") else None


def dieu_beside_dieu(marker: Marker, stack: Sequence[Open]) -> int | None:
    """A Điều stands beside the open Điều, whatever that one holds; the first one below what is open."""
    if marker.kind != "dieu":
        return None
    depth = nearest("dieu", stack)
    return depth if depth is not None else _above(RANKS["dieu"], stack)


def roman_or_upper(marker: Marker, stack: Sequence[Open]) -> int | None:
    """`I.` and `A.` stand beside the open one of their kind, else below worded units, Điều, and the other kind."""
    if marker.kind not in ("roman", "upper"):
        return None
    depth = nearest(marker.kind, stack)
    if depth is not None:
        return depth
    parents = (
        "kem_theo",
        "phu_luc",
        "phan",
        "chuong",
        "muc",
        "tieu_muc",
        "dieu",
        "upper" if marker.kind == "roman" else "roman",
    )
    for index in range(len(stack) - 1, -1, -1):
        if stack[index].marker.kind in parents:
            return index + 1
    return 0


def decimal_under_its_prefix(marker: Marker, stack: Sequence[Open]) -> int | None:
    """`2.1` stands under `2`, `2.1.1` under `2.1`; without its prefix beside one as long, else below what is open."""
    if marker.kind != "decimal":
        return None
    prefix = marker.numbers[:-1]
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].marker.kind in ("arabic", "decimal") and stack[depth].marker.numbers == prefix:
            return depth + 1
    for depth in range(len(stack) - 1, -1, -1):
        open_ = stack[depth].marker
        if open_.kind == "decimal" and len(open_.numbers) == len(marker.numbers):
            return depth
    for depth in range(len(stack) - 1, -1, -1):
        open_ = stack[depth].marker
        if open_.kind not in ("letter", "decimal") or (
            len(open_.numbers) < len(marker.numbers) and open_.kind == "decimal"
        ):
            return depth + 1
    return 0


def arabic_beside_the_last(marker: Marker, stack: Sequence[Open]) -> int | None:
    """`4.` stands beside the innermost open `3.`, first of all one with the same sign."""
    if marker.kind != "arabic" or marker.ordinal == 1:
        return None
    for sign in (marker.sign, None):
        for depth in range(len(stack) - 1, -1, -1):
            open_ = stack[depth].marker
            if open_.kind == "arabic" and (sign is None or open_.sign == sign) and follows(open_, marker):
                return depth
    return None


def arabic_begins(marker: Marker, stack: Sequence[Open]) -> int | None:
    """`1.` begins a list below what is open; where a list with its sign is open, it begins again beside it."""
    if marker.kind != "arabic" or marker.ordinal != 1:
        return None
    depth = nearest("arabic", stack, marker.sign)
    return depth if depth is not None else len(stack)


def arabic_runs_on(marker: Marker, stack: Sequence[Open]) -> int | None:
    """`3.` right below `II.` goes on with the list that `I.` had brought to `2.`."""
    if marker.kind != "arabic" or not stack or stack[-1].carried is None:
        return None
    return len(stack) if follows(stack[-1].carried, marker) else None


def arabic_skips(marker: Marker, stack: Sequence[Open]) -> int | None:
    """A number that is skipped or repeated stands beside the open one; far off, or first of all, it fits nowhere."""
    if marker.kind != "arabic":
        return None
    depth = nearest("arabic", stack)
    if depth is None:
        return len(stack) if marker.ordinal <= 1 + MAX_SKIP else NOWHERE
    before = stack[depth].marker
    distance = marker.ordinal - before.ordinal
    leaps = marker.sign == before.sign and 0 < distance <= _MAX_LEAP
    return depth if leaps or _is_near(distance) else NOWHERE


def letter_in_its_list(marker: Marker, stack: Sequence[Open]) -> int | None:
    """`b)` stands beside the innermost open `a)`; `a)` begins a list; a letter with no list before it is none."""
    if marker.kind != "letter":
        return None
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].marker.kind == "letter" and follows(stack[depth].marker, marker):
            return depth
    last = nearest("letter", stack)
    if last is None:
        return len(stack) if marker.label == "a" else NOWHERE
    before = stack[last].marker
    near = _is_near(_ALL_LETTERS.index(marker.label) - _ALL_LETTERS.index(before.label)) and before.sign == marker.sign
    return last if near or marker.label == "a" else NOWHERE


def _is_near(distance: int) -> bool:
    return -MAX_SKIP <= distance <= 1 + MAX_SKIP


RULES = (
    root_of_its_own,
    worded_by_rank,
    dieu_beside_dieu,
    roman_or_upper,
    decimal_under_its_prefix,
    arabic_beside_the_last,
    arabic_begins,
    arabic_runs_on,
    arabic_skips,
    letter_in_its_list,
)


def depth_of(marker: Marker, stack: Sequence[Open]) -> int:
    """The depth at which `marker` opens its unit, `NOWHERE` where it is no label."""
    return next((depth for rule in RULES if (depth := rule(marker, stack)) is not None), NOWHERE)


def due(stack: Sequence[Open]) -> Iterator[Due]:
    """The labels that would come next: beside each open unit, and the first of a list below the innermost."""
    if stack and stack[-1].marker.kind not in ("arabic", "letter"):
        yield Due("arabic", 1)
    for open_ in reversed(stack):
        if open_.marker.kind in ("arabic", "roman"):
            yield Due(open_.marker.kind, open_.marker.ordinal + 1)
