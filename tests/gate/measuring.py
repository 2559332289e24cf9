"""The labelled sets read, the gate asked, the answers counted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from danvan.gate import canonical, search

HERE = Path(__file__).parent
# Each is two files, <name>_catch.txt and <name>_pass.txt; the later ones were written to be harder than those before.
SETS = ("must", "awkward", "unseen", "last")
# What stands on the list of published data, as in quy-dinh-bien-tap.md.
PUBLISHED = frozenset(map(canonical, ("0205 3000 099", "vanphong@baolangson-mau.vn")))


@dataclass(frozen=True)
class Case:
    """A line of the set: the kind that must be found in it, or none."""

    written: str
    kind: str
    text: str


@dataclass
class Measured:
    """What the gate did with the set."""

    caught: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    passed: int = 0
    alarms: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Of what must be caught, the part that is."""
        return self.caught.total() / self.expected.total()

    @property
    def false_alarms(self) -> float:
        """Of what must pass, the part that does not."""
        return len(self.alarms) / (self.passed + len(self.alarms))

    def __str__(self) -> str:
        kinds = [f"  {kind}: {self.caught[kind]}/{count}" for kind, count in sorted(self.expected.items())]
        lines = [
            f"Phải chặn: {self.caught.total()}/{self.expected.total()} (tỷ lệ bắt được {self.recall:.3f})", *kinds,
            f"Phải cho qua: báo nhầm {len(self.alarms)}/{self.passed + len(self.alarms)} (tỷ lệ {self.false_alarms:.3f})",
            *(f"  BỎ SÓT  {line}" for line in self.misses), *(f"  BÁO NHẦM  {line}" for line in self.alarms),
        ]  # fmt: skip
        return "\n".join(lines)


def cases(name: str) -> list[Case]:
    r"""The cases of a file, such as must_catch; ``\n`` and ``\u200b`` in a line stand for themselves."""
    found = []
    for line in (HERE / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, text = line.split(": ", 1) if name.endswith("_catch") else ("", line)
            text = (
                re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
                .replace(r"\n", "\n")
                .replace(r"\t", "\t")
            )
            found.append(Case(line, kind, text))
    return found


def first_asked(name: str) -> str:
    """What the gate did with a file's cases before anything was changed for them, as its head says; the oldest have batches."""
    found = re.search(r"^# .*First asked: (\d+/\d+)$", (HERE / f"{name}.txt").read_text("utf-8"), re.MULTILINE)
    return found[1] if found else "xem từng đợt trong tệp"


def measure(name: str) -> Measured:
    """The gate's answers to a set."""
    result = Measured()
    for case in cases(f"{name}_catch"):
        result.expected[case.kind] += 1
        if search(case.text):
            result.caught[case.kind] += 1
        else:
            result.misses.append(case.written)
    for case in cases(f"{name}_pass"):
        if [finding for finding in search(case.text) if finding.fingerprint not in PUBLISHED]:
            result.alarms.append(case.written)
        else:
            result.passed += 1
    return result
