"""What a reader sets, hears and prints."""

from __future__ import annotations

import re

import pytest
from conftest import Reader
from playwright.sync_api import expect

VOICES = """
window.said = [];
speechSynthesis.getVoices = () => [{lang: "%s", localService: %s, name: "x"}];
speechSynthesis.speak = (piece) => said.push([piece.lang, piece.text]);
speechSynthesis.cancel = () => said.push("stop");
Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", {set() {}, get: () => null});
"""


def test_larger_text_stays_on_the_next_page_and_goes_back(desk: Reader) -> None:
    page = desk.open("")
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    usual = page.evaluate(size)
    page.get_by_role("button", name="A+: Chữ to hơn").click()
    page.get_by_role("button", name="A+: Chữ to hơn").click()
    assert page.evaluate(size) == pytest.approx(usual * 1.3)
    desk.open("van-ban/126-kl-tw-2025/")
    assert page.evaluate(size) == pytest.approx(usual * 1.3)
    assert page.context.cookies() == []
    page.get_by_role("button", name="A: Cỡ chữ thường").click()
    assert page.evaluate(size) == usual
    assert page.evaluate("localStorage.getItem('dv-view')") is None


def test_nothing_is_lost_at_the_largest_text_on_a_phone(phone: Reader) -> None:
    page = phone.open("van-ban/126-kl-tw-2025/")
    for _ in range(5):
        page.get_by_role("button", name="A+: Chữ to hơn").press("Enter")
    expect(page.get_by_role("button", name="A+: Chữ to hơn")).to_have_attribute("aria-disabled", "true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_contrast_is_remembered_and_says_that_it_is_on(desk: Reader) -> None:
    page = desk.open("van-ban/")
    page.get_by_role("button", name="Tương phản").press("Space")
    desk.open("en/")
    expect(page.get_by_role("button", name="Contrast")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize(("lang", "local"), [("en-GB", "true"), ("vi-VN", "false")])
def test_no_voice_of_this_machine_no_button(desk: Reader, lang: str, local: str) -> None:
    desk.page.add_init_script(VOICES % (lang, local))
    expect(desk.open("van-ban/126-kl-tw-2025/").locator("[data-dv-listen]")).to_be_hidden()


def test_the_page_is_read_in_its_language_without_marks(desk: Reader) -> None:
    desk.page.add_init_script(VOICES % ("vi-VN", "true"))
    page = desk.open("van-ban/126-kl-tw-2025/")
    button = page.get_by_role("button", name="Nghe đọc")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    said = page.evaluate("said")
    assert said[0] == ["vi", "Kết luận số 126-KL/TW"]
    assert not any("¶" in piece[1] for piece in said)
    button.click()
    assert page.evaluate("said.at(-1)") == "stop"


def test_paper_has_the_day_the_address_and_its_code(desk: Reader) -> None:
    page = desk.open("van-ban/126-kl-tw-2025/")
    expect(page.locator(".dv-qr svg")).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".dv-printed")).to_have_text(re.compile(r"^In ngày \d\d/\d\d/20\d\d$"))
    expect(page.locator(".dv-qr svg")).to_be_visible()
    expect(page.locator(".dv-tools")).to_be_hidden()
