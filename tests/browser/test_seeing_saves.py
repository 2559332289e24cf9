"""What an editor sees in the browser while writing: the saved text, what is wrong with it, the text again once it is mended."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from built import CONFIG
from conftest import PROJECT, free_port, wait_for
from making import PAGE, POST, site, text, write
from playwright.sync_api import Browser, Page, expect

POST_FILE, POST_PAGE = "news/2026/2026-11-23-bai-viet.md", "tin-tuc/2026/2026-11-23-bai-viet/"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project."""
    by_hand = {f"docs/{name}index.md": text(PAGE) for name in ("", "dang-ky-nhan-tin/", "du-lieu-ca-nhan/")}
    return write(tmp_path_factory.mktemp("preview"), site(**{"mkdocs.yml": CONFIG, **by_hand}))


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """Where its preview is served."""
    port = free_port()
    danvan = [sys.executable, "-m", "danvan", "--today", "2026-11-23", "serve", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
    command = [*danvan, "--", sys.executable, "-m", "mkdocs", "build"]
    with subprocess.Popen(command, cwd=project, env=environment, stderr=subprocess.DEVNULL) as process:
        wait_for(port)
        yield f"http://127.0.0.1:{port}/"
        process.terminate()
    assert process.returncode == 0


@pytest.fixture(params=[360, 1280])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a fresh browser context."""
    with browser.new_context(viewport={"width": request.param, "height": 800}) as context:
        page = context.new_page()
        page.set_default_timeout(60_000)
        yield page


def test_a_save_is_seen_what_is_wrong_too_until_it_is_mended(project: Path, address: str, page: Page) -> None:
    write(project, {POST_FILE: text(POST, "Thân bài.")})
    page.goto(address + POST_PAGE)
    expect(page.get_by_text("Thân bài.")).to_be_visible()
    write(project, {POST_FILE: text(POST, "Một đoạn vừa viết thêm.")})
    expect(page.get_by_text("Một đoạn vừa viết thêm.")).to_be_visible()

    banner = page.get_by_role("alert")
    expect(banner).to_have_count(0)
    write(project, {POST_FILE: text(POST, "Hỏng.", tags=["khong-co"])})
    expect(banner).to_contain_text(f"{POST_FILE}:")
    expect(banner).to_contain_text("khong-co")
    expect(banner).to_be_in_viewport()
    expect(page.get_by_text("Một đoạn vừa viết thêm.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    write(project, {POST_FILE: text(POST, "Đã mở lại được.")})
    expect(page.get_by_text("Đã mở lại được.")).to_be_visible()
    expect(banner).to_have_count(0)


def test_a_new_post_appears_where_its_address_already_stands_open(project: Path, address: str, page: Page) -> None:
    name = "2026-11-22-bai-moi-hon"
    file = project / f"news/2026/{name}.md"
    file.unlink(missing_ok=True)
    page.goto(f"{address}tin-tuc/2026/{name}/")
    fields = {**POST, "id": "2026-11-22-01", "date": "2026-11-22T08:00:00+07:00"}
    file.write_text(text(fields, "Bài mới hiện ra."), "utf-8")
    expect(page.get_by_text("Bài mới hiện ra.")).to_be_visible()
    file.unlink()
    expect(page.get_by_text("Bài mới hiện ra.")).to_have_count(0)


def test_the_search_knows_names_and_titles(project: Path, address: str, page: Page) -> None:
    page.goto(address)
    page.locator("input.md-search__input").press_sequentially("126-KL/TW")
    expect(page.locator(".md-search-result__link").first).to_contain_text("126-KL/TW")
