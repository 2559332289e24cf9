"""Another real feed reader, Debian's Liferea, on a screen that nobody sees: it takes our OPML as its list of subscriptions."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import feedparser
from feeding import feed_site
from lxml import etree
from serving import served

from danvan.library import load

SAMPLE = Path(__file__).parent / "sample"


@contextmanager
def liferea(home: Path) -> Iterator[Path]:
    """The program with a home of its own; gives the file in which it keeps what it has fetched."""
    (home / "run").mkdir(mode=0o700)
    environment = {
        **os.environ, "HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"), "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"), "XDG_CACHE_HOME": str(home / "cache"), "GSETTINGS_BACKEND": "memory",
        "LC_ALL": "C.UTF-8", "no_proxy": "*",
    }  # fmt: skip
    command = ["xvfb-run", "-a", "dbus-run-session", "--", "liferea"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            yield home / "data/liferea/liferea.db"
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def stored(store: Path) -> dict[str, str]:
    """What it has fetched so far: the title of each id."""
    try:
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as found:
            return dict(found.execute("SELECT source_id, title FROM items"))
    except sqlite3.OperationalError:
        return {}


def wait_for(store: Path, wanted: dict[str, str]) -> dict[str, str]:
    """Until everything is there, or two minutes have passed."""
    for _ in range(240):
        if stored(store) == wanted:
            break
        time.sleep(0.5)
    return stored(store)


def test_it_reads_every_feed_of_our_list(tmp_path: Path) -> None:
    with served(tmp_path / "served") as address:
        site = feed_site(load(SAMPLE, dt.date(2026, 11, 23), sample=True), tmp_path / "served", address)
        opml = site / "feeds/vi/nguon-tin.opml"
        (tmp_path / "config/liferea").mkdir(parents=True)
        shutil.copy(opml, tmp_path / "config/liferea/feedlist.opml")
        urls = [
            str(outline.get("xmlUrl")) for outline in etree.parse(str(opml)).iter("outline") if outline.get("xmlUrl")
        ]
        entries = [
            entry for url in urls for entry in feedparser.parse((site / url.removeprefix(address)).read_bytes()).entries
        ]
        wanted = {str(entry.id): str(entry.title) for entry in entries}
        assert len(wanted) > 60
        with liferea(tmp_path) as store:
            assert wait_for(store, wanted) == wanted
