"""The values that pass between the steps: frozen, slotted, without behaviour beyond their own arithmetic.

A leaf: it imports nothing of the project. Offsets are Python string offsets into one canonical text
(`Document.text`), and `text[span.start:span.end]` is what every `quote` shows. Absent is None, never a guess.

    bytes -> Reading(Line, ...) -> Text(Paragraph, ...) -> Document(Metadata, Section, Citation, Target, Task, Problem)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
Role = Literal["body", "row", "footnote"]
SectionKind = Literal[
    "phan", "chuong", "muc", "tieu_muc", "dieu", "phu_luc", "kem_theo", "upper", "roman", "arabic", "decimal", "letter"
]
CitationKind = Literal["numbered", "named"]
Relation = Literal["implements", "based_on", "amends", "supersedes", "reviews", "title_of", "mentions"]
TargetKind = Literal["target", "result"]
Comparator = Literal["=", ">", ">=", "<", "<=", "~", "between", "most"]
Change = Literal["increase", "decrease"]
Recurrence = Literal["yearly", "quarterly", "monthly", "continuous"]
DueKind = Literal["continuous", "yearly", "quarter", "monthly", "by_date", "by_year", "after_guidance"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of the canonical text: characters `start` up to, not including, `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should look at: a code for machines, a Vietnamese message for people, and the place.

    `page` is 1-based. `start` is an offset into the canonical text. Both are None where there is no such place.
    """

    severity: Severity
    code: str
    message: str
    page: int | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or one whole paragraph, as a reader found it.

    text:    as printed, tabs and blanks as they came; automatic numbers written out (`1. `), bullets as `- `
    page:    1-based, None where the format has no pages
    role:    `body`; `row` for a row of a data table (then `cells` holds its cells and `text` is ignored);
             `footnote` for the words of a footnote or endnote
    whole:   True where the format itself ends the paragraph here (Word), False where the next line may go on (txt, PDF)
    gap:     True where blank space stands above (an empty line, a wide gap, the edge of a column or a table cell)
    bold:    True where every letter is bold
    cells:   the cells of a row, left to right, merged cells once
    table:   counts the data tables of the document from 0; rows of one table share it
    anchor:  of a footnote, the index (in `Reading.lines`) of the line its mark stands in; None if unknown
    """

    text: str
    page: int | None = None
    role: Role = "body"
    whole: bool = False
    gap: bool = False
    bold: bool = False
    cells: tuple[str, ...] = ()
    table: int | None = None
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one file: its lines in reading order, and what it could not do.

    page_count is None where the format has no pages; silent: the pages that show a picture and hold no words.
    """

    lines: tuple[Line, ...]
    page_count: int | None = None
    problems: tuple[Problem, ...] = ()
    silent: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the canonical text; paragraphs follow each other with one `\\n` between and never overlap.

    cells: of a `row`, the spans of its cells (printed in the text with ` | ` between them)
    """

    span: Span
    page: int | None = None
    role: Role = "body"
    bold: bool = False
    cells: tuple[Span, ...] = ()
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """The one canonical text (NFC, joined, without marks of Markdown or page furniture) and its paragraphs."""

    text: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Recipient:
    """One entry of Nơi nhận; `purpose` is the bracketed note that says for what it is sent (`để báo cáo`)."""

    name: str
    purpose: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who issued what, when, under which number; GUIDE fixes how each field is read. Dates are ISO text.

    issuer_name: the issuer in the letters of running text and one way of tones, to count by; `issuer` is as printed
    province: the province it belongs to, inferred from the names in its text (`place` is what is printed)
    places: (field, span) for every field that was read from one place of the text.
    """

    number: str | None = None
    serial: int | None = None
    type_code: str | None = None
    type_name: str | None = None
    issuer_code: str | None = None
    issuer: str | None = None
    issuer_name: str | None = None
    parent_issuer: str | None = None
    place: str | None = None
    province: str | None = None
    issued_on: str | None = None
    adopted_on: str | None = None
    title: str | None = None
    term: str | None = None
    signing_authority: str | None = None
    signer_position: str | None = None
    signer_name: str | None = None
    secrecy: str | None = None
    urgency: str | None = None
    recipients: tuple[Recipient, ...] = ()
    places: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A unit with a printed label. `span` runs from the label to the end of its last descendant.

    position: 0-based order in the document; parent: the parent's position, None for a root
    label:    `I`, `1`, `1.1`, `a`, `Điều 5`, `Phụ lục`; path: labels from the root, joined by `/`
    heading:  None where the label opens body text; body: where its words begin, after label and heading
    own:      the span of its own text, label and heading included, children's left out
    """

    position: int
    parent: int | None
    depth: int
    kind: SectionKind
    label: str
    path: str
    heading: str | None
    span: Span
    own: Span
    body: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of one document other than this one.

    number:    as printed, blanks inside taken out; None for a named mention
    key:       the folded name of a named document (`nq-dai-hoi-xiii-dang`), None for a numbered one
    serial:    the bare number of a short call (`Chỉ thị 05` -> `05`)
    within:    index (in `Document.citations`) of the mention whose title this one stands in, else None
    rule:      the name of the rule that read it
    """

    kind: CitationKind
    span: Span
    relation: Relation
    type_name: str
    rule: str
    number: str | None = None
    type_code: str | None = None
    issuer_code: str | None = None
    serial: str | None = None
    key: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    term: str | None = None
    title: str | None = None
    pinpoint: str | None = None
    section: int | None = None
    within: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """One figure or one qualitative goal, promised (`target`) or reported (`result`). Dates are ISO text.

    parent: index (in `Document.targets`) of the figure it is a part of (`trong đó …`)
    """

    kind: TargetKind
    span: Span
    comparator: Comparator | None = None
    value_min: float | None = None
    value_max: float | None = None
    unit: str | None = None
    subject: str | None = None
    indicator: str | None = None
    change: Change | None = None
    baseline: str | None = None
    deadline: str | None = None
    deadline_from: str | None = None
    deadline_text: str | None = None
    recurrence: Recurrence | None = None
    section: int | None = None
    parent: int | None = None
    page: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One duty: who leads, who helps, by when."""

    span: Span
    lead: str | None = None
    partners: tuple[str, ...] = ()
    due_text: str | None = None
    due_kind: DueKind | None = None
    due_on: str | None = None
    section: int | None = None
    page: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that was read from one file. Tuples are in document order; spans point into `text`."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    metadata: Metadata
    sections: tuple[Section, ...] = ()
    citations: tuple[Citation, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    problems: tuple[Problem, ...] = ()
    page_count: int | None = None
    source_format: str = ""
    closing: Span | None = None
