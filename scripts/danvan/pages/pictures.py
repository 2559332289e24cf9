"""Small pictures made with the page, as SVG in its text: each stands beside words that say the same.

Colours and lines come from overrides/assets/danvan.css, so that they follow dark mode and print; a strict content
security policy allows no style in the page itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from danvan.pages.markdown import Md, attribute

WIDTH = 360
MARGIN = 14
# Marks of events stand at least so far apart, however near their days are.
APART = 19
ROW = 44
LETTERS = 31


@dataclass(frozen=True)
class Segment:
    """A stretch of a timeline: from a day on, in a state (a class of the style sheet), with its words."""

    start: dt.date
    state: str
    words: str


@dataclass(frozen=True)
class Neighbour:
    """What a record is joined to in a graph; ``outward`` when the relation is the record's own."""

    words: str
    name: str
    outward: bool


@dataclass(frozen=True)
class Bar:
    """A row of a chart."""

    words: str
    value: int


def timeline(segments: Sequence[Segment], events: Sequence[dt.date], today: dt.date, title: str) -> Md:
    """Stretches of time on a line until ``today``, with numbered marks at the events' days (in order)."""
    first, last = min(segments[0].start, *events), max(today, *events)

    def place(day: dt.date) -> float:
        return MARGIN + (WIDTH - 2 * MARGIN) * (day - first).days / max(1, (last - first).days)

    parts = []
    for segment, end in zip(segments, [*(other.start for other in segments[1:]), last], strict=True):
        left, width = place(segment.start), place(end) - place(segment.start)
        parts.append(
            f'<rect class="dv-svg-{segment.state}" x="{left:.1f}" y="24" width="{max(width, 1):.1f}" height="14"/>'
        )
        if width > 6.5 * len(segment.words):
            parts.append(
                f'<text x="{left + width / 2:.1f}" y="14" text-anchor="middle">{attribute(segment.words)}</text>'
            )
    for number, (day, at) in enumerate(zip(events, _spread([place(day) for day in events]), strict=True), 1):
        parts.append(f'<path class="dv-svg-line" d="M{place(day):.1f} 22V40L{at:.1f} 50"/>')
        parts.append(f'<circle class="dv-svg-mark" cx="{at:.1f}" cy="58" r="8.5"/>')
        parts.append(f'<text class="dv-svg-on" x="{at:.1f}" y="62" text-anchor="middle">{number}</text>')
    parts.append(f'<text x="{MARGIN}" y="84">{first.year}</text>')
    parts.append(f'<text x="{WIDTH - MARGIN}" y="84" text-anchor="end">{last:%d/%m/%Y}</text>')
    return _figure(parts, 90, title)


def _spread(places: list[float]) -> list[float]:
    """The places in order, none nearer than APART to the one before, none beyond the picture."""
    found: list[float] = []
    for at in places:
        found.append(max(at, found[-1] + APART) if found else at)
    limit = WIDTH - MARGIN / 2
    for index in reversed(range(len(found))):
        found[index] = min(found[index], limit)
        limit = found[index] - APART
    return found


def graph(centre: Sequence[str], neighbours: Sequence[Neighbour], title: str) -> Md:
    """A record (its name on two lines at most) and what it is joined to, an arrow pointing to what is spoken of."""
    height = ROW * len(neighbours) + 8
    middle = height / 2
    parts = [f'<rect class="dv-svg-box dv-svg-own" x="1" y="{middle - 21:.1f}" width="114" height="42" rx="3"/>']
    top = middle + 4 - 7.5 * (len(centre) - 1)
    parts += [
        f'<text class="dv-svg-on" x="58" y="{top + 15 * line:.1f}" text-anchor="middle">{attribute(words)}</text>'
        for line, words in enumerate(centre)
    ]
    for index, other in enumerate(neighbours):
        y = ROW * index + 28
        parts.append(f'<path class="dv-svg-line" d="M115 {middle:.1f}C132 {middle:.1f} 132 {y} 150 {y}"/>')
        head = f"M150 {y}l-7 -4v8z" if other.outward else f"M116 {middle:.1f}l7 -4v8z"
        parts.append(f'<path class="dv-svg-head" d="{head}"/>')
        parts.append(f'<text class="dv-svg-small" x="151" y="{y - 14}">{attribute(_cut(other.words, 38))}</text>')
        parts.append(f'<rect class="dv-svg-box" x="150" y="{y - 10}" width="209" height="21" rx="3"/>')
        parts.append(f'<text x="156" y="{y + 4.5}">{attribute(_cut(other.name, LETTERS))}</text>')
    return _figure(parts, height, title)


def bars(rows: Sequence[Bar], title: str) -> Md:
    """A chart of numbers, a row for each."""
    most = max(row.value for row in rows)
    parts = []
    for index, row in enumerate(rows):
        y, width = 34 * index, 310 * row.value / most
        parts.append(f'<text x="1" y="{y + 12}">{attribute(_cut(row.words, 52))}</text>')
        parts.append(f'<rect class="dv-svg-alive" x="1" y="{y + 17}" width="{width:.1f}" height="11"/>')
        parts.append(f'<text x="{width + 7:.1f}" y="{y + 27}">{row.value}</text>')
    return _figure(parts, 34 * len(rows), title)


def _cut(words: str, letters: int) -> str:
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"


def _figure(parts: Sequence[str], height: float, title: str) -> Md:
    head = f'<svg viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" height="{height:.0f}" role="img" aria-label="{attribute(title)}">'
    return Md(f'<figure class="dv-picture" data-pagefind-ignore>{head}{"".join(parts)}</svg></figure>')
