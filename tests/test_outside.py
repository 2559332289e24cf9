"""Addresses of other sites: a server of our own plays every case, lychee asks it, the ledger remembers."""

from __future__ import annotations

import datetime as dt
import json
import ssl
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from certificates import own_certificate
from making import DOCUMENT, TODAY, site, text, write

from danvan.cli import main
from danvan.library import Library, load
from danvan.library.link_ledger import LEDGER, SeenLink, read_ledger, write_ledger
from danvan.outside import Round, check, numbers, offline
from danvan.outside.asking import Answer, ask, grade
from danvan.pages.context import Context, SiteConfig
from danvan.pages.documents import document_page
from danvan.problems import ContentError

QUICK = ("--timeout", "2", "--max-retries", "0", "--host-concurrency", "8", "--host-request-interval", "1ms")


def here(root: Path) -> Library:
    """The content as it stands."""
    return load(root, TODAY)


class Server(ThreadingHTTPServer):
    """Says nothing when a caller hangs up, as one that does not trust it will."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Quiet."""


class Case(BaseHTTPRequestHandler):
    """/404 answers 404; /chuyen, /ve-nha, /vong redirect; /cham never comes; /so/x shows x; all else is there."""

    asked: ClassVar[list[str]] = []
    REDIRECTS: ClassVar[dict[str, tuple[int, str]]] = {
        "/chuyen": (301, "/moi"),
        "/ve-nha": (302, "/"),
        "/vong": (302, "/vong"),
        "/ve-nha-dai": (302, "/ve-nha"),
    }

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        self.asked.append(self.path)
        code, target = self.REDIRECTS.get(self.path, (int(self.path[1:4]) if self.path[1:4].isdecimal() else 200, ""))
        if self.path == "/cham":
            time.sleep(6)
        body = f"<html><body><h1>{self.path.removeprefix('/so/')}</h1></body></html>".encode()
        self.send_response(code)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server that plays every case."""
    with Server(("127.0.0.1", 0), Case) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()


@pytest.fixture(scope="module")
def untrusted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose certificate nobody trusts."""
    path = own_certificate(tmp_path_factory.mktemp("tls"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    with Server(("127.0.0.1", 0), Case) as found:
        found.socket = context.wrap_socket(found.socket, server_side=True)
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield f"https://127.0.0.1:{found.server_port}"
        found.shutdown()


def test_every_case_is_told_apart(server: str, untrusted: str) -> None:
    expected = {
        "/co": "ok", "/chuyen": "moved", "/ve-nha": "home", "/ve-nha-dai": "home", "/": "ok", "/vong": "gone", "/cham": "robots",
        "/404": "gone", "/410": "gone", "/401": "robots", "/403": "robots", "/429": "robots", "/503": "robots", "/500": "unreachable",
    }  # fmt: skip
    urls = {f"{server}{path}": wanted for path, wanted in expected.items()}
    urls |= {f"{untrusted}/tls": "unreachable", "http://127.0.0.1:1/dong": "unreachable"}
    answers = ask(urls, QUICK)
    assert {url: answers[url].grade for url in urls} == urls
    assert answers[f"{server}/chuyen"].moved_to == f"{server}/moi"
    assert answers[f"{server}/cham"].detail == "quá lâu không trả lời"


def test_a_page_may_open_without_the_number(server: str) -> None:
    assert numbers.shows_number(f"{server}/so/126-KL/TW", "126-KL/TW") is True
    assert numbers.shows_number(f"{server}/so/1126-KL/TW", "126-KL/TW") is False
    assert numbers.shows_number(f"{server}/404", "126-KL/TW") is None


@pytest.mark.parametrize(
    ("page", "number", "shown"),
    [
        ("<p>Kết luận số 126 - KL/TW</p>", "126-KL/TW", True), ("<p>126\u2013KL/TW</p>", "126-KL/TW", True),
        ("<p>Số 59/2023/NĐ\u2011CP</p>", "59/2023/NĐ-CP", True), ("<p>59/2023/ND-CP</p>", "59/2023/NĐ-CP", True),
        ("<p>126-KL/<b>TW</b></p>", "126-KL/TW", True), ("<p>126-KL/TWĐ</p>", "126-KL/TW", False), ("<p>Trang chủ</p>", "126-KL/TW", False),
        ("", "126-KL/TW", None),
    ],
)  # fmt: skip
def test_number_on_a_page(page: str, number: str, shown: bool | None) -> None:
    assert numbers.has_number(page.encode(), number) is shown


def test_the_home_page_is_no_false_home() -> None:
    assert grade("https://a.vn/", {"code": 200}, ["https://a.vn/"]) == Answer("ok", "200")
    assert grade("https://a.vn/van-ban/1", {"code": 200}, ["https://a.vn/?id=1"]) == Answer(
        "moved", "200", "https://a.vn/?id=1"
    )


def content(server: str, official: str) -> dict[str, str]:
    """A document whose official page is on the server, and which cites two pages more."""
    fields = {
        **DOCUMENT, "official": {"url": f"{server}{official}"},
        "sources": [{"url": f"{server}/404", "checked_on": "2026-11-23"}, {"url": f"{server}/co", "checked_on": "2026-11-23"}],
    }  # fmt: skip
    return {**site(), "docs/van-ban/126-kl-tw-2025.md": text(fields)}


class TestRounds:
    def test_the_ledger_remembers_and_asks_again_only_when_due(self, server: str, tmp_path: Path) -> None:
        root = write(tmp_path, content(server, "/so/126-KL/TW"))
        first = check(here(root), Round(root, TODAY, 7, QUICK))
        assert "Không còn (1) → tìm địa chỉ mới, hoặc để nguyên: trang tự ghi ngày thấy lần cuối" in first
        assert "  docs/van-ban/126-kl-tw-2025.md:" in first
        assert f"{server}/404 (404; chưa lần nào mở được)" in first
        assert {link.url.removeprefix(server): link.grade for link in read_ledger(root).values() if link.url.startswith(server)} == {
            "/so/126-KL/TW": "ok", "/404": "gone", "/co": "ok",
        }  # fmt: skip
        Case.asked.clear()
        again = check(here(root), Round(root, TODAY + dt.timedelta(days=6), 7, QUICK))
        assert Case.asked == []
        assert "Đã hỏi 0 địa chỉ." in again
        check(here(root), Round(root, TODAY + dt.timedelta(days=7), 7, QUICK))
        assert "/co" in Case.asked

    def test_a_page_without_the_number_is_a_caution(self, server: str, tmp_path: Path) -> None:
        root = write(tmp_path, content(server, "/so/127-KL/TW"))
        said = check(here(root), Round(root, TODAY, 7, QUICK))
        assert f"{server}/so/127-KL/TW (không thấy 126-KL/TW; thấy lần cuối 23/11/2026)" in said

    def test_the_last_day_alive_is_kept_when_a_page_dies(self, server: str, tmp_path: Path) -> None:
        root = write(tmp_path, content(server, "/404"))
        lived = dt.date(2026, 3, 5)
        url = f"{server}/404"
        write_ledger(
            root, {url: SeenLink(url=url, first_seen=lived, checked_on=lived, grade="ok", alive_on=lived, by="lychee")}
        )
        check(here(root), Round(root, TODAY, 7, QUICK))
        found = read_ledger(root)[url]
        assert (found.grade, found.first_seen, found.alive_on, found.checked_on) == ("gone", lived, lived, TODAY)

    def test_addresses_that_left_the_content_leave_the_ledger(self, server: str, tmp_path: Path) -> None:
        root = write(tmp_path, content(server, "/co"))
        gone = SeenLink(url="https://cu.example/", first_seen=TODAY, checked_on=TODAY, grade="ok", by="lychee")
        write_ledger(root, {gone.url: gone})
        check(here(root), Round(root, TODAY, 7, QUICK))
        assert gone.url not in read_ledger(root)

    def test_no_network_changes_nothing(self, tmp_path: Path) -> None:
        root = write(tmp_path, content("http://127.0.0.1:1", "/co"))
        said = check(here(root), Round(root, TODAY, 7, QUICK))
        assert said.startswith("Không hỏi được trang nào: máy này có vẻ không có mạng. Sổ liên kết giữ nguyên.\n")
        assert not (root / LEDGER).exists()


def test_a_wrong_line_of_the_ledger_is_named(tmp_path: Path) -> None:
    good = SeenLink(url="https://a.vn/", first_seen=TODAY, checked_on=TODAY, grade="ok", by="lychee")
    write_ledger(tmp_path, {good.url: good})
    with (tmp_path / LEDGER).open("a") as file:
        file.write('{"url": 1}\nkhông phải JSON\n')
    with pytest.raises(ContentError) as caught:
        read_ledger(tmp_path)
    assert [(problem.line, problem.message) for problem in caught.value.problems] == [
        (2, "dòng «{\"url\": 1}» không đọc được"), (3, "dòng «không phải JSON» không đọc được"),
    ]  # fmt: skip


class TestWhatReadersSee:
    URL = "https://cu.gov.vn/van-ban/1"

    def page(self, root: Path, link: SeenLink | None) -> str:
        fields = {**DOCUMENT, "official": {"url": self.URL, "seen_on": "2026-01-02"}}
        write(root, {**site(), "docs/van-ban/126-kl-tw-2025.md": text(fields)})
        if link:
            write_ledger(root, {link.url: link})
        found = here(root)
        p = Context(found, SiteConfig("https://mau.example/"), "vi", "van-ban/126-kl-tw-2025.md")
        return document_page(p, found.documents[0]).markdown

    def link(self, grade: str, alive: dt.date | None) -> SeenLink:
        return SeenLink.model_validate(
            {
                "url": self.URL,
                "first_seen": "2026-01-01",
                "checked_on": "2026-11-20",
                "grade": grade,
                "alive_on": alive,
                "by": "lychee",
            }
        )

    def test_a_dead_page_says_so_with_its_last_day(self, tmp_path: Path) -> None:
        found = self.page(tmp_path, self.link("gone", dt.date(2026, 5, 6)))
        assert (
            '<span class="dv-tag dv-tag--stale">liên kết gốc không còn</span> (thấy lần cuối 06/05/2026; '
            f"[tìm bản lưu](https://web.archive.org/web/20260506/{self.URL}))"
        ) in found

    def test_a_living_page_shows_the_newest_day(self, tmp_path: Path) -> None:
        found = self.page(tmp_path, self.link("ok", dt.date(2026, 11, 20)))
        assert "thấy ngày 20/11/2026" in found
        assert "không còn" not in found

    def test_nobody_has_asked_yet(self, tmp_path: Path) -> None:
        assert "thấy ngày 02/01/2026" in self.page(tmp_path, None)

    def test_editors_get_a_hint_with_the_line(self, tmp_path: Path) -> None:
        self.page(tmp_path, self.link("home", None))
        hint = next(hint for hint in here(tmp_path).hints if self.URL in hint.message)
        assert hint.message == f"liên kết «{self.URL}» không còn (kiểm tra ngày 20/11/2026)"
        line = (tmp_path / hint.path).read_text("utf-8").splitlines()[hint.line - 1]
        assert self.URL in line


class TestWithoutANetwork:
    def said(self, root: Path, **fields: object) -> str:
        write(root, {**site(), "docs/van-ban/126-kl-tw-2025.md": text({**DOCUMENT, **fields})})
        return offline(here(root))

    def test_http(self, tmp_path: Path) -> None:
        said = self.said(tmp_path, official={"url": "http://vbpl.vn/van-ban/1"})
        assert (
            "«http://vbpl.vn/van-ban/1» chưa dùng https → mở thử https://vbpl.vn/van-ban/1; mở được thì ghi địa chỉ đó"
            in said
        )

    def test_an_official_page_of_a_newspaper(self, tmp_path: Path) -> None:
        assert "«https://bao.example/1» không phải trang của cơ quan nhà nước hoặc của Đảng" in self.said(
            tmp_path, official={"url": "https://bao.example/1"}
        )

    def test_one_page_written_twice(self, tmp_path: Path) -> None:
        sources = [{"url": url, "checked_on": "2026-11-23"} for url in ("https://www.vbpl.vn/a/", "https://vbpl.vn/a")]
        assert "«https://www.vbpl.vn/a/» và «https://vbpl.vn/a» là một trang → dùng một cách viết" in self.said(
            tmp_path, sources=sources
        )

    def test_nothing_odd(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write(tmp_path, site())
        assert main(["--root", str(tmp_path), "--today", TODAY.isoformat(), "external", "--offline"]) == 0
        assert capsys.readouterr().out.rstrip().endswith("0 lưu ý.")


def test_a_link_in_a_text_is_asked_too(tmp_path: Path) -> None:
    write(tmp_path, {**site(), "docs/van-ban/126-kl-tw-2025.md": text(DOCUMENT, "Xem [báo](http://bao.example/tin).")})
    assert "docs/van-ban/126-kl-tw-2025.md:" in offline(here(tmp_path))
    assert json.dumps("http://bao.example/tin")[1:-1] in offline(here(tmp_path))
