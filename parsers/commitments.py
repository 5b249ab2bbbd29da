"""Which figures of a sentence are committed to or reported, and which of the two.

Where a figure stands decides first: under mục tiêu or chỉ tiêu it is a target, under tình hình or kết quả a result. In
other words it counts where they say so, and never where it only tells who is meant (GUIDE Targets 6, 11).
"""

from __future__ import annotations

import regex

from parsers.model import Span, TargetKind
from parsers.passages import Passage
from parsers.quantity import Quantity
from parsers.units import SHARES, holders, is_thing
from parsers.verbs import verbs

# How far before a figure the words reach that decide what it is.
_REACH = 240
_REPORT = "báo cáo"
# A figure that only says who is meant: `doanh nghiệp có từ 25 lao động trở lên`, `nhóm từ 30 hộ trở lên`.
_FILTER = regex.compile(
    r"(?<!\p{L})(?:có|với|quy mô|đủ|nhóm)\s+"
    r"(?:(?:tổng )?(?:mức )?(?:vốn|đầu tư|quy mô|diện tích|doanh thu|thu nhập|số)\s+)?$"
)
_FILTER_REACH = 30
_THRESHOLD = regex.compile(r"(?:từ|trên|hơn|dưới|quá)\s")
_GENERIC = regex.compile(r"(?<!\p{L})(?:đối với|nhóm|các|những|của|tại|dành cho|thuộc|hộ|loại)(?!\p{L})")
_OF_AGE = regex.compile(
    r"(?<!\p{L})(?:trẻ|trẻ em|người|người dân|người cao tuổi|dân|đoàn viên|phụ nữ|thiếu niên"
    r"|thanh niên|dân số|lao động|công dân|học sinh)\s+"
    r"(?:từ\s+)?(?:đủ\s+)?$"
)
# What a figure is held against (`chưa đạt so với mức 90%`, `so cùng kỳ (433 tỷ)`), all of them (`cả 3 cấp`).
_HELD_AGAINST = regex.compile(
    r"(?<!\p{L})(?:so với(?: mức| chỉ tiêu| mục tiêu)?|cả)\s+$|\sso (?:với )?cùng kỳ(?: năm (?:trước|\d{4}))? \(\s*$"
)
_IN_ONE = regex.compile(r"[^,;.:()]*")
_IN_TOP = regex.compile(r"[^,;.:()]*(?:nằm trong|lọt vào|thuộc|vào|trong)\s+(?:nhóm|tốp|top|số)?\s*")
_SPEEDS = frozenset(("gb/s", "mb/s", "gbps", "mbps", "kbps", "gigabit mỗi giây", "gigabit"))
# Under what condition something else holds (`nếu có từ 2 xã bằng điểm thì …`; `thấp dưới 30% có thể điều chỉnh`).
_CONDITION = regex.compile(r"(?<!\p{L})nếu\s[^,;:.]*$")
# How many points it is worth (`từ 90-95% cộng 3 điểm`).
_SCORED = regex.compile(r"\s*:?\s*(?:không\s+|được\s+|bị\s+)?(?:cộng|trừ)\s+(?:\d+\s+)?điểm")
_THEN = regex.compile(r"\s+(?:thì|có thể|được phép)(?!\p{L})")
# Those who are counted have it (`14 xã có tỷ lệ kết nạp dưới 2%`).
_SUCH_AS_HAVE = regex.compile(r"\d+\s\p{L}[^,;:.()\d]*\s(?:có|với) (?:tỷ lệ|mức)[^,;:.()\d]*$")
_MODAL_ONLY = regex.compile(
    r"[\s,]*(?:(?:phấn đấu|mỗi|từng|năm|hằng năm|hàng năm|đến năm \d+|bảo đảm|đảm bảo|trong đó)[\s,]*)*"
)
_AIM = regex.compile(r"mục tiêu|phấn đấu|chỉ tiêu|bảo đảm đạt|quyết tâm")
# What stands after one of these is still to be reached, also in a report.
_STRIVING = regex.compile(r"phấn đấu|quyết tâm|bảo đảm đạt")


def committed(passage: Passage, figures: list[Quantity], sentence: Span, type_name: str) -> list[Quantity]:
    """The figures of a sentence that are committed to or reported."""
    if not figures:
        return []
    lower, purpose = passage.lower, passage.purpose
    said = _AIM.search(lower, sentence.start, sentence.end) or type_name.startswith(_REPORT)
    if purpose == "other" and not said and not _tells(passage, sentence):
        figures = [figure for figure in figures if _is_bare_aim(passage, figure)]
    if purpose != "goal":
        figures = [figure for figure in figures if figure.form != "none_left"]
    if purpose not in ("goal", "result"):
        figures = [figure for figure in figures if not _counts_group(passage, figure)]
    if purpose not in ("goal", "aim"):
        figures = [figure for figure in figures if figure.form != "most"]
    return [figure for at, figure in enumerate(figures) if _counts(lower, figures, at, sentence)]


