"""The zip unpacked into a folder, opened as from a USB stick."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Reader, reader
from playwright.sync_api import Browser, expect

from danvan import usb


@pytest.fixture(scope="module")
def stick(server: str, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the unpacked folder, ending in a slash."""
    place = tmp_path_factory.mktemp("usb")
    usb.write(folder, place / "dan-van.zip")
    with zipfile.ZipFile(place / "dan-van.zip") as archive:
        archive.extractall(place / "Thẻ nhớ 1")
    return f"{(place / 'Thẻ nhớ 1').as_uri()}/"


@pytest.fixture
def visitor(browser: Browser, stick: str) -> Iterator[Reader]:
    """Somebody who opens index.html with a double click."""
    found = reader(browser, stick, 1280)
    found.page.goto(f"{stick}index.html")
    yield found
    found.page.close()


def test_a_walk_from_the_home_page(visitor: Reader) -> None:
    page = visitor.page
    page.locator(".md-tabs").get_by_role("link", name="Văn bản").click()
    expect(page).to_have_url(f"{visitor.address}van-ban/index.html")
    page.locator("article a[href$='126-kl-tw-2025/index.html']").first.click()
    expect(page).to_have_url(f"{visitor.address}van-ban/126-kl-tw-2025/index.html")
    page.locator(".dv-language").click()
    expect(page).to_have_url(f"{visitor.address}en/van-ban/126-kl-tw-2025/index.html")
    page.keyboard.press("f")
    page.keyboard.type("59/2023")
    page.locator(".md-search-result__link").first.click()
    expect(page).to_have_url(re.compile(f"^{re.escape(visitor.address)}en/van-ban/59-2023-nd-cp/index.html"))
    expect(page.locator("h1")).to_contain_text("59/2023/NĐ-CP")
    assert visitor.errors == []
    assert visitor.elsewhere == []


def test_it_looks_as_it_does_on_a_server(visitor: Reader) -> None:
    page = visitor.page
    page.wait_for_load_state("networkidle")
    assert page.evaluate("[...document.fonts].some((font) => font.status === 'loaded')")
    assert page.evaluate("[...document.images].every((image) => image.complete && image.naturalWidth > 0)")
    assert page.evaluate("[...document.styleSheets].length") >= 3


def test_a_list_narrowed_in_a_folder_offers_the_whole_list(visitor: Reader) -> None:
    page = visitor.page
    page.goto(f"{visitor.address}van-ban/index.html")
    page.locator("summary", has_text="Loại văn bản").click()
    page.get_by_role("checkbox", name="Nghị định").first.check()
    expect(page.locator(".dv-shown")).to_have_text("Có 3 văn bản")
    page.keyboard.press("Escape")
    with page.expect_download() as caught:
        page.locator(".dv-downloads").get_by_role("link", name="CSV", exact=True).click()
    assert caught.value.suggested_filename.endswith(".csv")
    assert visitor.errors == []


def test_the_page_of_a_lost_address_leads_back(visitor: Reader) -> None:
    page = visitor.page
    page.goto(f"{visitor.address}en/404.html")
    page.locator(".md-logo").first.click()
    expect(page).to_have_url(f"{visitor.address}en/index.html")
    assert visitor.errors == []
