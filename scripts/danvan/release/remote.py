"""Releases in a folder of a server, reached by SSH: the same layout as a folder here, the same one-step switch."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from danvan.problems import Refusal
from danvan.release.manifest import SITE, SUMS
from danvan.release.programs import run
from danvan.release.store import in_order, too_old


class SshStore:
    """The releases in ``folder`` of ``host`` ("web@may-chu"). ``DANVAN_SSH`` may name another ssh command."""

    def __init__(self, host: str, folder: str) -> None:
        self.host, self.folder = host, folder.rstrip("/")
        self.shown = f"{host}:{self.folder}/current/{SITE}"
        self._ssh = os.environ.get("DANVAN_SSH", "ssh -o BatchMode=yes")
        self._made = Path(tempfile.mkdtemp(prefix="danvan-"))

    def __str__(self) -> str:
        return f"{self.host}:{self.folder}"

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """The lock is held by the connection itself: it falls when this publish ends, however it ends."""
        folder = shlex.quote(self.folder)
        script = f"mkdir -p {folder}/releases && exec flock -n {folder}/.lock sh -c 'echo locked; cat >/dev/null'"
        with subprocess.Popen(
            [*shlex.split(self._ssh), self.host, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
        ) as held:  # fmt: skip
            assert held.stdin
            assert held.stdout
            assert held.stderr
            try:
                if held.stdout.readline() != "locked\n":
                    held.stdin.close()
                    words = held.stderr.read().strip()
                    raise Refusal(f"{self}: {words or 'đang có một lần đăng khác'}. Trang cũ giữ nguyên.")
                self._do("rm -rf releases/.[0-9]* .current-*")
                yield
            finally:
                held.stdin.close()
                shutil.rmtree(self._made, ignore_errors=True)

    def _do(self, script: str) -> str:
        script = f"set -eu; cd {shlex.quote(self.folder)}; {script}"
        return run([*shlex.split(self._ssh), self.host, script], told=str(self))

    def ids(self) -> list[str]:
        """The releases that are whole, oldest first."""
        return in_order(self._do("mkdir -p releases; ls releases").split())

    def current_id(self) -> str | None:
        """The release that readers see."""
        return self._do("readlink current || true").strip().rpartition("/")[2] or None

    def begin(self, name: str) -> Path:
        """A folder here in which to make a release."""
        path = self._made / name
        path.mkdir(parents=True)
        return path

    def finish(self, made: Path, name: str) -> None:
        """Bring a whole release over (only what differs from the current one travels), then give it its name."""
        target = f"{self.host}:{self.folder}/releases/.{name}/"
        command = ["rsync", "-rlp", "--checksum", "--link-dest=../../current", "-e", self._ssh, f"{made}/", target]
        run(command, told=str(self))
        self._do(f"sync; mv releases/.{name} releases/{name}")

    def switch(self, name: str) -> None:
        """Let readers see a release, in one step."""
        self._do(f"ln -s releases/{name} .current-$$; mv -T .current-$$ current")

    def wrong(self, name: str) -> list[str]:
        """What of a release is no longer as it was made."""
        check = f"cd releases/{name}/{SITE}; sha256sum --check --quiet ../{SUMS} 2>/dev/null | head -20"
        return [f"{name}: tệp {line.partition(': ')[0]} đã bị đổi hoặc mất" for line in self._do(check).splitlines()]

    def prune(self, keep: int) -> list[str]:
        """Remove all but the newest ``keep`` releases and the current one."""
        old = too_old(self.ids(), self.current_id(), keep)
        if old:
            self._do("; ".join(f"mv releases/{name} releases/.{name}; rm -rf releases/.{name}" for name in old))
        return old
