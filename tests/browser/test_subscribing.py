"""What a person does to follow the site: find the feed, copy its address, show its code to a phone, see what comes in it."""

from __future__ import annotations

from conftest import Reader
from playwright.sync_api import expect


def test_an_address_is_copied(desk: Reader) -> None:
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = desk.open("dang-ky-nhan-tin/")
    button = page.get_by_role("button", name="Chép địa chỉ: Văn bản")
    button.click()
    expect(button).to_have_text("Đã chép")
    assert page.evaluate("navigator.clipboard.readText()") == f"{desk.address}feeds/vi/van-ban.rss.xml"
    assert desk.errors == []


def test_the_code_for_a_phone_is_shown_on_demand(phone: Reader) -> None:
    page = phone.open("dang-ky-nhan-tin/")
    code = page.locator(".dv-qr-more svg")
    expect(code).to_be_hidden()
    page.locator(".dv-qr-more summary").click()
    expect(code).to_be_visible()
    box = code.bounding_box()
    assert box
    assert 100 < box["width"] < 300


def test_every_feed_in_the_list_leads_to_its_own_code(phone: Reader) -> None:
    page = phone.open("dang-ky-nhan-tin/")
    page.get_by_role("link", name="Mã QR để mở bằng điện thoại: Văn bản").click()
    expect(page).to_have_url(f"{phone.address}dang-ky-nhan-tin/van-ban/#ma-qr")
    expect(page.locator("#ma-qr svg")).to_be_visible()


def test_each_feed_shows_what_comes_in_it_without_reading_xml(phone: Reader) -> None:
    page = phone.open("dang-ky-nhan-tin/")
    page.get_by_role("link", name="Văn bản", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nguồn tin: Văn bản")
    items = page.locator("#muc-moi ~ ul > li")
    expect(items).to_have_count(10)
    items.first.get_by_role("link").click()
    expect(page.locator("article h1")).not_to_contain_text("Nguồn tin")
    assert "/van-ban/" in page.url


def test_the_pages_fit_a_phone(phone: Reader) -> None:
    for path in ("dang-ky-nhan-tin/", "en/dang-ky-nhan-tin/", "dang-ky-nhan-tin/nhiem-vu/2025-ii-1/"):
        page = phone.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert phone.elsewhere == []


def test_without_a_script_the_addresses_are_there_to_be_selected(desk: Reader) -> None:
    page = desk.page.context.browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{desk.address}dang-ky-nhan-tin/tat-ca/")
    expect(page.get_by_text(f"{desk.address}feeds/vi/tat-ca.rss.xml")).to_be_visible()
    expect(page.get_by_role("button", name="Chép địa chỉ")).to_have_count(0)
    page.close()


def test_the_xml_in_a_browser_says_where_it_is_explained(desk: Reader) -> None:
    page = desk.page
    page.goto(f"{desk.address}feeds/vi/tat-ca.rss.xml")
    assert f"{desk.address}dang-ky-nhan-tin/tat-ca/" in page.content()[:3000]
