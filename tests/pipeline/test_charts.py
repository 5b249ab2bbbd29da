"""Charts: bars as long as their figures, any name in them, a link where there is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from pipeline.site.charts import Bar, Stretch, lying, standing, values

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


spans = st.tuples(st.integers(0, 1000), st.integers(1, 1000)).map(sorted)


@given(st.lists(spans, max_size=12))
def test_values_are_drawn_from_their_least_to_their_most(others: list[list[int]]) -> None:
    """On one scale from nothing to the greatest; what is a hair wide can still be seen."""
    pairs = [[0, 1], *others]
    chart = values("thử", [Stretch("a", start, end, f"{start} - {end}") for start, end in pairs])
    bars = [(float(bar.attrib["x"]), float(bar.attrib["width"])) for bar in rectangles(chart)]
    left = min(x for x, _ in bars)
    scale = (max(x + width for x, width in bars) - left) / max(end for _, end in pairs)
    for (start, end), (x, width) in zip(pairs, bars, strict=True):
        assert x == pytest.approx(left + start * scale, abs=1.2)
        assert width == pytest.approx(max((end - start) * scale, 1), abs=1.2)


@given(st.text())
def test_a_value_is_said_in_words_whatever_they_are(words: str) -> None:
    chart = fromstring(values("thử", [Stretch(f"<b>{words}", 0, 1, words, "/a?b=1&c=2")]))
    assert not chart.findall(f".//{SVG}b")
    assert [link.attrib["href"] for link in chart.findall(f"{SVG}a")] == ["/a?b=1&c=2"]
