"""The way from a PDF page's own coordinates (up, from a corner) to ours (down, from the top left), text upright."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.readers.layout import Rule


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of the boxes of letters, in the page's own coordinates."""

    lefts: Sequence[float]
    tops: Sequence[float]
    rights: Sequence[float]
    bottoms: Sequence[float]


@dataclass(frozen=True, slots=True)
class Upright:
    """Sets a page so that text which runs in `quarter` is upright.

    quarter: 0 where the text runs to the right, 1 up, 2 to the left, 3 down. The page's /Rotate is not asked: most
    of the text says how the page is held.
    """

    quarter: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.quarter % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.quarter % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.quarter:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def along(self, sides: Sides) -> tuple[Sequence[float], Sequence[float]]:
        """Where boxes begin and end on their lines."""
        match self.quarter:
            case 0 if not self.left:
                return sides.lefts, sides.rights
            case 0:
                return [x - self.left for x in sides.lefts], [x - self.left for x in sides.rights]
            case 1:
                return [y - self.bottom for y in sides.bottoms], [y - self.bottom for y in sides.tops]
            case 2:
                return [self.right - x for x in sides.rights], [self.right - x for x in sides.lefts]
            case _:
                return [self.top - y for y in sides.tops], [self.top - y for y in sides.bottoms]

    def rule(self, rule: Rule) -> Rule:
        (x0, y0), (x1, y1) = self.point(rule.x0, rule.top), self.point(rule.x1, rule.bottom)
        return Rule(min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1))
