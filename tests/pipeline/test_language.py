"""The two languages: each word of ours has its English, the choice is remembered, the switch leads nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from pipeline.site import HERE, language
from pipeline.site.switch import _chosen, _local

_IN_TEMPLATE = re.compile(r'\b_\(\s*"((?:[^"\\]|\\.)*)"')


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


SAID = sorted({*said_in_templates(), *said_in_code()})


@pytest.mark.parametrize("words", SAID)
def test_what_is_said_has_its_english(words: str) -> None:
    assert words in language.english()


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


def test_no_translation_stands_in_two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "english").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"english/{name}.toml").write_text('"một" = "one"\n', encoding="utf-8")
    monkeypatch.setattr(language, "__file__", str(tmp_path / "language.py"))
    with pytest.raises(ValueError, match="một"):
        language.english.__wrapped__()
