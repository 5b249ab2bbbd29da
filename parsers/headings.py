"""Whether the words after a label are the unit's heading or already its text (GUIDE, Sections 11 to 17).

A heading names a topic, a body or a place, and has units or paragraphs of its own below; a sentence that the list
below completes, an order, and a label that opens a full paragraph are body text.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from parsers.annexes import form_head, is_form_label, is_table_head
from parsers.bodies import is_generic, read_bare_name, read_body
from parsers.formulas import is_origin
from parsers.lead_ins import ORDER, SENTENCE, is_lead_in
from parsers.markers import Marker, read_marker
from parsers.model import Paragraph, Span, Text
from parsers.smooth import smooth
from parsers.text import plain

# A unit of this many words that ends in a full stop is a paragraph, whatever stands below it.
_LONG = 40
# A bold line of a form with nothing below it yet is a heading up to this many words.
_FORM_WORDS = 15
_TITLE_WORDS = 60
# The bracketed line of an annex (`(Kèm theo Kế hoạch số …)`) stands this near below its label.
_ORIGIN_REACH = 5
_BULLET = regex.compile(r"^[-+*•–—]\s")
_BRACKETED = regex.compile(r"^\(.*\)?$", regex.S)
_FOOTNOTE_MARK = regex.compile(r"\s*\[\d{1,2}\]|[⁽(]?[¹²³⁴⁵⁶⁷⁸⁹⁰]+[⁾)]?")
# A quoted unit closes behind its full stop: `… phải nộp.”`.
_QUOTED_END = regex.compile(r"(?<=[.;:])[”\"’]+$")
_NEW_SENTENCE = regex.compile(r"\.\s+\p{Lu}")
# With these a name goes on (`Các đơn vị tham gia mô hình`) as often as a sentence does.
_ATTRIBUTE = regex.compile(r"\s(?:liên quan|tham gia|quản lý|vận hành|hoạt động|sử dụng|thuộc)(?!\p{L})")
# What is agreed, told in a sentence: `Thông qua Báo cáo kiểm điểm.` (GUIDE, Sections 13).
_AGREED = regex.compile(r"^(?:Thông\s+qua|Tán\s+thành|Nhất\s+trí)\s")
# Marks of a sentence, as against the name of a topic; `sau khi được …` tells a circumstance.
_PREDICATE = regex.compile(
    r"(?<!khi )(?<!\w)(?:được|phải|gồm|thì|đã|sẽ|cần|chịu|theo\s+dõi|đôn\s+đốc|báo\s+cáo|tham\s+mưu"
    r"|quyết\s+định\s+việc)(?!\w)"
)
# A number of the topic itself: `Mục tiêu 2. Lĩnh vực kinh tế`, `Bước 4. Trả kết quả`.
_NUMBERED = regex.compile(
    r"^(?:(?:Nhóm\s+)?(?:Mục|Chỉ)\s+tiêu|Bước|Nhóm|Nhiệm\s+vụ|Giải\s+pháp|Tiêu\s+chí|Nội\s+dung)\s+\d{1,2}\.\s+"
)
# The title of an article that says who is asked: no mark behind it asks for the units below (GUIDE, Sections 16).
_ASKED = regex.compile(r"^(?:Đề\s+nghị|Kiến\s+nghị|Giao|Yêu\s+cầu)\s.*[^.:;,…]$")
_REQUEST = regex.compile(r"^(?:Đề\s+nghị|Kiến\s+nghị|Giao)\s+")
# What is left to be filled in: `Người sản xuất (tên tiếng Việt): ………`.
_BLANK = regex.compile(r"(?:\.{5}|…[\s.]*…)[.…\s]*$")
_PARTED = regex.compile(r"[:;]\s")
_TOPIC = regex.compile(r"^(?:Về|Việc)\s")
_CAPTION = regex.compile(r"^\((?:Khoản|Điểm|Điều|Mục)\s[^)]{1,40}\)\s*:")
# What a paragraph that closes a unit begins with, as against the treatment of a topic.
_CONCLUDING = regex.compile(
    r"^(?:Trên\s+đây|Trong\s+quá\s+trình|Căn\s+cứ|Yêu\s+cầu|Nhận\s+được"
    r"|(?:Chỉ\s+thị|Nghị\s+quyết|Kế\s+hoạch|Kết\s+luận|Quy\s+định|Hướng\s+dẫn)\s+này)\b"
)
_WORDED = ("phan", "chuong", "muc", "tieu_muc")
_ROOTS = ("phu_luc", "kem_theo")


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
        """The paragraph that the label opens."""
        return self.text.paragraphs[self.index]

    def said(self, index: int) -> str:
        """The words of a paragraph."""
        return self.text.paragraphs[index].span.of(self.text.text)

    @property
    def words(self) -> str:
        """What the label's own line says after the label."""
        return self.said(self.index)[self.marker.end :].strip()

    def below(self) -> list[int]:
        """Indexes of its own further paragraphs, without footnotes, the closing and what stands behind that."""
        indexes = range(self.index + 1, self.follower)
        return [index for index in indexes if self._is_own(self.text.paragraphs[index])]

    def _is_own(self, paragraph: Paragraph) -> bool:
        if paragraph.role == "footnote":
            return False
        if self.closing is None:
            return True
        behind = self.first.span.start < self.closing.start < paragraph.span.start
        return not behind and not self.closing.holds(paragraph.span)


