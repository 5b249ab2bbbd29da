"""The closing: who signs by which authority in which position, and Nơi nhận as a list of recipients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from parsers.formulas import is_name, is_noi_nhan, is_position, is_signed_note, is_signing, signed_name
from parsers.frame import Frame
from parsers.model import Recipient, Span, Text
from parsers.text import plain, squeeze

_DASH = regex.compile(r"^[-–+•*]\s*")
_HEAD = regex.compile(r"^[-*+\s]*n[ơo]i\s+(?:nh[ậâa]n|gửi)\s*:?\s*", regex.I)
# `- A; - B; - Lưu: VT.` in one paragraph, as PDF and HTML often give it.
_INNER_DASH = regex.compile(r"(?<=[,;.])\s+[-–]\s*(?=\p{Lu})")
_BARS = regex.compile(r"[|}{]+")
# A note that says for what or how an entry is sent; names of persons in brackets belong to the entry.
_PURPOSE = regex.compile(
    r"(?r)\s*\(\s*((?:\p{Ll}|[BTP]/\p{L}(?!\p{L})|BC\b|VBĐT|VB\b|Để|Báo cáo|Thay|Qua|Bản"
    r"|E-?[Oo]ffice|[Ee]mail|Fax|PH\b|TH\b)[^()]*)\)\s*$"
)
_LUU = regex.compile(r"^Lưu(?!\w)", regex.I)
# The sentence that introduces a text without its own signature: `Thay mặt Ban Bí thư, Thường trực Ban Bí thư … đã ký`.
_INTRODUCED = regex.compile(
    r"(?:(?P<authority>Thay\s+mặt\s+[^,.;]{3,80}),\s*)?(?:(?i:đồng\s+chí)\s+)?(?P<position>\p{Lu}[^,.;:]{3,80}?)\s+"
    r"(?P<name>\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}*){1,4})\s+(?:đã\s+|vừa\s+)?k[ýí]\s+"
    r"(?:ban\s+hành|Công\s+điện|Chỉ\s+thị|Kết\s+luận|văn\s+bản)(?!\w)"
)
# `Đồng chí Trần Văn An - Phó Bí thư Tỉnh ủy vừa thay mặt Ban Thường vụ Tỉnh ủy ký ban hành`: the name stands first.
_INTRODUCED_BY_NAME = regex.compile(
    r"(?:(?P<authority>Thay\s+mặt\s+[^,.;]{3,80}),\s*)?(?i:đồng\s+chí)\s+(?P<name>\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}*){1,4})\s*[-,]\s*"
    r"(?P<position>\p{Lu}[^,.;:]{3,80}?)(?:\s*,)?(?:\s+(?:đã|vừa))?(?:\s+(?P<authority>(?i:thay\s+mặt)\s+[^,.;]{3,80}?))?(?:\s*,)?(?:\s+(?:đã|vừa))?\s+k[ýí]\s+"
    r"(?:ban\s+hành|Công\s+điện|Chỉ\s+thị|Kết\s+luận|văn\s+bản)(?!\w)"
)
_CONJUNCTION = regex.compile(r"^(?:và|cùng|thuộc|của|các tổ chức|trực thuộc)(?!\w)")


# A position that goes on in the next line: `TRƯỞNG BAN CHÍNH SÁCH,`.
_BROKEN_OFF = regex.compile(r"(?:[,&-]|\s(?:VÀ|CÁC|CỦA))$")
# A deputy's position behind the formula of the one for whom it signs.
_DEPUTY = regex.compile(r"\s(?P<position>(?:PHÓ|THỨ)\s\P{Ll}+)$")
_FOR = regex.compile(r"(?<!\p{L})K/?T[./]?\s*\p{Lu}")
_INTRODUCTION_REACH = 2


@dataclass(frozen=True, slots=True)
class Signature:
    """What the signature block says; each part with its place, None where it is not printed."""

    authority: str | None = None
    position: str | None = None
    name: str | None = None
    places: tuple[tuple[str, Span], ...] = ()


def read_signature(text: Text, frame: Frame) -> Signature:
    """Authority (all lines of the formula), position and name (GUIDE, Metadata 7)."""
    if not frame.closing:
        return _introduced(text, frame)
    authority: list[Span] = []
    position: list[Span] = []
    name: Span | None = None
    for index in range(*frame.closing):
        span = text.paragraphs[index].span
        line = plain(span.of(text.text))
        if signer := signed_name(line):
            name = name or Span(span.start + line.rindex(signer), span.start + line.rindex(signer) + len(signer))
        if is_noi_nhan(line) or _DASH.match(line) or is_signed_note(line):
            continue
        if is_signing(line) and not name:
            formula, deputy = _parted(span, line)
            authority.append(formula)
            position += deputy
        elif not name and (is_position(line) or _goes_on(text, position, line)):
            position.append(span)
        elif authority and not position and line.isupper() and not name and line != "*":
            authority.append(span)
        elif is_name(line) and (authority or position) and not name:
            name = span
    places = [("signing_authority", Span(authority[0].start, authority[-1].end))] if authority else []
    places += [("signer_position", Span(position[0].start, position[-1].end))] if position else []
    places += [("signer_name", name)] if name else []
    return _signature(text, places)


def _goes_on(text: Text, position: Sequence[Span], line: str) -> bool:
    """Whether a line in capitals ends the position that broke off in the line above."""
    return bool(position) and line.isupper() and bool(_BROKEN_OFF.search(plain(position[-1].of(text.text))))


def _parted(span: Span, line: str) -> tuple[Span, list[Span]]:
    """The formula, and the deputy's position where both are printed on one line: `KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC`."""
    deputy = _DEPUTY.search(line)
    if not deputy or not is_position(deputy["position"]) or not _FOR.search(line, 0, deputy.start()):
        return span, []
    return Span(span.start, span.start + deputy.start()), [Span(span.start + deputy.start("position"), span.end)]


