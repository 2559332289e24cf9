"""The strict Content-Security-Policy stops nothing that the site does, and the site asks nobody else and keeps no cookie."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Reader, reader
from playwright.sync_api import Browser, Page, Route, expect

WATCH = """
addEventListener("securitypolicyviolation", (event) => console.error("stopped: " + event.violatedDirective + " " + event.blockedURI))
speechSynthesis.getVoices = () => [{lang: "vi-VN", localService: true}, {lang: "en-GB", localService: true}]
Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", {set() {}, get: () => null})
"""


def search_and_come_back(page: Page) -> None:
    """Search by a number, ask the other language too, close."""
    page.keyboard.press("f")
    page.keyboard.type("kl126")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.locator(".dv-search-other").click()
    expect(
        page.locator(".md-search-result__link[href*='/en/'], .md-search-result__link:not([href*='/en/'])").first
    ).to_be_visible()
    page.keyboard.press("Escape")


def set_the_view(page: Page) -> None:
    """Text size, contrast, reading aloud, dark and light."""
    larger, contrast, listen = (
        page.locator(f"[data-dv-{name}]").last for name in ("step", "contrast-button", "listen")
    )
    for button in (larger, contrast, listen, listen, contrast):
        button.click()
    for _ in range(2):
        page.locator("[data-md-component=palette] label:visible").click()


def every_feature(page: Page, address: str, folder: Path) -> None:
    """A person's day on the site."""
    page.goto(address)
    page.locator("#dv-q").fill("bien chế")
    page.locator(".dv-search button").click()
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.goto(f"{address}gioi-thieu/")
    search_and_come_back(page)
    set_the_view(page)
    page.goto(f"{address}van-ban/?loai=nghi-dinh")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    download.value.save_as(folder / "list.csv")
    with page.expect_download():
        page.get_by_role("link", name="Excel").click()
    page.goto(f"{address}tra-cuu/?tinh-trang=period_ended")
    expect(page.locator(".dv-results li").first).to_be_visible()
    page.goto(f"{address}van-ban/126-kl-tw-2025/")
    page.locator("article button").first.click()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="screen")
    page.locator("a.dv-language").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize("width", [1280, 360])
def test_every_feature_works_under_the_policy(browser: Browser, server: str, tmp_path: Path, width: int) -> None:
    person = reader(browser, server, width)
    person.page.add_init_script(WATCH)
    every_feature(person.page, server, tmp_path)
    if width == 360:
        person.page.locator(".dv-opens__drawer").click()
        person.page.locator(".md-nav--primary").get_by_role("link", name="News").click()
        expect(person.page.locator("h1")).to_have_text("News¶")
    assert person.errors == []
    assert person.elsewhere == []
    assert person.page.context.cookies() == []
    assert person.page.evaluate("document.cookie") == ""
    person.page.close()


@pytest.mark.parametrize("address", ["van-ban/126-kl-tw-2025/", "en/van-ban/126-kl-tw-2025/"])
def test_linked_data_is_read_and_not_stopped(browser: Browser, server: str, address: str) -> None:
    person = reader(browser, server, 1280)
    person.page.add_init_script(WATCH)
    person.page.goto(f"{server}{address}")
    told = person.page.evaluate(
        "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
    )
    law, way = told["@graph"]
    canonical = person.page.locator("link[rel=canonical]").get_attribute("href")
    assert (law["@type"], law["url"]) == ("Legislation", canonical)
    assert way["itemListElement"][-1]["item"] == canonical
    assert person.errors == []
    person.page.close()


def test_the_policy_is_there_and_a_script_without_its_hash_is_stopped(desk: Reader) -> None:
    def tampered(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<main", "<script>window.bad = 1</script><main", 1))

    desk.page.route("**/gioi-thieu/", tampered)
    page = desk.open("gioi-thieu/")
    assert page.evaluate("window.bad") is None
    assert len(desk.errors) == 1
    assert "Content Security Policy" in desk.errors[0]
