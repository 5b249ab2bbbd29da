"""What the words under a heading are for: goals, results, assignments, measures, or a form to be filled in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from functools import cache
from typing import Literal

from parsers.bodies import starts_body
from parsers.model import Section
from parsers.smooth import smooth
from parsers.vocabulary import alternatives, load

Purpose = Literal["goal", "result", "assignment", "aim", "measure", "form", "proposal", "other"]


@cache
def _purposes() -> tuple[tuple[Purpose, re.Pattern[str]], ...]:
    start = r"^(?:\s|[*\d.])*(?:(?:các|một số|những|về|khái quát|công tác|phần|phụ lục|năm \d{4},?)\s+)*"
    anywhere = r"(?<!\w)"
    return tuple(
        (
            row["kind"],
            re.compile((start if row["at"] == "start" else anywhere) + alternatives(row["words"]) + r"(?!\w)"),
        )
        for row in load("purposes")["purpose"]
    )


def read_purpose(heading: str) -> Purpose:
    """What a heading promises: the first rule of the vocabulary that fits decides."""
    lower = smooth(heading)
    return next((kind for kind, pattern in _purposes() if pattern.search(lower)), "other")


# Under goals such a heading only says by when (`Định hướng đến năm 2030`).
_HORIZON = re.compile(r"(?:định hướng|tầm nhìn|mục tiêu)(?: \w+){0,3} năm \d{4}$")


def section_purposes(sections: tuple[Section, ...], heads: tuple[int, ...] = ()) -> list[Purpose]:
    """What each section is for: by its own heading, else by its parent's; nothing inside a form is more than a form.

    `heads` are the places where another document of the same file begins: there a form ends.
    """
    purposes: list[Purpose] = []
    for section in sections:
        own = read_purpose(section.heading) if section.heading else "other"
        inherited: Purpose = purposes[section.parent] if section.parent is not None else "other"
        if inherited == "form" and section.parent is not None:
            since = bisect_left(heads, sections[section.parent].span.start)
            if since < len(heads) and heads[since] < section.span.start:
                inherited = "other"
        dated_goal = inherited == "goal" and own == "aim" and _HORIZON.search(smooth(section.heading or ""))
        # What one body of many has to do is still assigned (`3. Các sở chủ trì nội dung thành phần`).
        heading = section.heading or ""
        assigned = inherited == "assignment" and own == "measure" and starts_body(heading, smooth(heading)) is not None
        purposes.append(inherited if own == "other" or inherited == "form" or dated_goal or assigned else own)
    return purposes


def articles_of(sections: tuple[Section, ...], told: Collection[int | None]) -> frozenset[int]:
    """The sections whose words are a rule's text: all of an issued regulation, and articles that tell no purpose."""
    inside: set[int] = set()
    issued: set[int] = set()
    for section in sections:
        if section.kind == "kem_theo" or section.parent in issued:
            issued.add(section.position)
        if section.kind == "dieu" or section.parent in inside:
            inside.add(section.position)
    return frozenset(position for position in inside if position in issued or position not in told)
