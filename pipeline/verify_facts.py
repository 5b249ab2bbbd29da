"""Whether the facts of each document hold together: they quote its text, follow each other, and keep to themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex
from sqlite_utils import Database

from pipeline.facts import Row
from pipeline.faults import Fault, differ

QUOTE = "Nguyên văn không khớp với toàn văn"
SPAN = "Vị trí không nằm trong toàn văn"
ORDER = "Mã hoặc thứ tự không liền nhau"
GAP = "Toàn văn có chỗ không thuộc đoạn nào hoặc câu nào"
ELSEWHERE = "Dòng trỏ sang văn bản khác"

# Between sentences stand blanks, and the bars between cells.
_NOTHING = regex.compile(r"[\s\u00a0|]*")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A table whose rows quote: `column` is `documents.text[start:end]`; ids end in a letter and digits."""

    table: str
    column: str
    letter: str
    start: str = "char_start"
    end: str = "char_end"
    digits: int = 3


QUOTED = (
    Quoted("sections", "text", "s", "own_start", "own_end"),
    Quoted("sentences", "text", "q", digits=4),
    Quoted("citations", "quote", "c"),
    Quoted("targets", "quote", "t"),
    Quoted("tasks", "quote", "v"),
)
# Columns that lead to another row of the same document.
_KIN = (
    ("sections", "parent_id", "sections"), ("sentences", "section_id", "sections"),
    ("citations", "section_id", "sections"), ("citations", "within", "citations"),
    ("targets", "section_id", "sections"), ("targets", "parent_id", "targets"), ("tasks", "section_id", "sections"),
)  # fmt: skip


def check_facts(db: Database) -> Iterator[Fault]:
    """All documents, one after the other, and then what leads from row to row."""
    for document in db.query("SELECT id, text, closing_start, closing_end, places FROM documents ORDER BY id"):
        yield from _check_document(db, document)
    for table, column, other in _KIN:
        rows = db.execute(
            f"SELECT t.id, t.{column}, t.document_id FROM {table} t JOIN {other} o ON o.id = t.{column} "
            "WHERE o.document_id IS NOT t.document_id"
        )
        for row_id, value, document_id in rows:
            yield Fault(ELSEWHERE, f"{table}.{column} {row_id}", value, f"một dòng của {document_id}")


def _check_document(db: Database, document: Row) -> Iterator[Fault]:
    name, text = document["id"], document["text"]
    for quoted in QUOTED:
        rows = list(db.query(f"SELECT * FROM {quoted.table} WHERE document_id = ? ORDER BY id", (name,)))
        for row in rows:
            yield from _check_quote(quoted, row, text)
        yield from _check_ids(quoted, name, {row["id"]: row for row in rows})
    yield from _check_paragraphs(db, name, text)
    yield from _check_sentences(db, name, text)
    yield from _check_sections(db, name, text)
    yield from _check_places(document)
    for problem, start in db.execute("SELECT id, char_start FROM problems WHERE document_id = ?", (name,)):
        if start is not None and not 0 <= start <= len(text):
            yield Fault(SPAN, f"problems {problem}", str(start), f"từ 0 đến {len(text)}")
    positions = [row[0] for row in db.execute("SELECT position FROM recipients WHERE document_id = ?", (name,))]
    if sorted(positions) != list(range(1, len(positions) + 1)):
        yield Fault(ORDER, f"recipients.position {name}", str(sorted(positions)), f"1 … {len(positions)}")


def _check_quote(quoted: Quoted, row: Row, text: str) -> Iterator[Fault]:
    start, end = row[quoted.start], row[quoted.end]
    place = f"{quoted.table} {row['id']}"
    if not 0 <= start <= end <= len(text):
        yield Fault(SPAN, place, f"{start} … {end}", f"từ 0 đến {len(text)}")
    elif text[start:end] != row[quoted.column]:
        yield differ(QUOTE, f"{place} ({quoted.column}, {start} … {end})", row[quoted.column], text[start:end])


