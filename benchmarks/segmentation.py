"""underthesea by itself over the sentences of a database, in a process of its own: `segmentation.py DB`, gives JSON.

all       seconds of `word_tokenize` over every sentence, nothing remembered
distinct  the same over each different sentence once
cached    seconds of the same sentences by the ingest's own door, with its bounded memory
hits      the share of sentences that this memory knew

`sentences` and `different` count all and the different ones, `letters` and `different_letters` their characters.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter

from underthesea import word_tokenize

from pipeline import words
from pipeline.store import reading


def measure(database: Path) -> dict[str, float]:
    """The figures of the docstring."""
    with reading(database) as db:
        sentences = [text for (text,) in db.execute("SELECT text FROM sentences ORDER BY rowid")]
    distinct = list(dict.fromkeys(sentences))
    _segment(sentences[0])  # loads the model
    words._segment_piece.cache_clear()
    cached = seconds(words._segment_piece, sentences)
    known = words._segment_piece.cache_info()
    return {
        "sentences": len(sentences),
        "different": len(distinct),
        "letters": sum(map(len, sentences)),
        "different_letters": sum(map(len, distinct)),
        "all": seconds(_segment, sentences),
        "distinct": seconds(_segment, distinct),
        "cached": cached,
        "hits": known.hits / (known.hits + known.misses),
    }


def seconds(work: Callable[[str], object], sentences: Iterable[str]) -> float:
    """How long the work on all sentences takes."""
    began = perf_counter()
    for sentence in sentences:
        work(sentence)
    return perf_counter() - began


def _segment(sentence: str) -> list[str]:
    found: list[str] = word_tokenize(sentence, use_token_normalize=False)
    return found


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
