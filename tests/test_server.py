"""The configurations, in a real nginx and a real Caddy on this machine: headers and bodies as a browser gets them."""

from __future__ import annotations

import gzip
import http.client
import os
import socket
import ssl
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import brotli
import pytest
from certificates import own_certificate
from making import write

from danvan.cli import main
from danvan.promises import REDIRECTS, read_redirects, write_pages
from danvan.release import Edition, Store, publish, rollback
from danvan.server import HEADERS, Server, config

NGINX_FRAME = """daemon off; user root; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
{modules}
events {{ }}
http {{
    include /etc/nginx/mime.types; access_log off;
    client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t; uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
    {config}
}}
"""
SCRIPT = "document.title"
# What the other site answers, below whose address ours may lie.
NEIGHBOUR = "another site"
CONTAINER = Path(__file__).parents[1] / "deploy/container-nginx.conf"


def page(words: str, lang: str = "vi") -> str:
    """A page with a script of its own, long enough to be compressed."""
    return (
        f'<html lang="{lang}"><head><script>{SCRIPT}</script></head><body>{words} {"chữ có dấu " * 100}</body></html>'
    )


SITE = {
    "index.html": page("Trang chủ"), "van-ban/1/index.html": page("Văn bản"), "en/index.html": page("Home", "en"),
    "404.html": page("Không có"), "en/404.html": page("Not here", "en"), "feeds/vi/tat-ca.rss.xml": "<rss/>",
    "feeds/vi/tat-ca.atom.xml": "<feed/>", "feeds/vi/tat-ca.json": "{}", "feeds/vi.opml": "<opml/>", "lich/vi/a.ics": "BEGIN", "data/a.csv": "á",
    "assets/javascripts/bundle.0123abcd.min.js": "1", "assets/danvan.css": "a{}", "van-ban/tệp.pdf": "%PDF-", ".an/bi-mat.html": "bí mật",
}  # fmt: skip


