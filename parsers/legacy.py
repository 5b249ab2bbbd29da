"""Letters of the fonts of the 1990s to Unicode: TCVN3 (`.VnTime`), VNI (`VNI-Times`), VISCII and VPS, run by run.

In those fonts the bytes of other signs draw Vietnamese letters, so a file says `Céng hoµ` where the page shows
`Cộng hoà`. Real files mix them with Unicode, and the name of a font proves nothing: text typed in Unicode keeps the
font of its template. What decides, in this order:

1. a letter that only Unicode has (`ế`, `ư`): the run is Unicode;
2. the other letters of the paragraph, where one table makes clearly more Vietnamese syllables of them than the others;
3. the letters of the font in the whole document, likewise;
4. the font's name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from parsers.legacy_tables import ENCODINGS, NAMES, Encoding, is_vni_pair, to_unicode
from parsers.model import Problem
from parsers.syllables import judge

# A PDF puts a tag before the name of a font, drops blanks and the dot of `.VnTime`, and adds the style. `VNtimes new
# roman` is of yet another table, so without the dot the n must be small.
_TAG = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"(?:[-, ]|(?<=[a-zH]))(?:Bold|Italic|Oblique|Regular|MT)+.*$")
_FONTS: tuple[tuple[Encoding, re.Pattern[str]], ...] = (
    ("tcvn3", re.compile(r"\.(?i:vn)\w|Vn[A-Z]|(?i:TCVN3|ABC-)")),
    ("vni", re.compile(r"(?i:VNI)(?:[-_ ]|[A-Z])")),
    ("vps", re.compile(r"(?i:VPS)[-_ ]?\w")),
    ("viscii", re.compile(r"VI (?:Times|Arial|Helv|Courier)|(?i:VISCII)")),
)

# Letters that only Unicode has: where one stands, nothing is in an old table.
_UNICODE_ONLY = re.compile("[ăĂđĐĩĨũŨơƠưƯẠ-ỹ\u0300\u0301\u0303\u0309\u0323]")
# Bytes of VISCII stand where Unicode has blanks, so words are parted by plain blanks only.
_WORDS = re.compile(r"[ \t\r\n\f\v]+")
_COLUMNS = re.compile(r"(\s{3,}|\t)")
_BLANKS = re.compile(r"(\s+)")
_SYMBOL = re.compile(r"\d+/\S+")
# One word more or less of its kind is chance; two words put right outweigh what the font is called.
_CLEAR_LEAD = 4
_FAR_MORE_GOOD = 4
# So many different words tell what a font holds.
_ENOUGH_WORDS = 600


class Run(NamedTuple):
    """Letters in one font; the font is empty where nothing names one."""

    text: str
    font: str = ""


def font_encoding(font: str) -> Encoding | None:
    """The table that a font's name stands for: `.VnTimeH`, `ABCDEF+VnTimeBold`, `VNI-Times`; None for other fonts."""
    name = _TAG.sub("", font)
    return next((encoding for encoding, pattern in _FONTS if pattern.match(name)), None)


def draws_capitals(font: str) -> bool:
    """Whether a font draws small letters as capitals, as `.VnTimeH` and `.Vn3DH` do."""
    name = _STYLE.sub("", _TAG.sub("", font))
    return font_encoding(font) == "tcvn3" and (name.endswith("H") or (name.islower() and name.endswith("h")))


def is_unicode(text: str) -> bool:
    """Whether a letter stands in the text that no old table has."""
    return bool(_UNICODE_ONLY.search(text))


def choose(texts: Iterable[str], expected: Encoding | None = None) -> Encoding | None:
    """The table that makes the most Vietnamese syllables of the words; the expected one unless another clearly leads.

    None stands for Unicode. A table that leaves words which cannot be Vietnamese is none: French stays French.
    """
    words = _telling_words(texts)
    if not words:
        return expected
    # Where so many words are Unicode no table can win; scoring them all is most of the work.
    modern = sum(map(is_unicode, words))
    tables = ENCODINGS if len(words) - modern >= _FAR_MORE_GOOD * modern else ()
    if expected is None and not tables:
        return None
    scores = {encoding: _score(words, encoding) for encoding in (expected, None, *tables)}
    best = max(scores, key=lambda encoding: scores[encoding].lead)
    leads = scores[best].lead - scores[expected].lead >= _CLEAR_LEAD
    return best if leads and scores[best].good >= _FAR_MORE_GOOD * scores[best].bad else expected


def survey(runs: Iterable[tuple[str, str]]) -> dict[str, Encoding | None]:
    """What each font of a document holds. Where no name helps (a PDF may drop them), one clear font speaks for all."""
    texts: dict[str, list[str]] = defaultdict(list)
    for text, font in runs:
        texts[font].append(text)
    named = {font: font_encoding(font) for font in texts}
    found = {font: choose(words, named[font]) for font, words in texts.items()}
    told = {encoding for font, encoding in found.items() if encoding or any(map(is_unicode, texts[font]))}
    if len(told) == 1 and not any(named.values()):
        return dict.fromkeys(found, told.pop())
    return found


