"""Open data: every kind of content as JSON and CSV at lasting addresses, with its schema; how much was published.

Nothing is in it that no page shows: what pages do not show is named in kinds.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from danvan.exports.opendata.counts import COUNTS, count_files
from danvan.exports.opendata.items import Item, Maker
from danvan.exports.opendata.kinds import OpenKind, open_kinds
from danvan.exports.opendata.page import open_data_page
from danvan.exports.opendata.schemas import data_schema
from danvan.exports.opendata.tabular import csv_of
from danvan.library import Library
from danvan.pages import SiteConfig


def open_data_files(library: Library, site: SiteConfig) -> Iterator[tuple[str, bytes]]:
    """Every file of open data with its path from the site's root."""
    maker = Maker(library, site)
    for kind in open_kinds():
        items, gone = maker.items(kind), maker.tombstones(kind)
        yield kind.path("json"), _json(_head(kind, site, items, gone), items, gone if kind.withdrawable else None)
        yield kind.path("csv"), csv_of(kind, items, gone)
        yield kind.schema_path, (json.dumps(data_schema(kind, site.url), ensure_ascii=False, indent=1) + "\n").encode()
    yield from count_files(library)


def _head(kind: OpenKind, site: SiteConfig, items: list[Item], gone: list[Item]) -> dict[str, Any]:
    days = [*(item["updated"] for item in items), *(item["withdrawn"] for item in gone)]
    return {
        "schema": site.url + kind.schema_path, "kind": kind.name, "language": "vi", "updated": max(days, default=None),
        "count": len(items),
    }  # fmt: skip


def _json(head: dict[str, Any], items: list[Item], gone: list[Item] | None) -> bytes:
    """One line an item: a change shows as one line."""
    lists = {"items": items} | ({} if gone is None else {"withdrawn": gone})
    parts = [f"{_one(name)}: {_one(value)}" for name, value in head.items()]
    for name, found in lists.items():
        parts.append(
            f"{_one(name)}: [" + "".join(f"{',' if n else ''}\n{_one(item)}" for n, item in enumerate(found)) + "\n]"
        )
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _one(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


__all__ = ["COUNTS", "OpenKind", "open_data_files", "open_data_page", "open_kinds"]
