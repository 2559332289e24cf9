"""A real sshd on loopback that takes one key of its own: a server to publish to, run by whoever runs the tests."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

# Debian keeps it out of the way of users.
PROGRAM = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin")
HOST = f"{getpass.getuser()}@127.0.0.1"


class Server:
    """The server's keys, and how to reach it: ``ssh`` is the command that does."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        for name in ("host", "me", "stranger"):
            make_key(folder / name)
        shutil.copy(folder / "me.pub", folder / "authorized_keys")
        self.known("host")

    def known(self, key: str) -> None:
        """Let this machine take a key for the server's."""
        kind, value, *_ = (self.folder / f"{key}.pub").read_text().split()
        (self.folder / "known").write_text(
            f"[127.0.0.1]:{self.port} {kind} {value}\n[::1]:{self.port} {kind} {value}\n"
        )

    def ssh(self, key: str = "me") -> str:
        """The command that reaches it with a key."""
        settings = {
            "Port": self.port, "BatchMode": "yes", "IdentitiesOnly": "yes", "IdentityFile": self.folder / key,
            "UserKnownHostsFile": self.folder / "known", "GlobalKnownHostsFile": "none", "ConnectTimeout": 20,
        }  # fmt: skip
        return shlex.join(["ssh", "-F", "none", *(f"-o{name}={value}" for name, value in settings.items())])

    def config(self, path: str, more: str) -> Path:
        """Its configuration."""
        lines = [
            f"Port {self.port}", "ListenAddress 127.0.0.1", "ListenAddress ::1", f"HostKey {self.folder}/host", "PidFile none", "UsePAM no",
            "PasswordAuthentication no", "KbdInteractiveAuthentication no", f"AuthorizedKeysFile {self.folder}/authorized_keys",
            "StrictModes no", "MaxStartups 100",
            # Whatever the shell of this machine's user does when it starts is no business of the tests.
            f'SetEnv HOME={self.folder} "PATH={path}"', more,
        ]  # fmt: skip
        file = self.folder / "sshd_config"
        file.write_text("\n".join([*lines, ""]))
        return file


@contextmanager
def sshd(
    folder: Path, *, path: str = os.environ["PATH"], limit: Callable[[], None] | None = None, more: str = ""
) -> Iterator[Server]:
    """A server that runs meanwhile, with programs from ``path`` and ``more`` settings.

    ``limit`` is done in its process first, and holds for all it starts.
    """
    assert PROGRAM, "tests/debian.sh installs openssh-server"
    if os.geteuid() == 0:  # where it locks itself up before somebody is known; Debian's service makes it
        Path("/run/sshd").mkdir(exist_ok=True)
    server = Server(folder)
    command = [PROGRAM, "-D", "-e", "-f", str(server.config(path, more))]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, stderr=log, start_new_session=True, preexec_fn=limit)
    try:
        wait_for(server.port, process)
        yield server
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Stop the server at once; the connections that it still has end with those who hold them."""
    process.send_signal(signal.SIGKILL)
    process.wait()


def make_key(path: Path) -> None:
    """A key without a word."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server listens."""
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, "the server did not start"
        time.sleep(0.05)
    raise AssertionError("the server does not listen")


def links_to(programs: Sequence[str], folder: Path) -> Path:
    """A folder in which only these programs are found."""
    folder.mkdir()
    for name in programs:
        found = shutil.which(name)
        assert found
        (folder / name).symlink_to(found)
    return folder
