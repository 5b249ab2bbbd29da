"""How Vietnamese a text looks: the share of its words that could be Vietnamese syllables.

A syllable is an initial consonant, a rhyme and a tone, and the language has few of each, so a model of them knows
every word of every document without a list. A text layer in the fonts of the 1990s (`ChÊp hµnh`), with a broken
character map or with its letters shuffled fails it at once. Words that say nothing either way are not judged:
numbers, abbreviations in capitals, and words in plain letters, which may be foreign.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
y ych yn ynh yp yt yu yêm yên yêng yêt yêu o oc oi om on ong op ot ooc oong
oa oac oach oai oam oan oang oanh oao oap oat oau oay oăc oăm oăn oăng oăp oăt oe oem oen oeng oeo oet
ô ôc ôi ôk ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơng ơp ơt u ua uc ui um un ung up ut uâ uân uâng uât uây uê uêch uênh uêu
uô uôc uôi uôm uôn uông uôt uơ uơn uy uya uych uyn uynh uyp uyt uyu uyên uyêt
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
"""
RHYMES = frozenset(_RHYMES.split())
# Longest first; `k`, `gh`, `ngh` stand before e ê i y, their twins before the rest.
_INITIALS = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x"
INITIALS = (*_INITIALS.split(), "")
FRONT_VOWELS = frozenset("eêiy")
BEFORE_FRONT = frozenset(("k", "gh", "ngh"))
NEVER_BEFORE_FRONT = frozenset(("c", "ng"))
STOPS = ("c", "ch", "k", "p", "t")
ACUTE, DOT_BELOW = "\u0301", "\u0323"
TONES = frozenset(("\u0300", ACUTE, "\u0303", "\u0309", DOT_BELOW))

BREAKS = re.compile(r"[\s\d\-–—/.,;:…()\[\]{}<>\"'“”‘’«»+&*=%|_•!?@#~^\\]+")
# What is left of a syllable whose vowel was lost or that was cut in two; no unit or abbreviation is written so.
FRAGMENTS = frozenset(("ng", "nh", "gh", "ngh"))
NO_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{3,}")
LOWER_ABBREVIATIONS = frozenset(("ths", "pgs", "nxb", "vnd", "kwh", "kcn", "ttg", "http", "https", "html", "pdf"))
ALPHABET = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz")

# So many words are remembered; the syllables of the language are some seven thousand.
MOST_WORDS, LONGEST_WORD = 1 << 15, 12


def vietnamese_share(text: str) -> float:
    """The share of the judged words of `text` that are possible syllables, from 0 to 1; 1 where none is judged."""
    good, bad = judge(text)
    return good / (good + bad) if good + bad else 1.0


def judge(text: str) -> tuple[int, int]:
    """How many words of `text` are possible syllables, and how many impossible; the rest is not judged."""
    return _judge_word(text) if len(text) <= LONGEST_WORD else _judge(text)


def _judge(text: str) -> tuple[int, int]:
    verdicts = list(map(is_possible, BREAKS.split(unicodedata.normalize("NFC", text))))
    return verdicts.count(True), verdicts.count(False)


_judge_word = lru_cache(maxsize=MOST_WORDS)(_judge)


@cache
def _toneless(letter: str) -> tuple[str, str]:
    """A letter without its tone mark, and the mark: `ấ` -> `â`, acute."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(part for part in parts if part in TONES)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES)), tone


@lru_cache(maxsize=MOST_WORDS)
def is_possible(word: str) -> bool | None:
    """Whether `word` could be a Vietnamese syllable; None where it says nothing about the text's health."""
    if not any(map(str.isalpha, word)):
        return None
    lower = word.lower()
    if lower.isascii():
        garbled = lower in FRAGMENTS or (bool(NO_VOWEL.fullmatch(lower)) and lower not in LOWER_ABBREVIATIONS)
        return False if garbled and word == lower else None
    if is_syllable(lower):
        return True
    return None if is_abbreviation(word) else False


def is_syllable(word: str) -> bool:
    """Whether a lower-case word spells a Vietnamese syllable: `nghị`, `quyết`, `uỷ`, `ủy`; not `ngị`, `hµnh`."""
    split = [_toneless(letter) for letter in word]
    bare, tone = "".join(letter for letter, _ in split), "".join(mark for _, mark in split)
    if len(tone) > 1:
        return False
    return any(_agree(initial, bare[len(initial) :], tone) for initial in INITIALS if bare.startswith(initial))


def _agree(initial: str, rhyme: str, tone: str) -> bool:
    if initial == "gi" and not rhyme:
        return True
    if rhyme not in RHYMES:
        return False
    if rhyme.endswith(STOPS) and tone not in (ACUTE, DOT_BELOW):
        return False
    front = rhyme[0] in FRONT_VOWELS
    return initial not in (NEVER_BEFORE_FRONT if front else BEFORE_FRONT)


def is_abbreviation(word: str) -> bool:
    """Whether `word` looks like a short form: letters without a tone, a capital after the first (`TCCSĐ`, `QĐi`)."""
    if len(word) == 1:
        return word.lower() in ALPHABET
    return any(letter.isupper() for letter in word[1:]) and set(word.lower()) <= ALPHABET
