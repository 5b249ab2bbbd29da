"""Which passages can be tasks at all, by their place and shape: formulas, captions, forms and mere times are none."""

from __future__ import annotations

from dataclasses import replace

import regex

from parsers.bodies import read_bare_name, read_subject_body, starts_body
from parsers.clauses import sentences
from parsers.model import Span
from parsers.passages import Passage
from parsers.validity import tells_of_force

# The shortest words that can be an assignment; below that they are a caption. A lead-in with work of its own is longer.
_SHORTEST = 20
_SHORTEST_LEAD_IN = 60

# A closing formula, an agreement, a note: no work of its own (GUIDE Tasks 18).
_FORMULA = regex.compile(
    r"trên đây là|lý do|\(ký(?:,| tên)|\(chi tiết |[^.]{0,60}trân trọng "
    r"|(?:cơ bản )?(?:thống nhất|đồng ý|nhất trí) |nơi nhận|kính gửi|\(?kèm theo"
    r"|ghi chú|\(?lưu ý|[^.]{0,80}có hiệu lực|[^.,]{0,30} này (?:được )?(?:phổ biến|thay thế)"
    r"|nghị quyết này (?:đã )?được|căn cứ [^,;]*;$"
    r"|trong quá trình (?:tổ chức |triển khai )*thực hiện,? nếu"
)


# Who has a part in something is no work (`Cơ quan thẩm định: Sở Xây dựng`).
_CAPTION = regex.compile(r"(?:cơ quan|đơn vị|bộ phận|cấp)(?: \p{L}+){1,8}:\s+")
# Nothing but a time, as in the cell of a table (`Quý IV/2026 - Quý II/2027`), which is no longer than this.
_TIME_ALONE = regex.compile(
    r"(?:(?:quý|tháng|năm|ngày|trong|từ|đến|hết|trước|và|các|những|tiếp theo|giai đoạn|thường xuyên|hằng|hàng"
    r"|[ivx]{1,4})(?!\p{L})|[\d\s/,.;–-])++$"
)
_LONGEST_TIME = 120
_AGREED = tuple(f"{first}{word} " for first in ("", "cơ bản ") for word in ("thống nhất", "đồng ý", "nhất trí"))


def after_agreement(passage: Passage) -> Passage:
    """A passage from where it charges somebody, after what is agreed (`Đồng ý gia hạn dự án. Sở Y tế hoàn thiện …`)."""
    if not passage.lower.startswith(_AGREED):
        return passage
    for sentence in sentences(passage.words)[1:]:
        words, lower = passage.words[sentence.start :], passage.lower[sentence.start :]
        if read_subject_body(words, lower):
            start = passage.span.start + sentence.start
            return replace(passage, span=Span(start, passage.span.end), words=words, lower=lower)
    return passage


# What a cell says of the part that somebody has (`Các xã chủ trì`).
_PARTS = ("chủ trì", "phối hợp", "tham mưu", "thực hiện")
_PART = regex.compile(rf"(?:\s(?:{'|'.join(_PARTS)})){{1,2}}$")


def _names_only(passage: Passage) -> bool:
    """Whether a passage is no more than the name of a body, as in the cell of a table."""
    if starts_body(passage.words, passage.lower) is None:
        return False
    lower = passage.lower.rstrip(" .;")
    part = _PART.search(lower) if lower.endswith(_PARTS) else None
    end = part.start() if part else len(lower)
    return read_bare_name(passage.words[:end], lower[:end]) is not None


def may_assign(passage: Passage) -> bool:
    """Whether a passage can be a task by its place and length; a pure lead-in is none."""
    if passage.purpose in ("goal", "result", "form") or (passage.opens and passage.rank == 0):
        return False
    return len(passage.words) >= (_SHORTEST_LEAD_IN if passage.opens else _SHORTEST)


def is_no_work(passage: Passage) -> bool:
    """Whether a passage, though it reads like a task, is a formula, a form's blank, a mere time, name or caption."""
    lower = passage.lower
    # What is to be filled in (`Đơn vị công tác: ……`) stands in a form.
    if "……" in lower or "......" in lower or _FORMULA.match(lower) or tells_of_force(lower):
        return True
    if len(lower) <= _LONGEST_TIME and (_TIME_ALONE.match(lower) or _names_only(passage)):
        return True
    caption = _CAPTION.match(lower) if ":" in lower[:_LONGEST_TIME] else None
    return caption is not None and read_bare_name(passage.words, lower, caption.end()) is not None
