"""The two languages: each word of ours has its English, the choice is remembered, the switch leads nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from pipeline import schema, views
from pipeline.levels import LEVELS
from pipeline.site import HERE, language, names, values
from pipeline.site.graph_style import KINDS
from pipeline.site.metadata import ABOUT, TITLE, metadata
from pipeline.site.pages import PAGES, brief, descriptions
from pipeline.site.queries import QUERIES
from pipeline.site.search_answers import EXAMPLES
from pipeline.site.switch import _chosen, _local
from pipeline.views import VIEWS

_IN_TEMPLATE = re.compile(r'\b_\(\s*"((?:[^"\\]|\\.)*)"')
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_SAID = re.compile(r'\b_\(\s*"(?:[^"\\]|\\.)*"')
_COLUMN = re.compile(r'AS "([^"]+)"')
# What only Vietnamese has: letters with marks, and đ.
VIETNAMESE = re.compile("[À-ÖØ-öø-ỹ]")


def said_in_templates() -> Iterator[str]:
    for file in sorted((HERE / "templates").rglob("*.html")):
        yield from _IN_TEMPLATE.findall(file.read_text(encoding="utf-8"))


def said_in_code() -> Iterator[str]:
    for file in sorted(HERE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "say":
                words = node.args[0]
                if isinstance(words, ast.Constant):
                    yield str(words.value)


def said_of_data() -> Iterator[str]:
    """Titles, meanings, questions, codes: what is said of tables, not written where it is shown."""
    yield from (TITLE, ABOUT)
    yield from (page.title for page in PAGES.values())
    yield from (table.about for table in (*schema.TABLES, *VIEWS))
    yield from (meaning for name in PAGES for meaning in descriptions(name).values())
    for query in QUERIES:
        yield from (query.title, query.about, *_COLUMN.findall(query.sql))
        yield from (words for field in query.fields.values() for words in (field.label, field.hint))
    yield from (*names.CODES.values(), *names.LOOKUPS.values(), *LEVELS, *(kind.label for kind in KINDS))


SAID = sorted({*said_in_templates(), *said_in_code(), *filter(str.strip, said_of_data())})


@pytest.mark.parametrize("words", [words for words in SAID if not words.isdecimal()])
def test_what_is_said_has_its_english(words: str) -> None:
    assert words in language.english()


@pytest.mark.parametrize("file", sorted((HERE / "templates").rglob("*.html")), ids=lambda file: file.name)
def test_templates_say_every_word_of_ours(file: Path) -> None:
    rest = _SAID.sub("", _COMMENT.sub("", file.read_text(encoding="utf-8")))
    forgotten = [line.strip() for line in rest.splitlines() if VIETNAMESE.search(line)]
    assert forgotten == []


@pytest.mark.parametrize("file", sorted(HERE.rglob("*.py")), ids=lambda file: file.name)
def test_modules_write_no_word_that_has_no_english(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    forgotten = [words for words in vietnamese_in(tree) if words not in {*language.english(), *NOT_SHOWN}]
    assert forgotten == []


# What documents are compared with, what fills a field as a reader would, and how a language calls itself.
NOT_SHOWN = {
    *(word for kind in KINDS for word in kind.types),
    *(words for query in QUERIES for words in query.example.values()),
    *language.LANGUAGES.values(),
    *EXAMPLES,
}


def vietnamese_in(tree: ast.Module) -> Iterator[str]:
    """The Vietnamese strings of a module but for docstrings, SQL, patterns and parts of longer strings."""
    nodes = list(ast.walk(tree))
    apart = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    apart |= {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    written = (node for node in nodes if isinstance(node, ast.Constant) and id(node) not in apart)
    for words in (str(node.value) for node in written):
        if VIETNAMESE.search(words) and not any(sign in words for sign in ("SELECT", "CASE", "\\d")):
            yield words


def test_only_sql_and_names_know_codes_in_vietnamese_alone() -> None:
    """Pages call `in_words`; `vietnamese` is for SQL, whose answers are the same in every language."""
    users = {
        file.name for file in HERE.rglob("*.py") if "import" in file.read_text() and "vietnamese(" in file.read_text()
    }
    assert users <= {"names.py", "functions.py", "queries.py"}


def test_english_is_kept_of_nothing_that_is_no_longer_said() -> None:
    """Words of SQL count by standing in it; a unit is any that documents may count in."""
    written = {
        str(node.value)
        for file in (*HERE.rglob("*.py"), Path(views.__file__))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    everything = "\n".join((*SAID, *written))
    units = {words for words in language.english() if words.endswith("|đơn vị") or words.startswith("/")}
    assert {words for words in language.english() if words not in everything} <= units


@pytest.mark.parametrize(("words", "english"), language.english().items())
def test_a_translation_fills_the_same_slots(words: str, english: str) -> None:
    def slots(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    assert english.strip()
    assert slots(words) == slots(english)


@pytest.mark.parametrize(
    ("cookie", "code"),
    [
        (b"ngon-ngu=en", "en"),
        (b"a=1; ngon-ngu=en; b=2", "en"),
        (b"ngon-ngu=", ""),
        (b"a=1", None),
        (b"\xff\xfe=;;;", None),
    ],
)
def test_the_choice_is_read_from_the_cookie(cookie: bytes, code: str | None) -> None:
    assert _chosen([(b"host", b"a"), (b"cookie", cookie)]) == code


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/db/documents?_facet=level", "/db/documents?_facet=level"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example/", "/"),
        ("/a\r\nSet-Cookie: b=1", "/"),
        ("", "/"),
        (None, "/"),
    ],
)
def test_the_switch_comes_back_to_this_site(address: str | None, leads_to: str) -> None:
    assert _local(address) == leads_to


def test_an_unknown_language_is_vietnamese() -> None:
    language.speak("en")
    assert language.say("Trả lời trong {n} ms.", n=3) == "Answered in 3 ms."
    language.speak("xx")
    assert language.say("Trả lời trong {n} ms.", n=3) == "Trả lời trong 3 ms."


@pytest.mark.parametrize(("n", "vietnamese", "english"), [("1", "1 dòng", "1 row"), ("2", "2 dòng", "2 rows")])
def test_english_counts_one_and_many(n: str, vietnamese: str, english: str) -> None:
    assert language.say("{n} dòng", n=n) == vietnamese
    language.speak("en")
    assert language.say("{n} dòng", n=n) == english


def test_what_follows_a_bar_is_not_shown() -> None:
    language.speak("vi")
    assert (language.say("Nhiệm vụ"), language.say("Nhiệm vụ|một")) == ("Nhiệm vụ", "Nhiệm vụ")
    language.speak("en")
    assert (language.say("Nhiệm vụ"), language.say("Nhiệm vụ|một")) == ("Tasks", "Task")


@pytest.fixture(autouse=True)
def _vietnamese_again() -> Iterator[None]:
    yield
    language.speak(None)


@pytest.mark.parametrize(
    ("column", "words", "english"),
    [
        ("amount", "≥ 12500,5 tỷ đồng", "≥ 12,500.5 billion VND"),
        ("amount", "khoảng 10 - 15%", "about 10 - 15%"),
        ("mức", "3 - 4%/năm", "3 - 4%/year"),
        ("mức", "1.200 triệu đồng/hợp tác xã", "1,200 million VND/cooperative"),
        ("mức", "60 đảng viên", "60 Party members"),
        ("mức", "60 cái kèn", "60 cái kèn"),
        ("mức", "phần lớn", "most"),
        ("mức", "không phải số", "không phải số"),
        ("unit", "KCN", "industrial zones"),
        ("unit", "%", "%"),
        ("unit", "đảng viên/cái kèn", "đảng viên/cái kèn"),
        ("level", "khối, sở, ngành", "bloc, department"),
        ("finding", "yêu cầu cao hơn", "asks for more"),
        ("để làm gì", "thực hiện; căn cứ", "implements; is based on"),
        ("thực hiện", "trực tiếp", "directly"),
        ("thực hiện", "qua Kế hoạch 9-KH/HU", "through Kế hoạch 9-KH/HU"),
        ("known", "Tỉnh ủy từ 2025-07-01", "Tỉnh ủy from 1 Jul 2025"),
        ("known", "Nghị quyết", "Nghị quyết"),
        ("văn bản gốc", "Nghị quyết 21-NQ/TW (16/06/2022)", "Nghị quyết 21-NQ/TW (16 Jun 2022)"),
        ("có thể là", "A 1 (16/06/2022); B (01/12/2021)", "A 1 (16 Jun 2022); B (1 Dec 2021)"),
        ("quote", "chi bộ", "chi bộ"),
        ("text", "ngày (16/06/2022)", "ngày (16/06/2022)"),
    ],
)
def test_values_of_our_own_are_said_in_english(column: str, words: str, english: str) -> None:
    assert values.value(column, words) == words
    language.speak("en")
    assert values.value(column, words) == english


def test_numbers_and_days() -> None:
    assert (names.number(12500.5), names.day("2025-11-20")) == ("12.500,5", "20/11/2025")
    language.speak("en")
    assert (names.number(12500.5), names.day("2025-11-20")) == ("12,500.5", "20 Nov 2025")
    assert (names.day("năm 2025"), names.day(None)) == ("năm 2025", None)


def test_datasette_is_told_in_the_language_of_the_reader() -> None:
    def told() -> tuple[str, str, str]:
        tasks = metadata(["x"])["databases"]["x"]["tables"]["tasks"]
        return tasks["title"], tasks["columns"]["due_on"], brief(tasks["columns"]["due_on"])

    assert told() == ("Nhiệm vụ", "hạn cuối (ISO)", "hạn cuối")
    language.speak("en")
    assert told() == ("Tasks", "due date (ISO)", "due date")


def test_no_translation_stands_in_two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "english").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"english/{name}.toml").write_text('"một" = "one"\n', encoding="utf-8")
    monkeypatch.setattr(language, "__file__", str(tmp_path / "language.py"))
    with pytest.raises(ValueError, match="một"):
        language.english.__wrapped__()