@dataclass
class Served:
    """A running server and the path below which the site lies."""

    port: int
    prefix: str
    store: Store

    def get(self, path: str, method: str = "GET", headers: Mapping[str, str] = {}) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (names in small letters) and body, the path sent as it is."""
        return self.ask(self.prefix + path, method, headers)

    def ask(self, path: str, method: str = "GET", headers: Mapping[str, str] = {}) -> tuple[int, dict[str, str], bytes]:
        """The same, of the whole host."""
        context = ssl._create_unverified_context()
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=context, timeout=20)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": "mau.example", **headers}.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        connection.close()
        return found


def edition(url: str, root: Path, words: str = "") -> Edition:
    """The small site, with a page that moved."""

    def make(folder: Path) -> str:
        write(folder, {**SITE, "index.html": page(f"Trang chủ {words}")})
        write_pages(read_redirects(root), folder, url)
        return ""

    return Edition("2026-11-24", url, make)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, "the server did not start"
        time.sleep(0.05)
    raise TimeoutError(port)


def internal(kind: str, store: Store) -> str:
    """The configuration of a second site of ours on the same host."""
    return config(kind, Server("https://mau.example/noi-bo/", str(store.current / "site")), store.current / "site", [])


def nginx(folder: Path, url: str, store: Store, port: int, root: Path) -> list[str]:
    """The command that serves the published site with the configuration that the project makes."""
    module = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
    modules = f"load_module {module};" if module.is_file() else ""
    server = Server(url, str(store.current / "site"), brotli=bool(modules))
    text = config("nginx", server, store.current / "site", read_redirects(root))
    certificate = own_certificate(folder)
    if server.prefix == "/":
        text = text.replace("/etc/ssl/mau.example/fullchain.pem", str(certificate)).replace(
            "/etc/ssl/mau.example/privkey.pem", str(certificate)
        )
        text = (
            text.replace("443 ssl", f"{port} ssl")
            .replace("listen 80;", f"listen {free_port()};")
            .replace("listen [::]:80;", "")
        )
    else:
        text = (
            f"server {{ listen {port} ssl; listen [::1]:{port} ssl; ssl_certificate {certificate}; ssl_certificate_key {certificate};\n"
            f'location / {{ default_type text/plain; return 200 "{NEIGHBOUR}"; }}\nlocation ~ /tin-tuc/ {{ return 404; }}\n'
            f"{text}\n{internal('nginx', store)}\n}}"
        )
    (folder / "nginx.conf").write_text(NGINX_FRAME.format(folder=folder, config=text, modules=modules), "utf-8")
    return ["nginx", "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]


def caddy(folder: Path, url: str, store: Store, port: int, root: Path) -> list[str]:
    """The same, served by Caddy."""
    server = Server(url, str(store.current / "site"))
    text = config("caddy", server, store.current / "site", read_redirects(root))
    head = f"{{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n\tstorage file_system {folder}/caddy\n}}\n"
    certificate = own_certificate(folder)
    tls = f"\ttls {certificate} {certificate}\n"
    name = f"https://mau.example:{port}, https://127.0.0.1:{port}"
    body = (
        text.replace("mau.example {\n", f"{name} {{\n{tls}", 1)
        if server.prefix == "/"
        else f'{name} {{\n{tls}{text}\n{internal("caddy", store)}\nhandle /tin-tuc/* {{\nerror 404\n}}\nhandle {{\nrespond "{NEIGHBOUR}"\n}}\n}}\n'
    )
    (folder / "Caddyfile").write_text(head + body, "utf-8")
    return ["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


@pytest.fixture(
    scope="module",
    params=[(nginx, "/"), (nginx, "/dan-van/"), (caddy, "/"), (caddy, "/dan-van/")],
    ids=["nginx", "nginx-below", "caddy", "caddy-below"],
)
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Each server, with the site at its root and below another one's address."""
    command, prefix = request.param
    folder = tmp_path_factory.mktemp("server")
    folder.chmod(0o755)
    url, store, port = f"https://mau.example{prefix}", Store(folder / "kho"), free_port()
    write(folder, {REDIRECTS: "van-ban/cu/ van-ban/1/ 2026-11-24 đổi mã\n"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "sync", lambda: None)  # for power cuts; slow on a busy machine
        publish(store, edition(url, folder, "một"), 5)
        publish(store, edition(url, folder, "hai"), 5)
    with subprocess.Popen(
        command(folder, url, store, port, folder),
        stderr=subprocess.DEVNULL,
        env={"HOME": str(folder), "PATH": "/usr/sbin:/usr/bin:/bin"},
    ) as process:
        try:
            wait_for(port, process)
            yield Served(port, prefix, store)
        finally:
            process.terminate()


def test_pages_and_their_headers(served: Served) -> None:
    status, headers, body = served.get("van-ban/1/")
    assert (status, body.decode()) == (200, SITE["van-ban/1/index.html"])
    assert headers["content-type"].lower() == "text/html; charset=utf-8"
    assert headers["cache-control"] == "no-cache"
    for name, value in HEADERS.items():
        assert headers[name.lower()] == value
    assert "script-src 'self' 'sha256-" in headers["content-security-policy"]
    assert headers.get("server", "nginx") == "nginx"  # no version


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("feeds/vi/tat-ca.rss.xml", "application/rss+xml"), ("feeds/vi/tat-ca.atom.xml", "application/atom+xml"),
        ("feeds/vi/tat-ca.json", "application/feed+json"), ("feeds/vi.opml", "text/x-opml"), ("lich/vi/a.ics", "text/calendar"), ("data/a.csv", "text/csv"),
    ],
)  # fmt: skip
def test_types_that_programs_ask_for(served: Served, path: str, expected: str) -> None:
    status, headers, _ = served.get(path)
    assert (status, headers["content-type"].lower()) == (200, f"{expected}; charset=utf-8")
    assert "content-security-policy" in headers


def test_hashed_names_are_kept_and_others_asked_again(served: Served) -> None:
    assert (
        served.get("assets/javascripts/bundle.0123abcd.min.js")[1]["cache-control"]
        == "public, max-age=31536000, immutable"
    )
    assert served.get("assets/danvan.css")[1]["cache-control"] == "no-cache"


@pytest.mark.parametrize(("coding", "undo"), [("gzip", gzip.decompress), ("br", brotli.decompress)])
def test_compressed_copies_are_sent(served: Served, coding: str, undo: Callable[[bytes], bytes]) -> None:
    status, headers, body = served.get("van-ban/1/", headers={"Accept-Encoding": coding})
    if coding == "br" and "content-encoding" not in headers:
        # An nginx without the module sends the page as it is.
        assert not Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so").is_file()
        return
    assert (status, headers["content-encoding"]) == (200, coding)
    assert undo(body).decode() == SITE["van-ban/1/index.html"]


