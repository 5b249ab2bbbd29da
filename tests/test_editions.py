"""Editions of real documents, tried on the samples: all different, the same for the same seed, and read as meant."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from editions import Original, edition, read, write
from generator import SAMPLES

from parsers.document import parse
from pipeline.ingest import ingest

FEW = 60


@pytest.fixture(scope="module")
def originals() -> Sequence[Original]:
    return read(SAMPLES)


@pytest.fixture(scope="module")
def texts(originals: Sequence[Original]) -> Sequence[str]:
    return [edition(originals, at) for at in range(FEW)]


def test_the_same_seed_gives_the_same_editions_and_another_seed_others(
    originals: Sequence[Original], texts: Sequence[str]
) -> None:
    assert [edition(read(SAMPLES), at) for at in range(FEW)] == texts
    assert not set(texts) & {edition(originals, at, seed=2) for at in range(FEW)}


def test_all_differ_in_number_and_words(originals: Sequence[Original], texts: Sequence[str]) -> None:
    documents = [parse(text.encode(), "txt", "") for text in texts]
    assert [document.metadata.serial for document in documents] == list(range(1, FEW + 1))
    bodies = {text[text.index("\n\n", len(text) // 4) :] for text in texts}
    assert len(bodies) == FEW


def test_dates_stay_dates_and_cited_numbers_stay(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(
        "KẾ HOẠCH\nvề việc khác\n\nCăn cứ Nghị quyết số 27-NQ/TW, ngày 17/6/2022, của Trung ương.\n\n"
        "1. Trong 45 thôn của huyện Vân Khê, xong trước ngày 25/12/2023 là 98,5%, rồi 45 thôn nữa ở Vân Khê.\n",
        encoding="utf-8",
    )
    [original] = originals = read(tmp_path)
    assert original.number is None
    text = edition(originals, 0)
    assert "Nghị quyết số 27-NQ/TW, ngày 17/6/2022" in text
    assert text.startswith("Số 1-KH/ĐU\n")
    assert "Vân Khê" not in text
    [line] = [line for line in text.splitlines() if line.startswith("1. ")]
    figures = [word.strip(".,%") for word in line.split() if word[0].isdigit()]
    assert figures[1] == figures[-1] != "45"
    day, month, year = map(int, figures[2].split("/"))
    assert (1 <= day <= 28, 1 <= month <= 12, 2020 <= year <= 2023) == (True, True, True)


def test_all_load(originals: Sequence[Original], tmp_path: Path) -> None:
    write(tmp_path / "folder", originals, range(FEW))
    summary = ingest(tmp_path / "folder", tmp_path / "editions.db")
    assert (summary.failures, summary.rows["documents"]) == ((), FEW)
