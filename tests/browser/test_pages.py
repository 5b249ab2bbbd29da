"""Every page on a desk and on a phone, by day and by night: nothing fails, nothing leaves, nobody is kept out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import ROOT
from tests.browser.places import PLACES, Place, Watch, violations

SIZES = {"desk": (1280, 900), "phone": (390, 844)}
# Of a long page the shot shows the beginning.
TALLEST = 2600
SHOTS = ROOT / "build/shots"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_page_is_sound(place: Place, size: str, browser: Browser, site: str, axe: str) -> None:
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    watch = Watch(site)
    watch.on(page)
    answer = page.goto(site + place.path)
    assert answer
    assert answer.status == place.status
    assert page.title()
    for theme, rules in (("light", None), ("dark", ["color-contrast"])):
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert violations(page, axe, rules) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        shot = SHOTS / f"{place.name}-{size}-{theme}.png"
        page.screenshot(path=shot, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": max(tall, height)})
    page.close()
    assert watch.faults == []
