"""A real browser before a server that really runs, on this machine alone.

Where a browser or axe-core is not there, these tests are skipped and say what to install; with the variable
`BROWSER_TESTS=required`, as in `.ci/run` and `make browser`, they fail.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, sync_playwright

from pipeline.ingest import ingest
from tests.servers import serving

ROOT = Path(__file__).parents[2]
AXE = ROOT / "build/axe/node_modules/axe-core/axe.min.js"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# The browser speaks with 127.0.0.1; for it no other name leads anywhere.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip


def lack(what: str) -> NoReturn:
    """Ends a test that cannot be made here: a fault where browser tests are required."""
    if os.environ.get("BROWSER_TESTS") == "required":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The program, Debian's for one."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return program or lack("Không thấy chromium: cài bằng apt-get install chromium, rồi chạy make browser.")


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the samples' database, `http://127.0.0.1:…`."""
    database = tmp_path_factory.mktemp("db") / "nghiquyet.db"
    ingest(ROOT / "data/raw", database)
    with serving(database, "--raw", str(ROOT / "data/raw")) as server:
        yield server.address


# A module long: while Playwright runs, no other test could have a loop of its own.
@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> Path:
    """The script that looks for what keeps people out."""
    if not AXE.exists():
        lack(f"Không thấy {AXE.relative_to(ROOT)}: chạy make axe (cần npm).")
    return AXE
