"""Whether the words after a label are the unit's heading or already its text (GUIDE, Sections 11 to 17).

A heading names a topic, a body or a place, and has units or paragraphs of its own below; a sentence that the list
below completes, an order, and a label that opens a full paragraph are body text.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from parsers.markers import Marker, read_marker
from parsers.model import Paragraph, Span, Text
from parsers.text import plain

# A unit of this many words that ends in a full stop is a paragraph, whatever stands below it.
_LONG = 40
_BULLET = regex.compile(r"^[-+*•–—]\s")
_BRACKETED = regex.compile(r"^\(.*\)?$", regex.S)
_FOOTNOTE_MARK = regex.compile(r"\s*\[\d{1,2}\]|[⁽(]?[¹²³⁴⁵⁶⁷⁸⁹⁰]+[⁾)]?")
# What makes a line with a colon a sentence that the list below completes.
_LEAD_IN = regex.compile(
    r"^Trường\s+hợp\s.*:$|(?:như\s+sau|sau\s+đây|(?:việc|nhiệm\s+vụ|nội\s+dung|giải\s+pháp|yêu\s+cầu|trường\s+hợp|bước|tiêu\s+chuẩn|điều\s+kiện|thành\s+phần|quy\s+định)\s+sau|sau|gồm|gồm\s+có|bao\s+gồm|là|thực\s+hiện|chủ\s+trì"
    r"|có\s+(?:trách\s+)?nhiệm(?:\s+vụ)?|lãnh\s+đạo,\s+chỉ\s+đạo|liên\s+quan|theo\s+quy\s+định|cụ\s+thể|phải|được|nhiệm\s+vụ\s+chính)\s*:$",
    regex.I,
)
_SENTENCE = regex.compile(
    r"\b(?:có\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|chủ\s+trì|chịu\s+trách\s+nhiệm|phải|hướng\s+dẫn\s+một\s+số|như\s+sau|sau\s+đây|được\s+quy\s+định|(?:bao\s+)?gồm)\b", regex.I
)
_ORDER = regex.compile(
    r"^(?:Yêu\s+cầu|Giao|Đề\s+nghị|Kiến\s+nghị\s+\p{Lu}|Kể\s+từ|Khi|Để|Trong\s+(?:thời\s+hạn|quá\s+trình|trường\s+hợp)|(?:Cơ\s+bản\s+)?(?:[Tt]hống\s+nhất|[Đđ]ồng\s+ý)|Nếu|Căn\s+cứ|Ban\s+hành\s+kèm)\s(?!dẫn\b)"
)
# A line that begins with what is to be done and ends in a colon is a sentence too, once it is more than a title's words.
_DUTY = regex.compile(
    r"^(?:Chủ\s+trì|Phối\s+hợp|Tham\s+mưu|Chỉ\s+đạo|Hướng\s+dẫn|Tăng\s+cường|Tiếp\s+tục|Thực\s+hiện|Tổ\s+chức|Xây\s+dựng|Triển\s+khai|Rà\s+soát|Đẩy\s+mạnh|Tập\s+trung)\s(?:\S+\s+){6}", regex.I
)
_TITLED = ("phan", "chuong", "muc", "tieu_muc", "phu_luc", "kem_theo")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit whose heading is asked for: paragraphs `index` up to `follower` (the next unit's) are its own."""

    text: Text
    index: int
    follower: int
    marker: Marker
    has_child: bool
    closing: Span | None
    in_article: bool = False

    @property
    def first(self) -> Paragraph:
        return self.text.paragraphs[self.index]

    @property
    def words(self) -> str:
        """What the label's own line says after the label."""
        return self.first.span.of(self.text.text)[self.marker.end :]

    def below(self) -> list[int]:
        """Indexes of its own further paragraphs, without footnotes and the closing."""
        return [
            index
            for index in range(self.index + 1, self.follower)
            if self.text.paragraphs[index].role != "footnote"
            and not (self.closing and self.closing.holds(self.text.paragraphs[index].span))
            and not (self.closing and self.text.paragraphs[index].span.start > self.closing.start > self.first.span.start)
        ]


def read_heading(unit: Unit) -> tuple[str | None, int]:
    """(heading or None, offset where the body begins)."""
    if unit.marker.kind in _TITLED:
        return _titled(unit)
    words = unit.words.strip()
    at = unit.first.span.start + unit.marker.end
    heading = words if words and _is_heading(unit, words) else None
    if heading is None:
        return None, at
    return _trim(heading), unit.first.span.end


def _trim(words: str) -> str:
    """The heading without footnote marks and without the mark at its end (GUIDE, Sections 17)."""
    bare = _FOOTNOTE_MARK.sub("", words).strip()
    return bare.rstrip(" .:;") if not bare.endswith("...") else bare


def _titled(unit: Unit) -> tuple[str | None, int]:
    """Worded units and annexes: the rest of the label's line, or the title lines below it."""
    words = unit.words.strip(" .:-–")
    if unit.marker.kind == "kem_theo":
        return _title_lines(unit, [])
    if words:
        if unit.marker.kind != "phu_luc" and (not unit.has_child and not unit.below()):
            return None, unit.first.span.start + unit.marker.end
        if unit.marker.kind != "phu_luc" or not _BRACKETED.match(words):
            lines = [words] if words.isupper() or unit.marker.kind == "phu_luc" else None
            return (_trim(words), unit.first.span.end) if lines is None else _title_lines(unit, lines)
    return _title_lines(unit, [])


