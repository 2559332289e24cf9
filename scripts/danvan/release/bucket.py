"""Releases in an S3-compatible bucket, through rclone.

A bucket has no links, so nothing switches in one step: ``releases/<id>`` is laid down whole, then ``site/`` is brought to it,
files first, pages after them, what is no longer needed last. At each moment every page that is there finds its files.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from danvan.problems import Refusal
from danvan.release.manifest import MANIFEST, SITE, SUMS
from danvan.release.programs import printed, run
from danvan.release.store import in_order, too_old

PAGES = "*.{html,html.gz,html.br}"
# A bucket whose name is mistyped is an error, not a new bucket; a service that is gone is told within a minute.
RCLONE = ("rclone", "--s3-no-check-bucket", "--low-level-retries", "4", "--contimeout", "20s")
LOCK = "dang-dang.lock"
# rclone's marks of a file that is not as the sums say.
DIFFERS = {"*": "tệp {} đã bị đổi", "+": "thiếu tệp {}", "-": "thừa tệp {}", "!": "không đọc được tệp {}"}


class BucketStore:
    """The releases below ``place``, an rclone path ("kho:dan-van")."""

    def __init__(self, place: str) -> None:
        self.place = place.rstrip("/")
        self.shown = f"{self.place}/{SITE}"

    def __str__(self) -> str:
        return self.place

    @cached_property
    def _made(self) -> Path:
        return Path(tempfile.mkdtemp(prefix="danvan-"))

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """A file in the bucket: it stays when a publish is killed, and the message says how to remove it."""
        lock = f"{self.place}/{LOCK}"
        # Two that begin at once both lay their name down; the one whose name stays has it.
        if not self.note(LOCK):
            self.keep(LOCK, self._made.name)
        if self.note(LOCK) != self._made.name:
            shutil.rmtree(self._made)
            raise Refusal(
                f"{self}: đang có một lần đăng khác. Nếu lần đó đã bị ngắt, chạy  rclone deletefile {lock}  rồi đăng lại."
            )
        try:
            yield
        finally:
            # What stopped the publish may keep the lock there too, and is told first.
            with contextlib.suppress(Refusal):
                self._do("deletefile", lock)
            shutil.rmtree(self._made, ignore_errors=True)

    def _do(self, *arguments: str) -> str:
        return run([*RCLONE, *arguments], told=str(self))

    def note(self, name: str) -> str:
        """What a small file beside the releases says; nothing when there is none."""
        names = self._do("lsf", "--max-depth", "1", "--include", f"/{name}", self.place).split()
        return self._do("cat", f"{self.place}/{name}").strip() if name in names else ""

    def keep(self, name: str, text: str) -> None:
        """Write such a file."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_text(text, "utf-8")
            self._do("copyto", str(path), f"{self.place}/{name}")

    def ids(self) -> list[str]:
        """The releases that are whole, oldest first: the manifest is laid down last."""
        wanted = ["--max-depth", "3", "--include", f"/releases/*/{MANIFEST}"]
        found = self._do("lsf", "-R", "--files-only", *wanted, self.place).split()
        return in_order(name.split("/")[1] for name in found)

    def current_id(self) -> str | None:
        """The release that readers see."""
        return self.note("current.txt") or None

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
        """Bring what readers see to a release: files, then pages, then away with the rest."""
        source, target = f"{self.place}/releases/{name}/{SITE}", self.shown
        try:
            self._do("copy", "--checksum", "--exclude", PAGES, source, target)
            self._do("copy", "--checksum", source, target)
            self._do("sync", "--checksum", source, target)
        except Refusal as refusal:
            why = str(refusal).removesuffix(". Trang cũ giữ nguyên.")
            raise Refusal(
                f"{why}. Trang đang thay dở: vài trang đã mới, vài trang còn cũ; chạy lại lệnh cho xong."
            ) from None
        self.keep("current.txt", name)

    def wrong(self, name: str) -> list[str]:
        """What of a release is no longer as it was made: read back whole."""
        place = f"{self.place}/releases/{name}"
        with tempfile.TemporaryDirectory() as folder:
            sums = Path(folder, SUMS)
            self._do("copyto", f"{place}/{SUMS}", str(sums))
            command = [*RCLONE, "checksum", "--download", "--combined", "-", "sha256", str(sums), f"{place}/{SITE}"]
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
