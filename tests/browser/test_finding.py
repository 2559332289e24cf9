"""What a reader finds, in Chromium, through the site's own search."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import PROJECT, Reader, free_port, reader, shown
from playwright.sync_api import Browser, Page, expect
from search.asking import Report, ask_all

from danvan import search
from danvan.library import load


@pytest.fixture(scope="module")
def report(browser: Browser, server: str) -> Iterator[Report]:
    """The whole query set, asked once."""
    page = browser.new_page()
    page.goto(f"{server}robots.txt")
    yield ask_all(page, server)
    page.close()


def test_the_query_set_is_found(report: Report) -> None:
    assert len(report.asked) >= 120
    assert report.recall >= 0.98, report.lines()
    assert report.first_hits >= 0.95, report.lines()


def test_a_number_never_comes_after_another_number(report: Report) -> None:
    assert [each.query for each in report.asked if each.overtaken] == []


@pytest.fixture(scope="module")
def years_later(browser: Browser, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site when all its documents are old: thousands of newer ones have come."""
    site = tmp_path_factory.mktemp("later") / "site"
    shutil.copytree(folder, site)
    for page in site.glob("**/van-ban/*/index.html"):
        page.write_text(page.read_text("utf-8").replace('data-search="now"', 'data-search="paper"'), "utf-8")
    library = load(PROJECT, dt.date(2026, 11, 23))
    library.recent_papers = frozenset()
    search.write(site, library)
    search.write_facets(site, library, search.make_index(site))
    port = free_port()
    with shown(site, port):
        yield f"http://127.0.0.1:{port}/"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("126", "126-kl-tw-2025"),
        ("kl 126", "126-kl-tw-2025"),
        ("nghị định 59/2023", "59-2023-nd-cp"),
        ("luật 10/2022", "luat-10-2022-qh15"),
    ],
)
def test_an_old_document_is_found_by_its_number_as_ever(
    browser: Browser, years_later: str, query: str, first: str
) -> None:
    asked: list[str] = []
    later = reader(browser, years_later, 1280)
    later.page.on("request", lambda request: asked.append(request.url.removeprefix(years_later).partition("?")[0]))
    page = later.open("")
    type_in(page, query)
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile(f"/van-ban/{first}/"))
    # What is asked for is what was typed, while it was typed.
    numbers = {path.rpartition("/")[2].removesuffix(".json") for path in asked if path.startswith("search/numbers/vi/")}
    assert numbers
    assert numbers <= {digits[:length] for digits in re.findall(r"\d+", query) for length in (1, 2)}
    assert (later.errors, later.elsewhere) == ([], [])
    page.context.close()


def test_an_old_document_is_found_by_its_words(browser: Browser, years_later: str) -> None:
    page = reader(browser, years_later, 1280).open("")
    # Few pages have these words: older documents are asked at once.
    type_in(page, "chương trình mục tiêu quốc gia vùng đồng bào dân tộc thiểu số và miền núi")
    results = page.locator(".md-search-result__link")
    expect(results.filter(has_text="1719/QĐ-TTg").first).to_be_visible()
    page.keyboard.press("Escape")
    page.reload()
    # Many have these: older documents are asked on request.
    type_in(page, "dân chủ ở cơ sở")
    expect(results.nth(5)).to_be_visible()
    law = page.locator(".md-search-result__link[href*='/van-ban/luat-10-2022-qh15/']")
    expect(law).to_have_count(0)
    page.locator(".dv-search-old").click()
    expect(law).to_be_visible()
    page.goto(f"{years_later}tra-cuu/?muc=document")
    expect(page.locator(".dv-finder .dv-shown")).to_have_text("Có 35 trang")
    page.context.close()


def type_in(page: Page, text: str) -> None:
    """Open the search with its key and type."""
    page.keyboard.press("f")
    page.keyboard.type(text)


def test_a_result_shows_kind_number_date_and_status(desk: Reader) -> None:
    page = desk.open("")
    type_in(page, "kl126")
    first = page.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile(r"/van-ban/126-kl-tw-2025/\?h=126"))
    expect(first.locator(".dv-hit")).to_have_text("Văn bản · 126-KL/TW · 14/02/2025 · Chưa kiểm tra")
    assert desk.errors == []
    assert desk.elsewhere == []


