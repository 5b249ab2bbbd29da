"""Lines of a masthead that name bodies: the parent above the issuer, and the issuer's name again under the title."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.text import plain

_BODY_LINE = regex.compile(
    r"^(?:BAN|ĐẢNG\s+(?:ỦY|UỶ|BỘ|ĐOÀN)|SỞ|CHI\s+BỘ|(?:HUYỆN|QUẬN|THỊ|TỈNH|THÀNH|QUÂN)\s+(?:ỦY|UỶ)|UBND|(?:ỦY|UỶ)\s+BAN|VĂN\s+PHÒNG"
    r"|HỘI\s+ĐỒNG|TRƯỜNG|CÔNG\s+ĐOÀN|PHÒNG)(?!\w)"
)
_HALF_A_BODY = regex.compile(
    r"^(?:BAN\s+(?:CHẤP\s+HÀNH|THƯỜNG\s+VỤ)|(?:ỦY|UỶ)\s+BAN\s+(?:NHÂN\s+DÂN|KIỂM\s+TRA)|HỘI\s+ĐỒNG\s+NHÂN\s+DÂN)$"
)


def names_another_body(before: str, line: str) -> bool:
    """Two lines of a masthead that each name a body: the parent and the issuer, unless the first is but half a name."""
    one, other = plain(before), plain(line)
    both = one.isupper() and other.isupper() and _BODY_LINE.match(one) and _BODY_LINE.match(other)
    return bool(both) and not _HALF_A_BODY.match(one)


def is_issuer_again(line: str, heads: Sequence[str]) -> bool:
    """The issuer's name under the title, in the words of the masthead: no part of the title above it."""
    is_body = line.isupper() and _BODY_LINE.match(plain(line))
    return bool(is_body) and any(head.startswith(line) for head in heads)
