"""The shape of the project: which package may import which, and how long a module may grow."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted([*ROOT.glob("parsers/**/*.py"), *ROOT.glob("pipeline/**/*.py")])
# What the parsers may use: the standard library without its effects, and what reads bytes and matches text.
PURE = {"regex", "docx", "lxml", "pdfplumber", "pypdfium2", "pypdfium2_raw", "parsers", "pdfminer", "viparse", "ftfy"}
EFFECTS = {
    "sqlite3",
    "socket",
    "subprocess",
    "urllib",
    "http",
    "asyncio",
    "multiprocessing",
    "shutil",
    "tempfile",
    "time",
}
# Soft limit 250, hard limit 400: beyond it a module has outgrown its job.
LONGEST = 400


def imported(path: Path) -> Iterator[str]:
    """The top-level names that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", [path for path in MODULES if "parsers" in path.parts], ids=lambda path: path.stem)
def test_parsers_import_no_pipeline_and_no_effects(path: Path) -> None:
    names = set(imported(path))
    assert "pipeline" not in names
    assert not names & EFFECTS
    third_party = {name for name in names if not _is_standard(name)}
    assert third_party <= PURE


def _is_standard(name: str) -> bool:
    return name in sys.stdlib_module_names


def test_model_is_a_leaf() -> None:
    assert "parsers" not in set(imported(ROOT / "parsers/model.py"))


@pytest.mark.parametrize("path", [*MODULES, *sorted(ROOT.glob("scripts/**/*.py"))], ids=lambda path: path.stem)
def test_no_module_outgrows_its_job(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_module_says_its_job_first(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert said
    assert said.splitlines()[0].endswith((".", ":"))


def test_underthesea_has_one_door() -> None:
    doors = [path.name for path in MODULES if "underthesea" in set(imported(path))]
    assert doors == ["words.py"]
