"""A text → what must not be published in it."""

from __future__ import annotations

from danvan.gate.finding import Finding
from danvan.gate.glance import wanted
from danvan.gate.reading import Text, tidy, without_addresses


def search(text: str) -> list[Finding]:
    """Everything in a text that must not be published, in the order of its place."""
    plain = tidy(text)
    detectors = wanted(plain)
    if not detectors:
        return []
    whole = Text(without_addresses(plain))
    found: list[Finding] = []
    claimed = bytearray(len(plain))
    for detector in detectors:
        for finding in detector(whole):
            # The first that claims a place keeps it.
            place = slice(finding.start, finding.end)
            if not any(claimed[place]):
                found.append(finding)
                claimed[place] = b"\1" * (finding.end - finding.start)
    return sorted(found, key=lambda finding: finding.start)
