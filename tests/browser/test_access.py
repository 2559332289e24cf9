"""Readers who use a keyboard, a screen reader, larger text or another contrast: axe-core and a person's own keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Reader, reader
from kinds import BOTH, REAL, SAMPLE
from playwright.sync_api import Browser, Page, expect

AXE = Axe()
# Colours are all that differs between light and dark; everything else is asked in light.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
EVERYTHING = {"rules": {"target-size": {"enabled": True}}}
WIDTHS = (1280, 360)


def faults(page: Page, where: str, options: dict[str, object]) -> list[str]:
    """What axe-core finds wrong, each with its place."""
    found = AXE.run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [
        f"{where}: {fault['id']}: {node['target']}: {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
    ]


def faults_in_both_schemes(page: Page, where: str) -> list[str]:
    """The same in light and in dark, at the window's width."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found = faults(page, where, EVERYTHING)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    return [*found, *faults(page, f"{where} (dark)", COLOURS)]


@pytest.fixture
def still(browser: Browser) -> Iterator[Page]:
    """A window in which nothing moves: axe would measure colours half way."""
    page = browser.new_page(reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    page.set_default_timeout(20_000)
    yield page
    page.close()


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize(("site", "paths"), [("server", REAL), ("sample_server", SAMPLE)])
def test_every_kind_of_page_is_accessible(
    still: Page, request: pytest.FixtureRequest, site: str, paths: tuple[str, ...], lang: str
) -> None:
    address, found = request.getfixturevalue(site), []
    for path in paths:
        still.goto(f"{address}{lang}{path}")
        for width in WIDTHS:
            still.set_viewport_size({"width": width, "height": 800})
            found += faults_in_both_schemes(still, f"{lang}{path} {width} px")
    assert found == []


def search_for(words: str) -> Callable[[Page], None]:
    """Open the search and wait for its answer."""

    def act(page: Page) -> None:
        page.keyboard.press("f")
        page.keyboard.type(words)
        expect(page.locator(".md-search-result__link, .dv-search-help:visible").first).to_be_visible()

    return act


def menu(page: Page) -> None:
    """Open the menu of a phone."""
    if page.locator(".dv-opens__drawer").is_visible():
        page.locator(".dv-opens__drawer").click()
        expect(page.locator(".md-nav--primary .md-nav__link").first).to_be_visible()


def filters(page: Page) -> None:
    """Open a choice, choose, leave it open."""
    for facet in page.locator(".dv-facet summary").all()[:2]:
        facet.click()
        page.locator(".dv-facet[open] input").first.check()
    expect(page.locator(".dv-chosen")).to_be_visible()


def largest(page: Page) -> None:
    """The largest text and the strongest contrast."""
    page.evaluate("Object.assign(document.documentElement.dataset, {dvSize: '3', dvContrast: 'more'})")


STATES = {
    "search with results": ("", search_for("dan van kheo")),
    "search without results": ("van-ban/", search_for("zzzz qqqq")),
    "menu": ("van-ban/126-kl-tw-2025/", menu),
    "filters": ("van-ban/", filters),
    "all filters": ("tra-cuu/?tinh-trang=period_ended", filters),
    "home, largest": ("", largest),
    "document, largest": ("van-ban/33-ct-ttg-2021/", largest),
    "list, largest": ("van-ban/", largest),
    "news, largest": ("tin-tuc/", largest),
}


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("width", WIDTHS)
def test_what_opens_and_what_a_reader_sets_is_accessible(still: Page, server: str, width: int, lang: str) -> None:
    still.set_viewport_size({"width": width, "height": 800})
    found = []
    for name, (path, act) in STATES.items():
        still.goto(f"{server}{lang}{path}")
        act(still)
        found += faults_in_both_schemes(still, f"{lang}{path} {name} {width} px")
    assert found == []


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize(("site", "paths"), [("server", REAL), ("sample_server", SAMPLE)])
def test_twice_as_large_nothing_goes_sideways(
    browser: Browser, request: pytest.FixtureRequest, site: str, paths: tuple[str, ...], lang: str
) -> None:
    # 640 px of glass at 200 % is 320 px of page: what WCAG's reflow (1.4.10) asks. The largest text on top of it.
    address, wide = request.getfixturevalue(site), []
    page = browser.new_page(viewport={"width": 320, "height": 640}, device_scale_factor=2)
    for path in paths:
        page.goto(f"{address}{lang}{path}")
        for size in ("", "3"):
            page.evaluate("size => document.documentElement.dataset.dvSize = size", size)
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide.append(f"{lang}{path} {size}")
    page.close()
    assert wide == []


STOP = """() => {
  const focused = document.activeElement
  const element = focused.matches(".md-option") ? focused.nextElementSibling : focused
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  const box = element.getBoundingClientRect()
  const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  return [element.tagName.toLowerCase(), element.className, element.textContent.trim().slice(0, 30), seen, outlineStyle !== "none" && outlineWidth !== "0px"]
}"""


@pytest.mark.parametrize("path", ["", "van-ban/", "van-ban/33-ct-ttg-2021/", "tra-cuu/"])
@pytest.mark.parametrize("width", WIDTHS)
def test_each_stop_of_the_tab_key_is_seen(browser: Browser, server: str, width: int, path: str) -> None:
    walker = reader(browser, server, width)
    page = walker.open(path)
    stops = []
    for _ in range(45):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))
    assert [stop for stop in stops if stop[0] != "body" and not (stop[3] and stop[4])] == []
    assert len({str(stop) for stop in stops}) >= 20
    page.close()


def test_the_first_key_leads_past_the_menus(desk: Reader) -> None:
    page = desk.open("van-ban/126-kl-tw-2025/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_a_document_is_found_and_copied_with_keys_alone(browser: Browser, server: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(server)
    search_for("126 KL TW")(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Kết luận số 126-KL/TW")
    copy = page.get_by_role("button", name="Sao chép: Địa chỉ bền của trang này")
    copy.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-dialog")).to_have_text(re.compile("Đã sao chép"))
    assert page.evaluate("navigator.clipboard.readText()").strip() == f"{server}van-ban/126-kl-tw-2025/"
    context.close()


def test_who_wants_no_motion_gets_none(still: Page, server: str) -> None:
    still.goto(server)
    still.locator("body").evaluate("() => document.getElementById('__search').click()")
    longest = """Math.max(...[...document.querySelectorAll("*")].flatMap((element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element)
      return `${transitionDuration},${animationDuration}`.split(",").map(parseFloat)
    }))"""
    assert still.evaluate(longest) <= 0.001
