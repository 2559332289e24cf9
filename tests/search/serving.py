"""The built site as a server sends it: text packed, nothing kept by the browser, every byte counted."""

from __future__ import annotations

import functools
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PACKED = {".css", ".html", ".js", ".json", ".txt", ".xml"}


@dataclass
class Served:
    """Where the site answers, and what it sent, by path."""

    root: str
    sent: list[tuple[str, int]] = field(default_factory=list)

    def weight(self) -> int:
        """The bytes sent since this was last asked."""
        total = sum(size for _, size in self.sent)
        self.sent.clear()
        return total


class Counting(SimpleHTTPRequestHandler):
    """Serves files packed, says nothing, counts."""

    sent: list[tuple[str, int]]

    def do_GET(self) -> None:
        """Send a file whole; only its body is counted."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        packed = path.suffix in PACKED
        body = gzip.compress(path.read_bytes()) if packed else path.read_bytes()
        self.sent.append((self.path, len(body)))
        self.send_response(200)
        for name, value in (
            ("Content-Type", self.guess_type(path)), ("Content-Length", str(len(body))), ("Cache-Control", "no-store"),
        ):  # fmt: skip
            self.send_header(name, value)
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """No line per request."""


@contextmanager
def serve(site: Path) -> Iterator[Served]:
    """Serve a built site on loopback."""
    sent: list[tuple[str, int]] = []
    handler = type("Handler", (Counting,), {"sent": sent})
    listener = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    yield Served(f"http://127.0.0.1:{listener.server_port}/", sent)
    listener.shutdown()
    listener.server_close()
