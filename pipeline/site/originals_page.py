"""The answers about the file of a document: what it is, its pages as pictures, the file itself to be saved."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Response

from pipeline.inventory import slug
from pipeline.site import originals, places
from pipeline.site.answers import headers, served
from pipeline.site.asking import PAGE, whole
from pipeline.site.language import say
from pipeline.site.originals_draw import NoSuchPage, NotDrawn, TooSlow, draw
from pipeline.site.reading_facts import relative
from pipeline.views import DOCUMENT_LABEL

# The file is other people's: wherever a browser opens it after all, it may do nothing.
SEALED_POLICY = "sandbox; default-src 'none'"
TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "tif": "image/tiff",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "html": "text/html",
    "mhtml": "message/rfc822",
    "txt": "text/plain",
    "md": "text/markdown",
}
_CHUNK = 1 << 18
_DOCUMENT = f"""
SELECT d.id, {DOCUMENT_LABEL}, CAST(d.source_path AS TEXT), d.source_sha256, d.source_format,
       CAST(d.page_count AS INTEGER)
FROM documents d JOIN files f ON f.source_path = d.source_path AND f.document_id = d.id WHERE d.id = ?
"""


@dataclass(frozen=True, slots=True)
class Original:
    """A document's file as the database knows it."""

    document_id: str
    label: str
    source_path: str
    sha256: str
    source_format: str
    page_count: int | None

    @property
    def pages(self) -> int:
        """How many pages can be seen."""
        return max(self.page_count or 1, 1) if self.source_format in originals.DRAWN else 0

    @property
    def name(self) -> str:
        """The file's own name."""
        return PurePosixPath(relative(self.source_path)).name


async def page(datasette: Any, request: Any) -> Response:
    """What the file is, and one of its pages."""
    database, original = await _original(datasette, request)
    trouble, size = await _trouble(original)
    number = _number(request.args.get(PAGE), original.pages)
    here = originals.address(datasette, database.name, original.document_id)
    shown = {
        "database": database.name,
        "original": original,
        "path": relative(original.source_path),
        "size": size,
        "trouble": trouble,
        "number_shown": number,
        "here": here,
        "picture": f"{here}/trang/{number}.png",
        "download": f"{here}/tai-ve",
        "reading": places.reading(datasette, database.name, original.document_id, _place(number)),
    }
    html = await datasette.render_template("original.html", shown, request=request)
    return Response.html(html, status=404 if trouble else 200, headers=headers())


async def picture(datasette: Any, request: Any) -> Response:
    """One page as a PNG."""
    _, original = await _original(datasette, request)
    number = int(request.url_vars["page"])
    if not 1 <= number <= original.pages:
        raise NotFound(say("Tệp không có trang này"))
    try:
        async with _opened(original) as descriptor:
            drawn = await draw(descriptor, original.sha256, original.source_format, number)
    except (originals.NoOriginal, NoSuchPage):
        return _refusal("Không có trang này: tệp đã bị bỏ đi, đã đổi, hoặc ít trang hơn.", 404)
    except TooSlow:
        return _refusal("Vẽ trang này quá lâu nên đã dừng; hãy tải tệp về.", 503)
    except NotDrawn:
        return _refusal("Không vẽ được trang này; hãy tải tệp về.", 422)
    told = {**headers(SEALED_POLICY), "Cache-Control": "private, no-cache"}
    return Response(drawn, headers=told, content_type="image/png")


async def download(datasette: Any, request: Any) -> Response:
    """The file, to be saved and never to be shown in the site."""
    _, original = await _original(datasette, request)
    try:
        descriptor = await asyncio.to_thread(_open, original)
    except originals.NoOriginal:
        return _refusal("Không còn tệp này trong thư mục, hoặc nó đã đổi.", 404)
    told = {**headers(SEALED_POLICY), "Content-Disposition": _attachment(original)}
    return _File(descriptor, told, TYPES.get(original.source_format, "application/octet-stream"))


class _File(Response):  # type: ignore[misc]
    """An opened file, sent piece by piece and closed."""

    def __init__(self, descriptor: int, told: dict[str, str], content_type: str) -> None:
        super().__init__(headers={**told, "content-type": content_type})
        self._descriptor = descriptor

    async def asgi_send(self, send: Any) -> None:
        """Sends the file; Datasette calls it."""
        try:
            size = os.fstat(self._descriptor).st_size
            told = {**self.headers, "content-length": str(size)}
            raw = [[name.lower().encode("latin-1"), value.encode("latin-1")] for name, value in told.items()]
            await send({"type": "http.response.start", "status": 200, "headers": raw})
            while chunk := await asyncio.to_thread(os.read, self._descriptor, _CHUNK):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            os.close(self._descriptor)


@asynccontextmanager
async def _opened(original: Original) -> AsyncIterator[int]:
    descriptor = await asyncio.to_thread(_open, original)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _open(original: Original) -> int:
    """Raises `NoOriginal`."""
    root = originals.folder()
    if root is None:
        raise originals.Missing
    return originals.open_original(root, original.source_path, original.sha256)


async def _original(datasette: Any, request: Any) -> tuple[Any, Original]:
    """The database and the document's file that the address names; raises `NotFound` where there are none."""
    database = await served(request, datasette)
    if database is None or originals.folder() is None:
        raise NotFound(say("Không có tệp nào ở đây"))
    found = (await database.execute(_DOCUMENT, [tilde_decode(request.url_vars["id"])])).first()
    if found is None:
        raise NotFound(say("Không có văn bản này"))
    return database, Original(*found)


async def _trouble(original: Original) -> tuple[str | None, int | None]:
    """Why the file cannot be shown, else how many bytes it has."""
    try:
        async with _opened(original) as descriptor:
            return None, os.fstat(descriptor).st_size
    except originals.Changed:
        return say("Tệp đã đổi từ lần đọc cuối, nên không còn là bản gốc của văn bản này. Hãy nạp lại thư mục."), None
    except originals.Missing:
        return say("Không thấy tệp trong thư mục đã chọn: có thể nó đã bị bỏ đi hoặc đổi tên."), None


def _number(asked: str | None, pages: int) -> int:
    """The page to show: the one asked for, else the first."""
    return min(whole(asked), max(pages, 1))


def _place(number: int) -> str | None:
    """The anchor of a page in the text; the first one begins with the text."""
    return f"trang-{number}" if number > 1 else None


def _attachment(original: Original) -> str:
    """The name under which the file is saved, for old browsers and for those that know RFC 6266."""
    plain = f"{slug(original.name.rpartition('.')[0] or original.name)}.{original.source_format}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(original.name, safe='')}"


def _refusal(words: str, status: int) -> Response:
    return Response.text(say(words), status=status, headers=headers(SEALED_POLICY))
