"""Who or what a figure measures, and what it must do or be: the clause of a target, taken apart.

The subject stands before the verb that links it with the figure (`Tỷ lệ hộ nghèo | giảm | 0,8%`), else right after the
figure (`95% | hộ | dùng nước sạch`), else it is the thing counted (`Xây mới | 8 cầu`); a clause without any takes the
subject of the clause before it (`…, trong đó có 20% …`). GUIDE Targets 8 and 10.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from parsers.bodies import starts_body
from parsers.counted import Part, Reading, after, counts_a_noun
from parsers.doers import is_proper, own_verb
from parsers.heads import bare_head, timeless
from parsers.model import Span
from parsers.quantity import Quantity
from parsers.smooth import smooth
from parsers.units import is_per_head, is_thing
from parsers.verbs import skip_modals, verbs

Parts = tuple[str | None, str | None]


_BASELINE = regex.compile(r"(?<!\p{L})so (?:với\s+)?(?!sánh|với)(?P<base>[^.;:()]{3,80}?)\s*(?=[.;:(),]|$)")
# From where, without its unit (`giảm từ 36,06 xuống 31,44%`).
_BARE_BASE = regex.compile(r"(?<!\p{L})từ\s+(?P<base>\d[\d.,]*)\s+(?:lên|xuống|còn)(?:\s+(?:còn|đến|tới|mức))*\s*$")
_EDGE = " ,;:.()–-/="


def read_clause(clause: str, figure: Quantity, before: Reading | None = None) -> Reading:
    """The parts of a clause; `figure` is placed in it, `before` is what the clause before it said.

    `Tỷ lệ hộ dùng nước sạch đạt 95%` -> `Tỷ lệ hộ dùng nước sạch` / `đạt`;
    `95% hộ dùng nước sạch` -> `hộ` / `dùng nước sạch`.
    """
    head = bare_head(clause[: figure.span.start])
    part = Part(clause, smooth(clause), figure, head, smooth(head), before)
    rule, (subject, indicator) = next((rule, parts) for rule in _RULES if (parts := rule(part)) is not None)
    counted = after(part)[0] if rule is _done and own_verb(part, part.low) else None
    upto = part.lower[: figure.span.start]
    change = next((way for way, pattern in verbs().changes if pattern.search(upto)), None)
    based = _BASELINE.search(part.lower, figure.span.end)
    baseline = clause[based.start("base") : based.end("base")] if based else None
    if not baseline and (bare := _BARE_BASE.search(upto)):
        baseline = bare["base"]
    return Reading(_clean(subject), _clean(indicator), change, baseline, _clean(counted))


def read_goal(sentence: str) -> Reading:
    """The subject and indicator of a goal without a figure: `Đảng bộ | đạt danh hiệu …`."""
    sentence = timeless(sentence)
    lower = smooth(sentence)
    start = skip_modals(lower)
    action = verbs().action.match(lower, start)
    if action:
        start = action.end()
    verb = verbs().predicate.search(lower, start + 1)
    apart = lower.find(";", start)
    if action and apart > 0 and (not verb or apart < verb.start()):  # `Giảm biên chế; hoàn thành sắp xếp …`
        return Reading(_clean(sentence[start:apart]), _clean(action["verb"]))
    if not verb:
        return Reading(_clean(sentence[start:]), _clean(action["verb"]) if action else None)
    return Reading(_clean(sentence[start : verb.start()]), _clean(sentence[verb.start() :]))


def placed(figure: Quantity, offset: int) -> Quantity:
    """The same figure, its places counted from `offset`."""
    span = Span(figure.span.start - offset, figure.span.end - offset)
    return replace(figure, span=span, number=Span(figure.number.start - offset, figure.number.end - offset))


_TRAILING = regex.compile(r"\s(?:và|ngay|hoặc)$")
# What stands between a name and its verb (`Thu ngân sách | phấn đấu | đạt …`).
_LOOSE = regex.compile(
    r"(?i)(?:\s(?:ước thực hiện|thực hiện cả năm|(?<!(?:quy|hương|công|hiệp)\s)ước|phấn đấu|quyết tâm|tiếp tục"
    r"|dự kiến|liên tục|cũng|đều|sẽ|phải|đã"
    r"|(?:trong )?cả năm|(?:trong )?\d+ tháng(?: (?:đầu|cuối))? năm"
    r"|đến (?:cuối|hết) (?:năm|kỳ|quý|tháng)))+$"
)


def _clean(words: str | None) -> str | None:
    bare = " ".join((words or "").split()).strip(_EDGE)
    bare = _LOOSE.sub("", _TRAILING.sub("", bare))
    return (f"{bare})" if bare.count("(") > bare.count(")") else bare) or None


def _labelled(part: Part) -> Parts | None:
    """`VNPT: 25 trạm` and `Lắp đặt mới trạm: 58 trạm`: the label before the colon names the subject.

    A label that names neither a doer nor what is counted says only how: `hệ sơ cấp: 15.000 người` counts người.
    """
    if not part.head.endswith(":"):
        return None
    label = part.head.rstrip(" :")
    if smooth(label).startswith("về ") and counts_a_noun(part):  # `Về văn hóa: 75% gia đình; 60% thôn …`
        return after(part)
    plain = part.unit not in smooth(label) and not is_proper(label) and starts_body(label, smooth(label)) is None
    if is_thing(part.unit) and plain:
        subject, rest = after(part)
        return subject, f"{label} {rest}"
    if part.unit == "%" and counts_a_noun(part) and verbs().predicate.search(smooth(part.tail)):
        return after(part)  # `Tại đô thị: 100% trẻ em được tiêm chủng`
    action = verbs().action.match(smooth(label))
    if action and action.end() < len(label):
        return label[action.end() :], label[: action.end()]
    return label, None


_WHOLE = regex.compile(r"(?<!\p{L})với\s+(?P<whole>(?:tổng|tỷ lệ|công suất|diện tích|quy mô|chiều dài|số)\s[^,;]*)$")
# Verbs whose object is the subject of the figure (`Nâng tỷ lệ … lên 80%`, `giảm tỷ lệ hộ nghèo 0,8%`).
_MOVERS = frozenset(
    (
        *("nâng", "nâng cao", "tăng", "đưa", "duy trì", "ổn định"),
        *("giảm", "cắt giảm", "kéo giảm", "hạ", "hạ thấp", "khống chế", "kiềm chế"),
    )
)
# `…, tăng bình quân trong giai đoạn này đạt 8%/năm`
_ON_AVERAGE = regex.compile(r"\s+(?:bình quân|trung bình)(?:\s|$)(?!\s*(?:đầu người|thu nhập))")
# What a share of a whole is spent on or comes in (`Chi cho giáo dục không dưới 20% tổng chi`).
_SHARE_OF = regex.compile(r"(?:chi|thu|vốn|kinh phí|đầu tư|đóng góp)(?!\p{L})")
# `thuộc nhóm 3 nước đứng đầu vùng và nhóm 9 nước đứng đầu thế giới`
_IN_GROUP = regex.compile(r"(?:thuộc|nằm trong|trong)?\s*(?:nhóm|tốp|top)?")
# Verbs that may stand without a subject of their own (`…, tăng 10% so với năm 2024`).
_BARE_LINKS = frozenset(("là", "đạt", "chiếm", "lên", "còn", "giảm", "tăng", "xuống", "bằng", "tiến", "vượt"))


# What was planned of the one before (`… đạt 97% (chỉ tiêu Nghị quyết là 95%)`).
_PLANNED = regex.compile(r"\s*(?:theo\s+)?(?:chỉ tiêu|mục tiêu|kế hoạch|nghị quyết)(?:\s\p{L}+){0,5}\s*")
# What is to be so many times as much (`tăng gấp 1,5 lần số doanh nghiệp có tổ chức đảng so với năm 2020`).
_TIMES_OF = regex.compile(
    r"\s*(?P<what>(?:số|tỷ lệ|tổng|quy mô|giá trị|diện tích|sản lượng)\s[^,;.()]*?)(?=\s+so\s|[,;.(]|$)"
)


# `…, thấp hơn kế hoạch gần 2%`
_MORE = regex.compile(r"(?:thấp|cao|nhiều|ít) hơn(?!\p{L})")
_OF_PLAN = regex.compile(r"\s*(?:so (?:với )?)?(?:kế hoạch|dự toán|chỉ tiêu)(?!\p{L})")
# So the name of a measure is not at its end (`doanh thu của 12 dự án`).
_OPEN_END = regex.compile(r"(?r)\s(?:của|từ|cho|tại|ở|trong|với|theo|trên|do)$")
# What a share is a share of, when its subject stands before (`kết nạp đảng …, đạt 2,6% tổng số đảng viên`).
_WHOLE_OF = regex.compile(r"\s*(?:tổng|kế hoạch|dự toán|dân số|so(?! sánh)|chỉ tiêu)(?!\p{L})")


def _linked(part: Part) -> Parts | None:
    """`Tỷ lệ hộ nghèo giảm còn 2%`: the words before a linking verb are the subject."""
    head = part.head
    if part.figure.form == "rank" and part.before and _IN_GROUP.fullmatch(part.low):
        return part.before.topic, f"{head} {part.tail}"
    action = part.action
    link = verbs().link.search(smooth(head))
    if action and action.end() == len(head) and not (link and _goes_on(part)):
        return None
    if not link:
        whole = _WHOLE.search(smooth(head))
        return (head[whole.start("whole") :], head[: whole.start()]) if whole else None
    subject, verb = head[: link.start()], head[link.start() :]
    if part.before and _PLANNED.fullmatch(smooth(subject)):
        return part.before.topic, f"{verb} {part.tail}"
    if action and action["verb"] in _MOVERS and _ON_AVERAGE.match(part.low, action.end()):
        return (part.before.topic if part.before else None), f"{head} {part.tail}"
    if action and action["verb"] in _MOVERS and action.end() < len(subject.rstrip()):
        return subject[action.end() :], f"{subject[: action.end()]} {verb} {part.tail}"
    if link[0].strip() in ("có", "còn") and _is_place(part, smooth(subject)):
        return None
    if subject.strip():
        return subject, f"{verb} {part.tail}"
    bare = link[0].split()[0]
    if part.unit == "lần" and (times := _TIMES_OF.match(smooth(part.tail))):
        return part.tail[times.start("what") : times.end()], f"{verb} {part.tail[times.end() :]}"
    if bare == "gấp" or part.unit == "lần" or (bare in _BARE_LINKS and (_goes_on(part) or not counts_a_noun(part))):
        return (part.before.topic if part.before else None), f"{verb} {part.tail}"
    return None


# A place, however it is called (`trên địa bàn huyện Tân Phú có 2 siêu thị`).
_SINCE = regex.compile(r"\s(?:đã|hiện|sẽ|cũng)\s*$")
_WHERE = regex.compile(r"(?:[^,;:]*,\s*)?(?:(?:trên địa bàn|trên phạm vi)(?!\p{L})[^,;:]*|hiện (?:huyện|xã|tỉnh))")


def _is_place(part: Part, subject: str) -> bool:
    """Whether those are counted that a place has, and not the place itself."""
    subject = _SINCE.sub("", subject).strip()
    if part.unit == "%":
        return verbs().place.fullmatch(subject) is not None and counts_a_noun(part)
    named = is_thing(part.unit) or counts_a_noun(part)
    return named and bool(verbs().place.fullmatch(subject) or _WHERE.fullmatch(subject))


def _goes_on(part: Part) -> bool:
    """Whether a clause without a subject says more of the one before: `chiếm 61% số chi bộ`, `tăng 6 vụ so với …`."""
    if part.before is None:
        return False
    of_whole = part.low.startswith(("chiếm", "bằng")) and part.unit == "%"
    return of_whole or _WHOLE_OF.match(smooth(part.tail)) is not None


def _in_turns(part: Part) -> bool:
    """Whether the unit only says how often somebody came who is named before (`khách quốc tế 450 nghìn lượt`)."""
    lower = part.low
    named = len(lower.split()) > 1 and not verbs().place.fullmatch(lower) and starts_body(part.head, lower) is None
    ends_in_verb = any(verb.end() == len(lower) for verb in verbs().action.finditer(lower))
    loose = lower.rpartition(" ")[2] in ("cho", "được", "thêm", "với", "có", "mới", "của", "hơn")
    return part.unit == "lượt" and not part.tail.strip(_EDGE) and named and not ends_in_verb and not loose


def _named(part: Part) -> Parts | None:
    """A name right before the figure: `giảm | tỷ lệ hộ nghèo | 0,8%`, `sản lượng | 150.000 tấn`."""
    head, action = part.head, part.action
    if not head or (action and action.end() == len(head)) or verbs().link.fullmatch(smooth(head)):
        return None
    if action and action["verb"] in _MOVERS and len(head) > action.end() + 1:
        return head[action.end() :], f"{action['verb']} {part.tail}"
    lower = smooth(head)
    if part.before and (_MORE.match(lower) or (lower.startswith("theo ") and _PLANNED.fullmatch(lower))):
        return part.before.topic, f"{head} {part.tail}"
    if is_per_head(part.figure.unit) and not action:
        return head, part.tail
    if part.unit == "lần" and not part.tail.strip(_EDGE):  # how often somebody is to do it
        told = read_goal(head)
        return told.subject, told.indicator
    if not action and (
        (verbs().measured.match(lower) and not _OPEN_END.search(lower))
        or (_SHARE_OF.match(lower) and _WHOLE_OF.match(smooth(part.tail)))
    ):
        return head, part.tail
    if part.unit == "%" and verbs().doer.match(lower) and not counts_a_noun(part):
        return head, part.tail  # `các ngành dịch vụ khoảng 28%`
    if verbs().doer.match(lower) or (action and not _in_turns(part)):
        return _object(part) if action else None
    return (head, part.tail) if _in_turns(part) or not counts_a_noun(part) else None


# Words behind a verb that name nothing.
_NO_NAME = frozenset(("", "được", "thêm", "mới", "có", "thêm được", "mới được"))


# Those who are counted as `đồng chí` are named by what they are (`kết nạp đảng viên mới 60 đồng chí`).
_OF_PEOPLE = regex.compile(
    r"\s+(?:được\s+)?(?:đảng viên|đoàn viên|hội viên|cán bộ|cấp ủy viên|quần chúng)(?!\p{L})[^,;:()\d]*$"
)


def _object(part: Part) -> Parts | None:
    """What a verb does it to, before a measure of it (`huy động | vốn ngoài ngân sách | 15.000 tỷ đồng`)."""
    action = part.action
    if (
        action
        and part.unit == "đồng chí"
        and part.head[action.end() :].strip()
        and _OF_PEOPLE.match(part.low, action.end())
    ):
        return part.head[action.end() :], f"{action['verb']} {part.tail}"
    if action is None or is_thing(part.unit) or part.unit == "%" or counts_a_noun(part):
        return None
    done = part.head[action.end() :].rpartition(" đạt ")[2]
    loose = smooth(done).strip() in _NO_NAME or verbs().limit.match(part.low, action.end() + 1)
    return None if loose else (done, f"{action['verb']} {part.tail}")


def _done(part: Part) -> Parts | None:
    """`mỗi xã chọn 2 mô hình`, `VNPT 25 trạm`: a named doer stays the subject."""
    lower = part.low
    if (verb := own_verb(part, lower)) is not None:
        subject, rest = after(part)
        return part.head[:verb], f"{part.head[verb:]} {subject or ''} {rest}"
    if is_proper(part.head):
        return part.head, part.before.indicator if part.before else None
    return None


def _does(part: Part) -> bool:
    """Whether a verb follows a measure: what was done with so much of it (`trong đó có 20 ha trồng trên đất dốc`)."""
    return verbs().action.match(smooth(part.tail).lstrip()) is not None


def _counted(part: Part) -> Parts:
    """`95% hộ dùng nước sạch`, `Xây mới 8 cầu`: the thing counted; without one, the subject of the clause before."""
    if part.before and not part.head and part.unit == "%" and _OF_PLAN.match(smooth(part.tail)):
        return part.before.topic, part.tail  # `đạt 104% dự toán tỉnh giao, 86% dự toán huyện giao`
    if part.before and not is_thing(part.unit) and part.unit != "%" and _does(part):
        return part.before.topic, f"{part.head} {part.tail}"
    subject, rest = after(part)
    if (subject or "").strip(_EDGE):
        return subject, f"{part.head} {rest}"
    return (part.before.topic, f"{part.head} {rest}") if part.before else (part.head, rest)


# The order of precedence.
_RULES = (_labelled, _linked, _named, _done, _counted)
