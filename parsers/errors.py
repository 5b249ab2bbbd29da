"""Why a file could not be read at all. Everything less than that is a `Problem`, which is data.

    ParseError
    ├── UnsupportedFormat   no reader for this kind of file
    ├── Unreadable          damaged, encrypted, or its text layer is not text
    └── NoText              it opened, and there is nothing to read (a scan)

Each carries a code for machines, a Vietnamese message that says what to do, and the page where it is known.
"""

from __future__ import annotations


class ParseError(Exception):
    """A file that gives no document; `code` and `message` become its problem row."""

    code = "khong_doc_duoc"

    def __init__(self, message: str, *, code: str | None = None, page: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.code
        self.page = page


class UnsupportedFormat(ParseError):
    """There is no reader for this kind of file."""

    code = "dinh_dang_chua_ho_tro"


class Unreadable(ParseError):
    """Damaged, encrypted, or a text layer that is not Vietnamese text."""

    code = "tep_hong"


class NoText(ParseError):
    """The file opened and holds nothing to read, as a scan does."""

    code = "khong_co_chu"
