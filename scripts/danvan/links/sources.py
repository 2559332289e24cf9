"""Which content file a page came from: the site's own list of it, and the line on which an address stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from danvan.links.built import BuiltSite, address_of
from danvan.links.finding import Finding

# Written by danvan.exports.sources: address → content file, both from their roots.
LIST = "data/sources.json"


def with_sources(findings: Iterable[Finding], built: BuiltSite, root: Path | None) -> Iterator[Finding]:
    """The findings, each with the content file it came from; and the content files that did not reach the site."""
    listed: dict[str, str] = json.loads((built.folder / LIST).read_text("utf-8")) if LIST in built.files else {}

    @cache
    def lines(source: str) -> list[str]:
        path = root / source if root else None
        return path.read_text("utf-8").splitlines() if path and path.is_file() else []

    for finding in findings:
        source = listed.get(address_of(finding.page).removeprefix("/"), "")
        yield replace(finding, source=_place(source, lines(source), finding.target)) if source else finding
    for address, source in listed.items():
        if f"{address}index.html" not in built.files:
            yield Finding("unreached", source, f"/{address}", source=source)


def _place(source: str, lines: list[str], target: str) -> str:
    """The file, with the line on which the address stands as written, or the key that it was made from."""
    key = target.partition("#")[0].rstrip("/").rpartition("/")[2]
    for wanted in (target, key):
        for number, line in enumerate(lines, 1):
            if wanted and wanted in line:
                return f"{source}:{number}"
    return source
