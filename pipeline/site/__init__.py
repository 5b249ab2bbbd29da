"""The database in the browser: how Datasette is started on it.

Datasette shows the tables; this package says in Vietnamese what they are, which questions people ask, and how a row
is called. Nothing is written anywhere, nothing is fetched from anywhere.

    pages.py      each table and view: its title, the columns people want first, facets, order
    queries.py    the questions with a name, as SQL
    metadata.py   pages, questions and the schema's own words, in the form that Datasette reads
    labels.py     how a document or a work is called
    names.py      the codes of the database (`implements`, `by_date` …) in Vietnamese
    functions.py  what SQL can call besides SQLite's own functions
    cells.py      one cell of a table as a person reads it
    graph_*.py    the picture of the citation graph: what is asked, where boxes stand, how it is drawn
    svg.py, charts.py
                  the shapes that pictures are made of; bars
    values.py     what is ours among the values: levels, findings, amounts, units
    language.py, switch.py, english/
                  Vietnamese or English: what our own words are called, and the reader's choice
    reading_page.py, work_page.py
                  two pages of our own: a document with its facts marked in place, a work with all who mention it
    reading.py, reading_facts.py, pieces.py, places.py, answers.py
                  the text in blocks, the cards, the cutting, the anchors, the request and its headers
    plugins/      the hooks of Datasette, each a thin call
    templates/, static/
"""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
SETTINGS = {
    # One person asks on a laptop: a hard question may take its time, and nobody else is kept waiting.
    "sql_time_limit_ms": 5000,
    "facet_time_limit_ms": 1000,
    # Trying every column of every page costs more than it tells; facets are chosen in `pages.py` and by the reader.
    "suggest_facets": "off",
    "default_page_size": 50,
    "max_returned_rows": 2000,
    "truncate_cells_html": 600,
    # The file lies on the reader's own disk.
    "allow_download": "off",
    "template_debug": "off",
    # After a new ingest the next page shows it.
    "default_cache_ttl": 0,
}


def datasette_arguments(db: Path, port: int) -> list[str]:
    """What Datasette is called with: the file for reading only, for this machine alone.

    Not `--immutable`: that promises SQLite a file that nobody changes, and people ingest while they look.
    """
    settings = (word for name, value in SETTINGS.items() for word in ("--setting", name, str(value)))
    return [
        "serve", str(db), "--host", "127.0.0.1", "--port", str(port),
        "--plugins-dir", str(HERE / "plugins"), "--template-dir", str(HERE / "templates"),
        "--static", f"-/nghiquyet:{HERE / 'static'}", *settings,
    ]  # fmt: skip
