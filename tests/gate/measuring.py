"""The labelled sets read, the gate asked, the answers counted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from danvan.gate import canonical, search

HERE = Path(__file__).parent
# Each set is two files, <name>_catch.txt and <name>_pass.txt. The last three were written when the gate was done with all before.
UNFORESEEN = ("unseen", "last", "final")
SETS = ("must", "awkward", *UNFORESEEN)
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


def first_asked(name: str) -> Fraction | None:
    """Of a file's cases, the part that the gate found before anything was changed for them, as its head says."""
    found = re.search(r"^# .*First asked: (\d+)/(\d+)$", (HERE / f"{name}.txt").read_text("utf-8"), re.MULTILINE)
    return Fraction(int(found[1]), int(found[2])) if found else None


def unforeseen() -> str:
    """What to expect of forms that nobody thought of: how the gate did when it was first asked the sets written after it."""
    told = []
    for kind in ("catch", "pass"):
        heads = [(first_asked(f"{name}_{kind}"), len(cases(f"{name}_{kind}"))) for name in UNFORESEEN]
        told.append((sum(part * count for part, count in heads if part is not None), sum(count for _, count in heads)))
    (caught, all_catch), (wrong, all_pass) = told
    return (
        f"Lời chưa ai nghĩ tới (lần hỏi đầu của {', '.join(UNFORESEEN)}): bắt {caught}/{all_catch} ({float(caught / all_catch):.3f}),"
        f" báo nhầm {wrong}/{all_pass} ({float(wrong / all_pass):.3f})"
    )


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
