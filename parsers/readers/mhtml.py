"""Pages saved whole (.mht, .mhtml), as Word and browsers do: a mail message whose first page is the document."""

from __future__ import annotations

from email import message_from_bytes

from parsers.errors import Unreadable
from parsers.model import Reading
from parsers.readers import html

_NO_PAGE = "Tệp không chứa trang nào đọc được. Hãy mở bằng trình duyệt hoặc Word và lưu thành .html hay .docx."


def read(data: bytes) -> Reading:
    """The lines of the first page of the message; raises `Unreadable` where there is none, and what `html.read` does.

    What the message says of the page's encoding counts where the page itself says nothing.
    """
    try:
        parts = message_from_bytes(data).walk()
        page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    except RecursionError as error:
        raise Unreadable("Tệp lồng các phần quá sâu. Hãy mở bằng trình duyệt và lưu thành .html.") from error
    content = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(content, bytes):
        raise Unreadable(_NO_PAGE)
    return html.read(content, page.get_content_charset())
