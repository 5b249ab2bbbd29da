"""Named mentions: congress and plenum resolutions, Điều lệ, Cương lĩnh, Hiến pháp, laws, short calls, grounds (GUIDE, Citations 1 to 6).

`key` is the folded name by which two mentions are the same: `dai-hoi:dang::xiii:`, `nqtw4-khoa-xii`, `luat-giao-duc`,
`de-an-08`. A congress's key says level, name of the body, ordinal and years; what a mention leaves out is filled in
over the document and the corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import regex

from parsers.markers import ORDINAL_WORDS, roman, to_roman
from parsers.mention import ROMAN_OR_DIGITS, Mention, read_tail, read_title
from parsers.numbered import law_key
from parsers.text import fold, one_tone, squeeze
from parsers.vocabulary import alternatives, load

_ORDINAL = (
    r"(?P<ord>\d{1,2}(?!\d)|(?:mười(?:\s+(?:một|hai|ba|bốn|tư|lăm))?|nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín)(?!\w)|[IVXl]{1,6}(?!\w))"
)
_RESOLUTION = r"(?P<type>Nghị\s+quyết|NQ|Kết\s+luận|Quy\s+định|nghị\s+quyết)"
_PLENUM = regex.compile(
    rf"(?<!\w){_RESOLUTION}\s*(?:(?:số\s+)?(?:của\s+)?(?:Hội\s+nghị|HN)\s*)?(?:(?:lần\s+thứ\s+)?{_ORDINAL}\s*,?\s*(?:của\s+)?)?(?:Ban\s+Chấp\s+hành\s+Trung\s+ương|BCH\s*(?:TW|Trung\s+ương|T\.?Ư)|Trung\s+ương|T\.?\s?Ư|T\.?W|HNTW|BCHTW)(?:\s+Đảng)?(?:\s*,?\s*(?:lần\s+thứ\s+)?(?P<ord2>\d{{1,2}}(?!\d)))?"
    rf"(?:\s*,?\s*\(?\s*kh(?:óa|oá)\s+(?P<term>{ROMAN_OR_DIGITS})(?!\w)\s*\)?)?",
    regex.I,
)
_PLENUM_BARE = regex.compile(
    rf"(?<!\w){_RESOLUTION}\s+Hội\s+nghị\s+lần\s+thứ\s+{_ORDINAL}\s*,?\s*\(?\s*kh(?:óa|oá)\s+(?P<term>{ROMAN_OR_DIGITS})(?!\w)\s*\)?", regex.I
)
_CONGRESS = regex.compile(
    r"(?<!\w)(?:Nghị\s+quyết|NQ|nghị\s+quyết)\s+(?:của\s+)?(?:[Đđ]ại\s+hội|ĐH)(?P<delegates>\s+đại\s+biểu)?(?P<national>\s+(?:Đảng\s+)?toàn\s+quốc|\s+Đảng(?=\s+lần\s+thứ)(?:\s+toàn\s+quốc)?)?"
    r"(?:\s+(?:lần\s+thứ\s+)?(?P<first>[IVXL]{1,6}|\d{1,2})(?!\w))?"
    r"(?P<org>\s+(?:của\s+)?(?:Đảng\s+(?:bộ|ủy|uỷ)|Chi\s+bộ|đảng\s+bộ|chi\s+bộ)(?:(?!\s+(?:lần\s+thứ|nhiệm\s+kỳ|khóa|khoá|đề\s+ra|và\s+(?!\p{Lu}|doanh)|và\s+(?:Nghị|Kế|Chương|Chỉ|Kết)|gắn|vào|đã|về|với|trong|theo|để|đến|cả|tại|được|ở|cho|thành|có|là|phù|do|giai|năm|mà)(?:\s|$))[^,.;:()\"“”\n]){0,90})?"
    r"(?P<party>\s+(?:của\s+)?Đảng(?:\s+Cộng\s+sản\s+Việt\s+Nam)?(?!\s+(?:bộ|ủy|uỷ|viên|đoàn|các)(?!\w)))?"
    r"(?:\s*,?\s+lần\s+thứ\s+(?P<second>[IVXL]{1,6}|\d{1,2})(?!\w))?"
    r"(?P<years>\s*,?\s*\(?\s*nhiệm\s+kỳ\s+(?P<from>\d{4})\s*-\s*(?P<to>\d{4})\s*\)?)?"
    r"(?=[\s,.;:()\"“”]|$)"
)
_ORG_END = regex.compile(r"\s+(?:lần\s+thứ|nhiệm\s+kỳ|khóa|khoá)(?!\w)")
_CHARTER = regex.compile(r"(?<!\w)Điều\s+lệ\s+(?P<of>Đảng(?:\s+Cộng\s+sản\s+Việt\s+Nam)?(?!\s+(?:bộ|ủy|uỷ|viên)(?!\w))|Công\s+đoàn(?:\s+Việt\s+Nam)?|Đoàn(?:\s+TNCS\s+Hồ\s+Chí\s+Minh)?(?!\s+thể)|Mặt\s+trận\s+Tổ\s+quốc(?:\s+Việt\s+Nam)?|Hội\s+\p{Lu}\p{L}+(?:\s+\p{L}+){0,4})(?:\s*\(?\s*khóa\s+(?P<term>[IVX]+)\s*\)?)?")
_PLATFORM = regex.compile(r"(?<!\w)Cương\s+lĩnh(?:\s+(?:chính\s+trị|xây\s+dựng\s+đất\s+nước[^,.;:()]{0,60}))?(?:\s+của\s+Đảng)?(?:\s*\(?\s*(?:năm\s+|bổ\s+sung,\s+phát\s+triển\s+năm\s+)?(?P<year>(?:19|20)\d\d)\s*\)?)?(?!\w)")
_CONSTITUTION = regex.compile(r"(?<!\w)Hiến\s+pháp(?:\s+nước\s+Cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+Việt\s+Nam)?(?:,?\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d))?(?!\w)")
_LAW_HEAD = regex.compile(r"(?<!\w)(?P<type>Bộ\s+[Ll]uật|(?<!Bộ\s)Luật|Pháp\s+lệnh)\s+(?=\p{L})")
# A law that changes others is one, and so are those; a draft of it is none yet (GUIDE, Citations 13).
_AMENDING = regex.compile(r"(?<!(?:dự\s+án|dự\s+thảo|xây\s+dựng)\s+)(?<!\w)Luật\s+sửa\s+đổi,?\s+(?:và\s+)?bổ\s+sung\s+(?:một\s+số\s+)?(?:điều|Điều)(?=\s+của\s+(?:các\s+)?(?:Bộ\s+)?[Ll]uật)")
_LAW_YEAR = regex.compile(r",?\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/])")
_NO_LAW = regex.compile(r"(?:Sửa|Này|Việt\s+Nam\s|Gia\b|Sư\b|Số\s)", regex.I)
_SHORT_TYPES = "Chương trình hành động|Chương trình công tác|Kế hoạch hành động|Nghị quyết|Chỉ thị|Kết luận|Quy định|Quyết định|Đề án|Hướng dẫn|Thông báo|Nghị định|Thông tư|Kế hoạch|Chương trình|Quy chế|Công văn|Thông tri"
# A short call: a type and a bare number; with `số`, or with two digits as such numbers are spoken. What counts
# things (`Kế hoạch 5 năm`, `Chương trình 30 ngày`) is none.
_SHORT = regex.compile(
    rf"(?<!\w)(?P<type>{_SHORT_TYPES})\s+(?:(?P<so>số)\s*:?\s*(?P<number>\d{{1,4}}[a-z]?)|(?P<bare>\d{{2,4}}))(?![\p{{L}}\d])(?!\s?[/.\-,]\s?\d)(?!\s?[-/]\s?\p{{Lu}})"
    r"(?!\s*(?:năm|tháng|ngày|người|%|tỷ|triệu|nghị|chuyên|nhóm|nội|giờ|chỉ|nhiệm|điểm|mục|điều|khoản|chương|bước|tuần)(?!\w))"
)
_GROUND = regex.compile(r"^[-–+*]?\s*(?:Căn\s+cứ|Xét|Theo)\s+(?:vào\s+)?(?P<name>(?P<type>Quy\s+chế|Quy\s+định|Nghị\s+quyết|Chương\s+trình(?:\s+công\s+tác)?|Kế\s+hoạch|Kết\s+luận|Quyết\s+định|Đề\s+án|Chiến\s+lược|Hướng\s+dẫn|Chỉ\s+thị|Thông\s+báo)\s+(?!này|số\s)[^;.]{6,200}?)\s*(?=[;.,]?\s*$|;)")
_DEMOCRACY = regex.compile(r"(?<!Ban [Cc]hỉ đạo )(?<!\w)Quy\s+chế\s+dân\s+chủ\s+(?:ở\s+)?(?:cơ\s+sở|cơ\s+quan)(?!\w)")
_LEVELS = (
    ("khoi", regex.compile(r"\bkhoi\b")),
    ("so", regex.compile(r"\bso\b")),
    ("tinh", regex.compile(r"\b(?:tinh|thanh pho)\b")),
    ("huyen", regex.compile(r"\b(?:huyen|quan|thi xa)\b")),
    ("xa", regex.compile(r"\b(?:xa|phuong|thi tran|dac khu)\b")),
    ("co-so", regex.compile(r"\bco so\b")),
    ("chi-bo", regex.compile(r"^chi bo\b")),
)


def find_named(flat: str, start: int, stop: int, taken: list[tuple[int, int]]) -> list[Mention]:
    """Named mentions of one paragraph that overlap no stretch of `taken`; offsets are absolute."""
    found: list[Mention] = []
    busy = list(taken)
    for rule in RULES:
        for mention in rule(flat, start, stop):
            if all(mention.end <= low or high <= mention.start for low, high in busy):
                busy.append((mention.start, mention.end))
                found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _mention(flat: str, span: tuple[int, int], stop: int, kind: str, key: str, rule: str, term: str | None = None, issuer: str | None = None) -> Mention:
    """A named mention with what stands behind its name."""
    tail = read_tail(flat, span[1], stop)
    end = max(span[1], tail.end)
    title = read_title(flat, end, stop)
    said = squeeze(flat[title[0] : title[1]]).strip(" ,;.:") or None
    return Mention("named", span[0], end, kind, rule, None, None, None, key, issuer or tail.issuer, tail.issued_on, term or tail.term, title[0], title[1], said)


def congresses(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """`Nghị quyết Đại hội XIII của Đảng`, `Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVIII, nhiệm kỳ 2020 - 2025`."""
    for match in _CONGRESS.finditer(flat, start, stop):
        number = match["second"] or match["first"]
        org = squeeze(match["org"] or "").removeprefix("của ")
        if match["national"] and number and org:
            # `… toàn quốc lần thứ XIII của Đảng bộ Sở`: the words behind belong to something else (DOMAIN, Appendix B).
            yield _congress(flat, (match.start(), match.start("org")), "dang", "", number, match)
        elif number and not org and (match["national"] or match["party"] or _is_national(number)):
            yield _congress(flat, match.span(), "dang", "", number, match)
        elif org and (number or match["years"] or _level(org) in ("tinh", "khoi", "huyen")) and not flat[match.start() - 4 : match.start()].endswith("các "):
            yield _congress(flat, match.span(), _level(org), _own_name(org), number, match)


def _congress(flat: str, span: tuple[int, int], level: str, name: str, number: str | None, match: regex.Match[str]) -> Mention:
    ordinal = _as_roman(number) if number else ""
    years = f"{match['from']}-{match['to']}" if match["years"] and level != "dang" else ""
    end = span[0] + len(flat[span[0] : span[1]].rstrip(" ,"))
    said = squeeze(flat[span[0] : end])
    term = squeeze(match["years"]).strip(" ,()") if match["years"] and end >= match.end("years") else None
    issuer = squeeze(regex.sub(r"^(?:Nghị\s+quyết|NQ)\s+(?:của\s+)?", "", said, flags=regex.I).split(", nhiệm kỳ")[0].split(" nhiệm kỳ")[0])
    return Mention("named", span[0], end, "Nghị quyết", "dai_hoi", key=f"dai-hoi:{level}:{name}:{ordinal.lower()}:{years}", issuer=issuer, term=term, title_start=end, title_end=end)


def _is_national(number: str) -> bool:
    """A bare `Đại hội XIII` is the Party's when its number is one of the Party's congresses in living use."""
    value = roman(number) if regex.fullmatch(r"[IVXL]+", number) else int(number)
    return value is not None and 6 <= value <= 20


def _level(org: str) -> str:
    folded = fold(org)
    return next((level for level, pattern in _LEVELS if pattern.search(folded)), "dang-bo")


def _own_name(org: str) -> str:
    """What tells this body from others of its level: `Đảng bộ tỉnh Khánh Hòa` -> `khanh-hoa`, `Đảng bộ Sở` -> ``."""
    words = fold(one_tone(org))
    words = regex.sub(r"^(?:dang bo|dang uy|chi bo)\s*", "", words)
    words = regex.sub(r"\b(?:khoi|cac co quan|va doanh nghiep|doanh nghiep|tinh|so|huyen|quan|thi xa|xa|phuong|thi tran|thanh pho)\b", " ", words)
    return "-".join(regex.findall(r"[a-z0-9]+", words))


def _as_roman(number: str) -> str:
    if regex.fullmatch(r"\d+", number):
        return to_roman(int(number))
    spelled = fold(number)
    if number.lower() in ORDINAL_WORDS:
        return to_roman(ORDINAL_WORDS[number.lower()])
    return spelled.replace("1", "i").upper().replace("L", "I") if not roman(number.upper()) else number.upper()


def plenums(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """`Nghị quyết Trung ương 4 (khóa XII)`, `Nghị quyết Hội nghị lần thứ 5 khóa XI`, `NQTW4 khóa XII`."""
    for pattern in (_PLENUM, _PLENUM_BARE):
        for match in pattern.finditer(flat, start, stop):
            groups = match.groupdict()
            number = groups.get("ord") or groups.get("ord2")
            if not number:
                continue
            value = _ordinal(number)
            if value is None or value > 16:
                continue
            term = _as_roman(groups["term"]) if groups.get("term") else None
            kind = {"kl": "Kết luận", "qd": "Quy định"}.get(_initials(match["type"]), "Nghị quyết")
            key = f"{_initials(kind)}tw{value}" + (f"-khoa-{term.lower()}" if term else "")
            end = match.start() + len(match[0].rstrip())
            title = read_title(flat, end, stop)
            said = squeeze(flat[title[0] : title[1]]).strip(" ,;.:") or None
            yield Mention("named", match.start(), end, kind, "hoi_nghi_trung_uong", key=key, issuer=_plenum_issuer(match), term=f"khóa {term}" if term else None, title_start=title[0], title_end=title[1], title=said)


def _initials(kind: str) -> str:
    folded = fold(squeeze(kind))
    return folded if len(folded) == 2 else "".join(word[0] for word in folded.split())


def _plenum_issuer(match: regex.Match[str]) -> str:
    body = squeeze(match[0])[len(squeeze(match["type"])) :]
    return regex.split(r"\s*,?\s*\(?\s*kh(?:óa|oá)\s", squeeze(body))[0].strip()


def _ordinal(number: str) -> int | None:
    if number.isdigit():
        return int(number)
    value = ORDINAL_WORDS.get(" ".join(number.lower().split()))
    return value or roman(number.upper().replace("L", "I"))


def charters(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """Điều lệ Đảng, and the statutes of the mass organisations by name."""
    for match in _CHARTER.finditer(flat, start, stop):
        body = match["of"]
        name = "dang" if body.startswith("Đảng") else "-".join(regex.findall(r"[a-z]+", fold(body)))
        yield _mention(flat, match.span(), match.end(), "Điều lệ", f"dieu-le-{name}", "dieu_le", f"khóa {match['term']}" if match["term"] else None)


def platforms(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """Cương lĩnh of the Party."""
    for match in _PLATFORM.finditer(flat, start, stop):
        key = "cuong-linh-dang" + (f"-{match['year']}" if match["year"] else "")
        yield Mention("named", match.start(), match.end(), "Cương lĩnh", "cuong_linh", key=key, title_start=match.end(), title_end=match.end())


def constitutions(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """`Hiến pháp năm 2013`."""
    for match in _CONSTITUTION.finditer(flat, start, stop):
        key = "hien-phap" + (f"-{match['year']}" if match["year"] else "")
        yield Mention("named", match.start(), match.end(), "Hiến pháp", "hien_phap", key=key, title_start=match.end(), title_end=match.end())


@cache
def _law_names() -> dict[str, regex.Pattern[str]]:
    rows = load("laws")
    table = {"Luật": rows["luat"], "Bộ luật": rows["bo_luat"], "Pháp lệnh": rows["phap_lenh"]}
    return {
        kind: regex.compile(rf"(?i:{alternatives(names)})(?!\w)(?!\s+(?:của|cho|tại)\s+\p{{Lu}})") for kind, names in table.items()
    }


# A law's name that is not listed: up to a mark or a word that no name holds.
_ANY_LAW = regex.compile(
    r"\p{Lu}\p{L}*(?:(?:,\s(?=\p{Ll})|\s)(?!(?:và\s+(?:các|Luật|Bộ|Nghị|văn|Pháp)|năm|này|số|ngày|quy\s+định|được|có|đã|do|khi|để|theo|về|sửa|là|tại|trong|hiện|với|đối|nếu|thì|ban|kỳ|những|nhằm|phải|và\s+tổ\s+chức|đến|cho)(?!\w))[\p{L}\-]+){0,11}"
)


def laws(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """`Luật Thi đua, khen thưởng`, `Bộ luật Lao động năm 2019`, `Pháp lệnh …` by name."""
    for head in _LAW_HEAD.finditer(flat, start, stop):
        kind = squeeze(head["type"]).replace("Bộ Luật", "Bộ luật")
        if _NO_LAW.match(flat, head.end(), stop) or (kind == "Luật" and flat[: head.start()].endswith(("Bộ ", "Pháp "))):
            continue
        name = _law_names()[kind].match(flat, head.end(), stop) or _ANY_LAW.match(flat, head.end(), stop)
        if name and not flat[head.end()].isupper() and kind == "Luật":
            continue
        if not name:
            continue
        year = _LAW_YEAR.match(flat, name.end(), stop)
        key = law_key(kind, name[0])
        if key is None:
            continue
        end = year.end() if year else name.end()
        yield _mention(flat, (head.start(), end), stop, kind, key + (f"-{year['year']}" if year else ""), "luat")


def amending_laws(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """`Luật sửa đổi, bổ sung một số điều của Luật X`: the changing law; the changed one is a mention in its title."""
    for match in _AMENDING.finditer(flat, start, stop):
        inner = next(laws(flat, match.end(), stop), None)
        if inner and inner.key:
            end = inner.end
            yield Mention("named", *match.span(), "Luật", "luat_sua_doi", key=f"luat-sua-doi-{inner.key}", title_start=match.end(), title_end=end, title=squeeze(flat[match.end() : end]))


def short_calls(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """`Đề án số 08`, `Nghị quyết 35`, `Quy định 377`: a type and a bare number."""
    for match in _SHORT.finditer(flat, start, stop):
        number = match["number"] or match["bare"]
        kind = squeeze(match["type"])
        if match["bare"] and 1930 <= int(number) <= 2100:
            continue
        tail = read_tail(flat, match.end(), stop)
        title = read_title(flat, tail.end, stop)
        said = squeeze(flat[title[0] : title[1]]).strip(" ,;.:") or None
        key = f"{'-'.join(fold(kind).split())}-{number}"
        yield Mention("named", match.start(), tail.end, kind, "goi_tat", None, None, number, key, tail.issuer, tail.issued_on, tail.term, title[0], title[1], said)


def grounds(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """What a line `Căn cứ …` of the preamble names in full, without a number."""
    match = _GROUND.match(flat, start, stop)
    if match and not regex.search(r"\d\s?[-/]\s?\p{Lu}|Đại hội", match["name"]):
        words = regex.findall(r"[a-z0-9]+", fold(match["name"]))
        yield Mention("named", *match.span("name"), squeeze(match["type"]), "can_cu", key="-".join(words[:14]), title_start=match.end("name"), title_end=match.end("name"))


def democracy(flat: str, start: int, stop: int) -> Iterator[Mention]:
    """Quy chế dân chủ ở cơ sở, by the name everybody knows."""
    for match in _DEMOCRACY.finditer(flat, start, stop):
        yield Mention("named", match.start(), match.end(), "Quy chế", "quy_che_dan_chu", key="quy-che-dan-chu-o-co-so", title_start=match.end(), title_end=match.end())


RULES: tuple[Callable[[str, int, int], Iterator[Mention]], ...] = (
    plenums,
    congresses,
    charters,
    platforms,
    constitutions,
    amending_laws,
    laws,
    short_calls,
    grounds,
    democracy,
)
