"""Previews: drafts and days to come, each page telling that it is not published; readers never see any of it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from built import build
from making import POST, loaded, site, text, write

from danvan.assembly import assemble
from danvan.cli import main
from danvan.library import Oblivious, load
from danvan.pages import SiteConfig

LATER, LATEST, DRAFT = "2026-12-01-hen-ngay", "2026-12-15-hen-xa", "2026-11-20-nhap"
FILES: dict[str, str | bytes | None] = {
    f"news/2026/{LATER}.md": text(POST, id="2026-12-01-01", title="Bài hẹn ngày", date="2026-12-01T08:00:00+07:00"),
    f"news/2026/{LATEST}.md": text(POST, id="2026-12-15-01", title="Bài hẹn xa", date="2026-12-15T08:00:00+07:00"),
    f"news/2026/{DRAFT}.md": text(
        POST, id="2026-11-20-01", title="Bài còn nháp", date="2026-11-20T08:00:00+07:00", draft=True
    ),
}
EN = "en/"
DRAFT_SAID = "Bản nháp, chưa đăng"
LATER_SAID = "Sẽ đăng ngày 01/12/2026"


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (dt.date(2026, 11, 23), {LATER, LATEST, DRAFT}),
        (dt.date(2026, 12, 1), {LATER, DRAFT}),
        (dt.date(2026, 12, 15), {LATER, LATEST, DRAFT}),
    ],
    ids=["today: all that waits", "a coming day: what is there by then", "a later one"],
)
def test_a_preview_of_a_coming_day_shows_that_day(tmp_path: Path, today: dt.date, shown: set[str]) -> None:
    root = write(tmp_path, site(**FILES))
    found = load(root, today, preview=True, looked_at=dt.date(2026, 11, 23))
    assert {LATER, LATEST, DRAFT} & found.records.keys() == shown
    assert load(root, dt.date(2026, 11, 23)).records.keys() & shown == set()


def test_each_page_of_a_preview_tells_that_it_is_not_published(tmp_path: Path) -> None:
    built = build(tmp_path, FILES, today="2026-12-01", looked_at="2026-11-23")
    pages = {key: (built / "tin-tuc/2026" / key / "index.html").read_text("utf-8") for key in (LATER, DRAFT)}
    assert LATER_SAID in pages[LATER]
    assert DRAFT_SAID in pages[DRAFT]
    assert "To be published on 01/12/2026" in (built / "en/tin-tuc/2026" / LATER / "index.html").read_text("utf-8")
    published = (built / "tin-tuc/2026/2026-11-23-bai-viet/index.html").read_text("utf-8")
    assert [said for said in (DRAFT_SAID, "Sẽ đăng") if said in published] == []
    assert all("BẢN XEM TRƯỚC của ngày 01/12/2026" in page for page in (*pages.values(), published))
    assert not (built / "tin-tuc/2026" / LATEST).exists()
    assert "Disallow: /" in (built / "robots.txt").read_text("utf-8")


def test_no_byte_of_what_readers_get_tells_of_drafts_and_coming_days(tmp_path: Path) -> None:
    built = build(tmp_path, FILES)
    told = ("Bài còn nháp", "Bài hẹn", LATER, LATEST, DRAFT, DRAFT_SAID, "Sẽ đăng ngày", "BẢN XEM TRƯỚC", "PREVIEW")
    texts = {
        path: path.read_bytes() for path in built.rglob("*") if path.is_file() and path.suffix not in (".js", ".css")
    }
    assert len(texts) > 50
    assert [(path.name, word) for path, data in texts.items() for word in told if word.encode() in data] == []


def test_the_check_tells_what_appears_when(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, site(**FILES))
    assert main(["--root", str(root), "--today", "2026-11-23", "check"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        f"Sẽ đăng ngày 01/12/2026: Bài hẹn ngày (news/2026/{LATER}.md:4)",
        f"Sẽ đăng ngày 15/12/2026: Bài hẹn xa (news/2026/{LATEST}.md:4)",
        f"Bản nháp, chưa đăng: Bài còn nháp (news/2026/{DRAFT}.md:12)",
    ]


def test_a_post_that_waits_is_in_the_feeds_of_a_preview_on_its_own_day(tmp_path: Path) -> None:
    library = loaded(tmp_path, FILES, preview=True)
    config = SiteConfig("https://dan-van.example/", tag_authority=("dan-van.example", "2026-11-23"), preview=True)
    feed = json.loads(assemble(Oblivious(library), config).files["feeds/vi/tin-tuc.feed.json"])
    days = {item["title"]: item["date_published"][:10] for item in feed["items"]}
    assert days["Bài hẹn xa"] == "2026-12-15"
    assert days["Bài còn nháp"] == "2026-11-20"


def test_nothing_is_pending_once_its_day_has_come(tmp_path: Path) -> None:
    library = loaded(tmp_path, FILES, preview=True)
    said = {key: library.showing.pending(library.records[key], library.today) for key in (LATER, DRAFT)}
    assert said == {LATER: dt.date(2026, 12, 1), DRAFT: "draft"}
    assert library.showing.pending(library.records[LATER], dt.date(2026, 12, 1)) is None
