"""Serves a built folder on loopback as a real server must: every file with the site's Content-Security-Policy."""

from __future__ import annotations

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Handler(SimpleHTTPRequestHandler):
    """Files, the policy beside each."""

    def __init__(self, *arguments: Any, policy: str, folder: str) -> None:
        self.policy = policy
        super().__init__(*arguments, directory=folder)

    def end_headers(self) -> None:
        """Add the headers."""
        self.send_header("Content-Security-Policy", self.policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    folder, port, policy = sys.argv[1:]
    ThreadingHTTPServer(("127.0.0.1", int(port)), partial(Handler, policy=policy, folder=folder)).serve_forever()
