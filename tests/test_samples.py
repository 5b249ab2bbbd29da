"""The sample documents: data/raw is what their texts make, to the byte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RAW = ROOT / "data" / "raw"


def files_in(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    script = str(ROOT / "scripts" / "make_samples.py")
    subprocess.run([sys.executable, script, str(folder)], check=True, capture_output=True)
    return folder


def test_every_sample_has_a_text_and_every_text_a_sample(made: Path) -> None:
    assert sorted(files_in(made)) == sorted(files_in(RAW))


def test_the_texts_make_the_samples_to_the_byte(made: Path) -> None:
    kept = files_in(RAW)
    assert [name for name, path in files_in(made).items() if path.read_bytes() != kept[name].read_bytes()] == []


@pytest.mark.parametrize("ending", [".txt", ".md", ".docx", ".pdf"])
def test_every_format_has_two_samples(ending: str) -> None:
    assert sum(name.endswith(ending) for name in files_in(RAW)) >= 2
