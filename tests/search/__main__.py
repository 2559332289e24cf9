"""``python -m search SITE``: ask the query set of a built site and print the report (``make search-report``)."""

from __future__ import annotations

import functools
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import sync_playwright

from search.asking import ask_all


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """No line per request."""


def main(site: str) -> None:
    """Serve the site on loopback, ask, print."""
    listener = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{listener.server_port}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto(f"{root}robots.txt")
        print("\n".join(ask_all(page, root).lines()))
        browser.close()
    listener.shutdown()
    listener.server_close()


main(sys.argv[1])
