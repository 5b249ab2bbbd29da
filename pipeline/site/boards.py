"""What the boards have in common: the database that an address names, the page, the file, the answer that says no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datasette.utils.asgi import Response

from pipeline.levels import LEVELS
from pipeline.site import places
from pipeline.site.answers import FILE_POLICY, headers
from pipeline.site.functions import amount
from pipeline.site.language import say
from pipeline.site.names import CODES
from pipeline.site.reading import Row


async def page(
    datasette: Any, request: Any, database: Any, template: str, shown: Mapping[str, Any], status: int = 200
) -> Response:
    """A board as a page."""
    body = await datasette.render_template(
        template, {"database": database.name, "boards": all_boards(datasette, database.name), **shown}, request=request
    )
    return Response.html(body, status=status, headers=headers())


async def refusal(datasette: Any, request: Any, database: Any, message: str, back: str, status: int) -> Response:
    """A page that says why there is nothing to show or to download, and leads back to the board."""
    return await page(datasette, request, database, "board_refusal.html", {"message": message, "back": back}, status)


def file(body: bytes, content_type: str, name: str) -> Response:
    """A file to download."""
    told = {**headers(FILE_POLICY), "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, headers=told, content_type=content_type)


def named(code: str | None) -> str:
    """A code of the database in the reader's language; nothing for none."""
    return say(CODES.get(code, code)) if code else ""


def figure(row: Row) -> str:
    """The amount of a target as people read it: `≥ 60%`, `10 - 15 tỷ đồng`; nothing where nothing is counted."""
    comparator = row["comparator"]
    said = amount(comparator, row["value_min"], row["value_max"], row["unit"]) or ""
    word = CODES.get(comparator, "")
    return said.replace(word, named(comparator), 1) if word and said.startswith(word) else said


def levels() -> dict[str, str]:
    """The levels as choices."""
    return {level: say(level) for level in LEVELS}


def all_boards(datasette: Any, database: str) -> list[tuple[str, str]]:
    """Each board's address and title, for the line that leads from one to the others."""
    titles = (
        (places.TARGETS, say("Bảng chỉ tiêu")),
        (places.CASCADE, say("Đối chiếu với chỉ đạo")),
        (places.COVERAGE, say("Ai đã triển khai")),
        (places.TASKS, say("Lịch nhiệm vụ")),
    )
    return [(places.board(datasette, database, word), title) for word, title in titles]
