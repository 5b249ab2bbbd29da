"""Every compiled pattern of the packages, and which of its methods the code calls."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import regex

import parsers
import pipeline

PACKAGES = (parsers, pipeline)
# What Datasette loads by itself.
PLUGINS = "pipeline.site.plugins"
SEARCHING = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
ANCHORED = ("match", "fullmatch")


@dataclass(frozen=True)
class Found:
    """A pattern, where it lies, and how it is asked: `finditer` stands for all that search."""

    place: str
    pattern: Any
    methods: tuple[str, ...]


def patterns() -> list[Found]:
    """All patterns of modules, of what they hold, and of what their cached functions give."""
    called = _methods_called()
    found: dict[tuple[object, int], Found] = {}
    for module in _modules():
        for name, value in vars(module).items():
            for holder, pattern in _inside(value, name, set()):
                methods = called.get((module.__name__ if holder.startswith("_") else "", holder), frozenset())
                found.setdefault(
                    (pattern.pattern, pattern.flags), Found(f"{module.__name__}.{name}", pattern, _asked(methods))
                )
    return list(found.values())


def _asked(methods: frozenset[str]) -> tuple[str, ...]:
    anchored = tuple(method for method in ANCHORED if method in methods)
    return anchored if anchored and not methods & SEARCHING else (*anchored, "finditer")


def _modules() -> Iterator[ModuleType]:
    for package in PACKAGES:
        for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not one.name.startswith(PLUGINS):
                yield importlib.import_module(one.name)


def _inside(value: Any, name: str, seen: set[int]) -> Iterator[tuple[str, Any]]:
    """The patterns in a value, each with the name by which code reaches it."""
    if isinstance(value, (re.Pattern, regex.Pattern)):
        yield name, value
        return
    if id(value) in seen or isinstance(value, (str, bytes, int, float, type, ModuleType)):
        return
    seen.add(id(value))
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _inside(inner, "", seen)
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        for field in value._fields:
            yield from _inside(getattr(value, field), field, seen)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for inner in value:
            yield from _inside(inner, "", seen)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _inside(getattr(value, each.name, None), each.name, seen)
    elif hasattr(value, "cache_info") and not value.__wrapped__.__code__.co_argcount:
        yield from _inside(value(), name, seen)


def uncompiled() -> list[str]:
    """Where code asks `re` or `regex` itself, as `regex.search(pattern, …)`: module and line."""
    return [
        f"{module}:{node.lineno}"
        for module, node in _nodes()
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in ("re", "regex")
        and node.attr in (*SEARCHING, *ANCHORED)
    ]


def _nodes() -> Iterator[tuple[str, ast.AST]]:
    """Every node of the code, each with its module."""
    for package in PACKAGES:
        root = Path(next(iter(package.__path__)))
        for file in root.rglob("*.py"):
            module = ".".join(file.relative_to(root.parent).with_suffix("").parts)
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                yield module, node


def _methods_called() -> dict[tuple[str, str], frozenset[str]]:
    """For each name in the code, the attributes that are asked of it, or of what a call of it gives.

    A private name is one of its module; any other is the same everywhere, and its module is not told.
    """
    asked: dict[tuple[str, str], set[str]] = {}
    for module, node in _nodes():
        if isinstance(node, ast.Attribute):
            value = node.value.func if isinstance(node.value, ast.Call) else node.value
            name = value.id if isinstance(value, ast.Name) else getattr(value, "attr", "")
            asked.setdefault((module if name.startswith("_") else "", name), set()).add(node.attr)
    return {name: frozenset(methods) for name, methods in asked.items()}
