"""The database in the browser: how Datasette is started on it."""

from __future__ import annotations

from pathlib import Path


def datasette_arguments(db: Path, port: int) -> list[str]:
    """What Datasette is called with: the file as it stands, for this machine alone."""
    return ["serve", "--immutable", str(db), "--host", "127.0.0.1", "--port", str(port)]
