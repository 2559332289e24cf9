"""Releases in a folder of a server, reached by SSH: the same layout as a folder here, the same one-step switch."""

from __future__ import annotations

import contextlib
import os
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

from danvan.problems import Refusal
from danvan.release.manifest import SITE, SUMS
from danvan.release.programs import refused, run
from danvan.release.store import in_order, too_old
from danvan.workplace import workplace

# Asks nobody anything, and tells within a minute that the other end is gone.
SSH = "ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=4"
# What ``flock`` is to say when another holds the lock.
HELD = 75
# Runs there, where there need be no Python: the first twenty files that differ from the release's sums.
CHECK = r"""
if [ -s ../%s ]; then
    sha256sum --check --quiet ../%s 2>/dev/null | sed -n 's/^\(.*\): .*/changed \1/p' | head -20
    { cut -c67- ../%s; cut -c67- ../%s; find . -type f | sed 's#^\./##'; } | sort | uniq -u | sed 's/^/more /' | head -20
else echo 'list %s'; fi""".replace("%s", SUMS)


class SshStore:
    """The releases in ``folder`` of ``host`` ("web@may-chu"). ``DANVAN_SSH`` may name another ssh command."""

    # A folder here, while locked; its name is told to nobody else, so what a killed publish still sends comes to no later one.
    _made: Path

    def __init__(self, host: str, folder: str) -> None:
        # A folder that does not begin with / lies at home there.
        self.host, self.folder = host, folder.removeprefix("~/").rstrip("/")
        self.shown = f"{host}:{self.folder}/current/{SITE}"
        self._ssh = os.environ.get("DANVAN_SSH", SSH)
        # rsync wants the brackets of an address of IPv6, ssh does not.
        self._there = [*shlex.split(self._ssh), host.replace("[", "").replace("]", "")]

    def __str__(self) -> str:
        return f"{self.host}:{self.folder}"

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """The lock is held by the connection itself: it falls when this publish ends, however it ends."""
        folder = shlex.quote(self.folder)
        script = (
            f"mkdir -p {folder}/releases && exec flock -n -E {HELD} {folder}/.lock sh -c 'echo locked; cat >/dev/null'"
        )
        with workplace() as self._made, subprocess.Popen(
            [*self._there, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
        ) as held:  # fmt: skip
            assert held.stdin
            assert held.stdout
            assert held.stderr
            try:
                if held.stdout.readline() != "locked\n":
                    held.stdin.close()
                    raise self._not_locked(held.stderr.read(), held.wait())
                self._do("rm -rf releases/.[0-9]* .current-*")
                yield
            finally:
                held.stdin.close()

    def _not_locked(self, words: str, code: int) -> Refusal:
        if code == HELD:
            return Refusal(f"{self}: đang có một lần đăng khác; chờ xong rồi chạy lại. Trang cũ giữ nguyên.")
        return refused(str(self), "ssh", words)

    def _do(self, script: str) -> str:
        script = f"set -eu; cd {shlex.quote(self.folder)}; {script}"
        return run([*self._there, script], told=str(self))

    def ids(self) -> list[str]:
        """The releases that are whole, oldest first."""
        return in_order(self._do("mkdir -p releases; ls releases").split())

    def current_id(self) -> str | None:
        """The release that readers see."""
        return self._do("readlink current || true").strip().rpartition("/")[2] or None

    def unfinished(self) -> None:
        """As in a folder here."""

    def begin(self, name: str) -> Path:
        """A folder here in which to make a release."""
        path = self._made / name
        path.mkdir(parents=True)
        return path

    def finish(self, made: Path, name: str) -> None:
        """Bring a whole release over (only what differs from the current one travels), then give it its name."""
        hidden = f"releases/.{name}-{self._made.name}"
        target = f"{self.host}:{self.folder}/{hidden}/"
        command = ["rsync", "-rlp", "--checksum", "--link-dest=../../current", "-e", self._ssh, f"{made}/", target]
        run(command, told=str(self))
        self._do(f"sync; mv -T {hidden} releases/{name}")

    def switch(self, name: str) -> None:
        """Let readers see a release, in one step."""
        self._do(f"ln -s releases/{name} .current-$$; mv -T .current-$$ current")

    def wrong(self, name: str) -> list[str]:
        """What of a release is no longer as it was made."""
        told = {"changed": "tệp {} đã bị đổi hoặc mất", "more": "thừa tệp {}", "list": "không đọc được {}"}
        found = [line.split(" ", 1) for line in self._do(f"cd releases/{name}/{SITE}; {CHECK}").splitlines()]
        return [f"{name}: {told[kind].format(file)}" for kind, file in found]

    def prune(self, keep: int) -> list[str]:
        """Remove all but the newest ``keep`` releases and the current one."""
        old = too_old(self.ids(), self.current_id(), keep)
        if old:
            self._do("; ".join(f"mv releases/{name} releases/.{name}; rm -rf releases/.{name}" for name in old))
        return old

    def note(self, name: str) -> str:
        """What a small file beside the releases says; nothing when there is none."""
        return self._do(f"[ ! -f {name} ] || cat {name}").strip()

    def keep(self, name: str, text: str) -> None:
        """Write such a file."""
        self._do(f"echo {shlex.quote(text)} >{name}")
