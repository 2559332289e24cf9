"""Library → report: what was published in a period, in the order of the Department's reports (features F106).

It says what the site knows, in neutral words; results, difficulties and proposals are blanks for the Department.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan.library import Library
from danvan.pages.context import SiteConfig
from danvan.reports.ahead import ahead
from danvan.reports.attention import stale, units
from danvan.reports.content import Block, Line, Report
from danvan.reports.desk import Desk, heading, words
from danvan.reports.figures import figures
from danvan.reports.happened import happened
from danvan.reports.period import Period


def make(library: Library, site: SiteConfig, period: Period) -> Report:
    """The report. Raises ContentError when the sheet of the units' papers has something wrong in it."""
    desk = Desk(library, site, period)
    name, parent = site.department.get("name", ""), site.department.get("parent", "")
    place = re.search(r"tỉnh ([^,]+)$", name)
    title = words("title", period=period.name)
    return Report(
        parent or words("parent_unknown"), _short(name) or words("agency_unknown"), _symbol(desk),
        place[1] if place else words("place_unknown"), title, _opening(desk, name), tuple(_blocks(desk)),
        words("closing", what=title[:1].lower() + title[1:]), (words("receivers"), words("archive")),
        (words("signer_post"), words("signer_name")), library.today, tuple(ahead(desk)),
    )  # fmt: skip


def _short(name: str) -> str:
    """The agency's name in its own head, where the province stands in the line above."""
    return re.sub(r" tỉnh [^,]+$", "", name)


def _symbol(desk: Desk) -> str:
    """The organ's letters as its plan has them: …/KH-SVHTTDL."""
    form = desk.plan.number_form if desk.plan else None
    match = re.search(r"-([\wĐđ-]+)$", form or "")
    return match[1] if match else words("symbol_unknown")


def _opening(desk: Desk, name: str) -> str:
    period = desk.period
    values = {
        "agency": name or words("agency_unknown"), "address": desk.site.url, "first": f"{period.first:%d/%m/%Y}",
        "last": f"{period.last:%d/%m/%Y}",
    }  # fmt: skip
    # A plan that had ended before is what the tasks are compared with, not what was carried out.
    if desk.plan and desk.plan.period.end.last >= period.first:
        return words("opening", plan=desk.plan.title, **values)
    return words("opening_no_plan", **values)


def _blocks(desk: Desk) -> Iterator[Block]:
    today = desk.library.today
    if desk.period.last > today:
        name = "until_today" if desk.period.first <= today else "not_begun"
        yield Line(words(name, date=f"{today:%d/%m/%Y}"))
    yield from figures(desk)
    yield from happened(desk)
    yield from stale(desk)
    yield from units(desk)
    yield heading(1, "judged.title")
    for part in ("results", "limits", "next"):
        yield heading(2, f"judged.{part}")
        yield Line(words(f"judged.{part}_blank"), blank=True)
