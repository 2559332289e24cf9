"""What an editor sees in a preview: above each page that is not published yet, why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import served
from playwright.sync_api import Browser, Page, expect

DRAFT = "tin-tuc/2026/2026-11-20-tin-mau-ban-nhap/"
LATER = "tin-tuc/2026/2026-12-15-tin-mau-hen-ngay/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh browser context."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample site as an editor previews it."""
    folder = tmp_path_factory.mktemp("browser") / "preview"
    with served(folder, "--preview", "2026-11-23", root="tests/sample", config="tests/sample/mkdocs.yml") as address:
        yield address


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (DRAFT, "Bản nháp, chưa đăng"), (LATER, "Sẽ đăng ngày 15/12/2026"),
        (f"en/{DRAFT}", "A draft, not published"), (f"en/{LATER}", "To be published on 15/12/2026"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_not_published_yet_says_so_before_its_title(
    preview: str, page: Page, address: str, said: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(preview + address)
    notice = page.locator(".admonition.pending")
    expect(notice).to_be_visible()
    expect(notice.locator(".admonition-title")).to_have_text(said)
    title = page.locator("h1").first
    places = [item.bounding_box() for item in (notice, title)]
    assert places[0]
    assert places[1]
    assert 0 < places[0]["y"] < places[1]["y"] < 900


def test_a_published_page_beside_them_does_not(preview: str, page: Page) -> None:
    page.goto(preview + "tin-tuc/2026/2026-08-19-thong-bao-mau-doi-lich/")
    expect(page.get_by_text("BẢN XEM TRƯỚC của ngày 23/11/2026")).to_be_visible()
    expect(page.locator(".admonition.pending")).to_have_count(0)


def test_readers_see_neither_the_pages_nor_the_words(sample_server: str, page: Page) -> None:
    for address in (DRAFT, LATER):
        answer = page.goto(sample_server + address)
        assert answer
        assert answer.status == 404
    page.goto(sample_server + "tin-tuc/")
    expect(page.get_by_text("BẢN XEM TRƯỚC")).to_have_count(0)
    expect(page.get_by_text("Bản nháp chưa đăng (mẫu)")).to_have_count(0)
