"""Words: the only door to underthesea.

Its tokenizer cuts `21-NQ/TW` to pieces, and its `fixed_words` are unescaped patterns that leak into every later call.
So the numbers of documents are taken out before and put back as one word each. What it does to the rest is checked
letter by letter: where anything was changed or lost, the words are the syllables.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import regex

from parsers.model import Citation, Span
from parsers.text import one_tone, plain

# Formulas repeat within and between documents. A piece with its words is about 0.7 kB: some 7 MB a process when full.
# Twice as many would know 54 instead of 52 of a hundred composed sentences, and of editions of real ones no more.
REMEMBERED = 10_000
# No sentence is longer; underthesea takes three kilobytes for a letter, so a file without stops would take gigabytes.
LONGEST = 20_000

_BLANKS = regex.compile(r"\s+")
_JOINTS = regex.compile(r"[\s_]+")
_SYLLABLE = regex.compile(r"[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]")
_LETTER = regex.compile(r"\p{L}")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence, blanks inside a word as `_`; `numbers` are those that name documents.

    exact: False where underthesea failed and syllables stand for words
    """

    words: tuple[str, ...]
    numbers: frozenset[str] = frozenset()
    exact: bool = True


def numbers_in(text: str, citations: Iterable[Citation], own: str | None = None) -> list[Span]:
    """Where the numbers of documents are printed, with the blanks inside: of the cited ones, and the text's own."""
    letters = plain(text)
    wanted = [(citation.number, citation.span) for citation in citations if citation.number]
    if own:
        wanted.append((own, Span(0, len(text))))
    printed = (_find(plain(number), letters, span) for number, span in wanted)
    spans: list[Span] = []
    for span in sorted(filter(None, printed)):
        if not spans or spans[-1].end <= span.start:
            spans.append(span)
    return spans


def segment(text: str, sentence: Span, numbers: Sequence[Span]) -> Words:
    """The words of one sentence; each of the `numbers`, in their order, that lies in it stays one word, unspaced."""
    words: list[str] = []
    first, last = (
        bisect_left(numbers, place, key=lambda number: number.start) for place in (sentence.start, sentence.end)
    )
    kept = [number for number in numbers[first:last] if sentence.holds(number)]
    exact = True
    start = sentence.start
    for number in [*kept, None]:
        found, whole = _segment_piece(text[start : number.start if number else sentence.end])
        words += found.split(" ") if found else ()
        exact = exact and whole
        if number:
            words.append(_BLANKS.sub("", number.of(text)))
            start = number.end
    return Words(tuple(words), frozenset(_BLANKS.sub("", number.of(text)) for number in kept), exact)


def count(sentences: Iterable[Words]) -> list[tuple[str, int]]:
    """How often each word occurs, in small letters and one spelling of the tone; numbers of documents as printed."""
    printed: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for sentence in sentences:
        if sentence.numbers:
            counted.update(word for word in sentence.words if word in sentence.numbers and _LETTER.search(word))
            printed.update(word for word in sentence.words if word not in sentence.numbers)
        else:
            printed.update(sentence.words)
    for word, times in printed.items():
        if term := _term(word):
            counted[term] += times
    return sorted(counted.items())


@lru_cache(maxsize=REMEMBERED)
def _term(word: str) -> str:
    """What a word counts as; `` where it is no word."""
    return one_tone(plain(word).lower()) if _LETTER.search(word) else ""


@lru_cache(maxsize=REMEMBERED)
def _segment_piece(piece: str) -> tuple[str, bool]:
    """The words, a blank between two, and whether they are underthesea's and hold exactly the letters of the piece."""
    if not piece.strip():
        return "", True
    if len(piece) > LONGEST:
        return " ".join(_SYLLABLE.findall(piece)), False
    letters = _JOINTS.sub("", piece)
    words = [_BLANKS.sub("_", word) for word in _tokenize(piece)]
    if plain(_JOINTS.sub("", "".join(words))) != plain(letters):
        return " ".join(_SYLLABLE.findall(piece)), False
    # It writes đ for the look-alike ð; the words keep the letters as printed.
    printed = iter(letters)
    return "".join(sign if sign in "_ " else next(printed) for sign in " ".join(words)), True


def _tokenize(piece: str) -> list[str]:
    # Imported here: it loads its tables on import, and only the processes that segment need them.
    from underthesea import word_tokenize

    try:
        words: list[str] = word_tokenize(piece, use_token_normalize=False)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # its core is in Rust, and a panic there is no Exception
        return []
    return words


def _find(number: str, letters: str, within: Span) -> Span | None:
    """The first place where the number stands by itself, with blanks anywhere between its signs."""
    # No pattern is made of it: that takes longer than the search, and each number would be another one.
    signs = "".join(letters[within.start : within.end].split())
    wanted = "".join(number.split())
    at = signs.find(wanted)
    while wanted and at >= 0:
        printed = (place for place in range(within.start, within.end) if not letters[place].isspace())
        places = list(islice(printed, at, at + len(wanted)))
        start, end = places[0], places[-1] + 1
        if not letters[start - 1 : start].isalnum() and not (end < within.end and letters[end].isalnum()):
            return Span(start, end)
        at = signs.find(wanted, at + 1)
    return None
