"""What stands behind a document's signature and is its own: annexes, and what it issues (GUIDE, Sections 19).

And the line in brackets by which such a text says what it was issued with, where it is a file of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.formulas import is_bracketed, is_origin
from parsers.markers import read_marker

_ATTACHED_TITLE = regex.compile(
    r"^(?:QUY\s+CHẾ|QUY\s+ĐỊNH|KẾ\s+HOẠCH|ĐỀ\s+ÁN|CHƯƠNG\s+TRÌNH|ĐIỀU\s+LỆ|HƯỚNG\s+DẪN|DANH\s+MỤC|PHỤ\s+LỤC|MẪU|BIỂU"
    r"|PHÂN\s+CÔNG|BẢNG)\b"
)


def begins_annex(line: str) -> bool:
    """Whether a line behind the signature is the label of an annex, or the title of what is attached."""
    marker = read_marker(line)
    return bool(marker and marker.kind == "phu_luc") or (line.isupper() and bool(_ATTACHED_TITLE.match(line)))


def is_issued_with(lines: Sequence[str]) -> bool:
    """Whether one of the lines says in brackets what the rest was issued with, whatever title stands above it."""
    return any(line.startswith("(") and is_origin(line) for line in lines)


def after_brackets(words: Sequence[str], index: int) -> int:
    """Behind the bracketed lines under a title; the one that says what the text was issued with may be two lines."""
    while index < len(words) and words[index].startswith("("):
        lines = 1 if is_bracketed(words[index]) else 2
        if lines == 2 and not (is_origin(words[index]) and " ".join(words[index : index + 2]).endswith(")")):
            break
        index += lines
    return index
