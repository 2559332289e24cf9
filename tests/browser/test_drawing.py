"""Draws the handbook's pictures when asked to (``make handbook-pictures``); else tells which are stale."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest
from handbook import scenes
from handbook.pictures import keep
from handbook.windows import table, terminal
from playwright.sync_api import Browser, Page

# The words that stand in a window, as they stand.
SEEN = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const seen = box.height > 1 && box.top < innerHeight && box.left >= 0 && box.left < innerWidth;
    const shown = seen && node.parentElement.checkVisibility({visibilityProperty: true, opacityProperty: true});
    if (shown && node.data.trim()) found.push(node.data.trim().replace(/\\s+/g, ' '));
  }
  return found.join('\\n');
}"""
# Above the lasting address, which holds the port of the moment.
HEIGHT = 780


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    """A window as wide as the handbook's pictures, sharp."""
    page = browser.new_page(viewport={"width": 720, "height": HEIGHT}, device_scale_factor=2)
    page.set_default_timeout(60_000)
    yield page
    page.close()


def drawn(window: Page, html: str) -> bytes:
    """A picture of a window."""
    window.set_content(html)
    return window.locator("main").screenshot()


@pytest.mark.parametrize("name", scenes.TERMINALS)
def test_commands(name: str, window: Page, tmp_path: Path) -> None:
    # In a thread of its own: while a browser is driven, this one has an event loop, in which signatures cannot be read.
    with ThreadPoolExecutor() as apart:
        text = apart.submit(lambda: scenes.TERMINALS[name](scenes.copied(tmp_path))).result()
    keep(name, text, lambda: drawn(window, terminal(text)))


def test_the_sheet(window: Page) -> None:
    rows = [scenes.COLUMNS[:4], *(row[:4] for row in scenes.ROWS)]
    keep("bang-tinh", "\n".join("\t".join(row) for row in rows), lambda: drawn(window, table("tin.xlsx", rows)))


def test_the_word_file(tmp_path: Path) -> None:
    paper = scenes.paper()
    keep("tep-word", scenes.words_of(paper), lambda: in_office(paper, tmp_path))


def in_office(paper: scenes.Word, folder: Path) -> bytes:
    """The upper half of the paper's first page, as LibreOffice sets it."""
    paper.file.save(str(folder / "ke-hoach.docx"))
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "ke-hoach.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    with pypdfium2.PdfDocument(folder / "ke-hoach.pdf") as read:
        page = read[0].render(scale=2).to_pil()
    made = io.BytesIO()
    page.crop((0, 0, page.width, page.height * 45 // 100)).save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize("name", scenes.PAGES)
def test_pages(name: str, window: Page, sample_server: str) -> None:
    window.goto(sample_server + scenes.PAGES[name])
    window.wait_for_load_state("networkidle")
    keep(name, str(window.evaluate(SEEN)), window.screenshot)
