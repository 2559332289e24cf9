"""Releases in an S3-compatible bucket, through rclone.

A bucket has no links, so nothing switches in one step: ``releases/<id>`` is laid down whole, then ``site/`` is brought to it,
files first, pages after them, what is no longer needed last. At each moment every page that is there finds its files.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from danvan.problems import Refusal
from danvan.release.manifest import MANIFEST, SITE
from danvan.release.programs import run
from danvan.release.store import in_order, too_old

PAGES = "*.{html,html.gz,html.br}"


class BucketStore:
    """The releases below ``place``, an rclone path ("kho:dan-van")."""

    def __init__(self, place: str) -> None:
        self.place = place.rstrip("/")
        self.shown = f"{self.place}/{SITE}"
        self._made = Path(tempfile.mkdtemp(prefix="danvan-"))

    def __str__(self) -> str:
        return self.place

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """A file in the bucket: it stays when a publish is killed, and the message says how to remove it."""
        lock = f"{self.place}/dang-dang.lock"
        if self._text("dang-dang.lock"):
            raise Refusal(
                f"{self}: đang có một lần đăng khác. Nếu lần đó đã bị ngắt, chạy  rclone deletefile {lock}  rồi đăng lại."
            )
        self._put("dang-dang.lock", "1")
        try:
            yield
        finally:
            self._do("deletefile", lock)
            shutil.rmtree(self._made, ignore_errors=True)

    def _do(self, *arguments: str) -> str:
        return run(["rclone", *arguments], told=str(self))

    def _text(self, name: str) -> str:
        names = self._do("lsf", "--max-depth", "1", "--include", f"/{name}", self.place).split()
        return self._do("cat", f"{self.place}/{name}").strip() if name in names else ""

    def _put(self, name: str, text: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_text(text, "utf-8")
            self._do("copyto", str(path), f"{self.place}/{name}")

    def ids(self) -> list[str]:
        """The releases that are whole, oldest first: the manifest is laid down last."""
        found = self._do("lsf", "-R", "--files-only", "--include", f"/releases/*/{MANIFEST}", self.place).split()
        return in_order(name.split("/")[1] for name in found)

    def current_id(self) -> str | None:
        """The release that readers see."""
        return self._text("current.txt") or None

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
        self._do("copy", "--checksum", "--exclude", PAGES, source, target)
        self._do("copy", "--checksum", source, target)
        self._do("sync", "--checksum", source, target)
        self._put("current.txt", name)

    def wrong(self, name: str) -> list[str]:
        """What of a release is no longer as it was made."""
        with tempfile.TemporaryDirectory() as folder:
            sums = Path(folder, "SHA256SUMS")
            self._do("copyto", f"{self.place}/releases/{name}/SHA256SUMS", str(sums))
            arguments = [
                "checksum",
                "--download",
                "--combined",
                "-",
                "sha256",
                str(sums),
                f"{self.place}/releases/{name}/{SITE}",
            ]
            try:
                self._do(*arguments)
            except Refusal as refusal:
                return [str(refusal)]
        return []

    def prune(self, keep: int) -> list[str]:
        """Remove all but the newest ``keep`` releases and the current one."""
        old = too_old(self.ids(), self.current_id(), keep)
        for name in old:
            self._do("purge", f"{self.place}/releases/{name}")
        return old
