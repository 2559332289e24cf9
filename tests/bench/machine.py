"""What machine the figures are of: processor, cores, memory, systems; no path, name or address."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path


def description() -> str:
    """One line for people."""
    cpu = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    memory = re.search(r"^MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text(), re.MULTILINE)
    return ", ".join([
        cpu[1] if cpu else platform.machine(), f"{len(os.sched_getaffinity(0))} lõi",
        f"{int(memory[1]) / 2**20:.0f} GiB bộ nhớ" if memory else "không rõ bộ nhớ",
        platform.freedesktop_os_release()["PRETTY_NAME"], f"Linux {platform.release().partition('-')[0]}",
        f"Python {platform.python_version()}",
    ])  # fmt: skip


def load() -> float:
    """How many programs wanted a core in the last minute."""
    return os.getloadavg()[0]
