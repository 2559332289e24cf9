"""One build: check the content, let the engine write into a fresh folder, check what it wrote, then switch.

The last good site stays as it was until a whole new one has passed every check.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from danvan import promises, search
from danvan.audit import audit, feed_names
from danvan.library import Library, load
from danvan.library.due import due
from danvan.pages.addresses import address_in, uri_of
from danvan.problems import ContentError
from danvan.since import since

COUNTS = {
    "documents": "văn bản", "plans": "kế hoạch", "movements": "phong trào", "models": "mô hình",
    "commendations": "khen thưởng", "posts": "tin", "units": "đơn vị", "communes": "xã, phường",
}  # fmt: skip
NOT_UPDATED = {
    "name": "tên cơ quan", "parent": "cơ quan chủ quản", "address": "địa chỉ", "phone": "điện thoại", "email": "thư điện tử",
    "editor": "người chịu trách nhiệm nội dung",
}  # fmt: skip


class BuildError(Exception):
    """The site could not be made; the message says why. The last good site is untouched."""


@dataclass(frozen=True)
class Order:
    """What to build: the content's root, the day, the engine's command, where the site goes."""

    root: Path
    today: dt.date
    engine: Sequence[str]
    site: Path
    site_url: str
    # The day on which somebody looks at a preview; None: what readers see.
    preview: dt.date | None = None
    internal: bool = False


def build(order: Order) -> str:
    """Build, check and switch; returns the summary for people. Raises ContentError or BuildError."""
    fresh = order.site.parent / f".{order.site.name}-moi"
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        result = make(order, fresh)
        switch(fresh, order.site)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return result


def make(order: Order, fresh: Path) -> str:
    """Build the site into a fresh folder and check it there; returns the summary. Raises ContentError or BuildError."""
    started = time.monotonic()
    step("Kiểm tra nội dung")
    library = load(
        order.root, order.today, preview=order.preview is not None, looked_at=order.preview, internal=order.internal
    )
    step("Dựng trang")
    run_engine(order, fresh)
    promises.write_pages(promises.read_redirects(order.root), fresh, order.site_url)
    step("Kiểm tra trang đã dựng")
    if dropped := promises.broken(order.root, fresh):
        raise ContentError(dropped)
    wrong = audit(fresh, order.site_url, expected(library))
    if wrong:
        raise BuildError("\n".join([*wrong, "", f"Trang dựng ra có {len(wrong)} lỗi; trang cũ giữ nguyên."]))
    step("Lập chỉ mục tìm kiếm")
    indexing = time.monotonic()
    index_words(fresh, library)
    return summary(order.site, fresh, library, time.monotonic() - started, time.monotonic() - indexing)


def step(name: str) -> None:
    """Tell a person who watches what is going on; keep quiet in CI."""
    if sys.stderr.isatty():
        print(f"• {name} …", file=sys.stderr, flush=True)


def run_engine(order: Order, into: Path) -> None:
    """Let the engine write the site into a folder. Raises BuildError with what it said."""
    environment = {
        **os.environ, "DANVAN_TODAY": order.today.isoformat(), "DANVAN_SITE_DIR": str(into.resolve()),
        "SITE_URL": order.site_url, "DANVAN_PREVIEW": order.preview.isoformat() if order.preview else "",
        "DANVAN_INTERNAL": "1" if order.internal else "", "DANVAN_SEARCH": "1", "PYTHONHASHSEED": "0",
        # Dates inside archives and file formats follow the day of the build, not the clock.
        "SOURCE_DATE_EPOCH": str(int(dt.datetime.combine(order.today, dt.time(), dt.UTC).timestamp())),
    }  # fmt: skip
    done = subprocess.run(order.engine, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{done.stdout}{done.stderr}\nMáy dựng trang dừng lại; trang cũ giữ nguyên.")


def expected(library: Library) -> list[tuple[str, str]]:
    """Every address that the content must give, and the file it comes from."""
    found = []
    for record in library.records.values():
        if record.has_source:
            for lang in record.languages():
                version = record.translation(lang)
                found.append((address_in(uri_of(record), lang), version.source.path if version else record.source.path))
    for page in library.pages.values():
        found.append((address_in(f"{page.stem}.md", "vi"), page.source.path))
        if page.english:
            found.append((address_in(f"{page.stem}.md", "en"), page.english.source.path))
    return found


def switch(fresh: Path, site: Path) -> None:
    """Put the new site in the place of the old one."""
    old = site.parent / f".{site.name}-cu"
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def index_words(site: Path, library: Library) -> None:
    """Make what the search needs from the finished pages. Raises BuildError with what the indexer said."""
    try:
        search.write(site, library)
        search.make_index(site, archive=len(library.posts) > len(library.recent_posts))
        search.write_facets(site, library)
    except search.IndexFailed as error:
        raise BuildError(f"{error}\nKhông lập được chỉ mục tìm kiếm; trang cũ giữ nguyên.") from None


def summary(shown: Path, site: Path, library: Library, seconds: float, indexed: float) -> str:
    """What was built, what will appear when, what is not yet known."""
    facts: dict[str, Any] = json.loads((site / "data" / "site.json").read_text("utf-8"))
    pages = sum(1 for _ in site.rglob("*.html"))
    counts = ", ".join(f"{facts['counts'][name]} {words}" for name, words in COUNTS.items())
    lines = [
        f"Xong: trang ngày {library.today:%d/%m/%Y} trong thư mục {shown.name}/",
        f"  Nội dung: {counts}",
        f"  Trang: {pages}. Nguồn tin: {len(feed_names(site))}. Thời gian: {seconds:.1f} giây",
        f"  Chỉ mục tìm kiếm: {indexed:.1f} giây",
    ]
    lines += since(shown, site) + stale(library)
    warnings = warn(facts, library)
    lines.append(f"  Cảnh báo: {len(warnings)}")
    return "\n".join([*lines, *(f"    - {warning}" for warning in warnings)])


def stale(library: Library) -> list[str]:
    """How many records somebody should look at again; ``reviews`` names them."""
    counts = Counter(item.group for item in due(library, library.today))
    found = {
        "văn bản chưa rõ tình trạng hoặc kiểm tra quá 12 tháng": counts["unchecked"] + counts["period"],
        "mô hình chưa cập nhật quá 12 tháng": counts["model"],
        "trang đến ngày rà soát": counts["review"],
    }  # fmt: skip
    told = "; ".join(f"{number} {words}" for words, number in found.items() if number)
    return [f"  Cần rà soát: {told} (danh sách: make reviews)"] if told else []


def warn(facts: dict[str, Any], library: Library) -> list[str]:
    """What the operator should know and no rule forbids."""
    found = []
    if facts["placeholder_address"]:
        found.append("địa chỉ trang chưa cập nhật: thêm SITE_URL=https://… vào lệnh make site")
    if facts["not_updated"]:
        names = ", ".join(NOT_UPDATED.get(name, name) for name in facts["not_updated"])
        found.append(f"chưa cập nhật (mục extra.department của tệp cấu hình): {names}")
    if library.drafts:
        found.append(f"{len(library.drafts)} bản nháp chưa đăng")
    for post in sorted(library.waiting, key=lambda post: post.date):
        found.append(f"bài {post.key} sẽ hiện ngày {post.day:%d/%m/%Y} (phải dựng lại trang hôm đó)")
    if facts["drifted_translations"]:
        names = ", ".join(facts["drifted_translations"])
        found.append(f"{len(facts['drifted_translations'])} bản dịch cũ hơn bản tiếng Việt: {names}")
    return found
