"""Where a row's words stand on the reading page of its document: addresses and anchors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from datasette.utils import tilde_encode

# In an address, before the id of a document and of a work.
READING = "van-ban"
WORK = "tac-pham"
# In an address, of the search page, of the overview that a database opens with, and of the citation graph.
SEARCH = "tim"
OVERVIEW = "tong-quan"
GRAPH = "do-thi"
# The boards, each over the whole database: targets; what became of a directive's targets; who carries out what; tasks.
TARGETS, CASCADE, COVERAGE, TASKS = "chi-tieu", "doi-chieu", "trien-khai", "nhiem-vu"
# The letter of each kind of row whose words have an anchor.
ANCHORS: Mapping[str, str] = {
    "citations": "c",
    "targets": "t",
    "tasks": "n",
    "sections": "m",
    "sentences": "s",
    "problems": "x",
}
READ = "đọc trong văn bản"


def anchor(table: str, row_id: object) -> str:
    """The name of the place where the words of a row begin."""
    return f"{ANCHORS[table]}-{row_id}"


def reading(datasette: Any, database: str, document_id: object, place: str | None = None) -> str:
    """The address of a document's reading page, or of a place on it."""
    path = f"{_database(datasette, database)}/-/{READING}/{tilde_encode(str(document_id))}"
    return f"{path}#{place}" if place else path


def work(datasette: Any, database: str, work_id: object) -> str:
    """The address of a work's page."""
    return f"{_database(datasette, database)}/-/{WORK}/{tilde_encode(str(work_id))}"


def search(datasette: Any, database: str) -> str:
    """The address of the search page; `.json` after it gives the same for programs."""
    return f"{_database(datasette, database)}/-/{SEARCH}"


def overview(datasette: Any, database: str) -> str:
    """The address of the page that shows a database at a glance."""
    return f"{_database(datasette, database)}/-/{OVERVIEW}"


def board(datasette: Any, database: str, word: str) -> str:
    """The address of a board, or of the graph."""
    return f"{_database(datasette, database)}/-/{word}"


def of_fact(datasette: Any, database: str, table: str, row_id: object, document_id: object) -> str | None:
    """Where a fact is read; None unless it stands in that document, which the ids of its facts begin with.

    Some views show a fact of one document beside another document.
    """
    if table not in ANCHORS or not document_id or not str(row_id).startswith(f"{document_id}-"):
        return None
    return reading(datasette, database, document_id, anchor(table, row_id))


def reading_of_row(datasette: Any, database: str, table: str, cells: Iterable[Mapping[str, Any]]) -> str | None:
    """Where a row is read, given its cells as Datasette gives them to `row.html`; None for a row without words."""
    raw = {cell["column"]: _plain(cell["raw"]) for cell in cells}
    if table == "documents":
        return reading(datasette, database, raw["id"])
    if not raw.get("document_id"):
        return None
    if table in ANCHORS:
        return reading(datasette, database, raw["document_id"], anchor(table, raw["id"]))
    return reading(datasette, database, raw["document_id"]) if table == "works" else None


# A page of citations asks for it thousands of times.
@lru_cache(maxsize=64)
def _database(datasette: Any, database: str) -> str:
    return str(datasette.urls.database(database))


def _plain(value: Any) -> Any:
    """Of a foreign key with a label, the key."""
    return value["value"] if isinstance(value, dict) else value
