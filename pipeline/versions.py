"""Which program read a file: release and fingerprint of its code, so that what has changed is read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

import parsers

DISTRIBUTION = "nghiquyet"
_HERE = Path(__file__).parent
# The modules of this package that decide what stands in a document's rows.
_SHAPING = (
    "facts", "formats", "indexing", "levels", "limits", "ocr", "office", "opening", "pictures", "programs", "reading",
    "schema", "search", "sentences", "words",
)  # fmt: skip


@cache
def release() -> str:
    """The version of the installed program."""
    return metadata.version(DISTRIBUTION)


@cache
def parser_version() -> str:
    """The release with the fingerprint of the parsers: `0.1.0+1f6a0c2e`."""
    return f"{release()}+{_fingerprint([*_parsers().rglob('*.py'), *_parsers().rglob('*.toml')])}"


@cache
def pipeline_version() -> str:
    """The release, the fingerprint of what shapes the rows of a document, and the segmenter's version."""
    ours = _fingerprint(_HERE / f"{name}.py" for name in _SHAPING)
    return f"{release()}+{ours}.underthesea-{metadata.version('underthesea')}"


@cache
def program_version() -> str:
    """The release with the fingerprint of all of it."""
    return f"{parser_version()}.{_fingerprint(_HERE.glob('*.py'))}"


def _parsers() -> Path:
    assert parsers.__file__
    return Path(parsers.__file__).parent


def _fingerprint(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:8]