def test_what_lies_between_is_told_that_copies_differ(served: Served) -> None:
    for accepted in ({}, {"Accept-Encoding": "gzip"}):
        assert served.get("van-ban/1/", headers=accepted)[1]["vary"].lower() == "accept-encoding"


def test_conditional_get(served: Served) -> None:
    _, headers, _ = served.get("feeds/vi/tat-ca.rss.xml")
    for name, value in (("If-None-Match", headers["etag"]), ("If-Modified-Since", headers["last-modified"])):
        status, _, body = served.get("feeds/vi/tat-ca.rss.xml", headers={name: value})
        assert (status, body) == (304, b"")


def test_a_feed_that_a_publish_did_not_change_is_not_sent_again(served: Served) -> None:
    _, before, _ = served.get("feeds/vi/tat-ca.atom.xml")
    rollback(served.store)
    try:
        status, _, _ = served.get(
            "feeds/vi/tat-ca.atom.xml",
            headers={"If-None-Match": before["etag"], "If-Modified-Since": before["last-modified"]},
        )
        assert status == 304
        assert "Trang chủ một" in served.get("")[2].decode()
    finally:
        rollback(served.store, "2026-11-24.2")
    assert "Trang chủ hai" in served.get("")[2].decode()


def test_a_missing_page_in_its_language(served: Served) -> None:
    # A folder without a page of its own, and what is hidden, are missing too.
    for path, words in (
        ("het/", "Không có"), ("en/het/", "Not here"), ("feeds/vi/het.rss.xml", "Không có"), ("feeds/", "Không có"),
        ("feeds/vi/", "Không có"), ("en/.git/config", "Not here"), (".env", "Không có"), ("en/data/het.csv", "Not here"),
    ):  # fmt: skip
        status, headers, body = served.get(path)
        assert status == 404
        assert words in body.decode()
        assert headers["content-type"].lower() == "text/html; charset=utf-8"
        assert headers["cache-control"] == "no-cache"
        assert "content-security-policy" in headers


def test_redirects(served: Served) -> None:
    status, headers, _ = served.get("van-ban/cu/")
    assert (status, headers["location"].partition("mau.example")[2] or headers["location"]) == (
        301,
        f"{served.prefix}van-ban/1/",
    )
    status, headers, _ = served.get("van-ban/1")
    assert status in (301, 308)
    assert headers["location"].endswith("/van-ban/1/") or headers["location"] == "1/"


def test_the_other_site_on_the_host_stays_as_it_is(served: Served) -> None:
    if served.prefix == "/":
        return
    for path, method in (
        ("/", "GET"),
        ("/gui-y-kien", "POST"),
        ("/.well-known/acme-challenge/x", "GET"),
        ("/dan-van-2", "GET"),
    ):
        status, headers, body = served.ask(path, method)
        assert (path, status, body.decode()) == (path, 200, NEIGHBOUR)
        assert headers.keys().isdisjoint(
            {name.lower() for name in HEADERS} | {"content-security-policy", "cache-control"}
        )
    status, _, body = served.ask("/tin-tuc/het")
    assert status == 404
    assert "Không có" not in body.decode()


def test_two_sites_of_ours_on_one_host(served: Served) -> None:
    if served.prefix == "/":
        return
    for path, words in (
        ("dan-van/het", "Không có"),
        ("dan-van/en/het", "Not here"),
        ("noi-bo/het", "Không có"),
        ("noi-bo/en/het", "Not here"),
    ):
        assert words in served.ask(f"/{path}")[2].decode()
    hashed = "assets/javascripts/bundle.0123abcd.min.js"
    for prefix in ("dan-van", "noi-bo"):
        assert "immutable" in served.ask(f"/{prefix}/{hashed}")[1]["cache-control"]


def test_the_sites_address_without_its_last_slash(served: Served) -> None:
    if served.prefix == "/":
        return
    status, headers, _ = served.ask(served.prefix.rstrip("/"))
    assert (status, headers["location"]) == (301, served.prefix)


