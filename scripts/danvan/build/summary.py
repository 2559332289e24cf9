"""What is said of a build: what was built, what will appear when, what is not yet known."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from danvan.audit import feed_names
from danvan.built import Files
from danvan.library import Library
from danvan.library.due import due
from danvan.since import since

COUNTS = {
    "documents": "văn bản", "plans": "kế hoạch", "movements": "phong trào", "models": "mô hình",
    "commendations": "khen thưởng", "posts": "tin", "units": "đơn vị", "communes": "xã, phường",
}  # fmt: skip
NOT_UPDATED = {
    "name": "tên cơ quan", "parent": "cơ quan chủ quản", "address": "địa chỉ", "phone": "điện thoại", "email": "thư điện tử",
    "editor": "người chịu trách nhiệm nội dung",
}  # fmt: skip


def summary(shown: Path, site: Path, files: Files, library: Library, seconds: float, indexed: float) -> str:
    """What was built (``files`` are the site's), what will appear when, what is not yet known."""
    facts: dict[str, Any] = json.loads((site / "data" / "site.json").read_text("utf-8"))
    pages = sum(1 for name in files if name.endswith(".html"))
    counts = ", ".join(f"{facts['counts'][name]} {words}" for name, words in COUNTS.items())
    lines = [
        f"Xong: trang ngày {library.today:%d/%m/%Y} trong thư mục {shown.name}/",
        f"  Nội dung: {counts}",
        f"  Trang: {pages}. Nguồn tin: {len(feed_names(files))}. Thời gian: {seconds:.1f} giây",
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
