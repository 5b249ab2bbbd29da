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
    counting.py   how many rows the tables hold
    notices.py    the line over the pages while a run writes, or after a broken one
    home.py, home_charts.py, home_page.py
                  the front page: what there is, what is due, what to look at
    svg.py, charts.py
                  the shapes that pictures are made of; bars
    values.py     what is ours among the values: levels, findings, amounts, units
    language.py, switch.py, english/
                  Vietnamese or English: what our own words are called, and the reader's choice
    reading_page.py, work_page.py
                  two pages of our own: a document with its facts marked in place, a work with all who mention it
    reading.py, reading_facts.py, reading_markup.py, pieces.py, places.py, answers.py
                  the text in blocks, the cards, both as HTML, the cutting, the anchors, the request and its headers
    search_*.py   the search: what is asked and answered, words marked, works that are meant, what to try instead
    originals*.py, drawing.py
                  the files that documents were read from: found safely, drawn page by page, downloaded
    asking.py, conditions.py, boards.py
                  boards: filters out of an address, their conditions in SQL, the page and the file that answer
    targets_*.py, cascade_page.py, coverage_*.py, tasks_*.py
                  the boards: targets, a directive beside those who carry it out, who carries out what, tasks by month
    plugins/      the hooks of Datasette, each a thin call
    templates/, static/
"""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
# Names the folder of the original files to the server's process: an environment variable, and no option of Datasette,
# for those it shows to everybody.
RAW_FOLDER = "NGHIQUYET_RAW"
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
