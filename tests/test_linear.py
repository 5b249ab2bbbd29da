"""Time grows with length and no faster: of every pattern, and of the whole reading of a document.

Fragments of these documents are pumped to long inputs. What is asserted is growth, measured in the time of this
process alone: four times the length may take ten times as long, where what is quadratic takes sixteen.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers.document import parse
from parsers.errors import ParseError
from parsers.paragraphs import clean_text
from tests.patterns import Found, patterns

SHORT, LONG = 25_000, 100_000
MOST_GROWTH = 10
# Seconds of this process; what takes less is linear enough, and too short to measure.
TRIFLE = 0.5
# The requirement's own for a pattern on 100 kB; and for a fifth of that, what a quadratic one is far beyond.
MOST_SECONDS, MOST_FOR_LESS = 1.0, 0.25
LESS = 20_000
HEAD = "KẾ HOẠCH\nvề việc A\n\nI. MỤC TIÊU\n\n1. Mục\n\n"
# A head whose preamble goes on in what is pumped.
PREAMBLE = "UỶ BAN NHÂN DÂN\nTỈNH A\n\nSố: 5/2025/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc A\n\n"

FRAGMENTS = tuple(
    """1|12|-|/|–|.|,|;|:|(|)|"|“|”|[|]|…| |*|#|%|+|Điều |khoản |điểm |a) |1. |1.1. |I. |V|X|- |+ |Chương |Phần |Mục
tháng |năm |ngày |quý |Nghị quyết |số |21-NQ/TW|Kết luận số |Luật |Bộ Chính trị |Ban Chấp hành |Trung ương |Tỉnh ủy
Ủy ban nhân dân |Đại hội |khóa |lần thứ |nhiệm kỳ |2020|2025|31/12/2025|2020 - 2025|đến năm |trên |từ |trở lên
phấn đấu |đạt |tỷ lệ |10% |triệu đồng |tỷ |chủ trì, |phối hợp với |Sở Y tế |và |của |về |việc |Nơi nhận:|Lưu|T/M |TM.
KT. |BÍ THƯ |Căn cứ |theo |thực hiện |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|/TU|QUYẾT ĐỊNH|văn bản |nói trên |này
sửa đổi, bổ sung |thay thế |hằng năm |thường xuyên |trước ngày |Quý I|giai đoạn |ít nhất |so với |tăng |giảm
trong đó |Hội nghị |Thủ tướng Chính phủ |đồng chí |(khóa XIII) |các |và các |1.000.000 |10-12 |A|a|Đ|đ""".replace(
        "\n", " |"
    ).split("|")
)

# What once took more than linear time, as a fragment to be pumped, and in which format.
KNOWN = [
    pytest.param("Luật ", "txt", id="laws-one-after-another"),
    pytest.param("*_**__", "md", id="bold-on-and-off"),
    pytest.param("**1. ", "md", id="bold-labels"),
    pytest.param("I. ", "txt", id="labels-alone"),
    pytest.param("Theo Nghị quyết số 21-NQ/TW.\n", "txt", id="a-citation-a-sentence"),
    pytest.param("giảm 3% a, 3% b, 3% c, 3% d, ", "txt", id="figures-of-a-list"),
    pytest.param("có 2 bài, 100% xã ", "txt", id="what-the-counted-have"),
    pytest.param("nhóm 3 nước đứng đầu và ", "txt", id="ranks"),
    pytest.param("\n)21-NQ/TW", "html", id="numbers-in-a-headline"),
    pytest.param("<", "html", id="tags-that-never-close"),
    pytest.param("<![if ", "html", id="conditions-that-never-close"),
    pytest.param("<li>mục</li>", "html", id="items-of-a-list"),
    pytest.param("chữ <i hidden>ẩn</i> ", "html", id="hidden-words"),
]


def pumped(fragment: str, length: int, head: str = HEAD) -> bytes:
    return (head + fragment * (length // len(fragment.encode())) + "\n").encode()


def page(fragment: str, length: int) -> bytes:
    return b"<html><meta charset=utf-8><p>van ban<ol>" + pumped(fragment, length)


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    with contextlib.suppress(ParseError):
        work()
    return time.process_time() - began


def preamble(fragment: str, length: int) -> bytes:
    return pumped(fragment, length, PREAMBLE)


def grows_too_fast(fragment: str, source_format: str, make: Callable[[str, int], bytes] = pumped) -> str:
    """What to say of a fragment whose reading is not linear; nothing where it is."""
    short, long = (seconds(lambda size=size: parse(make(fragment, size), source_format)) for size in (SHORT, LONG))  # type: ignore[misc]
    if long > max(TRIFLE, MOST_GROWTH * short):
        return f"{fragment!r} in {source_format}: {short:.2f} s, then {long:.2f} s"
    return ""


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """The vocabulary is compiled before anything is measured."""
    parse(pumped("Theo Nghị quyết số 21-NQ/TW. ", 1000), "txt")


@pytest.mark.parametrize(("fragment", "source_format"), KNOWN)
def test_what_once_was_slow_is_linear(fragment: str, source_format: str) -> None:
    assert not grows_too_fast(fragment, source_format, page if source_format == "html" else pumped)


@pytest.mark.parametrize("fragment", ["QUYẾT ĐỊNH: ban hành kèm theo QUYẾT NGHỊ\n"])
def test_a_preamble_is_read_in_linear_time(fragment: str) -> None:
    assert not grows_too_fast(fragment, "txt", preamble)


PUMPS = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=4).map("".join).filter(str.strip)


@settings(max_examples=6, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(fragment=PUMPS, end=st.sampled_from(["", "\n"]), make=st.sampled_from([pumped, preamble]))
def test_reading_a_document_is_linear(fragment: str, end: str, make: Callable[[str, int], bytes]) -> None:
    assert not grows_too_fast(fragment + end, "txt", make)


@pytest.fixture(scope="module")
def compiled() -> list[Found]:
    return patterns()


def slow(found: Found, text: str, most: float) -> str:
    """What to say of a pattern that does not go through the text in time; nothing where it does."""
    subject = text.encode() if isinstance(found.pattern.pattern, bytes) else text
    limit = {"timeout": most} if isinstance(found.pattern, regex.Pattern) else {}
    for method in found.methods:
        try:
            matches = getattr(found.pattern, method)(subject, **limit)
            if method == "finditer":
                for _ in matches:
                    pass
        except TimeoutError:
            return f"{found.place}.{method} on {text[:40]!r}"
    return ""


def test_patterns_are_found_wherever_they_lie(compiled: list[Found]) -> None:
    places = {found.place for found in compiled}
    assert {"parsers.dates._DATE", "parsers.verbs.verbs", "pipeline.sentences._STOP"} & places
    assert len(compiled) > 300


@pytest.mark.parametrize(
    "fragment",
    ["1", "-", "–", ".", "…", "!", ",", "(", "<", "<!-- -->", "<![if ", "văn bản ", "giảm ", "trở lên ", "Luật "],
)
def test_no_pattern_is_slow_on_what_once_was(fragment: str, compiled: list[Found]) -> None:
    text = clean_text(fragment * (LESS // len(fragment)))
    assert [told for found in compiled if (told := slow(found, text, MOST_FOR_LESS))] == []


@settings(max_examples=3, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(fragment=PUMPS)
def test_no_pattern_is_slow_on_what_can_be_pumped(fragment: str, compiled: list[Found]) -> None:
    """On canonical text, which has one blank at a time."""
    text = clean_text(fragment * (LONG // len(fragment)))
    assert [told for found in compiled if (told := slow(found, text, MOST_SECONDS))] == []