def _signature(text: Text, places: Sequence[tuple[str, Span]]) -> Signature:
    said = {key: squeeze(span.of(text.text)) for key, span in places}
    return Signature(said.get("signing_authority"), said.get("signer_position"), said.get("signer_name"), tuple(places))


def _introduced(text: Text, frame: Frame) -> Signature:
    """The signature told by the sentence that introduces a text without one (GUIDE, Metadata 1)."""
    for paragraph in text.paragraphs[: frame.body + _INTRODUCTION_REACH]:
        words = plain(paragraph.span.of(text.text))
        match = _INTRODUCED_BY_NAME.search(words) or _INTRODUCED.search(words)
        if match and is_name(match["name"]):
            start = paragraph.span.start
            keys = {"signing_authority": "authority", "signer_position": "position", "signer_name": "name"}
            spans = {key: match.span(group) for key, group in keys.items() if match[group]}
            return _signature(text, [(key, Span(start + first, start + last)) for key, (first, last) in spans.items()])
    return Signature()


def read_recipients(text: Text, frame: Frame) -> tuple[Recipient, ...]:
    """Entries of Nơi nhận, one a printed item; notes in brackets apart, but not of `Lưu` (GUIDE, Metadata 8, 9)."""
    if not frame.closing:
        return ()
    return tuple(_recipient(entry) for entry in _entries(text, frame) if any(map(str.isalpha, entry)))


def _entries(text: Text, frame: Frame) -> Sequence[str]:
    assert frame.closing
    entries: list[str] = []
    listing = dashed = filed = False
    for index in range(*frame.closing):
        words = text.paragraphs[index].span.of(text.text)
        line = plain(words)
        if is_noi_nhan(line):
            listing, words = True, words[len(line) - len(_HEAD.sub("", line)) :]
            if not words:
                continue
        elif (
            is_signing(line)
            or is_position(line)
            or (line.isupper() and len(line.split()) > 1 and not _DASH.match(line))
        ):
            listing = False
        if not listing:
            continue
        if filed and not _DASH.match(line):
            # After `Lưu` the list is over; what follows is the signature or a typist's mark.
            listing = False
            continue
        for number, piece in enumerate(_INNER_DASH.split(words)):
            bare = _DASH.sub("", piece).strip()
            undashed = number == 0 and not _DASH.match(piece.strip())
            open_entry = bool(entries) and (dashed or not entries[-1].rstrip().endswith((",", ";", ".")))
            goes_on = entries and ((undashed and open_entry) or _CONJUNCTION.match(bare))
            dashed = dashed or not undashed
            if goes_on:
                entries[-1] = f"{entries[-1]} {bare}"
            elif bare:
                entries.append(bare)
                filed = filed or bool(_LUU.match(bare))
    return entries


def _recipient(entry: str) -> Recipient:
    bare = _trim(squeeze(_BARS.sub(" ", entry)))
    if _LUU.match(bare):
        return Recipient(bare)
    purposes: list[str] = []
    while match := _PURPOSE.search(bare):
        purposes.insert(0, squeeze(match[1]))
        bare = _trim(bare[: match.start()])
    return Recipient(bare, "; ".join(filter(None, purposes)) or None)


def _trim(entry: str) -> str:
    return entry.strip(" ,;.").removesuffix("./")
