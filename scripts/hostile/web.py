"""Pages: nested without end, tables that claim a billion columns, tags that never close."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from hostile.kind import LOADED, SOUND, Kind, kind, sized

PLAN = "".join(f"<p>{escape(line)}</p>" for line in SOUND.splitlines() if line)


def page(tail: str, head: str = "") -> bytes:
    """A sound plan as a page with this behind it."""
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{PLAN}{tail}</body></html>".encode()


def kinds(scale: float) -> list[Kind]:
    """`scale` sizes those that are to be read."""
    some = sized(scale)

    def merged(rows: int) -> bytes:
        return page(f"<table><tr>{wide * rows}</tr>{'<tr><td>ô</td></tr>' * rows}</table>")

    def file(name: str, make: Callable[[], bytes], *fates: str) -> Kind:
        return kind(f"{name}.html", make, *fates)

    def whole(parts: int) -> bytes:
        """A sound page in so many messages within messages."""
        heads = "".join(f"Content-Type: multipart/related; boundary={at}\r\n\r\n--{at}\r\n" for at in range(parts))
        return f"MIME-Version: 1.0\r\n{heads}Content-Type: text/html\r\n\r\n".encode() + page("chữ")

    wide = '<td rowspan="1000000000" colspan="1000000000">ô</td>'
    row = f"<tr>{'<td>ô</td>' * 100}</tr>"
    note = '<a id="r{0}" href="#n{0}">[{0}]</a> chữ <a id="n{0}" href="#r{0}">[{0}]</a> lời chú<br>'
    return [
        file("rong", bytes, "khong_co_chu"),
        file("cut", lambda: page("<p>Còn tiếp")[:-40], "sai_bang_ma", LOADED),
        file("the-dang-do", lambda: page("<" * some(200_000))),
        file("chu-thich-dang-do", lambda: page("<!--" * some(50_000) + "chữ")),
        file("chu-thich-o-dau", lambda: b"<!---->" * 140 + page("chữ")),
        file("dieu-kien-dang-do", lambda: page("<![if " * some(50_000))),
        file("bang-ma-cu-dang-do", lambda: page("<script " * some(50_000)) + b"\xe1\xbb", "sai_bang_ma", LOADED),
        file("long-div", lambda: page("<div>" * 100_000 + "sâu"), "tep_hong"),
        file("long-danh-sach", lambda: page("<ul><li>" * 100_000 + "sâu"), "tep_hong"),
        file("long-dam", lambda: page("<b>" * 100_000 + "sâu"), "tep_hong"),
        file("long-bang", lambda: page("<table><tr><td>" * 100_000 + "sâu"), "tep_hong"),
        file("nhieu-muc", lambda: page(f"<ol>{'<li>mục</li>' * some(50_000)}</ol>")),
        file("so-khong-lo", lambda: page(f"<ol start={'9' * 5000}><li value={'9' * 5000}>mục</li></ol>")),
        file("bang-lon", lambda: page(f"<table>{row * some(1000)}</table>")),
        file("o-ty-cot", lambda: page(f"<table>{f'<tr>{wide * 30}</tr>' * some(1000)}</table>")),
        file("o-ty-hang", lambda: merged(some(2000)),
             LOADED, "qua_nhieu_chu"),
        file("nhieu-chu-thich", lambda: page("".join(map(note.format, range(some(20_000)))))),
        file("nhieu-o-an", lambda: page("chữ <i hidden>ẩn</i> " * some(100_000))),
        file("nhieu-kieu", lambda: page("<p style='" + "a:b;" * some(50_000) + "'>chữ</p>")),
        file("kieu-dang-do", lambda: page("chữ", f"<style>{'a{' * some(50_000)}</style>")),
        file("kich-ban", lambda: page("<script>document.write('x')</script><iframe src=file:///etc/passwd>")),
        file("cong-thuc", lambda: page("<p>=cmd|'/c calc'!A1</p><svg><text>x</text></svg><p>chữ</p>")),
        file("thuc-the", lambda: page("&#x110000;&#xD800;&#0;&#99999999;" * some(20_000))),
        file("cot-long-nhau", lambda: page(f"<div><ul>{'<li><a href=x>a</a>' * some(10_000)}</ul></div>")),
        kind("tron-goi.mht", lambda: whole(1)),
        kind("tron-goi-cut.mht", lambda: whole(1)[:60], "tep_hong"),
        kind("tron-goi-long.mht", lambda: whole(100_000), "tep_hong"),
    ]  # fmt: skip
