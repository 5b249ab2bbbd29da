"""Whether a line with a colon is a sentence that the list below completes (GUIDE, Sections 12), or names a topic.

`Sở Y tế có trách nhiệm:` is a sentence; `Trách nhiệm của Sở Y tế:` and `Tổ chức thực hiện:` are headings (Sections 11).
"""

from __future__ import annotations

import regex

from parsers.bodies import is_generic, read_bare_name
from parsers.smooth import smooth

_LEAD_IN = regex.compile(
    r"^(?:Trường\s+hợp|T[ùu][yỳỷ]\s+(?:theo|vào|từng|tình|điều)|Được|Không)\s.*:$"
    r"|(?<!\w)(?:sau|như\s+sau|sau\s+đây|(?:bao\s+)?gồm(?:\s+có)?|là|phải|được|cụ\s+thể|nhiệm\s+vụ\s+chính)\s*:$"
    r"|(?<!\w)(?:thực\s+hiện|chủ\s+trì|có\s+(?:trách\s+)?nhiệm(?:\s+vụ)?|lãnh\s+đạo,\s+chỉ\s+đạo|theo\s+quy\s+định)\s*:$"
    r"|(?<!\w)(?:khẳng\s+định|phấn\s+đấu|(?:Đại\s+hội|Hội\s+nghị)\s+(?:đánh\s+giá|kết\s+luận))\s*:$"
    r"|(?<!\w)(?:đối\s+với|của|cho|(?<!đối\s)với|về|căn\s+cứ\s+theo|trong\s+đó|trên\s+cơ\s+sở|trong\s+thời\s+hạn)\s*:$"
    r"|(?<!\w)(?:thì|khi|nếu|rằng|để(?:\s+\S+){0,2})\s*:$"
    r"|\s(?:theo|bằng)\s+(?:công\s+thức|dạng)\s*:$|\s(?:đối\s+với|thuộc|trong)\s+trường\s+hợp\s*:$|\stheo\s+nguyên\s+tắc\s*:$"
    r"|^(?:Trình|Tham\s+mưu|Giúp)(?:,\s+(?:giúp|trình))?\s+(?:cho\s+)?(?:Ủy|Uỷ|UBND|Hội\s+đồng|HĐND|Chủ\s+tịch|Giám\s+đốc|Bộ)\s.*:$"
    r"|(?<!\w)(?:thay\s+thế|bãi\s+bỏ|kèm\s+theo\s+\S+\s+\S+\s+này)\s*:$"
    r"|\s(?:trong|có|theo|vào|qua|bằng|về|thực\s+hiện)\s+(?:các|những|một\s+trong\s+(?:các|những|hai|ba))\s+(?:trường\s+hợp"
    r"|căn\s+cứ|điều\s+kiện|hành\s+vi|tiêu\s+chí|hình\s+thức|phương\s+thức|cách|bước|yếu\s+tố|nguyên\s+tắc|vấn\s+đề"
    r"|(?:nhóm\s+)?(?:nội\s+dung|nhiệm\s+vụ|giải\s+pháp))\s*:$",
    regex.I,
)
# What is told of this document or of others that are listed: `Các quyết định sau hết hiệu lực kể từ …:`.
_OF_DOCUMENTS = regex.compile(
    r"^(?:Các\s+)?(?:Nghị\s+quyết|Quyết\s+định|Nghị\s+định|Thông\s+tư|Chỉ\s+thị|Quy\s+định|Quy\s+chế|Kế\s+hoạch|Luật)"
    r"\s+(?:này|sau)\s",
    regex.I,
)
# What a clause says: `Khoản 2 Điều 35 Nghị định số … quy định:`.
_OF_A_CLAUSE = regex.compile(r"^(?:Điểm|Khoản|Điều|Mục)\s[^:]*\squy\s+định\s*:$")
# The meaning of a word: `“Viện trợ” là …:`.
_MEANING = regex.compile(r"^[“\"][^”\"]{1,80}[”\"]\s+(?:là|gồm)\s")
# What somebody may and must do: `Doanh nghiệp có nghĩa vụ:`.
_BOUND = regex.compile(
    r"\scó\s+(?:các\s+)?(?:quyền(?:\s+hạn)?|nghĩa\s+vụ|trách\s+nhiệm|nhiệm\s+vụ)"
    r"(?:(?:,|\s+và)\s+(?:quyền(?:\s+hạn)?|nghĩa\s+vụ|trách\s+nhiệm|nhiệm\s+vụ))*\s*:$"
)
# Names of topics that end like a lead-in: `Tổ chức thực hiện:`.
_TOPIC_OF_WORK = regex.compile(
    r"^(?:Về\s+)?(?:công\s+tác\s+)?(?:tổ\s+chức|thời\s+gian|kinh\s+phí|lộ\s+trình|tiến\s+độ|giải\s+pháp|nội\s+dung"
    r"|phương\s+thức|cách\s+thức|trình\s+tự|trách\s+nhiệm|phân\s+công|nguồn\s+lực|kết\s+quả|cơ\s+quan|đơn\s+vị"
    r"|đối\s+tượng|hình\s+thức|quy\s+trình|biện\s+pháp|địa\s+điểm)\s+(?:triển\s+khai\s+)?(?:lãnh\s+đạo\s+)?thực\s+hiện\s*:$"
    r"|^(?:mục\s+tiêu|chỉ\s+tiêu|nhiệm\s+vụ|nội\s+dung|giải\s+pháp|yêu\s+cầu)(?:,\s+(?:chỉ\s+tiêu|giải\s+pháp))?\s+cụ\s+thể\s*:$",
    regex.I,
)
SENTENCE = regex.compile(
    r"\b(?:có\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|chủ\s+trì|chịu\s+trách\s+nhiệm|phải|hướng\s+dẫn\s+một\s+số|như\s+sau"
    r"|sau\s+đây|dưới\s+đây|được\s+quy\s+định|(?:bao\s+)?gồm)\b",
    regex.I,
)
# What begins like an order and names a topic: `Yêu cầu kỹ thuật đối với cầu treo`, `Căn cứ pháp lý`.
ORDER = regex.compile(
    r"^(?!(?:Yêu\s+cầu(?:,?\s+điều\s+kiện|\s+(?:của|đối\s+với|với|về|chung|riêng|kỹ\s+thuật|cụ\s+thể|và|khi))"
    r"|Căn\s+cứ\s+(?:pháp\s+lý|và|(?:để\s+)?(?:đánh\s+giá|xây\s+dựng|xác\s+định|ban\s+hành|lập)[^,:]{0,60}$))(?!\w))"
    r"(?:Yêu\s+cầu|Giao|Đề\s+nghị|Kiến\s+nghị\s+\p{Lu}|Kể\s+từ|Khi|Để|Trong\s+(?:thời\s+(?:hạn|gian(?!\s+tới))|quá\s+trình|trường\s+hợp)"
    r"|(?:Cơ\s+bản\s+)?(?:[Tt]hống\s+nhất|[Đđ]ồng\s+ý)|Nếu|Căn\s+cứ|Ban\s+hành\s+kèm)\s(?!dẫn\b)"
)
_DECIDING = regex.compile(
    r"\s(?:có\s+(?:thẩm\s+)?quyền|quyết\s+định|phê\s+duyệt|phân\s+cấp|(?:ủy|uỷ)\s+quyền|chấp\s+thuận|ban\s+hành"
    r"|xem\s+xét|cập\s+nhật|giao|chỉ\s+đạo|phối\s+hợp\s+với|[Tt]rên\s+cơ\s+sở)(?=[\s:])"
)
# A line that begins with what is to be done and ends in a colon is a sentence too, once it is longer than a title.
_DUTY = regex.compile(
    r"^(?:Chủ\s+trì|Phối\s+hợp|Tham\s+mưu|Chỉ\s+đạo|Hướng\s+dẫn|Tăng\s+cường|Tiếp\s+tục|Thực\s+hiện|Tổ\s+chức|Xây\s+dựng"
    r"|Triển\s+khai|Rà\s+soát|Đẩy\s+mạnh|Tập\s+trung)\s(?:\S+\s+){6}",
    regex.I,
)
# A topic, and behind it the sentence: `Vụ Tổ chức cán bộ: Tham mưu Lãnh đạo Bộ:`; behind `các sở:` stand names.
_RUN_IN = regex.compile(
    r"^(?!(?:Bước|Giai\s+đoạn|Nhóm|Nhiệm\s+vụ|Nội\s+dung|Tiêu\s+chí|Mục\s+tiêu)\s\d)[^:]*"
    r"(?<![Cc]ác(?:,?\s\p{L}{1,10}){1,4}):\s+\p{Lu}[^:]*:$"
)
_PATTERNS = (_LEAD_IN, _OF_DOCUMENTS, _OF_A_CLAUSE, _MEANING, _BOUND, _RUN_IN, _DUTY, ORDER, SENTENCE)


def is_lead_in(flat: str) -> bool:
    """Whether a line that ends in a colon is a sentence that the list below completes."""
    if not flat.endswith(":") or _TOPIC_OF_WORK.match(flat) or (flat.isupper() and not flat.endswith("SAU:")):
        return False
    return _decides(flat) or any(pattern.search(flat) for pattern in _PATTERNS)


def _decides(flat: str) -> bool:
    """Whether a line says what a body decides (`UBND tỉnh ủy quyền cho Giám đốc Sở Y tế:`); below it stands what."""
    verb = _DECIDING.search(flat)
    if not verb:
        return False
    name = flat[: verb.start()]
    return read_bare_name(name, smooth(name)) is not None and not is_generic(smooth(name), verb.start())