def read_heading(unit: Unit) -> tuple[str | None, int]:
    """(heading or None, offset where the body begins)."""
    if unit.marker.kind in _ROOTS:
        return _root_title(unit)
    if unit.marker.kind in _WORDED:
        return _worded_title(unit)
    heading = _trim(unit.words)
    if heading and _is_heading(unit, unit.words):
        return heading, unit.first.span.end
    return None, unit.first.span.start + unit.marker.end


def _trim(words: str) -> str:
    """The heading without footnote marks and without the mark at its end (GUIDE, Sections 17)."""
    bare: str = _FOOTNOTE_MARK.sub("", words).strip()
    return bare if bare.endswith("...") else bare.rstrip(" .:;")


def _worded_title(unit: Unit) -> tuple[str | None, int]:
    """Of Phần, Chương, Mục: the rest of the label's line, and the lines in capitals or bold below it."""
    words = unit.words.strip(" .:-–")
    if words and not unit.has_child and not unit.below():
        return None, unit.first.span.start + unit.marker.end
    if words and not words.isupper():
        return _trim(words) or None, unit.first.span.end
    return _title_lines(unit, [words] if words else [])


def _root_title(unit: Unit) -> tuple[str | None, int]:
    """Of an annex or what a decision issues: the lines round the bracketed one that says what it belongs to."""
    words = unit.words.strip(" .:-–")
    lines = [unit.said(unit.index)] if unit.marker.kind == "kem_theo" else [words] if words else []
    return _title_lines(unit, [line for line in lines if not _BRACKETED.match(line)])


def _title_lines(unit: Unit, lines: list[str]) -> tuple[str | None, int]:
    """`lines` and the title lines under the label, joined; the offset where the body begins.

    The first line is the title however it is set; more of it stand in capitals, in bold, above the bracketed line
    that says where an annex belongs, or (in a root) in small letters as a trích yếu does.
    """
    body = unit.first.span.end
    below = unit.below()
    root = unit.marker.kind in _ROOTS
    origin = next((index for index in below[:_ORIGIN_REACH] if root and is_origin(unit.said(index))), None)
    form = form_head([unit.said(index) for index in below]) if root else None
    for index in below[:form]:
        paragraph, words = unit.text.paragraphs[index], unit.said(index)
        if paragraph.role != "body" or _BULLET.match(words) or len(words.split()) > _TITLE_WORDS:
            break
        if is_table_head(words) or is_form_label(words):
            break
        if _BRACKETED.match(words) or index == origin:
            if lines or not root:
                break
            continue
        above_origin = origin is not None and index < origin
        titled = not lines or above_origin or words.isupper() or paragraph.bold or (root and words[0].islower())
        if not titled or (words.endswith((";", ":")) and not words.isupper()):
            break
        lines.append(words)
        body = paragraph.span.end
    return _trim(" ".join(lines)) or None, body


