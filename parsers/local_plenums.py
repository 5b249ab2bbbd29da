"""What plenums of the Party's local committees resolve: `Nghị quyết Hội nghị lần thứ 5 Ban Chấp hành Đảng bộ tỉnh`.

The ordinal makes it one document (GUIDE, Citations 1); the khóa behind belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from parsers.congresses import level_of, own_name
from parsers.markers import ORDINAL_WORDS
from parsers.mention import Mention, named_mention
from parsers.model import Span
from parsers.text import fold, squeeze
from parsers.vocabulary import alternatives, load

# The key's parts: type, ordinal and level, and the body's own name where it is said.
KEY = regex.compile(r"(?P<stem>(?:nq|kl)-hoi-nghi-\d+-(?P<level>tinh|[a-z]+))(?:-(?P<name>.+))?")
_TYPE = r"(?<!\w)(?P<type>Nghị\s+quyết|NQ|Kết\s+luận|KL)\s+(?:của\s+)?(?P<meeting>Hội\s+nghị|HN)\s"
_HEAD = regex.compile(_TYPE, regex.I)
_ORDINAL = rf"(?:\d{{1,2}}(?!\d)|{alternatives(ORDINAL_WORDS)}(?!\w))"
_COMMITTEES = r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng)\s+ủy"
_LEVELS = {"tinh uy": "tinh", "thanh uy": "tinh", "huyen uy": "huyen", "quan uy": "huyen", "thi uy": "huyen"}


@cache
def _plenum() -> regex.Pattern[str]:
    over = alternatives([*load("issuers")["name_end"]["words"], "lần", "và", "nhiệm"])
    word = rf"\s+(?!{over}(?!\w))[^\s,.;:()\"]+"
    body = rf"(?P<body>(?:(?:Ban\s+Chấp\s+hành|BCH)\s+(?:của\s+)?Đảng\s+bộ|{_COMMITTEES})(?:{word}){{0,6}})"
    return regex.compile(
        rf"{_TYPE}\s*(?:lần\s+thứ\s+(?P<nth>{_ORDINAL})\s*,?\s*(?:của\s+)?{body}"
        rf"|{body}\s*,?\s*lần\s+thứ\s+(?P<nth>{_ORDINAL}))",
        regex.I,
    )


def local_plenums(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """Resolutions and conclusions of a local committee's plenum, by its ordinal."""
    for head in _HEAD.finditer(flat, start, stop):
        match = _plenum().match(flat, head.start(), stop)
        if not match:
            continue
        kind = "Kết luận" if fold(match["type"])[0] == "k" else "Nghị quyết"
        end = match.start() + len(match[0].rstrip())
        yield named_mention(
            flat,
            (match.start(), end),
            stop,
            rule="hoi_nghi_cap_uy",
            type_name=kind,
            key=_key(kind, match["nth"], squeeze(match["body"])),
            issuer=Span(match.start("meeting"), end),
        )


_COMMITTEE = regex.compile(r"^(?:ban chap hanh|bch)\s*(?:cua\s*)?|^\w+ uy(?!\w)")


def _key(kind: str, ordinal: str, body: str) -> str:
    """`nq-hoi-nghi-5-tinh`, `kl-hoi-nghi-8-huyen-tan-phu`."""
    folded = fold(body)
    level = next((level for name, level in _LEVELS.items() if folded.startswith(name)), None) or level_of(body)
    name = own_name(_COMMITTEE.sub("", folded))
    number = int(ordinal) if ordinal.isdigit() else ORDINAL_WORDS[squeeze(ordinal).lower()]
    return "-".join(filter(None, ("kl" if kind == "Kết luận" else "nq", "hoi-nghi", str(number), level, name)))
