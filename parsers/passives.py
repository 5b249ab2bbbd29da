"""The passive words that tell by what a document was changed: `được sửa đổi, bổ sung bởi Luật B`."""

from __future__ import annotations

import regex

_CHANGE = r"(?:sửa\s+đổi|bổ\s+sung|điều\s+chỉnh)"
# There are three ways to change; a longer list is of several documents whose names are blanked between.
_CHANGES = rf"(?P<change>{_CHANGE})(?:(?:,\s*|\s+)(?:và\s+)?(?P<change>{_CHANGE})){{0,3}}"
_SCOPE = r"(?:\s+(?:một\s+số\s+(?:điều|nội\s+dung)|(?:lần\s+(?:đầu|cuối|gần\s+nhất)|năm\s+\d{4})))?"
_PASSIVE = rf"(?:(?:đã\s+)?được\s+{_CHANGES}{_SCOPE}(?=\s+(?:bởi|tại|theo)(?!\w))|{_CHANGES}(?=\s+bởi(?!\w)))"
# The changing article may be pinpointed: `được bổ sung tại khoản 3 Điều 1 Nghị định …`.
_UNIT = r"(?:\s+(?:các\s+)?(?:điểm|khoản|điều|mục|chương|phụ\s+lục)\s[^;.:()]{1,80}?)?"
CHANGED_BY = rf"{_PASSIVE}\s+(?:bởi|tại|theo){_UNIT}"
_PASSIVES = regex.compile(rf"(?<!\w){_PASSIVE}", regex.I)


def without_passives(sentence: str) -> str:
    """The sentence with such words blanked: they amend nothing that follows."""
    return str(_PASSIVES.sub(lambda match: " " * len(match[0]), sentence))
