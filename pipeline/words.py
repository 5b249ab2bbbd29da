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

import regex

from parsers.model import Citation, Span
from parsers.text import one_tone, plain

# Formulas repeat within and between documents. A piece with its words is about 1 kB: some 20 MB a process when full.
REMEMBERED = 20_000
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
    printed = (_spaced(number).search(letters, span.start, span.end) for number, span in wanted)
    spans: list[Span] = []
    for span in sorted(Span(*match.span()) for match in printed if match):
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
        words += found
        exact = exact and whole
        if number:
            words.append(_BLANKS.sub("", number.of(text)))
            start = number.end
    return Words(tuple(words), frozenset(_BLANKS.sub("", number.of(text)) for number in kept), exact)


def count(sentences: Iterable[Words]) -> list[tuple[str, int]]:
    """How often each word occurs, in small letters and one spelling of the tone; numbers of documents as printed."""
    counter = Counter(
        word if word in sentence.numbers else one_tone(plain(word).lower())
        for sentence in sentences
        for word in sentence.words
        if _LETTER.search(word)
    )
    return sorted(counter.items())


@lru_cache(maxsize=REMEMBERED)
def _segment_piece(piece: str) -> tuple[tuple[str, ...], bool]:
    """The words, and whether they are underthesea's and hold exactly the letters of the piece."""
    if not piece.strip():
        return (), True
    if len(piece) > LONGEST:
        return tuple(_SYLLABLE.findall(piece)), False
    letters = _JOINTS.sub("", piece)
    words = [_BLANKS.sub("_", word) for word in _tokenize(piece)]
    if plain(_JOINTS.sub("", "".join(words))) != plain(letters):
        return tuple(_SYLLABLE.findall(piece)), False
    # It writes đ for the look-alike ð; the words keep the letters as printed.
    printed = iter(letters)
    return tuple("".join(sign if sign == "_" else next(printed) for sign in word) for word in words), True


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


@lru_cache(maxsize=REMEMBERED)
def _spaced(number: str) -> regex.Pattern[str]:
    """The number as it may be printed, with blanks anywhere between its signs."""
    signs = r"\s*".join(regex.escape(sign) for sign in plain(number))
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}]){signs}(?![\p{{L}}\p{{N}}])")
