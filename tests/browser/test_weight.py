"""What a first visit costs a reader on a slow line, and that nothing jumps while it arrives."""

from __future__ import annotations

import gzip

import pytest
from conftest import Reader
from playwright.sync_api import Response

PAGES = ["", "van-ban/126-kl-tw-2025/", "en/", "en/van-ban/126-kl-tw-2025/"]
LIMIT = 150_000
SHIFTS = """() => new Promise((done) => {
  let sum = 0
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.hadRecentInput ? 0 : entry.value)))
    .observe({ type: "layout-shift", buffered: true })
  setTimeout(() => done(sum), 500)
})"""


def sent(answer: Response) -> int:
    """Bytes on the line from a server that compresses texts."""
    body = answer.body()
    packed = answer.url.endswith((".woff2", ".png", ".webp"))
    return len(body) if packed else len(gzip.compress(body, 9))


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_is_light(phone: Reader, path: str) -> None:
    answers: list[Response] = []
    phone.page.on("response", lambda answer: answers.append(answer))
    phone.open(path)
    sizes = {answer.url.removeprefix(phone.address): sent(answer) for answer in answers}
    assert len(sizes) > 5  # the page, its styles, scripts and fonts
    assert any(name.endswith(".woff2") for name in sizes)
    assert sum(sizes.values()) < LIMIT, sizes


@pytest.mark.parametrize("path", [*PAGES, "van-ban/", "tin-tuc/"])
def test_nothing_jumps(phone: Reader, path: str) -> None:
    phone.open(path)
    assert phone.page.evaluate(SHIFTS) < 0.01
