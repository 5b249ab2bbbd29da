"""What readers do: search and read, follow a card, move in the graph and keep its picture, switch the language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen
from xml.etree.ElementTree import fromstring

import pytest
from icalendar import Calendar
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from pipeline.site import language
from tests.browser.places import BASE, DOCUMENT, PLACES, WORK, Place, Watch

READING, GRAPH = f"{BASE}/-/van-ban/{DOCUMENT}", f"{BASE}/-/do-thi"
# Where words of ours stand alone, so that one left in Vietnamese is seen as such.
OURS = "h1, h2, h3, th, th small, dt small, label, legend, button, summary, option, header a, p.about, footer, caption"

Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator[Open]:
    """Opens a page in a browser without a past; nothing may have gone wrong at the end."""
    contexts, watch = [], Watch(site)

    def open_page(path: str, width: int = 1280, height: int = 900, script: bool = True, spoken: str = "vi") -> Page:
        contexts.append(
            browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=script, base_url=site)
        )
        contexts[-1].add_cookies([{"name": language.COOKIE, "value": spoken, "url": site}])
        page = contexts[-1].new_page()
        watch.on(page)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert watch.faults == []


# Search and read


def test_from_a_word_to_the_document_that_says_it(opened: Open) -> None:
    page = opened("/")
    page.locator("form[role=search] input[type=search]").fill("đảng viên")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "vi%C3%AAn" in address)
    link = page.locator("main a[href*='/-/van-ban/']").first
    expect(link).to_be_visible()
    link.click()
    expect(page.locator(".document")).to_contain_text("đảng viên")


def first_citation(page: Page) -> tuple[Locator, Locator]:
    """A mark that has a card of its own, and that card."""
    mark = page.locator("mark.citations[tabindex]").first
    return mark, mark.locator("> .card")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_citation_shows_its_card_and_leads_to_the_work(script: bool, opened: Open) -> None:
    page = opened(READING, script=script)
    mark, card = first_citation(page)
    expect(card).to_be_hidden()
    mark.hover()
    expect(card).to_be_visible()
    expect(card).to_contain_text("Nghị quyết 21-NQ/TW")
    card.locator("a[href*='/-/tac-pham/']").click()
    expect(page.locator("h1")).to_contain_text("21-NQ/TW")


def test_keys_open_a_card_and_escape_closes_it(opened: Open) -> None:
    page = opened(READING)
    mark, card = first_citation(page)
    page.locator("#to-tasks").focus()
    page.keyboard.press("Tab")
    expect(mark).to_be_focused()
    expect(card).to_be_visible()
    page.keyboard.press("Tab")
    expect(card.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(mark).to_be_focused()
    page.locator("#to-tasks").focus()
    mark.focus()
    expect(card).to_be_visible()


def test_escape_closes_the_card_under_the_pointer(opened: Open) -> None:
    page = opened(READING)
    mark, card = first_citation(page)
    mark.hover()
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.locator("h1").hover()
    mark.hover()
    expect(card).to_be_visible()


def test_a_card_fits_on_a_phone(opened: Open) -> None:
    page = opened(READING, 390, 844)
    mark, card = first_citation(page)
    mark.focus()
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] + box["height"] <= 844


# The graph


def width_of(page: Page) -> float:
    box = page.locator(".picture svg").bounding_box()
    assert box
    return box["width"]


def test_the_picture_grows_and_shrinks_and_is_dragged(opened: Open) -> None:
    page = opened(GRAPH)
    frame = page.locator(".picture")
    first = width_of(page)
    page.locator("[data-zoom=in]").click()
    page.locator("[data-zoom=in]").click()
    assert width_of(page) == pytest.approx(first * 1.25**2, rel=0.01)
    frame.focus()
    page.keyboard.press("-")
    assert width_of(page) == pytest.approx(first * 1.25, rel=0.01)
    before = frame.evaluate("frame => [frame.scrollLeft, frame.scrollTop]")
    box = frame.bounding_box()
    assert box
    page.mouse.move(box["x"] + 600, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 500, box["y"] + 250, steps=4)
    page.mouse.up()
    after = frame.evaluate("frame => [frame.scrollLeft, frame.scrollTop]")
    assert (after[0] - before[0], after[1] - before[1]) == (pytest.approx(100, abs=2), pytest.approx(50, abs=2))
    page.keyboard.press("0")
    assert width_of(page) == pytest.approx(first, rel=0.01)


def neighbours(page: Page, node: Locator) -> set[str]:
    """Of a document in the picture: the numbers of itself and of those that arrows join it with."""
    number = node.get_attribute("data-node")
    ends = page.locator(".edge[data-source]").evaluate_all(
        "edges => edges.map(edge => [edge.dataset.source, edge.dataset.target])"
    )
    return {str(number), *(end for edge in ends if number in edge for end in edge)}


def lit(page: Page) -> set[str]:
    return set(page.locator(".lit .node.near").evaluate_all("nodes => nodes.map(node => node.dataset.node)"))


def test_neighbours_light_up_and_a_click_leads_there(opened: Open) -> None:
    page = opened(f"{GRAPH}?work={WORK}&steps=2")
    node = page.locator(".node", has_text="31-CTr/ĐUK").first
    node.hover()
    assert lit(page) == neighbours(page, node)
    assert len(lit(page)) > 1
    page.locator("h1").hover()
    assert lit(page) == set()
    node.click()
    expect(page.locator("h1")).to_contain_text("31-CTr/ĐUK")


def stands(node: Locator) -> tuple[float, float]:
    """Where a document stands in the drawing: x, y."""
    x, y = node.locator(".box").evaluate("box => [box.getBBox().x, box.getBBox().y]")
    return x, y


def test_arrow_keys_walk_from_document_to_document(opened: Open) -> None:
    page = opened(GRAPH)
    node, focused = page.locator(".node", has_text="31-CTr/ĐUK").first, page.locator(".node:focus")
    node.focus()
    assert lit(page) == neighbours(page, node)
    first = stands(node)
    page.keyboard.press("ArrowLeft")
    left = stands(focused)
    assert left[0] < first[0]
    page.keyboard.press("ArrowDown")
    assert stands(focused)[1] > left[1]
    page.keyboard.press("ArrowRight")
    assert stands(focused)[0] > left[0]


def test_a_picture_larger_than_its_frame_opens_where_most_arrows_meet(opened: Open) -> None:
    page = opened(GRAPH, 390, 844)
    numbers = page.locator(".node").evaluate_all("nodes => nodes.map(node => node.dataset.node)")
    ends = page.locator(".edge[data-source]").evaluate_all(
        "edges => edges.flatMap(edge => [edge.dataset.source, edge.dataset.target])"
    )
    busiest = page.locator(f"[data-node='{max(numbers, key=ends.count)}']").bounding_box()
    frame = page.locator(".picture").bounding_box()
    assert busiest
    assert frame
    assert frame["x"] <= busiest["x"]
    assert busiest["x"] + busiest["width"] <= frame["x"] + frame["width"]


@pytest.mark.parametrize("path", [GRAPH, f"{GRAPH}?work={WORK}"])
def test_the_picture_is_kept_as_png(path: str, opened: Open, site: str, tmp_path: Path) -> None:
    page = opened(path)
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").click()
    file = tmp_path / "graph.png"
    download.value.save_as(file)
    assert download.value.suggested_filename == "do-thi.png"
    with urlopen(site + path.replace("do-thi", "do-thi.svg")) as answer:
        svg = fromstring(answer.read())
    with Image.open(BytesIO(file.read_bytes())) as picture:
        assert picture.format == "PNG"
        wanted = tuple(round(2 * float(svg.attrib[name])) for name in ("width", "height"))
        assert picture.size == pytest.approx(wanted, abs=2)
        colours = picture.convert("RGB")
        assert colours.getpixel((0, 0)) == (255, 255, 255)
        assert len(colours.getcolors(2**24) or []) > 50


def test_without_script_the_graph_shows_and_offers_nothing_that_needs_it(opened: Open) -> None:
    page = opened(GRAPH, script=False)
    expect(page.locator(".picture svg")).to_be_visible()
    assert page.locator(".tools button:visible").count() == 0
    expect(page.get_by_role("link", name="SVG")).to_be_visible()


# Boards


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_targets_are_filtered_and_lead_to_their_words(script: bool, opened: Open) -> None:
    page = opened(f"{BASE}/-/chi-tieu", script=script)
    all_of_them = page.locator("main").inner_text()
    page.locator("input[name=don_vi]").fill("đảng viên")
    page.get_by_role("button", name="Lọc").click()
    page.wait_for_url(lambda address: "don_vi=" in address)
    shown = page.locator("table tbody tr")
    assert 0 < shown.count() < all_of_them.count("\n")
    expect(shown.first).to_contain_text("đảng viên")
    shown.first.locator("a[href*='/-/van-ban/']").first.click()
    expect(page.locator(".document")).to_contain_text("đảng viên")


def test_the_tasks_of_a_body_go_into_a_calendar(opened: Open) -> None:
    page = opened(f"{BASE}/-/nhiem-vu")
    page.locator("input[name=co_quan]").first.fill("Ban Tổ chức")
    page.get_by_role("button", name="Lọc").click()
    page.wait_for_url(lambda address: "co_quan=" in address)
    with page.expect_download() as download:
        page.locator("a[href*='.ics']").click()
    calendar = Calendar.from_ical(Path(download.value.path()).read_bytes())
    events = calendar.walk("VEVENT")
    assert events
    assert all("Ban Tổ chức" in event.to_ical().decode().replace("\r\n ", "") for event in events)


def test_a_page_of_the_original_is_seen_beside_the_text(opened: Open) -> None:
    page = opened(f"{BASE}/-/van-ban/04-nq-tu-chuyen-doi-so-pdf")
    page.locator("a[href*='/-/tep/'][href*='trang=2']").first.click()
    picture = page.locator("main img")
    expect(picture).to_be_visible()
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 500


# Languages


def test_the_language_is_changed_and_remembered(opened: Open) -> None:
    page = opened(READING)
    words = page.locator(".document").inner_text()
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"**{READING}")
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator("#toan-van")).to_have_text("Full text")
    assert page.locator(".document").inner_text().replace("page ", "trang ") == words
    page.goto("/")
    expect(page.locator("header nav a").first).to_have_text("Resolutions")
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page.locator("header nav a").first).to_have_text("Nghị quyết")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_no_word_of_ours_is_left_in_vietnamese(place: Place, opened: Open) -> None:
    page = opened(place.path, spoken="en")
    english = language.english()
    # A choice that is sent as it is called comes from the data.
    ours = "found => found.filter(one => one.value !== one.innerText).map(one => one.innerText.trim())"
    said = set(page.locator(OURS).evaluate_all(ours))
    for name in ("title", "aria-label", "placeholder"):
        said |= set(
            page.locator(f"main [{name}]").evaluate_all(f"found => found.map(one => one.getAttribute('{name}'))")
        )
    assert "Resolutions" in said
    assert {words for words in said if english.get(words, words) != words} == set()


@pytest.mark.parametrize(
    "path", ["viec-cua-co-quan.csv?co_quan=", "ai-hua-gi.json?co_quan=&tu_khoa=&nam=", "tasks.csv"]
)
def test_data_are_the_same_in_every_language(path: str, opened: Open) -> None:
    vietnamese, english = (
        opened(f"{BASE}/-/van-ban/khong-co", spoken=spoken).request.get(f"{BASE}/{path}") for spoken in ("vi", "en")
    )
    assert vietnamese.ok

    def data(text: str) -> str:
        return re.sub(r'"query_ms": [\d.e-]+', "", text)

    assert data(english.text()) == data(vietnamese.text())
