"""The generators' programs, each in a folder of its own below .build/bench (safe to delete), from the locks of this folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parents[2]
TOOLS = PROJECT / ".build" / "bench"
READY = "ready"  # stands where an installation has come to its end


class NotInstalled(Exception):
    """A generator cannot be had here; the message says why."""


def python_tool(name: str) -> Path:
    """The folder of the programs of a generator written for Python. Raises NotInstalled."""
    lock, folder = HERE / name / "requirements.txt", TOOLS / name
    if not _as_locked(folder, lock):
        shutil.rmtree(folder, ignore_errors=True)
        _run([sys.executable, "-m", "venv", str(folder)])
        _run(
            [
                str(folder / "bin/pip"),
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--require-hashes",
                "-r",
                str(lock),
            ]
        )
        shutil.copyfile(lock, folder / lock.name)
        (folder / READY).touch()
    return folder / "bin"


def node_tool(name: str) -> Path:
    """The folder of the packages of a generator written for Node.js. Raises NotInstalled."""
    lock, folder = HERE / name / "package-lock.json", TOOLS / name
    if not shutil.which("npm"):
        raise NotInstalled("cần Node.js 20 trở lên và npm")
    if not _as_locked(folder, lock):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        shutil.copyfile(lock.with_name("package.json"), folder / "package.json")
        shutil.copyfile(lock, folder / lock.name)
        _run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder)])
        (folder / READY).touch()
    return folder / "node_modules"


def said(command: list[str]) -> str:
    """What a program prints, as one line."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return " ".join(done.stdout.split())


def _as_locked(folder: Path, lock: Path) -> bool:
    kept = folder / lock.name
    return (folder / READY).exists() and kept.read_bytes() == lock.read_bytes()


def _run(command: list[str]) -> None:
    """Raises NotInstalled with the last that it said."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = [line for line in f"{done.stdout}\n{done.stderr}".splitlines() if "rror" in line] or ["không rõ vì sao"]
        raise NotInstalled(lines[-1].strip())
