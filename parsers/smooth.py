"""The spelling that the patterns of targets and tasks read: lower case, one dash, one quote, one place of the tone.

It is always as long as the text it stands for, so a place in it is a place in the text. Unlike `text.plain` it looks
only for the letters that change, which on a whole document is ten times as fast.
"""

from __future__ import annotations

import re
from functools import cache

from parsers.text import BLANKS, DASHES, LOOKALIKES, QUOTES, one_tone

_SIGNS = {**dict.fromkeys(DASHES, "-"), **dict.fromkeys(QUOTES, '"'), **dict.fromkeys(BLANKS, " "), **LOOKALIKES}


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_SIGNS))}]")


def smooth(text: str) -> str:
    """The text in lower case and in one spelling; same length."""
    straight = _odd().sub(lambda match: _SIGNS[match[0]], text)
    lower = straight.lower()
    if len(lower) != len(text):  # a letter whose small form is two letters (İ)
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in straight)
    return one_tone(lower)