def _check_ids(quoted: Quoted, document: str, rows: dict[str, Row]) -> Iterator[Fault]:
    """Ids count the rows of a document, and so do positions, where there are any."""
    for number in range(1, len(rows) + 1):
        wanted = f"{document}-{quoted.letter}{number:0{quoted.digits}}"
        if wanted not in rows:
            yield Fault(ORDER, f"{quoted.table} {wanted}", "không có dòng này", f"mã đánh số liền từ 1 đến {len(rows)}")
        elif rows[wanted].get("position", number) != number:
            yield Fault(ORDER, f"{quoted.table}.position {wanted}", str(rows[wanted]["position"]), str(number))


def _check_paragraphs(db: Database, document: str, text: str) -> Iterator[Fault]:
    """They follow each other with one line break between, from the first letter to the last."""
    rows = list(db.query("SELECT * FROM paragraphs WHERE document_id = ? ORDER BY position", (document,)))
    end = -1
    for number, row in enumerate(rows, 1):
        place = f"paragraphs {document} {row['position']}"
        if row["position"] != number:
            yield Fault(ORDER, place, str(row["position"]), str(number))
        if row["char_start"] != end + 1 or not row["char_start"] <= row["char_end"] <= len(text):
            yield Fault(GAP, place, f"{row['char_start']} … {row['char_end']}", f"bắt đầu ở {end + 1}")
        end = row["char_end"]
        yield from _check_spans(row["cells"], row["char_start"], end, f"paragraphs.cells {document} {number}")
    if end != len(text):
        yield Fault(GAP, f"paragraphs {document}", f"đoạn cuối hết ở {end}", f"hết ở {len(text)}")


def _check_sentences(db: Database, document: str, text: str) -> Iterator[Fault]:
    """They follow each other, and nothing that says anything stands between them."""
    rows = db.execute(
        "SELECT char_start, char_end FROM sentences WHERE document_id = ? ORDER BY position", (document,)
    ).fetchall()
    for (_, end), (start, _) in pairwise([(0, 0), *rows, (len(text), len(text))]):
        if start < end or not _NOTHING.fullmatch(text, end, start):
            yield differ(GAP, f"sentences {document} ({end} … {start})", text[end:start] or start, "liền câu trước")


def _check_sections(db: Database, document: str, text: str) -> Iterator[Fault]:
    """A section lies in its parent, and its own text and its body in itself."""
    rows = {row["id"]: row for row in db.query("SELECT * FROM sections WHERE document_id = ?", (document,))}
    for row in rows.values():
        place = f"sections {row['id']}"
        start, end = row["char_start"], row["char_end"]
        above = rows.get(row["parent_id"], {"char_start": 0, "char_end": len(text)})
        if not above["char_start"] <= start <= end <= above["char_end"]:
            yield Fault(SPAN, place, f"{start} … {end}", f"trong {above['char_start']} … {above['char_end']}")
        if not start <= row["own_start"] <= row["own_end"] <= end or not start <= row["body_start"] <= end:
            inside = f"{row['own_start']} … {row['own_end']}, {row['body_start']}"
            yield Fault(SPAN, place, inside, f"trong {start} … {end}")
        depth, path = (above["depth"] + 1, f"{above['path']}/{row['label']}") if "path" in above else (0, row["label"])
        if (row["depth"], row["path"]) != (depth, path):
            yield Fault(ORDER, place, f"{row['depth']} {row['path']}", f"{depth} {path}")


def _check_places(document: Row) -> Iterator[Fault]:
    length = len(document["text"])
    places = f"documents.places {document['id']}"
    yield from _check_spans(document["places"], 0, length, places)
    start, end = document["closing_start"], document["closing_end"]
    if (start, end) != (None, None) and not (start is not None and end is not None and 0 <= start <= end <= length):
        yield Fault(SPAN, f"documents.closing_start {document['id']}", f"{start} … {end}", f"từ 0 đến {length}")


def _check_spans(written: str, start: int, end: int, place: str) -> Iterator[Fault]:
    """A JSON list of `[…, start, end]` that must all lie in a stretch of the text."""
    try:
        spans = [(first, last) for *_, first, last in json.loads(written)]
        if not all(start <= first <= last <= end for first, last in spans):
            yield Fault(SPAN, place, written, f"trong {start} … {end}")
    except (TypeError, ValueError):
        yield Fault(SPAN, place, written, "JSON [[…, đầu, cuối], …]")
