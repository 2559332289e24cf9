"""What was published: whether each release is whole, and whether readers see that of today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from danvan.doctor.finding import Finding
from danvan.problems import Refusal
from danvan.release import Place

TIMER = "xem lịch đăng:  systemctl status dan-van-publish.timer  và  journalctl -u dan-van-publish"


def findings(place: Place, today: dt.date) -> Iterator[Finding]:
    """What is wrong with the releases in a place."""
    try:
        yield from _releases(place, today)
    except Refusal as refusal:
        yield Finding(f"không xem được các bản đã đăng: {refusal}", "xem lại địa chỉ ở --to, và máy đó có chạy không")


def _releases(place: Place, today: dt.date) -> Iterator[Finding]:
    names, now = place.ids(), place.current_id()
    for name in names:
        if wrong := place.wrong(name):
            more = f" và {len(wrong) - 1} chỗ khác" if len(wrong) > 1 else ""
            yield Finding(f"{wrong[0]}{more}", _instead(name, now))
    if half := place.unfinished():
        yield Finding(
            f"trang đang thay dở sang bản {half}", "chạy  make publish  cho xong, hoặc  rollback  về bản trước"
        )
    if now not in names:
        yield Finding(
            f"người đọc chưa xem được bản nào trong {place}"
            if now is None
            else f"bản đang xem {now} không còn trong {place}",
            "chạy  make publish",
        )
    elif (day := now.partition(".")[0]) < today.isoformat():
        shown = dt.date.fromisoformat(day)
        yield Finding(f"người đọc đang xem bản ngày {shown:%d/%m/%Y}, chưa phải bản của hôm nay", TIMER, blocks=False)


def _instead(name: str, now: str | None) -> str:
    if name == now:
        return "đăng lại bằng  make publish, hoặc  rollback  về bản nguyên vẹn"
    return "đừng quay về bản này; lần đăng sau sẽ tự xóa khi đủ bản mới"
