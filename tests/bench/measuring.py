"""What a command takes: seconds, memory of all its processes, its own steps; the indexer of words on its own."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

INTERVAL = 0.05  # seconds between two looks at a command's processes
STEP = re.compile(
    rb"^\xe2\x80\xa2 (.+?) \xe2\x80\xa6\r?$", re.MULTILINE
)  # "• Dựng trang …": what the build tells a person
INDEXER = b"pagefind"
OF_THE_BENCHMARK = ("PYTHONPATH", "MAKEFLAGS", "MAKELEVEL", "MAKEOVERRIDES")  # says nothing to what it measures


@dataclass
class Took:
    """What one command took: seconds, peak megabytes of all its processes at once, seconds of each step it told of.

    The indexer of words counts apart: its own peak, the seconds it ran, and those in which all the rest waited for it.
    """

    seconds: float = 0
    megabytes: float = 0
    steps: dict[str, float] = field(default_factory=dict)
    index_megabytes: float = 0
    index_seconds: float = 0
    waited: float = 0

    @property
    def without_index(self) -> float:
        """Seconds without those in which everything waited for the indexer."""
        return self.seconds - self.waited


@dataclass
class _Watch:
    """A running command, looked at again and again."""

    pid: int
    took: Took
    last: float
    busy: int = 0

    def look(self, now: float) -> None:
        """Weigh all processes; tell whether only the indexer had work since the last look."""
        rest = index = busy = 0
        for pid in _family(self.pid):
            with suppress(OSError, ValueError):
                kilobytes, ticks, command = _weight(pid), _ticks(pid), Path(f"/proc/{pid}/cmdline").read_bytes()
                if INDEXER in command.replace(b"\0", b" "):
                    index += kilobytes
                else:
                    rest, busy = rest + kilobytes, busy + ticks
        self.took.megabytes = max(self.took.megabytes, rest / 1024)
        if index:
            self.took.index_megabytes = max(self.took.index_megabytes, index / 1024)
            self.took.index_seconds += now - self.last
            if busy - self.busy <= 1:
                self.took.waited += now - self.last
        self.last, self.busy = now, busy


def measure(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> Took:
    """Run a command in a folder; its own words are shown when it fails, which ends the benchmark."""
    ours, theirs = os.openpty()  # steps are told only to a person who watches
    started = time.monotonic()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=folder, env=surroundings(environment), stdout=output, stderr=theirs)
        os.close(theirs)
        took, marks, said = _follow(process, ours, started)
        os.close(ours)
        if process.returncode:
            output.seek(0)
            sys.exit((output.read() + said).decode("utf-8", "replace")[-4000:])
    took.steps = dict(_lengths(marks, started + took.seconds))
    return took


def surroundings(more: dict[str, str] | None = None) -> dict[str, str]:
    """The environment of a command that is measured, as on a person's own command line."""
    return {name: value for name, value in os.environ.items() if name not in OF_THE_BENCHMARK} | (more or {})


def _follow(
    process: subprocess.Popen[bytes], terminal: int, started: float
) -> tuple[Took, list[tuple[str, float]], bytes]:
    watch, marks, said = _Watch(process.pid, Took(), started), [], b""
    ended = os.pidfd_open(process.pid)  # wakes at once, where looking now and then would add to short times
    heard = [ended, terminal]
    while ended not in (ready := select.select(heard, [], [], INTERVAL)[0]):
        if terminal in ready:
            more = _read(terminal)
            heard = heard if more else [ended]
            said += more
            marks += [(name.decode("utf-8"), time.monotonic()) for name in STEP.findall(said)[len(marks) :]]
        watch.look(time.monotonic())
    watch.took.seconds = time.monotonic() - started
    os.close(ended)
    process.wait()
    if terminal in heard and select.select([terminal], [], [], 0)[0]:
        said += _read(terminal)
    return watch.took, marks, said


def _read(terminal: int) -> bytes:
    """What is there; nothing once nobody writes any more."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def _lengths(marks: list[tuple[str, float]], end: float) -> Iterator[tuple[str, float]]:
    for (name, start), stop in zip(marks, [*(start for _, start in marks[1:]), end], strict=False):
        yield name, stop - start


def _family(pid: int) -> Iterator[int]:
    """A process and all that came of it."""
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in path.read_text().split():
                yield from _family(int(child))


def _weight(pid: int) -> int:
    """Kilobytes, what several processes share divided between them."""
    found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) if found else 0


def _ticks(pid: int) -> int:
    """Hundredths of a second of work so far."""
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return int(user) + int(system)
