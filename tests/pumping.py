"""Fragments of these documents, repeated at one place of a document: what shows that reading is not linear."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from parsers.document import parse
from parsers.errors import ParseError

SHORT, LONG = 25_000, 100_000
MOST_GROWTH = 10
# Seconds of this process; what takes less is linear enough, and too short to measure.
TRIFLE = 0.5

FRAGMENTS = tuple(
    """1|12|-|/|–|.|,|;|:|(|)|"|“|”|[|]|…| |*|#|%|+|Điều |khoản |điểm |a) |1. |1.1. |I. |V|X|- |+ |Chương |Phần |Mục
tháng |năm |ngày |quý |Nghị quyết |số |21-NQ/TW|Kết luận số |Luật |Bộ Chính trị |Ban Chấp hành |Trung ương |Tỉnh ủy
Ủy ban nhân dân |Đại hội |khóa |lần thứ |nhiệm kỳ |2020|2025|31/12/2025|2020 - 2025|đến năm |trên |từ |trở lên
phấn đấu |đạt |tỷ lệ |10% |triệu đồng |tỷ |chủ trì, |phối hợp với |Sở Y tế |và |của |về |việc |Nơi nhận:|Lưu|T/M |TM.
KT. |BÍ THƯ |Căn cứ |theo |thực hiện |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|/TU|QUYẾT ĐỊNH|văn bản |nói trên |này
sửa đổi, bổ sung |thay thế |hằng năm |thường xuyên |trước ngày |Quý I|giai đoạn |ít nhất |so với |tăng |giảm
trong đó |Hội nghị |Thủ tướng Chính phủ |đồng chí |(khóa XIII) |các |và các |1.000.000 |10-12 |A|a|Đ|đ|giao
ban hành |100% |xã |gồm: |kèm theo |đã |do |tại |được |QUYẾT NGHỊ |KẾT LUẬN |số 5-NQ/TU
của Tỉnh ủy |Nguyễn Văn A |PHỤ LỤC |thứ 3 |gấp 2 lần |Điều 5 Luật Đất đai |hộ |người
hoàn thành |rà soát |tham mưu |- Như trên;|<b>|</p><p>|1) |Mục 1 |Chương I|dưới |bình quân |mỗi năm
từ 5% lên 7% |Nội dung|Cơ quan chủ trì|Thời gian|Quý I/2025|hạng |83%/50% |(kèm theo)
, |theo báo cáo, |trong 5 năm, |kinh tế phát triển tốt, |tổng giá trị """.replace("\n", " |").split("|")
)

_MASTHEAD = "ĐẢNG BỘ TỈNH A\nBAN THƯỜNG VỤ\n*\nSố 12-CT/TU\n\nA, ngày 3 tháng 2 năm 2025\n\n"
_DIRECTIVE = f"{_MASTHEAD}CHỈ THỊ\nvề việc a\n\n1. Làm.\n\n"
_CLOSING = "\n\nNơi nhận:\n- Như trên;\n- Lưu.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nNguyễn Văn A\n"
_STATE = "UỶ BAN NHÂN DÂN\nTỈNH A\n\nSố: 5/2025/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc A\n\n"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a document: what stands before it and behind it, and the document's format."""

    before: str
    behind: str = "\n"
    source_format: str = "txt"

    def pumped(self, fragment: str, length: int) -> bytes:
        """A document with about so many bytes of the fragment at this place."""
        return (self.before + fragment * (length // len(fragment.encode())) + self.behind).encode()

    def seconds(self, fragment: str, length: int) -> float:
        """How long this process itself takes to read that document."""
        data = self.pumped(fragment, length)
        return seconds(lambda: parse(data, self.source_format))


PLACES: Mapping[str, Place] = {
    "masthead": Place("ĐẢNG BỘ "),
    "title": Place(f"{_MASTHEAD}CHỈ THỊ\nvề "),
    "preamble": Place(_STATE),
    "section": Place("KẾ HOẠCH\nvề việc A\n\nI. MỤC TIÊU\n\n1. Mục\n\n"),
    "goal": Place(f"{_MASTHEAD}CHƯƠNG TRÌNH HÀNH ĐỘNG\nvề việc a\n\nI. CHỈ TIÊU\n\n- Đảng bộ "),
    "figure": Place(f"{_MASTHEAD}KẾ HOẠCH\nvề việc a\n\nI. CHỈ TIÊU\n\n- ", " tổng giá trị đạt 5% vào năm 2030.\n"),
    "middle": Place(f"{_MASTHEAD}CHỈ THỊ\nvề việc a\n\nI. A\n1. Làm.\n", _CLOSING),
    "signature": Place(f"{_DIRECTIVE}T/M BAN THƯỜNG VỤ\n"),
    "recipients": Place(f"{_DIRECTIVE}Nơi nhận:\n- "),
    "annex": Place(f"{_DIRECTIVE}{_CLOSING}\nPHỤ LỤC\n(Kèm theo Chỉ thị số 12-CT/TU)\n"),
    "row": Place("# KẾ HOẠCH\n\n| STT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | ", "|\n", "md"),
    "markdown": Place("KẾ HOẠCH\nvề việc A\n\nI. MỤC TIÊU\n\n1. Mục\n\n", "\n", "md"),
    "list": Place("<html><meta charset=utf-8><p>van ban<ol>KẾ HOẠCH\nI. MỤC TIÊU\n", "", "html"),
    "page": Place("<html><meta charset=utf-8><p>KẾ HOẠCH</p><p>", "</p>", "html"),
    "cell": Place("<html><meta charset=utf-8><p>KẾ HOẠCH</p><table><tr><td>1<td>", "</table>", "html"),
}


def seconds(work: Callable[[], object]) -> float:
    """How long this process itself works at it; a document that is refused counts too."""
    began = time.process_time()
    with contextlib.suppress(ParseError):
        work()
    return time.process_time() - began


def grows_too_fast(fragment: str, place: str) -> str:
    """What to say of a fragment whose reading is not linear at a place; nothing where it is."""
    short, long = (PLACES[place].seconds(fragment, length) for length in (SHORT, LONG))
    if long > max(TRIFLE, MOST_GROWTH * short):
        return f"{fragment!r} as {place}: {short:.2f} s, then {long:.2f} s"
    return ""
