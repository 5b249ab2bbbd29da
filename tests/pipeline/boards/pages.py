"""Boards as a test asks for them: through Datasette itself, without a server; and what their pages hold."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from datasette.utils import tilde_encode
from lxml import html

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt; {{ 7*7 }} \x01"
BOARDS = ("chi-tieu", "doi-chieu", "trien-khai", "nhiem-vu")
FILES = ("chi-tieu.xlsx", "nhiem-vu.ics")
DIRECTIVE, BELOW = "ctr-24-tu-thuc-hien-nq-21-docx", "ctr-22-hu-van-khe-md"

Ask = Callable[..., list[Any]]


@dataclass(frozen=True)
class Get:
    """Asks Datasette itself, without a server: a board by its parameters, `raw` by its address."""

    site: Any
    runner: asyncio.Runner
    database: Path

    def __call__(self, board: str, of: Any = None, cookie: str = "", **parameters: str) -> Any:
        stem = tilde_encode((of or self.database).stem)
        return self.raw(f"/{stem}/-/{board}?{urlencode(parameters)}", {"cookie": cookie} if cookie else {})

    def raw(self, address: str, headers: Mapping[str, str] = MappingProxyType({})) -> Any:
        return self.runner.run(self.site.client.get(address, headers=headers))


def tree(answer: Any) -> Any:
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def ids(page: Any, letter: str) -> list[str]:
    """The facts whose words the lines of a board lead to."""
    found = page.xpath(f"//table[contains(@class, 'board')]//td[@class='words']/a[contains(@href, '#{letter}-')]/@href")
    return [address.split(f"#{letter}-")[1] for address in found]


def every_page(get: Get, board: str, letter: str, **parameters: str) -> list[str]:
    """The facts of all pages, in order."""
    found: list[str] = []
    number = 1
    while True:
        page = tree(get(board, **parameters, trang=str(number)))
        found += ids(page, letter)
        if not page.xpath("//nav[@class='pager']/a[@rel='next']"):
            return found
        number += 1
