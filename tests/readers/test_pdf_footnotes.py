"""Footnotes below the text of a page, and their marks in it."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from parsers.model import Line
from parsers.readers.pdf import read

from .pdf_pages import HEIGHT, LEFT, STEP, body, paragraphs, pdf, put, void


def marked(canvas: Canvas, y: float, mark: str, *, rest: str = ", rồi báo cáo.") -> float:
    """A line with a raised footnote mark inside."""
    x = put(canvas, LEFT, y, "trong năm đã kết nạp 120 đảng viên")
    x = put(canvas, x, y - 5, mark, size=9)
    return put(canvas, x, y, rest)


def note(canvas: Canvas, y: float, mark: str, text: str) -> None:
    x = put(canvas, LEFT, y - 3, mark, size=7) if mark else LEFT
    put(canvas, x + 2, y, text, size=10)


def test_footnotes_are_tied_to_the_lines_of_their_marks() -> None:
    def page(canvas: Canvas) -> None:
        y = paragraphs(canvas, 100, "Thứ nhất.")
        marked(canvas, y, "1")
        x = marked(canvas, y + STEP, "2", rest=" ở vùng rộng 40 km")
        put(canvas, x, y + STEP - 5, "2", size=9)
        canvas.line(LEFT, HEIGHT - 690, LEFT + 144, HEIGHT - 690)
        note(canvas, 702, "1", "Theo báo cáo của Ban Tổ chức, chưa tính các chi bộ")
        note(canvas, 714, "", "mới thành lập trong quý.")
        note(canvas, 726, "2", "Không kể đảng viên chuyển đến.")

    lines = read(pdf(page)).lines
    assert [line.text for line in lines[3:5]] == [
        "trong năm đã kết nạp 120 đảng viên, rồi báo cáo.",
        "trong năm đã kết nạp 120 đảng viên ở vùng rộng 40 km²",
    ]
    assert lines[5:] == (
        Line(
            "Theo báo cáo của Ban Tổ chức, chưa tính các chi bộ mới thành lập trong quý.",
            page=1,
            role="footnote",
            whole=True,
            anchor=3,
        ),
        Line("Không kể đảng viên chuyển đến.", page=1, role="footnote", whole=True, anchor=4),
    )


def test_footnote_that_goes_on_over_a_page_is_one() -> None:
    def first(canvas: Canvas) -> None:
        marked(canvas, paragraphs(canvas, 100, "Thứ nhất."), "1", rest=" và các")
        canvas.line(LEFT, HEIGHT - 690, LEFT + 144, HEIGHT - 690)
        note(canvas, 702, "1", "Theo báo cáo của Ban Tổ chức, chưa tính các chi bộ")

    def second(canvas: Canvas) -> None:
        put(canvas, LEFT, 80, "đoàn thể cùng làm.")
        paragraphs(canvas, 98, "Thứ hai.")
        canvas.line(LEFT, HEIGHT - 690, LEFT + 144, HEIGHT - 690)
        note(canvas, 702, "", "mới thành lập trong quý.")

    notes = [line for line in read(pdf(first, second)).lines if line.role == "footnote"]
    assert [(line.page, line.anchor) for line in notes] == [(1, 3)]
    assert notes[0].text.endswith("chưa tính các chi bộ mới thành lập trong quý.")


def test_mark_without_a_note_stays_and_glues_no_digit() -> None:
    reading = read(pdf(lambda canvas: void(marked(canvas, 100, "3"))))
    assert body(reading) == ["trong năm đã kết nạp 120 đảng viên³, rồi báo cáo."]
