"""The built sites, served on loopback under the policy that a real server sends, and Debian's Chromium."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from danvan.headers import content_security_policy

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


@contextmanager
def served(site: Path, *options: str, root: str = ".", config: str = "mkdocs.yml") -> Iterator[str]:
    """Build content into a folder and serve it under the strict policy; the address ends in a slash."""
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    danvan = [sys.executable, "-m", "danvan", "--root", root, "--today", "2026-11-23"]
    engine = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config]
    command = [*danvan, "build", *options, "--site", str(site), "--site-url", address, "--", *engine]
    subprocess.run(command, cwd=PROJECT, env={**os.environ, "PYTHONPATH": "scripts"}, check=True, capture_output=True)
    with shown(site, port):
        yield address


@contextmanager
def shown(site: Path, port: int) -> Iterator[None]:
    """Serve a built site under the strict policy."""
    serve = [sys.executable, str(PROJECT / "tests/browser/serving.py"), str(site), str(port)]
    with subprocess.Popen([*serve, content_security_policy(site)]) as process:
        wait_for(port)
        yield
        process.terminate()


@pytest.fixture(scope="session")
def server(folder: Path) -> Iterator[str]:
    """The address of the served site, ending in a slash."""
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the built sample site lies, once ``sample_server`` has built it."""
    return tmp_path_factory.mktemp("browser") / "sample"


@pytest.fixture(scope="session")
def sample_server(browser: Browser, sample_folder: Path) -> Iterator[str]:
    """The same of the sample site, which has a page of every kind."""
    with served(sample_folder, root="tests/sample", config="tests/sample/mkdocs.yml") as address:
        yield address


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
