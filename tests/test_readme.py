"""The README is true: its commands run, its SQL gives the answers that stand under it.

`make golden` writes the answers anew.
"""

from __future__ import annotations

import os
import shlex
import sqlite3
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from pipeline.ingest import ingest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
WRITING = os.environ.get("GOLDEN") == "write"
# `make test` runs this very test, `make check` belongs to no test run.
TOOLS = ("make check", "make test")
COMMANDS = [
    line
    for block in regex.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), regex.S)
    for line in block.splitlines()
    if line not in TOOLS
]
QUESTIONS = regex.compile(r"```sql\n(?P<sql>.*?)```\n(?P<answer>\n(?:\|[^\n]*\n)*)", regex.S)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readme") / "nghiquyet.db"
    ingest(ROOT / "data/raw", path, 2)
    return path


def as_table(db: sqlite3.Connection, sql: str) -> str:
    """The rows as a Markdown table after an empty line."""
    cursor = db.execute(sql)
    names = [column[0] for column in cursor.description]
    rows = [names, ["---"] * len(names), *([_cell(value) for value in row] for row in cursor)]
    return "\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _cell(value: object) -> str:
    text = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return text.replace("|", "\\|")


def test_sql_gives_the_answers_that_stand_under_it(database: Path) -> None:
    db = sqlite3.connect(database)
    written = README.read_text(encoding="utf-8")
    fresh = QUESTIONS.sub(lambda match: f"```sql\n{match['sql']}```\n{as_table(db, match['sql'])}", written)
    db.close()
    if WRITING:
        README.write_text(fresh, encoding="utf-8")
    assert len(QUESTIONS.findall(written)) == 5
    assert fresh == README.read_text(encoding="utf-8")


def commands() -> Iterator[str]:
    yield from (command for command in COMMANDS if not command.startswith("make serve"))


@pytest.mark.parametrize("command", list(commands()))
def test_command_runs(command: str, database: Path) -> None:
    """On the samples, with the README's databases led to a temporary one."""
    told = command.replace("build/readme.db", str(database)).replace("build/", f"{database.parent}/")
    words = shlex.split(told)
    if words[0] == "make":
        words += ["WORKERS=2"] if "DB=" in told else [f"DB={database}", "WORKERS=2"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_serve_opens_the_database(database: Path, free_port: int) -> None:
    assert "make serve" in COMMANDS
    server = subprocess.Popen(
        [str(ROOT / ".venv/bin/nghiquyet"), "serve", str(database), "--port", str(free_port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert "nghị quyết" in _get(f"http://127.0.0.1:{free_port}/").lower()
    finally:
        server.terminate()
        server.wait(timeout=20)


def _get(address: str) -> str:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
