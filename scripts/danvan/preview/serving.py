"""The preview's server: pages to browsers, and a word to each open page when it has changed."""

from __future__ import annotations

import json
import mimetypes
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from danvan import settings
from danvan.build import Order
from danvan.build.frame import SCRIPTS, THEME
from danvan.preview.showing import FILES, Preview, Seen
from danvan.preview.watching import Places, Saved, Watch
from danvan.problems import Refusal
from danvan.workplace import workplace

# The preview's own files and its voice, below an address that no page has.
OWN = "_xem-thu/"
EVENTS = f"{OWN}su-kien"
WRONG = (FILES / "wrong.html").read_bytes()
# Seconds after which a silent line is used, so that a browser that has gone is noticed; how often the day is looked at.
BREATH, LOOK = 15, 20
MOST_PROBLEMS = 50


def serve(order: Callable[[], Order], port: int) -> str:
    """Show the content until somebody ends it; ``order`` tells what to show now. Raises Refusal when the port is taken."""
    with workplace() as work:
        preview = Preview(order, work)
        try:
            server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, preview))
        except OSError as error:
            raise Refusal(
                f"Không mở được cổng {port} ({error.strerror}); chọn cổng khác, ví dụ  make serve PORT=8080"
            ) from None
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"Xem thử tại http://127.0.0.1:{port}/ (bấm Ctrl+C để dừng)", file=sys.stderr, flush=True)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            _watch(preview, places(order().root))
        except KeyboardInterrupt:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        finally:
            preview.stop()
    return ""


def places(root: Path) -> Places:
    """What the content below ``root`` is previewed from."""
    root = root.resolve()
    content = (root / "docs", root / "news", root / "ledger", root / "quy-dinh-bien-tap.md")
    return Places(content, (SCRIPTS.resolve(), THEME.resolve(), *(path.resolve() for path in settings.files(root))))


def _watch(preview: Preview, watched: Places) -> None:
    watch = Watch(watched)
    preview.restart()
    root = watched.content[0].parent
    while True:
        _take(preview, watch.wait(LOOK), root)


def _take(preview: Preview, saved: Saved, root: Path) -> None:
    if saved.program or preview.outdated:
        preview.restart()
    elif saved.content:
        preview.saved({path.relative_to(root).as_posix() for path in saved.content})


class Handler(BaseHTTPRequestHandler):
    """One request of a browser."""

    def __init__(self, preview: Preview, *arguments: Any) -> None:
        self._preview = preview
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """A page, a file, or the voice that tells when a page has changed."""
        asked = urlsplit(self.path)
        path = unquote(asked.path).lstrip("/")
        # A browser that has gone needs no answer.
        with suppress(BrokenPipeError, ConnectionResetError):
            if path == EVENTS:
                self._events("".join(parse_qs(asked.query).get("page", [""])).lstrip("/"))
            elif path.startswith(OWN):
                self._file(path, _own(path))
            elif not path or path.endswith(("/", "/index.html")) or path == "index.html":
                self._page(path.removesuffix("index.html"))
            elif "." not in path.rpartition("/")[2]:
                self._moved(f"/{path}/")
            else:
                self._file(path, self._preview.file(path))

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: an editor looks for what is wrong with the content."""

    def _page(self, path: str) -> None:
        seen = self._preview.page(path)
        if seen is None:
            self._send(503, "text/html; charset=utf-8", _with_script(Seen(WRONG)))
        else:
            self._send(200 if seen.there else 404, "text/html; charset=utf-8", _with_script(seen))

    def _file(self, path: str, data: bytes | None) -> None:
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        if data is None:
            self._page(path)
        else:
            self._send(200, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, data)

    def _moved(self, address: str) -> None:
        self.send_response(301)
        self.send_header("Location", address)
        self.end_headers()

    def _send(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(data)

    def _events(self, path: str) -> None:
        """Say what the page at a path is now, and again each time when anything has changed, as long as somebody listens."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        told = -1
        while True:
            news, told = _next(self._preview, path, told)
            self.wfile.write(news)
            self.wfile.flush()


def _next(preview: Preview, path: str, told: int) -> tuple[bytes, int]:
    """What is said next of the page at a path to whom has heard of a version, and the version of which it tells."""
    with preview.changed:
        if not preview.changed.wait_for(lambda: preview.version != told, BREATH):
            return b": \n\n", told
        return f"retry: 300\ndata: {_state(preview, path)}\n\n".encode(), preview.version


def _own(path: str) -> bytes | None:
    file = FILES / Path(path).name
    return file.read_bytes() if file.is_file() else None


def _state(preview: Preview, path: str) -> str:
    seen = (preview.page(path) if preview.version else None) or Seen(WRONG)
    wrong = [f"{problem}".replace("\n    → ", " → ") for problem in preview.problems]
    return json.dumps({"page": seen.name, "problems": wrong[:MOST_PROBLEMS], "count": len(wrong)}, ensure_ascii=False)


def _with_script(seen: Seen) -> bytes:
    script = f'<script src="/{OWN}xem-thu.js" data-page="{seen.name}"></script></body>'.encode()
    head, _, tail = seen.html.rpartition(b"</body>")
    return head + script + tail
