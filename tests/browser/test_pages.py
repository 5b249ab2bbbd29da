"""Every page on a desk and on a phone, by day and by night: nothing fails, nothing leaves, nobody is kept out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FloatRect

from tests.browser.conftest import ROOT
from tests.browser.places import PLACES, Place, Watch, violations

SIZES = {"desk": (1280, 900), "phone": (390, 844)}
SHOTS = ROOT / "build/shots"
# Of a long page the shot shows the beginning.
TALLEST = 1800
# All that axe looks for by day; by night only the colours are others, and those are the same on a phone.
THEMES: dict[str, dict[str, list[str] | None]] = {
    "desk": {"light": None, "dark": ["color-contrast"]},
    "phone": {"light": None},
}


@dataclass(frozen=True, slots=True)
class Window:
    """A browser's window of some size."""

    size: str
    width: int
    height: int
    context: BrowserContext


@pytest.fixture(scope="module", params=SIZES)
def window(request: pytest.FixtureRequest, browser: Browser, axe: Path) -> Iterator[Window]:
    """One window a size: the pages set no cookies that others would see."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    context.add_init_script(path=axe)
    yield Window(request.param, width, height, context)
    context.close()


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_page_is_sound(place: Place, window: Window, site: str) -> None:
    page, watch = window.context.new_page(), Watch(site)
    watch.on(page)
    answer = page.goto(site + place.path)
    assert answer
    assert answer.status == place.status
    assert page.title()
    for theme, rules in THEMES[window.size].items():
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert violations(page, rules) == []
        width, height = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
        assert width <= window.width
        shown: FloatRect = {"x": 0, "y": 0, "width": window.width, "height": min(max(height, window.height), TALLEST)}
        page.screenshot(path=SHOTS / f"{place.name}-{window.size}-{theme}.png", full_page=True, clip=shown)
    page.close()
    assert watch.faults == []
