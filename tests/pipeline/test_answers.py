"""What a browser is told of every answer: nothing may run, load or be sent elsewhere, on Datasette's own pages too."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest
from datasette.app import Datasette

from pipeline import schema
from pipeline.site import HERE
from pipeline.site.answers import POLICY, guarded

Get = Callable[[str], Any]

PAGES = {
    "/": 200, "/x": 200, "/x/documents": 200, "/x/issuers/TW": 200, "/x/tim": 200, "/x/tim?tu_khoa=a": 200,
    "/x?sql=SELECT+1": 200, "/x?sql=SELEC": 400, "/x/coverage?_facet=issuer": 200, "/nowhere": 404, "/x/issuers/-": 404,
    "/-/versions": 200,
}  # fmt: skip
# What Datasette answers that is no page.
DATA = ["/x/documents.json", "/x/documents.csv", "/x/tim.json", "/-/versions.json", "/-/nghiquyet/site.css"]
# Script or style in the page itself.
INLINE = re.compile(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """Asks Datasette itself, without a server, about a database with one row."""
    path = tmp_path_factory.mktemp("db") / "x.db"
    with closing(sqlite3.connect(path)) as connection:
        for statement in schema.statements():
            connection.execute(statement)
        connection.execute("INSERT INTO issuers (code, name) VALUES ('TW', 'Ban Chấp hành Trung ương')")
        connection.commit()
    site = Datasette(
        [str(path)],
        plugins_dir=str(HERE / "plugins"),
        template_dir=str(HERE / "templates"),
        static_mounts=[("-/nghiquyet", str(HERE / "static"))],
    )
    with asyncio.Runner() as runner:
        runner.run(site.invoke_startup())
        yield lambda path: runner.run(site.client.get(path))
        for served in site.databases.values():
            served.close()
        site.executor.shutdown()


@pytest.mark.parametrize(("path", "status"), PAGES.items())
def test_every_page_has_a_policy_and_keeps_it(path: str, status: int, get: Get) -> None:
    answer = get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] in ("same-origin", "no-referrer")
    assert INLINE.findall(answer.text) == []


@pytest.mark.parametrize("path", DATA)
def test_data_are_not_taken_for_anything_else(path: str, get: Get) -> None:
    answer = get(path)
    assert answer.status_code == 200
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "content-security-policy" not in answer.headers


def test_a_page_that_says_its_policy_keeps_it() -> None:
    said = {b"Content-Type": b"text/html", b"Content-Security-Policy": b"default-src 'none'"}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": list(said.items())})
        await send({"type": "http.response.body", "body": b"x"})

    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def answered() -> None:
        await guarded(app)({"type": "http"}, None, send)

    asyncio.run(answered())
    names = [name.lower() for name, _ in sent[0]["headers"]]
    assert said.items() <= set(sent[0]["headers"])
    assert names.count(b"content-security-policy") == 1
    assert b"x-content-type-options" in names
    assert sent[1]["body"] == b"x"
