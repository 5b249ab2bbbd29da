"""A mention while its neighbours are being read: where it stands, and what its own words and those behind it say."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.model import CitationKind, Span
from parsers.numbers import Number
from parsers.tails import read_tail
from parsers.titles import read_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention of one document; offsets are absolute in the canonical text.

    end:    behind the date, issuer and term that stand with it
    rule:   the name of the rule that read it
    serial: of a short call its bare number, of a numbered mention the serial
    key:    the folded name by which two mentions are the same, of a numbered one that of the law it names
    issuer: where the issuer is named, at this mention or for its whole list
    title:  the stretch behind it that says what it is about
    typed:  whether a type word, or a law's name, is printed before the number
    """

    kind: CitationKind
    rule: str
    type_name: str
    start: int
    end: int
    number: Number | None = None
    serial: str | None = None
    key: str | None = None
    issuer: Span | None = None
    issued_on: str | None = None
    term: str | None = None
    title: Span | None = None
    typed: bool = True

    @property
    def reach(self) -> int:
        """Where the mention and its own title end."""
        return max(self.end, self.title.end) if self.title else self.end

    def in_series_with(self, other: Mention) -> bool:
        """Whether both numbers are of one type and one body."""
        left, right = self.number, other.number
        return bool(left and right and (left.type_code, left.issuer_code) == (right.type_code, right.issuer_code))

    def entitles(self, offset: int) -> bool:
        """Whether the character at `offset` stands in this one's title."""
        return self.title is not None and self.title.start <= offset < self.title.end


def named_mention(
    flat: str,
    span: tuple[int, int],
    stop: int,
    *,
    rule: str,
    type_name: str,
    key: str,
    serial: str | None = None,
    issuer: Span | None = None,
    term: str | None = None,
) -> Mention:
    """A named mention with what stands behind its name; an issuer or term that the name itself says goes first."""
    tail = read_tail(flat, span[1], stop)
    return Mention(
        kind="named",
        rule=rule,
        type_name=type_name,
        start=span[0],
        end=tail.end,
        serial=serial,
        key=key,
        issuer=issuer or tail.issuer,
        issued_on=tail.issued_on,
        term=term or tail.term,
        title=read_title(flat, tail.end, stop),
    )
