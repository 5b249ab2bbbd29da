"""What stands on one line and was two: headings run together, the two columns of a masthead or of a closing."""

from __future__ import annotations

import regex

from parsers.formulas import is_position, is_signing
from parsers.text import plain

# `II. MỤC TIÊU1. Mục tiêu chung`: a heading in capitals, then a number and a word in small letters.
_HEADINGS = regex.compile(
    r"^(?P<first>[IVX]{1,5}\s?[.\-–/:]\s?[\p{Lu}\d\s,;:()\-–]{4,}?)\s*(?P<second>\d{1,2}\.\s*\p{Lu}\p{Ll}.*)$"
)
_NUMBER = r"\*?\s*S[ốỐ]\s?:?\s?[\d.… ]*[-/]\S+"
# A line that begins so names a type or a unit, and no body.
_NO_BODY = r"(?!VỀ|QUY|LUẬT|NGHỊ|ĐIỀU)"
_MOTTO = (
    r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|C[ỘO]NG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM"
    r"|Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh\s+phúc"
)
# Between the cells of a table that was written out on one line.
_BAR = r"(?:\s*\|\s*|\s+)"
_DATELINE = r"\p{Lu}\p{Ll}[\p{L}\s.\-]{0,30},\s*ngày\s.*\d{4}"
# `TỈNH ỦY X ĐẢNG CỘNG SẢN VIỆT NAM`, `Số 36-HD/VPTW Hà Nội, ngày …`.
_MASTHEAD = regex.compile(
    rf"^(?P<left>\*|{_NUMBER}|{_NO_BODY}[\p{{Lu}}\s\-–,&.]{{4,80}}?){_BAR}(?P<right>{_MOTTO}|{_DATELINE})(?:\s*\|)?$"
)


def headings(text: str) -> tuple[str, ...]:
    """The two headings of a line, or the line itself."""
    match = _HEADINGS.match(text)
    return (match["first"].strip(), match["second"].strip()) if match else (text,)


def columns(text: str) -> tuple[str, str] | None:
    """The left and the right column of a line of the masthead, None where it has but one."""
    match = _MASTHEAD.match(text)
    return (match["left"].strip(), match["right"].strip()) if match else None


# The left column of a closing: `Nơi nhận:`, or an entry closed by its mark.
_ENTRY = regex.compile(r"^(?P<left>[-–+]\s[^;]{1,120};|n[ơo]i\s+nhận\s*:)\s+(?P<right>\p{Lu}.*)$", regex.I)


def closing(text: str) -> tuple[str, str] | None:
    """An entry of Nơi nhận and what is printed beside it of the signature, None where it stands alone."""
    match = _ENTRY.match(text)
    if not match:
        return None
    right = plain(match["right"]).strip()
    return (match["left"], match["right"]) if is_signing(right) or is_position(right) else None
