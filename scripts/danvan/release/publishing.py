"""A checked site → a release that readers see; back to an earlier one; whether one is whole."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from danvan.problems import Refusal
from danvan.release.audience import INTERNAL, admit
from danvan.release.compressing import precompress
from danvan.release.manifest import SITE, write_manifest
from danvan.release.sbom import SBOM, write_sbom
from danvan.release.store import Place, next_id


@dataclass(frozen=True)
class Edition:
    """What is released: its day, its address, and what writes the checked site into a folder and says what it wrote.

    ``lock`` is the file of the packages that it is made with; ``internal``: for the Department alone (audience.py).
    """

    day: str
    site_url: str
    make: Callable[[Path], str]
    lock: Path | None = None
    internal: bool = False


def publish(store: Place, edition: Edition, keep: int) -> str:
    """Make a release and let readers see it; returns what to tell people. Raises Refusal, and what ``make`` raises."""
    with _told(store), store.locked():
        admit(store, internal=edition.internal)
        name = next_id(store.ids(), edition.day)
        said = add(store, edition, name)
        store.switch(name)
        pruned = store.prune(keep)
    return "\n".join([
        said, f"Đã đăng bản {name}: {store.shown}", *(f"Đã xóa bản cũ {old}" for old in pruned),
    ])  # fmt: skip


def add(store: Place, edition: Edition, name: str) -> str:
    """Make a whole release that nobody sees yet."""
    made = store.begin(name)
    said = [edition.make(made / SITE)]
    if edition.lock:
        said += write_sbom(edition.lock, made / SBOM)
    precompress(made / SITE)
    about = {"release": name, "day": edition.day, "site_url": edition.site_url}
    write_manifest(made, {**about, "audience": INTERNAL} if edition.internal else about)
    store.finish(made, name)
    return "\n".join(said)


def rollback(store: Place, name: str | None = None) -> str:
    """Let readers see an earlier release: the one named, else the one before the current. Raises Refusal.

    A switch that was stopped half-way is taken back to the release that was current.
    """
    with _told(store), store.locked():
        ids, now, half = store.ids(), store.current_id(), store.unfinished()
        earlier = ids[: ids.index(now) + bool(half)] if now in ids else ids
        wanted = name or (earlier[-1] if earlier else "")
        if wanted not in ids:
            raise Refusal(f"không có bản {wanted or 'nào cũ hơn'}; các bản đang giữ: {', '.join(ids) or 'chưa có'}")
        if wrong := store.wrong(wanted):
            raise Refusal("\n".join([*wrong, f"Bản {wanted} không còn nguyên vẹn; trang đang xem giữ nguyên."]))
        store.switch(wanted)
    before = f"thay dở sang {half}" if half else now
    return f"Người đọc nay xem bản {wanted} (trước đó: {before or 'chưa có'})."


def listed(store: Place) -> str:
    """The releases, the current one marked."""
    now = store.current_id()
    rows = [f"{'→' if name == now else ' '} {name}" for name in store.ids()]
    half = store.unfinished()
    told = f"Trang đang thay dở sang bản {half}: chạy lại lệnh đăng, hoặc rollback về bản {now}."
    return "\n".join([*rows, f"{len(rows)} bản trong {store}", *([told] if half else [])])


def verified(store: Place, name: str | None = None) -> str:
    """Whether a release (the current one when none is named) is as it was made. Raises Refusal with what differs."""
    wanted = name or store.current_id()
    if wanted not in store.ids():
        raise Refusal(f"không có bản {wanted or 'đang xem'} trong {store}")
    if wrong := store.wrong(wanted):
        raise Refusal("\n".join([*wrong, f"Bản {wanted}: {len(wrong)} chỗ sai khác."]))
    return f"Bản {wanted} nguyên vẹn."


@contextmanager
def _told(store: Place) -> Iterator[None]:
    """What the disk refuses, said so that an operator can act."""
    try:
        yield
    except OSError as error:
        place = error.filename or store
        reasons = {
            errno.ENOSPC: "hết chỗ trên đĩa; xóa bớt bản cũ (--keep nhỏ hơn) rồi chạy lại", errno.EDQUOT: "hết hạn mức đĩa",
            errno.EFBIG: "tệp lớn quá mức hệ thống cho phép", errno.EACCES: "không có quyền ghi; chạy bằng tài khoản của trang",
            errno.EPERM: "không có quyền ghi; chạy bằng tài khoản của trang", errno.EROFS: "đĩa chỉ cho đọc",
            errno.EXDEV: "hai thư mục không cùng một đĩa",
        }  # fmt: skip
        reason = reasons.get(error.errno or 0, error.strerror or str(error))
        raise Refusal(f"{place}: {reason}. Trang cũ giữ nguyên.") from None
