"""The check of the built site's links: every kind of fault is caught, no good link is flagged."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from lxml import etree

from danvan.cache import Cache
from danvan.cli import main
from danvan.links import KINDS, Finding, base_of, check, gather
from danvan.links.report import as_json, github, gitlab, junit, text

BASE = "https://mau.example/"


def page(body: str = "", head: str = "", *, at: str = "", lang: str = "vi", base: str = BASE) -> str:
    """A right page, at an address from the site's root."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Mẫu</title>'
        f'<link rel="canonical" href="{base}{at}">{head}</head><body>{body}</body></html>'
    )


def seed(folder: Path, files: dict[str, str], base: str = BASE) -> Path:
    """A small right site with ``files`` put in or over it."""
    links = "".join(f'<a href="/{base.split("/", 3)[3]}{name}">x</a>' for name in ("van-ban/", "van-ban/126/", "en/"))
    right = {
        "index.html": page(links, at="", base=base),
        "van-ban/index.html": page('<a href="126/">126</a>', at="van-ban/", base=base),
        "van-ban/126/index.html": page('<h2 id="muc-1">I</h2>', at="van-ban/126/", base=base),
        "en/index.html": page(at="en/", lang="en", base=base), "404.html": page("", at="404.html", base=base),
        "assets/van-ban/ban-ky.pdf": "%PDF-", "assets/anh.png": "x",
    }  # fmt: skip
    for name, content in {**right, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    return folder


def on_page(body: str, head: str = "") -> dict[str, str]:
    """The documents' page with a body of its own."""
    return {"van-ban/index.html": page(f'<a href="126/">126</a>{body}', head, at="van-ban/")}


def a(href: str) -> dict[str, str]:
    """A link on the documents' page."""
    return on_page(f'<a href="{href}">x</a>')


RSS = "<rss><channel><link>{0}</link><item><link>{1}</link><description>{2}</description></item></channel></rss>"
LOOSE = unicodedata.normalize("NFD", "ảnh.png")
FAULTS: dict[str, tuple[dict[str, str], str, str]] = {
    "a page that is not there": (a("127/"), "no-page", "127/"),
    "a page above that is not there": (a("../tin-tuc/"), "no-page", "../tin-tuc/"),
    "a page from the root that is not there": (a("/tin-tuc/"), "no-page", "/tin-tuc/"),
    "a full address of ours that is not there": (a(f"{BASE}tin-tuc/"), "no-page", f"{BASE}tin-tuc/"),
    "a percent-encoded page that is not there": (a("%C4%91%E1%BA%A3ng/"), "no-page", "%C4%91%E1%BA%A3ng/"),
    "a file that is not there": (a("../assets/van-ban/khac.pdf"), "no-file", "../assets/van-ban/khac.pdf"),
    "a picture that is not there": (on_page('<img src="../assets/b.png" alt="">'), "no-file", "../assets/b.png"),
    "one of a srcset": (on_page('<img src="../assets/anh.png" srcset="../assets/anh.png 1x, ../assets/2.png 2x" alt="">'), "no-file", "../assets/2.png"),
    "a source's srcset": (on_page('<picture><source srcset="../assets/c.webp 480w"></picture>'), "no-file", "../assets/c.webp"),
    "a poster": (on_page('<video poster="../assets/p.jpg"></video>'), "no-file", "../assets/p.jpg"),
    "an object's data": (on_page('<object data="../assets/o.svg"></object>'), "no-file", "../assets/o.svg"),
    "a form's action": (on_page('<form action="../tim/"></form>'), "no-page", "../tim/"),
    "a button's formaction": (on_page('<button formaction="../gui/">x</button>'), "no-page", "../gui/"),
    "a quotation's source": (on_page('<blockquote cite="../khac/">x</blockquote>'), "no-page", "../khac/"),
    "a script": (on_page("", '<script src="../assets/a.js"></script>'), "no-file", "../assets/a.js"),
    "a style sheet": (on_page("", '<link rel="stylesheet" href="../assets/a.css">'), "no-file", "../assets/a.css"),
    "a preloaded picture's set": (on_page("", '<link rel="preload" as="image" imagesrcset="../assets/x.png 1x">'), "no-file", "../assets/x.png"),
    "a drawing's use": (on_page('<svg><use href="../assets/i.svg#a"></use></svg>'), "no-file", "../assets/i.svg#a"),
    "url() in a style sheet": ({"assets/a.css": "a{background:url('khong-co.png')}"}, "no-file", "khong-co.png"),
    "@import": ({"assets/a.css": '@import "b.css";'}, "no-file", "b.css"),
    "url() inside @media": ({"assets/a.css": "@media print{a{background:url(c.png)}}"}, "no-file", "c.png"),
    "url() in a style element": (on_page("", "<style>a{background:url(../assets/d.png)}</style>"), "no-file", "../assets/d.png"),
    "url() in a style attribute": (on_page('<p style="background:url(../assets/e.png)">x</p>'), "no-file", "../assets/e.png"),
    "a share picture": (on_page("", f'<meta property="og:image" content="{BASE}assets/og.png">'), "no-file", f"{BASE}assets/og.png"),
    "a drawing's link": ({"assets/h.svg": '<svg xmlns="http://www.w3.org/2000/svg"><image href="k.png"/></svg>'}, "no-file", "k.png"),
    "an anchor on the same page": (a("#muc-9"), "no-anchor", "#muc-9"),
    "an anchor on another page": (a("126/#muc-2"), "no-anchor", "126/#muc-2"),
    "an encoded anchor": (a("126/#m%E1%BB%A5c"), "no-anchor", "126/#m%E1%BB%A5c"),
    "no slash at the end": (a("126"), "no-slash", "126"),
    "capitals": (a("../assets/Anh.PNG"), "case", "../assets/Anh.PNG"),
    "two files that differ in capitals": ({"assets/Anh.png": "x"}, "case", "/assets/anh.png"),
    "an address typed in loose marks": (a(f"../assets/{LOOSE}") | {"assets/ảnh.png": "x"}, "nfd", f"../assets/{LOOSE}"),
    "a file named in loose marks": ({f"assets/{LOOSE}": "x"}, "nfd", f"/assets/{LOOSE}"),
    "an empty link": (a(""), "empty", ""),
    "an empty picture": (on_page('<img src="" alt="">'), "empty", ""),
    "code in a link": (a("javascript:alert(1)"), "script", "javascript:alert(1)"),
    "no scheme": (a("//bao.example/tin"), "protocol", "//bao.example/tin"),
    "http to ourselves": (a("http://mau.example/van-ban/"), "insecure", "http://mau.example/van-ban/"),
    "a file of one's own disk": (a("file:///C:/bai.docx"), "local", "file:///C:/bai.docx"),
    "a Windows path": (a("C:\\bai.docx"), "local", "C:\\bai.docx"),
    "one's own server": (a("http://localhost:8000/x/"), "local", "http://localhost:8000/x/"),
    "an office network": (a("http://192.168.1.5/x"), "local", "http://192.168.1.5/x"),
    "above the root": (a("../../x/"), "outside", "../../x/"),
    "a space": (a("126 /"), "malformed", "126 /"),
    "a wrong percent sign": (a("126%zz/"), "malformed", "126%zz/"),
    "a scheme nobody knows": (a("htp:/mau.example/"), "malformed", "htp:/mau.example/"),
    "a host that cannot be": (a("https://mau_._example/"), "malformed", "https://mau_._example/"),
    "mailto without a host": (a("mailto:so"), "mailto", "mailto:so"),
    "tel with a national number": (a("tel:0205 3812345"), "malformed", "tel:0205 3812345"),
    "tel with letters": (a("tel:+84abc"), "tel", "tel:+84abc"),
    "a picture of another host": (on_page('<img src="https://khac.example/a.png" alt="">'), "remote", "https://khac.example/a.png"),
    "a script of another host": (on_page("", '<script src="https://cdn.example/a.js"></script>'), "remote", "https://cdn.example/a.js"),
    "a font of another host": ({"assets/a.css": "@font-face{src:url(https://font.example/a.woff2)}"}, "remote", "https://font.example/a.woff2"),
    "a connection beforehand": (on_page("", '<link rel="preconnect" href="https://cdn.example">'), "remote", "https://cdn.example"),
    "an id twice": (on_page('<p id="a">x</p><p id="a">y</p>'), "double-id", "#a"),
    "a label for nothing": (on_page('<label for="khong">x</label>'), "idref", "#khong"),
    "a name from nowhere": (on_page('<nav aria-labelledby="khong">x</nav>'), "idref", "#khong"),
    "no canonical address": ({"van-ban/index.html": '<html lang="vi"><a href="126/">x</a></html>'}, "canonical", "/van-ban/"),
    "two canonical addresses": (on_page("", f'<link rel="canonical" href="{BASE}">'), "canonical", "/van-ban/"),
    "a canonical address of another host": ({"van-ban/index.html": page('<a href="126/">x</a>', base="https://khac.example/")}, "canonical", "https://khac.example/"),
    "a canonical address on in turn": ({
        "van-ban/index.html": page('<a href="126/">x</a>', at="en/"), "en/index.html": page(at=""),
    }, "canonical", f"{BASE}en/"),
    "an alternate that does not answer": (on_page("", f'<link rel="alternate " hreflang="vi" href="{BASE}van-ban/"><link rel="alternate " hreflang="en" href="{BASE}en/">'), "hreflang", f"{BASE}en/"),
    "alternates without the page itself": (on_page("", f'<link rel="alternate" hreflang="en" href="{BASE}en/">'), "hreflang", "/van-ban/"),
    "Vietnamese in an English frame": ({"en/index.html": page("<p>Chữ Việt</p>", at="", lang="en")}, "language", "/en/"),
    "a redirect to nowhere": ({"cu/index.html": '<meta http-equiv="refresh" content="0; url=../moi/">'}, "no-page", "../moi/"),
    "a redirect to itself": ({"cu/index.html": '<meta http-equiv="refresh" content="0; url=../cu/">'}, "redirect", "../cu/"),
    "a redirect to a redirect": ({
        "cu/index.html": '<meta http-equiv="refresh" content="0;url=../hon/">', "hon/index.html": '<meta http-equiv="refresh" content="0;url=../">',
    }, "redirect", "../hon/"),
    "a page that nothing leads to": ({"le/index.html": page(at="le/")}, "orphan", "/le/"),
    "a withdrawn page": ({"van-ban/126/index.html": page("", '<meta name="robots" content="noindex">', at="van-ban/126/")}, "withdrawn", "126/"),
    "a relative address on the page of errors": ({"404.html": page('<a href="van-ban/">x</a>')}, "relative-404", "van-ban/"),
    "a feed's item": ({"feeds/a.xml": RSS.format(BASE, f"{BASE}het/", "")}, "no-page", f"{BASE}het/"),
    "a link in a feed's text": ({"feeds/a.xml": RSS.format(BASE, BASE, "&lt;a href='van-ban/'&gt;x&lt;/a&gt;")}, "malformed", "van-ban/"),
    "a picture in a feed's text": ({"feeds/a.xml": RSS.format(BASE, BASE, f"&lt;img src='{BASE}assets/k.png'&gt;")}, "no-file", f"{BASE}assets/k.png"),
    "an Atom link": ({"feeds/a.atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><link href="{BASE}het/"/></feed>'}, "no-page", f"{BASE}het/"),
    "an enclosure": ({"feeds/a.xml": f'<rss><channel><item><enclosure url="{BASE}assets/t.pdf"/></item></channel></rss>'}, "no-file", f"{BASE}assets/t.pdf"),
    "an outline's feed": ({"feeds/a.opml": f'<opml><body><outline xmlUrl="{BASE}feeds/k.xml"/></body></opml>'}, "no-file", f"{BASE}feeds/k.xml"),
    "a JSON feed's item": ({"feeds/a.json": json.dumps({"items": [{"url": f"{BASE}het/"}]})}, "no-page", f"{BASE}het/"),
    "a link in a JSON feed's text": ({"feeds/a.json": json.dumps({"content_html": '<a href="/x">x</a>'})}, "malformed", "/x"),
    "the sitemap": ({"sitemap.xml": f"<urlset><url><loc>{BASE}het/</loc></url></urlset>"}, "no-page", f"{BASE}het/"),
    "the sitemap by http": ({"sitemap.xml": "<urlset><url><loc>http://mau.example/</loc></url></urlset>"}, "insecure", "http://mau.example/"),
    "a hidden page in the sitemap": ({
        "sitemap.xml": f"<urlset><url><loc>{BASE}en/</loc></url></urlset>", "en/index.html": page("", '<meta name="robots" content="noindex">', at="en/", lang="en"),
    }, "unlisted", f"{BASE}en/"),
    "a calendar": ({"lich.ics": f"URL:{BASE}thoi-\r\n han/\r\n"}, "no-page", f"{BASE}thoi-han/"),
    "a table": ({"data/a.csv": f"Tên,Địa chỉ\nA,{BASE}het/\n"}, "no-page", f"{BASE}het/"),
    "robots.txt": ({"robots.txt": f"Sitemap: {BASE}sitemap.xml\n"}, "no-file", f"{BASE}sitemap.xml"),
    "a broken feed": ({"feeds/a.xml": "<rss>"}, "unreadable", "feeds/a.xml"),
    "JSON without end": ({"data/a.json": "[" * 100_000}, "unreadable", "data/a.json"),
    "a number without end": ({"data/a.json": "1" * 6000}, "unreadable", "data/a.json"),
    "linked data without end": (on_page("", f'<script type="application/ld+json">{"[" * 100_000}</script>'), "unreadable", "application/ld+json"),
    "a bracket before a host": (a("\x01//[x"), "malformed", "\x01//[x"),
    "broken JSON": ({"data/a.json": "{"}, "unreadable", "data/a.json"),
    "an address in linked data": (on_page("", f'<script type="application/ld+json">{{"@graph":[{{"item":"{BASE}het/"}}]}}</script>'), "no-page", f"{BASE}het/"),
    "broken linked data": (on_page("", '<script type="application/ld+json">{</script>'), "unreadable", "application/ld+json"),
    "one of an image-set": ({"assets/a.css": 'a{background:image-set("../assets/anh.png" type("image/png"), "k.png" 2x)}'}, "no-file", "k.png"),
    "a style in a drawing": ({"assets/h.svg": '<svg xmlns="http://www.w3.org/2000/svg"><style>a{fill:url(k.svg#a)}</style></svg>'}, "no-file", "k.svg#a"),
    "an old link in a drawing": (on_page('<svg><a xlink:href="/het/">x</a></svg>'), "no-page", "/het/"),
    "two slashes": (a("../van-ban//126/"), "malformed", "../van-ban//126/"),
    "our port spelled out": (a("https://mau.example:443/het/"), "no-page", "https://mau.example:443/het/"),
    "an office machine by name": (a("http://may-chu.lan/x"), "local", "http://may-chu.lan/x"),
    "a share of Windows": (a("\\\\may-chu\\chung\\a.docx"), "local", "\\\\may-chu\\chung\\a.docx"),
    "a result of the search": ({"search/names.vi.json": json.dumps({"entries": [{"u": "van-ban/het/", "t": "Văn bản"}]})}, "no-page", f"{BASE}van-ban/het/"),
    "a button for nothing": (on_page('<button popovertarget="khong">x</button>'), "idref", "#khong"),
    "an invisible letter": (a("126/\u200b"), "no-page", "126/\u200b"),
    "an anchor before a text fragment": (a("126/#khong:~:text=I"), "no-anchor", "126/#khong:~:text=I"),
    "a canonical address with a query": ({"van-ban/index.html": page('<a href="126/">x</a>', at="van-ban/?a=1")}, "canonical", f"{BASE}van-ban/?a=1"),
    "a film to share": (on_page("", f'<meta property="og:video" content="{BASE}assets/k.mp4">'), "no-file", f"{BASE}assets/k.mp4"),
    "a content file that did not arrive": ({"data/sources.json": json.dumps({"van-ban/9/": "docs/van-ban/9.md"})}, "unreached", "/van-ban/9/"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_caught(name: str, tmp_path: Path) -> None:
    files, kind, target = FAULTS[name]
    found = check(seed(tmp_path, files), BASE)
    assert (kind, target) in {(finding.kind, finding.target) for finding in found}
    # The seeded faults stand alone, but for those that cannot: a frame without its own page has two.
    assert {finding.kind for finding in found} <= {kind, "orphan", "hreflang", "withdrawn"}


def test_every_kind_of_fault_is_seeded() -> None:
    assert {kind for _, kind, _ in FAULTS.values()} == set(KINDS)


GOOD: dict[str, dict[str, str]] = {
    "the page itself": a("#"), "its top": a("#top"), "a text fragment": a("126/#:~:text=I"), "a query": a("126/?q=a&amp;b=c#muc-1"),
    "an index by name": a("126/index.html"), "dots": a("./../van-ban/./126/"), "spaces around": a(" 126/ "), "a newline in it": a("12\n6/"),
    "percent-encoded letters": a("%31%32%36/"), "a full address of ours": a(f"{BASE}van-ban/126/#muc-1"), "capitals in scheme and host": a("HTTPS://MAU.example/van-ban/"),
    "letters with marks": a("../assets/ảnh.png") | {"assets/ảnh.png": "x"}, "an encoded file with marks": a("../assets/%E1%BA%A3nh.png") | {"assets/ảnh.png": "x"},
    "an anchor with marks": on_page('<h2 id="điều-1">x</h2><a href="#điều-1">x</a>'), "an encoded anchor with marks": on_page('<h2 id="điều">x</h2><a href="#%C4%91i%E1%BB%81u">x</a>'),
    "an old anchor": on_page('<a name="cu"></a><a href="#cu">x</a>'), "a page of a PDF": a("../assets/van-ban/ban-ky.pdf#page=2"), "another site": a("https://vbpl.vn/x?a=1#b"),
    "another site in Vietnamese": a("https://báo.example/tin"), "mail": a("mailto:so@langson.gov.vn?subject=Tin"), "two mails": a("mailto:a@b.vn,c@d.vn"),
    "a telephone": a("tel:+84-205-3812345"), "a short number": a("tel:113"), "a message": a("sms:+84912345678"), "a picture in the page": on_page('<img src="data:image/png;base64,AA==" alt="">'),
    "a srcset with widths": on_page('<img src="../assets/anh.png" srcset="../assets/anh.png 480w,\n ../assets/anh.png 960w" alt="">'),
    "a srcset of one": on_page('<img src="../assets/anh.png" srcset="../assets/anh.png" alt="">'), "our own picture by full address": on_page(f'<img src="{BASE}assets/anh.png" alt="">'),
    "data in a style sheet": {"assets/a.css": "a{background:url('data:image/svg+xml;utf8,<svg xmlns=\"x y\"/>')}"}, "a style sheet's own fragment": {"assets/a.css": "a{filter:url(#mo)}"},
    "a label's field": on_page('<label for="o">x</label><input id="o">'), "a redirect": {"cu/index.html": '<meta http-equiv="refresh" content="0; url=../van-ban/">'},
    "a feed with a tag for its id": {"feeds/a.xml": f'<rss><channel><link>{BASE}</link><item><guid isPermaLink="false">tag:x,2026:a</guid></item></channel></rss>'},
    "a drawing's own parts": {"assets/h.svg": '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/></svg>'},
    "mail to whom one likes": a("mailto:?subject=Tin&amp;body=https%3A%2F%2Fmau.example%2F"), "an extension": a("tel:+842053812345;ext=12"), "a hotline": a("tel:1900561234"),
    "our port spelled out": a("https://mau.example:443/van-ban/"), "an archived copy": a("https://web.archive.org/web/2024/https://mau.example/het/"), "our address in a query": a("https://x.example/?u=https%3A%2F%2Fmau.example%2Fhet%2F"),
    "a link that is code": on_page('<code>&lt;a href="/het/"&gt;</code><textarea><a href="/het/">x</a></textarea><!-- <a href="/het/">x</a> -->'),
    "an address in a style's text": {"assets/a.css": 'a{content:"url(k.png)"}/* url(k.png) */'}, "a name with signs": a("../assets/a%2Bb%23c.pdf") | {"assets/a+b#c.pdf": "x"},
    "linked data": on_page("", f'<script type="application/ld+json">{{"@context":"https://schema.org","url":"{BASE}van-ban/126/#muc-1"}}</script>'),
    "results of the search": {"search/names.vi.json": json.dumps({"entries": [{"u": "van-ban/126/#muc-1"}], "u": ""})},
    "an untranslated page": {"en/index.html": page('<div lang="vi">Chữ Việt</div>', at="", lang="en")},
    "two languages": {
        "index.html": page('<a href="van-ban/">x</a><a href="en/">x</a>', f'<link rel="alternate " hreflang="vi" href="{BASE}"><link rel="alternate " hreflang="en" href="{BASE}en/">'),
        "en/index.html": page("", f'<link rel="alternate " hreflang="vi" href="{BASE}"><link rel="alternate " hreflang="en" href="{BASE}en/">', at="en/", lang="en"),
    },
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_unusual_but_good_is_left_alone(name: str, tmp_path: Path) -> None:
    assert check(seed(tmp_path, GOOD[name]), BASE) == []


class TestUnderAPath:
    """The site may live below another one's address."""

    BASE = "https://so.example/dan-van/"

    def found(self, folder: Path, href: str) -> list[Finding]:
        body = f'<a href="126/">126</a><a href="{href}">x</a>'
        files = {"van-ban/index.html": page(body, at="van-ban/", base=self.BASE)}
        return check(seed(folder, files, self.BASE), self.BASE)

    @pytest.mark.parametrize(
        "href", ["/dan-van/van-ban/126/", "https://so.example/gioi-thieu/", "../../dan-van/van-ban/"][:2]
    )
    def test_good(self, href: str, tmp_path: Path) -> None:
        assert self.found(tmp_path, href) == []

    @pytest.mark.parametrize(
        ("href", "kind"), [("/van-ban/126/", "outside"), ("https://so.example/dan-van/het/", "no-page")]
    )
    def test_wrong(self, href: str, kind: str, tmp_path: Path) -> None:
        assert [(finding.kind, finding.target) for finding in self.found(tmp_path, href)] == [(kind, href)]


class TestWhatIsSaid:
    def test_nearest_page_and_anchor(self, tmp_path: Path) -> None:
        found = check(
            seed(
                tmp_path,
                a("../van-bam/")
                | {"en/index.html": page('<a href="../van-ban/126/#muc-11">x</a>', at="en/", lang="en")},
            ),
            BASE,
        )
        assert [finding.nearest for finding in found] == ["#muc-1", "/van-ban/"]

    def test_a_fault_of_the_frame_is_said_once(self, tmp_path: Path) -> None:
        frame = '<a href="/lien-he/">x</a>'
        files = {f"p{n}/index.html": page(frame, at=f"p{n}/") for n in range(5)}
        files["van-ban/index.html"] = page(
            "".join(f'<a href="../p{n}/">x</a>' for n in range(5)) + '<a href="126/">x</a>', at="van-ban/"
        )
        found = check(seed(tmp_path, files), BASE)
        assert [(finding.target, len(pages)) for finding, pages in gather(found)] == [("/lien-he/", 5)]
        assert text(found) == (
            "Liên kết tới trang không có (5) → sửa địa chỉ, hoặc bỏ liên kết\n"
            "  p0/index.html: «/lien-he/»; còn ở 4 trang khác: p1/index.html, p2/index.html …\n"
            "\n"
            "Tổng cộng: 5 lỗi liên kết ở 5 trang, tệp."
        )

    def test_the_content_file_and_its_line(self, tmp_path: Path) -> None:
        site = seed(
            tmp_path / "site", a("127-kl-tw-2025/") | {"data/sources.json": json.dumps({"van-ban/": "docs/van-ban.md"})}
        )
        (tmp_path / "docs").mkdir()
        (tmp_path / "docs" / "van-ban.md").write_text("---\n---\nTheo [[127-kl-tw-2025]].\n", "utf-8")
        found = check(site, BASE, tmp_path)
        assert [finding.source for finding in found] == ["docs/van-ban.md:3"]
        assert "  docs/van-ban.md:3: «127-kl-tw-2025/» [trang van-ban/index.html]" in text(found).splitlines()


class TestForMachines:
    FOUND = (
        Finding("no-page", "van-ban/index.html", "127/", nearest="/van-ban/126/", source="docs/van-ban/a.md:12"),
        Finding("empty", "index.html", ""),
    )

    def test_json(self) -> None:
        values = json.loads(as_json(self.FOUND))
        assert values["count"] == 2
        assert values["findings"][0] == {
            "kind": "no-page", "page": "van-ban/index.html", "target": "127/", "detail": "", "nearest": "/van-ban/126/",
            "source": "docs/van-ban/a.md:12", "title": "liên kết tới trang không có", "advice": "sửa địa chỉ, hoặc bỏ liên kết",
        }  # fmt: skip

    def test_junit_fails_the_kinds_that_were_found(self) -> None:
        suite = etree.fromstring(junit(self.FOUND))
        assert (suite.get("tests"), suite.get("failures")) == (str(len(KINDS)), "2")
        failed = {case.get("classname") for case in suite.findall("testcase") if case.find("failure") is not None}
        assert failed == {"links.no-page", "links.empty"}

    def test_github(self) -> None:
        assert github(self.FOUND).splitlines() == [
            "::error file=docs/van-ban/a.md,line=12,title=liên kết tới trang không có::liên kết tới trang không có: «127/»; có thể là «/van-ban/126/»",
            "::error file=index.html,line=1,title=liên kết để trống::liên kết để trống: «»",
        ]

    def test_gitlab(self) -> None:
        rows = json.loads(gitlab(self.FOUND))
        assert [(row["location"], row["check_name"]) for row in rows] == [
            ({"path": "docs/van-ban/a.md", "lines": {"begin": 12}}, "no-page"),
            ({"path": "index.html", "lines": {"begin": 1}}, "empty"),
        ]
        assert rows[0]["fingerprint"] != rows[1]["fingerprint"]


class TestCommand:
    def test_the_site_states_its_own_address(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        site = seed(tmp_path, {})
        assert base_of(site) == BASE
        assert main(["links", str(site)]) == 0
        assert capsys.readouterr().out == "Không có liên kết hỏng.\n"

    @pytest.mark.parametrize("options", [(), ("--site-url", BASE)])
    def test_a_folder_without_pages_has_not_been_checked(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
    ) -> None:
        assert main(["links", str(tmp_path / "siet"), *options]) == 1
        assert "siet: không có trang nào ở đây (thiếu index.html)" in capsys.readouterr().err

    def test_a_site_that_does_not_state_its_address(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "index.html").write_text("<p>Trang</p>", "utf-8")
        assert main(["links", str(tmp_path)]) == 1
        assert (
            capsys.readouterr().err
            == f"{tmp_path}: không có trang chủ nêu địa chỉ của trang; thêm --site-url https://…/\n"
        )

    @pytest.mark.parametrize("options", [["--json"], ["--annotations", "github"], ["--annotations", "gitlab"]])
    def test_machines_read_the_output_and_people_the_count(
        self, options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["links", str(seed(tmp_path, a("127/"))), *options]) == 1
        out, err = capsys.readouterr()
        assert "127/" in out
        assert err == "Tổng cộng: 1 lỗi liên kết.\n"

    def test_junit_file(self, tmp_path: Path) -> None:
        report = tmp_path / "links.xml"
        assert main(["links", str(seed(tmp_path / "site", {})), "--junit", str(report)]) == 0
        assert etree.parse(str(report)).getroot().get("failures") == "0"


def test_a_page_read_before_tells_the_same(tmp_path: Path) -> None:
    """What is kept of a page is told of its bytes: another text is another page, and a damaged memory is none."""
    folder, cache = tmp_path / "site", Cache(tmp_path / "cache")

    def gone(target: str) -> list[str]:
        seed(folder, {"van-ban/index.html": page(f'<a href="126/">126</a><a href="{target}">x</a>', at="van-ban/")})
        return [finding.target for finding in check(folder, BASE, cache=cache) if finding.kind == "no-page"]

    assert gone("mot/") == gone("mot/") == ["mot/"]
    assert gone("hai/") == ["hai/"]
    for path in (tmp_path / "cache").rglob("*"):
        if path.is_file():
            path.write_bytes(b"?")
    assert gone("hai/") == ["hai/"]