# Authorities that a measure names by their number (`hỗ trợ 500 tấn gạo cho 04 tỉnh`).
_AUTHORITIES = frozenset(("tỉnh", "thành phố", "địa phương", "bộ", "ngành", "tỉnh, thành phố", "bộ, ngành"))
_PLACES = frozenset(("xã", "phường", "đặc khu", "xã, phường", "phường, xã", "xã, phường, đặc khu", "thôn", "bản"))
_FOR = regex.compile(r"(?<!\p{L})(?:cho|tại|của|với|ở)\s+$")
_NAMED_NEXT = regex.compile(r"\s*[:(]\s*\p{Lu}")
_BODY_OF = regex.compile(r"(?<!\p{L})(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|công an|đảng ủy|chủ tịch)\s+$")


def _before(figure: Quantity) -> tuple[int, int]:
    """Where the words right before a figure stand."""
    return max(0, figure.span.start - _FILTER_REACH), figure.span.start


def _counts_group(passage: Passage, figure: Quantity) -> bool:
    """Whether a figure only tells how many authorities or named things somebody works for or in."""
    unit = figure.unit or ""
    if _BODY_OF.search(passage.lower, *_before(figure)) and _NAMED_NEXT.match(passage.words, figure.span.end):
        return True  # `Ủy ban nhân dân 04 xã: Tân An, …`
    if figure.comparator != "=" or not unit or not _FOR.search(passage.lower, *_before(figure)):
        return False
    if unit in _PLACES and passage.lower.endswith("của ", 0, figure.span.start):
        return True  # `bộ máy của 102 xã, phường`
    return unit in _AUTHORITIES or (unit[:1].isupper() and unit[1:].islower())


# What happened or was found, in a paper that is no report.
# One pattern each: in one of all `regex` has no word that it may look for first, and takes six times as long.
_TELLING = tuple(
    regex.compile(rf"(?<!\p{{L}})(?:{words})(?!\p{{L}})")
    for words in (
        r"(?<!để )xảy ra",
        r"qua (?:kiểm tra|rà soát|thanh tra)",
        r"hiện (?:còn|có|nay(?! (?:lên|xuống)))",
        r"đến nay",
        r"so với cùng kỳ",
        r"(?:mới chỉ|chỉ mới|(?<!chứng )chỉ|(?:nay|năm \d{4}),? mới) đạt",
        r"(?:vẫn|(?<=^|tuy nhiên, |, |; )) ?còn (?:(?:trên|hơn|gần|khoảng) )?\d+ \p{L}[^,;.]*"
        r" (?:chưa|không|chậm|thiếu|yếu)",
        r"sau (?:(?:hơn|gần|trên) )?\d+ (?:tháng|năm) (?:vận hành|thực hiện|triển khai|hoạt động|sắp xếp)",
        r"\p{L} được (?:(?:trên|hơn|gần|khoảng) )?\d+",
        r"trong (?:\d+|[sb]\p{L}+|chín) tháng (?:đầu )?năm",
    )
)
_TOLD_BEFORE = regex.compile(r"(?<!\p{L})(?:đã|tính đến)(?!\p{L})")


def _tells(passage: Passage, sentence: Span) -> bool:
    """Whether a sentence outside goals and measures tells what is; before the first section `đã` says it too."""
    if any(telling.search(passage.lower, sentence.start, sentence.end) for telling in _TELLING):
        return True
    return passage.section is None and _TOLD_BEFORE.search(passage.lower, sentence.start, sentence.end) is not None


def _is_bare_aim(passage: Passage, figure: Quantity) -> bool:
    """Whether a figure commits where no word says so: a share, an index, or how many at least in an item of work."""
    unit = (figure.unit or "%").lower()
    return unit.startswith(SHARES) or (passage.section is not None and figure.comparator == ">=" and is_thing(unit))


