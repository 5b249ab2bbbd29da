"""Pages saved whole: which part is the document, and in which encoding."""

from __future__ import annotations

import pytest

from parsers.errors import NoText, Unreadable
from parsers.readers import mhtml

WORD = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="----=_NextPart_01"

Trang này là một tệp lưu trọn gói.

------=_NextPart_01
Content-Location: file:///C:/ke-hoach.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="us-ascii"

{page}
------=_NextPart_01
Content-Location: file:///C:/ke-hoach_files/header.htm
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="us-ascii"

<html><body><p>trang 1</p></body></html>
------=_NextPart_01--
"""
BROWSER = """From: <Saved by Blink>
Snapshot-Content-Location: https://xa-an.vn/ke-hoach
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----Part----"

------Part----
Content-Type: {kind}
Content-Transfer-Encoding: {coding}

{page}
------Part------
"""


def page_of_word(page: str) -> bytes:
    return WORD.format(page=page).replace("\n", "\r\n").encode()


def page_of_browser(page: str, kind: str = "text/html", coding: str = "8bit", encoding: str = "utf-8") -> bytes:
    return BROWSER.format(page=page, kind=kind, coding=coding).replace("\n", "\r\n").encode(encoding)


CASES = [
    pytest.param(page_of_word("<p>K&#7871; ho=\r\n&#7841;ch</p>"), "Kế hoạch", id="Word: quoted, in references"),
    pytest.param(page_of_browser("<p>Kế hoạch</p>"), "Kế hoạch", id="browser: as it is"),
    pytest.param(page_of_browser("PHA+S+G6vyBob+G6oWNoPC9wPg==", coding="base64"), "Kế hoạch", id="base64"),
    pytest.param(page_of_browser("<p>K=E1=BA=BF ho=E1=BA=A1ch</p>", coding="quoted-printable"), "Kế hoạch",
                 id="quoted letters"),
    pytest.param(page_of_browser("<p>K\u00ea\u0301 hoa\u0323ch</p>", 'text/html; charset="windows-1258"',
                                 encoding="cp1258"), "Kế hoạch", id="the message names the encoding"),
    pytest.param(page_of_word("<p>K&#7871; ho&#7841;ch</p>")[:-200], "Kế hoạch", id="cut off behind the page"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "text"), CASES)
def test_the_first_page_is_the_document(data: bytes, text: str) -> None:
    assert [line.text for line in mhtml.read(data).lines] == [text]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(page_of_browser("abc", kind="image/png"), Unreadable, id="a picture alone"),
        pytest.param(b"", Unreadable, id="nothing"),
        pytest.param(b"MIME-Version: 1.0\r\n\r\nThu thuong", Unreadable, id="a letter without a page"),
        pytest.param(page_of_browser(""), NoText, id="an empty page"),
        pytest.param(
            b"MIME-Version: 1.0\n"
            + b"".join(b"Content-Type: multipart/related; boundary=%d\n\n--%d\n" % (n, n) for n in range(5000)),
            Unreadable,
            id="parts in parts in parts",
        ),
    ],
)
def test_what_holds_no_page_is_told(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        mhtml.read(data)
