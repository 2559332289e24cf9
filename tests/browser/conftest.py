"""The built site, served on loopback, and Debian's Chromium."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

PROJECT = Path(__file__).parents[2]
# A slow machine is no defect.
expect.set_options(timeout=20_000)
# The machine's own browser; its background requests would fail one by one where there is no network.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int) -> None:
    """Until the server answers."""
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"nothing answers on port {port}")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the built site lies, once ``server`` has built it."""
    return tmp_path_factory.mktemp("browser") / "site"


@pytest.fixture(scope="session")
def server(folder: Path) -> Iterator[str]:
    """The address of the served site, ending in a slash."""
    site, port = folder, free_port()
    address = f"http://127.0.0.1:{port}/"
    engine = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command = [
        sys.executable,
        "-m",
        "danvan",
        "--today",
        "2026-11-23",
        "build",
        "--site",
        str(site),
        "--site-url",
        address,
        "--",
        *engine,
    ]
    subprocess.run(command, cwd=PROJECT, env={**os.environ, "PYTHONPATH": "scripts"}, check=True, capture_output=True)
    serve = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(site)]
    with subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        wait_for(port)
        yield address
        process.terminate()


@pytest.fixture(scope="session")
def browser(server: str) -> Iterator[Browser]:
    """Chromium, started once; it needs the server, so that it is closed before it."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield found
        found.close()


@dataclass
class Reader:
    """A person with a window: what it loaded from elsewhere and what went wrong is kept."""

    page: Page
    address: str
    elsewhere: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to a page of the site and wait until it has settled."""
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")
        return self.page


def reader(browser: Browser, address: str, width: int) -> Reader:
    """A new reader with a window of a width."""
    found = Reader(browser.new_page(viewport={"width": width, "height": 800}), address)
    found.page.set_default_timeout(20_000)
    found.page.on(
        "request",
        lambda request: None if request.url.startswith((address, "data:")) else found.elsewhere.append(request.url),
    )
    found.page.on("console", lambda message: found.errors.append(message.text) if message.type == "error" else None)
    found.page.on("pageerror", lambda error: found.errors.append(str(error)))
    return found


@pytest.fixture
def desk(browser: Browser, server: str) -> Iterator[Reader]:
    """A reader at a desk."""
    found = reader(browser, server, 1280)
    yield found
    found.page.close()


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[Reader]:
    """A reader with a phone."""
    found = reader(browser, server, 360)
    yield found
    found.page.close()