def _counts(lower: str, inside: list[Quantity], at: int, sentence: Span) -> bool:
    """Whether the figure at this place of those in the sentence is no threshold of who is meant."""
    figure = inside[at]
    unit = figure.unit or ""
    if unit.lower() in _SPEEDS and _is_attribute(lower, figure, len(inside) > 1):
        return False
    if at and unit.startswith(("lần", "buổi/ngày")) and not _TIMES.search(lower, *_before(figure)):
        return False  # how often is part of what the people do (`100% bí thư được tập huấn ít nhất một lần`)
    before = lower[max(sentence.start, figure.span.start - _REACH) : figure.span.start]
    if _CONDITION.search(before) or _SCORED.match(lower, figure.span.end):
        return False
    if unit in ("tuổi", "năm tuổi") and _OF_AGE.search(before):
        return False  # of what age the people are (`trẻ dưới 1 tuổi`)
    if unit == "tuổi" and figure.comparator == "=" and not _REACHED.search(before) and not _AGE_ITSELF.search(before):
        return False  # `chiều cao nam thanh niên 18 tuổi đạt 168 cm`
    if (
        _HELD_AGAINST.search(before)
        or _is_noted(lower, inside, at)
        or (is_thing(unit) and _names_counted(lower, inside, at, sentence))
    ):
        return False
    if figure.comparator == "=" and is_thing(unit) and _FOR_WHOM.match(lower, sentence.start, figure.span.start):
        return False
    if at and unit == "tiêu chí" and _REACHING.fullmatch(lower, inside[at - 1].span.end, figure.span.start):
        return (inside[at - 1].unit or "") not in _PLACES
    if at and (figure.form == "rank" or inside[at - 1].form == "none_left"):
        between = lower[inside[at - 1].span.end : figure.span.start]
        if inside[at - 1].form == "none_left" and _IN_ONE.fullmatch(between):
            return False  # `không còn lớp học quá 40 học sinh`
        if is_thing(inside[at - 1].unit or "") and inside[at - 1].form == "count" and _IN_TOP.fullmatch(between):
            return False  # `05 doanh nghiệp nằm trong tốp 500 doanh nghiệp lớn nhất`
    open_ended = figure.bound or figure.comparator in (">", ">=", "<", "<=")
    if not open_ended or figure.form == "rank" or not _THRESHOLD.match(lower, figure.span.start):
        return True
    if _THEN.match(lower, figure.span.end):
        return False
    if unit.startswith(SHARES):
        return not at or not _SUCH_AS_HAVE.search(before)
    if is_thing(unit) and _describes(before, unit):
        return False
    having = _FILTER.search(before, max(0, len(before) - _FILTER_REACH))
    if not having:
        return True
    noun = before[max(before.rfind(mark, 0, having.start()) for mark in ".;:,()") + 1 : having.start()]
    noun = _ALREADY.sub("", noun)
    if _MODAL_ONLY.fullmatch(noun) or verbs().place.fullmatch(noun.strip()):
        return True  # `toàn tỉnh có trên 37.000 doanh nghiệp`
    return len(inside) == 1 and not _GENERIC.search(noun + having[0])


# `gấp 2,4 lần`, `tăng gần 9 lần so với năm 2004`: how many times as much.
_TIMES = regex.compile(r"(?<!\p{L})(?:gấp|tăng|tăng lên|giảm|bằng)\s+$")
# Of whom something is said (`Đối với đảng bộ 16 phường, …`).
_FOR_WHOM = regex.compile(r"[\s–+-]*(?:riêng\s+)?đối với(?!\p{L})[^,;:.()]*$")
# The name of what is counted or measured goes on over its own bound (`số xã đạt từ 10 tiêu chí trở lên là 37 xã`).
_OF_SUCH = regex.compile(r"(?<!\p{L})(?:số|tỷ lệ|tỉ lệ|diện tích)\s[^,;:.()\d]*$")
_NOTE = regex.compile(r"(?r)(?:số|tỷ lệ|tỉ lệ|diện tích)\s[^;:.()\d]*\(\s*$")
_NOTED = regex.compile(r"\s*\)\s*(?:(?:là|đạt|chiếm|còn|ở mức|tăng|giảm|lên|xuống|xuống còn)\s+)?")
_THEN_MEASURED = regex.compile(
    r"[^,;:.()\d]*?\s(?:là|đạt|chiếm|còn|ở mức|tăng|giảm|lên|xuống)(?:\s+(?:còn|lên|xuống|là|đạt|từ))*\s*"
)


def _is_noted(lower: str, inside: list[Quantity], at: int) -> bool:
    """Whether a bound in brackets is part of the name of what the next figure tells (`trẻ nhẹ cân (dưới 2,5 kg)`)."""
    figure = inside[at]
    if at + 1 == len(inside) or lower[figure.span.end : figure.span.end + 1] != ")" or figure.comparator == "=":
        return False
    named = _NOTE.search(lower, max(0, figure.span.start - _REACH), figure.span.start)
    return bool(named) and _NOTED.fullmatch(lower, figure.span.end, inside[at + 1].span.start) is not None


