"""Who does something with what is counted: a doer that is named before the figure stays its subject (Targets 8)."""

from __future__ import annotations

import regex

from parsers.bodies import starts_body
from parsers.counted import Part
from parsers.smooth import smooth
from parsers.units import known_end
from parsers.verbs import verbs

# A whole that does something itself (`toàn tỉnh kết nạp 168 đảng viên`); what it only has is counted.
_WHOLE_BODY = regex.compile(r"(?:toàn|cả)\s+\p{L}+(?:\s+\p{Lu}\p{L}*)*")


# Bodies and places that are doers where an active verb follows their name (`huyện đã kết nạp được 146 đảng viên`).
_HOLDER = regex.compile(
    r"(?:doanh nghiệp|hợp tác xã|htx|địa phương|đơn vị|huyện|tỉnh|xã(?! hội)|thành phố|thị xã|chi hội"
    r"|chi đoàn)(?!\p{L})"
)
_NO_ACT = regex.compile(r"(?r)(?<!\p{L})(?:được|bị|để|nhằm|về|công tác|việc|chương trình|dự án|và|,|cho|mới)\s+$")


def own_verb(part: Part, lower: str) -> int | None:
    """Where the verb of a doer that is named before it begins: `Mỗi xã | chọn`, `Đảng ủy xã | kiểm tra`."""
    if verbs().doer.match(lower) and not verbs().place.match(lower):
        return _verb_of_each(part, lower)
    whole = _WHOLE_BODY.match(lower)
    name = whole.end() if whole else starts_body(part.head, lower)
    if name is None and (holder := _HOLDER.match(lower)) and part.unit != "%":
        return _act(lower, holder.end())
    if name is None or (part.unit == "%" and "so với" not in smooth(part.tail)):
        return None  # of a share the holders are measured (`mở lớp cho 100% bí thư`)
    found = ((verb.start(), verb.start("verb")) for verb in verbs().action.finditer(lower, name))
    return next((start for start, verb in found if lower[start - 1] == " " and part.head[verb].islower()), None)


def _act(lower: str, name: int) -> int | None:
    """Where the active verb behind a name that ends at `name` begins, with nothing but words of the name between."""
    for verb in verbs().action.finditer(lower, name):
        if _NO_ACT.search(lower, 0, verb.start()) or "," in lower[name : verb.start()]:
            return None
        if lower[verb.start() - 1] == " ":
            return int(verb.start())
    return None


def _verb_of_each(part: Part, lower: str) -> int | None:
    """The same after `mỗi`, `các`; of a known body after `mỗi` also a verb that is not in the vocabulary."""
    name: int = max(starts_body(part.head, lower) or 0, known_end(lower, lower.find(" ")))
    patterns = (verbs().predicate, verbs().action)
    found = (verb.start() for pattern in patterns for verb in pattern.finditer(lower, name or 4))
    verb = next((int(start) for start in found if part.head[start].islower()), None)
    return verb if verb is not None or not lower.startswith(("mỗi", "từng")) else name or None


def is_proper(head: str) -> bool:
    """Whether the words before the figure are nothing but a proper name (`VNPT`, `MobiFone`)."""
    lower = smooth(head)
    named = bool(head) and len(head) < 40 and all(word[:1].isupper() for word in head.split())
    return named and not verbs().action.match(lower) and not verbs().link.match(lower)
