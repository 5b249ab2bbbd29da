"""How long the server takes for each of our pages, and whether that is within its limit.

    python benchmarks/pages.py [--documents 10000] [--requests 100] [--db FILE] [--only WORD]

The documents are those of `generator.py`, and three long ones made of many of them. Folder and database stay below
build/: what has not changed is not read again. Each page is asked for some times unmeasured, then so many times one
after the other over one connection. `cpu` is what the server spent on a request by its own account, which other work on
the machine disturbs less than p50 and p95. Ends with 1 where a page fails or is over its limit.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from urllib.parse import quote_plus

import psutil
from datasette.utils import tilde_encode

from pipeline.ingest import ingest
from pipeline.site import datasette_arguments

BUILD = Path(__file__).resolve().parents[1] / "build" / "pages"
GENERATOR = Path(__file__).with_name("generator.py")
# The limits: milliseconds at p95.
PAGE, SEARCH = 150.0, 50.0
WARM_UP, PATIENCE = 5, 60
# Of how many documents the long ones are made.
LONG = (4, 16, 52)


@dataclass(frozen=True, slots=True)
class Page:
    """One address below the database, with the places in braces of `PLACES`, and its limit in ms at p95."""

    name: str
    address: str
    limit: float = PAGE


@dataclass(frozen=True, slots=True)
class Timing:
    """What was measured of a page: ms at p50 and p95 and of CPU a request; `status` is the last answer's."""

    page: Page
    status: int
    size: int
    p50: float
    p95: float
    cpu: float

    @property
    def holds(self) -> bool:
        return self.status == 200 and self.p95 < self.page.limit


QUESTIONS = (
    "21-NQ/TW", "đảng viên", "dang vien", "kết nạp đảng viên", '"chuyển đổi số"', "chi bộ 2025", "uỷ ban nhân dân",
    "ban to chuc", "thực hiện", "cua", "không-đâu-có",
)  # fmt: skip
PAGES = (
    Page("home", "/-/tong-quan"),
    Page("all tables", ""),
    *(Page(f"search: {question}", f"/-/tim?q={quote_plus(question)}", SEARCH) for question in QUESTIONS),
    Page("reading, shortest", "/-/van-ban/{shortest}"),
    Page("reading, usual", "/-/van-ban/{usual}"),
    *(Page(f"reading, of {many}", f"/-/van-ban/dai-{many}-txt") for many in LONG),
    Page("reading, most cited", "/-/van-ban/{cited}"),
    Page("original page", "/-/tep/{usual}"),
    Page("work, usual", "/-/tac-pham/{work}"),
    Page("work, most cited", "/-/tac-pham/{hub}"),
    Page("work, most cited, page 3", "/-/tac-pham/{hub}?trang=3"),
    Page("graph, whole", "/-/do-thi"),
    Page("graph, two years", "/-/do-thi?from=2023&to=2024"),
    Page("graph around a work", "/-/do-thi?work={work}"),
    Page("graph around the most cited", "/-/do-thi?work={hub}"),
    Page("graph, two steps", "/-/do-thi?work={work}&steps=2"),
    Page("targets", "/-/chi-tieu"),
    Page("targets of a year", "/-/chi-tieu?nam=2025"),
    Page("cascade", "/-/doi-chieu"),
    Page("cascade of a directive", "/-/doi-chieu?chi_dao={directive}"),
    Page("coverage", "/-/trien-khai"),
    Page("tasks", "/-/nhiem-vu"),
)
# What the braces of addresses stand for: an id each.
PLACES: Mapping[str, str] = {
    "shortest": "SELECT id FROM documents ORDER BY length(text), id LIMIT 1",
    "usual": "SELECT id FROM documents ORDER BY length(text), id LIMIT 1 OFFSET (SELECT count(*) / 2 FROM documents)",
    "cited": "SELECT document_id FROM works WHERE document_id IS NOT NULL ORDER BY mentions DESC, id LIMIT 1",
    "work": "SELECT id FROM works WHERE document_id IS NOT NULL AND mentions BETWEEN 2 AND 9 ORDER BY id LIMIT 1",
    "hub": "SELECT id FROM works ORDER BY mentions DESC, id LIMIT 1",
    "directive": (
        "SELECT t.document_id FROM cascade k JOIN targets t ON t.id = k.target_id"
        " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
    ),
}


