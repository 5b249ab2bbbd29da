"""Which part of a page is the document: what stands round it is left out, what belongs to it by its form is kept."""

from __future__ import annotations

import pytest

from parsers.readers.html import read

PROSE = "".join(
    f"<p><b>Điều {n}.</b> Các chi bộ trực thuộc có trách nhiệm triển khai nội dung thứ {n} của kế hoạch này.</p>"
    for n in range(1, 9)
)
MENU = (
    "<div>"
    + "".join(f"<li><a href='/muc/{n}'>Chuyên mục số {n} của trang thông tin</a></li>" for n in range(9))
    + "</div>"
)
RELATED = "<ul>" + "".join(
    f"<li><a href='/vb/{n}'>Quyết định {n}/QĐ-UBND về một việc khác của tỉnh nhà</a>" for n in range(5)
)
CONTENTS = "<div>" + "".join(f"<div><span>Điều {n}. Tên của điều này</span></div>" for n in range(1, 9)) + "</div>"
FOOTER = "<div><p>Cơ quan chủ quản: Văn phòng</p><p>Số 60 phố Bà Triệu - Thành phố</p></div>"
MASTHEAD = "<table><tr><td>CHÍNH PHỦ<p>Số: 5/2024/NĐ-CP<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</table>"
CLOSING = "<table><tr><td>Nơi nhận:<br>- Như trên;<td>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</table>"


def text(body: str) -> str:
    return "\n".join(line.text for line in read(f"<html><body>{body}</body></html>".encode()).lines)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(MENU, "", id="menu"),
        pytest.param("", CONTENTS, id="list-of-contents-beside-it"),
        pytest.param("", RELATED, id="related-documents"),
        pytest.param(MENU, FOOTER, id="address-that-looks-like-a-number-line"),
        pytest.param(
            "<header><p>CỔNG THÔNG TIN ĐIỆN TỬ</p></header>", "<footer>Bản quyền</footer>", id="header-and-footer"
        ),
    ],
)
def test_what_stands_round_the_document(before: str, after: str) -> None:
    document = f"<div>{MASTHEAD}{PROSE}{CLOSING}</div>"
    assert text(f"{before}<div><div>{document}</div></div>{after}") == text(document)


@pytest.mark.parametrize(
    ("page", "first", "last"),
    [
        pytest.param(f"<div>{MASTHEAD}</div><div>{PROSE}</div>", "CHÍNH PHỦ", "", id="masthead-of-its-own"),
        pytest.param(f"<div>{PROSE}</div><div>{CLOSING}</div>", "", "CHỦ TỊCH", id="signature-of-its-own"),
        pytest.param(
            f"<div><h1>Nghị quyết về nhà ở</h1></div><div>{PROSE}</div>", "Nghị quyết về nhà ở", "", id="heading"
        ),
    ],
)
def test_what_belongs_to_the_document_by_its_form(page: str, first: str, last: str) -> None:
    lines = text(f"{MENU}<div>{page}</div>{FOOTER}").split("\n")
    assert lines[0] == first or not first
    assert lines[-1] == last or not last


def test_links_inside_the_text_stay() -> None:
    cited = "<p>Căn cứ <a href='/luat/1'>Luật Nhà ở số 27/2023/QH15 ngày 27 tháng 11 năm 2023</a>;</p>"
    assert "Căn cứ Luật Nhà ở" in text(f"{MENU}<div>{MASTHEAD}{cited * 4}{PROSE}</div>")


def test_related_documents_below_the_text_in_one_box() -> None:
    assert "một việc khác" not in text(f"<div>{MASTHEAD}{PROSE}{CLOSING}<div>{RELATED}</ul></div></div>")


def test_a_page_that_is_all_text() -> None:
    assert text("<p>Thông báo ngắn.</p>") == "Thông báo ngắn."