def drawn(run: Run, encoding: Encoding | None) -> str:
    """The letters of a run as its font draws them; the symbol of a document (`12/2004/QĐ-TTg`) keeps its small ones."""
    if is_unicode(run.text):
        return run.text
    letters = to_unicode(run.text, encoding)
    if encoding == "tcvn3" and draws_capitals(run.font):
        return "".join(part if _SYMBOL.fullmatch(part) else part.upper() for part in _BLANKS.split(letters))
    return letters


def restore(runs: Sequence[Run], fonts: Mapping[str, Encoding | None]) -> list[str]:
    """The letters of the runs of one paragraph as Unicode; `fonts` is what `survey` found.

    A mark of VNI that a change of style has cut from its letter goes with the letter: `o` + `ä` is `ộ`, nothing.
    """
    old: dict[Encoding | None, list[str]] = defaultdict(list)
    for run in runs:
        if not is_unicode(run.text):
            old[fonts.get(run.font)].append(run.text)
    chosen = {expected: choose(["".join(texts)], expected) for expected, texts in old.items()}
    encodings = [None if is_unicode(run.text) else chosen[fonts.get(run.font)] for run in runs]
    texts = _with_their_marks([run.text for run in runs], encodings)
    return [drawn(Run(text, run.font), encoding) for text, run, encoding in zip(texts, runs, encodings, strict=True)]


def restore_lines(lines: Sequence[str]) -> tuple[list[str], tuple[Problem, ...]]:
    """Lines without fonts as Unicode, each by its own letters; one that says nothing goes with the lines around it.

    Columns that a wide blank parts are told apart, for in a masthead they may come from two hands.
    """
    cells = [_COLUMNS.split(line) for line in lines]
    pieces = [piece for line in cells for piece in line]
    verdicts = [_verdict(piece) for piece in pieces]
    if not any(verdict.encoding for verdict in verdicts):
        return list(lines), ()
    found = [
        verdict.encoding if verdict.tells else choose([piece], around)
        for piece, verdict, around in zip(pieces, verdicts, _around(verdicts), strict=True)
    ]
    letters = map(to_unicode, pieces, found)
    restored = ["".join(islice(letters, len(line))) for line in cells]
    return restored, told(sum(new != old for new, old in zip(restored, lines, strict=True)), found)


class _Verdict(NamedTuple):
    """The table of a piece of a line, None for Unicode, and whether its letters tell."""

    encoding: Encoding | None
    tells: bool


def _verdict(piece: str) -> _Verdict:
    if is_unicode(piece):
        return _Verdict(None, tells=True)
    encoding = choose([piece])
    return _Verdict(encoding, tells=encoding is not None)


def _around(verdicts: Sequence[_Verdict]) -> Iterator[Encoding | None]:
    """For each verdict, what the nearest ones that tell say before and after it, if they agree; None if not."""
    telling = [verdict.encoding for verdict in verdicts if verdict.tells]
    passed = 0
    for verdict in verdicts:
        nearest = set(telling[max(passed - 1, 0) : passed + 1])
        yield nearest.pop() if len(nearest) == 1 else None
        passed += verdict.tells


def told(changed: int, encodings: Iterable[Encoding | None]) -> tuple[Problem, ...]:
    """The note that so many words were put into Unicode; none where none was."""
    names = ", ".join(sorted({NAMES[encoding] for encoding in encodings if encoding})) or "cũ"
    message = f"Đã chuyển {changed} cụm chữ từ bảng mã {names} sang Unicode."
    return (Problem("info", "da_chuyen_bang_ma", message),) if changed else ()


def _with_their_marks(texts: Sequence[str], encodings: Sequence[Encoding | None]) -> list[str]:
    whole = list(texts)
    for at, (before, after) in enumerate(pairwise(texts), start=1):
        if encodings[at - 1] == encodings[at] == "vni" and before and after and is_vni_pair(before[-1], after[0]):
            whole[at - 1] += after[0]
            whole[at] = after[1:]
    return whole


class _Score(NamedTuple):
    good: int
    bad: int

    @property
    def lead(self) -> int:
        return self.good - self.bad


def _telling_words(texts: Iterable[str]) -> list[str]:
    """Different words with letters that are not plain, in their order, up to so many as are enough."""
    words: dict[str, None] = {}
    for text in texts:
        if not text.isascii():
            words |= dict.fromkeys(word for word in _WORDS.split(text) if not word.isascii())
        if len(words) > _ENOUGH_WORDS:
            break
    return list(words)


def _score(words: Iterable[str], encoding: Encoding | None) -> _Score:
    """Words with letters that only Unicode has speak against every table."""
    good = bad = 0
    for word in words:
        possible, impossible = judge(word if encoding is None else to_unicode(word, encoding))
        wrong = impossible > 0 or (encoding is not None and is_unicode(word))
        good, bad = good + (possible > 0 and not wrong), bad + wrong
    return _Score(good, bad)