def _title_lines(unit: Unit, lines: list[str]) -> tuple[str | None, int]:
    """Lines in capitals or bold under the label; the first line under an annex is its title however it is set."""
    body = unit.first.span.end
    if unit.marker.kind == "kem_theo":
        lines = [unit.first.span.of(unit.text.text)]
    for index in unit.below():
        paragraph = unit.text.paragraphs[index]
        words = paragraph.span.of(unit.text.text)
        if paragraph.role != "body" or _BRACKETED.match(words) or _BULLET.match(words):
            break
        # Title lines go on in small letters under a title in capitals, as a trích yếu does.
        titled = words.isupper() or paragraph.bold or (not lines) or (unit.marker.kind in ("phu_luc", "kem_theo") and words[:1].islower())
        if not titled or len(words.split()) > 60 or words.endswith((";", ":")) and not words.isupper():
            break
        lines.append(words)
        body = paragraph.span.end
    return (_trim(" ".join(lines)) or None if lines else None), body


def _is_heading(unit: Unit, words: str) -> bool:
    """Whether the words after a bare sign (or after Điều) name the unit rather than open its text."""
    flat = plain(words).rstrip()
    flat = _FOOTNOTE_MARK.sub("", flat).rstrip()
    more_below = unit.has_child or bool(unit.below())
    if unit.marker.kind in ("roman", "upper"):
        return not (flat.endswith((".", ";")) and len(flat.split()) > _LONG) and not _is_lead_in(flat)
    if not more_below:
        # A form prints headings with nothing below them yet; bold tells them from items.
        return unit.first.bold and len(flat.split()) <= 15 and not regex.search(r"[.;:,]$", flat)
    if _is_caption(unit, flat):
        return True
    if _ORDER.match(flat):
        return False
    if flat.endswith(":"):
        return not _is_lead_in(flat)
    if flat.endswith((";", ",", "./.")):
        return False
    if flat.endswith((".", "…")) and not flat.endswith("..."):
        return _names_a_topic(unit, flat)
    return not regex.search(r"\.\s+\p{Lu}", flat) or flat.isupper()


# Marks of a sentence, as against the name of a topic; `sau khi được …` tells a circumstance.
_PREDICATE = regex.compile(r"(?<!khi )(?<!\w)(?:được|phải|gồm|thì|đã|sẽ|cần|chịu|theo\s+dõi|đôn\s+đốc|báo\s+cáo|tham\s+mưu|quyết\s+định\s+việc)(?!\w)")
_TOPIC = regex.compile(r"^(?:Về|Việc)\s")
_CONCLUDING = regex.compile(r"^(?:Trên\s+đây|Trong\s+quá\s+trình|Căn\s+cứ|Yêu\s+cầu|Nhận\s+được|(?:Chỉ\s+thị|Nghị\s+quyết|Kế\s+hoạch|Kết\s+luận|Quy\s+định|Hướng\s+dẫn)\s+này)\b")


def _names_a_topic(unit: Unit, flat: str) -> bool:
    """Whether a line that ends in a full stop is a heading all the same: it names a topic that is treated below.

    In an article, only where a unit follows at once; a khoản of several paragraphs is text (`Điều 7`, khoản 1).
    """
    topic = bool(_TOPIC.match(flat))
    if len(flat.split()) > _LONG or ". " in flat or (_SENTENCE.search(flat) and not topic):
        return False
    if unit.has_child and _child_is_next(unit):
        return True
    if unit.in_article or unit.marker.kind not in ("arabic", "decimal") or regex.search(r"[:;]\s", flat):
        return False
    below = unit.below()
    first = unit.text.paragraphs[below[0]].span.of(unit.text.text) if below else ""
    return bool(below) and not _CONCLUDING.match(first) and (topic or not _PREDICATE.search(flat))


def _is_caption(unit: Unit, flat: str) -> bool:
    """`4.2. (Khoản 2): …` with units below: a caption that names the clause it carries out (GUIDE, Sections 14)."""
    return unit.has_child and bool(regex.match(r"^\((?:Khoản|Điểm|Điều|Mục)\s[^)]{1,40}\)\s*:", flat))


def _is_lead_in(flat: str) -> bool:
    """Whether a line that ends in a colon is a sentence that the list below completes."""
    return flat.endswith(":") and bool(_LEAD_IN.search(flat) or _DUTY.match(flat) or _ORDER.match(flat) or _SENTENCE.search(flat))


def _child_is_next(unit: Unit) -> bool:
    """Whether the first thing below is a unit, not a paragraph."""
    after = unit.index + 1
    while after < len(unit.text.paragraphs) and unit.text.paragraphs[after].role == "footnote":
        after += 1
    return after >= len(unit.text.paragraphs) or read_marker(unit.text.paragraphs[after].span.of(unit.text.text)) is not None
