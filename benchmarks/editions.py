"""Editions of real documents, for measuring: as many as wanted, all different, all the same for the same seed.

    python benchmarks/editions.py FOLDER [--of ../shared/corpus] [--documents 2000] [--seed 1]

Documents of a series say much the same of other places, years and figures. So an edition has masthead and signature
of one real document, a number and names of its own, and a stretch of its paragraphs, of which some are left out, change
places or come from another document; dates and figures are others, the same for the same throughout one edition.
Labels and what it cites stay. All are .txt.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from random import Random

import regex
from plan import FIRST_DAY, LAST_DAY, NAMES, invented_names, phrases

from parsers.document import parse
from parsers.model import Document, Paragraph
from parsers.text import slug

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
# Formats that are read fast and without doubt.
_READ = (".txt", ".md", ".docx")
# Letters of the stretch, so that an edition has four to six kilobytes.
_LEAST, _MOST = 2_200, 3_600
# Shares of the paragraphs.
_LEFT_OUT, _EXCHANGED, _MOVED = 0.08, 0.06, 0.06
# Shorter ones are headings, and stay where they are.
_SHORTEST = 60
# What stands above a document's words lies within so many letters.
_HEAD = 2_000
_HEAD_FIELDS = frozenset({"number", "place", "issued_on", "type_name", "title"})

_LABEL = regex.compile(r"\s*(?:[-+*•]|\p{L}\)|\d+(?:\.\d+)*[.)]?(?=\s)|[IVX]+[.-])\s*")
_DATE = r"ngày \d{1,2} tháng \d{1,2}|\d{1,2}/\d{1,2}(?=/(?:19|20)\d\d\b)|tháng \d{1,2}"
_FIGURE = r"(?<![\w./,-]|(?:[Đđ]iều|[Kk]hoản|[Cc]hương|[Mm]ục|[Pp]hần|số|thứ|khóa|[Qq]uý) )\d+(?:[.,]\d+)*(?![\w/-])"
_CHANGING = regex.compile(rf"{_DATE}|(?<=/|tháng \d{{1,2}} năm )(?:19|20)\d\d\b|{_FIGURE}")
_DIGITS = regex.compile(r"\d+")
_BARE_NUMBER = regex.compile(r"(?<=^Số:? ?)(?=[/-]\p{Lu})")
_NAME = regex.compile(
    r"\b(?:[Tt]ỉnh|[Hh]uyện|[Tt]hị xã|[Tt]hành phố|[Xx]ã|[Pp]hường|[Qq]uận|Tỉnh ủy|Thành ủy) "
    r"(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph; `slots` are the places in it, in order, of what another edition says otherwise."""

    text: str
    slots: tuple[tuple[int, int], ...]

    def said(self, otherwise: Callable[[str], str]) -> str:
        """The paragraph with other words in its slots."""
        pieces, last = [], 0
        for start, end in self.slots:
            pieces += [self.text[last:start], otherwise(self.text[start:end])]
            last = end
        return "".join([*pieces, self.text[last:]])

    @property
    def is_free(self) -> bool:
        """Whether it may stand elsewhere: words, and no label that counts."""
        label = _LABEL.match(self.text)
        return len(self.text) >= _SHORTEST and not (label and label[0].strip() not in "-+*•")


@dataclass(frozen=True, slots=True)
class Original:
    """A real document, taken apart: what stands above its words, these, and what stands below.

    number: as printed, None where it has none; form: how its type is shortened; names: of places, and its signer's
    """

    name: str
    number: str | None
    form: str
    signer: str | None
    head: tuple[Passage, ...]
    body: tuple[Passage, ...]
    foot: tuple[Passage, ...]


def read(folder: Path) -> tuple[Original, ...]:
    """The documents of a folder that editions can be made of, in the order of their paths."""
    files = sorted(file for file in folder.rglob("*") if file.suffix in _READ)
    return tuple(_take_apart(file.stem, parse(file.read_bytes(), file.suffix[1:], file.name)) for file in files)


def write(folder: Path, originals: Sequence[Original], numbers: Iterable[int], seed: int = 1) -> None:
    """Writes the editions of these numbers, from 0; another seed gives others under the same names."""
    for at in numbers:
        original = originals[at % len(originals)]
        file = folder / slug(original.name)[:40] / f"{at + 1:05}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(edition(originals, at, seed), encoding="utf-8")


def edition(originals: Sequence[Original], at: int, seed: int = 1) -> str:
    """The text of one edition, its paragraphs with an empty line between."""
    original = originals[at % len(originals)]
    chance = Random(f"edition {seed} {at}")
    shift = chance.randrange(FIRST_DAY.year, LAST_DAY.year + 1) - LAST_DAY.year
    otherwise = cache(partial(_otherwise, f"{seed} {at}", shift, original.signer))
    head = [passage.said(otherwise) for passage in original.head]
    passages = [*_stretch(original.body, originals, chance), *original.foot]
    return "\n\n".join([*_numbered(head, original, at + 1), *(each.said(otherwise) for each in passages)]) + "\n"


