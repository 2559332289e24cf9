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
    for detector in detectors:
        for finding in detector(whole):
            # The first that claims a place keeps it.
            if not any(finding.start < other.end and other.start < finding.end for other in found):
                found.append(finding)
    return sorted(found, key=lambda finding: finding.start)