def test_vietnamese_names(served: Served) -> None:
    assert served.get("van-ban/t%E1%BB%87p.pdf")[::2] == (200, b"%PDF-")


@pytest.mark.parametrize(
    "path",
    [
        "../../../../etc/passwd",
        "..%2f..%2f..%2fetc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
        "en/../../manifest.json",
        "x/..%5c..%5cmanifest.json",
        "assets../manifest.json",
        ".an/bi-mat.html",
        "a.ics/../../SHA256SUMS",
    ],
)
def test_nothing_outside_the_site(served: Served, path: str) -> None:
    status, _, body = served.get(path)
    # Below another site, what lies outside the prefix is that site's.
    assert status in (400, 403, 404) or body.decode() == NEIGHBOUR
    assert b"root:" not in body
    assert "bí mật" not in body.decode("utf-8", "replace")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"])
def test_only_reading(served: Served, method: str) -> None:
    assert served.get("", method)[0] == 405


def test_head(served: Served) -> None:
    status, headers, body = served.get("van-ban/1/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) == len(SITE["van-ban/1/index.html"].encode())


def test_ipv6(served: Served) -> None:
    with socket.create_connection(("::1", served.port), timeout=10) as connection:
        assert connection.getpeername()[0] == "::1"


def test_the_container_serves_it_without_tls_under_the_same_policy(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    root, port = write(tmp_path / "site", SITE), free_port()
    inner = config("nginx", Server("https://mau.example/", str(root), inside=True), root, [])
    (tmp_path / "dan-van.conf").write_text(inner, "utf-8")
    frame = CONTAINER.read_text("utf-8").replace("/etc/nginx/dan-van.conf", str(tmp_path / "dan-van.conf"))
    frame = frame.replace("[::]:8080", f"[::1]:{port}").replace("8080", f"127.0.0.1:{port}")
    (tmp_path / "nginx.conf").write_text(NGINX_FRAME.format(folder=tmp_path, config=frame, modules=""), "utf-8")
    with subprocess.Popen(["nginx", "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "error.log")]) as process:
        try:
            wait_for(port, process)
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/van-ban/1/", timeout=20) as answer:
                assert "Văn bản" in answer.read().decode()
                assert "sha256-" in answer.headers["Content-Security-Policy"]
        finally:
            process.terminate()


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "site", SITE)
    assert (
        main(
            [
                "server-config",
                "nginx",
                "--site",
                str(tmp_path / "site"),
                "--site-url",
                "https://mau.example/",
                "--serve-from",
                "/srv/web/",
            ]
        )
        == 0
    )
    assert "alias /srv/web/;" in capsys.readouterr().out


def configured(site: Path, url: str) -> int:
    return main(["server-config", "nginx", "--site", str(site), "--site-url", url])


def test_an_address_gets_its_slash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = write(tmp_path, SITE)
    assert configured(site, "https://mau.example/dan-van") == 0
    assert "location ^~ /dan-van/ {" in capsys.readouterr().out


@pytest.mark.parametrize(
    "url",
    ["mau.example", "/dan-van/", "https://mau.example/a b/", "https://mau.example/?a", "https://mau.example/;x/", ""],
)
def test_what_is_no_address_of_a_site(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        configured(tmp_path, url)
    said = f"«{url}» không phải địa chỉ trang; viết đủ, ví dụ https://sovhtt.langson.gov.vn/dan-van/"
    assert said in capsys.readouterr().err


def test_a_configuration_is_made_for_a_site_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert configured(tmp_path, "https://mau.example/") == 1
    assert "không có trang đã dựng" in capsys.readouterr().err
    write(tmp_path, {"index.html": '<link rel="canonical" href="https://khac.example/">'})
    assert configured(tmp_path, "https://mau.example/") == 1
    assert f"trang trong {tmp_path} được dựng cho https://khac.example/" in capsys.readouterr().err


def test_a_page_that_breaks_the_policy_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "site", {**SITE, "van-ban/2/index.html": '<p style="color:red">x</p>'})
    assert main(["server-config", "caddy", "--site", str(tmp_path / "site"), "--site-url", "https://mau.example/"]) == 1
    assert "van-ban/2/index.html:1: <p style=…>: trình duyệt sẽ chặn" in capsys.readouterr().err
