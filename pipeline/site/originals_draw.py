"""Pages of original files as PNG for the site: drawn one after the other, each within its time, a few remembered."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections import OrderedDict
from functools import lru_cache

from pipeline.site.drawing import NO_PAGE

# Seconds. A page of text takes half a second with the start of the process, a large scan two.
PATIENCE = 20.0
# A page is 0.1 to 3 MB.
REMEMBERED = 24
_DRAWING = ("-m", "pipeline.site.drawing")

_drawn: OrderedDict[tuple[str, int], bytes] = OrderedDict()


class NotDrawn(Exception):
    """The page cannot be drawn."""


class NoSuchPage(NotDrawn):
    """The file has fewer pages."""


class TooSlow(NotDrawn):
    """Drawing it took longer than it may."""


async def draw(descriptor: int, sha256: str, source_format: str, page: int, patience: float = PATIENCE) -> bytes:
    """The page, from 1, of the opened file whose content has this hash; raises `NotDrawn`."""
    key = sha256, page
    async with _turns(asyncio.get_running_loop()):
        if key not in _drawn:
            _drawn[key] = await _run(descriptor, source_format, page, patience)
            if len(_drawn) > REMEMBERED:
                _drawn.popitem(last=False)
        _drawn.move_to_end(key)
        return _drawn[key]


async def _run(descriptor: int, source_format: str, page: int, patience: float) -> bytes:
    process = await asyncio.create_subprocess_exec(
        sys.executable, *_DRAWING, source_format, str(page), stdin=descriptor, stdout=PIPE, stderr=DEVNULL
    )
    try:
        picture, _ = await asyncio.wait_for(process.communicate(), patience)
    except TimeoutError as error:
        raise TooSlow from error
    finally:
        # Too slow, or the reader has gone.
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode == NO_PAGE:
        raise NoSuchPage
    if process.returncode or not picture:
        raise NotDrawn
    return picture


@lru_cache(maxsize=1)
def _turns(_: asyncio.AbstractEventLoop) -> asyncio.Lock:
    """One page at a time: a drawing takes a whole core and up to half a gigabyte."""
    return asyncio.Lock()
