"""Charts: bars as long as their figures, any name in them, a link where there is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from pipeline.site.charts import Bar, lying, standing

SVG = "{http://www.w3.org/2000/svg}"
CHARTS = {"lying": (lying, "width"), "standing": (standing, "height")}


def rectangles(chart: Markup) -> list[Element]:
    return fromstring(chart).findall(f".//{SVG}rect")


@pytest.mark.parametrize(("draw", "side"), CHARTS.values(), ids=CHARTS)
@given(values=st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any))
def test_bars_are_as_long_as_their_figures(
    draw: Callable[[str, Sequence[Bar]], Markup], side: str, values: list[int]
) -> None:
    lengths = [float(bar.attrib[side]) for bar in rectangles(draw("thử", [Bar("a", value) for value in values]))]
    longest = max(lengths)
    assert longest > 0
    for length, value in zip(lengths, values, strict=True):
        assert length == pytest.approx(longest * value / max(values), abs=0.1)


@given(st.text(), st.text())
def test_a_name_is_text_whatever_it_holds(name: str, title: str) -> None:
    chart = fromstring(lying(title, [Bar(f"<script>{name}", 1, "/a?b=1&c=2")]))
    assert not chart.findall(f".//{SVG}script")
    link = chart.find(f"{SVG}a")
    assert link is not None
    assert link.attrib["href"] == "/a?b=1&c=2"


@pytest.mark.parametrize("draw", [lying, standing])
def test_nothing_to_count_is_no_chart(draw: Callable[[str, Sequence[Bar]], Markup]) -> None:
    assert draw("thử", []) == ""