def test_what_every_query_needs_comes_when_somebody_goes_to_a_search_box(phone: Reader) -> None:
    asked: list[str] = []
    phone.page.on("request", lambda request: asked.append(request.url.removeprefix(phone.address).partition("?")[0]))
    page = phone.open("")
    assert not [path for path in asked if path.startswith(("pagefind/", "search/names"))]
    with page.expect_response("**/pagefind/wasm*"):
        page.locator("#dv-q").focus()
    assert "search/names.vi.json" in asked


def test_a_dead_document_says_so_in_the_result(desk: Reader) -> None:
    page = desk.open("")
    type_in(page, "2255")
    expect(page.locator(".md-search-result__link").first.locator(".dv-hit__dead")).to_have_text("Đã hết thời kỳ")


def test_nothing_found_tells_what_to_try(phone: Reader) -> None:
    page = phone.open("")
    page.locator(".dv-opens__search").click()
    page.keyboard.type("zzzz qqqq")
    help_ = page.locator(".dv-search-help")
    expect(help_.get_by_role("link", name="vbpl.vn")).to_have_attribute("href", "https://vbpl.vn/")
    expect(help_.get_by_role("link", name="phapluat.gov.vn")).to_be_visible()


def test_the_other_language_comes_on_request(desk: Reader) -> None:
    page = desk.open("en/van-ban/")
    type_in(page, "2255")
    links = page.locator(".md-search-result__link")
    expect(links.first).to_have_attribute("href", re.compile("/en/van-ban/2255-qd-ubnd-2024-ls/"))
    assert page.locator(".md-search-result__link:not([href*='/en/'])").count() == 0
    page.get_by_role("button", name="Search the Vietnamese pages too").click()
    expect(page.locator(".md-search-result__link:not([href*='/en/'])").first).to_have_attribute(
        "href", re.compile("/van-ban/2255-qd-ubnd-2024-ls/")
    )


def test_nothing_of_the_index_is_loaded_before_a_search(desk: Reader) -> None:
    asked: list[str] = []
    desk.page.on("request", lambda request: asked.append(request.url))
    page = desk.open("")
    assert not [
        url for url in asked if "/pagefind/" in url or "/search/names" in url or url.endswith("search_index.js")
    ]
    assert len(page.request.get(f"{desk.address}search/search_index.json").body()) < 1000


def test_without_webassembly_the_list_answers(browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(server)
    type_in(page, "công viên địa chất")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("cong-vien-dia-chat"))
    page.close()


def test_from_a_folder_the_search_works(browser: Browser, server: str, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "van-ban/index.html").as_uri())
    type_in(page, "nghi dinh 59")
    link = page.locator(".md-search-result__link").first
    expect(link).to_have_attribute("href", re.compile(r"/van-ban/59-2023-nd-cp/index.html"))
    link.click()
    expect(page.locator("h1")).to_contain_text("59/2023/NĐ-CP")
    page.close()


def test_choices_narrow_and_stand_in_the_address(desk: Reader) -> None:
    page = desk.open("tra-cuu/")
    status = page.locator(".dv-finder .dv-shown")
    page.locator(".dv-facet summary", has_text="Cơ quan ban hành").click()
    page.get_by_role("checkbox", name="Bộ Chính trị").check()
    expect(page).to_have_url(re.compile(r"/tra-cuu/\?co-quan=bo-chinh-tri$"))
    expect(status).to_have_text("Có 6 trang")
    page.keyboard.press("Escape")
    page.get_by_label("Chữ cần tìm").fill("cong tac can bo")
    page.keyboard.press("Enter")
    expect(page.locator(".dv-results li a").first).to_have_text("Kết luận số 128-KL/TW")
    page.go_back()
    expect(status).to_have_text("Có 6 trang")
    page.get_by_role("button", name="Bỏ mọi lựa chọn").click()
    expect(page).to_have_url(re.compile(r"/tra-cuu/$"))
    expect(page.locator(".dv-results li")).to_have_count(20)
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator(".dv-results li")).to_have_count(40)
    assert desk.errors == []
    assert desk.elsewhere == []


