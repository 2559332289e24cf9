"""``make gate-report``: how much of the labelled sets the gate catches, how often it is wrong, how long a post takes."""

from __future__ import annotations

import time
from pathlib import Path

from danvan.gate import search
from gate.measuring import SETS, measure, unforeseen

ROUNDS = 20


def main() -> None:
    """Print the report."""
    for name in SETS:
        print(f"Bộ {name}:\n{measure(name)}\n")
    print(unforeseen())
    texts = [path.read_text("utf-8") for path in sorted(Path("news").rglob("*.md"))]
    best = min(_seconds(texts) for _ in range(ROUNDS))
    print(f"Thời gian: {best / len(texts) * 1000:.3f} mili giây một bài ({len(texts)} bài của trang)")


def _seconds(texts: list[str]) -> float:
    started = time.process_time()
    for text in texts:
        search(text)
    return time.process_time() - started


if __name__ == "__main__":
    main()