def _names_counted(lower: str, inside: list[Quantity], at: int, sentence: Span) -> bool:
    """Whether a bound is part of the name of what the next figure counts."""
    figure = inside[at]
    if at + 1 == len(inside) or (figure.comparator in ("=", "~", "between") and not figure.bound):
        return False
    named = _OF_SUCH.search(lower, max(sentence.start, figure.span.start - _FILTER_REACH * 2), figure.span.start)
    return bool(named) and _THEN_MEASURED.fullmatch(lower, figure.span.end, inside[at + 1].span.start) is not None


# An age that is measured itself.
_AGE_ITSELF = regex.compile(r"(?<!\p{L})tuổi (?:thọ|đời|bình quân|trung bình)")
_ALREADY = regex.compile(r"\s(?:đã|hiện|sẽ|phấn đấu)\s*$")
# How much of a standard those reach who are counted (`6 xã đạt 19/19 tiêu chí`).
_REACHING = regex.compile(r"\s+(?:đã\s+)?(?:cơ bản\s+)?đạt\s+(?:được\s+)?")


_REACHED = regex.compile(r"(?:đạt|lên|là|ở mức|còn|thành|:)\s+$")


def _is_attribute(lower: str, figure: Quantity, among: bool) -> bool:
    """Whether a speed only tells of what kind a thing is (`tỷ lệ hộ dùng mạng có tốc độ 1 Gb/s đạt 100%`)."""
    if among and lower.endswith("tốc độ ", 0, figure.span.start):
        return True
    return figure.comparator == "=" and not _REACHED.search(lower, *_before(figure))


# Before a body or place these make it a doer or a whole, not one of a kind.
_WHOLES = frozenset(("toàn", "cả", "mỗi", "từng", "của", "cấp", "trong", "số", "lượng", "tại", "ở", "khối"))


# Of a part that is set apart its own figure is told (`riêng khối doanh nghiệp từ 200 đảng viên trở lên`).
_BRANCH = regex.compile(r"(?<!\p{L})riêng (?:khối|cụm|ngành) \p{L}+(?: \p{L}+){0,2} $")


def _describes(before: str, unit: str) -> bool:
    """Whether a bound right behind a body or place says which ones are meant (`chi bộ trên 50 đảng viên`)."""
    if _BRANCH.search(before):
        return False
    words = before.split()
    nouns = {" ".join(words[-size:]) for size in (1, 2, 3)}
    lead = words[-2] if len(words) > 1 else ""
    return bool(nouns & holders()) and unit not in nouns and lead not in _WHOLES


_REPORTED = regex.compile(r"(?<!\p{L})(?:đã đạt|hiện nay(?! (?:lên|xuống))|hiện có|hiện đạt|đến nay|tính đến)(?!\p{L})")
_DONE = regex.compile(r"(?<!\p{L})đã\s+(?!đề ra|quy hoạch|được|giao|đăng ký|ban hành|nêu|có|đi vào|phê duyệt|xác định)")
# A floor is set by its own clause, whatever the ones before tell (`quỹ đất đã đầu tư …; giảm tối thiểu 30% …`).
_AT_LEAST = regex.compile(r"[;,]\s[^;,]*\s(?:ít nhất|tối thiểu)\s+$")
_TOLD = regex.compile(
    r"(?:chỉ tiêu|mục tiêu)[^.;:()]*\(\s*(?:từ\s+)?$"
    r"|(?<!\p{L})theo (?:nghị quyết|chỉ tiêu|mục tiêu)(?:\s\p{L}+){0,4}\s+$"
    r"|\([^()]*(?:chỉ tiêu|mục tiêu|kế hoạch|nghị quyết)[^():;.,]{0,40}(?::|\slà)[^()]*$"
)


def reports(passage: Passage, sentence: Span, type_name: str) -> bool:
    """Whether a sentence under no heading that says what it is for tells what is, not what is to be."""
    return passage.purpose == "other" and (type_name.startswith(_REPORT) or _tells(passage, sentence))


def kind_of(passage: Passage, sentence: Span, figure: Quantity, reported: bool) -> TargetKind:
    """A result where the text reports; a target told inside a report (`(chỉ tiêu: …)`) stays one."""
    lower, purpose = passage.lower, passage.purpose
    before = lower[max(sentence.start, figure.number.start - _REACH) : figure.number.start]
    if purpose == "result":
        return "target" if _TOLD.search(before) else "result"
    aimed = max((aim.end() for aim in _STRIVING.finditer(before)), default=0)
    before = before[aimed:]
    if ordered := _AT_LEAST.search(before):
        before = before[ordered.start() :]
    if _REPORTED.search(before) or (purpose not in ("goal", "aim") and _DONE.search(before)):
        return "result"
    return "result" if reported and not aimed else "target"