def _take_apart(name: str, document: Document) -> Original:
    metadata = document.metadata
    above = [place.end for field, place in metadata.places if field in _HEAD_FIELDS and place.end < _HEAD]
    names = {metadata.place, metadata.signer_name, *_NAME.findall(document.text)} - {None}
    spellings = sorted({spelling for each in names if each for spelling in (each, each.upper())}, key=len, reverse=True)
    naming = regex.compile(rf"\b(?:{'|'.join(map(regex.escape, spellings))})\b") if spellings else None
    parts: dict[str, list[Passage]] = {"head": [], "body": [], "foot": []}
    for paragraph in document.paragraphs:
        start = paragraph.span.start
        below = document.closing is not None and document.closing.start <= start < document.closing.end
        part = "head" if start < max(above, default=0) else "foot" if below else "body"
        parts[part].append(_passage(document, paragraph, naming))
    return Original(
        name,
        metadata.number,
        next((form for form, spoken in NAMES.items() if spoken == metadata.type_name), "VB"),
        metadata.signer_name,
        **{part: tuple(passages) for part, passages in parts.items()},
    )


def _passage(document: Document, paragraph: Paragraph, naming: regex.Pattern[str] | None) -> Passage:
    """A paragraph with its slots: figures and dates of its own, and names wherever they stand."""
    text = paragraph.span.of(document.text)
    first = paragraph.span.start
    label = _LABEL.match(text)
    kept = [(0, label.end())] if label else []
    cited = [
        *(citation.span for citation in document.citations),
        *(s for f, s in document.metadata.places if f == "number"),
    ]
    kept += [(span.start - first, span.end - first) for span in cited if paragraph.span.holds(span)]
    figures = (match.span() for match in _CHANGING.finditer(text))
    slots = [slot for slot in figures if not any(start < slot[1] and slot[0] < end for start, end in kept)]
    if naming:
        slots += [match.span() for match in naming.finditer(text)]
    return Passage(text, tuple(sorted(slots)))


def _stretch(body: Sequence[Passage], originals: Sequence[Original], chance: Random) -> list[Passage]:
    """Neighbouring paragraphs of some thousand letters, some left out, moved or exchanged."""
    wanted = chance.randint(_LEAST, _MOST)
    length, last_start = 0, len(body)
    while last_start and length < wanted:
        last_start -= 1
        length += len(body[last_start].text)
    at = chance.randint(0, last_start)
    found: list[Passage] = []
    while at < len(body) and sum(len(passage.text) for passage in found) < wanted:
        passage, lot = body[at], chance.random()
        at += 1
        if passage.is_free and lot < _LEFT_OUT:
            continue
        if passage.is_free and lot < _LEFT_OUT + _EXCHANGED:
            passage = chance.choice(_free(chance.choice(originals)) or [passage])
        is_moved = passage.is_free and lot < _LEFT_OUT + _EXCHANGED + _MOVED and found and found[-1].is_free
        found.insert(len(found) - bool(is_moved), passage)
    return found


@cache
def _free(original: Original) -> list[Passage]:
    return [passage for passage in original.body if passage.is_free]


def _numbered(head: Sequence[str], original: Original, serial: int) -> list[str]:
    """The head with another number: in place of the printed one, where one was left out, or above all."""
    for at, line in enumerate(head):
        if original.number and original.number in line:
            number = _DIGITS.sub(str(serial), original.number, count=1)
            return [*head[:at], line.replace(original.number, number), *head[at + 1 :]]
        if _BARE_NUMBER.search(line):
            return [*head[:at], _BARE_NUMBER.sub(str(serial), line), *head[at + 1 :]]
    return [f"Số {serial}-{original.form}/ĐU", *head]


def _otherwise(edition: str, shift: int, signer: str | None, said: str) -> str:
    """What the edition says for a date, a year, a figure or a name."""
    chance = Random(f"{edition} {said.lower()}")
    if not _DIGITS.search(said):
        name = _person(chance) if said == signer else chance.choice(invented_names())
        return name.upper() if said.isupper() else name
    if "/" in said or said.startswith(("ngày", "tháng")):
        limits = iter([12] if said.startswith("tháng") else [28, 12])
        dated: str = _DIGITS.sub(lambda part: f"{chance.randint(1, next(limits)):0{len(part[0])}}", said)
        return dated
    if len(said) == 4 and said.startswith(("19", "20")):
        return str(int(said) + shift)
    return said if said == "100" else _DIGITS.sub(lambda part: _figure(part[0], chance), said)


def _figure(figure: str, chance: Random) -> str:
    """Another number with as many digits, and as many noughts in front."""
    rest = figure.lstrip("0")
    noughts = figure[: len(figure) - len(rest)]
    return noughts + (str(chance.randrange(10 ** (len(rest) - 1), 10 ** len(rest))) if rest else "")


def _person(chance: Random) -> str:
    return " ".join(chance.choice(phrases()[part]) for part in ("family", "middle", "given"))


def main() -> None:
    """Writes a folder."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--of", type=Path, default=CORPUS, help="the real documents (.txt, .md, .docx)")
    arguments.add_argument("--documents", type=int, default=2_000)
    arguments.add_argument("--seed", type=int, default=1)
    chosen = arguments.parse_args()
    write(chosen.folder, read(chosen.of), range(chosen.documents), chosen.seed)


if __name__ == "__main__":
    main()
