"""The page "Dữ liệu mở": the files with their sizes, what is in them, how to use them, what is promised (features F112)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from danvan.exports.opendata.counts import COUNTS
from danvan.exports.opendata.kinds import OpenKind, open_kinds
from danvan.library import Library
from danvan.pages.addresses import LISTS
from danvan.pages.catalogue import downloads
from danvan.pages.context import Context
from danvan.pages.model_catalogue import model_downloads
from danvan.pages.page import Page
from danvan.pages.rendering import render
from danvan.schema import FieldSpec, every_field

NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class KindRow:
    """A kind with how many there are of it."""

    kind: OpenKind
    count: int

    @property
    def fields(self) -> list[tuple[str, FieldSpec]]:
        """Every field by its name as in a table: "status.value"."""
        return [(".".join(place), field) for place, field in every_field(self.kind.fields)]


def open_data_page(p: Context, files: Mapping[str, bytes]) -> Page:
    """The page in a language; ``files`` are those of the site, by their paths."""
    heading = p.t("opendata.title")
    text = render(
        "open_data", p, heading=heading, rows=[KindRow(kind, _count(p.library, kind)) for kind in open_kinds()],
        counts=COUNTS, size=lambda path: p.amount(len(files[path])).replace(" ", NO_BREAK), catalogue=downloads("documents", p.lang),
        model_list=model_downloads(p.lang), example=p.site.url + open_kinds()[0].path("json"),
    )  # fmt: skip
    return Page(LISTS["open-data"], heading, text, p.t("opendata.intro"), kind="page")


def _count(library: Library, kind: OpenKind) -> int:
    return len(library.of_kind(kind.record))
