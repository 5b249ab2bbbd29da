"""The documents that the benchmarks are measured on: the same for the same seed, all different, and read as meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from generator import SAMPLES, borrowed, generate, write
from plan import Brief, plan
from prose import compose, figures

from parsers.document import parse
from parsers.model import Document
from pipeline.ingest import ingest
from pipeline.store import reading

FEW = 120


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("generated")


@pytest.fixture(scope="module")
def briefs(folder: Path) -> Sequence[Brief]:
    return generate(folder, FEW, seed=7)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def parsed(folder: Path, brief: Brief) -> Document:
    return parse((folder / brief.path).read_bytes(), brief.ending.removeprefix("."), brief.path.name)


def test_the_same_seed_gives_the_same_bytes(folder: Path, briefs: Sequence[Brief], tmp_path: Path) -> None:
    generate(tmp_path, FEW, seed=7)
    assert contents(tmp_path) == contents(folder)


def test_another_seed_gives_other_editions_under_the_same_names(
    folder: Path, briefs: Sequence[Brief], tmp_path: Path
) -> None:
    write(tmp_path, briefs, seed=8)
    one, other = contents(folder), contents(tmp_path)
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] == other[name]] == []


def test_each_document_has_its_own_name_text_and_identity(folder: Path, briefs: Sequence[Brief]) -> None:
    assert len(set(contents(folder).values())) == len(briefs) == FEW
    assert len({(brief.number, brief.issued_on, brief.body.name) for brief in briefs}) == FEW


def test_documents_share_formulas_and_little_else() -> None:
    """At most a third of the sentences of a plan stand in another document too."""
    lines = [
        {block.text for block in compose(brief, 7, borrowed(SAMPLES)).body if len(block.text) > 40}
        for brief in plan(FEW, 7)
    ]
    seen = Counter(line for each in lines for line in each)
    assert sum(count for count in seen.values() if count > 1) < seen.total() / 3


def test_every_format_and_level_occurs() -> None:
    briefs = list(plan(1000, 7))
    assert {brief.ending for brief in briefs} == {".txt", ".docx", ".html", ".pdf"}
    assert {brief.body.level for brief in briefs} == {"province", "government", "district", "commune"}


def test_number_date_and_title_are_read(folder: Path, briefs: Sequence[Brief]) -> None:
    for brief in briefs:
        metadata = parsed(folder, brief).metadata
        assert (metadata.number, metadata.issued_on) == (brief.number, brief.issued_on.isoformat()), brief.path
        assert metadata.title, brief.path


def test_every_aim_is_read_as_a_target(folder: Path, briefs: Sequence[Brief]) -> None:
    for brief in briefs:
        document = parsed(folder, brief)
        quotes = {" ".join(target.span.of(document.text).split()) for target in document.targets}
        for figure in figures(compose(brief, 7, borrowed(SAMPLES))):
            assert any(figure.rstrip(".") in quote or quote in figure for quote in quotes), (brief.path, figure)


def test_the_folder_loads_without_a_problem_and_its_directives_are_found(
    folder: Path, briefs: Sequence[Brief], tmp_path: Path
) -> None:
    database = tmp_path / "generated.db"
    summary = ingest(folder, database)
    assert summary.failures == ()
    assert summary.rows["documents"] == FEW
    held = sum(brief.above.split(" số ")[1].split(",")[0] in {other.number for other in briefs} for brief in briefs)
    with reading(database) as db:
        (linked,) = db.execute(
            "SELECT count(DISTINCT c.document_id) FROM citations c JOIN works w ON w.id = c.work_id "
            "WHERE w.document_id IS NOT NULL AND w.document_id <> c.document_id"
        ).fetchone()
        doubts = db.execute("SELECT source_path, code, message FROM problems").fetchall()
    assert linked >= held > 0
    assert doubts == []


def test_paragraphs_are_borrowed_from_a_folder_that_is_named(tmp_path: Path) -> None:
    sentence = "Mỗi thôn trồng một hàng tre chắn sóng dọc bờ sông và giao cho chi bộ chăm sóc lâu dài."
    (tmp_path / "further.txt").write_text(f"KẾ HOẠCH\nvề việc khác\n\n1. {sentence}\n", encoding="utf-8")
    texts = ["\n".join(block.text for block in compose(brief, 7, borrowed(tmp_path)).body) for brief in plan(5, 7)]
    assert all(sentence in text for text in texts)