def percentile(values: Sequence[float], share: float) -> float:
    """The least of the values that so great a share of all is not above. Raises `ValueError` where there are none."""
    if not values:
        raise ValueError("a percentile of nothing")
    return sorted(values)[max(math.ceil(share * len(values)), 1) - 1]


def made(documents: int) -> tuple[Path, Path]:
    """The folder and the database of so many generated documents, brought up to date."""
    folder, database = BUILD / f"{documents}", BUILD / f"{documents}.db"
    stamp, sources = BUILD / f"{documents}.stamp", _fingerprint()
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != sources:
        subprocess.run([sys.executable, GENERATOR, folder, "--documents", f"{documents}"], check=True)
        for many in LONG:
            (folder / f"dai-{many}.txt").write_text(joined(folder, many), encoding="utf-8")
        stamp.write_text(sources, encoding="utf-8")
    ingest(folder, database, workers=os.cpu_count() or 1)
    return folder, database


def _fingerprint() -> str:
    """Of what decides which documents are generated."""
    digest = hashlib.sha256(repr(LONG).encode())
    for name in ("generator.py", "plan.py", "prose.py", "phrases.toml"):
        digest.update(GENERATOR.with_name(name).read_bytes())
    return digest.hexdigest()


def joined(folder: Path, many: int) -> str:
    """The text of so many documents as one."""
    texts = sorted(path for path in folder.rglob("*.txt") if not path.name.startswith("dai-"))[:many]
    return "\n".join(path.read_text(encoding="utf-8") for path in texts)


def places(database: Path) -> dict[str, str]:
    """The ids that addresses ask for, as an address writes them."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        found = {name: connection.execute(sql).fetchone() for name, sql in PLACES.items()}
    return {name: tilde_encode(row[0]) if row else "" for name, row in found.items()}


@contextmanager
def server(database: Path, folder: Path | None) -> Iterator[tuple[int, psutil.Process]]:
    """A server on a free port of the loopback interface, ended afterwards: its port and its process."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", *datasette_arguments(database, port)]
    environment = os.environ | ({"NGHIQUYET_RAW": str(folder.resolve())} if folder else {})
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    try:
        _wait(port, process)
        yield port, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError("the server ended by itself")
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
                connection.request("GET", "/-/versions.json")
                connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server does not come up")


def measure(page: Page, address: str, port: int, process: psutil.Process, requests: int) -> Timing:
    """The page, asked for so many times."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:

        def ask() -> tuple[int, int]:
            connection.request("GET", address)
            answer = connection.getresponse()
            return answer.status, len(answer.read())

        for _ in range(WARM_UP):
            status, size = ask()
        spent, before = [], sum(process.cpu_times()[:2])
        for _ in range(requests):
            began = time.perf_counter()
            status, size = ask()
            spent.append((time.perf_counter() - began) * 1000)
        cpu = (sum(process.cpu_times()[:2]) - before) * 1000 / requests
    return Timing(page, status, size, percentile(spent, 0.5), percentile(spent, 0.95), cpu)


def line(timing: Timing) -> str:
    """One row of the table."""
    said = "" if timing.holds else f"  <- {timing.status}" if timing.status != 200 else "  <- over"
    figures = f"{timing.p50:8.1f} {timing.p95:8.1f} {timing.cpu:8.1f} {timing.page.limit:7.0f}"
    return f"{timing.page.name:<32} {figures} {timing.size / 1000:9.1f}{said}"


def main() -> int:
    """Prints the table; 1 where a page is over its limit or fails."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, default=10_000)
    arguments.add_argument("--requests", type=int, default=100)
    arguments.add_argument("--db", type=Path, help="measure on this database instead, as it is")
    arguments.add_argument("--only", default="", help="only pages whose names hold this")
    chosen = arguments.parse_args()
    folder, database = (None, chosen.db) if chosen.db else made(chosen.documents)
    ids = places(database)
    timings = []
    print(f"{'page':<32} {'p50 ms':>8} {'p95 ms':>8} {'cpu ms':>8} {'limit':>7} {'kB':>9}", flush=True)
    with server(database, folder) as (port, process):
        for page in PAGES:
            if chosen.only in page.name:
                address = f"/{tilde_encode(database.stem)}{page.address.format(**ids)}"
                timings.append(measure(page, address, port, process, chosen.requests))
                print(line(timings[-1]), flush=True)
    over = [timing.page.name for timing in timings if not timing.holds]
    print(f"over their limits or failing: {', '.join(over)}" if over else "all within their limits")
    return 1 if over or not timings else 0


if __name__ == "__main__":
    sys.exit(main())
