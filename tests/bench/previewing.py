"""How long a preview takes to stand, and how soon a saved post is seen in a browser that shows it."""

from __future__ import annotations

import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO

from playwright.sync_api import Page, sync_playwright

from bench.building import Site
from bench.measuring import surroundings

SAVES = 3
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
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
    with _running(site.peer.preview(site.folder, port), site) as server:
        address = f"http://127.0.0.1:{port}{site.corpus.newest.address}"
        start = server.seconds_until(address)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
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


@dataclass(frozen=True)
class _Server:
    """A server that was started, and the file that keeps what it says."""

    process: subprocess.Popen[bytes]
    output: IO[bytes]
    started: float

    def seconds_until(self, address: str) -> float:
        """How long it took until an address answers; what the server said ends the benchmark when it never does."""
        while time.monotonic() - self.started < PATIENCE and self.process.poll() is None:
            with suppress(OSError), urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                if answer.status == 200:
                    return time.monotonic() - self.started
            time.sleep(0.02)
        self.output.seek(0)
        sys.exit(f"{address}\n{self.output.read().decode('utf-8', 'replace')[-4000:]}")


@contextmanager
def _running(command: list[str], site: Site) -> Iterator[_Server]:
    """Run a server in its folder; all its processes are ended afterwards."""
    with tempfile.TemporaryFile() as output:
        started = time.monotonic()
        process = subprocess.Popen(
            command, cwd=site.folder, env=surroundings(), stdout=output, stderr=output, start_new_session=True
        )
        try:
            yield _Server(process, output, started)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
