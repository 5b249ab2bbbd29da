"""What a document says of its own force and of other papers' in the articles that carry it out: no work of anybody.

Such sentences stand among what is assigned (`Điều 5. Tổ chức thực hiện`, `Điều khoản thi hành`): who adopted it and
when, what it repeals, what holds where papers change or differ, what goes on under the old ones.
"""

from __future__ import annotations

import regex

_PAPER = r"(?:nghị quyết|quyết định|nghị định|thông tư|quy định|quy chế|chỉ thị)"
_OF_FORCE = regex.compile(
    rf"{_PAPER} (?:này )?(?:đã )?được [^.;]{{0,160}}thông qua"
    rf"|bãi bỏ (?:toàn bộ )?(?:{_PAPER} số|các {_PAPER}(?: sau| số|:)|(?:khoản|điểm|điều) \p{{L}}*\d|\d+ thủ tục)"
    rf"|{_PAPER} số \d+/"
    r"|trường hợp có (?:sự |quy định )?(?:khác nhau|mới)"
    r"|trường hợp (?:các )?(?:văn bản|quy định)[^.;]{0,240}(?:sửa đổi|thay thế|khác nhau)"
    rf"|(?:các )?(?:nội dung|quy định)[^.;]{{0,80}} không (?:được )?(?:quy định|nêu) tại {_PAPER} này"
    rf"|(?:đối với|các|những|trường hợp) [^.;]{{0,240}}trước (?:ngày|khi|thời điểm) {_PAPER} này có hiệu lực"
    r"|\(?ban hành kèm theo"
)


def tells_of_force(lower: str) -> bool:
    """Whether a passage (smoothed) opens with such a sentence."""
    return _OF_FORCE.match(lower) is not None
