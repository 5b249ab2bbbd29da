"""Tables with drawn lines: rows, merged cells, pages, and what is drawn but no table."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers.readers.pdf import read

from .pdf_pages import HEIGHT, LEFT, RIGHT, STEP, body, centre, paragraphs, party_masthead, pdf, put, rows

Stroke = Callable[[Canvas, float, float, float, float], None]
COLUMNS = (85.0, 125.0, 330.0, 440.0, 538.0)


def stroke(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)


def thin_box(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """A line as Word draws it."""
    canvas.rect(x0, HEIGHT - y1 - 0.5, x1 - x0 + 0.5, y1 - y0 + 0.5, stroke=0, fill=1)


def dashes(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """A broken line, each stroke of it a box too short to be a line."""
    count = round(max(x1 - x0, y1 - y0) / 5)
    dx, dy = (x1 - x0) / count, (y1 - y0) / count
    for at in range(count):
        x, y = x0 + at * dx, y0 + at * dy
        thin_box(canvas, x, y, x + 0.6 * dx, y + 0.6 * dy)


def table(canvas: Canvas, top: float, *cells: tuple[str, ...], height: float = 40, draw: Stroke = stroke) -> float:
    """A table with every line drawn, each cell's by itself; its text may have two lines; gives back where it ends."""
    for at, _ in enumerate(cells):
        y0, y1 = top + at * height, top + (at + 1) * height
        for x0, x1 in pairwise(COLUMNS):
            for edge in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                draw(canvas, *edge)
    bottom = top + height * len(cells)
    for at, row in enumerate(cells):
        for x, text in zip(COLUMNS, row, strict=False):
            for line, part in enumerate(text.split("\n")):
                put(canvas, x + 3, top + at * height + 14 + 13 * line, part, size=11, bold=at == 0)
    return bottom


HEAD = ("ST\nT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
HEADER = ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn")


@pytest.mark.parametrize("draw", [stroke, thin_box, dashes])
def test_ruled_table_becomes_rows_and_its_words_are_said_once(draw: Stroke) -> None:
    def page(canvas: Canvas) -> None:
        y = paragraphs(canvas, 80, "Thứ nhất.")
        y = table(
            canvas,
            y,
            HEAD,
            ("1", "Sửa quy chế, ban hành\ntrong năm", "Văn phòng", "Quý I"),
            ("2", "Mở lớp", "", "Quý II"),
            draw=draw,
        )
        paragraphs(canvas, y + 30, "Thứ hai.")

    reading = read(pdf(page))
    assert rows(reading) == [
        (0, HEADER),
        (0, ("1", "Sửa quy chế, ban hành trong năm", "Văn phòng", "Quý I")),
        (0, ("2", "Mở lớp", "", "Quý II")),
    ]
    assert [line.bold for line in reading.lines if line.role == "row"] == [True, False, False]
    assert len(body(reading)) == 6
    assert [line.role for line in reading.lines] == ["body"] * 3 + ["row"] * 3 + ["body"] * 3


def test_table_over_two_pages_is_one_without_its_repeated_header() -> None:
    def first(canvas: Canvas) -> None:
        paragraphs(canvas, 80, "Thứ nhất.")
        table(
            canvas,
            640,
            HEADER,
            ("1", "Sửa quy chế", "Văn phòng", "Quý I"),
            ("2", "Mở lớp bồi dưỡng cho", "Ban Tổ chức", "Quý II"),
        )
        centre(canvas, 810, "1")

    def second(canvas: Canvas) -> None:
        centre(canvas, 40, "2")
        y = table(canvas, 60, HEADER, ("", "bí thư chi bộ", "", ""), ("3", "Tổng kết", "Văn phòng", "Quý IV"))
        paragraphs(canvas, y + 30, "Thứ hai.")
        table(canvas, 500, HEADER, ("1", "Việc khác", "Chi bộ", "Quý I"))

    assert rows(read(pdf(first, second))) == [
        (0, HEADER),
        (0, ("1", "Sửa quy chế", "Văn phòng", "Quý I")),
        (0, ("2", "Mở lớp bồi dưỡng cho bí thư chi bộ", "Ban Tổ chức", "Quý II")),
        (0, ("3", "Tổng kết", "Văn phòng", "Quý IV")),
        (1, HEADER),
        (1, ("1", "Việc khác", "Chi bộ", "Quý I")),
    ]


def test_merged_cells_stand_once_in_a_row_and_in_every_row_they_cover() -> None:
    def page(canvas: Canvas) -> None:
        for x in (85, 125, 538):
            canvas.line(x, HEIGHT - 100, x, HEIGHT - 220)
        for x in (330, 440):
            canvas.line(x, HEIGHT - 140, x, HEIGHT - 220)
        for y in (100, 140, 220):
            canvas.line(85, HEIGHT - y, 538, HEIGHT - y)
        canvas.line(85, HEIGHT - 180, 440, HEIGHT - 180)
        for x, y, text in ((90, 115, "I"), (200, 115, "Xây dựng tổ chức"), (90, 155, "1"), (130, 155, "Mở lớp"),
                           (335, 155, "Văn phòng"), (90, 195, "2"), (130, 195, "Tổng kết"), (335, 195, "Chi bộ"),
                           (445, 175, "Quý IV")):  # fmt: skip
            put(canvas, x, y, text, size=11)

    assert rows(read(pdf(page))) == [
        (0, ("I", "Xây dựng tổ chức")),
        (0, ("1", "Mở lớp", "Văn phòng", "Quý IV")),
        (0, ("2", "Tổng kết", "Chi bộ", "Quý IV")),
    ]


def test_masthead_in_a_drawn_table_is_still_a_masthead() -> None:
    def page(canvas: Canvas) -> None:
        for x0, x1 in ((85, 300), (300, 538)):
            canvas.rect(x0, HEIGHT - 125, x1 - x0, 70)
        for y in (76, 90):
            canvas.line(85, HEIGHT - y, 538, HEIGHT - y)
        party_masthead(canvas)
        paragraphs(canvas, 200, "Thứ nhất.")

    reading = read(pdf(page))
    assert rows(reading) == []
    assert body(reading)[:4] == ["TỈNH ỦY ĐÔNG XUYÊN", "*", "Số 15-CTr/TU", "ĐẢNG CỘNG SẢN VIỆT NAM"]


def test_frame_round_running_text_is_no_table() -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(LEFT - 5, HEIGHT - 220, RIGHT - LEFT + 10, 100)
        paragraphs(canvas, 140, "Thứ nhất.")

    reading = read(pdf(page))
    assert rows(reading) == []
    assert len(body(reading)) == 3


def test_boxes_without_an_edge_are_no_lines() -> None:
    """Shades, white boxes under text and what limits a drawing leave no line on the paper."""

    def page(canvas: Canvas) -> None:
        canvas.setFillGray(1)
        for at in range(3):
            for x0, x1 in pairwise(COLUMNS):
                canvas.rect(x0, HEIGHT - 125 - at * STEP, x1 - x0, STEP, stroke=0, fill=1)
        clip = canvas.beginPath()
        clip.rect(LEFT, HEIGHT - 300, RIGHT - LEFT, 200)
        canvas.clipPath(clip, stroke=0, fill=0)
        canvas.setFillGray(0)
        paragraphs(canvas, 120, "Thứ nhất.")

    reading = read(pdf(page))
    assert rows(reading) == []
    assert len(body(reading)) == 3