def _is_heading(unit: Unit, words: str) -> bool:
    """Whether the words after a bare sign (or after Điều) name the unit rather than open its text."""
    flat = _QUOTED_END.sub("", _FOOTNOTE_MARK.sub("", plain(words)).rstrip())
    if unit.marker.kind in ("roman", "upper"):
        return (
            not (flat.endswith((".", ";")) and len(flat.split()) > _LONG) and not is_lead_in(flat) and not _tells(flat)
        )
    if not (unit.has_child or unit.below()):
        return unit.first.bold and len(flat.split()) <= _FORM_WORDS and not flat.endswith((".", ";", ":", ","))
    if unit.has_child and _CAPTION.match(flat):
        return True
    flat = _NUMBERED.sub("", flat)
    if _BLANK.search(flat) or _is_left_blank(unit):
        return False
    if (ORDER.match(flat) and not _asks(unit, flat)) or flat.endswith((";", ",", "./.")):
        return False
    if flat.endswith(":"):
        return not is_lead_in(flat)
    if flat.endswith((".", "…")) and (not flat.endswith("...") or len(flat.split()) > _LONG):
        return _names_a_topic(unit, flat)
    return not _NEW_SENTENCE.search(flat) or flat.isupper()


def _is_left_blank(unit: Unit) -> bool:
    """Whether below a line with a colon stand but dots to be filled in."""
    below = unit.below() if unit.words.endswith(":") and not unit.has_child else []
    return bool(below) and not any(map(str.isalnum, unit.said(below[0])))


def _asks(unit: Unit, flat: str) -> bool:
    """Whether a line like an order is but a caption, which names who is asked: what for stands below.

    The title of an article may name the topic (`Điều 15. Yêu cầu bảo quản hồ sơ`), another line only bodies.
    """
    if not _ASKED.match(flat):
        return False
    if unit.marker.kind == "dieu" and unit.has_child:
        return True
    request = _REQUEST.match(flat)
    return request is not None and read_bare_name(flat, smooth(flat), request.end()) is not None


def _names_a_topic(unit: Unit, flat: str) -> bool:
    """Whether a line that ends in a full stop is a heading all the same: it names a topic that is treated below.

    In an article, only where a unit follows at once; a khoản of several paragraphs is text (`Điều 7`, khoản 1).
    """
    topic = bool(_TOPIC.match(flat))
    if _tells(flat):
        return False
    if len(flat.split()) > _LONG or ". " in flat or (SENTENCE.search(flat) and not topic):
        return False
    if unit.has_child and _child_is_next(unit):
        return True
    if unit.in_article or unit.marker.kind not in ("arabic", "decimal") or _PARTED.search(flat):
        return False
    below = unit.below()
    return bool(below) and not _CONCLUDING.match(unit.said(below[0])) and (topic or not _PREDICATE.search(flat))


def _tells(flat: str) -> bool:
    """Whether a line with a full stop says who shall do what, or what is agreed (GUIDE, Sections 13)."""
    if not flat.endswith(".") or flat.endswith("...") or flat.isupper():
        return False
    return bool(ORDER.match(flat) or _AGREED.match(flat)) or _works(flat)


def _works(flat: str) -> bool:
    """Whether a line begins with the name of a body and its verb; `Cơ quan thực hiện` only tells which body."""
    lower = smooth(flat)
    body = read_body(flat, lower)
    if body is None or flat[body.end] != " " or _ATTRIBUTE.match(lower, body.end):
        return False
    return not is_generic(lower, body.end)


def _child_is_next(unit: Unit) -> bool:
    """Whether the first thing below is a unit, not a paragraph."""
    paragraphs = unit.text.paragraphs
    after = (at for at in range(unit.index + 1, len(paragraphs)) if paragraphs[at].role != "footnote")
    follower = next(after, None)
    return follower is None or read_marker(unit.said(follower)) is not None
