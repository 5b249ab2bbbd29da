"""What Datasette does with errors besides showing them."""

from __future__ import annotations

from typing import Any

from datasette import handle_exception
from pluggy import HookimplMarker

hookimpl = HookimplMarker("datasette")


@hookimpl
def startup(datasette: Any) -> None:
    """Keeps `rich` away from errors.

    Where it is installed, Datasette 0.65 has it print every error with all local variables, the words of documents
    among them; and for an address that nothing answers there is no error to print, so it fails and 404 becomes 500.
    """
    handle_exception.rich = None