def test_words_in_the_address_of_tra_cuu_are_its_own(desk: Reader) -> None:
    """The theme opens its own search over the page whenever the address says "q"."""
    page = desk.open("tra-cuu/")
    page.get_by_label("Chữ cần tìm").fill("126")
    page.get_by_label("Chữ cần tìm").press("Enter")
    expect(page.locator(".dv-results a").first).to_contain_text("126-KL/TW")
    page.reload()
    expect(page.get_by_label("Chữ cần tìm")).to_have_value("126")
    expect(page.locator(".dv-results a").first).to_contain_text("126-KL/TW")
    expect(page.locator("#__search")).not_to_be_checked()


def test_a_sent_address_shows_the_same(phone: Reader) -> None:
    page = phone.open("en/tra-cuu/?tinh-trang=period_ended&muc=document")
    expect(page.locator(".dv-chosen__list button")).to_have_count(2)
    expect(page.locator(".dv-results .dv-hit__dead").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.fixture
def unscripted(browser: Browser, server: str) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    yield context.new_page()
    context.close()


def counted(page: Page) -> str:
    """What the plain form says it shows; the number is the stylesheet's."""
    said = page.locator(".dv-plain__shown").evaluate("each => getComputedStyle(each, '::after').content")
    number = page.locator(".dv-plain__list > li:visible").count()
    assert "counter(dv-plain)" in said
    return f"{said}: {number}"


def test_without_script_a_plain_form_narrows_everything(unscripted: Page, server: str) -> None:
    page = unscripted
    page.goto(f"{server}tra-cuu/")
    expect(page.locator(".dv-finder")).to_be_hidden()
    lines = page.locator(".dv-plain__list > li:visible")
    everything = lines.count()
    assert everything > 100
    page.get_by_label("Loại văn bản").select_option("nghi-dinh")
    expect(lines.locator("a")).to_have_text(
        ["Nghị định số 61/2023/NĐ-CP", "Nghị định số 59/2023/NĐ-CP", "Nghị định số 04/2015/NĐ-CP"], ignore_case=True
    )
    page.get_by_label("Năm").select_option("2015")
    expect(lines.locator("a")).to_have_text(["Nghị định số 04/2015/NĐ-CP"])
    expect(lines.first).to_contain_text("Văn bản · 09/01/2015 · Chưa kiểm tra")
    assert '"Có " counter(dv-plain) " trang"' in counted(page)
    page.get_by_role("button", name="Bỏ mọi lựa chọn").click()
    expect(lines).to_have_count(everything)
    page.locator("select[name=muc]").select_option("post")
    lines.get_by_role("link", name="2026").click()
    expect(page).to_have_url(re.compile(r"/tin-tuc/2026/$"))


def test_without_script_the_english_form_narrows_too(unscripted: Page, server: str) -> None:
    unscripted.goto(f"{server}en/tra-cuu/")
    lines = unscripted.locator(".dv-plain__list > li:visible")
    unscripted.locator("select[name=tinh-trang]").select_option("period_ended")
    expect(lines).to_have_count(6)
    lines.get_by_role("link").first.click()
    expect(unscripted).to_have_url(re.compile("/en/van-ban/"))


def test_from_a_folder_the_plain_form_stands_in(browser: Browser, server: str, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "tra-cuu/index.html").as_uri())
    page.locator(".dv-plain__form select[name=loai]").select_option("nghi-dinh")
    expect(page.locator(".dv-plain__list > li:visible")).to_have_count(3)
    expect(page.locator(".dv-finder")).to_be_hidden()
    page.close()


def test_without_script_the_lists_lead_to_the_same(unscripted: Page, server: str) -> None:
    unscripted.goto(f"{server}tra-cuu/")
    unscripted.locator("article").get_by_role("link", name="Cơ quan ban hành").click()
    expect(unscripted).to_have_url(re.compile(r"/van-ban/theo-co-quan/$"))
