"""How long a preview takes to stand, and how soon a saved post is seen in a browser that shows it."""

from __future__ import annotations

import os
import signal
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from playwright.sync_api import Page, sync_playwright

from bench.building import Site
from bench.measuring import surroundings

SAVES = 3
PATIENCE = 600  # seconds


@dataclass(frozen=True)
class Preview:
    """Seconds until the pages answer; seconds from a save until the browser shows it, the median of three."""

    start: float
    saved: float


def preview(site: Site) -> Preview:
    """Start a generator's preview on what a build has left, as an editor does; save a post three times."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with _running(site.peer.preview(site.folder, port), site) as started:
        address = f"http://127.0.0.1:{port}{site.corpus.newest.address}"
        _wait_for(address)
        start = time.monotonic() - started
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page()
            page.goto(address, timeout=PATIENCE * 1000)
            seconds = [_seen(page, site, f"Xem thử lần {number}.") for number in range(1, SAVES + 1)]
            browser.close()
    return Preview(start, statistics.median(seconds))


def _seen(page: Page, site: Site, mark: str) -> float:
    """Save the post with a mark; seconds until the page that is open shows it."""
    time.sleep(2)  # the page has its connection, the watcher has rested
    site.peer.edit(site.folder, site.corpus.newest, mark)
    saved = time.monotonic()
    page.get_by_text(mark).wait_for(timeout=PATIENCE * 1000)
    return time.monotonic() - saved


@contextmanager
def _running(command: list[str], site: Site) -> Iterator[float]:
    """Run a server in its folder, all its processes ended afterwards; the moment when it was started."""
    with tempfile.TemporaryFile() as output:
        started = time.monotonic()
        process = subprocess.Popen(
            command, cwd=site.folder, env=surroundings(), stdout=output, stderr=output, start_new_session=True
        )
        try:
            yield started
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait_for(address: str) -> None:
    """Until an address answers. Raises TimeoutError."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError), urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            if answer.status == 200:
                return
        time.sleep(0.02)
    raise TimeoutError(address)
