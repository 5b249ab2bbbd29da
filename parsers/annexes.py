"""Where the title lines under an annex's label end though the next line stands in capitals too.

A form begins with the masthead of whoever fills it in, a list with the head of its table, whose cells a web page may
have printed one below the other.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.formulas import is_motto
from parsers.issuing import organ_head
from parsers.text import one_tone, plain

# So many lines below the label the motto of a form stands at the latest.
_FORM_REACH = 8
_BLANK_BODY = regex.compile(r"(?:TÊN\s+)?(?:CƠ\s+QUAN|ĐƠN\s+VỊ|TỔ\s+CHỨC|DOANH\s+NGHIỆP)(?!\w)")
_TABLE_HEAD = regex.compile(r"(?:STT|TT|Stt|Số\s+TT|SỐ\s+TT)(?!\w)")

# What numbers a form is no title: `Mẫu số 01`, `Biểu 02` (GUIDE, Sections 18).
_FORM_LABEL = regex.compile(r"(?:Mẫu|Biểu)(?:\s+mẫu)?(?:\s+số)?\s*:?\s*\d{1,2}[a-zA-Z]?\.?$", regex.I)


def is_form_label(line: str) -> bool:
    """Whether a line is but the number of a form."""
    return bool(_FORM_LABEL.match(line))


def is_table_head(line: str) -> bool:
    """Whether a line begins with the head of the column that counts rows."""
    return bool(_TABLE_HEAD.match(line))


def form_head(lines: Sequence[str]) -> int | None:
    """The line at which a form's masthead begins: its motto, or the bodies in capitals above that; None without one."""
    motto = next((at for at, line in enumerate(lines[:_FORM_REACH]) if is_motto(plain(line))), None)
    if motto is None:
        return None
    above = motto
    while above and lines[above - 1].isupper():
        above -= 1
    return next((at for at in range(above, motto) if _names_body(lines[at])), motto)


def _names_body(line: str) -> bool:
    return bool(_BLANK_BODY.match(line) or organ_head().match(one_tone(line)))
