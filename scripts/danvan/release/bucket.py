"""Releases in an S3-compatible bucket, through rclone.

A bucket has no links, so nothing switches in one step: ``releases/<id>`` is laid down whole, then ``site/`` is brought to it:
what is new first, then what has changed, pages last, and away with the rest. At each moment what a page, a feed or the search
names is there. While that goes on a note says so; it stays when it is stopped, until a publish or a rollback comes to its end.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from danvan.problems import Refusal
from danvan.release.manifest import MANIFEST, SITE, SUMS
from danvan.release.programs import printed, run
from danvan.release.store import in_order, too_old
from danvan.workplace import workplace

PAGES = "*.{html,html.gz,html.br}"
# A bucket whose name is mistyped is an error, not a new bucket; a service that is gone is told within a minute.
RCLONE = ("rclone", "--s3-no-check-bucket", "--low-level-retries", "4", "--contimeout", "20s")
LOCK = "dang-dang.lock"
CURRENT, SWITCHING = "current.txt", "dang-thay.txt"
# rclone's marks of a file that is not as the sums say.
DIFFERS = {"*": "tệp {} đã bị đổi", "+": "thiếu tệp {}", "-": "thừa tệp {}", "!": "không đọc được tệp {}"}


class BucketStore:
    """The releases below ``place``, an rclone path ("kho:dan-van")."""

    # A folder here, while locked.
    _made: Path

    def __init__(self, place: str) -> None:
        self.place = place.rstrip("/")
        self.shown = f"{self.place}/{SITE}"

    def __str__(self) -> str:
        return self.place

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """A file in the bucket: it stays when a publish is killed, and the message says how to remove it."""
        lock = f"{self.place}/{LOCK}"
        with workplace() as self._made:
            # Two that begin at once both lay their name down; the one whose name stays has it.
            if not self.note(LOCK):
                self.keep(LOCK, self._made.name)
            if self.note(LOCK) != self._made.name:
                raise Refusal(
                    f"{self}: đang có một lần đăng khác. Nếu lần đó đã bị ngắt, chạy  rclone deletefile {lock}  rồi đăng lại."
                )
            try:
                yield
            finally:
                # What stopped the publish may keep the lock there too, and is told first.
                with contextlib.suppress(Refusal):
                    self._do("deletefile", lock)

    def _do(self, *arguments: str, given: str | None = None) -> str:
        return run([*RCLONE, *arguments], told=str(self), given=given)

    def note(self, name: str) -> str:
        """What a small file beside the releases says; nothing when there is none."""
        names = self._do("lsf", "--max-depth", "1", "--include", f"/{name}", self.place).split()
        return self._do("cat", f"{self.place}/{name}").strip() if name in names else ""

    def keep(self, name: str, text: str) -> None:
        """Write such a file."""
        self._do("rcat", f"{self.place}/{name}", given=text)

    def ids(self) -> list[str]:
        """The releases that are whole, oldest first: the manifest is laid down last."""
        wanted = ["--max-depth", "3", "--include", f"/releases/*/{MANIFEST}"]
        found = self._do("lsf", "-R", "--files-only", *wanted, self.place).split()
        return in_order(name.split("/")[1] for name in found)

    def current_id(self) -> str | None:
        """The release that readers see."""
        return self.note(CURRENT) or None

    def begin(self, name: str) -> Path:
        """A folder here in which to make a release."""
        path = self._made / name
        path.mkdir(parents=True)
        return path

    def finish(self, made: Path, name: str) -> None:
        """Lay a whole release down, its manifest last."""
        target = f"{self.place}/releases/{name}"
        self._do("copy", "--exclude", f"/{MANIFEST}", str(made), target)
        self._do("copyto", str(made / MANIFEST), f"{target}/{MANIFEST}")

    def switch(self, name: str) -> None:
        """Bring what readers see to a release, so that nothing is named before it is there, nor gone while it is named."""
        source, target = f"{self.place}/releases/{name}/{SITE}", self.shown
        self.keep(SWITCHING, name)
        try:
            self._do("copy", "--ignore-existing", source, target)
            self._do("copy", "--checksum", "--exclude", PAGES, source, target)
            self._do("copy", "--checksum", source, target)
            self._do("sync", "--checksum", source, target)
            self.keep(CURRENT, name)
            self._do("deletefile", f"{self.place}/{SWITCHING}")
        except Refusal as refusal:
            why = str(refusal).removesuffix(". Trang cũ giữ nguyên.")
            raise Refusal(
                f"{why}. Trang đang thay dở: vài trang đã mới, vài trang còn cũ; chạy lại lệnh cho xong."
            ) from None

    def unfinished(self) -> str | None:
        """The release to which what readers see was being brought when that was stopped."""
        half = self.note(SWITCHING)
        return half if half and half != self.current_id() else None

    def wrong(self, name: str) -> list[str]:
        """What of a release is no longer as it was made: read back whole."""
        place = f"{self.place}/releases/{name}"
        command = [*RCLONE, "checksum", "--download", "--combined", "-", "sha256", f"{place}/{SUMS}", f"{place}/{SITE}"]
        # It fails when files differ, and names them; names nothing when it could not look.
        rows = [line.split(" ", 1) for line in printed(command).splitlines()]
        if not rows:
            self._do(*command[len(RCLONE) :])
        return [f"{name}: {DIFFERS[mark].format(file)}" for mark, file in rows if mark in DIFFERS]

    def prune(self, keep: int) -> list[str]:
        """Remove all but the newest ``keep`` releases and the current one."""
        old = too_old(self.ids(), self.current_id(), keep)
        for name in old:
            self._do("purge", f"{self.place}/releases/{name}")
        return old
